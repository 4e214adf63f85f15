//! What the engine is told: a log of acts, in the order in which they were written.
//!
//! Every act carries the local day on which it was written, so that a decision for a day uses only what was known
//! at the end of that day. The log holds superseded and removed wordings too: a warning sign that was recorded
//! stays recorded although it was un-ticked.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{Cause, Grade, LocalDate, PainScore, RecordId, RedFlag, SiteThird, Year};
use crate::protocol::{ClearanceScope, TestKind, Tier};

/// The name of a warning sign: one of [`RedFlag`], or one that a physio added to the protocol.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct FlagId(pub String);

impl From<RedFlag> for FlagId {
    fn from(flag: RedFlag) -> Self {
        let word = serde_json::to_value(flag).ok().and_then(|value| value.as_str().map(str::to_owned));
        Self(word.unwrap_or_default())
    }
}

/// How the injury began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Onset {
    Sudden,
    Gradual,
}

/// A condition on file that rules massage out, unless a clinician agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Contraindication {
    /// The last part of a rule id of the protocol: `anticoagulant` for `contra.anticoagulant`.
    pub id: String,
    pub agreed: Option<Agreement>,
}

/// A clinician's word on a contraindication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Agreement {
    pub by: String,
    /// First day on which it counts.
    pub on: LocalDate,
}

/// Intake: who, where, and how it happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Profile {
    /// Completed years on day 0.
    pub age: Option<u32>,
    pub site: Option<SiteThird>,
    pub cause: Option<Cause>,
    pub onset: Option<Onset>,
    /// A pop or a tearing was felt.
    pub pop: Option<bool>,
    /// Sitting on that side hurts.
    pub sitting_pain: Option<bool>,
    /// British Athletics class that a clinician entered, such as `2c`.
    pub clinician_class: Option<String>,
    pub contraindications: Vec<Contraindication>,
}

impl Profile {
    /// The younger of the two ages that a birth year allows: a rule for the young must not miss someone.
    pub fn age_from(birth: Year, on: LocalDate) -> Option<u32> {
        use chrono::Datelike;
        let years = i64::from(on.naive().year()) - birth.get() - 1;
        u32::try_from(years.max(0)).ok()
    }

    /// The leg began to hurt without one moment.
    pub(crate) fn gradual(&self) -> bool {
        self.onset == Some(Onset::Gradual) || (self.onset.is_none() && self.cause == Some(Cause::Gradual))
    }
}

/// The answers of one entry. Blank is not zero.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayValues {
    pub pain_rest: Option<PainScore>,
    pub pain_walk: Option<PainScore>,
    pub pain_stretch: Option<PainScore>,
    pub swelling: Option<Grade>,
    pub bruising: Option<Grade>,
    pub walking_normal: Option<bool>,
    pub night_pain: Option<bool>,
    /// Painkiller in the hours before the rating.
    pub painkiller: Option<bool>,
    pub low_back: Option<PainScore>,
    pub below_knee: Option<bool>,
    pub tingling: Option<bool>,
    pub cough_sneeze: Option<bool>,
    /// The event "sudden pain".
    pub sudden_pain: bool,
    pub red_flags: Vec<FlagId>,
    /// The athlete was asked about a contradiction and said that the answers stand.
    pub confirmed: bool,
}

/// How a massage went, read after 24 to 48 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MassageResult {
    Helpful,
    Neutral,
    Adverse,
    Unknown,
}

/// The result of a self-test: a number in the unit of the test, or yes and no.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Value {
    Flag(bool),
    Number(f64),
}

/// Something the athlete did in the app.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// An entry for a day, or another wording of one: the newest wording of a record counts.
    Entry { record: RecordId, day: LocalDate, values: DayValues },
    /// A record of any kind was removed.
    Void { record: RecordId },
    /// The contradictory answers of an entry stand.
    Confirm { record: RecordId },
    /// A warning sign was ticked by mistake. Counts only on the day on which it was ticked.
    Withdraw { record: RecordId, flag: FlagId, reason: String },
    /// A clinician saw the athlete.
    Clearance { record: RecordId, scope: ClearanceScope, by: String },
    /// A self-test, or another wording of one.
    Test { record: RecordId, day: LocalDate, test: TestKind, value: Value },
    /// A massage session, or what became of it.
    Massage { record: RecordId, day: LocalDate, tier: Tier, result: MassageResult },
    /// Intake was changed.
    Profile(Profile),
}

/// A deed and the local day on which it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Act {
    pub entered_on: LocalDate,
    pub deed: Deed,
}

/// Everything known about one injury and the re-injuries that followed it.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// Day 0 of the first episode.
    pub onset: LocalDate,
    /// First day on which the app was used; the day of onset when absent. No decision exists before it.
    pub started_on: Option<LocalDate>,
    /// Intake as first answered.
    pub profile: Profile,
    /// In the order of writing. Acts of one day may interleave; days out of order are sorted by the engine.
    pub acts: Vec<Act>,
}

impl History {
    /// An injury without any entry yet.
    pub fn new(onset: LocalDate) -> Self {
        Self { onset, started_on: None, profile: Profile::default(), acts: Vec::new() }
    }
}
