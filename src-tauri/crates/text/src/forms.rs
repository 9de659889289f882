//! Other usual spellings of a word, so that each finds the other.
//!
//! They are terms of their own at the word's position: `Flüchtlinge` is found as `fluchtlinge` and `fluechtlinge`,
//! Београд as `beograd` in a Serbian text, Рutin with a Cyrillic first letter as `putin`.

use std::collections::HashMap;
use std::sync::LazyLock;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::props::Script;
use unicode_security::confusable_detection::skeleton;

use crate::chars::{self, Class, flag};
use crate::fold::fold;

/// What a word is made of, as far as other spellings depend on it.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Traits {
    pub(crate) latin: bool,
    pub(crate) cyrillic: bool,
    pub(crate) greek: bool,
    pub(crate) arabic: bool,
    /// A letter of yet another script.
    pub(crate) other: bool,
    /// A letter with a second usual spelling.
    respelt: bool,
    /// A mark that may make one with the letter before it.
    marked: bool,
}

impl Traits {
    pub(crate) fn of(word: &str) -> Self {
        let mut traits = Self::default();
        word.chars().for_each(|c| traits.see(c, chars::entry(c)));
        traits
    }

    pub(crate) fn see(&mut self, c: char, entry: chars::Entry) {
        if c.is_ascii_digit() {
            return;
        }
        self.respelt |= entry.has(flag::RESPELT);
        self.marked |= entry.has(flag::CONTEXT);
        if entry.class == Class::Letter {
            match entry.script {
                Script::Latin => self.latin = true,
                Script::Cyrillic => self.cyrillic = true,
                Script::Greek => self.greek = true,
                Script::Arabic => self.arabic = true,
                _ => self.other = true,
            }
        }
    }

    /// Whether a word so made may have other spellings.
    pub(crate) fn may_vary(self) -> bool {
        self.cyrillic || self.latin && (self.respelt || self.marked || self.greek)
    }
}

/// The other spellings of a word, folded. `serbian` says whether the word stands in a Serbian text.
pub(crate) fn spellings(word: &str, traits: Traits, serbian: bool) -> Vec<String> {
    let mut spellings = Vec::new();
    if !traits.may_vary() {
        return spellings;
    }
    let composed = ComposingNormalizerBorrowed::new_nfkc().normalize(word);
    if traits.latin {
        if let Some(respelt) = respell(&composed) {
            spellings.push(fold(&respelt));
        }
        if traits.cyrillic || traits.greek {
            spellings.extend(lookalikes(&composed).iter().map(|alike| fold(alike)));
        }
    } else if serbian && traits.cyrillic && !traits.greek && !traits.other {
        let bald = to_latin(&composed, "d");
        let with_dj = to_latin(&composed, "dj");
        if bald != with_dj {
            spellings.push(fold(&with_dj));
        }
        spellings.insert(0, fold(&bald));
    }
    spellings
}

/// German umlauts written with e, and the Serbian đ written dj.
fn respell(word: &str) -> Option<String> {
    let mut respelt = String::with_capacity(word.len() + 2);
    for c in word.chars() {
        respelt.push_str(match c {
            'ä' | 'Ä' => "ae",
            'ö' | 'Ö' => "oe",
            'ü' | 'Ü' => "ue",
            'đ' | 'Đ' => "dj",
            _ => {
                respelt.push(c);
                continue;
            }
        });
    }
    (respelt != word).then_some(respelt)
}

/// Serbian Cyrillic in Latin letters without marks. `dje` is what ђ becomes.
fn to_latin(word: &str, dje: &str) -> String {
    let mut latin = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        latin.push_str(match c {
            'а' => "a",
            'б' => "b",
            'в' => "v",
            'г' => "g",
            'д' => "d",
            'ђ' => dje,
            'е' => "e",
            'ж' | 'з' => "z",
            'и' => "i",
            'ј' => "j",
            'к' => "k",
            'л' => "l",
            'љ' => "lj",
            'м' => "m",
            'н' => "n",
            'њ' => "nj",
            'о' => "o",
            'п' => "p",
            'р' => "r",
            'с' | 'ш' => "s",
            'т' => "t",
            'ћ' | 'ц' | 'ч' => "c",
            'у' => "u",
            'ф' => "f",
            'х' => "h",
            'џ' => "dz",
            _ => {
                latin.push(c);
                continue;
            }
        });
    }
    latin
}

/// A word of mixed scripts as it looks when read in one of them: in Latin letters, and in Cyrillic ones.
fn lookalikes(word: &str) -> Vec<String> {
    let read_in = |script: Script| -> Option<String> {
        word.chars()
            .map(|c| {
                let entry = chars::entry(c);
                if entry.class == Class::Letter && entry.script != script {
                    LOOKALIKES.get(&(c, script)).copied()
                } else {
                    Some(c)
                }
            })
            .collect()
    };
    [Script::Latin, Script::Cyrillic]
        .into_iter()
        .filter_map(read_in)
        .collect()
}

/// For a letter and a script, the letter of that script that looks the same: the same skeleton by UTS #39.
static LOOKALIKES: LazyLock<HashMap<(char, Script), char>> = LazyLock::new(|| {
    let latin: Vec<char> = ('a'..='z').chain('A'..='Z').collect();
    // The letters of Russian before those of other languages.
    let cyrillic: Vec<char> = ('а'..='я')
        .chain('А'..='Я')
        .chain('\u{400}'..='\u{40F}')
        .chain('\u{450}'..='\u{45F}')
        .collect();
    let greek: Vec<char> = ('α'..='ω')
        .chain('Α'..='Ω')
        .filter(|c| c.is_alphabetic())
        .collect();
    let look = |c: char| skeleton(c.encode_utf8(&mut [0; 4])).collect::<String>();
    let mut table = HashMap::new();
    let mut fill = |from: &[char], to: &[char], script: Script| {
        for &c in from {
            let alike = |d: &&char| look(**d) == look(c);
            let same_case = |d: &&char| d.is_uppercase() == c.is_uppercase();
            let mut found = to.iter().filter(alike);
            let best = to
                .iter()
                .filter(alike)
                .find(same_case)
                .or_else(|| found.next());
            if let Some(&d) = best {
                table.insert((c, script), d);
            }
        }
    };
    fill(&cyrillic, &latin, Script::Latin);
    fill(&greek, &latin, Script::Latin);
    fill(&latin, &cyrillic, Script::Cyrillic);
    fill(&greek, &cyrillic, Script::Cyrillic);
    table
});

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, serbian: bool, expected: &[&str]) {
        assert_eq!(
            spellings(word, Traits::of(word), serbian),
            expected,
            "{word}"
        );
    }

    #[test]
    fn umlauts_are_also_written_with_e() {
        check("Flüchtlinge", false, &["fluechtlinge"]);
        check("fu\u{308}r", false, &["fuer"]);
        check("straße", false, &[]);
        check("does", false, &[]);
    }

    #[test]
    fn serbian_cyrillic_is_also_written_in_bald_latin() {
        check("Вучић", true, &["vucic"]);
        check("Београд", true, &["beograd"]);
        check("Љубав", true, &["ljubav"]);
        check("Ђинђић", true, &["dindic", "djindjic"]);
        check("Београд", false, &[]);
    }

    #[test]
    fn d_with_stroke_is_also_written_dj() {
        check("Đinđić", false, &["djindjic"]);
    }

    #[test]
    fn a_word_of_mixed_scripts_is_also_read_in_one() {
        check("Рutin", false, &["putin"]);
        check("Рoссия", false, &["россия"]);
        check("Gоvеrnmеnt", false, &["government"]);
        // Nothing in Latin looks like Ж, and nothing in Cyrillic like z.
        check("Жz", false, &[]);
    }
}
