//! Pages of HTML that need nothing beside them, for a newsroom's archive.
//!
//! A page holds its own style, no script and no address, and its policy forbids both. Every value is text in an element
//! of its own, with its own direction; none stands in an attribute. The template engine escapes whatever is put in, so
//! only the style is passed as it stands.

use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("page.css");

/// Nothing is loaded and nothing runs, whatever a reader's browser would allow.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// A whole page.
pub(crate) fn whole(title: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (shown(title)) }
                style { (PreEscaped(STYLE)) }
            }
            body { (body) }
        }
    };
    page.into_string()
}

/// A term and its value.
pub(crate) fn fact(term: &str, value: &str) -> Markup {
    html! { dt { (term) } dd dir="auto" { (shown(value)) } }
}

/// A value in an element of its own, so that its direction is its own.
pub(crate) fn text(value: &str) -> Markup {
    html! { bdi { (shown(value)) } }
}

/// A text without the characters that a page may not hold: control characters as their pictures.
pub(crate) fn shown(text: &str) -> String {
    let picture = |letter: char| match letter {
        '\n' | '\t' => letter,
        '\u{0}'..='\u{1F}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '\u{2421}',
        '\u{80}'..='\u{9F}' => '\u{FFFD}',
        _ => letter,
    };
    text.chars().map(picture).collect()
}
