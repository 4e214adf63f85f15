//! Every rule of a protocol in one list, whatever it checks: for tables, for edits, for tests.

use serde::Serialize;

use super::{
    Adherence, Apophysis, BackCheck, BackPersist, BandWindow, BenefitCheck, Bounds, Confidence,
    ContradictionCheck, ContraindicationCheck, Creep, Flare, FromDay, Imbalance, LateNight, LateRest,
    MassageResponse, MildBand, Plateau, PrecheckQuestion, ProximalPattern, RedFlagCheck, Reinjury, RiskCheck,
    Rule, RuleBook, RuleId, SafetyCheck, SelfTestInfo, SetBy, Setback, Setting, SevereSign, Stale,
    SwellingUp, TierLimits, Trust, Tunable,
};

macro_rules! without_single_value {
    ($($check:ty),+ $(,)?) => {
        $(impl Tunable for $check {
            fn setting(&self) -> Option<Setting> {
                None
            }

            fn set(&mut self, _: Setting) -> Result<(), &'static str> {
                Err("nothing: this rule has no value to change")
            }
        })+
    };
}

without_single_value!(
    Trust,
    ContradictionCheck,
    BandWindow,
    SevereSign,
    Vec<String>,
    ProximalPattern,
    MildBand,
    Flare,
    Creep,
    Setback,
    Reinjury,
    FromDay,
    Plateau,
    LateRest,
    LateNight,
    SwellingUp,
    Apophysis,
    Stale,
    BackCheck,
    Imbalance,
    BackPersist,
    RedFlagCheck,
    ContraindicationCheck,
    PrecheckQuestion,
    TierLimits,
    BenefitCheck,
    MassageResponse,
    SafetyCheck,
    Adherence,
    RiskCheck,
    SelfTestInfo,
);

/// A rule seen without its kind.
pub trait AnyRule {
    fn id(&self) -> &RuleId;
    fn why(&self) -> &str;
    fn sources(&self) -> &[String];
    fn confidence(&self) -> &[Confidence];
    fn note(&self) -> Option<&str>;
    fn bounds(&self) -> Option<Bounds>;
    fn set_by(&self) -> Option<&SetBy>;
    /// The value an edit may change.
    fn setting(&self) -> Option<Setting>;
    /// The whole check as compact JSON, for tables.
    fn check_json(&self) -> String;
    /// Puts a value and its author in place, without looking at bounds.
    ///
    /// # Errors
    /// The shape that was expected.
    fn change(&mut self, setting: Setting, set_by: Option<SetBy>) -> Result<(), &'static str>;
}

impl<C: Tunable + Serialize> AnyRule for Rule<C> {
    fn id(&self) -> &RuleId {
        &self.id
    }

    fn why(&self) -> &str {
        &self.why
    }

    fn sources(&self) -> &[String] {
        &self.sources
    }

    fn confidence(&self) -> &[Confidence] {
        &self.confidence
    }

    fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    fn bounds(&self) -> Option<Bounds> {
        self.bounds
    }

    fn set_by(&self) -> Option<&SetBy> {
        self.set_by.as_ref()
    }

    fn setting(&self) -> Option<Setting> {
        self.check.setting()
    }

    fn check_json(&self) -> String {
        serde_json::to_string(&self.check).unwrap_or_default()
    }

    fn change(&mut self, setting: Setting, set_by: Option<SetBy>) -> Result<(), &'static str> {
        self.check.set(setting)?;
        if set_by.is_some() {
            self.set_by = set_by;
        }
        Ok(())
    }
}

macro_rules! walk {
    ($(#[$doc:meta])* $name:ident, $($mutable:tt)?) => {
        $(#[$doc])*
        pub fn $name(& $($mutable)? self) -> Vec<(&'static str, & $($mutable)? dyn AnyRule)> {
            let mut all: Vec<(&'static str, & $($mutable)? dyn AnyRule)> = Vec::new();
            macro_rules! one {
                ($section:literal, $rule:expr) => { all.push(($section, & $($mutable)? $rule)) };
            }
            macro_rules! each {
                ($section:literal, $rules:expr) => {
                    for rule in & $($mutable)? $rules {
                        all.push(($section, rule));
                    }
                };
            }
            one!("Trust", self.trust);
            one!("Contradictions", self.contradictions.normal_walk_with_pain);
            one!("Contradictions", self.contradictions.rest_above_walk);
            one!("Contradictions", self.contradictions.pain_jump);
            one!("Contradictions", self.contradictions.sign_jump);
            one!("Severity band", self.band.window);
            each!("Severity band", self.band.severe_signs);
            one!("Severity band", self.band.severe_class);
            one!("Severity band", self.band.proximal_pattern);
            one!("Severity band", self.band.mild);
            each!("Gate into P2", self.gates.p2);
            each!("Gate into P3", self.gates.p3);
            each!("Gate into P4", self.gates.p4);
            each!("Gate into P5", self.gates.p5);
            each!("Massage M1", self.massage.m1);
            each!("Massage M2", self.massage.m2);
            each!("Massage M3", self.massage.m3);
            each!("Massage limits", self.massage.limits);
            one!("Massage response", self.massage.response);
            each!("Before and after a massage", self.massage.benefits);
            one!("Going back", self.going_back.flare);
            one!("Going back", self.going_back.creep);
            one!("Going back", self.going_back.setback);
            one!("Going back", self.going_back.reinjury);
            one!("Watch", self.watch.slow_acute);
            one!("Watch", self.watch.plateau);
            one!("Watch", self.watch.late_rest);
            one!("Watch", self.watch.late_night);
            one!("Watch", self.watch.swelling_up);
            one!("Watch", self.watch.apophysis);
            one!("Watch", self.watch.stale);
            one!("Low back", self.back.check);
            one!("Low back", self.back.imbalance);
            one!("Low back", self.back.persist);
            each!("Warning signs", self.red_flags);
            each!("Contraindications", self.massage.contraindications);
            each!("Before every massage", self.massage.precheck);
            each!("First aid plan", self.price.plan);
            each!("First aid safety", self.price.safety);
            one!("First aid counting", self.price.adherence);
            one!("Traffic light", self.traffic_light.green_max);
            one!("Traffic light", self.traffic_light.limit);
            one!("Traffic light", self.traffic_light.morning_amber);
            one!("Traffic light", self.traffic_light.morning_red);
            one!("Traffic light", self.traffic_light.greens_to_progress);
            one!("Traffic light", self.traffic_light.heavy_gap);
            one!("Traffic light", self.traffic_light.ambers_to_step_down);
            one!("Traffic light", self.traffic_light.red_pause);
            one!("Traffic light", self.traffic_light.two_reds_within);
            one!("Load", self.load.compare_weeks);
            one!("Load", self.load.big_step);
            one!("Load", self.load.very_big_step);
            each!("Self-check", self.risk_check);
            each!("Self-tests", self.self_tests);
            all
        }
    };
}

impl RuleBook {
    walk!(
        /// Every rule with the section it belongs to, in the order of the file.
        rules,
    );
    walk!(
        /// As [`RuleBook::rules`], for edits.
        rules_mut, mut
    );

    /// One rule by its name.
    pub fn rule(&self, id: &str) -> Option<&dyn AnyRule> {
        self.rules().into_iter().find(|(_, rule)| rule.id().as_str() == id).map(|(_, rule)| rule)
    }
}
