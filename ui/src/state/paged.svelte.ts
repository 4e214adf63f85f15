import { refusal } from '../api/backend';
import type { ApiError } from '../api/generated';

/** Rows asked for at a time. */
const PAGE = 60;

/** A long list of which only what is near the window is fetched. */
export class Paged<T> {
  total = $state.raw(0);
  loaded = $state.raw(false);
  error = $state.raw<ApiError | null>(null);
  #rows = $state.raw<ReadonlyMap<number, T>>(new Map());
  #pages = new Set<number>();
  #read: (offset: number, limit: number) => Promise<{ total: number; rows: T[] }>;

  constructor(read: (offset: number, limit: number) => Promise<{ total: number; rows: T[] }>) {
    this.#read = read;
  }

  /** A row, when it has come. */
  at(index: number): T | undefined {
    return this.#rows.get(index);
  }

  /** Fetches what of these rows is not there yet. */
  async need(from: number, to: number): Promise<void> {
    const wanted = [];
    for (let page = Math.floor(from / PAGE); page <= Math.floor(Math.max(from, to - 1) / PAGE); page += 1) {
      if (!this.#pages.has(page)) wanted.push(page);
    }
    await Promise.all(wanted.map((page) => this.#bring(page)));
  }

  /** Fetches these rows again; what is there stays until the answer comes. */
  reread(from: number, to: number): Promise<void> {
    this.#pages.clear();
    return this.need(from, Math.max(to, 1));
  }

  async #bring(page: number): Promise<void> {
    this.#pages.add(page);
    try {
      const { total, rows } = await this.#read(page * PAGE, PAGE);
      const next = new Map(this.#rows);
      rows.forEach((row, n) => next.set(page * PAGE + n, row));
      this.#rows = next;
      this.total = total;
      this.loaded = true;
      this.error = null;
    } catch (thrown) {
      this.#pages.delete(page);
      this.error = refusal(thrown);
    }
  }
}
