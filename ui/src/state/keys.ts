/** Enter that means "go on", not the Enter that ends a composition (keyCode 229 in WebKit). */
export function isSubmitKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !isComposing(event);
}

/** A key that belongs to a word being composed (keyCode 229 in WebKit). */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** "Ctrl K", "⌘ ⇧ Z": a chord as it is read. */
export function chordInWords({ key, shift }: { key: string; shift?: boolean }): string {
  const name = key.length === 1 ? key.toUpperCase() : key;
  return isMac ? `⌘ ${shift ? '⇧ ' : ''}${name}` : `Ctrl ${shift ? 'Shift ' : ''}${name}`;
}

/** The same for assistive technology. */
export function chordForAria({ key, shift }: { key: string; shift?: boolean }): string {
  return [isMac ? 'Meta' : 'Control', ...(shift ? ['Shift'] : []), key].join('+');
}

/**
 * What is pressed as a key of the whole desktop, by the names of KeyboardEvent code values; nothing as long as only
 * modifiers are held. A letter is the one printed on the key; a Mac takes the place of the key instead.
 */
export function hotKeyOf(event: KeyboardEvent): string | null {
  const { key, code } = event;
  if (['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'Super', 'OS'].includes(key)) return null;
  const held = [
    event.ctrlKey ? 'Control' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
    event.metaKey || event.getModifierState('Super') ? 'Super' : '',
  ].filter((name) => name !== '');
  const named = !isMac && /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : code;
  return [...held, named].join('+');
}

/** Where every chord is something to be taken, and does nothing else. */
export function takesChords(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[data-chords]') !== null;
}

/** Ctrl, or Cmd where there is one. */
export function hasCommandKey(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey;
}

/** A field that takes typed text and has an undo of its own. */
export function isTextField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['radio', 'checkbox', 'button', 'submit', 'range'].includes(target.type)
  );
}

/** Any field or control that makes use of single keys itself. */
export function takesKeys(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [role=slider], [contenteditable]') !== null
  );
}

/** Whether this computer calls the command key Cmd. */
export const isMac = /Mac/.test(globalThis.navigator?.userAgent ?? '');
