import type {
  FollowUpView,
  Massage,
  MassageCheck,
  MassageReading,
  MassageSessionView,
  MassageView,
} from '../generated';
import { dayBefore, type FakeRecord, type FakeState } from './journal';
import { shipped } from './protocol';

const book = shipped.massage as unknown as {
  precheck: { id: string; check: { question: string }; why: string }[];
  benefits: {
    check: {
      benefit: MassageView['benefits'][number]['benefit'];
      item: MassageView['benefits'][number]['items'][number]['item'];
      change_at: number;
    };
    why: string;
    sources: string[];
  }[];
};

type Entered<K> = { from: FakeRecord; value: K };

function entered<K>(state: FakeState, kind: string): Entered<K>[] {
  return state.records.flatMap((from) => {
    const value = from.wordings.at(-1)?.value as { kind?: string; value?: K } | undefined;
    return !from.removed && value?.kind === kind ? [{ from, value: value.value as K }] : [];
  });
}

const said = (reading: MassageReading) =>
  [
    reading.pain_walk !== null && `walking pain ${reading.pain_walk}`,
    reading.pain_stretch !== null && `stretch pain ${reading.pain_stretch}`,
    reading.tightness !== null && `tightness ${reading.tightness}`,
    reading.girth_injured !== null && `girth ${reading.girth_injured} cm`,
  ]
    .filter(Boolean)
    .join(', ') || 'nothing told';

const TIMES = ['before', 'after', 'morning', 'day1', 'day2'];

function session({ from, value }: Entered<Massage>, readings: Entered<MassageReading>[]): MassageSessionView {
  const ours = readings.filter((reading) => reading.value.massage === from.record);
  const at = (when: string) => ours.findLast((reading) => reading.value.at === when)?.value;
  const [before, after] = [at('before'), at('after')];
  const words = [value.therapist ? `Therapist ${value.therapist}` : 'By hand', `${value.minutes ?? 10} min`];
  return {
    record: from.record,
    day: from.day,
    time: from.time,
    massage: value,
    words: words.join(', '),
    needs: value.depth === 'included' ? 'M2' : 'M1',
    asked: value.asked
      ? 'Questions before it: no to all that were answered.'
      : 'The questions before it were not answered.',
    beyond:
      value.pressure !== null && value.pressure > 5
        ? [`Pressure ${value.pressure}, where 5 is the most.`]
        : [],
    result: at('day1') ? 'neutral' : 'unknown',
    result_words: at('day1')
      ? 'No clear change a day later. Pain stood where it was before.'
      : 'Not known: there is no answer a day later.',
    readings: ours
      .toSorted((a, b) => TIMES.indexOf(a.value.at) - TIMES.indexOf(b.value.at))
      .map((reading) => ({
        record: reading.from.record,
        at: reading.value.at,
        words: said(reading.value),
      })),
    changes:
      before?.tightness != null && after?.tightness != null
        ? [
            {
              benefit: 'relaxes_spasm',
              item: 'tightness',
              before: before.tightness,
              after: after.tightness,
              changed: true,
            },
          ]
        : [],
  };
}

/** What is due in the stand-in: the answer a day after yesterday's massage. */
export function massageDue(state: FakeState, today: string): FollowUpView[] {
  const yesterday = dayBefore(today);
  const readings = entered<MassageReading>(state, 'massage_reading');
  return entered<Massage>(state, 'massage')
    .filter(({ from }) => from.day === yesterday)
    .filter(({ from }) => !readings.some(({ value }) => value.massage === from.record && value.at === 'day1'))
    .map(({ from }) => ({
      massage: from.record,
      on: from.day,
      at: 'day1',
      day: today,
      title: 'A day after yesterday’s massage: how is it?',
      offer: offerOf(state, today),
    }));
}

function offerOf(state: FakeState, today: string): MassageView['offer'] {
  const known = state.records.findLast(
    (r) => !r.removed && r.day === today && r.wordings[0]?.kind === 'check_in',
  );
  const answers = known?.wordings.at(-1)?.value as { pain_walk: number | null } | undefined;
  if (answers?.pain_walk == null) return { items: {}, words: '' };
  return {
    items: { pain_walk: answers.pain_walk },
    words: `Today’s check-in: walking pain ${answers.pain_walk}.`,
  };
}

/** The Massage place of the stand-in; `open` says that the day is massage-ready. */
export function massageOf(state: FakeState, today: string, open: boolean): MassageView {
  const readings = entered<MassageReading>(state, 'massage_reading');
  const massages = entered<Massage>(state, 'massage');
  const used = new Set(massages.map(({ value }) => value.asked));
  const check = entered<MassageCheck>(state, 'massage_check')
    .filter(({ from }) => from.day === today && !used.has(from.record))
    .at(-1);
  const questions = book.precheck
    .filter(({ id }) => id !== 'pre.adult')
    .map(({ id, check: { question }, why }) => ({ id, question, why }));
  const verdict = !check
    ? 'open'
    : check.value.yes.length > 0
      ? 'no'
      : check.value.no.length < questions.length
        ? 'open'
        : 'go';
  const TEXTS = {
    open: 'Some questions are still open.',
    no: 'No massage today. Feeling ill comes first.',
    go: 'Nothing in your answers stands in the way.',
  };
  const benefits: MassageView['benefits'] = [];
  for (const { check: rule, why, sources } of book.benefits) {
    const item = { item: rule.item, change_at: rule.change_at, why, sources };
    const known = benefits.find(({ benefit }) => benefit === rule.benefit);
    if (known) known.items.push(item);
    else benefits.push({ benefit: rule.benefit, items: [item] });
  }
  return {
    day: today,
    tier: open ? 'M2' : 'M0',
    tier_name: open ? 'Massage-ready' : 'No massage',
    tier_what: open ? 'The injured area may be included.' : 'No massage of this leg.',
    limits: open ? 'At most 20 min, pressure 5 of 10, pain 3 of 10. Long strokes, kneading.' : '',
    sentence: open
      ? 'All items on your checklist are met today. That is not a medical clearance. Answer today’s questions before every massage and stop if pain goes above 3.'
      : 'Not met: walking pain 3 (limit 2).',
    rest: '',
    closed: '',
    questions,
    check: check ? { record: check.from.record, ...check.value, verdict, text: TEXTS[verdict] } : null,
    due: massageDue(state, today),
    offer: offerOf(state, today),
    sessions: massages.map((held) => session(held, readings)).toReversed(),
    response_rule: 'The worst of walking and stretch pain a day later is held against the one before.',
    together: 'This is said from three massages on. So far: none.',
    together_note:
      'Most strains ease day by day anyway, so one good day after a massage does not prove that it worked.',
    benefits,
  };
}
