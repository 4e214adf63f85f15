import file from '../../../../assets/protocols/hamstrong.json';
import type {
  Bounds,
  Confidence,
  EditableRule,
  Field,
  HoldLevel,
  Limit,
  Phase,
  QuestionView,
  RedFlag,
  RuleReport,
  Setting,
  SourceView,
  TestKind,
  Tier,
  Variant,
} from '../generated';

/** A rule as the shipped file writes it. */
export interface FileRule {
  id: string;
  check: string | Record<string, unknown>;
  why: string;
  sources: string[];
  confidence: string[];
  note?: string;
  bounds?: number[];
}

/** A check with its kind and what it asks for. */
export interface FileCheck {
  kind: string;
  field?: Field;
  test?: TestKind;
  limit?: Limit;
  n?: number;
  within?: number;
  phase?: Phase;
  at_least?: number;
  days?: number;
  moderate?: number;
}

export const shipped = file;
export const phases = file.phases as { phase: Phase; name: string; what: string }[];
export const tiers = file.massage.tiers as { tier: Tier; name: string; what: string }[];
export const variants = file.variants as unknown as Record<
  Variant,
  { label: string; rationale: string; offered: string; changes: Record<string, Setting> }
>;

export const sources: SourceView[] = Object.entries(file.sources).map(([key, source]) => ({
  key,
  citation: source.citation,
}));

export const questions: QuestionView[] = file.red_flags.map((rule) => ({
  flag: rule.id as RedFlag,
  question: rule.check.question,
  action: rule.check.action,
  level: rule.check.level as HoldLevel,
}));

/** What a check asks for, whatever its kind. */
export function readCheck(check: FileRule['check']): FileCheck {
  if (typeof check === 'string') return { kind: check };
  const [kind, asks] = Object.entries(check)[0] ?? ['', null];
  if (typeof asks === 'number') return { kind, days: asks };
  if (typeof asks === 'string') return { kind, phase: asks as Phase };
  return { kind, ...(asks as object) };
}

/** The part of a report that stands in the file. */
export function onWhoseWord(rule: FileRule): Omit<RuleReport, 'subject' | 'answer' | 'value' | 'readings'> {
  return {
    rule: rule.id,
    limit: null,
    window: null,
    why: rule.why,
    sources: rule.sources,
    confidence: rule.confidence as Confidence[],
    note: rule.note ?? null,
    bounds: (rule.bounds as Bounds | undefined) ?? null,
    set_by: null,
  };
}

const gates = file.gates as unknown as Record<string, FileRule[]>;
export const gateInto = (phase: string): FileRule[] => gates[phase] ?? [];
export const tierRules = (tier: 'M1' | 'M2' | 'M3'): FileRule[] =>
  file.massage[tier] as unknown as FileRule[];

export const watched: FileRule[] = [
  ...Object.values(file.going_back),
  ...Object.values(file.watch).filter((rule) => rule.id !== 'stale' && rule.id !== 'apophysis_check'),
  ...Object.values(file.back),
] as unknown as FileRule[];

/** Rules of gates and tiers that a physio may change. */
export const editable: EditableRule[] = [
  ...tierRules('M1'),
  ...tierRules('M2'),
  ...Object.values(gates).flat(),
]
  .filter((rule) => rule.bounds)
  .map((rule) => {
    const { limit, at_least, days, moderate } = readCheck(rule.check);
    const held = limit && ('at_most' in limit ? limit.at_most : 'at_least' in limit ? limit.at_least : null);
    return {
      rule: rule.id,
      why: rule.why,
      value: held ?? at_least ?? days ?? moderate ?? null,
      bounds: rule.bounds as Bounds,
      confidence: rule.confidence as Confidence[],
    };
  });

export const phaseName = (phase: Phase): string => phases.find((p) => p.phase === phase)?.name ?? phase;
