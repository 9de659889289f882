//! One release comes in two versions, and the difference is told exactly.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use api::{
    ErrorCode,
    wire::{
        Diff, DiffCounts, DiffFate, DiffFindingsRequest, DiffOf, DiffRecord, DiffRequest, DiffRow,
    },
};
use tests_support::{
    archive::TempArchive,
    data::fixtures,
    program::{json, run},
};

/// A CSV file taken apart.
struct Table {
    header: csv::StringRecord,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(bytes: &[u8]) -> Self {
        let mut reader = csv::Reader::from_reader(bytes);
        let header = reader.headers().unwrap().clone();
        let rows = reader.records().map(|row| {
            let row = row.unwrap();
            row.iter().map(str::to_owned).collect()
        });
        Self {
            rows: rows.collect(),
            header,
        }
    }

    fn column(&self, name: &str) -> usize {
        self.header.iter().position(|other| other == name).unwrap()
    }

    /// The value of a column in a row.
    fn value(&self, row: usize, column: &str) -> String {
        self.rows[row][self.column(column)].clone()
    }

    fn set(&mut self, row: usize, column: &str, value: &str) {
        let column = self.column(column);
        value.clone_into(&mut self.rows[row][column]);
    }

    /// The row in which a column has this value.
    fn find(&self, column: &str, value: &str) -> usize {
        let column = self.column(column);
        self.rows
            .iter()
            .position(|row| row[column] == value)
            .unwrap_or_else(|| panic!("{value}"))
    }

    fn write(&self, path: &Path) {
        let mut writer = csv::WriterBuilder::new()
            .quote_style(csv::QuoteStyle::Always)
            .from_path(path)
            .unwrap();
        writer.write_record(&self.header).unwrap();
        for row in &self.rows {
            writer.write_record(row).unwrap();
        }
        writer.flush().unwrap();
    }
}

/// The users and the posts of the invented release of 2020.
fn release() -> (Table, Table) {
    let folder = fixtures().join("twitter-2020");
    let users = fs::read(folder.join("abnus_102020_users_csv_hashed.csv")).unwrap();
    let packed = folder.join("hashed_2020_10_abnus_102020_abnus_102020_tweets_csv_hashed.zip");
    let mut packed = zip::ZipArchive::new(fs::File::open(packed).unwrap()).unwrap();
    let mut posts = Vec::new();
    packed.by_index(0).unwrap().read_to_end(&mut posts).unwrap();
    (Table::read(&users), Table::read(&posts))
}

/// What was changed between the versions.
struct Edited {
    archive: TempArchive,
    removed: String,
    liked: String,
    likes: u64,
    added: String,
}

/// The release as `v1`; as `v2` with one account removed, one renamed, one post liked more often, and one added.
fn two_versions() -> Edited {
    let archive = TempArchive::new();
    archive
        .try_import(&[&fixtures().join("twitter-2020")], Some("v1"))
        .unwrap();
    let (mut users, mut posts) = release();

    let silent = (0..users.rows.len())
        .find(|&row| {
            let id = users.value(row, "userid");
            let author = posts.column("userid");
            !posts.rows.iter().any(|post| post[author] == id)
        })
        .unwrap();
    let removed = users.value(silent, "userid");
    users.rows.remove(silent);
    let renamed = users.find("user_screen_name", "river_watch_int");
    users.set(renamed, "user_screen_name", "river_watch_world");

    let liked = posts.value(100, "tweetid");
    let likes = posts.value(100, "like_count").parse().unwrap();
    posts.set(100, "like_count", &format!("{}", likes + 1));
    // Another way of writing the same number is no change.
    let count = posts.value(101, "reply_count");
    posts.set(101, "reply_count", &format!("{count}.0"));
    let mut new = posts.rows[7].clone();
    let added = "1312345678901234567".to_owned();
    new[posts.column("tweetid")].clone_from(&added);
    posts.rows.push(new);

    let folder = archive.scratch("second");
    fs::create_dir(&folder).unwrap();
    users.write(&folder.join("abnus_102020_users_csv_hashed.csv"));
    posts.write(&folder.join("abnus_102020_tweets_csv_hashed.csv"));
    archive.try_import(&[&folder], Some("v2")).unwrap();
    Edited {
        archive,
        removed,
        liked,
        likes,
        added,
    }
}

fn diff(archive: &TempArchive, request: DiffRequest) -> Diff {
    api::diff::datasets(&archive.cx(), request).unwrap()
}

/// Same, changed, appeared, vanished, moved, and those that cannot be compared.
fn fates(counts: Option<&DiffCounts>) -> [u64; 7] {
    let counts = counts.unwrap();
    [
        counts.same,
        counts.changed,
        counts.appeared,
        counts.vanished,
        counts.moved,
        counts.incomparable_a,
        counts.incomparable_b,
    ]
}

fn one(rows: &[DiffRow], record: DiffRecord, fate: DiffFate) -> &DiffRow {
    let mut found = rows
        .iter()
        .filter(|row| row.record == record && row.fate == fate);
    let row = found.next().unwrap();
    assert_eq!(found.next(), None);
    row
}

#[test]
fn what_was_edited_between_two_versions_is_found_and_nothing_else() {
    let edited = two_versions();
    let answer = diff(&edited.archive, DiffRequest::new("v1", "v2"));
    assert_eq!(
        (
            answer.a.accounts,
            answer.a.posts,
            answer.b.accounts,
            answer.b.posts
        ),
        (12, 374, 11, 375)
    );
    assert_eq!(fates(answer.accounts.as_ref()), [10, 1, 0, 1, 0, 0, 0]);
    assert_eq!(fates(answer.posts.as_ref()), [373, 1, 1, 0, 0, 0, 0]);
    assert_eq!(answer.next, None);
    assert_eq!(answer.rows.len(), 4);

    let gone = one(&answer.rows, DiffRecord::Account, DiffFate::Vanished);
    assert_eq!(gone.key, edited.removed);
    assert_eq!(
        gone.account_a.as_ref().unwrap().account.address,
        format!("v1/{}", edited.removed)
    );
    assert_eq!(gone.account_b, None);

    let renamed = one(&answer.rows, DiffRecord::Account, DiffFate::Changed);
    let [change] = &renamed.changes[..] else {
        panic!("{:?}", renamed.changes)
    };
    assert_eq!(
        (change.field.as_str(), &change.a[..], &change.b[..]),
        (
            "handle",
            &["river_watch_int".to_owned()][..],
            &["river_watch_world".to_owned()][..]
        )
    );

    let liked = one(&answer.rows, DiffRecord::Post, DiffFate::Changed);
    assert_eq!(liked.key, edited.liked);
    assert_eq!(liked.changes.len(), 1, "{:?}", liked.changes);
    assert_eq!(liked.changes[0].field, "likes");
    let [before, after] = [&liked.post_a, &liked.post_b].map(|post| post.as_ref().unwrap());
    assert_eq!(
        (before.likes, after.likes),
        (Some(edited.likes), Some(edited.likes + 1))
    );
    assert_eq!(
        (before.dataset.as_str(), after.dataset.as_str()),
        ("v1", "v2")
    );

    let added = one(&answer.rows, DiffRecord::Post, DiffFate::Appeared);
    assert_eq!(added.key, edited.added);
    assert_eq!(added.post_a, None);
}

#[test]
fn every_fate_and_every_field_is_a_list_of_its_own() {
    let edited = two_versions();
    let archive = &edited.archive;
    let rows = |of, fate, field: Option<&str>| {
        let request = DiffRequest {
            of,
            fate,
            field: field.map(str::to_owned),
            limit: 1_000,
            ..DiffRequest::new("v1", "v2")
        };
        diff(archive, request).rows.len()
    };
    assert_eq!(rows(DiffOf::Posts, Some(DiffFate::Same), None), 373);
    assert_eq!(rows(DiffOf::Accounts, Some(DiffFate::Same), None), 10);
    assert_eq!(rows(DiffOf::Posts, Some(DiffFate::Vanished), None), 0);
    assert_eq!(rows(DiffOf::All, None, Some("likes")), 1);
    assert_eq!(rows(DiffOf::All, None, Some("handle")), 1);
    assert_eq!(rows(DiffOf::All, None, Some("text")), 0);
    let answer = diff(
        archive,
        DiffRequest {
            of: DiffOf::Accounts,
            ..DiffRequest::new("v1", "v2")
        },
    );
    assert_eq!(answer.posts, None, "nobody asked for them");
    assert_eq!(answer.accounts.unwrap().fields[0].field, "handle");
}

#[test]
fn pages_go_from_the_accounts_to_the_posts() {
    let edited = two_versions();
    let whole = diff(&edited.archive, DiffRequest::new("v1", "v2")).rows;
    for limit in 1..=4 {
        let mut pieces = Vec::new();
        let mut cursor = None;
        loop {
            let request = DiffRequest {
                limit,
                cursor,
                ..DiffRequest::new("v1", "v2")
            };
            let page = diff(&edited.archive, request);
            assert!(!page.rows.is_empty() && page.rows.len() as u64 <= limit);
            pieces.extend(page.rows);
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(pieces, whole, "{limit} at a time");
    }
}

#[test]
fn an_account_that_moved_to_another_dataset_is_said_to_be_there() {
    let edited = two_versions();
    let archive = &edited.archive;
    let (mut users, _) = release();
    let moved = users.find("userid", &edited.removed);
    users.rows = vec![users.rows[moved].clone()];
    let file = archive.scratch("elsewhere_users_csv_hashed.csv");
    users.write(&file);
    // Counted before the third dataset is there, to see that nothing outdated is given back.
    let before = diff(archive, DiffRequest::new("v1", "v2"));
    assert_eq!(before.accounts.unwrap().moved, 0);
    archive.try_import(&[&file], Some("elsewhere")).unwrap();

    let request = DiffRequest {
        fate: Some(DiffFate::Moved),
        ..DiffRequest::new("v1", "v2")
    };
    let answer = diff(archive, request);
    assert_eq!(fates(answer.accounts.as_ref()), [10, 1, 0, 1, 1, 0, 0]);
    let [row] = &answer.rows[..] else {
        panic!("{:?}", answer.rows)
    };
    assert_eq!(row.key, edited.removed);
    assert_eq!(row.elsewhere, ["elsewhere"]);
}

#[test]
fn destroyed_ids_are_counted_apart() {
    let archive = TempArchive::new();
    let file = fixtures().join("damaged/ids_tweets.csv");
    let bytes = fs::read(&file).unwrap();
    archive.try_import(&[&file], Some("v1")).unwrap();
    // The same records in a file that differs by one record at its end.
    let mut posts = Table::read(&bytes);
    posts.rows.pop();
    let file = archive.scratch("ids_tweets.csv");
    posts.write(&file);
    archive.try_import(&[&file], Some("v2")).unwrap();

    let answer = diff(&archive, DiffRequest::new("v1", "v2"));
    let marked = |dataset: &str, table: &str| {
        archive.sql(&format!(
            "SELECT count(*) FROM {table} JOIN dataset USING (dataset_no)
             WHERE id = '{dataset}' AND published_id IS NOT NULL"
        ))
    };
    let posts = answer.posts.unwrap();
    assert!(posts.incomparable_a > 0);
    assert_eq!(posts.incomparable_a, marked("v1", "post"));
    assert_eq!(posts.incomparable_b, marked("v2", "post"));
    assert_eq!(
        posts.identical_b, posts.incomparable_b,
        "all of them are in the first too"
    );
    assert_eq!(
        posts.same + posts.changed + posts.vanished + posts.incomparable_a,
        answer.a.posts
    );
    assert_eq!(
        posts.same + posts.changed + posts.appeared + posts.incomparable_b,
        answer.b.posts
    );
}

#[test]
fn a_saved_finding_that_is_touched_is_told() {
    let edited = two_versions();
    let archive = &edited.archive;
    // Backwards, so that the added post is one that vanished.
    let request = DiffFindingsRequest {
        a: "v2".into(),
        b: "v1".into(),
        queries: ["", "is:reply OR is:repost", "zqnowhere", "since:whenever"]
            .map(str::to_owned)
            .into(),
        posts: vec![
            format!("v2/{}", edited.added),
            format!("v2/{}", edited.liked),
            format!("v1/{}", edited.liked),
            "v2/17".into(),
        ],
        zone: "UTC".into(),
    };
    let answer = api::diff::findings(&archive.cx(), request).unwrap();
    let figures: Vec<[u64; 3]> = answer
        .queries
        .iter()
        .map(|one| [one.checked, one.vanished, one.changed])
        .collect();
    assert_eq!(figures[0], [375, 1, 1], "every post of the second version");
    let either = archive.total("(is:reply OR is:repost) dataset:v2", "UTC");
    assert!(either > 100 && either < 375, "{either}");
    assert_eq!(
        figures[1][0], either,
        "the filter holds for both alternatives"
    );
    assert_eq!(figures[2], [0, 0, 0]);
    assert!(answer.queries.iter().all(|one| one.complete));
    let problems: Vec<bool> = answer
        .queries
        .iter()
        .map(|one| one.problem.is_some())
        .collect();
    assert_eq!(problems, [false, false, false, true]);

    let posts: Vec<(&str, DiffFate)> = answer
        .posts
        .iter()
        .map(|one| (one.post.as_str(), one.fate))
        .collect();
    let [added, liked] = [&edited.added, &edited.liked].map(|id| format!("v2/{id}"));
    assert_eq!(
        posts,
        [
            (added.as_str(), DiffFate::Vanished),
            (liked.as_str(), DiffFate::Changed)
        ]
    );
}

#[test]
fn what_cannot_be_compared_is_said_in_words() {
    let edited = two_versions();
    let asked = |request: DiffRequest| {
        let error = api::diff::datasets(&edited.archive.cx(), request).unwrap_err();
        (error.code, error.message)
    };
    let (code, message) = asked(DiffRequest::new("v1", "v3"));
    assert_eq!(code, ErrorCode::NotFound);
    assert_eq!(message, "There is no dataset v3 in this archive.");
    let (code, message) = asked(DiffRequest::new("v1", "v1"));
    assert_eq!(code, ErrorCode::BadRequest);
    assert_eq!(message, "v1 would be compared with itself.");
    let (code, _) = asked(DiffRequest {
        cursor: Some("accounts of Babylon".into()),
        ..DiffRequest::new("v1", "v2")
    });
    assert_eq!(code, ErrorCode::BadRequest);
}

fn closed() -> (Edited, PathBuf) {
    let edited = two_versions();
    edited.archive.close();
    let dir = edited.archive.dir();
    (edited, dir)
}

#[test]
fn the_program_prints_the_difference() {
    let (edited, dir) = closed();
    let page = json(&dir, &["diff", "v1", "v2", "--limit", "3"]);
    assert_eq!(page["accounts"]["vanished"], 1);
    assert_eq!(page["accounts"]["incomparableA"], 0);
    assert_eq!(page["posts"]["appeared"], 1);
    assert_eq!(page["rows"].as_array().unwrap().len(), 3);
    let next = page["next"].as_str().unwrap();
    let rest = json(&dir, &["diff", "v1", "v2", "--cursor", next]);
    assert_eq!(rest["rows"].as_array().unwrap().len(), 1);

    let whole = json(&dir, &["diff", "v1", "v2", "--all"]);
    assert_eq!(whole["rows"].as_array().unwrap().len(), 4);
    assert_eq!(whole["next"], serde_json::Value::Null);
    assert_eq!(whole["b"]["dataset"], "v2");
    let same = json(
        &dir,
        &[
            "diff", "v1", "v2", "--all", "--of", "posts", "--fate", "same",
        ],
    );
    assert_eq!(same["rows"].as_array().unwrap().len(), 373);
    assert_eq!(same["accounts"], serde_json::Value::Null);

    let text = String::from_utf8(run(&dir, &["diff", "v1", "v2"]).stdout).unwrap();
    for expected in [
        "1 account vanished:",
        edited.removed.as_str(),
        "handle: river_watch_int → river_watch_world",
        "changed in posts: likes 1",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    let list = edited.archive.scratch("queries.txt");
    fs::write(
        &list,
        "// every post\n\nis:original OR -is:original\nsince:whenever\n",
    )
    .unwrap();
    let list = list.to_str().unwrap();
    let checked = json(&dir, &["diff", "v2", "v1", "--queries", list]);
    assert_eq!(checked["queries"][0]["line"], 3);
    assert_eq!(checked["queries"][0]["checked"], 375);
    assert_eq!(checked["queries"][0]["vanished"], 1);
    assert_eq!(checked["bad"][0]["line"], 4);
    let text =
        String::from_utf8(run(&dir, &["diff", "v2", "v1", "--queries", list]).stdout).unwrap();
    assert!(text.contains("line 4: since:whenever:"), "{text}");
    let wrong = run(&dir, &["diff", "v1", "v1"]);
    assert_eq!(wrong.status.code(), Some(1));
}
