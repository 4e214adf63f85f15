import { offered, type Action } from '../actions';
import type { App } from './app';
import { hasCommandKey, isComposing, isTextField, takesChords, takesKeys } from './keys';

/** The keys that work everywhere, as the list of actions has them. */
export function shortcuts(app: App) {
  let typedInto: EventTarget | null = null;

  /** A text field with fresh typing keeps its own undo. */
  const ownUndo = (event: KeyboardEvent) => isTextField(event.target) && typedInto === event.target;

  function wanted(event: KeyboardEvent): Action | undefined {
    if (isComposing(event)) return undefined;
    const actions = offered(app);
    const key = event.key.toLowerCase();
    if (hasCommandKey(event)) {
      const redo = key === 'y' && !event.shiftKey;
      if ((key === 'z' || redo) && ownUndo(event)) return undefined;
      if (redo) return actions.find(({ id }) => id === 'redo');
      return actions.find(({ chord }) => chord?.key === key && (chord.shift ?? false) === event.shiftKey);
    }
    if (event.key === 'F1') return actions.find(({ id }) => id === 'keys');
    const alone = !event.altKey && !event.ctrlKey && !event.metaKey && !takesKeys(event.target);
    if (!alone || !app.session.singleKeys) return undefined;
    return actions.find(({ single }) => single === event.key);
  }

  function keydown(event: KeyboardEvent): void {
    if (takesChords(event.target)) return;
    if (reloads(event)) return event.preventDefault();
    // A dialog keeps the keys to itself.
    if (app.overlay.shown) return;
    const action = wanted(event);
    if (!action) return;
    event.preventDefault();
    void action.run();
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
