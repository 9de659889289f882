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

/// Words and forms of them that a reader of the language would look for together.
const TOGETHER: &[(&str, &str, &str)] = &[
    ("ar", "مسلم", "المسلمون المسلمين والمسلمات للمسلمين"),
    ("ar", "سوريا", "بسوريا وسوريا لسوريا"),
    ("ar", "العراق", "عراقي بالعراق والعراقيين عراقيون"),
    ("ar", "رئيس", "الرئيس للرئيس والرئيس رئيسة"),
    ("ar", "انتخابات", "الانتخابات للانتخابات انتخابية"),
    ("ar", "الشعب", "شعب والشعب للشعب شعبي الشعبية"),
    (
        "ar",
        "فلسطين",
        "فلسطيني الفلسطينيين الفلسطينية بفلسطين لفلسطين",
    ),
    ("ar", "الحكومة", "حكومة حكومي الحكومية للحكومة والحكومات"),
    ("ar", "لبنان", "اللبناني لبنانيون بلبنان اللبنانية"),
    ("fa", "کتاب", "کتابها کتاب‌هایم کتابهای کتابی"),
    ("fa", "دانشجو", "دانشجویان دانشجوی"),
    ("fa", "ایرانی", "ایرانیان ایرانیها ایران"),
    ("fa", "بزرگ", "بزرگتر بزرگترین"),
    ("fa", "رفت", "میرفت نمیرفت"),
    ("fa", "دولت", "دولتها دولتی دولتهای"),
    ("fa", "معترض", "معترضان معترضین"),
    ("fa", "خانه", "خانه‌ها خانه‌های خانههای"),
    ("ru", "выборы", "выборов выборах выборами"),
    ("ru", "Россия", "России Россию Россией"),
    ("ru", "Путин", "Путина Путину Путиным"),
    ("ru", "война", "войны войну войной"),
    ("ru", "новый", "новая новые новых"),
    ("ru", "мир", "мира миру"),
    ("ru", "украинец", "украинцы украинцев"),
    ("ru", "рынки", "рынок рынка"),
    ("pt", "informação", "informações"),
    ("pt", "homem", "homens"),
    ("uk", "вибори", "виборів виборах"),
    ("uk", "Україна", "України Україну Україні"),
    ("en", "vote", "votes voted voting"),
    ("en", "country", "countries"),
    ("en", "refugee", "refugees"),
    ("en", "police", "policing"),
    ("en", "war", "wars"),
    ("en", "American", "Americans"),
    ("de", "Flüchtling", "Flüchtlinge Flüchtlingen"),
    ("de", "Haus", "Häuser Hauses"),
    ("de", "Wahl", "Wahlen"),
    ("de", "deutsch", "deutsche deutschen deutscher"),
    ("es", "elección", "elecciones"),
    ("es", "gobierno", "gobiernos"),
    ("es", "venezolano", "venezolanos venezolana"),
    ("fr", "président", "présidents"),
    ("fr", "national", "nationaux nationale"),
    ("fr", "français", "française françaises"),
    ("fr", "migrant", "migrants migrante"),
    ("it", "governo", "governi"),
    ("it", "italiano", "italiani italiana"),
    ("it", "migrante", "migranti"),
    ("pt", "eleição", "eleições"),
    ("pt", "brasileiro", "brasileiros brasileira"),
    ("pl", "wybory", "wyborów wyborach"),
    ("pl", "Polska", "Polski Polskę"),
    ("sr", "Београд", "Београду Београда"),
    ("sr", "Вучић", "Вучића Вучићу"),
    ("sr", "Vučić", "Vučića Vučiću"),
    ("sr", "izbori", "izbora izborima"),
    ("hr", "Hrvatska", "Hrvatske Hrvatsku"),
    ("tr", "seçim", "seçimler seçimi seçimde seçimlerde"),
    ("tr", "Türkiye", "Türkiyede"),
    ("tr", "Erdoğan", "Erdoğanın Erdoğana"),
    ("tr", "kitap", "kitaplar kitabı"),
    ("id", "makan", "dimakan memakan makanan"),
    ("id", "tulis", "menulis ditulis penulis tulisan"),
    ("id", "pilih", "memilih pemilih dipilih pemilihan"),
    ("id", "kirim", "mengirim dikirim pengiriman"),
    ("id", "sewa", "menyewa disewa penyewa"),
    ("id", "merdeka", "kemerdekaan"),
    ("hi", "चुनाव", "चुनावों"),
    ("hi", "लड़का", "लड़के लड़कों"),
    ("hi", "भारतीय", "भारतीयों"),
    ("hi", "सरकार", "सरकारें सरकारों सरकारी"),
    ("el", "εκλογές", "εκλογών"),
    ("el", "Ελλάδα", "Ελλάδας"),
    ("nl", "verkiezing", "verkiezingen"),
    ("sv", "flykting", "flyktingar flyktingarna"),
    ("cs", "volby", "voleb volbách volbami"),
    ("ro", "alegeri", "alegerile alegerilor"),
    ("hu", "választás", "választások"),
    ("fi", "vaali", "vaalit vaalien"),
    ("ckb", "پیاو", "پیاوەکان پیاوێک پیاوەکە"),
    ("hy", "ընտրություն", "ընտրություններ"),
];

/// Words that look alike and are none of one another's forms.
const APART: &[(&str, &str, &str)] = &[
    ("ar", "علم", "عالم علماني"),
    ("ar", "حرب", "حزب محارب"),
    ("ar", "رجل", "برجلين رحل"),
    ("ar", "رمضان", "رمضي"),
    ("fa", "باران", "بار باری"),
    ("fa", "ایران", "ایر ایرج"),
    ("fa", "جهان", "جه"),
    ("fa", "انسان", "انس"),
    ("fa", "دوست", "داستان دوستی‌ها‌یش‌نا"),
    ("ru", "банк", "банан"),
    ("ru", "мир", "мирон"),
    ("en", "news", "new"),
    ("en", "care", "cars car"),
    ("en", "police", "polish policy"),
    ("fr", "poisson", "poison"),
    ("de", "Wahl", "Wal während"),
    ("tr", "kan", "kanal kent"),
    ("id", "makan", "makam pakai"),
    ("pt", "pais", "pal"),
];

#[test]
fn words_that_only_look_alike_do_not_find_one_another() {
    let mut found = Vec::new();
    for (tag, word, others) in APART {
        let language = StemLanguage::from_tag(tag).expect("a language with forms");
        let others: Vec<&str> = others.split(' ').collect();
        let wrong = forms(language, word, &others);
        found.extend(wrong.iter().map(|other| format!("{tag}: {word} {other}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn words_and_their_forms_find_one_another() {
    let mut missed = Vec::new();
    for (tag, word, others) in TOGETHER {
        let language = StemLanguage::from_tag(tag).expect("a language with forms");
        let others: Vec<&str> = others.split(' ').collect();
        let found = forms(language, word, &others);
        missed.extend(
            others
                .iter()
                .filter(|other| !found.contains(other))
                .map(|other| format!("{tag}: {word} {other}")),
        );
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
