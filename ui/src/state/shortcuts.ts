import type { App } from './app';
import { hasCommandKey, isTextField } from './keys';
import { FOOT, RAIL } from './places.svelte';

/** The keys that work everywhere. */
export function shortcuts({ session, places }: App) {
  let typedInto: EventTarget | null = null;

  /** A text field with fresh typing keeps its own undo. */
  const ownUndo = (event: KeyboardEvent) => isTextField(event.target) && typedInto === event.target;

  function run(event: KeyboardEvent, act: () => Promise<void>): void {
    event.preventDefault();
    void act();
  }

  function keydown(event: KeyboardEvent): void {
    if (reloads(event)) return event.preventDefault();
    if (!hasCommandKey(event)) return;
    if (session.urgent) return;
    const key = event.key.toLowerCase();
    const wanted = [...RAIL, ...FOOT].find((p) => p.key === key);
    if (wanted && session.overview?.episode && !places.intake && !event.shiftKey)
      return run(event, () => places.go(wanted.place));
    if (ownUndo(event)) return;
    if (key === 'z') run(event, () => (event.shiftKey ? session.redo() : session.undo()));
    else if (key === 'y') run(event, () => session.redo());
  }

  return {
    keydown,
    input: (event: Event) => void (typedInto = event.target),
    focusin: () => void (typedInto = null),
    contextmenu: (event: MouseEvent) => {
      const selecting = !globalThis.getSelection()?.isCollapsed;
      if (!isTextField(event.target) && !selecting) event.preventDefault();
    },
  };
}

/** A reload would lose what is being typed and has no use in an app. */
function reloads(event: KeyboardEvent): boolean {
  return event.key === 'F5' || (hasCommandKey(event) && event.key.toLowerCase() === 'r');
}
