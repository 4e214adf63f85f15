//! First aid of a day against its plan.

use hamstrong_rules::domain::{LocalDate, PriceKind, RecordId};
use hamstrong_rules::price::{
    DayPlan, DayScore, Safety, breaks, day_plan, day_score, open_questions, ruled_out,
};
use hamstrong_rules::protocol::{Phase, RuleBook, SafetyCheck};

use super::super::Tracker;
use super::log::AidLog;
use super::start::Desk;
use super::timers::timer_view;
use super::{tiles, words};
use crate::api::error::ApiError;
use crate::api::price::{AidQuestion, PriceView};
use crate::api::readiness::StatusView;

/// The plan of a day where the athlete stands on it.
pub fn plan_of(book: &RuleBook, log: &AidLog, day: LocalDate, status: &StatusView) -> DayPlan {
    day_plan(book, &log.facts(day, status.phase, status.day_index.0))
}

impl Tracker {
    /// First aid of a day. Timers and starts are about now and stand on today alone.
    pub(in super::super) fn price_view(
        &self,
        episode: RecordId,
        status: &StatusView,
        day: LocalDate,
        open: bool,
    ) -> Result<PriceView, ApiError> {
        let protocol = self.protocol_on(episode, day)?;
        let book = &protocol.book;
        let log = self.aid_log(episode, day, day)?;
        let plan = plan_of(book, &log, day, status);
        let now = self.clock.now();
        let is_today = day == self.today()? && open;
        let desk = Desk { book, log: &log, plan: &plan, status, day, now: &now };
        let score = day_score(&plan, &log.done(day), &book.price.adherence.check);
        let mut tiles = tiles::tiles(&desk);
        if is_today {
            for tile in &mut tiles {
                tile.start = desk.start(tile.part);
            }
            let safety = Safety::of(book);
            for (head, timer) in self.running(episode)? {
                let over = self.day_over(&head.felt)?;
                if let Some(tile) = tiles.iter_mut().find(|tile| tile.part == timer.part) {
                    tile.timer = Some(timer_view(&head, &timer, &now, over, &safety));
                }
            }
        }
        Ok(PriceView {
            stage: words::stage(&protocol, &plan, status.phase),
            variant: protocol.label().to_owned(),
            rationale: book.variants.get(&protocol.variant).map_or(String::new(), |v| v.rationale.clone()),
            coverage: coverage(&score, is_today),
            tiles,
            notices: passed(&log, day, book),
            evidence: book.price.evidence.clone(),
            questions: questions(book, &log),
            first_aid: log.file.clone(),
            board: board_belongs(book, status),
        })
    }
}

/// The board belongs to the acute phase and to the first 72 hours.
pub fn board_belongs(book: &RuleBook, status: &StatusView) -> bool {
    status.phase == Phase::P1 || Safety::of(book).avoid_card(status.day_index.0)
}

fn passed(log: &AidLog, day: LocalDate, book: &RuleBook) -> Vec<String> {
    let safety = Safety::of(book);
    let found = breaks(&log.ice_of(day), log.done(day).ice, &safety);
    found.into_iter().map(|limit| words::passed(limit, &safety)).collect()
}

fn coverage(score: &DayScore, is_today: bool) -> String {
    match (score.asked, score.score) {
        (0, _) => "The plan asks for no first aid any more.".to_owned(),
        (asked, Some(share)) if !is_today => {
            format!("{} of the plan; {} of {asked} parts logged.", words::percent(share), score.logged)
        }
        (asked, _) => format!("{} of {asked} parts of the plan logged.", score.logged),
    }
}

fn questions(book: &RuleBook, log: &AidLog) -> Vec<AidQuestion> {
    let mut all = Vec::new();
    for part in [PriceKind::Ice, PriceKind::Compress] {
        let open = open_questions(book, &log.file, part);
        let yes = ruled_out(book, &log.file, part);
        for rule in &book.price.safety {
            let (SafetyCheck::NoIceIf(question) | SafetyCheck::NoWrapIf(question)) = &rule.check else {
                continue;
            };
            let about = match rule.check {
                SafetyCheck::NoIceIf(_) => PriceKind::Ice,
                _ => PriceKind::Compress,
            };
            if about != part {
                continue;
            }
            let asked = !open.iter().any(|other| other.id == rule.id);
            all.push(AidQuestion {
                id: rule.id.to_string(),
                part,
                question: question.clone(),
                why: rule.why.clone(),
                present: asked.then(|| yes.iter().any(|other| other.id == rule.id)),
            });
        }
    }
    all
}
