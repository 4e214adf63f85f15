import { render, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { CommandName } from '../src/api/generated/commands';
import Awaited from '../src/components/Awaited.svelte';
import { Places } from '../src/state/places.svelte';
import type { Session } from '../src/state/session.svelte';
import { answer, asked, faults, openApp } from './open';

describe('first run', () => {
  it('asks for the notice once, the injury, warning signs and conditions, then opens Today', async () => {
    const { core, user } = await openApp(-1);
    expect(await faults()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'I have read this' }));
    await screen.findByRole('heading', { level: 1, name: 'Enter your injury' });
    expect(await faults()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Start the journal' }));
    expect(await screen.findByText('Choose the leg that is injured.')).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Left' }));
    await user.click(screen.getByRole('button', { name: 'Today' }));
    await user.type(screen.getByLabelText('Year of birth'), '1994');
    await user.click(screen.getByRole('button', { name: 'Start the journal' }));
    await screen.findByRole('heading', { level: 1, name: 'Warning questions' });
    expect(await faults()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'None of these' }));
    await screen.findByRole('heading', { level: 1, name: 'Before anyone massages you' });
    await user.click(await screen.findByRole('button', { name: 'None of these apply' }));
    expect(await faults()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    await screen.findByRole('heading', { level: 1, name: /Protect and calm, day 0\./ });
    expect(asked(core, 'record_wellness')[0]?.input).toMatchObject({
      answers: { red_flags: [], red_flags_asked: true },
    });
    expect(asked(core, 'save_contraindications')).toHaveLength(1);
    expect(asked(core, 'start_episode')[0]?.input).toMatchObject({
      episode: { side: 'left', onset: '2026-06-12', cause: null },
      athlete: { name: null, birth_year: 1994 },
    });
  });
});

describe('places', () => {
  it('a place that was left before its answer came does not name the next one', async () => {
    const session = { drafts: { flush: () => Promise.resolve() }, overview: null } as unknown as Session;
    const places = new Places(session);
    await places.go('readiness');
    places.entitle('readiness', 'Readiness of today');
    expect(places.caption).toBe('Readiness of today');
    await places.go('history');
    places.entitle('readiness', 'Readiness of today');
    expect(places.caption).toBeNull();
  });

  it.each([
    ['1', 'Today', /Gentle loading, day 12/],
    ['2', 'Progress', /Walking pain went/],
    ['3', 'Readiness', /Not enough data/],
    ['4', 'Exercises', /Three exercises for today/],
    ['6', 'History', /days have an entry/],
    [',', 'Settings', /Settings/],
  ])(
    'opens by Ctrl %s: %s, with one heading that has the focus, and axe finds nothing',
    async (key, _, heading) => {
      const { user } = await openApp();
      await user.keyboard(`{Control>}${key}{/Control}`);
      const h1 = await screen.findByRole('heading', { level: 1, name: heading });
      await waitFor(() => expect(h1).toHaveFocus());
      expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
      expect(screen.getAllByRole('status')).toHaveLength(1);
      expect(await faults()).toEqual([]);
    },
  );

  it('holds with the folds and forms open', async () => {
    const { user } = await openApp();
    await user.click(screen.getByText('Low back'));
    await user.click(screen.getByText('More'));
    await user.click(screen.getByRole('button', { name: 'Log a massage' }));
    await screen.findByRole('form', { name: 'Log a massage' });
    expect(await faults()).toEqual([]);
  });

  it('says on every screen that a journal is sample data', async () => {
    const { user } = await openApp(12, (core) => (core.state.demo = true));
    for (const key of ['1', '2', '3', '4', '6', ',']) {
      await user.keyboard(`{Control>}${key}{/Control}`);
      expect(await screen.findByText('Sample data.')).toBeInTheDocument();
    }
  });

  it('shows a journal that cannot be opened as a screen, and tries again', async () => {
    const { core, view } = await openApp(3);
    view.unmount();
    const error = { code: 'unavailable', message: 'The journal is open in another window.', fields: [] };
    let broken = true;
    const overview = core.api.overview;
    const { render } = await import('@testing-library/svelte');
    const { default: App } = await import('../src/App.svelte');
    render(App, {
      backend: { ...core.api, overview: (q) => (broken ? Promise.reject(error) : overview(q)) },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('open in another window');
    expect(await faults()).toEqual([]);
    broken = false;
    screen.getByRole('button', { name: 'Try again' }).click();
    expect(await screen.findByRole('heading', { level: 1, name: /Protect and calm/ })).toBeInTheDocument();
  });
});

describe('settings', () => {
  it('saves who logs, and sets the theme', async () => {
    const { core, user } = await openApp();
    await user.keyboard('{Control>},{/Control}');
    await user.type(await screen.findByLabelText('Year of birth'), '1994{Enter}');
    await waitFor(() =>
      expect(asked(core, 'save_athlete')[0]?.input).toEqual({ name: null, birth_year: 1994 }),
    );
    await user.click(screen.getByRole('radio', { name: 'dark' }));
    await waitFor(() => expect(document.documentElement).toHaveAttribute('data-theme', 'dark'));
  });
});

describe('history', () => {
  it('opens a day, and fills in an empty one in two clicks', async () => {
    const { core, user } = await openApp();
    await user.keyboard('{Control>}6{/Control}');
    const missing = await screen.findByRole('button', { name: /Saturday,? 6 June.*no entry/ });
    await user.click(missing);
    await user.click(await screen.findByRole('button', { name: 'Fill in this day' }));
    await screen.findByRole('heading', { level: 1, name: /Saturday,? 6 June, day 6/ });
    await user.click(answer('At rest', /^2/));
    await waitFor(() =>
      expect(asked(core, 'record_check_in')[0]?.input).toMatchObject({
        day: '2026-06-06',
        answers: { pain_rest: 2 },
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Back to History' }));
    await waitFor(() =>
      expect(document.querySelector('[data-record=check_in]')).toHaveTextContent('Check-in, entered late'),
    );
  });

  it('restores what was removed and shows earlier wordings', async () => {
    const { user } = await openApp();
    await user.keyboard('{Control>}6{/Control}');
    await user.click(await screen.findByRole('button', { name: /^Wednesday,? 10 June/ }));
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    await user.click(await screen.findByRole('button', { name: /^Remove Rehab/ }));
    await user.click(await screen.findByRole('button', { name: 'Back to History' }));
    await user.click(await screen.findByRole('button', { name: /^Restore Rehab/ }));
    await waitFor(() => expect(screen.queryByText('Removed from this day')).toBeNull());
  });
});

describe('what the journal does not answer', () => {
  it.each<[string, string, CommandName]>([
    ['Progress', '2', 'pain_chart'],
    ['Readiness', '3', 'readiness'],
    ['Exercises', '4', 'exercises'],
    ['History', '6', 'calendar'],
  ])('is said in %s, and asked again when the athlete wants', async (_, key, command) => {
    const { core, user } = await openApp(12, (fresh) => (fresh.unreadable = [command]));
    await user.keyboard(`{Control>}${key}{/Control}`);
    expect(await screen.findByRole('alert')).toHaveTextContent('The journal could not be read.');
    core.unreadable = [];
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(document.querySelector('[aria-busy=true]')).toBeNull();
  });

  it('is waited for with a word, and nothing is said when it is there', async () => {
    const wait = { waiting: true, error: null, onagain: () => undefined };
    const { rerender } = render(Awaited, wait);
    expect(screen.getByText('Reading your journal')).toHaveAttribute('aria-busy', 'true');
    await rerender({ ...wait, waiting: false });
    expect(screen.queryByText('Reading your journal')).toBeNull();
  });
});
