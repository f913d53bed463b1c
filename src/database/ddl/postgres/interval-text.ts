import { counted } from '../../../base/counted.ts';

// Months, days and seconds of each unit: an interval keeps the three apart.
const units: readonly (readonly [names: RegExp, months: number, days: number, seconds: number])[] = [
  [/^s(?:ec(?:ond)?s?)?$/, 0, 0, 1],
  [/^m(?:in(?:ute)?s?)?$/, 0, 0, 60],
  [/^h(?:(?:ou)?rs?)?$/, 0, 0, 3600],
  [/^d(?:ays?)?$/, 0, 1, 0],
  [/^w(?:eeks?)?$/, 0, 7, 0],
  [/^mon(?:th)?s?$/, 1, 0, 0],
  [/^y(?:(?:ea)?rs?)?$/, 12, 0, 0],
];

/** An interval as the server shows it: `10 minutes` is `00:10:00`, `2 weeks` is `14 days`. As it is where it has another form. */
export function intervalText(text: string): string {
  const lower = text.trim().toLowerCase();
  if (!/^(?:\d{1,6} ?[a-z]+ ?)+(?:\b\d{1,4}:\d\d(?::\d\d)?)?$/.test(lower)) return text;
  const [, hour = '0', minute = '0', second = '0'] = /(\d+):(\d+)(?::(\d+))?$/.exec(lower) ?? [];
  let [months, days, seconds] = [0, 0, Number(hour) * 3600 + Number(minute) * 60 + Number(second)];
  for (const [, count = '', name = ''] of lower.matchAll(/(\d+) ?([a-z]+)/g)) {
    const unit = units.find(([names]) => names.test(name));
    if (unit === undefined) return text;
    months += Number(count) * unit[1];
    days += Number(count) * unit[2];
    seconds += Number(count) * unit[3];
  }
  const two = (value: number): string => String(value).padStart(2, '0');
  const parts = [part(Math.floor(months / 12), 'year'), part(months % 12, 'mon'), part(days, 'day')].filter(
    (text) => text !== '',
  );
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return [...parts, ...(seconds > 0 || parts.length === 0 ? [time] : [])].join(' ');
}

function part(value: number, unit: string): string {
  return value === 0 ? '' : counted(value, unit);
}
