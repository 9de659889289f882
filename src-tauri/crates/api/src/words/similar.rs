//! A query for posts like one.

use std::collections::HashSet;

use search::Searcher;
use text::{Ask, EntityKind};

use crate::{
    ApiError, Context, posts,
    wire::{SimilarQuery, SimilarRequest},
};

/// Words that are asked for.
const WORDS: usize = 8;

/// Makes a query of the words of a post that tell most: those that few other posts have. By relevance, posts that
/// share many of them come first.
///
/// # Errors
///
/// Those of [`posts::show`] for the post.
pub fn similar(cx: &Context<'_>, request: SimilarRequest) -> Result<SimilarQuery, ApiError> {
    let archive = cx.archive()?;
    let reader = archive.reader()?;
    let stored = posts::find(&reader, &request.post)?;
    let words = telling_words(&archive.searcher(), &stored.post.text)?;
    Ok(SimilarQuery {
        query: (!words.is_empty()).then(|| words.join(" OR ")),
    })
}

/// The words and hashtags of a text that other posts have too, the rarest of them, as written.
fn telling_words(searcher: &Searcher, text: &str) -> Result<Vec<String>, ApiError> {
    let entities = text::entities(text);
    let mut seen = HashSet::new();
    let mut words: Vec<(u64, String)> = Vec::new();
    for token in text::tokens(text) {
        let entity = entities
            .iter()
            .find(|entity| entity.start <= token.start && token.end <= entity.end);
        let written = match entity.map(|entity| entity.kind) {
            // A hashtag is asked for whole.
            Some(EntityKind::Hashtag) => match entity {
                Some(entity) => &text[entity.start..entity.end],
                None => continue,
            },
            Some(EntityKind::Mention | EntityKind::Link) => continue,
            None => &text[token.start..token.end],
        };
        let is_one_word = matches!(text::ask(written), Ask::Word(terms) if terms.iter().any(|term| *term == token.term));
        if !is_one_word || token.term.chars().count() < 2 || !seen.insert(token.term.clone()) {
            continue;
        }
        let posts = searcher.posts_with_word(&token.term)?;
        if posts > 1 {
            words.push((posts, written.to_owned()));
        }
    }
    words.sort();
    words.truncate(WORDS);
    Ok(words.into_iter().map(|(_, word)| word).collect())
}
