import { formats } from './formats.svelte';
import { parsed, typedNumber } from './format';

/** A measure that the reader may see in another unit than the journal keeps. */
export type Measure = 'mass' | 'length';

/** One pound in kilograms and one inch in centimetres, both exact: international yard and pound agreement, 1959. */
const POUND = 0.453_592_37;
const INCH = 2.54;

/** How many kilograms or centimetres the reader's unit has. */
function factor(measure: Measure): number {
  if (measure === 'mass') return formats.mass_unit === 'pound' ? POUND : 1;
  return formats.length_unit === 'inch' ? INCH : 1;
}

/** "kg", "lb", "cm", "in". */
export function unitName(measure: Measure): string {
  if (measure === 'mass') return formats.mass_unit === 'pound' ? 'lb' : 'kg';
  return formats.length_unit === 'inch' ? 'in' : 'cm';
}

/** What the journal keeps, in kilograms or centimetres, as it stands in a field: to two decimals. */
export function shownIn(measure: Measure, kept: number): string {
  return typedNumber(kept / factor(measure), 2);
}

/** What was typed in the reader's unit, in kilograms or centimetres; nothing when blank, undefined when no number. */
export function typedIn(measure: Measure, text: string): number | null | undefined {
  const read = parsed(text);
  return typeof read === 'number' ? read * factor(measure) : read;
}

/** The measure behind a unit that the core names. */
export const measureOf = (unit: string | undefined): Measure | null =>
  unit === 'cm' ? 'length' : unit === 'kg' ? 'mass' : null;
