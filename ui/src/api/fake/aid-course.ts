import type { AdherenceCourse, AdherenceDay, AdherenceQuery, AdherenceWeek } from '../generated';
import { daysBetween, dayBefore, type FakeState } from './journal';

const ASKED = 5;

/** A calendar of the stand-in: more and more of the plan, a gap every sixth day, today going on. */
export function aidCourseOf(state: FakeState, today: string, query: AdherenceQuery): AdherenceCourse {
  const onset = state.episodes.find((e) => e.record === query.episode)?.episode.onset ?? today;
  const count = daysBetween(onset, today) + 1;
  const days = Array.from({ length: count }, (_, n) => dayOf(dayBefore(today, count - 1 - n), n, count));
  const weeks: AdherenceWeek[] = [];
  for (let n = 0; n < count; n += 7) weeks.push(weekOf(days.slice(n, n + 7)));
  const scored = days.filter((day) => day.percent !== null).length;
  return {
    svg: count > 1 ? drawing(days, query) : '',
    headline:
      scored === 0
        ? 'No day has enough logged for a figure yet; it takes three parts of the plan.'
        : `What was logged comes to 72 % of the plan, on ${scored} of ${count - 1} days.`,
    detail: 'What was not logged is left out, and counts neither way.',
    caption: 'The darker a day, the more of its plan was done.',
    days,
    weeks,
    from: onset,
    to: today,
  };
}

function dayOf(day: string, n: number, count: number): AdherenceDay {
  const logged = n % 6 === 3 ? 1 : 4;
  const percent = n === count - 1 || logged < 3 ? null : Math.min(100, 40 + n * 5);
  const said = percent === null ? 'Not enough logged.' : `${percent} %; ${logged} of ${ASKED} parts logged.`;
  return { day, day_index: n, percent, logged, asked: ASKED, said };
}

function weekOf(days: AdherenceDay[]): AdherenceWeek {
  const scores = days.flatMap((day) => (day.percent === null ? [] : [day.percent]));
  const percent =
    scores.length < 4 ? null : Math.round(scores.reduce((sum, one) => sum + one, 0) / scores.length);
  return {
    from: days[0]?.day ?? '',
    to: days.at(-1)?.day ?? '',
    percent,
    scored_days: scores.length,
    logged: days.reduce((sum, day) => sum + day.logged, 0),
    asked: days.length * ASKED,
    said:
      percent === null
        ? 'Not enough: a week has a figure from four scored days on.'
        : `${percent} % of the plan.`,
  };
}

function drawing(days: AdherenceDay[], { width }: AdherenceQuery): string {
  const cells = days.map((day, n) => {
    const [x, y] = [36 + Math.floor(n / 7) * 30, 22 + (n % 7) * 30];
    const tone = day.percent === null ? 'fill="none"' : `fill="#14202a" fill-opacity="${day.percent / 100}"`;
    return `<rect x="${x}" y="${y}" width="27" height="27" ${tone} stroke="#65717a"/>`;
  });
  const title = '<title>First aid against its plan</title>';
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" class="chart" width="${width}" height="240" viewBox="0 0 ${width} 240">${title}<g aria-hidden="true">${cells.join('')}</g></svg>`;
}
