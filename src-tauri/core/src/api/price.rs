//! First aid as the tiles, the running timers and the board show it, and what they send.

use hamstrong_rules::domain::{DayIndex, FirstAid, LocalTime, Minutes, PriceKind, RecordId};
use hamstrong_rules::protocol::Confidence;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::readiness::SourceView;
use super::report::Paper;

/// Starts ice, a wrap or elevation, today and now.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartTimer {
    pub episode: RecordId,
    pub part: PriceKind,
    /// How long it is meant to last; blank takes what the plan proposes.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub minutes: Option<Minutes>,
}

/// A look at skin or toes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckTimer {
    pub record: RecordId,
    /// Colour, feeling and warmth are as they should be. Without that, ice ends at once.
    pub fine: bool,
}

/// Ends a timer and logs the step.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StopTimer {
    pub record: RecordId,
    /// How long it was; blank takes what the timer says.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub minutes: Option<Minutes>,
}

/// First aid of a day against its plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PriceView {
    /// "Protect and calm, days 0 to 2".
    pub stage: String,
    /// The variant of the protocol: "Balanced".
    pub variant: String,
    /// Why the variant is as it is.
    pub rationale: String,
    /// "3 of 5 parts of the plan logged."
    pub coverage: String,
    /// The five parts in the order of the word.
    pub tiles: Vec<PriceTile>,
    /// Limits that what was logged has passed.
    pub notices: Vec<String>,
    pub evidence: String,
    pub questions: Vec<AidQuestion>,
    pub first_aid: FirstAid,
    /// The first-72-hours board belongs on this day.
    pub board: bool,
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TileUnit {
    /// Items of protection kept.
    Kept,
    WalkedMinutes,
    VigorousMinutes,
    Sessions,
    /// Shown as hours and minutes.
    WornMinutes,
    Minutes,
}

/// How far a part has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TileState {
    /// Not asked for: by the phase, for want of swelling or exercise, or by choice.
    NotInPlan,
    /// As far as it helps.
    Optional,
    Open,
    /// The plan of the day is met.
    Enough,
    /// A limit of the day is passed.
    Over,
}

/// One part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PriceTile {
    pub part: PriceKind,
    /// Done today; none when nothing was logged.
    pub done: Option<u32>,
    /// The end of the plan the figure is held against; none when there is none.
    pub of: Option<u32>,
    pub unit: TileUnit,
    pub state: TileState,
    /// "3 to 6 sessions of 10 to 15 minutes."
    pub plan: String,
    /// "One more for the plan." or "Enough for today."
    pub said: String,
    /// Something to know before going on; blank when there is nothing.
    pub caution: String,
    pub why: Vec<PlanReason>,
    /// What PEACE & LOVE says of this part; blank when the file has nothing.
    pub other_school: String,
    pub timer: Option<TimerView>,
    /// Whether a timer may be started; none for parts without one, and on earlier days.
    pub start: Option<StartView>,
}

/// A rule behind a part of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PlanReason {
    pub rule: String,
    pub why: String,
    pub sources: Vec<String>,
    pub confidence: Vec<Confidence>,
}

/// How far a running timer has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TimerState {
    Running,
    /// Skin or toes are to be looked at.
    CheckDue,
    /// Past the warning, before the end.
    Warned,
    /// The time that was set is over.
    TimeUp,
    /// Nobody ended it: how long was it?
    Finished,
}

/// A running timer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TimerView {
    pub record: RecordId,
    pub started: LocalTime,
    /// Seconds since the start at the moment of this answer, never below zero.
    pub elapsed: i64,
    /// Seconds it was set to.
    pub set: Option<i64>,
    pub state: TimerState,
    /// One sentence of what to do.
    pub said: String,
    /// Seconds until it has something new to say.
    pub next_in: Option<i64>,
    /// Minutes to propose when it asks how long it was.
    pub proposed: Option<i64>,
    /// Skin or toes have not been as they should be.
    pub trouble: bool,
}

/// Starting a timer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct StartView {
    pub open: bool,
    /// The questions come first.
    pub ask_first: bool,
    /// Minutes proposed; none for a wrap.
    pub minutes: Option<u32>,
    /// Longest that may be set.
    pub at_most: Option<u32>,
    /// Why not, or what to know: "The skin warms up first: ice again from 15:20."
    pub reason: String,
    /// From when it may start.
    pub from: Option<LocalTime>,
}

/// A question that may rule ice or a wrap out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AidQuestion {
    pub id: String,
    pub part: PriceKind,
    pub question: String,
    pub why: String,
    /// None: never answered.
    pub present: Option<bool>,
}

/// The first 72 hours on one screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Board {
    /// "First 72 hours".
    pub title: String,
    /// "Left hamstring, day 1. Friday 12 June, 19:42."
    pub about: String,
    pub day_index: DayIndex,
    pub steps: Vec<BoardStep>,
    /// "Leave out until the end of 15 June".
    pub avoid_title: String,
    pub avoid: Vec<BoardAvoid>,
    pub help_title: String,
    /// When to get help at once.
    pub help: Vec<String>,
    pub sources: Vec<SourceView>,
    pub closing: String,
}

/// The board on paper.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BoardQuery {
    pub episode: RecordId,
    pub paper: Paper,
}

/// A step of the board.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BoardStep {
    pub part: PriceKind,
    pub name: String,
    /// What to do, in large letters.
    pub now: String,
    /// How.
    pub how: String,
    /// What was done today.
    pub done: String,
    /// "Next from 15:20"; blank when there is no time to say.
    pub next: String,
    /// Going on, or to be looked at, just now.
    pub running: bool,
}

/// Something to leave out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BoardAvoid {
    pub what: String,
    pub why: String,
    pub sources: Vec<String>,
}

/// Which injury's first aid.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PriceQuery {
    pub episode: RecordId,
}
