//! The sentences of first aid: second person, nothing scolded, nothing promised.

use hamstrong_rules::domain::{Instant, LocalTime, PriceKind, PriceTimer};
use hamstrong_rules::price::{
    Absent, Amount, Break, CallKind, DayPlan, Done, RestPlan, Safety, Tick, TimerStage,
};
use hamstrong_rules::protocol::{Phase, PriceStage, Protocol, Rule, SafetyCheck};
use hamstrong_rules::readiness::words::phase_name;

use crate::api::price::TileState;
use crate::words::{capital, count};

pub const LOG_SWELLING: &str = "Log today's swelling to see whether it is asked for.";
pub const NO_WRAP_WITH_SIGN: &str = "No wrap while this warning sign is open. If one is on, take it off.";

/// What an amount counts.
#[derive(Debug, Clone, Copy)]
pub enum Unit {
    Ice { minutes: [u32; 2] },
    Wrap,
    Elevation { session: Option<u32> },
}

/// An amount of the plan, to be put into words.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    pub amount: Amount,
    pub unit: Unit,
}

impl Wording {
    /// "3 to 6 sessions of 10 to 15 min."
    pub fn plan(&self) -> String {
        match self.amount {
            Amount::NotAsked(why) => absent(why).to_owned(),
            Amount::AsNeeded { high } => format!("Up to {}, as far as it helps.", self.amount_of(high, high)),
            Amount::Asked { low, high } => format!("{}.", capital(&self.amount_of(low, high))),
        }
    }

    /// What is left, or that it is enough.
    pub fn said(&self, done: u32) -> String {
        match self.amount {
            Amount::NotAsked(_) if done == 0 => "Not in the plan of today.".to_owned(),
            Amount::NotAsked(_) => "Logged. The plan of today does not ask for it.".to_owned(),
            Amount::AsNeeded { high } if done >= high => "Enough for today.".to_owned(),
            Amount::AsNeeded { .. } => "As you like.".to_owned(),
            Amount::Asked { low, .. } if done >= low => "Enough for today.".to_owned(),
            Amount::Asked { low, .. } => format!("{} more for the plan.", capital(&self.left(low - done))),
        }
    }

    fn amount_of(&self, low: u32, high: u32) -> String {
        match self.unit {
            Unit::Ice { minutes: [from, to] } => {
                let noun = if high == 1 { "session" } else { "sessions" };
                format!("{} {noun} of {} min", range(low, high), range(from, to))
            }
            Unit::Wrap => format!("{} h while awake, off at night", range(low / 60, high / 60)),
            Unit::Elevation { session: Some(each) } if low > each && each > 0 && low.is_multiple_of(each) => {
                format!("{} min, {} times {each}", range(low, high), low / each)
            }
            Unit::Elevation { .. } => format!("{} min", range(low, high)),
        }
    }

    fn left(&self, n: u32) -> String {
        match self.unit {
            Unit::Ice { .. } => count(usize::try_from(n).unwrap_or(0)),
            Unit::Wrap => hours(n),
            Unit::Elevation { .. } => format!("{n} min"),
        }
    }
}

fn range(low: u32, high: u32) -> String {
    if low == high { low.to_string() } else { format!("{low} to {high}") }
}

/// "2 h 30 min", "45 min".
pub fn hours(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, m) => format!("{m} min"),
        (h, 0) => format!("{h} h"),
        (h, m) => format!("{h} h {m} min"),
    }
}

const fn absent(why: Absent) -> &'static str {
    match why {
        Absent::Phase => "Not in the plan of this phase.",
        Absent::NoSwelling => "Not asked for: it is for swelling, and you logged none.",
        Absent::SwellingUnknown => "For swelling; none was logged in the last three days.",
        Absent::NoExercise => "After exercise; none is logged today.",
        Absent::SwitchedOff => "Left out by your own choice.",
    }
}

/// "Protect and calm, days 0 to 2".
pub fn stage(protocol: &Protocol, plan: &DayPlan, phase: Phase) -> String {
    let name = phase_name(protocol, phase);
    match plan.stage {
        PriceStage::Early => format!("{name}, days 0 to 2"),
        PriceStage::Late => format!("{name}, from day 3"),
        PriceStage::P2 | PriceStage::P3Plus => name.to_owned(),
    }
}

/// "82 %".
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 0 to 1 is 0 to 100")]
pub fn percent_of(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u32
}

pub fn percent(share: f64) -> String {
    format!("{} %", percent_of(share))
}

const fn tick(tick: Tick) -> &'static str {
    match tick {
        Tick::NoSprint => "no sprint, kick or jump",
        Tick::NoHardStretch => "no hard stretch",
        Tick::Support => "a stick or crutch while you limp",
    }
}

pub fn protect_plan(asked: &[Tick]) -> String {
    let items: Vec<&str> = asked.iter().map(|t| tick(*t)).collect();
    if items.is_empty() {
        return absent(Absent::Phase).to_owned();
    }
    format!("{}.", capital(&items.join("; ")))
}

pub fn protect_said(asked: usize, kept: usize, said: bool) -> String {
    match () {
        () if asked == 0 => "Not in the plan of this phase.".to_owned(),
        () if kept == asked => "All kept.".to_owned(),
        () if said => format!("{} of {} kept.", capital(&count(kept)), count(asked)),
        () => "Say in the evening what you kept.".to_owned(),
    }
}

pub fn rest_plan(plan: RestPlan) -> String {
    let mut parts = Vec::new();
    match plan.vigorous_at_most {
        Some(0) => parts.push("Nothing vigorous.".to_owned()),
        Some(most) => parts.push(format!("At most {most} vigorous minutes.")),
        None => {}
    }
    match (plan.walking_at_most, plan.walking_pain_below, plan.vigorous_at_most) {
        (Some(cap), Some(pain), _) => parts.push(format!("Walk up to {cap} min, below pain {pain}.")),
        (Some(cap), None, _) => parts.push(format!("Walk up to {cap} min.")),
        (None, Some(pain), Some(_)) => parts.push(format!("Walk as you like, below pain {pain}.")),
        (None, _, _) => {}
    }
    if plan.vigorous_at_most.is_none() && plan.walking_at_most.is_none() {
        return "By the training plan; no limit here.".to_owned();
    }
    parts.join(" ")
}

pub fn rest_said(plan: RestPlan, done: &Done, state: TileState) -> String {
    match state {
        TileState::NotInPlan => "No limit in the plan of this phase.".to_owned(),
        TileState::Open => "Nothing logged; a day of rest counts in full.".to_owned(),
        TileState::Over => {
            let over = plan.walking_at_most.zip(done.walking).map(|(cap, did)| did - i64::from(cap));
            match over.filter(|n| *n > 0) {
                Some(n) => format!("{n} min over the walking cap. Rest the leg now."),
                None => "More than the plan has. Rest the leg now.".to_owned(),
            }
        }
        TileState::Optional | TileState::Enough => {
            let left = plan.walking_at_most.zip(done.walking).map(|(cap, did)| i64::from(cap) - did);
            left.map_or("Within the plan.".to_owned(), |n| {
                format!("Within the plan; {n} min of walking left.")
            })
        }
    }
}

pub fn walk_less(pain: i64, below: u32) -> String {
    format!("Walking pain is {pain} today. Walk less until it is below {below}.")
}

pub fn too_soon(from: LocalTime) -> String {
    format!("The skin warms up first. Ice again from {from}.")
}

pub fn advised(from: LocalTime, minutes: u32) -> String {
    format!("You may. {} apart is advised: from {from}.", hours(minutes))
}

pub fn day_full(most: u32) -> String {
    format!("{most} sessions are as many as a day has. Ice again tomorrow.")
}

pub fn skin_trouble(time: Option<LocalTime>) -> String {
    let at = time.map_or(String::new(), |t| format!(" at {t}"));
    format!(
        "The skin was not as it should be{at}. No more ice today; if it does not come back to normal, have it \
         looked at."
    )
}

/// Why a part is not offered: the question that was answered with yes, and its reason.
pub fn ruled_out(rule: &Rule<SafetyCheck>) -> String {
    let (what, question) = match &rule.check {
        SafetyCheck::NoIceIf(question) => ("No ice for you", question.as_str()),
        SafetyCheck::NoWrapIf(question) => ("No wrap for you", question.as_str()),
        _ => ("Not for you", ""),
    };
    format!("{what}. You answered yes to \"{question}\" {}", rule.why)
}

/// A limit that was passed, without blame.
pub fn passed(limit: Break, safety: &Safety) -> String {
    match limit {
        Break::IceTooLong(minutes) => {
            format!(
                "Ice for {minutes} min in one go. Skin can freeze beyond {}; look at it again.",
                safety.ice_stop
            )
        }
        Break::IceTooSoon(minutes) => {
            format!(
                "Two sessions of ice {minutes} min apart. The skin needs {} to warm up.",
                hours(safety.ice_gap)
            )
        }
        Break::IceTooOften(sessions) => {
            format!(
                "{sessions} sessions of ice on this day. No plan has more than {}.",
                safety.ice_sessions_at_most
            )
        }
    }
}

/// What a running timer asks for.
pub fn timer(timer: &PriceTimer, stage: TimerStage, now: Instant, safety: &Safety) -> String {
    let said = match (timer.part, stage) {
        (PriceKind::Ice, TimerStage::Running) => "Damp cloth between ice and skin. Stay awake with it.",
        (PriceKind::Ice, TimerStage::CheckDue) => {
            "Look at the skin now: white, blistered or numb means stop."
        }
        (PriceKind::Ice, TimerStage::Warned) => "Longer adds risk, not ease. Take the ice off soon.",
        (PriceKind::Ice, TimerStage::TimeUp) => "Time is up. Take the ice off.",
        (PriceKind::Ice, TimerStage::Finished) => "Take the ice off. Finished? Say how long it was on.",
        (PriceKind::Compress, TimerStage::CheckDue) if timer.trouble_since.is_some() => {
            "Look at the toes again: colour, feeling, warmth."
        }
        (PriceKind::Compress, TimerStage::CheckDue) => "Look at the toes now: colour, feeling, warmth.",
        (PriceKind::Compress, TimerStage::Finished) => {
            "The wrap comes off at night. Finished? Say how long it was on."
        }
        (PriceKind::Compress, _) if needs_help(timer, now, safety) => {
            "Take the wrap off and get help now: the toes have not come back to normal."
        }
        (PriceKind::Compress, _) if timer.trouble_since.is_some() => {
            "Loosen the wrap. You are asked about the toes again shortly; seek help if it does not pass."
        }
        (PriceKind::Compress, _) => "Two fingers fit under it. It comes off before you sleep.",
        (PriceKind::Elevate, TimerStage::TimeUp) => "The time you set is over. Stay on if it feels good.",
        (PriceKind::Elevate, TimerStage::Finished) => "Finished? Say how long the leg was up.",
        (PriceKind::Elevate, _) => "Heel higher than your heart. Stop if it tingles or you get breathless.",
        (PriceKind::Protect | PriceKind::Rest, _) => "",
    };
    said.to_owned()
}

/// The toes were wrong, and wrong again after the waiting time (rule specification 2.2: seek help).
fn needs_help(timer: &PriceTimer, now: Instant, safety: &Safety) -> bool {
    let waited = |since: Instant| {
        let looked = timer.checked_at.unwrap_or(now);
        (looked.utc() - since.utc()).num_minutes() >= i64::from(safety.toe_help_after)
    };
    timer.trouble_since.is_some_and(waited)
}

/// A call for the notification of the system: no value of anyone's health in it.
pub const fn call(part: PriceKind, kind: CallKind) -> &'static str {
    match (part, kind) {
        (_, CallKind::SkinCheck) => "Ice: look at the skin",
        (_, CallKind::Warn) => "Ice: nearly time to stop",
        (PriceKind::Elevate, CallKind::TimeUp) => "Elevation: time is up",
        (_, CallKind::TimeUp | CallKind::Stop) => "Ice: time to stop",
        (_, CallKind::ToeCheck) => "Wrap: look at the toes",
    }
}
