//! Answers a query by looking at every post: slow, simple, without the engine.

use model::Precision;
use text::Ask;

use super::world::{Post, World};
use crate::Names;
use crate::query::{Compare, Counted, Moment, Node, Part, Query, Test, Trait, Words};

/// The numbers of the posts that match, in rising order.
pub fn found(world: &World, query: &Query) -> Vec<u64> {
    let matching = world
        .posts
        .iter()
        .filter(|post| matches(world, query, post));
    let mut found: Vec<u64> = matching.map(|post| post.no).collect();
    found.sort_unstable();
    found
}

pub fn matches(world: &World, query: &Query, post: &Post) -> bool {
    node(world, query.is_exact(), &query.root, post)
}

fn node(world: &World, exact: bool, part: &Node, post: &Post) -> bool {
    match part {
        Node::All(parts) => parts.iter().all(|part| node(world, exact, part, post)),
        Node::Any(parts) => parts.iter().any(|part| node(world, exact, part, post)),
        Node::Not(part, _) => !node(world, exact, part, post),
        Node::Words(words) => has_words(words, exact || words.exact, &post.text),
        Node::Filter(filter) => test(world, &filter.test, post),
    }
}

/// Folded words by their terms. With exact letters: the words as typed, between what is no letter or digit.
fn has_words(words: &Words, exact: bool, text: &str) -> bool {
    if exact {
        return text.match_indices(&words.text).any(|(at, found)| {
            let before = text[..at].chars().next_back();
            let after = text[at + found.len()..].chars().next();
            let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            edge(before) && (words.open || edge(after))
        });
    }
    let tokens: Vec<(String, u32)> = text::tokens(text)
        .into_iter()
        .map(|t| (t.term, t.position))
        .collect();
    let fits = |term: &str, wanted: &str, open: bool| {
        if open {
            term.starts_with(wanted)
        } else {
            term == wanted
        }
    };
    match text::ask(&words.text) {
        Ask::Nothing => panic!("the parser keeps no words without letters"),
        Ask::Word(terms) => tokens
            .iter()
            .any(|(term, _)| terms.iter().any(|t| fits(term, t, words.open))),
        Ask::Prefix(prefix) => tokens.iter().any(|(term, _)| term.starts_with(&prefix)),
        Ask::Phrase(places) => {
            let last = places.iter().map(|(offset, _)| *offset).max().unwrap();
            let length = tokens
                .iter()
                .map(|(_, position)| *position)
                .max()
                .unwrap_or(0);
            (0..=length).any(|start| {
                places.iter().all(|(offset, terms)| {
                    let open = words.open && *offset == last;
                    let here = tokens
                        .iter()
                        .filter(|(_, position)| *position == start + offset);
                    here.into_iter()
                        .any(|(term, _)| terms.iter().any(|t| fits(term, t, open)))
                })
            })
        }
    }
}

fn test(world: &World, test: &Test, post: &Post) -> bool {
    let has = |list: &[(u32, String)], name: &str| list.iter().any(|(_, folded)| folded == name);
    match test {
        Test::Hashtag(tag) => has(&post.hashtags, &tag.to_lowercase()),
        Test::Mention(name) => {
            let keys = world.account_keys(name);
            has(&post.mentions, &name.to_lowercase())
                || keys.iter().any(|key| has(&post.mentions, key))
        }
        Test::From(name) => world.accounts(name).contains(&post.account),
        Test::To(name) => {
            let to = post.reply_to.as_deref();
            to == Some(name.as_str()) || world.account_keys(name).iter().any(|key| to == Some(key))
        }
        Test::Reposted(id) => {
            let keys = world.account_keys(id);
            post.reposted.contains(id) || keys.iter().any(|key| post.reposted.contains(key))
        }
        Test::Language(tag) => post
            .language
            .is_some_and(|no| world.language(tag).contains(&no)),
        Test::Guess(tag) => post
            .guess
            .is_some_and(|no| world.language(tag).contains(&no)),
        Test::Since(moment) => post.posted_ms.is_some() && !is_before(post, moment),
        Test::Until(moment) => post.posted_ms.is_some() && is_before(post, moment),
        Test::Domain(host) => post.links.iter().any(|url| {
            let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
            let own = rest.split('/').next().unwrap();
            own == host || (own.ends_with(&format!(".{host}")) && host.split('.').count() >= 2)
        }),
        Test::Url(words) => post.links.iter().any(|url| url.contains(words.as_str())),
        Test::Client(name) => post
            .client
            .is_some_and(|no| world.clients(name).contains(&no)),
        Test::Is(Trait::Repost) => post.is_repost,
        Test::Is(Trait::Quote) => post.is_quote,
        Test::Is(Trait::Reply) => post.is_reply,
        Test::Is(Trait::Kind(kind)) => post.kind == *kind,
        Test::Has(Part::Link) => !post.links.is_empty(),
        Test::Has(Part::Media) => post.has_media,
        Test::Has(Part::Hashtag) => !post.hashtags.is_empty(),
        Test::Has(Part::Mention) => !post.mentions.is_empty(),
        Test::Has(Part::Place) => post.has_place,
        Test::Platform(platform) => post.platform == *platform,
        Test::Dataset(name) => world.datasets(name).contains(&post.dataset),
        Test::Count(counted, compare, number) => {
            count(*counted, post).is_some_and(|count| match compare {
                Compare::Above => count > *number,
                Compare::AtLeast => count >= *number,
                Compare::Below => count < *number,
                Compare::AtMost => count <= *number,
                Compare::Equal => count == *number,
            })
        }
    }
}

fn is_before(post: &Post, moment: &Moment) -> bool {
    let ms = post.posted_ms.unwrap();
    match post.precision {
        Precision::Day => ms / 86_400_000 < moment.day,
        _ => ms < moment.ms,
    }
}

fn count(counted: Counted, post: &Post) -> Option<u64> {
    match counted {
        Counted::Likes => post.likes,
        Counted::Reposts => post.reposts,
        Counted::Replies | Counted::Quotes => None,
    }
}
