//! The small window for one number: what it shows, what it sends, and how it is reached.

use std::fmt;
use std::str::FromStr;

use hamstrong_rules::domain::{DayIndex, LocalDate, PainAnchors, PainScore, RecordId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::error::ApiError;
use super::inputs::Theme;
use super::readiness::AlertView;

/// Everything that the small window shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct QuickView {
    pub theme: Theme,
    pub hide_pain_numbers: bool,
    pub pain_anchors: PainAnchors,
    /// Sample data.
    pub demo: bool,
    pub ask: QuickAsk,
}

/// What is asked, or why nothing can be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "can", content = "about", rename_all = "snake_case")]
pub enum QuickAsk {
    /// The pain of today.
    Log(QuickDay),
    /// No injury was entered.
    NoInjury,
    /// Every injury is closed.
    NoneOpen,
    /// A warning sign stands for which nothing waits; the words of it.
    Urgent(String),
    ReadOnly,
}

/// The day and the injury that a number is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct QuickDay {
    pub episode: RecordId,
    /// "Left hamstring".
    pub title: String,
    /// Today, by the athlete's end of day.
    pub day: LocalDate,
    pub day_index: DayIndex,
    /// What the open check-in of today says already.
    pub today: QuickPain,
    /// The last answers of the calendar day before.
    pub yesterday: QuickPain,
}

/// The four questions of a check-in, named as there. Blank is not asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct QuickPain {
    pub pain_rest: Option<PainScore>,
    pub pain_walk: Option<PainScore>,
    pub pain_stretch: Option<PainScore>,
    pub pain_worst: Option<PainScore>,
}

/// What was typed, about what the window showed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QuickEntry {
    pub episode: RecordId,
    pub day: LocalDate,
    #[ts(type = "Partial<QuickPain>")]
    pub pain: QuickPain,
}

/// It is on the disk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct QuickSaved {
    /// What this number changes for today; mostly nothing.
    pub alerts: Vec<AlertView>,
}

/// How the small window is reached, as the athlete chose it. It belongs to this computer and not to the journal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuickChoices {
    pub hot_key: Option<HotKey>,
    /// An icon in the tray.
    pub tray: bool,
    /// Closing the window leaves the program in the tray.
    pub keep_running: bool,
}

/// One of these choices and its new value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "choice", content = "value", rename_all = "snake_case")]
pub enum QuickChoice {
    /// As pressed: "Control+Alt+KeyH"; blank takes the key away.
    HotKey(Option<String>),
    Tray(bool),
    KeepRunning(bool),
}

impl QuickChoices {
    /// With one of them changed. Without an icon there is nothing to keep running behind.
    ///
    /// # Errors
    /// The key is none for the whole desktop.
    pub fn with(&self, choice: &QuickChoice) -> Result<Self, ApiError> {
        let mut changed = self.clone();
        match choice {
            QuickChoice::HotKey(typed) => {
                let key = typed.as_deref().map(str::parse).transpose();
                changed.hot_key = key.map_err(|NotAHotKey(why)| ApiError::field("hot_key", why))?;
            }
            QuickChoice::Tray(on) => changed.tray = *on,
            QuickChoice::KeepRunning(on) => changed.keep_running = *on,
        }
        changed.keep_running &= changed.tray;
        Ok(changed)
    }
}

/// The choices with what this desktop makes of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QuickSetup {
    /// The key as it is read: "Ctrl Alt H".
    pub hot_key: Option<String>,
    pub hot_keys: HotKeys,
    /// Why the chosen key does not work now.
    pub hot_key_fault: Option<String>,
    pub tray: bool,
    pub trays: Trays,
    pub keep_running: bool,
    /// What to type where the desktop lets one bind a key to a command.
    pub command: String,
    /// The athlete's own journal is open, which keeps the choices.
    pub own: bool,
}

/// Whether a program can ask for keys of the whole desktop here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HotKeys {
    Work,
    /// The desktop runs on Wayland, which keeps such keys to itself.
    Wayland,
}

/// Whether this desktop has a tray.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Trays {
    Work,
    Missing,
}

/// A key of the whole desktop: modifiers and one key, named as in `KeyboardEvent.code`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HotKey {
    modifiers: Vec<Modifier>,
    key: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Modifier {
    Control,
    Alt,
    Shift,
    Super,
}

/// What is no hot-key, as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAHotKey(&'static str);

const LONE: &str = "Hold Ctrl, Alt or the system key with it: a key alone is needed for typing.";
const OTHER: &str = "This key cannot be used. Take a letter, a digit or a function key.";
const ONE: &str = "Press one key, with Ctrl, Alt, Shift or the system key held.";

impl HotKey {
    /// "Ctrl Alt H", or with a Mac's own signs.
    pub fn in_words(&self) -> String {
        let mac = cfg!(target_os = "macos");
        let names = self.modifiers.iter().map(|modifier| match modifier {
            Modifier::Control => {
                if mac {
                    "⌃"
                } else {
                    "Ctrl"
                }
            }
            Modifier::Alt => {
                if mac {
                    "⌥"
                } else {
                    "Alt"
                }
            }
            Modifier::Shift => {
                if mac {
                    "⇧"
                } else {
                    "Shift"
                }
            }
            Modifier::Super if mac => "⌘",
            Modifier::Super if cfg!(windows) => "Win",
            Modifier::Super => "Super",
        });
        let key = ["Key", "Digit"].iter().find_map(|kind| self.key.strip_prefix(kind)).unwrap_or(&self.key);
        names.chain([key]).collect::<Vec<_>>().join(" ")
    }
}

impl FromStr for HotKey {
    type Err = NotAHotKey;

    /// "Control+Alt+KeyH"; modifiers in any order, the key last.
    fn from_str(text: &str) -> Result<Self, NotAHotKey> {
        let mut parts: Vec<&str> = text.split('+').collect();
        let key = parts.pop().filter(|key| !key.is_empty()).ok_or(NotAHotKey(ONE))?;
        let mut modifiers =
            parts.into_iter().map(modifier).collect::<Option<Vec<_>>>().ok_or(NotAHotKey(ONE))?;
        modifiers.sort_unstable();
        modifiers.dedup();
        let function = function_key(key);
        if modifier(key).is_some() {
            return Err(NotAHotKey(ONE));
        }
        if !(function
            || is_letter_or_digit(key)
            || ["Space", "Insert", "Pause", "Home", "End"].contains(&key))
        {
            return Err(NotAHotKey(OTHER));
        }
        if !function && modifiers.iter().all(|m| *m == Modifier::Shift) {
            return Err(NotAHotKey(LONE));
        }
        Ok(Self { modifiers, key: key.to_owned() })
    }
}

fn modifier(word: &str) -> Option<Modifier> {
    match word {
        "Control" => Some(Modifier::Control),
        "Alt" => Some(Modifier::Alt),
        "Shift" => Some(Modifier::Shift),
        "Super" => Some(Modifier::Super),
        _ => None,
    }
}

fn is_letter_or_digit(key: &str) -> bool {
    let one = |rest: &str, fits: fn(&u8) -> bool| matches!(rest.as_bytes(), [byte] if fits(byte));
    key.strip_prefix("Key").is_some_and(|rest| one(rest, u8::is_ascii_uppercase))
        || key.strip_prefix("Digit").is_some_and(|rest| one(rest, u8::is_ascii_digit))
}

fn function_key(key: &str) -> bool {
    let number =
        key.strip_prefix('F').filter(|rest| !rest.starts_with('0')).and_then(|n| n.parse::<u8>().ok());
    number.is_some_and(|n| (1..=24).contains(&n))
}

impl fmt::Display for HotKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for modifier in &self.modifiers {
            write!(f, "{modifier:?}+")?;
        }
        f.write_str(&self.key)
    }
}

impl fmt::Display for NotAHotKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for NotAHotKey {}

impl TryFrom<String> for HotKey {
    type Error = NotAHotKey;
    fn try_from(text: String) -> Result<Self, NotAHotKey> {
        text.parse()
    }
}

impl From<HotKey> for String {
    fn from(key: HotKey) -> Self {
        key.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hot_key_is_one_key_with_something_held() {
        for (typed, kept) in [
            ("Control+Alt+KeyH", "Control+Alt+KeyH"),
            ("Alt+Control+KeyH", "Control+Alt+KeyH"),
            ("Super+Shift+Digit3", "Shift+Super+Digit3"),
            ("F8", "F8"),
            ("Shift+F24", "Shift+F24"),
            ("Control+Space", "Control+Space"),
        ] {
            assert_eq!(typed.parse::<HotKey>().map(|key| key.to_string()).as_deref(), Ok(kept), "{typed}");
        }
        for (typed, why) in [
            ("KeyH", LONE),
            ("Shift+KeyH", LONE),
            ("Control+Alt", ONE),
            ("", ONE),
            ("Control+", ONE),
            ("Hyper+KeyH", ONE),
            ("Control+Escape", OTHER),
            ("Control+KeyÄ", OTHER),
            ("Control+KeyHH", OTHER),
            ("F0", OTHER),
            ("F01", OTHER),
            ("F25", OTHER),
        ] {
            assert_eq!(typed.parse::<HotKey>(), Err(NotAHotKey(why)), "{typed}");
        }
    }

    #[cfg(not(any(target_os = "macos", windows)))]
    #[test]
    fn a_hot_key_is_read_as_it_stands_on_the_keys() {
        let words = |text: &str| text.parse::<HotKey>().unwrap().in_words();
        assert_eq!(words("Control+Alt+KeyH"), "Ctrl Alt H");
        assert_eq!(words("Super+F8"), "Super F8");
        assert_eq!(words("Control+Shift+Digit3"), "Ctrl Shift 3");
    }
}
