//! A guess of the language, from the text alone: script first, then telling letters, then letter statistics.

use std::sync::LazyLock;

use icu_properties::props::Script;
use whatlang::{Detector, Lang};

use crate::chars::{self, Class};
use crate::entities::{self, EntityKind};
use crate::html;

/// Fewer words than these make no guess.
const MIN_WORDS: usize = 3;
/// Fewer letters than these make no guess in a script without spaces.
const MIN_LETTERS: usize = 6;

/// Guesses the language (BCP 47) of a published text. Returns `None` for fewer than three words.
///
/// Mentions, links and Latin hashtags do not count. In scripts without spaces six letters are enough. The script of
/// most letters decides first, so a language that is not among those known (see the source) can be taken for one that
/// shares its script.
///
/// ```
/// assert_eq!(text::guess_language("من امروز به خانه می‌روم"), Some("fa"));
/// assert_eq!(text::guess_language("hello there"), None);
/// ```
#[must_use]
pub fn guess_language(text: &str) -> Option<&'static str> {
    let decoded = html::decode_entities(text);
    let words = words_that_count(decoded.as_deref().unwrap_or(text));
    let counts = Counts::of(&words);
    let script = counts.main_script()?;
    let is_enough = if counts.in_pairs(script) {
        counts.letters(script) >= MIN_LETTERS
    } else {
        counts.words >= MIN_WORDS
    };
    if !is_enough {
        return None;
    }
    let has = |is: fn(char) -> bool| words.chars().any(is);
    match script {
        Script::Latin => latin(&words),
        Script::Arabic if has(|c| matches!(c, 'ے' | 'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ہ' | 'ھ')) => {
            Some("ur")
        }
        Script::Arabic if has(|c| matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی')) => {
            Some("fa")
        }
        Script::Arabic => Some("ar"),
        Script::Cyrillic if has(|c| matches!(c, 'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ')) => {
            Some("uk")
        }
        Script::Cyrillic
            if has(|c| {
                matches!(
                    c,
                    'ђ' | 'ј' | 'љ' | 'њ' | 'ћ' | 'џ' | 'Ђ' | 'Ј' | 'Љ' | 'Њ' | 'Ћ' | 'Џ'
                )
            }) =>
        {
            Some("sr")
        }
        Script::Cyrillic => Some("ru"),
        // Han with any kana is Japanese; Han alone, Chinese.
        Script::Han if counts.letters(Script::Hiragana) + counts.letters(Script::Katakana) > 0 => {
            Some("ja")
        }
        Script::Han | Script::Bopomofo => Some("zh"),
        Script::Hiragana | Script::Katakana => Some("ja"),
        _ => of_script(script),
    }
}

/// Scripts that stand for one language among those of the releases.
fn of_script(script: Script) -> Option<&'static str> {
    Some(match script {
        Script::Hangul => "ko",
        Script::Thai => "th",
        Script::Lao => "lo",
        Script::Khmer => "km",
        Script::Myanmar => "my",
        Script::Devanagari => "hi",
        Script::Bengali => "bn",
        Script::Gujarati => "gu",
        Script::Gurmukhi => "pa",
        Script::Oriya => "or",
        Script::Tamil => "ta",
        Script::Telugu => "te",
        Script::Kannada => "kn",
        Script::Malayalam => "ml",
        Script::Sinhala => "si",
        Script::Greek => "el",
        Script::Hebrew => "he",
        Script::Armenian => "hy",
        Script::Georgian => "ka",
        Script::Ethiopic => "am",
        _ => return None,
    })
}

fn latin(words: &str) -> Option<&'static str> {
    if is_indonesian(words) {
        return Some("id");
    }
    use whichlang::Lang::{Deu, Eng, Fra, Ita, Nld, Por, Spa, Swe, Tur, Vie};
    match whichlang::detect_language(words) {
        Deu => Some("de"),
        Eng => Some("en"),
        Fra => Some("fr"),
        Ita => Some("it"),
        Nld => Some("nl"),
        Por => Some("pt"),
        Spa => Some("es"),
        Swe => Some("sv"),
        Tur => Some("tr"),
        Vie => Some("vi"),
        // A language of another script, guessed from Latin letters.
        _ => None,
    }
}

/// Whether a text is Indonesian, which `whichlang` does not know.
///
/// `whatlang` is a hundred times slower, so it is asked only where a word occurs that hardly any Indonesian sentence
/// is without.
fn is_indonesian(words: &str) -> bool {
    static DETECTOR: LazyLock<Detector> = LazyLock::new(|| {
        Detector::with_allowlist(vec![
            Lang::Ind,
            Lang::Eng,
            Lang::Deu,
            Lang::Fra,
            Lang::Ita,
            Lang::Nld,
            Lang::Por,
            Lang::Spa,
            Lang::Swe,
            Lang::Tur,
            Lang::Vie,
        ])
    });
    has_telling_word(words) && DETECTOR.detect_lang(words) == Some(Lang::Ind)
}

/// Whether a word occurs that hardly any Indonesian sentence is without.
fn has_telling_word(text: &str) -> bool {
    const LONGEST: usize = 6;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let from = at;
        let len = bytes[from..]
            .iter()
            .position(|byte| !byte.is_ascii_alphanumeric())
            .unwrap_or(bytes.len() - from);
        at = from + len + 1;
        if !(2..=LONGEST).contains(&len) {
            continue;
        }
        let mut small = [0; LONGEST];
        small[..len].copy_from_slice(&bytes[from..from + len]);
        small.make_ascii_lowercase();
        if is_telling(&small[..len]) && stands_alone(text, from, from + len) {
            return true;
        }
    }
    false
}

/// Whether no letter or digit stands before or after what stands here.
fn stands_alone(text: &str, from: usize, to: usize) -> bool {
    !text[..from].ends_with(char::is_alphanumeric) && !text[to..].starts_with(char::is_alphanumeric)
}

fn is_telling(word: &[u8]) -> bool {
    match word.len() {
        2 => matches!(word, b"di" | b"ke" | b"yg"),
        3 => matches!(
            word,
            b"ada" | b"aku" | b"apa" | b"dan" | b"gak" | b"ini" | b"itu" | b"tak"
        ),
        4 => matches!(
            word,
            b"akan"
                | b"bagi"
                | b"bisa"
                | b"dari"
                | b"jadi"
                | b"juga"
                | b"kami"
                | b"kita"
                | b"lagi"
                | b"pada"
                | b"saya"
                | b"yang"
        ),
        5 => matches!(word, b"orang" | b"sudah" | b"tidak" | b"untuk"),
        6 => matches!(word, b"dengan" | b"karena" | b"mereka"),
        _ => false,
    }
}

/// The text without mentions, links and Latin hashtags; other hashtags without their sign.
fn words_that_count(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut from = 0;
    for found in entities::scan(text) {
        words.push_str(&text[from..found.start]);
        let value = found.value(text);
        if found.kind == EntityKind::Hashtag && !value.starts_with(|c: char| c.is_ascii()) {
            words.push(' ');
            words.push_str(&value.replace('_', " "));
        }
        words.push(' ');
        from = found.end;
    }
    words.push_str(&text[from..]);
    if let Some(rest) = words.trim_start().strip_prefix("RT ") {
        let from = words.len() - rest.len();
        words.drain(..from);
    }
    words
}

/// Letters by script, and words of the scripts with spaces.
#[derive(Debug, Default, PartialEq)]
struct Counts {
    by_script: Vec<(Script, usize, bool)>,
    words: usize,
}

impl Counts {
    fn of(text: &str) -> Self {
        match text.is_ascii() {
            true => Self::of_ascii(text.as_bytes()),
            false => Self::of_any(text),
        }
    }

    /// The same as [`Counts::of_any`], with no character looked up: an apostrophe belongs to its word, a digit does not.
    fn of_ascii(text: &[u8]) -> Self {
        let is_of_word = |byte: &u8| byte.is_ascii_alphabetic() || *byte == b'\'';
        let letters = |word: &[u8]| word.iter().filter(|byte| **byte != b'\'').count();
        let words = text.split(|byte| !is_of_word(byte)).map(letters);
        let (words, letters) = words
            .filter(|n| *n > 0)
            .fold((0, 0), |(words, letters), n| (words + 1, letters + n));
        let latin = (letters > 0).then_some((Script::Latin, letters, false));
        Self {
            by_script: latin.into_iter().collect(),
            words,
        }
    }

    fn of_any(text: &str) -> Self {
        let mut counts = Self::default();
        let mut is_inside = false;
        for c in text.chars() {
            let entry = chars::entry(c);
            match entry.class {
                Class::Letter | Class::Pair => {
                    counts.words += usize::from(!is_inside && entry.class == Class::Letter);
                    is_inside = true;
                    counts.add(entry.script, entry.class == Class::Pair);
                }
                Class::Mark | Class::Ignorable | Class::HalfSpace | Class::Apostrophe => {}
                _ => is_inside = false,
            }
        }
        counts
    }

    fn add(&mut self, script: Script, in_pairs: bool) {
        match self.by_script.iter_mut().find(|(s, ..)| *s == script) {
            Some((_, n, _)) => *n += 1,
            None => self.by_script.push((script, 1, in_pairs)),
        }
    }

    /// The script of most letters; of two, the one met first.
    fn main_script(&self) -> Option<Script> {
        let most = self.by_script.iter().rev().max_by_key(|(_, n, _)| *n)?;
        Some(most.0)
    }

    fn letters(&self, script: Script) -> usize {
        self.by_script
            .iter()
            .find(|(s, ..)| *s == script)
            .map_or(0, |(_, n, _)| *n)
    }

    fn in_pairs(&self, script: Script) -> bool {
        self.by_script
            .iter()
            .any(|&(s, _, in_pairs)| s == script && in_pairs)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ascii_is_counted_as_anything_else_is(text in "([ -~]|[a-z' 0-9]){0,40}") {
            prop_assert_eq!(Counts::of_ascii(text.as_bytes()), Counts::of_any(&text));
        }

        #[test]
        fn a_telling_word_is_one_between_letters_of_no_word(text in "(dan|yang|Di|KE|é|ش|[ _.'-]|a|7){0,8}") {
            let words = text.split(|c: char| !c.is_alphanumeric());
            let expected = words.map(str::to_ascii_lowercase).any(|word| is_telling(word.as_bytes()));
            prop_assert_eq!(has_telling_word(&text), expected);
        }
    }

    #[test]
    fn sentences_are_told_apart() {
        for (text, expected) in [
            (
                "The committee met again yesterday to discuss the new sanctions",
                Some("en"),
            ),
            (
                "Die Regierung hat gestern ein neues Gesetz beschlossen",
                Some("de"),
            ),
            (
                "Le gouvernement a annoncé hier une nouvelle loi",
                Some("fr"),
            ),
            (
                "El gobierno anunció ayer una nueva ley para todos",
                Some("es"),
            ),
            ("Il governo ha annunciato ieri una nuova legge", Some("it")),
            ("Hükümet dün yeni bir yasa açıkladı", Some("tr")),
            (
                "Pemerintah kemarin mengumumkan undang-undang yang baru untuk semua orang",
                Some("id"),
            ),
            ("Правительство вчера объявило новый закон", Some("ru")),
            ("Уряд учора оголосив новий закон і його зміст", Some("uk")),
            ("Влада је јуче објавила нови закон", Some("sr")),
            ("أعلنت الحكومة أمس عن قانون جديد", Some("ar")),
            ("دولت دیروز قانون جدیدی را اعلام کرد", Some("fa")),
            ("حکومت نے کل نئے قانون کا اعلان کیا ہے", Some("ur")),
            ("政府昨天宣布了新法律", Some("zh")),
            ("政府は昨日新しい法律を発表した", Some("ja")),
            ("정부는 어제 새로운 법을 발표했다", Some("ko")),
            ("รัฐบาลประกาศกฎหมายใหม่", Some("th")),
            ("सरकार ने कल नया कानून घोषित किया", Some("hi")),
        ] {
            assert_eq!(guess_language(text), expected, "{text}");
        }
    }

    #[test]
    fn too_little_makes_no_guess() {
        for text in [
            "",
            "two words",
            "@one @two @three http://example.com/a",
            "#One #Two #Three",
            "ไทย",
            "سلام دنیا",
        ] {
            assert_eq!(guess_language(text), None, "{text}");
        }
    }

    #[test]
    fn names_links_and_latin_hashtags_do_not_count() {
        let text =
            "RT @someone_with_a_name: دولت دیروز قانون جدیدی #FreeIran https://t.co/abcdefghij";
        assert_eq!(guess_language(text), Some("fa"));
    }
}
