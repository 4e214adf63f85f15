import type { ChartDay, PainChart, PainChartQuery, PainSeries } from '../generated';
import { dayBefore, daysBetween, type FakeState } from './journal';
import { historyDay } from './views';

const INKS = {
  light: {
    paper: '#ffffff',
    ink: '#14202a',
    ink2: '#4e5b65',
    ink3: '#65717a',
    line: '#e0e5e8',
    trend: '#d5dce0',
    now: '#b0451a',
  },
  dark: {
    paper: '#12161a',
    ink: '#e4eaec',
    ink2: '#a9b5bd',
    ink3: '#8a97a0',
    line: '#272e34',
    trend: '#35414a',
    now: '#f2996b',
  },
};
const SPAN = { two_weeks: 14, six_weeks: 42, three_months: 91 };
const NAMES: Record<PainSeries, string> = {
  walk: 'walking',
  rest: 'rest',
  stretch: 'stretch',
  worst: 'worst',
  low_back: 'low back',
};

/** A drawing in the grammar of the charts, so that the page around it can be looked at. */
export function drawPain(state: FakeState, today: string, query: PainChartQuery): PainChart {
  const onset = state.episodes.find((e) => e.record === query.episode)?.episode.onset ?? today;
  const days = rows(state, onset, today, query);
  const width = query.width;
  const plot = { left: 36, top: 32, right: width - 110, bottom: 300 };
  const step = (plot.right - plot.left - 32) / Math.max(1, days.length - 1);
  const frame = { ...plot, first_day_x: plot.left + 16, day_step: step };
  const c = INKS[query.theme];
  const x = (n: number) => (frame.first_day_x + n * step).toFixed(1);
  const y = (v: number) => (plot.bottom - (v / 10) * (plot.bottom - plot.top)).toFixed(1);
  const text = (at: string, down: string, words: string, more = '') =>
    `<text x="${at}" y="${down}" font-size="13" fill="${c.ink3}" ${more}>${words}</text>`;
  const parts: string[] = [];
  for (let v = 0; v <= 10; v += 2) {
    parts.push(
      `<line x1="${plot.left}" x2="${plot.right}" y1="${y(v)}" y2="${y(v)}" stroke="${v ? c.line : c.ink}"/>`,
    );
    parts.push(text('24', String(Number(y(v)) + 4.5), String(v), 'text-anchor="end"'));
  }
  const every = Math.ceil(days.length / Math.max(4, Math.floor((plot.right - plot.left) / 58)));
  days.forEach((day, n) => {
    if (n % every === 0) parts.push(text(x(n), '319', String(day.day_index), 'text-anchor="middle"'));
    if (day.sessions)
      parts.push(`<rect x="${Number(x(n)) - 4}" y="336" width="8" height="8" fill="${c.ink}"/>`);
    if (day.massages) parts.push(`<path d="M${x(n)} 354.5l5.5 5.5l-5.5 5.5l-5.5 -5.5Z" fill="${c.ink}"/>`);
  });
  query.series.forEach((series, order) => parts.push(...line(series, order)));
  parts.push(
    text(String(plot.right + 12), '344.5', 'sessions'),
    text(String(plot.right + 12), '364.5', 'massage'),
  );

  function line(series: PainSeries, order: number): string[] {
    const main = order === 0;
    const drawn: string[] = [];
    let path = '';
    let broken = true;
    let lastAt = '';
    let last = 0;
    days.forEach((day, n) => {
      const value = day.values.find((v) => v.series === series)?.value;
      if (value === undefined) return void (broken = true);
      path += `${broken ? 'M' : 'L'}${x(n)} ${y(value)}`;
      broken = false;
      [lastAt, last] = [x(n), value];
      if (main)
        drawn.push(
          `<circle cx="${x(n)}" cy="${y(value)}" r="${days.length > 30 ? 3 : 5}" fill="${day.late ? c.paper : c.ink}" stroke="${day.late ? c.ink : c.paper}" stroke-width="1.5"/>`,
        );
    });
    if (path === '') return [];
    const stroke = main
      ? `stroke="${c.ink}" stroke-width="2"`
      : `stroke="${c.ink2}" stroke-width="1.25"${order === 1 ? ' stroke-dasharray="5 3"' : ''}`;
    drawn.unshift(`<path d="${path}" fill="none" ${stroke} stroke-linejoin="round"/>`);
    if (main)
      drawn.unshift(
        `<path d="${path}" fill="none" stroke="${c.trend}" stroke-width="10" stroke-linecap="round" stroke-linejoin="round"/>`,
      );
    drawn.push(
      text(
        String(Math.max(plot.right + 12, Number(lastAt))),
        String(Number(y(last)) + 4.5),
        `${NAMES[series]} ${last}`,
        main ? 'font-weight="600"' : '',
      ),
    );
    return drawn;
  }

  const first = days.find((d) => d.values[0])?.values[0];
  const newest = days.findLast((d) => d.values[0])?.values[0];
  const headline =
    first && newest
      ? `${NAMES[first.series]} pain went from ${first.value} to ${newest.value} in ${days.length} days.`
      : 'No pain logged.';
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 392" width="${width}" height="392" role="img" aria-label="${headline}"><g aria-hidden="true">${parts.join('')}</g></svg>`,
    width,
    height: 392,
    headline: headline.charAt(0).toUpperCase() + headline.slice(1),
    detail: 'Hollow points were entered late.',
    plot: frame,
    days,
    from: days[0]?.day ?? today,
    to: days.at(-1)?.day ?? today,
  };
}

function rows(state: FakeState, onset: string, today: string, query: PainChartQuery): ChartDay[] {
  const { range } = query;
  const to = range.range === 'days' ? range.to : today;
  const since =
    range.range === 'days'
      ? range.from
      : range.range === 'all'
        ? onset
        : dayBefore(to, SPAN[range.range] - 1);
  const from = since < onset ? onset : since;
  return Array.from({ length: Math.max(1, daysBetween(from, to) + 1) }, (_, n) => {
    const day = historyDay(state, onset, dayBefore(from, -n));
    const value = {
      walk: day.pain_walk,
      rest: day.pain_rest,
      stretch: day.pain_stretch,
      worst: day.worst,
      low_back: day.low_back,
    };
    return {
      day: day.day,
      day_index: day.day_index,
      values: query.series.flatMap((series) =>
        value[series] === null ? [] : [{ series, value: value[series] }],
      ),
      late: day.late,
      sessions: day.sessions,
      massages: day.massages,
      painkiller: false,
    };
  });
}
