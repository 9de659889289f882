//! Which accounts of a dataset were made at about the same time.

use chrono::NaiveDate;

use super::{Lack, Part, Unit};

/// Accounts with a known day below which nothing is said.
pub const ACCOUNTS: u64 = 25;

/// How many days apart counts as together.
pub const DAYS: i64 = 2;

/// Of the other accounts with a known day, those made within [`DAYS`] days before or after this one.
///
/// `sorted` holds the days of all accounts of the dataset, this one's among them, ascending.
///
/// # Errors
///
/// [`Lack::NotEnough`] below [`ACCOUNTS`].
pub fn together(own: NaiveDate, sorted: &[NaiveDate]) -> Result<Part, Lack> {
    Lack::unless(Unit::Accounts, ACCOUNTS, sorted.len() as u64)?;
    let far = |days: i64| {
        own.checked_add_signed(chrono::TimeDelta::days(days))
            .unwrap_or(own)
    };
    let (first, last) = (far(-DAYS), far(DAYS));
    let near =
        sorted.partition_point(|&day| day <= last) - sorted.partition_point(|&day| day < first);
    Ok(Part {
        count: near.saturating_sub(1) as u64,
        of: sorted.len() as u64 - 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_days_either_way_are_together() {
        let day = |n: u64| NaiveDate::default() + chrono::Days::new(n);
        // 20 accounts a week apart, and five on the days 100 to 104.
        let mut days: Vec<NaiveDate> = (0..20).map(|week| day(200 + week * 7)).collect();
        days.extend((100..105).map(day));
        days.sort_unstable();
        assert_eq!(together(day(102), &days), Ok(Part { count: 4, of: 24 }));
        assert_eq!(together(day(100), &days), Ok(Part { count: 2, of: 24 }));
        assert_eq!(together(day(200), &days), Ok(Part { count: 0, of: 24 }));
        assert_eq!(
            together(day(200), &days[1..]),
            Err(Lack::NotEnough {
                of: Unit::Accounts,
                needed: 25,
                has: 24
            })
        );
    }
}
