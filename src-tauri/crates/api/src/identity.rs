//! Numbers that stand for published ids and for texts in the index, so that posts can be joined without reading them.
//!
//! They are kept in the index, so they must come out the same in every version of the program: SipHash-1-3 (Aumasson
//! and Bernstein 2012) with the key 0, which is published and fixed. Among ten million of them the chance that any two
//! different texts fall on one number is 3 in a million (n² ÷ 2⁶⁵).

use std::hash::Hasher;

use analysis::same_text;
use siphasher::sip::SipHasher13;

/// Set for numbers that are not the id itself.
const HASHED: u64 = 1 << 63;

/// The number of a published id: a number without needless zeros stands for itself, all else for its hash.
pub(crate) fn of_id(id: &str) -> u64 {
    let number = id.parse::<u64>().ok().filter(|number| *number < HASHED);
    // "007", "+7" and "7" are three ids.
    match number {
        Some(number) if !id.starts_with('+') && (id.len() == 1 || !id.starts_with('0')) => number,
        _ => hash(id) | HASHED,
    }
}

/// The number of an account by its published id or its handle, in the form in which names are compared.
pub(crate) fn of_account(name: &str) -> u64 {
    of_id(&text::fold_tag(name))
}

/// The number of a text, equal for texts that count as the same; `None` where nothing is left to compare.
pub(crate) fn of_text(published: &str) -> Option<u64> {
    let comparable = same_text::comparable(published);
    (!comparable.is_empty()).then(|| hash(&comparable))
}

fn hash(bytes: &str) -> u64 {
    let mut hasher = SipHasher13::new();
    hasher.write(bytes.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_for_itself_and_nothing_else_does() {
        assert_eq!(of_id("912345678901234567"), 912_345_678_901_234_567);
        assert_eq!(of_id("0"), 0);
        let others = ["007", "+7", "", "7 ", "t1_abc", "18446744073709551615"];
        for other in others {
            assert!(of_id(other) >= HASHED, "{other}");
        }
        assert_ne!(of_id("007"), of_id("07"));
    }

    #[test]
    fn accounts_are_joined_whatever_the_case_of_their_handle() {
        assert_eq!(of_account("Jane_Doe"), of_account("jane_doe"));
        assert_ne!(of_account("jane_doe"), of_account("janedoe"));
    }

    #[test]
    fn the_hash_is_the_published_one() {
        // SipHash-1-3 with the key 0 over nothing, from the reference implementation (veorq/SipHash).
        assert_eq!(hash(""), 0xd1fb_a762_150c_532c);
    }

    #[test]
    fn texts_that_count_as_the_same_have_one_number_and_nothing_has_none() {
        assert_eq!(
            of_text("Big  NEWS today https://t.co/abc"),
            of_text("big news\ntoday")
        );
        assert_ne!(of_text("big news"), of_text("big new"));
        assert_eq!(of_text("https://t.co/abc"), None);
    }
}
