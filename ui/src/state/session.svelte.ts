import { refusal, type Backend } from '../api/backend';
import type { ApiError, EpisodeView, LocalDate, Overview, StatusView, TrainingBrief } from '../api/generated';
import { t } from '../i18n';
import { hidePainNumbers } from '../i18n/pain.svelte';
import { Drafts } from './drafts.svelte';

/** The last thing said to the athlete. Seen for a while, or only heard. */
export interface Said {
  text: string;
  seen: boolean;
}

/** The one state of the window: the newest Overview, and how each act replaces it. */
export class Session {
  overview = $state.raw<Overview | null>(null);
  /** Where the athlete stands today, whichever day is shown. */
  status = $state.raw<StatusView | null>(null);
  /** What training asks for today, whichever day is shown. */
  training = $state.raw<TrainingBrief | null>(null);
  /** Why there is no Overview. */
  startError = $state.raw<ApiError | null>(null);
  /** Why the last act was refused as a whole. */
  trouble = $state.raw<ApiError | null>(null);
  said = $state.raw<Said>({ text: '', seen: false });
  /** Another journal than one's own is open. */
  elsewhere = $state(false);
  /** The line after a gap was read. */
  welcomed = $state(false);
  readonly drafts = new Drafts();
  readonly backend: Backend;

  #line: Promise<unknown> = Promise.resolve();
  #wanted: LocalDate | null = null;

  constructor(backend: Backend) {
    this.backend = backend;
  }

  /** The injury shown. */
  get injury(): EpisodeView | null {
    const { overview } = this;
    return overview?.episodes.find((e) => e.record === overview.episode) ?? null;
  }

  /** Changes whenever something was written: queries beside the Overview ask again then. */
  get stamp(): string {
    const { today, episode, saved, undo, redo } = this.overview ?? {};
    return JSON.stringify([today, episode, saved?.at, undo?.label, redo?.label]);
  }

  /** A warning sign stands that goes before everything else. */
  get urgent(): boolean {
    return this.status?.hold === 'urgent';
  }

  /** Keys without Ctrl or Cmd do something. */
  get singleKeys(): boolean {
    return this.overview?.settings.single_keys ?? true;
  }

  get readOnly(): boolean {
    return this.overview?.journal.read_only ?? false;
  }

  /** Asks for the Overview the first time, or again after it could not be had. */
  async open(): Promise<void> {
    try {
      await this.#take(await this.backend.overview({}));
      this.startError = null;
    } catch (thrown) {
      const refused = refusal(thrown);
      // Said once: asking again and hearing the same is no news.
      if (refused.message !== this.startError?.message) this.startError = refused;
    }
  }

  /** Takes the state of another journal. */
  async turn(): Promise<void> {
    this.#wanted = null;
    this.trouble = null;
    this.drafts.forget();
    await this.open();
  }

  /** Shows a day; nothing means today. */
  show(day: LocalDate | null): Promise<ApiError | null> {
    this.#wanted = day;
    return this.#inLine(() => this.backend.overview({ day }));
  }

  /** What is on screen is about today. */
  get ofToday(): boolean {
    return this.#wanted === null && this.overview?.day?.day === this.overview?.today;
  }

  /** Asks again what day it is, after the writes before it, and takes the answer if anything changed. */
  look(): Promise<void> {
    const turn = this.#line.then(async () => {
      if (!this.overview) return;
      try {
        const next = await this.backend.overview({ day: this.#wanted });
        if (content(next) !== content(this.overview)) await this.#take(next);
      } catch {
        // The next act will say what is wrong; a look is not worth an alarm.
      }
    });
    this.#line = turn;
    return turn;
  }

  /** One write, after those before it. The refusal, or nothing; a refusal about fields is for the form to show. */
  async act(write: () => Promise<Overview | null>): Promise<ApiError | null> {
    const error = await this.#inLine(write);
    if (!error) {
      this.trouble = null;
      const time = this.overview?.saved?.time;
      if (time) this.say(t.status.saved(time), false);
    } else if (error.fields.length === 0) {
      this.trouble = error;
    }
    return error;
  }

  async undo(): Promise<void> {
    await this.drafts.flush();
    const label = this.overview?.undo?.label;
    if (label === undefined) return this.say(t.status.nothingToUndo);
    if (!(await this.act(() => this.backend.undo({ day: this.#wanted })))) this.say(t.status.undone(label));
  }

  async redo(): Promise<void> {
    await this.drafts.flush();
    const label = this.overview?.redo?.label;
    if (label === undefined) return this.say(t.status.nothingToRedo);
    if (!(await this.act(() => this.backend.redo({ day: this.#wanted })))) this.say(t.status.redone(label));
  }

  /** Writes once more what was refused. */
  async retry(): Promise<void> {
    this.trouble = null;
    await this.drafts.retry();
  }

  say(text: string, seen = true): void {
    this.said = { text, seen };
  }

  #inLine(ask: () => Promise<Overview | null>): Promise<ApiError | null> {
    const turn = this.#line.then(async () => {
      try {
        const next = await ask();
        if (next) await this.#take(await this.#asWanted(next));
        return null;
      } catch (thrown) {
        return refusal(thrown);
      }
    });
    this.#line = turn;
    return turn;
  }

  /** Shows an answer, with what is so today beside that of the day shown. */
  async #take(next: Overview): Promise<void> {
    const ofToday = !next.day || next.day.day === next.today;
    const { status, training } = ofToday ? next : await this.backend.overview({});
    this.status = status;
    this.training = training;
    hidePainNumbers(next.settings.hide_pain_numbers);
    this.overview = next;
  }

  /** An act may answer with another day than the one on screen. */
  async #asWanted(next: Overview): Promise<Overview> {
    const wanted = this.#wanted ?? next.today;
    if (!next.day || next.day.day === wanted) return next;
    return this.backend.overview({ day: wanted });
  }
}

const content = (overview: Overview) => JSON.stringify({ ...overview, now: '' });
