import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { number, parsed, typedNumber } from '../src/i18n/format';
import { firstWeekday, formats } from '../src/i18n/formats.svelte';
import { shownIn, typedIn, unitName, type Measure } from '../src/i18n/units';

const MARKS = ['system', 'point', 'comma'] as const;
const hundredths = fc.integer({ min: 0, max: 99_999 }).map((n) => n / 100);

afterEach(() => {
  Object.assign(formats, {
    decimal_mark: 'system',
    first_weekday: 'system',
    mass_unit: 'kilogram',
    length_unit: 'centimetre',
  });
});

describe('numbers', () => {
  it('come back from a field as they went in, whatever the decimal mark', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MARKS), fc.integer({ min: -9_999_999, max: 9_999_999 }), (mark, n) => {
        formats.decimal_mark = mark;
        expect(parsed(typedNumber(n / 100))).toBe(n / 100);
      }),
    );
  });

  it('may be typed with a comma or a point', () => {
    expect(parsed('12,5')).toBe(12.5);
    expect(parsed('12.5')).toBe(12.5);
    expect(parsed(' 1 234,5 ')).toBe(1234.5);
    expect(parsed('1.234,5')).toBe(1234.5);
    expect(parsed('1,234.5')).toBe(1234.5);
    expect(parsed('')).toBeNull();
    for (const wrong of ['1,2,3', '1.2.3', ',5', '5,', 'five', '1e3', '--1', '12.34,5']) {
      expect(parsed(wrong), wrong).toBeUndefined();
    }
  });

  it('wear the chosen mark', () => {
    formats.decimal_mark = 'comma';
    expect(number(1234.5)).toBe('1\u202f234,5');
    formats.decimal_mark = 'point';
    expect(typedNumber(1234.5)).toBe('1234.5');
  });
});

describe('units', () => {
  it('come back as they were typed, kept in kilograms and centimetres', () => {
    const unit = fc.constantFrom<[Measure, boolean]>(
      ['mass', true],
      ['mass', false],
      ['length', true],
      ['length', false],
    );
    fc.assert(
      fc.property(unit, fc.constantFrom(...MARKS), hundredths, ([measure, imperial], mark, value) => {
        formats.decimal_mark = mark;
        formats.mass_unit = imperial ? 'pound' : 'kilogram';
        formats.length_unit = imperial ? 'inch' : 'centimetre';
        const typed = typedNumber(value);
        const kept = typedIn(measure, typed);
        expect(kept).not.toBeUndefined();
        expect(shownIn(measure, kept ?? NaN)).toBe(typed);
      }),
    );
  });

  it('are what they are: 10 lb are 4.5359237 kg, 21 in are 53.34 cm', () => {
    formats.mass_unit = 'pound';
    formats.length_unit = 'inch';
    expect(typedIn('mass', '10')).toBeCloseTo(4.535_923_7, 10);
    expect(typedIn('length', '21')).toBeCloseTo(53.34, 10);
    expect([unitName('mass'), unitName('length')]).toEqual(['lb', 'in']);
    expect(typedIn('length', '')).toBeNull();
    expect(typedIn('length', 'wide')).toBeUndefined();
  });
});

describe('weeks', () => {
  it('begin where the reader lives, or on the day chosen', () => {
    expect(firstWeekday('en-GB')).toBe(1);
    expect(firstWeekday('en-US')).toBe(7);
    formats.first_weekday = 'saturday';
    expect(firstWeekday('en-GB')).toBe(6);
  });
});
