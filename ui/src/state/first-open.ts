import type { Gate, RuleReport, Subject } from '../api/generated';

/** What goes before numbers: a warning sign, then a condition on file. */
const BEFORE_NUMBERS: readonly Subject[] = ['hold', 'contraindication'];
const OPEN: readonly Gate[] = ['unmet', 'unknown'];

/** The item that stands in the way first: not met before not known, in the order of the list. */
export function firstOpen(rules: RuleReport[]): RuleReport | null {
  const unmet = rules.filter((rule) => rule.answer === 'unmet');
  const grave = BEFORE_NUMBERS.map((subject) => unmet.find((rule) => rule.subject === subject));
  return grave.find((rule) => rule) ?? unmet[0] ?? rules.find((rule) => OPEN.includes(rule.answer)) ?? null;
}
