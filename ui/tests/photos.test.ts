import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { asked, faults, openApp } from './open';

const strip = () => screen.getByRole('group', { name: 'Photo of a bruise or a swelling' });
const add = () => within(strip()).getByRole('button', { name: 'Add a photo' });
const small = (name: string | RegExp) => within(strip()).findByRole('button', { name });

/** A photo of today, opened. */
async function opened() {
  const app = await openApp(12, (core) => core.addPhoto('Less blue at the knee.'));
  await app.user.click(await small(/^Photo of .*: Less blue at the knee\.$/));
  return { ...app, sheet: await screen.findByRole('dialog', { name: 'Photo' }) };
}

describe('photos of a day', () => {
  it('are added beside swelling and bruising, and undo takes one away', async () => {
    const { core, user } = await openApp();
    expect(strip().closest('[data-section="check-in"]')).not.toBeNull();
    await user.click(add());
    expect(asked(core, 'add_photo')[0]?.input).toMatchObject({ day: '2026-06-12' });
    await small(/^Photo of/);
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(within(strip()).queryByRole('list')).not.toBeInTheDocument());
    expect(await faults()).toEqual([]);
  });

  it('say why a file was refused, where it was chosen, and lose nothing', async () => {
    const message = 'The photo is cut off or damaged.';
    const { core, user } = await openApp(12, (c) => c.addPhoto('kept'));
    core.refuse = { code: 'invalid', message, fields: [{ field: 'photo', message }] };
    await user.click(add());
    expect(await within(strip()).findByRole('alert')).toHaveTextContent(message);
    await small(/kept/);
    core.refuse = null;
    await user.click(add());
    await waitFor(() => expect(within(strip()).queryByRole('alert')).not.toBeInTheDocument());
  });

  it('open larger with their words, and give the focus back', async () => {
    const { core, user, sheet } = await opened();
    expect(await within(sheet).findByRole('img', { name: /Less blue/ })).toBeInTheDocument();
    expect(asked(core, 'photo').map((call) => call.input)).toContainEqual(
      expect.objectContaining({ size: 'full' }),
    );
    expect(await faults()).toEqual([]);
    await user.click(within(sheet).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('are reworded, and the picture stays', async () => {
    const { core, user, sheet } = await opened();
    await user.click(within(sheet).getByRole('button', { name: /^Edit/ }));
    const words = within(sheet).getByRole('textbox', { name: 'What it shows' });
    await user.clear(words);
    await user.type(words, 'Paler');
    await user.selectOptions(within(sheet).getByRole('combobox', { name: 'Where' }), 'calf');
    await user.click(within(sheet).getByRole('radio', { name: 'right' }));
    await user.click(within(sheet).getByRole('button', { name: 'Save changes' }));
    const sent = asked(core, 'correct_entry')[0]?.input as { entry: { value: Record<string, unknown> } };
    expect(sent.entry.value).toMatchObject({ text: 'Paler', region: 'calf', side: 'right', width: 1536 });
    expect(await within(sheet).findByRole('img', { name: /Paler/ })).toBeInTheDocument();
  });

  it('are removed from where they are looked at, which closes', async () => {
    const { user, sheet } = await opened();
    await user.click(within(sheet).getByRole('button', { name: /^Remove/ }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(within(strip()).queryByRole('list')).not.toBeInTheDocument();
  });

  it('turn with the arrow keys, and not while something is typed', async () => {
    const { user } = await openApp(12, (core) => ['one', 'two'].forEach((text) => core.addPhoto(text)));
    await user.click(await small(/one/));
    const sheet = await screen.findByRole('dialog', { name: 'Photo' });
    await user.keyboard('{ArrowRight}');
    expect(await within(sheet).findByRole('img', { name: /two/ })).toBeInTheDocument();
    await user.click(within(sheet).getByRole('button', { name: /^Edit/ }));
    await user.click(within(sheet).getByRole('textbox', { name: 'What it shows' }));
    await user.keyboard('{ArrowLeft}');
    expect(within(sheet).getByText('2 of 2')).toBeInTheDocument();
  });

  it('are asked for once, however often the day is shown again', async () => {
    const { core, user } = await openApp(12, (c) => c.addPhoto('one'));
    await small(/one/);
    await user.click(add());
    await waitFor(() => expect(within(strip()).getAllByRole('listitem')).toHaveLength(2));
    await waitFor(() => expect(asked(core, 'photo')).toHaveLength(2));
  });

  it('are marked in History and stay out of the report unless they are ticked', async () => {
    const { core, user } = await openApp(12, (c) => c.addPhoto('one'));
    await user.keyboard('{Control>}6{/Control}');
    expect(await screen.findByRole('button', { name: /(June 12|12 June).*one photo/ })).toBeInTheDocument();
    await user.keyboard('{Control>}7{/Control}');
    const tick = await screen.findByRole('checkbox', { name: 'photos' });
    expect(tick).not.toBeChecked();
    await user.click(tick);
    await waitFor(() => {
      const last = asked(core, 'report_page').at(-1)?.input as { report: { photos: boolean } };
      expect(last.report.photos).toBe(true);
    });
  });
});
