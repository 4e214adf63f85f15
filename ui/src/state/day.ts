import type { CheckIn, ContradictionView, DayView, Entry, PriceKind, Recorded } from '../api/generated';
import { t } from '../i18n';

/** The four pain questions in the order of the page. */
export const PAIN_ROWS = [
  { field: 'pain_rest', label: t.checkIn.painRest },
  { field: 'pain_walk', label: t.checkIn.painWalk },
  { field: 'pain_stretch', label: t.checkIn.painStretch },
  { field: 'pain_worst', label: t.checkIn.painWorst },
] as const satisfies readonly { field: keyof CheckIn; label: string }[];

/** The questions that may not fit together, in the order of the page. */
const ASKED = [
  'pain_rest',
  'pain_walk',
  'pain_stretch',
  'pain_worst',
  'swelling',
  'bruising',
  'walking_normal',
];

/** What is asked about right after a question: where the last of the answers in question stands. */
export function askedAfter(all: ContradictionView[], field: string): ContradictionView[] {
  const last = (found: ContradictionView) => ASKED.findLast((field) => found.fields.includes(field));
  return all.filter((found) => (last(found) ?? 'pain_worst') === field);
}

/** The five parts in the order of the word. */
export const PARTS: readonly PriceKind[] = ['protect', 'rest', 'ice', 'compress', 'elevate'];

/** An entry of one kind. */
export type EntryOf<K extends Entry['kind']> = Extract<Entry, { kind: K }>;

/** The entries of one kind, with their values. */
export function entriesOf<K extends Entry['kind']>(
  entries: Recorded<Entry>[],
  kind: K,
): Recorded<EntryOf<K>>[] {
  return entries.filter((e) => e.value.kind === kind) as Recorded<EntryOf<K>>[];
}

/** The number of the check-in that takes answers now. */
export function openSitting(day: DayView): number {
  return day.sittings.at(-1)?.sitting ?? 1;
}

/** The parts that have an entry. */
function partsLogged(day: DayView): number {
  return new Set(entriesOf(day.entries, 'price_step').map((e) => e.value.value.part)).size;
}

/** What the headline of a day says after its name: only what is there. */
export function standing(day: DayView): string {
  const answered = PAIN_ROWS.filter(({ field }) =>
    day.sittings.some((s) => s.check_in?.value[field] != null),
  ).length;
  const parts = partsLogged(day);
  const sessions = entriesOf(day.entries, 'session').length;
  const massages = entriesOf(day.entries, 'massage').length;
  const said: string[] = [];
  if (answered === PAIN_ROWS.length) said.push(t.today.painLogged);
  else if (answered > 0) said.push(t.today.painSome(answered, PAIN_ROWS.length));
  if (parts === PARTS.length) said.push(t.today.priceAll);
  else if (parts > 0) said.push(t.today.priceSome(parts));
  if (sessions > 0) said.push(t.today.sessions(sessions));
  if (massages > 0) said.push(t.today.massages(massages));
  return said.length > 0 ? said.join(' ') : t.today.nothingThatDay;
}
