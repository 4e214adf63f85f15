import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { asked, faults, openApp } from './open';

async function openSettings(prepare?: Parameters<typeof openApp>[1]) {
  const opened = await openApp(3, prepare);
  opened.core.menu('settings.quick');
  await screen.findByText('The command');
  const section = document.querySelector<HTMLElement>('[data-section="quick"]');
  return { ...opened, here: within(section ?? document.body) };
}

describe('the key that opens the small window', () => {
  it('is set by pressing it, said, and taken away', async () => {
    const { core, user, here } = await openSettings();
    expect(here.getByText('none')).toBeVisible();
    await user.click(here.getByRole('button', { name: 'Choose a key' }));
    expect(here.getByRole('button', { name: 'Press the keys now' })).toHaveFocus();
    await user.keyboard('{Control>}{Alt>}h{/Alt}{/Control}');
    expect(await here.findByText('Ctrl Alt H')).toBeVisible();
    expect(asked(core, 'choose_quick').map(({ input }) => input)).toEqual([
      { choice: 'hot_key', value: 'Control+Alt+KeyH' },
    ]);
    await waitFor(() =>
      expect(screen.getAllByText('Ctrl Alt H opens the small window now.')).not.toHaveLength(0),
    );
    await user.click(here.getByRole('button', { name: 'Take the key away' }));
    expect(await here.findByText('none')).toBeVisible();
  });

  it('may be one that does something here: while it is chosen it does nothing else', async () => {
    const { core, user, here } = await openSettings();
    await user.click(here.getByRole('button', { name: 'Choose a key' }));
    await user.keyboard('{Control>}k{/Control}');
    expect(await here.findByText('Ctrl K')).toBeVisible();
    expect(document.querySelector('dialog[open]')).toBeNull();
    expect(asked(core, 'choose_quick')).toHaveLength(1);
  });

  it('stays what it was after Esc, and after Tab, which leads on', async () => {
    const { core, user, here } = await openSettings();
    await user.click(here.getByRole('button', { name: 'Choose a key' }));
    await user.keyboard('{Escape}');
    expect(here.getByRole('button', { name: 'Choose a key' })).toHaveFocus();
    await user.keyboard('{Enter}{Tab}');
    expect(here.getByRole('button', { name: 'Choose a key' })).not.toHaveFocus();
    expect(asked(core, 'choose_quick')).toHaveLength(0);
  });

  it('says where it is chosen that another program has it', async () => {
    const { user, here } = await openSettings();
    await user.click(here.getByRole('button', { name: 'Choose a key' }));
    await user.keyboard('{Control>}{Alt>}t{/Alt}{/Control}');
    expect(await here.findByRole('alert')).toHaveTextContent('Ctrl Alt T is taken.');
    expect(here.getByText('none')).toBeVisible();
  });

  it('is not offered on Wayland, and the command is', async () => {
    const { here } = await openSettings((core) => (core.quick.hotKeys = 'wayland'));
    expect(here.queryByRole('button', { name: 'Choose a key' })).toBeNull();
    expect(here.getByText(/runs on Wayland/)).toBeVisible();
    expect(here.getByText('/usr/bin/hamstrong --quick')).toBeVisible();
  });
});

describe('the tray', () => {
  const icon = 'Show an icon in the tray';
  const keep = 'Keep running in the tray when the window is closed';

  it('keeps the program running only when both are chosen', async () => {
    const { user, here } = await openSettings();
    expect(here.getByLabelText(icon)).not.toBeChecked();
    expect(here.getByLabelText(keep)).toBeDisabled();
    await user.click(here.getByLabelText(icon));
    await waitFor(() => expect(here.getByLabelText(keep)).toBeEnabled());
    expect(here.getByLabelText(keep)).not.toBeChecked();
    await user.click(here.getByLabelText(keep));
    await waitFor(() => expect(here.getByLabelText(keep)).toBeChecked());
    await user.click(here.getByLabelText(icon));
    await waitFor(() => expect(here.getByLabelText(keep)).not.toBeChecked());
    expect(await faults()).toEqual([]);
  });

  it('is said to be missing where there is none, and is not offered', async () => {
    const { here } = await openSettings((core) => (core.quick.trays = 'missing'));
    expect(here.getByText(/This desktop has no tray\./)).toBeVisible();
    expect(here.getByLabelText(icon)).toBeDisabled();
    expect(here.getByLabelText(keep)).toBeDisabled();
  });

  it('that refuses leaves the switch as it was', async () => {
    const { user, here } = await openSettings((core) => (core.quick.trays = 'gone'));
    await user.click(here.getByLabelText(icon));
    expect(await here.findByRole('alert')).toHaveTextContent('This desktop has no tray');
    expect(here.getByLabelText(icon)).not.toBeChecked();
  });
});

describe('the choices', () => {
  it('are left alone while sample data are open', async () => {
    const { here } = await openSettings((core) => (core.state.demo = true));
    expect(here.getByText(/Your own keeps these choices/)).toBeVisible();
    expect(here.getByRole('button', { name: 'Choose a key' })).toBeDisabled();
  });

  it('are of the app in its own window alone', async () => {
    await openApp(3, (core) => (core.inBrowser = true));
    expect(document.querySelector('[data-section="quick"]')).toBeNull();
  });
});

describe('the main window', () => {
  it('shows at once what the small one saved', async () => {
    const { core } = await openApp(3);
    const episode = core.state.current ?? '';
    await core.api.quickRecord({ episode, day: core.today, pain: { pain_walk: 6 } });
    await waitFor(() =>
      expect(document.querySelector<HTMLInputElement>('[data-row=pain_walk] input:checked')?.value).toBe('6'),
    );
  });
});
