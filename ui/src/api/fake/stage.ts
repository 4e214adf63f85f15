import type { Backend } from '../backend';
import { FakeCore } from './backend';
import { blankCheckIn, dayBefore } from './journal';

/** A journal to look at: `?days=0|3|60`, `?first`, `?refuse`, `?unavailable`. */
export function staged(wanted: URLSearchParams): Backend {
  const core = new FakeCore();
  if (wanted.has('unavailable')) {
    const error = {
      code: 'unavailable',
      message: 'The journal is open in another window of Hamstrong.',
      fields: [],
    };
    return { ...core.api, overview: () => Promise.reject(error) };
  }
  if (!wanted.has('first')) fill(core, Number(wanted.get('days') ?? 12));
  core.state.demo = wanted.has('demo');
  if (wanted.has('refuse')) {
    core.refuse = { code: 'not_saved', message: 'Not saved: the disk is full.', fields: [] };
  }
  return core.api;
}

/** Fills the stand-in with a plausible run of days up to today. */
export function fill(core: FakeCore, days: number): void {
  const { state, today } = core;
  state.settings.notice_accepted = true;
  state.current = core.id();
  state.episodes = [
    {
      record: state.current,
      episode: {
        side: 'left',
        onset: dayBefore(today, days),
        site: 'mid',
        cause: 'sprint',
        pop: false,
        walked_on: true,
        sitting_pain: null,
        earlier_injury: null,
        physio_involved: null,
        clinician_class: null,
        closed_on: null,
      },
    },
  ];
  for (let n = days; n > 0; n -= 1) if ((days - n) % 17 !== 6) logDay(core, dayBefore(today, n), days - n, n);
}

function logDay(core: FakeCore, day: string, index: number, ago: number): void {
  const walk = Math.max(0, Math.round(7 - index * 0.45 + ((index * 7) % 3) - 1 + (index === 9 ? 3 : 0)));
  const writtenDay = index % 17 === 7 && ago > 2 ? dayBefore(day, -2) : day;
  const common = { day, removed: false, writtenDay };
  const about = { ...common, episode: core.state.current };
  const word = (kind: 'check_in' | 'wellness' | 'entry', value: never) => [
    { kind, value, at: `${writtenDay}T19:40:00.000Z`, removed: false },
  ];
  core.state.records.push({
    ...about,
    record: core.id(),
    time: '19:40',
    sitting: 1,
    wordings: word('check_in', {
      ...blankCheckIn,
      pain_rest: Math.max(0, walk - 2),
      pain_walk: Math.min(10, walk),
      pain_stretch: Math.min(10, walk + 1),
      pain_worst: Math.min(10, walk + 1),
      swelling: index < 8 ? 1 : 0,
    } as never),
  });
  const entry = (time: string, value: unknown) =>
    core.state.records.push({
      ...about,
      record: core.id(),
      time,
      sitting: null,
      wordings: word('entry', value as never),
    });
  if (index > 4 && index % 2 === 0) {
    entry('18:00', {
      kind: 'session',
      value: {
        kind: 'rehab',
        minutes: 25,
        effort: 3,
        pain_during: 2,
        performance: null,
        text: 'Bridges and heel digs',
      },
    });
  }
  if (index > 4 && index % 6 === 1) {
    entry('20:15', {
      kind: 'massage',
      value: {
        by: 'therapist',
        minutes: 20,
        kinds: ['effleurage'],
        areas: ['mid_outer'],
        pressure: 3,
        pain_during: 2,
        text: null,
      },
    });
  }
  if (index % 5 === 2) {
    entry('20:30', {
      kind: 'note',
      value: {
        text: 'Stairs easier than yesterday. One pull when I bent to tie my shoe, gone at once.',
        private: false,
      },
    });
  }
}
