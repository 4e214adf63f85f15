//! The invented athlete training: what the plan of the day proposes, with what it did to the leg.

use hamstrong_rules::domain::{
    Dose, Effort, ExerciseKey, Legs, LoadKg, LocalTime, Minutes, PainScore, Percent, Session, SessionKind,
    Side,
};
use hamstrong_rules::exercises::Category;
use serde_json::json;

use super::days::Scores;
use super::diary::Diary;
use super::programme::{self, Programme};
use crate::api::error::ApiError;
use crate::api::inputs::ChartTheme;
use crate::api::training::{
    AnswerProposal, LogSession, LoggedSets, LoggedSkip, PlanPlace, PlanRow, TrainingQuery, TrainingView,
};

/// When a session begins, and when it is written down with what the next two hours did.
const BEGINS: &str = "17:30";
const WRITTEN: &str = "19:35";

impl Diary<'_> {
    /// What the physio prescribes, and the exercise of the athlete's own.
    pub(super) fn physio(&mut self, n: i64) -> Result<(), ApiError> {
        let by = programme::PHYSIO;
        let value = match n {
            12 => json!({ "exercise": "ISO-04", "by": by, "sets": 3, "hold_seconds": 10,
                "often": "every other day", "until": self.date(26) }),
            20 => json!({ "by": by, "text": "Nothing for two days after the drive, then half of it.",
                "until": self.date(21) }),
            34 => {
                json!({ "exercise": "ECC-01", "by": by, "sets": 3, "reps": 6, "often": "three times a week",
                "until": self.date(51) })
            }
            44 => json!({ "exercise": "ECC-06", "by": by, "sets": 2, "reps": 5, "often": "twice a week",
                "text": "After training, not before it." }),
            programme::OWN if self.at(n, "12:30") => {
                let own = json!({ "name": "Step-downs from a kerb", "legs": "each", "sets": 2, "reps": 8,
                    "text": "Slowly down on one leg, up with both." });
                return self.entry(n, "12:30", &json!({ "kind": "own_exercise", "value": own }));
            }
            _ => return Ok(()),
        };
        if self.at(n, "12:30") {
            self.entry(n, "12:30", &json!({ "kind": "prescription", "value": value }))?;
        }
        Ok(())
    }

    /// The session of a day.
    pub(super) fn train(&mut self, n: i64, s: &Scores) -> Result<(), ApiError> {
        let Some(what) = programme::of(n) else { return Ok(()) };
        if self.writing.is_some() {
            // Put in days later, only that there was one is still known.
            let session = Session { minutes: minutes(20), ..Session::of(SessionKind::Rehab) };
            return if self.at(n, BEGINS) { self.log(n, session, Vec::new(), Vec::new()) } else { Ok(()) };
        }
        if !self.at(n, "17:20") {
            return Ok(());
        }
        let plan = self.answered_plan(n)?;
        if !self.at(n, WRITTEN) {
            return Ok(());
        }
        let mut chosen = chosen(n, what, plan.rows);
        if chosen.is_empty() {
            return Ok(());
        }
        let reason = programme::skipped(n).filter(|_| chosen.len() > 1);
        let skipped = reason.and_then(|reason| {
            let row = chosen.pop()?;
            Some(LoggedSkip { exercise: row.key, reason, text: None })
        });
        let sets: Vec<LoggedSets> = chosen.iter().flat_map(|row| sets(n, row, s)).collect();
        if what == Programme::Sport {
            return self.sport(n, s, sets);
        }
        let runs = chosen.iter().any(|row| row.category == Some(Category::Running));
        let kind = if runs && n >= 27 { SessionKind::Run } else { SessionKind::Rehab };
        let hard = programme::SORE.iter().any(|(day, _)| *day == n);
        let session = Session {
            minutes: minutes(if what == Programme::Strength { 24 } else { 28 } + self.chance.below(7)),
            effort: Effort::try_from(2 + n / 30 + i64::from(hard)).ok(),
            ..after(Session::of(kind), (s.walk - 1).clamp(0, 1) + i64::from(hard))
        };
        self.log(n, session, sets, skipped.into_iter().collect())
    }

    /// The plan once its proposals are answered.
    fn answered_plan(&mut self, n: i64) -> Result<TrainingView, ApiError> {
        let query = TrainingQuery { episode: self.episode, theme: ChartTheme::Light };
        let plan = self.tracker.training(&query)?;
        if plan.proposals.is_empty() || n > programme::ANSWERED {
            return Ok(plan);
        }
        for proposal in plan.proposals {
            let accept = n != programme::REFUSED;
            let (exercise, session) = (proposal.exercise, proposal.session);
            let answer = AnswerProposal { episode: self.episode, exercise, session, accept };
            self.tracker.answer_proposal(&answer)?;
        }
        self.tracker.training(&query)
    }

    fn sport(&mut self, n: i64, s: &Scores, sets: Vec<LoggedSets>) -> Result<(), ApiError> {
        let session = Session {
            minutes: minutes(45 + self.chance.below(6)),
            effort: Effort::try_from(4).ok(),
            pain_during: PainScore::try_from(s.walk).ok(),
            performance: Percent::try_from(60 + 2 * (n - 35)).ok(),
            text: Some("Training with the group, without the sprints".to_owned()),
            ..after(Session::of(SessionKind::Sport), s.walk)
        };
        self.log(n, session, sets, Vec::new())
    }

    fn log(
        &mut self,
        n: i64,
        session: Session,
        sets: Vec<LoggedSets>,
        skipped: Vec<LoggedSkip>,
    ) -> Result<(), ApiError> {
        let time: Option<LocalTime> = BEGINS.parse().ok();
        let (episode, day) = (self.episode, self.date(n));
        let input = LogSession { episode, day, time, session, sets, skipped };
        self.tracker.log_session(&input).map(drop)
    }
}

/// What is done of the plan, what was prescribed first.
fn chosen(n: i64, what: Programme, rows: Vec<PlanRow>) -> Vec<PlanRow> {
    let extra = |row: &PlanRow| {
        programme::EXTRA.iter().any(|(day, id)| *day == n && row.key.to_string() == *id)
            || matches!(row.key, ExerciseKey::Own(_)) && row.place != PlanPlace::NotOffered
    };
    let due = |row: &PlanRow| match row.place {
        PlanPlace::Prescribed => row.warning.is_empty(),
        PlanPlace::Proposed => true,
        PlanPlace::Resting | PlanPlace::Fits | PlanPlace::NotOffered => extra(row),
    };
    rows.into_iter()
        .filter(|row| !row.done && what.has(row.category) && due(row))
        .take(programme::MOST)
        .collect()
}

/// The sets of an exercise: the other leg feels nothing.
fn sets(n: i64, row: &PlanRow, s: &Scores) -> Vec<LoggedSets> {
    let weight = programme::LOADED.iter().find(|(id, _)| row.key.to_string() == *id);
    let load = row.dose.load.or_else(|| weight.and_then(|(_, kg)| LoadKg::try_from(*kg).ok()));
    let of = |side, pain| LoggedSets {
        exercise: row.key.clone(),
        side,
        dose: Dose { load, ..row.dose },
        pain: PainScore::try_from(pain).ok(),
    };
    let felt = pain(n, row, s);
    match row.legs {
        Legs::Each => vec![of(Some(Side::Right), 0), of(Some(Side::Left), felt)],
        Legs::Both | Legs::Sore => vec![of(None, felt)],
    }
}

/// Pain while at it: less than on the way there, and on a sore day up to what the exercise allows.
fn pain(n: i64, row: &PlanRow, s: &Scores) -> i64 {
    use Category::{Eccentric, Isometric, Lengthening, Strength};
    let works_it = matches!(row.category, Some(Isometric | Strength | Eccentric));
    let sore = programme::SORE.iter().find(|(day, _)| *day == n).map_or(0, |(_, more)| *more);
    let most = row.pain_limit.map_or(10, PainScore::get);
    let usual = match row.category {
        Some(Lengthening) => s.walk - 2,
        _ => s.walk - 1,
    };
    let felt = usual.max(0) + if works_it { sore } else { 0 };
    felt.min(most)
}

/// The two hours after it.
fn after(session: Session, pain: i64) -> Session {
    Session {
        pain_after: PainScore::try_from(pain).ok(),
        limp_after: Some(false),
        swelling_after: Some(false),
        ..session
    }
}

fn minutes(n: i64) -> Option<Minutes> {
    Minutes::try_from(n).ok()
}
