//! The kinds of record: which table holds the payload, with which columns. One list serves writing, reading,
//! checking and both exports.

use std::fmt;
use std::str::FromStr;

use hamstrong_rules::domain::{Athlete, CheckIn, Episode, Massage, Note, PriceStep, Session, Wellness};
use serde::{Deserialize, Serialize};

/// How a column's value looks in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Integer,
    Real,
    Boolean,
    Text,
    /// A JSON array, kept as text.
    List,
}

/// A column: its name is the field's name.
pub type Column = (&'static str, Shape);

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Athlete,
    Episode,
    CheckIn,
    Wellness,
    PriceStep,
    Session,
    Massage,
    Note,
}

use Shape::{Boolean, Integer, List, Real, Text};

impl Kind {
    /// All kinds, in the order of an export.
    pub const ALL: [Self; 8] = [
        Self::Athlete,
        Self::Episode,
        Self::CheckIn,
        Self::Wellness,
        Self::PriceStep,
        Self::Session,
        Self::Massage,
        Self::Note,
    ];

    /// Its word in the database and in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Athlete => "athlete",
            Self::Episode => "episode",
            Self::CheckIn => "check_in",
            Self::Wellness => "wellness",
            Self::PriceStep => "price_step",
            Self::Session => "session",
            Self::Massage => "massage",
            Self::Note => "note",
        }
    }

    /// Its payload table, also the name of its CSV file.
    pub fn table(self) -> &'static str {
        match self {
            Self::Athlete => "athletes",
            Self::Episode => "episodes",
            Self::CheckIn => "check_ins",
            Self::Wellness => "wellness",
            Self::PriceStep => "price_steps",
            Self::Session => "sessions",
            Self::Massage => "massages",
            Self::Note => "notes",
        }
    }

    /// True for what belongs to one injury.
    pub fn of_episode(self) -> bool {
        match self {
            Self::Athlete | Self::Episode | Self::Wellness => false,
            Self::CheckIn | Self::PriceStep | Self::Session | Self::Massage | Self::Note => true,
        }
    }

    /// The columns of its payload table, after the key.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Athlete => &[("name", Text), ("birth_year", Integer)],
            Self::Episode => &[
                ("side", Text),
                ("onset", Text),
                ("site", Text),
                ("cause", Text),
                ("pop", Boolean),
                ("walked_on", Boolean),
                ("sitting_pain", Boolean),
                ("earlier_injury", Boolean),
                ("physio_involved", Boolean),
                ("closed_on", Text),
            ],
            Self::CheckIn => &[
                ("pain_rest", Integer),
                ("pain_walk", Integer),
                ("pain_stretch", Integer),
                ("pain_worst", Integer),
                ("swelling", Integer),
                ("bruising", Integer),
                ("morning_stiffness", Text),
                ("night_pain", Boolean),
                ("walking_normal", Boolean),
                ("sites", List),
                ("sitbone_distance", Integer),
                ("qualities", List),
                ("aggravates", Text),
                ("eases", Text),
                ("events", List),
                ("performance", Integer),
                ("managed", Text),
                ("confirmed", Boolean),
            ],
            Self::Wellness => &[
                ("analgesic", Boolean),
                ("medication", Text),
                ("low_back", Integer),
                ("low_back_rest", Integer),
                ("low_back_sitting", Integer),
                ("low_back_after_activity", Integer),
                ("below_knee", Boolean),
                ("tingling", Boolean),
                ("cough_sneeze", Boolean),
                ("sleep_hours", Real),
                ("soreness", Integer),
                ("fatigue", Integer),
                ("anything_new", Boolean),
                ("red_flags", List),
            ],
            Self::PriceStep => &[
                ("part", Text),
                ("minutes", Integer),
                ("walking_minutes", Integer),
                ("vigorous_minutes", Integer),
                ("no_sprint", Boolean),
                ("no_hard_stretch", Boolean),
                ("support", Boolean),
                ("checked", Boolean),
            ],
            Self::Session => &[
                ("kind", Text),
                ("minutes", Integer),
                ("effort", Integer),
                ("pain_during", Integer),
                ("performance", Integer),
                ("text", Text),
            ],
            Self::Massage => &[
                ("by", Text),
                ("minutes", Integer),
                ("kinds", List),
                ("areas", List),
                ("pressure", Integer),
                ("pain_during", Integer),
                ("text", Text),
            ],
            Self::Note => &[("text", Text), ("private", Boolean)],
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Kind {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|k| k.word() == word).ok_or(())
    }
}

/// A domain type that is kept as a record.
pub trait Payload: Serialize + for<'de> Deserialize<'de> {
    const KIND: Kind;
}

macro_rules! payload {
    ($($type:ident => $kind:ident),* $(,)?) => {
        $(impl Payload for $type { const KIND: Kind = Kind::$kind; })*
    };
}

payload!(
    Athlete => Athlete,
    Episode => Episode,
    CheckIn => CheckIn,
    Wellness => Wellness,
    PriceStep => PriceStep,
    Session => Session,
    Massage => Massage,
    Note => Note,
);

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn fields(kind: Kind, sample: &Value) {
        let mut named: Vec<&str> = sample.as_object().unwrap().keys().map(String::as_str).collect();
        let mut columns: Vec<&str> = kind.columns().iter().map(|(name, _)| *name).collect();
        named.sort_unstable();
        columns.sort_unstable();
        assert_eq!(named, columns, "{kind}");
    }

    #[test]
    fn every_field_of_a_payload_has_its_column() {
        fields(Kind::CheckIn, &serde_json::to_value(CheckIn::default()).unwrap());
        fields(Kind::Wellness, &serde_json::to_value(Wellness::default()).unwrap());
        fields(Kind::Athlete, &serde_json::to_value(Athlete::default()).unwrap());
        for (kind, text) in [
            (Kind::Note, r#"{"text":"x"}"#),
            (Kind::Session, r#"{"kind":"rehab"}"#),
            (Kind::Massage, r#"{"by":"self"}"#),
            (Kind::PriceStep, r#"{"part":"ice"}"#),
            (Kind::Episode, r#"{"side":"left","onset":"2026-05-31"}"#),
        ] {
            let value = match kind {
                Kind::Note => serde_json::to_value(serde_json::from_str::<Note>(text).unwrap()),
                Kind::Session => serde_json::to_value(serde_json::from_str::<Session>(text).unwrap()),
                Kind::Massage => serde_json::to_value(serde_json::from_str::<Massage>(text).unwrap()),
                Kind::PriceStep => serde_json::to_value(serde_json::from_str::<PriceStep>(text).unwrap()),
                _ => serde_json::to_value(serde_json::from_str::<Episode>(text).unwrap()),
            };
            fields(kind, &value.unwrap());
        }
    }
}
