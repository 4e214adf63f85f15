//! Time as people live it: clocks that jump, nights, summer time, journeys, the calendar's odd days. Civil dates and
//! zones are held against jiff, a calendar of another hand.

use std::sync::Arc;

use chrono::{DateTime, Offset, TimeDelta, TimeZone, Utc};
use hamstrong_core::api::inputs::{
    CheckInInput, ExportFormat, OverviewQuery, RecordEntry, SettingChange, StartEpisode,
};
use hamstrong_core::api::price::TimerState;
use hamstrong_core::api::views::WarningCode;
use hamstrong_core::clock::{Clock, FixedClock, Moment, instant_of};
use hamstrong_core::domain::{DayIndex, Instant, LocalDate, LocalTime, RecordId, ZoneName};
use hamstrong_core::{Opening, Tracker};
use jiff::civil;
use proptest::prelude::*;
use serde_json::json;

use super::support::{Desk, day, from};

/// A journal whose clock travels.
struct Trip {
    _folder: tempfile::TempDir,
    clock: Arc<FixedClock>,
    tracker: Tracker,
    episode: RecordId,
}

impl Trip {
    fn from(zone: &str, at: &str, onset: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::new(at.parse().unwrap(), zone.parse().unwrap()));
        let path = folder.path().join("j.hamstrong");
        let mut tracker = Tracker::create(&path, false, Opening::to_write(), clock.clone()).unwrap();
        let start: StartEpisode = from(json!({ "episode": { "side": "left", "onset": onset } }));
        let episode = tracker.start_episode(&start).unwrap().episode.unwrap();
        Self { _folder: folder, clock, tracker, episode }
    }

    fn go(&self, zone: &str, at: &str) {
        self.clock.carry_to(zone.parse().unwrap());
        self.clock.set(at.parse().unwrap());
    }

    fn note(&mut self, text: &str) -> hamstrong_core::api::views::DayView {
        let day = self.tracker.today().unwrap();
        let entry = from(json!({ "kind": "note", "value": { "text": text } }));
        let input = RecordEntry { episode: self.episode, day, time: None, entry };
        self.tracker.record_entry(&input).unwrap().day.unwrap()
    }

    fn pain(&mut self, day: LocalDate, sitting: u32, walk: u8) {
        let answers = from(json!({ "pain_walk": walk }));
        let input = CheckInInput { episode: self.episode, day, sitting, time: None, answers };
        self.tracker.record_check_in(&input).unwrap();
    }

    fn texts(&self, on: &str) -> Vec<String> {
        let query = OverviewQuery { day: Some(day(on)), episode: None };
        let shown = self.tracker.overview(&query).unwrap().day.unwrap();
        let text = |e: &hamstrong_core::api::inputs::Entry| match e {
            hamstrong_core::api::inputs::Entry::Note(note) => note.text.clone(),
            other => panic!("{other:?}"),
        };
        shown.entries.iter().map(|e| text(&e.value)).collect()
    }
}

#[test]
fn a_clock_that_jumps_loses_nothing_and_is_said() {
    for (jump, said) in [
        ("2026-06-12T16:42:00Z", true),
        ("2023-06-12T17:42:00Z", true),
        ("1970-01-01T00:00:00Z", true),
        ("2100-06-12T17:42:00Z", false),
    ] {
        let mut trip = Trip::from("Europe/Berlin", "2026-06-12T17:42:00Z", "2026-05-31");
        trip.note("before");
        trip.clock.set(jump.parse().unwrap());
        let shown = trip.tracker.overview(&OverviewQuery::default()).unwrap();
        let warned = shown.warnings.iter().any(|w| w.code == WarningCode::ClockBack);
        assert_eq!(warned, said, "{jump}");
        // Correcting and undoing go on, in the order of doing, whatever the clock says.
        let record = trip.tracker.search(&from(json!({ "episode": trip.episode, "limit": 5 }))).unwrap().hits
            [0]
        .record;
        let entry = from(json!({ "kind": "note", "value": { "text": "during" } }));
        let input = hamstrong_core::api::inputs::CorrectEntry { record, time: None, entry };
        trip.tracker.correct_entry(&input).unwrap();
        let wordings = trip.tracker.revisions(&hamstrong_core::api::inputs::RecordRef { record }).unwrap();
        assert_eq!(wordings[0].summary, "text: during, private: no", "{jump}");
        trip.tracker.undo(&OverviewQuery::default()).unwrap();
        trip.clock.set("2026-06-12T18:00:00Z".parse().unwrap());
        assert_eq!(trip.texts("2026-06-12"), ["before"], "{jump}");
        trip.note("after");
        assert_eq!(trip.texts("2026-06-12"), ["before", "after"], "{jump}");
        assert!(hamstrong_core::verify(trip.tracker.store()).unwrap().is_clean());
    }
}

#[test]
fn a_timer_runs_for_no_less_than_nothing_when_the_clock_goes_back() {
    let mut trip = Trip::from("Europe/Berlin", "2026-06-12T18:00:00Z", "2026-06-10");
    let start = from(json!({ "episode": trip.episode, "part": "elevate", "minutes": 20 }));
    trip.tracker.start_timer(&start).unwrap();
    for back in ["2026-06-12T17:00:00Z", "2023-06-12T18:00:00Z", "1970-01-01T00:00:00Z"] {
        trip.go("Europe/Berlin", back);
        let price = trip.tracker.overview(&OverviewQuery::default()).unwrap().price;
        let timers: Vec<_> =
            price.iter().flat_map(|p| &p.tiles).filter_map(|tile| tile.timer.as_ref()).collect();
        if let [timer] = timers.as_slice() {
            assert_eq!(timer.elapsed, 0, "{back}");
            assert_eq!(timer.state, TimerState::Running, "{back}");
        } else {
            assert_ne!(back, "2026-06-12T17:00:00Z", "an hour back is still the day of the timer");
        }
    }
    trip.go("Europe/Berlin", "2026-06-12T18:05:00Z");
    let price = trip.tracker.overview(&OverviewQuery::default()).unwrap().price.unwrap();
    let timer = price.tiles.iter().find_map(|tile| tile.timer.as_ref()).unwrap();
    assert_eq!(timer.elapsed, 300, "and nothing is lost once the clock is right again");
}

#[test]
fn a_clock_set_before_the_injury_refuses_in_words_and_keeps_what_is_there() {
    let mut trip = Trip::from("Europe/Berlin", "2026-06-12T17:42:00Z", "2026-05-31");
    trip.clock.set("2023-06-12T17:42:00Z".parse().unwrap());
    let entry = from(json!({ "kind": "note", "value": { "text": "x" } }));
    let input = RecordEntry { episode: trip.episode, day: day("2026-06-12"), time: None, entry };
    let refused = trip.tracker.record_entry(&input).unwrap_err();
    assert_eq!(refused.fields[0].message, "12 June has not come yet.");
}

#[test]
fn after_midnight_the_entry_belongs_to_the_evening_until_three_and_the_hour_can_be_set() {
    let mut trip = Trip::from("Europe/Berlin", "2026-06-12T22:30:00Z", "2026-05-31");
    let shown = trip.note("half past midnight");
    assert_eq!((shown.day, shown.entries[0].time), (day("2026-06-12"), Some("00:30".parse().unwrap())));
    let entry = from(json!({ "kind": "note", "value": { "text": "at eight" } }));
    let time = Some("20:00".parse().unwrap());
    let evening = RecordEntry { episode: trip.episode, day: day("2026-06-12"), time, entry };
    trip.tracker.record_entry(&evening).unwrap();
    assert_eq!(trip.texts("2026-06-12"), ["at eight", "half past midnight"], "the night comes last");
    let query = from(json!({
        "episode": trip.episode, "range": { "range": "all" }, "paper": "a4", "name": true, "private_notes": false,
        "medication": false, "photos": false,
    }));
    let report = serde_json::to_string(&trip.tracker.report(&query).unwrap()).unwrap();
    assert!(report.contains("13 June 2026, 00:30, Berlin time"), "a date and the clock beside it: {report}");
    assert!(
        report.find("at eight") < report.find("half past midnight"),
        "the night comes last on paper: {report}"
    );
    let query =
        from(json!({ "episode": trip.episode, "text": "", "groups": ["notes"], "offset": 0, "limit": 9 }));
    let times =
        trip.tracker.search(&query).unwrap().hits.into_iter().map(|hit| hit.time.unwrap().to_string());
    assert_eq!(times.collect::<Vec<_>>(), ["00:30", "20:00"], "newest first");
    trip.tracker.undo(&OverviewQuery::default()).unwrap();
    trip.clock.set("2026-06-13T00:59:00Z".parse().unwrap());
    assert_eq!(trip.tracker.today().unwrap(), day("2026-06-12"), "02:59");
    trip.clock.set("2026-06-13T01:00:00Z".parse().unwrap());
    assert_eq!(trip.tracker.today().unwrap(), day("2026-06-13"), "03:00");
    trip.clock.set("2026-06-12T22:30:00Z".parse().unwrap());
    trip.tracker.change_setting(&SettingChange::DayEndsAt(LocalTime::MIDNIGHT)).unwrap();
    assert_eq!(trip.tracker.today().unwrap(), day("2026-06-13"));
    assert_eq!(trip.texts("2026-06-12"), ["half past midnight"], "a setting moves nothing that is logged");
    let seven = SettingChange::DayEndsAt("07:00".parse().unwrap());
    assert_eq!(trip.tracker.change_setting(&seven).unwrap_err().fields[0].field, "day_ends_at");
}

#[test]
fn across_the_date_line_the_same_date_comes_twice_and_both_entries_stay_on_it() {
    // 20:00 on 12 June in Auckland is 01:00 of the same date in Los Angeles, where the day has 23 hours to go.
    let mut trip = Trip::from("Pacific/Auckland", "2026-06-12T08:00:00Z", "2026-05-31");
    trip.note("Auckland");
    trip.pain(day("2026-06-12"), 1, 4);
    trip.go("America/Los_Angeles", "2026-06-12T20:00:00Z");
    let shown = trip.note("Los Angeles");
    trip.pain(day("2026-06-12"), 2, 2);
    assert_eq!(shown.day, day("2026-06-12"));
    assert_eq!(trip.texts("2026-06-12"), ["Los Angeles", "Auckland"], "by the clock on the wall");
    let query = OverviewQuery { day: Some(day("2026-06-12")), episode: None };
    let both = trip.tracker.overview(&query).unwrap().day.unwrap();
    assert_eq!(both.sittings.len(), 2);
    let place = |n: usize| both.entries[n].elsewhere.clone();
    assert_eq!((place(0), place(1)), (None, Some("Auckland time, UTC+12".to_owned())));
    let chart = trip
        .tracker
        .history(&hamstrong_core::api::inputs::HistoryQuery { episode: trip.episode, before: None, days: 1 })
        .unwrap();
    assert_eq!(chart.days[0].worst.unwrap().get(), 4, "the worst reading of the date counts");
    let query = from(json!({
        "episode": trip.episode, "range": { "range": "all" }, "paper": "a4", "name": true, "private_notes": false,
        "medication": false, "photos": false,
    }));
    let report = serde_json::to_string(&trip.tracker.report(&query).unwrap()).unwrap();
    assert!(report.contains("12 June 2026, 13:00, Los Angeles time"), "{report}");
    let zones = "was written on another clock (Auckland time, UTC+12) and counts by the date there.";
    assert!(report.contains(zones), "{report}");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out.json");
    trip.tracker.export_to(ExportFormat::Json, &file).unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    for zone in ["Pacific/Auckland\",\"offset_minutes\":720", "America/Los_Angeles\",\"offset_minutes\":-420"]
    {
        assert!(text.contains(zone), "{zone}");
    }
}

#[test]
fn across_the_date_line_the_other_way_a_date_is_skipped_and_can_be_filled_in() {
    let mut trip = Trip::from("America/Los_Angeles", "2026-06-13T04:00:00Z", "2026-05-31");
    trip.note("evening of the 12th");
    trip.go("Pacific/Auckland", "2026-06-13T20:00:00Z");
    assert_eq!(trip.note("morning").day, day("2026-06-14"));
    assert!(trip.texts("2026-06-13").is_empty());
    trip.pain(day("2026-06-13"), 1, 3);
    let query = OverviewQuery { day: Some(day("2026-06-13")), episode: None };
    let skipped = trip.tracker.overview(&query).unwrap().day.unwrap();
    assert_eq!(skipped.day_index, DayIndex(13));
    assert!(!skipped.sittings[0].check_in.as_ref().unwrap().late);
}

#[test]
fn a_zone_that_skips_a_whole_date_has_no_such_today() {
    // Samoa went from 29 to 31 December 2011.
    let mut trip = Trip::from("Pacific/Apia", "2011-12-30T08:00:00Z", "2011-12-20");
    assert_eq!(trip.note("last evening").day, day("2011-12-29"));
    trip.clock.set("2011-12-30T22:00:00Z".parse().unwrap());
    assert_eq!(trip.note("next morning").day, day("2011-12-31"));
    let apia: ZoneName = "Pacific/Apia".parse().unwrap();
    for time in ["00:00", "12:00", "23:30"] {
        let at = instant_of(day("2011-12-30"), time.parse().unwrap(), &apia);
        assert_eq!(at.to_string(), "2011-12-30T10:00:00.000Z", "{time}: midnight of the 31st");
    }
}

#[test]
fn days_on_which_clocks_change_have_a_date_at_every_hour() {
    for (zone, date) in [
        ("Africa/Cairo", "2026-04-24"),
        ("America/Havana", "2026-03-08"),
        ("America/Havana", "2026-11-01"),
        ("America/Santiago", "2026-09-06"),
        ("Asia/Beirut", "2026-03-29"),
        ("Atlantic/Azores", "2026-03-29"),
        ("Australia/Lord_Howe", "2026-04-05"),
        ("Australia/Lord_Howe", "2026-10-04"),
        ("Europe/Berlin", "2026-03-29"),
        ("Europe/Berlin", "2026-10-25"),
    ] {
        let name: ZoneName = zone.parse().unwrap();
        for minute in 0..24 * 4 {
            let time: LocalTime = format!("{:02}:{:02}", minute / 4, minute % 4 * 15).parse().unwrap();
            agrees(&name, day(date), time);
        }
    }
}

/// The instant of a wall-clock time, and the wall clock of that instant, are what jiff says.
fn agrees(zone: &ZoneName, date: LocalDate, time: LocalTime) {
    let at = instant_of(date, time, zone);
    let other = jiff::tz::TimeZone::get(zone.as_str()).unwrap();
    let wall: civil::DateTime = format!("{date}T{time}:00").parse().unwrap();
    let expected = match other.to_ambiguous_timestamp(wall).offset() {
        jiff::tz::AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(wall).unwrap(),
        jiff::tz::AmbiguousOffset::Fold { before, .. } => before.to_timestamp(wall).unwrap(),
        // The first minute after the gap on our half-hour steps, which no gap of these zones divides.
        jiff::tz::AmbiguousOffset::Gap { before, .. } => {
            let inside = before.to_timestamp(wall).unwrap();
            let shown = Moment { at, zone: zone.clone() };
            assert!(shown.day(LocalTime::MIDNIGHT) >= date, "{zone} {wall}");
            let late = at.utc().timestamp() - other.previous_transition_before(inside);
            assert!((0..=30 * 60).contains(&late), "{zone} {wall}: {late} s after the gap");
            return;
        }
    };
    assert_eq!(at.utc().timestamp(), expected.as_second(), "{zone} {wall}");
    let shown = Moment { at, zone: zone.clone() };
    assert_eq!((shown.day(LocalTime::MIDNIGHT), shown.time()), (date, time), "{zone} {wall}");
}

/// Seconds of the newest change of offset at or before a moment.
trait Transition {
    fn previous_transition_before(&self, at: jiff::Timestamp) -> i64;
}

impl Transition for jiff::tz::TimeZone {
    fn previous_transition_before(&self, at: jiff::Timestamp) -> i64 {
        let after = at.checked_add(jiff::SignedDuration::from_secs(1)).unwrap();
        self.preceding(after).next().map_or(i64::MIN, |t| t.timestamp().as_second())
    }
}

/// Zones whose rules the two databases give alike from 2020 to 2040. Governments change them between two releases, so
/// a few differ for years to come; what is tested is how they are read.
fn zones() -> impl Strategy<Value = ZoneName> {
    let all = chrono_tz::TZ_VARIANTS.iter();
    let alike: Vec<&'static str> = all.filter(|tz| told_alike(tz)).map(|tz| tz.name()).collect();
    assert!(alike.len() > 400 && alike.len() * 100 > chrono_tz::TZ_VARIANTS.len() * 95, "{}", alike.len());
    proptest::sample::select(alike).prop_map(|name| name.parse().unwrap())
}

fn told_alike(tz: &chrono_tz::Tz) -> bool {
    let Ok(other) = jiff::tz::TimeZone::get(tz.name()) else { return false };
    (2020..=2040).flat_map(|year| (1..=12).map(move |month| (year, month))).all(|(year, month)| {
        let at = Utc.with_ymd_and_hms(year, month, 1, 12, 0, 0).unwrap();
        let theirs = other.to_offset(jiff::Timestamp::from_second(at.timestamp()).unwrap());
        tz.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc() == theirs.seconds()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_zone_shows_the_date_and_time_another_calendar_shows(
        zone in zones(), second in 1_577_836_800_i64..2_240_524_800, ends in 0_i64..=6,
    ) {
        let at: Instant = DateTime::<Utc>::from_timestamp(second, 0).unwrap().into();
        let shown = Moment { at, zone: zone.clone() };
        let other = jiff::Timestamp::from_second(second).unwrap().in_tz(zone.as_str()).unwrap();
        prop_assert_eq!(shown.time().to_string(), format!("{:02}:{:02}", other.hour(), other.minute()));
        prop_assert_eq!(shown.offset_minutes(), other.offset().seconds() / 60);
        let ends_at: LocalTime = format!("{ends:02}:00").parse().unwrap();
        let lived = other.datetime().checked_sub(jiff::SignedDuration::from_hours(ends)).unwrap();
        prop_assert_eq!(shown.day(ends_at).to_string(), lived.date().to_string());
    }

    #[test]
    fn a_wall_clock_time_of_any_zone_is_the_moment_another_calendar_finds(
        zone in zones(), days in 0_i64..7670, minute in 0_u32..1440,
    ) {
        let date = day("2020-01-01").plus_days(days);
        agrees(&zone, date, format!("{:02}:{:02}", minute / 60, minute % 60).parse().unwrap());
    }

    #[test]
    fn days_since_the_injury_are_counted_as_another_calendar_counts_them(
        onset in 0_i64..109_000, later in -40_000_i64..40_000,
    ) {
        let first = day("1900-01-01").plus_days(onset);
        let then = first.plus_days(later);
        prop_assume!(then >= day("1900-01-01") && then <= day("2199-12-31"));
        let (a, b): (civil::Date, civil::Date) =
            (first.to_string().parse().unwrap(), then.to_string().parse().unwrap());
        let counted = (b - a).get_days();
        prop_assert_eq!(i64::from(counted), then.days_since(first));
        prop_assert_eq!(DayIndex::of(then, first), DayIndex(then.days_since(first).try_into().unwrap()));
        let week = chrono::Datelike::iso_week(&then.naive());
        let other = b.iso_week_date();
        prop_assert_eq!((week.year(), week.week()), (i32::from(other.year()), u32::from(other.week() as u8)));
    }
}

#[test]
fn odd_days_of_the_calendar_are_counted_right() {
    for (onset, then, index) in [
        ("2024-02-29", "2024-03-01", 1),
        ("2024-02-29", "2025-02-28", 365),
        ("2024-02-29", "2028-02-29", 1461),
        ("2100-02-28", "2100-03-01", 1),
        ("2020-12-28", "2021-01-03", 6),
        ("2026-12-31", "2027-01-01", 1),
    ] {
        assert_eq!(DayIndex::of(day(then), day(onset)).0, index, "{onset} to {then}");
    }
    // The week of 28 December 2026 is week 53 and reaches into the new year.
    let week = |text| chrono::Datelike::iso_week(&day(text).naive());
    assert_eq!((week("2027-01-03").year(), week("2027-01-03").week()), (2026, 53));
    assert!("2026-02-29".parse::<LocalDate>().is_err());
}

#[test]
fn an_injury_of_29_february_is_logged_through_years_without_one() {
    let mut trip = Trip::from("Europe/Berlin", "2024-02-29T12:00:00Z", "2024-02-29");
    trip.clock.set("2025-02-28T12:00:00Z".parse().unwrap());
    assert_eq!(trip.note("a year").day_index, DayIndex(365));
    trip.clock.set("2025-03-01T12:00:00Z".parse().unwrap());
    assert_eq!(trip.note("and a day").day_index, DayIndex(366));
}

#[test]
fn an_hour_that_comes_twice_keeps_entries_in_their_order_of_writing() {
    let mut trip = Trip::from("Europe/Berlin", "2026-10-25T00:40:00Z", "2026-10-20");
    trip.tracker.change_setting(&SettingChange::DayEndsAt(LocalTime::MIDNIGHT)).unwrap();
    let shown = trip.note("02:40, first time");
    assert_eq!(shown.entries[0].time.unwrap().to_string(), "02:40");
    trip.clock.set(Instant::from(trip.clock.now().at.utc() + TimeDelta::hours(1)));
    trip.note("02:40, second time");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out.json");
    trip.tracker.export_to(ExportFormat::Json, &file).unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    let (first, second) = (text.find("first time").unwrap(), text.find("second time").unwrap());
    assert!(first < second);
    assert!(
        text[..first].contains("\"offset_minutes\":120")
            && text[first..second].contains("\"offset_minutes\":60")
    );
}

#[test]
fn a_night_that_is_filled_in_or_moved_has_the_offset_of_its_moment() {
    let (mut desk, _) = Desk::with_injury();
    let spring = desk.injure("right", "2026-03-20");
    // Clocks in Berlin went forward at two on 29 March: after half past midnight of the 28th, before that of the 29th.
    for (on, offset) in [("2026-03-28", 60), ("2026-03-29", 120)] {
        let entry = from(json!({ "kind": "note", "value": { "text": "x" } }));
        let time = Some("00:30".parse().unwrap());
        let input = RecordEntry { episode: spring, day: day(on), time, entry };
        let shown = desk.tracker.record_entry(&input).unwrap().day.unwrap();
        let said = |desk: &Desk| {
            let file = desk.folder.path().join("out.json");
            desk.tracker.export_to(ExportFormat::Json, &file).unwrap();
            let text = std::fs::read_to_string(file).unwrap();
            text.lines().rfind(|l| l.contains("\"kind\":\"note\"")).unwrap().to_owned()
        };
        assert!(said(&desk).contains(&format!("\"offset_minutes\":{offset}")), "{}", said(&desk));
        let other = if on == "2026-03-28" { "2026-03-29" } else { "2026-03-28" };
        let moved = from(json!({ "records": [shown.entries[0].record], "day": other }));
        desk.tracker.move_records(&moved).unwrap();
        assert!(said(&desk).contains(&format!("\"offset_minutes\":{}", 180 - offset)), "{}", said(&desk));
        desk.tracker.undo(&OverviewQuery::default()).unwrap();
    }
}

#[test]
fn what_is_filled_in_for_a_winter_day_in_summer_has_the_offset_of_winter() {
    let (mut desk, _) = Desk::with_injury();
    let winter = desk.injure("right", "2026-01-10");
    let entry = from(json!({ "kind": "note", "value": { "text": "x" } }));
    let time = Some("12:00".parse().unwrap());
    let input = RecordEntry { episode: winter, day: day("2026-01-12"), time, entry };
    desk.tracker.record_entry(&input).unwrap();
    let file = desk.folder.path().join("out.json");
    desk.tracker.export_to(ExportFormat::Json, &file).unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    let line = text.lines().find(|l| l.contains("\"kind\":\"note\"")).unwrap();
    assert!(line.contains("\"offset_minutes\":60"), "{line}");
}
