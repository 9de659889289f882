//! How long the engine takes, on posts made up by a seeded generator.
//!
//! `cargo bench -p shuttered-search -- 1000000` indexes as many posts, then asks a list of queries for a page,
//! facets and a timeline, and prints the middle and the slow end of the times in milliseconds.
#![allow(clippy::print_stdout, missing_docs, reason = "a program, run by hand")]

use std::hint::black_box;
use std::time::Instant;

use model::{Kind, Platform};
use search::{Column, Document, From, Index, Names, PageRequest, Query, Searcher, Sort, Stamp};

struct NoNames;

impl Names for NoNames {
    fn accounts(&self, name: &str) -> Vec<u32> {
        name.parse().into_iter().collect()
    }
    fn account_keys(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
    fn datasets(&self, name: &str) -> Vec<u32> {
        name.parse().into_iter().collect()
    }
    fn clients(&self, name: &str) -> Vec<u32> {
        name.parse().into_iter().collect()
    }
    fn language(&self, tag: &str) -> Vec<u32> {
        let known = ["fa", "en", "ru", "ar"].iter().position(|t| *t == tag);
        known.map(|at| at as u32).into_iter().collect()
    }
    fn text(&self, _: u64) -> Option<String> {
        None
    }
}

/// Numbers by chance, the same ones every time (xorshift).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    /// Small numbers much more often than large ones, about as words are spread.
    fn rank(&mut self, n: u64) -> u64 {
        let unit = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        ((n as f64).powf(unit) - 1.0) as u64
    }
}

/// The word of a rank in one of four alphabets.
fn word(rank: u64, alphabet: u64) -> String {
    let (first, letters) = [('a', 26), ('а', 32), ('ب', 18), ('a', 26)][alphabet as usize];
    let mut rest = rank + 20;
    let mut word = String::new();
    while rest > 0 {
        word.extend(char::from_u32(first as u32 + (rest % letters) as u32));
        rest /= letters;
    }
    word
}

fn main() {
    let n = std::env::args()
        .find_map(|arg| arg.parse().ok())
        .unwrap_or(20_000);
    let dir = tempfile::tempdir().expect("a temporary folder");
    let index = Index::create(dir.path()).expect("an empty folder");
    fill(&index, n);
    index.reload().expect("the index was just written");
    let bytes: u64 = std::fs::read_dir(dir.path())
        .expect("the folder is there")
        .filter_map(|entry| Some(entry.ok()?.metadata().ok()?.len()))
        .sum();
    println!("{} bytes a post on disk", bytes / n);
    ask(&index);
}

fn fill(index: &Index, n: u64) {
    let start = Instant::now();
    let mut chance = Chance(42);
    let mut indexer = index.indexer(256_000_000, 2).expect("nobody else writes");
    for no in 1..=n {
        let alphabet = chance.below(4);
        let words: Vec<String> = (0..8 + chance.below(10))
            .map(|_| word(chance.rank(400_000), alphabet))
            .collect();
        let tag = chance.rank(20_000);
        let folded = word(tag, 0);
        let tags = [(tag as u32, folded.as_str())];
        let document = Document {
            text: &words.join(" "),
            posted_ms: (no % 50 != 0)
                .then(|| 1_300_000_000_000 + chance.below(280_000_000) as i64 * 1_000),
            language_no: Some(alphabet as u32),
            client_no: Some(chance.rank(50) as u32),
            hashtags: if chance.below(3) == 0 { &tags } else { &[] },
            likes: Some(chance.rank(10_000)),
            ..Document::new(
                no,
                chance.below(5) as u32,
                chance.rank(3_000) as u32,
                Kind::ALL[chance.below(3) as usize],
                Platform::Twitter,
            )
        };
        indexer.add(&document).expect("the disk has room");
    }
    let stamp = Stamp {
        generation: 1,
        last_post_no: n,
    };
    indexer.commit(stamp).expect("the disk has room");
    indexer.wait_merging_threads().expect("the disk has room");
    println!("{n} posts in {:.1} s", start.elapsed().as_secs_f64());
}

/// Queries of every common kind, words as often as they occur.
fn queries() -> Vec<String> {
    let mut chance = Chance(7);
    let mut texts = Vec::new();
    for i in 0..200 {
        let alphabet = chance.below(4);
        let mut w = || word(chance.rank(20_000), alphabet);
        texts.push(match i % 10 {
            0 => w(),
            1 => format!("{} {}", w(), w()),
            2 => format!("\"{} {}\"", w(), w()),
            3 => format!("{} OR {}", w(), w()),
            4 => format!("{} -{}", w(), w()),
            5 => format!("{} lang:en", w()),
            6 => format!("{}*", w()),
            7 => format!("#{}", w()),
            8 => format!("{} since:2014-03 until:2014-05", w()),
            _ => format!("from:{i} likes:>10"),
        });
    }
    texts
}

fn ask(index: &Index) {
    let searcher = index.searcher();
    timed_all(&searcher, "200 queries", &queries());
    let whole = [
        "",
        "lang:en",
        "since:2014-03-01 until:2014-03-08",
        "-lang:en is:repost",
    ];
    for text in whole {
        timed_all(&searcher, &format!("{text:?}"), &vec![text.to_owned(); 15]);
    }
}

fn timed_all(searcher: &Searcher, name: &str, texts: &[String]) {
    println!("{name}");
    let go_on = || false;
    let page = |sort, from| PageRequest {
        sort,
        from,
        limit: 50,
    };
    let total = |query: &Query, request: PageRequest| {
        let page = searcher.page(query, &NoNames, &request, &go_on);
        page.expect("the index is whole").total
    };
    let timeline = |query: &Query, split| {
        let histogram = searcher.histogram(query, &NoNames, split, &go_on);
        histogram.expect("the index is whole").total
    };
    let columns = [
        Column::Account,
        Column::Hashtag,
        Column::Language,
        Column::Client,
        Column::Kind,
    ];
    let middle = From::Rank(searcher.posts() / 2);
    timed("newest", texts, |q| {
        total(q, page(Sort::Newest, From::Start))
    });
    timed("newest, once more", texts, |q| {
        total(q, page(Sort::Newest, From::Start))
    });
    timed("from the middle", texts, |q| {
        total(q, page(Sort::Newest, middle))
    });
    timed("relevance", texts, |q| {
        total(q, page(Sort::Relevance, From::Start))
    });
    timed("five facets", texts, |q| {
        let facets = searcher.facets(q, &NoNames, &columns, &go_on);
        facets.expect("the index is whole").total
    });
    timed("timeline", texts, |q| timeline(q, None));
    timed("timeline by language", texts, |q| {
        timeline(q, Some(Column::Language))
    });
    timed("timeline by account", texts, |q| {
        timeline(q, Some(Column::Account))
    });
}

fn timed(what: &str, texts: &[String], run: impl Fn(&Query) -> u64) {
    let mut times: Vec<f64> = Vec::new();
    let mut hits = 0;
    for text in texts {
        let (query, _) = search::parse(text, chrono_tz::Asia::Tehran);
        let start = Instant::now();
        hits += black_box(run(&query));
        times.push(start.elapsed().as_secs_f64() * 1_000.0);
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!(
        "  {what:22} least {:8.3}  p50 {:8.3}  p95 {:8.3}  p99 {:8.3}  hits {hits}",
        times[0],
        at(0.5),
        at(0.95),
        at(0.99)
    );
}
