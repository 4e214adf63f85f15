import { refusal } from '../api/backend';
import type {
  ApiError,
  ChartTheme,
  ExerciseKey,
  PlanRow,
  RecordId,
  SkipReason,
  TrainingView,
} from '../api/generated';
import type { App } from './app';

/** The plan of the day, and what can be done with it. */
export class Plan {
  view = $state.raw<TrainingView | null>(null);
  trouble = $state.raw<ApiError | null>(null);
  busy = $state(false);
  #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  async read(episode: RecordId, theme: ChartTheme): Promise<void> {
    const { session } = this.#app;
    try {
      const view = await session.backend.training({ episode, theme });
      if (session.overview?.episode !== episode) return;
      this.view = view;
      this.trouble = null;
    } catch (thrown) {
      this.trouble = refusal(thrown);
    }
  }

  /** Prescribed, proposed and resting, in the order of the plan. */
  get today(): PlanRow[] {
    return this.view?.rows.filter((row) => !['fits', 'not_offered'].includes(row.place)) ?? [];
  }

  /** Whether something of today is still to be done. */
  get open(): boolean {
    return this.today.some((row) => row.place !== 'resting' && !row.done && row.skipped === null);
  }

  /** Opens a session, of what the plan proposes or of one exercise, and goes there. */
  async start(episode: RecordId, exercises: ExerciseKey[] | null): Promise<void> {
    const { session, places } = this.#app;
    if (this.busy) return;
    this.busy = true;
    const error = await session.act(() => session.backend.startSession({ episode, exercises }));
    this.busy = false;
    const record = session.training?.open?.record;
    if (record !== undefined) return places.openSession(record);
    if (error && error.fields.length > 0) session.trouble = { ...error, fields: [] };
  }

  async skip(episode: RecordId, row: PlanRow, reason: SkipReason): Promise<void> {
    const { session } = this.#app;
    await session.act(() => session.backend.skipExercise({ episode, exercise: row.key, reason }));
  }

  /** Takes back that an exercise is left out of the day. */
  async takeBack(row: PlanRow): Promise<void> {
    const { session } = this.#app;
    const left = session.overview?.day?.entries.find(
      ({ value }) => value.kind === 'skipped_exercise' && value.value.exercise === row.key,
    );
    if (left) await session.act(() => session.backend.removeRecord({ record: left.record }));
  }
}
