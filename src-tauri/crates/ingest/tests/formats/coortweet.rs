//! Share tables.

use std::collections::HashSet;

use crate::support::{assert_given_back, fixture, published};

#[test]
fn shares_bring_a_post_once_and_each_thing_it_shares() {
    let read = fixture("coortweet/shares.csv");
    assert_eq!(read.detected.format.name(), "coortweet-shares");
    assert!(read.detected.header_as_published);
    assert_eq!((read.shares.len(), read.rejected.len()), (7, 1));
    let (_, first) = &read.shares[0];
    assert_eq!(first.key.as_str(), "c-1001");
    assert_eq!(first.account.key.as_str(), "acc-heron");
    assert_eq!(first.shared[0].id, "obj-lantern");
    let at = first.posted_at.unwrap().at;
    assert_eq!(at.to_rfc3339(), "2021-02-01T00:00:00+00:00");
    assert!(first.extra.is_empty());
    assert_eq!(read.rejected[0].position.record, 7);
}

#[test]
fn a_row_for_each_combination_gives_links_hashtags_domains_and_images() {
    let read = fixture("coortweet/objects.csv");
    assert_eq!(read.detected.format.name(), "coortweet-objects");
    let (_, first) = &read.shares[0];
    assert_eq!(first.hashtags, ["h-1"]);
    assert_eq!(first.links[0].domain.as_deref(), Some("d-1"));
    assert_eq!(read.shares[2].1.shared[0].id, "9f3a");
    assert_given_back(
        &read,
        &[
            vec!["acc-heron", "p-1", "u-1", "h-1", "d-1", "", "1612137600"],
            vec!["acc-heron", "p-1", "u-1", "h-2", "d-1", "", "1612137600"],
            vec!["acc-heron", "p-1", "", "h-2", "", "9f3a", "1612137600"],
            vec!["acc-plover", "p-2", "u-1", "", "d-1", "", "1612137617"],
        ],
    );
}

#[test]
fn the_sample_of_the_package_has_the_counts_of_its_description() {
    let Some(read) = published("coortweet-russian/russian_coord_tweets.csv") else {
        return;
    };
    let shares = read.shares.iter().map(|(_, post)| post);
    let accounts: HashSet<&str> = shares.clone().map(|p| p.account.key.as_str()).collect();
    let objects: HashSet<&str> = shares.clone().map(|p| p.shared[0].id.as_str()).collect();
    let posts: HashSet<&str> = shares.clone().map(|p| p.key.as_str()).collect();
    let distinct: HashSet<(&str, &str)> = shares
        .map(|p| (p.key.as_str(), p.shared[0].id.as_str()))
        .collect();
    assert_eq!(read.n_read(), 35_125);
    assert_eq!((accounts.len(), objects.len()), (9_509, 7_285));
    assert_eq!((posts.len(), distinct.len()), (35_085, 35_124));
}
