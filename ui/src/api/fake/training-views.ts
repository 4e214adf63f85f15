import type {
  Light,
  LightView,
  LoadView,
  MorningView,
  ProposalView,
  RolledView,
  Session,
  SessionLine,
  SetDone,
  SkippedExercise,
  TrainingBrief,
  TrainingTimerView,
} from '../generated';
import { dayBefore } from './journal';

export interface FakeSession {
  record: string;
  day: string;
  time: string | null;
  open: boolean;
  exercises: string[];
  sets: (SetDone & { record: string })[];
  value: Session;
}

/** What the stand-in remembers of training. */
export interface FakeTraining {
  sessions: FakeSession[];
  skips: (SkippedExercise & { record: string })[];
  timer: Omit<TrainingTimerView, 'over' | 'ask' | 'said'> | null;
  morning: MorningView | null;
  proposals: ProposalView[];
  /** Rolling in the session. */
  rolled: RolledView | null;
}

export const noTraining = (): FakeTraining => ({
  sessions: [],
  skips: [],
  timer: null,
  morning: null,
  proposals: [],
  rolled: null,
});

const MOST_GREEN = 2;
const LIMIT = 3;

/** A light by the pain of its sets; the next morning is not known. */
export function pendingLight(session: FakeSession): LightView {
  const worst = Math.max(-1, ...session.sets.map((set) => set.pain ?? -1));
  const during: Light =
    worst < 0 ? 'pending' : worst <= MOST_GREEN ? 'green' : worst <= LIMIT ? 'amber' : 'red';
  const after = session.value.pain_after ?? null;
  const part = (when: 'during' | 'after' | 'morning', light: Light, value: number | null, words: string) => ({
    when,
    light,
    value,
    green_to: MOST_GREEN,
    amber_to: LIMIT,
    words,
    rules: ['light.limit'],
  });
  return {
    light: during === 'red' ? 'red' : 'pending',
    words: 'Pending: the next morning is still to come.',
    parts: [
      part(
        'during',
        during,
        worst < 0 ? null : worst,
        worst < 0 ? 'No pain logged yet.' : `Pain ${worst}; green to 2, amber to 3.`,
      ),
      part(
        'after',
        after === null ? 'pending' : 'green',
        after,
        after === null
          ? 'Not answered yet; green to 2, amber to 3.'
          : `Pain ${after}; green to 2, amber to 3.`,
      ),
      part(
        'morning',
        'pending',
        null,
        'Asked tomorrow; green when no higher than before, amber one point, red two.',
      ),
    ],
    exercises: [],
  };
}

const OLDER: { ago: number; light: Light; words: string }[] = [
  { ago: 1, light: 'amber', words: 'Amber: pain 3 while at it.' },
  { ago: 3, light: 'green', words: 'Green: all three parts.' },
  { ago: 5, light: 'red', words: 'Red: two points more the next morning.' },
];

export function sessionLines({ sessions }: FakeTraining, today: string): SessionLine[] {
  const own = sessions
    .filter((session) => !session.open)
    .map((session) => ({
      record: session.record,
      day: session.day,
      time: session.time,
      words: `Rehab, ${session.value.minutes ?? 0} min`,
      light: pendingLight(session),
    }));
  return own.toReversed().concat(
    OLDER.map(({ ago, light, words }) => ({
      record: `older-${ago}`,
      day: dayBefore(today, ago),
      time: '18:00',
      words: 'Rehab, 25 min, effort 3, pain 2',
      light: { light, words, parts: [], exercises: [] },
    })),
  );
}

export function briefOf(state: FakeTraining): TrainingBrief {
  const open = state.sessions.find((session) => session.open);
  const done = state.sessions.filter((session) => !session.open).length;
  return {
    headline: done > 0 ? 'Three exercises today, all done.' : 'Three exercises today.',
    planned: 3,
    done: done > 0 ? 3 : 0,
    open: open
      ? {
          record: open.record,
          started: open.time ?? '17:30',
          words: `Rehab, begun at ${open.time}: ${open.sets.length} of 8 sets.`,
        }
      : null,
    morning: state.morning,
    proposals: state.proposals.length,
  };
}

/** Six weeks that grow a little each. */
export function loadOf(today: string, { sessions }: FakeTraining): LoadView {
  const empty = sessions.length === 0 && today === '';
  const weeks = [120, 160, 150, 190, 210, 290].map((load, n) => {
    const to = dayBefore(today, (5 - n) * 7);
    const step = n < 3 ? ('too_early' as const) : n === 5 ? ('very_big' as const) : ('usual' as const);
    return {
      from: dayBefore(to, 6),
      to,
      load,
      step,
      uncounted: 0,
      sessions: OLDER.map(({ ago, light }) => ({
        record: `week-${n}-${ago}`,
        day: dayBefore(to, ago),
        kind: 'rehab' as const,
        minutes: 25,
        effort: 3,
        load: Math.round(load / 3),
        light,
      })),
      words: `Week to ${to}: load ${load}, three sessions.`,
    };
  });
  return {
    headline: 'Load of the last seven days: 290, a very big step.',
    detail: 'The three weeks before had 183 on average. It is a prompt, not a prediction.',
    step: 'very_big',
    usual: 183,
    weeks: empty ? [] : weeks,
    rule: 'load.red',
    why: 'Half as much again is a very big step. It is a prompt, not a prediction.',
    sources: [],
  };
}

export const proposalToLookAt: ProposalView = {
  exercise: 'ISO-03',
  name: 'Two-leg bridge',
  session: 'older-3',
  step: 'more_reps',
  title: 'One step up: 2 × 10 instead of 2 × 8.',
  from: '2 × 8',
  to: '2 × 10',
  next: null,
  rule: 'light.greens',
  why: 'Two green sessions running: 9 and 11 June.',
  sources: [{ key: 'OWN', citation: 'Own cautious choice.' }],
  caution: '',
};

export const morningToLookAt = (today: string): MorningView => ({
  about: dayBefore(today),
  question: 'How is the leg after yesterday’s session (rehab, 25 min)?',
  before: 'Before it: at rest 1, walking 2.',
  asks_rest: true,
  asks_walk: true,
  asks_night: true,
});

/** Rolling in a session that goes on, beyond what the day allows. */
export const rollingToLookAt: RolledView = {
  words:
    'Rolling the back of the thigh is a massage: when the session ends it is logged as one. Answer the questions in ' +
    'Massage first.',
  beyond: ['The entries of that day open no massage.', 'Worst pain 4, where 3 is the most.'],
};
