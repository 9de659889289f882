//! Twitter's language labels and BCP 47.

/// Labels that Twitter kept from older standards, and their form in BCP 47.
const OLD_LABELS: [(&str, &str); 3] = [("in", "id"), ("iw", "he"), ("ji", "yi")];

/// Maps a published label to BCP 47: `in` to `id`, `zh-cn` to `zh-CN`. `und` stays, and so do Twitter's own labels for
/// texts without language (`qme`, `zxx`). `None` for an empty cell.
pub(super) fn to_bcp_47(label: &str) -> Option<String> {
    let label = label.trim();
    if label.is_empty() {
        return None;
    }
    let lower = label.to_ascii_lowercase().replace('_', "-");
    if let Some((_, new)) = OLD_LABELS.iter().find(|(old, _)| *old == lower) {
        return Some((*new).to_owned());
    }
    let subtags = lower
        .split('-')
        .enumerate()
        .map(|(idx, subtag)| match (idx, subtag.len()) {
            (1.., 2) => subtag.to_ascii_uppercase(),
            (1.., 4) if subtag.is_ascii() => subtag[..1].to_ascii_uppercase() + &subtag[1..],
            _ => subtag.to_owned(),
        });
    Some(subtags.collect::<Vec<_>>().join("-"))
}

/// The label that Twitter would have published.
pub(super) fn published(tag: &str) -> String {
    match OLD_LABELS.iter().find(|(_, new)| *new == tag) {
        Some((old, _)) => (*old).to_owned(),
        None => tag.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_become_tags_and_lead_back() {
        for (label, tag) in [
            ("fa", "fa"),
            ("in", "id"),
            ("iw", "he"),
            ("zh-cn", "zh-CN"),
            ("en-gb", "en-GB"),
            ("zh-hant", "zh-Hant"),
            ("und", "und"),
            ("qme", "qme"),
        ] {
            assert_eq!(to_bcp_47(label).as_deref(), Some(tag));
            assert_eq!(published(tag), label);
        }
        assert_eq!(to_bcp_47(" "), None);
    }

    #[test]
    fn a_label_in_any_letters_does_not_panic() {
        assert_eq!(to_bcp_47("x-日本").as_deref(), Some("x-日本"));
        assert_eq!(to_bcp_47("a-éé").as_deref(), Some("a-éé"));
    }
}
