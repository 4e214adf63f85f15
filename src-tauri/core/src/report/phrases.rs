//! Days and numbers as a reader expects them.

use hamstrong_rules::domain::LocalDate;

pub use crate::words::{capital, count, day};

/// "12 Jun", where there is little room.
pub fn short(day: LocalDate) -> String {
    day.naive().format("%-d %b").to_string()
}

/// "12 June 2026".
pub fn dated(day: LocalDate) -> String {
    day.naive().format("%-d %B %Y").to_string()
}

/// "31 May to 12 June 2026"; each with its year when the years differ, one day alone as itself.
pub fn span(from: LocalDate, to: LocalDate) -> String {
    if from == to {
        return dated(to);
    }
    let same_year = from.naive().format("%Y").to_string() == to.naive().format("%Y").to_string();
    let first = if same_year { day(from) } else { dated(from) };
    format!("{first} to {}", dated(to))
}

/// "day 6", "days 0 to 2 and 5": counted from day 0, in order.
pub fn day_list(list: &[LocalDate], onset: LocalDate) -> String {
    let numbers: Vec<i64> = list.iter().map(|d| d.days_since(onset)).collect();
    let word = if numbers.len() == 1 { "day" } else { "days" };
    format!("{word} {}", joined(&stretches(&numbers)))
}

/// The stretches of neighbours in an ordered list: "0 to 2", "5".
pub fn stretches(numbers: &[i64]) -> Vec<String> {
    let mut found: Vec<(i64, i64)> = Vec::new();
    for &n in numbers {
        match found.last_mut() {
            Some((_, last)) if n - *last <= 1 => *last = n,
            _ => found.push((n, n)),
        }
    }
    let words = |(first, last): (i64, i64)| match last - first {
        0 => vec![first.to_string()],
        1 => vec![first.to_string(), last.to_string()],
        _ => vec![format!("{first} to {last}")],
    };
    found.into_iter().flat_map(words).collect()
}

/// "a", "a and b", "a, b and c".
pub fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// A number without a needless ".0".
pub fn number(n: f64) -> String {
    format!("{}", (n * 100.0).round() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> LocalDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_listed_in_stretches() {
        let onset = on("2026-05-31");
        let list = |numbers: &[i64]| {
            let days: Vec<LocalDate> = numbers.iter().map(|n| onset.plus_days(*n)).collect();
            day_list(&days, onset)
        };
        assert_eq!(list(&[6]), "day 6");
        assert_eq!(list(&[0, 1, 2, 5]), "days 0 to 2 and 5");
        assert_eq!(list(&[3, 4, 9]), "days 3, 4 and 9");
    }

    #[test]
    fn a_span_names_the_year_once_unless_it_changes() {
        assert_eq!(span(on("2026-05-31"), on("2026-06-12")), "31 May to 12 June 2026");
        assert_eq!(span(on("2026-12-31"), on("2027-01-02")), "31 December 2026 to 2 January 2027");
        assert_eq!(span(on("2026-06-12"), on("2026-06-12")), "12 June 2026");
    }
}
