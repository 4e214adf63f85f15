import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '../src/i18n/en';
import { localeFor, parsed } from '../src/i18n/format';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(svelte|ts)$/.test(path) && !/generated|fake|i18n\/en\//.test(path))
  .map((path) => readFileSync(`src/${path}`, 'utf8'))
  .join('\n');

const groups = Object.entries(en) as [string, object][];

describe('the catalogue', () => {
  it.each(groups)('%s holds no word that nobody says', (group, words) => {
    const whole = new RegExp(`\\bt\\.${group}(\\[|\\)|\\}|;)`).test(sources);
    const unused = whole
      ? []
      : Object.keys(words).filter((key) => !new RegExp(`\\bt\\.${group}\\.${key}\\b`).test(sources));
    expect(unused).toEqual([]);
  });

  it('never shouts, scolds or promises', () => {
    const catalogue = readdirSync('src/i18n/en').map((file) => readFileSync(`src/i18n/en/${file}`, 'utf8'));
    const said = catalogue.join('\n').match(/'[^'\n]*'|`[^`]*`/g) ?? [];
    for (const words of said) {
      expect(words).not.toMatch(
        /[a-z]!|patient(?!s, and)|\bheal(s|ed)\b|cured|missed|streak|safe to massage|medical device/i,
      );
    }
  });
});

describe('formats', () => {
  it('writes English the way the reader’s region does', () => {
    expect(localeFor(['de-DE', 'en'], 'en')).toBe('en-DE');
    expect(localeFor(['en-US'], 'en')).toBe('en-US');
    expect(localeFor(['xx-invalid-locale-string-that-is-long'], 'en')).toBe('en');
    expect(localeFor([], 'en')).toBe('en');
  });

  it('reads a comma as a point, blank as nothing, and words as no number', () => {
    expect(parsed('7,5')).toBe(7.5);
    expect(parsed('  ')).toBeNull();
    expect(parsed('half')).toBeUndefined();
    expect(parsed('1e400')).toBeUndefined();
  });

  it('reads back any number it could have shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (n) => {
        expect(parsed(String(n / 100))).toBe(n / 100);
      }),
    );
  });
});
