import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { stage } from '../src/api/fake/stage';
import { answer, asked, diskFull, faults, openApp, row } from './open';

const urgent = () => openApp(12, (core) => stage(core, 'urgent'));

describe('an urgent warning sign', () => {
  it('leaves nothing else on screen, and axe finds nothing', async () => {
    await urgent();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Get medical care today.');
    expect(screen.getByText('112')).toBeVisible();
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(screen.getAllByRole('button').map((b) => b.textContent?.trim())).toEqual([
      'I have been seen',
      'I ticked this by mistake',
    ]);
    expect(await faults()).toEqual([]);
  });

  it('is never undone by key, nor left by one', async () => {
    const { core, user } = await openApp(12, (core) => stage(core, 'notyet'));
    await user.click(answer('Anything new', 'yes'));
    await user.click(
      within(await screen.findByRole('group', { name: /^New breathlessness/ })).getByRole('radio', {
        name: 'yes',
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Save these answers' }));
    const heading = await screen.findByRole('heading', { level: 1, name: 'Call the emergency number now.' });
    await waitFor(() => expect(heading).toHaveFocus());
    expect(screen.queryByRole('button', { name: /Undo/ })).toBeNull();
    await user.keyboard('{Control>}z{/Control}{Control>}2{/Control}{Control>}y{/Control}');
    expect(asked(core, 'undo')).toHaveLength(0);
    expect(document.querySelector('[data-place]')).toHaveAttribute('data-place', 'urgent');
  });

  it('asks who saw you before it keeps that you were seen', async () => {
    const { core, user } = await urgent();
    await user.click(screen.getByRole('button', { name: 'I have been seen' }));
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Say who saw you.')).toBeInTheDocument();
    expect(asked(core, 'record_entry')).toHaveLength(0);
    await user.type(screen.getByLabelText('Who saw you'), 'Dr Berg{Enter}');
    await waitFor(() =>
      expect(asked(core, 'record_entry')[0]?.input).toMatchObject({
        day: '2026-06-12',
        entry: { kind: 'clearance', value: { scope: 'all', by: 'Dr Berg' } },
      }),
    );
    expect(await screen.findByText(/This is on record/)).toBeInTheDocument();
  });

  it('takes a slip back only with a reason, and then the window returns', async () => {
    const { core, user } = await urgent();
    await user.click(screen.getByRole('button', { name: 'I ticked this by mistake' }));
    await user.click(await screen.findByRole('button', { name: 'Take it back' }));
    expect(await screen.findByText(/Say in a few words/)).toBeInTheDocument();
    expect(asked(core, 'withdraw_red_flag')).toHaveLength(0);
    await user.type(screen.getByLabelText('How it came to be ticked'), 'Wrong row');
    core.refuse = diskFull;
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Not saved: the disk is full.')).toBeInTheDocument();
    core.refuse = null;
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(asked(core, 'withdraw_red_flag').at(-1)?.input).toEqual({
        flag: 'dvt_suspect',
        reason: 'Wrong row',
      }),
    );
    expect((await screen.findAllByRole('navigation')).length).toBeGreaterThan(0);
  });

  it('cannot be taken back on a later day', async () => {
    await openApp(12, (core) => {
      stage(core, 'urgent');
      core.today = '2026-06-13';
    });
    expect(screen.getByText('112')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'I ticked this by mistake' })).toBeNull();
  });

  it('stands also while an earlier day is shown', async () => {
    const { core, user } = await openApp(12, (core) => stage(core, 'notyet'));
    await user.keyboard('{Control>}6{/Control}');
    await user.click(await screen.findByRole('button', { name: /^Wednesday,? 10 June/ }));
    await screen.findByRole('heading', { level: 2, name: /Wednesday,? 10 June/ });
    stage(core, 'urgent');
    window.dispatchEvent(new Event('focus'));
    expect(await screen.findByText('112')).toBeVisible();
    expect(screen.queryByRole('navigation')).toBeNull();
  });
});

describe('a clinician’s matter', () => {
  it('stands above everything on Today, with its two ways out', async () => {
    const { core, user } = await openApp(12, (core) => stage(core, 'hold'));
    const alert = await screen.findByText('See a clinician within 24 hours.');
    expect(alert.closest('[role=alert]')).toHaveTextContent('The plan is frozen');
    await user.click(screen.getByRole('button', { name: 'I have been seen' }));
    await user.type(await screen.findByLabelText('Who saw you'), 'Dr Berg{Enter}');
    await waitFor(() => expect(asked(core, 'record_entry')).toHaveLength(1));
  });
});

describe('the warning questions', () => {
  it('are kept in one act when none applies', async () => {
    const { core, user } = await openApp(0);
    expect(await screen.findByText('Asked in full at the beginning.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'None of these' }));
    await waitFor(() => expect(asked(core, 'record_wellness')).toHaveLength(1));
    expect(asked(core, 'record_wellness')[0]?.input).toMatchObject({
      day: '2026-06-12',
      sitting: 1,
      answers: { red_flags: [], red_flags_asked: true },
    });
    expect(await screen.findByRole('group', { name: 'Anything new' })).toBeInTheDocument();
  });

  it('keep what was answered with yes, and outlive a change of place', async () => {
    const { core, user } = await openApp(0);
    const lump = () => screen.getByRole('group', { name: /^A new hard lump/ });
    await user.click(within(lump()).getByRole('radio', { name: 'yes' }));
    expect(await screen.findByText('One yes. What is unanswered counts as no.')).toBeInTheDocument();
    await user.keyboard('{Control>}2{/Control}');
    await screen.findByRole('heading', { level: 1, name: /No pain logged/ });
    await user.keyboard('{Control>}1{/Control}');
    await waitFor(() => expect(within(lump()).getByRole('radio', { name: 'yes' })).toBeChecked());
    await user.click(screen.getByRole('button', { name: 'Save these answers' }));
    await waitFor(() =>
      expect(asked(core, 'record_wellness')[0]?.input).toMatchObject({
        answers: { red_flags: ['hard_lump'], red_flags_asked: true },
      }),
    );
  });

  it('wait for their answers after "anything new", also when Today is left', async () => {
    const { user } = await openApp();
    await user.click(answer('Anything new', 'yes'));
    await screen.findByRole('group', { name: /^A new hard lump/ });
    await user.keyboard('{Control>}2{/Control}');
    await screen.findByRole('slider');
    await user.keyboard('{Control>}1{/Control}');
    await screen.findByRole('group', { name: /^A new hard lump/ });
    await user.click(screen.getByRole('button', { name: 'None of these' }));
    await waitFor(() => expect(answer('Anything new', 'yes')).toBeChecked());
    expect(screen.queryByRole('group', { name: /^A new hard lump/ })).toBeNull();
  });

  it('can wait in the first run, and readiness says that they do', async () => {
    const { user } = await openApp(0);
    await user.keyboard('{Control>}3{/Control}');
    expect(await screen.findByText('The warning questions wait for an answer on Today.')).toBeInTheDocument();
  });
});

describe('a sudden pain', () => {
  it('is one tick, and leaves the other events of the day alone', async () => {
    const { core, user } = await openApp();
    await user.click(screen.getByText('More'));
    await user.click(screen.getByRole('checkbox', { name: 'travelled' }));
    await user.click(screen.getByRole('checkbox', { name: 'A sudden pain today' }));
    await waitFor(() =>
      expect(asked(core, 'record_check_in').at(-1)?.input).toMatchObject({
        answers: { events: ['travelled', 'sudden_pain'] },
      }),
    );
    expect(screen.getByRole('checkbox', { name: 'sudden pain' })).toBeChecked();
  });
});

describe('answers that do not fit together', () => {
  it('are asked about once, and stand when confirmed', async () => {
    const { core, user } = await openApp();
    await user.click(answer('Walking on the flat', /^7/));
    await user.click(answer('Walks without a limp', 'yes'));
    const asks = await screen.findByText(/seldom go together/);
    expect(asks.closest('[role=alert]')?.previousElementSibling).toContainElement(
      row('Walks without a limp'),
    );
    expect(await faults()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Yes, they stand' }));
    await waitFor(() =>
      expect(asked(core, 'record_check_in').at(-1)?.input).toMatchObject({ answers: { confirmed: true } }),
    );
    await waitFor(() => expect(screen.queryByText(/seldom go together/)).toBeNull());
  });
});

describe('the emergency number', () => {
  it('follows the country, or is one’s own', async () => {
    const { core, user } = await openApp();
    await user.keyboard('{Control>},{/Control}');
    await user.selectOptions(await screen.findByLabelText('Country'), 'JP');
    await waitFor(() =>
      expect(asked(core, 'change_setting').at(-1)?.input).toEqual({
        setting: 'emergency_country',
        value: { region: 'JP', number: '119' },
      }),
    );
    await user.selectOptions(screen.getByLabelText('Country'), 'own');
    const number = await screen.findByLabelText('The number');
    await user.clear(number);
    await user.type(number, '115{Enter}');
    await waitFor(() =>
      expect(asked(core, 'change_setting').at(-1)?.input).toEqual({
        setting: 'emergency_number',
        value: '115',
      }),
    );
  });
});
