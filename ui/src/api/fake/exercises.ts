import type { ApiError, ChartTheme, ExerciseRow, ExerciseView, LibraryView, SavedFile } from '../generated';

/** A few exercises of the library, enough to look at and to test the page; the core holds all. */
type Known = Pick<
  ExerciseRow,
  'id' | 'name' | 'category' | 'purpose' | 'equipment' | 'dose' | 'pain_limit' | 'reason'
> & { steps: string[]; next: string[]; before: string[] };

const KNOWN: Known[] = [
  {
    id: 'MOB-02',
    name: 'Heel slide',
    category: 'mobility',
    purpose: 'Easy bending without stretch',
    equipment: 'smooth floor or towel',
    dose: '2 × 10 slow',
    pain_limit: 2,
    reason: '',
    steps: ['Lie on your back.', 'Slide the heel towards you and away.'],
    next: [],
    before: [],
  },
  {
    id: 'ISO-03',
    name: 'Two-leg bridge',
    category: 'isometric',
    purpose: 'Hip strength, low load',
    equipment: 'mat',
    dose: '3 × 10',
    pain_limit: 3,
    reason: '',
    steps: ['Lie on your back with the knees bent.', 'Lift the hips.', 'Lower slowly.'],
    next: ['ECC-06'],
    before: ['MOB-02'],
  },
  {
    id: 'ECC-06',
    name: 'Nordic lower',
    category: 'eccentric',
    purpose: 'Lowering strength, studied in teams over a season',
    equipment: 'partner or anchor',
    dose: '2 × 5',
    pain_limit: 3,
    reason: 'From the phase Run and train on.',
    steps: ['Kneel with the ankles held.', 'Lower forward slowly.'],
    next: [],
    before: ['ISO-03'],
  },
];

const PROTOCOL = 'Balanced';
const MOST = 36;

/** A line that stands for a body: frames for the movement, one drawing for the rest. */
function drawing(name: string, theme: ChartTheme, frames: number): string {
  const ink = theme === 'dark' ? '#e4eaec' : '#14202a';
  const line = (n: number) => `<path d="M20 150L${100 + n * 10} ${120 - n * 8}L220 150" stroke="${ink}"/>`;
  const inside = Array.from({ length: frames }, (_, n) =>
    frames > 1 ? `<g class="frame">${line(n)}</g>` : line(n),
  ).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" class="exercise" role="img" width="240" height="180" viewBox="0 0 240 180"><title>${name}</title><g aria-hidden="true" fill="none">${inside}</g></svg>`;
}

function row(known: Known, theme: ChartTheme, shut: string): ExerciseRow {
  const { id, name, category, purpose, equipment, dose, pain_limit } = known;
  const reason = shut || known.reason;
  return {
    id,
    name,
    category,
    purpose,
    equipment,
    dose,
    pain_limit,
    frequency: 'daily',
    reason,
    offered: reason === '',
    picture: drawing(name, theme, 1),
  };
}

export function libraryOf(day: string, theme: ChartTheme, shut: string): LibraryView {
  const exercises = KNOWN.map((known) => row(known, theme, shut));
  const fits = exercises.filter(({ offered }) => offered).length;
  return {
    day,
    headline: shut
      ? `No exercises for now. ${shut}`
      : `Gentle loading. ${fits} of ${exercises.length} exercises fit today.`,
    note: '',
    phase: shut ? null : 'P2',
    protocol: PROTOCOL,
    exercises,
    most_on_sheet: MOST,
  };
}

export function exerciseOf(id: string, theme: ChartTheme, shut: string): ExerciseView | undefined {
  const known = KNOWN.find((one) => one.id === id);
  if (!known) return undefined;
  const links = (ids: string[]) =>
    KNOWN.filter((other) => ids.includes(other.id)).map((other) => {
      const { name, offered } = row(other, theme, shut);
      return { id: other.id, name, offered };
    });
  return {
    row: row(known, theme, shut),
    steps: known.steps,
    only_when: '',
    not_if: ['Pain at the sit bone'],
    phases: 'Gentle loading',
    protocol: PROTOCOL,
    progress_to: links(known.next),
    regress_to: links(known.before),
    sources: [{ key: 'HEI10', citation: 'Heiderscheit BC et al. JOSPT 2010' }],
    confidence: 'EXP',
    confidence_note: '',
    figure: {
      still: drawing(known.name, theme, 1),
      motion: drawing(known.name, theme, 3),
      round: false,
      words: 'An athlete lifts the hips.',
      poses: ['The hips rest.', 'The hips are lifted.'],
      side: 'Drawn with the left leg as the sore one.',
    },
  };
}

/** Refuses a sheet with nothing on it, as the core does. */
export function sheetOf(ids: string[] | null, today: string): SavedFile {
  if (ids?.length === 0) {
    const message = 'No exercise is ticked. Tick at least one for the sheet.';
    throw { code: 'invalid', message, fields: [{ field: 'exercises', message }] } satisfies ApiError;
  }
  return { name: `hamstrong-exercises-${today}.pdf`, bytes: 88_120 };
}
