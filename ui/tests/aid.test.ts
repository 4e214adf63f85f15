import { screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FakeCore } from '../src/api/fake/backend';
import type { FakeTimer } from '../src/api/fake/price';
import { clockOf, Ticking } from '../src/state/aid.svelte';
import { asked, diskFull, faults, openApp } from './open';

const tile = (part: string) => document.querySelector(`.tile[data-part=${part}]`) as HTMLElement;

const answered = (core: FakeCore) => {
  const ids = ['circulation', 'raynaud', 'cold_allergy', 'numb_skin', 'numb_feet', 'open_wound'];
  core.state.firstAid.answers = [...ids.map((id) => `no_ice.${id}`), 'no_wrap.circulation'].map((id) => ({
    id,
    present: false,
  }));
};

const running = (timer: Partial<FakeTimer>) => (core: FakeCore) => {
  answered(core);
  core.state.timers.push({
    record: core.id(),
    part: 'ice',
    started: '19:30',
    minutes: 15,
    elapsed: 462,
    state: 'running',
    ...timer,
  });
};

describe('the plan on the tiles', () => {
  it('says what was done of what is asked, and never scolds for what is not in the plan', async () => {
    await openApp(12);
    expect(tile('compress')).toHaveTextContent('Not in the plan of today.');
    expect(tile('compress')).toHaveTextContent('nothing logged');
    expect(screen.getByText('plan for gentle loading; Balanced')).toBeInTheDocument();
  });

  it('keeps all of protection in one tap', async () => {
    const { core, user } = await openApp(1);
    await user.click(screen.getByRole('button', { name: 'Protect: all kept today' }));
    await waitFor(() => expect(tile('protect')).toHaveTextContent('3 of 3 kept'));
    expect(asked(core, 'record_entry')[0]?.input).toMatchObject({
      entry: { value: { part: 'protect', no_sprint: true, no_hard_stretch: true, support: true } },
    });
    expect(screen.queryByRole('button', { name: 'Protect: all kept today' })).toBeNull();
  });

  it('opens the plan with reasons, sources and the other school', async () => {
    const { user } = await openApp(1);
    await user.click(screen.getByText('The plan, its reasons and sources'));
    const fold = document.querySelector('[data-fold=price_plan]') as HTMLElement;
    expect(fold).toHaveTextContent('3 to 6 sessions of 10 to 15 min.');
    expect(fold).toHaveTextContent('NHS-MER');
    expect(fold).toHaveTextContent('Leaves ice out');
    expect(await faults()).toEqual([]);
  });
});

describe('being called', () => {
  it('is said as it is: a notification comes, or nothing here shows any', async () => {
    await openApp(1, running({}));
    expect(await screen.findByText(/a notification of your system comes too/)).toBeInTheDocument();
  });

  it('names the reason when none can come', async () => {
    await openApp(1, (core) => {
      running({})(core);
      core.reach = 'no_service';
    });
    expect(await screen.findByText(/nothing on this desktop shows any/)).toBeInTheDocument();
    expect(screen.queryByText(/a notification of your system/)).toBeNull();
  });

  it('is not promised to a page in a browser, nor spoken of while nothing runs', async () => {
    const { user } = await openApp(1, (core) => {
      answered(core);
      core.inBrowser = true;
    });
    expect(screen.queryByText(/no notification comes/)).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Start Ice/ }));
    expect(await screen.findByText(/From a page in a browser no notification comes/)).toBeInTheDocument();
  });
});

describe('the ice timer', () => {
  it('asks its questions before the first ice and starts once none rules it out', async () => {
    const { core, user } = await openApp(1);
    await user.click(screen.getByRole('button', { name: 'Start Ice, 15 minutes' }));
    const group = await screen.findByRole('group', { name: 'Before the first ice' });
    expect(within(group).getAllByRole('checkbox')).toHaveLength(6);
    expect(await faults()).toEqual([]);
    await user.click(within(group).getByRole('button', { name: 'None of these' }));
    expect(await screen.findByRole('timer')).toHaveAccessibleName('Ice: 0 min 0 s');
    expect(asked(core, 'start_timer')).toHaveLength(1);
  });

  it('takes the offer away with its reason after a yes', async () => {
    const { core, user } = await openApp(1);
    await user.click(screen.getByRole('button', { name: 'Start Ice, 15 minutes' }));
    await user.click(await screen.findByRole('checkbox', { name: /Raynaud/ }));
    await user.click(screen.getByRole('button', { name: 'Save answers' }));
    await waitFor(() => expect(tile('ice')).toHaveTextContent('Raynaud'));
    expect(screen.queryByRole('button', { name: /^Start Ice/ })).toBeNull();
    expect(asked(core, 'start_timer')).toHaveLength(0);
  });

  it('is stopped in one tap and logged', async () => {
    const { core, user } = await openApp(1, running({}));
    expect(screen.getByRole('timer')).toHaveAccessibleName('Ice: 7 min 42 s');
    expect(tile('ice')).toHaveTextContent('7:42 of 15:00');
    await user.click(screen.getByRole('button', { name: 'Stop Ice and log it' }));
    expect(await screen.findByText('Ice, 7 min')).toBeInTheDocument();
    expect(asked(core, 'stop_timer')[0]?.input).toMatchObject({ minutes: null });
  });

  it('asks for the skin with two answers', async () => {
    const { core, user } = await openApp(1, running({ state: 'check_due' }));
    const ask = screen.getByRole('group', { name: /^Look at the skin now/ });
    expect(within(ask).getByRole('button', { name: 'White, blistered or numb' })).toBeInTheDocument();
    await user.click(within(ask).getByRole('button', { name: 'Skin is as it should be' }));
    expect(asked(core, 'check_timer')[0]?.input).toMatchObject({ fine: true });
    await waitFor(() => expect(screen.queryByRole('group', { name: /^Look at the skin/ })).toBeNull());
  });

  it('asks how long it was when nobody ended it', async () => {
    const { core, user } = await openApp(1, running({ state: 'finished', elapsed: 7200 }));
    const field = screen.getByLabelText('Ice: how long was it, in minutes?');
    expect(field).toHaveValue('15');
    await user.clear(field);
    await user.type(field, '12');
    await user.click(screen.getByRole('button', { name: 'Log it' }));
    expect(await screen.findByText('Ice, 12 min')).toBeInTheDocument();
    expect(asked(core, 'stop_timer')[0]?.input).toMatchObject({ minutes: 12 });
  });

  it('asks without a fault that axe can find', async () => {
    await openApp(1, running({ state: 'finished' }));
    expect(await faults()).toEqual([]);
  });

  it('can be ended without logging, and undo brings it back', async () => {
    const { user } = await openApp(1, running({ state: 'finished' }));
    await user.click(screen.getByRole('button', { name: 'End the timer of Ice without logging' }));
    await waitFor(() => expect(screen.queryByRole('timer')).toBeNull());
    await user.click(screen.getByRole('button', { name: /^Undo/ }));
    expect(await screen.findByRole('timer')).toBeInTheDocument();
  });

  it('refuses more than the limit beside the field and keeps what was typed', async () => {
    const { user } = await openApp(1, answered);
    await user.click(screen.getByRole('button', { name: 'Log Ice' }));
    const minutes = await screen.findByLabelText('Ice, minutes to set');
    await user.clear(minutes);
    await user.type(minutes, '45{Enter}');
    expect(await screen.findByText('At most 20 minutes: skin can freeze beyond that.')).toBeInTheDocument();
    expect(minutes).toHaveValue('45');
    await user.clear(minutes);
    await user.type(minutes, '10{Enter}');
    await waitFor(() => expect(tile('ice')).toHaveTextContent('0:00 of 10:00'));
  });

  it('keeps running when a stop cannot be saved', async () => {
    const { core, user } = await openApp(1, running({}));
    core.refuse = diskFull;
    await user.click(screen.getByRole('button', { name: 'Stop Ice and log it' }));
    expect(await screen.findByText(/Not saved: the disk is full/)).toBeInTheDocument();
    expect(screen.getByRole('timer')).toBeInTheDocument();
  });
});

describe('the seconds in between', () => {
  afterEach(() => vi.useRealTimers());

  const timer = {
    record: 'x',
    started: '19:30',
    elapsed: 290,
    set: 900,
    state: 'running' as const,
    said: '',
    next_in: 11,
    proposed: 4,
    trouble: false,
  };

  it('go on from what the core said, and it is asked again when something is due', () => {
    vi.useFakeTimers();
    const ticking = new Ticking();
    ticking.hear(timer);
    vi.advanceTimersByTime(10_000);
    ticking.tick();
    expect([ticking.elapsed, ticking.due]).toEqual([300, false]);
    vi.advanceTimersByTime(1000);
    ticking.tick();
    expect(ticking.due).toBe(true);
  });

  it('never run backwards when the clock does', () => {
    vi.useFakeTimers();
    const ticking = new Ticking();
    ticking.hear(timer);
    vi.setSystemTime(Date.now() - 3_600_000);
    ticking.tick();
    expect(ticking.elapsed).toBe(290);
  });

  it('are shown as a clock', () => {
    expect([0, 62, 3725].map(clockOf)).toEqual(['0:00', '1:02', '1:02:05']);
  });
});

describe('the first-72-hours board', () => {
  it('opens from Today in the acute days and leads back', async () => {
    const { user } = await openApp(1);
    await user.click(screen.getByRole('button', { name: 'First 72 hours on one screen' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'First 72 hours' })).toHaveFocus();
    for (const what of ['Heat', 'Alcohol', 'Running', 'Massage']) {
      expect(await screen.findByText(new RegExp(`^${what}`), { selector: 'b' })).toBeInTheDocument();
    }
    expect(await faults()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Back to Today' }));
    expect(await screen.findByRole('heading', { name: /^First aid/ })).toBeInTheDocument();
  });

  it('is not offered later', async () => {
    await openApp(20);
    expect(screen.queryByRole('button', { name: 'First 72 hours on one screen' })).toBeNull();
  });
});
