//! Where a figure stands among the same figure of other accounts.

use super::uncertain::median;

/// An account's place in a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The group's figures, ascending: of the accounts of which enough is known.
    pub values: Vec<f64>,
    /// Their median.
    pub median: f64,
    /// How many of them are at this account's figure or below.
    pub at_or_below: u64,
}

/// Places a figure; nothing if no account of the group has one.
#[must_use]
pub fn place(figure: f64, mut group: Vec<f64>) -> Option<Place> {
    group.sort_by(f64::total_cmp);
    let median = median(&group)?;
    let at_or_below = group.partition_point(|value| *value <= figure) as u64;
    Some(Place {
        values: group,
        median,
        at_or_below,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_stands_above_those_it_equals() {
        let place = place(3.0, vec![5.0, 3.0, 1.0, 3.0]).unwrap();
        assert_eq!((place.at_or_below, place.median), (3, 3.0));
        assert_eq!(super::place(3.0, Vec::new()), None);
    }
}
