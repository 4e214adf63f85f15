import { invoke, isTauri } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Backend } from './backend';
import { commandsOver } from './generated';

/** The page is in the app's own window, and not in a browser. */
export const inTheWindow: boolean = isTauri();

/** The core in the same process, over the window's own bridge. */
export const tauri: Backend = {
  ...commandsOver((name, input) => (input === null ? invoke(name) : invoke(name, { input }))),
  native: {
    onMenu: (run) => void listen<string>('menu', ({ payload }) => run(payload)),
    onChange: (run) => void listen('changed', run),
  },
};
