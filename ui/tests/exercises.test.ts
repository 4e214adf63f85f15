import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { asked, faults, openApp } from './open';

async function openExercises() {
  const { core, user } = await openApp();
  await user.keyboard('{Control>}4{/Control}');
  await screen.findByRole('heading', { level: 1, name: /Three exercises for today/ });
  await screen.findByRole('region', { name: 'Fits today' });
  return { core, user };
}

describe('the Exercises place', () => {
  it('offers what fits first, and says of the rest why not', async () => {
    await openExercises();
    const fits = within(screen.getByRole('region', { name: 'Fits today' }));
    expect(
      fits.getByRole('button', { name: /Two-leg bridge.*3 × 10, daily, to pain 3/ }),
    ).toBeInTheDocument();
    const rest = within(screen.getByRole('region', { name: 'Not for now' }));
    expect(
      rest.getByRole('button', { name: /Nordic lower.*From the phase Run and train on/ }),
    ).toBeInTheDocument();
  });

  it('finds by name, purpose and equipment, and says when nothing is found', async () => {
    const { user } = await openExercises();
    const search = screen.getByRole('searchbox', { name: 'Search' });
    await user.type(search, 'partner');
    expect(screen.queryByRole('region', { name: 'Fits today' })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: /Nordic lower/ })).toBeInTheDocument();
    await user.clear(search);
    await user.type(search, 'trampoline');
    expect(screen.getByText(/No exercise has “trampoline”/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Clear the search' }));
    expect(screen.getByRole('region', { name: 'Fits today' })).toBeInTheDocument();
  });

  it('opens one with how, limits and links, and the focus goes along', async () => {
    const { user } = await openExercises();
    await user.click(screen.getByRole('button', { name: /^Two-leg bridge/ }));
    const heading = await screen.findByRole('heading', { level: 2, name: 'Two-leg bridge' });
    await waitFor(() => expect(heading).toHaveFocus());
    expect(screen.getByText('3 of 10 at most (Balanced)')).toBeInTheDocument();
    expect(screen.getByText('Rests on expert opinion.', { exact: false })).toBeInTheDocument();
    expect(await faults()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Nordic lower' }));
    await screen.findByRole('heading', { level: 2, name: 'Nordic lower' });
    expect(document.querySelector('[data-reason]')).toHaveTextContent('From the phase Run and train on.');
  });

  it('shows the movement on request only, one frame at a time, and stops', async () => {
    const { user } = await openExercises();
    await user.click(screen.getByRole('button', { name: /^Two-leg bridge/ }));
    await screen.findByRole('heading', { level: 2, name: 'Two-leg bridge' });
    expect(document.querySelectorAll('.frame')).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Show the movement' }));
    await waitFor(() => expect(document.querySelectorAll('.frame')).toHaveLength(3));
    expect(document.querySelectorAll('.frame.shown')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(document.querySelectorAll('.frame')).toHaveLength(0);
  });

  it('prints what fits unless ticked otherwise, and says so when nothing is ticked', async () => {
    const { core, user } = await openExercises();
    await user.click(screen.getByText('My exercises on one page'));
    expect(screen.getByText(/holds up to 36/)).toBeInTheDocument();
    const bridge = screen.getByRole('checkbox', { name: 'Two-leg bridge on the sheet' });
    expect(bridge).toBeChecked();
    await user.click(bridge);
    await user.click(screen.getByRole('checkbox', { name: 'Nordic lower on the sheet' }));
    await user.click(screen.getByRole('radio', { name: 'US Letter' }));
    await user.click(screen.getByRole('button', { name: 'Save as PDF' }));
    expect(await screen.findByText(/Saved hamstrong-exercises-/)).toBeInTheDocument();
    expect(asked(core, 'save_exercise_sheet').at(-1)?.input).toMatchObject({
      exercises: ['MOB-02', 'ECC-06'],
      paper: 'letter',
    });
    await user.click(screen.getByRole('button', { name: 'Tick nothing' }));
    await user.click(screen.getByRole('button', { name: 'Save as PDF' }));
    expect(await screen.findByText(/No exercise is ticked/)).toHaveAttribute('role', 'alert');
    await user.click(screen.getByRole('button', { name: 'Tick what fits today' }));
    expect(screen.queryByText(/No exercise is ticked/)).not.toBeInTheDocument();
    expect(bridge).toBeChecked();
    expect(await faults()).toEqual([]);
  });
});
