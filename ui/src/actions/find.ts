import type { Action } from './action';

/** How well a word is found in a text: at its beginning, at the beginning of a word, within, or letter by letter. */
function score(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at === 0) return 4;
  if (at > 0) return /[\s(,]/.test(text.charAt(at - 1)) ? 3 : 2;
  let from = 0;
  for (const letter of word) {
    from = text.indexOf(letter, from) + 1;
    if (from === 0) return 0;
  }
  return 1;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The actions in which every typed word is found, the best first; nothing typed finds all, in their order. */
export function find(actions: readonly Action[], typed: string): Action[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...actions];
  const found = actions.flatMap((action, order) => {
    const scores = words.map((word) =>
      Math.max(2 * score(plain(action.label), word), score(plain(action.words ?? ''), word) > 1 ? 3 : 0),
    );
    if (scores.some((s) => s === 0)) return [];
    return [{ action, order, sum: scores.reduce((a, b) => a + b, 0) }];
  });
  // Scattered letters count only where nothing is found whole.
  const whole = found.filter(({ sum }) => sum > 2 * words.length);
  const kept = whole.length > 0 ? whole : found;
  return kept.toSorted((a, b) => b.sum - a.sum || a.order - b.order).map(({ action }) => action);
}
