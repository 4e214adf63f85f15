import type { Backend } from '../backend';
import { FakeCore } from './backend';
import type { CheckIn, Entry, RedFlag, Wellness } from '../generated';
import { blankMassage, blankReading } from '../../state/massage.svelte';
import { blankCheckIn, blankWellness, dayBefore } from './journal';
import { shipped } from './protocol';
import { morningToLookAt, proposalToLookAt, rollingToLookAt } from './training-views';

/** The five answers of Readiness. */
export type Stage = 'notyet' | 'ready' | 'hold' | 'nodata' | 'urgent';

/** A journal to look at: `?days=0|3|60`, `?state=notyet|ready|hold|nodata|urgent`, `?first`, `?refuse`, `?unavailable`,
 * `?photos=2`, `?tests`, `?sport`, `?morning`, `?proposal`. */
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
  for (let n = Number(wanted.get('photos') ?? 0); n > 0; n -= 1) core.addPhoto('Less blue at the knee.');
  const state = wanted.get('state');
  if (state) stage(core, state as Stage);
  core.state.demo = wanted.has('demo');
  const sample = new FakeCore();
  fill(sample, 40);
  core.sample = { ...sample.state, demo: true };
  if (wanted.has('gap')) core.welcome = dayBefore(core.today, 9);
  core.state.sport = wanted.has('sport');
  if (wanted.has('tests')) legTests(core);
  if (wanted.has('morning')) core.state.training.morning = morningToLookAt(core.today);
  if (wanted.has('proposal')) core.state.training.proposals = [proposalToLookAt];
  if (wanted.has('rolling')) core.state.training.rolled = rollingToLookAt;
  core.state.settings.hide_pain_numbers = wanted.has('hidden');
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
        recurrence_of: null,
      },
    },
  ];
  for (let n = days; n > 0; n -= 1) if ((days - n) % 17 !== 6) logDay(core, dayBefore(today, n), days - n, n);
  if (days > 0) put(core, dayBefore(today), 'wellness', { ...blankWellness, red_flags_asked: true });
}

/** Brings a filled journal of some days to one of the answers. */
export function stage(core: FakeCore, wanted: Stage): void {
  const { state, today } = core;
  if (wanted === 'nodata') {
    state.records = state.records.filter((record) => record.day < dayBefore(today, 3));
    return;
  }
  state.contraindications.answers = shipped.massage.contraindications.map(({ id }) => ({
    id,
    present: false,
    agreed_by: null,
    agreed_on: null,
  }));
  const calm = { bruising: 1, swelling: 1, night_pain: false, walking_normal: true, pain_stretch: 3 };
  const walks = wanted === 'ready' ? [2, 1, 1] : [3, 3, 2];
  walks.forEach((pain_walk, n) => {
    const day = dayBefore(today, walks.length - 1 - n);
    state.records = state.records.filter((r) => r.day !== day || r.wordings[0]?.kind !== 'check_in');
    put(core, day, 'check_in', { ...blankCheckIn, ...calm, pain_rest: 1, pain_walk, pain_worst: 4 });
  });
  if (wanted === 'hold') flag(core, 'infection_local');
  if (wanted === 'urgent') flag(core, 'dvt_suspect');
}

const flag = (core: FakeCore, sign: RedFlag) =>
  put(core, core.today, 'wellness', { ...blankWellness, red_flags_asked: true, red_flags: [sign] });

/** Self-tests of both legs over the last two weeks. */
export function legTests(core: FakeCore): void {
  const one = (ago: number, test: string, left: number, right: number) =>
    putEntry(core, dayBefore(core.today, ago), {
      kind: 'self_test',
      value: { test, left, right, value: null, yes: null, strip_cm: null, left_tries: [], right_tries: [] },
    });
  [28, 22, 15].forEach((left, n) => one(14 - n * 5, 'test.ake', left, 11));
  [18, 22].forEach((left, n) => one(9 - n * 5, 'test.bridge_count', left, 26));
  [54.5, 53.5].forEach((left, n) => one(9 - n * 5, 'test.girth', left, 53));
}

function putEntry(core: FakeCore, day: string, value: Entry): void {
  const wordings = [{ kind: 'entry' as const, value, at: `${day}T18:40:00.000Z`, removed: false }];
  const about = { day, time: '18:40', episode: core.state.current, sitting: null, writtenDay: day };
  core.state.records.push({ record: core.id(), ...about, removed: false, wordings });
}

function put(core: FakeCore, day: string, kind: 'check_in' | 'wellness', value: CheckIn | Wellness): void {
  core.state.records.push({
    record: core.id(),
    day,
    time: '08:10',
    episode: kind === 'check_in' ? core.state.current : null,
    sitting: 1,
    writtenDay: day,
    removed: false,
    wordings: [{ kind, value, at: `${day}T08:10:00.000Z`, removed: false }],
  });
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
        ...blankMassage(),
        therapist: 'Kim',
        depth: 'included',
        minutes: 20,
        kinds: ['effleurage', 'petrissage'],
        areas: ['mid_outer'],
        pressure: index % 12 === 7 ? 6 : 3,
        pain_during: 2,
      },
    });
    const massage = core.state.records.at(-1)?.record ?? '';
    const read = { ...blankReading, massage };
    entry('20:15', {
      kind: 'massage_reading',
      value: { ...read, at: 'before', pain_walk: 3, pain_stretch: 4, tightness: 6 },
    });
    entry('20:25', {
      kind: 'massage_reading',
      value: { ...read, at: 'after', pain_walk: 3, pain_stretch: 4, tightness: 4 },
    });
    if (ago > 1) {
      entry('20:15', {
        kind: 'massage_reading',
        value: { ...read, at: 'day1', pain_walk: 3, pain_stretch: 4 },
      });
    }
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
