//! Plain words for what was logged: labels of undo, summaries of wordings. Second person, no judgement.

use hamstrong_rules::domain::{LocalDate, PainSite, Photo, Region, Side};
use serde_json::{Map, Value};

use crate::store::Kind;

/// "12 June", without the year, as people say it.
pub fn day(day: LocalDate) -> String {
    day.naive().format("%-d %B").to_string()
}

/// "Left hamstring".
pub fn injury(side: Side) -> &'static str {
    match side {
        Side::Left => "Left hamstring",
        Side::Right => "Right hamstring",
    }
}

/// "left middle outer thigh": the athlete's own left and right.
pub fn spot(region: Region, side: Option<Side>) -> String {
    let place = match region {
        Region::ButtockSitbone => "buttock, near the sit bone",
        Region::UpperInner => "upper inner thigh",
        Region::UpperOuter => "upper outer thigh",
        Region::MidInner => "middle inner thigh",
        Region::MidOuter => "middle outer thigh",
        Region::LowerInner => "lower inner thigh",
        Region::LowerOuter => "lower outer thigh",
        Region::BehindKnee => "back of the knee",
        Region::Calf => "calf",
        Region::LowBackCentre => "centre of the low back",
        Region::LowBackSide => "side of the low back",
        Region::Groin => "groin",
    };
    match side {
        Some(Side::Left) => format!("left {place}"),
        Some(Side::Right) => format!("right {place}"),
        None => place.to_owned(),
    }
}

/// "Photo of 12 June, left middle outer thigh: darker than yesterday": what a photo is, for who cannot see it.
pub fn photo(on: LocalDate, photo: &Photo) -> String {
    let place = match (photo.region, photo.side) {
        (Some(region), side) => format!(", {}", spot(region, side)),
        (None, Some(Side::Left)) => ", left side".to_owned(),
        (None, Some(Side::Right)) => ", right side".to_owned(),
        (None, None) => String::new(),
    };
    let text = photo.text.as_deref().map(|text| format!(": {}", shorten(text, 200))).unwrap_or_default();
    format!("Photo of {}{place}{text}", day(on))
}

/// A number up to twelve as a word, as running text has it; above that as digits.
pub fn count(n: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(n).map_or_else(|| n.to_string(), |w| (*w).to_owned())
}

/// The same with a capital at the beginning.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What an act did, for "Undo …": the one answer when it was one, else the kind of entry.
pub fn act(
    kind: Kind,
    before: Option<&Map<String, Value>>,
    after: &Map<String, Value>,
    on: LocalDate,
) -> String {
    let empty = Map::new();
    let before = before.unwrap_or(&empty);
    let differs = |name: &str| before.get(name) != after.get(name);
    // A confirmation that falls away with another answer is no news of its own.
    let fell = before.contains_key("confirmed") && !after.contains_key("confirmed");
    // The words of the scale come along with a score by themselves.
    let silent = |name: &str| name == "anchors" || (fell && name == "confirmed");
    let mut changed = kind.columns().iter().filter(|(name, _)| !silent(name) && differs(name));
    let what = match (kind, changed.next(), changed.next()) {
        (Kind::CheckIn | Kind::Wellness, Some((name, _)), None) => answer(name, after.get(*name)),
        (Kind::Athlete, _, _) => return "your details".to_owned(),
        (Kind::Episode, Some(("closed_on", _)), None) => {
            let reopened = after.get("closed_on").is_none_or(Value::is_null);
            return if reopened { "the injury open again" } else { "the injury closed" }.to_owned();
        }
        (Kind::Episode, Some(("recurrence_of", _)), None) => return "link to an earlier injury".to_owned(),
        (Kind::Episode, _, _) => return "details of the injury".to_owned(),
        (Kind::FirstAid, _, _) => return "answers about first aid".to_owned(),
        _ => thing(kind, after),
    };
    format!("{what} on {}", day(on))
}

/// "ice, 12 min", "check-in", "session".
pub fn thing(kind: Kind, payload: &Map<String, Value>) -> String {
    let word = |name: &str| payload.get(name).and_then(Value::as_str).unwrap_or_default();
    let name = match kind {
        Kind::Athlete => "your details",
        Kind::Episode => "injury",
        Kind::CheckIn | Kind::Wellness => "check-in",
        Kind::PriceStep => match word("part") {
            "protect" => "protection",
            "rest" => "rest",
            "ice" => "ice",
            "compress" => "compression",
            _ => "elevation",
        },
        Kind::Session => "session",
        Kind::Massage => "massage",
        Kind::MassageReading => match word("at") {
            "before" => "reading before a massage",
            "after" => "reading right after a massage",
            "morning" => "reading the morning after a massage",
            "day1" => "reading a day after a massage",
            _ => "reading two days after a massage",
        },
        Kind::MassageCheck => "questions before a massage",
        Kind::Note => "note",
        Kind::SelfTest => "self-test",
        Kind::Clearance => "clinician's word",
        Kind::Withdrawal => "withdrawn warning sign",
        Kind::Contraindications => "conditions on file",
        Kind::ProtocolChoice => "protocol",
        Kind::RuleChange => "changed limit",
        Kind::Estimate => "own estimate",
        Kind::Medication => "medication",
        Kind::Activity => "own activity",
        Kind::FunctionScore => "function score",
        Kind::Photo => "photo",
        Kind::PriceTimer => match word("part") {
            "ice" => "ice timer",
            "compress" => "wrap",
            _ => "elevation timer",
        },
        Kind::FirstAid => return "answers about first aid".to_owned(),
        Kind::SetDone => "set",
        Kind::SkippedExercise => "exercise left out",
        Kind::TrainingTimer => {
            if word("what") == "hold" {
                "hold"
            } else {
                "rest"
            }
        }
        Kind::OwnExercise => "own exercise",
        Kind::Prescription => "prescription",
        Kind::DoseChange => "answer to a proposal",
    };
    match payload.get("minutes").and_then(Value::as_i64) {
        Some(minutes) => format!("{name}, {minutes} min"),
        None => name.to_owned(),
    }
}

/// All answers of a wording: "walking pain 3, pain at rest 1".
pub fn summary(kind: Kind, payload: &Map<String, Value>) -> String {
    let answers: Vec<String> = kind
        .columns()
        .iter()
        .filter(|(name, _)| !names_another(kind, name))
        .filter_map(|(name, _)| payload.get(*name).map(|value| answer(name, Some(value))))
        .collect();
    if answers.is_empty() { "nothing answered".to_owned() } else { answers.join(", ") }
}

/// A field that only says which other record this one belongs to.
fn names_another(kind: Kind, field: &str) -> bool {
    matches!((kind, field), (Kind::Massage, "asked") | (Kind::MassageReading, "massage"))
}

fn answer(field: &str, value: Option<&Value>) -> String {
    let name = field_name(field);
    match value {
        Some(Value::String(_)) if field == "recurrence_of" => name,
        Some(Value::String(words)) if field == "anchors" => format!("{name}: worst {}", choice(words)),
        None | Some(Value::Null) => format!("{name} cleared"),
        Some(Value::Bool(yes)) => format!("{name}: {}", if *yes { "yes" } else { "no" }),
        Some(Value::Number(n)) => format!("{name} {n}{}", unit(field)),
        Some(Value::String(text)) => format!("{name}: {}", shorten(&choice(text), 60)),
        Some(Value::Array(items)) => {
            let words: Vec<String> = items.iter().map(item).collect();
            format!("{name}: {}", words.join(", "))
        }
        Some(Value::Object(_)) => name,
    }
}

fn item(value: &Value) -> String {
    if let Some(text) = value.as_str() {
        return choice(text.strip_prefix("pre.").unwrap_or(text));
    }
    if let Some(number) = value.as_f64() {
        return number.to_string();
    }
    if let (Some(id), Some(present)) = (value.get("id"), value.get("present")) {
        let id = id.as_str().unwrap_or_default().rsplit('.').next().unwrap_or_default();
        return format!("{} {}", choice(id), if present == true { "yes" } else { "no" });
    }
    let Ok(site) = serde_json::from_value::<PainSite>(value.clone()) else { return String::new() };
    let name = spot(site.region, site.side);
    site.intensity.map_or(name.clone(), |score| format!("{name} {}", score.get()))
}

/// The same words without any pain score: "walking pain on 12 June". Dates, minutes and limits stay.
pub fn without_scores(text: &str) -> String {
    const BEFORE: [&str; 11] =
        ["pain", "rest", "sitting", "activity", "during", "thigh", "knee", "calf", "back", "groin", "bone"];
    let mut kept: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let score = word.trim_end_matches([',', '.']);
        let is_score = score.parse::<u8>().is_ok_and(|n| n <= 10);
        match kept.last_mut() {
            Some(last) if is_score && BEFORE.contains(&last.as_str()) => last.push_str(&word[score.len()..]),
            _ => kept.push(word.to_owned()),
        }
    }
    kept.join(" ")
}

fn choice(word: &str) -> String {
    word.replace('_', " ")
}

/// The first `most` characters, with an ellipsis when there were more.
pub fn shorten(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let kept: String = line.chars().take(most).collect();
    format!("{}…", kept.trim_end())
}

fn unit(field: &str) -> &'static str {
    match field {
        "minutes"
        | "walking_minutes"
        | "vigorous_minutes"
        | "effleurage_minutes"
        | "petrissage_minutes"
        | "friction_minutes"
        | "trigger_point_minutes" => " min",
        "girth_injured" | "girth_other" | "strip" => " cm",
        "knee_short" => "°",
        "sleep_hours" => " h",
        "performance" => " %",
        _ => "",
    }
}

fn field_name(field: &str) -> String {
    let known = match field {
        "pain_rest" => "pain at rest",
        "pain_walk" => "walking pain",
        "pain_stretch" => "stretch pain",
        "pain_worst" => "worst pain",
        "morning_stiffness" => "stiff on getting up (min)",
        "night_pain" => "woken by pain",
        "walking_normal" => "walks without a limp",
        "sites" => "where",
        "sitbone_distance" => "finger widths from the sit bone",
        "qualities" => "feels",
        "aggravates" => "worse with",
        "eases" => "better with",
        "performance" => "of normal performance",
        "managed" => "managed",
        "anchors" => "end of the scale",
        "recurrence_of" => "return of an earlier injury",
        "analgesic" => "painkiller",
        "low_back" => "low back pain",
        "low_back_rest" => "low back pain at rest",
        "low_back_sitting" => "low back pain sitting",
        "low_back_after_activity" => "low back pain after activity",
        "sleep_hours" => "sleep",
        "red_flags" => "warning signs",
        "red_flags_asked" => "warning questions answered",
        "walking_minutes" => "walked",
        "vigorous_minutes" => "vigorous",
        "no_sprint" => "no sprint, kick or jump",
        "support" => "stick or crutch",
        "pain_during" => "pain during",
        "trouble" => "skin or toes not as they should be",
        "strip_cm" => "sore strip, cm",
        "left_tries" => "tries, left",
        "right_tries" => "tries, right",
        "press" => "pressing pain",
        "girth_injured" => "girth of the injured thigh",
        "girth_other" => "girth of the other thigh",
        "strip" => "sore strip",
        "knee_short" => "short of straight",
        "warmth" => "skin",
        "effleurage_minutes" => "long strokes",
        "petrissage_minutes" => "kneading",
        "friction_minutes" => "friction",
        "trigger_point_minutes" => "trigger point work",
        "ice_off" => "ice left out by choice",
        other => return other.replace('_', " "),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(json: &str) -> Map<String, Value> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn one_answer_is_named_several_are_a_check_in() {
        let on = "2026-06-12".parse().unwrap();
        let one = map(r#"{"pain_walk":3}"#);
        assert_eq!(act(Kind::CheckIn, None, &one, on), "walking pain 3 on 12 June");
        let two = map(r#"{"pain_walk":3,"pain_rest":1}"#);
        assert_eq!(act(Kind::CheckIn, Some(&one), &two, on), "pain at rest 1 on 12 June");
        assert_eq!(act(Kind::CheckIn, None, &two, on), "check-in on 12 June");
        assert_eq!(act(Kind::CheckIn, Some(&one), &map("{}"), on), "walking pain cleared on 12 June");
        assert_eq!(
            act(Kind::PriceStep, None, &map(r#"{"part":"ice","minutes":12}"#), on),
            "ice, 12 min on 12 June"
        );
    }

    #[test]
    fn scores_go_and_dates_minutes_and_limits_stay() {
        let shown = [
            ("walking pain 3 on 12 June", "walking pain on 12 June"),
            ("pain at rest 1, walking pain 10", "pain at rest, walking pain"),
            (
                "where: left calf 4, left buttock, near the sit bone 2",
                "where: left calf, left buttock, near the sit bone",
            ),
            ("ice, 12 min on 12 June", "ice, 12 min on 12 June"),
            ("low back pain after activity 2.", "low back pain after activity."),
        ];
        for (full, bare) in shown {
            assert_eq!(without_scores(full), bare);
        }
    }

    #[test]
    fn a_long_note_is_cut_at_a_character_not_inside_one() {
        assert_eq!(shorten("żółć żółć", 4), "żółć…");
        assert_eq!(shorten("a\nb", 9), "a b");
    }
}
