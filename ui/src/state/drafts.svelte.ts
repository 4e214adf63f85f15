import type { ApiError } from '../api/generated';
import { faultOf } from '../api/backend';

/** Something typed that may not be saved yet. It outlives the component that shows it. */
export interface Draft {
  /** Write what waits, now. */
  flush(): Promise<void>;
  /** Write again what was refused. */
  retry(): Promise<void>;
}

/** All drafts of the window, by what they are about. */
export class Drafts {
  #all = new Map<string, Draft>();

  /** The draft about `key`, made on first use. */
  of<D extends Draft>(key: string, make: () => D): D {
    const known = this.#all.get(key);
    if (known) return known as D;
    const made = make();
    this.#all.set(key, made);
    return made;
  }

  drop(key: string): void {
    this.#all.delete(key);
  }

  /** Another journal has other drafts. */
  forget(): void {
    this.#all.clear();
  }

  async flush(): Promise<void> {
    for (const draft of this.#all.values()) await draft.flush();
  }

  async retry(): Promise<void> {
    for (const draft of this.#all.values()) await draft.retry();
  }
}

/** Writes some answers; the refusal, or nothing. */
export type WriteAnswers<A> = (answers: Partial<A>) => Promise<ApiError | null>;

/**
 * The answers of one check-in that are on their way to the journal. Each is written on its own, at once or after
 * a pause in typing; an answer that was refused stays here until it is written.
 */
export class Answers<A extends object> implements Draft {
  #waiting = $state.raw<Partial<A>>({});
  #faults = $state.raw<Partial<Record<keyof A, string>>>({});
  #timers = new Map<keyof A, ReturnType<typeof setTimeout>>();
  #write: WriteAnswers<A>;

  constructor(write: WriteAnswers<A>) {
    this.#write = write;
  }

  /** What to show: the answer on its way, else the saved one. */
  shown<K extends keyof A>(field: K, saved: A | null | undefined): A[K] | null {
    return (field in this.#waiting ? this.#waiting[field] : saved?.[field]) ?? null;
  }

  fault(field: keyof A): string | undefined {
    return this.#faults[field];
  }

  /** Takes an answer and writes it, after `pause` milliseconds if one is given. */
  set<K extends keyof A>(field: K, value: A[K], pause = 0): void {
    this.#waiting = { ...this.#waiting, [field]: value };
    clearTimeout(this.#timers.get(field));
    this.#timers.delete(field);
    if (pause > 0)
      this.#timers.set(
        field,
        setTimeout(() => void this.#due(field), pause),
      );
    else void this.#send([field]);
  }

  async flush(): Promise<void> {
    await Promise.all([...this.#timers.keys()].map((field) => this.#due(field)));
  }

  async retry(): Promise<void> {
    const refused = (Object.keys(this.#faults) as (keyof A)[]).filter((field) => field in this.#waiting);
    if (refused.length > 0) await this.#send(refused);
  }

  async #due(field: keyof A): Promise<void> {
    clearTimeout(this.#timers.get(field));
    this.#timers.delete(field);
    await this.#send([field]);
  }

  async #send(fields: (keyof A)[]): Promise<void> {
    const sent = Object.fromEntries(fields.map((field) => [field, this.#waiting[field]])) as Partial<A>;
    const error = await this.#write(sent);
    // An answer given meanwhile has its own write on the way.
    const settled = fields.filter((field) => this.#waiting[field] === sent[field]);
    if (!error) this.#waiting = without(this.#waiting, settled);
    const faults = without(this.#faults, settled);
    const said = settled.map((field) => [field, faultOf(error, String(field)) ?? error?.message]);
    this.#faults = error ? { ...faults, ...Object.fromEntries(said) } : faults;
  }
}

function without<T extends object>(from: T, fields: readonly PropertyKey[]): T {
  return Object.fromEntries(Object.entries(from).filter(([field]) => !fields.includes(field))) as T;
}
