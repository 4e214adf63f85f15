import type { LocalDate, LocalTime } from '../api/generated';

/** The catalogue's language as written where the reader lives: day order, separators, first weekday. */
export function localeFor(reader: readonly string[], language: string): string {
  const first = reader[0];
  if (first === undefined) return language;
  try {
    const wanted = new Intl.Locale(first);
    if (wanted.language === language) return wanted.toString();
    const region = wanted.maximize().region;
    return region === undefined ? language : `${language}-${region}`;
  } catch {
    return language;
  }
}

const locale = localeFor(globalThis.navigator?.languages ?? [], 'en');
const cached = new Map<string, Intl.DateTimeFormat>();

function format(day: LocalDate, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options);
  let formatter = cached.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    cached.set(key, formatter);
  }
  return formatter.format(new Date(`${day}T00:00:00Z`));
}

/** "Friday 12 June 2026". */
export const longDay = (day: LocalDate) =>
  format(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** "Friday 12 June". */
export const weekdayAndDay = (day: LocalDate) =>
  format(day, { weekday: 'long', day: 'numeric', month: 'long' });

/** "12 June". */
export const shortDay = (day: LocalDate) => format(day, { day: 'numeric', month: 'long' });

/** "12 June 2026". */
export const longDate = (day: LocalDate) => format(day, { day: 'numeric', month: 'long', year: 'numeric' });

/** "Fri 12 Jun". */
export const listDay = (day: LocalDate) => format(day, { weekday: 'short', day: 'numeric', month: 'short' });

/** "June 2026". */
export const monthOf = (day: LocalDate) => format(day, { month: 'long', year: 'numeric' });

/** "14:02", as the journal keeps it. */
export const clock = (time: LocalTime | null) => time ?? '';

const regions = new Intl.DisplayNames([locale, 'en'], { type: 'region' });

/** "United Kingdom", of the code "GB". */
export const regionName = (code: string) => regions.of(code) ?? code;

/** A number with the reader's separators. */
export const number = (value: number, digits = 1) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);

/** "12 kB". */
export function size(bytes: number): string {
  const unit = bytes < 1000 ? 'byte' : bytes < 1_000_000 ? 'kilobyte' : 'megabyte';
  const scaled = unit === 'byte' ? bytes : unit === 'kilobyte' ? bytes / 1000 : bytes / 1_000_000;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(scaled);
}

/** "walking 3, at rest 1 and on stretch 4". */
export const list = (words: string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);

/**
 * What was typed into a number field: a number, nothing, or not a number. A comma reads as a point.
 */
export function parsed(typed: string): number | null | undefined {
  const text = typed.trim().replace(',', '.');
  if (text === '') return null;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
