import type {
  Board,
  Entry,
  Phase,
  PriceKind,
  PriceStep,
  PriceTile,
  PriceView,
  TimerView,
} from '../generated';
import { Facts } from './facts';
import type { FakeState } from './journal';
import { phases, shipped, variants, type FileRule } from './protocol';

/** A timer of the stand-in: its clock stands still unless `elapsed` is set. */
export interface FakeTimer {
  record: string;
  part: PriceKind;
  started: string;
  minutes: number | null;
  /** Seconds. */
  elapsed: number;
  state: TimerView['state'];
}

export const blankStep: PriceStep = {
  part: 'ice',
  minutes: null,
  walking_minutes: null,
  vigorous_minutes: null,
  no_sprint: null,
  no_hard_stretch: null,
  support: null,
  checked: null,
  trouble: null,
};

const PARTS: PriceKind[] = ['protect', 'rest', 'ice', 'compress', 'elevate'];
const plan = shipped.price.plan as unknown as FileRule[];
const safety = shipped.price.safety as unknown as FileRule[];
const says = shipped.price.peace_and_love.says as Record<PriceKind, string>;

interface Ask {
  unit: PriceTile['unit'];
  of: number | null;
  plan: string;
}

const ACUTE: Record<PriceKind, Ask> = {
  protect: {
    unit: 'kept',
    of: 3,
    plan: 'No sprint, kick or jump; no hard stretch; a stick or crutch while you limp.',
  },
  rest: { unit: 'walked_minutes', of: 40, plan: 'Nothing vigorous. Walk up to 40 min, below pain 3.' },
  ice: { unit: 'sessions', of: 3, plan: '3 to 6 sessions of 10 to 15 min.' },
  compress: { unit: 'worn_minutes', of: 360, plan: '6 to 10 h while awake, off at night.' },
  elevate: { unit: 'minutes', of: 80, plan: '80 min, 4 times 20.' },
};
const LATER: Record<PriceKind, Ask> = {
  ...ACUTE,
  protect: { unit: 'kept', of: 2, plan: 'No sprint, kick or jump; no hard stretch.' },
  rest: { unit: 'vigorous_minutes', of: 0, plan: 'Nothing vigorous. Walk as you like, below pain 3.' },
  ice: { unit: 'sessions', of: 2, plan: 'Up to 2 sessions of 10 to 15 min, as far as it helps.' },
  compress: {
    unit: 'worn_minutes',
    of: null,
    plan: 'Not asked for: it is for swelling, and you logged none.',
  },
  elevate: { unit: 'minutes', of: null, plan: 'Not asked for: it is for swelling, and you logged none.' },
};

const stepsOf = (state: FakeState, day: string): PriceStep[] =>
  state.records
    .filter((r) => r.day === day && !r.removed)
    .map((r) => r.wordings.at(-1)?.value as Entry)
    .flatMap((e) => ('kind' in e && e.kind === 'price_step' ? [e.value] : []));

function doneOf(part: PriceKind, unit: PriceTile['unit'], steps: PriceStep[]): number | null {
  const own = steps.filter((s) => s.part === part);
  if (own.length === 0) return null;
  if (part === 'ice') return own.length;
  if (part === 'protect') {
    const ticks = ['no_sprint', 'no_hard_stretch', 'support'] as const;
    return ticks.filter((tick) => own.some((s) => s[tick])).length;
  }
  const field =
    part === 'rest' ? (unit === 'walked_minutes' ? 'walking_minutes' : 'vigorous_minutes') : 'minutes';
  return own.reduce((sum, s) => sum + (s[field] ?? 0), 0);
}

function tileOf(state: FakeState, part: PriceKind, ask: Ask, day: string, today: boolean): PriceTile {
  const done = doneOf(part, ask.unit, stepsOf(state, day));
  const not = ask.of === null;
  const limit = part === 'rest';
  const over = limit && ask.of !== null && (done ?? 0) > ask.of;
  const enough = !not && (limit ? done !== null && !over : (done ?? 0) >= (ask.of ?? 0));
  const timer = today ? (state.timers.find((t) => t.part === part) ?? null) : null;
  const timed = part === 'ice' || part === 'compress' || part === 'elevate';
  const yes = questionsOf(state).find((q) => q.part === part && q.present);
  const open = !yes;
  return {
    part,
    done,
    of: ask.of,
    unit: ask.unit,
    state: not ? 'not_in_plan' : over ? 'over' : enough ? 'enough' : 'open',
    plan: ask.plan,
    said: not
      ? 'Not in the plan of today.'
      : over
        ? 'Rest the leg now.'
        : enough
          ? 'Enough for today.'
          : 'More for the plan.',
    caution: '',
    why: plan
      .filter((r) => r.id === `price.early.${part === 'rest' ? 'walk' : part}`)
      .map((r) => ({ rule: r.id, why: r.why, sources: r.sources, confidence: r.confidence as never })),
    other_school: says[part],
    timer: timer && viewOf(timer),
    start:
      today && timed
        ? {
            open,
            ask_first: open && questionsOf(state).some((q) => q.part === part && q.present === null),
            minutes: part === 'ice' ? 15 : part === 'elevate' ? 20 : null,
            at_most: part === 'ice' ? 20 : null,
            reason: yes ? `You answered yes to "${yes.question}" ${yes.why}` : '',
            from: null,
          }
        : null,
  };
}

const SAID: Record<TimerView['state'], string> = {
  running: 'Damp cloth between ice and skin. Stay awake with it.',
  check_due: 'Look at the skin now: white, blistered or numb means stop.',
  warned: 'Longer adds risk, not ease. Take the ice off soon.',
  time_up: 'Time is up. Take the ice off.',
  finished: 'Take the ice off. Finished? Say how long it was on.',
};

const viewOf = (timer: FakeTimer): TimerView => ({
  record: timer.record,
  started: timer.started,
  elapsed: timer.elapsed,
  set: timer.minutes === null ? null : timer.minutes * 60,
  state: timer.state,
  said: timer.part === 'ice' ? SAID[timer.state] : 'Heel higher than your heart.',
  next_in: timer.state === 'running' ? Math.max(1, 300 - timer.elapsed) : null,
  proposed: timer.state === 'finished' ? timer.minutes : Math.floor(timer.elapsed / 60),
  trouble: false,
});

function questionsOf(state: FakeState): PriceView['questions'] {
  return safety.flatMap((rule) => {
    const check = rule.check as Record<string, string>;
    const question = check.no_ice_if ?? check.no_wrap_if;
    if (!question) return [];
    const answer = state.firstAid.answers.find((a) => a.id === rule.id);
    const part: PriceKind = check.no_ice_if ? 'ice' : 'compress';
    return [{ id: rule.id, part, question, why: rule.why, present: answer?.present ?? null }];
  });
}

/** First aid of a day, of the acute phase or of what comes after it. */
export function priceOf(state: FakeState, day: string, today: string): PriceView {
  const facts = new Facts(state, day);
  const acute = facts.phase === 'P1';
  const asks = acute ? ACUTE : LATER;
  const tiles = PARTS.map((part) => tileOf(state, part, asks[part], day, day === today));
  const asked = tiles.filter((tile) => tile.state !== 'not_in_plan');
  const logged = asked.filter((tile) => tile.done !== null).length;
  const name = phases.find((p) => p.phase === (facts.phase as Phase))?.name ?? '';
  return {
    stage: acute ? `${name}, days 0 to 2` : name,
    variant: variants.balanced.label,
    rationale: variants.balanced.rationale,
    coverage: `${logged} of ${asked.length} parts of the plan logged.`,
    tiles,
    notices: [],
    evidence: shipped.price.evidence,
    questions: questionsOf(state),
    first_aid: state.firstAid,
    board: acute,
  };
}

/** The board of the stand-in. */
export function boardOf(state: FakeState, today: string): Board {
  const view = priceOf(state, today, today);
  const names = ['Protect', 'Rest', 'Ice', 'Compress', 'Elevate'];
  return {
    title: 'First 72 hours',
    about: 'Left hamstring, day 1. Friday 12 June, 19:42.',
    day_index: 1,
    steps: view.tiles.map((tile, n) => ({
      part: tile.part,
      name: names[n] ?? '',
      now: tile.timer?.said ?? tile.plan,
      how: 'Damp cloth between ice and skin. Look at the skin after 5 minutes.',
      done: tile.done === null ? 'Nothing logged today.' : `${tile.done} today.`,
      next: '',
      running: tile.timer !== null,
    })),
    avoid_title: 'Leave out until the end of 14 June',
    avoid: safety.flatMap((rule) => {
      const what = (rule.check as Record<string, string>).avoid;
      return what ? [{ what, why: rule.why, sources: rule.sources }] : [];
    }),
    help_title: 'Get help at once, 112',
    help: ['Foot cold, white or blue, not warming after loosening the wrap? Call the emergency number now.'],
    sources: [{ key: 'HARM', citation: 'PhysioWorks, avoid HARM 48-72 h.' }],
    closing: shipped.price.evidence,
  };
}
