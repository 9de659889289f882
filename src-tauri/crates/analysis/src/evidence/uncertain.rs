//! How far a figure could lie elsewhere: ranges of 95 in 100.

use super::Part;
use crate::random::Random;

/// The standard normal's quantile for 95 in 100.
const Z: f64 = 1.959_963_984_540_054;

/// A range of 95 in 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// Wilson's range of a share (Wilson 1927). It takes the posts as independent, which they seldom are: read it as the
/// least that is uncertain.
#[must_use]
pub fn of_share(part: Part) -> Option<Range> {
    if part.of == 0 {
        return None;
    }
    let (n, share) = (part.of as f64, part.share());
    let middle = share + Z * Z / (2.0 * n);
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    Some(Range {
        low: ((middle - half) / whole).max(0.0),
        high: ((middle + half) / whole).min(1.0),
    })
}

/// The middle of values in order: of an even number the mean of the two in the middle.
#[must_use]
pub fn median(sorted: &[f64]) -> Option<f64> {
    let n = sorted.len();
    let upper = *sorted.get(n / 2)?;
    Some(match n % 2 {
        1 => upper,
        _ => (sorted[n / 2 - 1] + upper) / 2.0,
    })
}

/// The range of a median, from the values' own order: the values at ranks `n/2 ∓ Z √n/2`, counted from 1, the lower
/// rounded down and the upper rounded up plus one.
#[must_use]
pub fn of_median(sorted: &[f64]) -> Option<Range> {
    let n = sorted.len();
    if n == 0 {
        return None;
    }
    let (half, reach) = (n as f64 / 2.0, Z * (n as f64).sqrt() / 2.0);
    let low = (half - reach).floor().max(1.0) as usize;
    let high = ((half + reach).ceil() as usize + 1).min(n);
    Some(Range {
        low: sorted[low - 1],
        high: sorted[high - 1],
    })
}

/// The middle 95 in 100 of values found by drawing anew: 2.5 in 100 are left out at either end.
#[must_use]
pub fn of_drawn(mut values: Vec<f64>) -> Option<Range> {
    if values.is_empty() {
        return None;
    }
    values.sort_by(f64::total_cmp);
    let out = values.len() * 25 / 1_000;
    Some(Range {
        low: values[out],
        high: values[values.len() - 1 - out],
    })
}

/// Draws `n` of `n` places with putting back, `times` over, and takes a figure of each drawing.
pub fn draw<T>(n: usize, times: usize, seed: u64, mut figure: impl FnMut(&[usize]) -> T) -> Vec<T> {
    let mut random = Random::new(seed);
    let mut drawn = vec![0; n];
    let mut figures = Vec::with_capacity(times);
    for _ in 0..times {
        for place in &mut drawn {
            *place = random.below(n as u64) as usize;
        }
        figures.push(figure(&drawn));
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilsons_range_is_that_of_the_textbook() {
        // 10 of 100: from 5.52 to 17.44 in 100.
        let range = of_share(Part { count: 10, of: 100 }).unwrap();
        assert!((range.low - 0.0552).abs() < 0.0001, "{range:?}");
        assert!((range.high - 0.1744).abs() < 0.0001, "{range:?}");
        let none = of_share(Part { count: 0, of: 30 }).unwrap();
        assert_eq!(none.low, 0.0);
        assert!((none.high - 0.1135).abs() < 0.0001, "{none:?}");
        assert_eq!(of_share(Part { count: 0, of: 0 }), None);
    }

    #[test]
    fn a_median_has_the_ranks_of_its_own_order() {
        let values: Vec<f64> = (1..=100).map(f64::from).collect();
        assert_eq!(median(&values), Some(50.5));
        // 50 ∓ 9.8: the 40th and the 61st.
        let range = of_median(&values).unwrap();
        assert_eq!((range.low, range.high), (40.0, 61.0));
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3.0]), Some(3.0));
        let one = of_median(&[3.0]).unwrap();
        assert_eq!((one.low, one.high), (3.0, 3.0));
    }

    #[test]
    fn what_is_drawn_loses_its_ends() {
        let range = of_drawn((0..1_000).map(f64::from).collect()).unwrap();
        assert_eq!((range.low, range.high), (25.0, 974.0));
        let sums = draw(3, 4, 1, |places| places.len());
        assert_eq!(sums, [3, 3, 3, 3]);
    }
}
