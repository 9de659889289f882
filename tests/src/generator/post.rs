//! One row after another.

use chrono::{DateTime, Datelike, Timelike};

use super::{
    LANGUAGES, Planted, Rng,
    accounts::{Account, CLIENTS, language_at, short_key},
    words::{Vocabulary, capitalise},
};

/// The first moment a post can have: 2012-01-01 00:00 UTC, in milliseconds since 1970.
pub const FIRST_MS: u64 = 1_325_376_000_000;

/// How long posts go on from there: to the middle of 2018.
const SPAN_MS: u64 = 2375 * 86_400_000;

/// Milliseconds from 1970 to the zero of Twitter's id clock.
const ID_EPOCH_MS: u64 = 1_288_834_974_657;

/// Posts that can still be reposted, quoted or answered.
const REMEMBERED: usize = 4096;

/// Hashtags of each language, as a power of two; hosts likewise.
const HASHTAG_OCTAVES: u32 = 9;
const HOST_OCTAVES: u32 = 8;

/// Writes rows and remembers what later rows can refer to.
pub(super) struct Writer {
    rng: Rng,
    vocabularies: Vec<Vocabulary>,
    accounts: Vec<Account>,
    /// By language.
    hashtags: Vec<Vec<String>>,
    hosts: Vec<String>,
    remembered: Vec<Remembered>,
}

/// An earlier post of the file.
#[derive(Clone, Default)]
struct Remembered {
    id: u64,
    ms: u64,
    account: usize,
    body: Body,
}

/// What a post says, with the lists that stand in columns of their own.
#[derive(Clone, Default)]
struct Body {
    language: usize,
    text: String,
    hashtags: Vec<String>,
    urls: Vec<String>,
    mentions: Vec<String>,
}

/// How a post refers to others.
#[derive(Default)]
struct References {
    repost_of: Option<(u64, String)>,
    reply_to: Option<(u64, String)>,
    quote_of: Option<u64>,
}

impl Writer {
    pub(super) fn new(mut rng: Rng, vocabularies: Vec<Vocabulary>, accounts: Vec<Account>) -> Self {
        let hashtags = vocabularies
            .iter()
            .map(|v| invent_hashtags(&mut rng, v))
            .collect();
        let hosts = (0..1_u64 << HOST_OCTAVES)
            .map(|rank| {
                let mut host = String::from(if rank.is_multiple_of(3) { "" } else { "www." });
                vocabularies[0].push(70 + rank, &mut host);
                host.push_str(if rank.is_multiple_of(4) {
                    ".co.example"
                } else {
                    ".example"
                });
                host
            })
            .collect();
        Self {
            rng,
            vocabularies,
            accounts,
            hashtags,
            hosts,
            remembered: Vec::new(),
        }
    }

    pub(super) fn write_row<'p>(
        &mut self,
        row_idx: u64,
        planted: impl Iterator<Item = &'p Planted>,
        out: &mut Vec<u8>,
    ) {
        // Half of the posts come from about forty accounts.
        let account = self.rng.rank(super::ACCOUNT_OCTAVES) as usize;
        let mut references = References::default();
        let kind = self.rng.below(100);
        let earlier = self.pick_remembered();
        let (ms, mut body) = match earlier {
            Some(earlier) if kind < 25 => self.repost(earlier, &mut references),
            Some(earlier) if kind < 37 => self.answer(earlier, account, kind, &mut references),
            _ => (
                FIRST_MS + self.rng.below(SPAN_MS),
                self.invent_body(account),
            ),
        };
        // The lowest 22 bits tell apart posts of one millisecond; an odd factor keeps 4 million rows distinct.
        let id = ((ms - ID_EPOCH_MS) << 22) | (row_idx.wrapping_mul(2_654_435_761) & 0x3f_ffff);
        if references.repost_of.is_none() {
            self.remember(
                Remembered {
                    id,
                    ms,
                    account,
                    body: body.clone(),
                },
                row_idx,
            );
        }
        for planted in planted {
            body.text.push(' ');
            body.text.push_str(&planted.text);
            body.hashtags
                .extend(planted.text.strip_prefix('#').map(str::to_owned));
        }
        self.push_columns(id, ms, account, &body, &references, out);
    }

    fn pick_remembered(&mut self) -> Option<Remembered> {
        if self.remembered.is_empty() {
            return None;
        }
        let place = self.rng.below(self.remembered.len() as u64) as usize;
        Some(self.remembered[place].clone())
    }

    fn remember(&mut self, post: Remembered, row_idx: u64) {
        if self.remembered.len() < REMEMBERED {
            self.remembered.push(post);
        } else {
            let place = row_idx as usize % REMEMBERED;
            self.remembered[place] = post;
        }
    }

    /// Passes on an earlier post of the file, or one of an account outside it.
    fn repost(&mut self, earlier: Remembered, references: &mut References) -> (u64, Body) {
        // Mostly within minutes, sometimes within days.
        let lag_octaves = if self.rng.percent(10) { 29 } else { 20 };
        let ms = earlier.ms + 1000 + self.rng.rank(lag_octaves);
        let mut body = earlier.body;
        let original = &self.accounts[earlier.account];
        let (id, handle, post) = if self.rng.percent(30) {
            (original.id.clone(), original.handle.clone(), earlier.id)
        } else {
            let (id, handle) = self.outsider();
            (id, handle, earlier.id ^ 0x2a_aaaa)
        };
        body.text.insert_str(0, &format!("RT @{handle}: "));
        body.mentions.insert(0, id.clone());
        references.repost_of = Some((post, id));
        (ms, body)
    }

    /// Answers or quotes an earlier post.
    fn answer(
        &mut self,
        earlier: Remembered,
        account: usize,
        kind: u64,
        references: &mut References,
    ) -> (u64, Body) {
        let ms = earlier.ms + 1000 + self.rng.rank(27);
        let mut body = self.invent_body(account);
        if kind < 32 {
            let (id, handle) = self.outsider();
            body.text.insert_str(0, &format!("@{handle} "));
            body.mentions.insert(0, id.clone());
            references.reply_to = Some((earlier.id ^ 0x15_5555, id));
        } else {
            references.quote_of = Some(earlier.id);
            body.urls
                .push(format!("https://twitter.com/i/status/{}", earlier.id));
            body.text
                .push_str(&format!(" https://t.co/{}", short_key(&mut self.rng)));
        }
        (ms, body)
    }

    /// An account that is not of this file: digits, and an invented handle.
    fn outsider(&mut self) -> (String, String) {
        let n = self.rng.rank(15);
        let mut handle = String::new();
        self.vocabularies[0].push(100 + n, &mut handle);
        capitalise(0, &mut handle);
        (format!("{}", 20_000_000 + n * 7_919), handle)
    }

    fn invent_body(&mut self, account: usize) -> Body {
        let rng = &mut self.rng;
        let language = if rng.percent(90) {
            self.accounts[account].language
        } else {
            language_at(rng.below(100))
        };
        let vocabulary = &self.vocabularies[language];
        let mut body = Body {
            language,
            ..Body::default()
        };
        let (fewest, most) = vocabulary.language.words;
        for i in 0..fewest + rng.below(most - fewest + 1) {
            if i > 0 {
                body.text
                    .push_str(separator(rng, vocabulary.language.spaced));
            }
            vocabulary.push_any(rng, &mut body.text);
        }
        while body.hashtags.len() < 4 && rng.percent(35) {
            let tag = &self.hashtags[language][rng.rank(HASHTAG_OCTAVES) as usize];
            if !body.hashtags.contains(tag) {
                body.text.push_str(" #");
                body.text.push_str(tag);
                body.hashtags.push(tag.clone());
            }
        }
        if rng.percent(16) {
            let host = &self.hosts[rng.rank(HOST_OCTAVES) as usize];
            body.urls.push(format!(
                "https://{host}/{}/{}",
                2012 + rng.below(7),
                rng.rank(20)
            ));
            body.text.push_str(" https://t.co/");
            body.text.push_str(&short_key(rng));
        }
        body
    }

    fn push_columns(
        &mut self,
        id: u64,
        ms: u64,
        account: usize,
        body: &Body,
        references: &References,
        out: &mut Vec<u8>,
    ) {
        let account = &self.accounts[account];
        let rng = &mut self.rng;
        let client = if rng.percent(85) {
            account.client
        } else {
            CLIENTS[rng.rank(3) as usize]
        };
        let label = if rng.percent(3) {
            "und"
        } else {
            LANGUAGES[body.language].label
        };

        push_cell(out, &id.to_string());
        out.push(b',');
        out.extend_from_slice(account.columns.as_bytes());
        out.push(b',');
        push_cell(out, label);
        out.push(b',');
        push_cell(out, &body.text);
        out.push(b',');
        push_cell(out, &minute(ms));
        out.push(b',');
        push_cell(out, client);
        push_pair(out, references.reply_to.as_ref());
        out.push(b',');
        push_cell(
            out,
            &references
                .quote_of
                .map(|id| id.to_string())
                .unwrap_or_default(),
        );
        out.push(b',');
        push_cell(
            out,
            if references.repost_of.is_some() {
                "true"
            } else {
                "false"
            },
        );
        let repost = references.repost_of.as_ref();
        out.push(b',');
        push_cell(out, repost.map_or("", |(_, account)| account));
        out.push(b',');
        push_cell(
            out,
            &repost.map(|(post, _)| post.to_string()).unwrap_or_default(),
        );
        out.extend_from_slice(b",\"absent\",\"absent\"");
        for octaves in [4, 5, 9, 8] {
            let count = if repost.is_some() {
                0
            } else {
                rng.rank(octaves)
            };
            out.push(b',');
            push_cell(out, &count.to_string());
        }
        for list in [&body.hashtags, &body.urls, &body.mentions] {
            out.push(b',');
            push_list(out, list, id.is_multiple_of(2));
        }
        out.extend_from_slice(b",\"\"\n");
    }
}

/// What stands between two words: mostly a space, sometimes a mark, a line break or an HTML entity.
fn separator(rng: &mut Rng, spaced: bool) -> &'static str {
    match (rng.below(160), spaced) {
        (0 | 1, _) => "\n",
        (2, _) => " &amp; ",
        (3, _) => " \"",
        (4..14, true) => ", ",
        (14..18, true) => ". ",
        (_, true) => " ",
        (4..24, false) => " ",
        (_, false) => "",
    }
}

/// Two words in one, as a hashtag of that script has them: `NewsToday`, `خبر_روز`, `ข่าววันนี้`.
fn invent_hashtags(rng: &mut Rng, vocabulary: &Vocabulary) -> Vec<String> {
    (0..1 << HASHTAG_OCTAVES)
        .map(|_| {
            let mut tag = String::new();
            vocabulary.push(rng.below(400), &mut tag);
            capitalise(0, &mut tag);
            if vocabulary.language.spaced && rng.percent(40) {
                tag.push('_');
            }
            let second = tag.len();
            vocabulary.push(rng.below(400), &mut tag);
            capitalise(second, &mut tag);
            tag
        })
        .collect()
}

/// `2017-02-11 14:03`: the minute, as published.
fn minute(ms: u64) -> String {
    let at = DateTime::from_timestamp_millis(ms as i64).expect("a moment before 2100");
    format!(
        "{:04}-{:02}-{:02} {:02}:{:02}",
        at.year(),
        at.month(),
        at.day(),
        at.hour(),
        at.minute()
    )
}

fn push_cell(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    for part in text.split_inclusive('"') {
        out.extend_from_slice(part.as_bytes());
        if part.ends_with('"') {
            out.push(b'"');
        }
    }
    out.push(b'"');
}

fn push_pair(out: &mut Vec<u8>, pair: Option<&(u64, String)>) {
    out.push(b',');
    push_cell(
        out,
        &pair.map(|(post, _)| post.to_string()).unwrap_or_default(),
    );
    out.push(b',');
    push_cell(out, pair.map_or("", |(_, account)| account));
}

/// A list in the dialect of 2018: bare, and nothing is either `[]` or an empty cell.
fn push_list(out: &mut Vec<u8>, items: &[String], brackets_when_empty: bool) {
    if items.is_empty() && !brackets_when_empty {
        out.extend_from_slice(b"\"\"");
    } else {
        push_cell(out, &format!("[{}]", items.join(", ")));
    }
}
