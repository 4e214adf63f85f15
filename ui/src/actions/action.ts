import type { App } from '../state/app';

/** A key with Ctrl or Cmd, and perhaps with Shift. */
export interface Chord {
  key: string;
  shift?: boolean;
}

export type ActionGroup = 'go' | 'log' | 'change' | 'settings' | 'data' | 'help';

/** One thing that can be done from anywhere. The palette, the sheet of keys, menus and keys all read this. */
export interface Action {
  /** Menus of the system name an action by this. */
  id: string;
  group: ActionGroup;
  label: string;
  /** Other words one may look for. */
  words?: string;
  chord?: Chord;
  /** A key that works alone, where no field has the focus and single keys are on. */
  single?: string;
  /** Not to be done right now: neither offered nor reached by its key. */
  hidden?: boolean;
  run: () => void | Promise<void>;
}

/** Where an action is told what there is to be done to. */
export type Actions = (app: App) => Action[];
