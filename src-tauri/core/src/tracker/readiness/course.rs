//! Which protocol was in force from which day: the athlete's choices and a physio's changes, laid over the
//! shipped file.

use hamstrong_rules::domain::{Episode, LocalDate, ProtocolChoice, RecordId, RuleChange};
use hamstrong_rules::protocol::{
    Course, Override, Protocol, ProtocolError, RuleId, SetBy, Setting, Variant, VariantOffer,
};

use super::super::Tracker;
use crate::api::error::{ApiError, ErrorCode};
use crate::store::Kind;
use crate::store::read::Select;

/// A physio's change with its record.
#[derive(Debug, Clone)]
pub struct Changed {
    pub record: RecordId,
    pub change: RuleChange,
    pub on: LocalDate,
}

impl Changed {
    fn as_override(&self) -> Override {
        Override {
            rule: RuleId::from(self.change.rule.as_str()),
            value: Setting::Number(self.change.value),
            name: self.change.by.clone(),
            date: self.on,
            reason: self.change.reason.clone(),
        }
    }

    /// Who, when and why.
    pub fn set_by(&self) -> SetBy {
        SetBy { name: self.change.by.clone(), date: self.on, reason: self.change.reason.clone() }
    }
}

/// All choices and changes that stand, each with the day it holds from.
#[derive(Debug, Clone, Default)]
pub struct CourseLog {
    pub choices: Vec<(LocalDate, Variant)>,
    pub changes: Vec<Changed>,
}

impl CourseLog {
    /// The variant in force on a day; `balanced` unless another was chosen.
    pub fn variant_on(&self, day: LocalDate) -> Variant {
        self.choices.iter().rev().find(|(from, _)| *from <= day).map_or(Variant::Balanced, |(_, v)| *v)
    }

    /// The protocol on a day in a variant, with the changes known by then. Changes of a rule that the variant
    /// refuses are left out rather than silently bent.
    pub fn protocol(&self, day: LocalDate, variant: Variant) -> Result<Protocol, ApiError> {
        let plain = Protocol::builtin(variant).map_err(|e| refused(&e))?;
        let known: Vec<Override> =
            self.changes.iter().filter(|c| c.on <= day).map(Changed::as_override).collect();
        Ok(plain.with_overrides(&known).unwrap_or(plain))
    }

    /// The whole course.
    pub fn course(&self) -> Result<Course, ApiError> {
        let mut days: Vec<LocalDate> =
            self.choices.iter().map(|(day, _)| *day).chain(self.changes.iter().map(|c| c.on)).collect();
        days.sort_unstable();
        days.dedup();
        let first = self.choices.first().map_or(Variant::Balanced, |(_, v)| *v);
        let mut course = Course::of(Protocol::builtin(first).map_err(|e| refused(&e))?);
        for day in days {
            course = course.then(day, self.protocol(day, self.variant_on(day))?);
        }
        Ok(course)
    }
}

/// A choice as it is stored: with the version and checksum it is pinned to.
pub fn pinned(choice: &ProtocolChoice, episode: &Episode) -> Result<ProtocolChoice, ApiError> {
    let Some(variant) = Variant::from_word(&choice.variant) else {
        return Err(ApiError::field(
            "variant",
            format!("There is no protocol called \"{}\".", choice.variant),
        ));
    };
    let protocol = Protocol::builtin(variant).map_err(|e| refused(&e))?;
    let offered = protocol.book.variants.get(&variant).map(|v| v.offered);
    if offered == Some(VariantOffer::WithPhysio) && episode.physio_involved != Some(true) {
        return Err(ApiError::field("variant", "This one is offered when a physiotherapist is involved."));
    }
    Ok(ProtocolChoice {
        variant: choice.variant.clone(),
        id: Some(protocol.book.id.clone()),
        version: Some(protocol.book.version.clone()),
        hash: Some(protocol.hash.clone()),
    })
}

fn refused(error: &ProtocolError) -> ApiError {
    ApiError::new(ErrorCode::Failed, error.to_string())
}

impl Tracker {
    pub(super) fn course_log(&self, episode: RecordId) -> Result<CourseLog, ApiError> {
        let heads =
            |kind| self.store.heads(Select { kind, episode: Some(episode), days: None, removed: false });
        let mut log = CourseLog::default();
        for head in heads(Kind::ProtocolChoice)? {
            let choice: ProtocolChoice = head.revision.value()?;
            if let Some(variant) = Variant::from_word(&choice.variant) {
                log.choices.push((head.revision.felt.day, variant));
            }
        }
        for head in heads(Kind::RuleChange)? {
            let (record, on) = (head.revision.record, head.revision.felt.day);
            log.changes.push(Changed { record, on, change: head.revision.value()? });
        }
        Ok(log)
    }

    /// A physio's change, refused outside its bounds.
    pub(in super::super) fn checked_change(
        &self,
        episode: RecordId,
        change: &RuleChange,
    ) -> Result<(), ApiError> {
        let today = self.today()?;
        let log = self.course_log(episode)?;
        let protocol = Protocol::builtin(log.variant_on(today)).map_err(|e| refused(&e))?;
        let changed = Changed { record: episode, change: change.clone(), on: today };
        protocol.with_overrides(&[changed.as_override()]).map(drop).map_err(|error| {
            let text = error.problems.iter().map(|p| p.expected.clone()).collect::<Vec<_>>().join("; ");
            ApiError::field("value", format!("Not taken: {text}."))
        })
    }
}
