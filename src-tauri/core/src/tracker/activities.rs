//! The athlete's own activities: named, scored once a week, retired, never forgotten.

use hamstrong_rules::domain::{Activity, FunctionScore, LocalDate, RecordId};
use hamstrong_rules::function::{self, Change, EVERY_DAYS, FEWEST, Kept, MOST, Round, Scored};

use super::Tracker;
use crate::api::error::ApiError;
use crate::api::function::{
    ActivityCourse, ActivityView, EarlierScore, FunctionCourse, FunctionQuery, FunctionView, GivenScore,
    RoundView,
};
use crate::api::inputs::Entry;
use crate::store::Kind;
use crate::store::read::Select;
use crate::words;

const SOURCE: &str = "After the idea of the patient-specific functional scale (Stratford 1995): your own activities, \
     0 cannot do it, 10 as before.";

/// All activities of an injury and their scores.
struct Journal {
    kept: Vec<(Kept, String)>,
    scores: Vec<(RecordId, Scored)>,
}

impl Journal {
    fn kept(&self) -> Vec<Kept> {
        self.kept.iter().map(|(kept, _)| *kept).collect()
    }

    fn scored(&self) -> Vec<Scored> {
        self.scores.iter().map(|(_, scored)| *scored).collect()
    }
}

impl Tracker {
    fn activities(&self, episode: RecordId) -> Result<Journal, ApiError> {
        let select = |kind| Select { kind, episode: Some(episode), days: None, removed: false };
        let mut journal = Journal { kept: Vec::new(), scores: Vec::new() };
        for head in self.store.heads(select(Kind::Activity))? {
            let activity: Activity = head.revision.value()?;
            let kept = Kept {
                activity: head.revision.record,
                since: head.revision.felt.day,
                retired_on: activity.retired_on,
            };
            journal.kept.push((kept, activity.text));
        }
        for head in self.store.heads(select(Kind::FunctionScore))? {
            let FunctionScore { activity, score } = head.revision.value()?;
            let scored = Scored { day: head.revision.felt.day, activity, score };
            journal.scores.push((head.revision.record, scored));
        }
        Ok(journal)
    }

    /// What is asked for on a day.
    pub(super) fn function_view(&self, episode: RecordId, day: LocalDate) -> Result<FunctionView, ApiError> {
        let journal = self.activities(episode)?;
        let scores = journal.scored();
        let view = |(kept, text): &(Kept, String)| {
            let ours = || journal.scores.iter().filter(|(_, s)| s.activity == kept.activity);
            ActivityView {
                record: kept.activity,
                text: text.clone(),
                retired_on: kept.retired_on,
                due: function::is_due(kept, &scores, day),
                today: ours()
                    .find(|(_, s)| s.day == day)
                    .map(|(record, s)| GivenScore { record: *record, score: s.score }),
                before: ours()
                    .filter(|(_, s)| s.day < day)
                    .max_by_key(|(_, s)| s.day)
                    .map(|(_, s)| EarlierScore { day: s.day, score: s.score }),
            }
        };
        let of = |open: bool| {
            journal.kept.iter().filter(move |(kept, _)| kept.since <= day && kept.is_open(day) == open)
        };
        let open: Vec<ActivityView> = of(true).map(view).collect();
        let due = open.iter().any(|activity| activity.due);
        let when = when(&open, due);
        let count = |n: usize| u32::try_from(n).unwrap_or_default();
        Ok(FunctionView {
            retired: of(false).map(view).collect(),
            open,
            due,
            when,
            fewest: count(FEWEST),
            most: count(MOST),
        })
    }

    /// How the activities went.
    ///
    /// # Errors
    /// An injury that is not there.
    pub fn function_course(&self, query: &FunctionQuery) -> Result<FunctionCourse, ApiError> {
        self.standing(query.episode, Kind::Episode)?;
        let journal = self.activities(query.episode)?;
        let rounds = function::rounds(&journal.kept(), &journal.scored());
        let course = |(kept, text): &(Kept, String)| ActivityCourse {
            record: kept.activity,
            text: text.clone(),
            retired_on: kept.retired_on,
            scores: journal
                .scores
                .iter()
                .filter(|(_, s)| s.activity == kept.activity)
                .map(|(_, s)| EarlierScore { day: s.day, score: s.score })
                .collect(),
        };
        let mut activities: Vec<ActivityCourse> = journal.kept.iter().map(course).collect();
        activities.retain(|activity| !activity.scores.is_empty());
        let (headline, detail) = finding(&rounds, !activities.is_empty());
        Ok(FunctionCourse {
            headline,
            detail,
            source: SOURCE.to_owned(),
            rounds: rounds.iter().map(round_view).collect(),
            activities,
        })
    }

    /// An activity or a score that can be kept: not one too many, and of an activity that is there.
    pub(super) fn check_kept(
        &self,
        entry: &Entry,
        episode: Option<RecordId>,
        record: Option<RecordId>,
    ) -> Result<(), ApiError> {
        let Some(episode) = episode else { return Ok(()) };
        match entry {
            Entry::Activity(activity) if activity.retired_on.is_none() => {
                let others = self.activities(episode)?.kept;
                let open = others
                    .iter()
                    .filter(|(kept, _)| kept.retired_on.is_none() && Some(kept.activity) != record);
                if open.count() >= MOST {
                    let text = format!("At most {} at a time. Retire one first.", words::count(MOST));
                    return Err(ApiError::field("text", text));
                }
                Ok(())
            }
            Entry::FunctionScore(score) => {
                let head = self.standing(score.activity, Kind::Activity)?;
                if head.episode == Some(episode) {
                    return Ok(());
                }
                Err(ApiError::field("activity", "This activity belongs to another injury."))
            }
            _ => Ok(()),
        }
    }
}

fn when(open: &[ActivityView], due: bool) -> String {
    if open.is_empty() {
        return String::new();
    }
    let newest = open.iter().filter_map(|a| a.before).map(|s| s.day).max();
    let scored_today = open.iter().all(|a| a.today.is_some());
    match (due, newest) {
        (true, None) if open.iter().any(|a| a.today.is_none()) => "Not scored yet.".to_owned(),
        (true, Some(day)) => format!("Last scored on {}.", words::day(day)),
        (_, _) if scored_today => "Scored today.".to_owned(),
        (false, Some(day)) => format!("Due again on {}.", words::day(day.plus_days(EVERY_DAYS))),
        (_, None) => "Scored today.".to_owned(),
    }
}

fn round_view(round: &Round) -> RoundView {
    RoundView {
        day: round.day,
        mean: tenth(round.mean()),
        activities: u32::try_from(round.parts.len()).unwrap_or_default(),
    }
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

fn finding(rounds: &[Round], scored: bool) -> (String, String) {
    let (Some(first), Some(last)) = (rounds.first(), rounds.last()) else {
        let text = if scored { "Not every activity has a score of the same week yet." } else { "" };
        return (text.to_owned(), String::new());
    };
    let Some(change) = function::change(rounds) else {
        let mean = tenth(last.mean());
        return (format!("{mean:.1} of 10 on {}.", words::day(last.day)), String::new());
    };
    let days = last.day.days_since(first.day);
    let (from, to) = (tenth(change.from), tenth(change.to));
    let over = if change.activities == 1 {
        "one activity".to_owned()
    } else {
        format!("{} activities", words::count(change.activities))
    };
    let headline =
        format!("Your activities went from {from:.1} to {to:.1} of 10 in {days} days, over {over}.");
    (headline, size(&change))
}

fn size(change: &Change) -> String {
    let enough = if change.activities == 1 { "3 points of one activity" } else { "2 points of the mean" };
    if change.is_real {
        format!("A change of {enough} or more is larger than the measure's own error.")
    } else {
        format!("Less than {enough} may be chance.")
    }
}
