import type {
  CheckIn,
  DayView,
  Entry,
  HistoryDay,
  HistoryPage,
  HistoryQuery,
  Overview,
  Recorded,
  SavedView,
  SittingView,
  Wellness,
} from '../generated';
import {
  blankCheckIn,
  blankWellness,
  dayBefore,
  daysBetween,
  type FakeRecord,
  type FakeState,
} from './journal';
import { functionOf } from './own';
import { massageDue } from './massage';
import { priceOf } from './price';
import { statusOf } from './readiness';
import { briefOf } from './training-views';

interface Moment {
  today: string;
  now: string;
  day: string;
  undo: string | null;
  redo: string | null;
  welcome: string | null;
  saved: SavedView | null;
}

export function overviewOf(
  state: FakeState,
  { today, now, day, undo, redo, saved, welcome }: Moment,
): Overview {
  const shown = state.episodes.find((e) => e.record === state.current);
  return {
    today,
    now,
    journal: {
      demo: state.demo,
      read_only: false,
      location: '/home/athlete/.local/share/hamstrong/journal.db',
    },
    settings: state.settings,
    athlete: state.athlete,
    episodes: state.episodes.map(({ record, episode }) => ({
      record,
      episode,
      title: `${episode.side === 'left' ? 'Left' : 'Right'} hamstring`,
      day_index: daysBetween(episode.onset, today),
      open: episode.closed_on === null,
    })),
    episode: state.current,
    day: shown ? dayOf(state, day) : null,
    status: shown ? statusOf(state, day) : null,
    price: shown ? priceOf(state, day, today) : null,
    massage_due: massageDue(state, today),
    training: shown && day === today ? briefOf(state.training) : null,
    undo: undo === null ? null : { label: undo },
    redo: redo === null ? null : { label: redo },
    saved,
    warnings: [],
    welcome_back: welcome,
  };
}

function dayOf(state: FakeState, day: string): DayView {
  const records = of(state, day);
  const onset = state.episodes.find((e) => e.record === state.current)?.episode.onset ?? day;
  const entries = records.filter((r) => r.wordings[0]?.kind === 'entry');
  return {
    day,
    day_index: daysBetween(onset, day),
    sittings: sittingsOf(records),
    entries: entries.filter((r) => !r.removed).map((r) => recorded<Entry>(r)),
    removed: entries.filter((r) => r.removed).map((r) => recorded<Entry>(r)),
    yesterday: lastOf<CheckIn>(of(state, dayBefore(day)), 'check_in', blankCheckIn),
    yesterday_wellness: lastOf<Wellness>(of(state, dayBefore(day)), 'wellness', blankWellness),
    function: functionOf(state, day),
  };
}

const of = (state: FakeState, day: string) =>
  state.records
    .filter((r) => r.day === day && (r.episode === null || r.episode === state.current))
    .toSorted((a, b) => (a.time ?? '').localeCompare(b.time ?? ''));

function sittingsOf(records: FakeRecord[]): SittingView[] {
  const numbers = new Set(records.flatMap((r) => (r.sitting !== null && !r.removed ? [r.sitting] : [])));
  const find = (sitting: number, kind: string) =>
    records.find((r) => !r.removed && r.sitting === sitting && r.wordings[0]?.kind === kind);
  return [...numbers]
    .toSorted((a, b) => a - b)
    .map((sitting) => {
      const checkIn = find(sitting, 'check_in');
      const wellness = find(sitting, 'wellness');
      return {
        sitting,
        check_in: checkIn ? recorded<CheckIn>(checkIn) : null,
        wellness: wellness ? recorded<Wellness>(wellness) : null,
      };
    });
}

function recorded<T>(record: FakeRecord): Recorded<T> {
  const last = record.wordings.at(-1);
  return {
    record: record.record,
    revision: `${record.record}-${record.wordings.length}`,
    time: record.time,
    written_at: last?.at ?? '',
    written_day: record.writtenDay,
    late: daysBetween(record.day, record.writtenDay) >= 2,
    written: written(record, 0),
    changed: record.wordings.length > 1 ? written(record, record.wordings.length - 1) : null,
    elsewhere: null,
    corrections: record.wordings.length - 1,
    value: last?.value as T,
  };
}

function written(record: FakeRecord, n: number): string {
  const at = record.wordings[n]?.at ?? '';
  return at.startsWith(record.day)
    ? at.slice(11, 16)
    : `${at.slice(8, 10)}.${at.slice(5, 7)}., ${at.slice(11, 16)}`;
}

function lastOf<T extends object>(records: FakeRecord[], kind: string, blank: T): T {
  const merged = { ...blank } as Record<string, unknown>;
  for (const record of records.filter((r) => !r.removed && r.wordings[0]?.kind === kind)) {
    for (const [field, value] of Object.entries(record.wordings.at(-1)?.value ?? {})) {
      if (value !== null && !(Array.isArray(value) && value.length === 0)) merged[field] = value;
    }
  }
  return merged as T;
}

const PAIN = ['pain_rest', 'pain_walk', 'pain_stretch', 'pain_worst'] as const;

/** One day of the list, as the chart and History need it. */
export function historyDay(state: FakeState, onset: string, day: string): HistoryDay {
  const records = of(state, day).filter((r) => !r.removed);
  const checkIns = records
    .filter((r) => r.wordings[0]?.kind === 'check_in')
    .map((r) => r.wordings.at(-1)?.value as CheckIn);
  const wellness = records
    .filter((r) => r.wordings[0]?.kind === 'wellness')
    .map((r) => r.wordings.at(-1)?.value as Wellness);
  const entries = records
    .filter((r) => r.wordings[0]?.kind === 'entry')
    .map((r) => r.wordings.at(-1)?.value as Entry);
  const worst = (values: (number | null)[]) =>
    values.reduce((a, b) => (a === null ? b : b === null ? a : Math.max(a, b)), null);
  const note = entries.find((e) => e.kind === 'note');
  const count = (kind: Entry['kind']) => entries.filter((e) => e.kind === kind).length;
  return {
    day,
    day_index: daysBetween(onset, day),
    logged: records.length > 0,
    worst: worst(checkIns.flatMap((c) => PAIN.map((p) => c[p]))),
    pain_rest: worst(checkIns.map((c) => c.pain_rest)),
    pain_walk: worst(checkIns.map((c) => c.pain_walk)),
    pain_stretch: worst(checkIns.map((c) => c.pain_stretch)),
    low_back: worst(wellness.map((w) => w.low_back)),
    late: records.length > 0 && records.every((r) => daysBetween(r.day, r.writtenDay) >= 2),
    check_ins: checkIns.length,
    price_steps: count('price_step'),
    sessions: count('session'),
    massages: count('massage'),
    notes: count('note'),
    photos: count('photo'),
    note: note?.kind === 'note' ? note.value.text.slice(0, 80) : null,
  };
}

export function historyOf(state: FakeState, today: string, query: HistoryQuery): HistoryPage {
  const onset = state.episodes.find((e) => e.record === query.episode)?.episode.onset ?? today;
  const newest = query.before ? dayBefore(query.before) : today;
  const all = Math.max(0, daysBetween(onset, newest) + 1);
  const days = Array.from({ length: Math.min(all, query.days) }, (_, n) =>
    historyDay(state, onset, dayBefore(newest, n)),
  );
  const logged = Array.from({ length: daysBetween(onset, today) + 1 }, (_, n) =>
    historyDay(state, onset, dayBefore(today, n)),
  ).filter((d) => d.logged).length;
  return {
    headline: `${logged} of ${daysBetween(onset, today) + 1} days have an entry.`,
    first: onset,
    last: today,
    days,
    next: all > query.days ? (days.at(-1)?.day ?? null) : null,
  };
}

export function inWords(value: CheckIn | Wellness | Entry): string {
  if ('kind' in value) return value.kind.replace('_', ' ');
  return Object.entries(value)
    .filter(([, answer]) => answer !== null && !(Array.isArray(answer) && answer.length === 0))
    .map(([field, answer]) => `${field.replaceAll('_', ' ')} ${String(answer)}`)
    .join(', ');
}
