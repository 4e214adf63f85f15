import type { CalendarDay, HistoryDay } from '../api/generated';
import { t } from '../i18n';
import { painWord } from '../i18n/pain.svelte';

/** What a day holds, for those who do not see the marks. */
export function dayInWords(day: HistoryDay): string[] {
  const none = day.logged ? t.history.noPain : t.history.noEntry;
  return [
    day.worst === null ? none : t.history.worst(painWord(day.worst)),
    day.sessions > 0 && t.history.sessions(day.sessions),
    day.massages > 0 && t.history.massages(day.massages),
    day.notes > 0 && t.history.notes(day.notes),
    day.photos > 0 && t.history.photos(day.photos),
    day.late && t.history.late,
  ].filter((words) => words !== false);
}

/** The same with what turned on that day. */
export const cellInWords = (cell: CalendarDay): string[] => [
  ...dayInWords(cell.day),
  ...[
    cell.flare && t.history.flare,
    cell.hold && t.history.hold,
    cell.begins !== null && t.history.begins(cell.begins),
  ].filter((words) => words !== false),
];
