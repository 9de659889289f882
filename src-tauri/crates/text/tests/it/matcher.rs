//! A small index of one text, to ask whether a query finds it.

use std::path::PathBuf;

use text::{Ask, Forms, StemLanguage, Token};

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
    let tokens = text::tokens(post);
    text::asks(query).iter().any(|ask| answers(ask, &tokens))
}

/// Whether a post with this text is found by this word or a form of it.
pub fn finds_forms(language: StemLanguage, word: &str, post: &str) -> bool {
    if finds(word, post) {
        return true;
    }
    let Ask::Word(spellings) = text::ask(word) else {
        return false;
    };
    let tokens = text::tokens(post);
    spellings
        .iter()
        .filter_map(|spelling| Forms::of(spelling, &[language]))
        .any(|forms| tokens.iter().any(|token| is_walked(&forms, &token.term)))
}

/// Whether a post with this text is found by these words side by side or, where they are few, written as one.
pub fn finds_joined(words: &str, post: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    let joined = text::joined(&words);
    let has_joined = text::tokens(post)
        .iter()
        .any(|token| joined.iter().any(|one| *one == token.term));
    has_joined || words.iter().all(|word| finds(word, post))
}

/// Whether a term is a form of a word, asked in the way the index is asked: terms that begin otherwise are never seen.
fn is_walked(forms: &Forms, term: &str) -> bool {
    let is_form = forms.is_form(term);
    let is_seen = forms
        .prefixes()
        .iter()
        .any(|prefix| term.starts_with(prefix.as_str()));
    assert!(
        is_seen || !is_form,
        "{term} is a form of {}, but begins otherwise",
        forms.word()
    );
    is_form
}

/// Whether the terms of a text hold what is asked for.
pub fn answers(ask: &Ask, tokens: &[Token]) -> bool {
    let is_at = |position: u32, terms: &[String]| {
        tokens
            .iter()
            .any(|token| token.position == position && terms.iter().any(|one| *one == token.term))
    };
    match ask {
        Ask::Nothing => false,
        Ask::Word(terms) => tokens
            .iter()
            .any(|token| terms.iter().any(|one| *one == token.term)),
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
    let content = published(&format!("analysis/{name}"))?;
    let rows = content.lines().skip(1);
    Some(
        rows.map(|row| row.split('\t').map(str::to_owned).collect())
            .collect(),
    )
}

/// A file of the data folder. `None`, with a line that says so, where there is no such folder.
pub fn published(name: &str) -> Option<String> {
    let folder = std::env::var_os("SHUTTERED_DATA").map_or_else(
        || {
            PathBuf::from(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../../../shared/data"
            ))
        },
        PathBuf::from,
    );
    let content = std::fs::read_to_string(folder.join(name));
    if content.is_err() {
        println!("skipped: no {name} in the data folder (set SHUTTERED_DATA)");
    }
    content.ok()
}
