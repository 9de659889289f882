//! The process is killed in the middle of an import, again and again.

use std::{
    path::Path,
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;
use tests_support::{
    archive::read_only,
    content,
    data::generate,
    generator::{Rng, Settings},
    program::{command, json, shuttered},
};

/// Moments at which the process is killed.
const KILLS: u32 = 20;

/// Large enough that an import takes some seconds without optimisation.
const ROWS: u64 = 45_000;

#[test]
fn an_import_killed_at_twenty_random_moments_ends_with_the_content_of_an_undisturbed_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("invented_tweets_csv_hashed.csv");
    generate(&Settings::new(6, ROWS).plant("zqanchor", 997), &file);

    // Building the program is no part of an import.
    shuttered();
    let undisturbed = folder.path().join("undisturbed");
    let begin = Instant::now();
    import(&undisturbed, &file);
    let mut duration = begin.elapsed();
    let expected = content::lines(&undisturbed);
    check_whole(&undisturbed);

    // An archive is killed over and over until an import into it comes to its end; then the next one begins.
    let mut rng = Rng::new(20);
    let mut kills = 0;
    let mut with_posts = 0;
    let mut archives = 0;
    while kills < KILLS {
        archives += 1;
        let archive = folder.path().join(format!("killed-{archives}"));
        loop {
            let moment = duration.mul_f64(rng.below(900) as f64 / 1000.0);
            if import_for(&archive, &file, moment) {
                // The machine is less busy than it was when the duration was taken.
                duration = duration.mul_f64(0.8);
                break;
            }
            kills += 1;
            if archive.join("archive.sqlite").exists() {
                with_posts += u32::from(check_whole(&archive) > 0);
            }
            // It may have been on its way out: the import had ended.
            if has_ended(&archive) {
                break;
            }
            if kills == KILLS {
                import(&archive, &file);
                break;
            }
        }
        check_whole(&archive);
        let resumed = content::lines(&archive);
        let difference = content::difference(&expected, &resumed);
        assert!(
            difference.is_empty(),
            "after {kills} kills:\n{}",
            difference.join("\n")
        );
    }
    eprintln!(
        "{kills} kills over {archives} archives, {with_posts} of them with posts kept before"
    );
    assert!(with_posts > 0, "some moments come after the first commit");
}

/// Whether an import into the archive came to its end.
fn has_ended(archive: &Path) -> bool {
    let sql = "SELECT count(*) FROM import WHERE finished_at IS NOT NULL";
    archive.join("archive.sqlite").exists()
        && read_only(archive)
            .query_row(sql, [], |row| row.get::<_, u64>(0))
            .unwrap()
            > 0
}

/// Imports to the end.
fn import(archive: &Path, file: &Path) -> Value {
    json(archive, &["import", file.to_str().unwrap()])
}

/// Imports for so long, then kills the process with SIGKILL. Gives whether the import came to its end before.
fn import_for(archive: &Path, file: &Path, moment: Duration) -> bool {
    let mut child = command(archive, &["import", file.to_str().unwrap()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // The one place where a test waits by the clock: the moment is what is tested.
    thread::sleep(moment);
    child.kill().unwrap();
    child.wait().unwrap().success()
}

/// Checks that the archive holds whole batches, and that search and SQL count the same. Gives the posts in it.
fn check_whole(archive: &Path) -> u64 {
    // Asked first: opening may have to bring the index up to the store.
    let everything = json(archive, &["search", "", "--limit", "1"]);
    let planted = json(archive, &["search", "zqanchor", "--limit", "1"]);

    let db = read_only(archive);
    let count = |sql: &str| {
        db.query_row(sql, [], |row| row.get::<_, u64>(0))
            .unwrap_or_else(|e| panic!("{sql}: {e}"))
    };
    let posts = count("SELECT count(*) FROM post");
    assert_eq!(everything["total"], posts);
    assert_eq!(
        planted["total"],
        count("SELECT count(*) FROM post WHERE text LIKE '%zqanchor%'")
    );

    // A batch is posts and the figures about them, all or none.
    assert_eq!(
        posts,
        count("SELECT coalesce(sum(kept), 0) FROM source_file")
    );
    assert_eq!(
        posts,
        count("SELECT coalesce(max(record), 0) FROM post"),
        "no record is left out"
    );
    assert_eq!(
        posts,
        count("SELECT coalesce(sum(n_posts), 0) FROM dataset")
    );
    assert_eq!(
        posts,
        count("SELECT coalesce(sum(n_posts), 0) FROM account")
    );
    assert_eq!(
        posts,
        count("SELECT coalesce(sum(n_posts), 0) FROM tally WHERE measure = 'kind'")
    );
    assert_eq!(
        count("SELECT count(*) FROM post_object"),
        count("SELECT coalesce(sum(n_uses), 0) FROM object WHERE type <> 4"),
    );
    let check: String = db
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(check, "ok");
    posts
}
