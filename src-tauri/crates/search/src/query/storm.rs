//! A million queries made by chance: none makes the parser fall over, and the work grows with the length alone.

use chrono_tz::UTC;

use super::lex::steps;
use super::parse;

const QUERIES: usize = 1_000_000;

/// What queries are made of: every sign of the language, in its other forms too, and words of several scripts.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    "\"",
    "“",
    "”",
    "(",
    ")",
    "（",
    "）",
    "-",
    "–",
    "=",
    "*",
    "＊",
    "~",
    "~2",
    "~99",
    ":",
    "：",
    "#",
    "＃",
    "@",
    "OR ",
    " OR ",
    "NOT ",
    " AND ",
    "since:",
    "until:2017",
    "lang:",
    "likes:>",
    "is:",
    "has:link",
    "exact:on",
    "forms:on",
    "forms:fa,ar",
    "omit:",
    "domain:",
    "url:",
    "http://a.b/",
    "oil",
    "Gas",
    "x",
    "ته",
    "می‌خواهم",
    "反送",
    "ประ",
    "צה\"ל",
    "Ђорђе",
    "7",
    "２",
    "؟",
    ",",
    ".",
    "'",
    "\u{200c}",
    "\u{202e}",
    "👍🏽",
    "&amp;",
    "\\",
    "[а-",
    "]+",
    "\u{0}",
    "e\u{301}",
];

/// Whole queries that are changed in a few places.
const QUERIES_TO_CHANGE: &[&str] = &[
    "oil price OR (gas -\"sea level\"~5) lang:fa since:2017-01-01",
    "=\"Polish workers\" -is:repost domain:example.com likes:>100",
    "(#ایران OR @someone) forms:fa omit:ایرانی \"می‌خواهم بروم\"",
    "client:\"Twitter Web Client\" 反送中 *test* protest~2",
];

/// Numbers that look like chance and are the same every time (xorshift64*, Vigna 2016).
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % n
    }
}

fn made_up(chance: &mut Chance) -> String {
    let n = chance.below(14);
    (0..n).map(|_| PIECES[chance.below(PIECES.len())]).collect()
}

fn changed(chance: &mut Chance) -> String {
    let mut letters: Vec<char> = QUERIES_TO_CHANGE[chance.below(QUERIES_TO_CHANGE.len())]
        .chars()
        .collect();
    for _ in 0..=chance.below(4) {
        let at = chance.below(letters.len());
        match chance.below(4) {
            0 => {
                letters.remove(at);
            }
            1 => letters.truncate(at.max(1)),
            2 => {
                let piece = PIECES[chance.below(PIECES.len())];
                letters.splice(at..at, piece.chars());
            }
            _ => letters.swap(at, 0),
        }
        if letters.is_empty() {
            break;
        }
    }
    letters.into_iter().collect()
}

#[test]
fn a_million_queries_are_read_in_steps_that_grow_with_their_length() {
    let mut chance = Chance(0x5eed);
    let mut most = 0.0_f64;
    for n in 0..QUERIES {
        let text = match n % 4 {
            0 => changed(&mut chance),
            _ => made_up(&mut chance),
        };
        steps::reset();
        let (query, problems) = parse(&text, UTC);
        let ratio = steps::taken() as f64 / (text.len() + 1) as f64;
        assert!(ratio <= 8.0, "{ratio} steps a byte for {text:?}");
        most = most.max(ratio);
        for problem in &problems {
            assert!(
                text.get(problem.at.clone()).is_some(),
                "{problem:?} in {text:?}"
            );
        }
        if n % 16 == 0 {
            let canonical = query.to_text();
            assert_eq!(parse(&canonical, UTC).0.to_text(), canonical, "{text:?}");
        }
    }
    assert!(most > 1.0, "steps are counted");
}

/// The signs that could make a careless parser go over the rest of a query again and again.
#[test]
fn long_queries_of_one_sign_are_read_in_one_pass() {
    for piece in [
        "\"", "(", "-", "/a", "#", "a:", "*", "~", "=", "OR ", "x*", "“”", "lang:", "\"a ", "צ\"",
    ] {
        let text = piece.repeat(20_000);
        steps::reset();
        let _ = parse(&text, UTC);
        let ratio = steps::taken() as f64 / text.len() as f64;
        assert!(ratio <= 8.0, "{ratio} steps a byte for many {piece:?}");
    }
}
