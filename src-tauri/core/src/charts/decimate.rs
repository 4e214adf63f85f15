//! Fewer points for long ranges: what a pixel cannot show is not drawn.
//!
//! Ten years are 3,650 readings on about 850 pixels. Raw readings keep the extremes of each pixel column, so no
//! peak is lost; the smooth trend keeps the points that make the largest triangles (Steinarsson 2013, LTTB).

use super::series::{Place, Point, days};

/// First, lowest, highest and last reading of each column of `per_column` days, in the order of their days.
pub(super) fn min_max(run: &[Point], per_column: f64) -> Vec<Place> {
    let place = |p: &Point| (days(p.day), f64::from(p.value));
    if per_column <= 1.0 {
        return run.iter().map(place).collect();
    }
    let column = |p: &Point| (days(p.day) / per_column).floor();
    run.chunk_by(|a, b| (column(a) - column(b)).abs() < 0.5)
        .flat_map(|chunk| {
            let ends = [chunk.first(), chunk.last()];
            let extremes = [chunk.iter().min_by_key(|p| p.value), chunk.iter().max_by_key(|p| p.value)];
            let mut kept: Vec<&Point> = ends.into_iter().chain(extremes).flatten().collect();
            kept.sort_unstable_by_key(|p| p.day);
            kept.dedup_by_key(|p| p.day);
            kept
        })
        .map(place)
        .collect()
}

/// At most `keep` points (2 or more) of a line: both ends, and from each bucket between them the point that makes the
/// largest triangle with the one kept before and the mean of the bucket after.
pub(super) fn largest_triangles(line: &[Place], keep: usize) -> Vec<Place> {
    let (Some(&first), Some(&last)) = (line.first(), line.last()) else { return Vec::new() };
    if line.len() <= keep.max(2) {
        return line.to_vec();
    }
    let inner = &line[1..line.len() - 1];
    let buckets = keep.max(2) - 2;
    let bounds = |n: usize| n * inner.len() / buckets;
    let mut kept = vec![first];
    let mut before = first;
    for n in 0..buckets {
        let next = if n + 1 < buckets { mean(&inner[bounds(n + 1)..bounds(n + 2)]) } else { last };
        let area = |p: &Place| {
            ((before.0 - next.0) * (p.1 - before.1) - (before.0 - p.0) * (next.1 - before.1)).abs()
        };
        let largest = inner[bounds(n)..bounds(n + 1)].iter().max_by(|a, b| area(a).total_cmp(&area(b)));
        if let Some(&point) = largest {
            kept.push(point);
            before = point;
        }
    }
    kept.push(last);
    kept
}

fn mean(line: &[Place]) -> Place {
    let n = days(line.len().max(1));
    (line.iter().map(|p| p.0).sum::<f64>() / n, line.iter().map(|p| p.1).sum::<f64>() / n)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wave(n: usize) -> Vec<Point> {
        (0..n).map(|day| Point { day, value: u8::try_from((day * 7) % 9).unwrap(), late: false }).collect()
    }

    #[test]
    fn a_single_peak_survives_ten_years() {
        let mut run = wave(3_650);
        run[1_777].value = 10;
        let kept = min_max(&run, 4.3);
        assert!(kept.contains(&(1_777.0, 10.0)));
        assert!(kept.len() < 3_650);
        assert!(kept.windows(2).all(|w| w[0].0 < w[1].0));
    }

    #[test]
    fn what_fits_is_kept_whole() {
        assert_eq!(min_max(&wave(60), 0.2).len(), 60);
        let line: Vec<Place> = (0..60).map(|n| (days(n), 1.0)).collect();
        assert_eq!(largest_triangles(&line, 60), line);
    }

    #[test]
    fn the_trend_keeps_its_ends_and_its_size() {
        let line: Vec<Place> = (0..3_650).map(|n| (days(n), (days(n) / 100.0).sin())).collect();
        for keep in [2, 3, 10, 400] {
            let kept = largest_triangles(&line, keep);
            assert_eq!((kept.len(), kept[0], kept[keep - 1]), (keep, line[0], line[3_649]));
        }
    }
}
