import { t } from '.';

/** The word of each step of the scale: 0 none, 1–3 mild, 4–6 moderate, 7–10 severe (rule specification 5.1). */
const { none, mild, moderate, severe } = t.checkIn;
const WORDS = [none, mild, mild, mild, moderate, moderate, moderate, severe, severe, severe, severe];

/** Whether pain is told in words alone; set from the athlete's settings. */
const shown = $state({ hidden: false });

/** Pain in words from now on, or in numbers. */
export function hidePainNumbers(hidden: boolean): void {
  shown.hidden = hidden;
}

/** A pain score as it is told: a number, or its word; nothing for a picture, where colour and list say it. */
export function painWord(score: number, inPicture = false): string {
  if (!shown.hidden) return String(score);
  return inPicture ? '' : (WORDS[score] ?? '');
}

/** Pain is told in words. */
export const numbersHidden = (): boolean => shown.hidden;
