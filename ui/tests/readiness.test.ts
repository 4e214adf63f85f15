import { cleanup, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Entry, SelfTest } from '../src/api/generated';
import type { FakeCore } from '../src/api/fake/backend';
import { legTests, stage, type Stage } from '../src/api/fake/stage';
import { asked, faults, openApp } from './open';

async function openReadiness(state: Stage) {
  const opened = await openApp(12, (core) => stage(core, state));
  await opened.user.keyboard('{Control>}3{/Control}');
  await waitFor(() => expect(document.querySelector('[data-verdict]')).not.toBeNull());
  return opened;
}

const rowOf = (rule: string) => document.querySelector(`[data-rule="${rule}"]`) as HTMLElement;

const noResult: SelfTest = {
  test: '',
  left: null,
  right: null,
  value: null,
  yes: null,
  strip_cm: null,
  left_tries: [],
  right_tries: [],
};

describe('readiness', () => {
  it.each<[Stage, RegExp]>([
    ['notyet', /^Not yet \d+ of \d+ met$/],
    ['ready', /^Massage-ready/],
    ['hold', /^Do not massage/],
    ['nodata', /^Not enough data/],
  ])('says %s in one heading, and axe finds nothing', async (state, verdict) => {
    await openReadiness(state);
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
    expect(screen.getByRole('heading', { level: 1 })).toHaveAccessibleName(verdict);
    expect(await faults()).toEqual([]);
  });

  it('puts the open item on top at full size, with the days that count shaded', async () => {
    await openReadiness('notyet');
    const open = document.querySelector('.open-item') as HTMLElement;
    expect(open).toHaveAttribute('data-rule', 'M2.walk');
    expect(within(open).getByRole('heading')).toHaveTextContent('Walking on the flat');
    expect(
      within(open).getByRole('img', { name: /^Last seven days: .*June 3.* and 12 June 2/ }),
    ).toBeVisible();
    const window = open.querySelector('.look-back .window') as SVGElement;
    expect(Number(window.getAttribute('width'))).toBeCloseTo(((248 - 44) / 7) * 2);
    expect(open.querySelectorAll('.look-back .over')).toHaveLength(1);
    expect(open.querySelectorAll('.look-back .dot').length).toBeGreaterThan(2);
  });

  it('says no pain score where they are hidden', async () => {
    const hidden = (core: FakeCore) => {
      stage(core, 'notyet');
      core.state.settings.hide_pain_numbers = true;
    };
    const { user } = await openApp(12, hidden);
    await user.keyboard('{Control>}3{/Control}');
    await waitFor(() => expect(rowOf('M2.rest')).not.toBeNull());
    expect(rowOf('M2.rest').querySelector('.val')).toHaveTextContent(/^mild$/);
    expect(rowOf('M2.rest').querySelector('.lim')).toHaveTextContent('no more than the limit, 2 days');
    const open = document.querySelector('.open-item') as HTMLElement;
    expect(open).toHaveTextContent('mild, above the limit');
    expect(open.querySelector('.look-back .limit-word')).toHaveTextContent(/^limit$/);
  });

  it('puts a warning sign before numbers, and says what is asked', async () => {
    await openReadiness('hold');
    const open = document.querySelector('.open-item') as HTMLElement;
    expect(open).toHaveAttribute('data-rule', 'M2.hold');
    expect(open).toHaveTextContent(/Warning sign open Asks that No warning sign/);
  });

  it('opens "why" on the reason, its sources, the window, and the days as links', async () => {
    const { user } = await openReadiness('notyet');
    const why = within(rowOf('M2.rest')).getByRole('button', { name: 'Why: At rest' });
    expect(why).toHaveAttribute('aria-expanded', 'false');
    await user.click(why);
    expect(why).toHaveAttribute('aria-expanded', 'true');
    const behind = document.getElementById(why.getAttribute('aria-controls') ?? '') as HTMLElement;
    expect(behind).toHaveTextContent('Pain at rest stays between 0 and 2');
    expect(behind).toHaveTextContent(/Phys Ther 1997/);
    expect(behind).toHaveTextContent('our own cautious choice');
    expect(behind).toHaveTextContent('the 2 newest logged days within 3 days');
    expect(behind).toHaveTextContent('from 0 to 3, by a physio');
    await user.click(within(behind).getByRole('button', { name: '11 June' }));
    await waitFor(() => expect(document.querySelector('[data-day="2026-06-11"].day-detail')).not.toBeNull());
  });

  it('keeps an answer about a condition, and whose agreement it has', async () => {
    const { core, user } = await openReadiness('ready');
    const question = screen.getByRole('group', { name: 'Do you take a blood thinner?' });
    await user.click(within(question).getByRole('radio', { name: 'yes' }));
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Not yet'));
    await user.type(await screen.findByLabelText('Who agreed'), 'Dr Berg{Enter}');
    await waitFor(() =>
      expect(asked(core, 'save_contraindications').at(-1)?.input).toMatchObject({
        answers: expect.arrayContaining([
          { id: 'contra.anticoagulant', present: true, agreed_by: 'Dr Berg', agreed_on: '2026-06-12' },
        ]),
      }),
    );
  });

  it('takes a self-test with the leg that is well first', async () => {
    const { core, user } = await openReadiness('notyet');
    await user.click(screen.getByRole('button', { name: 'How to, and enter: Knee straightening' }));
    const form = await screen.findByRole('form', { name: 'Enter Knee straightening' });
    const legs = within(form).getAllByRole('group');
    expect(legs.map((leg) => leg.querySelector('legend')?.textContent)).toEqual([
      'Right, the leg that is well',
      'Left, the injured leg',
    ]);
    const tries = legs.flatMap((leg) => within(leg).getAllByRole('textbox'));
    expect(tries).toHaveLength(6);
    expect(tries[0]).toHaveFocus();
    await user.keyboard('10{Tab}9{Tab}12{Tab}24{Tab}30{Tab}22{Enter}');
    await waitFor(() =>
      expect(asked(core, 'record_entry')[0]?.input).toMatchObject({
        entry: {
          kind: 'self_test',
          value: { test: 'test.ake', left_tries: [24, 30, 22], right_tries: [10, 9, 12] },
        },
      }),
    );
    expect(await screen.findByText(/left 24, right 10/)).toBeInTheDocument();
  });

  it('corrects a self-test of today instead of taking a second one', async () => {
    const { core, user } = await openReadiness('notyet');
    await user.click(screen.getByRole('button', { name: 'How to, and enter: Press test' }));
    const form = await screen.findByRole('form', { name: 'Enter Press test' });
    await user.click(within(form).getByRole('radio', { name: /^3/ }));
    await user.type(within(form).getByLabelText('Length of the sore strip'), '6{Enter}');
    const again = await screen.findByRole('button', { name: 'Correct today’s result: Press test' });
    expect(document.querySelector('[data-test="test.press"]')).toHaveTextContent('3, sore over 6 cm');
    await user.click(again);
    const strip = await screen.findByLabelText('Length of the sore strip');
    expect(strip).toHaveValue('6');
    await user.clear(strip);
    await user.type(strip, '5{Enter}');
    await waitFor(() => expect(asked(core, 'correct_entry')).toHaveLength(1));
    expect(asked(core, 'record_entry')).toHaveLength(1);
    expect(await screen.findByText(/sore over 5 cm/)).toBeInTheDocument();
  });

  it('shows the four factors only back in sport, and leads to the tests they ask for', async () => {
    await openReadiness('notyet');
    expect(document.querySelector('[data-section="risk"]')).toBeNull();
    cleanup();
    const { user } = await openApp(12, (core) => {
      stage(core, 'notyet');
      core.state.sport = true;
    });
    await user.keyboard('{Control>}3{/Control}');
    const risk = (await screen.findByRole('heading', { name: 'Four things worth working on' })).closest(
      'section',
    ) as HTMLElement;
    expect(risk.querySelectorAll('[data-risk]')).toHaveLength(4);
    expect(risk).toHaveTextContent('Not scored: a hamstring injury within a year.');
    await user.click(within(risk).getByRole('button', { name: 'Go to the tests' }));
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'How to, and enter: Knee straightening' })).toHaveFocus(),
    );
  });

  it('compares left and right on Progress, in figures with words and as a table', async () => {
    const { user } = await openApp(20, legTests);
    await user.keyboard('{Control>}2{/Control}');
    const heading = await screen.findByRole('heading', { name: 'Left and right' });
    const section = heading.closest('section') as HTMLElement;
    const figure = await within(section).findByRole('img', { name: /^Knee straightening\. / });
    expect(figure).toHaveAccessibleName(/injured leg 28°, other leg 11°.*injured leg 15°, other leg 11°/);
    expect(figure.querySelectorAll('.shade')).toHaveLength(1);
    expect(section).toHaveTextContent('No clear difference');
    await user.click(within(section).getByRole('button', { name: 'Show as table' }));
    const table = within(section).getByRole('table', { name: 'Both legs, day by day' });
    expect(within(table).getAllByRole('row')).toHaveLength(8);
    expect(await faults()).toEqual([]);
  });

  it('says what would fill left and right', async () => {
    const { user } = await openApp(3);
    await user.keyboard('{Control>}2{/Control}');
    expect(await screen.findByText(/Self-tests that measure both legs/)).toBeInTheDocument();
  });

  it('moves to another protocol only after showing what differs', async () => {
    const { core, user } = await openReadiness('notyet');
    expect(screen.queryByRole('button', { name: 'Move to Classic PRICE' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'What differs in Classic PRICE' }));
    expect(screen.getByRole('table', { name: 'Limits that differ in Classic PRICE' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Move to Classic PRICE' }));
    await waitFor(() =>
      expect(asked(core, 'record_entry')[0]?.input).toMatchObject({
        entry: { kind: 'protocol_choice', value: { variant: 'classic_price' } },
      }),
    );
    expect(
      await screen.findByText(/^Protocol: Classic PRICE/, { selector: '.under-verdict *' }),
    ).toBeVisible();
  });

  it('takes a change by a physio with name and reason, and shows it', async () => {
    const { core, user } = await openReadiness('notyet');
    await user.click(screen.getByRole('button', { name: 'Enter a change' }));
    await user.selectOptions(await screen.findByLabelText('Which limit'), 'M2.walk');
    await user.type(screen.getByLabelText('New value'), '1');
    await user.click(screen.getByRole('button', { name: 'Save the change' }));
    expect(await screen.findByText('Fill in all four.')).toBeInTheDocument();
    await user.type(screen.getByLabelText('Name of the physio'), 'Anna Berg');
    await user.type(screen.getByLabelText('Reason'), 'Second strain in a year{Enter}');
    await waitFor(() => expect(asked(core, 'record_entry')).toHaveLength(1));
    expect(await screen.findByText(/1, by Anna Berg on 12 June/)).toBeInTheDocument();
  });

  it('asks once for the own estimate, and shows it beside published groups', async () => {
    const { core, user } = await openReadiness('notyet');
    const day = screen.getByLabelText('Day you think of');
    await user.type(day, '2026-06-24');
    await user.click(within(day.closest('form') as HTMLElement).getByRole('button'));
    await waitFor(() =>
      expect(asked(core, 'record_entry')[0]?.input).toMatchObject({
        entry: { kind: 'estimate', value: { back_on: '2026-06-24', was_back_on: null } },
      }),
    );
    expect(await screen.findByText('You think of day 24.')).toBeInTheDocument();
    expect(screen.queryByLabelText('Day you think of')).toBeNull();
    expect(screen.getByLabelText('Day you were back in your sport')).toBeInTheDocument();
  });

  it('leaves what it logged in the day, to be reworded and removed', async () => {
    const { core, user } = await openApp(12, (c) => {
      stage(c, 'notyet');
      const episode = c.state.current as string;
      const entries: Entry[] = [
        { kind: 'self_test', value: { ...noResult, test: 'test.ake', left: 24, right: 10 } },
        { kind: 'clearance', value: { scope: 'massage', by: 'Dr Berg' } },
        { kind: 'estimate', value: { back_on: '2026-06-24', was_back_on: null } },
        { kind: 'rule_change', value: { rule: 'M2.walk', value: 1, by: 'Anna', reason: 'Second strain' } },
      ];
      for (const entry of entries) void c.api.recordEntry({ episode, day: c.today, entry });
    });
    const under = async (name: string) =>
      (await screen.findByRole('heading', { name })).closest('section') as HTMLElement;
    const tests = await under('Self-tests');
    const other = await under('Seen and decided');
    expect(tests).toHaveTextContent('Knee straightening, left 24, right 10');
    expect(other).toHaveTextContent('Seen by Dr Berg, about massage');
    expect(other).toHaveTextContent('Own estimate: back on 24 June');
    expect(within(other).queryByRole('button', { name: /^Edit Limit/ })).toBeNull();
    await user.click(within(tests).getByRole('button', { name: /^Edit Knee straightening/ }));
    const left = await within(tests).findByLabelText('Left, the injured leg');
    await user.clear(left);
    await user.type(left, '20{Enter}');
    await waitFor(() => expect(tests).toHaveTextContent('left 20, right 10'));
    await user.click(within(other).getByRole('button', { name: /^Remove Limit M2.walk/ }));
    await waitFor(() => expect(other).not.toHaveTextContent('Limit M2.walk'));
    expect(asked(core, 'correct_entry')).toHaveLength(1);
    expect(await faults()).toEqual([]);
  });
});
