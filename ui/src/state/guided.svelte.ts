import { refusal } from '../api/backend';
import type {
  ApiError,
  ChartTheme,
  Overview,
  RecordId,
  RecordSet,
  Session as TrainingSession,
  SessionExercise,
  SessionView,
  SetDone,
  SetStep,
  SkipReason,
} from '../api/generated';
import type { Session } from './session.svelte';

/** The set that is due. */
export interface Due {
  exercise: SessionExercise;
  step: SetStep;
}

/** A session of exercises, set by set: what the core holds of it, and each thing that can be done with it. */
export class Guided {
  view = $state.raw<SessionView | null>(null);
  /** Why the session could not be read. */
  trouble = $state.raw<ApiError | null>(null);
  /** Why the last act was refused. */
  error = $state.raw<ApiError | null>(null);
  #session: Session;
  #asked = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Asks for the session as it is now. An answer that was overtaken is left aside. */
  async read(record: RecordId, theme: ChartTheme): Promise<boolean> {
    this.#asked += 1;
    const mine = this.#asked;
    try {
      const view = await this.#session.backend.session({ record, theme });
      if (mine !== this.#asked) return false;
      this.view = view;
      this.trouble = null;
      return true;
    } catch (thrown) {
      if (mine === this.#asked) this.trouble = refusal(thrown);
      return false;
    }
  }

  get due(): Due | null {
    const { at, exercises } = this.view ?? {};
    const exercise = at ? exercises?.[at.exercise] : undefined;
    const step = at ? exercise?.steps[at.step] : undefined;
    return exercise && step ? { exercise, step } : null;
  }

  record(set: Omit<RecordSet, 'session'>): Promise<boolean> {
    return this.#doing((session) => this.#session.backend.recordSet({ session, ...set }));
  }

  correct(record: RecordId, answers: Partial<SetDone>): Promise<boolean> {
    return this.#doing(() => this.#session.backend.correctSet({ record, answers }));
  }

  remove(record: RecordId): Promise<boolean> {
    return this.#doing(() => this.#session.backend.removeRecord({ record }));
  }

  skip(exercise: SessionExercise, reason: SkipReason): Promise<boolean> {
    const episode = this.#session.overview?.episode ?? '';
    return this.#doing((session) =>
      this.#session.backend.skipExercise({ episode, session, exercise: exercise.key, reason }),
    );
  }

  add(exercise: string): Promise<boolean> {
    return this.#doing((session) => this.#session.backend.addExercise({ session, exercise }));
  }

  hold({ exercise, step }: Due, seconds: number): Promise<boolean> {
    const about = { what: 'hold' as const, seconds, exercise: exercise.key, side: step.side };
    return this.#doing((session) => this.#session.backend.startTrainingTimer({ session, ...about }));
  }

  stop(record: RecordId): Promise<boolean> {
    return this.#doing(() => this.#session.backend.stopTrainingTimer({ record }));
  }

  rate(answers: Partial<TrainingSession>): Promise<boolean> {
    return this.#doing((record) => this.#session.backend.rateSession({ record, answers }));
  }

  end(answers: Partial<TrainingSession>): Promise<boolean> {
    return this.#doing((record) => this.#session.backend.endSession({ record, answers }));
  }

  async #doing(write: (session: RecordId) => Promise<Overview>): Promise<boolean> {
    const session = this.view?.record;
    if (session === undefined) return false;
    this.error = await this.#session.act(() => write(session));
    return this.error === null;
  }
}
