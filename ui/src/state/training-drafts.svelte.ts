import type {
  ApiError,
  Dose,
  Entry,
  ExerciseKey,
  LocalDate,
  LocalTime,
  LogSession,
  OwnExercise,
  PainScore,
  Prescription,
  RecordId,
  Session as TrainingSession,
  Side,
} from '../api/generated';
import type { Draft } from './drafts.svelte';

export const blankDose: Dose = { sets: null, reps: null, hold_seconds: null, minutes: null, load: null };

/** A line of a session logged afterwards. */
export interface LoggedLine {
  exercise: ExerciseKey | null;
  side: Side | null;
  dose: Dose;
  pain: PainScore | null;
}

/** What every form of training keeps beside its fields. It outlives leaving the place and a refusal. */
class TrainingDraft implements Draft {
  error = $state.raw<ApiError | null>(null);
  unread = $state.raw<readonly string[]>([]);

  reads = (field: string, ok: boolean): void => {
    const others = this.unread.filter((name) => name !== field);
    this.unread = ok ? others : [...others, field];
  };

  async flush(): Promise<void> {}

  async retry(): Promise<void> {}
}

/** A session logged afterwards, as far as it is filled in. */
export class AfterwardsDraft extends TrainingDraft {
  day = $state<LocalDate | null>(null);
  time = $state<LocalTime | null>(null);
  session = $state<TrainingSession>({
    kind: 'rehab',
    minutes: null,
    effort: null,
    pain_during: null,
    performance: null,
    text: null,
  });
  lines = $state<LoggedLine[]>([]);

  add(): void {
    this.lines.push({ exercise: null, side: null, dose: { ...blankDose }, pain: null });
  }

  drop(n: number): void {
    this.lines = this.lines.filter((_, other) => other !== n);
  }

  input(episode: RecordId, today: LocalDate): LogSession {
    const { day, time } = this;
    const session = $state.snapshot(this.session);
    const sets = $state.snapshot(this.lines).flatMap((line) => {
      const { exercise, ...rest } = line;
      return exercise === null ? [] : [{ exercise, ...rest }];
    });
    return { episode, day: day ?? today, time, session, sets, skipped: [] };
  }
}

/** What a physio prescribed, as far as it is filled in. */
export class PrescriptionDraft extends TrainingDraft {
  on = $state<LocalDate | null>(null);
  /** Rest instead of an exercise. */
  rest = $state(false);
  value = $state<Prescription>({
    exercise: null,
    by: '',
    ...blankDose,
    often: null,
    text: null,
    until: null,
  });

  get entry(): Entry {
    const value = $state.snapshot(this.value);
    return {
      kind: 'prescription',
      value: this.rest ? { ...value, ...blankDose, exercise: null } : value,
    };
  }
}

/** An own exercise, as far as it is filled in. */
export class OwnDraft extends TrainingDraft {
  value = $state<OwnExercise>({
    name: '',
    legs: 'each',
    heavy: null,
    ...blankDose,
    text: null,
    retired_on: null,
  });

  get entry(): Entry {
    return { kind: 'own_exercise', value: $state.snapshot(this.value) };
  }
}
