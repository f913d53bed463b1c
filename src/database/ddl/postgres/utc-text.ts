/** A day and a time of it, `2010-05-05` and `00:00:00`, of the zone whose offset is given as `+08` or `-0330`, in UTC. */
export function utcText(day: string, time: string, offset: string): string {
  const [, sign = '', hours = '', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(offset) ?? [];
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? 1 : -1);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = hour * 60 + minute + shift;
  const inDay = ((total % 1440) + 1440) % 1440;
  const clock = `${twoDigits(Math.floor(inDay / 60))}:${twoDigits(inDay % 60)}${time.slice(5)}`;
  return `${moveDay(day, Math.floor(total / 1440))} ${clock}`;
}

/** The day before, the same or the next. */
function moveDay(text: string, days: number): string {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  if (day + days < 1) {
    const [lastYear, lastMonth] = month === 1 ? [year - 1, 12] : [year, month - 1];
    return dayText(lastYear, lastMonth, daysOf(lastYear, lastMonth));
  }
  if (day + days <= daysOf(year, month)) return dayText(year, month, day + days);
  return month === 12 ? dayText(year + 1, 1, 1) : dayText(year, month + 1, 1);
}

function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function dayText(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}
