import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { asked, faults, openApp } from './open';

async function openReport(days = 12) {
  const opened = await openApp(days);
  await opened.user.keyboard('{Control>}7{/Control}');
  await screen.findByRole('img', { name: /Page 1 of 4 of the report/ });
  return opened;
}

const lastQuery = (core: Parameters<typeof asked>[0]) => asked(core, 'report_page').at(-1)?.input;

describe('the report', () => {
  it('shows the first page with its text, and turns the pages', async () => {
    const { user } = await openReport();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Four pages for your physio.');
    expect(screen.getByText(/Sample Athlete, born 1994/)).toBeInTheDocument();
    const back = screen.getByRole('button', { name: 'Previous page' });
    expect(back).toHaveAttribute('aria-disabled', 'true');
    await user.click(back);
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    expect(await screen.findByRole('img', { name: /Page 2 of 4/ })).toBeInTheDocument();
    expect(await faults()).toEqual([]);
  });

  it('asks for the days, the paper and the parts chosen, and begins at page 1 again', async () => {
    const { core, user } = await openReport();
    expect(lastQuery(core)).toMatchObject({
      report: { range: { range: 'all' }, paper: 'a4', name: true, private_notes: false, medication: false },
      page: 1,
    });
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    await user.click(screen.getByRole('radio', { name: 'last 2 weeks' }));
    await user.click(screen.getByRole('radio', { name: 'US Letter' }));
    await user.click(screen.getByRole('checkbox', { name: 'your name and year of birth' }));
    await user.click(screen.getByRole('checkbox', { name: 'private notes' }));
    await waitFor(() =>
      expect(lastQuery(core)).toMatchObject({
        report: { range: { range: 'two_weeks' }, paper: 'letter', name: false, private_notes: true },
        page: 1,
      }),
    );
  });

  it('takes dates, and says at the field when they do not fit', async () => {
    const { core, user } = await openReport();
    await user.click(screen.getByRole('radio', { name: 'dates' }));
    const to = screen.getByLabelText('To');
    expect(screen.getByLabelText('From')).toHaveValue('2026-05-31');
    await user.clear(to);
    await user.type(to, '2026-05-01');
    await waitFor(() => expect(to).toHaveAccessibleDescription('The last day is before the first.'));
    expect(lastQuery(core)).toMatchObject({
      report: { range: { range: 'days', from: '2026-05-31', to: '2026-05-01' } },
    });
  });

  it('saves what is shown and opens it then', async () => {
    const { core, user } = await openReport();
    expect(screen.queryByRole('button', { name: 'Open the saved file' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Save as PDF' }));
    expect(await screen.findByText(/Saved hamstrong-report-2026-06-12.pdf/)).toBeInTheDocument();
    expect(asked(core, 'save_report').at(-1)?.input).toMatchObject({ paper: 'a4', name: true });
    await user.click(screen.getByRole('button', { name: 'Open the saved file' }));
    expect(asked(core, 'open_report')).toHaveLength(1);
  });

  it('says why when no page can be set', async () => {
    const { core, user } = await openReport();
    core.state.episodes = [];
    core.today = '2026-05-01';
    await user.click(screen.getByRole('radio', { name: 'dates' }));
    const to = screen.getByLabelText('To');
    await user.clear(to);
    await user.type(to, '2026-05-01');
    const place = document.querySelector('[data-place="report"]') as HTMLElement;
    await waitFor(() => expect(within(place).getAllByRole('alert').length).toBeGreaterThan(0));
  });
});
