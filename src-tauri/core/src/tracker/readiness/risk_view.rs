//! The four risk factors as they are shown: monthly, once back in sport or with no injury open. Never a percent risk.

use hamstrong_rules::domain::{Episode, LocalDate, Year};
use hamstrong_rules::protocol::Phase;
use hamstrong_rules::readiness::{Decision, RISK_EVERY_DAYS, RiskFacts, risk_level};

use super::super::Tracker;
use super::{Case, words};
use crate::api::error::ApiError;
use crate::api::readiness::{RiskCheckView, RiskView};

/// An earlier injury counts as context for a year (Warren 2010).
const EARLIER_DAYS: i64 = 365;

impl Tracker {
    /// The check, where it has its place: in the last phase, or when no injury is open any more.
    pub(super) fn risk(
        &self,
        case: &Case,
        decision: &Decision,
        day: LocalDate,
    ) -> Result<Option<RiskCheckView>, ApiError> {
        let closed = case.episode.closed_on.is_some();
        let others_open = self.episode_heads()?.iter().any(|(_, episode)| episode.closed_on.is_none());
        let placed = if closed { !others_open } else { decision.today.phase == Phase::P5 };
        if !placed {
            return Ok(None);
        }
        let day = if closed { self.today()? } else { day };
        let (facts, tested) = self.risk_facts(case, day)?;
        let view = |rule: &hamstrong_rules::protocol::Rule<_>| {
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
        };
        let next = tested.map(|day| day.plus_days(RISK_EVERY_DAYS));
        Ok(Some(RiskCheckView {
            due: next.is_none(),
            when: match next {
                None => "Due now, once a month: do the knee straightening and the bridge count.".to_owned(),
                Some(next) => {
                    format!("Once a month; the two tests are due again on {}.", crate::words::day(next))
                }
            },
            context: self.risk_context(case, day)?,
            factors: case.protocol(day).book.risk_check.iter().map(view).collect(),
        }))
    }

    /// What is known to matter and is not scored: earlier injuries and age.
    fn risk_context(&self, case: &Case, day: LocalDate) -> Result<Vec<String>, ApiError> {
        let mut injuries: Vec<Episode> =
            self.episode_heads()?.into_iter().map(|(_, episode)| episode).collect();
        injuries.sort_by_key(|episode| episode.onset);
        let lately = injuries.iter().rev().find(|e| (0..=EARLIER_DAYS).contains(&day.days_since(e.onset)));
        let mut said = Vec::new();
        if let Some(injury) = lately {
            let first = format!(
                "Not scored: a hamstring injury within a year, on {}.",
                crate::words::day(injury.onset)
            );
            said.push(format!(
                "{first} In one study, groups with one in the last 12 months had another far more often (odds ratio \
                 19.6, Warren 2010). That is about groups, not about you."
            ));
        } else if case.episode.earlier_injury == Some(true) {
            said.push("Not scored: an earlier injury of the same hamstring.".to_owned());
        }
        if let Some(age) = age(self.athlete()?.birth_year, day) {
            said.push(format!("Not scored either: your age, about {age}."));
        }
        Ok(said)
    }
}

/// Years since the year of birth.
fn age(born: Option<Year>, day: LocalDate) -> Option<i64> {
    let year: i64 = day.to_string().get(..4)?.parse().ok()?;
    born.map(|born| year - born.get())
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
