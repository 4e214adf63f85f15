//! What the Massage place says.

use hamstrong_rules::domain::{
    Centimetres, Grade, LocalDate, Massage, MassageBy, MassageCheck, MassageKind, MassageReading, PainScore,
    Rating, ReadingTime, RecordId, Warmth,
};
use hamstrong_rules::massage::{Beyond, PrecheckOutcome, PrecheckVerdict, Response, Session, Together};
use hamstrong_rules::protocol::{
    MassageResponse, MassageRules, PrecheckEffect, PrecheckQuestion, Rule, Tier,
};
use hamstrong_rules::readiness::{Decision, MassageResult, words as rule_words};
use serde_json::{Map, Value};

use super::sessions::Held;
use crate::api::massage::PrecheckWord;
use crate::words::{capital, count, day as day_words};

/// On the page of a session in which the back of the thigh was rolled.
pub(super) const ROLLED: &str = "Rolling the back of the thigh is a massage too. It stands in Massage and in History, \
     counts there, and goes and comes back with this session.";

/// The same while the session goes on.
pub(super) const WILL_BE_ROLLED: &str =
    "Rolling the back of the thigh is a massage: when the session ends it is logged as one.";

/// Stands beside the comparison, whatever it says.
pub(super) const TOGETHER_NOTE: &str =
    "Most strains ease day by day anyway, so one good day after a massage does not prove that it worked.";

impl From<PrecheckVerdict> for PrecheckWord {
    fn from(verdict: PrecheckVerdict) -> Self {
        match verdict {
            PrecheckVerdict::Open => Self::Open,
            PrecheckVerdict::Go => Self::Go,
            PrecheckVerdict::NotThere => Self::NotThere,
            PrecheckVerdict::No => Self::No,
        }
    }
}

/// "At most 20 min, pressure 5, pain 3."; blank where nothing is open.
pub(super) fn limits(rules: &MassageRules, tier: Tier) -> String {
    rules.limits.iter().map(|rule| &rule.check).find(|limits| limits.tier == tier).map_or_else(
        String::new,
        |limits| {
            let kinds: Vec<&str> = limits.kinds.iter().map(|kind| technique(*kind)).collect();
            format!(
                "At most {} min, pressure {} of 10, pain {} of 10. {}.",
                limits.minutes_max,
                limits.pressure_max,
                limits.pain_max,
                capital(&kinds.join(", "))
            )
        },
    )
}

/// The sentence over the place: the state of the checklist, and what is open below massage-ready.
pub(super) fn sentence(decision: &Decision) -> String {
    let list = rule_words::verdict(decision);
    match decision.today.tier {
        Tier::M1 => format!("{list} Around the sore area, light strokes are open today."),
        Tier::M0 | Tier::M2 | Tier::M3 => list,
    }
}

pub(super) fn rest(hours: i64, rules: &MassageRules) -> String {
    let gap = rules.response.check.min_gap_hours;
    format!("{gap} hours lie between two massages of the sore area: {} to go.", in_hours(hours))
}

fn in_hours(hours: i64) -> String {
    if hours == 1 { "one hour".to_owned() } else { format!("{hours} hours") }
}

/// Closed after a bad answer of the leg.
pub(super) fn closed_until(massage: LocalDate, until: LocalDate) -> String {
    format!(
        "The leg did not take the massage of {} well. No massage until the end of {}; then light strokes around the \
         sore area come first. Look at the warning questions too: a swollen calf or a new lump is seen by a clinician.",
        day_words(massage),
        day_words(until)
    )
}

/// After the closed days.
pub(super) fn light_first(massage: LocalDate) -> String {
    format!(
        "After the massage of {} light strokes around the sore area come first. The sore area opens again once one of \
         those was taken well a day later.",
        day_words(massage)
    )
}

/// How the answer of the leg is read, with the numbers of the protocol.
pub(super) fn response_rule(rule: &MassageResponse) -> String {
    let [low, high] = rule.low_start;
    format!(
        "The worst of walking and stretch pain a day later is held against the one before; if two days later is known, \
         the higher of the two counts. Easier: {} points less, or {} less when it was {low} to {high} before. Not well: \
         {} points more, or a step more swelling or bruising, or woken by pain. No clear change: in between. Not known: \
         no answer a day later.",
        rule.helpful_fall, rule.helpful_fall_low_start, rule.adverse_rise
    )
}

/// The questions of one massage, as they were answered.
pub(super) fn asked(check: Option<&MassageCheck>, rules: &MassageRules) -> String {
    let Some(check) = check else { return "The questions before it were not answered.".to_owned() };
    let yes = |rule: &&Rule<PrecheckQuestion>| check.yes.iter().any(|id| id == rule.id.as_str());
    let yes: Vec<&str> = rules.precheck.iter().filter(yes).map(|rule| rule.check.question.as_str()).collect();
    match (yes.is_empty(), check.no.is_empty()) {
        (true, true) => "The questions before it were not answered.".to_owned(),
        (true, false) => "Questions before it: no to all that were answered.".to_owned(),
        (false, _) => format!("Before it you answered yes to: {}", yes.join(" ")),
    }
}

/// What the answers come to.
pub(super) fn verdict(outcome: &PrecheckOutcome, rules: &MassageRules) -> String {
    let stopped = || rules.precheck.iter().filter(|rule| outcome.stopped_by.contains(&rule.id));
    let why = || stopped().map(|rule| rule.why.as_str()).collect::<Vec<_>>().join(" ");
    match outcome.verdict {
        PrecheckVerdict::Open => "Some questions are still open.".to_owned(),
        PrecheckVerdict::Go => "Nothing in your answers stands in the way.".to_owned(),
        PrecheckVerdict::NotThere => format!("Leave that area out. {}", why()),
        PrecheckVerdict::No => {
            let next: Vec<&str> = stopped().filter_map(|rule| next_step(rule.check.effect)).collect();
            let next = next.first().map_or_else(String::new, |step| format!(" {step}"));
            format!("No massage today. {}{next}", why())
        }
    }
}

const fn next_step(effect: PrecheckEffect) -> Option<&'static str> {
    match effect {
        PrecheckEffect::AskClotQuestions => {
            Some("Please answer the warning questions on Today; a hot, swollen calf is seen the same day.")
        }
        PrecheckEffect::SeeClinician => Some("Let a clinician look at it."),
        PrecheckEffect::ClinicianFirst | PrecheckEffect::UnlessClinicianAgreed => {
            Some("Ask a clinician first; an agreement can be put on file in Readiness.")
        }
        PrecheckEffect::NoMassage | PrecheckEffect::NotThere | PrecheckEffect::AdultRequired => None,
    }
}

/// "therapist Kim, 20 min, around the sore area, effleurage".
pub(super) fn session(massage: &Massage) -> String {
    let by = match massage.by {
        MassageBy::Therapist => match massage.therapist.as_deref().map(str::trim).filter(|n| !n.is_empty()) {
            Some(name) => format!("therapist {name}"),
            None => "therapist".to_owned(),
        },
        MassageBy::Own => "self".to_owned(),
        MassageBy::FoamRoller => "foam roller".to_owned(),
    };
    let mut parts = vec![by];
    parts.extend(massage.total_minutes().map(|minutes| format!("{minutes} min")));
    parts.push(reach_words(hamstrong_rules::massage::tier_of(massage.reach())).to_owned());
    parts.extend(massage.kinds.iter().map(|kind| technique(*kind).to_owned()));
    parts.extend(massage.pressure.map(|pressure| format!("pressure {}", pressure.get())));
    parts.extend(massage.pain_during.map(|pain| format!("pain {}", pain.get())));
    parts.extend(massage.stopped_early.as_ref().map(|why| format!("stopped early: {why}")));
    parts.extend(massage.session.map(|_| "in an exercise session".to_owned()));
    capital(&parts.join(", "))
}

/// "around the sore area" for the tier that a massage needs.
const fn reach_words(needs: Tier) -> &'static str {
    match needs {
        Tier::M0 | Tier::M1 => "around the sore area",
        Tier::M2 => "the sore area included",
        Tier::M3 => "deeper work",
    }
}

const fn technique(kind: MassageKind) -> &'static str {
    match kind {
        MassageKind::Effleurage => "long strokes",
        MassageKind::Petrissage => "kneading",
        MassageKind::Friction => "friction",
        MassageKind::TriggerPoint => "trigger point work",
    }
}

/// A limit that was passed, as a sentence.
pub(super) fn beyond(what: Beyond) -> String {
    match what {
        Beyond::NotOpen => "The entries of that day open no massage.".to_owned(),
        Beyond::Depth { open } => {
            format!("Closer to the sore area than that day allows: {}.", reach_words(open))
        }
        Beyond::Kind(kind) => format!("{} is not open that day.", capital(technique(kind))),
        Beyond::Pressure { felt, most } => format!("Pressure {felt}, where {most} is the most."),
        Beyond::Pain { felt, most } => format!("Worst pain {felt}, where {most} is the most."),
        Beyond::Minutes { lasted, most } => format!("{lasted} minutes, where {most} are the most."),
        Beyond::TooSoon { hours } => {
            format!("{} too soon after the last one on the sore area.", capital(&in_hours(hours)))
        }
    }
}

/// How the leg answered, in one sentence.
pub(super) fn response(response: &Response, held: &Held, hidden: bool) -> String {
    let points = response.change.filter(|_| !hidden).map_or_else(String::new, |change| match change {
        0 => " Pain stood where it was before.".to_owned(),
        1 | -1 => format!(" Pain was {} than before by one point.", more(change)),
        _ => format!(" Pain was {} than before by {} points.", more(change), change.abs()),
    });
    match response.result {
        MassageResult::Helpful => format!("Easier a day later.{points}"),
        MassageResult::Neutral => format!("No clear change a day later.{points}"),
        MassageResult::Adverse => {
            let signs = [
                (response.new_swelling, "more swelling or bruising"),
                (response.night_pain, "woken by pain"),
            ];
            let signs: Vec<&str> = signs.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
            let signs =
                if signs.is_empty() { String::new() } else { format!(" {}.", capital(&signs.join(", "))) };
            format!("The leg did not take it well.{points}{signs}")
        }
        MassageResult::Unknown if held.at(ReadingTime::Before).is_none() => {
            "Not known: there is no reading before it.".to_owned()
        }
        MassageResult::Unknown => "Not known: there is no answer a day later.".to_owned(),
    }
}

const fn more(change: i64) -> &'static str {
    if change > 0 { "higher" } else { "lower" }
}

pub(super) fn follow_up(at: ReadingTime, late: bool, on: LocalDate, today: LocalDate) -> String {
    let which = if on == today {
        "today's massage".to_owned()
    } else if on == today.plus_days(-1) {
        "yesterday's massage".to_owned()
    } else {
        format!("the massage of {}", day_words(on))
    };
    match at {
        ReadingTime::Before => format!("Before {which}: how is it?"),
        ReadingTime::After => format!("Right after {which}: how is it?"),
        ReadingTime::Morning => format!("The morning after {which}: how is it?"),
        ReadingTime::Day1 if late => format!("How was it a day after {which}?"),
        ReadingTime::Day1 => format!("A day after {which}: how is it?"),
        ReadingTime::Day2 => format!("Two days after {which}: how is it?"),
    }
}

/// "Today's check-in: walking pain 2, stretch pain 3."; blank when there is none.
pub(super) fn offer(items: &Map<String, Value>, on: LocalDate, today: LocalDate) -> String {
    let read = |reading| reading_items(&reading);
    let blank = MassageReading::blank(RecordId::new(uuid::Uuid::nil()), ReadingTime::Before);
    let said = crate::store::revision::payload_of(&blank).ok().and_then(|mut payload| {
        payload.extend(items.clone());
        serde_json::from_value::<MassageReading>(Value::Object(payload)).ok()
    });
    let known = said.map(read).unwrap_or_default();
    if known.is_empty() {
        return String::new();
    }
    let whose =
        if on == today { "Today's check-in".to_owned() } else { format!("Check-in of {}", day_words(on)) };
    format!("{whose}: {}.", known.join(", "))
}

/// The name of a reading, in a list of a day.
pub(super) const fn reading_name(at: ReadingTime) -> &'static str {
    match at {
        ReadingTime::Before => "Before the massage",
        ReadingTime::After => "Right after the massage",
        ReadingTime::Morning => "The morning after a massage",
        ReadingTime::Day1 => "A day after a massage",
        ReadingTime::Day2 => "Two days after a massage",
    }
}

/// What was told, item by item.
pub(super) fn reading(reading: &MassageReading) -> String {
    let parts = reading_items(reading);
    if parts.is_empty() { "nothing told".to_owned() } else { parts.join(", ") }
}

fn reading_items(reading: &MassageReading) -> Vec<String> {
    let number = |word: &str, value: Option<i64>| value.map(|value| format!("{word} {value}"));
    let graded = |word: &str, value: Option<i64>| value.map(|value| format!("{word} {value} of 3"));
    let mut parts: Vec<String> = [
        number("walking pain", reading.pain_walk.map(PainScore::get)),
        number("stretch pain", reading.pain_stretch.map(PainScore::get)),
        graded("swelling", reading.swelling.map(Grade::get)),
        graded("bruising", reading.bruising.map(Grade::get)),
        number("pressing pain", reading.press.map(PainScore::get)),
        number("hardness", reading.hardness.map(Rating::get)),
        number("tightness", reading.tightness.map(Rating::get)),
        number("heaviness", reading.heaviness.map(Rating::get)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut length = |word: &str, unit: &str, value: Option<f64>| {
        parts.extend(value.map(|value| format!("{word} {value}{unit}")));
    };
    #[allow(clippy::cast_precision_loss, reason = "degrees of at most three digits")]
    length("short of straight", "°", reading.knee_short.map(|degrees| degrees.get() as f64));
    length("girth", " cm", reading.girth_injured.map(Centimetres::get));
    length("other thigh", " cm", reading.girth_other.map(Centimetres::get));
    length("sore strip", " cm", reading.strip.map(Centimetres::get));
    parts.extend(reading.warmth.map(|warmth| {
        let word = match warmth {
            Warmth::Cool => "cool",
            Warmth::Normal => "as the other leg",
            Warmth::Warm => "warm",
        };
        format!("skin {word}")
    }));
    parts.extend(
        reading.night_pain.map(|woken| if woken { "woken by pain" } else { "slept through" }.to_owned()),
    );
    parts
}

/// Several massages held against the days before them.
pub(super) fn together(found: &Together, hidden: bool) -> String {
    let step = |change: f64| match change {
        c if c < -0.05 && hidden => "fell".to_owned(),
        c if c > 0.05 && hidden => "rose".to_owned(),
        c if c < -0.05 => format!("fell by {:.1} points", -c),
        c if c > 0.05 => format!("rose by {c:.1} points"),
        _ => "stood still".to_owned(),
    };
    let before = step(found.before);
    let daily = if before == "stood still" { before } else { format!("{before} a day") };
    let many = |n: u32| count(usize::try_from(n).unwrap_or(usize::MAX));
    let after = |n: u32| if n == 0 { "none".to_owned() } else { many(n) };
    format!(
        "Over {} massages that can be compared, pain {} from before to a day later. In the two days before them it \
         {daily}. Easier after {}, no clear change after {}, not taken well after {}.",
        many(found.sessions),
        step(found.after),
        after(found.helpful),
        after(found.neutral),
        after(found.adverse)
    )
}

/// Not enough to compare yet.
pub(super) fn too_few(sessions: &[Session], rule: &MassageResponse) -> String {
    let can = |session: &&Session| {
        session.change.is_some()
            && session.two_days_before.is_some()
            && session.result != MassageResult::Unknown
    };
    let known = sessions.iter().filter(can).count();
    format!(
        "This is said from {} massages on that have an answer a day later and a check-in two days before. So far: {}.",
        count(usize::try_from(rule.min_sessions_for_summary).unwrap_or(usize::MAX)),
        if known == 0 { "none".to_owned() } else { count(known) }
    )
}
