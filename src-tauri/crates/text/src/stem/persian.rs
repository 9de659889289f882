//! Persian: endings of the plural, of comparison, of possession and of ezafe, and the prefixes of verbs.
//!
//! On folded words, in which ی is ي and ک is ك. The endings are those of Lucene's Persian stemmer (plural,
//! comparison, ی) with the pronouns that are written into the word; the names kept whole are those of Snowball's
//! Persian stemmer and names of the news.

/// Prefixes of verbs that may be written into the word.
pub(super) const PREFIXES: &[&str] = &["مي", "نمي"];

/// Endings that stand alone or behind others, with how many letters each must leave; longer ones before what they end
/// with.
const ENDINGS: &[(&str, usize)] = &[
    ("هايمان", 2),
    ("هايتان", 2),
    ("هايشان", 2),
    ("هايي", 2),
    ("هايم", 2),
    ("هايت", 2),
    ("هايش", 2),
    ("هاي", 2),
    ("ها", 2),
    ("ترين", 2),
    ("تري", 3),
    ("تر", 3),
    ("مان", 4),
    ("تان", 4),
    ("شان", 3),
    ("گان", 3),
    ("يان", 3),
    ("ان", 3),
    ("ات", 3),
    ("ين", 4),
    ("اش", 3),
    ("ام", 4),
    ("يي", 3),
    ("اي", 3),
    ("ي", 3),
];

/// Words whose end is no ending, folded.
const PROTECTED: &[&str] = &[
    "ايران",
    "تهران",
    "لبنان",
    "يونان",
    "اصفهان",
    "همدان",
    "كرمان",
    "اذربايجان",
    "لرستان",
    "زنجان",
    "سمنان",
    "عمان",
    "سودان",
    "طالبان",
    "استان",
    "داستان",
    "دبستان",
    "بوستان",
    "گلستان",
    "لهستان",
    "سرزمين",
    "فلسطين",
    "پوتين",
    "رمضان",
    "سليمان",
    "سلمان",
    "اردوغان",
    "پاكستان",
    "المان",
    "مسلمان",
    "ايمان",
    "پيمان",
    "ساختمان",
    "رمان",
    "قهرمان",
    "درمان",
    "سازمان",
    "اسمان",
    "پايان",
    "بيان",
    "جريان",
    "امكان",
    "زندان",
    "خاندان",
    "ميزان",
    "نشان",
    "ايشان",
    "پريشان",
    "كهكشان",
    "سلطان",
    "خيابان",
    "بيابان",
    "باران",
    "انسان",
    "عنوان",
    "ميدان",
    "فرمان",
    "پارلمان",
    "جهان",
    "زمان",
    "زبان",
    "مكان",
    "گمان",
    "تلفات",
    "انتخابات",
    "اطلاعات",
    "عمليات",
    "ملاقات",
    "دختر",
    "دفتر",
    "كمتر",
    "بيشتر",
    "بهتر",
    "رهبري",
    "مقام",
    "اسلام",
    "اعلام",
    "امام",
    "تمام",
    "پيام",
    "نظام",
    "اقدام",
    "سلام",
    "كدام",
    "انجام",
    "دانش",
    "تلاش",
    "پاداش",
    "ارامش",
    "چاي",
    "جاي",
    "راي",
    "براي",
    "خداي",
];

/// The stem of a folded word.
pub(super) fn stem(word: &str) -> String {
    let mut stem = PREFIXES
        .iter()
        .rev()
        .find_map(|prefix| {
            let rest = word.strip_prefix(prefix)?;
            (!is_protected(word) && rest.chars().count() >= 3).then_some(rest)
        })
        .unwrap_or(word);
    // Plural, then comparison or ezafe behind it: at most three endings stand behind one another.
    for _ in 0..3 {
        if is_protected(stem) {
            break;
        }
        let rest = ENDINGS.iter().find_map(|(ending, least)| {
            let rest = stem.strip_suffix(ending)?;
            (rest.chars().count() >= *least).then_some(rest)
        });
        match rest {
            Some(rest) => stem = rest,
            None => break,
        }
    }
    stem.to_owned()
}

fn is_protected(word: &str) -> bool {
    // Countries and places: Afghanistan, Kurdistan; but دوستان are friends.
    let is_place = word
        .strip_suffix("ستان")
        .is_some_and(|rest| rest.chars().nth(2).is_some());
    is_place || PROTECTED.contains(&word)
}
