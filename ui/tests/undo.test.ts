import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { answer, asked, openApp, row } from './open';

describe('undo', () => {
  it('takes back the last answer and says what it was', async () => {
    const { user } = await openApp();
    await user.click(answer('At rest', /^3/));
    await screen.findByRole('button', { name: /^Undo pain rest/ });
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(row('At rest').querySelector(':checked')).toBeNull());
    expect(screen.getByRole('status')).toHaveTextContent('Undone: pain rest on 2026-06-12');
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await waitFor(() => expect(answer('At rest', /^3/)).toBeChecked());
    await user.keyboard('{Control>}z{/Control}{Control>}y{/Control}');
    await waitFor(() => expect(answer('At rest', /^3/)).toBeChecked());
  });

  it('leaves a text field its own undo', async () => {
    const { core, user } = await openApp();
    await user.type(screen.getByRole('textbox', { name: 'Note of the day' }), 'Stairs');
    await user.keyboard('{Control>}z{/Control}');
    expect(asked(core, 'undo')).toHaveLength(0);
  });

  it('says so when there is nothing to take back', async () => {
    const { user } = await openApp();
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('There is nothing to undo.'));
  });

  it('does not let the page be loaded again by key', async () => {
    await openApp();
    const event = new KeyboardEvent('keydown', { key: 'F5', cancelable: true, bubbles: true });
    document.body.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  });
});
