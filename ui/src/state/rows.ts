/** Moves the focus to the next question of the page, or to the next button after the last one. */
export function focusNextRow(from: HTMLElement): void {
  const ground = from.closest('[data-rows]') ?? document;
  const rows = Array.from(ground.querySelectorAll<HTMLElement>('[data-row]')).filter(isShown);
  const next = rows[rows.indexOf(from) + 1];
  if (next) return focusRow(next);
  const after = Array.from(ground.querySelectorAll<HTMLElement>('button, summary')).find(
    (button) => from.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING && isShown(button),
  );
  after?.focus();
}

/** Focuses the first question of a part of the page that has no answer yet; false when each has one. */
export function focusFirstOpen(ground: HTMLElement): boolean {
  const rows = Array.from(ground.querySelectorAll<HTMLElement>('[data-row]')).filter(isShown);
  const open = rows.find((row) => row.querySelector('input:checked') === null);
  if (open) focusRow(open);
  return open !== undefined;
}

/** Focuses the chosen answer of a question, or its first one. */
function focusRow(row: HTMLElement): void {
  const target = row.querySelector<HTMLElement>('input:checked') ?? row.querySelector<HTMLElement>('input');
  target?.focus();
}

function isShown(element: HTMLElement): boolean {
  const fold = element.closest('details:not([open])');
  return fold === null || (element.tagName === 'SUMMARY' && element.parentElement === fold);
}
