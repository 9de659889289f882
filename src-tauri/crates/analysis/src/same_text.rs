//! Posts with the same text.

use std::collections::HashMap;

use text::EntityKind;

use crate::{
    activity::Moment,
    overlap::{lag_ms, median},
};

/// The form in which two texts count as the same: folded, without addresses, white space made single.
///
/// Everything else stays, hashtags and mentions included. Empty where nothing is left.
#[must_use]
pub fn comparable(published: &str) -> String {
    let mut kept = String::with_capacity(published.len());
    let mut at = 0;
    for entity in text::entities(published) {
        if entity.kind == EntityKind::Link {
            kept.push_str(&published[at..entity.start]);
            kept.push(' ');
            at = entity.end;
        }
    }
    kept.push_str(&published[at..]);
    let decoded = text::decode_entities(&kept).unwrap_or(kept);
    let folded = text::fold(&decoded);
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first post of one account with each text: position among its posts, and time.
pub type FirstPosts = HashMap<String, (usize, Option<Moment>)>;

/// Finds the first post with each comparable text. `texts` are in order of time; empty texts are left out.
#[must_use]
pub fn first_posts<'a>(
    texts: impl Iterator<Item = (usize, &'a str, Option<Moment>)>,
) -> FirstPosts {
    let mut first = FirstPosts::new();
    for (position, published, at) in texts {
        let text = comparable(published);
        if !text.is_empty() {
            first.entry(text).or_insert((position, at));
        }
    }
    first
}

/// Two posts with the same text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Position among the first account's posts.
    pub a: usize,
    /// Position among the second's.
    pub b: usize,
    /// When the first account posted it.
    pub a_at: Option<Moment>,
    /// When the second did.
    pub b_at: Option<Moment>,
}

impl Pair {
    /// Milliseconds from the first account's post to the second's.
    #[must_use]
    pub fn lag_ms(&self) -> Option<i64> {
        lag_ms(self.a_at, self.b_at)
    }
}

/// Texts that both posted, by first use; the closest in time first, undated ones last.
#[must_use]
pub fn pairs(a: &FirstPosts, b: &FirstPosts) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = a
        .iter()
        .filter_map(|(text, &(a, a_at))| {
            let &(b, b_at) = b.get(text)?;
            Some(Pair { a, b, a_at, b_at })
        })
        .collect();
    pairs.sort_by_key(|p| (p.lag_ms().map_or(i64::MAX, i64::abs), p.a, p.b));
    pairs
}

/// The middle lag in milliseconds of the pairs that have one.
#[must_use]
pub fn median_lag_ms(pairs: &[Pair]) -> Option<f64> {
    median(&pairs.iter().filter_map(Pair::lag_ms).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use model::Precision;

    use super::*;

    fn at(seconds: i64) -> Option<Moment> {
        Some((seconds * 1000, Precision::Millisecond))
    }

    #[test]
    fn texts_are_the_same_across_case_space_and_addresses() {
        assert_eq!(
            comparable("Big  NEWS today https://t.co/abc"),
            comparable("big news\ntoday")
        );
        assert_ne!(comparable("big news"), comparable("big new"));
    }

    #[test]
    fn an_address_alone_is_no_text() {
        assert_eq!(comparable("https://t.co/abc"), "");
    }

    #[test]
    fn the_first_post_with_a_text_counts() {
        let a =
            first_posts([(0, "one", at(10)), (1, "one", at(20)), (2, "two", at(30))].into_iter());
        let b = first_posts([(0, "ONE", at(50)), (1, "three", at(60))].into_iter());
        let found = pairs(&a, &b);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].a, found[0].b), (0, 0));
        assert_eq!(found[0].lag_ms(), Some(40_000));
        assert_eq!(median_lag_ms(&found), Some(40_000.0));
    }
}
