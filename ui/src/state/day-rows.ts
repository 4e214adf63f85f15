import type { Backend } from '../api/backend';
import type { HistoryDay, LocalDate, RecordId } from '../api/generated';
import { daysBetween, monthOfDay, plusDays, type Month } from './month';
import { Paged } from './paged.svelte';

/** A row of the list of days: the name of a month, or a day. */
export type DayRow = { month: Month } | { day: LocalDate };

/** All rows from the last day to the first, each month under its name. */
export function dayRows(first: LocalDate, last: LocalDate): DayRow[] {
  const rows: DayRow[] = [];
  let month: Month = '';
  for (let day = last; day >= first; day = plusDays(day, -1)) {
    if (monthOfDay(day) !== month) {
      month = monthOfDay(day);
      rows.push({ month });
    }
    rows.push({ day });
  }
  return rows;
}

/** What the days of an injury hold, counted from the last one back. */
export function pagedDays(
  backend: Backend,
  episode: RecordId,
  first: LocalDate,
  last: LocalDate,
): Paged<HistoryDay> {
  const total = daysBetween(first, last) + 1;
  return new Paged(async (offset, days) => {
    const before = plusDays(last, 1 - offset);
    if (offset >= total) return { total, rows: [] };
    const page = await backend.history({ episode, before, days });
    return { total, rows: page.days };
  });
}

/** The days of these rows, as numbers counted from the last day back. */
export function daysOf(rows: DayRow[], last: LocalDate, from: number, to: number): [number, number] {
  const days = rows.slice(from, to).flatMap((row) => ('day' in row ? [row.day] : []));
  const [newest, oldest] = [days[0], days.at(-1)];
  if (newest === undefined || oldest === undefined) return [0, 0];
  return [daysBetween(newest, last), daysBetween(oldest, last) + 1];
}

/** Where a day stands in the rows, its month's name counted. */
export const rowOf = (rows: DayRow[], day: LocalDate | null): number =>
  rows.findIndex((row) => 'day' in row && row.day === day);
