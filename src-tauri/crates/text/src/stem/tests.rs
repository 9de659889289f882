//! Forms of words as readers of each language know them.

use super::{Forms, StemLanguage};

/// The terms among these that are forms of the word in a language.
fn forms<'a>(language: StemLanguage, word: &str, terms: &[&'a str]) -> Vec<&'a str> {
    let forms = Forms::of(word, &[language]).expect("a word long enough");
    terms
        .iter()
        .copied()
        .filter(|term| forms.is_form(&crate::fold(term)))
        .collect()
}

#[test]
fn arabic_particles_and_endings_are_no_part_of_the_word() {
    let arabic = StemLanguage::Arabic;
    let of_iran = ["وإيران", "بإيران", "الإيراني", "الإيرانيون", "لإيران"];
    assert_eq!(forms(arabic, "إيران", &of_iran), of_iran);
    assert_eq!(
        forms(arabic, "حسن", &["والحسن", "حسين", "إحسان"]),
        ["والحسن"]
    );
    assert_eq!(
        forms(arabic, "قدس", &["للقدس", "القدس", "مقدس"]),
        ["للقدس", "القدس"]
    );
    assert_eq!(forms(arabic, "مدينة", &["بالمدينة", "مدنية"]), ["بالمدينة"]);
    assert!(forms(arabic, "لبنان", &["لبن", "لبني"]).is_empty());
    assert!(forms(arabic, "السودان", &["السود", "سودة"]).is_empty());
    assert!(forms(arabic, "البحرين", &["البحر"]).is_empty());
}

#[test]
fn a_letter_before_a_short_word_is_no_particle() {
    assert!(forms(StemLanguage::Arabic, "لاد", &["بلاد"]).is_empty());
}
