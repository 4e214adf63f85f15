import type {
  Entry,
  LastTest,
  Phase,
  ReadinessView,
  RiskCheckView,
  SelfTest,
  SymmetryCourse,
  TestEntry,
} from '../generated';
import type { Facts } from './facts';
import type { FakeState } from './journal';
import { phaseName, shipped } from './protocol';

const RISKS = ['Tight muscles', 'Muscle imbalance', 'Conditioning', 'Muscle fatigue'];
const BOTH = ['test.ake', 'test.slr', 'test.bridge_count', 'test.girth'];
const YES_NO = ['test.clearance', 'test.hip_flexor', 'test.h_test'];

const shapeOf = (id: string): TestEntry => {
  if (BOTH.includes(id)) return 'both_sides';
  if (YES_NO.includes(id)) return 'yes_no';
  if (id === 'test.press') return 'press';
  return id === 'test.trainings' ? 'count' : 'score';
};
const unitOf = (id: string) =>
  id === 'test.girth' ? 'cm' : id === 'test.bridge_count' ? 'times' : BOTH.includes(id) ? '°' : '';

const wordsOf = (test: SelfTest) =>
  [
    test.left !== null && `left ${test.left}`,
    test.right !== null && `right ${test.right}`,
    test.value !== null && String(test.value),
    test.strip_cm !== null && `sore over ${test.strip_cm} cm`,
  ]
    .filter((part) => part !== false)
    .join(', ');

/** A self-test as the core keeps it: the middle of the tries counts. */
export function settled(entry: Entry): Entry {
  if (entry.kind !== 'self_test') return entry;
  const middle = (tries: number[]) => tries.toSorted((a, b) => a - b)[Math.floor(tries.length / 2)];
  const { left_tries, right_tries, left, right } = entry.value;
  const value = { ...entry.value, left: middle(left_tries) ?? left, right: middle(right_tries) ?? right };
  return { kind: 'self_test', value };
}

export function testsOf(facts: Facts): ReadinessView['tests'] {
  const done = facts.entries();
  return shipped.self_tests
    .filter((rule) => rule.check.offered !== 'daily')
    .map((rule) => {
      const offered = rule.check.offered;
      const from = typeof offered === 'object' && 'from' in offered ? offered.from : 'P1';
      const ours = done.filter(({ entry }) => entry.kind === 'self_test' && entry.value.test === rule.id);
      const last = ours.at(-1);
      const reason = facts.hold
        ? 'Not while a warning sign is open.'
        : facts.phase < from
          ? `From "${phaseName(from as Phase)}" on.`
          : '';
      const both = shapeOf(rule.id) === 'both_sides';
      const change = ours.length > 1 ? `No clear change since ${ours.at(-2)?.day ?? ''}.` : '';
      const is_today = last?.day === facts.day;
      const known: LastTest | null =
        last?.entry.kind === 'self_test'
          ? {
              record: last.record,
              day: last.day,
              test: last.entry.value,
              words: wordsOf(last.entry.value),
              change,
              is_today,
            }
          : null;
      return {
        id: rule.id,
        name: rule.check.name,
        how: rule.check.how,
        record: rule.check.record,
        measurement: rule.check.measurement,
        entry: shapeOf(rule.id),
        unit: unitOf(rule.id),
        tries: rule.id === 'test.ake' ? 3 : 1,
        order: both
          ? 'First the right leg, which is well, then the left one. Stop when pain goes above 4.'
          : '',
        offered: reason === '',
        reason,
        last: known,
      };
    });
}

/** The monthly look at four factors: only back in sport. */
export function riskOf(state: FakeState): RiskCheckView | null {
  if (!state.sport) return null;
  return {
    due: true,
    when: 'Due now, once a month: do the knee straightening and the bridge count.',
    context: ['Not scored: a hamstring injury within a year. That is about groups, not about you.'],
    factors: shipped.risk_check.map((rule, n) => ({
      id: rule.id,
      name: RISKS[n] ?? rule.id,
      level: n < 2 ? null : n - 2,
      text: n < 2 ? 'Nothing tested in the last four weeks.' : 'Sleep on 7 of 7 nights logged.',
      advice: n < 2 ? 'Not enough logged to say.' : 'Fine as it is.',
      why: rule.why,
    })),
  };
}

/** Both legs, test by test. */
export function symmetryOf(state: FakeState): SymmetryCourse {
  const tests = state.records
    .filter((r) => !r.removed && r.wordings[0]?.kind === 'entry')
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .map((r) => ({ day: r.day, entry: r.wordings.at(-1)?.value as Entry }));
  const course = BOTH.flatMap((id) => {
    const days = tests.flatMap(({ day, entry }) => {
      if (entry.kind !== 'self_test' || entry.value.test !== id) return [];
      const { left, right } = entry.value;
      if (left === null || right === null) return [];
      return [{ day, injured: left, other: right, words: `${Math.abs(left - right)} apart` }];
    });
    const name = shipped.self_tests.find((rule) => rule.id === id)?.check.name ?? id;
    const last = days.at(-1);
    if (!last) return [];
    return [
      {
        id,
        name,
        unit: unitOf(id),
        headline: `${name}: ${last.words}.`,
        detail: 'No clear difference: up to 10° is within the error of the measurement.',
        error: id === 'test.ake' ? 10 : null,
        lowest: id === 'test.girth' ? 40 : 0,
        highest: id === 'test.girth' ? 70 : 40,
        days,
      },
    ];
  });
  return { injured: 'left', tests: course };
}
