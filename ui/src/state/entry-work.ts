import type { ApiError, DayView, Entry, LocalDate, Recorded, RecordId } from '../api/generated';
import { t } from '../i18n';
import { entryInWords } from '../i18n/describe';
import { shortDay } from '../i18n/format';
import { EntryDraft } from './entry-draft.svelte';
import type { Session } from './session.svelte';

/** Logging, rewording, removing and restoring the entries of one day. */
export class EntryWork {
  #session: Session;
  #episode: RecordId;
  #day: DayView;

  constructor(session: Session, episode: RecordId, day: DayView) {
    this.#session = session;
    this.#episode = episode;
    this.#day = day;
  }

  #key = (what: string) => `entry ${this.#episode} ${this.#day.day} ${what}`;

  /** The form for a new entry; `what` tells forms of one day apart. */
  fresh(what: string, make: () => Entry): EntryDraft {
    return this.#session.drafts.of(this.#key(what), () => new EntryDraft(make(), null));
  }

  /** The form for an entry that is there. */
  open(recorded: Recorded<Entry>): EntryDraft {
    return this.#session.drafts.of(
      this.#key(recorded.record),
      () => new EntryDraft(recorded.value, recorded.time),
    );
  }

  /** The form for an entry that is known by its record and wording alone. */
  reopen(record: RecordId, entry: Entry): EntryDraft {
    return this.#session.drafts.of(this.#key(record), () => new EntryDraft(entry, null));
  }

  discard(what: string): void {
    this.#session.drafts.drop(this.#key(what));
  }

  /** Saves a form; true once it is in the journal. */
  async save(what: string, draft: EntryDraft, record: RecordId | null): Promise<boolean> {
    const entry = draft.plain();
    const time = draft.time;
    const { backend } = this.#session;
    draft.error = await this.#session.act(() =>
      record === null
        ? backend.recordEntry({ episode: this.#episode, day: this.#day.day, time, entry })
        : backend.correctEntry({ record, time, entry }),
    );
    if (draft.error) return false;
    this.discard(what);
    return true;
  }

  remove(recorded: Recorded<Entry>): Promise<ApiError | null> {
    return this.#saying(t.status.removed(entryInWords(recorded.value)), () =>
      this.#session.backend.removeRecord({ record: recorded.record }),
    );
  }

  /** Removes records that go together in one act. */
  removeTogether(records: RecordId[], words: string): Promise<ApiError | null> {
    return this.#saying(t.status.removed(words), () => this.#session.backend.removeRecords({ records }));
  }

  /** Puts records on the day they are about. */
  move(records: RecordId[], day: LocalDate, words: string): Promise<ApiError | null> {
    return this.#saying(t.history.moved(words, shortDay(day)), () =>
      this.#session.backend.moveRecords({ records, day }),
    );
  }

  restore(recorded: Recorded<Entry>): Promise<ApiError | null> {
    return this.#saying(t.status.restored(entryInWords(recorded.value)), () =>
      this.#session.backend.restoreRecord({ record: recorded.record }),
    );
  }

  async #saying(words: string, write: Parameters<Session['act']>[0]): Promise<ApiError | null> {
    const error = await this.#session.act(write);
    if (!error) this.#session.say(words);
    return error;
  }
}
