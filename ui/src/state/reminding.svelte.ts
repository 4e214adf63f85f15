import { refusal } from '../api/backend';
import type { NotificationsView, ReminderPlan, RemindersView, ReminderWish } from '../api/generated';
import type { Session } from './session.svelte';

/** When reminders come, whether any can, and changing it. */
export class Reminding {
  view = $state.raw<RemindersView | null>(null);
  desk = $state.raw<NotificationsView | null>(null);
  fault = $state<string | null>(null);
  #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  read = (): Promise<void> =>
    this.#ask(async ({ backend }) => {
      [this.view, this.desk] = await Promise.all([backend.reminders(), backend.notifications()]);
    });

  /** Lays a change over the plan; undo takes it back. */
  change = (change: Partial<ReminderPlan>): Promise<void> =>
    this.#ask(async (session) => {
      if (!this.view) return;
      const value = { ...this.view.plan, ...change };
      const refused = await session.act(() => session.backend.changeSetting({ setting: 'reminders', value }));
      if (refused) throw refused;
      this.view = await session.backend.reminders();
    });

  wish = (wish: ReminderWish): Promise<void> =>
    this.#ask(async ({ backend }) => {
      this.view = await backend.remindMe(wish);
    });

  startWithSystem = (on: boolean): Promise<void> =>
    this.#ask(async ({ backend }) => {
      this.desk = await backend.startWithSystem({ on });
    });

  async #ask(work: (session: Session) => Promise<void>): Promise<void> {
    try {
      await work(this.#session);
      this.fault = null;
    } catch (thrown) {
      this.fault = refusal(thrown).message;
    }
  }
}
