import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ApiError } from '../src/api/generated';
import { asked, faults, openApp } from './open';

async function openSettings(prepare?: Parameters<typeof openApp>[1]) {
  const opened = await openApp(3, prepare);
  opened.core.menu('go.settings');
  await screen.findByRole('heading', { level: 1, name: 'Settings' });
  return opened;
}

const section = (name: string) =>
  within(document.querySelector<HTMLElement>(`[data-section="${name}"]`) ?? document.body);

describe('backups', () => {
  it('say how old the newest is, are made, and are proven', async () => {
    const { core } = await openSettings();
    expect(await section('backups').findByText(/Made yesterday\./)).toHaveTextContent(
      'There are changes since.',
    );
    await fireEvent.click(section('backups').getByRole('button', { name: 'Back up now' }));
    expect(await section('backups').findByText(/Nothing changed since\./)).toBeInTheDocument();
    await fireEvent.click(section('backups').getByRole('button', { name: 'Prove that it works' }));
    expect(await section('backups').findByText(/all 118 entries/)).toHaveTextContent(
      'All 8 copies are byte for byte',
    );
    expect(asked(core, 'prove_backup')).toHaveLength(1);
    expect(await faults()).toEqual([]);
  });

  it('say what is wrong when a copy cannot be proven', async () => {
    await openSettings((core) => (core.copies.works = false));
    await fireEvent.click(await section('backups').findByRole('button', { name: 'Prove that it works' }));
    expect(await section('backups').findByText(/could not be proven/)).toHaveTextContent('6 of 7 copies');
  });
});

describe('where data can go', () => {
  it('lists every place with what is there', async () => {
    const { core } = await openSettings();
    await waitFor(() =>
      expect(document.querySelectorAll('[data-kept]')).toHaveLength(core.copies.places().length),
    );
    expect(document.querySelector('[data-kept=journal]')).toHaveTextContent('5 files');
  });
});

describe('deleting everything', () => {
  it('wants the word, and then only asks: the system decides', async () => {
    const { core, user } = await openSettings();
    const here = section('delete');
    await fireEvent.click(here.getByRole('button', { name: 'Delete everything' }));
    expect(await here.findByRole('alert')).toHaveTextContent('Type “delete” to go on.');
    await user.type(here.getByRole('textbox'), 'delete');
    await user.click(here.getByRole('checkbox'));
    await fireEvent.click(here.getByRole('button', { name: 'Delete everything' }));
    await waitFor(() =>
      expect(asked(core, 'delete_everything').at(-1)?.input).toEqual({ word: 'delete', backups: true }),
    );
    expect(document.querySelector('[data-place=settings]')).not.toBeNull();
  });
});

describe('the sample journal', () => {
  it('is one click away in the first run, says so, and leads back', async () => {
    const { core } = await openApp(-1, (c) => (c.state.settings.notice_accepted = true));
    const { FakeCore } = await import('../src/api/fake/backend');
    const { fill } = await import('../src/api/fake/stage');
    const other = new FakeCore();
    fill(other, 5);
    core.sample = { ...other.state, demo: true };
    await fireEvent.click(await screen.findByRole('button', { name: 'Look around with sample data' }));
    expect(await screen.findByText('Sample data.')).toBeInTheDocument();
    core.menu('go.settings');
    await screen.findByText('Go back to your own journal first.');
    await fireEvent.click(
      screen.getAllByRole('button', { name: 'Back to your own journal' })[0] as HTMLElement,
    );
    expect(await screen.findByRole('heading', { level: 1, name: 'Enter your injury' })).toBeInTheDocument();
    expect(screen.queryByText('Sample data.')).toBeNull();
  });

  it('that cannot be opened leaves everything as it is', async () => {
    const { core } = await openApp(3);
    const refused: ApiError = { code: 'unavailable', message: 'It is open elsewhere.', fields: [] };
    core.refuseTurn = refused;
    core.menu('journal.sample');
    expect(await screen.findByRole('alert')).toHaveTextContent('It is open elsewhere.');
    expect(screen.queryByText('Sample data.')).toBeNull();
  });
});

describe('in a browser', () => {
  it('nothing is shown that needs the system', async () => {
    const { user } = await openApp(3, (core) => (core.inBrowser = true));
    await user.keyboard('{Control>},{/Control}');
    await screen.findByRole('heading', { level: 1, name: 'Settings' });
    for (const name of ['backups', 'move', 'delete']) {
      expect(document.querySelector(`[data-section="${name}"]`), name).toBeNull();
    }
    await user.keyboard('{Control>}k{/Control}');
    const ids = [...document.querySelectorAll('[data-action]')].map((o) => o.getAttribute('data-action'));
    expect(ids).toContain('save.json');
    for (const id of ['backup.now', 'journal.open', 'settings.delete']) expect(ids).not.toContain(id);
  });
});

describe('after a gap', () => {
  it('says welcome back in one line, once', async () => {
    const { core } = await openApp(3, (c) => (c.welcome = '2026-06-02'));
    const line = await screen.findByText(/Welcome back\. Last entry 2 June\./);
    await fireEvent.click(within(line).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByText(/Welcome back/)).toBeNull());
    core.menu('go.history');
    await screen.findByRole('heading', { level: 1, name: /have an entry|has an entry/ });
    expect(screen.queryByText(/Welcome back/)).toBeNull();
  });
});

describe('the menu of a Mac', () => {
  it('names actions of the list, with their words and keys', async () => {
    const { core } = await openApp(3);
    core.menu('palette');
    await screen.findByRole('combobox', { name: /What do/ });
    interface Item {
      id: string;
      label: string;
      key?: string;
    }
    const menus = JSON.parse(readFileSync('../assets/menu.json', 'utf8')) as { items: Item[] }[];
    for (const { id, label, key } of menus.flatMap(({ items }) => items)) {
      if (id === 'palette') continue;
      const option = document.querySelector(`[data-action="${id}"]`);
      expect(option?.querySelector('span:not(.palette-group)'), id).toHaveTextContent(label);
      if (key) expect(option?.querySelector('kbd'), id).toHaveTextContent(key.replace('CmdOrCtrl+', 'Ctrl '));
    }
  });
});
