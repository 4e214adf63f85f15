//! The kinds of record: which table holds the payload, with which columns. One list serves writing, reading,
//! checking and both exports.

use std::fmt;
use std::str::FromStr;

use hamstrong_rules::domain::{
    Activity, Athlete, CheckIn, Clearance, Contraindications, DoseChange, Episode, Estimate, FirstAid,
    FunctionScore, Massage, MassageCheck, MassageReading, Medication, Note, OwnExercise, Photo, Prescription,
    PriceStep, PriceTimer, ProtocolChoice, RuleChange, SelfTest, Session, SetDone, SkippedExercise,
    TrainingTimer, Wellness, Withdrawal,
};
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
    MassageReading,
    MassageCheck,
    Note,
    SelfTest,
    Clearance,
    Withdrawal,
    Contraindications,
    ProtocolChoice,
    RuleChange,
    Estimate,
    Medication,
    Activity,
    FunctionScore,
    PriceTimer,
    FirstAid,
    Photo,
    SetDone,
    SkippedExercise,
    TrainingTimer,
    OwnExercise,
    Prescription,
    DoseChange,
}

use super::training_columns::{DOSE_CHANGE, OWN_EXERCISE, PRESCRIPTION, SET_DONE, TRAINING_TIMER};
use Shape::{Boolean, Integer, List, Real, Text};

const PRICE_TIMER: &[Column] = &[
    ("part", Text),
    ("started_at", Text),
    ("minutes", Integer),
    ("checked_at", Text),
    ("trouble_since", Text),
];

const SELF_TEST: &[Column] = &[
    ("test", Text),
    ("left", Real),
    ("right", Real),
    ("value", Real),
    ("yes", Boolean),
    ("strip_cm", Real),
    ("left_tries", List),
    ("right_tries", List),
];

const MASSAGE: &[Column] = &[
    ("by", Text),
    ("asked", Text),
    ("therapist", Text),
    ("depth", Text),
    ("minutes", Integer),
    ("kinds", List),
    ("effleurage_minutes", Integer),
    ("petrissage_minutes", Integer),
    ("friction_minutes", Integer),
    ("trigger_point_minutes", Integer),
    ("areas", List),
    ("pressure", Integer),
    ("pain_during", Integer),
    ("tool", Text),
    ("stopped_early", Text),
    ("text", Text),
    ("session", Text),
];

const MASSAGE_READING: &[Column] = &[
    ("massage", Text),
    ("at", Text),
    ("pain_walk", Integer),
    ("pain_stretch", Integer),
    ("swelling", Integer),
    ("bruising", Integer),
    ("night_pain", Boolean),
    ("girth_injured", Real),
    ("girth_other", Real),
    ("press", Integer),
    ("hardness", Integer),
    ("strip", Real),
    ("tightness", Integer),
    ("knee_short", Integer),
    ("warmth", Text),
    ("heaviness", Integer),
];

const PHOTO: &[Column] = &[
    ("image", Text),
    ("width", Integer),
    ("height", Integer),
    ("bytes", Integer),
    ("side", Text),
    ("region", Text),
    ("text", Text),
];

const SESSION: &[Column] = &[
    ("kind", Text),
    ("minutes", Integer),
    ("effort", Integer),
    ("pain_during", Integer),
    ("performance", Integer),
    ("text", Text),
    ("pain_after", Integer),
    ("limp_after", Boolean),
    ("swelling_after", Boolean),
    ("started_at", Text),
    ("ended_at", Text),
    ("planned", List),
];

impl Kind {
    /// All kinds, in the order of an export.
    pub const ALL: [Self; 29] = [
        Self::Athlete,
        Self::Episode,
        Self::CheckIn,
        Self::Wellness,
        Self::PriceStep,
        Self::Session,
        Self::Massage,
        Self::MassageReading,
        Self::MassageCheck,
        Self::Note,
        Self::SelfTest,
        Self::Clearance,
        Self::Withdrawal,
        Self::Contraindications,
        Self::ProtocolChoice,
        Self::RuleChange,
        Self::Estimate,
        Self::Medication,
        Self::Activity,
        Self::FunctionScore,
        Self::PriceTimer,
        Self::FirstAid,
        Self::Photo,
        Self::SetDone,
        Self::SkippedExercise,
        Self::TrainingTimer,
        Self::OwnExercise,
        Self::Prescription,
        Self::DoseChange,
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
            Self::MassageReading => "massage_reading",
            Self::MassageCheck => "massage_check",
            Self::Note => "note",
            Self::SelfTest => "self_test",
            Self::Clearance => "clearance",
            Self::Withdrawal => "withdrawal",
            Self::Contraindications => "contraindications",
            Self::ProtocolChoice => "protocol_choice",
            Self::RuleChange => "rule_change",
            Self::Estimate => "estimate",
            Self::Medication => "medication",
            Self::Activity => "activity",
            Self::FunctionScore => "function_score",
            Self::PriceTimer => "price_timer",
            Self::FirstAid => "first_aid",
            Self::Photo => "photo",
            Self::SetDone => "exercise_set",
            Self::SkippedExercise => "skipped_exercise",
            Self::TrainingTimer => "training_timer",
            Self::OwnExercise => "own_exercise",
            Self::Prescription => "prescription",
            Self::DoseChange => "dose_change",
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
            Self::MassageReading => "massage_readings",
            Self::MassageCheck => "massage_checks",
            Self::Note => "notes",
            Self::SelfTest => "self_tests",
            Self::Clearance => "clearances",
            Self::Withdrawal => "withdrawals",
            Self::Contraindications => "contraindications",
            Self::ProtocolChoice => "protocol_choices",
            Self::RuleChange => "rule_changes",
            Self::Estimate => "estimates",
            Self::Medication => "medications",
            Self::Activity => "activities",
            Self::FunctionScore => "function_scores",
            Self::PriceTimer => "price_timers",
            Self::FirstAid => "first_aid",
            Self::Photo => "photos",
            Self::SetDone => "exercise_sets",
            Self::SkippedExercise => "skipped_exercises",
            Self::TrainingTimer => "training_timers",
            Self::OwnExercise => "own_exercises",
            Self::Prescription => "prescriptions",
            Self::DoseChange => "dose_changes",
        }
    }

    /// True for what belongs to one injury.
    pub fn of_episode(self) -> bool {
        match self {
            Self::Athlete
            | Self::Episode
            | Self::Wellness
            | Self::Withdrawal
            | Self::Contraindications
            | Self::FirstAid => false,
            Self::CheckIn
            | Self::PriceStep
            | Self::Session
            | Self::Massage
            | Self::MassageReading
            | Self::MassageCheck
            | Self::Note
            | Self::SelfTest
            | Self::Clearance
            | Self::ProtocolChoice
            | Self::RuleChange
            | Self::Estimate
            | Self::Medication
            | Self::Activity
            | Self::FunctionScore
            | Self::PriceTimer
            | Self::Photo
            | Self::SetDone
            | Self::SkippedExercise
            | Self::TrainingTimer
            | Self::OwnExercise
            | Self::Prescription
            | Self::DoseChange => true,
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
                ("clinician_class", Text),
                ("closed_on", Text),
                ("recurrence_of", Text),
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
                ("anchors", Text),
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
                ("red_flags_asked", Boolean),
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
                ("trouble", Boolean),
            ],
            Self::Session => SESSION,
            Self::Massage => MASSAGE,
            Self::MassageReading => MASSAGE_READING,
            Self::MassageCheck => &[("yes", List), ("no", List)],
            Self::Note => &[("text", Text), ("private", Boolean)],
            Self::SelfTest => SELF_TEST,
            Self::Clearance => &[("scope", Text), ("by", Text)],
            Self::Withdrawal => &[("of", Text), ("flag", Text), ("reason", Text)],
            Self::Contraindications => &[("answers", List)],
            Self::ProtocolChoice => &[("variant", Text), ("id", Text), ("version", Text), ("hash", Text)],
            Self::RuleChange => &[("rule", Text), ("value", Real), ("by", Text), ("reason", Text)],
            Self::Estimate => &[("back_on", Text), ("was_back_on", Text)],
            Self::Medication => &[("name", Text), ("dose", Text)],
            Self::Activity => &[("text", Text), ("retired_on", Text)],
            Self::FunctionScore => &[("activity", Text), ("score", Integer)],
            Self::PriceTimer => PRICE_TIMER,
            Self::Photo => PHOTO,
            Self::FirstAid => &[("ice_off", Boolean), ("answers", List)],
            Self::SetDone => SET_DONE,
            Self::SkippedExercise => {
                &[("session", Text), ("exercise", Text), ("reason", Text), ("text", Text)]
            }
            Self::TrainingTimer => TRAINING_TIMER,
            Self::OwnExercise => OWN_EXERCISE,
            Self::Prescription => PRESCRIPTION,
            Self::DoseChange => DOSE_CHANGE,
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
    MassageReading => MassageReading,
    MassageCheck => MassageCheck,
    Note => Note,
    SelfTest => SelfTest,
    Clearance => Clearance,
    Withdrawal => Withdrawal,
    Contraindications => Contraindications,
    ProtocolChoice => ProtocolChoice,
    RuleChange => RuleChange,
    Estimate => Estimate,
    Medication => Medication,
    Activity => Activity,
    FunctionScore => FunctionScore,
    PriceTimer => PriceTimer,
    FirstAid => FirstAid,
    Photo => Photo,
    SetDone => SetDone,
    SkippedExercise => SkippedExercise,
    TrainingTimer => TrainingTimer,
    OwnExercise => OwnExercise,
    Prescription => Prescription,
    DoseChange => DoseChange,
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

    fn named<T: Payload>(sample: &str) {
        let value: T = serde_json::from_str(sample).unwrap();
        fields(T::KIND, &serde_json::to_value(value).unwrap());
    }

    #[test]
    fn every_field_of_a_payload_has_its_column() {
        named::<CheckIn>("{}");
        named::<Wellness>("{}");
        named::<Athlete>("{}");
        named::<Contraindications>("{}");
        named::<Note>(r#"{"text":"x"}"#);
        named::<Session>(r#"{"kind":"rehab"}"#);
        named::<Massage>(r#"{"by":"self"}"#);
        named::<MassageCheck>("{}");
        named::<PriceStep>(r#"{"part":"ice"}"#);
        named::<Episode>(r#"{"side":"left","onset":"2026-05-31"}"#);
        named::<SelfTest>(r#"{"test":"test.ake"}"#);
        named::<Clearance>(r#"{"scope":"all","by":"x"}"#);
        named::<ProtocolChoice>(r#"{"variant":"balanced"}"#);
        named::<RuleChange>(r#"{"rule":"M2.walk","value":1,"by":"x","reason":"y"}"#);
        named::<Estimate>(r#"{"back_on":"2026-07-01"}"#);
        named::<Medication>(r#"{"name":"x"}"#);
        named::<Activity>(r#"{"text":"x"}"#);
        named::<PriceTimer>(r#"{"part":"ice","started_at":"2026-06-12T17:42:05Z"}"#);
        named::<FirstAid>("{}");
        let image = "0".repeat(64);
        named::<Photo>(&format!(r#"{{"image":"{image}","width":1,"height":1,"bytes":1}}"#));
        named::<OwnExercise>(r#"{"name":"x"}"#);
        named::<Prescription>(r#"{"by":"x"}"#);
        let of = "0190a0a0-0000-7000-8000-000000000000";
        named::<SetDone>(&format!(r#"{{"session":"{of}","exercise":"ECC-04","number":1}}"#));
        named::<SkippedExercise>(r#"{"exercise":"ECC-04","reason":"tired"}"#);
        named::<TrainingTimer>(&format!(
            r#"{{"session":"{of}","what":"rest","seconds":60,"started_at":"2026-06-12T17:42:05Z"}}"#
        ));
        named::<DoseChange>(&format!(
            r#"{{"exercise":"ECC-04","session":"{of}","step":"more_reps","rule":"light.greens","accepted":true}}"#
        ));
        named::<FunctionScore>(&format!(r#"{{"activity":"{of}","score":3}}"#));
        named::<MassageReading>(&format!(r#"{{"massage":"{of}","at":"before"}}"#));
        named::<Withdrawal>(&format!(r#"{{"of":"{of}","flag":"hard_lump","reason":"x"}}"#));
    }
}
