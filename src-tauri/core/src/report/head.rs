//! The head of page 1: who, what, since when, by which rules; and the sentences that say how it went.

use hamstrong_rules::domain::{Cause, SiteThird};
use hamstrong_rules::protocol::HoldLevel;
use hamstrong_rules::readiness::{RuleReport, words as rule_words};

use super::material::Material;
use super::phrases::{count, dated, joined, span};
use super::{Fact, Phrase};
use crate::words;

/// Longest name on the page, in characters.
const NAME: usize = 70;

/// Open items of the checklist that are named.
const NAMED_ITEMS: usize = 2;

/// "Left hamstring, day 12".
pub fn title(m: &Material) -> String {
    format!("{}, day {}", words::injury(m.episode.side), m.index(m.to))
}

/// "Sam Example, born 1994".
pub fn person(m: &Material) -> String {
    let Some(athlete) = &m.athlete else { return String::new() };
    let name = athlete.name.as_deref().map(|name| words::shorten(name, NAME));
    let born = athlete.birth_year.map(|year| format!("born {}", year.get()));
    name.into_iter().chain(born).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Days, writing, phase and rules.
pub fn facts(m: &Material) -> Vec<Fact> {
    let all = m.to.days_since(m.from) + 1;
    let (at, time) = m.written;
    let rules = &m.decision.protocol;
    let changed = match m.changes.len() {
        0 => "no limit changed".to_owned(),
        1 => "one limit changed".to_owned(),
        n => format!("{} limits changed", count(n)),
    };
    let mut facts = vec![
        fact("Entries", format!("{}, {} of {all} days", span(m.from, m.to), m.days.len())),
        fact("Written", format!("{}, {time}, {}", dated(at), m.zone)),
    ];
    if m.signs_known || m.decision.today.hold.is_some() {
        let phase = rule_words::phase_name(&m.protocol, m.decision.today.phase);
        facts.push(fact("Phase", format!("{phase}, since day {}", m.index(m.decision.phase_since))));
    }
    facts.push(fact("Rules", format!("{}, version {}, {changed}", m.protocol.label(), rules.version)));
    if let Some(closed) = m.episode.closed_on {
        facts.push(fact("Closed", dated(closed)));
    }
    facts
}

fn fact(name: &str, text: String) -> Fact {
    Fact { name: name.to_owned(), text }
}

/// How it happened, how pain went, how the checklist stands.
pub fn lead(m: &Material) -> Vec<Phrase> {
    let mut said = vec![plain(format!("{} ", onset(m))), strong(m.chart.headline.clone())];
    if let Some(again) = m.timeline.iter().rev().find(|d| d.episode > 1) {
        said.push(plain(format!(
            " By the rules the count began anew on {}, after a re-injury.",
            m.date(again.onset)
        )));
    }
    said.push(plain(" ".to_owned()));
    said.extend(checklist(m));
    said
}

fn onset(m: &Material) -> String {
    let episode = &m.episode;
    let how = match episode.cause {
        Some(Cause::Sprint) => ", sprinting",
        Some(Cause::Stretch) => ", in a stretch or a slip",
        Some(Cause::Gradual) => ", coming on gradually",
        Some(Cause::Blow) => ", by a blow",
        Some(Cause::Other) | None => "",
    };
    let place = match episode.site {
        Some(SiteThird::Proximal) => ", near the sit bone",
        Some(SiteThird::Mid) => ", in the middle of the muscle",
        Some(SiteThird::Distal) => ", near the knee",
        None => "",
    };
    let again =
        if episode.earlier_injury == Some(true) { ", an earlier injury in the same muscle" } else { "" };
    let pop = if episode.pop == Some(true) { ", with a pop" } else { "" };
    format!("Hurt on {}{how}{place}{pop}{again}.", m.date(episode.onset))
}

/// Where the massage checklist stands on the newest day with an entry.
fn checklist(m: &Material) -> Vec<Phrase> {
    let decision = &m.decision;
    let when = if decision.today.day == m.to {
        String::new()
    } else {
        format!(" on {}", m.date(decision.today.day))
    };
    match decision.today.hold {
        Some(HoldLevel::Urgent) => {
            return vec![strong("A warning sign is open that needs help at once.".to_owned())];
        }
        Some(HoldLevel::Clinician) => {
            let since = decision.holds.iter().map(|h| h.since).min().unwrap_or(decision.today.day);
            let text = format!("On hold since {} until a clinician's word is recorded.", m.date(since));
            return vec![strong(text)];
        }
        None => {}
    }
    if m.days.values().all(|facts| facts.check_ins.is_empty()) {
        return vec![plain("No check-in on these days.".to_owned())];
    }
    if !m.signs_known {
        let text = "The warning questions were never answered, so no phase and no checklist is given.";
        return vec![plain(text.to_owned())];
    }
    let (met, asked) = (decision.m2.met, decision.m2.asked);
    if met == asked && decision.massage_ready() {
        return vec![
            plain("Massage checklist: ".to_owned()),
            strong(format!("all {asked} items met")),
            plain(format!("{when}.")),
        ];
    }
    let open: Vec<&RuleReport> = decision.m2.open().collect();
    let mut names: Vec<String> = Vec::new();
    for rule in &open {
        let name = rule_words::subject(rule.subject).to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let more = names.len().saturating_sub(NAMED_ITEMS);
    names.truncate(NAMED_ITEMS);
    if more > 0 {
        names.push(format!("{} more", count(more)));
    }
    let still = if names.is_empty() { String::new() } else { format!("; still open: {}", joined(&names)) };
    vec![
        plain("Massage checklist: ".to_owned()),
        strong(format!("{met} of {asked} met")),
        plain(format!("{when}{still}.")),
    ]
}

fn plain(text: String) -> Phrase {
    Phrase { text, strong: false }
}

fn strong(text: String) -> Phrase {
    Phrase { text, strong: true }
}
