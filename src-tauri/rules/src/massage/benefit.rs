//! The four things massage is said to do, measured before and after.

use crate::domain::{MassageReading, Warmth};
use crate::protocol::{Benefit, BenefitCheck, BenefitItem, Rule, RuleId};

/// Which way an item went, by at least what the protocol calls a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Less,
    More,
    /// Within the error of the item.
    Same,
}

/// One item before and after, in the unit of the item.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemChange {
    pub rule: RuleId,
    pub benefit: Benefit,
    pub item: BenefitItem,
    pub before: f64,
    pub after: f64,
    pub direction: Direction,
}

/// Every item told in both readings, in the protocol's order.
pub fn item_changes(
    before: &MassageReading,
    after: &MassageReading,
    rules: &[Rule<BenefitCheck>],
) -> Vec<ItemChange> {
    rules
        .iter()
        .filter_map(|rule| {
            let item = rule.check.item;
            let (before, after) = value(before, item).zip(value(after, item))?;
            let direction = if (after - before).abs() + ROUNDING < rule.check.change_at {
                Direction::Same
            } else if after < before {
                Direction::Less
            } else {
                Direction::More
            };
            Some(ItemChange {
                rule: rule.id.clone(),
                benefit: rule.check.benefit,
                item,
                before,
                after,
                direction,
            })
        })
        .collect()
}

/// Centimetres are read to a tenth; a difference of two of them may miss a whole number by less than this.
const ROUNDING: f64 = 1e-6;

fn value(reading: &MassageReading, item: BenefitItem) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, reason = "ratings and degrees of at most three digits")]
    let whole = |n: i64| n as f64;
    match item {
        BenefitItem::GirthDifference => {
            reading.girth_injured.zip(reading.girth_other).map(|(injured, other)| injured.get() - other.get())
        }
        BenefitItem::Swelling => reading.swelling.map(|grade| whole(grade.get())),
        BenefitItem::Press => reading.press.map(|pain| whole(pain.get())),
        BenefitItem::Hardness => reading.hardness.map(|rating| whole(rating.get())),
        BenefitItem::Strip => reading.strip.map(crate::domain::Centimetres::get),
        BenefitItem::Tightness => reading.tightness.map(|rating| whole(rating.get())),
        BenefitItem::KneeShort => reading.knee_short.map(|degrees| whole(degrees.get())),
        BenefitItem::Warmth => reading.warmth.map(|warmth| match warmth {
            Warmth::Cool => 1.0,
            Warmth::Normal => 2.0,
            Warmth::Warm => 3.0,
        }),
        BenefitItem::Heaviness => reading.heaviness.map(|rating| whole(rating.get())),
    }
}
