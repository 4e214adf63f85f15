import type {
  BinView,
  CalendarQuery,
  CalendarView,
  CheckIn,
  Entry,
  EntryGroup,
  Hit,
  LocalDate,
  Piece,
  SearchPage,
  SearchQuery,
  Wellness,
} from '../generated';
import { dayBefore, daysBetween, type FakeRecord, type FakeState } from './journal';
import { historyDay, historyOf } from './views';

/** The calendar of the stand-in: a flare on day 9, a phase that begins on day 6. */
export function calendarOf(state: FakeState, today: LocalDate, query: CalendarQuery): CalendarView {
  const page = historyOf(state, today, { episode: query.episode, days: 1 });
  const all = Array.from({ length: query.days }, (_, n) => dayBefore(query.from, -n));
  const days = all
    .filter((day) => day >= page.first && day <= page.last)
    .map((day) => {
      const index = daysBetween(page.first, day);
      return {
        day: historyDay(state, page.first, day),
        begins: index === 6 ? 'gentle loading' : null,
        hold: index === 3,
        flare: index === 9,
      };
    });
  const detail = days.some((d) => d.flare) ? 'One flare, on 9 June.' : '';
  return { headline: page.headline, detail, first: page.first, last: page.last, days };
}

const GROUP: Record<string, EntryGroup> = {
  price_step: 'first_aid',
  session: 'sessions',
  massage: 'massages',
  note: 'notes',
  photo: 'photos',
};

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function hitOf(state: FakeState, record: FakeRecord, excerpt: Piece[]): Hit {
  const last = record.wordings.at(-1);
  const onset = state.episodes.find((e) => e.record === state.current)?.episode.onset ?? record.day;
  return {
    record: record.record,
    day: record.day,
    day_index: daysBetween(onset, record.day),
    time: record.time,
    check_in: last?.kind === 'check_in' ? (last.value as CheckIn) : null,
    wellness: last?.kind === 'wellness' ? (last.value as Wellness) : null,
    entry: last?.kind === 'entry' ? (last.value as Entry) : null,
    excerpt,
  };
}

function textOf(record: FakeRecord): string {
  const value = record.wordings.at(-1)?.value as Record<string, unknown>;
  const inner = (value.value ?? value) as Record<string, unknown>;
  return [inner.text, inner.managed].filter((text) => typeof text === 'string').join(' ');
}

export function searchOf(state: FakeState, query: SearchQuery): SearchPage {
  const wanted = plain(query.text.trim());
  const of = (r: FakeRecord): EntryGroup => {
    const last = r.wordings.at(-1);
    if (last?.kind !== 'entry') return 'check_ins';
    return GROUP[(last.value as Entry).kind] ?? 'other';
  };
  const found = state.records
    .filter((r) => !r.removed && (query.groups.length === 0 || query.groups.includes(of(r))))
    .filter((r) => wanted === '' || plain(textOf(r)).includes(wanted))
    .toSorted((a, b) => `${b.day}${b.time}`.localeCompare(`${a.day}${a.time}`));
  const pieces = (r: FakeRecord): Piece[] => {
    if (wanted === '') return [];
    const text = textOf(r);
    const at = plain(text).indexOf(wanted);
    const all = [
      { text: text.slice(0, at), hit: false },
      { text: text.slice(at, at + wanted.length), hit: true },
      { text: text.slice(at + wanted.length), hit: false },
    ];
    return all.filter((piece) => piece.text !== '');
  };
  const hits = found.slice(query.offset, query.offset + query.limit).map((r) => hitOf(state, r, pieces(r)));
  return { total: found.length, hits };
}

export function binOf(state: FakeState, today: LocalDate): BinView {
  const removed = state.records.filter((r) => r.removed).toReversed();
  return {
    entries: removed.map((r) => ({ hit: hitOf(state, r, []), words: '', removed_on: today, days_left: 30 })),
    keeps_days: 30,
  };
}
