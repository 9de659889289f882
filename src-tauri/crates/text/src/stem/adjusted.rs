//! Snowball's stemmers, helped where folding took away what they look for, or where they leave an ending.

use frostem::{Algorithm, Stemmer};

fn snowball(algorithm: Algorithm, word: &str) -> String {
    Stemmer::new(algorithm).stem(word).into_owned()
}

/// A word with another ending, if it has this one behind at least `least` letters.
fn replaced(word: &str, ending: &str, other: &str, least: usize) -> Option<String> {
    let rest = word.strip_suffix(ending)?;
    (rest.chars().count() >= least).then(|| format!("{rest}{other}"))
}

/// French: the x of plurals. jeux, neveux, genoux; and poreux beside poreuse, of which Snowball makes poreux.
pub(super) fn french(word: &str) -> String {
    let mut stem = snowball(Algorithm::French, word);
    if ["eux", "eaux", "oux"]
        .iter()
        .any(|plural| stem.ends_with(plural))
    {
        stem.pop();
    }
    stem
}

/// Italian: -iano of peoples and parties is no verb's ending; of italiano Snowball makes ital, of italiani italian.
pub(super) fn italian(word: &str) -> String {
    let people = ["iano", "iana", "iani", "iane"]
        .iter()
        .find_map(|ending| replaced(word, ending, "ian", 2));
    people.unwrap_or_else(|| snowball(Algorithm::Italian, word))
}

/// Polish: the -ów of genitives, which folding writes -ow.
pub(super) fn polish(word: &str) -> String {
    let restored = replaced(word, "ow", "ów", 2);
    snowball(Algorithm::Polish, restored.as_deref().unwrap_or(word))
}

/// Portuguese: plurals of -ão, -m and -l, whose marks are folded away. Mais and pais are too short to be plurals.
pub(super) fn portuguese(word: &str) -> String {
    const PLURALS: &[(&str, &str, usize)] = &[
        ("oes", "ao", 2),
        ("aes", "ao", 2),
        ("ens", "em", 2),
        ("ais", "al", 2),
        ("eis", "el", 2),
    ];
    let singular = PLURALS
        .iter()
        .find_map(|(plural, singular, least)| replaced(word, plural, singular, *least));
    snowball(Algorithm::Portuguese, singular.as_deref().unwrap_or(word))
}

/// Russian: the vowel that comes and goes in украинец and украинцы, рынок and рынки.
pub(super) fn russian(word: &str) -> String {
    let stem = snowball(Algorithm::Russian, word);
    replaced(&stem, "ец", "ц", 3)
        .or_else(|| replaced(&stem, "ок", "к", 3))
        .unwrap_or(stem)
}

/// Turkish: the ı of endings, which folding writes i. After a and ı it can only be ı.
pub(super) fn turkish(word: &str) -> String {
    let mut restored = String::with_capacity(word.len() + 2);
    let mut vowel = None;
    for c in word.chars() {
        let c = match (c, vowel) {
            ('i', Some('a' | 'ı')) => 'ı',
            _ => c,
        };
        if matches!(c, 'a' | 'e' | 'ı' | 'i' | 'o' | 'u') {
            vowel = Some(c);
        }
        restored.push(c);
    }
    snowball(Algorithm::Turkish, &restored)
}
