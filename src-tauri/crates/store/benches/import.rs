//! How fast records go in and come out: `cargo bench -p shuttered-store -- 1000000 [rows a batch]`.
//!
//! The rows are invented, with the make-up of the 2018 Twitter release: 3,600 accounts, ids in no order, a third
//! reposts, a hashtag and a link in about every other post. Without a number of rows it only shows that it runs.

use std::sync::Arc;
use std::time::Instant;

use chrono::{DateTime, TimeZone, Utc};
use model::{
    Account, Batch, Counts, Direction, Key, Kind, Link, Platform, Position, Post, PostedAt,
    Precision, Record, TimeSource,
};
use store::{AccountNo, Archive, Begun, NewDataset, NewFile, PostNo};

fn main() {
    let numbers: Vec<u64> = std::env::args()
        .filter_map(|arg| arg.parse().ok())
        .collect();
    let n_rows = numbers.first().copied().unwrap_or(2_000);
    let batch_rows = numbers.get(1).copied().unwrap_or(2_000);
    let folder = tempfile::tempdir().expect("a folder for the archive");
    let archive = Archive::create(&folder.path().join("archive"), "bench", Utc::now())
        .expect("a new archive");
    write(&archive, n_rows, batch_rows);
    read(&archive);
    let sizes = archive.sizes();
    println!("{:>8.1} MB on disk", sizes.database as f64 / 1e6);
}

fn write(archive: &Archive, n_rows: u64, batch_rows: u64) {
    let mut writer = archive.writer(|tag| tag.to_lowercase()).expect("a writer");
    let import_no = writer.begin_import("bench", Utc::now()).expect("an import");
    let dataset = NewDataset {
        id: "bench",
        name: "Invented",
        platform: Platform::Twitter,
        publisher: None,
        format: "twitter-archive",
        catalogue_key: None,
    };
    let dataset_no = writer.dataset(&dataset, Utc::now()).expect("a dataset");
    let file = NewFile {
        import_no,
        dataset_no,
        path: "bench.csv",
        member: None,
        outer_sha256: "0",
        sha256: "0",
        bytes: 0,
        format: "twitter-archive",
        header: &[],
        damage: None,
        why: None,
        encoding: None,
        delimiter: None,
        mapping: None,
    };
    let Begun::New(file_no) = writer.begin_file(&file).expect("a file") else {
        unreachable!("the archive is new")
    };
    let mut rows = Rows::new();
    let (mut seconds, mut slowest) = (0.0, 0.0_f64);
    let mut done = 0;
    while done < n_rows {
        let n = batch_rows.min(n_rows - done);
        let batch = rows.batch(done, n, done + n == n_rows);
        let start = Instant::now();
        writer.write_batch(file_no, &batch).expect("a batch");
        let took = start.elapsed().as_secs_f64();
        seconds += took;
        slowest = slowest.max(took);
        done += n;
    }
    println!(
        "{:>8.0} rows/s written, {seconds:.2} s for {n_rows}, slowest batch {:.0} ms",
        n_rows as f64 / seconds,
        slowest * 1e3,
    );
    let start = Instant::now();
    writer.finish_import(import_no, Utc::now()).expect("an end");
    println!(
        "{:>8.2} s for the indexes left out until then",
        start.elapsed().as_secs_f64()
    );
}

fn read(archive: &Archive) {
    let reader = archive.reader().expect("a reader");
    let start = Instant::now();
    let (mut after, mut n) = (PostNo(0), 0);
    loop {
        let documents = reader.documents(after, 2_000).expect("documents");
        let Some(last) = documents.last() else { break };
        after = last.post_no;
        n += documents.len();
    }
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{:>8.0} documents/s read, {seconds:.2} s for {n}",
        n as f64 / seconds
    );

    let page: Vec<PostNo> = (0..50)
        .map(|i| PostNo(1 + i * (after.0 - 1) / 50))
        .collect();
    let start = Instant::now();
    for _ in 0..20 {
        reader.posts(&page).expect("a page of posts");
    }
    println!(
        "{:>8.2} ms for 50 posts",
        start.elapsed().as_secs_f64() * 1e3 / 20.0
    );

    let busiest: AccountNo = reader.list_accounts(None, "", 0, 1).expect("accounts").0[0].no;
    let start = Instant::now();
    let posts = reader
        .account_posts(busiest)
        .expect("the posts of an account");
    println!(
        "{:>8.1} ms for the {} posts of an account",
        start.elapsed().as_secs_f64() * 1e3,
        posts.len(),
    );
}

/// A seeded source of rows.
struct Rows {
    state: u64,
    accounts: Vec<Arc<Account>>,
}

impl Rows {
    fn new() -> Rows {
        let accounts = (0..3_600)
            .map(|n: u64| {
                Arc::new(Account {
                    handle: Some(format!("handle{n}")),
                    display_name: Some(format!("Name {n}")),
                    description: Some(
                        "A description of about a hundred letters, as they are. ".repeat(2),
                    ),
                    followers: Some(n * 7),
                    following: Some(n * 3),
                    ..Account::new(Key::exact(format!(
                        "{:x}",
                        n.wrapping_mul(0x9e37_79b9_7f4a_7c15)
                    )))
                })
            })
            .collect();
        Rows {
            state: 42,
            accounts,
        }
    }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn batch(&mut self, done: u64, n: u64, finished: bool) -> Batch {
        let place = |record| Position {
            record,
            line: record + 1,
            byte: record * 600,
        };
        let records = (done + 1..=done + n)
            .map(|record| (place(record), Record::Post(Box::new(self.post()))))
            .collect();
        Batch {
            records,
            end: place(done + n + 1),
            finished,
            ..Batch::default()
        }
    }

    fn post(&mut self) -> Post {
        // A twentieth of the posts is the first account's.
        let by = if self.next().is_multiple_of(20) {
            0
        } else {
            self.next() % 3_600
        };
        let id = 400_000_000_000_000_000 + self.next() % 500_000_000_000_000_000;
        let is_repost = self.next().is_multiple_of(3);
        let at: DateTime<Utc> = Utc
            .timestamp_opt(
                1_380_000_000 + (self.next() % 130_000_000).cast_signed() / 60 * 60,
                0,
            )
            .single()
            .expect("a moment between 2013 and 2017");
        let host = format!("site{}.example.org", self.next() % 2_000);
        let links = if self.next().is_multiple_of(2) {
            vec![Link {
                url: format!("https://{host}/{:x}", self.next() % 300_000),
                domain: Some("example.org".into()),
            }]
        } else {
            Vec::new()
        };
        let hashtags = if self.next().is_multiple_of(2) {
            vec![format!("tag{}", self.next() % 1_000 * (self.next() % 40))]
        } else {
            Vec::new()
        };
        Post {
            key: Key::exact(id.to_string()),
            account: Arc::clone(&self.accounts[by as usize]),
            text: format!(
                "{:x} words that fill a post up to the length that they have {:x}",
                self.next(),
                self.next()
            ),
            posted_at: Some(PostedAt {
                at,
                precision: Precision::Minute,
                source: TimeSource::Published,
            }),
            language: Some(["ru", "en", "fa", "ar"][(self.next() % 4) as usize].into()),
            language_published: true,
            guess: Some("en".into()),
            direction: Direction::Ltr,
            kind: if is_repost {
                Kind::Repost
            } else {
                Kind::Original
            },
            is_repost,
            is_quote: false,
            is_reply: false,
            reply_to_post: None,
            reply_to_account: None,
            quoted_post: None,
            reposted_post: is_repost.then(|| (self.next() % 1_000_000).to_string()),
            reposted_account: is_repost.then(|| (self.next() % 50_000).to_string()),
            hashtags,
            links,
            mentions: if is_repost {
                vec![(self.next() % 50_000).to_string()]
            } else {
                Vec::new()
            },
            counts: Counts {
                quotes: Some(0),
                replies: Some(0),
                likes: Some(self.next() % 9),
                reposts: Some(3),
                views: None,
            },
            client: Some(format!("client {}", self.next() % 90)),
            place: None,
            media: Vec::new(),
            shared: Vec::new(),
            platform: None,
            ad: None,
            extra: Vec::new(),
        }
    }
}
