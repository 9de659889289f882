//! How long answers take, by what is asked, in one process, beside SQLite's FTS5 over the same rows.

use std::{
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};

use api::{
    Context, Session,
    wire::{
        AccountRequest, ArchivePath, BucketWidth, ChanceRequest, CompareRequest, CompleteRequest,
        EvidenceRequest, ExplainRequest, FacetColumn, FacetsRequest, NearTextsRequest, SearchPage,
        SearchRequest, SortOrder, TimelineRequest,
    },
};
use rusqlite::Connection;
use tests_support::generator::word;

/// The generator's languages.
const LABELS: [&str; 7] = ["en", "fa", "ar", "ru", "es", "zh", "th"];

/// Rounds of each query: the first one warms the caches, the others are counted.
const ROUNDS: usize = 6;
/// After this time one counted round is enough.
const PATIENCE: Duration = Duration::from_secs(10);

/// Queries of one kind, and what FTS5 is asked for the same, if it can be.
struct Class {
    what: &'static str,
    queries: Vec<(String, Option<String>)>,
}

/// Measures every kind and prints one row for each.
pub fn print(archive: &Path, yardstick: &Path, terms: &dyn Fn(&str, usize) -> String) {
    let session = Session::new(None);
    let cx = Context::new(&session);
    let path = archive.to_str().expect("paths here are UTF-8").to_owned();
    api::archives::open(&cx, ArchivePath { path }).expect("the archive opens");
    let fts = Connection::open(yardstick).expect("the yardstick opens");

    println!("| asked | queries | p50 ms | p99 ms | FTS5 p50 ms | FTS5 p99 ms |");
    println!("|---|---|---|---|---|---|");
    let (mut all, mut all_fts) = (Vec::new(), Vec::new());
    for class in classes(terms) {
        let ours: Vec<f64> = class
            .queries
            .iter()
            .flat_map(|(query, _)| rounds(|| search(&cx, query)))
            .collect();
        let theirs: Vec<f64> = class
            .queries
            .iter()
            .filter_map(|(_, query)| query.as_ref())
            .flat_map(|query| rounds(|| ask_fts5(&fts, query)))
            .collect();
        row(class.what, class.queries.len(), &ours, &theirs);
        if class.what != WIDE {
            all.extend(ours);
        }
        all_fts.extend(theirs);
    }
    row("all of the above but the last", 0, &all, &all_fts);
    other_pages(&cx);
    let tenth = "lang:fa";
    let columns = [
        FacetColumn::Account,
        FacetColumn::Hashtag,
        FacetColumn::Domain,
        FacetColumn::Language,
        FacetColumn::Kind,
    ];
    row(
        "facets of a query with a tenth of all posts (five columns)",
        1,
        &rounds(|| facets(&cx, tenth, &columns)),
        &[],
    );
    row(
        "timeline of the same",
        1,
        &rounds(|| timeline(&cx, tenth, None)),
        &[],
    );
    side_by_side(&cx, &most_posts(&cx));
    row(
        "completion of two letters, results of the half-typed word",
        1,
        &rounds(|| complete(&cx, &word("en", 40)[..2])),
        &[],
    );
    row(
        "what the words of a query find, with forms",
        1,
        &rounds(|| {
            explain(
                &cx,
                &format!("{} {} forms:on", word("en", 40), word("ru", 12)),
            )
        }),
        &[],
    );
}

/// Timelines, accounts and groups side by side: the accounts with most posts.
fn side_by_side(cx: &Context<'_>, most: &[(String, u64)]) {
    let sizes = |n: usize| {
        let sizes = most[..n].iter().map(|(_, posts)| posts / 1_000);
        sizes
            .map(|size| size.to_string())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let names = |n: usize| {
        most[..n]
            .iter()
            .map(|(name, _)| name.clone())
            .collect::<Vec<_>>()
    };
    let by_day = || timeline(cx, "", Some(BucketWidth::Day));
    row("timeline of everything by day", 1, &rounds(by_day), &[]);
    let what = format!("two accounts side by side ({} thousand posts)", sizes(2));
    row(&what, 1, &rounds(|| compare(cx, names(2))), &[]);
    let what = format!("six accounts side by side ({} thousand posts)", sizes(6));
    row(&what, 1, &rounds(|| compare(cx, names(6))), &[]);
    row(
        "signals of an account beside 500 of its dataset",
        1,
        &rounds(|| signals(cx, &most[0].0)),
        &[],
    );
    row(
        "whom an account is connected with",
        1,
        &rounds(|| connections(cx, &most[0].0)),
        &[],
    );
    // Every other account, so that both groups have large and small ones.
    let group = |from: usize| {
        let accounts = most.iter().skip(from).step_by(2).take(500);
        let terms: Vec<String> = accounts.map(|(name, _)| format!("from:{name}")).collect();
        format!("group:{}", terms.join(" OR "))
    };
    let groups = || vec![group(0), group(1)];
    row(
        "two groups of 500 accounts side by side",
        1,
        &rounds(|| compare(cx, groups())),
        &[],
    );
    row(
        "what two such accounts share by chance",
        1,
        &rounds(|| chance(cx, names(2))),
        &[],
    );
    let near = || near_texts(cx, names(2));
    row(
        "nearly the same texts of two such accounts",
        1,
        &rounds(near),
        &[],
    );
}

const WIDE: &str = "stars inside, likeness, pattern";

/// Every kind of query, on words from very frequent to very rare.
fn classes(terms: &dyn Fn(&str, usize) -> String) -> Vec<Class> {
    // FTS5 cuts no script without spaces into words, so it is asked in the others only.
    let spaced = |label: &str| !matches!(label, "zh" | "th");
    let of_words = |what, ranks: &[u64], make: &dyn Fn(&str, u64) -> (String, String)| Class {
        what,
        queries: LABELS
            .iter()
            .flat_map(|label| ranks.iter().map(move |rank| (*label, *rank)))
            .map(|(label, rank)| {
                let (ours, theirs) = make(label, rank);
                (ours, spaced(label).then_some(theirs))
            })
            .collect(),
    };
    let one = |label: &str, rank: u64| {
        let word = word(label, rank);
        (word.clone(), format!("\"{word}\""))
    };
    let of_terms = |what, column: &'static str, suffix: &'static str| Class {
        what,
        queries: (0..10)
            .map(|place| (format!("{}{suffix}", terms(column, place * 7)), None))
            .collect(),
    };
    vec![
        of_words("one frequent word", &[0, 1, 3], &one),
        of_words("one rare word", &[3_000, 9_000, 20_000], &one),
        of_words("two words", &[2, 9, 40], &|label, rank| {
            let (a, b) = (word(label, rank), word(label, rank + 3));
            (format!("{a} {b}"), format!("\"{a}\" \"{b}\""))
        }),
        of_words("a phrase", &[0, 2, 5], &|label, rank| {
            let (a, b) = (word(label, rank), word(label, rank + 1));
            (format!("\"{a} {b}\""), format!("\"{a} {b}\""))
        }),
        of_words("two words near", &[0, 2, 5], &|label, rank| {
            let (a, b) = (word(label, rank), word(label, rank + 1));
            (
                format!("\"{a} {b}\"~5"),
                format!("NEAR(\"{a}\" \"{b}\", 5)"),
            )
        }),
        of_words("a beginning of a word", &[5, 60, 900], &|label, rank| {
            let word = word(label, rank);
            let beginning: String = word.chars().take(3).collect();
            (format!("{beginning}*"), format!("\"{beginning}\"*"))
        }),
        of_terms("a hashtag", "hashtag", ""),
        of_terms("an account", "account", ""),
        of_terms("an account and a year", "account", " since:2015 until:2016"),
        of_terms("a domain in one language", "domain", " lang:en"),
        Class {
            what: WIDE,
            queries: ["en", "ru", "ar"]
                .iter()
                .flat_map(|label| {
                    let word = word(label, 700);
                    let inside: String = word.chars().skip(1).take(3).collect();
                    [
                        format!("*{inside}*"),
                        format!("{word}~"),
                        format!("/{inside}.+/"),
                    ]
                })
                .map(|query| (query, None))
                .collect(),
        },
    ]
}

/// Milliseconds of each round but the first.
fn rounds(mut ask: impl FnMut() -> u64) -> Vec<f64> {
    let mut times = Vec::with_capacity(ROUNDS);
    let begun = Instant::now();
    while times.len() < 2 || (times.len() < ROUNDS && begun.elapsed() < PATIENCE) {
        let begin = Instant::now();
        black_box(ask());
        times.push(begin.elapsed().as_secs_f64() * 1_000.0);
    }
    times.split_off(1)
}

fn search(cx: &Context<'_>, query: &str) -> u64 {
    page(cx, SearchRequest::new(query)).total
}

fn page(cx: &Context<'_>, request: SearchRequest) -> SearchPage {
    api::posts::search(cx, request).expect("a search")
}

/// The same words in another order, and pages far from the first.
fn other_pages(cx: &Context<'_>) {
    let frequent: Vec<SearchRequest> = LABELS
        .iter()
        .flat_map(|label| (0..3).map(|place| word(label, place)))
        .map(SearchRequest::new)
        .collect();
    let total = |request: SearchRequest| page(cx, request).total;
    let best: Vec<f64> = frequent
        .iter()
        .flat_map(|request| {
            rounds(|| {
                total(SearchRequest {
                    sort: SortOrder::Relevance,
                    ..request.clone()
                })
            })
        })
        .collect();
    row(
        "one frequent word, best match first",
        frequent.len(),
        &best,
        &[],
    );
    let deep: Vec<f64> = frequent
        .iter()
        .flat_map(|request| {
            let before = page(
                cx,
                SearchRequest {
                    rank: Some(5_000),
                    ..request.clone()
                },
            );
            rounds(|| {
                total(SearchRequest {
                    cursor: before.next.clone(),
                    ..request.clone()
                })
            })
        })
        .collect();
    row(
        "one frequent word, a page behind the five thousandth post, by cursor",
        frequent.len(),
        &deep,
        &[],
    );
    let middle = search(cx, "") / 2;
    let at = |rank: u64| {
        total(SearchRequest {
            rank: Some(rank),
            ..SearchRequest::new("")
        })
    };
    row(
        "the middle of everything, by rank",
        1,
        &rounds(|| at(middle)),
        &[],
    );
}

/// The number of posts, and the texts of the latest fifty by the order of import.
fn ask_fts5(fts: &Connection, query: &str) -> u64 {
    let mut count = fts
        .prepare_cached("SELECT count(*) FROM words WHERE words MATCH ?1")
        .expect("the yardstick has its index");
    let total: u64 = count
        .query_row([query], |row| row.get(0))
        .expect("FTS5 understands the query");
    let mut page = fts
        .prepare_cached(
            "SELECT posts.* FROM words JOIN posts ON posts.rowid = words.rowid
             WHERE words MATCH ?1 ORDER BY words.rowid DESC LIMIT 50",
        )
        .expect("the yardstick has its rows");
    let mut rows = page.query([query]).expect("FTS5 understands the query");
    let mut n = 0;
    while let Some(row) = rows.next().expect("rows are read") {
        n += row.get_ref(0).map_or(0, |_| 1);
    }
    total + n
}

fn facets(cx: &Context<'_>, query: &str, of: &[FacetColumn]) -> u64 {
    let request = FacetsRequest {
        query: query.to_owned(),
        zone: "UTC".to_owned(),
        of: of.to_vec(),
        top: 20,
    };
    api::facets::count(cx, request).expect("facets").total
}

/// The accounts with most posts and how many these are.
fn most_posts(cx: &Context<'_>) -> Vec<(String, u64)> {
    let request = FacetsRequest {
        query: String::new(),
        zone: "UTC".to_owned(),
        of: vec![FacetColumn::Account],
        top: 1_000,
    };
    let facets = api::facets::count(cx, request).expect("facets").facets;
    let accounts = facets.into_values().flatten();
    accounts
        .map(|account| (account.value, account.count))
        .collect()
}

fn compare(cx: &Context<'_>, accounts: Vec<String>) -> u64 {
    let request = CompareRequest {
        accounts,
        dataset: None,
        zone: "Asia/Tehran".to_owned(),
    };
    let comparison = api::compare::accounts(cx, request).expect("a comparison");
    comparison.accounts.iter().map(|side| side.posts).sum()
}

fn signals(cx: &Context<'_>, account: &str) -> u64 {
    let request = EvidenceRequest {
        account: account.to_owned(),
        dataset: None,
        zone: "Asia/Tehran".to_owned(),
        group: None,
    };
    let card = api::evidence::card(cx, request).expect("a card");
    card.group.taken
}

fn connections(cx: &Context<'_>, account: &str) -> u64 {
    let request = AccountRequest {
        account: account.to_owned(),
        dataset: None,
        zone: "UTC".to_owned(),
    };
    let found = api::connections::of_account(cx, request).expect("connections");
    found.kinds.iter().map(|kind| kind.total).sum()
}

fn chance(cx: &Context<'_>, accounts: Vec<String>) -> u64 {
    let request = ChanceRequest {
        accounts,
        dataset: None,
        zone: "UTC".to_owned(),
    };
    let chance = api::compare::chance(cx, request).expect("an answer");
    chance
        .pairs
        .iter()
        .map(|pair| pair.drawn + pair.a_peers)
        .sum()
}

fn near_texts(cx: &Context<'_>, accounts: Vec<String>) -> u64 {
    let request = NearTextsRequest {
        accounts,
        dataset: None,
        zone: "UTC".to_owned(),
    };
    let near = api::compare::near_texts(cx, request).expect("an answer");
    near.looked_for + near.count
}

fn timeline(cx: &Context<'_>, query: &str, by: Option<BucketWidth>) -> u64 {
    let request = TimelineRequest {
        zone: "Asia/Tehran".to_owned(),
        by,
        ..TimelineRequest::new(query)
    };
    api::timeline::count(cx, request).expect("a timeline").total
}

/// What happens while one types: completions, and the first page by relevance.
fn complete(cx: &Context<'_>, typed: &str) -> u64 {
    let request = CompleteRequest {
        query: typed.to_owned(),
        caret: typed.encode_utf16().count() as u32,
        limit: 5,
    };
    let found = api::words::complete(cx, request).expect("completions");
    let page = SearchRequest {
        sort: SortOrder::Newest,
        ..SearchRequest::new(format!("{typed}*"))
    };
    let page = api::posts::search(cx, page).expect("a search");
    found.completions.len() as u64 + page.total
}

fn explain(cx: &Context<'_>, query: &str) -> u64 {
    let request = ExplainRequest {
        query: query.to_owned(),
        zone: "UTC".to_owned(),
    };
    let explained = api::words::explain(cx, request).expect("an explanation");
    explained.words.iter().map(|word| word.posts).sum()
}

fn row(what: &str, queries: usize, ours: &[f64], theirs: &[f64]) {
    let at = |times: &[f64], percent: usize| {
        let mut times = times.to_vec();
        times.sort_by(f64::total_cmp);
        let place = (times.len() * percent).div_ceil(100).checked_sub(1);
        place.map_or_else(String::new, |place| format!("{:.2}", times[place]))
    };
    let queries = if queries > 0 {
        queries.to_string()
    } else {
        String::new()
    };
    println!(
        "| {what} | {queries} | {} | {} | {} | {} |",
        at(ours, 50),
        at(ours, 99),
        at(theirs, 50),
        at(theirs, 99)
    );
}
