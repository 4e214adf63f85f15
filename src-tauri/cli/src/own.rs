//! Logging what is the athlete's own: yesterday's answers again, what was taken, activities and their scores.

use clap::Args;
use hamstrong_core::Tracker;
use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::function::ActivityView;
use hamstrong_core::api::inputs::{CorrectEntry, OverviewQuery, SameAsYesterday};
use hamstrong_core::api::views::Overview;
use hamstrong_core::domain::RecordId;
use serde_json::{Value, json};

use crate::args::When;
use crate::log::{entry, parse_entry, target};

#[derive(Debug, Args)]
pub struct Same {
    #[command(flatten)]
    pub when: When,
    /// Which check-in of the day to fill; the newest unless given.
    #[arg(long)]
    pub sitting: Option<u32>,
}

#[derive(Debug, Args)]
pub struct Medication {
    /// What it was, as it stands on the packet.
    pub name: String,
    #[command(flatten)]
    pub when: When,
    /// How much.
    #[arg(long)]
    pub dose: Option<String>,
}

#[derive(Debug, Args)]
pub struct Activity {
    /// What it is, in your words.
    pub text: Option<String>,
    #[command(flatten)]
    pub when: When,
    /// The activity to rename, retire or bring back.
    #[arg(long)]
    pub record: Option<RecordId>,
    /// It is no longer asked about; its scores stay.
    #[arg(long, conflicts_with = "bring_back")]
    pub retire: bool,
    /// It is asked about again.
    #[arg(long)]
    pub bring_back: bool,
}

#[derive(Debug, Args)]
pub struct Function {
    /// The activity: its words or the beginning of them, or its record.
    pub activity: String,
    /// 0 cannot do it, 10 as before.
    pub score: i64,
    #[command(flatten)]
    pub when: When,
}

impl Same {
    /// Takes yesterday's answers over.
    pub fn log(&self, tracker: &mut Tracker) -> Result<Overview, ApiError> {
        let (episode, day) = target(tracker, &self.when)?;
        let shown = tracker.overview(&OverviewQuery { day: Some(day), episode: Some(episode) })?;
        let newest = shown.day.and_then(|d| d.sittings.last().map(|s| s.sitting)).unwrap_or(1);
        let sitting = self.sitting.unwrap_or(newest);
        tracker.same_as_yesterday(&SameAsYesterday { episode, day, sitting })
    }
}

impl Medication {
    /// As an entry.
    pub fn value(&self) -> Value {
        json!({ "kind": "medication", "value": { "name": self.name, "dose": self.dose } })
    }
}

impl Activity {
    /// Names an activity, or changes one that is there.
    pub fn log(&self, tracker: &mut Tracker) -> Result<Overview, ApiError> {
        let (_, day) = target(tracker, &self.when)?;
        let Some(record) = self.record else {
            let text = self.text.as_deref().unwrap_or_default();
            return entry(tracker, &self.when, &activity(text, None));
        };
        let known = find(tracker, &self.when, |a| a.record == record)?;
        let text = self.text.as_deref().unwrap_or(&known.text);
        let retired_on = match (self.retire, self.bring_back) {
            (true, _) => Some(day),
            (false, true) => None,
            (false, false) => known.retired_on,
        };
        let entry = parse_entry(&activity(text, retired_on))?;
        tracker.correct_entry(&CorrectEntry { record, time: None, entry })
    }
}

impl Function {
    /// Scores an activity, or corrects the score of the day.
    pub fn log(&self, tracker: &mut Tracker) -> Result<Overview, ApiError> {
        let wanted = self.activity.to_lowercase();
        let known = find(tracker, &self.when, |a| {
            a.record.to_string() == self.activity || a.text.to_lowercase().starts_with(&wanted)
        })?;
        let value =
            json!({ "kind": "function_score", "value": { "activity": known.record, "score": self.score } });
        match known.today {
            Some(given) => {
                let entry = parse_entry(&value)?;
                tracker.correct_entry(&CorrectEntry { record: given.record, time: None, entry })
            }
            None => entry(tracker, &self.when, &value),
        }
    }
}

fn activity(text: &str, retired_on: Option<hamstrong_core::domain::LocalDate>) -> Value {
    json!({ "kind": "activity", "value": { "text": text, "retired_on": retired_on } })
}

/// The one activity that is meant.
fn find(
    tracker: &Tracker,
    when: &When,
    is_meant: impl Fn(&ActivityView) -> bool,
) -> Result<ActivityView, ApiError> {
    let (episode, day) = target(tracker, when)?;
    let shown = tracker.overview(&OverviewQuery { day: Some(day), episode: Some(episode) })?;
    let all = shown.day.map(|d| [d.function.open, d.function.retired].concat()).unwrap_or_default();
    let mut meant = all.into_iter().filter(is_meant);
    match (meant.next(), meant.next()) {
        (Some(one), None) => Ok(one),
        (None, _) => Err(ApiError::field("activity", "There is no such activity on that day.")),
        (Some(_), Some(_)) => Err(ApiError::field("activity", "Several activities begin like that.")),
    }
}
