// People's time is UTC+8 whatever the browser's zone: shift by eight hours and read the UTC fields.
const shift = 8 * 3600e3;
const pad = (n) => String(n).padStart(2, '0');

export function local(instant) {
  const d = new Date(new Date(instant).getTime() + shift);
  return {
    year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, day: d.getUTCDate(), weekday: d.getUTCDay(),
    hour: d.getUTCHours(), minute: d.getUTCMinutes(), second: d.getUTCSeconds(),
  };
}

export const clockText = (t) => { const l = local(t); return `${pad(l.hour)}:${pad(l.minute)}`; };
export const dateText = (t) => { const l = local(t); return `${l.month}月${l.day}日`; };
export const weekdayText = (t) => `周${'日一二三四五六'[local(t).weekday]}`;
export const fullText = (t) => `${dateText(t)} ${weekdayText(t)} ${clockText(t)}`;
export const dayKey = (t) => { const l = local(t); return `${l.year}-${pad(l.month)}-${pad(l.day)}`; };

/** 6.8 of "2026-06-08". */
export const shortDate = (date) => `${Number(date.slice(5, 7))}.${Number(date.slice(8, 10))}`;
export const periodText = ({ from, to }) => (from === to ? shortDate(from) : `${shortDate(from)}—${shortDate(to)}`);

/** The instant of an hour some days after the day of t. */
export function at(t, days, hour) {
  const l = local(t);
  return Date.UTC(l.year, l.month - 1, l.day + days, hour) - shift;
}

export function iso(t) {
  const l = local(t);
  return `${dayKey(t)}T${pad(l.hour)}:${pad(l.minute)}:${pad(l.second)}+08:00`;
}
