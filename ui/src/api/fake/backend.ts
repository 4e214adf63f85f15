import type {
  ApiError,
  CheckIn,
  Commands,
  CommandName,
  Entry,
  Episode,
  NotificationsView,
  Overview,
  Reach,
  SameAsYesterday,
  Wellness,
} from '../generated';
import { commandsOver } from '../generated';
import type { Backend } from '../backend';
import { drawPain } from './chart';
import { exerciseOf, libraryOf, sheetOf } from './exercises';
import { blankCheckIn, blankWellness, newState, type FakeRecord, type FakeState } from './journal';
import { aidCourseOf } from './aid-course';
import { bodyCourseOf, functionCourseOf, missing, partOf } from './own';
import { FakeCopies } from './keeping';
import { binOf, calendarOf, searchOf } from './look-back';
import { blankReading } from '../../state/massage.svelte';
import { massageOf } from './massage';
import { FakeQuick, quickCheckIn } from './quick';
import { readinessOf } from './readiness';
import { settled, symmetryOf } from './tests';
import { remindersOf, wished, type FakeReminding } from './reminders';
import { reportPage } from './report';
import { put } from './settings';
import { blankPhoto, pictureOf } from './photos';
import { FakeTrainer } from './training';
import { blankStep, boardOf } from './price';
import { historyOf, inWords, overviewOf } from './views';

type Handlers = { [N in CommandName]: (input: Commands[N]['input']) => Commands[N]['output'] };

const UNREADABLE: ApiError = { code: 'failed', message: 'The journal could not be read.', fields: [] };

/** A core that remembers in memory, for tests and for looking at the page. It follows the wire, not the rules. */
export class FakeCore {
  state: FakeState = newState();
  today = '2026-06-12';
  now = '19:42';
  /** The next writes are refused with this. */
  refuse: ApiError | null = null;
  /** Questions that the journal cannot answer. */
  unreadable: CommandName[] = [];
  /** The last entry before a gap. */
  welcome: string | null = null;
  /** Whether the desktop shows notifications. */
  reach: Reach = 'comes';
  startsWithSystem = false;
  reminding: FakeReminding = { missed: null, ask: false, snoozed: false };
  /** No window of its own around the page. */
  inBrowser = false;
  /** Chooses in a menu of the system. */
  menu: (action: string) => void = () => undefined;
  /** Tells that the small window wrote something. */
  changed: () => void = () => undefined;
  /** Every call in its order. */
  calls: { name: CommandName; input: unknown }[] = [];
  /** Holds back answers until released. */
  gate: Promise<void> = Promise.resolve();
  saved: { at: string; time: string } | null = null;
  #undo: { label: string; state: FakeState }[] = [];
  #redo: { label: string; state: FakeState }[] = [];
  #next = 1;
  #own: FakeState | null = null;
  /** What the sample journal holds. */
  sample: FakeState | null = null;
  copies = new FakeCopies();
  quick = new FakeQuick();
  /** Another journal cannot be opened. */
  refuseTurn: ApiError | null = null;

  get api(): Backend {
    const api = commandsOver(async (name, input) => {
      this.calls.push({ name, input });
      await this.gate;
      if (
        this.refuse &&
        (name.startsWith('record') ||
          name.startsWith('withdraw') ||
          name.startsWith('correct') ||
          name.startsWith('add') ||
          name.startsWith('start') ||
          name.startsWith('stop') ||
          name === 'quick_record')
      ) {
        throw this.refuse;
      }
      if (this.unreadable.includes(name)) throw UNREADABLE;
      const handler = this.#handlers[name] as (given: typeof input) => Commands[typeof name]['output'];
      return structuredClone(handler(structuredClone(input)));
    });
    if (this.inBrowser) return api;
    const onMenu = (run: (action: string) => void) => void (this.menu = run);
    return { ...api, native: { onMenu, onChange: (run) => void (this.changed = run) } };
  }

  /** A photo of today. */
  addPhoto(text: string): void {
    const value = {
      ...blankPhoto(String(this.#next)),
      side: 'left' as const,
      region: 'behind_knee' as const,
      text,
    };
    const about = { day: this.today, time: '19:30', episode: this.state.current, sitting: null };
    this.#add(about, 'entry', { kind: 'photo', value });
  }

  id(): string {
    return `00000000-0000-7000-8000-${String(this.#next++).padStart(12, '0')}`;
  }

  overview(day: string | null = null): Overview {
    return overviewOf(this.state, {
      today: this.today,
      now: this.now,
      day: day ?? this.today,
      undo: this.#undo.at(-1)?.label ?? null,
      redo: this.#redo.at(-1)?.label ?? null,
      saved: this.saved,
      welcome: this.welcome,
    });
  }

  #write(label: string, change: () => void, day: string | null = null): Overview {
    this.#undo.push({ label, state: structuredClone(this.state) });
    this.#redo = [];
    change();
    this.#stampIt();
    return this.overview(day);
  }

  #stampIt(): void {
    this.saved = {
      at: `${this.today}T${this.now}:00.${String(this.#next++).padStart(3, '0')}Z`,
      time: this.now,
    };
  }

  #swap(from: 'undo' | 'redo'): Overview {
    const [source, target] = from === 'undo' ? [this.#undo, this.#redo] : [this.#redo, this.#undo];
    const act = source.pop();
    if (act) {
      target.push({ label: act.label, state: this.state });
      this.state = act.state;
      this.#stampIt();
    }
    return this.overview();
  }

  #add(
    record: Omit<FakeRecord, 'record' | 'wordings' | 'removed' | 'writtenDay'>,
    kind: 'check_in' | 'wellness' | 'entry',
    value: CheckIn | Wellness | Entry,
  ): void {
    const at = `${this.today}T${this.now}:00.000Z`;
    this.state.records.push({
      ...record,
      record: this.id(),
      removed: false,
      writtenDay: this.today,
      wordings: [{ kind, value, at, removed: false }],
    });
  }

  #reword(record: FakeRecord, value: CheckIn | Wellness | Entry): void {
    const last = record.wordings.at(-1);
    if (last)
      record.wordings.push({ ...last, value, at: `${this.today}T${this.now}:00.000Z`, removed: false });
  }

  #find(record: string): FakeRecord {
    const found = this.state.records.find((r) => r.record === record);
    if (!found)
      throw {
        code: 'not_found',
        message: 'This entry is not there any more.',
        fields: [],
      } satisfies ApiError;
    return found;
  }

  #answer(
    kind: 'check_in' | 'wellness',
    episode: string | null,
    input: { day: string; sitting: number; time?: string | null; answers: object },
  ): Overview {
    const label = Object.keys(input.answers).join(', ').replaceAll('_', ' ') || 'time';
    return this.#write(
      `${label} on ${input.day}`,
      () => {
        const known = this.state.records.find(
          (r) =>
            !r.removed &&
            r.wordings[0]?.kind === kind &&
            r.day === input.day &&
            r.sitting === input.sitting &&
            r.episode === episode,
        );
        const blank = kind === 'check_in' ? blankCheckIn : blankWellness;
        const before = (known?.wordings.at(-1)?.value ?? blank) as CheckIn;
        const value = { ...before, ...input.answers };
        if (!known) {
          const time = input.time ?? (input.day === this.today ? this.now : null);
          this.#add({ day: input.day, time, episode, sitting: input.sitting }, kind, value);
        } else {
          if (input.time) known.time = input.time;
          this.#reword(known, value);
        }
      },
      input.day,
    );
  }

  #turn(state: FakeState): Overview {
    if (this.refuseTurn) throw this.refuseTurn;
    this.#own ??= this.state;
    this.state = state;
    return this.overview();
  }

  #injury(record: string, change: Partial<Episode>): Overview {
    return this.#write('the injury', () => {
      this.state.episodes = this.state.episodes
        .map((e) => (e.record === record ? { record, episode: { ...e.episode, ...change } } : e))
        .toSorted((a, b) => Number(a.episode.closed_on !== null) - Number(b.episode.closed_on !== null));
    });
  }

  #sameAsYesterday(input: SameAsYesterday): Overview {
    const { day } = this.overview(input.day);
    const parts = (['check_in', 'wellness'] as const).map((kind) => {
      const known = partOf(this.state, kind, input);
      const now = known?.wordings.at(-1)?.value as CheckIn | undefined;
      const yesterday = kind === 'check_in' ? day?.yesterday : day?.yesterday_wellness;
      return { kind, known, now, filled: missing(kind, yesterday ?? blankWellness, now) };
    });
    const open = parts.filter(({ filled }) => Object.keys(filled).length > 0);
    const message = 'There is nothing left to take over from yesterday.';
    if (open.length === 0)
      throw { code: 'invalid', message, fields: [{ field: 'day', message }] } satisfies ApiError;
    const fill = () =>
      open.forEach(({ kind, known, now, filled }) => {
        const value = { ...(now ?? (kind === 'check_in' ? blankCheckIn : blankWellness)), ...filled };
        const episode = kind === 'check_in' ? input.episode : null;
        if (known) this.#reword(known, value as CheckIn);
        else
          this.#add(
            { day: input.day, time: this.now, episode, sitting: input.sitting },
            kind,
            value as CheckIn,
          );
      });
    return this.#write(`same as yesterday on ${input.day}`, fill, input.day);
  }

  #desk(): NotificationsView {
    if (this.inBrowser) return { reach: 'browser', starts_with_system: null };
    return { reach: this.reach, starts_with_system: this.startsWithSystem };
  }

  /** Why the library is closed: a warning stands. */
  get #shut(): string {
    const hold = this.overview().status?.hold ?? null;
    return hold === null ? '' : 'See a clinician first. The plan rests until their word is recorded.';
  }

  readonly trainer = new FakeTrainer(this, (label, change) => this.#write(label, change));

  #handlers: Handlers = {
    ...this.trainer.handlers,
    overview: ({ day }) => this.overview(day ?? null),
    history: (query) => historyOf(this.state, this.today, query),
    calendar: (query) => calendarOf(this.state, this.today, query),
    search: (query) => searchOf(this.state, query),
    bin: () => binOf(this.state, this.today),
    readiness: ({ day }) => readinessOf(this.state, day ?? this.today),
    exercises: ({ theme }) => libraryOf(this.today, theme, this.#shut),
    exercise: ({ exercise, theme }) => {
      const view = exerciseOf(exercise, theme, this.#shut);
      if (view) return view;
      throw {
        code: 'not_found',
        message: `There is no exercise ${exercise}.`,
        fields: [],
      } satisfies ApiError;
    },
    save_contraindications: (given) =>
      this.#write('your conditions', () => void (this.state.contraindications = given)),
    withdraw_red_flag: ({ flag }) => {
      this.state.withdrawn.push(flag);
      this.#stampIt();
      return this.overview();
    },
    body_course: ({ episode }) =>
      bodyCourseOf(
        this.state,
        this.state.episodes.find((e) => e.record === episode)?.episode.onset ?? this.today,
      ),
    function_course: () => functionCourseOf(this.state),
    symmetry_course: () => symmetryOf(this.state),
    pain_chart: (query) => drawPain(this.state, this.today, query),
    revisions: ({ record }) =>
      this.#find(record)
        .wordings.toReversed()
        .map((w, n) => ({
          revision: `${record}-${n}`,
          written_at: w.at,
          written: w.at.slice(0, 16).replace('T', ', '),
          removed: w.removed,
          summary: inWords(w.value),
        })),
    start_episode: ({ episode, athlete }) =>
      this.#write('start of the journal', () => {
        const record = this.id();
        this.state.episodes.unshift({ record, episode });
        this.state.current = record;
        if (athlete) this.state.athlete = athlete;
      }),
    correct_episode: ({ record, episode }) =>
      this.#write('correction of the injury', () => {
        this.state.episodes = this.state.episodes.map((e) => (e.record === record ? { record, episode } : e));
      }),
    close_injury: ({ record, on }) => this.#injury(record, { closed_on: on }),
    reopen_injury: ({ record }) => this.#injury(record, { closed_on: null }),
    link_recurrence: ({ record, of }) => this.#injury(record, { recurrence_of: of ?? null }),
    save_athlete: (athlete) =>
      this.#write('your details', () => {
        this.state.athlete = athlete;
      }),
    record_check_in: (input) => this.#answer('check_in', input.episode, input),
    record_wellness: (input) => this.#answer('wellness', null, input),
    same_as_yesterday: (input) => this.#sameAsYesterday(input),
    record_entry: ({ episode, day, time, entry }) =>
      this.#write(
        `${inWords(entry)} on ${day}`,
        () => {
          const at = time ?? (day === this.today ? this.now : null);
          this.#add({ day, time: at, episode, sitting: null }, 'entry', settled(entry));
        },
        day,
      ),
    correct_entry: ({ record, time, entry }) =>
      this.#write(
        `change of ${inWords(entry)}`,
        () => {
          const found = this.#find(record);
          if (time !== undefined) found.time = time;
          this.#reword(found, settled(entry));
        },
        this.#find(record).day,
      ),
    remove_record: ({ record }) => {
      if (this.trainer.holds(record)) return this.#write('removal', () => this.trainer.remove(record));
      if (this.state.timers.some((t) => t.record === record)) {
        const others = this.state.timers.filter((t) => t.record !== record);
        return this.#write('removal', () => void (this.state.timers = others));
      }
      return this.#write('removal', () => void (this.#find(record).removed = true), this.#find(record).day);
    },
    remove_records: ({ records }) =>
      this.#write(
        'removal',
        () => records.forEach((record) => (this.#find(record).removed = true)),
        this.#find(records[0] ?? '').day,
      ),
    move_records: ({ records, day }) =>
      this.#write('move', () => records.forEach((record) => (this.#find(record).day = day)), day),
    restore_record: ({ record }) =>
      this.#write('restoring', () => void (this.#find(record).removed = false), this.#find(record).day),
    photo: ({ record }) => pictureOf(this.#find(record)),
    add_photo: ({ episode, day, text }) =>
      this.#write(
        'a photo',
        () => {
          const value = { ...blankPhoto(String(this.#next)), text: text ?? null };
          const time = day === this.today ? this.now : null;
          this.#add({ day, time, episode, sitting: null }, 'entry', { kind: 'photo', value });
        },
        day,
      ),
    save_photo: ({ record }) => ({ name: `hamstrong-photo-${this.#find(record).day}.jpg`, bytes: 412_306 }),
    save_first_aid: (file) => this.#write('answers about first aid', () => void (this.state.firstAid = file)),
    start_timer: ({ part, minutes }) =>
      this.#write(`${part} timer`, () => {
        const set = part === 'compress' ? null : (minutes ?? (part === 'ice' ? 15 : 20));
        if (part === 'ice' && set !== null && set > 20) {
          const message = 'At most 20 minutes: skin can freeze beyond that.';
          throw { code: 'invalid', message, fields: [{ field: 'minutes', message }] } satisfies ApiError;
        }
        const timer = { part, minutes: set, started: this.now, elapsed: 0, state: 'running' as const };
        this.state.timers.push({ record: this.id(), ...timer });
      }),
    check_timer: ({ record }) =>
      this.#write('a look', () => {
        for (const timer of this.state.timers) if (timer.record === record) timer.state = 'running';
      }),
    stop_timer: ({ record, minutes }) =>
      this.#write('a step', () => {
        const timer = this.state.timers.find((t) => t.record === record);
        if (!timer) return;
        this.state.timers = this.state.timers.filter((t) => t !== timer);
        const took = minutes ?? Math.floor(timer.elapsed / 60);
        const step = { ...blankStep, part: timer.part, minutes: took };
        const about = { day: this.today, time: timer.started, episode: this.state.current, sitting: null };
        this.#add(about, 'entry', { kind: 'price_step', value: step });
      }),
    board: () => boardOf(this.state, this.today),
    massage: () =>
      massageOf(this.state, this.today, readinessOf(this.state, this.today).verdict === 'massage_ready'),
    weigh_massage: ({ massage }) => ({
      beyond: (massage.pressure ?? 0) > 5 ? [`Pressure ${massage.pressure}, where 5 is the most.`] : [],
    }),
    record_massage: ({ episode, day, time, massage, before, after }) =>
      this.#write(`massage on ${day}`, () => {
        const about = { day, time: time ?? this.now, episode, sitting: null };
        const asked = massageOf(this.state, this.today, true).check?.record ?? null;
        this.#add(about, 'entry', { kind: 'massage', value: { ...massage, asked } });
        const record = this.state.records.at(-1)?.record ?? '';
        for (const [at, items] of [
          ['before', before],
          ['after', after],
        ] as const) {
          if (!items || Object.keys(items).length === 0) continue;
          const value = { ...blankReading, ...items, massage: record, at };
          this.#add(about, 'entry', { kind: 'massage_reading', value });
        }
      }),
    adherence: (query) => aidCourseOf(this.state, this.today, query),
    save_adherence: ({ format }) => ({ name: `hamstrong-first-aid-${this.today}.${format}`, bytes: 5_120 }),
    save_course: ({ course, format }) => ({
      name: `hamstrong-${course}-${this.today}.${format}`,
      bytes: 4_096,
    }),
    save_board: () => ({ name: `hamstrong-first-72-hours-${this.today}.pdf`, bytes: 61_440 }),
    undo: () => this.#swap('undo'),
    redo: () => this.#swap('redo'),
    change_setting: (change) => this.#write('a setting', () => put(this.state, change)),
    save_export: ({ format }) => ({ name: `hamstrong.${format === 'csv' ? 'zip' : 'json'}`, bytes: 14_321 }),
    save_chart: ({ format }) => ({ name: `pain.${format}`, bytes: 8_205 }),
    import_journal: () => null,
    report_page: (query) => reportPage(this.state, this.today, query),
    save_report: () => ({ name: `hamstrong-report-${this.today}.pdf`, bytes: 164_692 }),
    save_exercise_sheet: ({ exercises }) => sheetOf(exercises, this.today),
    open_report: () => null,
    backups: () => this.copies.view(this),
    back_up_now: () => this.copies.make(this),
    prove_backup: () => this.copies.proof(),
    choose_backup_folder: () => null,
    save_copy: () => ({ name: 'hamstrong-2026-06-12.hamstrong', bytes: 184_320 }),
    open_journal: () => null,
    open_sample: () => this.#turn(this.sample ?? { ...newState(), demo: true }),
    open_own: () => this.#turn(this.#own ?? this.state),
    data_places: () => this.copies.places(),
    delete_everything: ({ word }) => {
      const fault = { field: 'word', message: 'Type “delete” to go on.' };
      if (word !== 'delete')
        throw { code: 'invalid', message: fault.message, fields: [fault] } satisfies ApiError;
      return null;
    },
    notifications: () => this.#desk(),
    start_with_system: ({ on }) => {
      this.startsWithSystem = on;
      return this.#desk();
    },
    reminders: () => remindersOf(this.state, this.reminding),
    remind_me: (wish) => {
      this.reminding = wished(this.reminding, wish);
      return remindersOf(this.state, this.reminding);
    },
    ui_ready: () => null,
    quick_setup: () => this.quick.setup(this),
    choose_quick: (choice) => this.quick.choose(this, choice),
    open_quick: () => null,
    quick_view: () => this.quick.view(this),
    quick_record: (entry) => {
      const input = quickCheckIn(this, entry);
      this.#answer('check_in', input.episode, input);
      this.changed();
      return { alerts: this.quick.alerts };
    },
    quick_ready: () => null,
    close_quick: () => null,
    open_main: () => null,
  };
}
