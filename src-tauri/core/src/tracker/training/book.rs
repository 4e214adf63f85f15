//! Everything the journal says about the training of an injury, read once for an answer.

use std::collections::BTreeMap;

use hamstrong_rules::domain::{
    CheckIn, Dose, DoseChange, ExerciseKey, Instant, LocalDate, LocalTime, OwnExercise, PainScore,
    Prescription, RecordId, Seconds, Session, SetDone, Sets, SkippedExercise, ZoneName,
};
use hamstrong_rules::exercises::{Exercise, Library};
use hamstrong_rules::training::{
    After, Light, Limits, Morning, PainReading, Parts, Performed, SessionDone, TrainingLog, before,
    morning_after,
};

use super::super::Tracker;
use super::super::readiness::Case;
use crate::api::error::ApiError;
use crate::clock::{Moment, day_over, instant_of, instant_on};
use crate::store::read::Select;
use crate::store::{Felt, Kind, Payload, Revision};

/// A record with what it says.
#[derive(Debug, Clone)]
pub struct Kept<T> {
    pub head: Revision,
    pub value: T,
}

/// The training of an injury.
#[derive(Debug)]
pub struct Book {
    pub library: &'static Library,
    /// Oldest first.
    pub sessions: Vec<Kept<Session>>,
    /// By session, in the order of writing.
    pub sets: BTreeMap<RecordId, Vec<Kept<SetDone>>>,
    pub skips: Vec<Kept<SkippedExercise>>,
    pub prescriptions: Vec<Kept<Prescription>>,
    pub own: BTreeMap<RecordId, OwnExercise>,
    /// In the order of writing.
    pub answers: Vec<Kept<DoseChange>>,
    /// By the moment they were felt.
    pub readings: Vec<PainReading>,
    pub log: TrainingLog,
    day_ends_at: LocalTime,
}

impl Book {
    /// The moment a session began; without a time, the last minute of its day.
    pub fn began(&self, kept: &Kept<Session>) -> Instant {
        let felt = &kept.head.felt;
        // A session that was moved to another day did not begin when its own clock says.
        let own =
            |at: &Instant| Moment { at: *at, zone: felt.zone.clone() }.day(self.day_ends_at) == felt.day;
        kept.value.started_at.filter(own).unwrap_or_else(|| moment(felt, self.day_ends_at))
    }

    /// The moment at which a day of the athlete is over.
    pub fn day_over(&self, day: LocalDate, zone: &ZoneName) -> Instant {
        day_over(day, self.day_ends_at, zone)
    }

    /// The open session, the newest.
    pub fn open(&self) -> Option<&Kept<Session>> {
        self.sessions.iter().rev().find(|kept| kept.value.is_open())
    }

    /// The library's exercise of a key.
    pub fn exercise(&self, key: &ExerciseKey) -> Option<&'static Exercise> {
        match key {
            ExerciseKey::Library(id) => self.library.get(id),
            ExerciseKey::Own(_) => None,
        }
    }

    /// The own exercise of a key.
    pub fn own(&self, key: &ExerciseKey) -> Option<&OwnExercise> {
        match key {
            ExerciseKey::Library(_) => None,
            ExerciseKey::Own(record) => self.own.get(record),
        }
    }

    /// What people call it; an own exercise that was removed has no name any more.
    pub fn name(&self, key: &ExerciseKey) -> String {
        let library = self.exercise(key).map(|e| e.name.clone());
        let name = library.or_else(|| self.own(key).map(|own| own.name.clone()));
        name.unwrap_or_else(|| "An exercise that was removed".to_owned())
    }

    /// Sets of a session.
    pub fn sets_of(&self, session: RecordId) -> &[Kept<SetDone>] {
        self.sets.get(&session).map_or(&[], Vec::as_slice)
    }

    /// Readings of the days around a moment: a session is judged by nothing else, however long the injury is. On a
    /// journey across the date line two neighbouring days can lie three apart.
    pub fn readings_near(&self, at: Instant) -> &[PainReading] {
        let around = |days| at.utc() + chrono::Duration::days(days);
        let from = self.readings.partition_point(|reading| reading.at.utc() < around(-4));
        let to = self.readings.partition_point(|reading| reading.at.utc() <= around(4));
        self.readings.get(from..to).unwrap_or_default()
    }

    /// The session with its light.
    pub fn done(&self, session: RecordId) -> Option<&SessionDone> {
        self.log.sessions.iter().find(|s| s.session == session)
    }

    fn light(&self, kept: &Kept<Session>, case: &Case) -> SessionDone {
        let (session, day, at) = (&kept.value, kept.head.felt.day, self.began(kept));
        let protocol = case.protocol(day);
        let after =
            After { pain: session.pain_after, limp: session.limp_after, swelling: session.swelling_after };
        let near = self.readings_near(at);
        let (morning, night_pain) = morning_after(near, day);
        let rise = before(near, at, day).rise_to(morning);
        let morning = Morning { rise, night_pain };
        let limits = |own| Limits::of(&protocol.book.traffic_light, own);
        let own = |key: &ExerciseKey| self.exercise(key).map(|e| e.pain_limit.of(protocol.variant));
        let mut exercises: Vec<Performed> = Vec::new();
        for (exercise, sets) in by_exercise(self.sets_of(kept.head.record)) {
            let pain = sets.iter().filter_map(|s| s.pain).max();
            let limits = limits(own(&exercise));
            let parts = Parts::of(pain.or(session.pain_during), after, morning, &limits);
            let (light, limit, done) = (parts.light(), limits.limit, summed(&sets));
            exercises.push(Performed { exercise, pain, parts, light, limit, done });
        }
        let parts = whole(session, &exercises, |pain, own| {
            Parts::of(pain, after, morning, &limits(own.and_then(|n| PainScore::try_from(n).ok())))
        });
        SessionDone { session: kept.head.record, day, at, parts, light: parts.light(), exercises }
    }
}

/// The parts of a session from those of its exercises. Pain of the whole session that no set explains is held
/// against the lowest limit among them.
fn whole(
    session: &Session,
    exercises: &[Performed],
    of: impl Fn(Option<PainScore>, Option<i64>) -> Parts,
) -> Parts {
    let lowest = exercises.iter().map(|p| p.limit).min();
    let highest = exercises.iter().filter_map(|p| p.pain).max();
    let whole = of(session.pain_during, lowest);
    if exercises.is_empty() {
        return whole;
    }
    let unexplained = session.pain_during.is_some() && session.pain_during > highest;
    let mut all: Vec<Light> = exercises.iter().map(|p| p.parts.during).collect();
    if unexplained {
        all.push(whole.during);
    }
    Parts { during: worst(&all), ..whole }
}

fn worst(lights: &[Light]) -> Light {
    if lights.contains(&Light::Red) {
        Light::Red
    } else if lights.contains(&Light::Pending) {
        Light::Pending
    } else {
        lights.iter().copied().max().unwrap_or(Light::Pending)
    }
}

/// Sets by exercise, in the order in which the exercises were begun.
pub fn by_exercise(sets: &[Kept<SetDone>]) -> Vec<(ExerciseKey, Vec<&SetDone>)> {
    let mut groups: Vec<(ExerciseKey, Vec<&SetDone>)> = Vec::new();
    for set in sets {
        match groups.iter_mut().find(|(key, _)| *key == set.value.exercise) {
            Some((_, group)) => group.push(&set.value),
            None => groups.push((set.value.exercise.clone(), vec![&set.value])),
        }
    }
    groups
}

/// Sets of the side with most of them, and the highest values of one.
fn summed(sets: &[&SetDone]) -> Dose {
    let count = |side| sets.iter().filter(|s| s.side == side).count();
    let most = sets.iter().map(|s| count(s.side)).max().unwrap_or(0);
    Dose {
        sets: i64::try_from(most).ok().and_then(|n| Sets::try_from(n).ok()),
        reps: sets.iter().filter_map(|s| s.reps).max(),
        hold_seconds: sets.iter().filter_map(|s| s.hold_seconds).max(),
        minutes: sets.iter().filter_map(|s| s.minutes).max(),
        load: sets.iter().filter_map(|s| s.load).max_by(|a, b| a.get().total_cmp(&b.get())),
    }
}

/// The moment of an entry; without a time it is the last minute of its day, as the rule specification reads unknown
/// times.
pub fn moment(felt: &Felt, day_ends_at: LocalTime) -> Instant {
    let last = chrono::NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default().into();
    match felt.time {
        Some(time) => instant_on(felt.day, time, day_ends_at, &felt.zone),
        None => instant_of(felt.day, last, &felt.zone),
    }
}

/// Rest proposed between sets of an exercise that names none.
pub fn usual_rest() -> Option<Seconds> {
    Seconds::try_from(60).ok()
}

impl Tracker {
    /// The training of an injury.
    pub(super) fn book(&self, case: &Case) -> Result<Book, ApiError> {
        let day_ends_at = self.day_ends_at()?;
        let mut book = Book {
            library: Library::builtin()?,
            sessions: self.kept(Kind::Session, case.record)?,
            sets: BTreeMap::new(),
            skips: self.kept(Kind::SkippedExercise, case.record)?,
            prescriptions: self.kept(Kind::Prescription, case.record)?,
            own: BTreeMap::new(),
            answers: self.kept(Kind::DoseChange, case.record)?,
            readings: self.pain_readings(case.record, day_ends_at)?,
            log: TrainingLog::default(),
            day_ends_at,
        };
        let sets: Vec<Kept<SetDone>> = self.kept(Kind::SetDone, case.record)?;
        for set in sets {
            book.sets.entry(set.value.session).or_default().push(set);
        }
        for own in self.kept::<OwnExercise>(Kind::OwnExercise, case.record)? {
            book.own.insert(own.head.record, own.value);
        }
        book.sessions.retain(|kept| kept.head.felt.day >= case.episode.onset);
        let mut begun: Vec<(Instant, Kept<Session>)> =
            std::mem::take(&mut book.sessions).into_iter().map(|kept| (book.began(&kept), kept)).collect();
        begun.sort_by_key(|(at, kept)| (kept.head.felt.day, *at));
        book.sessions = begun.into_iter().map(|(_, kept)| kept).collect();
        book.log.sessions = book.sessions.iter().map(|kept| book.light(kept, case)).collect();
        Ok(book)
    }

    fn kept<T: Payload>(&self, kind: Kind, episode: RecordId) -> Result<Vec<Kept<T>>, ApiError> {
        let what = Select { kind, episode: Some(episode), days: None, removed: false };
        let heads = self.store.heads(what)?.into_iter();
        heads.map(|h| Ok(Kept { value: h.revision.value()?, head: h.revision })).collect()
    }

    fn pain_readings(&self, episode: RecordId, day_ends_at: LocalTime) -> Result<Vec<PainReading>, ApiError> {
        let mut readings = Vec::new();
        for kept in self.kept::<CheckIn>(Kind::CheckIn, episode)? {
            let (c, felt) = (&kept.value, &kept.head.felt);
            readings.push(PainReading {
                at: moment(felt, day_ends_at),
                day: felt.day,
                rest: c.pain_rest,
                walk: c.pain_walk,
                night: c.night_pain,
            });
        }
        readings.sort_by_key(|reading| reading.at);
        Ok(readings)
    }
}

/// The prescriptions that hold on a day, the newest of each exercise, in the order in which they were given.
pub fn holding(book: &Book, day: LocalDate) -> Vec<&Kept<Prescription>> {
    let holds = |kept: &&Kept<Prescription>| {
        let (from, value) = (kept.head.felt.day, &kept.value);
        let until = value.until.or_else(|| value.exercise.is_none().then_some(from));
        from <= day && until.is_none_or(|until| day <= until)
    };
    let all: Vec<&Kept<Prescription>> = book.prescriptions.iter().filter(holds).collect();
    let newest = |n: usize, kept: &&Kept<Prescription>| {
        !all.iter().skip(n + 1).any(|later| later.value.exercise == kept.value.exercise)
    };
    all.iter().enumerate().filter(|(n, kept)| newest(*n, kept)).map(|(_, kept)| *kept).collect()
}
