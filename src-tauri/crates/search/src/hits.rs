//! Where in a published text the words of a query stand.
//!
//! The text is cut into words again, with the code that cut it for the index, so that what is marked is what was
//! found: folded spellings, parts of hashtags, letters exactly as typed.

use std::ops::Range;

use text::{Ask, EntityKind, Forms, Token};

use crate::address;
use crate::matcher::Matcher;
use crate::near::{self, Unit};
use crate::query::{How, Leaf, Node, Query, Test, Words, joined};

impl Query {
    /// The places of the query's words, hashtags, mentions and links in a text as published: byte ranges, sorted,
    /// without overlaps. A phrase is one range. What the query excludes is not marked.
    ///
    /// To mark many texts, make a [`Finder`] once.
    #[must_use]
    pub fn hits(&self, text: &str) -> Vec<Range<usize>> {
        Finder::new(self).hits(text)
    }
}

/// The words of a query, made ready for marking texts.
#[derive(Debug, Default)]
pub struct Finder {
    words: Vec<Wanted>,
    hashtags: Vec<String>,
    mentions: Vec<String>,
    hosts: Vec<String>,
    /// Words of an address, and whether the last one may go on.
    urls: Vec<(Vec<String>, bool)>,
}

#[derive(Debug)]
struct Wanted {
    ask: Look,
    open: bool,
    /// What must stand there letter for letter.
    letters: Option<String>,
}

impl Finder {
    /// Takes everything that the query asks for and a text can show.
    #[must_use]
    pub fn new(query: &Query) -> Self {
        let mut finder = Self::default();
        let exact = query.is_exact();
        query.root.leaves(false, &mut |leaf, negated| match leaf {
            _ if negated => {}
            Leaf::Words(words) => {
                let wanted = Wanted::new(words, words.is_checked(exact));
                finder.words.push(wanted);
                if let Some(forms) = query.forms(words) {
                    let omitted = query.omitted();
                    finder.words.push(Wanted::forms(forms, omitted));
                }
            }
            Leaf::Filter(filter) => finder.add(&filter.test),
        });
        if !exact {
            finder.add_joined(&query.root);
        }
        finder
    }

    /// One for each word of the query that is looked for in any spelling, with its place in the query's text.
    #[must_use]
    pub fn each_word(query: &Query) -> Vec<(Range<usize>, Self)> {
        let exact = query.is_exact();
        let mut finders = Vec::new();
        query.root.leaves(false, &mut |leaf, negated| {
            if let Leaf::Words(words) = leaf
                && !negated
                && !words.is_checked(exact)
            {
                let finder = Self {
                    words: vec![Wanted::new(words, false)],
                    ..Self::default()
                };
                finders.push((words.at.clone(), finder));
            }
        });
        finders
    }

    /// Some words alone, with their letters.
    pub(crate) fn exact(words: &Words) -> Self {
        Self {
            words: vec![Wanted::new(words, true)],
            ..Self::default()
        }
    }

    /// Words side by side that a post may hold as one.
    fn add_joined(&mut self, node: &Node) {
        let (Node::All(parts) | Node::Any(parts)) = node else {
            return;
        };
        if let Node::All(parts) = node {
            for (_, together) in joined(parts) {
                let terms = text::joined(&together);
                if !terms.is_empty() {
                    self.words
                        .push(Wanted::of(Look::Ask(vec![Ask::Word(terms)])));
                }
            }
        }
        parts.iter().for_each(|part| self.add_joined(part));
    }

    fn add(&mut self, test: &Test) {
        match test {
            Test::Hashtag(tag) => self.hashtags.push(text::fold_tag(tag)),
            Test::Mention(name) => self.mentions.push(text::fold_tag(name)),
            Test::Domain(host) => self.hosts.push(host.clone()),
            Test::Url(address) => {
                let open = address.ends_with(['*', '＊']);
                self.urls.push((address::words(address), open));
            }
            _ => {}
        }
    }

    /// As [`Query::hits`].
    #[must_use]
    pub fn hits(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        if !self.words.is_empty() {
            let tokens = text::tokens(text);
            for wanted in &self.words {
                wanted.find(text, &tokens, &mut found);
            }
        }
        self.find_entities(text, &mut found);
        merged(found)
    }

    pub(crate) fn matches(&self, text: &str) -> bool {
        !self.hits(text).is_empty()
    }

    fn find_entities(&self, text: &str, found: &mut Vec<Range<usize>>) {
        let nothing = [&self.hashtags, &self.mentions, &self.hosts]
            .iter()
            .all(|list| list.is_empty());
        if nothing && self.urls.is_empty() {
            return;
        }
        for entity in text::entities(text) {
            let wanted = match entity.kind {
                EntityKind::Hashtag => self.hashtags.contains(&text::fold_tag(&entity.value)),
                EntityKind::Mention => self.mentions.contains(&text::fold_tag(&entity.value)),
                EntityKind::Link => self.wants_link(&entity.value),
            };
            if wanted {
                found.push(entity.start..entity.end);
            }
        }
    }

    fn wants_link(&self, url: &str) -> bool {
        let hosts = address::hosts(url);
        if self.hosts.iter().any(|host| hosts.contains(host)) {
            return true;
        }
        let words = address::words(url);
        self.urls.iter().any(|(wanted, open)| {
            let Some((last, before)) = wanted.split_last() else {
                return false;
            };
            words.windows(wanted.len()).any(|run| {
                let end = &run[before.len()];
                run.starts_with(before)
                    && (end == last || (*open && end.starts_with(last.as_str())))
            })
        })
    }
}

/// What is looked for in a text.
#[derive(Debug)]
enum Look {
    /// The same words.
    Ask(Vec<Ask>),
    /// Forms of a word, but for those struck out.
    Forms(Forms, Vec<String>),
    /// Words of a form.
    Match(Vec<Matcher>),
    /// Words near one another, and how many others may stand between them.
    Near(Vec<Unit>, u32),
}

impl Wanted {
    fn of(ask: Look) -> Self {
        Self {
            ask,
            open: false,
            letters: None,
        }
    }

    fn forms(forms: Forms, omitted: Vec<String>) -> Self {
        Self::of(Look::Forms(forms, omitted))
    }

    fn new(words: &Words, exact: bool) -> Self {
        let ask = match words.how {
            How::Same => Look::Ask(text::asks(&words.text)),
            How::Near(between) => Look::Near(near::units(&words.text), between),
            How::Alike(_) | How::Stars | How::Pattern => Look::Match(Matcher::of(words)),
        };
        Self {
            ask,
            open: words.open,
            letters: exact.then(|| bare(&words.text)),
        }
    }

    fn find(&self, text: &str, tokens: &[Token], found: &mut Vec<Range<usize>>) {
        let mut keep = |fits: &dyn Fn(&str) -> bool| {
            let fitting = tokens.iter().filter(|token| fits(&token.term));
            found.extend(fitting.map(|token| token.start..token.end));
        };
        match &self.ask {
            Look::Ask(asks) => {
                for ask in asks {
                    self.find_one(ask, text, tokens, found);
                }
            }
            Look::Forms(forms, omitted) => {
                keep(&|term| forms.is_form(term) && !omitted.iter().any(|word| word == term));
            }
            Look::Match(matchers) => {
                keep(&|term| matchers.iter().any(|matcher| matcher.matches(term)));
            }
            Look::Near(units, between) => found.extend(near_in(units, *between, tokens)),
        }
    }

    fn find_one(&self, ask: &Ask, text: &str, tokens: &[Token], found: &mut Vec<Range<usize>>) {
        let mut push = |range: Range<usize>| {
            if self.has_letters(&text[range.clone()]) {
                found.push(range);
            }
        };
        match ask {
            Ask::Nothing => {}
            Ask::Word(terms) => {
                for token in tokens.iter().filter(|token| fits(terms, self.open, token)) {
                    push(token.start..token.end);
                }
            }
            Ask::Prefix(prefix) => {
                for token in tokens
                    .iter()
                    .filter(|token| token.term.starts_with(prefix.as_str()))
                {
                    push(token.start..end_of_prefix(text, token, prefix));
                }
            }
            Ask::Phrase(places) => {
                let Some(last) = places.iter().map(|(offset, _)| *offset).max() else {
                    return;
                };
                for first in tokens {
                    if let Some(range) =
                        phrase_from(first, places, self.open.then_some(last), tokens)
                    {
                        push(range);
                    }
                }
            }
        }
    }

    fn has_letters(&self, found: &str) -> bool {
        let Some(letters) = &self.letters else {
            return true;
        };
        let decoded = text::decode_entities(found);
        let found = bare(decoded.as_deref().unwrap_or(found));
        match self.open {
            true => found.starts_with(letters),
            false => found == *letters,
        }
    }
}

/// The phrase whose first word is this token. `open` is the offset of the word that may go on.
fn phrase_from(
    first: &Token,
    places: &[(u32, Vec<String>)],
    open: Option<u32>,
    tokens: &[Token],
) -> Option<Range<usize>> {
    let ((offset, terms), rest) = places.split_first()?;
    if !fits(terms, open == Some(*offset), first) {
        return None;
    }
    let start = first.position.checked_sub(*offset)?;
    let mut range = first.start..first.end;
    for (offset, terms) in rest {
        let position = start + offset;
        let from = tokens.partition_point(|token| token.position < position);
        let here = tokens[from..]
            .iter()
            .take_while(|token| token.position == position);
        let token = here
            .clone()
            .find(|token| fits(terms, open == Some(*offset), token))?;
        range = range.start.min(token.start)..range.end.max(token.end);
    }
    Some(range)
}

/// The words of the closest stretch that holds all of them, if they are near enough.
fn near_in(units: &[Unit], between: u32, tokens: &[Token]) -> Vec<Range<usize>> {
    let found: Vec<Vec<(u32, Range<usize>)>> = units
        .iter()
        .map(|unit| {
            let places: Vec<(u32, Vec<String>)> = unit
                .slots
                .iter()
                .map(|slot| (slot.offset, slot.terms.clone()))
                .collect();
            let mut found: Vec<(u32, Range<usize>)> = tokens
                .iter()
                .filter_map(|first| {
                    Some((first.position, phrase_from(first, &places, None, tokens)?))
                })
                .collect();
            found.sort_by_key(|(position, range)| (*position, range.start));
            found.dedup_by_key(|(position, _)| *position);
            found
        })
        .collect();
    let starts: Vec<Vec<u32>> = found
        .iter()
        .map(|found| found.iter().map(|(position, _)| *position).collect())
        .collect();
    let wanted: Vec<(&[u32], u32, usize)> = units
        .iter()
        .zip(&starts)
        .map(|(unit, starts)| (starts.as_slice(), unit.length, unit.times))
        .collect();
    match near::closest(&wanted) {
        Some((fewest, from, until)) if fewest <= between => found
            .into_iter()
            .flatten()
            .filter(|(position, _)| (from..until).contains(position))
            .map(|(_, range)| range)
            .collect(),
        _ => Vec::new(),
    }
}

fn fits(terms: &[String], open: bool, token: &Token) -> bool {
    terms.iter().any(|term| match open {
        true => token.term.starts_with(term.as_str()),
        false => token.term == *term,
    })
}

/// Where the part of a token ends that makes up `prefix`: of a pair of characters, the first one alone is marked.
fn end_of_prefix(text: &str, token: &Token, prefix: &str) -> usize {
    let written = &text[token.start..token.end];
    let ends = written.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut folded: Option<(usize, String)> = None;
    for end in ends {
        let now = text::fold(&written[..end]);
        match &folded {
            // Marks that are folded away belong to the letter before them.
            Some((_, before)) if *before == now => folded = Some((end, now)),
            Some(_) => break,
            None if now.starts_with(prefix) => folded = Some((end, now)),
            None => {}
        }
    }
    folded.map_or(token.end, |(end, _)| token.start + end)
}

/// Letters without the punctuation around them; any white space is one space.
fn bare(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words
        .trim_matches(|c: char| {
            c.is_ascii_punctuation()
                || c.is_whitespace()
                || matches!(c, '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '«' | '»' | '،' | '؛' | '؟')
        })
        .to_owned()
}

fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut out: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}
