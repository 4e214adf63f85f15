//! What the chart says in words: only what the entries carry, never a promise and never a reproach.
//!
//! Deliberately absent: "better", "worse", "healing". A number went from one value to another, or stayed.

use super::model::{PainHistory, Told};
use super::pain::Line;
use super::series::Point;
use super::window::Window;
use crate::api::inputs::PainSeries;

/// The two sentences over a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub headline: String,
    pub detail: String,
}

/// Smallest difference of two middles that is called a change: two points on the 0–10 scale are about the smallest
/// difference that patients notice (Farrar and others, Pain 2001).
const CHANGE: u8 = 2;

/// Readings at each end that are compared by their middle.
const MIDDLE_OF: usize = 3;

/// Name of a line at its end.
pub(super) fn short_name(series: PainSeries) -> &'static str {
    match series {
        PainSeries::Walk => "walking",
        PainSeries::Rest => "rest",
        PainSeries::Stretch => "stretch",
        PainSeries::Worst => "worst",
        PainSeries::LowBack => "low back",
    }
}

/// Name of a series as the subject of a sentence.
fn subject(series: PainSeries) -> &'static str {
    match series {
        PainSeries::Walk => "walking pain",
        PainSeries::Rest => "pain at rest",
        PainSeries::Stretch => "pain on stretching",
        PainSeries::Worst => "worst pain",
        PainSeries::LowBack => "low back pain",
    }
}

/// Both sentences. `hollow` says whether the picture shows late entries as hollow points.
pub(super) fn describe(history: &PainHistory, window: &Window, lines: &[Line], hollow: bool) -> Said {
    Said { headline: headline(history, window, lines), detail: detail(history.told, window, lines, hollow) }
}

fn headline(history: &PainHistory, window: &Window, lines: &[Line]) -> String {
    let Some(line) = lines.first() else { return "No line is chosen.".to_owned() };
    let (name, told) = (subject(line.series), history.told);
    let index = |p: &Point| window.from.days_since(history.onset) + i64::try_from(p.day).unwrap_or(i64::MAX);
    let (first, last) = match line.points.as_slice() {
        [] if !history.days.iter().any(super::model::DayReading::has_pain) => {
            return "No entry yet.".to_owned();
        }
        [] => return format!("No entry of {name} on these days."),
        [only] => return format!("One entry: {name} {} on day {}.", told.score(only.value), index(only)),
        [first, .., last] => (first, last),
    };
    let flares = flares(history, window);
    let text = if line.points.len() < 2 * MIDDLE_OF {
        format!(
            "{name} was {} on day {} and {} on day {}",
            told.score(first.value),
            index(first),
            told.score(last.value),
            index(last)
        )
    } else {
        let (then, now) =
            (middle(&line.points[..MIDDLE_OF]), middle(&line.points[line.points.len() - MIDDLE_OF..]));
        let span = span(last.day - first.day);
        if told == Told::Words {
            in_words(name, (then, now), &span)
        } else if then.abs_diff(now) < CHANGE {
            stayed(name, then, now, &span, window.today.is_some_and(|today| today - last.day <= 1))
        } else if (now > then) == (last.value > first.value) && first.value.abs_diff(last.value) >= CHANGE {
            format!("{name} went from {} to {} in {span}", first.value, last.value)
        } else {
            // The very first or last reading is out of line with its neighbours: the middles speak.
            format!("{name} went from about {then} to about {now} in {span}")
        }
    };
    capital(&format!("{text}{flares}."))
}

/// The middles of both ends, as the words of the scale.
fn in_words(name: &str, (then, now): (u8, u8), span: &str) -> String {
    let (then, now) = (Told::Words.score(then), Told::Words.score(now));
    if then == now {
        format!("{name} stayed {now} over {span}")
    } else {
        format!("{name} went from {then} to {now} in {span}")
    }
}

/// About the same at both ends. "now" is only said when the last reading is of today or yesterday.
fn stayed(name: &str, then: u8, now: u8, span: &str, recent: bool) -> String {
    if recent {
        format!("{name} is about the same as {span} ago: {then} then, {now} now")
    } else {
        format!("{name} stayed about the same over {span}: {then} at first, {now} at the end")
    }
}

fn flares(history: &PainHistory, window: &Window) -> String {
    let shown: Vec<i64> = history
        .flares
        .iter()
        .filter(|flare| (window.from..=window.to).contains(&flare.day))
        .map(|flare| flare.day.days_since(history.onset))
        .collect();
    match shown.as_slice() {
        [] => String::new(),
        [day] => format!(", with one flare on day {day}"),
        [_, _, ..] => format!(", with {} flares", count(shown.len())),
    }
}

fn detail(told: Told, window: &Window, lines: &[Line], hollow: bool) -> String {
    let middles: Vec<String> = lines
        .iter()
        .filter(|line| line.points.len() >= MIDDLE_OF)
        .map(|line| {
            let last = &line.points[line.points.len() - MIDDLE_OF..];
            format!("{} {}", short_name(line.series), told.score(middle(last)))
        })
        .collect();
    let mut sentences = Vec::new();
    if !middles.is_empty() {
        sentences.push(format!("Middle of the last three entries: {}.", middles.join(", ")));
    }
    if !hollow && !middles.is_empty() {
        sentences.push("Lines are trends, pale strokes single entries.".to_owned());
    }
    sentences.extend(late(lines, hollow));
    // Today may still be logged.
    let end = window.days.len() - usize::from(window.today.is_some());
    let blank = window.days[..end].iter().filter(|day| !day.has_pain()).count();
    if blank > 0 && lines.iter().any(|line| !line.points.is_empty()) {
        let verb = if blank == 1 { "day has" } else { "days have" };
        sentences.push(capital(&format!("{} {verb} no entry.", count(blank))));
    }
    sentences.join(" ")
}

/// What was entered late: as hollow points where they are drawn, else as days.
fn late(lines: &[Line], hollow: bool) -> Option<String> {
    let mut days: Vec<usize> =
        lines.iter().flat_map(|line| line.points.iter().filter(|p| p.late).map(|p| p.day)).collect();
    let points = days.len();
    days.sort_unstable();
    days.dedup();
    let text = match (days.len(), hollow) {
        (0, _) => return None,
        (_, true) if points == 1 => "The hollow point was entered late.".to_owned(),
        (_, true) => "Hollow points were entered late.".to_owned(),
        (1, false) => "One day was entered late.".to_owned(),
        (n, false) => format!("{} days were entered late.", count(n)),
    };
    Some(capital(&text))
}

/// The middle of an odd number of readings.
fn middle(points: &[Point]) -> u8 {
    let mut values: Vec<u8> = points.iter().map(|p| p.value).collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or(0)
}

/// A count in words up to twelve.
fn count(n: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// A number of days in the words people use: days up to two weeks, whole weeks where they fit, then rounded.
fn span(days: usize) -> String {
    let plural = |n: usize, unit: &str| format!("{} {unit}{}", count(n), if n == 1 { "" } else { "s" });
    match days {
        14..91 if days.is_multiple_of(7) => plural(days / 7, "week"),
        0..91 => plural(days, "day"),
        91..730 => format!("about {}", plural((days * 2 + 30) / 61, "month")),
        _ => format!("about {}", plural((days * 2 + 365) / 731, "year")),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::inputs::ChartRange;
    use crate::charts::model::{DayReading, Flare};
    use crate::charts::series::points;
    use hamstrong_rules::domain::PainScore;

    /// Walking pain by day from day 0, `.` for a day without an entry; today is the last day.
    fn history(walking: &str) -> PainHistory {
        let onset = "2026-05-31".parse().unwrap();
        let mut history = PainHistory::new(onset, onset);
        for (n, value) in walking.split_whitespace().enumerate() {
            let day = onset.plus_days(i64::try_from(n).unwrap());
            let score =
                value.trim_end_matches('L').parse().ok().map(|v: i64| PainScore::try_from(v).unwrap());
            history.today = day;
            if score.is_some() {
                let late = value.ends_with('L');
                history.days.push(DayReading { walk: score, late, ..DayReading::blank(day) });
            }
        }
        history
    }

    fn said(history: &PainHistory, hollow: bool) -> Said {
        let window = Window::select(history, ChartRange::All);
        let line = Line { series: PainSeries::Walk, points: points(&window, PainSeries::Walk) };
        describe(history, &window, &[line], hollow)
    }

    #[test]
    fn the_headline_says_what_the_entries_carry() {
        let eight_weeks = ["6"; 29].join(" ") + " " + &["3"; 28].join(" ");
        for (walking, expected) in [
            (".", "No entry yet."),
            (". . . 5", "One entry: walking pain 5 on day 3."),
            ("7 6", "Walking pain was 7 on day 0 and 6 on day 1."),
            ("3 . 3 . 4", "Walking pain was 3 on day 0 and 4 on day 4."),
            ("7 7 6 5 4 4 . 3 2 5 3 3 2", "Walking pain went from 7 to 2 in twelve days."),
            ("2 2 2 4 5 5 6", "Walking pain went from 2 to 6 in six days."),
            (
                "3 3 3 3 3 3 3 3 3 3 3 3 3 3 3",
                "Walking pain is about the same as two weeks ago: 3 then, 3 now.",
            ),
            ("4 4 4 4 4 3 3 3", "Walking pain is about the same as seven days ago: 4 then, 3 now."),
            (
                "4 4 4 4 4 3 3 3 . .",
                "Walking pain stayed about the same over seven days: 4 at first, 3 at the end.",
            ),
            // A last day out of line with its neighbours does not hide what went before it.
            ("7 7 7 5 3 3 3 7", "Walking pain went from about 7 to about 3 in seven days."),
            ("0 6 6 5 3 3 2", "Walking pain went from about 6 to about 3 in six days."),
            (&eight_weeks, "Walking pain went from 6 to 3 in eight weeks."),
        ] {
            assert_eq!(said(&history(walking), true).headline, expected, "{walking}");
        }
    }

    #[test]
    fn a_flare_is_named_with_its_day() {
        let mut history = history("7 7 6 5 4 4 . 3 2 5 3 3 2");
        let flare = Flare { day: history.onset.plus_days(9), until: None, label: "flare".into() };
        history.flares = vec![flare.clone()];
        assert_eq!(
            said(&history, true).headline,
            "Walking pain went from 7 to 2 in twelve days, with one flare on day 9."
        );
        history.flares.push(flare);
        assert!(said(&history, true).headline.ends_with(", with two flares."));
    }

    #[test]
    fn the_detail_counts_in_the_right_number() {
        for (walking, hollow, expected) in [
            ("5", true, ""),
            ("5 .", true, ""),
            ("5 . 4", true, "One day has no entry."),
            ("5 . . 4L", true, "The hollow point was entered late. Two days have no entry."),
            (
                "5L 4L 3",
                true,
                "Middle of the last three entries: walking 4. Hollow points were entered late.",
            ),
            (
                "5L 4L 3",
                false,
                "Middle of the last three entries: walking 4. Lines are trends, pale strokes single entries. \
                 Two days were entered late.",
            ),
            ("5 . . . . . . . . . . . . . 4", true, "13 days have no entry."),
        ] {
            assert_eq!(said(&history(walking), hollow).detail, expected, "{walking}");
        }
    }

    #[test]
    fn no_word_promises_or_scolds() {
        let texts: Vec<String> = ["7 6 5 4 3 2 1 0", "0 1 2 3 4 5 6 7 8", "5 . . . . . . . . . . . . 5"]
            .iter()
            .map(|walking| said(&history(walking), true))
            .map(|said| format!("{} {}", said.headline, said.detail).to_lowercase())
            .collect();
        for word in ["better", "worse", "heal", "recover", "should", "missed", "forgot", "only", "!"] {
            assert!(texts.iter().all(|text| !text.contains(word)), "{word}: {texts:?}");
        }
    }

    #[test]
    fn without_a_line_or_with_an_empty_one_the_words_say_so() {
        let history = history("5 4 3");
        let window = Window::select(&history, ChartRange::All);
        assert_eq!(describe(&history, &window, &[], true).headline, "No line is chosen.");
        let blank = Line { series: PainSeries::LowBack, points: Vec::new() };
        assert_eq!(
            describe(&history, &window, &[blank], true).headline,
            "No entry of low back pain on these days."
        );
    }

    #[test]
    fn spans_are_said_as_people_say_them() {
        for (days, expected) in [
            (1, "one day"),
            (12, "twelve days"),
            (13, "13 days"),
            (14, "two weeks"),
            (15, "15 days"),
            (56, "eight weeks"),
            (91, "about three months"),
            (365, "about twelve months"),
            (730, "about two years"),
            (3_650, "about ten years"),
        ] {
            assert_eq!(span(days), expected, "{days}");
        }
    }
}
