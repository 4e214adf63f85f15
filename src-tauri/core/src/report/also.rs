//! What else the physio asks, one line each; only what was logged.

use hamstrong_rules::domain::{Grade, LocalDate, MassageBy, PriceKind};

use super::material::{DayFacts, Material};
use super::phrases::joined;
use super::{Fact, Facts};
use crate::api::inputs::Entry;
use crate::words::shorten;

/// Most self-tests named on page 1.
const TESTS: usize = 3;

/// Longest text of the athlete's in a line, in characters.
const TEXT: usize = 60;

/// The lines, in the order of an examination.
pub fn facts(m: &Material) -> Facts {
    let lines = [
        ("Limp", limp(m)),
        ("Swelling", grade(m, |f| f.highest(|c| c.swelling))),
        ("Bruise", grade(m, |f| f.highest(|c| c.bruising))),
        ("Woken", nights(m)),
        ("Low back", low_back(m)),
        ("Function", function(m)),
        ("Performance", performance(m)),
        ("First aid", first_aid(m)),
        ("Massage", massage(m)),
        ("Painkiller", painkiller(m)),
        ("Warnings", warnings(m)),
    ];
    let mut facts: Vec<Fact> = lines
        .into_iter()
        .filter_map(|(name, text)| Some(Fact { name: name.to_owned(), text: text? }))
        .collect();
    facts.extend(tests(m));
    Facts { heading: "Also".to_owned(), facts, more: "The rest of these is on page 2.".to_owned() }
}

fn limp(m: &Material) -> Option<String> {
    let known: Vec<(LocalDate, bool)> =
        m.logged().filter_map(|(d, f)| Some((d, f.walks_normally()?))).collect();
    let (_, now) = known.last()?;
    let since = known.iter().rev().take_while(|(_, yes)| yes == now).last()?;
    let words = if *now { "none" } else { "yes" };
    Some(if since.0 == known.first()?.0 {
        format!("{words}, on {} days asked", known.len())
    } else {
        format!("{words} since {}", m.short_date(since.0))
    })
}

fn grade(m: &Material, of: impl Fn(&DayFacts) -> Option<Grade>) -> Option<String> {
    let known: Vec<(LocalDate, i64)> = m.logged().filter_map(|(d, f)| Some((d, of(f)?.get()))).collect();
    let (on, now) = known.last()?;
    let highest = known.iter().rev().max_by_key(|(_, n)| *n)?;
    Some(match (*now, highest.1) {
        (0, 0) => format!("none, last asked {}", m.short_date(*on)),
        (now, most) if now == most => format!("{now} of 3 on {}", m.short_date(*on)),
        (now, most) => format!("{now} of 3, was {most} on day {}", m.index(highest.0)),
    })
}

fn nights(m: &Material) -> Option<String> {
    let woken = |f: &DayFacts| f.highest(|c| c.night_pain);
    let asked = m.logged().filter(|(_, f)| woken(f).is_some()).count();
    let days: Vec<LocalDate> = m.logged().filter(|(_, f)| woken(f) == Some(true)).map(|(d, _)| d).collect();
    match (asked, days.last()) {
        (0, _) => None,
        (_, None) => Some(format!("on none of {asked} nights asked")),
        (_, Some(last)) => Some(format!("{} of {asked} nights, last {}", days.len(), m.short_date(*last))),
    }
}

fn low_back(m: &Material) -> Option<String> {
    let known: Vec<(LocalDate, i64)> =
        m.logged().filter_map(|(d, f)| Some((d, f.low_back()?.get()))).collect();
    let (on, now) = known.last()?;
    let highest = known.iter().rev().max_by_key(|(_, n)| *n)?;
    Some(match highest.1 {
        0 => format!("0 on {} days asked", known.len()),
        most if most == *now => format!("{now} on {}", m.short_date(*on)),
        most => format!("{now}, was {most} on day {}", m.index(highest.0)),
    })
}

fn function(m: &Material) -> Option<String> {
    let (first, last) = (m.function.first()?, m.function.last()?);
    Some(if first.0 == last.0 {
        format!("{:.1} of 10 on {}", last.1, m.short_date(last.0))
    } else {
        format!("{:.1} of 10, was {:.1} on day {}", last.1, first.1, m.index(first.0))
    })
}

fn performance(m: &Material) -> Option<String> {
    let (on, percent) =
        m.logged().filter_map(|(d, f)| Some((d, f.highest(|c| c.performance)?.get()))).last()?;
    Some(format!("{percent} % of normal on {}", m.short_date(on)))
}

fn entries(m: &Material) -> impl Iterator<Item = (LocalDate, &Entry)> {
    m.logged().flat_map(|(d, f)| f.entries.iter().map(move |e| (d, &e.value)))
}

fn first_aid(m: &Material) -> Option<String> {
    let names =
        [(PriceKind::Ice, "ice"), (PriceKind::Compress, "compression"), (PriceKind::Elevate, "elevation")];
    let parts: Vec<String> = names
        .iter()
        .filter_map(|(kind, name)| {
            let n = entries(m).filter(|(_, e)| matches!(e, Entry::PriceStep(s) if s.part == *kind)).count();
            (n > 0).then(|| format!("{name} {n}"))
        })
        .collect();
    (!parts.is_empty()).then(|| format!("{} times", parts.join(", ")))
}

fn massage(m: &Material) -> Option<String> {
    let all: Vec<(LocalDate, MassageBy)> = entries(m)
        .filter_map(|(d, e)| match e {
            Entry::Massage(massage) => Some((d, massage.by)),
            _ => None,
        })
        .collect();
    let (on, by) = all.last()?;
    Some(match all.len() {
        1 => format!("once, {}, {}", m.short_date(*on), hands(*by)),
        n => format!("{n} times, last {}, {}", m.short_date(*on), hands(*by)),
    })
}

/// Whose hands, or which tool.
pub fn hands(by: MassageBy) -> &'static str {
    match by {
        MassageBy::Therapist => "by a therapist",
        MassageBy::Own => "own hands",
        MassageBy::FoamRoller => "foam roller",
    }
}

fn painkiller(m: &Material) -> Option<String> {
    let days: Vec<LocalDate> = m.logged().filter(|(_, f)| f.painkiller()).map(|(d, _)| d).collect();
    let last = days.last()?;
    let mut names: Vec<String> = Vec::new();
    if m.medication {
        let taken = entries(m).filter_map(|(_, e)| match e {
            Entry::Medication(taken) => Some(taken.name.as_str()),
            _ => None,
        });
        let said = m.logged().flat_map(|(_, f)| &f.wellness).filter_map(|w| w.value.medication.as_deref());
        for text in said.chain(taken) {
            let text = text.trim().to_owned();
            if !text.is_empty() && !names.contains(&text) {
                names.push(text);
            }
        }
    }
    let what = if names.is_empty() { String::new() } else { format!(": {}", shorten(&joined(&names), TEXT)) };
    let before =
        if days.len() == 1 { "before one rating".to_owned() } else { format!("on {} days", days.len()) };
    Some(format!("{before}, last {}{what}", m.short_date(*last)))
}

fn warnings(m: &Material) -> Option<String> {
    let asked =
        m.logged().filter(|(_, f)| f.wellness.iter().any(|w| w.value.red_flags_asked == Some(true))).last();
    let yes: Vec<LocalDate> = m
        .logged()
        .filter(|(_, f)| f.wellness.iter().any(|w| !w.value.red_flags.is_empty()))
        .map(|(d, _)| d)
        .collect();
    match (asked, yes.last()) {
        (None, None) => None,
        (Some((on, _)), None) => Some(format!("asked {}, none", m.short_date(on))),
        (_, Some(last)) => Some(format!("answered yes on {}, see page 2", m.short_date(*last))),
    }
}

/// The newest result of the tests done last.
fn tests(m: &Material) -> Vec<Fact> {
    let mut found: Vec<Fact> = Vec::new();
    for (on, facts) in m.days.iter().rev() {
        for test in &facts.tests {
            let name = shorten(&test.name, 30);
            if found.len() < TESTS && !found.iter().any(|f| f.name == name) {
                found.push(Fact {
                    name,
                    text: format!("{}, {}", shorten(&test.result, TEXT), m.short_date(*on)),
                });
            }
        }
    }
    found
}
