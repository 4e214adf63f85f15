//! The protocol file as types: which limits apply, on whose word, and how far they may be edited.
//!
//! Deliberately absent: any threshold. Rust knows the kinds of rules; every number stands in the file.

mod care;
mod catalogue;
mod check;
mod course;
mod docs;
mod dose;
mod load;
mod overrides;
mod rule;
mod schema;
mod validate;
mod vocabulary;
mod watch;

pub use care::{
    Benefit, BenefitCheck, BenefitItem, ContraindicationCheck, MassageResponse, MassageRules, Offered,
    PrecheckEffect, PrecheckQuestion, RedFlagCheck, SelfTestInfo, TierInfo, TierLimits,
};
pub use catalogue::AnyRule;
pub use check::{AllRecent, DaysInPhase, GateCheck, Limit, NeedsClearance, NotRising, TestLimit, Today};
pub use course::Course;
pub use docs::protocol_md;
pub use dose::{
    Adherence, LoadRules, Number, PhaseInfo, PriceCheck, PriceRules, PriceStage, PriceTarget, RiskCheck,
    SafetyCheck, School, TrafficLight, Unit,
};
pub use load::{Problem, ProtocolError, SHIPPED_NAME};
pub use overrides::{AddedRedFlag, AddedSafety, Override};
pub use rule::{Bounds, ByBand, Rule, RuleId, SetBy, Setting, Tunable};
pub use schema::{Gates, Protocol, ReadHow, RuleBook, SCHEMA, Source, VariantInfo, VariantOffer};
pub use validate::MASSAGE_READY_FLOOR;
pub use vocabulary::{Band, ClearanceScope, Confidence, Field, HoldLevel, Phase, TestKind, Tier, Variant};
pub use watch::{
    Apophysis, BackCheck, BackPersist, BackRules, BandRules, BandWindow, ContradictionCheck, Contradictions,
    Creep, Flare, FromDay, GoingBack, Imbalance, ImbalanceTest, LateNight, LateRest, MildBand, Plateau,
    ProximalPattern, Reinjury, RequiredDrop, Setback, SevereSign, Stale, SwellingUp, Trust, Watch,
};
