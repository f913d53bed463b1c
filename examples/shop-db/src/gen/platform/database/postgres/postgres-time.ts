/** The last moment that a Date can be; stands for PostgreSQL's `infinity`. */
const lastMoment = 8.64e15;

/** Reads a `timestamp` or `timestamptz` as the session prints them, in UTC: `2024-05-06 07:08:09.123456+00`. */
export function readPostgresTime(text: string): Date {
  if (text === 'infinity') return new Date(lastMoment);
  if (text === '-infinity') return new Date(-lastMoment);
  const parts =
    /^(\d{4,})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d)(?:\.(\d+))?)?(?:\+00)?( BC)?$/.exec(text);
  if (parts === null) return new Date(text);
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = '', era] = parts;
  // The year before 1 AD is 1 BC, which programs count as 0.
  const fullYear = era === undefined ? Number(year) : 1 - Number(year);
  const time = new Date(0);
  time.setUTCFullYear(fullYear, Number(month) - 1, Number(day));
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  time.setUTCHours(Number(hour), Number(minute), Number(second), milliseconds);
  return time;
}

/** Writes a Date as PostgreSQL reads it, for columns with and without a time zone: always in UTC. */
export function writePostgresTime(time: Date): string {
  const count = time.getTime();
  if (count >= lastMoment) return 'infinity';
  if (count <= -lastMoment) return '-infinity';
  const iso = time.toISOString();
  if (/^\d/.test(iso)) return iso;
  const rest = iso.slice(7);
  const year = time.getUTCFullYear();
  return year > 0 ? `${year}${rest}` : `${String(1 - year).padStart(4, '0')}${rest} BC`;
}
