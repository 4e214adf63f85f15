import type { HistoryDay, LocalDate, Reading, RuleReport, Value } from '../api/generated';

export const LOOK_BACK_DAYS = 7;
const DAY = 86_400_000;
const PAIN = ['pain_rest', 'pain_walk', 'pain_stretch'] as const;

/** A day of the look-back with its value. */
export interface Point {
  /** 0 is six days ago, 6 is today. */
  at: number;
  day: LocalDate;
  value: Value;
  /** Entered late, under a painkiller, or waiting for an answer. */
  doubtful: boolean;
  /** One of the entries the rule looked at. */
  counted: boolean;
}

/** What the last seven days say about an item. */
export interface LookBack {
  points: Point[];
  /** Position of the first day that the rule looks at; nothing when it looks at no days. */
  from: number | null;
}

/** Days from one date to another. */
const between = (from: LocalDate, to: LocalDate) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/**
 * The readings of a rule on the last seven days, among the pain of the days around them. The window reaches back to
 * the oldest entry that counts, or as far as the rule looks when too few entries are there.
 */
export function lookBack(rule: RuleReport, day: LocalDate, around: HistoryDay[]): LookBack {
  const at = (on: LocalDate) => LOOK_BACK_DAYS - 1 - between(on, day);
  const counted = rule.readings.flatMap((reading) => pointOf(reading, at(reading.day)));
  const taken = new Set(rule.readings.map((reading) => reading.day));
  const field = painField(rule);
  const context = around.flatMap((known): Point[] => {
    const value = field === null ? null : known[field];
    if (value === null || taken.has(known.day)) return [];
    return [{ at: at(known.day), day: known.day, value, doubtful: known.late, counted: false }];
  });
  const points = [...counted, ...context]
    .filter((point) => point.at >= 0 && point.at < LOOK_BACK_DAYS)
    .toSorted((a, b) => a.at - b.at);
  return { points, from: windowFrom(rule, at) };
}

function pointOf({ day, value, standing }: Reading, at: number): Point[] {
  return value === null ? [] : [{ at, day, value, doubtful: standing !== 'trusted', counted: true }];
}

function painField({ subject }: RuleReport): (typeof PAIN)[number] | null {
  if (typeof subject !== 'object' || !('field' in subject)) return null;
  return PAIN.find((field) => field === subject.field) ?? null;
}

function windowFrom({ window, readings }: RuleReport, at: (day: LocalDate) => number): number | null {
  if (!window) return null;
  const complete = window.logged_days > 1 && readings.length >= window.logged_days;
  const from = complete
    ? Math.min(...readings.map((reading) => at(reading.day)))
    : LOOK_BACK_DAYS - window.within_days;
  return Math.max(0, Math.min(LOOK_BACK_DAYS - 1, from));
}

/** Whether a value is inside its limit; without a limit nothing is outside. */
export function keeps({ limit }: RuleReport, value: Value): boolean {
  if (limit === null) return true;
  if ('is' in limit) return value === limit.is;
  if (typeof value !== 'number') return true;
  return 'at_most' in limit ? value <= limit.at_most : value >= limit.at_least;
}

/** The height of a value on a scale from 0 to `top`, as a share. */
export const share = (value: number, top: number) => Math.min(1, Math.max(0, value / top));

/** The upper end of the scale an item is drawn on. */
export function topOf({ subject, readings, limit }: RuleReport): number {
  if (typeof subject === 'object' && 'field' in subject) {
    return subject.field === 'swelling' || subject.field === 'bruising' ? 3 : 10;
  }
  const known = readings.map((r) => (typeof r.value === 'number' ? r.value : 0));
  const held = limit && !('is' in limit) ? ('at_most' in limit ? limit.at_most : limit.at_least) : 0;
  return Math.max(10, held, ...known);
}

/** Numbers on days that follow each other, to be joined by a line; a gap breaks it. */
export function runsOf(points: Point[]): Point[][] {
  const runs: Point[][] = [];
  for (const point of points.filter((p) => typeof p.value === 'number')) {
    const run = runs.at(-1);
    if (run?.at(-1)?.at === point.at - 1) run.push(point);
    else runs.push([point]);
  }
  return runs;
}
