/** A block of PL/pgSQL that PostgreSQL runs at once, for what only the server knows. */
export function printDo(lines: readonly string[]): string {
  const body = lines.join('\n');
  let tag = '$$';
  for (let count = 1; body.includes(tag); count += 1) tag = `$body${count}$`;
  return `DO ${tag}\n${body}\n${tag}`;
}
