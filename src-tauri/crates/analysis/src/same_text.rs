//! Posts with the same text.

/// The form in which two texts count as the same: folded, without addresses, white space made single.
///
/// Everything else stays, hashtags and mentions included. Empty where nothing is left.
#[must_use]
pub fn comparable(published: &str) -> String {
    let mut kept = String::with_capacity(published.len());
    let mut at = 0;
    for (start, end) in text::links(published) {
        kept.push_str(&published[at..start]);
        kept.push(' ');
        at = end;
    }
    kept.push_str(&published[at..]);
    let decoded = text::decode_entities(&kept).unwrap_or(kept);
    let folded = text::fold(&decoded);
    let mut words = folded.split_whitespace();
    let mut comparable = String::with_capacity(folded.len());
    comparable.push_str(words.next().unwrap_or_default());
    for word in words {
        comparable.push(' ');
        comparable.push_str(word);
    }
    comparable
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
