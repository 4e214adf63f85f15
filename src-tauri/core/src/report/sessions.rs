//! Sessions and the morning after: what was done, and what the leg said to it.

use hamstrong_rules::domain::{LocalDate, PainScore, Session, SessionKind};
use hamstrong_rules::readiness::Notice;
use hamstrong_rules::training::{Light, load_of};

use super::material::Material;
use super::{Cell, Column, Row, Table};
use crate::api::inputs::Entry;
use crate::api::views::Recorded;
use crate::words::shorten;

/// Sessions on page 1, the newest.
const SHOWN: usize = 6;

/// Longest description of a session on page 1, in characters.
const TEXT: usize = 60;

/// The newest sessions, oldest first.
pub fn table(m: &Material) -> Table {
    let heading = "Sessions, and the next day".to_owned();
    let all: Vec<(LocalDate, &Session, &Recorded<Entry>)> =
        m.logged().flat_map(|(on, facts)| facts.sessions().map(move |(s, e)| (on, s, e))).collect();
    if all.is_empty() {
        return Table { heading, note: "No session is logged on these days.".to_owned(), ..Table::default() };
    }
    let columns = vec![
        Column::words("Date"),
        Column::wide("Done"),
        Column::number("Load"),
        Column::number("Pain"),
        Column::words("Walking next day"),
        Column::words("Light"),
    ];
    let hidden = all.len().saturating_sub(SHOWN);
    let rows = all.iter().skip(hidden).map(|(on, session, entry)| {
        let light = m.trained.get(&entry.record).map_or(Light::Pending, |t| t.light);
        let date = if entry.late { format!("{}, late", m.short_date(*on)) } else { m.short_date(*on) };
        let next = next_day(m, *on);
        Row {
            cells: vec![
                Cell::of(date),
                Cell::of(shorten(&done(session), TEXT)),
                Cell::score(load(session)),
                Cell::score(session.pain_during.map(PainScore::get)),
                Cell { strong: next.contains("flare"), ..Cell::of(next) },
                Cell { strong: light == Light::Red, ..Cell::of(light_word(light).to_owned()) },
            ],
        }
    });
    let rows = rows.collect();
    let mut note =
        "Load: effort 0 to 10 times minutes. Pain: worst during it. Light: pain during it, within two \
                    hours and the next morning against the limits of the protocol."
            .to_owned();
    let mut more = " The earlier ones are in the day table.".to_owned();
    if hidden > 0 {
        note.push_str(&std::mem::take(&mut more));
    }
    Table { heading, columns, rows, note, more }
}

/// What kind of training it was, as a word.
pub const fn kind_name(kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Rehab => "Rehab",
        SessionKind::Walk => "Walk",
        SessionKind::Bike => "Bike",
        SessionKind::Run => "Run",
        SessionKind::Sport => "Sport",
        SessionKind::Other => "Other",
    }
}

/// "Heel dig, bridge, 20 min".
pub fn done(session: &Session) -> String {
    let kind = kind_name(session.kind);
    let text = session.text.as_deref().map(str::trim).filter(|t| !t.is_empty());
    let minutes = session.minutes.map(|n| format!("{} min", n.get()));
    [Some(text.unwrap_or(kind).to_owned()), minutes].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Effort times minutes; none when either is not recorded.
pub fn load(session: &Session) -> Option<i64> {
    load_of(session).map(i64::from)
}

/// The colour as a word; a dash while a part of it is not known.
pub const fn light_word(light: Light) -> &'static str {
    match light {
        Light::Pending => "–",
        Light::Green => "green",
        Light::Amber => "amber",
        Light::Red => "red",
    }
}

/// "up 3 to 5, flare", "same, 2", "no entry", "due 13 Jun".
fn next_day(m: &Material, on: LocalDate) -> String {
    let next = on.plus_days(1);
    let walk = |d: LocalDate| m.days.get(&d).and_then(|f| f.highest(|c| c.pain_walk)).map(PainScore::get);
    let flare = m.decided(next).is_some_and(|d| d.notices.contains(&Notice::Flare));
    let said = match (walk(on), walk(next)) {
        (_, None) if next >= m.today => return format!("due {}", m.short_date(next)),
        (_, None) if next > m.to => "after this report".to_owned(),
        (_, None) => "no entry".to_owned(),
        (None, Some(after)) => format!("{after}"),
        (Some(before), Some(after)) if after > before => format!("up {} to {after}", after - before),
        (Some(before), Some(after)) if after < before => format!("down {} to {after}", before - after),
        (Some(_), Some(after)) => format!("same, {after}"),
    };
    if flare { format!("{said}, flare") } else { said }
}
