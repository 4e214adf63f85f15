//! Which copies may go. All of the last two days are worth keeping up to a few, then one a day, a week and a month,
//! as Anki thins its backups (2 days, 12 days, 10 weeks, 9 months: about a year).

use chrono::{DateTime, Datelike, TimeDelta, Utc};

/// A copy as rotation sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    pub at: DateTime<Utc>,
    /// Its contents are what its name says.
    pub good: bool,
    /// It was made just now, whatever the clock says.
    pub fresh: bool,
}

/// Copies of the last two days.
const RECENT: usize = 3;
/// Then the newest of so many days, weeks and months.
const DAYS: usize = 12;
const WEEKS: usize = 10;
const MONTHS: usize = 9;
/// Most files that stay: the above, and the newest of all where that one is damaged.
pub const MOST: usize = RECENT + DAYS + WEEKS + MONTHS + 1;

/// The copies that may be deleted, by their place in `copies`. Never the newest, which is the one just made also where
/// the clock went back; never the newest good one. While
/// there is no good one, the damaged may still be somebody's only hope, and only the oldest beyond [`MOST`] go.
pub fn surplus(copies: &[Kept], now: DateTime<Utc>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..copies.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse((copies[*i].fresh, copies[*i].at, *i)));
    if !copies.iter().any(|copy| copy.good) {
        return order.split_off(order.len().min(MOST));
    }
    let mut quota = Quota::default();
    let mut kept = Vec::new();
    for (place, i) in order.iter().enumerate() {
        let copy = copies[*i];
        if (copy.good && quota.takes(copy.at, now)) || place == 0 {
            kept.push(*i);
        }
    }
    order.retain(|i| !kept.contains(i));
    order
}

/// What has been kept so far, walking from the newest to the oldest.
#[derive(Default)]
struct Quota {
    recent: usize,
    days: Bucket<i32>,
    weeks: Bucket<(i32, u32)>,
    months: Bucket<(i32, u32)>,
}

#[derive(Default)]
struct Bucket<K> {
    newest: Option<K>,
    taken: usize,
}

impl<K: PartialEq + Copy> Bucket<K> {
    /// The first of its day, week or month, while there is room.
    fn takes(&mut self, key: K, most: usize) -> bool {
        let fresh = self.newest != Some(key) && self.taken < most;
        if fresh {
            self.taken += 1;
            self.newest = Some(key);
        }
        fresh
    }

    /// A finer bucket took a copy of this key.
    fn seen(&mut self, key: K) {
        self.newest = Some(key);
    }
}

impl Quota {
    fn takes(&mut self, at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        let day = at.date_naive().num_days_from_ce();
        let week = (at.iso_week().year(), at.iso_week().week());
        let month = (at.year(), at.month());
        // A copy from the future, made before the clock went back, is as new as can be.
        let recent = now.signed_duration_since(at) <= TimeDelta::days(2) && self.recent < RECENT;
        let taken = if recent {
            self.recent += 1;
            self.days.seen(day);
            true
        } else {
            self.days.takes(day, DAYS)
        };
        if taken {
            self.weeks.seen(week);
            self.months.seen(month);
            return true;
        }
        if self.weeks.takes(week, WEEKS) {
            self.months.seen(month);
            return true;
        }
        self.months.takes(month, MONTHS)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::minutes(minutes)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn the_newest_and_the_newest_good_one_stay_and_never_more_than_the_most(
            copies in prop::collection::vec((-900_000_i64..900_000, prop::bool::weighted(0.8)), 0..120),
            now in -900_000_i64..900_000,
        ) {
            let copies: Vec<Kept> = copies.into_iter().map(|(m, good)| Kept { at: at(m), good, fresh: false }).collect();
            let gone = surplus(&copies, at(now));
            let stays = |i: &usize| !gone.contains(i);
            prop_assert!(copies.len() - gone.len() <= MOST);
            let all = 0..copies.len();
            if let Some(newest) = copies.iter().map(|c| c.at).max() {
                prop_assert!(all.clone().filter(stays).any(|i| copies[i].at == newest));
            }
            if let Some(good) = copies.iter().filter(|c| c.good).map(|c| c.at).max() {
                prop_assert!(all.clone().filter(stays).any(|i| copies[i].good && copies[i].at == good));
            }
            // Thinning what was thinned takes nothing more.
            let left: Vec<Kept> = all.filter(stays).map(|i| copies[i]).collect();
            let good_left: Vec<Kept> = left.iter().copied().filter(|c| c.good).collect();
            prop_assert_eq!(surplus(&good_left, at(now)), Vec::<usize>::new());
        }

        #[test]
        fn two_years_of_use_leave_a_copy_of_each_age(
            gaps in prop::collection::vec(1_i64..4_000, 200..400),
            back in 0_usize..400,
        ) {
            let mut copies: Vec<Kept> = Vec::new();
            let mut now = 0;
            for (n, gap) in gaps.into_iter().enumerate() {
                // Once the clock goes back by three days.
                now += if n == back { -4_320 } else { gap };
                for copy in &mut copies { copy.fresh = false; }
                copies.push(Kept { at: at(now), good: true, fresh: true });
                let gone = surplus(&copies, at(now));
                let mut n = 0;
                copies.retain(|_| { n += 1; !gone.contains(&(n - 1)) });
                prop_assert!(copies.len() <= MOST);
                prop_assert!(copies.iter().any(|c| c.fresh));
            }
            let newest = copies.iter().map(|c| c.at).max().unwrap_or_default();
            let within = |days: i64| copies.iter().filter(|c| newest - c.at <= TimeDelta::days(days)).count();
            prop_assert!(within(31) >= 4, "{} within a month", within(31));
            prop_assert!(within(366) > within(31));
        }
    }

    #[test]
    fn a_damaged_copy_goes_once_there_is_a_good_one_and_never_before() {
        let bad = |m| Kept { at: at(m), good: false, fresh: false };
        let good = |m| Kept { at: at(m), good: true, fresh: false };
        assert!(surplus(&[bad(0), bad(10)], at(20)).is_empty());
        assert_eq!(surplus(&[bad(0), good(10)], at(20)), [0]);
        assert!(surplus(&[good(0), bad(10)], at(20)).is_empty(), "the newest stays, good or not");
    }
}
