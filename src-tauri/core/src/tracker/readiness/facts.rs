//! What the risk-factor check looks at, gathered from the journal.

use hamstrong_rules::domain::{LocalDate, RecordId, SelfTest, Session, Side, Wellness};
use hamstrong_rules::readiness::{RiskFacts, risk_level};

use super::super::Tracker;
use super::{Case, words};
use crate::api::error::ApiError;
use crate::api::readiness::RiskView;
use crate::store::Kind;
use crate::store::read::Select;

/// Self-tests older than this are not looked at: about a month.
const TEST_DAYS: i64 = 28;

impl Tracker {
    pub(super) fn risk(&self, case: &Case, day: LocalDate) -> Result<Vec<RiskView>, ApiError> {
        let facts = self.risk_facts(case, day)?;
        let rules = &case.protocol(day).book.risk_check;
        Ok(rules
            .iter()
            .map(|rule| {
                let level = risk_level(&rule.check, &facts);
                let id = rule.id.to_string();
                RiskView {
                    name: words::risk_name(&id).to_owned(),
                    level,
                    text: basis(&id, &facts),
                    advice: words::advice(&id, level).to_owned(),
                    why: rule.why.clone(),
                    id,
                }
            })
            .collect())
    }

    fn risk_facts(&self, case: &Case, day: LocalDate) -> Result<RiskFacts, ApiError> {
        let test = |id| self.newest_test(case.record, day, id);
        let sides = |t: SelfTest| t.left.zip(t.right);
        let bridges =
            test("test.bridge_count")?.and_then(sides).map(|(left, right)| match case.episode.side {
                Side::Left => (left, right),
                Side::Right => (right, left),
            });
        let mut facts =
            RiskFacts { knee: test("test.ake")?.and_then(sides), bridges, ..RiskFacts::default() };
        let week = Select {
            kind: Kind::Wellness,
            episode: None,
            days: Some((day.plus_days(-6), day)),
            removed: false,
        };
        for head in self.store.heads(week)? {
            let w: Wellness = head.revision.value()?;
            let back = day.days_since(head.revision.felt.day);
            facts.nights.extend(w.sleep_hours.map(hamstrong_rules::domain::Hours::get));
            if back < 3 {
                facts.soreness.extend(w.soreness.map(hamstrong_rules::domain::Rating::get));
            }
            if back == 0 {
                facts.fatigue = facts.fatigue.max(w.fatigue.map(hamstrong_rules::domain::Rating::get));
            }
        }
        self.add_sessions(case, day, &mut facts)?;
        Ok(facts)
    }

    fn add_sessions(&self, case: &Case, day: LocalDate, facts: &mut RiskFacts) -> Result<(), ApiError> {
        if day.days_since(case.episode.onset) < 28 {
            return Ok(());
        }
        let days = Some((day.plus_days(-27), day));
        let what = Select { kind: Kind::Session, episode: Some(case.record), days, removed: false };
        let (mut counts, mut loads) = ([0_u32; 4], [0.0_f64; 4]);
        for head in self.store.heads(what)? {
            let session: Session = head.revision.value()?;
            let week = usize::try_from(day.days_since(head.revision.felt.day) / 7).unwrap_or(3).min(3);
            counts[week] += 1;
            if let (Some(effort), Some(minutes)) = (session.effort, session.minutes) {
                loads[week] += f64::from(u16::try_from(effort.get() * minutes.get()).unwrap_or(u16::MAX));
            }
        }
        facts.weekly_sessions = Some(counts);
        facts.load = Some((loads[0], (loads[1] + loads[2] + loads[3]) / 3.0));
        Ok(())
    }

    fn newest_test(&self, episode: RecordId, day: LocalDate, id: &str) -> Result<Option<SelfTest>, ApiError> {
        let days = Some((day.plus_days(1 - TEST_DAYS), day));
        let what = Select { kind: Kind::SelfTest, episode: Some(episode), days, removed: false };
        let mut newest = None;
        for head in self.store.heads(what)? {
            let test: SelfTest = head.revision.value()?;
            if test.test == id {
                newest = Some(test);
            }
        }
        Ok(newest)
    }
}

fn basis(id: &str, facts: &RiskFacts) -> String {
    match id {
        "risk.tight" => facts.knee.map_or_else(
            || "No knee-straightening test in the last four weeks.".to_owned(),
            |(left, right)| format!("Short of straight: left {left}°, right {right}°."),
        ),
        "risk.imbalance" => facts.bridges.filter(|(_, other)| *other > 0.0).map_or_else(
            || "No bridge count of both legs in the last four weeks.".to_owned(),
            |(own, other)| format!("Bridges: {own} on the injured leg, {other} on the other."),
        ),
        "risk.conditioning" => match (facts.bridges, facts.weekly_sessions) {
            (None, None) => "No bridge count, and less than four weeks logged.".to_owned(),
            (bridges, weeks) => {
                let count =
                    bridges.map(|(own, other)| format!("{} bridges on the weaker leg", own.min(other)));
                let busy = weeks.map(|w| {
                    format!("sessions in the last four weeks: {}, {}, {}, {}", w[3], w[2], w[1], w[0])
                });
                let parts: Vec<String> = count.into_iter().chain(busy).collect();
                format!("{}.", crate::words::capital(&parts.join("; ")))
            }
        },
        _ => {
            let mut parts = Vec::new();
            if !facts.nights.is_empty() {
                parts.push(format!("{} of 7 nights logged", facts.nights.len()));
            }
            if !facts.soreness.is_empty() {
                parts.push(format!("soreness on {} of 3 days", facts.soreness.len()));
            }
            if let Some(fatigue) = facts.fatigue {
                parts.push(format!("fatigue today {fatigue}"));
            }
            if parts.is_empty() {
                return "Neither sleep, soreness nor fatigue logged lately.".to_owned();
            }
            format!("{}.", crate::words::capital(&parts.join(", ")))
        }
    }
}
