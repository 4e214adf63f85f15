//! The severity band: it sets day floors only and is never shown as a diagnosis or a grade.

use super::look::Look;
use super::trail::Trail;
use crate::domain::{Cause, SiteThird};
use crate::protocol::Band;

/// Near the sit bone, after a stretch or with pain on sitting.
pub(super) fn proximal_pattern(look: &Look<'_, '_>) -> bool {
    let profile = look.profile;
    profile.site == Some(SiteThird::Proximal)
        && (profile.cause == Some(Cause::Stretch) || profile.sitting_pain == Some(true))
}

/// The band that the first days and the intake speak for, as far as known today.
pub(super) fn band(look: &Look<'_, '_>, trail: &mut impl Trail) -> Band {
    let rules = &look.book.band;
    let class = look.profile.clinician_class.as_deref();
    let by_class =
        class.is_some_and(|c| rules.severe_class.check.iter().any(|s| s.eq_ignore_ascii_case(c.trim())));
    let mut severe = by_class || proximal_pattern(look);
    let (mut easy_walking, mut calm_signs) = (false, true);
    let mild = rules.mild.check;
    let last = i32::try_from(rules.window.check.last_day).unwrap_or(i32::MAX);
    for day in look.diary.usable(look.start, look.start.saturating_add(last).min(look.today)) {
        let since = day.day - look.start;
        for sign in &rules.severe_signs {
            let number = Look::read(day, sign.check.field, trail);
            let counts = i64::from(since) >= i64::from(sign.check.from_day);
            severe |= counts && number.is_some_and(|n| u32::from(n) >= sign.check.at_least);
        }
        let in_time = (i64::from(mild.from_day)..=i64::from(mild.by_day)).contains(&i64::from(since));
        easy_walking |= in_time
            && day.merged.walk.is_some_and(|w| u32::from(w) <= mild.walk_at_most)
            && day.merged.walking_normal == Some(true);
        let calm = |n: Option<u8>| n.is_none_or(|n| u32::from(n) <= mild.signs_at_most);
        calm_signs &= calm(day.merged.swelling) && calm(day.merged.bruising);
    }
    if severe {
        Band::Severe
    } else if easy_walking && calm_signs {
        Band::Mild
    } else {
        Band::Moderate
    }
}

/// The band after today: free in the first days and when it is first found, afterwards only upwards.
pub(super) fn settled(look: &Look<'_, '_>, known: Option<Band>) -> Band {
    let found = band(look, &mut super::trail::Silent);
    let free = i64::from(look.index()) <= i64::from(look.book.band.window.check.free_until_day);
    if free { found } else { known.map_or(found, |band| band.max(found)) }
}
