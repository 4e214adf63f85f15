//! What follows from a history: phase, holds, notices and the massage tier of each day, each with its reasons.
//!
//! Missing data never moves anyone on, warning signs come first, and a decision uses only what was known at the
//! end of its day. Deliberately absent: a forecast, and any threshold.

mod band;
mod baseline;
mod contradictions;
mod decision;
mod diary;
mod evaluate;
mod explain;
mod gates;
mod going_back;
mod history;
mod look;
pub mod measurement;
mod news;
mod pass;
mod risk;
mod self_test_results;
mod self_tests;
mod state;
mod trail;
mod watch;
pub mod words;

pub use decision::{
    ChangeReason, Checklist, DayDecision, Decision, Ended, Freshness, HoldCause, NextPhase, Notice,
    NoticeSince, PhaseChange, ProtocolStamp, Reading, RuleReport, Subject, Window,
};
pub use evaluate::{Walk, evaluate, timeline};
pub use gates::Gate;
pub use history::{
    Act, Agreement, Contraindication, DayValues, Deed, FlagId, History, MassageResult, Onset, Profile, Value,
};
pub use risk::{RISK_EVERY_DAYS, RiskFacts, risk_level};
pub use self_test_results::self_test_results;
pub use trail::Standing;
