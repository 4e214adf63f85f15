//! The command line as it is typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use hamstrong_core::api::report::Paper;
use hamstrong_core::domain::{Instant, LocalDate, LocalTime, RecordId, ZoneName};

use crate::exercises::Exercises;
use crate::log::{CheckIn, Note, Price, Session};
use crate::massage::{Massage, MassageCommand};
use crate::own::{Activity, Function, Medication, Same};
use crate::photo::PhotoCommand;
use crate::price::PriceCommand;
use crate::ready::{Clear, Estimate, Flag, Override, Test};
use crate::remind::Remind;
use crate::train::{Prescribe, ProposalCommand, SessionCommand};

/// Log and read a Hamstrong journal from a terminal.
///
/// The app must not be open on the same journal while you write; reading is always possible.
#[derive(Debug, Parser)]
#[command(
    name = "hamstrong-cli",
    version,
    after_help = "Examples:\n  \
        hamstrong-cli --journal leg.hamstrong init --side left --onset 2026-05-31\n  \
        hamstrong-cli --journal leg.hamstrong log checkin --walk 3 --rest 1 --no-limp yes\n  \
        hamstrong-cli --journal leg.hamstrong log price ice --minutes 12\n  \
        hamstrong-cli --journal leg.hamstrong price start ice --answer no\n  \
        hamstrong-cli --journal leg.hamstrong day\n  \
        hamstrong-cli --journal leg.hamstrong export --format json --out leg.json\n\n\
        Exit codes: 0 done, 1 failed, 2 the command line is wrong, 3 a value is wrong,\n\
        4 not found, 5 the journal cannot be opened, 6 it cannot be written."
)]
pub struct Cli {
    /// The journal file.
    #[arg(
        long,
        global = true,
        env = "HAMSTRONG_JOURNAL",
        default_value = "journal.hamstrong",
        value_name = "FILE"
    )]
    pub journal: PathBuf,
    /// Answer in JSON (reading commands).
    #[arg(long, global = true)]
    pub json: bool,
    /// Pretend it is this moment, for example 2026-06-12T19:42:00+02:00: for filling in and for tests.
    #[arg(long, global = true, value_name = "MOMENT")]
    pub written_at: Option<Instant>,
    /// Pretend to be in this time zone, for example Europe/Berlin.
    #[arg(long, global = true, value_name = "ZONE")]
    pub zone: Option<ZoneName>,
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a journal, and start an injury when a side is given.
    Init(Init),
    /// Log something about a day.
    #[command(subcommand)]
    Log(Log),
    /// Remove an entry; it stays in its history.
    Remove { record: RecordId },
    /// Bring a removed entry back.
    Restore { record: RecordId },
    /// Show a day with everything on it.
    Day(Day),
    /// List days, newest first.
    History(History),
    /// List what was removed in the last thirty days; bring it back with `restore`.
    Bin,
    /// Take the last act back.
    Undo,
    /// Bring the last undone act back.
    Redo,
    /// Save the journal (json, csv), the report for a physio (pdf) or the pain chart (svg, png) to a file.
    Export(Export),
    /// Bring a JSON export into this journal, which must be empty.
    Import { file: PathBuf },
    /// Look the whole journal over.
    Verify,
    /// Copy the journal into its folder of backups, where old copies thin out, or to a file; every copy is checked.
    Backup(Backup),
    /// The injuries: list, close, reopen, link one that came back.
    #[command(subcommand)]
    Injury(Injury),
    /// Show the settings, or change one.
    #[command(subcommand)]
    Settings(Setting),
    /// Delete the journal and everything beside it, for good.
    DeleteEverything(Delete),
    /// Make a journal with eight weeks of sample data, or with years of it.
    Demo(Demo),
    /// Where the injury stands on a day: phase, holds, massage, and what is missing.
    Status(Status),
    /// The course of the injury, a decision a day.
    Timeline,
    /// Why a rule answers as it does on a day: value, limit, entries, source.
    Explain(Explain),
    /// First aid: the plan of today, timers, the board of the first 72 hours.
    #[command(subcommand)]
    Price(PriceCommand),
    /// Massage: whether there may be one today, the questions before it, how it went, how the leg answered.
    #[command(subcommand)]
    Massage(MassageCommand),
    /// Photos of a bruise: add one, list them, save one as a file. `remove` and `restore` work on them too.
    #[command(subcommand)]
    Photo(PhotoCommand),
    /// The plan of the day: what was prescribed, what is proposed, what rests, and why the rest is not offered.
    Plan,
    /// A training session set by set, or logged afterwards, and the morning after it.
    #[command(subcommand)]
    Session(SessionCommand),
    /// What the rules propose for the next dose, and your answer.
    #[command(subcommand)]
    Proposal(ProposalCommand),
    /// Record what your physio prescribed: an exercise with its dose, or rest.
    Prescribe(Prescribe),
    /// Training load week by week.
    Load,
    /// Look at the library of exercises, print your own, or write its pictures.
    #[command(subcommand)]
    Exercises(Exercises),
    /// When reminders come: show, set, pause. The app makes them while it runs.
    #[command(subcommand)]
    Remind(Remind),
    /// Work on protocol files.
    #[command(subcommand)]
    Protocol(ProtocolCommand),
    /// Run a file of diaries with expected answers against the rules; exit code 1 when one differs.
    Conformance(Conformance),
}

/// Work on protocol files.
#[derive(Debug, Subcommand)]
pub enum ProtocolCommand {
    /// Look a protocol file over: every problem with its place and what was expected.
    Check { file: PathBuf },
}

#[derive(Debug, Args)]
pub struct Status {
    /// The day; today unless given.
    #[arg(long, value_name = "DAY")]
    pub on: Option<LocalDate>,
    /// With what was known at the end of this day.
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<LocalDate>,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// The rule's id, for example M2.walk.
    pub rule: String,
    /// The day; today unless given.
    #[arg(long, value_name = "DAY")]
    pub on: Option<LocalDate>,
}

#[derive(Debug, Args)]
pub struct Conformance {
    /// The scenario file; its form is described in docs/PROTOCOL.md.
    pub file: PathBuf,
    /// A protocol file of your own instead of the one that comes along.
    #[arg(long, value_name = "FILE")]
    pub protocol: Option<PathBuf>,
    /// Say first which protocol is asked.
    #[arg(long)]
    pub verbose: bool,
}

/// Left or right: the athlete's own.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum SideArg {
    Left,
    Right,
}

#[derive(Debug, Args)]
pub struct Init {
    /// A physiotherapist is involved: offers the early-loading protocol.
    #[arg(long)]
    pub physio: bool,
    /// Which leg: starts an injury.
    #[arg(long, requires = "onset")]
    pub side: Option<SideArg>,
    /// The day of the injury.
    #[arg(long, requires = "side", value_name = "DAY")]
    pub onset: Option<LocalDate>,
    /// What happened: sprint, stretch, gradual, blow or other.
    #[arg(long)]
    pub cause: Option<String>,
    /// Where in the muscle: proximal, mid or distal.
    #[arg(long)]
    pub site: Option<String>,
    /// Your name, for reports.
    #[arg(long)]
    pub name: Option<String>,
    /// Your year of birth.
    #[arg(long)]
    pub birth_year: Option<i64>,
}

/// What to log.
#[derive(Debug, Subcommand)]
pub enum Log {
    /// How the injury was, and how you were. Only the answers you give are changed.
    Checkin(Box<CheckIn>),
    /// A first-aid step.
    Price(Price),
    /// A training session.
    Session(Session),
    /// A massage; `massage record` also takes how the leg was before and after it.
    Massage(Box<Massage>),
    /// A note.
    Note(Note),
    /// Fills what is not answered yet with the answers of the day before.
    Same(Same),
    /// What was taken, for the record only.
    Medication(Medication),
    /// An activity of your own that the injury limits; with --record, other words for it or its end.
    Activity(Activity),
    /// How well one of your activities goes, 0 cannot do it to 10 as before.
    Function(Function),
    /// A self-test, by its id in the protocol, for example ake with --left and --right.
    Test(Test),
    /// A warning sign, or with --mistaken the withdrawal of one ticked today.
    Flag(Flag),
    /// "I have been seen": a clinician's word ends a hold.
    Clear(Clear),
    /// A limit that a physio changed.
    Override(Override),
    /// When you think you will be back, and when you were.
    Estimate(Estimate),
}

/// When, and for which injury.
#[derive(Debug, Args)]
pub struct When {
    /// The day it is about; today unless given.
    #[arg(long)]
    pub day: Option<LocalDate>,
    /// The time of that day, HH:MM.
    #[arg(long)]
    pub at: Option<LocalTime>,
    /// The injury; the one shown last unless given.
    #[arg(long)]
    pub episode: Option<RecordId>,
}

#[derive(Debug, Args)]
pub struct Day {
    /// The day; today unless given.
    pub day: Option<LocalDate>,
}

#[derive(Debug, Args)]
pub struct History {
    /// How many days, 1 to 400.
    #[arg(long, default_value_t = 14)]
    pub days: u32,
    /// Only days before this one.
    #[arg(long)]
    pub before: Option<LocalDate>,
    /// Instead of days, the entries whose own text has all of these words; capitals and accents do not matter.
    #[arg(long, value_name = "WORDS", conflicts_with = "before")]
    pub search: Option<String>,
}

/// A file to make.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Format {
    /// Everything with all wordings; can be imported again.
    Json,
    /// A zip of tables.
    Csv,
    /// The report for a physio.
    Pdf,
    /// The pain chart.
    Svg,
    /// The pain chart.
    Png,
}

/// What a report is printed on.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum PaperArg {
    A4,
    Letter,
}

impl From<PaperArg> for Paper {
    fn from(word: PaperArg) -> Self {
        match word {
            PaperArg::A4 => Self::A4,
            PaperArg::Letter => Self::Letter,
        }
    }
}

/// The days of a report, up to today or the day the injury was closed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum RangeArg {
    All,
    TwoWeeks,
    SixWeeks,
}

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub struct Export {
    #[arg(long)]
    pub format: Format,
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Chart: which one, as svg or png.
    #[arg(long, default_value = "pain")]
    pub chart: ChartArg,
    /// Chart: dark colours.
    #[arg(long)]
    pub dark: bool,
    /// Chart of pain: width in pixels.
    #[arg(long, default_value_t = 1008)]
    pub width: u32,
    /// Report: the paper.
    #[arg(long, default_value = "a4")]
    pub paper: PaperArg,
    /// Report: the days.
    #[arg(long, default_value = "all", conflicts_with_all = ["from", "to"])]
    pub range: RangeArg,
    /// Report: the first day.
    #[arg(long, value_name = "DAY")]
    pub from: Option<LocalDate>,
    /// Report: the last day.
    #[arg(long, value_name = "DAY")]
    pub to: Option<LocalDate>,
    /// Report: leave out name and year of birth.
    #[arg(long)]
    pub no_name: bool,
    /// Report: with private notes.
    #[arg(long)]
    pub private_notes: bool,
    /// Report: with what was taken.
    #[arg(long)]
    pub medication: bool,
    /// Report: with the photos of its days.
    #[arg(long)]
    pub photos: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ChartArg {
    Pain,
    Load,
    Activities,
    BothLegs,
}

#[derive(Debug, Args)]
pub struct Demo {
    /// The same seed gives the same journal.
    #[arg(long, default_value_t = 7)]
    pub seed: u64,
    /// The last day that has entries; today unless given.
    #[arg(long, value_name = "DAY")]
    pub until: Option<LocalDate>,
    /// Years of several injuries instead of eight weeks of one: 1 to 60.
    #[arg(long, value_name = "N")]
    pub years: Option<u32>,
    /// So many rows in those years, 400 to 1000000. A row is a wording: an entry, or a change to one.
    #[arg(long, value_name = "N")]
    pub rows: Option<u64>,
    /// One injury that never heals, over all the years.
    #[arg(long)]
    pub one_injury: bool,
}

#[derive(Debug, Args)]
pub struct Backup {
    /// A file that does not exist yet, instead of the folder of backups.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["list", "prove"])]
    pub out: Option<PathBuf>,
    /// Only say how the backups stand.
    #[arg(long, conflicts_with = "prove")]
    pub list: bool,
    /// Restore the newest one in a place of its own and compare it with the journal; look at all others.
    #[arg(long)]
    pub prove: bool,
}

/// The injuries of a journal.
#[derive(Debug, Subcommand)]
pub enum Injury {
    /// All of them, the open ones first.
    List,
    /// It is over: put it into the archive.
    Close {
        record: RecordId,
        /// Since when; today unless given.
        #[arg(long, value_name = "DAY")]
        on: Option<LocalDate>,
    },
    /// It is not over after all.
    Reopen { record: RecordId },
    /// Say that it is the return of an earlier one, or without --of that it is not.
    Link {
        record: RecordId,
        #[arg(long, value_name = "RECORD")]
        of: Option<RecordId>,
    },
}

/// Settings of a journal.
#[derive(Debug, Subcommand)]
pub enum Setting {
    /// One of them, or all.
    Get { name: Option<String> },
    /// For example: settings set length_unit inch
    Set { name: String, value: String },
}

#[derive(Debug, Args)]
pub struct Delete {
    /// The copies in the folder of backups too.
    #[arg(long)]
    pub backups: bool,
    /// The word "delete", when nobody can be asked.
    #[arg(long, value_name = "WORD")]
    pub confirm: Option<String>,
}
