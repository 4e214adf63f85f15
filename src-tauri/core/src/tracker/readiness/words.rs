//! Notices, changes of phase and verdicts in the athlete's words. What was logged and what follows from it, never
//! a diagnosis, a promise or a reproach.

use hamstrong_rules::protocol::{HoldLevel, Phase, Protocol, Tier};
use hamstrong_rules::readiness::{
    ChangeReason, Decision, Freshness, Notice, PhaseChange, words as rule_words,
};

use crate::api::readiness::VerdictKind;
use crate::words::day;

/// Said instead of a verdict until the warning questions were answered once.
pub const ANSWER_THE_QUESTIONS: &str = "Answer the warning questions to see your status.";

/// Title and text of a notice; none for what is already said as a hold or as a question.
pub fn notice(notice: Notice, decision: &Decision) -> Option<(&'static str, String)> {
    let until = decision.today.day.plus_days(2);
    Some(match notice {
        Notice::Flare => (
            "Pain jumped",
            format!(
                "Your pain is clearly above that of the days before. Massage pauses and exercise is halved until {}.",
                day(until)
            ),
        ),
        Notice::Setback => (
            "A step back in the plan",
            "Pain stayed up, or came with more swelling or a limp. The plan goes back one phase; self-tests are \
             repeated before it moves on."
                .to_owned(),
        ),
        Notice::Reinjury => (
            "A new start of the day count",
            "A sudden pain, or a jump in walking pain with a limp, starts the count anew. Have it looked at within \
             48 hours."
                .to_owned(),
        ),
        Notice::SlowAcute => (
            "The first phase is lasting",
            "More than a week in the first phase is a good reason to see a physiotherapist.".to_owned(),
        ),
        Notice::Plateau => (
            "Little change lately",
            "Pain has not fallen much over two weeks. A physiotherapist can look at what holds it up.".to_owned(),
        ),
        Notice::SwellingUp => (
            "Swelling rose",
            "Massage pauses while swelling grows. Please answer the warning questions.".to_owned(),
        ),
        Notice::SevereSeeClinician => (
            "Have this looked at",
            "What you logged in the first days points to a larger injury. Let a clinician look at it; massage waits \
             for their word."
                .to_owned(),
        ),
        Notice::ProximalCheck => (
            "Pain near the sit bone",
            "An injury close to the sit bone after a stretch or a slip should be seen by a clinician.".to_owned(),
        ),
        Notice::Imbalance => (
            "Low back and hamstring together",
            "Back pain on several days can go together with a stiff or weaker hamstring. A practitioner can look at \
             both."
                .to_owned(),
        ),
        Notice::BackPersist => (
            "Back pain that stays",
            "Low back pain has lasted or risen. Let a clinician look at it.".to_owned(),
        ),
        Notice::ApophysisCheck
        | Notice::BackCheck
        | Notice::Creep
        | Notice::LateNightPain
        | Notice::LateRestPain
        | Notice::RedFlag
        | Notice::Unconfirmed => return None,
    })
}

/// "Gentle loading: every item was met."
pub fn change(change: &PhaseChange, protocol: &Protocol) -> String {
    let name = |phase: Phase| rule_words::phase_name(protocol, phase);
    match change.reason {
        ChangeReason::GateMet => format!("{}: every item was met.", name(change.to)),
        ChangeReason::Setback => format!("Back to {}: pain stayed up.", name(change.to).to_lowercase()),
        ChangeReason::Reinjury => format!("{}: the count began anew.", name(change.to)),
        ChangeReason::Corrected => format!("{}: an entry was corrected.", name(change.to)),
    }
}

/// Which of the four answers a decision is.
pub fn verdict(decision: &Decision) -> (VerdictKind, &'static str) {
    if decision.today.hold.is_some() {
        return (VerdictKind::DoNotMassage, "Do not massage");
    }
    match decision.today.freshness {
        Freshness::Today => {}
        Freshness::NeverLogged | Freshness::Waiting(_) | Freshness::Stale(_) => {
            return (VerdictKind::NotEnoughData, "Not enough data");
        }
    }
    match decision.today.tier {
        Tier::M2 | Tier::M3 => (VerdictKind::MassageReady, "Massage-ready"),
        Tier::M0 | Tier::M1 => (VerdictKind::NotYet, "Not yet"),
    }
}

/// Who to see, for the sentence under "Do not massage".
pub fn who_to_see(level: Option<HoldLevel>) -> &'static str {
    match level {
        Some(HoldLevel::Urgent) => "Get medical help first. Everything else waits until you have been seen.",
        Some(HoldLevel::Clinician) => "See a clinician first. The plan rests until their word is recorded.",
        None => "",
    }
}

/// Published ranges (section "third-party numbers" of the rule specification, Ekstrand 2012, Pollock 2022,
/// Hickey 2020). Groups of people, never a forecast for one.
pub const PUBLISHED: [&str; 4] = [
    "Footballers with a small injury on the scan took 17 ± 10 days (Ekstrand 2012).",
    "With a larger one, 22 ± 11 days (Ekstrand 2012).",
    "Track and field athletes took 19 days on average, tendon injuries 34 to 48 (Pollock 2022).",
    "In a trial of exercise within pain limits the middle was 15 to 17 days (Hickey 2020). People vary widely.",
];

/// What to do about a risk factor, by its level.
pub fn advice(id: &str, level: Option<u8>) -> &'static str {
    match (id, level) {
        (_, None) => "Not enough logged to say.",
        (_, Some(0)) => "Fine as it is.",
        ("risk.tight", _) => "Five minutes of gentle length work on most days.",
        ("risk.imbalance", _) => "Start each set with the weaker side and match it with the stronger.",
        ("risk.conditioning", _) => "Build up with at least two sessions a week.",
        _ => "Swap today's fast work for easy work.",
    }
}

/// Plain name of a risk factor.
pub fn risk_name(id: &str) -> &'static str {
    match id {
        "risk.tight" => "Tight muscles",
        "risk.imbalance" => "Muscle imbalance",
        "risk.conditioning" => "Conditioning",
        _ => "Muscle fatigue",
    }
}
