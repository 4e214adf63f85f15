//! The Readiness place: the verdict, the checklist behind it, and everything that can be questioned.

use hamstrong_rules::domain::{Contraindications, Estimate, LocalDate};
use hamstrong_rules::protocol::{Protocol, Rule, Tier, TierInfo, Variant, VariantOffer};
use hamstrong_rules::readiness::{Decision, evaluate, words as rule_words};

use super::super::Tracker;
use super::{Case, words};
use crate::api::error::ApiError;
use crate::api::readiness::{
    ChangeView, ConditionView, Difference, EditableRule, EstimateView, PhaseName, ProtocolView,
    ReadinessView, RuleChangeView, SourceView, TierView, VariantView, VerdictKind,
};
use crate::store::Kind;
use crate::store::read::Select;

impl Tracker {
    pub(super) fn readiness_place(
        &self,
        case: &Case,
        day: LocalDate,
        as_of: LocalDate,
    ) -> Result<ReadinessView, ApiError> {
        let decision = case.decision_as_of(day, as_of);
        let protocol = case.protocol(day);
        let unanswered = !self.warning_signs_known(case, day)?;
        let (mut verdict, mut title) = words::verdict(&decision);
        let text = if decision.today.hold.is_some() {
            words::who_to_see(decision.today.hold).to_owned()
        } else if unanswered {
            // No checklist speaks while nobody has asked about warning signs.
            (verdict, title) = (VerdictKind::NotEnoughData, "Not enough data");
            words::ANSWER_THE_QUESTIONS.to_owned()
        } else {
            rule_words::verdict(&decision)
        };
        let book = &protocol.book;
        Ok(ReadinessView {
            day,
            verdict,
            title: title.to_owned(),
            text: self.without_numbers(text)?,
            tiers: tiers(protocol, &decision),
            phases: book
                .phases
                .iter()
                .map(|p| PhaseName { phase: p.phase, name: p.name.clone(), what: p.what.clone() })
                .collect(),
            changes: changes(case, day),
            sources: book
                .sources
                .iter()
                .map(|(key, source)| SourceView { key: key.clone(), citation: source.citation.clone() })
                .collect(),
            tests: self.tests_view(case, &decision, day)?,
            conditions: conditions(protocol),
            contraindications: self.contraindications()?,
            protocol: protocol_view(case, day, &decision)?,
            risk: self.risk(case, &decision, day)?,
            estimate: self.estimate(case)?,
            published: words::PUBLISHED.iter().map(|s| (*s).to_owned()).collect(),
            emergency_number: self.emergency_number()?,
            decision,
        })
    }

    pub(in super::super) fn contraindications(&self) -> Result<Contraindications, ApiError> {
        let what = Select { kind: Kind::Contraindications, episode: None, days: None, removed: false };
        let head = self.store.heads(what)?.pop();
        Ok(head.map(|h| h.revision.value()).transpose()?.unwrap_or_default())
    }

    fn estimate(&self, case: &Case) -> Result<Option<EstimateView>, ApiError> {
        let what = Select { kind: Kind::Estimate, episode: Some(case.record), days: None, removed: false };
        let Some(head) = self.store.heads(what)?.into_iter().next() else { return Ok(None) };
        let estimate: Estimate = head.revision.value()?;
        let index = |day: LocalDate| day.days_since(case.episode.onset);
        let words = match estimate.was_back_on {
            Some(was) => format!("You thought day {}; it was day {}.", index(estimate.back_on), index(was)),
            None => format!("You think of day {}.", index(estimate.back_on)),
        };
        Ok(Some(EstimateView {
            record: head.revision.record,
            made_on: head.first_written_day,
            back_on: estimate.back_on,
            was_back_on: estimate.was_back_on,
            words,
        }))
    }
}

fn tiers(protocol: &Protocol, decision: &Decision) -> Vec<TierView> {
    let limits = |tier: Tier| {
        let rule = protocol.book.massage.limits.iter().find(|rule| rule.check.tier == tier);
        rule.map_or_else(String::new, |rule| {
            let l = &rule.check;
            format!("At most {} min, pressure {}, pain {}.", l.minutes_max, l.pressure_max, l.pain_max)
        })
    };
    let view = |info: &TierInfo| TierView {
        tier: info.tier,
        name: info.name.clone(),
        what: info.what.clone(),
        limits: limits(info.tier),
        open: decision.today.tier >= info.tier,
    };
    protocol.book.massage.tiers.iter().map(view).collect()
}

fn changes(case: &Case, day: LocalDate) -> Vec<ChangeView> {
    case.timeline(day)
        .iter()
        .flat_map(|decided| {
            let protocol = case.protocol(decided.day);
            decided.changes.iter().map(move |change| ChangeView {
                day: decided.day,
                words: words::change(change, protocol),
                change: change.clone(),
            })
        })
        .collect()
}

fn conditions(protocol: &Protocol) -> Vec<ConditionView> {
    let view = |rule: &Rule<hamstrong_rules::protocol::ContraindicationCheck>| ConditionView {
        id: rule.id.to_string(),
        question: rule.check.question.clone(),
        why: rule.why.clone(),
    };
    protocol.book.massage.contraindications.iter().map(view).collect()
}

fn protocol_view(case: &Case, day: LocalDate, decision: &Decision) -> Result<ProtocolView, ApiError> {
    let now = case.protocol(day);
    let info = now.book.variants.get(&now.variant);
    let mut variants = Vec::new();
    for variant in Variant::ALL {
        variants.push(variant_view(case, day, decision, *variant)?);
    }
    let changes = case.course_log.changes.iter().filter(|c| c.on <= day).map(|changed| RuleChangeView {
        record: changed.record,
        rule: changed.change.rule.clone(),
        why: now.book.rule(&changed.change.rule).map(|r| r.why().to_owned()).unwrap_or_default(),
        value: changed.change.value,
        set_by: changed.set_by(),
    });
    let editable = now.book.rules().into_iter().filter_map(|(_, rule)| {
        let (value, bounds) = rule.setting().zip(rule.bounds())?;
        let confidence = rule.confidence().to_vec();
        Some(EditableRule {
            rule: rule.id().to_string(),
            why: rule.why().to_owned(),
            value,
            bounds,
            confidence,
        })
    });
    Ok(ProtocolView {
        id: now.book.id.clone(),
        version: now.book.version.clone(),
        status: now.book.status.clone(),
        variant: now.variant,
        label: now.label().to_owned(),
        rationale: info.map(|i| i.rationale.clone()).unwrap_or_default(),
        variants,
        changes: changes.collect(),
        editable: editable.collect(),
    })
}

fn variant_view(
    case: &Case,
    day: LocalDate,
    decision: &Decision,
    variant: Variant,
) -> Result<VariantView, ApiError> {
    let now = case.protocol(day);
    let then = case.course_log.protocol(day, variant)?;
    let info = then.book.variants.get(&variant);
    let with_physio = info.is_some_and(|i| i.offered == VariantOffer::WithPhysio);
    let offered = !with_physio || case.episode.physio_involved == Some(true);
    let differs = now.book.rules().into_iter().filter_map(|(_, rule)| {
        let other = then.book.rule(rule.id().as_str())?;
        let (a, b) = (rule.setting(), other.setting());
        (a != b).then(|| Difference {
            rule: rule.id().to_string(),
            why: rule.why().to_owned(),
            now: a.map(|s| s.to_string()).unwrap_or_default(),
            then: b.map(|s| s.to_string()).unwrap_or_default(),
        })
    });
    let differs: Vec<Difference> = differs.collect();
    let today = if variant == now.variant { String::new() } else { preview(case, day, decision, &then) };
    Ok(VariantView {
        variant,
        label: then.label().to_owned(),
        rationale: info.map(|i| i.rationale.clone()).unwrap_or_default(),
        offered,
        reason: if offered {
            String::new()
        } else {
            "Offered when a physiotherapist is involved.".to_owned()
        },
        differs,
        today,
    })
}

/// What moving to another protocol today would change today.
fn preview(case: &Case, day: LocalDate, decision: &Decision, then: &Protocol) -> String {
    let course = case.course.clone().then(day, then.clone());
    let other = evaluate(&course, &case.history, day, day);
    let name = |phase| rule_words::phase_name(then, phase);
    let mut parts = Vec::new();
    if other.today.phase != decision.today.phase {
        parts.push(format!("the phase would be {}", name(other.today.phase).to_lowercase()));
    }
    if other.massage_ready() != decision.massage_ready() {
        let not = if other.massage_ready() { "" } else { "no longer " };
        parts.push(format!("the massage checklist would {not}be met"));
    }
    if (other.m2.met, other.m2.asked) != (decision.m2.met, decision.m2.asked) && parts.is_empty() {
        parts.push(format!("{} of {} massage items would be met", other.m2.met, other.m2.asked));
    }
    if parts.is_empty() {
        "Nothing would change today.".to_owned()
    } else {
        format!("Today {}.", parts.join(", and "))
    }
}
