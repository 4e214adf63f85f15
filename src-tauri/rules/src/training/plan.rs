//! The plan of a day: what was prescribed, what is proposed, what rests, what fits too, and what is not offered.

use std::collections::BTreeMap;

use crate::domain::{ExerciseKey, LocalDate};
use crate::exercises::{Category, Exercise, Library, Rhythm};

use super::{DayFacts, Reason, Rest, reason, rest};

/// An exercise done in this many days is the athlete's own choice of its kind (own judgement).
const CHOSEN_DAYS: i64 = 14;

/// Where an exercise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Prescribed,
    Proposed,
    Resting,
    Fits,
    NotOffered,
}

/// Why it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// Nothing stands in its way.
    Today,
    /// All of today was done.
    Done,
    Rests(Rest),
    /// The athlete moved on to another one, on this day.
    MovedOn(ExerciseKey, LocalDate),
    /// The athlete went back to another one, on this day.
    WentBack(ExerciseKey, LocalDate),
    Not(Reason),
}

/// An exercise of the library in the plan.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    pub exercise: &'a Exercise,
    pub key: ExerciseKey,
    pub place: Place,
    pub due: Due,
}

/// What was chosen and prescribed.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// Library exercises a physio prescribed, in their order.
    pub prescribed: Vec<ExerciseKey>,
    /// The newest accepted move away from an exercise: to which, on which day, and whether it was a step on.
    pub left: BTreeMap<ExerciseKey, (ExerciseKey, LocalDate, bool)>,
}

/// Heavy work: 48 hours lie between two sessions of it (rule specification 7.3).
pub const fn is_heavy(category: Category) -> bool {
    matches!(category, Category::Eccentric | Category::Lengthening | Category::Running)
}

/// The plan, in the order in which it is shown.
pub fn day_plan<'a>(library: &'a Library, facts: &DayFacts<'_>, choices: &Choices) -> Vec<Item<'a>> {
    let mut items: Vec<Item<'a>> = library.all().map(|e| item(e, facts, choices)).collect();
    propose(&mut items, facts, choices);
    let order = |item: &Item<'_>| {
        let prescribed = choices.prescribed.iter().position(|key| *key == item.key);
        (item.place, prescribed, item.exercise.category, item.key.clone())
    };
    items.sort_by_cached_key(order);
    items
}

fn item<'a>(exercise: &'a Exercise, facts: &DayFacts<'_>, choices: &Choices) -> Item<'a> {
    let key = ExerciseKey::Library(exercise.id.clone());
    let prescribed = choices.prescribed.contains(&key);
    let due = due(exercise, &key, facts, choices, prescribed);
    let place = match &due {
        _ if prescribed => Place::Prescribed,
        Due::Rests(_) => Place::Resting,
        Due::Not(_) | Due::WentBack(..) => Place::NotOffered,
        Due::Today | Due::Done | Due::MovedOn(..) => Place::Fits,
    };
    Item { exercise, key, place, due }
}

fn due(
    exercise: &Exercise,
    key: &ExerciseKey,
    facts: &DayFacts<'_>,
    choices: &Choices,
    prescribed: bool,
) -> Due {
    if let Some(reason) = reason(exercise, facts, prescribed) {
        return Due::Not(reason);
    }
    if let Some((to, on, onward)) = choices.left.get(key).filter(|_| !prescribed) {
        return if *onward { Due::MovedOn(to.clone(), *on) } else { Due::WentBack(to.clone(), *on) };
    }
    if let Some(rests) = rest(facts.log, key, exercise.rhythm, gap(exercise, facts), (facts.day, facts.now)) {
        return Due::Rests(rests);
    }
    let wanted = match exercise.rhythm {
        Rhythm::TimesADay(n) => u32::from(n),
        Rhythm::EveryDays(_) | Rhythm::TimesAWeek(_) | Rhythm::AsWanted => 1,
    };
    if facts.log.times_on(key, facts.day) >= wanted { Due::Done } else { Due::Today }
}

/// The hours that heavy work needs; none for what comes every day by its own frequency.
fn gap(exercise: &Exercise, facts: &DayFacts<'_>) -> Option<i64> {
    #[allow(clippy::cast_possible_truncation, reason = "24 to 96 by its bounds")]
    let hours = facts.protocol.book.traffic_light.heavy_gap.check.value as i64;
    let daily = matches!(exercise.rhythm, Rhythm::TimesADay(_));
    (is_heavy(exercise.category) && !daily).then_some(hours)
}

/// Of each kind, what the athlete does; else the one that comes first on its way. What of them rests stays in the
/// plan as resting; what is not among them fits too.
fn propose(items: &mut [Item<'_>], facts: &DayFacts<'_>, choices: &Choices) {
    let mut kinds: BTreeMap<Category, Vec<usize>> = BTreeMap::new();
    for (n, item) in items.iter().enumerate() {
        let open = matches!(item.due, Due::Today | Due::Done | Due::Rests(_));
        if open && item.place != Place::Prescribed && item.exercise.rhythm != Rhythm::AsWanted {
            kinds.entry(item.exercise.category).or_default().push(n);
        }
    }
    for of_kind in kinds.values() {
        let mut chosen: Vec<usize> =
            of_kind.iter().copied().filter(|n| is_chosen(&items[*n].key, facts, choices)).collect();
        if chosen.is_empty() && !prescribed_of(items, items[of_kind[0]].exercise.category) {
            chosen.extend(first_of(items, of_kind));
        }
        for n in of_kind {
            let item = &mut items[*n];
            item.place = match (&item.due, chosen.contains(n)) {
                (Due::Rests(_), true) => Place::Resting,
                (_, true) => Place::Proposed,
                (_, false) => Place::Fits,
            };
        }
    }
}

fn prescribed_of(items: &[Item<'_>], category: Category) -> bool {
    items.iter().any(|item| item.place == Place::Prescribed && item.exercise.category == category)
}

/// Done lately, or moved to by an answer.
fn is_chosen(key: &ExerciseKey, facts: &DayFacts<'_>, choices: &Choices) -> bool {
    let lately = facts.log.of(key).any(|(s, _)| (0..CHOSEN_DAYS).contains(&facts.day.days_since(s.day)));
    lately || choices.left.values().any(|(to, _, _)| to == key)
}

/// The one that none of the others leads to.
fn first_of(items: &[Item<'_>], of_kind: &[usize]) -> Option<usize> {
    let ids: Vec<_> = of_kind.iter().map(|n| &items[*n].exercise.id).collect();
    let begins = |n: &usize| items[*n].exercise.regress_to.iter().all(|id| !ids.contains(&id));
    of_kind.iter().copied().find(begins).or_else(|| of_kind.first().copied())
}
