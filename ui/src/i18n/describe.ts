import type {
  CheckIn,
  Entry,
  Estimate,
  Hit,
  Massage,
  MassageReading,
  PainSite,
  PriceStep,
  Region,
  SelfTest,
  Session,
  Side,
  Variant,
  Wellness,
} from '../api/generated';
import { number, shortDay } from './format';
import { t } from './index';
import { painWord } from './pain.svelte';
import { shownIn, unitName } from './units';

/** "Ice, 12 min, skin looked at". */
export function entryInWords(entry: Entry): string {
  switch (entry.kind) {
    case 'price_step':
      return joined([t.parts[entry.value.part], ...priceWords(entry.value)]);
    case 'session':
      return joined([t.sessions[entry.value.kind], ...sessionWords(entry.value)]);
    case 'massage':
      return joined([t.entry.massage, ...massageWords(entry.value)]);
    case 'massage_reading':
      return joined([t.readingsOf[entry.value.at], ...readingWords(entry.value)]);
    case 'massage_check':
      return t.massage.questionsYes(entry.value.yes.length);
    case 'note':
      return entry.value.text;
    case 'self_test':
      return joined([t.tests[entry.value.test] ?? entry.value.test, ...testWords(entry.value)]);
    case 'clearance':
      return t.entry.clearedIs(entry.value.by, t.clearedFor[entry.value.scope]);
    case 'protocol_choice':
      return t.entry.protocolIs(t.variants[entry.value.variant as Variant] ?? entry.value.variant);
    case 'rule_change':
      return t.entry.limitIs(entry.value.rule, number(entry.value.value, 2), entry.value.by);
    case 'estimate':
      return joined(estimateWords(entry.value));
    case 'medication':
      return t.medication.taken(joined([entry.value.name, entry.value.dose ?? false]));
    case 'activity':
      return joined([
        t.activity.word,
        entry.value.text,
        entry.value.retired_on !== null && t.activity.endedOn(shortDay(entry.value.retired_on)),
      ]);
    case 'photo': {
      const { side, region } = entry.value;
      const place = region === null ? side !== null && t.sides[side] : spotInWords(region, side);
      return joined([t.photo.word, place]);
    }
    case 'function_score':
      return t.activity.scored(entry.value.score);
    case 'skipped_exercise':
      return t.training.leftOut(exerciseName(entry.value.exercise), t.training.reasons[entry.value.reason]);
    case 'own_exercise':
      return t.training.ownExercise(entry.value.name);
    case 'prescription': {
      const { exercise, by } = entry.value;
      return t.training.prescribed(
        exercise === null ? t.training.prescribedRest : exerciseName(exercise),
        by,
      );
    }
    case 'dose_change': {
      const said = entry.value.accepted ? t.training.accepted : t.training.refused;
      return said(t.training.steps[entry.value.step], exerciseName(entry.value.exercise));
    }
  }
}

const LIBRARY = import.meta.glob<string>('../../../assets/exercises/*.json', { eager: true, import: 'name' });

/** As the library calls it; an own one has its name in its own record. */
const exerciseName = (key: string) =>
  LIBRARY[`../../../assets/exercises/${key}.json`] ?? t.training.anExercise;

/** What an entry found across days is; with its text elsewhere, only what kind it is. */
export function hitInWords(hit: Hit, textApart = false): string {
  if (hit.check_in || hit.wellness) {
    const said = [...checkInInWords(hit.check_in), ...wellnessInWords(hit.wellness)];
    const first = said.slice(0, 4).map((row) => `${lower(row.label)} ${row.value}`);
    return joined([t.history.checkIn, ...(textApart ? [] : first)]);
  }
  if (!hit.entry) return '';
  if (hit.entry.kind === 'note' && textApart)
    return hit.entry.value.private ? t.history.privateNote : t.note.heading;
  return entryInWords(hit.entry);
}

/** The free words that belong under the line. */
export function entryText(entry: Entry): string | null {
  if (entry.kind === 'rule_change') return entry.value.reason;
  const { kind } = entry;
  return kind === 'session' || kind === 'massage' || kind === 'photo' ? entry.value.text : null;
}

function priceWords(step: PriceStep): (string | false)[] {
  const checked = step.part === 'compress' ? t.price.toes : t.price.skin;
  return [
    step.minutes !== null && t.entry.minutesIs(step.minutes),
    step.walking_minutes !== null && t.entry.walkedIs(step.walking_minutes),
    step.vigorous_minutes !== null && t.entry.vigorousIs(step.vigorous_minutes),
    step.no_sprint === true && lower(t.price.noSprint),
    step.no_hard_stretch === true && lower(t.price.noHardStretch),
    step.support === true && lower(t.price.support),
    step.checked === true && lower(checked),
    step.trouble === true && (step.part === 'compress' ? t.price.toesTrouble : t.price.skinTrouble),
  ];
}

function sessionWords(session: Session): (string | false)[] {
  return [
    session.minutes !== null && t.entry.minutesIs(session.minutes),
    session.effort !== null && t.entry.effortIs(session.effort),
    session.pain_during !== null && t.entry.painIs(painWord(session.pain_during)),
    session.performance !== null && t.entry.performanceIs(session.performance),
  ];
}

function massageWords(massage: Massage): (string | false)[] {
  return [
    massage.therapist ?? t.hands[massage.by],
    massage.depth !== null && t.depths[massage.depth],
    massage.minutes !== null && t.entry.minutesIs(massage.minutes),
    ...massage.kinds.map((kind) => t.techniques[kind]),
    ...massage.areas.map((area) => t.regions[area]),
    massage.pressure !== null && t.entry.pressureIs(massage.pressure),
    massage.pain_during !== null && t.entry.painIs(painWord(massage.pain_during)),
    massage.tool ?? false,
    massage.stopped_early !== null && t.massage.stoppedIs(massage.stopped_early),
    massage.session !== null && t.massage.inSession,
  ];
}

function readingWords(reading: MassageReading): (string | false)[] {
  const said = (label: string, value: number | null, show: (n: number) => string = String) =>
    value !== null && `${lower(label)} ${show(value)}`;
  const length = (n: number) => `${shownIn('length', n)} ${unitName('length')}`;
  const words = [
    said(t.massage.walk, reading.pain_walk, painWord),
    said(t.massage.stretch, reading.pain_stretch, painWord),
    said(t.massage.swelling, reading.swelling, (n) => t.checkIn.swellingWords[n] ?? ''),
    said(t.massage.bruising, reading.bruising, (n) => t.checkIn.bruisingWords[n] ?? ''),
    reading.night_pain !== null && (reading.night_pain ? t.massage.woken : t.massage.slept),
    said(t.benefitItems.press, reading.press, painWord),
    said(t.benefitItems.hardness, reading.hardness),
    said(t.benefitItems.tightness, reading.tightness),
    said(t.benefitItems.heaviness, reading.heaviness),
    said(t.massage.girthInjured, reading.girth_injured, length),
    said(t.massage.girthOther, reading.girth_other, length),
    said(t.benefitItems.strip, reading.strip, length),
    reading.knee_short !== null && t.massage.shortOf(number(reading.knee_short)),
    reading.warmth !== null && t.massage.skinIs(t.warmths[reading.warmth]),
  ];
  return words.some((word) => word !== false) ? words : [t.massage.nothing];
}

function testWords({ left, right, value, yes, strip_cm }: SelfTest): (string | false)[] {
  return [
    left !== null && t.entry.leftIs(number(left)),
    right !== null && t.entry.rightIs(number(right)),
    value !== null && number(value),
    strip_cm !== null && t.entry.stripIs(number(strip_cm)),
    yes !== null && (yes ? t.checkIn.yes : t.checkIn.no),
  ];
}

function estimateWords({ back_on, was_back_on }: Estimate): (string | false)[] {
  return [
    t.entry.estimateIs(shortDay(back_on)),
    was_back_on !== null && t.entry.backIs(shortDay(was_back_on)),
  ];
}

/** "left middle outer thigh 3". */
export function siteInWords(site: PainSite): string {
  const strength = site.intensity === null ? '' : ` ${painWord(site.intensity)}`;
  return `${spotInWords(site.region, site.side)}${strength}`;
}

const spotInWords = (region: Region, side: Side | null) =>
  `${side === null ? '' : `${t.sides[side]} `}${t.regions[region]}`;

/** A question and its answer, for reading. */
export interface Said {
  field: string;
  label: string;
  value: string;
}

/** Every answer of a check-in that was given, in the order of the page. */
export function checkInInWords(answers: CheckIn | null | undefined): Said[] {
  if (!answers) return [];
  return given([
    ['pain_rest', t.checkIn.painRest, score(answers.pain_rest)],
    ['pain_walk', t.checkIn.painWalk, score(answers.pain_walk)],
    ['pain_stretch', t.checkIn.painStretch, score(answers.pain_stretch)],
    ['pain_worst', t.checkIn.painWorst, score(answers.pain_worst)],
    ['swelling', t.checkIn.swelling, word(t.checkIn.swellingWords, answers.swelling)],
    ['bruising', t.checkIn.bruising, word(t.checkIn.bruisingWords, answers.bruising)],
    [
      'morning_stiffness',
      t.checkIn.stiffness,
      answers.morning_stiffness && t.stiffness[answers.morning_stiffness],
    ],
    ['night_pain', t.checkIn.night, yesNo(answers.night_pain)],
    ['walking_normal', t.checkIn.limp, yesNo(answers.walking_normal)],
    ['sites', t.more.sites, joined(answers.sites.map(siteInWords))],
    ['sitbone_distance', t.more.sitbone, withUnit(answers.sitbone_distance, t.more.fingers)],
    ['qualities', t.more.qualities, joined(answers.qualities.map((q) => t.qualities[q]))],
    ['aggravates', t.more.aggravates, answers.aggravates],
    ['eases', t.more.eases, answers.eases],
    ['events', t.more.events, joined(answers.events.map((e) => t.events[e]))],
    ['performance', t.more.performance, withUnit(answers.performance, t.more.percent)],
    ['managed', t.more.managed, answers.managed],
  ]);
}

/** The same for what belongs to the person. */
export function wellnessInWords(answers: Wellness | null | undefined): Said[] {
  if (!answers) return [];
  return given([
    ['analgesic', t.checkIn.painkiller, yesNo(answers.analgesic)],
    ['medication', t.more.medication, answers.medication],
    ['low_back', t.back.worst, score(answers.low_back)],
    ['low_back_rest', t.back.rest, score(answers.low_back_rest)],
    ['low_back_sitting', t.back.sitting, score(answers.low_back_sitting)],
    ['low_back_after_activity', t.back.after, score(answers.low_back_after_activity)],
    ['below_knee', t.back.belowKnee, yesNo(answers.below_knee)],
    ['tingling', t.back.tingling, yesNo(answers.tingling)],
    ['cough_sneeze', t.back.cough, yesNo(answers.cough_sneeze)],
    [
      'sleep_hours',
      t.more.sleep,
      answers.sleep_hours === null ? null : t.entry.hoursIs(number(answers.sleep_hours)),
    ],
    ['soreness', t.more.soreness, rating(answers.soreness)],
    ['fatigue', t.more.fatigue, rating(answers.fatigue)],
  ]);
}

type Row = [field: string, label: string, value: string | null | undefined];

const given = (rows: Row[]): Said[] =>
  rows.flatMap(([field, label, value]) => (value ? [{ field, label, value }] : []));
const joined = (words: (string | false)[]) => words.filter((w) => w !== false).join(', ');
const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
const score = (value: number | null) => (value === null ? null : painWord(value));
const rating = (value: number | null) => (value === null ? null : String(value));
const word = (words: string[], index: number | null) => (index === null ? null : words[index]);
const yesNo = (value: boolean | null) => (value === null ? null : value ? t.checkIn.yes : t.checkIn.no);
const withUnit = (value: number | null, unit: string) => (value === null ? null : `${value} ${unit}`);
