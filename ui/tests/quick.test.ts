import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { FakeCore } from '../src/api/fake/backend';
import { fill, stage } from '../src/api/fake/stage';
import Quick from '../src/quick/Quick.svelte';
import { hotKeyOf } from '../src/state/keys';

function journal(days = 12): FakeCore {
  const core = new FakeCore();
  fill(core, days);
  return core;
}

/** The small window, open on its question. */
async function opened(core: FakeCore) {
  const user = userEvent.setup();
  render(Quick, { backend: core.api });
  await waitFor(() => expect(called(core, 'quick_ready')).toBe(1));
  return user;
}

const called = (core: FakeCore, name: string) => core.calls.filter((call) => call.name === name).length;
const sent = (core: FakeCore) => core.calls.findLast(({ name }) => name === 'quick_record')?.input;
const today = (core: FakeCore) => core.overview().day?.sittings.at(-1)?.check_in?.value;

describe('the small window', () => {
  it('says which injury and which day, and listens for walking pain', async () => {
    const core = journal();
    await opened(core);
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/Left hamstring, day 12.*12/);
    const row = document.activeElement?.closest('[data-row]');
    expect(row).toHaveAttribute('data-row', 'pain_walk');
  });

  it('takes a digit and Enter, saves, and closes after it', async () => {
    const core = journal();
    const user = await opened(core);
    await user.keyboard('3');
    expect(screen.getByRole('status')).toHaveTextContent('Enter saves walking on the flat 3.');
    expect(called(core, 'quick_record')).toBe(0);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(called(core, 'close_quick')).toBe(1));
    expect(sent(core)).toEqual({
      episode: core.state.current,
      day: core.today,
      pain: { pain_walk: 3 },
    });
    const order = core.calls.map(({ name }) => name);
    expect(order.indexOf('quick_record')).toBeLessThan(order.indexOf('close_quick'));
    expect(today(core)?.pain_walk).toBe(3);
  });

  it('goes on by Tab and saves all that was typed at once', async () => {
    const core = journal();
    const user = await opened(core);
    await user.keyboard('2{Tab}4{Tab}10{Enter}');
    await waitFor(() => expect(called(core, 'close_quick')).toBe(1));
    expect(today(core)).toMatchObject({ pain_walk: 2, pain_stretch: 4, pain_worst: 10 });
    expect(called(core, 'quick_record')).toBe(1);
  });

  it('goes back by Shift and Tab to pain at rest', async () => {
    const core = journal();
    const user = await opened(core);
    await user.keyboard('{Shift>}{Tab}{/Shift}1{Enter}');
    await waitFor(() => expect(today(core)?.pain_rest).toBe(1));
    expect(today(core)?.pain_walk ?? null).toBeNull();
  });

  it('closes by Escape and saves nothing', async () => {
    const core = journal();
    const user = await opened(core);
    await user.keyboard('7{Escape}');
    await waitFor(() => expect(called(core, 'close_quick')).toBe(1));
    expect(called(core, 'quick_record')).toBe(0);
  });

  it('asks for a number when there is none, and stays', async () => {
    const core = journal();
    const user = await opened(core);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Type a number from 0 to 10 first.');
    expect(called(core, 'close_quick')).toBe(0);
  });

  it('keeps what was typed when it cannot be saved, and saves it the next time', async () => {
    const core = journal();
    core.refuse = { code: 'not_saved', message: 'Not saved: the disk is full.', fields: [] };
    const user = await opened(core);
    await user.keyboard('6{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Not saved: the disk is full. What you typed is still here.',
    );
    expect(called(core, 'close_quick')).toBe(0);
    core.refuse = null;
    await user.keyboard('{Enter}');
    await waitFor(() => expect(called(core, 'close_quick')).toBe(1));
    expect(today(core)?.pain_walk).toBe(6);
  });

  it('shows what is logged today and leaves it when a typed number is taken back', async () => {
    const core = journal();
    stage(core, 'ready');
    const user = await opened(core);
    const chosen = () =>
      document.querySelector<HTMLInputElement>('[data-row=pain_walk] input:checked')?.value;
    expect(chosen()).toBe('1');
    await user.keyboard('8');
    expect(chosen()).toBe('8');
    await user.keyboard('{Backspace}');
    expect(chosen()).toBe('1');
    expect(screen.getByRole('status')).toHaveTextContent('A digit changes what is logged.');
  });

  it('tells pain in words where the athlete hides the numbers', async () => {
    const core = journal();
    core.state.settings.hide_pain_numbers = true;
    const user = await opened(core);
    await user.keyboard('5');
    expect(screen.getByRole('status')).toHaveTextContent('Enter saves walking on the flat moderate.');
    expect(screen.queryByText('5')).toBeNull();
  });

  it('marks sample data', async () => {
    const core = journal();
    core.state.demo = true;
    await opened(core);
    expect(screen.getByText('Sample data.')).toBeVisible();
  });

  it('stays with what the number changes for today', async () => {
    const core = journal();
    core.quick.alerts = [
      { level: 'notice', id: 'flare', title: 'A flare-up', text: 'Do less today.', day: core.today },
    ];
    const user = await opened(core);
    await user.keyboard('9{Enter}');
    expect(await screen.findByText('A flare-up')).toBeVisible();
    expect(called(core, 'close_quick')).toBe(0);
    expect(today(core)?.pain_walk).toBe(9);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Open Hamstrong' })).toHaveFocus());
    await user.keyboard('{Enter}');
    expect(called(core, 'open_main')).toBe(1);
  });

  it.each([
    ['urgent', { can: 'urgent', about: 'Get medical care today.' }, 'Get medical care today.'],
    ['first', { can: 'no_injury' }, 'There is no injury to log for yet.'],
    ['closed', { can: 'none_open' }, 'No injury is open.'],
    ['read only', { can: 'read_only' }, 'Nothing can be saved now.'],
  ] as const)('says what stands in the way: %s', async (_, ask, words) => {
    const core = journal();
    core.quick.ask = ask;
    const user = await opened(core);
    expect(screen.getByRole('heading', { name: words })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Open Hamstrong' })).toHaveFocus();
    await user.keyboard('3{Escape}');
    expect(called(core, 'quick_record')).toBe(0);
    expect(called(core, 'close_quick')).toBe(1);
  });

  it('says why there is no journal, and tries again', async () => {
    const core = journal();
    const message = 'The journal is open in another window of Hamstrong.';
    const refused = { code: 'unavailable' as const, message, fields: [] };
    let there = false;
    const quickView: typeof core.api.quickView = () =>
      there ? core.api.quickView() : Promise.reject(refused);
    const user = userEvent.setup();
    render(Quick, { backend: { ...core.api, quickView } });
    expect(await screen.findByRole('alert')).toHaveTextContent(message);
    there = true;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: /Left hamstring/ })).toBeVisible();
  });

  it('takes the day that has begun meanwhile, unless something is typed', async () => {
    const core = journal();
    const user = await opened(core);
    core.today = '2026-06-13';
    window.dispatchEvent(new Event('focus'));
    expect(await screen.findByRole('heading', { name: /day 13/ })).toBeVisible();
    await user.keyboard('4');
    core.today = '2026-06-14';
    window.dispatchEvent(new Event('focus'));
    await waitFor(() => expect(called(core, 'quick_view')).toBe(3));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(sent(core)).toMatchObject({ day: '2026-06-13' }));
  });

  it.each(['light', 'dark'] as const)('has nothing that axe complains of in %s colours', async (theme) => {
    const core = journal();
    core.state.settings.theme = theme;
    await opened(core);
    expect(document.documentElement).toHaveAttribute('data-theme', theme);
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

describe('a key of the whole desktop', () => {
  const press = (key: string, code: string, held: KeyboardEventInit = {}) =>
    hotKeyOf(new KeyboardEvent('keydown', { key, code, ...held }));

  it('is named by what is printed on a letter, and by its place otherwise', () => {
    expect(press('h', 'KeyH', { ctrlKey: true, altKey: true })).toBe('Control+Alt+KeyH');
    // A keyboard of a German: Z lies where others have Y.
    expect(press('z', 'KeyY', { ctrlKey: true })).toBe('Control+KeyZ');
    expect(press('!', 'Digit1', { ctrlKey: true, shiftKey: true })).toBe('Control+Shift+Digit1');
    expect(press('F8', 'F8')).toBe('F8');
    expect(press('l', 'KeyL', { metaKey: true })).toBe('Super+KeyL');
  });

  it('is none as long as only modifiers are held', () => {
    expect(press('Control', 'ControlLeft', { ctrlKey: true })).toBeNull();
    expect(press('AltGraph', 'AltRight')).toBeNull();
  });
});
