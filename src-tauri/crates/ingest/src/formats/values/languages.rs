//! Twitter's language labels and BCP 47.

/// Labels that Twitter kept from older standards, and their form in BCP 47.
const OLD_LABELS: [(&str, &str); 3] = [("in", "id"), ("iw", "he"), ("ji", "yi")];

/// Maps a published label to BCP 47: `in` to `id`, `zh-cn` to `zh-CN`. `und` stays, and so do Twitter's own labels for
/// texts without language (`qme`, `zxx`). `None` for an empty cell.
pub(crate) fn to_bcp_47(label: &str) -> Option<String> {
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
pub(crate) fn published(tag: &str) -> String {
    match OLD_LABELS.iter().find(|(_, new)| *new == tag) {
        Some((old, _)) => (*old).to_owned(),
        None => tag.to_ascii_lowercase(),
    }
}

/// English names of languages as researchers' tables write them, with their tags.
const NAMES: &[(&str, &str)] = &[
    ("Albanian", "sq"),
    ("Arabic", "ar"),
    ("Armenian", "hy"),
    ("Azerbaijani", "az"),
    ("Bengali", "bn"),
    ("Bulgarian", "bg"),
    ("Catalan", "ca"),
    ("Chinese", "zh"),
    ("Croatian", "hr"),
    ("Czech", "cs"),
    ("Danish", "da"),
    ("Dutch", "nl"),
    ("English", "en"),
    ("Estonian", "et"),
    ("Farsi (Persian)", "fa"),
    ("Finnish", "fi"),
    ("French", "fr"),
    ("Georgian", "ka"),
    ("German", "de"),
    ("Greek", "el"),
    ("Gujarati", "gu"),
    ("Hebrew", "he"),
    ("Hindi", "hi"),
    ("Hungarian", "hu"),
    ("Icelandic", "is"),
    ("Indonesian", "id"),
    ("Italian", "it"),
    ("Japanese", "ja"),
    ("Kannada", "kn"),
    ("Korean", "ko"),
    ("Kurdish", "ku"),
    ("LANGUAGE UNDEFINED", "und"),
    ("Latvian", "lv"),
    ("Lithuanian", "lt"),
    ("Macedonian", "mk"),
    ("Malay", "ms"),
    ("Malayalam", "ml"),
    ("Norwegian", "no"),
    ("Pashto", "ps"),
    ("Polish", "pl"),
    ("Portuguese", "pt"),
    ("Pushto", "ps"),
    ("Romanian", "ro"),
    ("Russian", "ru"),
    ("Serbian", "sr"),
    ("Simplified Chinese", "zh-Hans"),
    ("Slovak", "sk"),
    ("Slovenian", "sl"),
    ("Somali", "so"),
    ("Spanish", "es"),
    ("Swedish", "sv"),
    ("Tagalog (Filipino)", "tl"),
    ("Tamil", "ta"),
    ("Telugu", "te"),
    ("Thai", "th"),
    ("Traditional Chinese", "zh-Hant"),
    ("Turkish", "tr"),
    ("Ukrainian", "uk"),
    ("Urdu", "ur"),
    ("Uzbek", "uz"),
    ("Vietnamese", "vi"),
];

/// The tag of a language by its English name, without regard to case; `Unknown` is `und`. A name that is not in the
/// table stays as it stands, in lower case. `None` for an empty cell.
pub(crate) fn from_english(name: &str) -> Option<String> {
    let name = name.trim();
    if name.is_empty() {
        return None;
    }
    if name.eq_ignore_ascii_case("unknown") {
        return Some("und".to_owned());
    }
    let known = NAMES
        .iter()
        .find(|(other, _)| other.eq_ignore_ascii_case(name));
    Some(known.map_or_else(|| name.to_lowercase(), |(_, tag)| (*tag).to_owned()))
}

/// The English name of a tag, as such tables write it.
pub(crate) fn in_english(tag: &str) -> String {
    let known = NAMES.iter().find(|(_, other)| *other == tag);
    known.map_or(tag, |(name, _)| name).to_owned()
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
