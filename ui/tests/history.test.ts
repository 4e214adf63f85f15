import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayRows, daysOf } from '../src/state/day-rows';
import {
  dayOfKey,
  daysBetween,
  inMonth,
  monthOfDay,
  plusDays,
  plusMonths,
  weekdayOf,
  weeksOf,
} from '../src/state/month';
import { asked, faults, openApp } from './open';

const HISTORY = '{Control>}6{/Control}';
const cell = (name: RegExp) => screen.findByRole('button', { name });

describe('the calendar', () => {
  it('shows a cell a day in words, with today marked, and axe finds nothing', async () => {
    const { user } = await openApp();
    await user.keyboard(HISTORY);
    const today = await cell(/^Friday,? June 12|^Friday,? 12 June/);
    expect(today).toHaveAttribute('aria-current', 'date');
    expect(today).toHaveAttribute('tabindex', '0');
    const flare = await cell(/9 June|June 9/);
    expect(flare).toHaveAccessibleName(/worst pain \d+.*flare/);
    expect(screen.getByRole('grid', { name: 'June 2026' })).toBeInTheDocument();
    expect(await faults()).toEqual([]);
  });

  it('moves by day and week, and over the edge of the month', async () => {
    const { user } = await openApp();
    await user.keyboard(HISTORY);
    (await cell(/12 June|June 12/)).focus();
    await user.keyboard('{ArrowLeft}{ArrowUp}');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-day', '2026-06-04'));
    await user.keyboard('{PageUp}');
    await screen.findByRole('grid', { name: 'May 2026' });
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-day', '2026-05-31'));
    await user.keyboard('{PageDown}{ArrowRight}{ArrowRight}');
    await screen.findByRole('grid', { name: 'June 2026' });
    expect(screen.getAllByRole('button').filter((b) => b.dataset.day && b.tabIndex === 0)).toHaveLength(1);
  });

  it('does not show a number when pain numbers are hidden', async () => {
    const { user } = await openApp(12, (core) =>
      Object.assign(core.state.settings, { hide_pain_numbers: true }),
    );
    await user.keyboard(HISTORY);
    const day = await cell(/9 June|June 9/);
    expect(day).toHaveAccessibleName(/worst pain moderate/);
    expect(day).not.toHaveAccessibleName(/worst pain \d/);
    expect(within(day).getByText('moderate')).toBeInTheDocument();
  });
});

describe('the list', () => {
  it('holds only rows near the window, says how many there are, and moves by keys', async () => {
    const { user } = await openApp(400);
    await user.keyboard(HISTORY);
    await user.click(await screen.findByRole('button', { name: 'List' }));
    const grid = await screen.findByRole('grid', { name: 'Days, newest first' });
    const rows = within(grid).getAllByRole('row');
    expect(rows.length).toBeLessThan(120);
    expect(Number(grid.getAttribute('aria-rowcount'))).toBeGreaterThan(400);
    within(grid)
      .getByRole('button', { name: /Fri,? (12 Jun|Jun 12)/ })
      .focus();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-day', '2026-06-11'));
    await user.keyboard('{End}');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-day', '2025-05-08'));
    await user.keyboard('{Home}');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-day', '2026-06-12'));
    expect(await faults()).toEqual([]);
  });

  it('finds words, marks them, and opens the day', async () => {
    const { core, user } = await openApp();
    await user.keyboard(HISTORY);
    await cell(/12 June|June 12/);
    await fireEvent.keyDown(document.body, { key: '/' });
    const field = await screen.findByRole('searchbox');
    await waitFor(() => expect(field).toHaveFocus());
    await user.type(field, 'STAIRS');
    await waitFor(() => expect(document.querySelector('mark')).toHaveTextContent('Stairs'));
    expect(await faults()).toEqual([]);
    const [first] = document.querySelectorAll<HTMLElement>('.hit');
    if (first) await user.click(first);
    await screen.findByRole('heading', { level: 2, name: /June/ });
    expect(field).toBeInTheDocument();
    await user.clear(field);
    await user.type(field, 'helicopter');
    await screen.findByText('Nothing you wrote has “helicopter” in it.');
    await user.clear(field);
    await user.click(screen.getByRole('checkbox', { name: 'massages' }));
    await waitFor(() =>
      expect(asked(core, 'search').at(-1)?.input).toMatchObject({ text: '', groups: ['massages'] }),
    );
  });
});

describe('putting right', () => {
  it('moves an entry to the day it belongs to, and removes into the bin', async () => {
    const { core, user } = await openApp();
    await user.keyboard(HISTORY);
    await user.click(await cell(/10 June|June 10/));
    await user.click(await screen.findByRole('button', { name: /^Move Rehab/ }));
    const field = await screen.findByLabelText('It belongs to');
    await fireEvent.input(field, { target: { value: '2026-06-11' } });
    await user.click(screen.getByRole('button', { name: 'Move to this day' }));
    await waitFor(() => expect(asked(core, 'move_records')[0]?.input).toMatchObject({ day: '2026-06-11' }));
    await user.click(await screen.findByRole('button', { name: /^Remove Check-in/ }));
    await user.click(screen.getByRole('button', { name: 'Removed' }));
    const restore = await screen.findByRole('button', { name: /^Restore Check-in/ });
    expect(screen.getByText(/here 30 more days/)).toBeInTheDocument();
    expect(await faults()).toEqual([]);
    await user.click(restore);
    await screen.findByText('Nothing was removed in this time.');
  });

  it('keeps the way History is looked at while a day is edited', async () => {
    const { user } = await openApp();
    await user.keyboard(HISTORY);
    await user.click(await screen.findByRole('button', { name: 'List' }));
    await user.click(await screen.findByRole('button', { name: /Wed,? (10 Jun|Jun 10)/ }));
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    await user.click(await screen.findByRole('button', { name: 'Back to History' }));
    expect(await screen.findByRole('button', { name: 'List' })).toHaveAttribute('aria-pressed', 'true');
  });
});

const days = fc.integer({ min: 0, max: 80_000 }).map((n) => plusDays('1950-01-01', n));
const firsts = fc.constantFrom(1 as const, 6 as const, 7 as const);

describe('the days of a month', () => {
  it('lie in whole weeks, each day once, from the first weekday on', () => {
    fc.assert(
      fc.property(days, firsts, (day, first) => {
        const month = monthOfDay(day);
        const weeks = weeksOf(month, first);
        const all = weeks.flat();
        expect(weeks.every((week) => week.length === 7 && week[0] && weekdayOf(week[0]) === first)).toBe(
          true,
        );
        expect(all.every((d, n) => n === 0 || daysBetween(all[n - 1] ?? '', d) === 1)).toBe(true);
        expect(all.filter((d) => monthOfDay(d) === month)).toHaveLength(
          new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate(),
        );
      }),
    );
  });

  it('keys lead back to where they came from', () => {
    fc.assert(
      fc.property(days, firsts, (day, first) => {
        const go = (key: string, from: string) => dayOfKey(key, false, from, first) ?? '';
        expect(go('ArrowLeft', go('ArrowRight', day))).toBe(day);
        expect(go('ArrowUp', go('ArrowDown', day))).toBe(day);
        expect(daysBetween(go('Home', day), go('End', day))).toBe(6);
        expect(weekdayOf(go('Home', day))).toBe(first);
      }),
    );
  });

  it('the 31st goes to the last day of a shorter month', () => {
    expect(inMonth('2026-05-31', '2026-06')).toBe('2026-06-30');
    expect(inMonth('2024-01-31', '2024-02')).toBe('2024-02-29');
    expect(plusMonths('2026-01', -1)).toBe('2025-12');
    expect(plusMonths('2026-12', 1)).toBe('2027-01');
    expect(dayOfKey('PageUp', true, '2024-02-29', 1)).toBe('2023-02-28');
  });

  it('rows of the list know the days they show', () => {
    const rows = dayRows('2026-05-30', '2026-06-02');
    expect(rows.map((r) => ('day' in r ? r.day : r.month))).toEqual([
      '2026-06',
      '2026-06-02',
      '2026-06-01',
      '2026-05',
      '2026-05-31',
      '2026-05-30',
    ]);
    expect(daysOf(rows, '2026-06-02', 2, 5)).toEqual([1, 3]);
    expect(daysOf(rows, '2026-06-02', 0, 1)).toEqual([0, 0]);
  });
});
