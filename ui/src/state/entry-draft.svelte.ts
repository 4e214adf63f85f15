import type { ApiError, Entry, LocalTime } from '../api/generated';
import type { Draft } from './drafts.svelte';

/** What the fields of an entry are given beside its value. */
export interface FieldsOf<E> {
  error: ApiError | null;
  onchange: (change: Partial<E>) => void;
  onread: (field: string, ok: boolean) => void;
}

/** A form of one entry, kept while its place is left and when saving is refused. */
export class EntryDraft implements Draft {
  entry = $state<Entry>() as Entry;
  time = $state<LocalTime | null>(null);
  error = $state.raw<ApiError | null>(null);
  /** Fields with text that is no number, by name. */
  unread = $state.raw<readonly string[]>([]);

  constructor(entry: Entry, time: LocalTime | null) {
    this.entry = structuredClone(entry);
    this.time = time;
  }

  /** What the form holds, free of the page's machinery. */
  plain(): Entry {
    return $state.snapshot(this.entry) as Entry;
  }

  change = (fields: Partial<Entry['value']>): void => {
    Object.assign(this.entry.value, fields);
  };

  reads = (field: string, ok: boolean): void => {
    const others = this.unread.filter((name) => name !== field);
    this.unread = ok ? others : [...others, field];
  };

  async flush(): Promise<void> {}

  async retry(): Promise<void> {}
}
