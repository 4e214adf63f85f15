import { tick } from 'svelte';
import type { EntryGroup, LocalDate, RecordId } from '../api/generated';
import type { Section } from './sections';
import type { Session } from './session.svelte';

export type Place =
  | 'today'
  | 'progress'
  | 'readiness'
  | 'exercises'
  | 'massage'
  | 'history'
  | 'report'
  | 'settings'
  | 'board'
  | 'session';

/** What is asked after the first injury was entered. */
export type Intake = 'red_flags' | 'conditions';

/** The places in the order of the rail, each with its key. */
export const RAIL: readonly { place: Place; key: string }[] = [
  { place: 'today', key: '1' },
  { place: 'progress', key: '2' },
  { place: 'readiness', key: '3' },
  { place: 'exercises', key: '4' },
  { place: 'massage', key: '5' },
  { place: 'history', key: '6' },
  { place: 'report', key: '7' },
];

/** What stands at the foot of the rail. */
export const FOOT: readonly { place: Place; key: string }[] = [{ place: 'settings', key: ',' }];

/** How History was last looked at. */
export interface HistoryLook {
  part: 'calendar' | 'list' | 'bin';
  text: string;
  groups: readonly EntryGroup[];
  /** The day opened last, where the list goes on from. */
  day: LocalDate | null;
}

/** Where the athlete is. A change waits for what was typed and for the day it needs. */
export class Places {
  place = $state<Place>('today');
  /** The day opened in History. */
  day = $state<LocalDate | null>(null);
  history = $state<HistoryLook>({ part: 'calendar', text: '', groups: [], day: null });
  /** That day is open for changing. */
  editing = $state(false);
  /** What the place says about itself beside its name. */
  caption = $state<string | null>(null);
  /** Questions of the first run that are still open; nothing when it is over. */
  intake = $state<Intake | null>(null);
  /** The session of exercises that is looked at. */
  session = $state<RecordId | null>(null);
  /** Counts arrivals, so that the focus moves to the new heading. */
  arrivals = $state(0);
  /** The section of Settings that was asked for; its heading takes the focus. */
  section = $state<Section | null>(null);
  #state: Session;

  constructor(session: Session) {
    this.#state = session;
  }

  async go(place: Place, section: Section | null = null): Promise<void> {
    await this.#leave(null);
    this.section = section;
    this.caption = null;
    this.place = place;
    this.day = null;
    this.editing = false;
    this.arrivals += 1;
  }

  /** Opens Settings at one of its sections. */
  async openSection(section: Section): Promise<void> {
    await this.go('settings', section);
  }

  /** Opens a session of exercises, to go on with it or to look at it. */
  async openSession(record: RecordId): Promise<void> {
    this.session = record;
    await this.go('session');
  }

  /** Opens a day in History, to look at or to change; nothing closes it. */
  async openDay(day: LocalDate | null, editing = false): Promise<void> {
    await this.#leave(day);
    const moved = this.place !== 'history' || this.editing !== editing;
    this.caption = null;
    this.place = 'history';
    this.day = day;
    this.editing = editing;
    if (moved) this.arrivals += 1;
  }

  /** Goes on with the first run, or ends it on Today. */
  async proceed(intake: Intake | null): Promise<void> {
    this.intake = intake;
    await this.go('today');
  }

  /** A place says what it shows. One that was left meanwhile says nothing any more. */
  entitle(place: Place, words: string): void {
    if (this.place === place) this.caption = words;
  }

  async #leave(day: LocalDate | null): Promise<void> {
    const { drafts, ofToday, overview } = this.#state;
    await drafts.flush();
    // What is known of today is as good as new: the place opens with it, and is looked over once it has asked its own.
    if (day === null && ofToday) void tick().then(() => this.#state.look());
    else if (overview?.day) await this.#state.show(day);
  }
}
