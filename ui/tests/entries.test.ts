import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { asked, diskFull, openApp } from './open';

describe('first aid', () => {
  it('logs minutes by keyboard, shows them on the tile, and can be reworded and removed', async () => {
    const { core, user } = await openApp();
    await user.click(screen.getByRole('button', { name: 'Log Ice' }));
    const form = await screen.findByRole('form', { name: 'Log Ice' });
    await user.type(within(form).getByLabelText('Minutes'), '12{Enter}');
    const tile = document.querySelector('[data-part=ice]') as HTMLElement;
    await waitFor(() => expect(tile).toHaveTextContent('1 of 2'));
    expect(screen.getByText('Ice, 12 min')).toBeInTheDocument();
    expect(asked(core, 'record_entry')[0]?.input).toMatchObject({
      entry: { kind: 'price_step', value: { part: 'ice', minutes: 12 } },
    });
    await user.click(screen.getByRole('button', { name: /^Edit Ice/ }));
    const minutes = await screen.findByLabelText('Minutes');
    await user.clear(minutes);
    await user.type(minutes, '15{Enter}');
    expect(await screen.findByText('Ice, 15 min')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /^Remove Ice/ }));
    await waitFor(() => expect(tile).toHaveTextContent('nothing logged'));
  });

  it('does not send text that is no number', async () => {
    const { core, user } = await openApp();
    await user.click(screen.getByRole('button', { name: 'Log Elevate' }));
    await user.type(await screen.findByLabelText('Minutes'), 'a while{Enter}');
    expect(await screen.findByText('Type a number, or leave it blank.')).toBeInTheDocument();
    expect(asked(core, 'record_entry')).toHaveLength(0);
  });

  it('keeps a form that was refused', async () => {
    const { core, user } = await openApp();
    core.refuse = diskFull;
    await user.click(screen.getByRole('button', { name: 'Log a session' }));
    await user.type(await screen.findByLabelText('Minutes'), '25{Enter}');
    const form = screen.getByRole('form', { name: 'Log a session' });
    await waitFor(() => expect(form).toHaveTextContent('What you typed is still here.'));
    expect(within(form).getByLabelText('Minutes')).toHaveValue('25');
    core.refuse = null;
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Rehab, 25 min')).toBeInTheDocument();
  });

  it('shows what is wrong with a field beside it', async () => {
    const { core, user } = await openApp();
    core.refuse = {
      code: 'invalid',
      message: 'No.',
      fields: [{ field: 'minutes', message: 'minutes must be between 0 and 1440' }],
    };
    await user.click(screen.getByRole('button', { name: 'Log Elevate' }));
    await user.type(await screen.findByLabelText('Minutes'), '5000{Enter}');
    const field = await screen.findByText(/between 0 and 1440/);
    expect(field.closest('[data-field]')).toHaveAttribute('data-field', 'minutes');
  });

  it('closes on Escape without losing what was typed', async () => {
    const { user } = await openApp();
    await user.click(screen.getByRole('button', { name: 'Log Ice' }));
    await user.type(await screen.findByLabelText('Minutes'), '8{Escape}');
    expect(screen.queryByLabelText('Minutes')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Log Ice' }));
    expect(await screen.findByLabelText('Minutes')).toHaveValue('8');
  });
});
