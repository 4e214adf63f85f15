import { render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeCore } from '../src/api/fake/backend';
import { fill } from '../src/api/fake/stage';
import ExerciseItem from '../src/components/exercises/ExerciseItem.svelte';
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

describe('the picture of a row', () => {
  afterEach(() => vi.unstubAllGlobals());

  /** What the page watches; nothing is in sight before it is said. */
  function watching(): { comes: (element: Element | null) => void } {
    const all = new Map<Element, (seen: { isIntersecting: boolean }[]) => void>();
    class Observer {
      #told: (seen: { isIntersecting: boolean }[]) => void;
      constructor(told: (seen: { isIntersecting: boolean }[]) => void) {
        this.#told = told;
      }
      observe(element: Element): void {
        all.set(element, this.#told);
        this.#told([{ isIntersecting: false }]);
      }
      disconnect(): void {
        all.clear();
      }
    }
    vi.stubGlobal('IntersectionObserver', Observer);
    return { comes: (element) => element && all.get(element)?.([{ isIntersecting: true }]) };
  }

  /** Where the picture of a row belongs. */
  async function picture(first: boolean): Promise<HTMLElement | null> {
    const core = new FakeCore();
    fill(core, 12);
    const { episode } = await core.api.overview({ day: null, episode: null });
    if (episode === null) throw new Error('no injury');
    const { exercises } = await core.api.exercises({ episode, theme: 'light' });
    const [row] = exercises;
    if (!row) throw new Error('an empty library');
    const props = { row, selected: false, first, onopen: () => undefined, ontick: () => undefined };
    return render(ExerciseItem, { props }).container.querySelector<HTMLElement>('.pic');
  }

  it('is drawn at once among the first', async () => {
    watching();
    expect((await picture(true))?.querySelector('svg')).toBeInTheDocument();
  });

  it('is drawn further down when it comes near, and not before', async () => {
    const watched = watching();
    const place = await picture(false);
    expect(place).toBeEmptyDOMElement();
    watched.comes(place);
    await waitFor(() => expect(place?.querySelector('svg')).toBeInTheDocument());
  });
});
