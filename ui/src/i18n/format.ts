import type { LocalDate, LocalTime } from '../api/generated';
import { formats } from './formats.svelte';

/** The catalogue's language as written where the reader lives: separators, names of countries. */
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
/** Days stand as the sentences of the journal have them, "12 June", whatever the region: two ways on one page are one too many. */
const DAYS = 'en-GB';
const cached = new Map<string, Intl.DateTimeFormat>();

function format(day: LocalDate, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options);
  let formatter = cached.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(DAYS, { ...options, timeZone: 'UTC' });
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
export const railDay = (day: LocalDate) => format(day, { day: 'numeric', month: 'short' });

/** "12 June". */
export const shortDay = (day: LocalDate) => format(day, { day: 'numeric', month: 'long' });

/** "12 June 2026". */
export const longDate = (day: LocalDate) => format(day, { day: 'numeric', month: 'long', year: 'numeric' });

/** "Fri 12 Jun". */
export const listDay = (day: LocalDate) => format(day, { weekday: 'short', day: 'numeric', month: 'short' });

/** "June 2026". */
export const monthOf = (day: LocalDate) => format(day, { month: 'long', year: 'numeric' });

/** "June". */
export const monthName = (day: LocalDate) => format(day, { month: 'long' });

/** "12". */
export const dayNumber = (day: LocalDate) => format(day, { day: 'numeric' });

/** "Mon". */
export const shortWeekday = (day: LocalDate) => format(day, { weekday: 'short' });

/** "Monday". */
export const longWeekday = (day: LocalDate) => format(day, { weekday: 'long' });

/** "14:02", as the journal keeps it. */
export const clock = (time: LocalTime | null) => time ?? '';

const regions = new Intl.DisplayNames([locale, 'en'], { type: 'region' });

/** "United Kingdom", of the code "GB". */
export const regionName = (code: string) => regions.of(code) ?? code;

const NARROW_SPACE = '\u202f';

/** The marks the reader chose; the region's own where nothing is chosen. */
function marked(parts: Intl.NumberFormatPart[]): string {
  const { decimal_mark } = formats;
  const part = ({ type, value }: Intl.NumberFormatPart) => {
    if (decimal_mark === 'system') return value;
    if (type === 'decimal') return decimal_mark === 'comma' ? ',' : '.';
    // Neither mark stands between thousands, so that no number can be read two ways.
    return type === 'group' ? NARROW_SPACE : value;
  };
  return parts.map(part).join('');
}

/** A number with the reader's separators. */
export const number = (value: number, digits = 1) =>
  marked(new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).formatToParts(value));

/** A number as it stands in a field: thousands are not set apart, so that what is shown can be read back. */
export const typedNumber = (value: number, digits = 2) =>
  marked(
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits, useGrouping: false }).formatToParts(value),
  );

/** "Monday" of 1 to "Sunday" of 7. */
export const weekdayName = (day: number) =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, day)),
  );

/** "212 bytes", "12 kB". */
export function size(bytes: number): string {
  const unit = bytes < 1000 ? 'byte' : bytes < 1_000_000 ? 'kilobyte' : 'megabyte';
  const scaled = unit === 'byte' ? bytes : unit === 'kilobyte' ? bytes / 1000 : bytes / 1_000_000;
  const unitDisplay = unit === 'byte' ? 'long' : 'short';
  const style = { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, style).format(scaled);
}

/** "walking 3, at rest 1 and on stretch 4". */
export const list = (words: string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);

/**
 * What was typed into a number field: a number, nothing, or not a number. A comma and a point both begin the
 * decimals; where both stand, the last one does.
 */
export function parsed(typed: string): number | null | undefined {
  const text = typed.replaceAll(/\s/g, '').replace('\u2212', '-');
  if (text === '') return null;
  const decimal = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const whole = decimal < 0 ? text : text.slice(0, decimal);
  const rest = decimal < 0 ? '' : text.slice(decimal + 1);
  const thousands = /^-?\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(whole) && !whole.includes(text.charAt(decimal));
  const plain = thousands ? whole.replaceAll(/[.,]/g, '') : whole;
  if (!/^-?\d+$/.test(plain) || !(decimal < 0 || /^\d+$/.test(rest))) return undefined;
  return Number(decimal < 0 ? plain : `${plain}.${rest}`);
}
