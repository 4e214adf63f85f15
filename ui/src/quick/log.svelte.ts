import { refusal, type Backend } from '../api/backend';
import type { AlertView, ApiError, PainScore, QuickDay, QuickPain, QuickView } from '../api/generated';
import { hidePainNumbers } from '../i18n/pain.svelte';

type Asked = keyof QuickPain;

/** The small window: what it asks, what was typed, and what came of saving it. */
export class QuickLog {
  view = $state.raw<QuickView | null>(null);
  /** Typed and not saved. */
  typed = $state.raw<Partial<QuickPain>>({});
  fault = $state.raw<ApiError | null>(null);
  /** What the saved numbers change for today. */
  alerts = $state.raw<AlertView[]>([]);
  saving = $state(false);
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** The day and the injury that are asked about, when there is something to ask. */
  get about(): QuickDay | null {
    const ask = this.view?.ask;
    return ask?.can === 'log' ? ask.about : null;
  }

  /** Asks what to show. A day that has begun meanwhile takes the place of the one shown only while nothing is typed. */
  look = async (): Promise<void> => {
    try {
      const view = await this.#backend.quickView();
      hidePainNumbers(view.hide_pain_numbers);
      if (Object.keys(this.typed).length > 0) return;
      this.view = view;
      this.fault = null;
    } catch (thrown) {
      this.fault = refusal(thrown);
    }
  };

  shown(field: Asked): PainScore | null {
    return this.typed[field] ?? this.about?.today[field] ?? null;
  }

  /** Takes a number; nothing takes back what was typed, and leaves what is kept. */
  set(field: Asked, value: PainScore | null): void {
    const others = Object.entries(this.typed).filter(([name]) => name !== field);
    this.typed = { ...Object.fromEntries(others), ...(value === null ? {} : { [field]: value }) };
    this.fault = null;
  }

  /** Saves what was typed and closes; stays when it is refused, with all that was typed. */
  save = async (): Promise<void> => {
    const { about } = this;
    if (!about || this.saving) return;
    this.saving = true;
    try {
      const { episode, day } = about;
      const { alerts } = await this.#backend.quickRecord({ episode, day, pain: this.typed });
      this.typed = {};
      this.alerts = alerts;
      if (alerts.length === 0) await this.close();
    } catch (thrown) {
      this.fault = refusal(thrown);
    } finally {
      this.saving = false;
    }
  };

  close = async (): Promise<void> => {
    await this.#backend.closeQuick();
  };

  openMain = async (): Promise<void> => {
    await this.#backend.openMain();
  };

  /** The page has painted. A browser shows its window itself. */
  ready = async (): Promise<void> => {
    await this.#backend.quickReady().catch(() => undefined);
  };
}
