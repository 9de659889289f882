//! What is odd about a row: guarded texts, rounded ids, times to the minute.

use chrono::{NaiveDateTime, Timelike};
use model::Precision;

use crate::formats::draft::Draft;
use crate::formats::values::ids::Id;
use crate::formats::values::times::{self, Cell};
use crate::notes::Kind;

/// The longest name that an account of Twitter can have.
const MAX_HANDLE_LEN: usize = 15;

/// Which of two readings of `7/3/2018` is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    MonthFirst,
    /// The file was saved again with the day first: only the id, or a day beyond the twelfth, can tell.
    Open,
}

/// A post of a file whose dates have the month first.
pub(super) fn post(draft: &mut Draft<'_>) -> Result<(), String> {
    read_post(draft, Order::MonthFirst)
}

/// A post of a file that was saved again with the day first.
pub(super) fn post_with_day_first(draft: &mut Draft<'_>) -> Result<(), String> {
    read_post(draft, Order::Open)
}

/// A row of `authors.csv`.
pub(super) fn author(draft: &mut Draft<'_>) -> Result<(), String> {
    if draft.account.handle.is_none() {
        draft.account.handle = draft.column("author_id").and_then(handle);
    }
    if draft.account.handle.is_none() {
        return Err("names no author".to_owned());
    }
    note_rounded_id(draft);
    Ok(())
}

fn read_post(draft: &mut Draft<'_>, order: Order) -> Result<(), String> {
    if draft
        .column("author")
        .is_none_or(|cell| cell.trim().is_empty())
    {
        draft.account.handle = draft.column("author_id").and_then(handle);
    }
    if draft.account.handle.is_none() && draft.post.text.trim().is_empty() {
        return Err("names no author and has no text".to_owned());
    }
    if let Some(text) = unguarded(&draft.post.text) {
        draft.post.text = text.to_owned();
        draft.note(Kind::GuardQuotes);
    }
    let post_type = draft.column("post_type").unwrap_or("").trim();
    let is = |words: [&str; 2]| {
        words
            .iter()
            .any(|word| post_type.eq_ignore_ascii_case(word))
    };
    draft.post.is_quote = is(["QUOTE_TWEET", "Q"]);
    // A quote has 1 in the column `retweet` too.
    let is_marked = draft
        .column("retweet")
        .is_some_and(|cell| cell.trim() == "1");
    draft.post.is_repost = is(["RETWEET", "R"]) || is_marked && post_type.is_empty();
    repair_ids(draft);
    note_rounded_id(draft);
    let cell = draft.column("publish_date").unwrap_or("");
    if is_year_short(cell) {
        draft.note(Kind::ResavedDate);
    }
    let (posted_at, note) =
        times::posted_at(to_the_minute(Cell::read(cell), order), draft.post_id());
    draft.post.posted_at = posted_at;
    if let Some(kind) = note {
        draft.note(kind);
    }
    Ok(())
}

/// The text inside the quotes that the collecting tool put around what a spreadsheet could take for a formula.
fn unguarded(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('\'')?.strip_suffix('\'')?;
    let is_guarded = inner.starts_with(['@', '-', '+', '=']) || inner.starts_with("\\|");
    is_guarded.then_some(inner)
}

/// Takes ids that a spreadsheet or the publisher rounded from the address of the tweet.
fn repair_ids(draft: &mut Draft<'_>) {
    let Some((account_id, post_id)) = draft.column("article_url").and_then(ids_of_address) else {
        return;
    };
    if is_lost(draft.column("tweet_id").unwrap_or(""), post_id) {
        draft.set_post_id(post_id);
    }
    let published = draft.column("alt_external_id").unwrap_or("");
    if !published.trim().is_empty() && is_lost(published, account_id) {
        draft.mend_with_account("alt_external_id", account_id);
    }
}

/// The account's id and the tweet's in `http://twitter.com/907123456789012345/statuses/914580203366252707`.
fn ids_of_address(address: &str) -> Option<(&str, &str)> {
    let (_, path) = address.trim().split_once("twitter.com/")?;
    let mut parts = path.split('/');
    let account_id = parts.next()?;
    if !matches!(parts.next()?, "statuses" | "status") {
        return None;
    }
    let post_id = parts.next()?.split(['?', '#']).next()?;
    let is_id = |id: &str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit());
    (is_id(account_id) && is_id(post_id)).then_some((account_id, post_id))
}

/// Whether a cell holds less than the id that is known: nothing, a number that lost digits, or the id with zeros in
/// place of its last digits.
fn is_lost(cell: &str, known: &str) -> bool {
    match Id::read(cell) {
        Id::Missing | Id::Destroyed(_) => true,
        Id::Repaired(_) => false,
        Id::Exact(id) => is_rounded(id, known),
    }
}

fn is_rounded(id: &str, known: &str) -> bool {
    let n_zeros = id.bytes().rev().take_while(|b| *b == b'0').count();
    let (Ok(rounded), Ok(exact)) = (id.parse::<u64>(), known.parse::<u64>()) else {
        return false;
    };
    let unit = u32::try_from(n_zeros)
        .ok()
        .and_then(|n| 10_u64.checked_pow(n));
    n_zeros >= 3 && rounded != exact && unit.is_some_and(|unit| rounded.abs_diff(exact) < unit)
}

fn note_rounded_id(draft: &mut Draft<'_>) {
    let id = draft.column("external_author_id").unwrap_or("").trim();
    // Ids of that length have no nine zeros at their end but by rounding.
    let is_rounded = id.len() >= 17 && id.ends_with("000000000");
    if is_rounded || matches!(Id::read(id), Id::Destroyed(_)) {
        draft.note(Kind::AccountIdRounded);
    }
}

/// The handle in an `author_id` of the copy with a file for each author. Where a handle goes with two ids, the id, or
/// `None` where there was none, stands behind the handle.
fn handle(author_id: &str) -> Option<String> {
    let author_id = author_id.trim();
    let handle = match author_id.strip_suffix("None") {
        Some(handle) => handle,
        None if author_id.len() > MAX_HANDLE_LEN => {
            author_id.trim_end_matches(|c: char| c.is_ascii_digit())
        }
        None => author_id,
    };
    let handle = if handle.is_empty() { author_id } else { handle };
    (!handle.is_empty()).then(|| handle.to_owned())
}

/// The publisher gave no seconds; where some stand, a program wrote them.
fn to_the_minute(cell: Cell, order: Order) -> Cell {
    let cut = |at: NaiveDateTime| at.with_second(0).unwrap_or(at);
    let coarser = |precision: Precision| precision.min(Precision::Minute);
    match cell {
        Cell::Iso(at, precision) => Cell::Iso(cut(at), coarser(precision)),
        Cell::Resaved {
            month_first: Some(at),
            precision,
            ..
        } if order == Order::MonthFirst => Cell::Iso(cut(at), coarser(precision)),
        Cell::Resaved {
            month_first,
            day_first,
            precision,
        } => Cell::Resaved {
            month_first: month_first.map(cut),
            day_first: day_first.map(cut),
            precision: coarser(precision),
        },
        Cell::Missing | Cell::Unreadable => cell,
    }
}

/// Whether a date has a year of two digits: `10/1/17 19:58`.
pub(super) fn is_year_short(cell: &str) -> bool {
    let date = cell.trim().split(' ').next().unwrap_or("");
    let mut parts = date.rsplit('/');
    parts.next().is_some_and(|year| year.len() == 2) && parts.count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_pair_of_quotes_around_a_guarded_text_is_taken_off() {
        for (text, expected) in [
            ("'@lantern hello'", Some("@lantern hello")),
            ("'- a list'", Some("- a list")),
            ("'+1'", Some("+1")),
            ("'\\| a line'", Some("\\| a line")),
            ("'@lantern', said the heron", None),
            ("'Hello there'", None),
            ("@lantern hello", None),
            ("''", None),
            ("'", None),
            ("", None),
        ] {
            assert_eq!(unguarded(text), expected, "{text}");
        }
    }

    #[test]
    fn an_address_gives_both_ids() {
        let expected = Some(("907123456789012345", "914580203366252707"));
        for address in [
            "http://twitter.com/907123456789012345/statuses/914580203366252707",
            " https://twitter.com/907123456789012345/status/914580203366252707?s=20",
        ] {
            assert_eq!(ids_of_address(address), expected, "{address}");
        }
        for address in [
            "",
            "http://twitter.com/lantern/statuses/914580203366252707",
            "http://twitter.com/907123456789012345",
            "http://twitter.com/1/statuses/",
            "http://example.org/1/statuses/2",
        ] {
            assert_eq!(ids_of_address(address), None, "{address}");
        }
    }

    #[test]
    fn an_id_is_lost_where_its_last_digits_are_zeros_instead() {
        let known = "914580203366252707";
        for lost in ["", "9.1458E+17", "914580000000000000", "914580203366253000"] {
            assert!(is_lost(lost, known), "{lost}");
        }
        for kept in [known, "914580203366252708", "916000000000000000", "17"] {
            assert!(!is_lost(kept, known), "{kept}");
        }
    }

    #[test]
    fn an_author_id_is_the_handle_unless_it_is_too_long_for_one() {
        for (author_id, expected) in [
            ("lantern_heron", "lantern_heron"),
            ("heron1234567890", "heron1234567890"),
            ("QuaySide3310020030", "QuaySide"),
            ("QuaySide889661000000000000", "QuaySide"),
            ("QuayNone", "Quay"),
            ("KenQuaynone", "KenQuaynone"),
            ("12345678901234567", "12345678901234567"),
            ("None", "None"),
        ] {
            assert_eq!(handle(author_id).as_deref(), Some(expected));
        }
        assert_eq!(handle(" "), None);
    }

    #[test]
    fn a_year_of_two_digits_was_written_by_a_spreadsheet() {
        assert!(is_year_short("10/1/17 19:58"));
        assert!(is_year_short("1/12/17"));
        for cell in ["10/1/2017 19:58", "2017-10-01 19:58", "17", ""] {
            assert!(!is_year_short(cell), "{cell}");
        }
    }
}
