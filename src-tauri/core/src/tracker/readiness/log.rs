//! The journal as a log of acts, in the order of writing: every wording that a decision can know counts, also those
//! that were corrected or removed later, because a decision of a day uses what was known then.

use std::collections::{HashMap, HashSet};

use hamstrong_rules::domain::{
    Athlete, Cause, CheckIn, Clearance, ClearedFor, Contraindications, Episode, Event, LocalDate, RecordId,
    SelfTest, Wellness, Withdrawal,
};
use hamstrong_rules::protocol::{ClearanceScope, MassageResponse};
use hamstrong_rules::readiness::{
    Act, Agreement, Contraindication, DayValues, Deed, FlagId, History, Onset, Profile, self_test_results,
};

use super::super::Tracker;
use super::massages::MassageLog;
use crate::api::error::{ApiError, ErrorCode};
use crate::api::readiness::WithdrawInput;
use crate::store::change::{Memory, Wording};
use crate::store::revision::payload_of;
use crate::store::{Kind, Revision};

/// Kinds the engine reads.
const READ: [Kind; 10] = [
    Kind::Episode,
    Kind::Athlete,
    Kind::Contraindications,
    Kind::CheckIn,
    Kind::Wellness,
    Kind::SelfTest,
    Kind::Clearance,
    Kind::Withdrawal,
    Kind::Massage,
    Kind::MassageReading,
];

/// Intake as it stood at some point of the log.
#[derive(Default)]
struct Intake {
    episode: Option<Episode>,
    athlete: Athlete,
    conditions: Contraindications,
}

impl Intake {
    fn profile(&self) -> Profile {
        let Some(episode) = &self.episode else { return Profile::default() };
        let onset = match episode.cause {
            Some(Cause::Gradual) => Some(Onset::Gradual),
            Some(Cause::Sprint | Cause::Stretch | Cause::Blow) => Some(Onset::Sudden),
            Some(Cause::Other) | None => None,
        };
        let conditions = self.conditions.answers.iter().filter(|c| c.present).map(|c| Contraindication {
            id: c.id.trim_start_matches("contra.").to_owned(),
            agreed: c.agreed_by.clone().zip(c.agreed_on).map(|(by, on)| Agreement { by, on }),
        });
        Profile {
            age: self.athlete.birth_year.and_then(|year| Profile::age_from(year, episode.onset)),
            site: episode.site,
            cause: episode.cause,
            onset,
            pop: episode.pop,
            sitting_pain: episode.sitting_pain,
            clinician_class: episode.clinician_class.clone(),
            contraindications: conditions.collect(),
        }
    }
}

impl Tracker {
    /// Everything the engine is told about an injury.
    pub(super) fn engine_history(
        &self,
        record: RecordId,
        episode: &Episode,
        response: &MassageResponse,
    ) -> Result<History, ApiError> {
        let mut all: Vec<(i64, Revision)> = Vec::new();
        for kind in READ {
            self.store.each_told::<ApiError>(kind, record, episode.onset, |seq, revision| {
                all.push((seq, revision));
                Ok(())
            })?;
        }
        self.history_of(all, episode, response)
    }

    fn history_of(
        &self,
        mut all: Vec<(i64, Revision)>,
        episode: &Episode,
        response: &MassageResponse,
    ) -> Result<History, ApiError> {
        all.sort_by_key(|(seq, _)| *seq);
        let alone = self.episode_heads()?.len() < 2;
        let logged: HashSet<LocalDate> =
            all.iter().filter(|(_, r)| r.kind == Kind::CheckIn).map(|(_, r)| r.felt.day).collect();

        let mut history = History::new(episode.onset);
        let mut intake = Intake::default();
        let mut started = false;
        let mut side = episode.side;
        let mut massages = MassageLog::new(response);
        for (_, revision) in all {
            match revision.kind {
                Kind::Episode => {
                    let words: Episode = revision.value()?;
                    side = words.side;
                    if !started {
                        history.started_on = Some(revision.written_day.max(episode.onset));
                    }
                    intake.episode = Some(words);
                }
                Kind::Athlete => intake.athlete = revision.value()?,
                Kind::Contraindications => intake.conditions = revision.value()?,
                Kind::Wellness if !alone && !logged.contains(&revision.felt.day) && !warns(&revision)? => {
                    continue;
                }
                _ => {}
            }
            match revision.kind {
                Kind::Episode | Kind::Athlete | Kind::Contraindications => {
                    let profile = intake.profile();
                    if started {
                        history
                            .acts
                            .push(Act { entered_on: revision.written_day, deed: Deed::Profile(profile) });
                    } else {
                        history.profile = profile;
                    }
                    started |= revision.kind == Kind::Episode;
                }
                Kind::Massage | Kind::MassageReading => {
                    let entered_on = revision.written_day;
                    let told = massages.hear(&revision)?;
                    history.acts.extend(told.map(|deed| Act { entered_on, deed }));
                }
                _ => history.acts.extend(acts_of(&revision, side)?),
            }
        }
        drop_before(&mut history, episode.onset);
        Ok(history)
    }

    /// Records that a sign ticked today was a slip.
    pub(super) fn withdraw(&mut self, input: &WithdrawInput) -> Result<(), ApiError> {
        let reason = input.reason.trim();
        if reason.is_empty() {
            return Err(ApiError::field("reason", "Say in a few words how it came to be ticked."));
        }
        let (stamp, _) = self.stamp()?;
        let mut ticked: HashMap<RecordId, bool> = HashMap::new();
        self.store.each_of_kind::<ApiError>(Kind::Wellness, |_, revision, _| {
            if revision.written_day == stamp.day
                && revision.value::<Wellness>()?.red_flags.contains(&input.flag)
            {
                ticked.insert(revision.record, true);
            }
            Ok(())
        })?;
        let Some(of) = ticked.into_keys().next() else {
            let text = "Only a sign that was ticked today can be withdrawn. An earlier one ends when you have been \
                        seen.";
            return Err(ApiError::new(ErrorCode::Invalid, text));
        };
        let words = Withdrawal { of, flag: input.flag, reason: reason.to_owned() };
        let felt = self.felt(stamp.day, None)?;
        let wording = Wording {
            kind: Kind::Withdrawal,
            episode: None,
            felt,
            sitting: None,
            payload: payload_of(&words)?,
        };
        // Neither undone nor redone: it is an act of its own that stays on record.
        self.store.change(stamp, |change| {
            change.add(wording)?;
            Ok::<_, ApiError>(((), Memory::None))
        })
    }
}

fn warns(revision: &Revision) -> Result<bool, ApiError> {
    Ok(!revision.value::<Wellness>()?.red_flags.is_empty())
}

/// What belongs to a day before the injury is not told: windows never reach back before day 0.
fn drop_before(history: &mut History, onset: LocalDate) {
    history.acts.retain(|act| match &act.deed {
        Deed::Entry { day, .. } | Deed::Test { day, .. } | Deed::Massage { day, .. } => *day >= onset,
        Deed::Void { .. }
        | Deed::Confirm { .. }
        | Deed::Withdraw { .. }
        | Deed::Clearance { .. }
        | Deed::Profile(_) => true,
    });
}

fn acts_of(revision: &Revision, side: hamstrong_rules::domain::Side) -> Result<Vec<Act>, ApiError> {
    let act = |deed| Act { entered_on: revision.written_day, deed };
    let (record, day) = (revision.record, revision.felt.day);
    if revision.voided {
        return Ok(vec![act(Deed::Void { record })]);
    }
    Ok(match revision.kind {
        Kind::CheckIn => vec![act(Deed::Entry { record, day, values: injury_values(&revision.value()?) })],
        Kind::Wellness => vec![act(Deed::Entry { record, day, values: person_values(&revision.value()?) })],
        Kind::SelfTest => {
            let test: SelfTest = revision.value()?;
            self_test_results(&test, side)
                .into_iter()
                .map(|(kind, value)| {
                    act(Deed::Test { record: result_id(record, kind.word()), day, test: kind, value })
                })
                .collect()
        }
        Kind::Clearance => {
            let word: Clearance = revision.value()?;
            let scope = match word.scope {
                ClearedFor::All => ClearanceScope::All,
                ClearedFor::Back => ClearanceScope::Back,
                ClearedFor::Massage => ClearanceScope::Massage,
            };
            vec![act(Deed::Clearance { record, scope, by: word.by })]
        }
        Kind::Withdrawal => {
            let slip: Withdrawal = revision.value()?;
            vec![act(Deed::Withdraw { record: slip.of, flag: FlagId::from(slip.flag), reason: slip.reason })]
        }
        Kind::Athlete
        | Kind::Episode
        | Kind::PriceStep
        | Kind::Session
        | Kind::Massage
        | Kind::MassageReading
        | Kind::MassageCheck
        | Kind::Note
        | Kind::Contraindications
        | Kind::ProtocolChoice
        | Kind::RuleChange
        | Kind::Estimate
        | Kind::Medication
        | Kind::Activity
        | Kind::FunctionScore
        | Kind::PriceTimer
        | Kind::FirstAid
        | Kind::Photo
        | Kind::SetDone
        | Kind::SkippedExercise
        | Kind::TrainingTimer
        | Kind::OwnExercise
        | Kind::Prescription
        | Kind::DoseChange => Vec::new(),
    })
}

/// One self-test may fill several results; each needs a name of its own that stays the same.
fn result_id(record: RecordId, kind: &str) -> RecordId {
    RecordId::new(uuid::Uuid::new_v5(&record.uuid(), kind.as_bytes()))
}

fn injury_values(c: &CheckIn) -> DayValues {
    DayValues {
        pain_rest: c.pain_rest,
        pain_walk: c.pain_walk,
        pain_stretch: c.pain_stretch,
        swelling: c.swelling,
        bruising: c.bruising,
        walking_normal: c.walking_normal,
        night_pain: c.night_pain,
        sudden_pain: c.events.contains(&Event::SuddenPain),
        confirmed: c.confirmed == Some(true),
        ..DayValues::default()
    }
}

fn person_values(w: &Wellness) -> DayValues {
    DayValues {
        painkiller: w.analgesic,
        low_back: w.low_back,
        below_knee: w.below_knee,
        tingling: w.tingling,
        cough_sneeze: w.cough_sneeze,
        red_flags: w.red_flags.iter().map(|flag| FlagId::from(*flag)).collect(),
        ..DayValues::default()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use hamstrong_rules::protocol::Course;
    use hamstrong_rules::readiness::{evaluate, timeline};
    use serde_json::json;

    use super::*;
    use crate::api::inputs::{CheckInInput, OverviewQuery, StartEpisode, WellnessInput};
    use crate::clock::{Clock, FixedClock, instant_of};
    use crate::demo::Demo;
    use crate::demo::long::{Length, stream};
    use crate::store::Opening;
    use crate::store::ids::split_mix;
    use crate::store::undo::Direction;

    /// Everything that was ever written about the injury, as it was told before anything was left out.
    fn told_in_full(tracker: &Tracker, record: RecordId) -> Vec<(i64, Revision)> {
        let mut all = Vec::new();
        for kind in READ {
            let take = |seq, r: Revision, _: &str| {
                let ours = r.episode.is_none_or(|e| e == record);
                if ours && (r.kind != Kind::Episode || r.record == record) {
                    all.push((seq, r));
                }
                Ok::<(), ApiError>(())
            };
            tracker.store.each_of_kind(kind, take).unwrap();
        }
        all
    }

    /// Every decision is the same, as known on every day.
    fn assert_same(tracker: &Tracker) -> usize {
        let mut left_out = 0;
        for (record, episode) in tracker.episode_heads().unwrap() {
            let all = told_in_full(tracker, record);
            let count = all.len();
            let course: Course = tracker.course_log(record).unwrap().course().unwrap();
            let rule = course.on(episode.onset).book.massage.response.check;
            let full = tracker.history_of(all, &episode, &rule).unwrap();
            let told = tracker.engine_history(record, &episode, &rule).unwrap();
            left_out += count - told.acts.len().min(count);
            let last = tracker.last_day(&episode).unwrap();
            assert_eq!(timeline(&course, &full, last), timeline(&course, &told, last));
            let mut day = episode.onset;
            while day <= last {
                assert_eq!(evaluate(&course, &full, day, day), evaluate(&course, &told, day, day), "{day}");
                day = day.plus_days(1);
            }
        }
        left_out
    }

    fn clock(day: LocalDate) -> Arc<FixedClock> {
        let zone = "Europe/Berlin".parse().unwrap();
        Arc::new(FixedClock::new(instant_of(day, "20:00".parse().unwrap(), &zone), zone))
    }

    #[test]
    fn what_is_left_out_changes_no_decision_of_a_long_diary() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("j");
        let until: LocalDate = "2026-06-12".parse().unwrap();
        let clock = clock(until);
        let now = clock.now();
        let length = Length { years: Some(1), rows: Some(3000), one_injury: false };
        stream(&path, &Demo { seed: 3, until, now: now.at, zone: now.zone }, length).unwrap();
        let tracker = Tracker::open(&path, Opening::to_write(), clock).unwrap();
        assert!(assert_same(&tracker) > 1000, "hardly anything was left out");
    }

    /// Days on which everything is said, taken back and said otherwise: signs, sudden pain, scores, removals.
    #[test]
    fn what_is_left_out_changes_no_decision_of_a_fickle_diary() {
        for seed in 0..12 {
            let folder = tempfile::tempdir().unwrap();
            let onset: LocalDate = "2026-05-10".parse().unwrap();
            let clock = clock(onset);
            let opening = Opening::to_write();
            let mut tracker =
                Tracker::create(&folder.path().join("j"), false, opening, clock.clone()).unwrap();
            let start = json!({ "episode": { "side": "left", "onset": onset } });
            let start: StartEpisode = serde_json::from_value(start).unwrap();
            let episode = tracker.start_episode(&start).unwrap().episode.unwrap();
            let mut state = seed;
            let mut below = |n: u64| split_mix(&mut state) % n;
            for n in 0..9 {
                let today = onset.plus_days(n);
                clock.set(instant_of(today, "20:00".parse().unwrap(), &clock.now().zone));
                for _ in 0..below(9) {
                    let day = today.plus_days(-i64::try_from(below(3)).unwrap()).max(onset);
                    let fields = |value| serde_json::from_value(value).unwrap();
                    match below(10) {
                        0..=4 => {
                            let events = if below(6) == 0 { json!(["sudden_pain"]) } else { json!([]) };
                            let answers = fields(json!({ "pain_walk": below(6), "pain_rest": below(4),
                                "swelling": below(3), "events": events }));
                            let input = CheckInInput { episode, day, sitting: 1, time: None, answers };
                            tracker.record_check_in(&input).unwrap();
                        }
                        5..=8 => {
                            let flags = if below(3) == 0 { json!(["hard_lump"]) } else { json!([]) };
                            let answers = fields(json!({ "red_flags": flags, "analgesic": below(2) == 0,
                                "low_back": below(5) }));
                            let input = WellnessInput { day, sitting: 1, time: None, answers };
                            tracker.record_wellness(&input).unwrap();
                        }
                        // Everything may be taken back but the injury itself.
                        _ if tracker.store.next_act(Direction::Undo).unwrap().is_some_and(|a| a.seq > 1) => {
                            drop(tracker.undo(&OverviewQuery::default()).unwrap());
                        }
                        _ => {}
                    }
                }
            }
            assert_same(&tracker);
        }
    }
}
