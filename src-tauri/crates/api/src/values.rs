//! How values are written on the wire: zones, times, positions, addresses, snippets.

use std::ops::Range;

use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use model::Precision;

use crate::{ApiError, ErrorCode, wire::SnippetPart};

/// Reads the name of a time zone.
pub(crate) fn zone(name: &str) -> Result<Tz, ApiError> {
    name.trim().parse().map_err(|_| {
        ApiError::new(
            ErrorCode::BadRequest,
            format!("There is no time zone called {name}."),
        )
        .hint("Use a name such as UTC, Asia/Tehran or America/New_York.")
    })
}

/// A time as RFC 3339 in UTC; milliseconds only where they are known.
pub(crate) fn time(ms: i64, precision: Precision) -> String {
    let format = match precision {
        Precision::Millisecond => SecondsFormat::Millis,
        _ => SecondsFormat::Secs,
    };
    DateTime::from_timestamp_millis(ms)
        .unwrap_or_default()
        .to_rfc3339_opts(format, true)
}

/// A time of which seconds are enough.
pub(crate) fn seconds(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Turns byte ranges of a text, ascending and apart, into pairs of positions in UTF-16 units: the one place where
/// that is done.
pub(crate) fn utf16(text: &str, ranges: &[Range<usize>]) -> Vec<(u32, u32)> {
    let mut pairs = Vec::with_capacity(ranges.len());
    let (mut byte, mut unit) = (0, 0_u32);
    let mut walk = |to: usize| {
        let to = to.min(text.len()).max(byte);
        let units: usize = text
            .get(byte..to)
            .map_or(0, |part| part.chars().map(char::len_utf16).sum());
        unit += units as u32;
        byte = to;
        unit
    };
    for range in ranges {
        let start = walk(range.start);
        pairs.push((start, walk(range.end)));
    }
    pairs
}

/// Hundredths as a decimal: `161.23`.
pub(crate) fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let hundredths = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Letters shown before the first hit, and in a snippet in all.
const SNIPPET_BEFORE: usize = 60;
const SNIPPET_LENGTH: usize = 240;

/// The text around the first hit, in pieces that match and pieces that do not. Cut at words where there are any.
pub(crate) fn snippet(text: &str, hits: &[Range<usize>]) -> Vec<SnippetPart> {
    let first = hits.first().map_or(0, |hit| hit.start);
    let start = back(text, first, SNIPPET_BEFORE);
    let end = forward(text, start, SNIPPET_LENGTH);
    let mut parts = Vec::new();
    let ellipsis = |cut: bool| if cut { "…" } else { "" };
    let mut lead = ellipsis(start > 0);
    if start > 0 && start == first {
        // The ellipsis is no part of the hit.
        parts.push(SnippetPart {
            text: lead.to_owned(),
            hit: false,
        });
        lead = "";
    }
    let mut push = |from: usize, to: usize, hit: bool, lead: &str, tail: &str| {
        if from < to {
            let text = format!("{lead}{}{tail}", &text[from..to]);
            parts.push(SnippetPart { text, hit });
        }
    };
    let mut at = start;
    for hit in hits
        .iter()
        .filter(|hit| hit.start >= start && hit.end <= end)
    {
        push(at, hit.start, false, lead, "");
        if at < hit.start {
            lead = "";
        }
        push(hit.start, hit.end, true, lead, "");
        lead = "";
        at = hit.end;
    }
    push(at, end, false, lead, ellipsis(end < text.len()));
    parts
}

/// A place about `letters` letters before `from`, after a space if there is one in the first half of the way.
fn back(text: &str, from: usize, letters: usize) -> usize {
    let begin = text[..from]
        .char_indices()
        .rev()
        .take(letters)
        .last()
        .map_or(from, |(at, _)| at);
    if begin == 0 {
        return 0;
    }
    // A script without spaces may have its first one just before the hit: that would leave nothing to read there.
    let window = &text[begin..from];
    match window.find(char::is_whitespace) {
        Some(space) if space < window.len() / 2 => {
            begin + space + window[space..].chars().next().map_or(0, char::len_utf8)
        }
        _ => begin,
    }
}

/// A place about `letters` letters after `from`, before a space if there is one.
fn forward(text: &str, from: usize, letters: usize) -> usize {
    let Some((cut, _)) = text[from..].char_indices().nth(letters) else {
        return text.len();
    };
    let cut = from + cut;
    match text[from..cut].rfind(char::is_whitespace) {
        Some(space) if space > cut.saturating_sub(from) / 2 => from + space,
        _ => cut,
    }
}

/// A name as a dataset's id: lower-case letters, digits, `_` and `-`; everything else becomes `-`.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() || letter == '_' {
            slug.push(letter);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_matches('-');
    if slug.is_empty() {
        "dataset".to_owned()
    } else {
        slug.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_utf16_units() {
        // An emoji is four bytes and two units; سلام is eight bytes and four units.
        let text = "a 😀 سلام b";
        let hit = text.find("سلام").unwrap();
        assert_eq!(utf16(text, &[0..1, hit..hit + 8]), [(0, 1), (5, 9)]);
        let end = text.len();
        let last = end - 1..end;
        assert_eq!(utf16(text, std::slice::from_ref(&last)), [(10, 11)]);
    }

    #[test]
    fn times_show_milliseconds_only_where_they_are_known() {
        assert_eq!(
            time(1_574_140_814_123, Precision::Millisecond),
            "2019-11-19T05:20:14.123Z"
        );
        assert_eq!(
            time(1_574_140_800_000, Precision::Minute),
            "2019-11-19T05:20:00Z"
        );
    }

    #[test]
    fn a_snippet_shows_the_first_hit_and_marks_every_one_inside() {
        let text = format!("{} the harbour is open, the harbour!", "word ".repeat(40));
        let hits: Vec<Range<usize>> = text
            .match_indices("harbour")
            .map(|(at, m)| at..at + m.len())
            .collect();
        let parts = snippet(&text, &hits);
        assert!(parts[0].text.starts_with('…'));
        assert_eq!(parts.iter().filter(|part| part.hit).count(), 2);
        let joined: String = parts.iter().map(|part| part.text.as_str()).collect();
        assert!(text.ends_with(joined.trim_start_matches('…')));
    }

    #[test]
    fn a_snippet_of_a_short_text_is_the_text() {
        assert_eq!(
            snippet("سلام", &[]),
            [SnippetPart {
                text: "سلام".into(),
                hit: false
            }]
        );
        assert!(snippet("", &[]).is_empty());
    }

    #[test]
    fn ids_of_datasets_hold_no_slash() {
        assert_eq!(slug("REA_0621"), "rea_0621");
        assert_eq!(slug("Über Grün / 2020!"), "über-grün-2020");
        assert_eq!(slug("///"), "dataset");
    }
}
