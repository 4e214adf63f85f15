import { refusal, type Backend } from '../api/backend';
import type { ApiError, CalendarDay, CalendarView, LocalDate, RecordId } from '../api/generated';
import { monthOfDay, weeksOf, type Month, type Weekday } from './month';

/** The month on screen, asked for anew whenever it or the journal changes. */
export class Calendar {
  month = $state<Month>('');
  view = $state.raw<CalendarView | null>(null);
  error = $state.raw<ApiError | null>(null);
  weeks = $derived.by(() => (this.month ? weeksOf(this.month, this.first) : []));
  days = $derived(new Map<LocalDate, CalendarDay>(this.view?.days.map((d) => [d.day.day, d])));
  readonly first: Weekday;
  #backend: Backend;
  #episode: RecordId;
  #asked = 0;

  constructor(backend: Backend, episode: RecordId, first: Weekday, shown: LocalDate) {
    this.#backend = backend;
    this.#episode = episode;
    this.first = first;
    this.month = monthOfDay(shown);
  }

  /** Reads the month on screen. */
  async read(): Promise<void> {
    const turn = ++this.#asked;
    const weeks = weeksOf(this.month, this.first);
    const from = weeks[0]?.[0] ?? '';
    try {
      const view = await this.#backend.calendar({ episode: this.#episode, from, days: weeks.length * 7 });
      if (turn !== this.#asked) return;
      this.view = view;
      this.error = null;
    } catch (thrown) {
      if (turn === this.#asked) this.error = refusal(thrown);
    }
  }

  /** A day that can be opened: from the injury to today. */
  within(day: LocalDate): LocalDate {
    if (!this.view) return day;
    return day < this.view.first ? this.view.first : day > this.view.last ? this.view.last : day;
  }
}
