import type { ApiError, LocalTime, Massage, MassageReading, RecordMassage } from '../api/generated';
import type { Draft } from './drafts.svelte';

/** Items of a reading that were told. */
export type Items = Partial<MassageReading>;

/** A massage of which nothing is told but who or what. */
export const blankMassage = (): Massage => ({
  by: 'therapist',
  asked: null,
  therapist: null,
  depth: null,
  minutes: null,
  kinds: [],
  effleurage_minutes: null,
  petrissage_minutes: null,
  friction_minutes: null,
  trigger_point_minutes: null,
  areas: [],
  pressure: null,
  pain_during: null,
  tool: null,
  stopped_early: null,
  text: null,
  session: null,
});

/** A reading in which nothing is told. */
export const blankReading = {
  pain_walk: null,
  pain_stretch: null,
  swelling: null,
  bruising: null,
  night_pain: null,
  girth_injured: null,
  girth_other: null,
  press: null,
  hardness: null,
  strip: null,
  tightness: null,
  knee_short: null,
  warmth: null,
  heaviness: null,
} satisfies Omit<MassageReading, 'massage' | 'at'>;

/** A reading before it is saved. It outlives the place that shows it. */
export class ReadingDraft implements Draft {
  items = $state.raw<Items>({});
  error = $state.raw<ApiError | null>(null);
  /** Fields with text that is no number, by name. */
  unread = $state.raw<readonly string[]>([]);

  change = (items: Items): void => {
    this.items = { ...this.items, ...items };
  };

  reads = (field: string, ok: boolean): void => {
    const others = this.unread.filter((name) => name !== field);
    this.unread = ok ? others : [...others, field];
  };

  /** Nothing is told. */
  get blank(): boolean {
    return Object.values(this.items).every((value) => value === null || value === undefined);
  }

  async flush(): Promise<void> {}

  async retry(): Promise<void> {}
}

/** The form of a massage with how the leg was before and after it. */
export class MassageDraft implements Draft {
  massage = $state.raw<Massage>(blankMassage());
  before = new ReadingDraft();
  after = new ReadingDraft();
  time = $state.raw<LocalTime | null>(null);
  error = $state.raw<ApiError | null>(null);
  unread = $state.raw<readonly string[]>([]);

  change = (fields: Partial<Massage>): void => {
    this.massage = { ...this.massage, ...fields };
  };

  reads = (field: string, ok: boolean): void => {
    const others = this.unread.filter((name) => name !== field);
    this.unread = ok ? others : [...others, field];
  };

  /** Text somewhere in it is no number. */
  get unreadable(): boolean {
    return [this, this.before, this.after].some(({ unread }) => unread.length > 0);
  }

  /** What is sent. */
  input(episode: string, day: string): RecordMassage {
    const { massage, time } = this;
    return { episode, day, time, massage, before: this.before.items, after: this.after.items };
  }

  async flush(): Promise<void> {}

  async retry(): Promise<void> {}
}

/** Answers to the questions before a massage, until they are saved in one act. */
export class QuestionsDraft implements Draft {
  said = $state.raw<Record<string, boolean>>({});

  answer(id: string): boolean | null {
    return this.said[id] ?? null;
  }

  say(id: string, value: boolean | null): void {
    const others = Object.entries(this.said).filter(([known]) => known !== id);
    this.said = Object.fromEntries(value === null ? others : [...others, [id, value]]);
  }

  async flush(): Promise<void> {}

  async retry(): Promise<void> {}
}
