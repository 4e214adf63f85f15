import type { SettingChange } from '../generated';
import type { FakeState } from './journal';

/** Keeps one setting, as the core does. */
export function put(state: FakeState, change: SettingChange): void {
  if (change.setting === 'current_episode') state.current = change.value;
  else if (change.setting === 'emergency_country') {
    state.settings.emergency_region = change.value.region;
    state.settings.emergency_number = change.value.number;
  } else if (change.setting === 'reminders') {
    state.reminders = change.value;
  } else if (change.setting !== 'missing_entries_seen') {
    state.settings = { ...state.settings, [change.setting]: change.value };
  }
}
