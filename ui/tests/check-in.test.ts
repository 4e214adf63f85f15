import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { answer, asked, diskFull, openApp, row } from './open';

describe('a check-in by keyboard', () => {
  it('takes digits into the focused row, and Enter goes on', async () => {
    const { core, user } = await openApp();
    answer('At rest', /^0/).focus();
    await user.keyboard('1{Enter}2{Enter}3{Enter}4');
    await waitFor(() => expect(answer('Worst of the day', /^4/)).toBeChecked());
    expect(answer('At rest', /^1\b/)).toBeChecked();
    expect(answer('Walking on the flat', /^2/)).toBeChecked();
    await waitFor(() => expect(asked(core, 'record_check_in')).toHaveLength(4));
    expect(asked(core, 'record_check_in').map((c) => (c.input as { answers: object }).answers)).toEqual([
      { pain_rest: 1 },
      { pain_walk: 2 },
      { pain_stretch: 3 },
      { pain_worst: 4 },
    ]);
  });

  it('reads a 1 and a 0 as ten, and writes once', async () => {
    const { core, user } = await openApp();
    answer('Walking on the flat', /^0/).focus();
    await user.keyboard('10');
    expect(answer('Walking on the flat', /^10/)).toBeChecked();
    await waitFor(() => expect(asked(core, 'record_check_in')).toHaveLength(1));
    expect(asked(core, 'record_check_in')[0]?.input).toMatchObject({
      answers: { pain_walk: 10 },
      sitting: 1,
    });
  });

  it('reads t as ten and Delete as no answer', async () => {
    const { core, user } = await openApp();
    answer('At rest', /^0/).focus();
    await user.keyboard('t');
    await waitFor(() => expect(answer('At rest', /^10/)).toBeChecked());
    await user.keyboard('{Delete}');
    await waitFor(() => expect(row('At rest').querySelector(':checked')).toBeNull());
    expect(asked(core, 'record_check_in').at(-1)?.input).toMatchObject({ answers: { pain_rest: null } });
  });

  it('chooses nothing beforehand and says what yesterday was', async () => {
    await openApp();
    expect(row('At rest').querySelector(':checked')).toBeNull();
    expect(answer('At rest', /yesterday/)).toBeInTheDocument();
  });

  it('starts a second check-in only by asking for it, with its own time', async () => {
    const { core, user } = await openApp();
    await user.click(answer('At rest', /^3/));
    await user.click(await screen.findByRole('button', { name: 'Add another check-in' }));
    await waitFor(() => expect(row('At rest').querySelector(':checked')).toBeNull());
    core.now = '20:10';
    await user.click(answer('At rest', /^2/));
    await waitFor(() =>
      expect(asked(core, 'record_check_in').at(-1)?.input).toMatchObject({ sitting: 2, time: '19:42' }),
    );
    expect(await screen.findByRole('button', { name: 'Edit Check-in 1' })).toBeInTheDocument();
  });
});

describe('saving', () => {
  it('says "Saved" only after the command resolved', async () => {
    const { core, user } = await openApp();
    let release: () => void = () => undefined;
    core.gate = new Promise((resolve) => (release = resolve));
    await user.click(answer('At rest', /^3/));
    expect(answer('At rest', /^3/)).toBeChecked();
    expect(screen.queryByText('Saved 19:42')).toBeNull();
    release();
    expect((await screen.findAllByText('Saved 19:42')).length).toBeGreaterThan(0);
  });

  it('keeps the answer when it is refused, says so beside it, and writes it on retry', async () => {
    const { core, user } = await openApp();
    core.refuse = diskFull;
    await user.click(answer('At rest', /^3/));
    await waitFor(() => expect(row('At rest')).toHaveTextContent('Not saved: the disk is full.'));
    expect(answer('At rest', /^3/)).toBeChecked();
    expect(screen.queryByText('Saved 19:42')).toBeNull();
    core.refuse = null;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect((await screen.findAllByText('Saved 19:42')).length).toBeGreaterThan(0);
    expect(row('At rest')).not.toHaveTextContent('Not saved');
  });

  it('keeps the order of quick answers', async () => {
    const { core, user } = await openApp();
    await user.click(answer('At rest', /^3/));
    await user.click(answer('At rest', /^5/));
    await user.click(answer('At rest', /^2/));
    await waitFor(() => expect(asked(core, 'record_check_in')).toHaveLength(3));
    expect(answer('At rest', /^2/)).toBeChecked();
  });

  it('keeps a note while it is typed, refused, and through a change of place', async () => {
    const { core, user } = await openApp();
    core.refuse = diskFull;
    await user.type(screen.getByRole('textbox', { name: 'Note of the day' }), 'Stairs easier');
    await user.keyboard('{Control>}2{/Control}');
    await screen.findByRole('slider');
    await user.keyboard('{Control>}1{/Control}');
    const note = await screen.findByRole('textbox', { name: 'Note of the day' });
    expect(note).toHaveValue('Stairs easier');
    core.refuse = null;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(asked(core, 'record_entry').length).toBeGreaterThan(1));
    expect(note).toHaveValue('Stairs easier');
  });

  it('autosaves a note, rewords it, and removes it when nothing is left of it', async () => {
    const { core, user } = await openApp();
    const note = screen.getByRole('textbox', { name: 'Note of the day' });
    await user.type(note, 'Tight');
    await user.tab();
    await waitFor(() => expect(asked(core, 'record_entry')).toHaveLength(1));
    await user.type(note, ' calf');
    await user.tab();
    await waitFor(() => expect(asked(core, 'correct_entry')).toHaveLength(1));
    await user.clear(note);
    await user.tab();
    await waitFor(() => expect(asked(core, 'remove_record')).toHaveLength(1));
    await user.type(note, 'Loose');
    await user.tab();
    await waitFor(() => expect(asked(core, 'record_entry')).toHaveLength(2));
  });
});
