import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { FakeCore } from '../src/api/fake/backend';
import type { Entry } from '../src/api/generated';
import { dayBefore } from '../src/api/fake/journal';
import drawing from '../../assets/body.json';
import { answer, asked, faults, openApp, row } from './open';

const place = (name: string | RegExp) => screen.getByRole('checkbox', { name });
const map = () => screen.getByRole('group', { name: /^Body map/ });

/** The sites sent last. */
const sites = (core: FakeCore) =>
  (asked(core, 'record_check_in').at(-1)?.input as { answers: { sites: unknown } }).answers.sites;

describe('the first key of the day', () => {
  it('is an answer: the focus waits in the first question that has none', async () => {
    await openApp();
    expect(row('At rest')).toContainElement(document.activeElement as HTMLElement);
  });

  it('goes to the first question that is still open', async () => {
    await openApp(
      12,
      (core) =>
        void core.api.recordCheckIn({
          episode: core.state.current ?? '',
          day: core.today,
          sitting: 1,
          answers: { pain_rest: 1 },
        }),
    );
    expect(row('Walking on the flat')).toContainElement(document.activeElement as HTMLElement);
  });
});

describe('same as yesterday', () => {
  it('is one key, fills what is open, says what it filled, and is one undo', async () => {
    const { core, user } = await openApp();
    const was = core.overview().day?.yesterday;
    await user.keyboard('5{Enter}s');
    await waitFor(() => expect(asked(core, 'same_as_yesterday')).toHaveLength(1));
    await waitFor(() =>
      expect(answer('Walking on the flat', new RegExp(`^${was?.pain_walk}\\b`))).toBeChecked(),
    );
    expect(answer('At rest', /^5/)).toBeChecked();
    expect(screen.getByText(/^As yesterday: Walking on the flat/)).toBeInTheDocument();
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(row('Walking on the flat').querySelector(':checked')).toBeNull());
    expect(answer('At rest', /^5/)).toBeChecked();
  });

  it('goes on to the first question that yesterday has no answer for', async () => {
    const { user } = await openApp();
    await user.keyboard('s');
    await waitFor(() => expect(row('Bruising')).toContainElement(document.activeElement as HTMLElement));
  });

  it('is a letter like any other in a text', async () => {
    const { core, user } = await openApp();
    await user.type(screen.getByRole('textbox', { name: 'What you managed today' }), 'stairs');
    expect(asked(core, 'same_as_yesterday')).toHaveLength(0);
  });

  it('is not offered without an answer of yesterday', async () => {
    await openApp(0);
    expect(screen.queryByRole('button', { name: 'Same as yesterday' })).toBeNull();
  });
});

describe('the questions for the ear', () => {
  it('are sentences with the scale and yesterday in them', async () => {
    const { core } = await openApp();
    const was = core.overview().day?.yesterday;
    expect(
      screen.getByRole('group', { name: `At rest, pain 0 to 10, yesterday ${was?.pain_rest}` }),
    ).toBeInTheDocument();
    expect(screen.getByRole('group', { name: /^Swelling, yesterday (none|slight)$/ })).toBeInTheDocument();
  });
});

describe('the body map', () => {
  it('has every place on the side it is named after', () => {
    for (const { side, at, path } of drawing.areas) {
      const xs = Array.from(path.matchAll(/([\d.]+) [\d.]+/g), ([, x]) => Number(x));
      const [least, most] = [Math.min(...xs), Math.max(...xs)];
      if (side === 'left') expect(Math.max(most, at[0] ?? 0)).toBeLessThan(drawing.axis);
      else if (side === 'right') expect(Math.min(least, at[0] ?? 0)).toBeGreaterThan(drawing.axis);
      else expect(least + most).toBeCloseTo(2 * drawing.axis, 0);
    }
  });

  it('marks the athlete’s left on the left of the picture, and says so everywhere', async () => {
    const { core, user } = await openApp();
    const left = map().querySelector('[data-side=left][data-region=mid_outer]');
    expect(left).toHaveAttribute('aria-label', 'left middle outer thigh');
    await user.click(left as Element);
    await waitFor(() =>
      expect(sites(core)).toEqual([{ region: 'mid_outer', side: 'left', intensity: null }]),
    );
    expect(place('left middle outer thigh')).toBeChecked();
    expect(place('right middle outer thigh')).not.toBeChecked();
    expect(row('Left middle outer thigh')).toBeInTheDocument();
    expect(screen.getByText('Nothing on the right.')).toBeInTheDocument();
    const labels = within(map()).getAllByText(/^(Left|Right)$/);
    const xOf = (words: string) => Number(labels.find((l) => l.textContent === words)?.getAttribute('x'));
    expect(xOf('Left')).toBeLessThan(xOf('Right'));
  });

  it('is worked with arrows, Space and digits', async () => {
    const { core, user } = await openApp();
    const start = map().querySelector<SVGElement>('[tabindex="0"]');
    expect(start).toHaveAttribute('aria-label', 'left middle outer thigh');
    start?.focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toHaveAttribute('aria-label', 'left lower outer thigh');
    await user.keyboard('{ArrowRight} ');
    await waitFor(() =>
      expect(sites(core)).toEqual([{ region: 'lower_inner', side: 'left', intensity: null }]),
    );
    await user.keyboard('4');
    await waitFor(() => expect(place('left lower inner thigh, marked, 4')).toBeChecked());
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toHaveAttribute('aria-label', 'right lower inner thigh');
    await user.keyboard('{ArrowLeft}{Delete}');
    await waitFor(() => expect(sites(core)).toEqual([]));
  });

  it('reaches every place with the arrows', async () => {
    const { nextArea, BODY } = await import('../src/state/body');
    const reached = new Set([BODY.areas[0]]);
    for (const area of reached)
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        const next = area && nextArea(area, key);
        if (next) reached.add(next);
      }
    expect(reached.size).toBe(BODY.areas.length);
  });

  it('has a list that says the same, groin included', async () => {
    const { core, user } = await openApp();
    await user.click(screen.getByRole('button', { name: 'Mark as a list' }));
    await user.click(place('right calf'));
    await user.click(place('left groin'));
    await waitFor(() =>
      expect(sites(core)).toEqual([
        { region: 'calf', side: 'right', intensity: null },
        { region: 'groin', side: 'left', intensity: null },
      ]),
    );
    await user.click(screen.getByRole('button', { name: 'Show as a map' }));
    expect(place('right calf')).toBeChecked();
    expect(row('Left groin')).toBeInTheDocument();
    expect(await faults()).toEqual([]);
  });

  it('shows on Progress how the spot moved', async () => {
    const { user } = await openApp(12, (core) => {
      const first = core.state.records.find((r) => r.wordings[0]?.kind === 'check_in');
      Object.assign(first?.wordings[0]?.value ?? {}, {
        sites: [{ region: 'calf', side: 'right', intensity: 3 }],
      });
    });
    await user.keyboard('{Control>}2{/Control}');
    const picture = await screen.findByRole('img', { name: 'Back of the legs. Marked: right calf 3.' });
    expect(picture.querySelectorAll('.on')).toHaveLength(1);
    expect(picture.querySelector('.on')).toHaveAttribute('data-side', 'right');
  });
});

/** Two activities, named and scored a week ago. */
function withActivities(core: FakeCore): void {
  const day = dayBefore(core.today, 7);
  const put = (value: Entry): string => {
    const record = core.id();
    const wordings = [{ kind: 'entry' as const, value, at: `${day}T19:00:00.000Z`, removed: false }];
    const about = { day, time: '19:00', episode: core.state.current, sitting: null, writtenDay: day };
    core.state.records.push({ ...about, record, removed: false, wordings });
    return record;
  };
  ['Stairs two at a time', 'Tie my shoes'].forEach((text, n) => {
    const activity = put({ kind: 'activity', value: { text, retired_on: null } });
    put({ kind: 'function_score', value: { activity, score: 2 + n } });
  });
}

describe('own activities', () => {
  const section = () => screen.getByRole('region', { name: /^What you can do/ });

  it('are invited, named and scored, and scoring again corrects', async () => {
    const { core, user } = await openApp();
    await user.click(within(section()).getByRole('button', { name: 'Name your activities' }));
    await user.type(await screen.findByRole('textbox', { name: 'An activity of yours' }), 'Stairs{Enter}');
    await waitFor(() => expect(within(section()).getByText('Stairs')).toBeInTheDocument());
    await user.click(within(section()).getByRole('button', { name: 'Done' }));
    await user.click(answer('Stairs', /^4/));
    await waitFor(() => expect(answer('Stairs', /^4/)).toBeChecked());
    await user.click(answer('Stairs', /^6/));
    await waitFor(() => expect(asked(core, 'correct_entry')).toHaveLength(1));
    expect(asked(core, 'record_entry')).toHaveLength(2);
  });

  it('keep their scores when renamed, and rest when retired', async () => {
    const { user } = await openApp(12, withActivities);
    await waitFor(() => expect(row('Stairs two at a time')).toHaveAccessibleName(/on 5 June/));
    await user.click(within(section()).getByRole('button', { name: 'Change the list' }));
    await user.click(screen.getByRole('button', { name: 'Rename Tie my shoes' }));
    const name = screen.getByRole('textbox', { name: 'Rename Tie my shoes' });
    await user.clear(name);
    await user.type(name, 'Tie both shoes{Enter}');
    await user.click(await screen.findByRole('button', { name: 'No longer ask about Stairs two at a time' }));
    await screen.findByRole('button', { name: 'Ask about Stairs two at a time again' });
    await user.click(within(section()).getByRole('button', { name: 'Done' }));
    expect(row('Tie both shoes')).toHaveAccessibleName(/on 5 June 3/);
    expect(screen.queryByRole('group', { name: /^Stairs/ })).toBeNull();
  });

  it('are shown on Progress, as small charts and as a table', async () => {
    const { user } = await openApp(12, withActivities);
    await user.keyboard('{Control>}2{/Control}');
    await screen.findByRole('img', { name: 'Stairs two at a time: 2 of 10 on 5 June' });
    const place = screen.getByRole('region', { name: /^Your activities/ });
    await user.click(within(place).getByRole('button', { name: 'Show as table' }));
    expect(within(place).getByRole('columnheader', { name: 'Tie my shoes' })).toBeInTheDocument();
    expect(await faults()).toEqual([]);
  });
});

describe('what was taken', () => {
  it('is logged with its dose and read back', async () => {
    const { core, user } = await openApp();
    await user.click(screen.getByRole('button', { name: 'Log what you took' }));
    await user.type(await screen.findByRole('textbox', { name: 'What' }), 'Paracetamol');
    await user.type(screen.getByRole('textbox', { name: 'How much' }), '500 mg{Enter}');
    await screen.findByText('Taken: Paracetamol, 500 mg');
    expect(asked(core, 'record_entry').at(-1)?.input).toMatchObject({
      entry: { kind: 'medication', value: { name: 'Paracetamol', dose: '500 mg' } },
    });
  });
});

describe('pain told in words', () => {
  it('shows no score on Today or in a day of History, and digits still answer', async () => {
    const { core, user } = await openApp(12, (core) => {
      core.state.settings.hide_pain_numbers = true;
    });
    expect(
      screen.getByRole('group', { name: 'At rest, pain none to severe, yesterday mild' }),
    ).toBeInTheDocument();
    expect(row('At rest').querySelector('i')).toHaveTextContent('');
    await user.keyboard('4');
    await waitFor(() =>
      expect(asked(core, 'record_check_in').at(-1)?.input).toMatchObject({ answers: { pain_rest: 4 } }),
    );
    expect(answer('At rest', 'moderate, step 5 of 11')).toBeChecked();
    const told = Array.from(document.querySelectorAll('[data-section=check-in] .row:not(.plain)')).map(
      (r) => r.textContent,
    );
    expect(told.join(' ').replaceAll(/step \d+ of 11/g, '')).not.toMatch(/\d/);
    await user.keyboard('{Control>}6{/Control}');
    const day = await screen.findAllByRole('button', { name: /worst pain (mild|moderate|severe)/ });
    expect(day.length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: /worst pain \d/ })).toBeNull();
  });
});
