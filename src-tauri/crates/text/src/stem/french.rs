//! French: Snowball's stemmer, and the x of plurals that it leaves.

use frostem::{Algorithm, Stemmer};

/// The stem of a folded word.
pub(super) fn stem(word: &str) -> String {
    let mut stem = Stemmer::new(Algorithm::French).stem(word).into_owned();
    // jeux, neveux, genoux; and poreux beside poreuse, of which Snowball makes poreux.
    if ["eux", "eaux", "oux"]
        .iter()
        .any(|plural| stem.ends_with(plural))
    {
        stem.pop();
    }
    stem
}
