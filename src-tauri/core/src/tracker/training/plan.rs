//! The plan of the day as it is shown.

use hamstrong_rules::domain::{ExerciseKey, Legs, LocalDate, PainScore, Prescription, Side, SkippedExercise};
use hamstrong_rules::exercises::{Exercise, Rhythm};
use hamstrong_rules::training::{
    Choices, DayFacts, Due, Item, Place, Rest, day_plan, judge, red_pause, rest,
};

use super::super::exercises::HALVED;
use super::book::{Book, Kept, holding};
use super::dose::{Scales, left};
use super::words;
use crate::api::inputs::ChartTheme;
use crate::api::training::{PlanDay, PlanPlace, PlanRow, PrescribedView};
use crate::clock::Moment;
use crate::figures;
use crate::words as plain;

/// What a plan is drawn from.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    pub scales: Scales<'a>,
    pub items: &'a [Item<'a>],
    /// The sentence of the hold or of the open questions; blank while exercises are offered.
    pub closed: &'a str,
    pub now: &'a Moment,
    pub side: Side,
    /// Pictures of exercises in these colours; none leaves them out.
    pub theme: Option<ChartTheme>,
    /// Pain scores are not shown.
    pub hidden: bool,
}

/// The plan of the library for a day.
pub fn items<'a>(book: &'a Book, facts: &DayFacts<'_>) -> Vec<Item<'a>> {
    let prescribed = holding(book, facts.day).into_iter().filter_map(|kept| kept.value.exercise.clone());
    let choices = Choices { prescribed: prescribed.collect(), left: left(book, facts.decision.onset) };
    day_plan(book.library, facts, &choices)
}

/// The rest that a physio prescribed for a day.
pub fn prescribed_rest(book: &Book, day: LocalDate) -> Option<&Kept<Prescription>> {
    holding(book, day).into_iter().rfind(|kept| kept.value.exercise.is_none())
}

impl Desk<'_> {
    fn facts(&self) -> &DayFacts<'_> {
        self.scales.facts
    }

    fn book(&self) -> &Book {
        self.scales.book
    }

    /// Every exercise once, in the order in which they are shown.
    pub fn rows(&self) -> Vec<PlanRow> {
        let mut rows: Vec<PlanRow> = self.items.iter().map(|item| self.library_row(item)).collect();
        rows.extend(self.own_rows());
        if prescribed_rest(self.book(), self.facts().day).is_some() {
            for row in rows.iter_mut().filter(|row| row.place == PlanPlace::Proposed && row.done_today == 0) {
                row.place = PlanPlace::Resting;
                "Your physio prescribed rest for today.".clone_into(&mut row.reason);
            }
        }
        rows.sort_by_key(|row| row.place);
        rows
    }

    fn library_row(&self, item: &Item<'_>) -> PlanRow {
        let exercise = item.exercise;
        let prescribed = self.scales.prescription(&item.key).is_some();
        let said = self.due_words(&item.due);
        let (reason, warning) =
            if prescribed { (String::new(), self.against(said)) } else { (said, String::new()) };
        let lines = judge(exercise, self.facts(), prescribed);
        let place = place(item.place);
        // The library shows the others.
        let pictured = matches!(place, PlanPlace::Prescribed | PlanPlace::Proposed);
        PlanRow {
            name: exercise.name.clone(),
            category: Some(exercise.category),
            frequency: exercise.frequency.clone(),
            reason,
            warning,
            judge: lines.iter().map(words::judge).collect(),
            done: self.is_done(&item.key, exercise.rhythm),
            picture: pictured.then(|| self.picture(exercise)).flatten(),
            place,
            ..self.row(&item.key)
        }
    }

    /// A small picture in the colours of the page.
    pub fn picture(&self, exercise: &Exercise) -> Option<String> {
        self.theme.map(|theme| figures::thumbnail(exercise, self.side, theme))
    }

    fn due_words(&self, due: &Due) -> String {
        let name = |key: &ExerciseKey| self.book().name(key);
        match due {
            Due::Today | Due::Done => String::new(),
            Due::Rests(rest) => words::rest(*rest, self.now),
            Due::MovedOn(to, on) => format!("You moved on to {} on {}.", name(to), plain::day(*on)),
            Due::WentBack(to, on) => format!("You went back to {} on {}.", name(to), plain::day(*on)),
            Due::Not(reason) => words::reason(reason, self.closed, self.facts().protocol, self.now),
        }
    }

    /// What speaks against a prescription, the flare included: it stays as it was prescribed.
    fn against(&self, said: String) -> String {
        let flare = self.facts().decision.flare_from.map(|_| HALVED.to_owned());
        [Some(said).filter(|s| !s.is_empty()), flare].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn is_done(&self, key: &ExerciseKey, rhythm: Rhythm) -> bool {
        let wanted = match rhythm {
            Rhythm::TimesADay(n) => u32::from(n),
            Rhythm::EveryDays(_) | Rhythm::TimesAWeek(_) | Rhythm::AsWanted => 1,
        };
        self.facts().log.times_on(key, self.facts().day) >= wanted
    }

    /// What every exercise has, of the library or not.
    fn row(&self, key: &ExerciseKey) -> PlanRow {
        let (facts, scales) = (self.facts(), &self.scales);
        let (dose, halved) = scales.today(key);
        let done_today = facts.log.times_on(key, facts.day);
        PlanRow {
            key: key.clone(),
            place: PlanPlace::Fits,
            name: self.book().name(key),
            category: None,
            picture: None,
            dose_words: scales.dose_words(key, &dose),
            dose,
            legs: scales.legs(key),
            halved,
            frequency: String::new(),
            pain_limit: scales.pain_limit(key),
            prescribed: scales.prescription(key).map(|kept| self.prescribed(kept)),
            reason: String::new(),
            warning: String::new(),
            judge: Vec::new(),
            done_today,
            done: done_today > 0,
            skipped: self.skipped(key).filter(|_| done_today == 0),
            light: facts.log.of(key).next_back().map(|(_, done)| done.light),
            last: self.last(key, None),
            next: scales.next_words(key),
        }
    }

    fn skipped(&self, key: &ExerciseKey) -> Option<SkippedExercise> {
        let today = |kept: &&Kept<SkippedExercise>| {
            kept.head.felt.day == self.facts().day && kept.value.exercise == *key
        };
        self.book().skips.iter().rfind(today).map(|kept| kept.value.clone())
    }

    /// "12 June: 3 × 8, 12 kg, pain 2"; leaves one session out.
    pub fn last(&self, key: &ExerciseKey, but: Option<hamstrong_rules::domain::RecordId>) -> String {
        let mut sessions = self.facts().log.of(key);
        let Some((session, performed)) = sessions.rfind(|(s, _)| Some(s.session) != but) else {
            return String::new();
        };
        let pain = performed.pain.map(PainScore::get).map(|n| format!(", pain {n}")).unwrap_or_default();
        let legs = match self.scales.legs(key) {
            Legs::Sore => Legs::Both,
            other => other,
        };
        let dose = words::dose(&performed.done, legs, self.scales.unit);
        let text = format!("{}: {dose}{pain}", plain::day(session.day));
        if self.hidden { plain::without_scores(&text) } else { text }
    }

    /// A prescription in words.
    pub fn prescribed(&self, kept: &Kept<Prescription>) -> PrescribedView {
        let value = &kept.value;
        let what = match &value.exercise {
            Some(key) if value.dose() != hamstrong_rules::domain::Dose::default() => {
                format!(": {}", self.scales.dose_words(key, &value.dose()))
            }
            Some(_) => String::new(),
            None => ": rest".to_owned(),
        };
        let often = value.often.as_deref().map(|often| format!(", {often}")).unwrap_or_default();
        let until = value.until.map(|day| format!(", until {}", plain::day(day))).unwrap_or_default();
        let on = kept.head.felt.day;
        PrescribedView {
            record: kept.head.record,
            on,
            words: format!("Prescribed by {} on {}{what}{often}{until}.", value.by, plain::day(on)),
            value: value.clone(),
        }
    }

    fn own_rows(&self) -> Vec<PlanRow> {
        let facts = self.facts();
        let offered = self.book().own.iter().filter(|(record, own)| {
            let key = ExerciseKey::Own(**record);
            own.retired_on.is_none_or(|day| facts.day < day) || self.scales.prescription(&key).is_some()
        });
        offered
            .map(|(record, own)| self.own_row(&ExerciseKey::Own(*record), own.heavy == Some(true)))
            .collect()
    }

    fn own_row(&self, key: &ExerciseKey, heavy: bool) -> PlanRow {
        let facts = self.facts();
        let mut row = self.row(key);
        let against = if facts.closed { Some(self.closed.to_owned()) } else { self.own_pause(key) };
        let lately = facts.log.of(key).any(|(s, _)| (0..14).contains(&facts.day.days_since(s.day)));
        #[allow(clippy::cast_possible_truncation, reason = "24 to 96 by its bounds")]
        let gap = heavy.then_some(facts.protocol.book.traffic_light.heavy_gap.check.value as i64);
        let rests =
            gap.and_then(|gap| rest(facts.log, key, Rhythm::AsWanted, Some(gap), (facts.day, facts.now)));
        row.place = match (&row.prescribed, &against, rests) {
            (Some(_), ..) => PlanPlace::Prescribed,
            (None, Some(_), _) => PlanPlace::NotOffered,
            (None, None, Some(_)) => PlanPlace::Resting,
            (None, None, None) if lately => PlanPlace::Proposed,
            (None, None, None) => PlanPlace::Fits,
        };
        let said = against.or_else(|| rests.map(|r: Rest| words::rest(r, self.now))).unwrap_or_default();
        if row.prescribed.is_some() {
            row.warning = self.against(said);
        } else {
            row.reason = said;
        }
        row
    }

    fn own_pause(&self, key: &ExerciseKey) -> Option<String> {
        let reason = red_pause(key, self.facts())?;
        Some(words::reason(&reason, self.closed, self.facts().protocol, self.now))
    }
}

const fn place(place: Place) -> PlanPlace {
    match place {
        Place::Prescribed => PlanPlace::Prescribed,
        Place::Proposed => PlanPlace::Proposed,
        Place::Resting => PlanPlace::Resting,
        Place::Fits => PlanPlace::Fits,
        Place::NotOffered => PlanPlace::NotOffered,
    }
}

/// One day of the plan: what was asked, and how much of it was done or rested.
pub fn day_of(book: &Book, facts: &DayFacts<'_>, rest_prescribed: bool) -> PlanDay {
    let (mut planned, mut done, mut rests) = (0, 0, 0);
    for item in items(book, facts) {
        let trained = facts.log.times_on(&item.key, facts.day) > 0;
        let asked = matches!(item.place, Place::Prescribed | Place::Proposed | Place::Resting);
        let resting = !trained && (item.place == Place::Resting || (rest_prescribed && asked));
        planned += u32::from(asked);
        rests += u32::from(asked && resting);
        done += u32::from(asked && (trained || resting));
    }
    for record in book.own.keys() {
        let trained = facts.log.times_on(&ExerciseKey::Own(*record), facts.day) > 0;
        planned += u32::from(trained);
        done += u32::from(trained);
    }
    let skips = book.skips.iter().filter(|kept| kept.head.felt.day == facts.day).count();
    PlanDay {
        day: facts.day,
        planned,
        done,
        skipped: u32::try_from(skips).unwrap_or(u32::MAX),
        rest: planned == rests,
    }
}
