import { faultOf, refusal } from '../api/backend';
import type { ApiError, QuickChoice, QuickSetup } from '../api/generated';
import { t } from '../i18n';
import type { Session } from './session.svelte';

/** How the small window is reached, as Settings shows and changes it. */
export class QuickReach {
  setup = $state.raw<QuickSetup | null>(null);
  fault = $state.raw<ApiError | null>(null);
  #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  read = (): Promise<void> => this.#ask(() => this.#session.backend.quickSetup());

  choose = (choice: QuickChoice): Promise<void> => this.#ask(() => this.#session.backend.chooseQuick(choice));

  chooseKey = async (value: string | null): Promise<void> => {
    await this.choose({ choice: 'hot_key', value });
    if (this.fault) return;
    const key = this.setup?.hot_key;
    this.#session.say(key ? t.quickSetup.set(key) : t.quickSetup.removed);
  };

  /** What is wrong with one of the choices. */
  about(field: string): string | undefined {
    return faultOf(this.fault, field);
  }

  async #ask(ask: () => Promise<QuickSetup>): Promise<void> {
    try {
      this.setup = await ask();
      this.fault = null;
    } catch (thrown) {
      this.fault = refusal(thrown);
    }
  }
}
