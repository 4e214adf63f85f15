import type { ChartDay, PainSeries } from '../api/generated';
import { t } from '../i18n';
import { list, weekdayAndDay } from '../i18n/format';
import { painWord } from '../i18n/pain.svelte';

/** The lines of the chart, in the order they are offered; the first chosen one is drawn strongest. */
export const SERIES: readonly PainSeries[] = ['walk', 'rest', 'stretch', 'worst', 'low_back'];

/** What happened on a day besides pain. */
export function remarks(day: ChartDay): string[] {
  const said: string[] = [];
  if (day.late) said.push(t.progress.late);
  if (day.sessions > 0) said.push(t.progress.sessionsToo(day.sessions));
  if (day.massages > 0) said.push(t.progress.massagesToo(day.massages));
  if (day.painkiller) said.push(t.progress.painkillerToo);
  return said;
}

/** "Tuesday 9 June, day 9: walking 5 and rest 3. One session." */
export function dayInWords(day: ChartDay): string {
  const values = day.values.map(
    ({ series, value }) => `${t.series[series].toLowerCase()} ${painWord(value)}`,
  );
  const said = values.length > 0 ? list(values) : t.progress.noEntry;
  return (
    [`${t.progress.dayIs(weekdayAndDay(day.day), day.day_index)}: ${said}`, ...remarks(day)].join('. ') + '.'
  );
}
