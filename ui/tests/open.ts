import { render, screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import userEvent from '@testing-library/user-event';
import App from '../src/App.svelte';
import type { ApiError } from '../src/api/generated';
import { FakeCore } from '../src/api/fake/backend';
import { fill } from '../src/api/fake/stage';

/** Opens the window over a stand-in journal with so many days in it. */
export async function openApp(days = 12, prepare: (core: FakeCore) => void = () => undefined) {
  const core = new FakeCore();
  if (days >= 0) fill(core, days);
  prepare(core);
  const user = userEvent.setup();
  const view = render(App, { backend: core.api });
  await screen.findByRole('heading', { level: 1 });
  return { core, user, view };
}

/** A question of the page, by its words. */
export const row = (name: string) =>
  screen.getByRole('group', { name: (said) => said === name || said.startsWith(`${name}, `) });

/** One answer of a question. */
export const answer = (question: string, name: string | RegExp) =>
  within(row(question)).getByRole('radio', { name });

/** What was asked of the core, by name. */
export const asked = (core: FakeCore, name: string) => core.calls.filter((call) => call.name === name);

/** What axe finds. jsdom paints nothing, so contrast is tested from the token file instead. */
export async function faults(): Promise<string[]> {
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`);
}

export const diskFull: ApiError = { code: 'not_saved', message: 'Not saved: the disk is full.', fields: [] };
