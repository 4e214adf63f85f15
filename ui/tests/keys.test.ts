import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { faults, openApp } from './open';

const sheet = () => screen.queryByRole('dialog', { name: 'Keys that work' });

describe('single keys', () => {
  it('open the sheet of keys where no field has the focus, and only there', async () => {
    const { user } = await openApp();
    screen.getByRole('textbox', { name: /note/i }).focus();
    await user.keyboard('?');
    expect(sheet()).toBeNull();
    screen.getAllByRole('radio')[0]?.focus();
    await user.keyboard('?');
    expect(sheet()).toBeNull();
    screen.getByRole('button', { name: 'Log a massage' }).focus();
    await user.keyboard('?');
    expect(sheet()).not.toBeNull();
    expect(await faults()).toEqual([]);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(sheet()).toBeNull());
  });

  it('do nothing while a word is being composed', async () => {
    await openApp();
    await fireEvent.keyDown(document.body, { key: '?', isComposing: true });
    await fireEvent.keyDown(document.body, { key: '?', keyCode: 229 });
    expect(sheet()).toBeNull();
  });

  it('can be switched off, and F1 still opens the sheet', async () => {
    const { core, user } = await openApp();
    await user.keyboard('{Control>},{/Control}');
    await user.click(await screen.findByRole('checkbox', { name: 'Single keys work' }));
    await waitFor(() => expect(core.state.settings.single_keys).toBe(false));
    screen.getByRole('button', { name: 'Go to Readiness' }).focus();
    await user.keyboard('?');
    expect(sheet()).toBeNull();
    await user.keyboard('{Control>}2{/Control}');
    await screen.findByText(/Walking pain went/);
    await user.keyboard('t');
    expect(screen.queryByRole('table')).toBeNull();
    await user.keyboard('{F1}');
    expect(sheet()).toHaveTextContent('Single keys are switched off.');
  });

  it('show the chart as a table while they are on', async () => {
    const { user } = await openApp();
    await user.keyboard('{Control>}2{/Control}');
    await screen.findByText(/Walking pain went/);
    await user.keyboard('t');
    expect(await screen.findByRole('table')).toBeInTheDocument();
  });
});

describe('keys with Ctrl', () => {
  it('begin a check-in with the first question focused', async () => {
    const { user } = await openApp();
    await user.keyboard('{Control>}6{/Control}');
    await screen.findByRole('heading', { level: 1, name: /days have an entry/ });
    await user.keyboard('{Control>}n{/Control}');
    await waitFor(() => expect(document.activeElement?.closest('[data-row]')).not.toBeNull());
    expect(document.querySelector('[data-place="today"]')).not.toBeNull();
  });

  it('stay with the dialog while one is open', async () => {
    const { user } = await openApp();
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox', { name: /What do/ });
    await user.keyboard('{Control>}6{/Control}');
    expect(document.querySelector('[data-place="today"]')).not.toBeNull();
  });
});

describe('the way past the places', () => {
  it('is the first stop of Tab and leads to the heading', async () => {
    const { user } = await openApp();
    document.body.focus();
    (document.activeElement as HTMLElement | null)?.blur();
    const skip = screen.getByRole('button', { name: 'Skip to the page' });
    const first = document.querySelector('button, a, input, select');
    expect(first).toBe(skip);
    skip.focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
  });
});
