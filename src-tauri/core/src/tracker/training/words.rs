//! Plain words for doses, lights and proposals. Second person, no judgement of the athlete.

use hamstrong_rules::domain::{
    Dose, DoseStep, Legs, LoadKg, LocalDate, Minutes, Reps, Seconds, Sets, Side, SkipReason,
};
use hamstrong_rules::protocol::Protocol;
use hamstrong_rules::readiness::words as rule_words;
use hamstrong_rules::training::{Judge, Light, Reason, Rest, Same};

use crate::api::preferences::MassUnit;
use crate::clock::Moment;
use crate::words::{count, day};

/// Kilograms in a pound (international avoirdupois pound).
const KG_IN_A_POUND: f64 = 0.453_592_37;

/// "3 × 8 each side, 12 kg"; "5 × 10 s"; "10 min".
pub fn dose(dose: &Dose, legs: Legs, unit: MassUnit) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(dose.sets.map(|n| Sets::get(n).to_string()));
    parts.extend(dose.reps.map(|n| Reps::get(n).to_string()));
    parts.extend(dose.hold_seconds.map(|n| format!("{} s", Seconds::get(n))));
    parts.extend(dose.minutes.map(|n| format!("{} min", Minutes::get(n))));
    let mut text = match (parts.len(), dose.sets.map(Sets::get)) {
        (1, Some(1)) => "1 set".to_owned(),
        (1, Some(n)) => format!("{n} sets"),
        _ => parts.join(" × "),
    };
    if text.is_empty() {
        return "as you are used to".to_owned();
    }
    match legs {
        Legs::Both => {}
        Legs::Each => text.push_str(" each side"),
        Legs::Sore => text.push_str(" on the injured side"),
    }
    if let Some(load) = dose.load {
        text = format!("{text}, {}", kilograms(load, unit));
    }
    text
}

/// "12 kg", "26.5 lb".
pub fn kilograms(load: LoadKg, unit: MassUnit) -> String {
    let (number, name) = match unit {
        MassUnit::Kilogram => (load.get(), "kg"),
        MassUnit::Pound => (load.get() / KG_IN_A_POUND, "lb"),
    };
    let text = format!("{number:.1}");
    format!("{} {name}", text.strip_suffix(".0").unwrap_or(&text))
}

/// "left leg".
pub const fn leg(side: Side) -> &'static str {
    match side {
        Side::Left => "left leg",
        Side::Right => "right leg",
    }
}

/// "10 and 12 June".
pub fn days(all: &[LocalDate]) -> String {
    let mut names: Vec<String> = all.iter().map(|d| day(*d)).collect();
    names.dedup();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// "Friday 12 June, 17:30".
pub fn moment(at: &Moment) -> String {
    let (local, _) = crate::clock::in_zone(at.at.utc(), &at.zone);
    local.format("%A %-d %B, %H:%M").to_string()
}

/// Why an exercise is not offered. `closed` is the sentence of the hold or of the open questions.
pub fn reason(reason: &Reason, closed: &str, protocol: &Protocol, zone: &Moment) -> String {
    let phase = |phase| rule_words::phase_name(protocol, phase);
    match reason {
        Reason::Closed => closed.to_owned(),
        Reason::FromPhase(from) => format!("From the phase {} on.", phase(*from)),
        Reason::UpToPhase(to) => format!("Up to the phase {}.", phase(*to)),
        Reason::FromDay(day) => format!("From day {day} on."),
        Reason::NeedsTier(_) => "On a massage-ready day.".to_owned(),
        Reason::TooFast(percent) => {
            format!(
                "Up to {percent} % of full speed: nothing above 70 % before the phase {}.",
                phase(hamstrong_rules::protocol::Phase::P4)
            )
        }
        Reason::RedUntil { on, until } => {
            let until = moment(&Moment { at: *until, zone: zone.zone.clone() });
            format!("Red on {}: it rests until {until}.", day(*on))
        }
        Reason::Line(line) => format!("Not met today: {line}."),
    }
}

/// Why an exercise rests.
pub fn rest(rest: Rest, zone: &Moment) -> String {
    match rest {
        Rest::Until(on) => format!("Rests today; again on {}.", day(on)),
        Rest::Gap(at) => {
            format!(
                "48 hours lie between two sessions: again from {}.",
                moment(&Moment { at, zone: zone.zone.clone() })
            )
        }
    }
}

/// A line the athlete judges.
pub fn judge(line: &Judge) -> String {
    match line {
        Judge::OnlyWhen(text) => format!("Only when: {}.", lower(text)),
        Judge::NotIf(text) => format!("Not if: {}.", lower(text)),
    }
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars.next().map(|c| c.to_lowercase().collect()).unwrap_or_default();
    format!("{first}{}", chars.as_str())
}

/// The colour as a word.
pub const fn light(light: Light) -> &'static str {
    match light {
        Light::Pending => "Not known yet",
        Light::Green => "Green",
        Light::Amber => "Amber",
        Light::Red => "Red",
    }
}

/// Why the dose stays.
pub fn same(why: &Same) -> String {
    match why {
        Same::Greens(n, need) => {
            format!("Green: the same dose again; {} of {} green sessions running.", count(*n), count(*need))
        }
        Same::TooClose => {
            "Green: the same dose again; the green sessions have to lie 48 hours apart.".to_owned()
        }
        Same::Ambers(n, need) => {
            format!(
                "Amber: the same dose again; at {} running it goes a step down, this is number {n}.",
                count(*need)
            )
        }
        Same::NotNow => "Green, but nothing is stepped up while a hold or a flare stands.".to_owned(),
        Same::NextLater => "Green: this dose is kept until your phase offers the next exercise.".to_owned(),
        Same::AtTheTop => "Green: this dose is kept; there is no step above it.".to_owned(),
        Same::AtTheBottom => "There is no smaller step: leave it out and talk to your physio.".to_owned(),
        Same::Refused => "You kept the dose; the next session is looked at anew.".to_owned(),
        Same::Accepted => "The next session has the new dose.".to_owned(),
    }
}

/// What a step does, as the beginning of a sentence.
pub const fn step(step: DoseStep) -> &'static str {
    match step {
        DoseStep::MoreReps | DoseStep::MoreSets | DoseStep::MoreLoad => "One step up",
        DoseStep::NextExercise => "On to the next exercise",
        DoseStep::StepDown => "One step down",
        DoseStep::PreviousExercise => "Back to the exercise before",
    }
}

/// Why an exercise was left out.
pub const fn skipped(reason: SkipReason) -> &'static str {
    match reason {
        SkipReason::Pain => "because of pain",
        SkipReason::Tired => "too tired",
        SkipReason::NoTime => "no time",
        SkipReason::NoEquipment => "no equipment",
        SkipReason::PhysioSaid => "the physio said so",
        SkipReason::RestDay => "rest day",
        SkipReason::Other => "another reason",
    }
}
