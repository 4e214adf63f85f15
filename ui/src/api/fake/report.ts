import type { ApiError, ReportPage, ReportPageQuery } from '../generated';
import type { FakeState } from './journal';

const PAGES = 4;

/** A sheet with a few rules on it in place of the page that typst sets. */
export function reportPage(state: FakeState, today: string, { report, page }: ReportPageQuery): ReportPage {
  const onset = state.episodes.find((e) => e.record === report.episode)?.episode.onset ?? today;
  const { range } = report;
  const from = (range.range === 'days' ? range.from : null) ?? onset;
  const to = (range.range === 'days' ? range.to : null) ?? today;
  if (from > to) {
    const message = 'The last day is before the first.';
    throw { code: 'invalid', message, fields: [{ field: 'to', message }] } satisfies ApiError;
  }
  const [width, height] = report.paper === 'a4' ? [794, 1123] : [816, 1056];
  const shown = Math.min(page, PAGES);
  const words = `Left hamstring. ${report.name ? 'Sample Athlete, born 1994. ' : ''}Page ${shown} of ${PAGES}`;
  return { page: shown, pages: PAGES, picture: sheet(width, height, words), width, height, words, from, to };
}

function sheet(width: number, height: number, words: string): string {
  const rules = Array.from({ length: 24 }, (_, n) => {
    const y = 200 + n * 30;
    return `<path d="M48 ${y}H${width - 48}" stroke="#e0e5e8"/>`;
  });
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#fff"/>` +
    `<text x="48" y="72" font-family="sans-serif" font-size="24" fill="#14202a">${words}</text>${rules.join('')}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
