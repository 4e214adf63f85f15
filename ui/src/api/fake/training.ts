import type {
  ApiError,
  CommandName,
  Commands,
  Overview,
  PlanRow,
  SessionExercise,
  SetDone,
  SetStep,
} from '../generated';
import { exerciseOf } from './exercises';
import type { FakeCore } from './backend';
import { dayBefore } from './journal';
import { loadOf, pendingLight, sessionLines, type FakeSession, type FakeTraining } from './training-views';

type Training =
  | 'training'
  | 'session'
  | 'load'
  | 'start_session'
  | 'add_exercise'
  | 'record_set'
  | 'correct_set'
  | 'skip_exercise'
  | 'start_training_timer'
  | 'stop_training_timer'
  | 'rate_session'
  | 'end_session'
  | 'log_session'
  | 'answer_morning'
  | 'answer_proposal';

/** How a change of the journal is written down. */
type Write = (label: string, change: () => void) => Overview;
type Handlers = { [N in Training & CommandName]: (input: Commands[N]['input']) => Commands[N]['output'] };

const gone: ApiError = { code: 'not_found', message: 'This session is not there any more.', fields: [] };
const DOSE = { sets: 2, reps: 8, hold_seconds: null, minutes: null, load: null };
const HOLD = { sets: 2, reps: null, hold_seconds: 10, minutes: null, load: null };
const REST = 60;
const NAMES: Record<string, string> = {
  'ISO-01': 'Heel dig, half effort',
  'TRU-05': 'Pelvic tilt drill',
  'CON-05': 'Mini squat',
  'ECC-01': 'Two-leg slider',
};
const nameOf = (key: string, known?: string) => known ?? NAMES[key] ?? key;

const blankSession = {
  kind: 'rehab' as const,
  minutes: null,
  effort: null,
  pain_during: null,
  performance: null,
  text: null,
};

/** A plan of three exercises and what follows from them: enough to fill the page, not the rules. */
export class FakeTrainer {
  constructor(
    readonly core: FakeCore,
    readonly write: Write,
  ) {}

  get #state(): FakeTraining {
    return this.core.state.training;
  }

  get open(): FakeSession | undefined {
    return this.#state.sessions.find((session) => session.open);
  }

  #rows(theme: 'light' | 'dark'): PlanRow[] {
    const row = (key: string, more: Partial<PlanRow>): PlanRow => {
      const known = exerciseOf(key, theme, '');
      const own = this.#state.sessions.filter((s) => s.day === this.core.today && !s.open);
      const done = own.some((s) => s.sets.some((set) => set.exercise === key)) ? 1 : 0;
      const skip = this.#state.skips.find((s) => s.exercise === key && s.session === null);
      return {
        key,
        place: 'proposed',
        name: nameOf(key, known?.row.name),
        category: known?.row.category ?? null,
        picture: known?.row.picture ?? null,
        dose: DOSE,
        legs: 'both',
        dose_words: '2 × 8',
        halved: false,
        frequency: known?.row.frequency ?? '',
        pain_limit: 3,
        prescribed: null,
        reason: '',
        warning: '',
        judge: [],
        done_today: done,
        done: done > 0,
        skipped: skip ?? null,
        light: null,
        last: '',
        next: '',
        ...more,
      };
    };
    const word = 'Prescribed by M. Weber on 10 June: 2 × 10 s hold, daily.';
    const prescription = {
      ...HOLD,
      exercise: 'ISO-01',
      by: 'M. Weber',
      often: 'daily',
      text: null,
      until: null,
    };
    return [
      row('ISO-01', {
        place: 'prescribed',
        dose: HOLD,
        legs: 'each',
        dose_words: '2 × 10 s hold each side',
        prescribed: { record: 'prescription-1', on: '2026-06-10', words: word, value: prescription },
        light: 'green',
        last: '10 June: 2 × 10 s hold, pain 1',
        next: 'Green: one more green session and a step up is proposed.',
      }),
      row('ISO-03', { light: 'amber', last: '11 June: 2 × 8, pain 3', next: 'Amber: the same dose again.' }),
      row('TRU-05', {}),
      row('CON-05', { place: 'resting', reason: 'Done yesterday; it rests today.' }),
      row('ECC-01', { place: 'not_offered', reason: 'From the phase Strengthen on.' }),
    ];
  }

  #exercise(session: FakeSession, key: string, theme: 'light' | 'dark'): SessionExercise {
    const known = exerciseOf(key, theme, '');
    const row = this.#rows(theme).find((one) => one.key === key);
    const legs = row?.legs ?? 'both';
    const dose = row?.dose ?? DOSE;
    const sides = legs === 'each' ? (['right', 'left'] as const) : [null];
    const steps: SetStep[] = Array.from({ length: dose.sets ?? 2 }, (_, n) => n + 1).flatMap((number) =>
      sides.map((side) => {
        const done = session.sets.find(
          (set) => set.exercise === key && set.number === number && set.side === side,
        );
        const name = `Set ${number} of ${dose.sets}${side ? `, ${side} leg` : ''}`;
        return { number, side, name, proposed: dose, record: done?.record ?? null, done: done ?? null };
      }),
    );
    const skip = this.#state.skips.find((s) => s.exercise === key && s.session === session.record);
    return {
      key,
      name: nameOf(key, known?.row.name),
      picture: known?.row.picture ?? null,
      how: known?.steps ?? [],
      dose_words: row?.dose_words ?? '2 × 8',
      legs,
      pain_limit: 3,
      prescribed: row?.prescribed?.words ?? '',
      cautions: [],
      last: row?.last ? `Last time, ${row.last}` : '',
      steps,
      skipped: skip ?? null,
      skip_record: skip?.record ?? null,
      pain: null,
      stop: '',
      rest_seconds: REST,
    };
  }

  #find(record: string): FakeSession {
    const found = this.#state.sessions.find((session) => session.record === record);
    if (!found) throw gone;
    return found;
  }

  #view(record: string, theme: 'light' | 'dark'): Commands['session']['output'] {
    const session = this.#find(record);
    const exercises = session.exercises.map((key) => this.#exercise(session, key, theme));
    const exercise = exercises.findIndex((e) => !e.skipped && e.steps.some((step) => step.record === null));
    const step = exercises[exercise]?.steps.findIndex((one) => one.record === null) ?? -1;
    const due = exercises[exercise]?.steps[step];
    const timer = this.#state.timer;
    return {
      record,
      day: session.day,
      time: session.time,
      open: session.open,
      left_open: session.open && session.day !== this.core.today,
      headline: !session.open
        ? `${session.value.minutes ?? 0} minutes of rehab.`
        : due
          ? `${due.name}: ${exercises[exercise]?.name ?? ''}.`
          : 'Everything is done.',
      elapsed: session.open ? 480 : null,
      minutes: 8,
      value: session.value,
      exercises,
      at: session.open && due ? { exercise, step } : null,
      timer:
        session.open && timer
          ? {
              ...timer,
              over: timer.elapsed >= timer.seconds,
              ask: timer.elapsed > timer.seconds + REST,
              said:
                timer.what === 'hold'
                  ? 'The hold of 10 s is over. Did you finish it?'
                  : 'The rest of 60 s is over. Go on?',
            }
          : null,
      light: pendingLight(session),
      load: '',
      rolled: this.#state.rolled,
    };
  }

  #add(session: FakeSession, set: Omit<SetDone, 'number'>): void {
    const same = session.sets.filter((one) => one.exercise === set.exercise && one.side === set.side);
    session.sets.push({ ...set, number: same.length + 1, record: this.core.id() });
    this.#state.timer = null;
  }

  /** Whether a record is a session, a set or an exercise that was left out. */
  holds(record: string): boolean {
    const { sessions, skips } = this.#state;
    const all = [...sessions, ...sessions.flatMap((session) => session.sets), ...skips];
    return all.some((one) => one.record === record);
  }

  remove(record: string): void {
    const state = this.#state;
    state.sessions = state.sessions.filter((session) => session.record !== record);
    state.skips = state.skips.filter((skip) => skip.record !== record);
    for (const session of state.sessions) session.sets = session.sets.filter((set) => set.record !== record);
  }

  get handlers(): Handlers {
    const { core } = this;
    return {
      training: ({ theme }) => {
        const rows = this.#rows(theme);
        const planned = rows.filter((row) => row.place === 'prescribed' || row.place === 'proposed');
        return {
          day: core.today,
          headline: `Gentle loading. Three exercises for today, ${planned.filter((r) => r.done).length || 'none'} done.`,
          note: '',
          notices: [],
          protocol: 'Balanced',
          closed: false,
          session: this.open ? this.#view(this.open.record, theme) : null,
          morning: this.#state.morning,
          proposals: this.#state.proposals,
          rows,
          prescribed_rest: null,
          week: Array.from({ length: 7 }, (_, n) => ({
            day: dayBefore(core.today, 6 - n),
            planned: n === 3 ? 0 : 3,
            done: n === 3 ? 0 : n === 6 ? planned.filter((r) => r.done).length : 2 + (n % 2),
            skipped: n === 1 ? 1 : 0,
            rest: n === 3,
          })),
          sessions: sessionLines(this.#state, core.today),
          own: [],
        };
      },
      session: ({ record, theme }) => this.#view(record, theme),
      load: () => loadOf(core.today, this.#state),
      start_session: ({ exercises }) =>
        this.write('start of a session', () => {
          const wanted = exercises ?? ['ISO-01', 'ISO-03', 'TRU-05'];
          const about = { record: core.id(), day: core.today, time: core.now, open: true };
          this.#state.sessions.push({ ...about, exercises: wanted, sets: [], value: blankSession });
        }),
      add_exercise: ({ session, exercise }) =>
        this.write('one more exercise', () => void this.#find(session).exercises.push(exercise)),
      record_set: (input) =>
        this.write('a set', () => {
          const { rest_seconds, reps, hold_seconds, minutes, load, pain, side, exercise, session } = input;
          const blank = { reps: null, hold_seconds: null, minutes: null, load: null, pain: null, side: null };
          const given = Object.entries({ reps, hold_seconds, minutes, load, pain, side });
          const values = Object.fromEntries(given.filter(([, value]) => value !== undefined));
          this.#add(this.#find(session), { ...blank, ...values, exercise, session });
          if (typeof rest_seconds === 'number') {
            const about = { record: core.id(), exercise: null, side: null, elapsed: 0 };
            this.#state.timer = { ...about, what: 'rest', seconds: rest_seconds };
          }
        }),
      correct_set: ({ record, answers }) =>
        this.write('change of a set', () => {
          for (const session of this.#state.sessions)
            session.sets = session.sets.map((set) => (set.record === record ? { ...set, ...answers } : set));
        }),
      skip_exercise: ({ session, exercise, reason }) =>
        this.write('left out', () => {
          const about = { record: core.id(), session: session ?? null, text: null };
          this.#state.skips.push({ ...about, exercise, reason });
        }),
      start_training_timer: ({ what, seconds, exercise, side }) =>
        this.write('a timer', () => {
          const about = { record: core.id(), exercise: exercise ?? null, side: side ?? null, elapsed: 0 };
          this.#state.timer = { ...about, what, seconds };
        }),
      stop_training_timer: () => this.write('end of a timer', () => void (this.#state.timer = null)),
      rate_session: ({ record, answers }) =>
        this.write('a session', () => {
          const session = this.#find(record);
          session.value = { ...session.value, ...answers };
        }),
      end_session: ({ record, answers }) =>
        this.write('end of a session', () => {
          const session = this.#find(record);
          session.value = { ...session.value, minutes: 8, ...answers };
          session.open = false;
          this.#state.timer = null;
        }),
      log_session: ({ day, time, session, sets }) =>
        this.write('a session', () => {
          const about = { record: core.id(), day, time: time ?? null, open: false };
          const keys = sets.map((set) => set.exercise);
          const made: FakeSession = { ...about, exercises: keys, sets: [], value: session };
          for (const { exercise, side, dose, pain } of sets) {
            const { reps, hold_seconds, minutes, load } = dose;
            const values = { reps, hold_seconds, minutes, load, pain: pain ?? null, side: side ?? null };
            this.#add(made, { ...values, exercise, session: made.record });
          }
          this.#state.sessions.push(made);
        }),
      answer_morning: (answers) =>
        this.write('the morning after', () => {
          const { morning } = this.#state;
          if (!morning) return;
          morning.asks_rest &&= answers.pain_rest === undefined;
          morning.asks_walk &&= answers.pain_walk === undefined;
          morning.asks_night &&= answers.night_pain === undefined;
          if (!morning.asks_rest && !morning.asks_walk && !morning.asks_night) this.#state.morning = null;
        }),
      answer_proposal: ({ exercise }) =>
        this.write('a proposal', () => {
          this.#state.proposals = this.#state.proposals.filter((one) => one.exercise !== exercise);
        }),
    };
  }
}
