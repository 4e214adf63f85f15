//! One number from the small window, and how that window is reached.

use hamstrong_rules::domain::{CheckIn, DayIndex, Episode, LocalDate, RecordId};
use hamstrong_rules::protocol::HoldLevel;
use hamstrong_rules::readiness::Notice;
use serde_json::{Map, Value, json};

use super::Tracker;
use crate::api::error::ApiError;
use crate::api::inputs::CheckInInput;
use crate::api::quick::{QuickAsk, QuickChoices, QuickDay, QuickEntry, QuickPain, QuickSaved, QuickView};
use crate::api::readiness::{AlertLevel, AlertView};
use crate::words;

/// Where the choices lie, on this computer: no setting, since a key of one desktop may be taken on another.
const CHOICES: &str = "quick_log";

impl Tracker {
    /// What the small window shows: the injury shown last, or the newest open one when that is closed.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn quick_view(&self) -> Result<QuickView, ApiError> {
        let settings = self.settings_view()?;
        Ok(QuickView {
            theme: settings.theme,
            hide_pain_numbers: settings.hide_pain_numbers,
            pain_anchors: settings.pain_anchors,
            demo: self.store.is_demo()?,
            ask: self.quick_ask()?,
        })
    }

    /// Writes the numbers that were typed into the open check-in of the day; what was not typed stays as it is.
    ///
    /// # Errors
    /// Nothing was typed, or as `record_check_in`.
    pub fn quick_record(&mut self, entry: &QuickEntry) -> Result<QuickSaved, ApiError> {
        let answers = typed(&entry.pain);
        if answers.is_empty() {
            return Err(ApiError::field("pain", "Type a number from 0 to 10 first."));
        }
        let before = self.standing_alerts(entry.episode, entry.day)?;
        let sitting = self.open_sitting(entry.episode, entry.day)?;
        let input = CheckInInput { episode: entry.episode, day: entry.day, sitting, time: None, answers };
        let after = self.record_check_in(&input)?.status.map(|status| status.alerts).unwrap_or_default();
        let new = |alert: &AlertView| !before.iter().any(|known| known.id == alert.id);
        let alerts = after.into_iter().filter(|alert| cannot_wait(alert) && new(alert));
        Ok(QuickSaved { alerts: alerts.collect() })
    }

    /// How the small window is reached.
    ///
    /// # Errors
    /// When the journal cannot be read. Choices that cannot be read are as if never made.
    pub fn quick_choices(&self) -> Result<QuickChoices, ApiError> {
        let kept = self.store.local_fact(CHOICES)?;
        Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    /// Keeps how it is reached.
    ///
    /// # Errors
    /// The journal can only be read.
    pub fn keep_quick_choices(&mut self, choices: &QuickChoices) -> Result<(), ApiError> {
        Ok(self.store.note_local_fact(CHOICES, Some(&json!(choices).to_string()))?)
    }

    fn quick_ask(&self) -> Result<QuickAsk, ApiError> {
        let all = self.episode_heads()?;
        let open = |(_, episode): &&(RecordId, Episode)| episode.closed_on.is_none();
        let last = self.current_episode()?;
        let chosen = all.iter().filter(open).find(|(record, _)| Some(*record) == last);
        let Some((record, episode)) = chosen.or_else(|| all.iter().find(open)) else {
            return Ok(if all.is_empty() { QuickAsk::NoInjury } else { QuickAsk::NoneOpen });
        };
        if self.read_only() {
            return Ok(QuickAsk::ReadOnly);
        }
        let day = self.today()?;
        let status = self.status(*record, day)?;
        if status.hold == Some(HoldLevel::Urgent) {
            let sign = status.alerts.into_iter().find(|alert| alert.level == AlertLevel::Urgent);
            return Ok(QuickAsk::Urgent(sign.map(|alert| alert.title).unwrap_or_default()));
        }
        Ok(QuickAsk::Log(QuickDay {
            episode: *record,
            title: words::injury(episode.side).to_owned(),
            day,
            day_index: DayIndex::of(day, episode.onset),
            today: self.open_check_in(*record, day)?.as_ref().map(pain).unwrap_or_default(),
            yesterday: pain(&self.last_answers(*record, day.plus_days(-1))?.0),
        }))
    }

    /// The number of the check-in that takes answers now, as on Today.
    fn open_sitting(&self, episode: RecordId, day: LocalDate) -> Result<u32, ApiError> {
        Ok(self.sittings_of(episode, day)?.last().map_or(1, |sitting| sitting.sitting))
    }

    fn open_check_in(&self, episode: RecordId, day: LocalDate) -> Result<Option<CheckIn>, ApiError> {
        Ok(self.sittings_of(episode, day)?.pop().and_then(|s| s.check_in).map(|recorded| recorded.value))
    }

    fn standing_alerts(&self, episode: RecordId, day: LocalDate) -> Result<Vec<AlertView>, ApiError> {
        self.check_loggable(episode, day)?;
        Ok(self.status(episode, day)?.alerts)
    }
}

/// It changes what is to be done today. The other notices are read when the main window is opened the next time.
fn cannot_wait(alert: &AlertView) -> bool {
    let today = [Notice::Flare, Notice::Setback, Notice::SevereSeeClinician];
    alert.level != AlertLevel::Notice || today.iter().any(|notice| notice.word() == alert.id)
}

fn pain(answers: &CheckIn) -> QuickPain {
    QuickPain {
        pain_rest: answers.pain_rest,
        pain_walk: answers.pain_walk,
        pain_stretch: answers.pain_stretch,
        pain_worst: answers.pain_worst,
    }
}

/// Only what was typed: a blank leaves what is there.
fn typed(pain: &QuickPain) -> Map<String, Value> {
    let Value::Object(mut all) = json!(pain) else { return Map::new() };
    all.retain(|_, value| !value.is_null());
    all
}
