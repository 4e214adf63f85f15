//! Turns rules into reports: value, limit, days used, and on whose word.

use super::decision::{Reading, RuleReport, Subject, Window};
use super::gates::{Ask, Gate, examine, limit_of};
use super::history::Value;
use super::trail::Read;
use crate::domain::LocalDate;
use crate::protocol::{AllRecent, AnyRule, DaysInPhase, GateCheck, NotRising, Rule, TestLimit, Today};

/// Dates of days that count from the first onset.
#[derive(Clone, Copy)]
pub(super) struct Calendar {
    pub onset: LocalDate,
}

impl Calendar {
    pub fn date(self, day: i32) -> LocalDate {
        self.onset.plus_days(i64::from(day))
    }

    fn reading(self, read: Read) -> Reading {
        Reading { day: self.date(read.day), value: read.value, standing: read.standing }
    }
}

/// The reports of a checklist.
pub(super) fn checklist(ask: &Ask<'_, '_>, calendar: Calendar, rules: &[Rule<GateCheck>]) -> Vec<RuleReport> {
    rules.iter().map(|rule| gate(ask, calendar, rule)).collect()
}

fn gate(ask: &Ask<'_, '_>, calendar: Calendar, rule: &Rule<GateCheck>) -> RuleReport {
    let mut reads = Vec::new();
    let answer = examine(ask, &rule.check, &mut reads);
    let counted = counted_value(ask, &rule.check);
    let mut report = course(calendar, rule, subject_of(&rule.check), answer, reads);
    report.limit = limit_of(&rule.check, ask.state.band);
    report.window = window_of(&rule.check);
    report.value = counted.or(report.value);
    report
}

/// The report of a rule that looks at the whole course.
pub(super) fn course(
    calendar: Calendar,
    rule: &dyn AnyRule,
    subject: Subject,
    answer: Gate,
    reads: Vec<Read>,
) -> RuleReport {
    let readings: Vec<Reading> = reads.into_iter().map(|read| calendar.reading(read)).collect();
    RuleReport {
        rule: rule.id().clone(),
        subject,
        answer,
        value: readings.first().and_then(|reading| reading.value),
        limit: None,
        window: None,
        readings,
        why: rule.why().to_owned(),
        sources: rule.sources().to_vec(),
        confidence: rule.confidence().to_vec(),
        note: rule.note().map(str::to_owned),
        bounds: rule.bounds(),
        set_by: rule.set_by().cloned(),
    }
}

fn subject_of(check: &GateCheck) -> Subject {
    match check {
        GateCheck::MinDay(_) => Subject::DaysSinceInjury,
        GateCheck::AllRecent(AllRecent { field, .. })
        | GateCheck::NotRising(NotRising { field, .. })
        | GateCheck::Today(Today { field, .. }) => Subject::Field(*field),
        GateCheck::DaysInPhase(DaysInPhase { phase, .. }) => Subject::DaysInPhase(*phase),
        GateCheck::PhaseAtLeast(phase) => Subject::Phase(*phase),
        GateCheck::LoggedDays(_) => Subject::LoggedDays,
        GateCheck::Test(TestLimit { test, .. }) | GateCheck::TestIfLogged(TestLimit { test, .. }) => {
            Subject::Test(*test)
        }
        GateCheck::NoHold => Subject::Hold,
        GateCheck::NoFlare => Subject::Flare,
        GateCheck::NoContraindication => Subject::Contraindication,
        GateCheck::Clearance(_) => Subject::Clearance,
        GateCheck::TierWithGoodSession(_)
        | GateCheck::NoAdverseMassage(_)
        | GateCheck::SessionSinceAdverse(_) => Subject::Massage,
    }
}

fn window_of(check: &GateCheck) -> Option<Window> {
    let window = |logged_days, within_days| Some(Window { logged_days, within_days });
    match check {
        GateCheck::AllRecent(AllRecent { n, within, .. })
        | GateCheck::NotRising(NotRising { n, within, .. }) => window(*n, *within),
        GateCheck::Today(_) => window(1, 1),
        GateCheck::Test(TestLimit { within, .. }) | GateCheck::TestIfLogged(TestLimit { within, .. }) => {
            window(1, *within)
        }
        GateCheck::MinDay(_)
        | GateCheck::DaysInPhase(_)
        | GateCheck::PhaseAtLeast(_)
        | GateCheck::LoggedDays(_)
        | GateCheck::NoHold
        | GateCheck::NoFlare
        | GateCheck::NoContraindication
        | GateCheck::Clearance(_)
        | GateCheck::TierWithGoodSession(_)
        | GateCheck::NoAdverseMassage(_)
        | GateCheck::SessionSinceAdverse(_) => None,
    }
}

/// Values that are counts of days.
fn counted_value(ask: &Ask<'_, '_>, check: &GateCheck) -> Option<Value> {
    let Ask { look, state, .. } = ask;
    let number = |n: i64| {
        #[allow(clippy::cast_precision_loss, reason = "day counts are small")]
        let n = n as f64;
        Some(Value::Number(n))
    };
    match check {
        GateCheck::MinDay(_) => number(i64::from(look.index())),
        GateCheck::DaysInPhase(DaysInPhase { phase, .. }) if state.clock.phase >= *phase => {
            number(i64::from(look.today) - i64::from(state.clock.since(*phase)))
        }
        GateCheck::LoggedDays(_) => {
            number(i64::try_from(look.diary.count(look.start, look.today)).unwrap_or(0))
        }
        GateCheck::DaysInPhase(_)
        | GateCheck::AllRecent(_)
        | GateCheck::NotRising(_)
        | GateCheck::Today(_)
        | GateCheck::PhaseAtLeast(_)
        | GateCheck::Test(_)
        | GateCheck::TestIfLogged(_)
        | GateCheck::NoHold
        | GateCheck::NoFlare
        | GateCheck::NoContraindication
        | GateCheck::Clearance(_)
        | GateCheck::TierWithGoodSession(_)
        | GateCheck::NoAdverseMassage(_)
        | GateCheck::SessionSinceAdverse(_) => None,
    }
}
