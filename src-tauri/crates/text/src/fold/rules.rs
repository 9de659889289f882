//! What one character folds to: the table of rules, asked once for each character that occurs.

use icu_casemap::{CaseMapper, CaseMapperBorrowed};
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu_properties::props::{
    DefaultIgnorableCodePoint, EmojiModifier, GeneralCategory, GeneralCategoryGroup,
    IndicSyllabicCategory, Script,
};
use icu_properties::{CodePointMapData, CodePointSetData};

use super::han;

pub(super) const NFKC: ComposingNormalizerBorrowed<'static> =
    ComposingNormalizerBorrowed::new_nfkc();
const NFD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfd();
const CASES: CaseMapperBorrowed<'static> = CaseMapper::new();

/// What a character folds to where nothing beside it matters.
pub(super) fn fold_char(c: char) -> String {
    let mut folded = String::new();
    if is_dropped(c) {
        return folded;
    }
    // A letter may need a second round: the case folding of a compatibility letter can be one again.
    let plain = NFKC.normalize(c.encode_utf8(&mut [0; 4])).into_owned();
    let lower = CASES.fold_string(&plain).into_owned();
    let plain = NFKC.normalize(&lower).into_owned();
    for d in plain.chars() {
        fold_plain(d, &mut folded);
    }
    folded
}

/// Whether a character folds to nothing without regard to its neighbours.
///
/// Combining marks in general are not among these: they first get the chance to compose with what stands before
/// them (и with a breve is й, か with a voiced mark is が).
pub(super) fn is_dropped(c: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
        || CodePointSetData::new::<EmojiModifier>().contains(c)
        || is_arabic_mark(c)
        || is_nukta(c)
        || is_hebrew_point(c)
}

/// A character that is already in compatibility form and lower case.
fn fold_plain(c: char, folded: &mut String) {
    if is_dropped(c) || is_general_mark(c) {
        return;
    }
    if let Some(to) = replacement(c) {
        folded.push_str(to);
        return;
    }
    if let Some(digit) = digit(c) {
        folded.push(digit);
        return;
    }
    if let Some(simple) = han::simplified(c) {
        folded.push(simple);
        return;
    }
    if loses_its_marks(c) {
        let mut buffer = [0; 4];
        let decomposed = NFD.normalize(c.encode_utf8(&mut buffer)).into_owned();
        let mut pieces = decomposed.chars();
        if let Some(base) = pieces.next().filter(|&base| base != c) {
            fold_plain(base, folded);
            pieces.for_each(|piece| fold_plain(piece, folded));
            return;
        }
    }
    folded.push(c);
}

/// Letters named one by one.
fn replacement(c: char) -> Option<&'static str> {
    Some(match c {
        // Latin letters whose mark is not a combining one.
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ð' | 'đ' => "d",
        'ł' => "l",
        'þ' => "th",
        'ı' => "i",
        // Arabic family. Alef with madda or hamza, and the wasla.
        'آ' | 'أ' | 'إ' | 'ٱ' | '\u{672}' | '\u{673}' | '\u{675}' => "ا",
        'ى' | 'ی' | 'ې' | 'ے' | 'ۓ' | 'ئ' => "ي",
        'ک' | 'ڪ' => "ك",
        'ة' | 'ۀ' | 'ہ' | 'ۂ' | 'ۃ' | 'ھ' | 'ە' => "ه",
        'ؤ' | 'ۆ' | 'ۇ' => "و",
        'ں' => "ن",
        // Kurdish: the rolled r, which keyboards for Arabic and Persian lack.
        'ڕ' | 'ڒ' => "ر",
        // The decimal point of Arabic-Indic digits.
        '٫' => ".",
        // Cyrillic: yo, and the two letters that carry nothing but a stress.
        'ё' | 'ѐ' => "е",
        'ѝ' => "и",
        // Candrabindu to anusvara: Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Telugu, Kannada, Malayalam.
        '\u{901}' => "\u{902}",
        '\u{981}' => "\u{982}",
        // Khanda ta, which older texts write as ta, virama and a joiner.
        '\u{9CE}' => "\u{9A4}\u{9CD}",
        '\u{A01}' => "\u{A02}",
        '\u{A81}' => "\u{A82}",
        '\u{B01}' => "\u{B02}",
        '\u{C00}' | '\u{C01}' => "\u{C02}",
        '\u{C81}' => "\u{C82}",
        '\u{D01}' => "\u{D02}",
        _ => return None,
    })
}

/// The ASCII digit of a decimal digit of any script.
fn digit(c: char) -> Option<char> {
    let is_digit = |code: u32| {
        CodePointMapData::<GeneralCategory>::new().get32(code) == GeneralCategory::DecimalNumber
    };
    let code = u32::from(c);
    if !is_digit(code) {
        return None;
    }
    // Unicode encodes decimal digits in runs of ten, zero first.
    let start = (0..code)
        .rev()
        .take_while(|&before| is_digit(before))
        .count();
    char::from_digit(start as u32 % 10, 10)
}

/// Marks are removed from Latin and Greek letters and from letters with a nukta; elsewhere they make a letter.
fn loses_its_marks(c: char) -> bool {
    matches!(
        CodePointMapData::<Script>::new().get(c),
        Script::Latin
            | Script::Greek
            | Script::Devanagari
            | Script::Bengali
            | Script::Gurmukhi
            | Script::Oriya
    ) && {
        let mut buffer = [0; 4];
        let decomposed = NFD.normalize(c.encode_utf8(&mut buffer)).into_owned();
        decomposed
            .chars()
            .skip(1)
            .any(|mark| is_general_mark(mark) || is_nukta(mark))
    }
}

/// Combining marks of no script in particular: accents, strokes, enclosing signs.
pub(super) fn is_general_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}')
}

/// Hamza on its own, tatweel, vowel signs, Quranic marks; the Syriac sign over abbreviations.
fn is_arabic_mark(c: char) -> bool {
    let in_block = matches!(c,
        '\u{600}'..='\u{70F}' | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{8FF}' | '\u{10EC0}'..='\u{10EFF}');
    in_block
        && (matches!(
            c,
            'ء' | '\u{640}' | '\u{674}' | '\u{6E5}' | '\u{6E6}' | '\u{70F}'
        ) || CodePointMapData::<GeneralCategory>::new().get(c)
            == GeneralCategory::NonspacingMark)
}

fn is_hebrew_point(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5C7}' | '\u{FB1E}') && is_mark(c)
}

fn is_nukta(c: char) -> bool {
    CodePointMapData::<IndicSyllabicCategory>::new().get(c) == IndicSyllabicCategory::Nukta
        && is_mark(c)
}

pub(super) fn is_mark(c: char) -> bool {
    GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}
