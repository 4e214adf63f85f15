//! Whatever was logged, the drawing is whole.

use hamstrong_core::api::inputs::{ChartRange, ChartTheme, PainChartQuery, PainSeries};
use hamstrong_core::charts::{DayReading, Flare, Limit, Mark, PainHistory, PhaseBand, pain_chart};
use proptest::prelude::*;

use crate::drawn::{assert_clean, number, points, words};
use crate::samples::{onset, score};

fn reading() -> impl Strategy<Value = (i64, DayReading)> {
    let pain = || prop::option::of(0..=10_i64).prop_map(|n| n.and_then(score));
    let flags = (any::<bool>(), any::<bool>(), 0..3_u32, 0..3_u32, any::<bool>());
    (-5..4_000_i64, pain(), pain(), pain(), pain(), flags).prop_map(
        |(n, walk, rest, stretch, low_back, flags)| {
            let (late, sessions_late, sessions, massages, painkiller) = flags;
            let blank = DayReading::blank(onset().plus_days(n));
            let reading = DayReading { walk, rest, stretch, low_back, worst: walk, late, ..blank };
            (n, DayReading { sessions, sessions_late, massages, massages_late: late, painkiller, ..reading })
        },
    )
}

prop_compose! {
    fn history()(
        length in prop_oneof![Just(0_i64), 0..20_i64, 0..4_000_i64],
        readings in prop::collection::vec(reading(), 0..400),
        every_day in any::<bool>(),
        closed in prop::option::of(-3..4_000_i64),
        judged in prop::option::of((-9..4_000_i64, -9..4_000_i64, 0..=10_i64, ".{0,40}")),
    ) -> PainHistory {
        let day = |n: i64| onset().plus_days(n);
        let mut history = PainHistory::new(onset(), day(length));
        history.closed = closed.map(day);
        let fold = |n: usize| day(i64::try_from(n).unwrap());
        history.days = readings
            .into_iter()
            .enumerate()
            .map(|(n, (_, reading))| if every_day { DayReading { day: fold(n), ..reading } } else { reading })
            .collect();
        if let Some((a, b, value, label)) = judged {
            history.bands = vec![
                PhaseBand { from: day(a), to: Some(day(b)), name: label.clone() },
                PhaseBand { from: day(b), to: None, name: "Next".into() },
            ];
            history.limit = score(value).map(|value| Limit { from: day(a), value, label: label.clone() });
            history.flares = vec![Flare { day: day(b), until: Some(day(a)), label: label.clone() }];
            history.marks = vec![Mark { day: day(a), label }];
        }
        history
    }
}

fn range() -> impl Strategy<Value = ChartRange> {
    let day = |n: i64| onset().plus_days(n);
    prop_oneof![
        Just(ChartRange::TwoWeeks),
        Just(ChartRange::SixWeeks),
        Just(ChartRange::ThreeMonths),
        Just(ChartRange::All),
        (-9..4_000_i64, -9..4_000_i64).prop_map(move |(a, b)| ChartRange::Days { from: day(a), to: day(b) }),
    ]
}

fn query() -> impl Strategy<Value = PainChartQuery> {
    let series = prop::sample::subsequence(
        vec![PainSeries::Walk, PainSeries::Rest, PainSeries::Stretch, PainSeries::Worst, PainSeries::LowBack],
        0..=5,
    );
    (series.prop_shuffle(), range(), any::<bool>(), 0..2_500_u32).prop_map(|(series, range, dark, width)| {
        let theme = if dark { ChartTheme::Dark } else { ChartTheme::Light };
        PainChartQuery { series, range, width, ..crate::samples::query(1008, theme) }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_history_gives_a_whole_drawing(history in history(), query in query()) {
        let chart = pain_chart(&history, &query);
        let drawn = assert_clean(&chart.svg);
        prop_assert_eq!(i64::try_from(chart.days.len()).unwrap(), chart.to.days_since(chart.from) + 1);
        prop_assert!(chart.width >= 280.0 && chart.width <= 2000.0);
        prop_assert!(chart.plot.day_step.is_finite() && chart.plot.day_step > 0.0);
        prop_assert!(chart.plot.left < chart.plot.right && chart.plot.right < chart.width);
        prop_assert!(chart.plot.top < chart.plot.bottom && chart.plot.bottom < chart.height);

        let within = |x: f64, y: f64| (0.0..=chart.width).contains(&x) && (0.0..=chart.height).contains(&y);
        for node in drawn.descendants() {
            for (x, y) in [("x", "y"), ("x1", "y1"), ("x2", "y2"), ("cx", "cy")] {
                if node.has_attribute(x) {
                    prop_assert!(within(number(node, x), number(node, y)), "{node:?}");
                }
            }
            if node.has_attribute("points") {
                prop_assert!(points(node).into_iter().all(|(x, y)| within(x, y)), "{node:?}");
            }
        }

        // The names at the right of the plot, and the words under it, each on a line of its own.
        let mut heights: Vec<f64> =
            words(&drawn).into_iter().filter(|(_, x, _)| *x > chart.plot.right + 6.0).map(|(_, _, y)| y).collect();
        heights.sort_by(f64::total_cmp);
        prop_assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= 13.0), "{heights:?}");
    }

    #[test]
    fn the_order_of_days_does_not_matter(history in history(), query in query()) {
        let mut sorted = history;
        sorted.days.sort_by_key(|reading| reading.day);
        sorted.days.dedup_by_key(|reading| reading.day);
        let mut turned = sorted.clone();
        turned.days.reverse();
        prop_assert_eq!(pain_chart(&sorted, &query).svg, pain_chart(&turned, &query).svg);
    }
}
