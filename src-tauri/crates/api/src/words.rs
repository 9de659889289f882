//! What the words of a query find by themselves, and how they are written in the posts.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    ops::{ControlFlow, Range},
};

use search::{Finder, Query, Sort, query::is_quotation_mark};
use store::PostNo;

use crate::{
    ApiError, Context, ErrorCode, asking,
    names::ArchiveNames,
    values,
    wire::{
        CountedWord, ExplainRequest, Explained, ExplainedWord, SpelledWord, Spelling, Spellings,
        SpellingsRequest,
    },
};

mod complete;
mod similar;

pub use complete::complete;
pub use similar::similar;

/// Posts that are read to see how words are written: a third of a second's work.
const READ: usize = 100_000;

/// Ways of writing a word that are told.
const WAYS: usize = 100;

/// Tells what each word of a query finds by itself, which other forms are looked for, and what a word that no post
/// has may have been meant for.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] for an unknown zone.
pub fn explain(cx: &Context<'_>, request: ExplainRequest) -> Result<Explained, ApiError> {
    let archive = cx.archive()?;
    let zone = values::zone(&request.zone)?;
    let (query, _) = asking::read(&archive, &request.query, zone)?;
    let searcher = archive.searcher();
    let text = request.query.as_str();
    let words = searcher.words(&query)?.into_iter().map(|found| {
        let at = found.at.clone();
        let forms = found.forms.into_iter();
        let alike = found.alike.into_iter();
        ExplainedWord {
            at: values::utf16(text, std::slice::from_ref(&found.at))[0],
            word: found.text,
            posts: found.posts,
            forms: forms
                .map(|(word, posts)| CountedWord {
                    query: search::with_filter(text, &format!("omit:{word}")),
                    word,
                    posts,
                })
                .collect(),
            forms_in_all: found.n_forms as u64,
            alike: alike
                .map(|(word, posts)| CountedWord {
                    query: instead(text, &at, &word),
                    word,
                    posts,
                })
                .collect(),
        }
    });
    let words = words.collect();
    let joined = searcher.joined_words(&query)?.into_iter();
    Ok(Explained {
        run: query.to_text(),
        words,
        joined: joined
            .map(|joined| CountedWord {
                query: joined.word.clone(),
                word: joined.word,
                posts: joined.posts,
            })
            .collect(),
        forms: query.has_forms(),
        languages: query.spoken.iter().map(|l| l.tag().to_owned()).collect(),
    })
}

/// A text with something else in one place.
fn instead(text: &str, at: &Range<usize>, piece: &str) -> String {
    let before = text.get(..at.start).unwrap_or_default();
    let after = text.get(at.end..).unwrap_or_default();
    format!("{before}{piece}{after}")
}

/// Tells how the words of a query are written in the posts that it finds, so that nothing is merged unseen: فلسطین and
/// فلسطين are found together and told apart.
///
/// Of very many posts the newest 100,000 are read, and the answer says so.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] for an unknown zone, [`ErrorCode::Cancelled`].
pub fn spellings(cx: &Context<'_>, request: SpellingsRequest) -> Result<Spellings, ApiError> {
    let archive = cx.archive()?;
    let zone = values::zone(&request.zone)?;
    let (query, _) = asking::read(&archive, &request.query, zone)?;
    let names = ArchiveNames::new(&archive)?;
    let searcher = archive.searcher();
    let cancelled = cx.cancel_flag();
    let total = searcher.count(&query, &names, &cancelled)?;
    let finders = Finder::each_word(&query);
    if finders.is_empty() {
        return Ok(Spellings {
            total,
            read: 0,
            words: Vec::new(),
        });
    }
    let reader = archive.reader()?;
    let mut counts: Vec<HashMap<String, u64>> = vec![HashMap::new(); finders.len()];
    let (mut read, mut failed) = (0, None);
    searcher.all(&query, &names, Sort::Newest, &cancelled, &mut |post_no| {
        if read % 1_000 == 0 && cancelled() {
            failed = Some(ApiError::new(
                ErrorCode::Cancelled,
                "The search was given up.",
            ));
            return ControlFlow::Break(());
        }
        match reader.text(PostNo(post_no)) {
            Ok(text) => count_ways(&finders, &text.unwrap_or_default(), &mut counts),
            Err(error) => failed = Some(error.into()),
        }
        read += 1;
        match read == READ || failed.is_some() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    })?;
    if let Some(error) = failed {
        return Err(error);
    }
    let words = finders.iter().zip(counts);
    Ok(Spellings {
        total,
        read: read as u64,
        words: words
            .map(|((at, _), ways)| spelled(&request.query, &query, at, ways))
            .collect(),
    })
}

/// Counts each way of writing once a post.
fn count_ways(finders: &[(Range<usize>, Finder)], text: &str, counts: &mut [HashMap<String, u64>]) {
    for ((_, finder), ways) in finders.iter().zip(counts) {
        let hits: HashSet<&str> = finder
            .hits(text)
            .into_iter()
            .map(|hit| &text[hit])
            .collect();
        for hit in hits {
            let written = text::decode_entities(hit).unwrap_or_else(|| hit.to_owned());
            *ways.entry(written).or_default() += 1;
        }
    }
}

fn spelled(
    text: &str,
    query: &Query,
    at: &Range<usize>,
    ways: HashMap<String, u64>,
) -> SpelledWord {
    let distinct = ways.len() as u64;
    let mut ways: Vec<(String, u64)> = ways.into_iter().collect();
    ways.sort_by(|(a, m), (b, n)| (Reverse(m), a).cmp(&(Reverse(n), b)));
    ways.truncate(WAYS);
    // Near words are no run of letters that could be asked for.
    let is_run = text
        .get(at.clone())
        .is_some_and(|typed| !typed.contains('~'))
        && !query.is_exact();
    let spelling = |(written, posts): (String, u64)| {
        let can_be_typed = is_run && !written.contains(|c| c == '\n' || is_quotation_mark(c));
        let query = can_be_typed.then(|| match written.contains(char::is_whitespace) {
            true => instead(text, at, &format!("=\"{written}\"")),
            false => instead(text, at, &format!("={written}")),
        });
        Spelling {
            written,
            posts,
            query,
        }
    };
    SpelledWord {
        at: values::utf16(text, std::slice::from_ref(at))[0],
        word: text.get(at.clone()).unwrap_or_default().to_owned(),
        spellings: ways.into_iter().map(spelling).collect(),
        distinct,
    }
}
