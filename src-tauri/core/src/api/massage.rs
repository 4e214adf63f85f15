//! The Massage place: may there be one today, and what did the last ones do?

use hamstrong_rules::domain::{LocalDate, LocalTime, Massage, ReadingTime, RecordId};
use hamstrong_rules::protocol::{Benefit, BenefitItem, Tier};
use hamstrong_rules::readiness::MassageResult;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

/// Which injury.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MassageQuery {
    pub episode: RecordId,
}

/// A massage, with how the leg was before and after it, as one act.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordMassage {
    pub episode: RecordId,
    pub day: LocalDate,
    /// When it ended; blank on today's page means now, on an earlier day "not known".
    #[serde(default)]
    #[ts(optional = nullable)]
    pub time: Option<LocalTime>,
    pub massage: Massage,
    /// Items of the reading before; empty when none was taken.
    #[serde(default)]
    #[ts(type = "Partial<MassageReading>")]
    pub before: Map<String, Value>,
    /// Items of the reading within ten minutes of the end.
    #[serde(default)]
    #[ts(type = "Partial<MassageReading>")]
    pub after: Map<String, Value>,
}

/// In what a massage goes beyond what its day allows, a sentence each; empty when it stays within.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MassageWeighed {
    pub beyond: Vec<String>,
}

/// Everything the Massage place shows, for today or the day the injury was closed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MassageView {
    pub day: LocalDate,
    /// The tier that today's entries open.
    pub tier: Tier,
    pub tier_name: String,
    pub tier_what: String,
    /// "At most 20 min, pressure 5 of 10, pain 3 of 10."; blank for no massage.
    pub limits: String,
    /// Where the athlete stands, in one sentence.
    pub sentence: String,
    /// Since the last massage of the sore area too little time has passed; blank when it is over.
    pub rest: String,
    /// Closed after a massage that the leg did not take well, until when, and what comes first then; blank else.
    pub closed: String,
    pub questions: Vec<PrecheckView>,
    /// Today's answers for the next massage, once one was given.
    pub check: Option<CheckedView>,
    /// What is to be asked now, the newest massage first.
    pub due: Vec<FollowUpView>,
    /// What the day's check-in says, to be taken over as the reading before.
    pub offer: OfferView,
    /// Newest first.
    pub sessions: Vec<MassageSessionView>,
    /// How the answer of the leg is read.
    pub response_rule: String,
    /// "Did it help?", once there are enough sessions that can be compared; before that, how many are missing.
    pub together: String,
    /// What stands beside it, whatever it says.
    pub together_note: String,
    /// What massage is said to do, with what is measured and the honest word on it.
    pub benefits: Vec<BenefitView>,
}

/// A question before a massage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrecheckView {
    pub id: String,
    pub question: String,
    pub why: String,
}

/// What the answers come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PrecheckWord {
    Open,
    Go,
    NotThere,
    No,
}

/// The questions as they were answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckedView {
    pub record: RecordId,
    pub yes: Vec<String>,
    pub no: Vec<String>,
    pub verdict: PrecheckWord,
    pub text: String,
}

/// Answers of a check-in that can be taken over as a reading; never taken over by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfferView {
    #[ts(type = "Partial<MassageReading>")]
    pub items: Map<String, Value>,
    /// "Today's check-in: walking pain 2, stretch pain 3."; blank when there is nothing to take over.
    pub words: String,
}

/// A reading that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FollowUpView {
    pub massage: RecordId,
    /// The day of the massage.
    pub on: LocalDate,
    pub at: ReadingTime,
    /// The day that the answer is about.
    pub day: LocalDate,
    /// "A day after the massage of 12 June: how is it?"
    pub title: String,
    pub offer: OfferView,
}

/// A massage with what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MassageSessionView {
    pub record: RecordId,
    pub day: LocalDate,
    pub time: Option<LocalTime>,
    pub massage: Massage,
    /// Who and what: "Therapist Kim, 20 min, the sore area included, long strokes, kneading".
    pub words: String,
    /// How close it came, as the tier that this needs.
    pub needs: Tier,
    /// The questions before it: "All questions before it were answered with no."
    pub asked: String,
    /// In what it went beyond what the day allowed, a sentence each.
    pub beyond: Vec<String>,
    pub result: MassageResult,
    /// "No clear change a day later. Pain stood where it was before."
    pub result_words: String,
    /// Every reading taken, in the order of their times.
    pub readings: Vec<ReadingView>,
    pub changes: Vec<ItemChangeView>,
}

/// A reading in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadingView {
    pub record: RecordId,
    pub at: ReadingTime,
    pub words: String,
}

/// One item before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ItemChangeView {
    pub benefit: Benefit,
    pub item: BenefitItem,
    pub before: f64,
    pub after: f64,
    /// At least what the protocol calls a change.
    pub changed: bool,
}

/// Something massage is said to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BenefitView {
    pub benefit: Benefit,
    pub items: Vec<BenefitItemView>,
}

/// What is measured for it, and from which difference on it is called a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BenefitItemView {
    pub item: BenefitItem,
    pub change_at: f64,
    /// The honest word on it.
    pub why: String,
    pub sources: Vec<String>,
}
