//! One line of the chart: its points, where it breaks, and its robust trend.

use super::window::Window;
use crate::api::inputs::PainSeries;

/// A reading in place: days from the beginning of the window, and the score 0–10.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub day: usize,
    pub value: u8,
    pub late: bool,
}

/// A place in the plot: days from the beginning of the window, and pain 0–10.
pub(super) type Place = (f64, f64);

/// The readings of one series, oldest first.
pub(super) fn points(window: &Window, series: PainSeries) -> Vec<Point> {
    let read = |(day, reading): (usize, &super::model::DayReading)| {
        let value = u8::try_from(reading.pain(series)?.get()).ok()?;
        Some(Point { day, value, late: reading.late })
    };
    window.days.iter().enumerate().filter_map(read).collect()
}

/// Stretches of readings at most `reach` days apart. With `reach` 1 every missing day breaks the line.
pub(super) fn runs(points: &[Point], reach: usize) -> impl Iterator<Item = &[Point]> {
    points.chunk_by(move |a, b| b.day - a.day <= reach)
}

/// The trend of one run: the running median of `width` readings (odd, 5 or more), then a triangular mean over about half
/// that width.
///
/// After Tukey (Exploratory Data Analysis, 1977): a median of five ignores one or two wild days entirely, where a mean
/// would bend towards a flare; the light mean only takes off the median's corners. Towards the ends both windows narrow
/// evenly, so that a fall is not flattened, and the outermost two follow Tukey's end rule, so that one wild last day
/// does not carry the trend away. Fewer than three readings have no trend.
pub(super) fn trend(run: &[Point], width: usize) -> Vec<Place> {
    if run.len() < 3 {
        return Vec::new();
    }
    let mut medians = running_median(run, width / 2);
    let n = medians.len();
    medians[0] = end_value(medians[0], medians[1], medians[2]);
    medians[n - 1] = end_value(medians[n - 1], medians[n - 2], medians[n - 3]);
    let smooth = triangular_mean(&medians, (width / 4).max(1));
    run.iter().map(|p| days(p.day)).zip(smooth).collect()
}

/// Tukey's end rule: the median of the last reading, the one beside it, and where the two beside it point to.
fn end_value(end: f64, beside: f64, further: f64) -> f64 {
    let mut three = [end, beside, 3.0 * beside - 2.0 * further];
    three.sort_unstable_by(f64::total_cmp);
    three[1]
}

/// Medians of as many readings to each side as there are on both, at most `half`. A histogram slides along, so the cost
/// does not grow with `half`.
fn running_median(run: &[Point], half: usize) -> Vec<f64> {
    let mut counts = [0_usize; 11];
    let mut from = 0;
    let mut to = 0;
    (0..run.len())
        .map(|at| {
            let reach = half.min(at).min(run.len() - 1 - at);
            while to <= at + reach {
                counts[usize::from(run[to].value.min(10))] += 1;
                to += 1;
            }
            while from + reach < at {
                counts[usize::from(run[from].value.min(10))] -= 1;
                from += 1;
            }
            let mut seen = 0;
            let middle = counts.iter().position(|&n| {
                seen += n;
                seen > reach
            });
            days(middle.unwrap_or(10))
        })
        .collect()
}

/// Means weighted by nearness over `half` places to each side. Near the ends the window narrows, so the ends stay.
fn triangular_mean(values: &[f64], half: usize) -> Vec<f64> {
    (0..values.len())
        .map(|at| {
            let reach = half.min(at).min(values.len() - 1 - at);
            let weighted = |n: usize| days(reach + 1 - at.abs_diff(n));
            let (sum, weight) = (at - reach..=at + reach)
                .fold((0.0, 0.0), |(sum, weight), n| (sum + values[n] * weighted(n), weight + weighted(n)));
            sum / weight
        })
        .collect()
}

/// The next whole number, at least 0.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float cast saturates")]
pub(super) fn whole(x: f64) -> usize {
    x.ceil() as usize
}

/// A count of days as a coordinate.
#[allow(clippy::cast_precision_loss, reason = "a history has far fewer than 2^52 days")]
pub(super) fn days(n: usize) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(values: &[u8]) -> Vec<Point> {
        values.iter().enumerate().map(|(day, &value)| Point { day, value, late: false }).collect()
    }

    fn trend_of(values: &[u8]) -> Vec<f64> {
        trend(&run(values), 5).into_iter().map(|(_, y)| y).collect()
    }

    #[test]
    fn a_missing_day_breaks_the_line() {
        let mut points = run(&[7, 7, 6, 5]);
        points.remove(2);
        let lengths: Vec<usize> = runs(&points, 1).map(<[Point]>::len).collect();
        assert_eq!(lengths, [2, 1]);
    }

    #[test]
    fn one_wild_day_does_not_bend_the_trend() {
        assert_eq!(trend_of(&[3, 3, 3, 10, 3, 3, 3]), [3.0; 7]);
        assert_eq!(trend_of(&[3, 2, 5, 3, 3, 2]), [3.0; 6]);
        assert_eq!(trend_of(&[3, 3, 3, 3, 3, 9]), [3.0; 6]);
    }

    #[test]
    fn a_steady_fall_stays_a_steady_fall() {
        assert_eq!(trend_of(&[8, 7, 6, 5, 4, 3, 2]), [8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0]);
    }

    #[test]
    fn two_readings_have_no_trend() {
        assert_eq!(trend_of(&[4, 3]), [0.0; 0]);
        assert_eq!(trend_of(&[4, 3, 3]).len(), 3);
    }

    #[test]
    fn a_wide_median_agrees_with_sorting() {
        let values: Vec<u8> = (0..200_u32).map(|n| u8::try_from((n * n * 7 + n) % 11).unwrap()).collect();
        for half in [1, 2, 7, 40, 300] {
            for (at, median) in running_median(&run(&values), half).into_iter().enumerate() {
                let reach = half.min(at).min(values.len() - 1 - at);
                let mut near = values[at - reach..=at + reach].to_vec();
                near.sort_unstable();
                assert!((median - f64::from(near[reach])).abs() < 1e-9, "{at} {half}");
            }
        }
    }
}
