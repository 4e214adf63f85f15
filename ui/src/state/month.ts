import type { LocalDate } from '../api/generated';

/** A weekday as calendars count it: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** "2026-06". */
export type Month = string;

const DAY = 86_400_000;
const at = (day: LocalDate) => Date.parse(`${day}T00:00:00Z`);
const text = (moment: number): LocalDate => new Date(moment).toISOString().slice(0, 10);

/** The day so many days later, or earlier. */
export const plusDays = (day: LocalDate, n: number): LocalDate => text(at(day) + n * DAY);

/** Days from one day to another. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => Math.round((at(to) - at(from)) / DAY);

export const monthOfDay = (day: LocalDate): Month => day.slice(0, 7);
export const firstOf = (month: Month): LocalDate => `${month}-01`;

/** The month so many months later, or earlier. */
export function plusMonths(month: Month, n: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + n;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** The same day of another month, or its last one when it is shorter. */
export function inMonth(day: LocalDate, month: Month): LocalDate {
  const last = plusDays(firstOf(plusMonths(month, 1)), -1);
  const same = `${month}-${day.slice(8)}`;
  return same > last ? last : same;
}

/** Weekday of a day. */
export const weekdayOf = (day: LocalDate): Weekday =>
  (((new Date(at(day)).getUTCDay() + 6) % 7) + 1) as Weekday;

/** The weeks that a month touches, each from its first weekday on. */
export function weeksOf(month: Month, first: Weekday): LocalDate[][] {
  const begin = firstOf(month);
  const lead = (weekdayOf(begin) - first + 7) % 7;
  const all = lead + daysBetween(begin, firstOf(plusMonths(month, 1)));
  return Array.from({ length: Math.ceil(all / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, n) => plusDays(begin, week * 7 + n - lead)),
  );
}

/** Months from the first to the last day, newest first. */
export function monthsBetween(first: LocalDate, last: LocalDate): Month[] {
  const months = [];
  for (let month = monthOfDay(last); month >= monthOfDay(first); month = plusMonths(month, -1))
    months.push(month);
  return months;
}

/** Where a key of a calendar goes; nothing when it is no key of a calendar. */
export function dayOfKey(key: string, shift: boolean, day: LocalDate, first: Weekday): LocalDate | null {
  const lead = (weekdayOf(day) - first + 7) % 7;
  switch (key) {
    case 'ArrowLeft':
      return plusDays(day, -1);
    case 'ArrowRight':
      return plusDays(day, 1);
    case 'ArrowUp':
      return plusDays(day, -7);
    case 'ArrowDown':
      return plusDays(day, 7);
    case 'Home':
      return plusDays(day, -lead);
    case 'End':
      return plusDays(day, 6 - lead);
    case 'PageUp':
      return inMonth(day, plusMonths(monthOfDay(day), shift ? -12 : -1));
    case 'PageDown':
      return inMonth(day, plusMonths(monthOfDay(day), shift ? 12 : 1));
    default:
      return null;
  }
}
