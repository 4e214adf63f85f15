//! Being called by a notification of the system.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether notifications can come. That the system lets them be seen is beyond what a program can know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// They are handed to the system.
    Comes,
    /// Nothing on this desktop shows notifications.
    NoService,
    /// The page is in a browser, with no program behind it that could call.
    Browser,
}

/// What notifications can do here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NotificationsView {
    pub reach: Reach,
    /// Hamstrong starts with the system. Blank: it cannot be arranged from here.
    pub starts_with_system: Option<bool>,
}

/// Whether Hamstrong is to start with the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartWithSystem {
    pub on: bool,
}
