//! The form of a handle, and whether an account had several.

use super::entropy_bits;

/// Digits at the end of the names that Twitter itself proposes to new accounts.
pub const PROPOSED: u64 = 8;

/// The form of a handle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape {
    /// Its characters.
    pub length: u64,
    /// Digits at its end.
    pub digits: u64,
    /// Shannon entropy of its characters in bits for each.
    pub entropy_bits: f64,
}

/// Measures a handle, without an `@` before it.
#[must_use]
pub fn shape(handle: &str) -> Shape {
    let mut letters: Vec<char> = handle
        .trim_start_matches('@')
        .to_lowercase()
        .chars()
        .collect();
    let length = letters.len() as u64;
    let digits = letters
        .iter()
        .rev()
        .take_while(|letter| letter.is_ascii_digit())
        .count() as u64;
    letters.sort_unstable();
    let runs = letters.chunk_by(|a, b| a == b).map(|run| run.len() as u64);
    Shape {
        length,
        digits,
        entropy_bits: entropy_bits(runs),
    }
}

/// One name and the stretch of posts in which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameSeen {
    /// The name.
    pub name: String,
    /// The earliest moment, milliseconds since 1970.
    pub first_ms: Option<i64>,
    /// The latest.
    pub last_ms: Option<i64>,
    /// Posts in which it stands.
    pub posts: u64,
}

/// Joins what was seen of the same name, in the order of their first moments; those without one come last.
#[must_use]
pub fn names(seen: impl Iterator<Item = NameSeen>) -> Vec<NameSeen> {
    let mut joined: Vec<NameSeen> = Vec::new();
    for one in seen {
        match joined.iter_mut().find(|known| known.name == one.name) {
            Some(known) => {
                known.first_ms = least(known.first_ms, one.first_ms);
                known.last_ms = known.last_ms.max(one.last_ms);
                known.posts += one.posts;
            }
            None => joined.push(one),
        }
    }
    joined.sort_by(|a, b| {
        let key = |seen: &NameSeen| (seen.first_ms.is_none(), seen.first_ms);
        key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name))
    });
    joined
}

fn least(a: Option<i64>, b: Option<i64>) -> Option<i64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_at_the_end_are_counted() {
        let got = shape("@Maryam12345678");
        assert_eq!((got.length, got.digits), (14, 8));
        assert_eq!(shape("a1b").digits, 0);
        assert_eq!(shape("").entropy_bits, 0.0);
        assert_eq!(shape("aaaa").entropy_bits, 0.0);
        assert_eq!(shape("abAB").entropy_bits, 1.0);
    }

    #[test]
    fn the_same_name_is_one() {
        let seen = |name: &str, first, last| NameSeen {
            name: name.into(),
            first_ms: first,
            last_ms: last,
            posts: 1,
        };
        let got = names(
            [
                seen("b", Some(5), Some(6)),
                seen("a", Some(1), Some(2)),
                seen("b", Some(3), Some(9)),
                seen("c", None, None),
            ]
            .into_iter(),
        );
        let told: Vec<_> = got
            .iter()
            .map(|seen| (seen.name.as_str(), seen.first_ms, seen.last_ms))
            .collect();
        assert_eq!(
            told,
            [
                ("a", Some(1), Some(2)),
                ("b", Some(3), Some(9)),
                ("c", None, None)
            ]
        );
        assert_eq!(got[1].posts, 2);
    }
}
