import type {
  AlertView,
  ApiError,
  CheckIn,
  CheckInInput,
  HotKeys,
  QuickAsk,
  QuickChoice,
  QuickEntry,
  QuickPain,
  QuickSetup,
  QuickView,
  Trays,
} from '../generated';
import type { FakeCore } from './backend';

/** The small window and how it is reached, as the stand-in has it. */
export class FakeQuick {
  hotKeys: HotKeys = 'work';
  /** `gone` looks as if it worked, and does not. */
  trays: Trays | 'gone' = 'work';
  /** A key that another program has. */
  taken = 'Control+Alt+KeyT';
  /** What the next number changes for today. */
  alerts: AlertView[] = [];
  /** Something else stands in the way. */
  ask: QuickAsk | null = null;
  #hotKey: string | null = null;
  #tray = false;
  #keepRunning = false;

  view(core: FakeCore): QuickView {
    const { settings, demo } = core.state;
    const { theme, hide_pain_numbers, pain_anchors } = settings;
    return { theme, hide_pain_numbers, pain_anchors, demo, ask: this.ask ?? askOf(core) };
  }

  setup(core: FakeCore): QuickSetup {
    return {
      hot_key: this.#hotKey === null ? null : inWords(this.#hotKey),
      hot_keys: this.hotKeys,
      hot_key_fault: null,
      tray: this.#tray,
      trays: this.trays === 'gone' ? 'work' : this.trays,
      keep_running: this.#keepRunning,
      command: '/usr/bin/hamstrong --quick',
      own: !core.state.demo,
    };
  }

  choose(core: FakeCore, choice: QuickChoice): QuickSetup {
    if (choice.choice === 'hot_key') {
      if (choice.value === this.taken) throw refused('hot_key', `${inWords(this.taken)} is taken.`);
      this.#hotKey = choice.value;
    } else if (choice.choice === 'tray') {
      if (this.trays === 'gone') throw refused('tray', 'This desktop has no tray to show an icon in.');
      this.#tray = choice.value;
      this.#keepRunning &&= choice.value;
    } else {
      this.#keepRunning = choice.value;
    }
    return this.setup(core);
  }
}

/** The check-in that a number of the small window goes into. */
export function quickCheckIn(core: FakeCore, { episode, day, pain }: QuickEntry): CheckInInput {
  const answers = Object.fromEntries(Object.entries(pain).filter(([, value]) => value !== null));
  if (Object.keys(answers).length === 0) throw refused('pain', 'Type a number from 0 to 10 first.');
  const sitting = core.overview(day).day?.sittings.at(-1)?.sitting ?? 1;
  return { episode, day, sitting, answers };
}

function askOf(core: FakeCore): QuickAsk {
  const { today, episode, episodes, day, status } = core.overview();
  const injury = episodes.find((e) => e.record === episode);
  if (!injury || !episode || !day) return { can: 'no_injury' };
  if (status?.hold === 'urgent') return { can: 'urgent', about: status.alerts[0]?.title ?? '' };
  const { title, day_index } = injury;
  const kept = painOf(day.sittings.at(-1)?.check_in?.value);
  const about = { episode, title, day: today, day_index, today: kept, yesterday: painOf(day.yesterday) };
  return { can: 'log', about };
}

const painOf = (answers: CheckIn | undefined): QuickPain => ({
  pain_rest: answers?.pain_rest ?? null,
  pain_walk: answers?.pain_walk ?? null,
  pain_stretch: answers?.pain_stretch ?? null,
  pain_worst: answers?.pain_worst ?? null,
});

const inWords = (key: string) =>
  key
    .split('+')
    .map((part) => part.replace('Control', 'Ctrl').replace(/^(Key|Digit)/, ''))
    .join(' ');

const refused = (field: string, message: string): ApiError => ({
  code: 'invalid',
  message,
  fields: [{ field, message }],
});
