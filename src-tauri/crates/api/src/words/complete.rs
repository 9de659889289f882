//! What a half-typed piece of a query may become: of what occurs in the archive.

use std::ops::Range;

use search::{Completed, Finder, From, PageRequest, Searcher, Sort};
use store::{PostNo, Reader};

use crate::{
    ApiError, Context,
    facets::quoted,
    names::ArchiveNames,
    values,
    wire::{CompleteRequest, Completion, CompletionKind, Completions},
};

/// Completions of each kind, at most.
const MOST: usize = 50;

/// Completes the piece of a query at the caret with what occurs: words, hashtags, accounts, domains, filters.
///
/// A piece in quotation marks is left alone.
///
/// # Errors
///
/// [`crate::ErrorCode::NoArchive`].
pub fn complete(cx: &Context<'_>, request: CompleteRequest) -> Result<Completions, ApiError> {
    let archive = cx.archive()?;
    let text = request.query.as_str();
    let at = piece(text, caret(text, request.caret));
    let reader = archive.reader()?;
    let completer = Completer {
        searcher: archive.searcher(),
        reader: &reader,
        names: ArchiveNames::new(&archive)?,
        limit: usize::try_from(request.limit).unwrap_or(MOST).min(MOST),
    };
    let completions = completer.complete(&text[at.clone()])?;
    Ok(Completions {
        at: values::utf16(text, std::slice::from_ref(&at))[0],
        completions,
    })
}

/// The byte at which a place in UTF-16 units stands.
fn caret(text: &str, units: u32) -> usize {
    let mut seen = 0;
    for (at, c) in text.char_indices() {
        if seen >= units {
            return at;
        }
        seen += c.len_utf16() as u32;
    }
    text.len()
}

/// The piece without spaces that the caret stands in or behind, without the `-` and `=` before it. Empty in quotation
/// marks.
fn piece(text: &str, caret: usize) -> Range<usize> {
    let before = &text[..caret];
    if before.matches('"').count() % 2 == 1 {
        return caret..caret;
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"');
    let start = before.rfind(ends).map_or(0, |at| {
        at + before[at..].chars().next().map_or(0, char::len_utf8)
    });
    let end = text[caret..].find(ends).map_or(text.len(), |at| caret + at);
    let signs = text[start..end].len() - text[start..end].trim_start_matches(['-', '=']).len();
    start + signs..end
}

struct Completer<'a> {
    searcher: Searcher,
    reader: &'a Reader,
    names: ArchiveNames<'a>,
    limit: usize,
}

impl Completer<'_> {
    fn complete(&self, piece: &str) -> Result<Vec<Completion>, ApiError> {
        if let Some(tag) = piece.strip_prefix(['#', '＃']) {
            return self.hashtags(tag);
        }
        if let Some(name) = piece.strip_prefix(['@', '＠']) {
            return self.found(Completed::Mention, CompletionKind::Mention, name, "@");
        }
        if let Some((name, value)) = piece.split_once(':') {
            return match name.to_lowercase().as_str() {
                "from" => self.accounts(value, "from:"),
                "to" => self.accounts(value, "to:"),
                "domain" => self.found(Completed::Host, CompletionKind::Domain, value, "domain:"),
                _ => Ok(Vec::new()),
            };
        }
        // One letter of a script with spaces begins too many words.
        let letters = piece.chars().filter(|c| c.is_alphanumeric()).count();
        if letters == 0 || (letters == 1 && piece.is_ascii()) {
            return Ok(Vec::new());
        }
        let mut found = self.words(piece)?;
        found.extend(self.hashtags(piece)?);
        found.extend(self.accounts(piece, "from:")?);
        found.extend(self.found(Completed::Host, CompletionKind::Domain, piece, "domain:")?);
        let filters = search::query::FILTER_NAMES.iter().copied();
        let filters = filters.filter(|name| name.starts_with(&piece.to_lowercase()));
        found.extend(filters.map(|name| Completion {
            kind: CompletionKind::Filter,
            label: format!("{name}:"),
            insert: format!("{name}:"),
            posts: None,
        }));
        Ok(found)
    }

    fn words(&self, piece: &str) -> Result<Vec<Completion>, ApiError> {
        let words = self.searcher.complete(Completed::Word, piece, self.limit)?;
        let completion = |(word, posts): (String, u64)| -> Result<Completion, ApiError> {
            let written = self.as_written(&word)?.unwrap_or(word);
            Ok(Completion {
                kind: CompletionKind::Word,
                label: written.clone(),
                insert: written,
                posts: Some(posts),
            })
        };
        words.into_iter().map(completion).collect()
    }

    fn hashtags(&self, tag: &str) -> Result<Vec<Completion>, ApiError> {
        let tags = self
            .searcher
            .complete(Completed::Hashtag, tag, self.limit)?;
        let completion = |(tag, posts): (String, u64)| -> Result<Completion, ApiError> {
            let written = self.as_written(&format!("#{tag}"))?;
            let written = written.unwrap_or_else(|| format!("#{tag}"));
            Ok(Completion {
                kind: CompletionKind::Hashtag,
                label: written.clone(),
                insert: written,
                posts: Some(posts),
            })
        };
        tags.into_iter().map(completion).collect()
    }

    fn found(
        &self,
        what: Completed,
        kind: CompletionKind,
        beginning: &str,
        sign: &str,
    ) -> Result<Vec<Completion>, ApiError> {
        let found = self
            .searcher
            .complete(what, beginning, self.limit)?
            .into_iter();
        Ok(found
            .map(|(value, posts)| Completion {
                kind,
                label: match kind {
                    CompletionKind::Mention => format!("@{value}"),
                    _ => value.clone(),
                },
                insert: format!("{sign}{value}"),
                posts: Some(posts),
            })
            .collect())
    }

    fn accounts(&self, beginning: &str, filter: &str) -> Result<Vec<Completion>, ApiError> {
        let (accounts, _) = self
            .reader
            .list_accounts(None, beginning, 0, self.limit as u64)?;
        let accounts = accounts.into_iter().filter(|account| account.n_posts > 0);
        Ok(accounts
            .map(|account| {
                let facts = &account.facts;
                let name = facts
                    .handle
                    .clone()
                    .unwrap_or_else(|| facts.key.as_str().to_owned());
                Completion {
                    kind: CompletionKind::Account,
                    insert: format!("{filter}{}", quoted(&name)),
                    label: name,
                    posts: Some(account.n_posts),
                }
            })
            .collect())
    }

    /// A folded word or hashtag as the latest post has it: folded Persian is no Persian. Small Latin letters stay.
    fn as_written(&self, folded: &str) -> Result<Option<String>, ApiError> {
        if folded.is_ascii() {
            return Ok(None);
        }
        let (query, _) = search::parse(folded, chrono_tz::UTC);
        let latest = PageRequest {
            sort: Sort::Newest,
            from: From::Start,
            limit: 1,
        };
        let page = self
            .searcher
            .page(&query, &self.names, &latest, &|| false)?;
        let Some(&post_no) = page.posts.first() else {
            return Ok(None);
        };
        let text = self.reader.text(PostNo(post_no))?.unwrap_or_default();
        let hits = Finder::new(&query).hits(&text);
        let written = hits.first().map(|hit| text[hit.clone()].to_owned());
        Ok(written.filter(|written| !written.contains(char::is_whitespace)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_piece_at_the_caret_is_what_is_completed() {
        let at = |text: &'static str, units: u32| &text[piece(text, caret(text, units))];
        assert_eq!(at("oil pri", 7), "pri");
        assert_eq!(at("oil pri", 2), "oil");
        assert_eq!(at("(oil OR -ga)", 11), "ga");
        assert_eq!(at("\"oil pri", 8), "");
        assert_eq!(at("👍 کتا", 6), "کتا");
        assert_eq!(at("from:some", 9), "from:some");
        assert_eq!(at("", 0), "");
    }
}
