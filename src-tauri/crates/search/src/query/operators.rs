//! What the signs at words mean: `~` behind them, stars in them, slashes around them.

use std::ops::Range;

use text::Ask;

use super::ast::{How, Words};
use super::lex::{WordsPiece, plain};
use super::problems::Problem;
use crate::matcher;

/// Other words between near ones, where no number is given.
const NEAR: u32 = 5;

/// Letters that a word must have for so many of them to differ: with fewer, most short words are alike.
const ALIKE_FROM: [usize; 2] = [4, 8];

/// Reads words with their signs. `None` if there is nothing to search for; whatever is odd goes to `problems`.
pub(super) fn read(
    mut text: String,
    piece: &WordsPiece<'_>,
    at: Range<usize>,
    problems: &mut Vec<Problem>,
) -> Option<Words> {
    let mut how = How::Same;
    let mut open = piece.open;
    if piece.regex {
        match matcher::check_pattern(&text) {
            Ok(()) => how = How::Pattern,
            Err(reason) => {
                problems.push(
                    Problem::new(
                        at.clone(),
                        format!("This pattern cannot be read: {reason}."),
                    )
                    .hint("What is between the slashes was searched as plain words."),
                );
                text = only_words(&text);
            }
        }
    } else if has_star(&text) {
        match stars(&text, piece) {
            Stars::Inside => {
                how = How::Stars;
                if open {
                    text.push('*');
                    open = false;
                }
            }
            Stars::Needless(word) => text = word,
            Stars::Lost => {
                problems.push(
                    Problem::new(
                        at.clone(),
                        "A star is understood inside a single word, or at the end of a phrase.",
                    )
                    .hint("Where it stands now it was read as a space."),
                );
                text = text.replace(is_star, " ");
            }
        }
    } else if let Some(number) = piece.tilde {
        how = tilde(&text, number, piece, &at, problems);
    }
    if how != How::Pattern && how != How::Stars && matches!(text::ask(&text), Ask::Nothing) {
        problems.push(
            Problem::new(at, "There is no letter, digit or emoji to search for here.")
                .hint("It was left out."),
        );
        return None;
    }
    if piece.exact && how != How::Same {
        problems.push(
            Problem::new(
                at.clone(),
                "The sign = compares the letters exactly as typed, so it was left out here.",
            )
            .hint("It goes with plain words and phrases only."),
        );
    }
    Some(Words {
        text,
        quoted: piece.quoted && how != How::Pattern,
        exact: piece.exact && how == How::Same,
        open: open && how == How::Same,
        how,
        at,
    })
}

enum Stars {
    /// Letters of one word may stand for them.
    Inside,
    /// The script is searched so anyway: the text without them.
    Needless(String),
    /// They mean nothing here.
    Lost,
}

fn stars(text: &str, piece: &WordsPiece<'_>) -> Stars {
    let is_typed_as_one =
        !piece.quoted && !text.contains(|c: char| c.is_whitespace() || plain(c) == '"');
    if !is_typed_as_one || piece.tilde.is_some() {
        return Stars::Lost;
    }
    let bare = text.trim_matches(is_star);
    match text::ask(bare) {
        // Any run of characters of such a script is found.
        Ask::Prefix(_) => return Stars::Needless(bare.to_owned()),
        Ask::Phrase(_) if !has_star(bare) && !bare.contains(char::is_alphanumeric) => {
            return Stars::Lost;
        }
        _ => {}
    }
    if !has_star(bare) && is_unspaced(bare) {
        return Stars::Needless(bare.to_owned());
    }
    let pieces = || bare.split(is_star).filter(|piece| !piece.is_empty());
    let one_word =
        pieces().all(|piece| piece.chars().all(char::is_alphanumeric) && !is_unspaced(piece));
    match one_word && pieces().next().is_some() {
        true => Stars::Inside,
        false => Stars::Lost,
    }
}

/// Whether a text is of a script that is searched by runs of characters.
fn is_unspaced(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(text::ask(c.encode_utf8(&mut [0; 4])), Ask::Prefix(_)))
}

fn tilde(
    text: &str,
    number: &str,
    piece: &WordsPiece<'_>,
    at: &Range<usize>,
    problems: &mut Vec<Problem>,
) -> How {
    let number: String = number.chars().map(plain).collect();
    let number = match number.as_str() {
        "" => None,
        digits => Some(digits.parse().unwrap_or(u32::MAX)),
    };
    if piece.quoted {
        if text.split_whitespace().count() < 2 {
            problems.push(
                Problem::new(
                    at.clone(),
                    "Nearness (~ behind quotation marks) takes two words or more.",
                )
                .hint("It was searched as it stands."),
            );
            return How::Same;
        }
        return How::Near(number.unwrap_or(NEAR));
    }
    let problem = |message: &str, hint: String| Problem::new(at.clone(), message).hint(hint);
    let asked = number.unwrap_or(1);
    if asked == 0 {
        return How::Same;
    }
    let Some(terms) = one_word(text) else {
        problems.push(problem(
            "Likeness (~ behind a word) takes a single word of a script with spaces between words.",
            "It was searched as typed.".to_owned(),
        ));
        return How::Same;
    };
    let letters = terms
        .iter()
        .map(|term| term.chars().count())
        .max()
        .unwrap_or(0);
    let most = ALIKE_FROM.iter().filter(|from| letters >= **from).count() as u32;
    if most == 0 {
        problems.push(problem(
            "Likeness (~ behind a word) takes words of four letters or more.",
            "It was searched as typed.".to_owned(),
        ));
        return How::Same;
    }
    if asked > most {
        let letters = if most == 1 { "letter" } else { "letters" };
        let hint = format!("It was searched with {most} {letters} that may differ.");
        let message = match asked > 2 {
            true => "At most 2 letters may differ.",
            false => "With fewer than eight letters in the word, 1 may differ.",
        };
        problems.push(problem(message, hint));
    }
    How::Alike(asked.min(most) as u8)
}

/// The spellings of a single word of a script with spaces between words.
fn one_word(text: &str) -> Option<Vec<String>> {
    match text::ask(text) {
        Ask::Word(terms) if !is_unspaced(text) => Some(terms),
        _ => None,
    }
}

fn is_star(c: char) -> bool {
    plain(c) == '*'
}

fn has_star(text: &str) -> bool {
    text.contains(is_star)
}

/// The words in a regular expression.
fn only_words(pattern: &str) -> String {
    let is_sign = |c: char| plain(c).is_ascii() && !c.is_alphanumeric();
    pattern.replace(is_sign, " ")
}
