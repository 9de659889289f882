//! The paragraphs of a page, whether it was saved as HTML, as Markdown or as plain text.

use std::ops::Range;

/// A paragraph, a heading, or an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// Its text, with one space between words, entities decoded, and without signs of Markdown around it.
    pub(crate) text: String,
    /// Where it stands in the page.
    pub(crate) at: Range<usize>,
}

/// Tags that end a paragraph. Others stand inside one.
const BLOCK_TAGS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "section",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// Tags whose content is no text.
const SILENT_TAGS: &[&str] = &["script", "style", "noscript", "svg", "template"];

/// Whether a text is HTML.
pub(crate) fn is_html(page: &str) -> bool {
    page.trim_start().starts_with('<')
}

/// The paragraphs of a page of HTML.
pub(crate) fn of_html(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut from, mut inside) = (0, Vec::new());
    while let Some(open) = page[from..].find('<').map(|at| from + at) {
        inside.push(from..open);
        if page[open..].starts_with("<!--") {
            from = behind(page, open, "-->");
            continue;
        }
        let Some(close) = page[open..].find('>').map(|at| open + at + 1) else {
            from = page.len();
            break;
        };
        let name = tag_name(&page[open + 1..close]);
        from = close;
        let is_opening = !page[open..].starts_with("</");
        if is_opening && SILENT_TAGS.contains(&name.as_str()) {
            from = behind_closing(page, close, &name);
        } else if BLOCK_TAGS.contains(&name.as_str()) {
            blocks.extend(block(page, &std::mem::take(&mut inside)));
        }
    }
    inside.push(from..page.len());
    blocks.extend(block(page, &inside));
    blocks
}

/// The lines of a text, as they stand; empty ones are left out.
pub(crate) fn of_lines(page: &str) -> Vec<Block> {
    let mut from = 0;
    let mut blocks = Vec::new();
    for line in page.split_inclusive('\n') {
        let whole = from..from + line.len();
        blocks.extend(block(page, std::slice::from_ref(&whole)));
        from = whole.end;
    }
    for block in &mut blocks {
        block.text = without_signs(&block.text).to_owned();
    }
    blocks.retain(|block| !block.text.is_empty());
    blocks
}

/// A line without the signs that Markdown puts around an item, a heading, or words that stand out.
fn without_signs(line: &str) -> &str {
    let line = line.trim_start_matches(['#', '>', ' ']);
    let line = ["- ", "* ", "+ ", "• ", "– "]
        .iter()
        .find_map(|sign| line.strip_prefix(sign))
        .unwrap_or(line);
    line.trim_matches(['*', '_', '`', ' '])
}

/// Pieces of a page put together to one paragraph; nothing, if there is no letter in them.
fn block(page: &str, pieces: &[Range<usize>]) -> Option<Block> {
    let is_there = |piece: &&Range<usize>| !page[(*piece).clone()].trim().is_empty();
    let first = pieces.iter().find(is_there)?;
    let last = pieces.iter().rev().find(is_there)?;
    let whole: String = pieces.iter().map(|piece| &page[piece.clone()]).collect();
    let whole = text::decode_entities(&whole).unwrap_or(whole);
    let words: Vec<&str> = whole.split_whitespace().collect();
    let start = first.end - page[first.clone()].trim_start().len();
    let end = last.start + page[last.clone()].trim_end().len();
    Some(Block {
        text: words.join(" "),
        at: start..end.max(start),
    })
}

/// The name of a tag, in lower case: of `/LI class="x"` it is `li`.
fn tag_name(tag: &str) -> String {
    let name = tag.trim_start_matches('/');
    let len = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    name[..len].to_ascii_lowercase()
}

/// The place behind some letters, or the end of the page.
fn behind(page: &str, from: usize, letters: &str) -> usize {
    page[from..]
        .find(letters)
        .map_or(page.len(), |at| from + at + letters.len())
}

/// The place behind the closing tag of this name, in capitals or not.
fn behind_closing(page: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(open) = page[at..].find("</").map(|found| at + found) {
        let close = behind(page, open, ">");
        if tag_name(&page[open + 2..close]) == name {
            return close;
        }
        at = open + 2;
    }
    page.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(blocks: &[Block]) -> Vec<&str> {
        blocks.iter().map(|block| block.text.as_str()).collect()
    }

    #[test]
    fn paragraphs_of_a_saved_page() {
        let page = "<!DOCTYPE html><HTML><head><title>A &amp; B</title><style>p { x: 'y' }</style></head>\n\
                    <body><script>if (a < b) { \"<p>no</p>\" }</SCRIPT><h2>May</h2><ul><li>We <b>end</b>ed\n 3.</li>\
                    <!-- <li>no</li> --><li>Last";
        let blocks = of_html(page);
        assert_eq!(texts(&blocks), ["A & B", "May", "We ended 3.", "Last"]);
        assert_eq!(&page[blocks[2].at.clone()], "We <b>end</b>ed\n 3.");
    }

    #[test]
    fn lines_without_the_signs_of_markdown() {
        let page = "# Title\n\n**May**\r\n- We ended  3.\n  \n> • so";
        let blocks = of_lines(page);
        assert_eq!(texts(&blocks), ["Title", "May", "We ended 3.", "so"]);
        assert_eq!(&page[blocks[2].at.clone()], "- We ended  3.");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(page in "[<>/!\\-a-zé&; \n]{0,60}") {
            of_html(&page);
            of_lines(&page);
        }
    }
}
