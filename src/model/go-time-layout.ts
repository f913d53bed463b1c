const parts: ReadonlyMap<string, string> = new Map([
  ['January', '(?:January|February|March|April|May|June|July|August|September|October|November|December)'],
  ['Monday', '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)'],
  ['2006', '\\d{4}'],
  ['Z07:00', '(?:Z|[-+]\\d{2}:\\d{2})'],
  ['-07:00', '[-+]\\d{2}:\\d{2}'],
  ['-0700', '[-+]\\d{4}'],
  ['MST', '[A-Z]{3,5}'],
  ['Jan', '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'],
  ['Mon', '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'],
  ['01', '(?:0[1-9]|1[0-2])'],
  ['02', '(?:0[1-9]|[12]\\d|3[01])'],
  ['03', '(?:0[1-9]|1[0-2])'],
  ['04', '[0-5]\\d'],
  ['05', '[0-5]\\d'],
  ['06', '\\d{2}'],
  ['15', '(?:[01]\\d|2[0-3])'],
  ['PM', '(?:AM|PM)'],
  ['pm', '(?:am|pm)'],
  ['1', '(?:[1-9]|1[0-2])'],
  ['2', '(?:[1-9]|[12]\\d|3[01])'],
  ['3', '(?:[1-9]|1[0-2])'],
]);

/** A regular expression for a layout of Go's `time` package (`2006-01-02 15:04:05`). */
export function timeLayoutPattern(layout: string): string {
  let pattern = '';
  let rest = layout;
  while (rest !== '') {
    const fraction = /^[.,](0+|9+)/.exec(rest);
    const found = fraction === null ? [...parts.keys()].find((part) => rest.startsWith(part)) : undefined;
    if (fraction !== null) pattern += fractionPattern(fraction[0]);
    else pattern += found === undefined ? escapePattern(Array.from(rest)[0] ?? '') : (parts.get(found) ?? '');
    rest = rest.slice((fraction?.[0] ?? found ?? Array.from(rest)[0] ?? ' ').length);
  }
  return `^${pattern}$`;
}

/** Text as itself inside a regular expression that is read with or without the `u` flag. */
export function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function fractionPattern(fraction: string): string {
  const digits = fraction.length - 1;
  return fraction[1] === '0' ? `[.,]\\d{${digits}}` : `(?:[.,]\\d{1,${digits}})?`;
}
