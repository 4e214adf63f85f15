import type {
  AidAnswer,
  ApiError,
  Overview,
  PriceKind,
  PriceTile,
  PriceView,
  RecordId,
  TimerView,
} from '../api/generated';
import { blank } from './entries';
import type { EntryWork } from './entry-work';
import type { Session } from './session.svelte';

const SECOND = 1000;

/** Seconds a timer has run. The core says how many at each answer; between answers the page's clock goes on. */
export class Ticking {
  #view = $state.raw<TimerView | null>(null);
  #heard = 0;
  #passed = $state(0);

  /** Takes an answer of the core. */
  hear(timer: TimerView | null): void {
    this.#view = timer;
    this.#heard = Date.now();
    this.#passed = 0;
  }

  tick(): void {
    this.#passed = Math.max(0, Math.floor((Date.now() - this.#heard) / SECOND));
  }

  get elapsed(): number {
    return (this.#view?.elapsed ?? 0) + this.#passed;
  }

  /** The core has something new to say. */
  get due(): boolean {
    const next = this.#view?.next_in;
    return typeof next === 'number' && this.#passed >= next;
  }
}

/** "7:42", "1:02:05". */
export function clockOf(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Starting, looking, ending: first aid of today. */
export class AidWork {
  error = $state.raw<{ part: PriceKind; error: ApiError } | null>(null);
  #session: Session;
  #episode: RecordId;

  constructor(session: Session, episode: RecordId) {
    this.#session = session;
    this.#episode = episode;
  }

  start(part: PriceKind, minutes: number | null): Promise<boolean> {
    return this.#doing(part, () =>
      this.#session.backend.startTimer({ episode: this.#episode, part, minutes }),
    );
  }

  check(part: PriceKind, timer: TimerView, fine: boolean): Promise<boolean> {
    return this.#doing(part, () => this.#session.backend.checkTimer({ record: timer.record, fine }));
  }

  stop(part: PriceKind, timer: TimerView, minutes: number | null): Promise<boolean> {
    return this.#doing(part, () => this.#session.backend.stopTimer({ record: timer.record, minutes }));
  }

  discard(part: PriceKind, timer: TimerView): Promise<boolean> {
    return this.#doing(part, () => this.#session.backend.removeRecord({ record: timer.record }));
  }

  /** Answers are laid over those on file. */
  answer(part: PriceKind, view: PriceView, answers: AidAnswer[]): Promise<boolean> {
    const kept = view.first_aid.answers.filter(({ id }) => !answers.some((a) => a.id === id));
    const first_aid = { ...view.first_aid, answers: [...kept, ...answers] };
    return this.#doing(part, () => this.#session.backend.saveFirstAid(first_aid));
  }

  iceOff(view: PriceView, off: boolean): Promise<boolean> {
    return this.#doing('ice', () => this.#session.backend.saveFirstAid({ ...view.first_aid, ice_off: off }));
  }

  /** Everything the plan asks of protection was kept: its items come in the order of the plan. */
  async keepAll(tile: PriceTile, work: EntryWork): Promise<void> {
    const asked = tile.of ?? 0;
    const draft = work.fresh('protect at once', () => blank.price('protect'));
    draft.change({ no_sprint: true, no_hard_stretch: true, support: asked === 3 ? true : null });
    await work.save('protect at once', draft, null);
  }

  async #doing(part: PriceKind, write: () => Promise<Overview>): Promise<boolean> {
    const error = await this.#session.act(write);
    this.error = error && { part, error };
    return error === null;
  }
}
