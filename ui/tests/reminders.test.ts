import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { asked, faults, openApp } from './open';

async function openSettings(prepare?: Parameters<typeof openApp>[1]) {
  const opened = await openApp(12, prepare);
  await opened.user.keyboard('{Control>},{/Control}');
  await screen.findByRole('heading', { level: 2, name: 'Reminders' });
  await screen.findByText(/Reminders are off|The next one|Paused/);
  return opened;
}

const section = () => document.querySelector('[data-section=reminders]') as HTMLElement;

describe('the plan', () => {
  it('is off until it is chosen, and says in a sentence when the next one comes', async () => {
    const { core, user } = await openSettings();
    expect(section()).toHaveTextContent('Reminders are off.');
    await user.click(screen.getByRole('checkbox', { name: 'Remind me' }));
    expect(await screen.findByText(/The next one comes on 12 June at 19:00/)).toBeInTheDocument();
    expect(asked(core, 'change_setting').at(-1)?.input).toMatchObject({
      setting: 'reminders',
      value: { on: true, at: '19:00', morning: true },
    });
    expect(await faults()).toEqual([]);
  });

  it('is put off and taken up again', async () => {
    const { user } = await openSettings((core) => void (core.state.reminders.on = true));
    await user.click(screen.getByRole('button', { name: 'Today: in an hour' }));
    expect(await screen.findByText(/Put off until 20:00/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'As planned after all' }));
    expect(await screen.findByRole('button', { name: 'Not today' })).toBeInTheDocument();
  });

  it('rests until a day, and one button ends the pause', async () => {
    const { core, user } = await openSettings((c) => {
      c.state.reminders.on = true;
      c.state.reminders.paused_until = '2026-06-20';
    });
    expect(screen.queryByRole('button', { name: 'Not today' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'End the pause' }));
    await waitFor(() => expect(core.state.reminders.paused_until).toBeNull());
  });

  it('says in plain words when none can come', async () => {
    await openSettings((core) => void (core.reach = 'no_service'));
    expect(section()).toHaveTextContent('None can come: nothing on this desktop shows notifications.');
  });

  it('promises nothing in a browser, and does not speak of starting with the system there', async () => {
    await openSettings((core) => void (core.inBrowser = true));
    expect(section()).toHaveTextContent('From a page in a browser none can come.');
    expect(screen.queryByRole('checkbox', { name: 'Start Hamstrong with the system' })).toBeNull();
  });

  it('starts with the system only when that is ticked', async () => {
    const { core, user } = await openSettings();
    await user.click(screen.getByRole('checkbox', { name: 'Start Hamstrong with the system' }));
    await waitFor(() => expect(core.startsWithSystem).toBe(true));
  });
});

describe('on Today', () => {
  it('one line says what was missed, and goes', async () => {
    const text = 'Yesterday’s reminder did not come: Hamstrong was not running, or notifications were off.';
    const { core, user } = await openApp(12, (c) => void (c.reminding.missed = text));
    const line = (await screen.findByText(text, { exact: false })) as HTMLElement;
    await user.click(within(line).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByText(text, { exact: false })).toBeNull());
    expect(asked(core, 'remind_me').map((call) => call.input)).toEqual(['missed_seen']);
  });

  it('the greeting after a gap stands alone', async () => {
    await openApp(12, (core) => {
      core.welcome = '2026-05-12';
      core.reminding.missed = 'Some reminders of the last days did not come.';
    });
    await screen.findByText(/Welcome back/);
    expect(document.querySelector('[data-notice=missed]')).toBeNull();
  });

  it('the question is asked once, and a yes with the system does both', async () => {
    const { core, user } = await openApp(12, (c) => void (c.reminding.ask = true));
    await user.click(await screen.findByRole('button', { name: 'Yes, and start it with the system' }));
    await waitFor(() => expect(screen.queryByText('Would a reminder help?')).toBeNull());
    expect(core.startsWithSystem && core.state.reminders.on).toBe(true);
    expect(asked(core, 'remind_me').map((call) => call.input)).toEqual(['asked']);
  });

  it('a no is a no', async () => {
    const { core, user } = await openApp(12, (c) => void (c.reminding.ask = true));
    expect(await faults()).toEqual([]);
    await user.click(await screen.findByRole('button', { name: 'No, thank you' }));
    await waitFor(() => expect(screen.queryByText('Would a reminder help?')).toBeNull());
    expect(core.startsWithSystem || core.state.reminders.on).toBe(false);
  });
});
