//! What the index, the comparison and the screens ask for.

use model::{Kind, Link, Post, Precision};
use store::{AccountNo, ObjectType, PostNo, Related};

use crate::common::{Place, a_post, account, at, import, post, strings};

fn link(host: &str, path: &str) -> Link {
    Link {
        url: format!("https://{host}/{path}"),
        domain: Some(host.into()),
    }
}

/// Five posts of two accounts that share hashtags in several forms, links and mentions.
fn filled() -> Place {
    let place = Place::new();
    let records = [
        Post {
            hashtags: strings(&["boat", "Tree"]),
            links: vec![link("example.org", "1"), link("example.org", "2")],
            mentions: strings(&["Anna"]),
            language: Some("en".into()),
            client: Some("Web".into()),
            ..post("1", account("x"))
        },
        Post {
            hashtags: strings(&["Boat", "BOAT"]),
            posted_at: at("2016-12-31T23:59"),
            kind: Kind::Reply,
            is_reply: true,
            reply_to_post: Some("1".into()),
            reply_to_account: Some("x".into()),
            ..post("2", account("x"))
        },
        Post {
            hashtags: strings(&["BOAT"]),
            mentions: strings(&["anna", "77"]),
            links: vec![link("example.org", "1")],
            kind: Kind::Repost,
            is_repost: true,
            reposted_post: Some("1".into()),
            reposted_account: Some("x".into()),
            language_published: false,
            guess: Some("fa".into()),
            client: Some("web".into()),
            ..post("3", account("y"))
        },
        Post {
            posted_at: None,
            media: strings(&["m"]),
            ..post("4", account("y"))
        },
        Post {
            kind: Kind::Quote,
            is_quote: true,
            quoted_post: Some("1".into()),
            place: Some(("1".into(), "2".into())),
            ..post("5", account("y"))
        },
    ];
    import(
        &mut place.writer(),
        "a",
        "posts.csv",
        records.map(a_post).into(),
    );
    place
}

#[test]
fn documents_come_in_order_with_folded_terms_and_one_number_for_every_form() {
    let place = filled();
    let reader = place.reader();
    let documents = reader.documents(PostNo(0), 100).unwrap();
    assert_eq!(
        documents.iter().map(|d| d.post_no.0).collect::<Vec<_>>(),
        [1, 2, 3, 4, 5]
    );
    let texts =
        |terms: &[store::Term]| terms.iter().map(|t| t.text.to_string()).collect::<Vec<_>>();
    assert_eq!(texts(&documents[0].hashtags), ["boat", "tree"]);
    assert_eq!(
        texts(&documents[0].links),
        ["https://example.org/1", "https://example.org/2"]
    );
    assert_eq!(texts(&documents[0].domains), ["example.org", "example.org"]);
    assert_eq!(texts(&documents[2].mentions), ["anna", "77"]);
    let boat = documents[0].hashtags[0].class_no;
    assert!(
        documents[1]
            .hashtags
            .iter()
            .chain(&documents[2].hashtags)
            .all(|t| t.class_no == boat)
    );
    assert_eq!(documents[0].mentions[0], documents[2].mentions[0]);
    assert!(documents[2].is_repost && !documents[2].language_published);
    assert_eq!(documents[2].reposted_post.as_deref(), Some("1"));
    assert!(documents[3].has_media && !documents[3].has_place && documents[3].hashtags.is_empty());
    assert!(documents[4].has_place && documents[4].is_quote);
    assert_eq!(documents[1].reply_to_account.as_deref(), Some("x"));

    // In pages of two the same documents come, and then no more.
    let mut paged = Vec::new();
    let mut after = PostNo(0);
    loop {
        let page = reader.documents(after, 2).unwrap();
        let Some(last) = page.last() else { break };
        after = last.post_no;
        paged.extend(page);
    }
    assert_eq!(paged, documents);
}

#[test]
fn a_class_is_shown_in_the_form_used_most() {
    let place = filled();
    let reader = place.reader();
    let boat = reader
        .object_class(ObjectType::Hashtag, "boat")
        .unwrap()
        .unwrap();
    assert_eq!(reader.object_value(boat).unwrap().as_deref(), Some("BOAT"));
    // Anna and anna are used once each: the first in the order of bytes.
    let anna = reader
        .object_class(ObjectType::Mention, "anna")
        .unwrap()
        .unwrap();
    let domain = reader
        .object_class(ObjectType::Domain, "example.org")
        .unwrap()
        .unwrap();
    let link = reader
        .object_class(ObjectType::Link, "https://example.org/2")
        .unwrap()
        .unwrap();
    let values = reader
        .object_values(&[anna, domain, link, store::ObjectNo(999)])
        .unwrap();
    let values: Vec<_> = values.iter().map(Option::as_deref).collect();
    assert_eq!(
        values,
        [
            Some("Anna"),
            Some("example.org"),
            Some("https://example.org/2"),
            None
        ]
    );
    assert_eq!(
        reader.object_class(ObjectType::Hashtag, "anna").unwrap(),
        None
    );
    assert_eq!(place.sql("SELECT n_uses FROM object WHERE type = 4"), ["3"]);
}

#[test]
fn names_are_found_without_regard_to_case() {
    let place = filled();
    let reader = place.reader();
    assert_eq!(reader.clients_matching("WEB").unwrap().len(), 2);
    assert_eq!(reader.clients_matching("We").unwrap().len(), 0);
    let fa = reader.language_no("FA").unwrap().unwrap();
    assert_eq!(reader.language_tag(fa).unwrap().as_deref(), Some("fa"));
    assert_eq!(reader.language_no("de").unwrap(), None);
    assert_eq!(reader.datasets_matching("A").unwrap().len(), 1);
    assert_eq!(reader.datasets_matching("THE DATASET A").unwrap().len(), 1);
    assert_eq!(reader.datasets_matching("dataset").unwrap().len(), 0);
}

#[test]
fn the_posts_of_an_account_come_by_time_with_what_is_compared() {
    let place = filled();
    let reader = place.reader();
    let account_no = reader.find_accounts(None, "x").unwrap()[0].no;
    let posts = reader.account_posts(account_no).unwrap();
    assert_eq!(
        posts.iter().map(|p| p.key.as_str()).collect::<Vec<_>>(),
        ["2", "1"]
    );
    assert_eq!(posts[0].hashtags.len(), 2);
    assert_eq!(posts[0].hashtags[0], posts[1].hashtags[0]);
    assert_eq!(posts[1].links.len(), 2);
    assert_eq!(posts[1].domains[0], posts[1].domains[1]);
    assert_eq!(&*posts[1].mentions[0].1, "Anna");
    assert_eq!(posts[0].reply_to_post.as_deref(), Some("1"));
    assert_eq!(reader.account_posts(AccountNo(99)).unwrap(), []);
}

#[test]
fn the_posts_around_a_post_are_found_in_all_datasets_of_its_platform() {
    let place = filled();
    let mut writer = place.writer();
    let elsewhere = Post {
        reply_to_post: Some("1".into()),
        ..post("9", account("z"))
    };
    import(&mut writer, "b", "b.csv", vec![a_post(elsewhere.clone())]);
    let new = store::NewDataset {
        id: "c",
        name: "Another platform",
        platform: model::Platform::Facebook,
        publisher: None,
        format: "facebook",
        catalogue_key: None,
    };
    writer.dataset(&new, crate::common::now()).unwrap();
    import(&mut writer, "c", "c.csv", vec![a_post(elsewhere)]);
    let reader = place.reader();
    let around = reader.related(PostNo(1), 10).unwrap();
    let expected = Related {
        // Post 2 is from 2016, post 6, in the other dataset, from 2017.
        answers: vec![PostNo(2), PostNo(6)],
        quotes: vec![PostNo(5)],
        reposts: vec![PostNo(3)],
        ..Related::default()
    };
    assert_eq!(around, expected);
    assert_eq!(reader.related(PostNo(1), 1).unwrap().answers, [PostNo(2)]);
    assert_eq!(reader.related(PostNo(2), 10).unwrap().answered, [PostNo(1)]);
    assert_eq!(reader.related(PostNo(7), 10).unwrap(), Related::default());
    assert_eq!(reader.related(PostNo(99), 10).unwrap(), Related::default());
}

#[test]
fn a_post_with_a_platform_of_its_own_is_joined_within_that_one() {
    let place = Place::new();
    let mut writer = place.writer();
    let on_facebook = |post: Post| Post {
        platform: Some(model::Platform::Facebook),
        ..post
    };
    let answer = |id: &str| Post {
        reply_to_post: Some("1".into()),
        ..post(id, account("x"))
    };
    let records = vec![
        a_post(post("1", account("x"))),
        a_post(answer("2")),
        a_post(on_facebook(answer("3"))),
    ];
    import(&mut writer, "a", "a.csv", records);
    import(
        &mut writer,
        "b",
        "b.csv",
        vec![a_post(on_facebook(post("1", account("x"))))],
    );
    let reader = place.reader();
    assert_eq!(reader.related(PostNo(1), 10).unwrap().answers, [PostNo(2)]);
    assert_eq!(reader.related(PostNo(4), 10).unwrap().answers, [PostNo(3)]);
    assert_eq!(reader.related(PostNo(3), 10).unwrap().answered, [PostNo(4)]);
}

#[test]
fn the_figures_of_a_dataset_add_up() {
    let place = filled();
    let reader = place.reader();
    let dataset = &reader.datasets().unwrap()[0];
    assert_eq!((dataset.n_posts, dataset.n_accounts), (5, 2));
    assert_eq!(
        dataset.first.unwrap().to_rfc3339(),
        "2016-12-31T23:59:00+00:00"
    );
    let figures = reader.dataset_figures(dataset.no).unwrap();
    // One published label, one guess in a record whose release has none, three posts without either.
    assert_eq!(figures.languages, [("en".into(), 1), ("fa".into(), 1)]);
    assert_eq!(figures.kinds[0], (Kind::Original, 2));
    assert_eq!(figures.precisions, [(Precision::Minute, 4)]);
    assert_eq!(figures.n_undated, 1);
    assert_eq!(
        (figures.n_accounts_listed, figures.n_accounts_hashed),
        (0, 0)
    );
    assert_eq!(figures.n_accounts_without_posts, 0);
}

#[test]
fn a_reader_sees_what_is_committed_after_it_was_opened() {
    let place = Place::new();
    let reader = place.reader();
    assert_eq!(reader.last_post_no().unwrap(), PostNo(0));
    let outcome = import(
        &mut place.writer(),
        "a",
        "posts.csv",
        vec![a_post(post("1", account("x")))],
    );
    assert_eq!(reader.last_post_no().unwrap(), outcome.last_post_no);
    assert_eq!(reader.generation().unwrap(), outcome.generation);
    assert_eq!(reader.last_removal().unwrap(), 0);
}

#[test]
fn a_count_that_was_tampered_with_is_found() {
    let place = filled();
    place.sql("UPDATE dataset SET n_posts = 6");
    place.sql("UPDATE object SET n_uses = 9 WHERE value = 'Tree'");
    place.sql("UPDATE account SET n_posts = 1 WHERE key = 'x'");
    assert_eq!(
        place.reader().check().unwrap().problems,
        [
            "The dataset a counts 6 posts and has 5.",
            "1 accounts count other posts than they have.",
            "1 objects count other uses than they have.",
        ],
    );
}
