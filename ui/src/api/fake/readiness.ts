import type {
  AlertView,
  CheckIn,
  ContradictionView,
  Decision,
  HoldCause,
  ReadinessView,
  StatusView,
  Variant,
  VerdictKind,
} from '../generated';
import { addDays, checklist, decide, Facts, LAST_DAY_OF_P1 } from './facts';
import { daysBetween, type FakeState } from './journal';
import { riskOf, testsOf } from './tests';
import {
  editable,
  gateInto,
  phaseName,
  phases,
  questions,
  shipped,
  sources,
  tiers,
  variants,
} from './protocol';

function verdictOf(decision: Decision): { verdict: VerdictKind; title: string; text: string } {
  const { hold, freshness, tier } = decision.today;
  if (hold === 'urgent') {
    const text = 'Get medical help first. Everything else waits until you have been seen.';
    return { verdict: 'do_not_massage', title: 'Do not massage', text };
  }
  if (hold === 'clinician') {
    const text = 'See a clinician first. The plan rests until their word is recorded.';
    return { verdict: 'do_not_massage', title: 'Do not massage', text };
  }
  if (freshness.state !== 'today') {
    return { verdict: 'not_enough_data', title: 'Not enough data', text: 'Log today to see your status.' };
  }
  if (tier === 'M2') {
    const text =
      'All items on your checklist are met today. That is not a medical clearance. Answer today’s questions before every massage and stop if pain goes above 3.';
    return { verdict: 'massage_ready', title: 'Massage-ready', text };
  }
  const open = decision.m2.rules.filter((r) => r.answer === 'unmet' || r.answer === 'unknown');
  const text = `${decision.m2.met} of ${decision.m2.asked} items met. See the checklist for the rest.`;
  const oneMore =
    'One more day with walking pain at 2 or less and every item on your massage checklist is met.';
  const single = open.length === 1 && open[0]?.rule === 'M2.walk';
  return { verdict: 'not_yet', title: 'Not yet', text: single ? oneMore : text };
}

export function statusOf(state: FakeState, day: string): StatusView {
  const facts = new Facts(state, day);
  const decision = decide(facts);
  const { text } = verdictOf(decision);
  const place = `${phaseName(facts.phase)}, day ${facts.index}.`;
  const at = phases.findIndex((p) => p.phase === facts.phase);
  const p2 = addDays(facts.onset, LAST_DAY_OF_P1 + 1);
  return {
    headline: facts.hold === 'urgent' ? `Your answers include a warning sign. ${text}` : `${place} ${text}`,
    phase: facts.phase,
    day_index: facts.index,
    hold: facts.hold,
    tier: decision.today.tier,
    rail: phases.map(({ phase, name }, n) => ({
      phase,
      name,
      from: n > at ? null : n === 0 ? facts.onset : p2,
      to: n < at ? addDays(p2, -1) : null,
      here: n === at,
    })),
    met: decision.m2.met,
    asked: decision.m2.asked,
    alerts: facts.holds.map(alertOf),
    contradictions: contradictionsOf(facts),
    ask: {
      red_flags_in_full: !facts.askedInFull,
      because: facts.askedInFull ? '' : 'Asked in full at the beginning.',
      questions,
      contraindications: state.contraindications.answers.length === 0,
    },
  };
}

function alertOf(cause: HoldCause): AlertView {
  const flag = shipped.red_flags.find((rule) => rule.id === cause.rule);
  return {
    level: cause.level,
    id: cause.rule,
    title: flag?.check.action ?? 'See a clinician about it.',
    text: flag?.why ?? '',
    day: cause.about,
  };
}

function contradictionsOf(facts: Facts): ContradictionView[] {
  const today = facts.logged
    .filter((r) => r.day === facts.day)
    .map((r) => r.wordings.at(-1)?.value as CheckIn);
  const odd = today.some((c) => c.walking_normal === true && (c.pain_walk ?? 0) >= 6 && c.confirmed !== true);
  const text = shipped.contradictions.normal_walk_with_pain.why;
  return odd ? [{ id: 'C1', text, fields: ['pain_walk', 'walking_normal'] }] : [];
}

export function readinessOf(state: FakeState, day: string): ReadinessView {
  const facts = new Facts(state, day);
  const decision = decide(facts);
  const estimate = facts.entries().findLast(({ entry }) => entry.kind === 'estimate');
  const physio = state.episodes.find((e) => e.record === state.current)?.episode.physio_involved === true;
  return {
    day,
    ...verdictOf(decision),
    decision,
    tiers: tiers.map((tier) => {
      const limits = shipped.massage.limits.find((rule) => rule.check.tier === tier.tier)?.check;
      return {
        ...tier,
        limits: limits
          ? `At most ${limits.minutes_max} min, pressure ${limits.pressure_max}, pain ${limits.pain_max}.`
          : '',
        open: decision.today.tier >= tier.tier,
      };
    }),
    phases: phases.map(({ phase, name, what }) => ({ phase, name, what })),
    changes:
      facts.phase === 'P1'
        ? []
        : [
            {
              day: decision.phase_since,
              change: {
                from: 'P1',
                to: 'P2',
                reason: 'gate_met',
                rules: checklist(new Facts(state, decision.phase_since), gateInto('P2')).rules,
              },
              words: `${phaseName('P2')}: every item was met.`,
            },
          ],
    sources,
    tests: testsOf(facts),
    conditions: shipped.massage.contraindications.map((rule) => ({
      id: rule.id,
      question: rule.check.question,
      why: rule.why,
    })),
    contraindications: state.contraindications,
    protocol: {
      id: shipped.id,
      version: shipped.version,
      status: shipped.status,
      variant: facts.variant,
      label: variants[facts.variant].label,
      rationale: variants[facts.variant].rationale,
      variants: (Object.keys(variants) as Variant[]).map((variant) => ({
        variant,
        label: variants[variant].label,
        rationale: variants[variant].rationale,
        offered: variants[variant].offered === 'everyone' || physio,
        reason:
          variants[variant].offered === 'everyone' || physio
            ? ''
            : 'Offered when a physiotherapist is involved.',
        differs: editable
          .filter(({ rule }) => typeof variants[variant].changes[rule] === 'number')
          .map(({ rule, why, value }) => ({
            rule,
            why,
            now: String(value),
            then: String(variants[variant].changes[rule]),
          })),
        today: variant === facts.variant ? '' : 'Nothing would change today.',
      })),
      changes: facts.entries().flatMap(({ day: on, entry, record }) =>
        entry.kind === 'rule_change'
          ? {
              record,
              rule: entry.value.rule,
              why: editable.find((rule) => rule.rule === entry.value.rule)?.why ?? '',
              value: entry.value.value,
              set_by: { name: entry.value.by, date: on, reason: entry.value.reason },
            }
          : [],
      ),
      editable,
    },
    risk: riskOf(state),
    estimate:
      estimate?.entry.kind === 'estimate'
        ? {
            record: estimate.record,
            made_on: estimate.day,
            ...estimate.entry.value,
            words: `You think of day ${daysBetween(facts.onset, estimate.entry.value.back_on)}.`,
          }
        : null,
    published: [
      'Footballers with a small injury on the scan took 17 ± 10 days (Ekstrand 2012).',
      'With a larger one, 22 ± 11 days (Ekstrand 2012). People vary widely.',
    ],
    emergency_number: state.settings.emergency_number,
  };
}
