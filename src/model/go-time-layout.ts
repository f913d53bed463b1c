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

/** What the spellings of an element stand for instead, in some dates. */
type Instead = ReadonlyMap<string, string>;

const february: Instead = new Map([
  ['January', 'February'],
  ['Jan', 'Feb'],
  ['01', '02'],
  ['1', '0?2'],
]);
const shortMonth: Instead = new Map([
  ['January', '(?:April|June|September|November)'],
  ['Jan', '(?:Apr|Jun|Sep|Nov)'],
  ['01', '(?:0[469]|11)'],
  ['1', '(?:0?[469]|11)'],
]);
const leapYear = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
const commonYear: Instead = new Map([
  ['2006', `(?!${leapYear})\\d{4}`],
  // Two digits are years from 1969 to 2068, and 2000 was a leap year.
  ['06', '(?:\\d[13579]|[02468][26]|[13579][048])'],
]);
const day = (days: string): Instead => new Map(['02', '2', '_2'].map((spelling) => [spelling, days]));
const lastDay: Instead = new Map(['002', '__2'].map((spelling) => [spelling, '366']));

/** Dates that no calendar has, by the elements that it takes to say them. */
const noDates: readonly (readonly Instead[])[] = [
  [shortMonth, day('31')],
  [february, day('3[01]')],
  [february, day('29'), commonYear],
  [lastDay, commonYear],
];

/** A regular expression for a layout of Go's `time` package (`2006-01-02 15:04:05`). */
export function timeLayoutPattern(layout: string): string {
  return `^${layout.replaceAll(element, (part) => patternOf(part))}$`;
}

/**
 * Regular expressions for what {@link timeLayoutPattern} lets pass and Go does not: days that their month does not have.
 * Without a year every year may be a leap year, as in Go.
 */
export function noDatePatterns(layout: string): readonly string[] {
  const used = layout.match(element) ?? [];
  const isSayable = (date: readonly Instead[]): boolean =>
    date.every((spellings) => used.some((part) => spellings.has(part)));
  return noDates.filter(isSayable).map((date) => {
    const insteadOf = (part: string): string | undefined =>
      date.map((spellings) => spellings.get(part)).find((instead) => instead !== undefined);
    return `^${used.map((part) => insteadOf(part) ?? patternOf(part)).join('')}$`;
  });
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
