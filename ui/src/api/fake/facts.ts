import type {
  CheckIn,
  Checklist,
  Decision,
  Entry,
  Freshness,
  Gate,
  HoldCause,
  HoldLevel,
  Phase,
  Reading,
  RedFlag,
  RuleReport,
  Subject,
  Tier,
  Value,
  Variant,
  Wellness,
} from '../generated';
import { daysBetween, type FakeRecord, type FakeState } from './journal';
import {
  gateInto,
  onWhoseWord,
  questions,
  readCheck,
  shipped,
  tierRules,
  watched,
  type FileCheck,
  type FileRule,
} from './protocol';

export const LAST_DAY_OF_P1 = 4;
const ASK_AGAIN_DAYS = 7;

/** The journal as the stand-in's readiness reads it: enough to fill the page, not the rules of the engine. */
export class Facts {
  readonly index: number;
  readonly phase: Phase;
  readonly onset: string;
  readonly logged: FakeRecord[];

  constructor(
    readonly state: FakeState,
    readonly day: string,
  ) {
    this.onset = state.episodes.find((e) => e.record === state.current)?.episode.onset ?? day;
    this.index = daysBetween(this.onset, day);
    this.phase = this.index <= LAST_DAY_OF_P1 ? 'P1' : 'P2';
    this.logged = this.of('check_in').toReversed();
  }

  of(kind: string): FakeRecord[] {
    return this.state.records
      .filter((r) => !r.removed && r.wordings[0]?.kind === kind && r.day <= this.day)
      .toSorted((a, b) => a.day.localeCompare(b.day));
  }

  entries(): { day: string; entry: Entry; record: string }[] {
    const value = (r: FakeRecord) => r.wordings.at(-1)?.value as Entry;
    return this.of('entry').map((r) => ({ day: r.day, entry: value(r), record: r.record }));
  }

  wellness(): { day: string; value: Wellness }[] {
    return this.of('wellness').map((r) => ({ day: r.day, value: r.wordings.at(-1)?.value as Wellness }));
  }

  get freshness(): Freshness {
    const newest = this.logged[0]?.day;
    if (newest === undefined) return { state: 'never_logged' };
    const days = daysBetween(newest, this.day);
    return days === 0 ? { state: 'today' } : { state: days < 3 ? 'waiting' : 'stale', days };
  }

  readings(field: keyof CheckIn, n: number, within: number): Reading[] {
    return this.logged
      .filter((r) => daysBetween(r.day, this.day) < within)
      .slice(0, n)
      .map((r) => ({
        day: r.day,
        value: (r.wordings.at(-1)?.value as CheckIn)[field] as Value | null,
        standing: daysBetween(r.day, r.writtenDay) >= 2 ? 'recalled' : 'trusted',
      }));
  }

  /** Signs that stand: those after the last clearance that were not taken back. */
  get holds(): HoldCause[] {
    const cleared = this.entries().findLast(({ entry }) => entry.kind === 'clearance')?.day ?? '';
    const standing = this.wellness().filter(({ day }) => day >= cleared);
    return standing.flatMap(({ day, value }) =>
      value.red_flags
        .filter((flag) => !this.state.withdrawn.includes(flag))
        .map((flag) => ({ rule: flag, level: levelOf(flag), since: day, about: day })),
    );
  }

  get hold(): HoldLevel | null {
    const levels = this.holds.map((cause) => cause.level);
    return levels.includes('urgent') ? 'urgent' : (levels[0] ?? null);
  }

  /** Asked for in full within the week. */
  get askedInFull(): boolean {
    return this.wellness().some(
      ({ day, value }) => value.red_flags_asked === true && daysBetween(day, this.day) < ASK_AGAIN_DAYS,
    );
  }

  get variant(): Variant {
    const chosen = this.entries().findLast(({ entry }) => entry.kind === 'protocol_choice')?.entry;
    return chosen?.kind === 'protocol_choice' ? (chosen.value.variant as Variant) : 'balanced';
  }
}

const levelOf = (flag: RedFlag) => questions.find((q) => q.flag === flag)?.level ?? 'clinician';

function report(facts: Facts, rule: FileRule): RuleReport {
  const check = readCheck(rule.check);
  const { limit = null, n = 1, within = 1 } = check;
  const base = { ...onWhoseWord(rule), limit };
  if (check.field) {
    const readings = facts.readings(check.field, n, within);
    const window = { logged_days: n, within_days: within };
    const answer = judge(readings, limit, n);
    return {
      ...base,
      subject: { field: check.field },
      window,
      readings,
      value: readings[0]?.value ?? null,
      answer,
    };
  }
  return { ...base, ...counted(facts, check) };
}

function judge(readings: Reading[], limit: RuleReport['limit'], n: number): Gate {
  const values = readings.map((r) => (r.standing === 'trusted' ? r.value : null));
  if (values.length < n || values.includes(null)) return 'unknown';
  if (limit === null) return Number(values[0]) <= Number(values[1]) ? 'met' : 'unmet';
  return values.every((value) => within(limit, value)) ? 'met' : 'unmet';
}

function within(limit: NonNullable<RuleReport['limit']>, value: Value | null): boolean {
  if ('is' in limit) return value === limit.is;
  return 'at_most' in limit ? Number(value) <= limit.at_most : Number(value) >= limit.at_least;
}

type Counted = Pick<RuleReport, 'subject' | 'answer' | 'value' | 'readings'> & Partial<RuleReport>;

function counted(facts: Facts, check: FileCheck): Counted {
  const least = (subject: Subject, value: number, at_least: number): Counted => ({
    subject,
    value,
    limit: { at_least },
    answer: value >= at_least ? 'met' : 'unmet',
    readings: [],
  });
  const plain = (subject: Subject, answer: Gate): Counted => ({ subject, answer, value: null, readings: [] });
  const contra = facts.state.contraindications.answers.some((c) => c.present && c.agreed_by === null);
  switch (check.kind) {
    case 'min_day':
      return least('days_since_injury', facts.index, check.moderate ?? 0);
    case 'days_in_phase':
      return least(
        { days_in_phase: check.phase ?? 'P2' },
        facts.index - LAST_DAY_OF_P1 - 1,
        check.at_least ?? 0,
      );
    case 'logged_days':
      return least('logged_days', facts.logged.length, check.days ?? 0);
    case 'phase_at_least':
      return plain({ phase: check.phase ?? 'P2' }, facts.phase >= (check.phase ?? 'P2') ? 'met' : 'unmet');
    case 'test':
    case 'test_if_logged':
      return {
        ...plain({ test: check.test ?? 'palp' }, check.kind === 'test' ? 'unknown' : 'not_asked'),
        window: { logged_days: 1, within_days: check.within ?? 1 },
      };
    case 'no_hold':
      return plain('hold', facts.hold === null ? 'met' : 'unmet');
    case 'no_flare':
      return plain('flare', 'met');
    case 'no_contraindication':
      return plain('contraindication', contra ? 'unmet' : 'met');
    case 'clearance':
      return plain('clearance', 'not_asked');
    default:
      return plain('massage', check.kind === 'tier_with_good_session' ? 'unmet' : 'met');
  }
}

export function checklist(facts: Facts, rules: FileRule[]): Checklist {
  const reports = rules.map((rule) => report(facts, rule));
  const met = reports.filter((r) => r.answer === 'met').length;
  return { rules: reports, met, asked: reports.filter((r) => r.answer !== 'not_asked').length };
}

export function decide(facts: Facts): Decision {
  const [m1, m2, m3] = (['M1', 'M2', 'M3'] as const).map((tier) => checklist(facts, tierRules(tier)));
  if (!m1 || !m2 || !m3) throw new Error('three checklists');
  const fresh = facts.freshness.state === 'today' && facts.hold === null;
  const tier: Tier = !fresh || m1.met < m1.asked ? 'M0' : m2.met < m2.asked ? 'M1' : 'M2';
  const next: Phase = facts.phase === 'P1' ? 'P2' : 'P3';
  const since = facts.phase === 'P1' ? facts.onset : addDays(facts.onset, LAST_DAY_OF_P1 + 1);
  return {
    today: {
      day: facts.day,
      index: facts.index,
      episode: 1,
      onset: facts.onset,
      phase: facts.phase,
      hold: facts.hold,
      tier,
      band: 'moderate',
      standing: fresh ? 'trusted' : null,
      freshness: facts.freshness,
      flare_from: null,
      notices: [],
      changes: [],
      ended: [],
    },
    as_of: facts.day,
    phase_since: since,
    holds: facts.holds,
    notices: [],
    contradictions: [],
    next: { phase: next, checklist: checklist(facts, gateInto(next)) },
    m1,
    m2,
    m3,
    watch: watched.map((rule) => ({
      ...onWhoseWord(rule),
      subject: 'course',
      answer: facts.freshness.state === 'today' ? 'met' : 'unknown',
      value: null,
      readings: [],
    })),
    protocol: { id: shipped.id, version: shipped.version, variant: facts.variant, hash: '0' },
  };
}

export const addDays = (day: string, n: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
