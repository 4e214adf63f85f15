//! A session set by set, open or over, with its timer and its light.

use hamstrong_rules::domain::{
    ExerciseKey, Minutes, PainScore, RecordId, Seconds, Session, SetDone, SkippedExercise, TimerKind,
    TrainingTimer,
};
use hamstrong_rules::massage::rolled;
use hamstrong_rules::training::{judge, load_of};

use super::super::Tracker;
use super::Room;
use super::book::{Kept, by_exercise, usual_rest};
use super::lights::light_view;
use super::plan::Desk;
use super::rolled::{is_massage, rolled_in};
use super::steps::Asked;
use super::words;
use crate::api::error::{ApiError, ErrorCode};
use crate::api::inputs::ChartTheme;
use crate::api::training::{
    RolledView, SessionExercise, SessionQuery, SessionView, SetStep, StepRef, TrainingTimerView,
};
use crate::store::Kind;
use crate::store::read::Select;
use crate::words as plain;

/// Seconds after its end from which a timer asks whether it was finished: nobody may have been there.
const ASK_AFTER: i64 = 60;

impl Tracker {
    /// One session, open or over.
    ///
    /// # Errors
    /// When there is no such session or the journal cannot be read.
    pub fn session(&self, query: &SessionQuery) -> Result<SessionView, ApiError> {
        let head = self.standing(query.record, Kind::Session)?;
        let episode = head.episode.ok_or(crate::StoreError::NoRecord(query.record.to_string()))?;
        let room = self.room(episode)?;
        let kept = room.book.sessions.iter().find(|kept| kept.head.record == query.record);
        let kept = kept.ok_or(crate::StoreError::NoRecord(query.record.to_string()))?;
        self.session_view(&room, kept, query.theme)
    }

    pub(super) fn session_view(
        &self,
        room: &Room,
        kept: &Kept<Session>,
        theme: ChartTheme,
    ) -> Result<SessionView, ApiError> {
        let session = &kept.value;
        let exercises = room.with_desk(Some(theme), |desk| exercises(desk, kept));
        let exercises =
            exercises.ok_or_else(|| ApiError::new(ErrorCode::Failed, "The day has no decision."))?;
        let elapsed = session.started_at.map(|at| (room.now.at.utc() - at.utc()).num_seconds().max(0));
        let at = if session.is_open() { due(&exercises) } else { None };
        let protocol = room.case.protocol(kept.head.felt.day);
        let timer = self.timer_of(kept.head.record)?.map(|(record, timer)| timer_view(record, &timer, room));
        Ok(SessionView {
            record: kept.head.record,
            day: kept.head.felt.day,
            time: kept.head.felt.time,
            open: session.is_open(),
            left_open: session.is_open() && kept.head.felt.day < self.today()?,
            headline: headline(session, &exercises, at),
            elapsed,
            minutes: self.session_minutes(room, kept)?,
            value: session.clone(),
            exercises,
            at,
            timer: timer.filter(|_| session.is_open()),
            light: light_view(&room.book, kept, protocol, room.hidden),
            load: load_words(session),
            rolled: self.rolled_in_session(room, kept)?,
        })
    }

    /// Rolling that was done, or that is still asked for.
    fn rolled_in_session(&self, room: &Room, kept: &Kept<Session>) -> Result<Option<RolledView>, ApiError> {
        let record = kept.head.record;
        let sets: Vec<SetDone> = room.book.sets_of(record).iter().map(|set| set.value.clone()).collect();
        let left_out = |key: &ExerciseKey| {
            room.book.skips.iter().any(|s| s.value.session == Some(record) && s.value.exercise == *key)
        };
        let planned = |key: &&ExerciseKey| is_massage(room.book.library, key) && !left_out(key);
        let asked = kept.value.planned.iter().any(|key| planned(&key));
        let now = rolled_in(&sets)?.or_else(|| asked.then(|| rolled(None, None)));
        self.rolled_view(&room.case, &kept.head, now)
    }

    /// Minutes to propose: since the start, or to the last set when it was left open.
    fn session_minutes(&self, room: &Room, kept: &Kept<Session>) -> Result<Option<Minutes>, ApiError> {
        let session = &kept.value;
        let (true, Some(start)) = (session.is_open(), session.started_at) else { return Ok(session.minutes) };
        let last = room.book.sets_of(kept.head.record).iter().map(|s| s.head.written_at).max();
        let left = kept.head.felt.day < self.today()?;
        let end = if left { last } else { Some(room.now.at) };
        let passed = end.map(|end| minutes_between(start, end));
        Ok(passed.and_then(|n| Minutes::try_from(n).ok()))
    }

    /// The timer that runs in a session.
    pub(super) fn timer_of(&self, session: RecordId) -> Result<Option<(RecordId, TrainingTimer)>, ApiError> {
        let head = self.standing(session, Kind::Session)?;
        let what = Select { kind: Kind::TrainingTimer, episode: head.episode, days: None, removed: false };
        let mut found = None;
        for head in self.store.heads(what)? {
            let timer: TrainingTimer = head.revision.value()?;
            if timer.session == session {
                found = Some((head.revision.record, timer));
            }
        }
        Ok(found)
    }
}

/// Whole minutes, a begun one counted.
pub fn minutes_between(
    start: hamstrong_rules::domain::Instant,
    end: hamstrong_rules::domain::Instant,
) -> i64 {
    ((end.utc() - start.utc()).num_seconds().max(0) + 59) / 60
}

/// What was planned, then what was done or left out beyond it.
fn exercises(desk: &Desk<'_>, kept: &Kept<Session>) -> Vec<SessionExercise> {
    let book = desk.scales.book;
    let mut keys: Vec<ExerciseKey> = kept.value.planned.clone();
    let record = kept.head.record;
    let done = by_exercise(book.sets_of(record)).into_iter().map(|(key, _)| key);
    let skips =
        book.skips.iter().filter(|s| s.value.session == Some(record)).map(|s| s.value.exercise.clone());
    for key in done.chain(skips) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys.iter().map(|key| exercise(desk, kept, key)).collect()
}

fn exercise(desk: &Desk<'_>, kept: &Kept<Session>, key: &ExerciseKey) -> SessionExercise {
    let (scales, book) = (&desk.scales, desk.scales.book);
    let record = kept.head.record;
    let (dose, halved) = scales.today(key);
    let library = book.exercise(key);
    let skipped = book.skips.iter().rfind(|s| s.value.session == Some(record) && s.value.exercise == *key);
    let done_here = book.done(record);
    let pain = done_here.and_then(|d| d.exercises.iter().find(|p| p.exercise == *key)).and_then(|p| p.pain);
    let limit = scales.pain_limit(key);
    let legs = scales.legs(key);
    let changed = halved || scales.was_stepped(key, record);
    let asked = Asked {
        book,
        session: kept,
        key,
        dose,
        legs,
        sore: desk.side,
        ask: !kept.value.planned.is_empty() || kept.value.is_open(),
        changed,
    };
    let lines =
        library.map(|e| judge(e, scales.facts, scales.prescription(key).is_some())).unwrap_or_default();
    SessionExercise {
        key: key.clone(),
        name: book.name(key),
        picture: library.and_then(|e| desk.picture(e)),
        how: library.map_or_else(
            || book.own(key).and_then(|own| own.text.clone()).into_iter().collect(),
            |e| e.steps.clone(),
        ),
        dose_words: scales.dose_words(key, &dose),
        legs,
        pain_limit: limit,
        prescribed: scales.prescription(key).map(|p| desk.prescribed(p).words).unwrap_or_default(),
        cautions: halved
            .then(|| super::super::exercises::HALVED.to_owned())
            .into_iter()
            .chain(lines.iter().map(words::judge))
            .collect(),
        last: desk.last(key, Some(record)),
        steps: asked.steps(),
        skip_record: skipped.map(|s| s.head.record),
        skipped: skipped.map(|s: &Kept<SkippedExercise>| s.value.clone()),
        pain,
        stop: stop(pain, limit, desk.hidden),
        rest_seconds: library.map(|e| e.amount.rest_seconds).or_else(usual_rest).unwrap_or(Seconds::LOWEST),
    }
}

/// What to do when pain is above the limit; blank while it is not.
fn stop(pain: Option<PainScore>, limit: Option<PainScore>, hidden: bool) -> String {
    match (pain, limit) {
        (Some(pain), Some(limit)) if pain > limit && hidden => {
            "Pain was above the limit of this exercise: stop it for today.".to_owned()
        }
        (Some(pain), Some(limit)) if pain > limit => {
            format!(
                "Pain {} is above the limit of {}: stop this exercise for today.",
                pain.get(),
                limit.get()
            )
        }
        _ => String::new(),
    }
}

/// The first set that is neither done nor left out.
fn due(exercises: &[SessionExercise]) -> Option<StepRef> {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    exercises.iter().enumerate().filter(|(_, e)| e.skipped.is_none()).find_map(|(n, e)| {
        let open = |step: &SetStep| step.done.is_none();
        e.steps.iter().position(open).map(|step| StepRef { exercise: number(n), step: number(step) })
    })
}

fn headline(session: &Session, exercises: &[SessionExercise], at: Option<StepRef>) -> String {
    if !session.is_open() {
        return "This session is over.".to_owned();
    }
    let place = at.and_then(|at| {
        let exercise = exercises.get(usize::try_from(at.exercise).ok()?)?;
        Some((exercise, exercise.steps.get(usize::try_from(at.step).ok()?)?))
    });
    match place {
        Some((exercise, step)) => format!("{}: {}.", exercise.name, lower(&step.name)),
        None if exercises.is_empty() => "Choose an exercise.".to_owned(),
        None => "Everything is done or left out. How hard was it?".to_owned(),
    }
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

fn load_words(session: &Session) -> String {
    match (load_of(session), session.effort, session.minutes) {
        (Some(load), Some(effort), Some(minutes)) => {
            format!("Load {load}: effort {} times {} minutes.", effort.get(), minutes.get())
        }
        _ => String::new(),
    }
}

fn timer_view(record: RecordId, timer: &TrainingTimer, room: &Room) -> TrainingTimerView {
    let elapsed = (room.now.at.utc() - timer.started_at.utc()).num_seconds().max(0);
    let left = timer.seconds.get() - elapsed;
    let (over, ask) = (left <= 0, left <= -ASK_AFTER);
    let what = match timer.what {
        TimerKind::Rest => "rest",
        TimerKind::Hold => "hold",
    };
    let said = match (over, ask) {
        (_, true) => format!("The {what} of {} s is over. Did you finish it?", timer.seconds.get()),
        (true, false) => format!("The {what} is over."),
        (false, false) => format!("{}: {left} s to go.", plain::capital(what)),
    };
    TrainingTimerView {
        record,
        what: timer.what,
        exercise: timer.exercise.clone(),
        side: timer.side,
        seconds: timer.seconds,
        elapsed,
        over,
        ask,
        said,
    }
}
