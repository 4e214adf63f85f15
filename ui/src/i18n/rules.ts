import type {
  Decision,
  Field,
  Limit,
  Reading,
  RuleReport,
  Setting,
  SourceView,
  Subject,
  Value,
} from '../api/generated';
import { number, shortDay } from './format';
import { t } from './index';
import { numbersHidden, painWord } from './pain.svelte';

export type Group = keyof typeof t.check.groups;

const GROUPS: Record<Field, Group> = {
  pain_rest: 'pain',
  pain_walk: 'walking',
  pain_stretch: 'pain',
  night_pain: 'pain',
  walking_normal: 'walking',
  swelling: 'swelling',
  bruising: 'bruise',
};

const fieldOf = (subject: Subject): Field | null =>
  typeof subject === 'object' && 'field' in subject ? subject.field : null;

const PAIN: readonly (Field | null)[] = ['pain_rest', 'pain_walk', 'pain_stretch'];

/** Measured on the pain scale. */
const isPain = (subject: Subject): boolean =>
  PAIN.includes(fieldOf(subject)) ||
  (typeof subject === 'object' && 'test' in subject && subject.test === 'palp');

/** A pain score that is not to be told as a number. */
const keptBack = (subject: Subject): boolean => numbersHidden() && isPain(subject);

/** Under which heading an item stands. */
export function groupOf({ subject }: RuleReport): Group {
  const field = fieldOf(subject);
  if (field) return GROUPS[field];
  if (typeof subject === 'object') {
    if ('test' in subject) return subject.test === 'palp' ? 'pain' : 'tests';
    return 'time';
  }
  return subject === 'days_since_injury' || subject === 'logged_days' ? 'time' : 'safety';
}

/** "Walking on the flat". */
export function itemName(rule: RuleReport, phases: (phase: string) => string): string {
  const { subject } = rule;
  if (typeof subject === 'object') {
    if ('field' in subject) {
      return (rule.limit === null ? t.rising[subject.field] : undefined) ?? t.fields[subject.field];
    }
    if ('test' in subject) return t.testKinds[subject.test];
    return 'phase' in subject ? t.check.phase : t.check.daysIn(phases(subject.days_in_phase));
  }
  switch (subject) {
    case 'days_since_injury':
      return t.check.daysSince;
    case 'logged_days':
      return t.check.loggedDays;
    case 'hold':
      return t.check.hold;
    case 'flare':
      return t.check.flare;
    case 'contraindication':
      return t.check.contraindication;
    case 'clearance':
      return t.check.clearance;
    case 'massage':
      return rule.rule.endsWith('.m2') ? t.check.goodSession : t.check.massage;
    case 'course':
      return t.watch[rule.rule] ?? rule.why;
  }
}

/** A value in the words of its question. */
export function valueInWords(subject: Subject, value: Value): string {
  if (typeof value === 'boolean') return value ? t.checkIn.yes : t.checkIn.no;
  const field = fieldOf(subject);
  if (isPain(subject)) return painWord(value);
  if (field === 'swelling') return t.checkIn.swellingWords[value] ?? number(value);
  if (field === 'bruising') return t.checkIn.bruisingWords[value] ?? number(value);
  if (typeof subject === 'object' && 'test' in subject) {
    if (subject.test === 'slhb_lsi') return `${number(value)} %`;
    if (subject.test === 'ake_diff') return `${number(value)}°`;
  }
  return number(value, 2);
}

const STATED: readonly Subject[] = ['hold', 'flare', 'contraindication', 'clearance', 'massage'];

/** What to call the reason: items that are not measured word theirs as what has to hold. */
export const reasonLabel = ({ subject }: RuleReport): string =>
  STATED.includes(subject) ? t.check.asksThat : t.check.reason;

/** Where an item stands now. */
export function standsAt(rule: RuleReport, decision: Decision): string {
  const { subject, answer, value } = rule;
  if (typeof subject === 'object' && 'phase' in subject) return decision.today.phase.slice(1);
  if (answer === 'not_asked') {
    return typeof subject === 'object' ? t.check.noValue : t.check.notNeeded;
  }
  const met = answer === 'met';
  switch (subject) {
    case 'hold':
      return met ? t.check.none : t.check.open;
    case 'flare':
      return met ? t.check.none : t.check.recent;
    case 'contraindication':
    case 'clearance':
      return met === (subject === 'clearance') ? t.check.onFile : t.check.none;
    case 'massage':
      return met ? t.check.settled : t.check.notSettled;
    case 'course':
      return met ? t.readiness.quiet : answer === 'unmet' ? t.readiness.raised : t.check.noValue;
  }
  if (value === null) return t.check.noValue;
  if (rule.limit === null && fieldOf(subject)) return compared(rule);
  const words = valueInWords(subject, value);
  return answer === 'unmet' && keptBack(subject) ? t.check.aboveLimit(words) : words;
}

/** "same", against the day before of those looked at. */
function compared({ subject, readings, value }: RuleReport): string {
  const before = readings[1]?.value;
  if (typeof value !== 'number' || typeof before !== 'number') {
    return value === null ? t.check.noValue : valueInWords(subject, value);
  }
  return value === before ? t.check.same : value < before ? t.check.less : t.check.more;
}

/** "2 or less, 2 days". */
export function limitInWords(rule: RuleReport): string {
  const { subject, limit, window } = rule;
  if (typeof subject === 'object' && 'phase' in subject) return t.check.orLater(subject.phase.slice(1));
  if (limit === null) {
    if (fieldOf(subject)) return t.check.sameOrLess;
    if (subject === 'clearance') return t.check.ifSevere;
    return subject === 'massage' || subject === 'course' ? '' : t.check.none;
  }
  const words = bareLimit(subject, limit);
  const days = window?.logged_days ?? 1;
  if (days < 2) return words;
  return fieldOf(subject) === 'night_pain' ? t.check.nights(words, days) : t.check.onDays(words, days);
}

/** "limit 2 or less, 2 days", beside a value at full size. */
export const limitBeside = (rule: RuleReport): string =>
  rule.limit === null || keptBack(rule.subject) ? '' : t.check.limitIs(limitInWords(rule));

function bareLimit(subject: Subject, limit: Limit): string {
  if (keptBack(subject)) return t.check.upToLimit;
  if ('is' in limit) return valueInWords(subject, limit.is);
  if ('at_least' in limit) return t.check.atLeast(valueInWords(subject, limit.at_least));
  const words = valueInWords(subject, limit.at_most);
  return limit.at_most === 0 ? words : t.check.atMost(words);
}

/** A value beside its mark in a drawing; pain that is told in words alone is read in the row. */
export const valueInDrawing = (subject: Subject, value: Value): string =>
  keptBack(subject) ? '' : valueInWords(subject, value);

/** The word at the line of a limit. */
export const limitInDrawing = (subject: Subject, limit: number): string =>
  keptBack(subject) ? t.check.limitLine : t.check.limitIs(valueInWords(subject, limit));

/** The number of a limit, for a line in a drawing. */
export function limitNumber(limit: Limit | null): number | null {
  if (limit === null || 'is' in limit) return null;
  return 'at_most' in limit ? limit.at_most : limit.at_least;
}

/** "12 June: 2, entered late". */
export function readingInWords(subject: Subject, { value, standing }: Reading): string {
  const words = value === null ? t.check.noValue : valueInWords(subject, value);
  return [words, t.standings[standing]].filter((w) => w !== '').join(', ');
}

const CODES = /\b(CONS|RCT|OBS|EXP|OWN)\b/g;

/** "expert opinion, our own cautious choice", with what each is about where the file says so. */
export function howSure({ confidence, note }: RuleReport): string {
  const said = note?.replace(CODES, (code) => t.confidence[code as keyof typeof t.confidence]);
  const explains = note !== null && note.replace(CODES, '').trim() !== '';
  return explains && said ? said : confidence.map((code) => t.confidence[code]).join(', ');
}

/** The citations of a rule's sources. */
export const citations = (keys: string[], sources: SourceView[]): string[] =>
  keys.map((key) => sources.find((source) => source.key === key)?.citation ?? key);

/** An editable value in words. */
export function settingInWords(setting: Setting): string {
  if (setting === null) return t.protocol.off;
  if (typeof setting === 'boolean') return setting ? t.checkIn.yes : t.checkIn.no;
  if (typeof setting === 'number') return number(setting, 2);
  if (Array.isArray(setting)) return t.protocol.range(...setting);
  return t.protocol.byBand(setting.mild, setting.moderate, setting.severe);
}

/** The day of a reading as a link says it. */
export const readingDay = (reading: Reading): string => shortDay(reading.day);
