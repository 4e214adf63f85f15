//! What the numbers leave out: gaps, late entries, painkillers, contradictions, changed limits, and what the athlete
//! kept back. A report that hides its own holes is worth less than one that names them.

use std::collections::BTreeSet;

use hamstrong_rules::domain::LocalDate;
use hamstrong_rules::readiness::Notice;

use super::LeftOut;
use super::material::{DayFacts, Material};
use super::phrases::{capital, count, day_list, number, span, stretches};
use crate::api::inputs::Entry;
use crate::words::shorten;

/// Stretches of days that are listed one by one; beyond that they are counted.
const LISTED: usize = 6;

/// Longest text of the athlete's in a sentence, in characters.
const TEXT: usize = 80;

/// The sentences, the most important first.
pub fn left_out(m: &Material) -> LeftOut {
    let sentences = [
        gaps(m),
        late(m),
        painkiller(m),
        unconfirmed(m),
        reworded(m),
        elsewhere(m),
        changed_limits(m),
        withdrawn(m),
        range(m),
        private_notes(m),
        medication(m),
        super::photos::kept_back(m),
    ];
    let mut sentences: Vec<String> = sentences.into_iter().flatten().collect();
    sentences.push("All numbers are the athlete's own answers; none was measured by a clinician.".to_owned());
    LeftOut {
        heading: "What these numbers leave out".to_owned(),
        sentences,
        more: "The rest of this list is on page 2.".to_owned(),
    }
}

/// "Day 6 has", "Days 6 and 9 have", or "38 days have".
fn these(m: &Material, days: &[LocalDate], one: &str, many: &str) -> Option<String> {
    let numbers: Vec<i64> = days.iter().map(|d| m.index(*d)).collect();
    Some(match days.len() {
        0 => return None,
        1 => format!("{} {one}", capital(&day_list(days, m.episode.onset))),
        _ if stretches(&numbers).len() <= LISTED => {
            format!("{} {many}", capital(&day_list(days, m.episode.onset)))
        }
        n => format!("{n} days {many}"),
    })
}

fn with(m: &Material, test: impl Fn(&DayFacts) -> bool) -> Vec<LocalDate> {
    m.logged().filter(|(_, facts)| test(facts)).map(|(day, _)| day).collect()
}

fn elsewhere(m: &Material) -> Option<String> {
    let days = with(m, |facts| facts.elsewhere().next().is_some());
    let zones: BTreeSet<&str> = m.logged().flat_map(|(_, facts)| facts.elsewhere()).collect();
    let zones: Vec<&str> = zones.into_iter().take(LISTED).collect();
    let on = format!("written on another clock ({}) and count by the date there.", zones.join("; "));
    these(m, &days, &format!("was {}", on.replace("count by", "counts by")), &format!("were {on}"))
}

fn gaps(m: &Material) -> Option<String> {
    // Today may still be logged.
    let blank: Vec<LocalDate> = m.calendar().filter(|d| !m.days.contains_key(d) && *d != m.today).collect();
    these(m, &blank, "has no entry.", "have no entry.")
}

fn late(m: &Material) -> Option<String> {
    let days = with(m, DayFacts::recalled);
    let (one, many) = (
        "was entered two or more days late and opens no gate.",
        "were entered two or more days late and open no gate.",
    );
    these(m, &days, one, many)
}

fn painkiller(m: &Material) -> Option<String> {
    let days = with(m, |f| f.painkiller() && !f.check_ins.is_empty());
    let text = "rated within eight hours of a painkiller.";
    these(m, &days, &format!("was {text}"), &format!("were {text}"))
}

fn unconfirmed(m: &Material) -> Option<String> {
    let raised: Vec<LocalDate> = m
        .timeline
        .iter()
        .filter(|d| d.day >= m.from && d.notices.contains(&Notice::Unconfirmed))
        .map(|d| d.day)
        .filter(|d| {
            m.days.get(d).is_some_and(|f| f.check_ins.iter().all(|c| c.value.confirmed != Some(true)))
        })
        .collect();
    let text = "answers that contradict those of the days around and were not confirmed.";
    these(m, &raised, &format!("has {text}"), &format!("have {text}"))
}

fn reworded(m: &Material) -> Option<String> {
    let days = with(m, |f| f.reworded);
    these(m, &days, "was reworded two or more days later.", "were reworded two or more days later.")
}

fn changed_limits(m: &Material) -> Option<String> {
    let said: Vec<String> = m
        .changes
        .iter()
        .map(|c| {
            let by = shorten(&c.set_by.name, 40);
            format!("{} set to {} by {by} ({})", c.rule, number(c.value), shorten(&c.set_by.reason, TEXT))
        })
        .collect();
    match said.as_slice() {
        [] => None,
        [only] => Some(format!("Limit changed: {only}.")),
        [first, rest @ ..] => {
            Some(format!("Limits changed: {first}, and {} more, see page 2.", count(rest.len())))
        }
    }
}

fn withdrawn(m: &Material) -> Option<String> {
    let n: usize = m.logged().map(|(_, f)| f.withdrawn.len()).sum();
    match n {
        0 => None,
        1 => {
            Some("One warning sign was withdrawn as a slip on the day it was ticked, see page 2.".to_owned())
        }
        n => Some(format!("{} warning signs were withdrawn as slips, see page 2.", capital(&count(n)))),
    }
}

fn range(m: &Material) -> Option<String> {
    if m.is_whole() {
        return None;
    }
    Some(format!(
        "Only {} is told here; the injury runs from {}. The checklist looks at all of it.",
        span(m.from, m.to),
        span(m.episode.onset, m.last)
    ))
}

fn private_notes(m: &Material) -> Option<String> {
    let is_private = |e: &Entry| matches!(e, Entry::Note(note) if note.private);
    let n = m.logged().flat_map(|(_, f)| &f.entries).filter(|e| is_private(&e.value)).count();
    match n {
        _ if m.private_notes => None,
        0 => None,
        1 => Some("One private note is kept back.".to_owned()),
        n => Some(format!("{} private notes are kept back.", capital(&count(n)))),
    }
}

fn medication(m: &Material) -> Option<String> {
    let named = |f: &DayFacts| {
        f.wellness.iter().any(|w| w.value.medication.is_some())
            || f.entries.iter().any(|e| matches!(e.value, Entry::Medication(_)))
    };
    let any = m.logged().any(|(_, f)| named(f));
    (any && !m.medication).then(|| "What was taken is kept back.".to_owned())
}
