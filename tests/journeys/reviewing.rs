//! What the reader keeps: saved searches, marks on posts, lists of queries.

use api::{
    ErrorCode,
    wire::{
        BatchRequest, EachLine, EarlierMark, ExportMarksRequest, ForgetRequest, ListedQuery,
        MarkCounts, MarksRequest, Nothing, RememberQuery, RenameSearchRequest, ReviewFilter,
        ReviewMark, ReviewRequest, SaveBatchRequest, SaveSearchRequest, SavedSearchRequest,
        SearchPage, SearchRequest, SetMarkRequest, SortOrder,
    },
};
use tests_support::{
    archive::{TempArchive, text},
    program::{json, run},
};

use crate::fixtures::scripts;

/// Posts of the fixture with this word, counted in its SOURCE.md's table by hand.
const WORD: &str = "новости";

fn save(archive: &TempArchive, name: &str, query: &str) {
    let request = SaveSearchRequest {
        name: name.to_owned(),
        query: query.to_owned(),
        zone: "Asia/Tehran".to_owned(),
        sort: SortOrder::Oldest,
        replace: false,
    };
    api::saved::save(&archive.cx(), request).unwrap();
}

fn mark(archive: &TempArchive, search: Option<&str>, post: (&str, &str), mark: Option<ReviewMark>) {
    let request = SetMarkRequest {
        search: search.map(str::to_owned),
        dataset: post.0.to_owned(),
        post_id: post.1.to_owned(),
        mark,
        marked_at: None,
    };
    api::review::set(&archive.cx(), request).unwrap();
}

/// Dataset and id of every post of a query, in the order of the list.
fn posts(archive: &TempArchive, query: &str) -> Vec<(String, String)> {
    ids(archive.search(SearchRequest::new(query)))
}

fn ids(page: SearchPage) -> Vec<(String, String)> {
    let rows = page.rows.into_iter();
    rows.map(|row| (row.dataset, row.post_id)).collect()
}

fn pair(post: &(String, String)) -> (&str, &str) {
    (&post.0, &post.1)
}

fn review(query: &str, search: Option<&str>, only: ReviewFilter) -> ReviewRequest {
    ReviewRequest {
        query: query.to_owned(),
        zone: "UTC".to_owned(),
        sort: SortOrder::Newest,
        search: search.map(str::to_owned),
        only,
        before: Vec::new(),
        rank: 0,
        limit: 50,
    }
}

#[test]
fn a_search_is_saved_renamed_removed_and_put_back_with_its_marks() {
    let archive = TempArchive::with(&[&scripts()]);
    let cx = archive.cx();
    save(&archive, " news ", WORD);
    save(&archive, "everything", "");
    let found = posts(&archive, WORD);
    mark(
        &archive,
        Some("news"),
        pair(&found[0]),
        Some(ReviewMark::ToDo),
    );

    let renamed = api::saved::rename(
        &cx,
        RenameSearchRequest {
            name: "news".into(),
            new_name: "Новости".into(),
        },
    )
    .unwrap();
    let names: Vec<_> = renamed
        .searches
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, ["everything", "Новости"]);
    let news = &renamed.searches[1];
    assert_eq!(
        (news.query.as_str(), news.zone.as_str()),
        (WORD, "Asia/Tehran")
    );
    assert_eq!((news.sort, news.marks.to_do), (SortOrder::Oldest, 1));

    let name = || SavedSearchRequest {
        name: "Новости".into(),
    };
    let removed = api::saved::remove(&cx, name()).unwrap();
    assert_eq!(removed.marks.len(), 1);
    assert_eq!(api::saved::list(&cx, Nothing {}).unwrap().searches.len(), 1);
    let again = api::saved::restore(&cx, removed).unwrap();
    assert_eq!(again, renamed);

    // The next day.
    archive.close();
    archive.open();
    assert_eq!(
        api::saved::list(&archive.cx(), Nothing {}).unwrap(),
        renamed
    );
}

#[test]
fn names_that_cannot_be_given_are_refused_in_words() {
    let archive = TempArchive::with(&[&scripts()]);
    save(&archive, "news", WORD);
    let request = |name: &str, replace| SaveSearchRequest {
        name: name.to_owned(),
        query: "lang:fa".into(),
        zone: "UTC".into(),
        sort: SortOrder::Newest,
        replace,
    };
    for name in ["", "  ", "two\nlines", "news"] {
        let error = api::saved::save(&archive.cx(), request(name, false)).unwrap_err();
        assert_eq!(error.code, ErrorCode::BadRequest, "{name}");
        assert!(error.hint.is_some(), "{name}");
    }
    let replaced = api::saved::save(&archive.cx(), request("news", true)).unwrap();
    assert_eq!(replaced.searches[0].query, "lang:fa");
    let missing = SavedSearchRequest {
        name: "none".into(),
    };
    let error = api::saved::remove(&archive.cx(), missing).unwrap_err();
    assert_eq!(error.code, ErrorCode::NotFound);
}

#[test]
fn posts_are_listed_by_their_marks_and_later_pages_go_on_in_the_same_list() {
    let archive = TempArchive::with(&[&scripts()]);
    let cx = archive.cx();
    save(&archive, "all", "");
    let all = archive.search(SearchRequest {
        limit: 100,
        ..SearchRequest::new("")
    });
    let all = ids(all);
    assert_eq!(all.len(), 62);
    for (at, what) in [
        (0, ReviewMark::Seen),
        (1, ReviewMark::Done),
        (5, ReviewMark::ToDo),
        (9, ReviewMark::ToDo),
    ] {
        mark(&archive, Some("all"), pair(&all[at]), Some(what));
    }
    // Another list is another list.
    mark(&archive, None, pair(&all[7]), Some(ReviewMark::ToDo));

    let to_do = api::review::posts(&cx, review("", Some("all"), ReviewFilter::ToDo)).unwrap();
    assert_eq!(to_do.total, 2);
    assert_eq!(ids(to_do), [all[5].clone(), all[9].clone()]);

    let unmarked = || review("", Some("all"), ReviewFilter::Unmarked);
    let first = api::review::posts(
        &cx,
        ReviewRequest {
            limit: 3,
            ..unmarked()
        },
    )
    .unwrap();
    assert_eq!(first.total, 58);
    assert_eq!(ids(first), all[2..5]);
    // One of the first page is marked while it is read: the second page leaves nothing out.
    mark(&archive, Some("all"), pair(&all[3]), Some(ReviewMark::Seen));
    let earlier = EarlierMark {
        dataset: all[3].0.clone(),
        post_id: all[3].1.clone(),
        mark: None,
    };
    let second = api::review::posts(
        &cx,
        ReviewRequest {
            before: vec![earlier],
            rank: 3,
            limit: 3,
            ..unmarked()
        },
    )
    .unwrap();
    assert_eq!(second.total, 58);
    assert_eq!(
        ids(second),
        [all[6].clone(), all[7].clone(), all[8].clone()]
    );

    // A narrower query shows its share of the list.
    let narrower = api::review::posts(&cx, review("lang:xx", Some("all"), ReviewFilter::ToDo));
    assert_eq!(narrower.unwrap().total, 0);
    let nobody = api::review::posts(&cx, review("", Some("none"), ReviewFilter::ToDo));
    assert_eq!(nobody.unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn marks_outlive_an_import_done_anew_and_are_written_with_their_places() {
    let archive = TempArchive::with(&[&scripts()]);
    let cx = archive.cx();
    save(&archive, "=news", WORD);
    let found = posts(&archive, WORD);
    mark(
        &archive,
        Some("=news"),
        pair(&found[0]),
        Some(ReviewMark::Done),
    );
    mark(&archive, None, pair(&found[1]), Some(ReviewMark::ToDo));
    let dataset = found[0].0.clone();
    let request = api::wire::DatasetRequest { dataset };
    api::datasets::remove(&cx, request).unwrap();

    let everything = |output: &str| ExportMarksRequest {
        search: None,
        all: true,
        output: output.to_owned(),
        verbatim: false,
    };
    let file = archive.scratch("marks.csv");
    api::review::export(&cx, everything(&text(&file))).unwrap();
    let csv = std::fs::read_to_string(&file).unwrap();
    assert_eq!(csv.lines().count(), 3);
    assert!(
        csv.contains(&format!("{},{},,,,,toDo,", found[1].0, found[1].1)),
        "{csv}"
    );

    archive.import(&[&scripts()]);
    let done = api::review::posts(&cx, review(WORD, Some("=news"), ReviewFilter::Done)).unwrap();
    assert_eq!(ids(done), found[..1]);
    let report = api::review::export(&cx, everything(&text(&file))).unwrap();
    assert_eq!((report.posts, report.guarded), (2, 1));
    let csv = std::fs::read_to_string(&file).unwrap();
    let mut lines = csv.lines();
    assert_eq!(
        lines.next(),
        Some(
            "dataset,post_id,account_id,handle,posted_at,precision,mark,marked_at,saved_search,file,record"
        )
    );
    let done = lines.find(|line| line.contains(",done,")).unwrap();
    assert!(done.contains(",'=news,"), "{done}");
    assert!(done.contains("many_scripts_tweets.csv"), "{done}");
}

#[test]
fn a_mark_taken_away_is_given_back_with_its_time() {
    let archive = TempArchive::with(&[&scripts()]);
    let found = posts(&archive, WORD);
    let request = |mark, marked_at: Option<&str>| SetMarkRequest {
        search: None,
        dataset: found[0].0.clone(),
        post_id: found[0].1.clone(),
        mark,
        marked_at: marked_at.map(str::to_owned),
    };
    let then = "2026-07-03T09:30:00.250Z";
    let cx = archive.cx();
    api::review::set(&cx, request(Some(ReviewMark::ToDo), Some(then))).unwrap();
    let change = api::review::set(&cx, request(None, None)).unwrap();
    let before = change.before.unwrap();
    assert_eq!(
        (before.mark, before.marked_at.as_str()),
        (ReviewMark::ToDo, then)
    );
    assert_eq!(change.now, None);
    api::review::set(&cx, request(Some(before.mark), Some(&before.marked_at))).unwrap();
    let general = MarksRequest {
        search: None,
        all: false,
    };
    assert_eq!(api::review::marks(&cx, general).unwrap().marks, [before]);
    let error = api::review::set(&cx, request(None, Some("yesterday"))).unwrap_err();
    assert_eq!(error.code, ErrorCode::BadRequest);
}

#[test]
fn one_past_query_is_forgotten_or_all_of_them() {
    let archive = TempArchive::with(&[&scripts()]);
    let cx = archive.cx();
    for query in ["one", "two", "two", "three"] {
        let query = query.to_owned();
        api::notes::remember(&cx, RememberQuery { query }).unwrap();
    }
    let forget = |query: Option<&str>| {
        let query = query.map(str::to_owned);
        api::notes::forget(&cx, ForgetRequest { query }).unwrap();
        let mut left: Vec<_> = api::notes::history(&cx, Nothing {})
            .unwrap()
            .queries
            .into_iter()
            .map(|one| (one.query, one.times))
            .collect();
        left.sort();
        left
    };
    let left = forget(Some("one"));
    assert_eq!(left, [("three".to_owned(), 1), ("two".to_owned(), 2)]);
    assert_eq!(forget(None), []);
}

fn batch(lines: &[(u64, &str)]) -> BatchRequest {
    BatchRequest {
        lines: lines
            .iter()
            .map(|&(line, query)| ListedQuery {
                line,
                query: query.to_owned(),
            })
            .collect(),
        zone: "UTC".into(),
        each: EachLine::Typed,
        distance: 5,
        exact: false,
        forms: false,
        accounts: true,
    }
}

#[test]
fn a_list_of_queries_keeps_its_order_and_its_doubles_and_names_its_bad_lines() {
    let archive = TempArchive::with(&[&scripts()]);
    let cx = archive.cx();
    let lines = [
        (1, WORD),
        (3, "since:2018-99-99"),
        (4, "lang:fa"),
        (9, WORD),
    ];
    let answer = api::batch::count(&cx, batch(&lines)).unwrap();
    let counted: Vec<_> = answer
        .queries
        .iter()
        .map(|one| (one.line, one.total))
        .collect();
    assert_eq!(counted, [(1, 3), (4, 9), (9, 3)]);
    for line in &answer.queries {
        let page = archive.search(SearchRequest::new(&*line.asked));
        let mut accounts: Vec<_> = page.rows.iter().map(|row| &row.account.address).collect();
        accounts.sort();
        accounts.dedup();
        assert_eq!(line.accounts, Some(accounts.len() as u64), "{}", line.query);
    }
    let bad: Vec<_> = answer
        .bad
        .iter()
        .map(|one| (one.line, one.query.as_str()))
        .collect();
    assert_eq!(bad, [(3, "since:2018-99-99")]);
    assert!(!answer.cancelled);

    let file = archive.scratch("counts.csv");
    let saved = api::batch::save(
        &cx,
        SaveBatchRequest {
            queries: answer.queries,
            bad: answer.bad,
            output: text(&file),
            verbatim: false,
        },
    )
    .unwrap();
    assert_eq!((saved.lines, saved.guarded), (4, 0));
    let csv = std::fs::read_to_string(&file).unwrap();
    let begins: Vec<_> = csv
        .lines()
        .map(|line| line.split(',').next().unwrap())
        .collect();
    assert_eq!(begins, ["line", "1", "3", "4", "9"]);
    assert!(
        csv.starts_with("line,query,asked,posts,accounts,problem\n"),
        "{csv}"
    );
}

#[test]
fn each_line_of_a_list_may_stand_for_a_phrase() {
    let archive = TempArchive::with(&[&scripts()]);
    let lines = [(1, "«горячие новости»"), (2, "”")];
    let request = BatchRequest {
        each: EachLine::Phrase,
        ..batch(&lines)
    };
    let answer = api::batch::count(&archive.cx(), request).unwrap();
    assert_eq!(answer.queries[0].asked, "\"горячие новости\"");
    assert_eq!(
        answer.queries[0].total,
        archive.total("\"горячие новости\"", "UTC")
    );
    assert_eq!(answer.bad[0].line, 2);
    let both = BatchRequest {
        each: EachLine::Fuzzy,
        exact: true,
        ..batch(&lines)
    };
    let error = api::batch::count(&archive.cx(), both).unwrap_err();
    assert_eq!(error.code, ErrorCode::BadRequest);
}

#[test]
fn a_list_that_is_stopped_gives_what_was_counted_until_then() {
    let archive = TempArchive::with(&[&scripts()]);
    let done = std::sync::atomic::AtomicU64::new(0);
    let order = std::sync::atomic::Ordering::Relaxed;
    let progress = |progress: api::wire::Progress| done.store(progress.done, order);
    let cancelled = || done.load(order) >= 2;
    let cx = archive
        .cx()
        .with_progress(&progress)
        .with_cancel(&cancelled);
    let lines = [(1, WORD), (2, "lang:fa"), (3, WORD), (4, WORD)];
    let answer = api::batch::count(&cx, batch(&lines)).unwrap();
    assert!(answer.cancelled);
    assert_eq!(answer.queries.len(), 2);
}

#[test]
fn the_program_lists_saved_searches_and_marks_and_counts_lists() {
    let archive = TempArchive::with(&[&scripts()]);
    save(&archive, "news", WORD);
    let found = posts(&archive, WORD);
    mark(
        &archive,
        Some("news"),
        pair(&found[0]),
        Some(ReviewMark::Seen),
    );
    mark(&archive, None, pair(&found[1]), Some(ReviewMark::ToDo));
    archive.close();
    let dir = archive.dir();

    let saved = json(&dir, &["saved"]);
    assert_eq!(saved["searches"][0]["name"], "news");
    assert_eq!(saved["searches"][0]["marks"]["seen"], 1);
    assert_eq!(saved["general"]["toDo"], 1);
    let page = json(&dir, &["saved", "news", "--limit", "2"]);
    assert_eq!(page["total"], 3);
    assert_eq!(page["rows"].as_array().unwrap().len(), 2);
    assert_eq!(run(&dir, &["saved", "none"]).status.code(), Some(1));

    let marks = json(&dir, &["marks"]);
    assert_eq!(marks["marks"].as_array().unwrap().len(), 2);
    let marks = json(&dir, &["marks", "--search", "news"]);
    assert_eq!(
        marks["marks"][0]["postId"].as_str(),
        Some(found[0].1.as_str())
    );
    let csv = run(&dir, &["marks", "--general", "--csv"]);
    let csv = String::from_utf8(csv.stdout).unwrap();
    assert_eq!(csv.lines().count(), 2, "{csv}");

    let table = archive.scratch("list.csv");
    std::fs::write(&table, format!("theme,what\nnews,{WORD}\nx,since:no\n")).unwrap();
    let output = archive.scratch("counts.csv");
    let arguments = [
        "batch",
        &text(&table),
        "--column",
        "what",
        "--output",
        &text(&output),
    ];
    let counts = json(&dir, &arguments);
    assert_eq!(counts["queries"][0]["line"], 2);
    assert_eq!(counts["queries"][0]["total"], 3);
    assert_eq!(counts["bad"][0]["line"], 3);
    assert_eq!(std::fs::read_to_string(&output).unwrap().lines().count(), 3);
    let said = run(&dir, &["batch", &text(&table), "--column", "none"]);
    assert_eq!(said.status.code(), Some(1));
    let said = String::from_utf8(said.stderr).unwrap();
    assert!(said.contains("theme, what"), "{said}");
    assert_eq!(
        api::saved::list(
            &{
                archive.open();
                archive.cx()
            },
            Nothing {}
        )
        .unwrap()
        .general,
        MarkCounts {
            to_do: 1,
            ..MarkCounts::default()
        }
    );
}
