//! A physio's changes: they lie on top of a variant, carry a name and a reason, and stay inside the bounds.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::load::derived_hash;
use super::{
    HoldLevel, Protocol, ProtocolError, RedFlagCheck, Rule, RuleId, SafetyCheck, SetBy, Setting, validate,
};
use crate::domain::LocalDate;

/// One changed value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Override {
    pub rule: RuleId,
    pub value: Setting,
    pub name: String,
    /// First day it holds; decisions of earlier days stand.
    pub date: LocalDate,
    pub reason: String,
}

/// A warning question of the physio's own. Warning signs can be added to, never removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddedRedFlag {
    pub id: RuleId,
    pub question: String,
    pub action: String,
    pub level: HoldLevel,
    pub name: String,
    pub date: LocalDate,
    pub reason: String,
}

/// A safety rule of the physio's own, in words. Safety limits can be added to, never removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddedSafety {
    pub id: RuleId,
    pub text: String,
    pub name: String,
    pub date: LocalDate,
    pub reason: String,
}

impl Protocol {
    /// This protocol with changed values on top, in the order given; a later change of the same rule wins.
    ///
    /// # Errors
    /// A rule that does not exist or has no bounds, a value outside them, a missing name or reason, or a set of
    /// values that no entry can meet.
    pub fn with_overrides(&self, overrides: &[Override]) -> Result<Self, ProtocolError> {
        let mut changed = self.clone();
        for (i, edit) in overrides.iter().enumerate() {
            let refuse = |field: &str, expected: String| {
                ProtocolError::one("overrides", format!("[{i}].{field}"), expected)
            };
            signed(&edit.name, &edit.reason)
                .map_err(|(field, expected)| refuse(field, expected.to_owned()))?;
            let mut rules = changed.book.rules_mut();
            let Some((_, rule)) = rules.iter_mut().find(|(_, rule)| *rule.id() == edit.rule) else {
                return Err(refuse(
                    "rule",
                    format!("the id of a rule of {}, not \"{}\"", self.file, edit.rule),
                ));
            };
            let Some(bounds) = rule.bounds() else {
                return Err(refuse("rule", format!("a rule that may be edited; {} may not", edit.rule)));
            };
            validate::within(edit.value, bounds).map_err(|expected| refuse("value", expected))?;
            let author = SetBy { name: edit.name.clone(), date: edit.date, reason: edit.reason.clone() };
            rule.change(edit.value, Some(author))
                .map_err(|expected| refuse("value", format!("{expected}, not {}", edit.value)))?;
        }
        let problems = validate::check_varied(&changed.book, self.variant);
        if !problems.is_empty() {
            return Err(ProtocolError { file: "overrides".to_owned(), problems });
        }
        let text = serde_json::to_string(overrides).unwrap_or_default();
        changed.hash = derived_hash(&self.hash, self.variant, &text);
        Ok(changed)
    }

    /// This protocol with one more warning question.
    ///
    /// # Errors
    /// The id is taken, or name or reason is missing.
    pub fn with_red_flag(&self, added: &AddedRedFlag) -> Result<Self, ProtocolError> {
        let author = self.may_add(&added.id, &added.name, &added.reason, added.date)?;
        let mut changed = self.clone();
        let check = RedFlagCheck {
            question: added.question.clone(),
            action: added.action.clone(),
            level: added.level,
            hold_from_day: None,
        };
        changed.book.red_flags.push(added_rule(added.id.clone(), &added.reason, author, check));
        changed.hash =
            derived_hash(&self.hash, self.variant, &serde_json::to_string(added).unwrap_or_default());
        Ok(changed)
    }

    /// This protocol with one more safety rule of first aid.
    ///
    /// # Errors
    /// The id is taken, or name or reason is missing.
    pub fn with_safety(&self, added: &AddedSafety) -> Result<Self, ProtocolError> {
        let author = self.may_add(&added.id, &added.name, &added.reason, added.date)?;
        let mut changed = self.clone();
        changed.book.price.safety.push(added_rule(
            added.id.clone(),
            &added.reason,
            author,
            SafetyCheck::Always(added.text.clone()),
        ));
        changed.hash =
            derived_hash(&self.hash, self.variant, &serde_json::to_string(added).unwrap_or_default());
        Ok(changed)
    }

    fn may_add(
        &self,
        id: &RuleId,
        name: &str,
        reason: &str,
        date: LocalDate,
    ) -> Result<SetBy, ProtocolError> {
        let refuse = |field: &str, expected: String| ProtocolError::one("added rule", field, expected);
        signed(name, reason).map_err(|(field, expected)| refuse(field, expected.to_owned()))?;
        if self.book.rule(id.as_str()).is_some() || id.as_str().trim().is_empty() {
            return Err(refuse("id", format!("a new name, not \"{id}\"")));
        }
        Ok(SetBy { name: name.to_owned(), date, reason: reason.to_owned() })
    }
}

fn added_rule<C>(id: RuleId, why: &str, author: SetBy, check: C) -> Rule<C> {
    Rule {
        id,
        check,
        why: why.to_owned(),
        sources: vec!["OWN".to_owned()],
        confidence: vec![super::Confidence::Own],
        note: None,
        bounds: None,
        set_by: Some(author),
    }
}

fn signed(name: &str, reason: &str) -> Result<(), (&'static str, &'static str)> {
    if name.trim().is_empty() {
        return Err(("name", "the name of who decided this"));
    }
    if reason.trim().is_empty() {
        return Err(("reason", "a reason in words"));
    }
    Ok(())
}
