//! Training: the plan of the day, sessions set by set, the morning after, proposals, weekly load. What a light is and
//! what follows from it is decided in `hamstrong_rules::training`.

mod acts;
mod answers;
mod book;
mod dose;
mod facts;
mod guided;
mod lights;
mod load;
mod logged;
mod morning;
mod plan;
mod removed;
mod reported;
mod rolled;
mod steps;
mod words;

use std::sync::Arc;

use hamstrong_rules::domain::{LocalDate, RecordId, Session};
use hamstrong_rules::protocol::Protocol;
use hamstrong_rules::training::{DayFacts, LoadStep, TrainingLog, two_reds};

use book::{Book, Kept, holding};
use dose::Scales;
use facts::{Days, Look};
use plan::{Desk, items, prescribed_rest};

pub(crate) use reported::dose_words;
pub(super) use rolled::Along;

use super::Tracker;
use super::exercises::HALVED;
use super::readiness::{ANSWER_THE_QUESTIONS, Case, who_to_see};
use crate::api::error::ApiError;
use crate::api::inputs::ChartTheme;
use crate::api::training::{
    OpenSession, OwnExerciseView, PlanDay, PlanPlace, PlanRow, ProposalView, SessionLine, TrainingBrief,
    TrainingQuery, TrainingView,
};
use crate::clock::Moment;
use crate::words as plain;

/// Sessions in the list of the plan.
const LISTED: usize = 12;
/// Days of the plan that are looked back on, today included.
const WEEK: i64 = 7;

/// An injury's training on its last day, with everything an answer is made of.
struct Room {
    case: Arc<Case>,
    book: Arc<Book>,
    days: Arc<Days>,
    day: LocalDate,
    /// As in [`Past`].
    first: LocalDate,
    now: Moment,
    /// Why nothing is offered; none while exercises are.
    closed: Option<&'static str>,
    unit: crate::api::preferences::MassUnit,
    hidden: bool,
}

/// What the training of an injury is read from: the same for as long as nothing is written and the day is the same.
#[derive(Debug, Clone)]
pub(super) struct Past {
    book: Arc<Book>,
    days: Arc<Days>,
    /// The first day with an entry, today when there is none: how much was trained before it is not known.
    first: LocalDate,
}

impl Room {
    fn protocol(&self) -> &Protocol {
        self.case.protocol(self.day)
    }

    fn facts(&self) -> Option<DayFacts<'_>> {
        let look = Look { day: self.day, now: self.now.at, protocol: self.protocol(), log: &self.book.log };
        self.days.facts(&look, self.closed.is_some())
    }

    /// Looks at the plan of today in some colours.
    fn with_desk<T>(&self, theme: Option<ChartTheme>, look: impl FnOnce(&Desk<'_>) -> T) -> Option<T> {
        let facts = self.facts()?;
        let prescribed = holding(&self.book, self.day);
        let scales = Scales { book: &self.book, facts: &facts, prescribed: &prescribed, unit: self.unit };
        let items = items(&self.book, &facts);
        Some(look(&Desk {
            scales,
            items: &items,
            closed: self.closed.unwrap_or_default(),
            now: &self.now,
            side: self.case.episode.side,
            theme,
            hidden: self.hidden,
        }))
    }

    /// The rows of the plan, and every proposal that waits for an answer, in their order.
    fn rows(&self, theme: Option<ChartTheme>) -> (Vec<PlanRow>, Vec<ProposalView>) {
        let all = self.with_desk(theme, |desk| {
            let rows = desk.rows();
            let proposals = rows.iter().filter_map(|row| desk.scales.proposal(&row.key)).collect();
            (rows, proposals)
        });
        all.unwrap_or_default()
    }

    /// The last seven days: planned against done.
    fn week(&self) -> Vec<PlanDay> {
        let from = self.day.plus_days(1 - WEEK).max(self.case.episode.onset);
        let days = (0..WEEK).map(|n| from.plus_days(n)).take_while(|day| *day <= self.day);
        days.filter_map(|day| self.plan_day(day)).collect()
    }

    fn plan_day(&self, day: LocalDate) -> Option<PlanDay> {
        let sessions = self.book.log.sessions.iter().filter(|s| s.day <= day).cloned().collect();
        let log = TrainingLog { sessions, since: self.days.since(day) };
        let ends = self.book.day_over(day, &self.now.zone);
        let now = ends.min(self.now.at);
        let held = self.days.decision(day)?.hold.is_some();
        let closed = if day == self.day { self.closed.is_some() } else { held };
        let look = Look { day, now, protocol: self.case.protocol(day), log: &log };
        let facts = self.days.facts(&look, closed)?;
        let rest = prescribed_rest(&self.book, day).is_some();
        Some(plan::day_of(&self.book, &facts, rest))
    }

    fn line(&self, kept: &Kept<Session>) -> SessionLine {
        let protocol = self.case.protocol(kept.head.felt.day);
        let text = session_words(&self.book, kept);
        SessionLine {
            record: kept.head.record,
            day: kept.head.felt.day,
            time: kept.head.felt.time,
            words: if self.hidden { plain::without_scores(&text) } else { text },
            light: lights::light_view(&self.book, kept, protocol, self.hidden),
        }
    }

    fn open(&self) -> Option<OpenSession> {
        let kept = self.book.open()?;
        let sets = self.book.sets_of(kept.head.record).len();
        let started = Moment { at: kept.value.started_at?, zone: kept.head.felt.zone.clone() };
        let done = if sets == 1 { "one set".to_owned() } else { format!("{} sets", plain::count(sets)) };
        let words = format!("{}, begun at {}: {done}.", kind_name(&kept.value), started.time());
        Some(OpenSession { record: kept.head.record, started: started.time(), words })
    }

    fn notices(&self) -> Vec<String> {
        let mut notices = Vec::new();
        let rules = &self.protocol().book.traffic_light;
        let lately = |s: &&hamstrong_rules::training::SessionDone| {
            s.light == hamstrong_rules::training::Light::Red && self.day.days_since(s.day) < 7
        };
        if self.book.log.sessions.iter().filter(lately).any(|s| two_reds(&self.book.log, s, rules)) {
            notices.push("Two red sessions within a week: talk to your physio.".to_owned());
        }
        let weeks = load::weeks(self);
        if let Some(last) = weeks.0.last().filter(|w| matches!(w.step, LoadStep::Big | LoadStep::VeryBig)) {
            notices.push(load::step_words(last));
        }
        notices
    }
}

/// "Rehab".
fn kind_name(session: &Session) -> &'static str {
    crate::report::kind_name(session.kind)
}

/// "Rehab, 25 min, effort 4, pain 2, five exercises".
fn session_words(book: &Book, kept: &Kept<Session>) -> String {
    let session = &kept.value;
    let mut parts = vec![kind_name(session).to_owned()];
    parts.extend(session.minutes.map(|n| format!("{} min", n.get())));
    parts.extend(session.effort.map(|n| format!("effort {}", n.get())));
    let done = book.done(kept.head.record);
    let worst = done.and_then(|d| d.exercises.iter().filter_map(|p| p.pain).max()).max(session.pain_during);
    parts.extend(worst.map(|n| format!("pain {}", n.get())));
    parts.extend(session.performance.map(|n| format!("{} % of normal", n.get())));
    match done.map_or(0, |d| d.exercises.len()) {
        0 => {}
        1 => parts.push("one exercise".to_owned()),
        n => parts.push(format!("{} exercises", plain::count(n))),
    }
    parts.join(", ")
}

impl Tracker {
    /// The training of an injury up to today, read once for a case.
    fn past<'c>(&self, case: &'c Case) -> Result<&'c Past, ApiError> {
        if let Some(past) = case.past.get() {
            return Ok(past);
        }
        let (day, onset) = (case.last, case.episode.onset);
        let mut book = self.book(case)?;
        let days = self.training_days(case.record, case.timeline(day).to_vec(), day)?;
        book.log.since = days.since(day);
        let first = self.first_entry(case.record, (onset, day.max(onset)))?.unwrap_or(day);
        Ok(case.past.get_or_init(|| Past { book: Arc::new(book), days: Arc::new(days), first }))
    }

    fn room(&self, episode: RecordId) -> Result<Room, ApiError> {
        let case = self.case(episode)?;
        let day = case.last;
        let Past { book, days, first } = self.past(&case)?.clone();
        let hold = days.decision(day).and_then(|d| d.hold);
        let closed = if hold.is_some() {
            Some(who_to_see(hold))
        } else if self.warning_signs_known(&case, day)? {
            None
        } else {
            Some(ANSWER_THE_QUESTIONS)
        };
        let (now, unit, hidden) = (self.clock.now(), self.mass_unit()?, self.hides_numbers()?);
        Ok(Room { case, book, days, day, first, now, closed, unit, hidden })
    }

    /// The plan of the day, with what is open: a session, the question of the morning, proposals.
    ///
    /// # Errors
    /// When there is no such injury or the journal cannot be read.
    pub fn training(&self, query: &TrainingQuery) -> Result<TrainingView, ApiError> {
        let room = self.room(query.episode)?;
        let (rows, proposals) = room.rows(Some(query.theme));
        let rest = room
            .with_desk(None, |desk| prescribed_rest(&room.book, room.day).map(|kept| desk.prescribed(kept)));
        let session = room.book.open().map(|kept| self.session_view(&room, kept, query.theme)).transpose()?;
        let flare = room.days.decision(room.day).is_some_and(|d| d.flare_from.is_some());
        Ok(TrainingView {
            day: room.day,
            headline: headline(&room, &rows),
            note: if room.closed.is_none() && flare { HALVED.to_owned() } else { String::new() },
            notices: room.notices(),
            protocol: room.protocol().label().to_owned(),
            closed: room.closed.is_some(),
            session,
            morning: morning::morning_view(&room),
            proposals,
            rows,
            prescribed_rest: rest.flatten(),
            week: room.week(),
            sessions: room.book.sessions.iter().rev().take(LISTED).map(|kept| room.line(kept)).collect(),
            own: own(&room),
        })
    }

    /// What training asks for just now, for Today.
    pub(super) fn training_brief(&self, episode: RecordId) -> Result<TrainingBrief, ApiError> {
        let room = self.room(episode)?;
        let (rows, proposals) = room.rows(None);
        let (planned, done) = counts(&rows);
        Ok(TrainingBrief {
            headline: headline(&room, &rows),
            planned,
            done,
            open: room.open(),
            morning: morning::morning_view(&room),
            proposals: u32::try_from(proposals.len()).unwrap_or(u32::MAX),
        })
    }
}

fn own(room: &Room) -> Vec<OwnExerciseView> {
    let kept = room.book.own.iter().filter(|(_, own)| own.retired_on.is_none_or(|day| room.day < day));
    kept.map(|(record, value)| OwnExerciseView { record: *record, value: value.clone() }).collect()
}

/// What is to be done today, and what of it is done.
fn counts(rows: &[PlanRow]) -> (u32, u32) {
    let asked = || rows.iter().filter(|r| matches!(r.place, PlanPlace::Prescribed | PlanPlace::Proposed));
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    (number(asked().count()), number(asked().filter(|r| r.done).count()))
}

fn headline(room: &Room, rows: &[PlanRow]) -> String {
    let (planned, done) = counts(rows);
    if let Some(sentence) = room.closed.filter(|_| planned == 0) {
        return format!("No exercises for now. {sentence}");
    }
    let phase = room
        .days
        .decision(room.day)
        .map_or("", |d| hamstrong_rules::readiness::words::phase_name(room.protocol(), d.phase));
    let many = plain::capital(&plain::count(usize::try_from(planned).unwrap_or(0)));
    let done = match done {
        0 => String::new(),
        n if n == planned => ", all done".to_owned(),
        n => format!(", {} done", plain::count(usize::try_from(n).unwrap_or(0))),
    };
    let rests = rows.iter().filter(|r| r.place == PlanPlace::Resting).count();
    match (planned, rests) {
        (0, 0) => format!("{phase}. Nothing is planned today."),
        (0, _) => format!("{phase}. A day of rest, and that counts."),
        (1, _) => format!("{phase}. One exercise for today{done}."),
        _ => format!("{phase}. {many} exercises for today{done}."),
    }
}
