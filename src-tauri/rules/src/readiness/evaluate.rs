//! The two questions: what holds on a day, and how it came to it.

use super::band;
use super::decision::{
    Checklist, DayDecision, Decision, HoldCause, NextPhase, NoticeSince, ProtocolStamp, RuleReport, Subject,
};
use super::explain::{checklist, course as report};
use super::gates::Gate;
use super::history::History;
use super::pass::Pass;
use super::trail::Read;
use super::{baseline, going_back, watch};
use crate::domain::{DayIndex, LocalDate};
use crate::protocol::{AnyRule, Course, Tier};

/// The decision for `day` with what was known at the end of `as_of`. Knowledge from after `day` changes nothing:
/// what was decided on a day stands. A day before the onset is decided as the day of onset.
pub fn evaluate(course: &Course, history: &History, day: LocalDate, as_of: LocalDate) -> Decision {
    let last = DayIndex::of(day, history.onset).0.max(0);
    let known = DayIndex::of(as_of, history.onset).0.max(0);
    let mut pass = Pass::new(course, history, known);
    let mut today = pass.step();
    while pass.day() <= last {
        today = pass.step();
    }
    decision(&pass, course, today, as_of.min(day).max(history.onset))
}

/// Every day from the first day of use to `until`, in one pass. Empty when `until` lies before the first day.
pub fn timeline(course: &Course, history: &History, until: LocalDate) -> Vec<DayDecision> {
    let mut walk = Walk::new(course, history, until);
    walk.days.split_off(walk.first)
}

/// A course up to a day in one pass: what each day was decided, and the last day with its reasons.
///
/// A day's decision knows only what was known on that day, so the days of a longer walk begin with those of a shorter one.
#[derive(Debug)]
pub struct Walk {
    /// From the day of the injury on.
    days: Vec<DayDecision>,
    /// Where the first day of use stands among them.
    first: usize,
    last: Decision,
}

impl Walk {
    /// Walks to `until`, as known on that day. Before the injury there are no days, and the decision is that of day 0.
    pub fn new(course: &Course, history: &History, until: LocalDate) -> Self {
        let last = DayIndex::of(until, history.onset).0;
        let mut pass = Pass::new(course, history, last.max(0));
        let mut today = pass.step();
        let mut days = Vec::new();
        while pass.day() <= last {
            days.push(std::mem::replace(&mut today, pass.step()));
        }
        if last >= 0 {
            days.push(today.clone());
        }
        let first = usize::try_from(pass.first).unwrap_or(0).min(days.len());
        let last = decision(&pass, course, today, until.max(history.onset));
        Self { days, first, last }
    }

    /// The last day with its reasons.
    pub fn decision(&self) -> &Decision {
        &self.last
    }

    /// The days from the first day of use to `until`.
    pub fn timeline(&self, until: LocalDate) -> &[DayDecision] {
        self.every_day(until).get(self.first..).unwrap_or_default()
    }

    /// The same from the day of the injury on, with the days before the first day of use that were filled in later: for
    /// what looks a phase up and decides nothing.
    pub fn every_day(&self, until: LocalDate) -> &[DayDecision] {
        let end = self.days.partition_point(|decided| decided.day <= until);
        self.days.get(..end).unwrap_or_default()
    }
}

fn decision(pass: &Pass<'_>, course: &Course, today: DayDecision, as_of: LocalDate) -> Decision {
    let day = pass.day() - 1;
    let protocol = course.on(today.day);
    let book = &protocol.book;
    let ask = pass.ask(day);
    let list = |rules| Checklist::of(checklist(&ask, pass.calendar, rules));
    let date = |day| pass.calendar.date(day);
    let holds = pass.state.holds.iter().map(|cause| HoldCause {
        rule: cause.rule.clone(),
        level: cause.level,
        since: date(cause.since),
        about: date(cause.about),
    });
    let notices = pass
        .state
        .seen
        .iter()
        .map(|(notice, first)| NoticeSince { notice: *notice, first_day: date(*first) });
    let patterns = ask.look.entry().filter(|entry| !entry.usable()).map(|entry| entry.patterns);
    let contradictions = patterns.map(|p| p.rules(&book.contradictions)).unwrap_or_default();
    Decision {
        as_of,
        phase_since: date(pass.state.clock.since(today.phase)),
        holds: holds.collect(),
        notices: notices.collect(),
        contradictions: contradictions.into_iter().map(|rule| rule.id.clone()).collect(),
        next: today.phase.next().map(|phase| NextPhase { phase, checklist: list(book.gate_into(phase)) }),
        m1: list(book.tier_gate(Tier::M1)),
        m2: list(book.tier_gate(Tier::M2)),
        m3: list(book.tier_gate(Tier::M3)),
        watch: watched(pass, day),
        protocol: ProtocolStamp {
            id: book.id.clone(),
            version: book.version.clone(),
            variant: protocol.variant,
            hash: protocol.hash.clone(),
        },
        today,
    }
}

/// The rules that look at the whole course, as they stand today.
fn watched(pass: &Pass<'_>, day: i32) -> Vec<RuleReport> {
    let look = pass.look(day);
    let book = look.book;
    let state = &pass.state;
    let logged = look.entry().is_some();
    let mut reports = Vec::new();
    let mut add = |rule: &dyn AnyRule, judge: &dyn Fn(&mut Vec<Read>) -> bool| {
        let mut reads = Vec::new();
        let raised = judge(&mut reads);
        let answer = match (raised, logged) {
            (true, _) => Gate::Unmet,
            (false, true) => Gate::Met,
            (false, false) => Gate::Unknown,
        };
        reports.push(report(pass.calendar, rule, Subject::Course, answer, reads));
    };
    add(&book.going_back.flare, &|reads| baseline::flare(&look, reads));
    add(&book.going_back.creep, &|reads| baseline::creep(&look, reads));
    add(&book.going_back.setback, &|reads| going_back::setback(&look, state, reads));
    add(&book.going_back.reinjury, &|reads| {
        let by_rise = going_back::reinjury_by_rise(&look, state.clock.phase, reads);
        by_rise || (state.start == day && state.episode > 1)
    });
    add(&book.watch.slow_acute, &|_| {
        state.clock.phase == crate::protocol::Phase::P1
            && state.holds.is_empty()
            && logged
            && look.reached(book.watch.slow_acute.check.from_day)
    });
    add(&book.watch.plateau, &|reads| baseline::plateau(&look, reads));
    add(&book.watch.late_rest, &|reads| watch::late_rest(&look, state.spent, reads));
    add(&book.watch.late_night, &|reads| watch::late_night(&look, state.spent, reads));
    add(&book.watch.swelling_up, &|reads| watch::swelling_up(&look, reads));
    add(&book.back.check, &|reads| logged && watch::back_check(&look, state.spent_back, reads));
    add(&book.back.imbalance, &|reads| logged && watch::imbalance(&look, state.spent_back, reads));
    add(&book.back.persist, &|reads| watch::back_persist(&look, state.spent_back, reads));
    add(&book.band.window, &|reads| band::band(&look, reads) == crate::protocol::Band::Severe);
    reports
}
