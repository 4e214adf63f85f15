import type { ApiError, LocalDate, Note, RecordId } from '../api/generated';
import { entriesOf } from './day';
import type { Draft } from './drafts.svelte';
import type { Session } from './session.svelte';

const PAUSE = 800;

/** Writes the note, as a new one or over `record`; says which record it is now. */
type WriteNote = (
  record: RecordId | null,
  note: Note,
) => Promise<{ error: ApiError | null; record: RecordId | null }>;

/** Writes notes of one day. A note without words is removed; one that was removed meanwhile is written as a new one. */
export function noteWriter(session: Session, episode: RecordId, day: LocalDate): WriteNote {
  const known = () => {
    const { day: shown } = session.overview ?? {};
    return shown?.day === day ? entriesOf(shown.entries, 'note').map((n) => n.record) : null;
  };
  return async (record, note) => {
    const before = known();
    const entry = { kind: 'note', value: note } as const;
    const there = record !== null && (before === null || before.includes(record));
    const blank = note.text.trim() === '';
    const error = await session.act(() => {
      if (!there) return session.backend.recordEntry({ episode, day, entry });
      return blank
        ? session.backend.removeRecord({ record })
        : session.backend.correctEntry({ record, entry });
    });
    const made = known()?.find((r) => !before?.includes(r));
    return { error, record: there && !blank ? record : (made ?? null) };
  };
}

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
    this.#record = record;
    if (this.#typed === sent) this.#typed = null;
  }
}
