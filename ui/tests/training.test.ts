import { screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FakeCore } from '../src/api/fake/backend';
import { stage } from '../src/api/fake/stage';
import { morningToLookAt, proposalToLookAt, rollingToLookAt } from '../src/api/fake/training-views';
import { Countdown } from '../src/state/countdown.svelte';
import type { TrainingTimerView } from '../src/api/generated';
import { answer, asked, diskFull, faults, openApp, row } from './open';

afterEach(() => vi.useRealTimers());

async function openExercises(prepare: (core: FakeCore) => void = () => undefined) {
  const opened = await openApp(12, (core) => {
    stage(core, 'notyet');
    prepare(core);
  });
  await opened.user.keyboard('{Control>}4{/Control}');
  await screen.findByRole('heading', { name: 'Today’s exercises' });
  return opened;
}

const plan = () => Array.from(document.querySelectorAll<HTMLElement>('.planpage [data-plan]'));
const due = () => document.querySelector<HTMLElement>('[data-section="due"]') as HTMLElement;

async function startSession(prepare?: (core: FakeCore) => void) {
  const opened = await openExercises(prepare);
  await opened.user.click(screen.getByRole('button', { name: 'Start the session' }));
  await waitFor(() => expect(due()).not.toBeNull());
  await waitFor(() => expect(document.activeElement).toBeInstanceOf(HTMLInputElement));
  return opened;
}

describe('the plan of the day', () => {
  it('puts what was prescribed first, with dose, limit and light, and the rest with its reason', async () => {
    await openExercises();
    expect(plan().map((item) => item.dataset.plan)).toEqual(['ISO-01', 'ISO-03', 'TRU-05', 'CON-05']);
    const first = plan()[0] as HTMLElement;
    expect(first).toHaveTextContent('2 × 10 s hold each side, up to pain 3');
    expect(first).toHaveTextContent('Prescribed by M. Weber on 10 June');
    expect(first).toHaveTextContent('green Last time, 10 June');
    expect(plan()[3]).toHaveTextContent('Done yesterday; it rests today.');
    expect(within(plan()[3] as HTMLElement).queryByRole('button')).toBeNull();
    expect(await faults()).toEqual([]);
  });

  it('says planned and done of each day, and rest as done', async () => {
    await openExercises();
    const week = document.querySelector('[data-section="week"]') as HTMLElement;
    expect(within(week).getAllByRole('listitem')).toHaveLength(7);
    expect(week).toHaveTextContent('2 of 3 done');
    expect(week).toHaveTextContent('rest, as planned');
    expect(week.querySelector('.rest.whole')).not.toBeNull();
  });

  it('leaves an exercise out with a reason, and takes it back', async () => {
    const { core, user } = await openExercises();
    await user.click(screen.getByRole('button', { name: 'Leave out Two-leg bridge today' }));
    const why = screen.getByRole('group', { name: 'Leave out Two-leg bridge because of' });
    await user.click(within(why).getByRole('button', { name: 'Too tired' }));
    await waitFor(() => expect(plan()[1]).toHaveTextContent('Left out today: too tired.'));
    expect(asked(core, 'skip_exercise')[0]?.input).toMatchObject({ exercise: 'ISO-03', reason: 'tired' });
  });

  it('changes nothing until a proposal is accepted, and shows its rule', async () => {
    const { core, user } = await openExercises((c) => (c.state.training.proposals = [proposalToLookAt]));
    const proposal = document.querySelector('[data-proposal]') as HTMLElement;
    expect(proposal).toHaveTextContent('Two green sessions running');
    await user.click(within(proposal).getByRole('button', { name: /^Not now: Two-leg bridge, One step up/ }));
    await waitFor(() => expect(document.querySelector('[data-proposal]')).toBeNull());
    expect(asked(core, 'answer_proposal')[0]?.input).toMatchObject({ session: 'older-3', accept: false });
  });

  it('takes a prescription with date and name, and rest', async () => {
    const { core, user } = await openExercises();
    await user.click(screen.getByText('Enter a prescription'));
    const form = screen.getByRole('form', { name: 'Enter a prescription' });
    await user.type(within(form).getByLabelText('Name of the physio'), 'M. Weber');
    await user.selectOptions(within(form).getByLabelText('What'), 'TRU-05');
    await user.type(within(form).getByLabelText('Sets'), '3');
    await user.type(within(form).getByLabelText('Repetitions'), '10{Enter}');
    await waitFor(() =>
      expect(asked(core, 'record_entry')[0]?.input).toMatchObject({
        day: '2026-06-12',
        entry: { kind: 'prescription', value: { by: 'M. Weber', exercise: 'TRU-05', sets: 3, reps: 10 } },
      }),
    );
    await user.click(screen.getByText('Enter a prescription'));
    await user.type(within(form).getByLabelText('Name of the physio'), 'M. Weber');
    await user.click(within(form).getByLabelText('Rest from exercise'));
    expect(within(form).queryByLabelText('Sets')).toBeNull();
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(asked(core, 'record_entry')[1]?.input).toMatchObject({
        entry: { value: { exercise: null, sets: null, by: 'M. Weber' } },
      }),
    );
  });

  it('takes an own exercise', async () => {
    const { core, user } = await openExercises();
    await user.click(screen.getByText('Add an own exercise'));
    const form = screen.getByRole('form', { name: 'Add an own exercise' });
    await user.type(within(form).getByLabelText('Name'), 'Hamstring curl machine');
    await user.click(within(form).getByLabelText('both at once'));
    await user.click(within(form).getByLabelText(/two days lie between/));
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(asked(core, 'record_entry')[0]?.input).toMatchObject({
        entry: { kind: 'own_exercise', value: { name: 'Hamstring curl machine', legs: 'both', heavy: true } },
      }),
    );
  });

  it('logs a session afterwards in one form and one act, and keeps the form when it is refused', async () => {
    const { core, user } = await openExercises((c) => (c.refuse = diskFull));
    await user.click(screen.getByText('Log a session afterwards'));
    const form = screen.getByRole('form', { name: 'Log a session afterwards' });
    await user.click(within(form).getByRole('button', { name: 'One more exercise' }));
    const line = within(form).getByRole('group', { name: 'Exercise 1' });
    await user.selectOptions(within(line).getByLabelText('Exercise'), 'ISO-03');
    expect(within(line).getByLabelText('Repetitions')).toHaveValue('8');
    await user.clear(within(form).getAllByLabelText('Minutes')[0] as HTMLElement);
    await user.type(within(form).getAllByLabelText('Minutes')[0] as HTMLElement, '20');
    await user.click(within(form).getByRole('button', { name: 'Save the session' }));
    await waitFor(() =>
      expect(asked(core, 'log_session').at(-1)?.input).toMatchObject({
        day: '2026-06-12',
        session: { kind: 'rehab', minutes: 20 },
        sets: [{ exercise: 'ISO-03', side: null, dose: { sets: 2, reps: 8 } }],
      }),
    );
    expect(asked(core, 'log_session')).toHaveLength(1);
  });
});

describe('a guided session', () => {
  it('goes set by set on the keyboard alone, prefilled, with rest and the end', async () => {
    const { core, user } = await startSession();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Set 1 of 2, right leg: Heel dig');
    expect(row('Pain while at it')).toContainElement(document.activeElement as HTMLElement);
    await user.keyboard('2{Enter}');
    expect(document.activeElement).toHaveAccessibleName('Hold 10 s');
    await user.keyboard('{Tab}{Enter}');
    await waitFor(() =>
      expect(asked(core, 'record_set')[0]?.input).toMatchObject({
        exercise: 'ISO-01',
        side: 'right',
        hold_seconds: 10,
        pain: 2,
        rest_seconds: 60,
      }),
    );
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('left leg'));
    expect(screen.getByRole('timer')).toHaveAccessibleName('Rest: 60 seconds to go');
    await waitFor(() =>
      expect(row('Pain while at it')).toContainElement(document.activeElement as HTMLElement),
    );
    expect(document.querySelector('[data-section="sets"]')).toHaveTextContent('held 10 s, pain 2');
    expect(await faults()).toEqual([]);
  });

  it('says that rolling is a massage, where it goes beyond the day, and leads to Massage', async () => {
    const { user } = await startSession((c) => (c.state.training.rolled = rollingToLookAt));
    const said = screen.getByRole('region', { name: 'Rolling in this session' });
    expect(said).toHaveTextContent('when the session ends it is logged as one');
    expect(
      within(said)
        .getAllByRole('listitem')
        .map((line) => line.textContent),
    ).toEqual(rollingToLookAt.beyond);
    expect(await faults()).toEqual([]);
    await user.click(within(said).getByRole('button', { name: 'To Massage' }));
    await screen.findByRole('heading', { name: 'Massages' });
  });

  it('leaves the exercise out with one key, and takes it back', async () => {
    const { core, user } = await startSession();
    await user.keyboard('w');
    await waitFor(() =>
      expect(asked(core, 'skip_exercise')[0]?.input).toMatchObject({ exercise: 'ISO-01', reason: 'tired' }),
    );
    await waitFor(() => expect(due()).toHaveAttribute('data-exercise', 'ISO-03'));
    await user.click(screen.getByRole('button', { name: 'Take back leaving out Heel dig, half effort' }));
    await waitFor(() => expect(due()).toHaveAttribute('data-exercise', 'ISO-01'));
  });

  it('leaves nothing out by a key while text is typed, or where single keys are off', async () => {
    const { core, user } = await startSession((c) => (c.state.settings.single_keys = false));
    await user.keyboard('w');
    await user.click(screen.getByText('Throw this session away').parentElement as HTMLElement);
    expect(asked(core, 'skip_exercise')).toHaveLength(0);
  });

  it('is found again on Today, and gone on with', async () => {
    const { user } = await startSession();
    await user.keyboard('{Control>}1{/Control}');
    const open = await screen.findByRole('region', { name: 'Session' });
    expect(open).toHaveTextContent('Rehab, begun at 19:42: 0 of 8 sets.');
    await user.click(within(open).getByRole('button', { name: 'Go on with the session' }));
    await waitFor(() => expect(due()).not.toBeNull());
  });

  it('corrects a set and takes one away', async () => {
    const { core, user } = await startSession();
    await user.keyboard('2');
    await user.click(screen.getByRole('button', { name: 'Done, rest 60 s' }));
    await user.click(await screen.findByRole('button', { name: /^Change Heel dig.*right leg$/ }));
    const held = await within(document.querySelector('.sessionsets') as HTMLElement).findByLabelText(
      'Held for',
    );
    await user.clear(held);
    await user.type(held, '8{Enter}');
    await waitFor(() =>
      expect(asked(core, 'correct_set')[0]?.input).toMatchObject({ answers: { hold_seconds: 8, pain: 2 } }),
    );
    await user.click(await screen.findByRole('button', { name: /^Remove Heel dig.*right leg$/ }));
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('right leg'));
  });

  it('asks whether a hold that ended meanwhile was finished', async () => {
    const { core, user } = await startSession((c) => {
      c.state.training.timer = {
        record: 'timer-1',
        what: 'hold',
        exercise: 'ISO-01',
        side: 'right',
        seconds: 10,
        elapsed: 400,
      };
    });
    expect(await screen.findByText('The hold of 10 s is over. Did you finish it?')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Yes, finished' }));
    await waitFor(() =>
      expect(asked(core, 'record_set')[0]?.input).toMatchObject({ exercise: 'ISO-01', hold_seconds: 10 }),
    );
  });

  it('ends with effort and percent of normal, and shows the three parts of the light', async () => {
    const { core, user } = await startSession();
    await user.click(screen.getByRole('button', { name: 'End the session' }));
    await waitFor(() =>
      expect(row('Effort of the whole session')).toContainElement(document.activeElement as HTMLElement),
    );
    await user.keyboard('4');
    await user.type(screen.getByLabelText('Of normal performance'), '60{Enter}');
    await waitFor(() =>
      expect(asked(core, 'end_session')[0]?.input).toMatchObject({ answers: { effort: 4, performance: 60 } }),
    );
    expect(asked(core, 'end_session')[0]?.input).not.toHaveProperty('answers.minutes');
    const light = await waitFor(() => {
      const found = document.querySelector('[data-section="light"]');
      expect(found).not.toBeNull();
      return found as HTMLElement;
    });
    expect(
      within(light)
        .getAllByRole('term')
        .map((e) => e.textContent),
    ).toEqual(['While at it', 'Within two hours', 'Next morning']);
    await user.click(answer('Worst pain after it', '1'));
    await waitFor(() =>
      expect(asked(core, 'rate_session')[0]?.input).toMatchObject({ answers: { pain_after: 1 } }),
    );
    expect(await faults()).toEqual([]);
  });
});

describe('the next morning', () => {
  it('is asked once on Today, an answer a tap', async () => {
    const { core, user } = await openApp(12, (c) => {
      stage(c, 'notyet');
      c.state.training.morning = morningToLookAt(c.today);
    });
    const ask = await screen.findByRole('region', { name: /^How is the leg after yesterday/ });
    const taps: [string, string, object][] = [
      ['At rest now', '0', { pain_rest: 0 }],
      ['Walking now', '2', { pain_walk: 2 }],
      ['Woken by pain last night', 'no', { night_pain: false }],
    ];
    for (const [n, [question, name, input]] of taps.entries()) {
      const group = within(ask).getByRole('group', { name: (said) => said.startsWith(question) });
      await user.click(within(group).getByRole('radio', { name }));
      await waitFor(() => expect(asked(core, 'answer_morning')[n]?.input).toMatchObject(input));
    }
    await waitFor(() => expect(document.querySelector('[data-section="morning"]')).toBeNull());
  });
});

describe('load', () => {
  it('shows weeks with the response to each session, in words and as a table', async () => {
    const { user } = await openApp(20);
    await user.keyboard('{Control>}2{/Control}');
    const section = (await screen.findByRole('heading', { name: 'Load and response' })).closest(
      'section',
    ) as HTMLElement;
    await waitFor(() => expect(section).toHaveTextContent('a very big step'));
    expect(within(section).getByRole('img', { name: /load 290, three sessions/ })).toBeInTheDocument();
    await user.click(within(section).getByRole('button', { name: 'Show as table' }));
    const table = within(section).getByRole('table', { name: 'Load, week by week' });
    expect(within(table).getAllByRole('row')).toHaveLength(7);
    expect(table).toHaveTextContent(/red.*green.*amber/);
  });
});

describe('a countdown', () => {
  const timer = (more: Partial<TrainingTimerView> = {}): TrainingTimerView => ({
    record: 'a',
    what: 'rest',
    exercise: null,
    side: null,
    seconds: 60,
    elapsed: 10,
    over: false,
    ask: false,
    said: '',
    ...more,
  });

  it('goes by the clock, not by its beats: a minute asleep has passed', () => {
    vi.useFakeTimers();
    const countdown = new Countdown();
    countdown.hear(timer());
    expect(countdown.left).toBe(50);
    vi.setSystemTime(Date.now() + 45_000);
    expect(countdown.tick()).toBe('near_end');
    expect(countdown.left).toBe(5);
    vi.setSystemTime(Date.now() + 60_000);
    expect(countdown.tick()).toBe('over');
    expect(countdown.left).toBe(0);
  });

  it('says each thing once', () => {
    vi.useFakeTimers();
    const countdown = new Countdown();
    countdown.hear(timer({ elapsed: 0 }));
    const said = Array.from({ length: 70 }, () => {
      vi.setSystemTime(Date.now() + 1000);
      return countdown.tick();
    }).filter((tiding) => tiding !== null);
    expect(said).toEqual(['near_end', 'over']);
  });

  it('says nothing of one that was over before', () => {
    vi.useFakeTimers();
    const countdown = new Countdown();
    countdown.hear(timer({ elapsed: 400, over: true }));
    expect(countdown.tick()).toBeNull();
  });
});
