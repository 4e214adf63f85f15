import type { SetDone } from '../api/generated';
import { t } from '.';
import { number } from './format';
import { painWord } from './pain.svelte';
import { shownIn, unitName } from './units';

/** "8 times, 12 kg, pain 2": a set as it was done. */
export function setInWords({ reps, hold_seconds, minutes, load, pain }: SetDone): string {
  return [
    reps !== null && t.training.repsIs(reps),
    hold_seconds !== null && t.training.holdIs(hold_seconds),
    minutes !== null && t.entry.minutesIs(minutes),
    load !== null && `${shownIn('mass', load)} ${unitName('mass')}`,
    pain !== null && t.entry.painIs(painWord(pain)),
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/** A sum of load, without a unit. */
export const loadIs = (sum: number): string => number(sum);
