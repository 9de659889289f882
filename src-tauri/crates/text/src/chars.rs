//! What the analysis knows of each character, worked out block by block as characters occur.

use std::sync::OnceLock;

use icu_properties::props::{
    DefaultIgnorableCodePoint, ExtendedPictographic, GeneralCategory, GeneralCategoryGroup,
    RegionalIndicator, Script,
};
use icu_properties::{CodePointMapData, CodePointSetData};

use crate::fold;

/// What a character does to the cutting of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Ends a word: white space, punctuation, symbols, `_`.
    Separator,
    /// A letter of a script written with spaces.
    Letter,
    /// A decimal digit.
    Digit,
    /// A mark that belongs to what stands before it.
    Mark,
    /// A letter or mark of a script that is indexed as pairs.
    Pair,
    /// Not seen: joiners, variation selectors, bidi controls.
    Ignorable,
    /// The half-space, U+200C.
    HalfSpace,
    /// An apostrophe.
    Apostrophe,
    /// A full stop.
    Dot,
    /// An emoji on its own or the first of a sequence.
    Emoji,
    /// A character that stands for several words or for words with signs, such as ﷺ or ½.
    Several,
}

/// Flags of an entry.
pub(crate) mod flag {
    /// Folding must look at the run, since this character may compose with the one before it.
    pub(crate) const CONTEXT: u8 = 1;
    /// Second piece of an Indic vowel.
    pub(crate) const SECOND_PIECE: u8 = 2;
    /// A letter with a second usual spelling: ä ö ü đ.
    pub(crate) const RESPELT: u8 = 4;
    /// A Cyrillic letter that Serbian has and Russian lacks: ђ ј љ њ ћ џ.
    pub(crate) const SERBIAN: u8 = 8;
}

/// What is known of one character.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) class: Class,
    pub(crate) script: Script,
    flags: u8,
    len: u8,
    offset: u16,
}

impl Entry {
    pub(crate) fn has(self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    /// Whether it folds to nothing whatever stands beside it.
    pub(crate) fn is_dropped(self) -> bool {
        self.len == 0 && !self.has(flag::CONTEXT)
    }

    /// The text that `c`, whose entry this is, folds to.
    pub(crate) fn folded(self, c: char) -> &'static str {
        let start = usize::from(self.offset);
        &block(c).text[start..start + usize::from(self.len)]
    }
}

struct Block {
    entries: [Entry; 256],
    /// The folded forms of all 256, one after another.
    text: String,
}

static BLOCKS: [OnceLock<Box<Block>>; 0x1100] = [const { OnceLock::new() }; 0x1100];

/// Looks up a character.
pub(crate) fn entry(c: char) -> Entry {
    block(c).entries[u32::from(c) as usize & 0xFF]
}

/// Looks up the class of a character.
pub(crate) fn class(c: char) -> Class {
    entry(c).class
}

fn block(c: char) -> &'static Block {
    let number = u32::from(c) >> 8;
    BLOCKS[number as usize].get_or_init(|| Box::new(fill(number)))
}

fn fill(number: u32) -> Block {
    let nothing = Entry {
        class: Class::Separator,
        script: Script::Unknown,
        flags: 0,
        len: 0,
        offset: 0,
    };
    let mut block = Block {
        entries: [nothing; 256],
        text: String::new(),
    };
    for low in 0..256 {
        // Surrogates are no characters and keep the empty entry.
        let Some(c) = char::from_u32(number << 8 | low) else {
            continue;
        };
        let (folded, mut flags) = fold::describe(c);
        flags |= match c {
            'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü' | 'đ' | 'Đ' => flag::RESPELT,
            'ђ' | 'ј' | 'љ' | 'њ' | 'ћ' | 'џ' | 'Ђ' | 'Ј' | 'Љ' | 'Њ' | 'Ћ' | 'Џ' => {
                flag::SERBIAN
            }
            _ => 0,
        };
        block.entries[low as usize] = Entry {
            class: classify(c, &folded),
            script: CodePointMapData::<Script>::new().get(c),
            flags,
            len: folded.len() as u8,
            offset: block.text.len() as u16,
        };
        block.text.push_str(&folded);
    }
    block
}

fn classify(c: char, folded: &str) -> Class {
    match c {
        '\u{200C}' => return Class::HalfSpace,
        '\'' | '’' | '‘' | 'ʼ' | '＇' | '׳' => return Class::Apostrophe,
        '.' | '．' | '٫' => return Class::Dot,
        '©' | '®' => return Class::Separator,
        // Stands before the letters that it spans.
        '\u{70F}' => return Class::Mark,
        _ => {}
    }
    if CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c) {
        return Class::Ignorable;
    }
    let mut buffer = [0; 4];
    let itself = c.encode_utf8(&mut buffer);
    if !c.is_ascii() && is_pictograph(c) {
        return match folded {
            same if same == itself => Class::Emoji,
            other if other.chars().any(is_word_char) => Class::Several,
            _ => Class::Separator,
        };
    }
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    if category == GeneralCategory::DecimalNumber {
        return Class::Digit;
    }
    if GeneralCategoryGroup::Mark.contains(category) {
        return if is_pair(c) { Class::Pair } else { Class::Mark };
    }
    let is_letter = GeneralCategoryGroup::Letter.contains(category)
        || category == GeneralCategory::LetterNumber;
    if is_letter && folded.chars().all(is_word_char) {
        return if is_pair(c) {
            Class::Pair
        } else {
            Class::Letter
        };
    }
    if !is_letter && (folded == itself || !folded.chars().any(is_word_char)) {
        return Class::Separator;
    }
    // A sign or a number that stands for letters or digits: one of them takes its place, more are words of their own.
    let mut pieces = folded.chars();
    match (pieces.next(), pieces.next()) {
        (Some(only), None) if only.is_ascii_digit() => Class::Digit,
        (Some(only), None) if is_pair(only) => Class::Pair,
        (Some(_), None) => Class::Letter,
        (None, _) => Class::Separator,
        _ => Class::Several,
    }
}

fn is_pictograph(c: char) -> bool {
    CodePointSetData::new::<ExtendedPictographic>().contains(c)
        || CodePointSetData::new::<RegionalIndicator>().contains(c)
}

fn is_word_char(c: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    GeneralCategoryGroup::Letter.contains(category)
        || GeneralCategoryGroup::Mark.contains(category)
        || matches!(
            category,
            GeneralCategory::DecimalNumber | GeneralCategory::LetterNumber
        )
}

/// Whether a character belongs to a script that is written without spaces or has words of one or two characters.
fn is_pair(c: char) -> bool {
    // The long-vowel, repeat and voiced marks belong to no script of their own.
    matches!(
        c,
        '\u{3031}'
            ..='\u{3035}'
                | '\u{3099}'
                | '\u{309A}'
                | '\u{30FC}'
                | '\u{FF70}'
                | '\u{FF9E}'
                | '\u{FF9F}'
    ) || matches!(
        CodePointMapData::<Script>::new().get(c),
        Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Hangul
            | Script::Bopomofo
            | Script::Thai
            | Script::Lao
            | Script::Khmer
            | Script::Myanmar
    )
}
