import { compareText } from '../../base/order.ts';

/**
 * The entries of a folder of migrations that are applied, in the order in which tools apply them: by the numbers in their
 * names, those that repeat (`R__x.sql` of Flyway) last. What undoes another of them (`1_x.down.sql`, `U1__x.sql`) is no
 * part of it.
 */
export function migrationOrder(names: readonly string[]): readonly string[] {
  const known = new Set(names.map((name) => name.toLowerCase()));
  const versions = new Set(names.flatMap((name) => versionOf(name, 'v') ?? []));
  return names
    .filter((name) => !isUndo(name, known, versions))
    .map((name) => ({ name, key: sortKey(name) }))
    .toSorted((left, right) => compareText(left.key, right.key) || compareText(left.name, right.name))
    .map(({ name }) => name);
}

const down = /^(.*?)([._-]?)down\.sql$/;

function isUndo(name: string, known: ReadonlySet<string>, versions: ReadonlySet<string>): boolean {
  const [, stem, mark = ''] = down.exec(name.toLowerCase()) ?? [];
  if (stem !== undefined && (known.has(`${stem}${mark}up.sql`) || (mark !== '' && known.has(`${stem}.sql`))))
    return true;
  const undone = versionOf(name, 'u');
  return undone !== undefined && versions.has(undone);
}

/** The version in a name of Flyway: `V1_2__add_users.sql` is 1.2. */
function versionOf(name: string, sign: string): string | undefined {
  const version = /^([a-z])(\d+(?:[._]\d+)*)__/.exec(name.toLowerCase());
  return version?.[1] === sign ? version[2]?.replaceAll('_', '.') : undefined;
}

const longest = 30;
/** A day, or a moment of it to the second, with dashes (Diesel) or without. */
const moment = /^(?:19|20)\d\d(?:-\d\d-\d\d(?:-\d{1,6})?|\d{4,10})(?!\d)/;

function sortKey(name: string): string {
  const version = versionOf(name, 'v') ?? versionOf(name, 'b');
  // A blank sorts before every dot, so that 1 stands before 1.1.
  const dated = name.replace(moment, (digits) => digits.replaceAll('-', '').padEnd(14, '0'));
  const plain = version === undefined ? dated : `V${version} ${name.slice(name.indexOf('__') + 2)}`;
  const numbered = plain.replaceAll(/\d+/g, (digits) =>
    digits.replace(/^0+(?=\d)/, '').padStart(longest, '0'),
  );
  return /^R__/i.test(name) ? `\u{10ffff}${numbered}` : numbered;
}
