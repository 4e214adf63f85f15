import type { RedFlag } from '../api/generated';
import type { Draft } from './drafts.svelte';

/** Answers to the warning questions before they are kept in one act. They outlive the place that shows them. */
export class RedFlagDraft implements Draft {
  #said = $state.raw<Partial<Record<RedFlag, boolean>>>({});

  answer(flag: RedFlag): boolean | null {
    return this.#said[flag] ?? null;
  }

  say(flag: RedFlag, value: boolean | null): void {
    const others = Object.entries(this.#said).filter(([known]) => known !== flag);
    this.#said = Object.fromEntries(value === null ? others : [...others, [flag, value]]);
  }

  clear(): void {
    this.#said = {};
  }

  async flush(): Promise<void> {}

  async retry(): Promise<void> {}
}
