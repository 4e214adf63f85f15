import type { ChartTheme, Theme } from '../api/generated';

/** Light or dark, as set or as the system has it. */
export class Brightness {
  #system = $state<ChartTheme>('light');

  constructor() {
    const dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)');
    if (!dark) return;
    this.#system = dark.matches ? 'dark' : 'light';
    dark.addEventListener('change', (event) => (this.#system = event.matches ? 'dark' : 'light'));
  }

  of(theme: Theme): ChartTheme {
    return theme === 'system' ? this.#system : theme;
  }
}
