use super::*;
use expect_test::{Expect, expect};
use icu_normalizer::properties::{CanonicalDecompositionBorrowed, Decomposed};
use proptest::prelude::*;

fn check(text: &str, expected: Expect) {
    expected.assert_eq(&fold(text));
}

#[test]
fn what_is_not_seen_is_removed() {
    check(
        "a\u{AD}b\u{200B}c\u{2066}d\u{2069}\u{FEFF}e\u{FE0F}",
        expect!["abcde"],
    );
}

#[test]
fn digits_of_any_script_become_ascii_digits() {
    check(
        "٢٠١٩ ۲۰۲۰ १२३ ৭০৬ ๑๒ ၁၂ １２ 𝟙𝟚",
        expect!["2019 2020 123 706 12 12 12 12"],
    );
}

#[test]
fn styled_letters_become_plain() {
    check("𝗩𝗼𝘁𝗲 𝓷𝓸𝔀 Ｖｏｔｅ Ⓥ ﬁ", expect!["vote now vote v fi"]);
}

#[test]
fn the_alefs_become_one() {
    check("آأإٱا", expect!["ااااا"]);
}

#[test]
fn the_yehs_become_one() {
    check("ىیېےئي", expect!["يييييي"]);
}

#[test]
fn the_kafs_become_one() {
    check("کڪك", expect!["ككك"]);
}

#[test]
fn the_hehs_become_one() {
    check("ةۀہھەه", expect!["هههههه"]);
}

#[test]
fn the_waws_become_one_and_noon_ghunna_is_noon() {
    check("ؤۆۇو ں", expect!["وووو ن"]);
}

#[test]
fn the_rolled_r_of_kurdish_is_r() {
    check("ڕۆژ ڒۆژ", expect!["روژ روژ"]);
}

#[test]
fn khanda_ta_is_ta_with_a_virama() {
    assert_eq!(fold("ৎ"), fold("ত\u{9CD}\u{200D}"));
}

#[test]
fn harakat_tatweel_hamza_and_quranic_marks_are_removed() {
    check(
        "كِتَابٌ ســـلام ٱلرَّحْمَٰنِ ماء خانهٔ ۖ",
        expect!["كتاب سلام الرحمن ما خانه "],
    );
}

#[test]
fn persian_letters_that_arabic_lacks_stay() {
    check("پچژگ", expect!["پچژگ"]);
}

#[test]
fn presentation_forms_open_up() {
    check("ﺳﻼﻡ ﻻ", expect!["سلام لا"]);
    check("ﷺ", expect!["صلي الله عليه وسلم"]);
}

#[test]
fn latin_and_greek_lose_their_marks() {
    check("Élysée Việt Știri ñ ǿ", expect!["elysee viet stiri n o"]);
    check("e\u{301}", expect!["e"]);
    check("Μάϊος ᾳ", expect!["μαιοσ αι"]);
}

#[test]
fn latin_letters_with_a_mark_of_their_own_are_written_out() {
    check(
        "straße ẞ æ Œ Ø ð Đ ł Þ ı İ I",
        expect!["strasse ss ae oe o d d l th i i i"],
    );
}

#[test]
fn cyrillic_loses_the_dots_of_yo_and_the_stress_alone() {
    check("Ёлка за\u{301}мок", expect!["елка замок"]);
    check("й ї ґ ў ѓ", expect!["й ї ґ ў ѓ"]);
    check("и\u{306} і\u{308}", expect!["й ї"]);
}

#[test]
fn hebrew_loses_its_points() {
    check("שָׁלוֹם", expect!["שלום"]);
    check("\u{FB2A}", expect!["ש"]);
}

#[test]
fn devanagari_loses_the_nukta_and_joiners_and_keeps_virama_and_vowel_length() {
    check("क़िताब ऩ", expect!["किताब न"]);
    check("हाँ", expect!["हां"]);
    check("शर्\u{200D}मा", expect!["शर्मा"]);
    check("हिन्दी", expect!["हिन्दी"]);
}

#[test]
fn split_vowels_become_one_letter() {
    check("अाैर", expect!["और"]);
    check("অা", expect!["আ"]);
}

#[test]
fn traditional_characters_become_simplified() {
    check("郭文貴 國", expect!["郭文贵 国"]);
    check("乾", expect!["乾"]);
}

#[test]
fn kana_keep_their_voiced_marks() {
    check(
        "か が か\u{3099} ｶﾞｻﾞ ｳｸﾗｲﾅ",
        expect!["か が が ガザ ウクライナ"],
    );
}

#[test]
fn hangul_pieces_compose() {
    check("\u{1112}\u{1161}\u{11AB}국", expect!["한국"]);
}

#[test]
fn a_mark_finds_its_letter_across_what_is_not_seen() {
    check("и\u{200D}\u{306}", expect!["й"]);
}

#[test]
fn a_tag_is_compared_without_its_sign() {
    assert_eq!(fold_tag("#Black Lives"), "blacklives");
    assert_eq!(fold_tag("#جمهوری\u{200C}اسلامی"), fold_tag("جمهورياسلامي"));
}

#[test]
fn every_character_folds_to_something_that_stays() {
    for c in '\0'..=char::MAX {
        let once = fold(c.encode_utf8(&mut [0; 4]));
        assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
    }
}

#[test]
fn the_list_of_composing_characters_is_that_of_the_unicode_data() {
    let decomposition = CanonicalDecompositionBorrowed::new();
    let composition = icu_normalizer::properties::CanonicalCompositionBorrowed::new();
    for c in '\0'..=char::MAX {
        if let Decomposed::Expansion(first, second) = decomposition.decompose(c)
            && composition.compose(first, second) == Some(c)
        {
            assert!(needs_context(second), "U+{:04X}", u32::from(second));
        }
    }
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,24}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn folding_twice_is_folding_once_among_letters_and_marks(
        text in "[aäи一かकअाैаеЕґ\u{300}-\u{30C}\u{3099}\u{93C}\u{94D}\u{64B}-\u{655}\u{627}\u{648}\u{64A}\u{200C}\u{200D}\u{1100}\u{1161}\u{11A8}\u{E33}\u{E49}ﾞｶ]{0,12}"
    ) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }
}
