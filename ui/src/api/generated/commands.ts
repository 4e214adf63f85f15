// Generated from src-tauri/commands.in by `cargo xtask codegen`. Do not edit.

import type { AddExercise } from './AddExercise';
import type { AddPhoto } from './AddPhoto';
import type { AdherenceCourse } from './AdherenceCourse';
import type { AdherenceQuery } from './AdherenceQuery';
import type { AnswerMorning } from './AnswerMorning';
import type { AnswerProposal } from './AnswerProposal';
import type { Athlete } from './Athlete';
import type { BackupsView } from './BackupsView';
import type { BinView } from './BinView';
import type { Board } from './Board';
import type { BoardQuery } from './BoardQuery';
import type { BodyCourse } from './BodyCourse';
import type { BodyCourseQuery } from './BodyCourseQuery';
import type { CalendarQuery } from './CalendarQuery';
import type { CalendarView } from './CalendarView';
import type { CheckInInput } from './CheckInInput';
import type { CheckTimer } from './CheckTimer';
import type { CloseInjury } from './CloseInjury';
import type { Contraindications } from './Contraindications';
import type { CorrectEntry } from './CorrectEntry';
import type { CorrectEpisode } from './CorrectEpisode';
import type { CorrectSet } from './CorrectSet';
import type { DataPlace } from './DataPlace';
import type { DeleteEverything } from './DeleteEverything';
import type { EndSession } from './EndSession';
import type { ExerciseQuery } from './ExerciseQuery';
import type { ExerciseView } from './ExerciseView';
import type { FirstAid } from './FirstAid';
import type { FunctionCourse } from './FunctionCourse';
import type { FunctionQuery } from './FunctionQuery';
import type { HistoryPage } from './HistoryPage';
import type { HistoryQuery } from './HistoryQuery';
import type { LibraryQuery } from './LibraryQuery';
import type { LibraryView } from './LibraryView';
import type { LinkRecurrence } from './LinkRecurrence';
import type { LoadQuery } from './LoadQuery';
import type { LoadView } from './LoadView';
import type { LogSession } from './LogSession';
import type { MassageQuery } from './MassageQuery';
import type { MassageView } from './MassageView';
import type { MassageWeighed } from './MassageWeighed';
import type { MoveRecords } from './MoveRecords';
import type { NotificationsView } from './NotificationsView';
import type { Overview } from './Overview';
import type { OverviewQuery } from './OverviewQuery';
import type { PainChart } from './PainChart';
import type { PainChartQuery } from './PainChartQuery';
import type { PhotoPicture } from './PhotoPicture';
import type { PhotoQuery } from './PhotoQuery';
import type { PriceQuery } from './PriceQuery';
import type { ProofView } from './ProofView';
import type { QuickChoice } from './QuickChoice';
import type { QuickEntry } from './QuickEntry';
import type { QuickSaved } from './QuickSaved';
import type { QuickSetup } from './QuickSetup';
import type { QuickView } from './QuickView';
import type { RateSession } from './RateSession';
import type { ReadinessQuery } from './ReadinessQuery';
import type { ReadinessView } from './ReadinessView';
import type { RecordEntry } from './RecordEntry';
import type { RecordMassage } from './RecordMassage';
import type { RecordRef } from './RecordRef';
import type { RecordSet } from './RecordSet';
import type { Records } from './Records';
import type { ReminderWish } from './ReminderWish';
import type { RemindersView } from './RemindersView';
import type { ReportPage } from './ReportPage';
import type { ReportPageQuery } from './ReportPageQuery';
import type { ReportQuery } from './ReportQuery';
import type { RevisionView } from './RevisionView';
import type { SameAsYesterday } from './SameAsYesterday';
import type { SaveAdherence } from './SaveAdherence';
import type { SaveChart } from './SaveChart';
import type { SaveCourse } from './SaveCourse';
import type { SaveExport } from './SaveExport';
import type { SavedFile } from './SavedFile';
import type { SearchPage } from './SearchPage';
import type { SearchQuery } from './SearchQuery';
import type { SessionQuery } from './SessionQuery';
import type { SessionView } from './SessionView';
import type { SettingChange } from './SettingChange';
import type { SheetQuery } from './SheetQuery';
import type { SkipExercise } from './SkipExercise';
import type { StartEpisode } from './StartEpisode';
import type { StartSession } from './StartSession';
import type { StartTimer } from './StartTimer';
import type { StartTrainingTimer } from './StartTrainingTimer';
import type { StartWithSystem } from './StartWithSystem';
import type { StopTimer } from './StopTimer';
import type { SymmetryCourse } from './SymmetryCourse';
import type { SymmetryQuery } from './SymmetryQuery';
import type { TrainingQuery } from './TrainingQuery';
import type { TrainingView } from './TrainingView';
import type { WellnessInput } from './WellnessInput';
import type { WithdrawInput } from './WithdrawInput';

/** Every command of the core: its input (or null) and its result. */
export interface Commands {
  overview: { input: OverviewQuery; output: Overview };
  history: { input: HistoryQuery; output: HistoryPage };
  calendar: { input: CalendarQuery; output: CalendarView };
  search: { input: SearchQuery; output: SearchPage };
  bin: { input: RecordRef; output: BinView };
  readiness: { input: ReadinessQuery; output: ReadinessView };
  pain_chart: { input: PainChartQuery; output: PainChart };
  body_course: { input: BodyCourseQuery; output: BodyCourse };
  function_course: { input: FunctionQuery; output: FunctionCourse };
  symmetry_course: { input: SymmetryQuery; output: SymmetryCourse };
  revisions: { input: RecordRef; output: RevisionView[] };
  exercises: { input: LibraryQuery; output: LibraryView };
  exercise: { input: ExerciseQuery; output: ExerciseView };
  start_episode: { input: StartEpisode; output: Overview };
  correct_episode: { input: CorrectEpisode; output: Overview };
  close_injury: { input: CloseInjury; output: Overview };
  reopen_injury: { input: RecordRef; output: Overview };
  link_recurrence: { input: LinkRecurrence; output: Overview };
  save_athlete: { input: Athlete; output: Overview };
  save_contraindications: { input: Contraindications; output: Overview };
  record_check_in: { input: CheckInInput; output: Overview };
  record_wellness: { input: WellnessInput; output: Overview };
  same_as_yesterday: { input: SameAsYesterday; output: Overview };
  record_entry: { input: RecordEntry; output: Overview };
  correct_entry: { input: CorrectEntry; output: Overview };
  withdraw_red_flag: { input: WithdrawInput; output: Overview };
  remove_record: { input: RecordRef; output: Overview };
  remove_records: { input: Records; output: Overview };
  move_records: { input: MoveRecords; output: Overview };
  restore_record: { input: RecordRef; output: Overview };
  photo: { input: PhotoQuery; output: PhotoPicture };
  add_photo: { input: AddPhoto; output: Overview | null };
  save_photo: { input: RecordRef; output: SavedFile | null };
  start_timer: { input: StartTimer; output: Overview };
  check_timer: { input: CheckTimer; output: Overview };
  stop_timer: { input: StopTimer; output: Overview };
  save_first_aid: { input: FirstAid; output: Overview };
  board: { input: PriceQuery; output: Board };
  massage: { input: MassageQuery; output: MassageView };
  weigh_massage: { input: RecordMassage; output: MassageWeighed };
  record_massage: { input: RecordMassage; output: Overview };
  adherence: { input: AdherenceQuery; output: AdherenceCourse };
  training: { input: TrainingQuery; output: TrainingView };
  session: { input: SessionQuery; output: SessionView };
  load: { input: LoadQuery; output: LoadView };
  start_session: { input: StartSession; output: Overview };
  add_exercise: { input: AddExercise; output: Overview };
  record_set: { input: RecordSet; output: Overview };
  correct_set: { input: CorrectSet; output: Overview };
  skip_exercise: { input: SkipExercise; output: Overview };
  start_training_timer: { input: StartTrainingTimer; output: Overview };
  stop_training_timer: { input: RecordRef; output: Overview };
  rate_session: { input: RateSession; output: Overview };
  end_session: { input: EndSession; output: Overview };
  log_session: { input: LogSession; output: Overview };
  answer_morning: { input: AnswerMorning; output: Overview };
  answer_proposal: { input: AnswerProposal; output: Overview };
  undo: { input: OverviewQuery; output: Overview };
  redo: { input: OverviewQuery; output: Overview };
  change_setting: { input: SettingChange; output: Overview };
  reminders: { input: null; output: RemindersView };
  remind_me: { input: ReminderWish; output: RemindersView };
  backups: { input: null; output: BackupsView };
  back_up_now: { input: null; output: BackupsView };
  prove_backup: { input: null; output: ProofView };
  choose_backup_folder: { input: null; output: BackupsView | null };
  save_copy: { input: null; output: SavedFile | null };
  open_journal: { input: null; output: Overview | null };
  open_sample: { input: null; output: Overview };
  open_own: { input: null; output: Overview };
  data_places: { input: null; output: DataPlace[] };
  delete_everything: { input: DeleteEverything; output: null };
  save_export: { input: SaveExport; output: SavedFile | null };
  save_chart: { input: SaveChart; output: SavedFile | null };
  save_adherence: { input: SaveAdherence; output: SavedFile | null };
  save_course: { input: SaveCourse; output: SavedFile | null };
  import_journal: { input: null; output: Overview | null };
  report_page: { input: ReportPageQuery; output: ReportPage };
  save_report: { input: ReportQuery; output: SavedFile | null };
  save_exercise_sheet: { input: SheetQuery; output: SavedFile | null };
  save_board: { input: BoardQuery; output: SavedFile | null };
  open_report: { input: null; output: null };
  notifications: { input: null; output: NotificationsView };
  start_with_system: { input: StartWithSystem; output: NotificationsView };
  ui_ready: { input: null; output: null };
  quick_setup: { input: null; output: QuickSetup };
  choose_quick: { input: QuickChoice; output: QuickSetup };
  open_quick: { input: null; output: null };
  quick_view: { input: null; output: QuickView };
  quick_record: { input: QuickEntry; output: QuickSaved };
  quick_ready: { input: null; output: null };
  close_quick: { input: null; output: null };
  open_main: { input: null; output: null };
}

export type CommandName = keyof Commands;

/** Carries one command to the core. */
export type Call = <N extends CommandName>(name: N, input: Commands[N]['input']) => Promise<Commands[N]['output']>;

/** One function a command. */
export function commandsOver(call: Call) {
  return {
    overview: (input: OverviewQuery) => call('overview', input),
    history: (input: HistoryQuery) => call('history', input),
    calendar: (input: CalendarQuery) => call('calendar', input),
    search: (input: SearchQuery) => call('search', input),
    bin: (input: RecordRef) => call('bin', input),
    readiness: (input: ReadinessQuery) => call('readiness', input),
    painChart: (input: PainChartQuery) => call('pain_chart', input),
    bodyCourse: (input: BodyCourseQuery) => call('body_course', input),
    functionCourse: (input: FunctionQuery) => call('function_course', input),
    symmetryCourse: (input: SymmetryQuery) => call('symmetry_course', input),
    revisions: (input: RecordRef) => call('revisions', input),
    exercises: (input: LibraryQuery) => call('exercises', input),
    exercise: (input: ExerciseQuery) => call('exercise', input),
    startEpisode: (input: StartEpisode) => call('start_episode', input),
    correctEpisode: (input: CorrectEpisode) => call('correct_episode', input),
    closeInjury: (input: CloseInjury) => call('close_injury', input),
    reopenInjury: (input: RecordRef) => call('reopen_injury', input),
    linkRecurrence: (input: LinkRecurrence) => call('link_recurrence', input),
    saveAthlete: (input: Athlete) => call('save_athlete', input),
    saveContraindications: (input: Contraindications) => call('save_contraindications', input),
    recordCheckIn: (input: CheckInInput) => call('record_check_in', input),
    recordWellness: (input: WellnessInput) => call('record_wellness', input),
    sameAsYesterday: (input: SameAsYesterday) => call('same_as_yesterday', input),
    recordEntry: (input: RecordEntry) => call('record_entry', input),
    correctEntry: (input: CorrectEntry) => call('correct_entry', input),
    withdrawRedFlag: (input: WithdrawInput) => call('withdraw_red_flag', input),
    removeRecord: (input: RecordRef) => call('remove_record', input),
    removeRecords: (input: Records) => call('remove_records', input),
    moveRecords: (input: MoveRecords) => call('move_records', input),
    restoreRecord: (input: RecordRef) => call('restore_record', input),
    photo: (input: PhotoQuery) => call('photo', input),
    addPhoto: (input: AddPhoto) => call('add_photo', input),
    savePhoto: (input: RecordRef) => call('save_photo', input),
    startTimer: (input: StartTimer) => call('start_timer', input),
    checkTimer: (input: CheckTimer) => call('check_timer', input),
    stopTimer: (input: StopTimer) => call('stop_timer', input),
    saveFirstAid: (input: FirstAid) => call('save_first_aid', input),
    board: (input: PriceQuery) => call('board', input),
    massage: (input: MassageQuery) => call('massage', input),
    weighMassage: (input: RecordMassage) => call('weigh_massage', input),
    recordMassage: (input: RecordMassage) => call('record_massage', input),
    adherence: (input: AdherenceQuery) => call('adherence', input),
    training: (input: TrainingQuery) => call('training', input),
    session: (input: SessionQuery) => call('session', input),
    load: (input: LoadQuery) => call('load', input),
    startSession: (input: StartSession) => call('start_session', input),
    addExercise: (input: AddExercise) => call('add_exercise', input),
    recordSet: (input: RecordSet) => call('record_set', input),
    correctSet: (input: CorrectSet) => call('correct_set', input),
    skipExercise: (input: SkipExercise) => call('skip_exercise', input),
    startTrainingTimer: (input: StartTrainingTimer) => call('start_training_timer', input),
    stopTrainingTimer: (input: RecordRef) => call('stop_training_timer', input),
    rateSession: (input: RateSession) => call('rate_session', input),
    endSession: (input: EndSession) => call('end_session', input),
    logSession: (input: LogSession) => call('log_session', input),
    answerMorning: (input: AnswerMorning) => call('answer_morning', input),
    answerProposal: (input: AnswerProposal) => call('answer_proposal', input),
    undo: (input: OverviewQuery) => call('undo', input),
    redo: (input: OverviewQuery) => call('redo', input),
    changeSetting: (input: SettingChange) => call('change_setting', input),
    reminders: () => call('reminders', null),
    remindMe: (input: ReminderWish) => call('remind_me', input),
    backups: () => call('backups', null),
    backUpNow: () => call('back_up_now', null),
    proveBackup: () => call('prove_backup', null),
    chooseBackupFolder: () => call('choose_backup_folder', null),
    saveCopy: () => call('save_copy', null),
    openJournal: () => call('open_journal', null),
    openSample: () => call('open_sample', null),
    openOwn: () => call('open_own', null),
    dataPlaces: () => call('data_places', null),
    deleteEverything: (input: DeleteEverything) => call('delete_everything', input),
    saveExport: (input: SaveExport) => call('save_export', input),
    saveChart: (input: SaveChart) => call('save_chart', input),
    saveAdherence: (input: SaveAdherence) => call('save_adherence', input),
    saveCourse: (input: SaveCourse) => call('save_course', input),
    importJournal: () => call('import_journal', null),
    reportPage: (input: ReportPageQuery) => call('report_page', input),
    saveReport: (input: ReportQuery) => call('save_report', input),
    saveExerciseSheet: (input: SheetQuery) => call('save_exercise_sheet', input),
    saveBoard: (input: BoardQuery) => call('save_board', input),
    openReport: () => call('open_report', null),
    notifications: () => call('notifications', null),
    startWithSystem: (input: StartWithSystem) => call('start_with_system', input),
    uiReady: () => call('ui_ready', null),
    quickSetup: () => call('quick_setup', null),
    chooseQuick: (input: QuickChoice) => call('choose_quick', input),
    openQuick: () => call('open_quick', null),
    quickView: () => call('quick_view', null),
    quickRecord: (input: QuickEntry) => call('quick_record', input),
    quickReady: () => call('quick_ready', null),
    closeQuick: () => call('close_quick', null),
    openMain: () => call('open_main', null),
  };
}

export type Api = ReturnType<typeof commandsOver>;
