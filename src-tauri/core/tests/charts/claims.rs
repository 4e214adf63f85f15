use hamstrong_core::api::inputs::{ChartRange, ChartTheme, PainSeries};
use hamstrong_core::charts::{
    DayReading, Flare, Limit, Mark, PainHistory, PhaseBand, Rgb, Tokens, pain_chart,
};
use resvg::usvg::roxmltree::Document;

use crate::drawn::{assert_clean, height_of, layer, number, points, words};
use crate::samples::{judged, long, onset, query, score, thirteen_days};

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 0.1
}

#[test]
fn gaps_stay_gaps() {
    let chart = pain_chart(&thirteen_days(), &query(1008, ChartTheme::Light));
    let drawn = Document::parse(&chart.svg).unwrap();
    let missing = chart.plot.first_day_x + 6.0 * chart.plot.day_step;
    for class in ["c-main", "c-trend", "c-other"] {
        let lines = layer(&drawn, class);
        assert!(lines.len() >= 2, "{class}");
        for line in lines {
            let xs: Vec<f64> = points(line).into_iter().map(|p| p.0).collect();
            assert!(
                xs.iter().all(|x| *x < missing) || xs.iter().all(|x| *x > missing),
                "{class} crosses day 6"
            );
        }
    }
    assert!(words(&drawn).iter().any(|(text, x, _)| text == "no entry" && near(*x, missing)));
}

#[test]
fn the_pain_axis_is_always_0_to_10() {
    let low = PainHistory {
        days: vec![DayReading { walk: score(1), ..DayReading::blank(onset()) }],
        ..PainHistory::new(onset(), onset())
    };
    for history in [low, thirteen_days(), long(400), PainHistory::new(onset(), onset())] {
        let chart = pain_chart(&history, &query(1008, ChartTheme::Light));
        let drawn = Document::parse(&chart.svg).unwrap();
        assert!(near(height_of(&drawn, "0") - height_of(&drawn, "10"), chart.plot.bottom - chart.plot.top));
        assert!(near(chart.plot.top, 32.0) && near(chart.plot.bottom, 300.0));
    }
}

#[test]
fn days_and_scores_map_to_the_plot_as_the_frame_says() {
    for width in [280, 388, 720, 1008, 2000] {
        let chart = pain_chart(&thirteen_days(), &query(width, ChartTheme::Light));
        let drawn = Document::parse(&chart.svg).unwrap();
        let dots: Vec<(f64, f64)> =
            layer(&drawn, "c-dots").into_iter().map(|dot| (number(dot, "cx"), number(dot, "cy"))).collect();
        let unit = (chart.plot.bottom - chart.plot.top) / 10.0;
        let first_series =
            chart.days.iter().enumerate().filter_map(|(n, day)| Some((n, day.values.first()?)));
        for (n, value) in first_series.filter(|(_, value)| value.series == PainSeries::Walk) {
            let x = chart.plot.first_day_x + f64::from(u32::try_from(n).unwrap()) * chart.plot.day_step;
            let y = chart.plot.bottom - f64::from(u8::try_from(value.value.get()).unwrap()) * unit;
            assert!(dots.iter().any(|dot| near(dot.0, x) && near(dot.1, y)), "day {n} at {width}");
        }
    }
}

#[test]
fn late_entries_are_hollow_and_others_are_not() {
    let chart = pain_chart(&thirteen_days(), &query(1008, ChartTheme::Light));
    let drawn = Document::parse(&chart.svg).unwrap();
    let x = |n: f64| chart.plot.first_day_x + n * chart.plot.day_step;
    let hearts = |day: f64| {
        let mut at = layer(&drawn, "c-dots").into_iter().filter(|dot| near(number(*dot, "cx"), x(day)));
        at.next_back().and_then(|dot| dot.attribute("fill").map(str::to_owned))
    };
    assert_eq!(hearts(7.0).as_deref(), Some("#FFFFFF"));
    assert_eq!(hearts(8.0).as_deref(), Some("#14202A"));
}

#[test]
fn a_lane_exists_once_the_injury_has_such_an_event() {
    let lanes = |history: &PainHistory| {
        let chart = pain_chart(history, &query(720, ChartTheme::Light));
        let drawn = Document::parse(&chart.svg).unwrap();
        let names: Vec<String> = words(&drawn).into_iter().map(|word| word.0).collect();
        ["sessions", "massage", "painkiller"].map(|lane| names.iter().any(|name| name == lane))
    };
    let mut history = thirteen_days();
    assert_eq!(lanes(&history), [true, true, true]);
    history.days.iter_mut().for_each(|day| day.massages = 0);
    assert_eq!(lanes(&history), [true, false, true]);
    assert_eq!(lanes(&PainHistory::new(onset(), onset())), [false; 3]);
}

#[test]
fn every_line_is_named_at_its_end_with_its_last_value() {
    let mut all = query(1008, ChartTheme::Light);
    all.series = vec![PainSeries::Rest, PainSeries::Walk, PainSeries::Walk, PainSeries::LowBack];
    let chart = pain_chart(&thirteen_days(), &all);
    let drawn = Document::parse(&chart.svg).unwrap();
    let named: Vec<String> =
        words(&drawn).into_iter().map(|word| word.0).filter(|w| w.contains(' ')).collect();
    assert!(named.contains(&"walking 2".to_owned()) && named.contains(&"rest 1".to_owned()));
    assert!(!named.iter().any(|name| name.starts_with("low back")), "a line without a reading has no name");
    assert_eq!(chart.days[0].values.len(), 2, "a series asked for twice is shown once");
}

#[test]
fn there_is_one_row_a_calendar_day_also_for_days_without_an_entry() {
    let chart = pain_chart(&thirteen_days(), &query(1008, ChartTheme::Light));
    assert_eq!((chart.days.len(), chart.from, chart.to), (13, onset(), onset().plus_days(12)));
    assert!(chart.days[6].values.is_empty() && chart.days[7].late);
    let order: Vec<PainSeries> = chart.days[9].values.iter().map(|value| value.series).collect();
    assert_eq!(order, [PainSeries::Walk, PainSeries::Stretch, PainSeries::Rest]);
    assert_eq!(chart.days.iter().map(|day| day.day_index.0).collect::<Vec<_>>(), (0..13).collect::<Vec<_>>());
}

#[test]
fn the_picture_has_a_name_and_its_inside_is_silent() {
    let chart = pain_chart(&judged(), &query(1008, ChartTheme::Light));
    let drawn = assert_clean(&chart.svg);
    let root = drawn.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    let said = |name: &str| {
        root.children().find(|n| n.has_tag_name(name)).and_then(|n| n.text()).unwrap().to_owned()
    };
    assert_eq!((said("title"), said("desc")), (chart.headline.clone(), chart.detail.clone()));
    let drawing = root.children().filter(|n| n.has_tag_name("g")).collect::<Vec<_>>();
    assert_eq!(drawing.len(), 1);
    assert_eq!(drawing[0].attribute("aria-hidden"), Some("true"));
}

#[test]
fn hostile_words_stay_words() {
    let hostile = "\"><script>alert(1)</script><a href='x'>&\u{0}\u{b}\u{1b}\u{ffff}</text></g>";
    let mut history = judged();
    history.bands.iter_mut().for_each(|band| band.name = hostile.into());
    history.bands[1].name = "<b>".into();
    history.limit = score(0).map(|value| Limit { from: onset(), value, label: hostile.into() });
    history.flares = vec![Flare { day: onset().plus_days(1), until: None, label: hostile.into() }];
    history.marks = vec![Mark { day: onset().plus_days(10), label: "<i onload=x>".into() }];
    let chart = pain_chart(&history, &query(2000, ChartTheme::Dark));
    let drawn = assert_clean(&chart.svg);
    let shown: Vec<String> = words(&drawn).into_iter().map(|word| word.0).collect();
    assert!(shown.contains(&"<b>".to_owned()) && shown.contains(&"<i onload=x>".to_owned()), "{shown:?}");
}

#[test]
fn bands_limit_flare_and_marks_are_drawn_when_given() {
    let mut history = judged();
    history.marks = vec![Mark { day: onset().plus_days(5), label: "walks without a limp".into() }];
    let chart = pain_chart(&history, &query(1008, ChartTheme::Light));
    let drawn = assert_clean(&chart.svg);
    let shown: Vec<String> = words(&drawn).into_iter().map(|word| word.0).collect();
    for word in [
        "Protect and calm",
        "Gentle loading",
        "massage limit",
        "flare, massage paused",
        "walks without a limp",
    ] {
        assert!(shown.iter().any(|w| w == word), "{word}");
    }
    assert_eq!(layer(&drawn, "c-limit").len(), 1);
    let bare = pain_chart(&thirteen_days(), &query(1008, ChartTheme::Light));
    let drawn = assert_clean(&bare.svg);
    for class in ["c-bands", "c-limit", "c-flares", "c-marks"] {
        assert!(layer(&drawn, class).is_empty(), "{class}");
    }
}

#[test]
fn a_phase_band_changes_between_two_days() {
    let mut history = judged();
    history.bands.push(PhaseBand { from: onset().plus_days(900), to: None, name: "later".into() });
    let chart = pain_chart(&history, &query(1008, ChartTheme::Light));
    let drawn = Document::parse(&chart.svg).unwrap();
    let tints: Vec<_> = layer(&drawn, "c-bands").into_iter().filter(|n| n.has_tag_name("rect")).collect();
    assert_eq!(tints.len(), 2, "a band after the axis is not drawn");
    assert!(near(number(tints[1], "x"), chart.plot.first_day_x + 4.5 * chart.plot.day_step));
}

#[test]
fn today_is_marked_while_the_injury_is_open() {
    let mut history = thirteen_days();
    let marked =
        |history: &PainHistory| pain_chart(history, &query(388, ChartTheme::Light)).svg.contains(">today<");
    assert!(marked(&history));
    history.closed = Some(onset().plus_days(11));
    assert!(!marked(&history));
}

#[test]
fn ten_years_stay_small() {
    let mut all = query(1008, ChartTheme::Light);
    all.range = ChartRange::All;
    let chart = pain_chart(&long(3_650), &all);
    assert_eq!(chart.days.len(), 3_650);
    assert!(chart.svg.len() < 150_000, "{} bytes", chart.svg.len());
}

#[test]
fn the_colours_are_those_of_the_page() {
    let sheet = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/styles/tokens.css");
    // The page is built apart from the core and may not be there.
    let Ok(sheet) = std::fs::read_to_string(sheet) else { return };
    let (light, dark) = sheet.split_once("data-theme='dark'").expect("a dark theme");
    for (part, theme) in [(light, ChartTheme::Light), (dark, ChartTheme::Dark)] {
        let declared: Vec<(&str, &str)> = part
            .split([';', '{', '}'])
            .filter_map(|rule| {
                rule.rsplit_once("*/").map_or(Some(rule), |(_, rest)| Some(rest))?.split_once(':')
            })
            .map(|(name, value)| (name.trim(), value.trim()))
            .collect();
        for (name, Rgb(r, g, b)) in Tokens::of(theme).named() {
            let ours = format!("#{r:02x}{g:02x}{b:02x}");
            let theirs = declared.iter().find(|(declared, _)| *declared == name);
            // Tints that only charts use need not be in the page.
            assert!(
                theirs.is_none_or(|(_, value)| *value == ours),
                "{theme:?} {name}: {theirs:?}, here {ours}"
            );
        }
        assert!(declared.iter().any(|(name, _)| *name == "--ink-2"), "the sheet could be read");
    }
}
