import type { Entry, PriceKind, PriceStep, SelfTest, TestEntry } from '../api/generated';
import { t } from '../i18n';
import { number } from '../i18n/format';

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
    },
  }),
  session: (): Entry => ({
    kind: 'session',
    value: { kind: 'rehab', minutes: null, effort: null, pain_during: null, performance: null, text: null },
  }),
  massage: (): Entry => ({
    kind: 'massage',
    value: {
      by: 'therapist',
      minutes: null,
      kinds: [],
      areas: [],
      pressure: null,
      pain_during: null,
      text: null,
    },
  }),
  medication: (): Entry => ({ kind: 'medication', value: { name: '', dose: null } }),
  selfTest: (test: string): Entry => ({
    kind: 'self_test',
    value: { test, left: null, right: null, value: null, yes: null },
  }),
};

/** Entries that a form can reword; the others are removed and made anew. */
export const canReword = ({ kind }: Entry) => kind !== 'protocol_choice' && kind !== 'rule_change';

/** Which fields a result was entered in. */
export function shapeOf({ left, right, yes }: SelfTest): TestEntry {
  if (left !== null || right !== null) return 'both_sides';
  return yes !== null ? 'yes_no' : 'count';
}

/** What was logged of one part, as a figure and its unit; nothing when there is no entry. */
export function tally(part: PriceKind, steps: PriceStep[]): { figure: string; unit: string } | null {
  if (steps.length === 0) return null;
  switch (part) {
    case 'protect': {
      const ticks = (['no_sprint', 'no_hard_stretch', 'support'] as const).filter((tick) =>
        steps.some((s) => s[tick]),
      );
      return { figure: String(ticks.length), unit: t.price.kept };
    }
    case 'rest': {
      const vigorous = total(steps, 'vigorous_minutes');
      const unit = vigorous > 0 ? `${t.price.walked}, ${t.price.vigorous(vigorous)}` : t.price.walked;
      return { figure: String(total(steps, 'walking_minutes')), unit };
    }
    case 'ice': {
      const minutes = total(steps, 'minutes');
      const unit = t.price.times(steps.length) + (minutes > 0 ? t.price.minutesToo(number(minutes)) : '');
      return { figure: String(steps.length), unit };
    }
    case 'compress':
    case 'elevate':
      return spell(total(steps, 'minutes'));
  }
}

function spell(minutes: number): { figure: string; unit: string } {
  if (minutes < 60) return { figure: String(minutes), unit: t.price.min };
  return { figure: number(minutes / 60), unit: t.price.hours };
}

type Counted = 'minutes' | 'walking_minutes' | 'vigorous_minutes';
const total = (steps: PriceStep[], field: Counted) =>
  steps.reduce((sum, step) => sum + (step[field] ?? 0), 0);
