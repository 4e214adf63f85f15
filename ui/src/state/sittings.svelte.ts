import type { ApiError, DayView, LocalTime, RecordId, SittingView } from '../api/generated';
import { t } from '../i18n';
import { checkInInWords, wellnessInWords, type Said } from '../i18n/describe';
import { list } from '../i18n/format';
import { openSitting } from './day';
import type { Session } from './session.svelte';
import { Sitting } from './sitting.svelte';

/** What the check-ins of a day are about. */
interface About {
  episode: RecordId;
  day: DayView;
  /** The time it is, on today's page. */
  now: LocalTime | null;
}

/** The check-ins of one day: which one is open, which stand beside it, and yesterday's taken over. */
export class Sittings {
  chosen = $state<number | null>(null);
  #startsAt = $state<LocalTime | null>(null);
  #about: () => About;
  #session: Session;

  constructor(session: Session, about: () => About) {
    this.#session = session;
    this.#about = about;
  }

  get newest(): number {
    return openSitting(this.#about().day);
  }

  get shown(): number {
    return this.chosen ?? this.newest;
  }

  readonly open: Sitting = $derived.by(() => {
    const { episode, day } = this.#about();
    const fresh = this.shown > this.newest;
    return new Sitting(this.#session, episode, day, this.shown, fresh ? this.#startsAt : null);
  });

  get others(): SittingView[] {
    return this.#about().day.sittings.filter((s) => s.sitting !== this.shown);
  }

  get canAdd(): boolean {
    return this.#about().day.sittings.length > 0 && this.shown <= this.newest;
  }

  /** Yesterday has an answer. */
  get hasYesterday(): boolean {
    const { yesterday, yesterday_wellness } = this.#about().day;
    return checkInInWords(yesterday).length + wellnessInWords(yesterday_wellness).length > 0;
  }

  addAnother(): void {
    this.#startsAt = this.#about().now;
    this.chosen = this.newest + 1;
  }

  /** Fills what is open with yesterday's answers and says what was filled. */
  async sameAsYesterday(): Promise<ApiError | null> {
    const session = this.#session;
    const { episode, day } = this.#about();
    const sitting = this.shown;
    await session.drafts.flush();
    const before = new Set(this.#words(sitting).map((row) => row.field));
    const error = await session.act(() =>
      session.backend.sameAsYesterday({ episode, day: day.day, sitting }),
    );
    if (error) session.say(error.message);
    else {
      const filled = this.#words(sitting).filter((row) => !before.has(row.field));
      session.say(t.checkIn.sameSaid(list(filled.map((row) => `${row.label} ${row.value}`))));
    }
    return error;
  }

  #words(sitting: number): Said[] {
    const found = this.#session.overview?.day?.sittings.find((s) => s.sitting === sitting);
    return [...checkInInWords(found?.check_in?.value), ...wellnessInWords(found?.wellness?.value)];
  }
}
