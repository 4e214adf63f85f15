//! What became known today: entries, corrections, warning signs, clearances, and what they change about earlier
//! days. Nothing already shown is undone; news acts from the day it is entered.

use super::decision::{Ended, Notice};
use super::history::{Deed, FlagId};
use super::pass::{Pass, Today};
use super::state::{Cleared, Clock, Session, State};
use super::trail::Silent;
use super::{baseline, going_back};
use crate::domain::RecordId;
use crate::protocol::{ClearanceScope, HoldLevel, RuleId};

/// What today's acts said.
#[derive(Debug, Default)]
pub(super) struct News {
    /// Warning signs that were not recorded before: record, sign, the day it is about.
    flags: Vec<(RecordId, FlagId, i32)>,
    clearances: Vec<(RecordId, ClearanceScope)>,
    /// Clearances that were entered in error on an earlier day.
    revoked: Vec<RecordId>,
    /// Days whose entries changed.
    changed: Vec<i32>,
    /// Days on which a sudden pain became known.
    sudden: Vec<i32>,
}

impl<'h> Pass<'h> {
    /// Takes in today's acts. Corrections of what was known before come first, so that what rested on the old
    /// value can be told from what later back-filling would change.
    pub(super) fn learn(&mut self, day: i32, today: &mut Today) -> News {
        let acts = self.todays_acts(day);
        let mut news = News::default();
        if acts.is_empty() {
            return news;
        }
        let corrects = |pass: &Self, deed: &Deed| match deed {
            Deed::Entry { record, .. } | Deed::Void { record } => pass.diary.day_of(*record).is_some(),
            Deed::Confirm { .. }
            | Deed::Withdraw { .. }
            | Deed::Clearance { .. }
            | Deed::Test { .. }
            | Deed::Massage { .. }
            | Deed::Profile(_) => false,
        };
        let earlier: Vec<bool> = acts.iter().map(|act| corrects(self, &act.deed)).collect();
        let standing = earlier.contains(&true).then(|| Standings::of(self, day));
        for (act, _) in acts.iter().zip(&earlier).filter(|(_, corrects)| **corrects) {
            self.take(&act.deed, day, &mut news);
        }
        if let Some(standing) = standing {
            self.settle(day, &news.changed);
            self.end_what_rested(day, &standing, &news.changed, today);
        }
        let corrected = news.changed.len();
        for (act, _) in acts.iter().zip(&earlier).filter(|(_, corrects)| !**corrects) {
            self.take(&act.deed, day, &mut news);
        }
        self.settle(day, news.changed.get(corrected..).unwrap_or_default());
        news.changed.sort_unstable();
        news.changed.dedup();
        news.sudden.sort_unstable();
        news.sudden.dedup();
        news
    }

    fn settle(&mut self, day: i32, changed: &[i32]) {
        let book = self.book(day);
        self.diary.settle(changed, book.trust.check, &book.contradictions);
    }

    fn take(&mut self, deed: &'h Deed, day: i32, news: &mut News) {
        let index = |date| crate::domain::DayIndex::of(date, self.calendar.onset).0;
        match deed {
            Deed::Entry { record, day: about, values } => {
                let about = index(*about);
                let old = self.diary.values_of(*record);
                let known = |flag: &FlagId| old.is_some_and(|old| old.red_flags.contains(flag));
                let fresh = values.red_flags.iter().filter(|flag| !known(flag));
                news.flags.extend(fresh.map(|flag| (*record, flag.clone(), about)));
                if values.sudden_pain {
                    news.sudden.push(about);
                }
                news.changed.extend(self.diary.put(*record, about, day, values).into_iter().flatten());
            }
            Deed::Void { record } => {
                news.changed.extend(self.diary.remove(*record));
                self.tests.remove(*record);
                self.state.sessions.retain(|session| session.record != *record);
                news.clearances.retain(|(known, _)| known != record);
                news.revoked.push(*record);
            }
            Deed::Confirm { record } => news.changed.extend(self.diary.confirm(*record)),
            Deed::Withdraw { record, flag, .. } => {
                news.flags.retain(|(known, sign, _)| known != record || sign != flag);
            }
            Deed::Clearance { record, scope, .. } => news.clearances.push((*record, *scope)),
            Deed::Test { record, day: about, test, value } => {
                self.tests.put(*record, *test, index(*about), day, *value);
            }
            Deed::Massage { record, day: about, tier, result } => {
                let session = Session { record: *record, day: index(*about), tier: *tier, result: *result };
                self.state.sessions.retain(|known| known.record != *record);
                self.state.sessions.push(session);
            }
            Deed::Profile(profile) => self.profile = profile,
        }
    }

    /// Ends flares and setbacks that stood before a correction and do not stand after it.
    fn end_what_rested(&mut self, day: i32, before: &Standings, changed: &[i32], today: &mut Today) {
        let after = Standings::of(self, day);
        let Some(corrected) = changed.first().copied() else { return };
        let date = |pass: &Self, day| pass.calendar.date(day);
        let gone: Vec<i32> =
            before.flares.iter().copied().filter(|flare| !after.flares.contains(flare)).collect();
        for flare in &gone {
            let rule = self.book(day).going_back.flare.id.clone();
            today.ended.push(Ended { rule, day: date(self, *flare), corrected: date(self, corrected) });
        }
        self.state.flares.retain(|flare| !gone.contains(flare));
        let stands: Vec<i32> = Standings::of(self, day).setbacks;
        let ended: Vec<i32> = before.setbacks.iter().copied().filter(|step| !stands.contains(step)).collect();
        let Some(first) = ended.first().copied() else { return };
        for step in &ended {
            let rule = self.book(day).going_back.setback.id.clone();
            today.ended.push(Ended { rule, day: date(self, *step), corrected: date(self, corrected) });
        }
        self.state.restore = Some(self.replay(first, &ended));
    }

    /// Takes the ended setbacks away and answers where the athlete would stand without them: from before the first
    /// of them, with the later ones that still stand. Those now begin where the replay came to, so that they too can
    /// end. A promotion made since is kept.
    fn replay(&mut self, first: i32, ended: &[i32]) -> Clock {
        let (mut kept, mut reached) = (Vec::new(), None);
        for mut step in std::mem::take(&mut self.state.setbacks) {
            if step.day < first {
                kept.push(step);
                continue;
            }
            let mut clock = reached.unwrap_or(step.before);
            if !ended.contains(&step.day) {
                step.before = clock;
                let look = self.look(step.day);
                let entry = look.entry();
                let to = entry.map_or(clock.phase, |day| going_back::setback_target(&look, day, clock.phase));
                clock.enter(to, step.day);
                clock.tests_from = step.day;
                kept.push(step);
            }
            reached = Some(clock);
        }
        self.state.setbacks = kept;
        reached.filter(|clock| clock.phase >= self.state.clock.phase).unwrap_or(self.state.clock)
    }

    /// Sudden pain on earlier days: the episode starts on the day of the event, the phase is P1 from today.
    pub(super) fn late_reinjuries(&mut self, day: i32, news: &News, today: &mut Today) -> bool {
        for event in news.sudden.iter().copied().filter(|event| *event < day) {
            if event > self.state.start {
                self.new_episode(event, day, today);
            }
        }
        today.reinjured
    }

    /// Flares on earlier days that became known today.
    pub(super) fn late_flares(&mut self, day: i32, news: &News, today: &mut Today) {
        for about in news.changed.iter().copied().filter(|about| *about < day) {
            let look = self.look(about);
            let crept = baseline::creep(&look, &mut Silent);
            if (crept || baseline::flare(&look, &mut Silent)) && !self.state.is_flare(about) {
                self.state.add_flare(about);
                self.raise(Notice::Flare, day, today);
                if crept {
                    self.raise(Notice::Creep, day, today);
                }
            }
        }
    }

    /// Warning signs and clearances entered today. A sign wins over a clearance of the same day; a clearance of the
    /// day of a re-injury is void.
    pub(super) fn judge_flags(&mut self, day: i32, news: &News, reinjured: bool, today: &mut Today) {
        for record in &news.revoked {
            self.revoke(*record);
        }
        if !reinjured {
            for (record, scope) in &news.clearances {
                self.state.clear(*record, *scope, day, &self.book(day).back.check.id);
            }
        }
        for (_, flag, about) in &news.flags {
            let rule = self.book(day).red_flags.iter().find(|rule| rule.id.as_str() == flag.0);
            // A sign that the protocol does not know is not ignored.
            let level = rule.map_or(HoldLevel::Clinician, |rule| rule.check.level);
            let since_injury = i64::from(*about) - i64::from(self.state.start);
            let too_early =
                rule.and_then(|rule| rule.check.hold_from_day).is_some_and(|n| since_injury < i64::from(n));
            if too_early {
                self.state.closed_today = true;
            } else {
                self.state.hold_for(&RuleId(flag.0.clone()), level, day, *about);
            }
            self.raise(Notice::RedFlag, day, today);
        }
    }

    /// A clearance that was entered in error: the holds it ended stand again.
    fn revoke(&mut self, record: RecordId) {
        let state = &mut self.state;
        if state.massage_clearance == Some(record) {
            state.massage_clearance = None;
        }
        if let Some(i) = state.cleared.iter().position(|cleared| cleared.record == record) {
            for cause in state.cleared.remove(i).ended {
                state.hold_for(&cause.rule, cause.level, cause.since, cause.about);
            }
        }
    }
}

impl State {
    fn clear(&mut self, record: RecordId, scope: ClearanceScope, day: i32, back_rule: &RuleId) {
        match scope {
            ClearanceScope::All => {
                self.spent = day;
                self.spent_back = day;
                let ended = std::mem::take(&mut self.holds);
                self.cleared.push(Cleared { record, scope, ended });
            }
            ClearanceScope::Back => {
                self.spent_back = day;
                let (ended, kept) = self.holds.drain(..).partition(|cause| cause.rule == *back_rule);
                self.holds = kept;
                self.cleared.push(Cleared { record, scope, ended });
            }
            ClearanceScope::Massage => self.massage_clearance = Some(record),
        }
    }
}

/// Which flares and setbacks of the episode stand by the values known now.
struct Standings {
    flares: Vec<i32>,
    setbacks: Vec<i32>,
}

impl Standings {
    fn of(pass: &Pass<'_>, day: i32) -> Self {
        let flare = |on: i32| {
            let look = pass.look(day).on(on);
            baseline::flare(&look, &mut Silent) || baseline::creep(&look, &mut Silent)
        };
        let setback = |on: i32| going_back::setback(&pass.look(day).on(on), &pass.state, &mut Silent);
        Self {
            flares: pass.state.flares.iter().copied().filter(|on| flare(*on)).collect(),
            setbacks: pass.state.setbacks.iter().map(|step| step.day).filter(|on| setback(*on)).collect(),
        }
    }
}
