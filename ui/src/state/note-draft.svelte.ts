import type { ApiError, Note, RecordId } from '../api/generated';
import type { Draft } from './drafts.svelte';

const PAUSE = 800;

/** Writes the note, as a new one or over `record`; says which record it is now. */
export type WriteNote = (record: RecordId | null, note: Note) => Promise<{ error: ApiError | null; record: RecordId | null }>;

/** A note while it is being typed. The first words make the record, later ones reword it. */
export class NoteDraft implements Draft {
  #typed = $state.raw<Note | null>(null);
  #fault = $state.raw<string | undefined>();
  #record: RecordId | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #write: WriteNote;

  constructor(write: WriteNote) {
    this.#write = write;
  }

  get typed(): Note | null {
    return this.#typed;
  }

  get fault(): string | undefined {
    return this.#fault;
  }

  /** Takes what was typed over `record`; nothing starts a new note. */
  type(note: Note, record: RecordId | null, pause = PAUSE): void {
    if (this.#typed === null) this.#record = record;
    this.#typed = note;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (note.text.trim() === '' && this.#record === null) return;
    this.#timer = setTimeout(() => void this.flush(), pause);
    if (pause === 0) void this.flush();
  }

  async flush(): Promise<void> {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#send();
  }

  async retry(): Promise<void> {
    if (this.#fault !== undefined) await this.#send();
  }

  async #send(): Promise<void> {
    const sent = this.#typed;
    if (!sent) return;
    const { error, record } = await this.#write(this.#record, sent);
    this.#fault = error?.message;
    if (error) return;
    this.#record = record ?? this.#record;
    if (this.#typed === sent) this.#typed = null;
  }
}
