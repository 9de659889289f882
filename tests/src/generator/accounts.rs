//! Invented accounts, each with the profile columns that every one of its posts repeats.

use super::{LANGUAGES, Rng, Vocabulary, words::capitalise};

/// One invented account.
#[derive(Debug)]
pub struct Account {
    /// Its `userid`: a hash of 64 hexadecimal characters or, above 5,000 followers, digits.
    pub id: String,
    /// What stands behind `@` in a text: the hash, or a handle.
    pub handle: String,
    /// Position in [`LANGUAGES`] of what it mostly writes.
    pub language: usize,
    /// The program it mostly posts with.
    pub client: &'static str,
    /// Columns 2 to 11 as they stand in the file, quoted, commas between.
    pub columns: String,
}

/// Programs that posts were sent with, the common ones first.
pub const CLIENTS: &[&str] = &[
    "Twitter Web Client",
    "Twitter for Android",
    "TweetDeck",
    "Twitter for iPhone",
    "IFTTT",
    "Twitter Lite",
    "Buffer",
    "",
];

impl Account {
    /// Invents the account of this rank.
    ///
    /// The rank decides the language, so that the few accounts that post most do not tilt the shares.
    pub fn invent(rank: u64, rng: &mut Rng, vocabularies: &[Vocabulary]) -> Self {
        let language = language_at(rank * 37 + 13);
        let clear = rng.percent(3);
        let id = if clear {
            (100_000_000 + rng.below(3_000_000_000)).to_string()
        } else {
            hash(rng)
        };
        let mut handle = String::new();
        let mut name = String::new();
        if clear {
            vocabularies[0].push(64 + rng.below(4000), &mut handle);
            capitalise(0, &mut handle);
            handle.push_str(&format!("_{}", rng.below(1000)));
            vocabularies[language].push(64 + rng.below(4000), &mut name);
        } else {
            handle.clone_from(&id);
            name.clone_from(&id);
        }
        let followers = if clear {
            5_001 + rng.below(90_000)
        } else {
            rng.rank(13).min(4_999)
        };
        let columns = profile(rng, &vocabularies[language], &id, &name, &handle, followers);
        Self {
            id,
            handle,
            language,
            client: CLIENTS[rng.rank(3) as usize],
            columns,
        }
    }
}

/// Finds the language of a point on a scale of a hundred, on which each takes its share.
pub fn language_at(point: u64) -> usize {
    let mut point = point % 100;
    for (i, language) in LANGUAGES.iter().enumerate() {
        if point < language.share {
            return i;
        }
        point -= language.share;
    }
    0
}

fn profile(
    rng: &mut Rng,
    vocabulary: &Vocabulary,
    id: &str,
    name: &str,
    handle: &str,
    followers: u64,
) -> String {
    let mut place = String::new();
    if rng.percent(60) {
        vocabulary.push(200 + rng.below(800), &mut place);
        capitalise(0, &mut place);
    }
    let mut description = String::new();
    for i in 0..rng.below(14) {
        if i > 0 {
            description.push(' ');
        }
        vocabulary.push_any(rng, &mut description);
    }
    let url = if rng.percent(30) {
        format!("https://t.co/{}", short_key(rng))
    } else {
        String::new()
    };
    let (year, month, day) = (2009 + rng.below(9), 1 + rng.below(12), 1 + rng.below(28));
    let following = rng.rank(12);
    let label = vocabulary.language.label;
    format!(
        "\"{id}\",\"{name}\",\"{handle}\",\"{place}\",\"{description}\",\"{url}\",\"{followers}\",\"{following}\",\
         \"{year}-{month:02}-{day:02}\",\"{label}\""
    )
}

fn hash(rng: &mut Rng) -> String {
    format!(
        "{:016x}{:016x}{:016x}{:016x}",
        rng.bits(),
        rng.bits(),
        rng.bits(),
        rng.bits()
    )
}

/// Invents the last part of a shortened address.
pub fn short_key(rng: &mut Rng) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    let mut bits = rng.bits();
    (0..10)
        .map(|_| {
            let letter = LETTERS[(bits % 62) as usize];
            bits /= 62;
            char::from(letter)
        })
        .collect()
}
