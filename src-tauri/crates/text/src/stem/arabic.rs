//! Arabic: a light stemmer after Larkey's light10, on folded words.
//!
//! Source: L. S. Larkey, L. Ballesteros, M. E. Connell, "Light Stemming for Arabic Information Retrieval" (2007):
//! the conjunction and the articles are taken from the front, then each of a list of endings from the back. What
//! differs from it: names that only look as if they had an ending keep it, an ending of one letter leaves three, and
//! the particles ب ل ك ف without an article count for a term if what follows them is the word that was asked for.

/// Conjunction and article, the longest first. After ل the article has lost its alef.
const ARTICLES: &[&str] = &[
    "وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل",
];

/// Endings in the order in which they are taken off, folded: ية is written يه and ة is written ه.
const ENDINGS: &[&str] = &["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];

/// Particles and conjunctions before a word without an article.
const PARTICLES: &[&str] = &["و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك"];

/// Everything that can stand before a stem.
pub(super) const PREFIXES: &[&str] = &[
    "وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل", "و", "ف", "ب",
    "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك",
];

/// Names and words whose end is no ending, folded and without article.
const PROTECTED: &[&str] = &[
    // Countries, cities, peoples.
    "ايران",
    "لبنان",
    "سودان",
    "عمان",
    "يونان",
    "يابان",
    "شيشان",
    "جولان",
    "طهران",
    "اصفهان",
    "وهران",
    "نجران",
    "جيزان",
    "بحرين",
    "فلسطين",
    "ارجنتين",
    "اوكرانيا",
    "جنين",
    "برلين",
    "امارات",
    "فرات",
    "حلوان",
    // Persons.
    "رمضان",
    "سليمان",
    "سلمان",
    "عثمان",
    "مروان",
    "حمدان",
    "عدنان",
    "غسان",
    "شعبان",
    "لقمان",
    "قحطان",
    "اردوغان",
    "نتنياهو",
    "حسين",
    "ياسين",
    "بوتين",
    "ستالين",
    "لينين",
    "ماكرون",
    "كلينتون",
    "جونسون",
    "خاشقجي",
    "خامنيي",
    "روحاني",
    "سيستاني",
    // Words of politics.
    "برلمان",
    "انسان",
    "قران",
    "سلطان",
    "طالبان",
    "اخوان",
    "ميدان",
    "عدوان",
    "اعلان",
    "قانون",
    "مليون",
    "تلفزيون",
    "صهيون",
    "بنتاغون",
    "تعاون",
    "تشرين",
    "ملايين",
    "قوانين",
];

/// The stem of a folded word.
pub(super) fn stem(word: &str) -> String {
    without_ending(without_article(word)).to_owned()
}

/// Whether a folded term is a particle and a word with this stem.
pub(super) fn is_behind_particle(term: &str, wanted: &str) -> bool {
    let n = wanted.chars().count();
    PARTICLES.iter().any(|particle| {
        // A letter before three others is as often part of a root: بلاد is not ب and لاد.
        let needed = if *particle == "و" { 3 } else { 4 };
        n >= needed
            && term
                .strip_prefix(particle)
                .is_some_and(|rest| without_ending(without_article(rest)) == wanted)
    })
}

fn without_article(word: &str) -> &str {
    let leaves_two = |rest: &&str| rest.chars().nth(1).is_some();
    let article = ARTICLES
        .iter()
        .find_map(|article| word.strip_prefix(article).filter(leaves_two));
    match article {
        Some(rest) => rest,
        None if is_protected(word) => word,
        // The conjunction before a word of three letters at least.
        None => word
            .strip_prefix('و')
            .filter(|rest| rest.chars().nth(2).is_some())
            .unwrap_or(word),
    }
}

fn without_ending(word: &str) -> &str {
    let mut stem = word;
    for ending in ENDINGS {
        if is_protected(stem) {
            break;
        }
        let is_letter = ending.chars().nth(1).is_none();
        let least = if is_letter { 3 } else { 2 };
        if let Some(rest) = stem.strip_suffix(ending)
            && rest.chars().count() >= least
        {
            stem = rest;
        }
    }
    stem
}

fn is_protected(word: &str) -> bool {
    // Afghanistan, Kurdistan, Pakistan.
    word.ends_with("ستان") || PROTECTED.contains(&word)
}
