import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { COUNTRIES } from '../src/state/emergency';
import { asked, faults, openApp } from './open';

async function openSettings(prepare?: Parameters<typeof openApp>[1]) {
  const opened = await openApp(12, prepare);
  await opened.user.keyboard('{Control>},{/Control}');
  await screen.findByRole('heading', { level: 1, name: 'Settings' });
  return opened;
}

describe('injuries', () => {
  it('are closed with a day, wait in the archive, and are opened again', async () => {
    const { core, user } = await openSettings();
    await user.click(screen.getByRole('button', { name: /^Close Left hamstring/ }));
    const form = screen.getByRole('form', { name: /^Close/ });
    expect(await faults()).toEqual([]);
    await user.click(within(form).getByRole('button', { name: 'Close' }));
    expect(await screen.findByRole('heading', { level: 3, name: 'Archive' })).toBeInTheDocument();
    expect(asked(core, 'close_injury')[0]?.input).toMatchObject({ on: '2026-06-12' });
    await user.click(screen.getByRole('button', { name: /^Open Left hamstring.*again$/ }));
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Archive' })).toBeNull());
  });

  it('that came back name the earlier one of the same leg only', async () => {
    const later = '00000000-0000-7000-8000-00000000aaaa';
    const right = '00000000-0000-7000-8000-00000000bbbb';
    const { core, user } = await openSettings((c) => {
      const [first] = c.state.episodes;
      if (!first) return;
      c.state.episodes.unshift({ record: later, episode: { ...first.episode, onset: '2026-06-08' } });
      c.state.episodes.push({
        record: right,
        episode: { ...first.episode, side: 'right', onset: '2026-06-01' },
      });
    });
    const lists = screen.getAllByRole('combobox', { name: 'The return of an earlier one' });
    expect(lists).toHaveLength(1);
    await user.selectOptions(
      lists[0] as HTMLElement,
      screen.getByRole('option', { name: /Left hamstring, since 31 May/ }),
    );
    await waitFor(() => expect(asked(core, 'link_recurrence')[0]?.input).toMatchObject({ record: later }));
    expect(await screen.findByText(/return of the one of 31 May 2026/)).toBeInTheDocument();
  });
});

describe('formats and units', () => {
  it('are shown as they will look', async () => {
    const { user } = await openSettings();
    await user.click(screen.getByRole('radio', { name: 'comma: 1,5' }));
    await user.click(screen.getByRole('radio', { name: 'Sunday' }));
    await waitFor(() => expect(document.querySelector('[data-example]')).toHaveTextContent('1 234,5'));
    expect(document.querySelector('[data-example]')).toHaveTextContent('begins on Sunday');
  });
});

describe('the pain scale', () => {
  it('says under which words a day was rated when they differ', async () => {
    const { user } = await openSettings();
    await user.click(screen.getByRole('radio', { name: 'worst pain you have ever had' }));
    await user.keyboard('{Control>}1{/Control}');
    expect(
      await screen.findByText('0 means no pain, 10 the worst pain you have ever had.'),
    ).toBeInTheDocument();
    await user.keyboard('{Control>}6{/Control}');
    await user.click(await screen.findByRole('button', { name: /^Wednesday,? 10 June/ }));
    expect(await screen.findByText('Rated with 10 as the worst pain you can imagine.')).toBeInTheDocument();
  });

  it('can do without numbers', async () => {
    const { core, user } = await openSettings();
    await user.click(screen.getByRole('checkbox', { name: 'Hide pain numbers' }));
    await waitFor(() => expect(core.state.settings.hide_pain_numbers).toBe(true));
  });
});

describe('the emergency number', () => {
  it('is that of a country, each listed once with its source, and to be checked', async () => {
    const { core, user } = await openSettings();
    expect(new Set(COUNTRIES.map((c) => c.region)).size).toBe(COUNTRIES.length);
    expect(COUNTRIES.every((c) => /^\d{3,5}$/.test(c.number) && /^[A-Z]{2}$/.test(c.region))).toBe(true);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Country' }), 'GB');
    await waitFor(() =>
      expect(asked(core, 'change_setting').at(-1)?.input).toEqual({
        setting: 'emergency_country',
        value: { region: 'GB', number: '999' },
      }),
    );
    expect(await screen.findByText(/check that this one is right where you are/)).toBeInTheDocument();
  });
});
