import type { BenefitItem, Warmth } from '../api/generated';
import { number } from './format';
import { t } from './index';
import { painWord } from './pain.svelte';
import { shownIn, unitName } from './units';

const WARMTHS: Warmth[] = ['cool', 'normal', 'warm'];

/** A measured value as the reader has it: in their unit of length, as a word where it is one. */
export function itemValue(item: BenefitItem, value: number): string {
  switch (item) {
    case 'girth_difference':
    case 'strip':
      return `${shownIn('length', value)} ${unitName('length')}`;
    case 'knee_short':
      return `${number(value)}°`;
    case 'warmth': {
      const word = WARMTHS[value - 1];
      return word ? t.warmths[word] : number(value);
    }
    case 'press':
      return painWord(value);
    default:
      return number(value);
  }
}
