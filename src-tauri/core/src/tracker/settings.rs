//! Settings as the athlete changes them.

use hamstrong_rules::domain::{LocalTime, PainAnchors, RecordId};
use hamstrong_rules::reminders::ReminderPlan;
use serde_json::{Value, json};

use super::episodes::CURRENT_EPISODE;
use super::{Tracker, inputs, reminders};
use crate::api::error::ApiError;
use crate::api::inputs::{OverviewQuery, SettingChange};
use crate::api::preferences::MassUnit;
use crate::api::views::{Overview, SettingsView};
use crate::clock::usual_day_end;
use crate::store::Kind;
use crate::store::change::Memory;

const THEME: &str = "theme";
const NOTICE: &str = "notice_accepted";
const DAY_ENDS_AT: &str = "day_ends_at";
const EMERGENCY: &str = "emergency_number";
const EMERGENCY_REGION: &str = "emergency_region";
const SINGLE_KEYS: &str = "single_keys";
const HIDE_NUMBERS: &str = "hide_pain_numbers";
const ANCHORS: &str = "pain_anchors";
const MASS: &str = "mass_unit";
const LENGTH: &str = "length_unit";
const DECIMAL: &str = "decimal_mark";
const WEEKDAY: &str = "first_weekday";
const REMINDERS: &str = "reminders";

/// Settings an import may bring along.
pub(crate) const KNOWN: [&str; 14] = [
    THEME,
    NOTICE,
    DAY_ENDS_AT,
    CURRENT_EPISODE,
    EMERGENCY,
    EMERGENCY_REGION,
    SINGLE_KEYS,
    HIDE_NUMBERS,
    ANCHORS,
    MASS,
    LENGTH,
    DECIMAL,
    WEEKDAY,
    REMINDERS,
];

/// What a change writes: the row, its new value, and the words of undo for what can be taken back.
struct Row {
    key: &'static str,
    value: Option<Value>,
    label: Option<&'static str>,
}

impl Row {
    fn new(key: &'static str, value: Value, label: &'static str) -> Self {
        Self { key, value: Some(value), label: Some(label) }
    }
}

impl Tracker {
    /// Changes one setting.
    ///
    /// # Errors
    /// An end of day after six in the morning, a number that cannot be dialled, an injury that is not there.
    pub fn change_setting(&mut self, change: &SettingChange) -> Result<Overview, ApiError> {
        match change {
            SettingChange::MissingEntriesSeen => self.store.forget_missing()?,
            SettingChange::EmergencyCountry { region, number } => {
                let region = Row::new(EMERGENCY_REGION, json!(region_code(region)?), "emergency number");
                let number = Row::new(EMERGENCY, json!(dialled(number)?), "emergency number");
                self.put(&[region, number])?;
            }
            other => {
                let row = self.row(other)?;
                self.put(&[row])?;
            }
        }
        self.overview(&OverviewQuery::default())
    }

    fn row(&self, change: &SettingChange) -> Result<Row, ApiError> {
        Ok(match change {
            SettingChange::Theme(theme) => Row::new(THEME, json!(theme), "colours"),
            SettingChange::NoticeAccepted(yes) => Row { key: NOTICE, value: Some(json!(yes)), label: None },
            SettingChange::DayEndsAt(time) => {
                Row::new(DAY_ENDS_AT, json!(inputs::day_end(*time)?), "end of the day")
            }
            SettingChange::EmergencyNumber(number) => {
                Row::new(EMERGENCY, json!(dialled(number)?), "emergency number")
            }
            SettingChange::CurrentEpisode(record) => {
                if let Some(record) = record {
                    self.standing(*record, Kind::Episode)?;
                }
                Row { key: CURRENT_EPISODE, value: record.map(|r| json!(r)), label: None }
            }
            SettingChange::SingleKeys(on) => Row::new(SINGLE_KEYS, json!(on), "single keys"),
            SettingChange::HidePainNumbers(on) => Row::new(HIDE_NUMBERS, json!(on), "pain numbers"),
            SettingChange::PainAnchors(words) => Row::new(ANCHORS, json!(words), "words of the pain scale"),
            SettingChange::MassUnit(unit) => Row::new(MASS, json!(unit), "unit of weight"),
            SettingChange::LengthUnit(unit) => Row::new(LENGTH, json!(unit), "unit of length"),
            SettingChange::DecimalMark(mark) => Row::new(DECIMAL, json!(mark), "decimal mark"),
            SettingChange::FirstWeekday(day) => Row::new(WEEKDAY, json!(day), "first day of the week"),
            SettingChange::Reminders(plan) => {
                Row::new(REMINDERS, json!(reminders::chosen(plan, self.clock.now().at)), "reminders")
            }
            SettingChange::MissingEntriesSeen | SettingChange::EmergencyCountry { .. } => {
                return Err(ApiError::field("setting", "This is not a single setting."));
            }
        })
    }

    fn put(&mut self, rows: &[Row]) -> Result<(), ApiError> {
        let (stamp, _) = self.stamp()?;
        self.store.change(stamp, |change| {
            let mut memory = Memory::None;
            for Row { key, value, label } in rows {
                change.put_setting(key, value.as_ref().map(Value::to_string).as_deref())?;
                memory = label.map_or(Memory::None, |l| Memory::Act(l.to_owned()));
            }
            Ok::<_, ApiError>(((), memory))
        })
    }

    /// Until when at night it is still the day before. Three in the morning unless set.
    pub(super) fn day_ends_at(&self) -> Result<LocalTime, ApiError> {
        Ok(self.store.setting(DAY_ENDS_AT)?.unwrap_or_else(usual_day_end))
    }

    pub(super) fn settings_view(&self) -> Result<SettingsView, ApiError> {
        let store = &self.store;
        Ok(SettingsView {
            theme: store.setting(THEME)?.unwrap_or_default(),
            notice_accepted: store.setting(NOTICE)?.unwrap_or(false),
            day_ends_at: self.day_ends_at()?,
            emergency_number: self.emergency_number()?,
            emergency_region: store.setting(EMERGENCY_REGION)?,
            single_keys: store.setting(SINGLE_KEYS)?.unwrap_or(true),
            hide_pain_numbers: self.hides_numbers()?,
            pain_anchors: self.pain_anchors()?,
            mass_unit: store.setting(MASS)?.unwrap_or_default(),
            length_unit: store.setting(LENGTH)?.unwrap_or_default(),
            decimal_mark: store.setting(DECIMAL)?.unwrap_or_default(),
            first_weekday: store.setting(WEEKDAY)?.unwrap_or_default(),
        })
    }

    /// When reminders come; off until they were asked for.
    pub(super) fn reminder_plan(&self) -> Result<ReminderPlan, ApiError> {
        Ok(self.store.setting(REMINDERS)?.unwrap_or_default())
    }

    /// The number for emergencies: 112 unless another is set.
    pub(super) fn emergency_number(&self) -> Result<String, ApiError> {
        Ok(self.store.setting(EMERGENCY)?.unwrap_or_else(|| "112".to_owned()))
    }

    /// What the ten of the pain scale is called now.
    pub(super) fn pain_anchors(&self) -> Result<PainAnchors, ApiError> {
        Ok(self.store.setting(ANCHORS)?.unwrap_or_default())
    }

    /// Pain is shown in words, without numbers.
    /// The unit in which loads are said.
    pub(super) fn mass_unit(&self) -> Result<MassUnit, ApiError> {
        Ok(self.store.setting(MASS)?.unwrap_or_default())
    }

    pub(super) fn hides_numbers(&self) -> Result<bool, ApiError> {
        Ok(self.store.setting(HIDE_NUMBERS)?.unwrap_or(false))
    }

    pub(super) fn current_episode(&self) -> Result<Option<RecordId>, ApiError> {
        Ok(self.store.setting(CURRENT_EPISODE)?)
    }
}

/// A number as it is dialled: digits, spaces and a plus, at most twenty characters.
fn dialled(number: &str) -> Result<&str, ApiError> {
    let digits = number.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' '));
    if number.trim().is_empty() || number.len() > 20 || !digits {
        return Err(ApiError::field("emergency_number", "Write the number as it is dialled."));
    }
    Ok(number.trim())
}

/// A region by its two capital letters, ISO 3166-1, or EU.
fn region_code(region: &str) -> Result<&str, ApiError> {
    if region.len() == 2 && region.bytes().all(|b| b.is_ascii_uppercase()) {
        return Ok(region);
    }
    Err(ApiError::field("country", "Choose a country from the list."))
}
