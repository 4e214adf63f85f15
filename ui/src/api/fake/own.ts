import type {
  Activity,
  ActivityView,
  BodyCourse,
  CheckIn,
  Entry,
  FunctionCourse,
  FunctionScore,
  FunctionView,
  PainSite,
  SameAsYesterday,
  Wellness,
} from '../generated';
import { daysBetween, type FakeRecord, type FakeState } from './journal';

const WEEK = 7;
const LEG: (keyof CheckIn)[] = [
  'pain_rest',
  'pain_walk',
  'pain_stretch',
  'pain_worst',
  'swelling',
  'bruising',
  'morning_stiffness',
  'night_pain',
  'walking_normal',
  'sites',
  'sitbone_distance',
  'qualities',
  'aggravates',
  'eases',
];
const SELF: (keyof Wellness)[] = [
  'low_back',
  'low_back_rest',
  'low_back_sitting',
  'low_back_after_activity',
  'soreness',
  'fatigue',
];

const isBlank = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

/** Yesterday's answers to what is still open. */
export function missing(
  kind: 'check_in' | 'wellness',
  yesterday: CheckIn | Wellness,
  now: CheckIn | Wellness | undefined,
): object {
  const fields: string[] = kind === 'check_in' ? LEG : SELF;
  const given = (now ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(yesterday).filter(
      ([field, value]) => fields.includes(field) && !isBlank(value) && isBlank(given[field] ?? null),
    ),
  );
}

/** The part of a check-in that is named. */
export function partOf(
  state: FakeState,
  kind: 'check_in' | 'wellness',
  { day, sitting }: SameAsYesterday,
): FakeRecord | undefined {
  return state.records.find(
    (r) => !r.removed && r.wordings[0]?.kind === kind && r.day === day && r.sitting === sitting,
  );
}

const entries = (state: FakeState, kind: Entry['kind']) =>
  state.records
    .filter((r) => !r.removed && r.wordings[0]?.kind === 'entry')
    .map((r) => ({ record: r.record, day: r.day, entry: r.wordings.at(-1)?.value as Entry }))
    .filter(({ entry }) => entry.kind === kind);

const activities = (state: FakeState) =>
  entries(state, 'activity').map(({ record, day, entry }) => ({
    record,
    since: day,
    ...(entry.value as Activity),
  }));

const scores = (state: FakeState) =>
  entries(state, 'function_score')
    .map(({ record, day, entry }) => ({ record, day, ...(entry.value as FunctionScore) }))
    .toSorted((a, b) => a.day.localeCompare(b.day));

export function functionOf(state: FakeState, day: string): FunctionView {
  const isOpen = (a: { retired_on: string | null }) => a.retired_on === null || day < a.retired_on;
  const view = (a: ReturnType<typeof activities>[number]): ActivityView => {
    const ours = scores(state).filter((s) => s.activity === a.record);
    const today = ours.find((s) => s.day === day);
    const before = ours.findLast((s) => s.day < day);
    const last = today?.day ?? before?.day;
    return {
      record: a.record,
      text: a.text,
      retired_on: a.retired_on,
      due: isOpen(a) && (last === undefined || daysBetween(last, day) >= WEEK),
      today: today ? { record: today.record, score: today.score } : null,
      before: before ? { day: before.day, score: before.score } : null,
    };
  };
  const known = activities(state).filter((a) => a.since <= day);
  const open = known.filter(isOpen).map(view);
  const due = open.some((a) => a.due);
  const when = open.length === 0 ? '' : due ? 'Not scored yet.' : 'Scored today.';
  return { open, retired: known.filter((a) => !isOpen(a)).map(view), due, when, fewest: 3, most: 5 };
}

export function functionCourseOf(state: FakeState): FunctionCourse {
  const all = activities(state)
    .map(({ record, text, retired_on }) => ({
      record,
      text,
      retired_on,
      scores: scores(state)
        .filter((s) => s.activity === record)
        .map(({ day, score }) => ({ day, score })),
    }))
    .filter((a) => a.scores.length > 0);
  const days = [...new Set(scores(state).map((s) => s.day))];
  const rounds = days.map((day) => {
    const given = scores(state).filter((s) => s.day === day);
    const mean = given.reduce((sum, s) => sum + s.score, 0) / given.length;
    return { day, mean: Math.round(mean * 10) / 10, activities: given.length };
  });
  return {
    headline: all.length > 0 ? 'Your activities went from 2.7 to 5.0 of 10 in 14 days.' : '',
    detail:
      all.length > 0
        ? 'A change of 2 points of the mean or more is larger than the measure’s own error.'
        : '',
    source: 'After the idea of the patient-specific functional scale (Stratford 1995).',
    rounds,
    activities: all,
  };
}

export function bodyCourseOf(state: FakeState, onset: string): BodyCourse {
  const days = state.records
    .filter((r) => !r.removed && r.wordings[0]?.kind === 'check_in')
    .map((r) => ({ day: r.day, sites: (r.wordings.at(-1)?.value as CheckIn).sites as PainSite[] }))
    .filter(({ sites }) => sites.length > 0)
    .toSorted((a, b) => a.day.localeCompare(b.day));
  const shown = days.length > 3 ? [days[0], days[Math.floor(days.length / 2)], days.at(-1)] : days;
  return {
    headline:
      days.length === 0
        ? 'No spot is marked in this range.'
        : 'The sorest spot moved from the left upper outer thigh to the left middle outer thigh.',
    detail: days.length === 0 ? '' : `From ${days.length} days with a marked spot.`,
    days: shown
      .filter((d) => d !== undefined)
      .map(({ day, sites }) => ({ day, day_index: daysBetween(onset, day), sites })),
  };
}
