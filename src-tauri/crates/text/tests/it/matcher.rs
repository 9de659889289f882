//! A small index of one text, to ask whether a query finds it.

use std::path::PathBuf;

use text::{Ask, Token};

/// Whether a post with this text is found by these words, typed as one word or one phrase.
///
/// A hashtag or a mention with its sign looks for that entity as a whole; anything else looks at the words.
pub fn finds(query: &str, post: &str) -> bool {
    if query.starts_with(['#', '@']) && !query.contains(char::is_whitespace) {
        let wanted = text::fold_tag(query);
        return text::entities(post)
            .iter()
            .any(|entity| text::fold_tag(&entity.value) == wanted);
    }
    answers(&text::ask(query), &text::tokens(post))
}

/// Whether the terms of a text hold what is asked for.
pub fn answers(ask: &Ask, tokens: &[Token]) -> bool {
    let is_at = |position: u32, terms: &[String]| {
        tokens
            .iter()
            .any(|token| token.position == position && terms.contains(&token.term))
    };
    match ask {
        Ask::Nothing => false,
        Ask::Word(terms) => tokens.iter().any(|token| terms.contains(&token.term)),
        Ask::Prefix(start) => tokens.iter().any(|token| token.term.starts_with(start)),
        Ask::Phrase(steps) => tokens.iter().any(|token| {
            steps
                .iter()
                .all(|(offset, terms)| is_at(token.position + offset, terms))
        }),
    }
}

/// A list of expectations from the data folder, without its header. `None`, with a line that says so, where there is
/// no such folder.
pub fn list(name: &str) -> Option<Vec<Vec<String>>> {
    let folder = std::env::var_os("SHUTTERED_DATA").map_or_else(
        || {
            PathBuf::from(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../../../shared/data"
            ))
        },
        PathBuf::from,
    );
    let path = folder.join("analysis").join(name);
    let Ok(content) = std::fs::read_to_string(&path) else {
        println!("skipped: no {name} in the data folder (set SHUTTERED_DATA)");
        return None;
    };
    let rows = content.lines().skip(1);
    Some(
        rows.map(|row| row.split('\t').map(str::to_owned).collect())
            .collect(),
    )
}
