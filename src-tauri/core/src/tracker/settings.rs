//! Settings as the athlete changes them.

use hamstrong_rules::domain::{LocalTime, RecordId};
use serde_json::json;

use super::episodes::CURRENT_EPISODE;
use super::{Tracker, inputs};
use crate::api::error::ApiError;
use crate::api::inputs::{OverviewQuery, SettingChange, Theme};
use crate::api::views::{Overview, SettingsView};
use crate::store::Kind;
use crate::store::change::Memory;

const THEME: &str = "theme";
const NOTICE: &str = "notice_accepted";
const DAY_ENDS_AT: &str = "day_ends_at";

const EMERGENCY: &str = "emergency_number";

/// Settings an import may bring along.
pub(crate) const KNOWN: [&str; 5] = [THEME, NOTICE, DAY_ENDS_AT, CURRENT_EPISODE, EMERGENCY];

impl Tracker {
    /// Changes one setting.
    ///
    /// # Errors
    /// An end of day after six in the morning, an injury that is not there.
    pub fn change_setting(&mut self, change: &SettingChange) -> Result<Overview, ApiError> {
        let (key, value, label) = match change {
            SettingChange::Theme(theme) => (THEME, Some(json!(theme)), Some("colours")),
            SettingChange::NoticeAccepted(yes) => (NOTICE, Some(json!(yes)), None),
            SettingChange::DayEndsAt(time) => {
                (DAY_ENDS_AT, Some(json!(inputs::day_end(*time)?)), Some("end of the day"))
            }
            SettingChange::MissingEntriesSeen => {
                self.store.forget_missing()?;
                return self.overview(&OverviewQuery::default());
            }
            SettingChange::EmergencyNumber(number) => {
                let digits = number.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' '));
                if number.trim().is_empty() || number.len() > 20 || !digits {
                    return Err(ApiError::field("emergency_number", "Write the number as it is dialled."));
                }
                (EMERGENCY, Some(json!(number.trim())), Some("emergency number"))
            }
            SettingChange::CurrentEpisode(record) => {
                if let Some(record) = record {
                    self.standing(*record, Kind::Episode)?;
                }
                (CURRENT_EPISODE, record.map(|r| json!(r)), None)
            }
        };
        let text = value.map(|v| v.to_string());
        let (stamp, _) = self.stamp()?;
        self.store.change(stamp, |change| {
            change.put_setting(key, text.as_deref())?;
            let memory = label.map_or(Memory::None, |l| Memory::Act(l.to_owned()));
            Ok::<_, ApiError>(((), memory))
        })?;
        self.overview(&OverviewQuery::default())
    }

    /// Until when at night it is still the day before. Three in the morning unless set.
    pub(super) fn day_ends_at(&self) -> Result<LocalTime, ApiError> {
        let three = chrono::NaiveTime::from_hms_opt(3, 0, 0).unwrap_or_default().into();
        Ok(self.store.setting(DAY_ENDS_AT)?.unwrap_or(three))
    }

    pub(super) fn settings_view(&self) -> Result<SettingsView, ApiError> {
        Ok(SettingsView {
            theme: self.store.setting::<Theme>(THEME)?.unwrap_or_default(),
            notice_accepted: self.store.setting(NOTICE)?.unwrap_or(false),
            day_ends_at: self.day_ends_at()?,
            emergency_number: self.emergency_number()?,
        })
    }

    /// The number for emergencies: 112 unless another is set.
    pub(super) fn emergency_number(&self) -> Result<String, ApiError> {
        Ok(self.store.setting(EMERGENCY)?.unwrap_or_else(|| "112".to_owned()))
    }

    pub(super) fn current_episode(&self) -> Result<Option<RecordId>, ApiError> {
        Ok(self.store.setting(CURRENT_EPISODE)?)
    }
}
