import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { asked, faults, openApp } from './open';

const section = () => screen.findByRole('region', { name: 'First aid' });

describe('first aid on Progress', () => {
  it('is a finding, a drawing and a caption, and as table has weeks and days', async () => {
    const { user } = await openApp(20);
    await user.keyboard('{Control>}2{/Control}');
    const part = await section();
    expect(await within(part).findByText(/^What was logged comes to/)).toBeInTheDocument();
    expect(within(part).getByText(/^The darker a day/)).toBeInTheDocument();
    await user.click(within(part).getByRole('button', { name: 'Show as table' }));
    const weeks = within(part).getByRole('table', { name: 'First aid by week' });
    expect(within(weeks).getAllByRole('row')[1]).toHaveTextContent(/of/);
    expect(within(part).getByRole('table', { name: 'First aid by day' })).toBeInTheDocument();
    expect(await faults()).toEqual([]);
  });

  it('is saved in three formats, of the days that are shown', async () => {
    const { core, user } = await openApp(20);
    await user.keyboard('{Control>}2{/Control}');
    const part = await section();
    for (const format of ['SVG', 'PNG', 'CSV'])
      await user.click(await within(part).findByRole('button', { name: `Save calendar as ${format}` }));
    const sent = asked(core, 'save_adherence').map((call) => (call.input as { format: string }).format);
    expect(sent).toEqual(['svg', 'png', 'csv']);
  });

  it('says what is there and offers no drawing before there is one', async () => {
    const { user } = await openApp(0);
    await user.keyboard('{Control>}2{/Control}');
    const part = await section();
    expect(await within(part).findByText(/^No day has enough logged/)).toBeInTheDocument();
    expect(within(part).queryByRole('button')).not.toBeInTheDocument();
  });
});

describe('the board on paper', () => {
  it('is saved on the paper that was chosen, from its place and from the palette', async () => {
    const { core, user } = await openApp(1);
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('First 72 hours as PDF{Enter}');
    await waitFor(() => expect(asked(core, 'save_board')).toHaveLength(1));
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('Go to first 72{Enter}');
    await user.click(await screen.findByText('On one page, to print'));
    await user.click(screen.getByRole('radio', { name: /Letter/ }));
    await user.click(screen.getByRole('button', { name: 'Save as PDF' }));
    await waitFor(() => expect(asked(core, 'save_board')).toHaveLength(2));
    expect(asked(core, 'save_board')[1]?.input).toMatchObject({ paper: 'letter' });
    expect(await screen.findByText(/Saved hamstrong-first-72-hours/)).toBeInTheDocument();
  });
});
