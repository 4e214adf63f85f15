//! Finding room for words: a label goes to the first place that touches nothing, or is left out.

use super::metrics::{CAP, Weight, width};
use super::render_svg::{Side, Spot};

/// An upright rectangle, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    /// The ground a word covers, with `air` around it.
    pub(super) fn of_text(text: &str, weight: Weight, at: Spot, side: Side, air: f64) -> Self {
        let wide = width(text, weight);
        let left = match side {
            Side::Start => at.0,
            Side::Middle => at.0 - wide / 2.0,
            Side::End => at.0 - wide,
        };
        // Three pixels below the baseline hold the tails of g and y.
        Self { left: left - air, top: at.1 - CAP - air, right: left + wide + air, bottom: at.1 + 3.0 + air }
    }

    fn touches(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn within(&self, other: &Self) -> bool {
        self.left >= other.left
            && self.right <= other.right
            && self.top >= other.top
            && self.bottom <= other.bottom
    }

    /// A straight line crosses this ground (Liang and Barsky's clipping, 1984).
    fn crossed_by(&self, from: Spot, to: Spot) -> bool {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let edges = [
            (-dx, from.0 - self.left),
            (dx, self.right - from.0),
            (-dy, from.1 - self.top),
            (dy, self.bottom - from.1),
        ];
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        for (step, room) in edges {
            if step == 0.0 {
                if room < 0.0 {
                    return false;
                }
            } else if step < 0.0 {
                enters = enters.max(room / step);
            } else {
                leaves = leaves.min(room / step);
            }
        }
        enters < leaves
    }
}

/// What is already drawn.
#[derive(Debug)]
pub(super) struct Ground {
    bounds: Area,
    areas: Vec<Area>,
    lines: Vec<(Spot, Spot)>,
}

impl Ground {
    /// Free ground.
    pub(super) fn new(bounds: Area) -> Self {
        Self { bounds, areas: Vec::new(), lines: Vec::new() }
    }

    /// Nothing may be put on a line from now on.
    pub(super) fn line(&mut self, through: &[Spot]) {
        self.lines.extend(through.windows(2).map(|w| (w[0], w[1])));
    }

    /// Nothing may be put here from now on.
    pub(super) fn area(&mut self, area: Area) {
        self.areas.push(area);
    }

    /// A disc of this radius is taken.
    pub(super) fn disc(&mut self, (x, y): Spot, radius: f64) {
        self.area(Area { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
    }

    /// Takes the first of the places where the word touches nothing.
    pub(super) fn place(&mut self, text: &str, weight: Weight, side: Side, places: &[Spot]) -> Option<Spot> {
        let free = |at: &&Spot| {
            let area = Area::of_text(text, weight, **at, side, 1.0);
            area.within(&self.bounds)
                && !self.areas.iter().any(|a| a.touches(&area))
                && !self.lines.iter().any(|&(from, to)| area.crossed_by(from, to))
        };
        let at = *places.iter().find(free)?;
        self.area(Area::of_text(text, weight, at, side, 2.0));
        Some(at)
    }
}

/// Moves heights apart to at least `gap`, keeping their order and as near to where they want to be as fits between
/// `top` and `bottom`. When they cannot all fit, they are spread evenly.
pub(super) fn spread(wanted: &[f64], gap: f64, (top, bottom): (f64, f64)) -> Vec<f64> {
    let steps = super::series::days(wanted.len().saturating_sub(1));
    let gap = if steps > 0.0 { gap.min((bottom - top) / steps) } else { gap };
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));
    // Blocks of labels that touch: each lies where the mean of its members' wishes is, then blocks that meet are joined.
    let mut blocks: Vec<(f64, Vec<usize>)> = Vec::new();
    let height = |n: usize| super::series::days(n.saturating_sub(1)) * gap;
    for n in order {
        blocks.push((wanted[n].clamp(top, bottom), vec![n]));
        while let [.., (above, first), (below, second)] = blocks.as_slice() {
            if *above + height(first.len()) + gap <= *below {
                break;
            }
            let members: Vec<usize> = first.iter().chain(second).copied().collect();
            let wish: f64 =
                members.iter().enumerate().map(|(i, &m)| wanted[m] - super::series::days(i) * gap).sum();
            let start = wish / super::series::days(members.len());
            let start = start.min(bottom - height(members.len())).max(top);
            blocks.truncate(blocks.len() - 2);
            blocks.push((start, members));
        }
    }
    let mut placed = vec![0.0; wanted.len()];
    for (start, members) in blocks {
        for (i, member) in members.into_iter().enumerate() {
            placed[member] = start + super::series::days(i) * gap;
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_want_the_same_height_part_evenly() {
        assert_eq!(spread(&[100.0, 100.0], 16.0, (0.0, 200.0)), [92.0, 108.0]);
        assert_eq!(spread(&[100.0, 100.0, 40.0], 16.0, (0.0, 200.0)), [92.0, 108.0, 40.0]);
    }

    #[test]
    fn labels_stay_inside_and_apart() {
        let all_zero = spread(&[300.0; 5], 16.0, (32.0, 300.0));
        assert_eq!(all_zero, [236.0, 252.0, 268.0, 284.0, 300.0]);
        let crowded = spread(&[10.0; 5], 16.0, (0.0, 40.0));
        assert_eq!(crowded, [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert!(spread(&[], 16.0, (0.0, 40.0)).is_empty());
    }

    #[test]
    fn a_word_never_lies_on_a_line() {
        let mut ground = Ground::new(Area { left: 0.0, top: 0.0, right: 200.0, bottom: 100.0 });
        ground.line(&[(0.0, 50.0), (200.0, 50.0)]);
        let put = ground.place("no entry", Weight::Regular, Side::Middle, &[(100.0, 52.0), (100.0, 80.0)]);
        assert_eq!(put, Some((100.0, 80.0)));
        assert_eq!(ground.place("no entry", Weight::Regular, Side::Middle, &[(110.0, 82.0)]), None);
        assert_eq!(ground.place("no entry", Weight::Regular, Side::Start, &[(190.0, 20.0)]), None);
    }
}
