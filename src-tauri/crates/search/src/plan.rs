//! Turns a query's tree into one of the engine.

use std::ops::{Bound, Range};
use std::sync::Arc;

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, Query as Ask,
    RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term, i64_to_u64};
use text::Ask as Terms;

use crate::address;
use crate::column::ColumnQuery;
use crate::conjunction::AllOf;
use crate::dictionary::Dictionary;
use crate::exact::{Checked, CheckedQuery};
use crate::matcher::{MatchQuery, Matcher};
use crate::near::{self, NearQuery};
use crate::phrase::{PhraseQuery, Slot, end_of_prefix};
use crate::query::{Compare, Counted, Filter, How, Moment, Node, Test, Trait, Words, joined};
use crate::schema::{COUNTS, Column, Fields, POSTED_MS, PRECISION, tag};

/// What the index does not know: the names behind its numbers, and the texts. `api` answers from the store.
pub trait Names: Sync {
    /// The accounts that `from:` means: by handle without regard to case, or by the whole id or hash.
    fn accounts(&self, name: &str) -> Vec<u32>;
    /// The published ids of accounts with this handle, for `to:` and `@` where a release gives ids instead of handles.
    fn account_keys(&self, name: &str) -> Vec<String>;
    /// The datasets that `dataset:` means.
    fn datasets(&self, name: &str) -> Vec<u32>;
    /// The clients that `client:` means.
    fn clients(&self, name: &str) -> Vec<u32>;
    /// The languages that `lang:` and `guess:` mean.
    fn language(&self, tag: &str) -> Vec<u32>;
    /// A post's text as published, for `=` and `exact:on`.
    fn text(&self, post_no: u64) -> Option<String>;
}

/// How words are taken whose letters have to be exactly those typed.
#[derive(Clone, Copy)]
pub(crate) enum Exactness<'a> {
    /// As if they need not be: the posts found are at least those that will be found in the end.
    Loose,
    /// Checked already, one entry for each such word in the order of the tree.
    Checked(&'a [Arc<Checked>]),
}

/// A plan of a whole query; of one that asks for nothing in particular, every post.
///
/// # Errors
///
/// That of the engine, if the words of the index cannot be read.
pub(crate) fn plan(
    query: &crate::Query,
    searcher: &Searcher,
    fields: &Fields,
    names: &dyn Names,
    exactness: Exactness<'_>,
) -> tantivy::Result<Box<dyn Ask>> {
    let mut planner = Planner {
        query,
        fields,
        dictionary: Dictionary {
            searcher,
            field: fields.body,
        },
        names,
        all_exact: query.is_exact(),
        exactness,
        n_exact: 0,
    };
    let found = planner.node(&query.root, false)?;
    Ok(found.unwrap_or_else(|| Box::new(AllQuery)))
}

/// A plan of some words alone, without regard to their letters.
pub(crate) fn plan_words(words: &Words, fields: &Fields) -> Box<dyn Ask> {
    folded_words(words, fields).unwrap_or_else(|| Box::new(AllQuery))
}

struct Planner<'a> {
    query: &'a crate::Query,
    fields: &'a Fields,
    dictionary: Dictionary<'a>,
    names: &'a dyn Names,
    all_exact: bool,
    exactness: Exactness<'a>,
    n_exact: usize,
}

impl Planner<'_> {
    /// `None` where a part asks for nothing, such as punctuation alone.
    fn node(&mut self, node: &Node, negated: bool) -> tantivy::Result<Option<Box<dyn Ask>>> {
        Ok(match node {
            Node::All(parts) => self.all(parts, negated)?,
            Node::Any(parts) => {
                let mut found = Vec::with_capacity(parts.len());
                for part in parts {
                    found.extend(self.node(part, negated)?);
                }
                (!found.is_empty()).then(|| any(found))
            }
            Node::Not(part, _) => self.node(part, !negated)?.map(|part| -> Box<dyn Ask> {
                Box::new(BooleanQuery::new(vec![
                    (Occur::Must, Box::new(AllQuery)),
                    (Occur::MustNot, part),
                ]))
            }),
            Node::Words(words) => self.words(words, negated)?,
            Node::Filter(filter) => Some(weighed(&filter.test, self.test(&filter.test))),
        })
    }

    /// Parts side by side; exclusions go into the same query as what they exclude from.
    fn all(&mut self, parts: &[Node], negated: bool) -> tantivy::Result<Option<Box<dyn Ask>>> {
        let mut found = AllOf::default();
        let (mut since, mut until) = (Vec::new(), Vec::new());
        let joined = self.joined(parts)?;
        for (n, part) in parts.iter().enumerate() {
            match part {
                Node::Filter(Filter {
                    test: Test::Since(moment),
                    ..
                }) => since.push(moment),
                Node::Filter(Filter {
                    test: Test::Until(moment),
                    ..
                }) => until.push(moment),
                Node::Filter(filter) => {
                    found.add_filter(self.test(&filter.test), |part| weighed(&filter.test, part));
                }
                Node::Not(inner, _) => found.excluded.extend(self.node(inner, !negated)?),
                other => {
                    let other = self.node(other, negated)?;
                    let other = other.map(|other| self.or_joined(other, n, &joined));
                    found.parts.extend(other);
                }
            }
        }
        // A range from two filters is looked for in one go.
        for i in 0..since.len().max(until.len()) {
            let posted = posted(since.get(i).copied(), until.get(i).copied());
            found.add_filter(posted, unscored);
        }
        Ok(found.into_query())
    }

    /// Words side by side that occur as one word, each with the places of its parts: `black lives matter` is also
    /// looked for as #blacklivesmatter.
    fn joined(&self, parts: &[Node]) -> tantivy::Result<Vec<(Range<usize>, Vec<String>)>> {
        let mut occurring = Vec::new();
        if self.all_exact {
            return Ok(occurring);
        }
        for (place, together) in joined(parts) {
            let mut known = Vec::new();
            for term in text::joined(&together) {
                if self.dictionary.has(&term)? {
                    known.push(term);
                }
            }
            if !known.is_empty() {
                occurring.push((place, known));
            }
        }
        Ok(occurring)
    }

    /// The word at place `n`, or any longer one that it is part of.
    fn or_joined(
        &self,
        word: Box<dyn Ask>,
        n: usize,
        joined: &[(Range<usize>, Vec<String>)],
    ) -> Box<dyn Ask> {
        let longer = joined.iter().filter(|(place, _)| place.contains(&n));
        let longer = longer.flat_map(|(_, terms)| terms);
        let mut options: Vec<Box<dyn Ask>> = longer
            .map(|term| below(text_term(self.fields.body, term), JOINED_BELOW))
            .collect();
        if options.is_empty() {
            return word;
        }
        options.push(word);
        any(options)
    }

    fn words(&mut self, words: &Words, negated: bool) -> tantivy::Result<Option<Box<dyn Ask>>> {
        let Some(folded) = folded_words(words, self.fields) else {
            return Ok(None);
        };
        if !words.is_checked(self.all_exact) {
            return self.or_forms(folded, words).map(Some);
        }
        let checked = match self.exactness {
            // What is excluded may turn out not to match, so nothing may be left out for it yet.
            Exactness::Loose if negated => return Ok(Some(Box::new(EmptyQuery))),
            Exactness::Loose => return Ok(Some(folded)),
            Exactness::Checked(checked) => Arc::clone(&checked[self.n_exact]),
        };
        self.n_exact += 1;
        Ok(Some(Box::new(BooleanQuery::new(vec![
            (Occur::Must, folded),
            (Occur::Must, unscored(Box::new(CheckedQuery { checked }))),
        ]))))
    }

    /// The word, or one of its other forms where they are asked for.
    fn or_forms(&self, word: Box<dyn Ask>, words: &Words) -> tantivy::Result<Box<dyn Ask>> {
        let (forms, _) = forms(self.query, words, self.dictionary)?;
        if forms.is_empty() {
            return Ok(word);
        }
        let mut options: Vec<Box<dyn Ask>> = forms
            .iter()
            .map(|(form, _)| below(text_term(self.fields.body, form), FORMS_BELOW))
            .collect();
        options.push(word);
        Ok(any(options))
    }

    fn test(&self, test: &Test) -> Box<dyn Ask> {
        let fields = self.fields;
        let numbers = |column: Column, numbers: Vec<u32>| {
            let one = |n: u32| between(column.name(), n.into(), n.into());
            any(numbers.into_iter().map(one).collect())
        };
        let terms = |field: Field, numbers: Vec<u32>| {
            any(numbers.into_iter().map(|n| number_term(field, n)).collect())
        };
        match test {
            Test::Hashtag(name) => self.tag(tag::hashtag(&text::fold_tag(name))),
            Test::Mention(name) => any(self.named(name, tag::mention)),
            Test::To(name) => any(self.named(name, tag::answered)),
            Test::Reposted(id) => any(self.named(id, tag::reposted)),
            Test::From(name) => terms(fields.account, self.names.accounts(name)),
            Test::Dataset(name) => terms(fields.dataset, self.names.datasets(name)),
            Test::Client(name) => numbers(Column::Client, self.names.clients(name)),
            Test::Language(name) => numbers(Column::Language, self.names.language(name)),
            Test::Guess(name) => numbers(Column::Guess, self.names.language(name)),
            Test::Since(moment) => posted(Some(moment), None),
            Test::Until(moment) => posted(None, Some(moment)),
            Test::Domain(host) => self.tag(tag::host(host)),
            Test::Url(address) => self.url(address),
            Test::Is(Trait::Repost) => self.tag(tag::IS_REPOST.to_owned()),
            Test::Is(Trait::Quote) => self.tag(tag::IS_QUOTE.to_owned()),
            Test::Is(Trait::Reply) => self.tag(tag::IS_REPLY.to_owned()),
            Test::Is(Trait::Kind(kind)) => numbers(Column::Kind, vec![kind.code().into()]),
            Test::Has(part) => self.tag(tag::part(*part).to_owned()),
            Test::Platform(platform) => numbers(Column::Platform, vec![platform.code().into()]),
            Test::Count(counted, compare, number) => count(*counted, *compare, *number),
        }
    }

    fn tag(&self, term: String) -> Box<dyn Ask> {
        let term = Term::from_field_text(self.fields.tag, &term);
        let found = TermQuery::new(term, IndexRecordOption::Basic);
        Box::new(ConstScoreQuery::new(Box::new(found), 1.0))
    }

    /// An account under its handle and, where a release gives ids, under the ids it had.
    fn named(&self, name: &str, term: impl Fn(&str) -> String) -> Vec<Box<dyn Ask>> {
        let mut forms = vec![text::fold_tag(name)];
        forms.extend(
            self.names
                .account_keys(name)
                .iter()
                .map(|key| text::fold_tag(key)),
        );
        forms.sort_unstable();
        forms.dedup();
        forms.iter().map(|form| self.tag(term(form))).collect()
    }

    /// Words of an address in this order; the last one may go on where a star stands behind it.
    fn url(&self, address: &str) -> Box<dyn Ask> {
        let open = address.ends_with(['*', '＊']);
        let words = address::words(address);
        let last = words.len().saturating_sub(1);
        let slots: Vec<Slot> = words
            .into_iter()
            .zip(0..)
            .map(|(word, offset)| Slot {
                offset,
                terms: vec![word],
                open: open && offset as usize == last,
            })
            .collect();
        if slots.is_empty() {
            return Box::new(EmptyQuery);
        }
        Box::new(PhraseQuery {
            field: self.fields.url,
            slots: slots.into(),
        })
    }
}

/// The posts from one moment until before another, where only one of the two may be given.
///
/// Where a moment and the beginning of its day differ, the posts known only to the day, or else all others, do not
/// count between the two.
fn posted(since: Option<&Moment>, until: Option<&Moment>) -> Box<dyn Ask> {
    let from_ms = since.map_or(i64::MIN, |m| m.ms.min(ms_of_day(m.day)));
    let until_ms = until.map_or(i64::MAX, |m| m.ms.max(ms_of_day(m.day)));
    let mut clauses: Vec<(Occur, Box<dyn Ask>)> =
        vec![(Occur::Must, between_ms(from_ms, until_ms))];
    let finer = u64::from(model::Precision::Day.code()) + 1;
    let mut leave_out = |moment: &Moment, only_day: bool| {
        let (a, b) = (moment.ms, ms_of_day(moment.day));
        let precision = match only_day {
            true => between(PRECISION, 0, finer - 1),
            false => between(PRECISION, finer, u64::from(u8::MAX)),
        };
        if a != b {
            let these = vec![between_ms(a.min(b), a.max(b)), precision];
            clauses.push((Occur::MustNot, Box::new(BooleanQuery::intersection(these))));
        }
    };
    if let Some(since) = since {
        leave_out(since, since.ms < ms_of_day(since.day));
    }
    if let Some(until) = until {
        leave_out(until, until.ms > ms_of_day(until.day));
    }
    match clauses.len() {
        1 => clauses.remove(0).1,
        _ => Box::new(BooleanQuery::new(clauses)),
    }
}

/// Posts from one moment until before another, by the time in their column.
fn between_ms(from_ms: i64, until_ms: i64) -> Box<dyn Ask> {
    let last_ms = until_ms.saturating_sub(1);
    between(POSTED_MS, i64_to_u64(from_ms), i64_to_u64(last_ms))
}

fn count(counted: Counted, compare: Compare, number: u64) -> Box<dyn Ask> {
    let [likes, reposts, replies, quotes] = COUNTS;
    let column = match counted {
        Counted::Likes => likes,
        Counted::Reposts => reposts,
        Counted::Replies => replies,
        Counted::Quotes => quotes,
    };
    match compare {
        Compare::Above if number == u64::MAX => Box::new(EmptyQuery),
        Compare::Below if number == 0 => Box::new(EmptyQuery),
        Compare::Above => between(column, number + 1, u64::MAX),
        Compare::AtLeast => between(column, number, u64::MAX),
        Compare::Below => between(column, 0, number - 1),
        Compare::AtMost => between(column, 0, number),
        Compare::Equal => between(column, number, number),
    }
}

fn ms_of_day(day: i64) -> i64 {
    day.saturating_mul(86_400_000)
}

/// Other forms of one word that are looked for, at most.
pub(crate) const MAX_FORMS: usize = 200;

/// How much less another form says about how well a post matches than the word as typed.
const FORMS_BELOW: f32 = 0.5;

/// The other forms of a word that occur and were not struck out, most frequent first, and how many there are in all.
pub(crate) fn forms(
    query: &crate::Query,
    words: &Words,
    dictionary: Dictionary<'_>,
) -> tantivy::Result<(Vec<(String, u64)>, usize)> {
    let Some(forms) = query.forms(words) else {
        return Ok((Vec::new(), 0));
    };
    let wanted = |word: &str| word != forms.word() && forms.is_form(word);
    let mut found = dictionary.beginning_with(forms.prefixes(), &wanted)?;
    let n = found.len();
    found.truncate(MAX_FORMS);
    let omitted = query.omitted();
    found.retain(|(form, _)| !omitted.contains(form));
    Ok((found, n))
}

/// How much less a joined word says about how well a post matches than the words as typed.
const JOINED_BELOW: f32 = 0.5;

/// Words of the text in the folded form.
fn folded_words(words: &Words, fields: &Fields) -> Option<Box<dyn Ask>> {
    match words.how {
        How::Same => same_words(words, fields),
        How::Near(between) => near_words(words, between, fields),
        How::Alike(_) | How::Stars | How::Pattern => {
            let mut options: Vec<Box<dyn Ask>> = Matcher::of(words)
                .into_iter()
                .map(|matcher| -> Box<dyn Ask> {
                    Box::new(MatchQuery {
                        field: fields.body,
                        matcher,
                    })
                })
                .collect();
            // The word as typed stands above those that are alike.
            if let (How::Alike(_), Terms::Word(terms)) = (words.how, text::ask(&words.text)) {
                options.extend(terms.iter().map(|term| text_term(fields.body, term)));
            }
            Some(any(options))
        }
    }
}

fn near_words(words: &Words, between: u32, fields: &Fields) -> Option<Box<dyn Ask>> {
    let units = near::units(&words.text);
    (!units.is_empty()).then(|| -> Box<dyn Ask> {
        Box::new(NearQuery {
            field: fields.body,
            units: units.into(),
            between,
        })
    })
}

fn same_words(words: &Words, fields: &Fields) -> Option<Box<dyn Ask>> {
    let asks = text::asks(&words.text).into_iter();
    let asks: Vec<_> = asks
        .filter_map(|ask| one_way(ask, words.open, fields))
        .collect();
    (!asks.is_empty()).then(|| any(asks))
}

/// Words in one of the ways in which they may be written.
fn one_way(ask: Terms, open: bool, fields: &Fields) -> Option<Box<dyn Ask>> {
    let field = fields.body;
    match ask {
        Terms::Nothing => None,
        Terms::Word(terms) if open => {
            Some(any(terms.iter().map(|term| prefix(field, term)).collect()))
        }
        Terms::Word(terms) => Some(any(terms
            .iter()
            .map(|term| text_term(field, term))
            .collect())),
        Terms::Prefix(term) => Some(prefix(field, &term)),
        Terms::Phrase(places) => {
            let last = places.iter().map(|(offset, _)| *offset).max()?;
            let slots: Vec<Slot> = places
                .into_iter()
                .map(|(offset, terms)| Slot {
                    offset,
                    terms,
                    open: open && offset == last,
                })
                .collect();
            Some(Box::new(PhraseQuery {
                field,
                slots: slots.into(),
            }))
        }
    }
}

fn text_term(field: Field, term: &str) -> Box<dyn Ask> {
    let term = Term::from_field_text(field, term);
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

fn number_term(field: Field, number: u32) -> Box<dyn Ask> {
    let term = Term::from_field_u64(field, number.into());
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

/// Terms that begin so.
fn prefix(field: Field, prefix: &str) -> Box<dyn Ask> {
    Box::new(RangeQuery::new(
        Bound::Included(Term::from_field_text(field, prefix)),
        Bound::Excluded(Term::from_field_text(field, &end_of_prefix(prefix))),
    ))
}

/// Numbers of a column, both ends included.
fn between(column: &'static str, from: u64, to: u64) -> Box<dyn Ask> {
    Box::new(ColumnQuery {
        column,
        range: from..=to,
    })
}

/// Counts less for how well a post matches.
fn below(part: Box<dyn Ask>, by: f32) -> Box<dyn Ask> {
    Box::new(BoostQuery::new(part, by))
}

pub(crate) fn any(mut parts: Vec<Box<dyn Ask>>) -> Box<dyn Ask> {
    match parts.len() {
        0 => Box::new(EmptyQuery),
        1 => parts.remove(0),
        _ => Box::new(BooleanQuery::union(parts)),
    }
}

/// Of the filters, hashtags and mentions alone say something about how well a post matches.
fn weighed(test: &Test, part: Box<dyn Ask>) -> Box<dyn Ask> {
    match test {
        Test::Hashtag(_) | Test::Mention(_) => part,
        _ => unscored(part),
    }
}

/// Says nothing about how well a post matches.
pub(crate) fn unscored(part: Box<dyn Ask>) -> Box<dyn Ask> {
    Box::new(ConstScoreQuery::new(part, 0.0))
}
