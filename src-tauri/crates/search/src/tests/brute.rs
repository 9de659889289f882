//! Answers a query by looking at every post: slow, simple, without the engine.

use model::Precision;
use text::Ask;

use super::world::{Post, World};
use crate::Names;
use crate::query::{Compare, Counted, How, Moment, Node, Part, Query, Test, Trait, Words};

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
        Node::All(parts) => (0..parts.len()).all(|n| {
            node(world, exact, &parts[n], post)
                || (!exact && is_part_of_one_word(parts, n, &post.text))
        }),
        Node::Any(parts) => parts.iter().any(|part| node(world, exact, part, post)),
        Node::Not(part, _) => !node(world, exact, part, post),
        Node::Words(words) => has_words(words, exact || words.exact, &post.text),
        Node::Filter(filter) => test(world, &filter.test, post),
    }
}

/// Whether two to four plain words, this one among them, stand in the text as one.
fn is_part_of_one_word(parts: &[Node], n: usize, text: &str) -> bool {
    let plain = |part: &Node| match part {
        Node::Words(words)
            if !words.quoted && !words.exact && !words.open && words.how == How::Same =>
        {
            Some(words.text.clone())
        }
        _ => None,
    };
    (0..=n).any(|first| {
        (n.max(first + 1)..parts.len().min(first + 4)).any(|last| {
            let words: Option<Vec<String>> = parts[first..=last].iter().map(plain).collect();
            let Some(words) = words else { return false };
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let terms = text::joined(&words);
            text::tokens(text)
                .iter()
                .any(|token| terms.iter().any(|one| *one == token.term))
        })
    })
}

/// How many positions a word takes: of a run of n characters, n-1 pairs and the last one alone.
fn positions(word: &[(u32, Vec<String>)]) -> u32 {
    let (last, terms) = word.last().unwrap();
    let is_pair = |term: &String| {
        matches!(
            text::ask(&term[..term.chars().next().unwrap().len_utf8()]),
            Ask::Prefix(_)
        )
    };
    last + 1
        + u32::from(
            terms
                .iter()
                .any(|term| is_pair(term) && term.chars().count() > 1),
        )
}

/// Words within a stretch, by trying every choice of places for them.
fn are_near(words: &str, between: u32, tokens: &[(String, u32)]) -> bool {
    let words: Vec<Vec<(u32, Vec<String>)>> = words
        .split_whitespace()
        .filter_map(|word| match text::ask(word) {
            Ask::Nothing => None,
            Ask::Word(terms) => Some(vec![(0, terms)]),
            Ask::Prefix(term) => Some(vec![(0, vec![term])]),
            Ask::Phrase(places) => Some(places),
        })
        .collect();
    let length = tokens
        .iter()
        .map(|(_, position)| position + 1)
        .max()
        .unwrap_or(0);
    let stands = |word: &[(u32, Vec<String>)], start: u32| {
        word.iter().all(|(offset, terms)| {
            tokens
                .iter()
                .any(|(term, position)| *position == start + offset && terms.contains(term))
        })
    };
    let mut choices: Vec<Vec<u32>> = vec![vec![]];
    for word in &words {
        let places: Vec<u32> = (0..length).filter(|start| stands(word, *start)).collect();
        choices = choices
            .iter()
            .flat_map(|chosen| {
                places
                    .iter()
                    .map(|place| [chosen.as_slice(), &[*place]].concat())
            })
            // Equal words stand at different places.
            .filter(|chosen| {
                let last = chosen.len() - 1;
                (0..last).all(|n| words[n] != words[last] || chosen[n] != chosen[last])
            })
            .collect();
    }
    choices.iter().any(|chosen| {
        let lengths = words.iter().map(|word| positions(word));
        let end = chosen
            .iter()
            .zip(lengths.clone())
            .map(|(start, length)| start + length)
            .max()
            .unwrap();
        let span = end - chosen.iter().min().unwrap();
        span.saturating_sub(lengths.sum()) <= between
    })
}

/// How many letters must be changed, added, left out or exchanged with the next to make one word of another
/// (Damerau and Levenshtein, each letter touched once).
fn letters_between(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            d[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let changed = d[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let least = changed.min(d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                match i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    true => least.min(d[i - 2][j - 2] + 1),
                    false => least,
                }
            };
        }
    }
    d[a.len()][b.len()]
}

/// Whether a word has the pieces between stars in order, the first at its beginning and the last at its end.
fn fits_stars(pattern: &str, word: &str) -> bool {
    let pieces: Vec<String> = pattern.split('*').map(text::fold).collect();
    let (first, last) = (&pieces[0], &pieces[pieces.len() - 1]);
    let Some(mut rest) = word.strip_prefix(first.as_str()) else {
        return false;
    };
    for piece in &pieces[1..pieces.len() - 1] {
        let Some(at) = rest.find(piece.as_str()) else {
            return false;
        };
        rest = &rest[at + piece.len()..];
    }
    rest.ends_with(last.as_str())
}

/// Folded words by their terms. With exact letters: the words as typed, between what is no letter or digit.
fn has_words(words: &Words, exact: bool, text: &str) -> bool {
    if exact && words.how == How::Same {
        return text.match_indices(&words.text).any(|(at, found)| {
            let before = text[..at].chars().next_back();
            let after = text[at + found.len()..].chars().next();
            let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            edge(before) && (words.open || edge(after))
        });
    }
    let tokens: Vec<(String, u32)> = text::tokens(text)
        .into_iter()
        .map(|t| (t.term.into(), t.position))
        .collect();
    match words.how {
        How::Same => {}
        How::Near(between) => return are_near(&words.text, between, &tokens),
        How::Stars => return tokens.iter().any(|(term, _)| fits_stars(&words.text, term)),
        How::Pattern => panic!("regular expressions are tested one by one"),
        How::Alike(letters) => {
            let Ask::Word(terms) = text::ask(&words.text) else {
                panic!("one word")
            };
            return tokens.iter().any(|(term, _)| {
                terms
                    .iter()
                    .any(|wanted| letters_between(wanted, term) <= usize::from(letters))
            });
        }
    }
    let fits = |term: &str, wanted: &str, open: bool| {
        if open {
            term.starts_with(wanted)
        } else {
            term == wanted
        }
    };
    text::asks(&words.text).into_iter().any(|ask| match ask {
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
    })
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
