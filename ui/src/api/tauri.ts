import { invoke } from '@tauri-apps/api/core';
import type { Backend } from './backend';
import { commandsOver } from './generated';

/** The core in the same process, over the window's own bridge. */
export const tauri: Backend = commandsOver((name, input) =>
  input === null ? invoke(name) : invoke(name, { input }),
);
