import type { RemindersView, ReminderWish } from '../generated';
import type { FakeState } from './journal';

/** What this computer alone knows about reminders. */
export interface FakeReminding {
  missed: string | null;
  ask: boolean;
  snoozed: boolean;
}

/** How reminders stand, in the words of the core for the cases that are shown. */
export function remindersOf(state: FakeState, { missed, ask, snoozed }: FakeReminding): RemindersView {
  const plan = state.reminders;
  const at = snoozed
    ? 'Put off until 20:00, unless the day is logged by then.'
    : `The next one comes on 12 June at ${plan.at}, unless the day is logged by then.`;
  return {
    plan,
    next: plan.on ? { date: '2026-06-12', time: plan.at } : null,
    said: !plan.on ? 'Reminders are off.' : plan.paused_until ? `Paused until ${plan.paused_until}.` : at,
    rhythm: plan.on ? 'One a day at most, and none once the day is logged.' : null,
    can_snooze: plan.on && !snoozed && !plan.paused_until,
    snoozed,
    missed,
    ask: ask && !plan.on,
  };
}

export function wished(now: FakeReminding, wish: ReminderWish): FakeReminding {
  switch (wish) {
    case 'in_an_hour':
    case 'not_today':
      return { ...now, snoozed: true };
    case 'as_planned':
      return { ...now, snoozed: false };
    case 'missed_seen':
      return { ...now, missed: null };
    case 'asked':
      return { ...now, ask: false };
  }
}
