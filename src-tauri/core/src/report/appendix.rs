//! The pages after the first: the checklist item by item, the phases, what was changed by name, warning signs.

use hamstrong_rules::protocol::{Field, Limit};
use hamstrong_rules::readiness::{Decision, Gate, RuleReport, Subject, Value, words as rule_words};

use super::material::Material;
use super::phrases::{capital, dated, number};
use super::{Cell, Column, Row, Table};
use crate::api::inputs::Entry;

/// All tables that have something to say.
pub fn tables(m: &Material) -> Vec<Table> {
    [checklist(m), phases(m), limits(m), warnings(m)].into_iter().flatten().collect()
}

fn checklist(m: &Material) -> Option<Table> {
    let decision = &m.decision;
    let any = m.days.values().any(|facts| !facts.check_ins.is_empty());
    if !any || !(m.signs_known || decision.today.hold.is_some()) {
        return None;
    }
    let columns = vec![
        Column::wide("Item"),
        Column::words("Stands at"),
        Column::words("Asked for"),
        Column::words("Answer"),
        Column::words("Rule"),
    ];
    let rows = decision.m2.rules.iter().map(|rule| Row {
        cells: vec![
            Cell::of(capital(&item(rule))),
            Cell::of(stands_at(rule, decision)),
            Cell::of(asked_for(rule)),
            Cell { strong: !rule.answer.passes(), ..Cell::of(answer(rule.answer)) },
            Cell::of(rule.rule.to_string()),
        ],
    });
    let on = decision.today.day;
    Some(Table {
        heading: format!("Massage checklist on day {}, {}", m.index(on), dated(on)),
        columns,
        rows: rows.collect(),
        note: "A checklist from published sources, held against the athlete's answers. Not a clearance."
            .to_owned(),
        more: String::new(),
    })
}

fn item(rule: &RuleReport) -> String {
    let name = rule_words::subject(rule.subject);
    match (rule.subject, rule.limit) {
        (Subject::Field(Field::WalkingNormal), _) => name.to_owned(),
        (Subject::Field(_), None) => format!("{name}, not rising"),
        (Subject::Hold, _) => "no warning sign open".to_owned(),
        (Subject::Flare, _) => "no flare in the last days".to_owned(),
        (Subject::Contraindication, _) => "no condition on file against it".to_owned(),
        (Subject::Clearance, _) => "a clinician's word, where one is needed".to_owned(),
        (Subject::Massage, _) => "earlier massages well borne".to_owned(),
        (Subject::Phase(phase), _) => format!("phase {} or later", phase.index() + 1),
        _ => name.to_owned(),
    }
}

fn value_words(subject: Subject, value: Value) -> String {
    match (subject, value) {
        (_, Value::Flag(yes)) => if yes { "yes" } else { "no" }.to_owned(),
        (Subject::Field(Field::Swelling | Field::Bruising), Value::Number(n)) => {
            format!("{} of 3", number(n))
        }
        (_, Value::Number(n)) => number(n),
    }
}

fn stands_at(rule: &RuleReport, decision: &Decision) -> String {
    if matches!(rule.subject, Subject::Phase(_)) {
        return format!("phase {}", decision.today.phase.index() + 1);
    }
    let Some(value) = rule.value else {
        return if rule.answer == Gate::Unknown { "not logged" } else { "–" }.to_owned();
    };
    let now = value_words(rule.subject, value);
    let before = rule.readings.get(1).and_then(|r| r.value).filter(|_| rule.limit.is_none());
    before.map_or(now.clone(), |before| format!("{now}, was {}", value_words(rule.subject, before)))
}

fn asked_for(rule: &RuleReport) -> String {
    let words = match rule.limit {
        Some(Limit::AtMost(n)) => format!("{} or less", number(n)),
        Some(Limit::AtLeast(n)) => format!("{} or more", number(n)),
        Some(Limit::Is(yes)) => if yes { "yes" } else { "no" }.to_owned(),
        None => "–".to_owned(),
    };
    match rule.window {
        Some(window) if window.logged_days > 1 && rule.limit.is_some() => {
            format!("{words}, {} logged days", window.logged_days)
        }
        _ => words,
    }
}

fn answer(gate: Gate) -> &'static str {
    match gate {
        Gate::Met => "met",
        Gate::Unmet => "not yet",
        Gate::Unknown => "no data",
        Gate::NotAsked => "not asked",
    }
}

fn phases(m: &Material) -> Option<Table> {
    if !m.signs_known {
        return None;
    }
    let rows: Vec<Row> = m
        .phases
        .iter()
        .map(|change| Row {
            cells: vec![
                Cell::of(m.date(change.day)),
                Cell::of(m.index(change.day).to_string()),
                Cell::of(change.words.clone()),
            ],
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        heading: "Changes of phase".to_owned(),
        columns: vec![Column::words("Date"), Column::number("Day"), Column::wide("Change")],
        rows,
        ..Table::default()
    })
}

fn limits(m: &Material) -> Option<Table> {
    let rows: Vec<Row> = m
        .changes
        .iter()
        .map(|c| Row {
            cells: vec![
                Cell::of(m.date(c.set_by.date)),
                Cell::of(c.rule.clone()),
                Cell::of(number(c.value)),
                Cell::of(c.set_by.name.clone()),
                Cell::of(c.set_by.reason.clone()),
            ],
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        heading: "Limits changed".to_owned(),
        columns: vec![
            Column::words("Date"),
            Column::words("Rule"),
            Column::number("Now"),
            Column::wide("By"),
            Column::wide("Reason"),
        ],
        rows,
        ..Table::default()
    })
}

fn warnings(m: &Material) -> Option<Table> {
    let question = |word: &str| {
        let found = m.protocol.book.red_flags.iter().find(|rule| rule.id.as_str() == word);
        found.map_or_else(|| word.replace('_', " "), |rule| rule.check.question.clone())
    };
    let word = |flag: hamstrong_rules::domain::RedFlag| {
        serde_json::to_value(flag).ok().and_then(|v| v.as_str().map(&question)).unwrap_or_default()
    };
    let mut rows: Vec<Row> = Vec::new();
    let mut row = |on, what: &str, text: String| {
        rows.push(Row { cells: vec![Cell::of(m.date(on)), Cell::of(what), Cell::of(text)] });
    };
    for (on, facts) in m.logged() {
        for flag in facts.wellness.iter().flat_map(|w| &w.value.red_flags) {
            row(on, "Answered yes", word(*flag));
        }
        for slip in &facts.withdrawn {
            row(on, "Withdrawn as a slip", format!("{} ({})", word(slip.flag), slip.reason));
        }
        for entry in &facts.entries {
            if let Entry::Clearance(seen) = &entry.value {
                row(on, "Clinician's word", format!("{}, by {}", super::days::cleared(seen.scope), seen.by));
            }
        }
    }
    (!rows.is_empty()).then(|| Table {
        heading: "Warning signs and clinicians' words".to_owned(),
        columns: vec![Column::words("Date"), Column::words("What"), Column::wide("Text")],
        rows,
        ..Table::default()
    })
}
