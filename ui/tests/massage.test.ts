import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { stage, type Stage } from '../src/api/fake/stage';
import { faults, openApp } from './open';

const at = (selector: string) => document.querySelector(selector) as HTMLElement;

async function openMassage(state: Stage = 'ready', days = 12) {
  const opened = await openApp(days, (core) => stage(core, state));
  await opened.user.keyboard('{Control>}5{/Control}');
  await waitFor(() => expect(at('[data-tier]')).not.toBeNull());
  return opened;
}

/** The newest call of a name. */
const sent = (core: Awaited<ReturnType<typeof openMassage>>['core'], name: string) =>
  core.calls.findLast((call) => call.name === name)?.input as Record<string, unknown>;

describe('massage', () => {
  it('says what is open in one heading, and axe finds nothing', async () => {
    await openMassage();
    expect(screen.getByRole('heading', { level: 1 })).toHaveAccessibleName('Massage-ready');
    expect(await faults()).toEqual([]);
  });

  it('has a form in which axe finds nothing', async () => {
    const { user } = await openMassage('notyet', 4);
    await user.click(screen.getByRole('button', { name: 'Log a massage' }));
    expect(await faults()).toEqual([]);
  });

  it('asks nothing on a day on which nothing is open, and takes the truth all the same', async () => {
    const { user, core } = await openMassage('notyet');
    expect(screen.getByRole('heading', { level: 1 })).toHaveAccessibleName('No massage');
    expect(at('[data-section="massage-questions"]')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Log a massage' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(sent(core, 'record_massage')).toMatchObject({ massage: { by: 'therapist' } });
    await waitFor(() => expect(document.activeElement).toHaveTextContent('Log a massage'));
  });

  it('keeps the answers of all questions in one act, all no at once', async () => {
    const { user, core } = await openMassage();
    const asked = within(at('[data-section="massage-questions"]')).getAllByRole('group').length;
    await user.click(screen.getByRole('button', { name: 'No to all of them' }));
    const { entry } = sent(core, 'record_entry') as { entry: { value: { yes: string[]; no: string[] } } };
    expect(entry.value.yes).toEqual([]);
    expect(entry.value.no).toHaveLength(asked - 1);
    await waitFor(() =>
      expect(at('[data-verdict]')).toHaveTextContent('Nothing in your answers stands in the way.'),
    );
  });

  it('stops at a yes, given by key, and lets it be changed', async () => {
    const { user, core } = await openMassage();
    const fever = at('[data-row="pre.fever"] input');
    fever.focus();
    await user.keyboard('y');
    await user.click(screen.getByRole('button', { name: 'Save answers' }));
    expect(sent(core, 'record_entry')).toMatchObject({
      entry: { kind: 'massage_check', value: { yes: ['pre.fever'], no: [] } },
    });
    await waitFor(() => expect(at('[data-verdict]')).toHaveTextContent('No massage today.'));
    await user.click(screen.getByRole('button', { name: 'Change the answers' }));
    expect(at('[data-row="pre.fever"] input:checked')).not.toBeNull();
  });

  it('says before saving where it goes beyond the day, and keeps what was typed when it is refused', async () => {
    const { user, core } = await openMassage();
    await user.click(screen.getByRole('button', { name: 'Log a massage' }));
    at('[data-row="pressure"] input').focus();
    await user.keyboard('7');
    await waitFor(() => expect(at('[data-beyond]')).toHaveTextContent('Pressure 7, where 5 is the most.'));
    at('[data-row="before_walk"] input').focus();
    await user.keyboard('3');
    const message = 'Pain must be between 0 and 10, not 11.';
    core.refuse = { code: 'invalid', message, fields: [{ field: 'before.pain_walk', message }] };
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(at('[data-row="before_walk"]')).toHaveTextContent(message));
    expect(at('[data-row="after_walk"]')).not.toHaveTextContent(message);
    core.refuse = null;
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(sent(core, 'record_massage')).toMatchObject({
      massage: { pressure: 7 },
      before: { pain_walk: 3 },
    });
    await waitFor(() => expect(at('[data-massage]')).toHaveTextContent('Pressure 7, where 5 is the most.'));
  });
});

describe('the answer of the leg', () => {
  /** A massage was logged yesterday. */
  const withDue = () => openApp(26, (core) => stage(core, 'ready'));

  it('is asked on Today and taken over from the check-in with one tap, once', async () => {
    const { user, core } = await withDue();
    await waitFor(() => expect(at('[data-due="day1"]')).not.toBeNull());
    expect(await faults()).toEqual([]);
    await user.click(within(at('[data-due]')).getByRole('button', { name: 'Take this over' }));
    expect(sent(core, 'record_entry')).toMatchObject({
      day: core.today,
      entry: { kind: 'massage_reading', value: { at: 'day1', pain_walk: 1 } },
    });
    await waitFor(() => expect(at('[data-due]')).toBeNull());
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('can be answered by keyboard, or passed over for good', async () => {
    const { user, core } = await withDue();
    const card = () => within(at('[data-due]'));
    await user.click(card().getByRole('button', { name: 'Answer' }));
    await waitFor(() =>
      expect(at('[data-row="day1_walk"]')).toContainElement(document.activeElement as HTMLElement),
    );
    await user.keyboard('4');
    await user.click(card().getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(document.activeElement).toHaveTextContent('Answer'));
    await user.click(card().getByRole('button', { name: 'Answer' }));
    expect(at('[data-row="day1_walk"] input:checked')).toHaveAttribute('value', '4');
    await user.click(card().getByRole('button', { name: 'Cancel' }));
    await user.click(card().getByRole('button', { name: 'I cannot say' }));
    expect(sent(core, 'record_entry')).toMatchObject({
      entry: { value: { at: 'day1', pain_walk: null, night_pain: null } },
    });
    await waitFor(() => expect(at('[data-due]')).toBeNull());
  });
});
