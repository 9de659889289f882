//! The languages whose word forms are known, and what is particular to each.

use frostem::{Algorithm, Stemmer};
use icu_properties::props::Script;

use super::{adjusted, arabic, czech, indonesian, persian, sorani};
use crate::chars::{self, Class};
use crate::fold::fold;

/// A language whose word forms are known.
#[allow(missing_docs, reason = "each is named for itself")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StemLanguage {
    Arabic,
    Armenian,
    Basque,
    Catalan,
    Czech,
    Danish,
    Dutch,
    English,
    Estonian,
    Finnish,
    French,
    German,
    Greek,
    Hindi,
    Hungarian,
    Indonesian,
    Irish,
    Italian,
    Lithuanian,
    Nepali,
    Norwegian,
    Persian,
    Polish,
    Portuguese,
    Romanian,
    Russian,
    /// With Bosnian, Croatian and Montenegrin, in both scripts.
    Serbian,
    /// Central Kurdish, in Arabic script.
    Sorani,
    Spanish,
    Swedish,
    Tamil,
    Turkish,
    Ukrainian,
}

/// What stems a word.
enum Method {
    Snowball(Algorithm),
    Own(fn(&str) -> String),
}

/// What the table says of one language: its tags, the first one being its own, its scripts, its stemmer.
struct Row {
    language: StemLanguage,
    tags: &'static [&'static str],
    scripts: &'static [Script],
    method: Method,
}

const fn row(
    language: StemLanguage,
    tags: &'static [&'static str],
    scripts: &'static [Script],
    algorithm: Algorithm,
) -> Row {
    let method = Method::Snowball(algorithm);
    Row {
        language,
        tags,
        scripts,
        method,
    }
}

const fn own(
    language: StemLanguage,
    tags: &'static [&'static str],
    scripts: &'static [Script],
    stem: fn(&str) -> String,
) -> Row {
    Row {
        language,
        tags,
        scripts,
        method: Method::Own(stem),
    }
}

const ARABIC: &[Script] = &[Script::Arabic];
const LATIN: &[Script] = &[Script::Latin];
const CYRILLIC: &[Script] = &[Script::Cyrillic];
const DEVANAGARI: &[Script] = &[Script::Devanagari];

/// One row for each language, in the order of the enumeration.
const ROWS: &[Row] = {
    use StemLanguage as L;
    &[
        own(L::Arabic, &["ar", "ara", "arb"], ARABIC, arabic::stem),
        row(
            L::Armenian,
            &["hy", "hye"],
            &[Script::Armenian],
            Algorithm::Armenian,
        ),
        row(L::Basque, &["eu", "eus"], LATIN, Algorithm::Basque),
        row(L::Catalan, &["ca", "cat"], LATIN, Algorithm::Catalan),
        own(L::Czech, &["cs", "ces"], LATIN, czech::stem),
        row(L::Danish, &["da", "dan"], LATIN, Algorithm::Danish),
        // Porter's, not Kraaij and Pohlmann's, which also takes `ge` out of the inside of words.
        row(L::Dutch, &["nl", "nld"], LATIN, Algorithm::DutchPorter),
        row(L::English, &["en", "eng"], LATIN, Algorithm::English),
        row(L::Estonian, &["et", "est"], LATIN, Algorithm::Estonian),
        row(L::Finnish, &["fi", "fin"], LATIN, Algorithm::Finnish),
        own(L::French, &["fr", "fra"], LATIN, adjusted::french),
        row(L::German, &["de", "deu"], LATIN, Algorithm::German),
        row(L::Greek, &["el", "ell"], &[Script::Greek], Algorithm::Greek),
        row(L::Hindi, &["hi", "hin"], DEVANAGARI, Algorithm::Hindi),
        row(L::Hungarian, &["hu", "hun"], LATIN, Algorithm::Hungarian),
        row(
            L::Indonesian,
            &["id", "in", "ind", "ms", "msa", "zsm"],
            LATIN,
            Algorithm::Indonesian,
        ),
        row(L::Irish, &["ga", "gle"], LATIN, Algorithm::Irish),
        own(L::Italian, &["it", "ita"], LATIN, adjusted::italian),
        row(L::Lithuanian, &["lt", "lit"], LATIN, Algorithm::Lithuanian),
        row(
            L::Nepali,
            &["ne", "nep", "npi"],
            DEVANAGARI,
            Algorithm::Nepali,
        ),
        row(
            L::Norwegian,
            &["no", "nb", "nn", "nor"],
            LATIN,
            Algorithm::Norwegian,
        ),
        own(
            L::Persian,
            &["fa", "fas", "pes", "prs"],
            ARABIC,
            persian::stem,
        ),
        own(L::Polish, &["pl", "pol"], LATIN, adjusted::polish),
        own(L::Portuguese, &["pt", "por"], LATIN, adjusted::portuguese),
        row(L::Romanian, &["ro", "ron"], LATIN, Algorithm::Romanian),
        own(L::Russian, &["ru", "rus"], CYRILLIC, adjusted::russian),
        row(
            L::Serbian,
            &["sr", "srp", "hr", "hrv", "bs", "bos", "sh", "cnr"],
            &[Script::Cyrillic, Script::Latin],
            Algorithm::Serbian,
        ),
        own(L::Sorani, &["ckb"], ARABIC, sorani::stem),
        row(L::Spanish, &["es", "spa"], LATIN, Algorithm::Spanish),
        row(L::Swedish, &["sv", "swe"], LATIN, Algorithm::Swedish),
        row(L::Tamil, &["ta", "tam"], &[Script::Tamil], Algorithm::Tamil),
        own(L::Turkish, &["tr", "tur"], LATIN, adjusted::turkish),
        row(L::Ukrainian, &["uk", "ukr"], CYRILLIC, Algorithm::Ukrainian),
    ]
};

impl StemLanguage {
    /// Every one of them, in the order of their English names.
    pub fn all() -> impl Iterator<Item = Self> {
        ROWS.iter().map(|row| row.language)
    }

    /// The language of a tag of BCP 47 (`fa`, `pt-BR`, `zh_Hant`), in any case; `None` if its forms are not known.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        ROWS.iter()
            .find(|row| row.tags.contains(&primary.as_str()))
            .map(|row| row.language)
    }

    /// The shortest tag of the language.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.row().tags[0]
    }

    /// The languages that are written in the script of a word; none for a word without letters or in several scripts.
    pub fn of_word(word: &str) -> impl Iterator<Item = Self> {
        let script = script(word);
        ROWS.iter()
            .filter(move |row| script.is_some_and(|script| row.scripts.contains(&script)))
            .map(|row| row.language)
    }

    /// Whether the language is written in the script of this word.
    #[must_use]
    pub fn writes(self, word: &str) -> bool {
        script(word).is_some_and(|script| self.row().scripts.contains(&script))
    }

    /// The stem of a folded word, folded.
    pub(super) fn stem(self, word: &str) -> String {
        let stem = match self.row().method {
            Method::Snowball(algorithm) => fold(&Stemmer::new(algorithm).stem(word)),
            Method::Own(stem) => fold(&stem(word)),
        };
        // A single letter says nothing any more.
        match stem.chars().nth(1) {
            Some(_) => stem,
            None => word.to_owned(),
        }
    }

    /// Whether a folded term, whose stem is `stem`, is a form of the word whose stem is `wanted`.
    pub(super) fn is_form(self, term: &str, stem: &str, wanted: &str) -> bool {
        stem == wanted
            || match self {
                Self::Arabic => arabic::is_behind_particle(term, wanted),
                Self::Indonesian => indonesian::is_behind_prefix(term, stem, wanted),
                _ => false,
            }
    }

    /// How forms of a word with this stem can begin.
    pub(super) fn prefixes(self, word: &str, stem: &str) -> Vec<String> {
        let base = without_last(stem);
        let affixes: &[&str] = match self {
            Self::Arabic => arabic::PREFIXES,
            Self::Persian => persian::PREFIXES,
            Self::Indonesian => return indonesian::prefixes(word, base),
            _ => &[],
        };
        let mut prefixes: Vec<String> = affixes
            .iter()
            .map(|affix| format!("{affix}{base}"))
            .collect();
        prefixes.push(base.to_owned());
        // A stemmer may write the stem with other letters or in another script.
        if !prefixes
            .iter()
            .any(|prefix| word.starts_with(prefix.as_str()))
        {
            let n = base.chars().count().max(3);
            prefixes.push(word.chars().take(n).collect());
        }
        prefixes
    }

    fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }
}

/// A stem without its last letter, which forms may write otherwise; two letters at least.
pub(super) fn without_last(stem: &str) -> &str {
    match stem.char_indices().next_back() {
        Some((at, _)) if stem.chars().count() > 2 => &stem[..at],
        _ => stem,
    }
}

/// The one script of a word's letters.
fn script(word: &str) -> Option<Script> {
    let mut found = None;
    for c in word.chars() {
        let entry = chars::entry(c);
        if entry.class != Class::Letter
            || matches!(entry.script, Script::Common | Script::Inherited)
        {
            continue;
        }
        match found {
            None => found = Some(entry.script),
            Some(script) if script != entry.script => return None,
            Some(_) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_row_and_answers_to_its_tags() {
        for (at, row) in ROWS.iter().enumerate() {
            assert_eq!(row.language as usize, at, "{:?}", row.language);
            for tag in row.tags {
                assert_eq!(StemLanguage::from_tag(tag), Some(row.language), "{tag}");
            }
        }
        assert_eq!(
            StemLanguage::from_tag("pt-BR"),
            Some(StemLanguage::Portuguese)
        );
        assert_eq!(StemLanguage::from_tag("FA_ir"), Some(StemLanguage::Persian));
        assert_eq!(StemLanguage::from_tag("th"), None);
        assert_eq!(StemLanguage::from_tag(""), None);
    }

    #[test]
    fn a_word_may_belong_to_the_languages_of_its_script() {
        let of = |word| {
            StemLanguage::of_word(word)
                .map(StemLanguage::tag)
                .collect::<Vec<_>>()
        };
        assert_eq!(of("выборы"), ["ru", "sr", "uk"]);
        assert_eq!(of("کتاب"), ["ar", "fa", "ckb"]);
        assert_eq!(of("किताब"), ["hi", "ne"]);
        assert!(of("vote").contains(&"sr") && of("vote2016").contains(&"en"));
        assert!(of("2016").is_empty() && of("東京").is_empty() && of("Рutin").is_empty());
    }
}
