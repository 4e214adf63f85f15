import { refusal, type Backend } from '../api/backend';
import type { ApiError, HistoryDay, LocalDate, RecordId } from '../api/generated';

const PAGE = 60;

/** The days of one injury as far back as they were asked for, newest first. */
export class DayList {
  days = $state.raw<HistoryDay[]>([]);
  headline = $state.raw('');
  next = $state.raw<LocalDate | null>(null);
  error = $state.raw<ApiError | null>(null);
  loaded = $state.raw(false);
  #backend: Backend;
  #episode: RecordId;
  #asked = 0;

  constructor(backend: Backend, episode: RecordId) {
    this.#backend = backend;
    this.#episode = episode;
  }

  /** Reads again what is on screen. */
  async refresh(): Promise<void> {
    const turn = ++this.#asked;
    const wanted = Math.max(this.days.length, PAGE);
    await this.#reading(async () => {
      const page = await this.#backend.history({ episode: this.#episode, days: PAGE });
      const days = [...page.days];
      let next = page.next;
      while (next !== null && days.length < wanted) {
        const further = await this.#backend.history({ episode: this.#episode, before: next, days: PAGE });
        days.push(...further.days);
        next = further.next;
      }
      if (turn !== this.#asked) return;
      this.headline = page.headline;
      this.days = days;
      this.next = next;
      this.loaded = true;
    });
  }

  /** Reads one page further back. */
  async further(): Promise<void> {
    const before = this.next;
    if (before === null) return;
    await this.#reading(async () => {
      const page = await this.#backend.history({ episode: this.#episode, before, days: PAGE });
      if (this.next !== before) return;
      this.days = [...this.days, ...page.days];
      this.next = page.next;
    });
  }

  async #reading(read: () => Promise<void>): Promise<void> {
    try {
      await read();
      this.error = null;
    } catch (thrown) {
      this.error = refusal(thrown);
    }
  }
}

/** The days by their month, in the order they come. */
export function byMonth(days: HistoryDay[]): [month: string, days: HistoryDay[]][] {
  const months = new Map<string, HistoryDay[]>();
  for (const day of days) {
    const month = day.day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), day]);
  }
  return [...months];
}
