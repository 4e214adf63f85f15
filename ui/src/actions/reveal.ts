import { tick } from 'svelte';

const PATIENCE = 40;
const GLANCE = 25;

/** What can be typed into or pressed. */
const CONTROL = 'input, select, textarea, button, summary, [tabindex]';

/**
 * Brings a part of the page into view and gives it the focus, opening the folds around it. The part may still be on
 * its way: it is waited for a second.
 */
export async function reveal(selector: string): Promise<HTMLElement | null> {
  const found = await waitFor(selector);
  if (!found) return null;
  for (let fold = found.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true;
  found.scrollIntoView?.({ block: 'start' });
  const target = found.matches(CONTROL)
    ? found
    : (found.querySelector<HTMLElement>('input:checked') ?? found.querySelector<HTMLElement>(CONTROL));
  target?.focus();
  return target;
}

async function waitFor(selector: string): Promise<HTMLElement | null> {
  for (let n = 0; n < PATIENCE; n += 1) {
    await tick();
    const found = document.querySelector<HTMLElement>(selector);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, GLANCE));
  }
  return null;
}
