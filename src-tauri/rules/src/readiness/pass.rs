//! The forward pass: one step a day, each with only what was known at the end of that day.
//!
//! Order on a day: news about earlier days, band, warning signs and clearances, low back, flare and creep,
//! re-injury, setback, notices, promotion, massage tier.

use super::decision::{ChangeReason, DayDecision, Ended, Freshness, Notice, PhaseChange};
use super::diary::Diary;
use super::explain::{Calendar, checklist};
use super::gates::{Ask, all_pass, tier};
use super::history::{Act, History, Profile};
use super::look::Look;
use super::self_tests::Tests;
use super::state::{Clock, State, Step};
use super::trail::{Silent, Standing};
use super::{band, baseline, going_back, watch};
use crate::domain::{DayIndex, SiteThird};
use crate::protocol::{Course, Phase, RuleBook, Tier};

/// A history on its way through the days.
pub(super) struct Pass<'h> {
    course: &'h Course,
    pub calendar: Calendar,
    /// Acts with the day they became known, in order.
    acts: Vec<(i32, &'h Act)>,
    next_act: usize,
    pub profile: &'h Profile,
    pub diary: Diary<'h>,
    pub tests: Tests,
    pub state: State,
    /// First day of use; nothing is raised before it.
    pub first: i32,
    /// The day decided next.
    day: i32,
}

/// What one day adds up to while it is decided.
#[derive(Debug, Default)]
pub(super) struct Today {
    pub notices: Vec<Notice>,
    pub changes: Vec<PhaseChange>,
    pub ended: Vec<Ended>,
    /// A setback or a re-injury was judged today, or a setback ended: no promotion.
    pub moved: bool,
    pub reinjured: bool,
}

impl<'h> Pass<'h> {
    pub fn new(course: &'h Course, history: &'h History, last_known: i32) -> Self {
        let calendar = Calendar { onset: history.onset };
        let known = |act: &'h Act| (DayIndex::of(act.entered_on, history.onset).0.max(0), act);
        let mut acts: Vec<_> = history.acts.iter().map(known).filter(|(day, _)| *day <= last_known).collect();
        acts.sort_by_key(|(day, _)| *day);
        Self {
            course,
            calendar,
            acts,
            next_act: 0,
            profile: &history.profile,
            diary: Diary::default(),
            tests: Tests::default(),
            state: State::new(),
            first: history.started_on.map_or(0, |day| DayIndex::of(day, history.onset).0.max(0)),
            day: 0,
        }
    }

    /// The day decided next, counted from the first onset.
    pub fn day(&self) -> i32 {
        self.day
    }

    pub fn book(&self, day: i32) -> &'h RuleBook {
        &self.course.on(self.calendar.date(day)).book
    }

    pub fn look(&self, day: i32) -> Look<'_, 'h> {
        Look {
            book: self.book(day),
            diary: &self.diary,
            tests: &self.tests,
            profile: self.profile,
            start: self.state.start,
            today: day,
        }
    }

    pub fn ask(&self, day: i32) -> Ask<'_, 'h> {
        Ask { look: self.look(day), state: &self.state, date: self.calendar.date(day) }
    }

    /// Decides the next day.
    pub fn step(&mut self) -> DayDecision {
        let day = self.day;
        let mut today = Today::default();
        self.state.closed_today = false;
        let news = self.learn(day, &mut today);
        self.hold_the_young(day, &mut today);
        let reinjured_late = self.late_reinjuries(day, &news, &mut today);
        self.late_flares(day, &news, &mut today);
        let logged = self.look(day).entry().is_some();
        if logged {
            self.find_band(day, &mut today);
        }
        let reinjured_now = logged && self.reinjured_today(day);
        self.judge_flags(day, &news, reinjured_late || reinjured_now, &mut today);
        if logged {
            self.judge_day(day, reinjured_now, &mut today);
        }
        self.restore(day, &mut today);
        if logged && !today.moved {
            self.promote(day, &mut today);
        }
        let tier = if logged { tier(&self.ask(day)) } else { Tier::M0 };
        self.day = day.saturating_add(1);
        self.decision(day, tier, today)
    }

    /// Acts that became known today, oldest first.
    pub fn todays_acts(&mut self, day: i32) -> Vec<&'h Act> {
        let rest = self.acts.get(self.next_act..).unwrap_or_default();
        let n = rest.iter().take_while(|(known, _)| *known <= day).count();
        let acts = rest.iter().take(n).map(|(_, act)| *act).collect();
        self.next_act += n;
        acts
    }

    /// Notes a notice of today, and its first day.
    pub fn raise(&mut self, notice: Notice, day: i32, today: &mut Today) {
        self.state.seen.entry(notice).or_insert(day);
        if !today.notices.contains(&notice) {
            today.notices.push(notice);
        }
    }

    /// Under age with an injury at the sit bone after a pop or a sprint: an X-ray comes before any plan.
    fn hold_the_young(&mut self, day: i32, today: &mut Today) {
        let rule = &self.book(day).watch.apophysis;
        let profile = self.profile;
        let young = profile.age.is_some_and(|age| age < rule.check.under_age);
        let sprint = profile.cause == Some(crate::domain::Cause::Sprint);
        let pattern = profile.site == Some(SiteThird::Proximal) && (profile.pop == Some(true) || sprint);
        if young && pattern && !self.state.young_held && day >= self.first {
            self.state.young_held = true;
            self.state.hold_for(&rule.id, rule.check.hold, day, day);
            self.raise(Notice::ApophysisCheck, day, today);
        }
    }

    fn find_band(&mut self, day: i32, today: &mut Today) {
        let look = self.look(day);
        let found = band::settled(&look, self.state.band);
        let proximal = band::proximal_pattern(&look);
        self.state.band = Some(found);
        if found == crate::protocol::Band::Severe {
            self.raise(Notice::SevereSeeClinician, day, today);
        }
        if proximal {
            self.raise(Notice::ProximalCheck, day, today);
        }
    }

    fn reinjured_today(&self, day: i32) -> bool {
        let look = self.look(day);
        let by_event = look.index() > 0 && look.entry().is_some_and(|entry| entry.merged.sudden_pain);
        by_event || going_back::reinjury_by_rise(&look, self.state.clock.phase, &mut Silent)
    }

    /// A new episode whose day 0 is `event`; phase P1 from `day`.
    pub fn new_episode(&mut self, event: i32, day: i32, today: &mut Today) {
        let from = self.state.clock.phase;
        self.raise(Notice::Reinjury, day, today);
        let state = &mut self.state;
        state.start = event;
        state.episode = state.episode.saturating_add(1);
        state.clock = Clock::start(event, day);
        state.band = None;
        state.young_held = false;
        state.massage_clearance = None;
        state.cleared.clear();
        state.flares.clear();
        state.setbacks.clear();
        state.restore = None;
        self.tests.valid_from = event;
        let reason = ChangeReason::Reinjury;
        today.changes.push(PhaseChange { from, to: Phase::P1, reason, rules: Vec::new() });
        today.moved = true;
        today.reinjured = true;
        self.hold_the_young(day, today);
    }

    /// Low back, flare and creep, re-injury, setback, notices.
    fn judge_day(&mut self, day: i32, reinjured_now: bool, today: &mut Today) {
        let look = self.look(day);
        let (spent, spent_back) = (self.state.spent, self.state.spent_back);
        let back = watch::back_check(&look, spent_back, &mut Silent);
        let jumped = !reinjured_now && baseline::flare(&look, &mut Silent);
        let crept = !reinjured_now && baseline::creep(&look, &mut Silent);
        if back {
            let rule = &self.book(day).back.check;
            self.state.hold_for(&rule.id, rule.check.hold, day, day);
            self.raise(Notice::BackCheck, day, today);
        }
        if crept {
            self.raise(Notice::Creep, day, today);
        }
        if jumped || crept {
            self.state.add_flare(day);
            self.raise(Notice::Flare, day, today);
        }
        if reinjured_now {
            self.new_episode(day, day, today);
            self.find_band(day, today);
        } else if going_back::setback(&self.look(day), &self.state, &mut Silent) {
            self.step_back(day, today);
        }
        let book = self.book(day);
        if watch::late_rest(&self.look(day), spent, &mut Silent) {
            self.state.hold_for(&book.watch.late_rest.id, book.watch.late_rest.check.hold, day, day);
            self.raise(Notice::LateRestPain, day, today);
        }
        if watch::late_night(&self.look(day), spent, &mut Silent) {
            self.state.hold_for(&book.watch.late_night.id, book.watch.late_night.check.hold, day, day);
            self.raise(Notice::LateNightPain, day, today);
        }
        let look = self.look(day);
        let slow = self.state.clock.phase == Phase::P1
            && self.state.holds.is_empty()
            && look.reached(book.watch.slow_acute.check.from_day);
        let raised = [
            (Notice::SlowAcute, slow),
            (Notice::Plateau, baseline::plateau(&look, &mut Silent)),
            (Notice::SwellingUp, watch::swelling_up(&look, &mut Silent)),
            (Notice::Imbalance, watch::imbalance(&look, spent_back, &mut Silent)),
            (Notice::BackPersist, watch::back_persist(&look, spent_back, &mut Silent)),
            (Notice::Unconfirmed, look.entry().is_some_and(|entry| !entry.usable())),
        ];
        for (notice, _) in raised.into_iter().filter(|(_, is)| *is) {
            self.raise(notice, day, today);
        }
    }

    /// A setback: down a phase, with its clock and the self-tests starting anew. In P1 it is a notice only.
    fn step_back(&mut self, day: i32, today: &mut Today) {
        self.raise(Notice::Setback, day, today);
        today.moved = true;
        let from = self.state.clock.phase;
        if from == Phase::P1 {
            return;
        }
        let before = self.state.clock;
        let to = self
            .look(day)
            .entry()
            .map_or(from, |entry| going_back::setback_target(&self.look(day), entry, from));
        self.state.setbacks.push(Step { day, before });
        self.state.restore = None;
        self.state.clock.enter(to, day);
        self.state.clock.tests_from = day;
        self.tests.valid_from = day;
        if to != from {
            today.changes.push(PhaseChange { from, to, reason: ChangeReason::Setback, rules: Vec::new() });
        }
    }

    /// Returns to where a setback began that rested only on a corrected value, once nothing holds.
    fn restore(&mut self, day: i32, today: &mut Today) {
        if !self.state.holds.is_empty() {
            return;
        }
        let Some(clock) = self.state.restore.take() else { return };
        let from = self.state.clock.phase;
        self.state.clock = clock;
        self.tests.valid_from = clock.tests_from;
        if clock.phase != from {
            today.moved = true;
            let reason = ChangeReason::Corrected;
            today.changes.push(PhaseChange { from, to: clock.phase, reason, rules: Vec::new() });
        }
        debug_assert!(self.state.clock.since(clock.phase) <= day);
    }

    fn promote(&mut self, day: i32, today: &mut Today) {
        let from = self.state.clock.phase;
        let Some(to) = from.next() else { return };
        let book = self.book(day);
        let lasts = book.going_back.flare.check.lasts_days;
        let flaring = from != Phase::P1 && self.state.acting_flare(day, lasts).is_some();
        let ask = self.ask(day);
        if flaring || !self.state.holds.is_empty() || !all_pass(&ask, book.gate_into(to)) {
            return;
        }
        let rules = checklist(&ask, self.calendar, book.gate_into(to));
        self.state.clock.enter(to, day);
        today.changes.push(PhaseChange { from, to, reason: ChangeReason::GateMet, rules });
    }

    fn decision(&self, day: i32, tier: Tier, today: Today) -> DayDecision {
        let look = self.look(day);
        let state = &self.state;
        let limit = look.book.watch.stale.check.after_days;
        let freshness = match self.diary.back(i32::MIN, day).next() {
            None => Freshness::NeverLogged,
            Some(newest) => match u32::try_from(day - newest.day).unwrap_or(0) {
                0 => Freshness::Today,
                days if days >= limit => Freshness::Stale(days),
                days => Freshness::Waiting(days),
            },
        };
        let lasts = look.book.going_back.flare.check.lasts_days;
        DayDecision {
            day: self.calendar.date(day),
            index: DayIndex(look.index()),
            episode: state.episode,
            onset: self.calendar.date(state.start),
            phase: state.clock.phase,
            hold: state.hold(),
            tier,
            band: state.band,
            standing: look.entry().map(Standing::of),
            freshness,
            flare_from: state.acting_flare(day, lasts).map(|flare| self.calendar.date(flare)),
            notices: today.notices,
            changes: today.changes,
            ended: today.ended,
        }
    }
}
