import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { asked, openApp } from './open';

async function openProgress(days = 12) {
  const opened = await openApp(days);
  await opened.user.keyboard('{Control>}2{/Control}');
  return opened;
}

describe('the pain chart', () => {
  it('reads out any day by the arrow keys, gaps as gaps', async () => {
    const { user } = await openProgress();
    const reader = await screen.findByRole('slider');
    reader.focus();
    await user.keyboard('{Home}');
    expect(reader).toHaveAttribute(
      'aria-valuetext',
      'Sunday 31 May, day 0: walking 6, rest 4 and stretch 7.',
    );
    for (let n = 0; n < 6; n += 1) await user.keyboard('{ArrowRight}');
    expect(reader).toHaveAttribute('aria-valuetext', 'Saturday 6 June, day 6: no entry.');
    await user.keyboard('{ArrowRight}');
    expect(reader.getAttribute('aria-valuetext')).toContain('entered late');
    await user.keyboard('{Escape}');
    expect(reader.querySelector('.card')).toBeNull();
  });

  it('reads out the day under the pointer', async () => {
    await openProgress();
    const reader = await screen.findByRole('slider');
    reader.getBoundingClientRect = () => new DOMRect(0, 0, 800, 392);
    await fireEvent.pointerMove(reader, { clientX: 52 });
    expect(reader).toHaveAttribute('aria-valuenow', '0');
    await fireEvent.pointerLeave(reader);
    expect(reader.querySelector('.card')).toBeNull();
  });

  it('turns into a table by T, but not while a field takes keys', async () => {
    const { user } = await openProgress();
    await screen.findByRole('slider');
    await user.keyboard('t');
    const table = await screen.findByRole('table');
    expect(table.querySelectorAll('tbody tr')).toHaveLength(13);
    expect(table).toHaveTextContent('no entry');
    screen.getByRole('checkbox', { name: 'Walking' }).focus();
    await user.keyboard('t');
    expect(screen.getByRole('table')).toBeInTheDocument();
  });

  it('asks for the lines and the range chosen, first the strongest', async () => {
    const { core, user } = await openProgress();
    await screen.findByRole('slider');
    await user.click(screen.getByRole('checkbox', { name: 'Worst' }));
    await user.click(screen.getByRole('radio', { name: '6 weeks' }));
    await waitFor(() =>
      expect(asked(core, 'pain_chart').at(-1)?.input).toMatchObject({
        series: ['walk', 'rest', 'stretch', 'worst'],
        range: { range: 'six_weeks' },
        theme: 'light',
        width: 800,
      }),
    );
  });

  it('says what would fill it when there is nothing yet', async () => {
    await openProgress(0);
    expect(
      await screen.findByRole('heading', { level: 1, name: 'No pain logged in this range yet.' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('slider')).toBeNull();
  });
});
