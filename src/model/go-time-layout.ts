const month = '0?[1-9]|1[0-2]';

/** What each element of a layout stands for; as in Go, a number without a zero in front of it may be written with one. */
const parts: ReadonlyMap<string, string> = new Map([
  ['January', '(?:January|February|March|April|May|June|July|August|September|October|November|December)'],
  ['Jan', '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'],
  ['Monday', '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)'],
  ['Mon', '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'],
  ['MST', '[A-Z]{3,5}'],
  ['2006', '\\d{4}'],
  ['002', '(?:00[1-9]|0[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])'],
  ['__2', '(?:  [1-9]| [1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])'],
  ['_2', '(?: [1-9]|0?[1-9]|[12]\\d|3[01])'],
  ['01', '(?:0[1-9]|1[0-2])'],
  ['02', '(?:0[1-9]|[12]\\d|3[01])'],
  ['03', '(?:0[1-9]|1[0-2])'],
  ['04', '[0-5]\\d'],
  ['05', '[0-5]\\d'],
  ['06', '\\d{2}'],
  ['15', '(?:[01]\\d|2[0-3])'],
  ['PM', '(?:AM|PM)'],
  ['pm', '(?:am|pm)'],
  ['1', `(?:${month})`],
  ['2', '(?:0?[1-9]|[12]\\d|3[01])'],
  ['3', `(?:${month})`],
  ['4', '[0-5]?\\d'],
  ['5', '[0-5]?\\d'],
]);

/** An element of a layout, else one character. A point or comma in front of zeros or nines begins a fraction of a second. */
const element =
  /[.,](?:0+|9+)(?!\d)|[Z-]07(?:0000|:00:00|00|:00)?|January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|2006|15|002|0[1-6]|__2|_2(?!006)|[1-5]|PM|pm|[^]/gu;

/** A regular expression for a layout of Go's `time` package (`2006-01-02 15:04:05`). */
export function timeLayoutPattern(layout: string): string {
  return `^${layout.replaceAll(element, patternOf)}$`;
}

function patternOf(part: string): string {
  if (/^[.,][09]/.test(part)) return fractionPattern(part);
  if (/^[Z-]07/.test(part)) return zonePattern(part);
  return parts.get(part) ?? escapePattern(part);
}

/** Text as itself inside a regular expression that is read with or without the `u` flag. */
export function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function fractionPattern(fraction: string): string {
  const digits = fraction.length - 1;
  return fraction[1] === '0' ? `[.,]\\d{${digits}}` : `(?:[.,]\\d{1,${digits}})?`;
}

/** An offset from UTC; behind `Z` that letter stands for none. */
function zonePattern(zone: string): string {
  const offset = zone.slice(3).replaceAll('00', '\\d{2}');
  return zone.startsWith('Z') ? `(?:Z|[-+]\\d{2}${offset})` : `[-+]\\d{2}${offset}`;
}
