import type {
  Athlete,
  CheckIn,
  Contraindications,
  Entry,
  Episode,
  FirstAid,
  LocalDate,
  LocalTime,
  RecordId,
  RedFlag,
  ReminderPlan,
  SettingsView,
  Wellness,
} from '../generated';
import type { FakeTimer } from './price';
import { noTraining, type FakeTraining } from './training-views';

/** A record of the stand-in, with all its wordings, oldest first. */
export interface FakeRecord {
  record: RecordId;
  day: LocalDate;
  time: LocalTime | null;
  episode: RecordId | null;
  sitting: number | null;
  writtenDay: LocalDate;
  removed: boolean;
  wordings: {
    kind: 'check_in' | 'wellness' | 'entry';
    value: CheckIn | Wellness | Entry;
    at: string;
    removed: boolean;
  }[];
}

/** Everything the stand-in remembers. */
export interface FakeState {
  episodes: { record: RecordId; episode: Episode }[];
  records: FakeRecord[];
  athlete: Athlete;
  contraindications: Contraindications;
  /** Signs that were taken back as a slip. */
  withdrawn: RedFlag[];
  firstAid: FirstAid;
  timers: FakeTimer[];
  training: FakeTraining;
  settings: SettingsView;
  reminders: ReminderPlan;
  current: RecordId | null;
  /** In the last phase: the look at four factors has its place. */
  sport: boolean;
  demo: boolean;
}

export const blankCheckIn: CheckIn = {
  pain_rest: null,
  pain_walk: null,
  pain_stretch: null,
  pain_worst: null,
  swelling: null,
  bruising: null,
  morning_stiffness: null,
  night_pain: null,
  walking_normal: null,
  sites: [],
  sitbone_distance: null,
  qualities: [],
  aggravates: null,
  eases: null,
  events: [],
  performance: null,
  managed: null,
  confirmed: null,
  anchors: null,
};

export const blankWellness: Wellness = {
  analgesic: null,
  medication: null,
  low_back: null,
  low_back_rest: null,
  low_back_sitting: null,
  low_back_after_activity: null,
  below_knee: null,
  tingling: null,
  cough_sneeze: null,
  sleep_hours: null,
  soreness: null,
  fatigue: null,
  anything_new: null,
  red_flags_asked: null,
  red_flags: [],
};

export const newState = (): FakeState => ({
  episodes: [],
  records: [],
  athlete: { name: null, birth_year: null },
  contraindications: { answers: [] },
  withdrawn: [],
  settings: {
    theme: 'system',
    notice_accepted: false,
    day_ends_at: '00:00',
    emergency_number: '112',
    emergency_region: null,
    single_keys: true,
    hide_pain_numbers: false,
    pain_anchors: 'imaginable',
    mass_unit: 'kilogram',
    length_unit: 'centimetre',
    decimal_mark: 'system',
    first_weekday: 'system',
  },
  reminders: {
    on: false,
    at: '19:00',
    morning: true,
    morning_at: '08:00',
    paused_until: null,
    since: null,
  },
  firstAid: { ice_off: null, answers: [] },
  timers: [],
  training: noTraining(),
  current: null,
  sport: false,
  demo: false,
});

export function dayBefore(day: LocalDate, by = 1): LocalDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) - by * 86_400_000).toISOString().slice(0, 10);
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
