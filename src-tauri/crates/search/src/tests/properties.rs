//! On archives and queries made by chance, the engine and the slow way agree, and nothing panics.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use model::{Kind, Platform, Precision};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::brute;
use super::world::{Post, World, post};
use crate::{Column, From, Sort, Stamp, parse, with_filter};

const WORDS: &[&str] = &[
    "oil",
    "Oil",
    "gas",
    "price",
    "prices",
    "Tehran",
    "تهران",
    "ایران",
    "می‌رود",
    "Кремль",
    "правда",
    "香港",
    "反送中",
    "ประท้วง",
    "วันนี้",
    "#StopWar",
    "@someone",
    "👍",
    "co-op",
    "l'Iran",
    "#oilprice",
    "gasprice",
];
const TAGS: &[&str] = &["stopwar", "oil", "香港"];
const NAMES: &[&str] = &["account1", "account2", "id1", "id3"];
const LINKS: &[&str] = &[
    "http://example.com/oil",
    "https://news.example.com/gas",
    "https://example.org/oil/price",
];
/// Quarters of an hour around the end of a day, and one long before 1970.
const TIMES: &[i64] = &[
    -86_400_000,
    1_485_890_100_000,
    1_485_904_500_000,
    1_485_907_200_000,
    1_485_925_200_000,
    1_486_000_000_123,
];

fn posts() -> impl Strategy<Value = Vec<Post>> {
    let words = vec(select(WORDS), 0..7);
    let time = option::of((select(TIMES), any::<bool>()));
    let numbers = (
        0..4_u32,
        1..4_u32,
        option::of(1..4_u32),
        option::of(1..4_u32),
        option::of(1..3_u32),
    );
    let lists = (
        vec(0..3_usize, 0..3),
        vec(0..4_usize, 0..3),
        vec(0..3_usize, 0..3),
        option::of(0..4_usize),
    );
    let counts = (option::of(0..4_u64), option::of(0..4_u64));
    let one = (words, time, numbers, lists, counts, 0..64_u8);
    let posts = one.prop_map(|(words, time, numbers, lists, counts, flags)| {
        let (tags, mentions, links, reply_to) = lists;
        let named = |list: Vec<usize>, from: &[&str]| {
            list.iter()
                .map(|i| (*i as u32, from[*i].to_owned()))
                .collect()
        };
        Post {
            posted_ms: time.map(|(ms, day)| {
                if day {
                    ms.div_euclid(86_400_000) * 86_400_000
                } else {
                    ms
                }
            }),
            precision: match time {
                Some((_, true)) => Precision::Day,
                _ => Precision::Minute,
            },
            dataset: numbers.0,
            account: numbers.1,
            language: numbers.2,
            guess: numbers.3,
            client: numbers.4,
            hashtags: named(tags, TAGS),
            mentions: named(mentions, NAMES),
            domains: links
                .iter()
                .map(|i| {
                    if *i == 2 {
                        (2, "example.org".into())
                    } else {
                        (1, "example.com".into())
                    }
                })
                .collect(),
            links: links.iter().map(|i| LINKS[*i].to_owned()).collect(),
            reply_to: reply_to.map(|i| NAMES[i].to_owned()),
            likes: counts.0,
            reposts: counts.1,
            is_repost: flags & 1 > 0,
            is_quote: flags & 2 > 0,
            is_reply: reply_to.is_some(),
            reposted: Vec::new(),
            has_media: flags & 4 > 0,
            has_place: flags & 8 > 0,
            kind: Kind::ALL[usize::from(flags) % Kind::ALL.len()],
            platform: if flags & 16 > 0 {
                Platform::Reddit
            } else {
                Platform::Twitter
            },
            ..post(0, &words.join(" "))
        }
    });
    vec(posts, 0..40).prop_map(|mut posts| {
        for (no, post) in (1..).zip(&mut posts) {
            post.no = no * 3;
        }
        posts
    })
}

const FILTERS: &[&str] = &[
    "#stopwar",
    "#oil",
    "#香港",
    "@account1",
    "@id3",
    "from:account1",
    "to:account1",
    "to:id3",
    "lang:fa",
    "guess:en",
    "since:2017-01-31",
    "until:2017-02-01",
    "since:2017-01-31T23:00:00Z",
    "until:2017-02-01T00:30:00Z",
    "domain:example.com",
    "domain:news.example.com",
    "client:client1",
    "is:repost",
    "is:quote",
    "is:reply",
    "is:ad",
    "has:link",
    "has:media",
    "has:hashtag",
    "has:mention",
    "has:place",
    "platform:reddit",
    "dataset:dataset2",
    "likes:>1",
    "likes:<=2",
    "reposts:0",
    "quotes:>0",
];

/// Query texts that mean something.
fn queries() -> impl Strategy<Value = String> {
    let plain = || select(&WORDS[..15]).prop_map(str::to_owned);
    let leaf = prop_oneof![
        4 => select(WORDS).prop_map(str::to_owned),
        1 => select(&["oi*", "pric*", "ته*", "пра*", "香*", "=Oil", "=oil", "=Pri*", "=Tehran"][..]).prop_map(str::to_owned),
        2 => vec(plain(), 1..4).prop_map(|words| format!("\"{}\"", words.join(" "))),
        1 => vec(plain(), 1..3).prop_map(|words| format!("\"{} p*\"", words.join(" "))),
        1 => (vec(plain(), 2..4), 0..4_u32).prop_map(|(words, n)| format!("\"{}\"~{n}", words.join(" "))),
        1 => select(&["pric~", "prises~1", "Therna~", "тегран~", "правду~1", "p*e", "*ric*", "*ل", "*р*в*"][..]).prop_map(str::to_owned),
        4 => select(FILTERS).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(4, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..4).prop_map(|parts| parts.join(" ")),
            vec(inner.clone(), 2..4).prop_map(|parts| format!("({})", parts.join(" OR "))),
            inner.clone().prop_map(|part| format!("-({part})")),
            inner.prop_map(|part| format!("NOT {part}")),
        ]
    })
}

fn zones() -> impl Strategy<Value = Tz> {
    select(&[Tz::UTC, Tz::Asia__Tehran, Tz::America__New_York][..])
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48,
        // What chance finds becomes a test with a name, not a file of seeds.
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_engine_finds_what_the_slow_way_finds(
        posts in posts(), queries in vec(queries(), 12), zone in zones(), segments in 1..4_usize,
    ) {
        let world = World::in_segments(posts, segments);
        for text in queries {
            let (query, _) = parse(&text, zone);
            let expected = brute::found(&world, &query);
            prop_assert_eq!(world.found_by(&query), expected.clone(), "{}", text);
            // The canonical text means the same.
            let (again, problems) = parse(&query.to_text(), zone);
            prop_assert!(problems.is_empty(), "{} became {}: {:?}", text, query.to_text(), problems);
            prop_assert_eq!(brute::found(&world, &again), expected.clone(), "{} became {}", text, query.to_text());
            // A filter more holds for all of it.
            let narrowed = with_filter(&text, "is:repost");
            let (filter, _) = parse("is:repost", zone);
            let narrower: Vec<u64> = brute::found(&world, &filter).into_iter().filter(|no| expected.contains(no)).collect();
            prop_assert_eq!(brute::found(&world, &parse(&narrowed, zone).0), narrower, "{}", narrowed);
            for sort in [Sort::Newest, Sort::Oldest, Sort::Relevance, Sort::Engagement] {
                let mut gathered = Vec::new();
                let mut from = From::Start;
                loop {
                    let page = world.page_of(&query, sort, from, 4);
                    prop_assert_eq!(page.total, expected.len() as u64);
                    gathered.extend(page.posts);
                    match page.next {
                        Some(next) => from = From::After(next),
                        None => break,
                    }
                }
                gathered.sort_unstable();
                prop_assert_eq!(&gathered, &expected, "{} {:?}", &text, sort);
            }
        }
    }

    #[test]
    fn counts_by_value_and_by_time_are_those_of_the_posts(
        posts in posts(), text in queries(), gone in 0..5_u32,
    ) {
        let mut world = World::in_segments(posts, 3);
        let mut indexer = world.index.indexer(15_000_000, 1).unwrap();
        indexer.delete_dataset(gone);
        indexer.commit(Stamp::default()).unwrap();
        world.index.reload().unwrap();
        world.posts.retain(|post| post.dataset != gone);

        let (query, _) = parse(&text, Tz::UTC);
        let found: Vec<&Post> = world.posts.iter().filter(|post| brute::matches(&world, &query, post)).collect();
        let columns = [Column::Dataset, Column::Account, Column::Kind, Column::Language, Column::Hashtag, Column::Domain];
        let searcher = world.index.searcher();
        let facets = searcher.facets(&query, &world, &columns, &|| false).unwrap();
        prop_assert_eq!(facets.total, found.len() as u64);
        for (column, counts) in &facets.counts {
            let mut expected: BTreeMap<u32, u64> = BTreeMap::new();
            for value in found.iter().flat_map(|post| values(post, *column)) {
                *expected.entry(value).or_default() += 1;
            }
            prop_assert!(counts.windows(2).all(|pair| (std::cmp::Reverse(pair[0].1), pair[0].0) < (std::cmp::Reverse(pair[1].1), pair[1].0)));
            prop_assert_eq!(counts.iter().copied().collect::<BTreeMap<_, _>>(), expected, "{:?}", column);
        }

        for split in [None, Some(Column::Language), Some(Column::Account)] {
            let counts = searcher.histogram(&query, &world, split, &|| false).unwrap();
            prop_assert_eq!(counts.total, found.len() as u64);
            prop_assert_eq!(counts.undated, found.iter().filter(|post| post.posted_ms.is_none()).count() as u64);
            prop_assert_eq!(counts.series.iter().map(|series| series.total).sum::<u64>(), counts.total);
            for series in &counts.series {
                let own = || found.iter().filter(|post| split.is_none_or(|split| values(post, split).first().copied() == series.value));
                let slots = |day: bool, width: i64| {
                    let mut slots: BTreeMap<i64, u64> = BTreeMap::new();
                    for ms in own().filter(|post| (post.precision == Precision::Day) == day).filter_map(|post| post.posted_ms) {
                        *slots.entry(ms.div_euclid(width)).or_default() += 1;
                    }
                    slots.into_iter().collect::<Vec<_>>()
                };
                prop_assert_eq!(series.total, own().count() as u64);
                prop_assert_eq!(&series.quarters, &slots(false, 900_000));
                prop_assert_eq!(&series.days, &slots(true, 86_400_000));
            }
        }
    }

    #[test]
    fn no_query_and_no_text_make_anything_panic(query in query_like(), text in ".{0,60}") {
        let (parsed, problems) = parse(&query, Tz::UTC);
        for problem in &problems {
            prop_assert!(query.get(problem.at.clone()).is_some(), "{:?} in {:?}", problem, query);
        }
        for chip in parsed.filters() {
            prop_assert!(query.get(chip.at.clone()).is_some());
            let _ = crate::without(&query, chip.at);
        }
        let mut end = 0;
        for hit in parsed.hits(&text) {
            prop_assert!(end <= hit.start && hit.start < hit.end && text.get(hit.clone()).is_some());
            end = hit.end;
        }
        // What was found is marked.
        for hit in parsed.hits(&query) {
            prop_assert!(query.get(hit).is_some());
        }
        let (again, _) = parse(&parsed.to_text(), Tz::UTC);
        prop_assert_eq!(again.to_text(), parsed.to_text());
        let narrowed = with_filter(&query, "lang:xy");
        let (read, _) = parse(&narrowed, Tz::UTC);
        prop_assert!(read.filters().iter().any(|chip| chip.value == "xy" && !chip.negated), "{} became {}", query, narrowed);
    }
}

/// Anything, with the signs of the language much more often than by chance.
fn query_like() -> impl Strategy<Value = String> {
    let sign = select(
        &[
            " ",
            " ",
            "\"",
            "“",
            "”",
            "(",
            ")",
            "（",
            "-",
            "=",
            "*",
            "~",
            "~2",
            "~9",
            "/",
            "/(",
            ".*",
            "[а-",
            ":",
            "：",
            "#",
            "@",
            "＃",
            "OR ",
            "NOT ",
            "AND ",
            "since:",
            "lang:",
            "likes:>",
            "is:",
            "exact:on",
            "http://a.b/",
            "x",
            "Oil",
            "ته",
            "反送",
            "ประ",
            "צה\"ל",
            "7",
            "２",
            "؟",
            ",",
            "👍",
        ][..],
    );
    prop_oneof![
        4 => vec(sign, 0..12).prop_map(|parts| parts.concat()),
        1 => ".{0,30}",
    ]
}

fn values(post: &Post, column: Column) -> Vec<u32> {
    let of = |list: &[(u32, String)]| {
        let mut numbers: Vec<u32> = list.iter().map(|(no, _)| *no).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    };
    match column {
        Column::Dataset => vec![post.dataset],
        Column::Account => vec![post.account],
        Column::Kind => vec![post.kind.code().into()],
        Column::Platform => vec![post.platform.code().into()],
        Column::Language => post.language.into_iter().collect(),
        Column::Guess => post.guess.into_iter().collect(),
        Column::Client => post.client.into_iter().collect(),
        Column::Hashtag => of(&post.hashtags),
        Column::Domain => of(&post.domains),
        Column::Mention => of(&post.mentions),
    }
}
