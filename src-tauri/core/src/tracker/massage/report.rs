//! Massages as a report has them: what was done, where it went beyond its day, and what the leg said to it.

use std::collections::BTreeMap;

use hamstrong_rules::domain::RecordId;

use super::super::Tracker;
use super::super::readiness::Case;
use super::words;
use crate::api::error::ApiError;
use crate::api::massage::MassageSessionView;
use crate::report::Line;

impl Tracker {
    /// A line for each massage of an injury and for each reading, by their record. A report shows every number.
    pub(in super::super) fn massage_lines(&self, case: &Case) -> Result<BTreeMap<RecordId, Line>, ApiError> {
        let held = self.massages(case.record, None)?;
        let mut lines = BTreeMap::new();
        for view in self.shown_sessions(&held, case, false)? {
            for reading in &view.readings {
                let name = words::reading_name(reading.at).to_owned();
                lines.insert(reading.record, Line { name, text: reading.words.clone() });
            }
            lines.insert(view.record, Line { name: "Massage".to_owned(), text: line(&view) });
        }
        Ok(lines)
    }
}

fn line(view: &MassageSessionView) -> String {
    let mut parts = vec![format!("{}.", view.words)];
    if !view.beyond.is_empty() {
        parts.push("Beyond the checklist of the day:".to_owned());
        parts.extend(view.beyond.iter().cloned());
    }
    parts.push(view.result_words.clone());
    parts.extend(view.massage.text.clone());
    parts.join(" ")
}
