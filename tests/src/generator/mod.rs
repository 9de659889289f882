//! A file of invented posts in the form of the 2018 release of the Twitter archive, of any size.
//!
//! 31 quoted columns, 64-digit hexadecimal hashes, bare lists, ids that hold their own time: what a reader of the
//! real release meets, at about 620 bytes a row, in seven languages, with line breaks inside texts, reposts of
//! earlier rows, and accounts, hashtags, hosts and words that are frequent in the way of real ones.
//! The same settings give the same bytes.

mod accounts;
mod post;
mod rng;
mod words;

use std::io::{self, Write};

use accounts::Account;
pub use post::FIRST_MS;
use post::Writer;
pub use rng::Rng;
pub use words::LANGUAGES;
use words::Vocabulary;

/// The header of a generated file: the 31 columns of October 2018 in their order.
pub const HEADER: &str = "\"tweetid\",\"userid\",\"user_display_name\",\"user_screen_name\",\
\"user_reported_location\",\"user_profile_description\",\"user_profile_url\",\"follower_count\",\
\"following_count\",\"account_creation_date\",\"account_language\",\"tweet_language\",\"tweet_text\",\
\"tweet_time\",\"tweet_client_name\",\"in_reply_to_tweetid\",\"in_reply_to_userid\",\
\"quoted_tweet_tweetid\",\"is_retweet\",\"retweet_userid\",\"retweet_tweetid\",\"latitude\",\"longitude\",\
\"quote_count\",\"reply_count\",\"like_count\",\"retweet_count\",\"hashtags\",\"urls\",\"user_mentions\",\
\"poll_choices\"\n";

/// What to write.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Decides everything that is left to chance.
    pub seed: u64,
    /// Posts to write.
    pub rows: u64,
    /// Texts to add to an exact number of posts.
    pub planted: Vec<Planted>,
}

/// A text that stands in exactly so many posts of the file, spread evenly over it.
///
/// For the number to be exact the text must hold something that no invented word does: a `q` behind a `z`, say.
#[derive(Debug, Clone)]
pub struct Planted {
    /// Added at the end of the post's text, after a space. With `#` before it also a value of the hashtag column.
    pub text: String,
    /// In how many posts; at most as many as there are rows.
    pub posts: u64,
}

impl Settings {
    /// So many rows, nothing planted.
    #[must_use]
    pub fn new(seed: u64, rows: u64) -> Self {
        Self {
            seed,
            rows,
            planted: Vec::new(),
        }
    }

    /// Plants a text in exactly so many posts.
    #[must_use]
    pub fn plant(mut self, text: &str, posts: u64) -> Self {
        self.planted.push(Planted {
            text: text.to_owned(),
            posts,
        });
        self
    }
}

/// Writes the file and gives the number of its bytes.
///
/// # Errors
///
/// What `out` answers.
pub fn write(settings: &Settings, out: &mut dyn Write) -> io::Result<u64> {
    let mut rng = Rng::new(settings.seed);
    let vocabularies: Vec<Vocabulary> = LANGUAGES.iter().map(Vocabulary::new).collect();
    // As in the first Iranian release: some hundreds of accounts for a million posts.
    let accounts: Vec<Account> = (0..1 << ACCOUNT_OCTAVES)
        .map(|rank| Account::invent(rank, &mut rng, &vocabularies))
        .collect();
    let mut writer = Writer::new(rng, vocabularies, accounts);

    out.write_all(HEADER.as_bytes())?;
    let mut bytes = HEADER.len() as u64;
    let mut row = Vec::with_capacity(4096);
    for row_idx in 0..settings.rows {
        row.clear();
        let due = settings
            .planted
            .iter()
            .filter(|p| is_due(p, row_idx, settings.rows));
        writer.write_row(row_idx, due, &mut row);
        out.write_all(&row)?;
        bytes += row.len() as u64;
    }
    out.flush()?;
    Ok(bytes)
}

/// The word of this rank in the language with this label: rank 0 is the most frequent one of a generated file.
///
/// # Panics
///
/// If no language has the label.
#[must_use]
pub fn word(label: &str, rank: u64) -> String {
    let language = LANGUAGES.iter().find(|language| language.label == label);
    let mut word = String::new();
    Vocabulary::new(language.expect("a language of the generator")).push(rank, &mut word);
    word
}

/// Accounts of a file, as a power of two.
const ACCOUNT_OCTAVES: u32 = 11;

/// Whether this row is one of those that `planted` falls on, when they are spread evenly.
fn is_due(planted: &Planted, row_idx: u64, rows: u64) -> bool {
    let due_before = |row: u64| u128::from(row) * u128::from(planted.posts) / u128::from(rows);
    due_before(row_idx + 1) > due_before(row_idx)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn generate(settings: &Settings) -> String {
        let mut bytes = Vec::new();
        let n = write(settings, &mut bytes).unwrap();
        assert_eq!(n, bytes.len() as u64);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
        let settings = Settings::new(7, 500);
        assert_eq!(generate(&settings), generate(&settings));
        assert_ne!(generate(&settings), generate(&Settings::new(8, 500)));
    }

    #[test]
    fn the_bytes_are_those_that_the_golden_figures_were_counted_in() {
        // FNV-1a. When it changes on purpose, count the golden figures anew (tests/golden/README.md).
        let file = generate(&Settings::new(1, 2_000));
        let hash = file.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        assert_eq!(format!("{hash:016x}"), "9826d487247b150d");
    }

    #[test]
    fn a_row_has_about_620_bytes() {
        let bytes = generate(&Settings::new(1, 20_000)).len();
        assert!((600..640).contains(&(bytes / 20_000)), "{}", bytes / 20_000);
    }

    #[test]
    fn a_planted_text_stands_in_exactly_the_posts_asked_for() {
        let file = generate(
            &Settings::new(3, 1000)
                .plant("zqanchor", 37)
                .plant("#zqtag", 1000),
        );
        assert_eq!(file.matches(" zqanchor").count(), 37);
        assert_eq!(file.matches(" #zqtag").count(), 1000);
        assert_eq!(
            file.matches("zqtag]").count(),
            1000,
            "last in the hashtag column"
        );
    }
}
