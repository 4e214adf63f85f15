import type { TrainingTimerView } from '../api/generated';

const SECOND = 1000;
/** Rests and holds longer than this are announced once more before they end. */
const NEAR_END = 10;

/** What is said of a timer, and not each second: its beginning is said where it is started. */
export type Tiding = 'near_end' | 'over';

/**
 * A rest or hold as it runs down. The core says how far it has come since its stored start at each answer; between
 * answers the clock of the page goes on, so a second that was slept through has passed all the same.
 */
export class Countdown {
  #view = $state.raw<TrainingTimerView | null>(null);
  #heard = 0;
  #passed = $state(0);
  #told: Tiding | null = null;

  hear(timer: TrainingTimerView | null): void {
    const another = timer?.record !== this.#view?.record;
    this.#view = timer;
    this.#heard = Date.now();
    this.#passed = 0;
    if (!another) return;
    this.#told = timer && this.left <= NEAR_END ? 'near_end' : null;
    if (timer?.over) this.#told = 'over';
  }

  /** Lets a second pass; what there is to say about it, once. */
  tick(): Tiding | null {
    if (!this.#view) return null;
    this.#passed = Math.max(0, Math.floor((Date.now() - this.#heard) / SECOND));
    const now: Tiding | null = this.over ? 'over' : this.left <= NEAR_END ? 'near_end' : null;
    if (now === null || now === this.#told || this.#told === 'over') return null;
    this.#told = now;
    return now;
  }

  get left(): number {
    if (!this.#view) return 0;
    return Math.max(0, this.#view.seconds - this.#view.elapsed - this.#passed);
  }

  get over(): boolean {
    return this.#view !== null && (this.#view.over || this.left === 0);
  }
}
