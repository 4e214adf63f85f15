import type { Entry, PriceKind, SelfTest, TestEntry } from '../api/generated';
import { blankMassage } from './massage.svelte';

/** An entry of a kind with nothing filled in. */
export const blank = {
  price: (part: PriceKind): Entry => ({
    kind: 'price_step',
    value: {
      part,
      minutes: null,
      walking_minutes: null,
      vigorous_minutes: null,
      no_sprint: null,
      no_hard_stretch: null,
      support: null,
      checked: null,
      trouble: null,
    },
  }),
  session: (): Entry => ({
    kind: 'session',
    value: { kind: 'rehab', minutes: null, effort: null, pain_during: null, performance: null, text: null },
  }),
  massage: (): Entry => ({
    kind: 'massage',
    value: blankMassage(),
  }),
  medication: (): Entry => ({ kind: 'medication', value: { name: '', dose: null } }),
  selfTest: (test: string): Entry => ({
    kind: 'self_test',
    value: {
      test,
      left: null,
      right: null,
      value: null,
      yes: null,
      strip_cm: null,
      left_tries: [],
      right_tries: [],
    },
  }),
};

/** Entries that a form can reword; the others are removed and made anew. */
export const canReword = ({ kind }: Entry) => !fixed.includes(kind);

/** What was chosen, changed or answered stands as it was said; training has forms of its own. */
const fixed: Entry['kind'][] = [
  'protocol_choice',
  'rule_change',
  'massage_check',
  'skipped_exercise',
  'own_exercise',
  'prescription',
  'dose_change',
];

/** Which fields a result was entered in. */
export function shapeOf(test: SelfTest): { entry: TestEntry; unit: string; tries: number } {
  const { left, right, yes, strip_cm, left_tries, right_tries } = test;
  const tries = Math.max(1, left_tries.length, right_tries.length);
  if (left !== null || right !== null) return { entry: 'both_sides', unit: '', tries };
  const single = { unit: '', tries: 1 };
  if (strip_cm !== null) return { entry: 'press', ...single };
  return { entry: yes !== null ? 'yes_no' : 'count', ...single };
}
