//! Invented words in several scripts: a rank in, always the same word out.

use super::Rng;

/// A way of writing, with the syllables that its invented words are made of.
#[derive(Debug)]
pub struct Language {
    /// The label that the published column gives.
    pub label: &'static str,
    /// Posts out of a hundred.
    pub share: u64,
    /// Fewest and most words of a post.
    pub words: (u64, u64),
    /// Words known, as a power of two.
    pub vocabulary: u32,
    /// Whether words stand apart. Where they do not, a post is a few runs with spaces between.
    pub spaced: bool,
    syllables: &'static str,
    /// Letters that are also written otherwise, in pairs: usual, other.
    variants: &'static [(char, char)],
}

/// Every language of a generated file, by share.
pub const LANGUAGES: &[Language] = &[
    Language {
        label: "en",
        share: 26,
        words: (9, 22),
        vocabulary: 16,
        spaced: true,
        syllables: "the and ing ter ver con pro sta per men tion est all our man der ent for her \
                    ist ran son ber lin mar tor gan pol vin ker del fra gre hol jus kin lo mi no \
                    pe ra so tu ve wi yo za bri cha dre flo gla spi tre blu cro sna whe",
        variants: &[],
    },
    Language {
        label: "fa",
        share: 20,
        words: (8, 20),
        vocabulary: 16,
        spaced: true,
        syllables: "با در می ان را که شد ها تر ای ست ند یم گر کا پا چه ژا مر دا سا نا تی خو رو شه \
                    بر فر هم گی کی زا لا وا جم هو ری اس لم ایر جن گل پی چی نو دی سی تو مو بو کو",
        variants: &[('ی', 'ي'), ('ک', 'ك')],
    },
    Language {
        label: "ar",
        share: 16,
        words: (8, 20),
        vocabulary: 16,
        spaced: true,
        syllables: "ال في من لى عن ما قا با تا سا را نا يا مح حم سع ود عر اق شا خل يج طر صر ضم ظا \
                    غز ثو رة ية أم إن أح قد يم بن ذو كا لم هم وا جا دي زم فل سط بي تو مو ري كر",
        variants: &[('أ', 'ا'), ('إ', 'ا'), ('ة', 'ه'), ('ي', 'ى')],
    },
    Language {
        label: "ru",
        share: 15,
        words: (6, 15),
        vocabulary: 16,
        spaced: true,
        syllables: "при про пол ста тор ров ски ный ная кра мир нов вес ти ло го да не на по ка во \
                    ра ли то мо сва дол гра жен вла дер жав сое дин ёл ша щи чу бы пре зи дент их",
        variants: &[('ё', 'е')],
    },
    Language {
        label: "es",
        share: 12,
        words: (9, 22),
        vocabulary: 15,
        spaced: true,
        syllables: "de la que el en los pre si den te go bier no ña ción mar co pue blo ven tra ba \
                    jo ré gi men se cre ta rio sal va dor mé xi ca lle grú po an ti guo sur nor",
        variants: &[('ñ', 'n'), ('é', 'e'), ('ó', 'o')],
    },
    Language {
        label: "zh",
        share: 6,
        words: (8, 26),
        vocabulary: 14,
        spaced: false,
        syllables: "香 港 中 国 人 民 大 学 生 年 新 闻 政 府 反 送 运 动 警 察 暴 力 自 由 法 律 社 会 \
                    问 题 经 济 发 展 世 界 和 平 今 天 明 日 我 们 他 是 不 了 在 有 这 个 上 来 到 时 \
                    地 为 子 说 出 也 得 里 后 以 会 家 可 下 而 过 天 去 能 对 小 多 然 于 心",
        variants: &[('国', '國'), ('学', '學'), ('闻', '聞'), ('运', '運')],
    },
    Language {
        label: "th",
        share: 5,
        words: (8, 24),
        vocabulary: 14,
        spaced: false,
        syllables: "กอง ทัพ บก ไทย ประ ชา ชน ทหาร ข่าว จริง ช่วย เหลือ อนา คต ใหม่ พรรค รัฐ บาล \
                    เมือง น้ำ ใจ ดี มาก ที่ ไม่ ได้ ให้ การ ความ เป็น อยู่ แล้ว ครับ ค่ะ วัน นี้ เรา \
                    พวก ทุก คน รัก โลก เงิน งาน บ้าน",
        variants: &[],
    },
];

/// The words of one language, with what is needed to write them quickly.
#[derive(Debug)]
pub struct Vocabulary {
    /// The language.
    pub language: &'static Language,
    syllables: Vec<&'static str>,
}

impl Vocabulary {
    /// Makes ready to write the words of `language`.
    #[must_use]
    pub fn new(language: &'static Language) -> Self {
        Self {
            language,
            syllables: language.syllables.split_whitespace().collect(),
        }
    }

    /// Appends the word of this rank: the smaller the rank, the shorter, and no two ranks give the same syllables.
    pub fn push(&self, rank: u64, out: &mut String) {
        let n = self.syllables.len() as u64;
        let mut rest = rank;
        loop {
            out.push_str(self.syllables[(rest % n) as usize]);
            if rest < n {
                return;
            }
            rest = rest / n - 1;
        }
    }

    /// Appends a word by chance; now and then with a capital, or spelt with the other form of a letter.
    pub fn push_any(&self, rng: &mut Rng, out: &mut String) {
        let begin = out.len();
        self.push(rng.rank(self.language.vocabulary), out);
        match rng.below(24) {
            0 => self.respell(begin, out),
            1 => capitalise(begin, out),
            _ => {}
        }
    }

    fn respell(&self, begin: usize, out: &mut String) {
        let word = out.split_off(begin);
        out.extend(word.chars().map(|c| {
            let other = self.language.variants.iter().find(|(usual, _)| *usual == c);
            other.map_or(c, |(_, other)| *other)
        }));
    }
}

/// Gives the text from `begin` on a capital, where its script has such.
pub fn capitalise(begin: usize, out: &mut String) {
    let word = out.split_off(begin);
    let mut letters = word.chars();
    out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(letters.as_str());
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_shares_make_a_hundred() {
        assert_eq!(LANGUAGES.iter().map(|l| l.share).sum::<u64>(), 100);
    }

    #[test]
    fn small_ranks_are_single_syllables_and_the_next_ones_pairs() {
        let english = Vocabulary::new(&LANGUAGES[0]);
        let word = |rank| {
            let mut out = String::new();
            english.push(rank, &mut out);
            out
        };
        let n = english.syllables.len() as u64;
        assert_eq!(word(0), "the");
        assert_eq!(word(n), "thethe");
        assert_eq!(word(n + 1), "andthe");
        let distinct: HashSet<String> = (0..n * n).map(word).collect();
        // A few pairs join to the same letters; nearly all words differ.
        assert!(
            distinct.len() as u64 > n * n * 95 / 100,
            "{}",
            distinct.len()
        );
    }
}
