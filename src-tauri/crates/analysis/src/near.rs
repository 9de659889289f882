//! Texts that are nearly the same, found exactly and without comparing every text with every other.
//!
//! A text is the set of its words and of its pairs of neighbouring words; words are those of the search, so in a
//! script without spaces a word is two neighbouring clusters. Two texts are near if the sets have at least half of
//! their members in common (Jaccard's coefficient of w-shingles, Broder 1997). With five words or more, one word put in
//! another's place leaves a text near: of n words and n − 1 pairs at least 2n − 4 of 2n + 2 stay.
//!
//! Candidates come from a prefix filter (Bayardo, Ma and Srikant 2007; Xiao and others 2008): members are put in one
//! order, the rarest first, and two sets that have half in common share one of the first few of each. What is found is
//! then counted out, so nothing is estimated. The one bound is [`MOST_CANDIDATES`].

use std::hash::{DefaultHasher, Hash, Hasher};

/// Words below which a text is too short to be called near to another.
pub const LEAST_WORDS: usize = 5;

/// Common members over all members, from which on two texts are near.
pub const LEAST_SIMILARITY: f64 = 0.5;

/// Texts that one text is counted out against, at most: those with its rarest members. Only a text that has its rarest
/// members in common with more texts than that can be near to one that is not looked at.
pub const MOST_CANDIDATES: usize = 256;

/// Texts whose length alone is looked at, at most, for one text.
const MOST_LOOKED_AT: usize = 16 * MOST_CANDIDATES;

/// Counters of how frequent a member is: two members may share one, which only makes the order a little worse.
const COUNTERS: usize = 1 << 22;

/// One text as a set of members, ascending and each once; empty for a text that is too short.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shingles(Vec<u64>);

impl Shingles {
    /// Cuts a text, published or folded.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut words: Vec<u64> = Vec::new();
        let mut last = None;
        for token in text::tokens(text) {
            // The first term at a position is the word as it stands.
            if last != Some(token.position) {
                words.push(hash(&token.term));
                last = Some(token.position);
            }
        }
        if words.len() < LEAST_WORDS {
            return Self::default();
        }
        let pairs: Vec<u64> = words.windows(2).map(|pair| hash(&pair)).collect();
        words.extend(pairs);
        words.sort_unstable();
        words.dedup();
        Self(words)
    }

    /// Whether the text is too short to be compared.
    #[must_use]
    pub fn is_too_short(&self) -> bool {
        self.0.is_empty()
    }
}

/// Two texts that are near: positions in the two lists, and how near.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Position in the first list.
    pub a: usize,
    /// Position in the second: the nearest one, of equals the first.
    pub b: usize,
    /// Common members over all members.
    pub similarity: f64,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// For every text of the first list that is near to one of the second, the nearest; in the order of the first.
    pub near: Vec<Near>,
    /// Texts of the first list that met [`MOST_CANDIDATES`].
    pub bounded: u64,
}

/// Finds the texts of `a` that are near to a text of `b`. Memory besides the lists: 16 bytes for about half of the
/// members of `b`, and 16 MB.
///
/// `stop` is asked now and then; the answer is `None` once it says so.
#[must_use]
pub fn find(a: &[Shingles], b: &[Shingles], stop: &dyn Fn() -> bool) -> Option<Found> {
    let order = Rarity::of(a.iter().chain(b));
    let index = Prefixes::of(b, &order);
    let mut found = Found::default();
    let mut seen = Seen::new(b.len());
    for (position, text) in a.iter().enumerate() {
        if position.is_multiple_of(1_024) && stop() {
            return None;
        }
        let mut best: Option<Near> = None;
        found.bounded += u64::from(!seen.gather(text, b, &index, &order));
        for &candidate in &seen.candidates {
            let other = candidate as usize;
            let similarity = jaccard(&text.0, &b[other].0);
            let is_nearer = best.is_none_or(|best| {
                similarity > best.similarity || (similarity == best.similarity && other < best.b)
            });
            if similarity >= LEAST_SIMILARITY && is_nearer {
                best = Some(Near {
                    a: position,
                    b: other,
                    similarity,
                });
            }
        }
        found.near.extend(best);
    }
    Some(found)
}

/// How frequent members are among all texts, for one order of members: the rarest first, equals by their number.
struct Rarity(Vec<u32>);

impl Rarity {
    fn of<'a>(texts: impl Iterator<Item = &'a Shingles>) -> Self {
        let mut counters = vec![0_u32; COUNTERS];
        for member in texts.flat_map(|text| &text.0) {
            let counter = &mut counters[*member as usize % COUNTERS];
            *counter = counter.saturating_add(1);
        }
        Self(counters)
    }

    fn key(&self, member: u64) -> (u32, u64) {
        (self.0[member as usize % COUNTERS], member)
    }

    /// The members of which a near text must have one: n − ⌈n ÷ 2⌉ + 1 rarest of n.
    fn prefix(&self, text: &Shingles) -> Vec<u64> {
        let mut members = text.0.clone();
        let needed = (members.len() as f64 * LEAST_SIMILARITY).ceil() as usize;
        let taken = members.len() - needed + usize::from(!members.is_empty());
        members.sort_unstable_by_key(|&member| self.key(member));
        members.truncate(taken);
        members
    }
}

/// Which texts have a member among their rarest: pairs in order of member and text.
struct Prefixes(Vec<(u64, u32)>);

impl Prefixes {
    fn of(texts: &[Shingles], order: &Rarity) -> Self {
        let mut pairs = Vec::new();
        for (position, text) in (0_u32..).zip(texts) {
            pairs.extend(
                order
                    .prefix(text)
                    .into_iter()
                    .map(|member| (member, position)),
            );
        }
        pairs.sort_unstable();
        Self(pairs)
    }

    fn with(&self, member: u64) -> impl Iterator<Item = u32> + '_ {
        let from = self.0.partition_point(|&(other, _)| other < member);
        self.0[from..]
            .iter()
            .take_while(move |(other, _)| *other == member)
            .map(|&(_, text)| text)
    }
}

/// Gathers candidates, each once a text.
struct Seen {
    /// For each text of the second list, the last round in which it was taken.
    round: Vec<u32>,
    now: u32,
    candidates: Vec<u32>,
}

impl Seen {
    fn new(texts: usize) -> Self {
        Self {
            round: vec![0; texts],
            now: 0,
            candidates: Vec::new(),
        }
    }

    /// Gathers the candidates of one text; whether these are all.
    fn gather(
        &mut self,
        text: &Shingles,
        texts: &[Shingles],
        index: &Prefixes,
        order: &Rarity,
    ) -> bool {
        self.now += 1;
        self.candidates.clear();
        let n = text.0.len() as f64;
        let mut looked_at = 0;
        for member in order.prefix(text) {
            for other in index.with(member) {
                looked_at += 1;
                let length = texts[other as usize].0.len() as f64;
                let is_possible = length >= n * LEAST_SIMILARITY && n >= length * LEAST_SIMILARITY;
                if is_possible && self.round[other as usize] != self.now {
                    self.round[other as usize] = self.now;
                    self.candidates.push(other);
                }
                if self.candidates.len() >= MOST_CANDIDATES || looked_at >= MOST_LOOKED_AT {
                    return false;
                }
            }
        }
        true
    }
}

/// Common members over all members of two ascending lists.
fn jaccard(a: &[u64], b: &[u64]) -> f64 {
    let (mut at_a, mut at_b, mut common) = (0, 0, 0_u32);
    while let (Some(x), Some(y)) = (a.get(at_a), b.get(at_b)) {
        common += u32::from(x == y);
        at_a += usize::from(x <= y);
        at_b += usize::from(y <= x);
    }
    let all = (a.len() + b.len()) as f64 - f64::from(common);
    f64::from(common) / all.max(1.0)
}

/// A number for a member, of this run of the program only.
fn hash<T: Hash + ?Sized>(member: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    member.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    fn cut(texts: &[&str]) -> Vec<Shingles> {
        texts.iter().map(|text| Shingles::of(text)).collect()
    }

    fn near(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
        let found = find(&cut(a), &cut(b), &|| false).unwrap();
        found.near.iter().map(|near| (near.a, near.b)).collect()
    }

    #[test]
    fn one_word_in_anothers_place_leaves_a_text_of_five_words_near() {
        let changed = [
            "X two three four five",
            "one X three four five",
            "one two X four five",
        ];
        for changed in changed {
            assert_eq!(near(&["one two three four five"], &[changed]), [(0, 0)]);
        }
        // The middle one of five: 2 · 5 − 4 of 2 · 5 + 2 members.
        let found = find(
            &cut(&["one two three four five"]),
            &cut(&["one two X four five"]),
            &|| false,
        );
        assert_eq!(found.unwrap().near[0].similarity, 0.5);
        assert!(near(&["one two three four"], &["one two three four"]).is_empty());
        assert!(near(&["one two three four five"], &["one X three Y five"]).is_empty());
    }

    #[test]
    fn a_changed_word_is_found_in_scripts_without_spaces_and_from_right_to_left() {
        assert_eq!(
            near(
                &[
                    "รัฐบาลประกาศมาตรการช่วยเหลือประชาชนวันนี้",
                    "امروز مردم تهران در خیابان جمع شدند"
                ],
                &[
                    "امروز مردم شیراز در خیابان جمع شدند",
                    "รัฐบาลประกาศมาตรการช่วยเหลือเกษตรกรวันนี้"
                ]
            ),
            [(0, 1), (1, 0)]
        );
    }

    #[test]
    fn what_is_found_is_what_comparing_all_with_all_finds() {
        let mut random = Random::new(7);
        let mut texts = |base: &[Vec<String>]| -> Vec<Vec<String>> {
            let word = |random: &mut Random| format!("w{}", random.below(30));
            (0..150)
                .map(|i| match base.get(i) {
                    // Another's with some words changed.
                    Some(words) => {
                        let mut words = words.clone();
                        for _ in 0..random.below(4) {
                            let at = random.below(words.len() as u64) as usize;
                            words[at] = word(&mut random);
                        }
                        words
                    }
                    None => (0..4 + random.below(9))
                        .map(|_| word(&mut random))
                        .collect(),
                })
                .collect()
        };
        let a = texts(&[]);
        let b = texts(&a);
        let cut = |texts: &[Vec<String>]| -> Vec<Shingles> {
            texts
                .iter()
                .map(|words| Shingles::of(&words.join(" ")))
                .collect()
        };
        let (a, b) = (cut(&a), cut(&b));
        let mut expected = Vec::new();
        for (position, one) in a.iter().enumerate() {
            let similarity = |other: &Shingles| {
                let common = one.0.iter().filter(|m| other.0.contains(m)).count();
                common as f64 / (one.0.len() + other.0.len() - common) as f64
            };
            let best = (0..b.len())
                .filter(|&i| !one.is_too_short() && !b[i].is_too_short())
                .max_by(|&i, &j| {
                    similarity(&b[i])
                        .total_cmp(&similarity(&b[j]))
                        .then(j.cmp(&i))
                });
            expected.extend(
                best.filter(|&i| similarity(&b[i]) >= 0.5 - 1e-12)
                    .map(|i| (position, i)),
            );
        }
        let found = find(&a, &b, &|| false).unwrap();
        assert_eq!(found.bounded, 0);
        let got: Vec<_> = found.near.iter().map(|near| (near.a, near.b)).collect();
        assert!((50..150).contains(&got.len()), "{}", got.len());
        assert_eq!(got, expected);
    }

    #[test]
    fn very_many_texts_of_one_mould_are_found_without_comparing_all_with_all() {
        // All with all would be four thousand million comparisons.
        let texts: Vec<Shingles> = (0..65_000)
            .map(|n| Shingles::of(&format!("the harbour office counted {n} boats today")))
            .collect();
        let found = find(&texts, &texts, &|| false).unwrap();
        assert_eq!(found.near.len(), texts.len());
        assert!(found.bounded > 0);
    }

    #[test]
    fn nothing_is_answered_once_it_is_stopped() {
        let texts = cut(&["one two three four five"]);
        assert_eq!(find(&texts, &texts, &|| true), None);
        assert_eq!(find(&[], &texts, &|| true), Some(Found::default()));
    }
}
