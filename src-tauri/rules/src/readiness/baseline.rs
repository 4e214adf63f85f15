//! The athlete's own recent level, and what stands out from it.

use super::diary::Logged;
use super::look::Look;
use super::trail::Trail;

/// Twice the median, so that the mean of the two middle values stays whole. `None` without values.
pub(super) fn median_doubled(values: &mut [u8]) -> Option<u32> {
    values.sort_unstable();
    let middle = values.len() / 2;
    let upper = u32::from(*values.get(middle)?);
    if values.len() % 2 == 1 {
        return Some(2 * upper);
    }
    Some(upper + u32::from(*values.get(middle.checked_sub(1)?)?))
}

/// Today stands at least the rise above the median of the newest usable days before it.
pub(super) fn flare(look: &Look<'_, '_>, trail: &mut impl Trail) -> bool {
    let rule = &look.book.going_back.flare.check;
    let Some(today) = look.entry().filter(|day| day.usable()) else { return false };
    let mut before: [Option<&Logged<'_>>; 8] = [None; 8];
    let mut n = 0;
    let taken = before.len().min(rule.baseline_days as usize);
    for day in look.diary.usable(look.back_to(rule.baseline_within), look.today - 1).take(taken) {
        before[n] = Some(day);
        n += 1;
    }
    let days = before.get(..n).unwrap_or_default();
    let mut stands_out = false;
    for field in rule.fields.iter().copied() {
        let now = Look::read(today, field, trail);
        let mut values = [0_u8; 8];
        let mut found = 0;
        for value in days.iter().flatten().filter_map(|day| Look::read(day, field, trail)) {
            values[found] = value;
            found += 1;
        }
        let enough = n as u64 >= u64::from(rule.baseline_min) && found as u64 >= u64::from(rule.baseline_min);
        let usual = median_doubled(values.get_mut(..found).unwrap_or_default());
        if let (Some(now), Some(usual), true) = (now.map(u32::from), usual, enough) {
            stands_out |= now >= rule.at_least && 2 * now >= usual + 2 * rule.rise;
        }
    }
    stands_out
}

/// The newest usable days, today included, all stand above the lowest of the usable days before them.
pub(super) fn creep(look: &Look<'_, '_>, trail: &mut impl Trail) -> bool {
    let rule = &look.book.going_back.creep.check;
    let Some(today) = look.entry().filter(|day| day.usable()) else { return false };
    let first = look.back_to(rule.lowest_within);
    let newest = rule.last_days.saturating_sub(1) as usize;
    let mut crept = false;
    for field in rule.fields.iter().copied() {
        let mut lowest_of_newest = Look::read(today, field, trail);
        let mut lowest: Option<u8> = None;
        let (mut days, mut values) = (0_u32, 0_u32);
        for (i, day) in look.diary.usable(first, look.today - 1).enumerate() {
            let value = Look::read(day, field, trail);
            if i < newest {
                lowest_of_newest = lowest_of_newest.zip(value).map(|(a, b)| a.min(b));
            } else {
                days += 1;
                values += u32::from(value.is_some());
                lowest = value.map(|v| lowest.map_or(v, |low| low.min(v))).or(lowest);
            }
        }
        let enough = days >= rule.lowest_min_days && values >= rule.lowest_min_days;
        if let (Some(now), Some(low), true) = (lowest_of_newest.map(u32::from), lowest.map(u32::from), enough)
        {
            crept |= now >= rule.at_least && now >= low + rule.above_lowest;
        }
    }
    crept
}

/// Pain that no longer falls: the newest values of the window against its oldest.
pub(super) fn plateau(look: &Look<'_, '_>, trail: &mut impl Trail) -> bool {
    let rule = &look.book.watch.plateau.check;
    if !look.reached(rule.from_day) {
        return false;
    }
    let worst = |day: &Logged<'_>| day.merged.walk.zip(day.merged.stretch).map(|(a, b)| a.max(b));
    let Some(today) = look.entry().filter(|day| day.usable()).and_then(worst) else { return false };
    let mut series: Vec<(i32, u8)> = Vec::new();
    for day in look.diary.usable(look.window(rule.within), look.today) {
        if let Some(value) = worst(day) {
            trail.read(day, Some(super::Value::Number(f64::from(value))));
            series.push((day.day, value));
        }
    }
    series.reverse();
    let (Some(first), Some(last)) = (series.first(), series.last()) else { return false };
    let span = i64::from(last.0) - i64::from(first.0);
    if (series.len() as u64) < u64::from(rule.min_days) || span < i64::from(rule.min_span) {
        return false;
    }
    let edge = rule.edge_days as usize;
    let mut start: Vec<u8> = series.iter().take(edge).map(|(_, v)| *v).collect();
    let mut end: Vec<u8> = series.iter().rev().take(edge).map(|(_, v)| *v).collect();
    let (Some(start), Some(end)) = (median_doubled(&mut start), median_doubled(&mut end)) else {
        return false;
    };
    let class = rule.required.iter().find(|class| start <= 2 * class.start_at_most);
    let Some(drop) = class.map(|class| 2 * class.drop) else { return false };
    end >= 2 * rule.still_at_least && u32::from(today) >= rule.today_at_least && start < end + drop
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_row_is_the_mean_of_its_middle() {
        assert_eq!(median_doubled(&mut [3, 1, 2]), Some(4));
        assert_eq!(median_doubled(&mut [4, 1]), Some(5));
        assert_eq!(median_doubled(&mut [9, 1, 2, 3]), Some(5));
        assert_eq!(median_doubled(&mut []), None);
    }
}
