import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../src/actions';
import { find } from '../src/actions/find';
import { asked, faults, openApp } from './open';

async function openPalette(days = 12) {
  const opened = await openApp(days);
  await opened.user.keyboard('{Control>}k{/Control}');
  const input = await screen.findByRole('combobox', { name: 'What do you want to do?' });
  return { ...opened, input };
}

const never = (): never => {
  throw new Error('not yet');
};

const options = () =>
  [...document.querySelectorAll('[role=option]')].map((o) => o.getAttribute('data-action') ?? '');

describe('the palette', () => {
  it('lists every action once, by a name of its own', async () => {
    await openPalette();
    const ids = options();
    const names = [...document.querySelectorAll('[role=option]')].map((o) => o.textContent.trim());
    expect(ids.length).toBeGreaterThan(25);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => name.length > 3)).toBe(true);
    document.querySelector('.app')?.remove();
    expect(await faults()).toEqual([]);
  });

  it('finds each action by its own name, and runs it without an error', async () => {
    const { core } = await openApp(3);
    core.sample = structuredClone({ ...core.state, demo: true });
    const open = () => {
      core.menu('palette');
      return waitFor(
        () => document.querySelector<HTMLInputElement>('[role=combobox].palette-typed') ?? never(),
      );
    };
    const optionOf = (id: string) => document.querySelector<HTMLElement>(`[data-action="${id}"]`);
    const first = await open();
    const all = [...document.querySelectorAll('[data-action]')].map(
      (o) => o.getAttribute('data-action') ?? '',
    );
    first.closest('dialog')?.close();
    for (const id of all) {
      await waitFor(() => document.querySelector('dialog') === null || never());
      const input = await open();
      // What can be done changes with what was done: the colours that are on are not offered again.
      const label = optionOf(id)?.querySelector('span:not(.palette-group)')?.textContent;
      if (label === undefined) {
        input.closest('dialog')?.close();
        continue;
      }
      await fireEvent.input(input, { target: { value: label } });
      expect(document.querySelector('[data-action]'), label).toHaveAttribute('data-action', id);
      await fireEvent.keyDown(input, { key: 'Enter' });
      await waitFor(() => !document.contains(input) || never());
      expect(document.querySelector('[role=alert]'), id).toBeNull();
    }
    expect(asked(core, 'save_export')).toHaveLength(2);
    expect(asked(core, 'change_setting').length).toBeGreaterThan(2);
  }, 60_000);

  it('goes to a section of Settings and gives its heading the focus', async () => {
    const { user, input } = await openPalette();
    await user.type(input, 'emergency{Enter}');
    const heading = await screen.findByRole('heading', { level: 2, name: 'Emergency number' });
    await waitFor(() => expect(heading).toHaveFocus());
  });

  it('is moved through with the arrows, and wraps', async () => {
    const { user, input } = await openPalette();
    const first = input.getAttribute('aria-activedescendant');
    await user.keyboard('{ArrowUp}');
    const last = screen.getAllByRole('option').at(-1);
    expect(input).toHaveAttribute('aria-activedescendant', last?.id);
    expect(last).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{ArrowDown}');
    expect(input.getAttribute('aria-activedescendant')).toBe(first);
  });

  it('gives the focus back to where it came from', async () => {
    const { user } = await openApp();
    const from = screen.getByRole('button', { name: 'Log a massage' });
    from.focus();
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox', { name: /What do/ });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(from).toHaveFocus());
  });

  it('says when nothing is found, and Enter then does nothing', async () => {
    const { user, input } = await openPalette();
    await user.type(input, 'zzqx{Enter}');
    expect(screen.queryAllByRole('option')).toEqual([]);
    expect(screen.getByText('Nothing is called “zzqx”.')).toBeInTheDocument();
  });

  it('chooses nothing with the Enter that ends a composition', async () => {
    const { input } = await openPalette();
    await fireEvent.keyDown(input, { key: 'Enter', isComposing: true });
    expect(screen.getByRole('combobox', { name: /What do/ })).toBeInTheDocument();
  });

  it('opens a form on Today by name', async () => {
    const { user, input } = await openPalette();
    await user.type(input, 'log a massage{Enter}');
    expect(await screen.findByRole('form', { name: 'Log a massage' })).toBeInTheDocument();
  });

  it('is silent on the card of an urgent sign', async () => {
    const { user, core } = await openApp(12);
    const { stage } = await import('../src/api/fake/stage');
    stage(core, 'urgent');
    await user.keyboard('{Control>}1{/Control}');
    await waitFor(() => expect(document.querySelector('[data-place="urgent"]')).not.toBeNull());
    await user.keyboard('{Control>}k{/Control}?{Control>}2{/Control}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.querySelector('[data-place="urgent"]')).not.toBeNull();
  });
});

describe('a menu of the system', () => {
  it('runs the action of that name, and nothing unknown', async () => {
    const { core } = await openApp();
    core.menu('go.history');
    await screen.findByRole('heading', { level: 1, name: /days have an entry/ });
    core.menu('no.such.thing');
    core.menu('undo');
    await waitFor(() => expect(asked(core, 'calendar').length).toBeGreaterThan(0));
  });
});

describe('finding', () => {
  const act = (label: string, words = ''): Action => ({
    id: label,
    group: 'go',
    label,
    words,
    run: () => undefined,
  });
  const all = [
    act('Go to Today', 'home'),
    act('Go to History'),
    act('Log a note'),
    act('Light colours', 'theme'),
  ];
  const names = (typed: string) => find(all, typed).map(({ label }) => label);

  it('puts the beginning of a word before its middle, and letters apart last', () => {
    expect(names('to')).toEqual(['Go to Today', 'Go to History', 'Log a note'].slice(0, 2));
    expect(names('lght')).toEqual(['Light colours']);
    expect(names('THÈME')).toEqual(['Light colours']);
    expect(names('history go')).toEqual(['Go to History']);
  });

  it('never finds what lacks a word, and always finds a whole label', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.string(), (action, noise) => {
        expect(find(all, action.label)[0]).toBe(action);
        for (const found of find(all, noise)) expect(all).toContain(found);
        expect(find(all, `${noise} §§`)).toEqual([]);
      }),
    );
  });
});
