//! Posts with the same text.

use text::EntityKind;

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

#[cfg(test)]
mod tests {
    use super::*;

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
}
