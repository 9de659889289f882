//! Unicode's own test of word boundaries (UAX #29), for the plain word layer.
//!
//! Only words are compared: stretches between two boundaries that hold a letter or a digit. Where ours differ on
//! purpose is listed by cause.

use std::collections::BTreeMap;

use crate::matcher::published;

#[test]
fn words_are_those_of_unicode_but_for_the_causes_listed() {
    let Some(file) = published("unicode/WordBreakTest-17.0.0.txt") else {
        return;
    };
    let (mut n_right, mut n_excepted, mut missed) = (0, BTreeMap::new(), Vec::new());
    for line in file.lines().filter(|line| line.starts_with('÷')) {
        let sample = line.split('#').next().unwrap_or_default();
        let segments = segments(sample);
        let text: String = segments.concat();
        let wanted: Vec<String> = segments
            .iter()
            .map(|segment| bare(segment))
            .filter(|word| !word.is_empty())
            .collect();
        if wanted == words(&text) {
            n_right += 1;
        } else if let Some((cause, _)) = CAUSES.iter().find(|(_, is_cause)| is_cause(&text)) {
            *n_excepted.entry(*cause).or_insert(0) += 1;
        } else {
            missed.push(format!(
                "{sample}: {:?} instead of {wanted:?}",
                words(&text)
            ));
        }
    }
    println!("{n_right} right, {} wrong, {n_excepted:#?}", missed.len());
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

type IsCause = fn(&str) -> bool;

/// Why our words differ, and which texts show it.
const CAUSES: &[(&str, IsCause)] = &[
    ("`_` separates, as in names and hashtags", |text| {
        text.contains('_')
    }),
    (
        "an emoji that stands for a letter is a word of its own",
        |text| text.contains('Ⓜ'),
    ),
    (
        "a colon separates: posts set none between letters of a word but after one",
        |text| text.contains(':'),
    ),
    ("a comma separates, also between digits", |text| {
        text.contains(',')
    }),
    (
        "an apostrophe separates digits: it stands for minutes and feet",
        |text| text.contains("1'"),
    ),
    ("kana are indexed as pairs", |text| text.contains('〱')),
];

/// The stretches between boundaries of a line of the test.
fn segments(sample: &str) -> Vec<String> {
    let mut segments: Vec<String> = Vec::new();
    let mut begins = true;
    for piece in sample.split_whitespace() {
        match piece {
            "÷" => begins = true,
            "×" => begins = false,
            code => {
                let c = u32::from_str_radix(code, 16)
                    .ok()
                    .and_then(char::from_u32)
                    .expect("a character");
                match segments.last_mut() {
                    Some(segment) if !begins => segment.push(c),
                    _ => segments.push(c.to_string()),
                }
            }
        }
    }
    segments
}

/// The words of a text as we cut them: at each position, what stands there.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last = None;
    for token in text::tokens(text) {
        if last != Some(token.position) {
            words.push(bare(&text[token.start..token.end]));
        }
        last = Some(token.position);
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A stretch without what is no part of a word on its own; nothing if it holds no letter and no digit.
fn bare(segment: &str) -> String {
    if !segment.chars().any(char::is_alphanumeric) {
        return String::new();
    }
    text::fold(segment.trim_matches(|c: char| !c.is_alphanumeric()))
}
