//! What is said about one account, what is not, and the doors beside the numbers.

use api::wire::{
    AccountConnections, AccountRequest, EvidenceCard, EvidenceRequest, Signal, SignalState,
};
use tests_support::{
    archive::TempArchive,
    data::{fixtures, generate},
    generator::Settings,
    program::{json, run},
};

fn card(archive: &TempArchive, account: &str, group: Option<&str>) -> EvidenceCard {
    let request = EvidenceRequest {
        account: account.to_owned(),
        dataset: None,
        zone: "UTC".into(),
        group: group.map(str::to_owned),
    };
    api::evidence::card(&archive.cx(), request).unwrap()
}

fn signal<'a>(card: &'a EvidenceCard, key: &str) -> &'a Signal {
    card.signals
        .iter()
        .find(|signal| signal.key == key)
        .unwrap()
}

/// An archive of posts in Twitter's form, and an account of it by what SQL says of its posts.
fn invented() -> TempArchive {
    let archive = TempArchive::new();
    let file = archive.scratch("invented_tweets_csv_hashed.csv");
    generate(&Settings::new(14, 20_000), &file);
    archive.import(&[&file]);
    archive
}

fn text(archive: &TempArchive, sql: &str) -> String {
    let db = tests_support::archive::read_only(&archive.dir());
    db.query_row(sql, [], |row| row.get(0)).unwrap()
}

const BUSIEST: &str = "SELECT key FROM account ORDER BY n_posts DESC, key LIMIT 1";

/// The columns of Twitter's files of posts.
const HEADER: &str = "tweetid,userid,user_display_name,user_screen_name,user_reported_location,user_profile_description,user_profile_url,follower_count,following_count,account_creation_date,account_language,tweet_language,tweet_text,tweet_time,tweet_client_name,in_reply_to_tweetid,in_reply_to_userid,quoted_tweet_tweetid,is_retweet,retweet_userid,retweet_tweetid,latitude,longitude,quote_count,reply_count,like_count,retweet_count,hashtags,urls,user_mentions,poll_choices";

/// Posts in Twitter's form: one account every half hour round the clock with one program, one by day only.
fn two_accounts(archive: &TempArchive) {
    let mut csv = format!("{HEADER}\n");
    let mut id = 0;
    let mut row = |user: &str, time: String, client: &str| {
        id += 1;
        csv.push_str(&format!(
            "{id},{user},{user},{user},,,,5,6,2017-05-0{day},en,en,Words of {id},{time},{client},,,,false,,,absent,absent,0,0,0,0,[],[],[],[]\n",
            day = if user == "clock" { 1 } else { 2 },
        ));
    };
    for day in 1..=31 {
        for half in 0..48 {
            let (hour, minute) = (half / 2, half % 2 * 30);
            row(
                "clock",
                format!("2018-01-{day:02} {hour:02}:{minute:02}"),
                "Timer",
            );
        }
    }
    // Four posts a day from 8 to 20, at odd minutes; the program changes in the middle of the month.
    for day in 1..=31 {
        for (hour, minute) in [(8, day), (12, day + 7), (16, day + 13), (20, day + 21)] {
            let client = if day <= 15 { "Phone" } else { "Web" };
            row(
                "person",
                format!("2018-01-{day:02} {hour:02}:{minute:02}"),
                client,
            );
        }
    }
    let file = archive.scratch("two_tweets_csv_hashed.csv");
    std::fs::write(&file, csv).unwrap();
    archive.try_import(&[&file], Some("two")).unwrap();
}

#[test]
fn a_clock_and_a_person_stand_apart_by_the_figures_alone() {
    let archive = TempArchive::new();
    two_accounts(&archive);
    let clock = card(&archive, "clock", None);
    assert_eq!((clock.posts, clock.undated), (31 * 48, 0));
    // Every hour has the same share, so any eight have a third.
    let hours = signal(&clock, "hours");
    let figure = hours.figure.as_ref().unwrap();
    assert!((figure.value - 1.0 / 3.0).abs() < 1e-12);
    assert_eq!(
        (figure.low, figure.high),
        (Some(figure.value), Some(figure.value))
    );
    assert_eq!(hours.rests_on.as_deref(), Some("1,488 posts on 31 days"));
    assert_eq!(hours.charts[0].bars.len(), 24);
    // 29 of 31 days: before the first post and after the last is a pause.
    let quiet = signal(&clock, "quiet").figure.as_ref().unwrap();
    assert!((quiet.value - 29.0 / 31.0).abs() < 1e-12);
    assert_eq!(
        signal(&clock, "spacing").figure.as_ref().unwrap().value,
        1.0
    );
    assert_eq!(
        signal(&clock, "minutes").figure.as_ref().unwrap().value,
        1.0
    );
    // The one other account of the dataset is no group: to be at or below one account says nothing.
    assert_eq!(hours.place, None);
    assert_eq!(
        hours.no_place.as_deref(),
        Some(
            "One account of the comparison group has enough to say; a place is told among 10 or more."
        )
    );
    assert!(hours.charts[0].bars.iter().all(|bar| bar.group.is_none()));
    assert_eq!(clock.group.query, "dataset:two");
    assert_eq!(
        (clock.group.accounts, clock.group.taken, clock.group.posts),
        (1, 1, 124)
    );

    let person = card(&archive, "person", None);
    let quiet = signal(&person, "quiet").figure.as_ref().unwrap();
    assert_eq!(quiet.value, 0.0);
    let clients = signal(&person, "clients");
    assert!((clients.figure.as_ref().unwrap().value - 64.0 / 124.0).abs() < 1e-12);
    let volume = signal(&person, "volume");
    assert_eq!(volume.figure.as_ref().unwrap().value, 4.0);
    // 124 posts of the 150 that minutes need; the minute is all that is known.
    let minutes = signal(&person, "minutes");
    assert_eq!(minutes.state, SignalState::NotEnough);
    assert_eq!(
        minutes.lack.as_deref(),
        Some("Not enough to say: 124 of 150 posts.")
    );
    assert!(minutes.figure.is_none() && minutes.place.is_none());
    let seconds = signal(&person, "seconds");
    assert_eq!(seconds.state, SignalState::NotInRelease);
    let lack = seconds.lack.as_deref().unwrap();
    assert!(lack.contains("times are to the minute"), "{lack}");
    // Two accounts with a day of creation are no 25.
    assert_eq!(signal(&person, "created").has, Some(2));
}

#[test]
fn the_group_is_any_search_and_says_how_many_were_taken() {
    let archive = invented();
    let account = text(&archive, BUSIEST);
    let whole = card(&archive, &account, None);
    let eligible = archive.sql("SELECT count(*) - 1 FROM account WHERE n_posts >= 50");
    assert_eq!(whole.group.eligible, eligible);
    assert_eq!(whole.group.taken, eligible.min(500));
    let found = card(&archive, &account, Some("is:repost"));
    let with_reposts = archive.sql(&format!(
        "SELECT count(*) FROM (SELECT account_no FROM post JOIN account USING (account_no)
         WHERE flags & 1 AND account.key <> '{account}' GROUP BY account_no)"
    ));
    assert!(found.group.accounts <= whole.group.accounts);
    assert!(with_reposts > 0 && found.group.query == "is:repost");
    let nobody = card(&archive, &account, Some("from:nobody-at-all"));
    assert_eq!((nobody.group.accounts, nobody.group.taken), (0, 0));
    let volume = signal(&nobody, "volume");
    assert!(volume.place.is_none() && volume.no_place.is_some());
}

#[test]
fn the_same_question_has_the_same_answer() {
    let archive = invented();
    let account = text(&archive, BUSIEST);
    let ask = || EvidenceCard {
        elapsed_ms: 0.0,
        ..card(&archive, &account, None)
    };
    assert_eq!(ask(), ask());
}

#[test]
fn a_release_without_programs_says_so() {
    let archive = TempArchive::with(&[&fixtures().join("clemson/thirteen-files")]);
    let account = text(&archive, BUSIEST);
    let card = card(&archive, &account, None);
    for signal in &card.signals {
        match signal.state {
            SignalState::Said => assert!(signal.figure.is_some() && signal.n.is_some()),
            _ => assert!(
                signal.figure.is_none() && signal.lack.is_some(),
                "{}",
                signal.key
            ),
        }
        assert!(!signal.innocent.is_empty() && !signal.needs.is_empty());
    }
    let lack = |key: &str| signal(&card, key).lack.clone().unwrap();
    assert_eq!(
        lack("clients"),
        "Not in this release: the program a post was sent with."
    );
    assert_eq!(
        lack("created"),
        "Not in this release: the day this account was made."
    );
}

fn connections(archive: &TempArchive, account: &str) -> AccountConnections {
    let request = AccountRequest {
        account: account.to_owned(),
        dataset: None,
        zone: "UTC".into(),
    };
    api::connections::of_account(&archive.cx(), request).unwrap()
}

#[test]
fn every_number_of_a_connection_is_the_total_of_its_search() {
    let archive = invented();
    let account = text(&archive, BUSIEST);
    let found = connections(&archive, &account);
    let mut doors = 0;
    for kind in &found.kinds {
        assert!(kind.accounts.len() as u64 <= kind.total);
        for other in &kind.accounts {
            assert_eq!(
                archive.total(&other.term, "UTC"),
                other.count,
                "{}",
                other.term
            );
            assert!(other.count > 0, "{}", other.term);
            doors += 1;
        }
    }
    assert!(doors > 0);
    // What SQL counts of the reposts of the account that is reposted most.
    let reposts = &found.kinds[0];
    assert_eq!(reposts.key, "reposts");
    if let Some(most) = reposts.accounts.first() {
        let counted = archive.sql(&format!(
            "SELECT count(*) FROM post JOIN account USING (account_no)
             WHERE account.key = '{account}' AND reposted_account = '{}'",
            most.value
        ));
        assert_eq!(most.count, counted);
    }
}

#[test]
fn an_account_at_the_other_end_leads_to_its_page_and_what_is_not_named_is_said() {
    let archive = TempArchive::new();
    two_accounts(&archive);
    let row = |id: u32, by: &str| {
        format!(
            "{id},person,person,person,,,,5,6,2017-05-02,en,en,RT words of {id},2018-02-01 10:00,Web,,,,true,{by},{id}00,absent,absent,0,0,0,0,[],[],[],[]\n"
        )
    };
    let rows = [row(9_001, "clock"), row(9_002, "elsewhere"), row(9_003, "")].concat();
    let file = archive.scratch("more_tweets_csv_hashed.csv");
    std::fs::write(&file, format!("{HEADER}\n{rows}")).unwrap();
    archive.try_import(&[&file], Some("two")).unwrap();

    let found = connections(&archive, "person");
    let reposts = &found.kinds[0];
    assert_eq!(reposts.key, "reposts");
    let ends: Vec<_> = reposts
        .accounts
        .iter()
        .map(|end| {
            (
                end.value.as_str(),
                end.account.as_ref().map(|it| it.address.as_str()),
            )
        })
        .collect();
    assert_eq!(ends, [("clock", Some("two/clock")), ("elsewhere", None)]);
    assert_eq!(
        reposts.lack.as_deref(),
        Some("Not in this release: the account, for 1 of 3 reposts.")
    );
    let back = connections(&archive, "clock");
    let by = &back.kinds[1];
    assert_eq!((by.key.as_str(), by.total), ("repostedBy", 1));
    let person = by.accounts[0].account.as_ref().unwrap();
    assert_eq!(person.address, "two/person");
    assert_eq!(by.lack, None);
}

#[test]
fn the_history_has_the_followers_beside_each_post() {
    let archive = TempArchive::with(&[&fixtures().join("clemson/thirteen-files")]);
    let account = text(
        &archive,
        "SELECT account.key FROM post JOIN account USING (account_no) JOIN profile ON profile.profile_no = post.profile_no
         GROUP BY account.account_no ORDER BY count(DISTINCT followers) DESC, account.key LIMIT 1",
    );
    let request = AccountRequest {
        account: account.clone(),
        dataset: None,
        zone: "UTC".into(),
    };
    let history = api::evidence::history(&archive.cx(), request).unwrap();
    let seen = archive.sql(&format!(
        "SELECT count(*) FROM post JOIN account USING (account_no) JOIN profile ON profile.profile_no = post.profile_no
         WHERE account.key = '{account}' AND posted_ms IS NOT NULL AND (followers IS NOT NULL OR following IS NOT NULL)"
    ));
    assert_eq!(history.snapshots, seen);
    assert_eq!(
        history.points.len() as u64,
        if history.lack.is_none() { seen } else { 0 }
    );
}

#[test]
fn the_command_line_prints_the_card_the_history_and_the_connections() {
    let archive = TempArchive::new();
    two_accounts(&archive);
    archive.close();
    let dir = archive.dir();
    let card = json(&dir, &["account", "clock", "--evidence", "--group", "hour"]);
    assert_eq!(card["group"]["query"], "hour");
    let signals = card["signals"].as_array().unwrap();
    let states: Vec<_> = signals.iter().map(|signal| &signal["state"]).collect();
    assert_eq!((signals.len(), states[0]), (12, &"said".into()));
    // 31 days of 48 posts: any eight hours hold a third.
    assert_eq!(
        (&signals[0]["n"], &signals[0]["figure"]["value"]),
        (&1_488.into(), &(1.0 / 3.0).into())
    );
    let history = json(&dir, &["account", "clock", "--history"]);
    assert_eq!(history["handles"][0]["name"], "clock");
    let kinds = json(&dir, &["account", "clock", "--connections"]);
    assert_eq!(kinds["kinds"].as_array().unwrap().len(), 6);

    let printed = |arguments: &[&str]| String::from_utf8(run(&dir, arguments).stdout).unwrap();
    let text = printed(&["account", "person", "--evidence"]);
    assert!(text.contains("Not enough to say"), "{text}");
    assert!(text.contains("there is no total"), "{text}");
    // A group without signals, and two parts at once, are wrong usage.
    for arguments in [
        &["account", "clock", "--group", "hour"][..],
        &["account", "clock", "--evidence", "--history"],
    ] {
        assert_eq!(run(&dir, arguments).status.code(), Some(2), "{arguments:?}");
    }
}
