//! Late pain, swelling that returns, and the low back.

use super::history::Value;
use super::look::Look;
use super::trail::Trail;
use crate::protocol::Field;

/// Strong pain at rest on the newest logged days, today included. Days up to `spent` no longer count.
pub(super) fn late_rest(look: &Look<'_, '_>, spent: i32, trail: &mut impl Trail) -> bool {
    let rule = look.book.watch.late_rest.check;
    if !look.reached(rule.from_day) || look.entry().is_none() {
        return false;
    }
    let mut found = 0;
    for day in look.diary.back(look.window(rule.within), look.today).take(rule.days as usize) {
        let rest = Look::read(day, Field::PainRest, trail);
        found += u32::from(day.day > spent && rest.is_some_and(|r| u32::from(r) >= rule.at_least));
    }
    found >= rule.days
}

/// Woken by pain on several of the last logged days.
pub(super) fn late_night(look: &Look<'_, '_>, spent: i32, trail: &mut impl Trail) -> bool {
    let rule = look.book.watch.late_night.check;
    if !look.reached(rule.from_day) || look.entry().is_none() {
        return false;
    }
    let first = look.start.saturating_add(i32::try_from(rule.count_from_day).unwrap_or(i32::MAX));
    let mut nights = 0;
    for day in look.diary.back(look.start, look.today).take(rule.of_last_logged as usize) {
        trail.read(day, day.merged.night.map(Value::Flag));
        nights += u32::from(day.day > spent && day.day >= first && day.merged.night == Some(true));
    }
    nights >= rule.nights
}

/// Swelling above that of the newest usable day; asked also of an unconfirmed day.
pub(super) fn swelling_up(look: &Look<'_, '_>, trail: &mut impl Trail) -> bool {
    let rule = look.book.watch.swelling_up.check;
    if !look.reached(rule.from_day) {
        return false;
    }
    let (Some(today), Some(before)) = (look.entry(), look.usable_before(rule.within)) else { return false };
    let (old, new) = (Look::read(before, Field::Swelling, trail), Look::read(today, Field::Swelling, trail));
    old.zip(new).is_some_and(|(old, new)| u32::from(new) >= u32::from(old) + rule.rise)
}

/// Back pain on some days with a feature that points at the back itself.
pub(super) fn back_check(look: &Look<'_, '_>, spent: i32, trail: &mut impl Trail) -> bool {
    let rule = look.book.back.check.check;
    let (mut days, mut feature) = (0, look.profile.gradual());
    for day in look.diary.back(look.window(rule.within), look.today) {
        trail.read(day, day.merged.low_back.map(|n| Value::Number(f64::from(n))));
        if day.day > spent && day.merged.low_back.is_some_and(|n| u32::from(n) >= rule.pain_at_least) {
            days += 1;
            feature |= day.merged.back_feature;
        }
    }
    days >= rule.days && feature
}

/// Back pain without such a feature, together with a tight or weaker side.
pub(super) fn imbalance(look: &Look<'_, '_>, spent: i32, trail: &mut impl Trail) -> bool {
    let rule = &look.book.back.imbalance.check;
    let pain = look.book.back.check.check.pain_at_least;
    let (mut days, mut feature) = (0, look.profile.gradual());
    for day in look.diary.back(look.window(rule.within), look.today) {
        trail.read(day, day.merged.low_back.map(|n| Value::Number(f64::from(n))));
        let Some(back) = day.merged.low_back.map(u32::from).filter(|_| day.day > spent) else { continue };
        days += u32::from(back >= rule.pain_at_least);
        feature |= back >= pain && day.merged.back_feature;
    }
    if days < rule.days || feature {
        return false;
    }
    rule.any_of.iter().any(|item| {
        let newest = look.tests.newest(look, item.test, rule.tests_within, item.fine);
        newest.and_then(|read| read.value).is_some_and(|value| !super::self_tests::meets(item.fine, value))
    })
}

/// Back pain that stayed for weeks, or grew within two.
pub(super) fn back_persist(look: &Look<'_, '_>, spent: i32, trail: &mut impl Trail) -> bool {
    let rule = look.book.back.persist.check;
    let Some(today) = look.entry().and_then(|day| day.merged.low_back).map(u32::from) else { return false };
    let (mut logged, mut all, mut oldest, mut lowest) = (0, true, look.today, today);
    for day in look.diary.back(look.window(rule.for_days).max(spent.saturating_add(1)), look.today) {
        let Some(back) = day.merged.low_back.map(u32::from) else { continue };
        trail.read(day, day.merged.low_back.map(|n| Value::Number(f64::from(n))));
        logged += 1;
        all &= back >= rule.pain_at_least;
        oldest = day.day;
        if day.day >= look.window(rule.rise_within) {
            lowest = lowest.min(back);
        }
    }
    let span = i64::from(look.today) - i64::from(oldest) + 1;
    let stayed = all && logged >= rule.min_logged && span >= i64::from(rule.for_days);
    stayed || today >= lowest + rule.rise
}
