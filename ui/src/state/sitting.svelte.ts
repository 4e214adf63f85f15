import type { CheckIn, DayView, LocalTime, RecordId, Wellness } from '../api/generated';
import { Answers } from './drafts.svelte';
import type { Session } from './session.svelte';

/** One check-in as the page works on it: saved answers with those on their way laid over. */
export class Sitting {
  readonly number: number;
  #day: DayView;
  #session: Session;
  #checkIn: Answers<CheckIn>;
  #wellness: Answers<Wellness>;

  constructor(session: Session, episode: RecordId, day: DayView, number: number, startsAt: LocalTime | null) {
    this.number = number;
    this.#day = day;
    this.#session = session;
    const begun = () => session.overview?.day?.sittings.some((s) => s.sitting === number) ?? false;
    const about = () => ({
      day: day.day,
      sitting: number,
      ...(startsAt === null || begun() ? {} : { time: startsAt }),
    });
    this.#checkIn = session.drafts.of(
      `check-in ${episode} ${day.day} ${number}`,
      () =>
        new Answers((answers) =>
          session.act(() => session.backend.recordCheckIn({ ...about(), episode, answers })),
        ),
    );
    this.#wellness = session.drafts.of(
      `wellness ${day.day} ${number}`,
      () =>
        new Answers((answers) => session.act(() => session.backend.recordWellness({ ...about(), answers }))),
    );
  }

  get #saved() {
    return this.#day.sittings.find((s) => s.sitting === this.number);
  }

  get time(): LocalTime | null {
    return this.#saved?.check_in?.time ?? this.#saved?.wellness?.time ?? null;
  }

  /** The injury's part as it is kept. */
  get given(): CheckIn | null {
    return this.#saved?.check_in?.value ?? null;
  }

  get late(): boolean {
    return this.#saved?.check_in?.late ?? false;
  }

  get started(): boolean {
    return this.#saved !== undefined;
  }

  get yesterday(): CheckIn {
    return this.#day.yesterday;
  }

  get yesterdayWellness(): Wellness {
    return this.#day.yesterday_wellness;
  }

  /** An answer about the injury. */
  leg<K extends keyof CheckIn>(field: K): CheckIn[K] | null {
    return this.#checkIn.shown(field, this.#saved?.check_in?.value);
  }

  /** An answer about the person. */
  self<K extends keyof Wellness>(field: K): Wellness[K] | null {
    return this.#wellness.shown(field, this.#saved?.wellness?.value);
  }

  legFault(field: keyof CheckIn): string | undefined {
    return this.#checkIn.fault(field);
  }

  selfFault(field: keyof Wellness): string | undefined {
    return this.#wellness.fault(field);
  }

  setLeg<K extends keyof CheckIn>(field: K, value: CheckIn[K], pause = 0): void {
    this.#checkIn.set(field, value, pause);
  }

  setSelf<K extends keyof Wellness>(field: K, value: Wellness[K], pause = 0): void {
    this.#wellness.set(field, value, pause);
  }

  /** Writes what waits for the end of typing. */
  settle = (): void => {
    void this.#checkIn.flush();
    void this.#wellness.flush();
  };

  /** Moves the check-in to another time of the day. */
  async setTime(episode: RecordId, time: LocalTime | null): Promise<void> {
    if (time === null) return;
    const about = { day: this.#day.day, sitting: this.number, time, answers: {} };
    const { backend } = this.#session;
    const saved = this.#saved;
    if (saved?.check_in) await this.#session.act(() => backend.recordCheckIn({ ...about, episode }));
    if (saved?.wellness) await this.#session.act(() => backend.recordWellness(about));
  }
}
