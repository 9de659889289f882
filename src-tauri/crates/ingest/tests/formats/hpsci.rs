//! Advertisements of the House committee's release.

use std::collections::{BTreeMap, HashSet};

use model::{Kind, Post};

use crate::support::{Outcome, assert_every_cell, fixture, fixtures, published, published_path};

/// Impressions, clicks, and what was paid in hundredths of each currency.
fn sums(read: &Outcome) -> (u64, u64, BTreeMap<&str, i64>) {
    let ads = || {
        read.posts
            .iter()
            .map(|(_, post)| post.ad.as_deref().unwrap())
    };
    let mut spend = BTreeMap::new();
    for money in ads().filter_map(|ad| ad.spend.as_ref()) {
        *spend.entry(money.currency.as_str()).or_default() += money.hundredths;
    }
    (
        ads().filter_map(|ad| ad.impressions).sum(),
        ads().filter_map(|ad| ad.clicks).sum(),
        spend,
    )
}

fn at(post: &Post) -> Option<String> {
    post.posted_at.map(|posted| posted.at.to_rfc3339())
}

#[test]
fn advertisements_have_what_was_paid_for_them() {
    let read = fixture("hpsci-ads/ads.csv");
    assert_eq!(read.detected.format.name(), "hpsci-ads");
    assert!(read.detected.header_as_published);
    assert_eq!((read.n_read(), read.posts.len()), (4, 4));
    assert_eq!(
        sums(&read),
        (
            31_144,
            261,
            BTreeMap::from([("RUB", 387_538), ("USD", 907)])
        )
    );
    let posts: Vec<&Post> = read.posts.iter().map(|(_, post)| post).collect();
    assert!(posts.iter().all(|post| post.kind == Kind::Ad));
    assert_eq!(posts[0].text, "Herons of the lake, unite!\n");
    assert_eq!(posts[1].hashtags, ["HeronDay"]);
    assert_eq!(posts[0].media, ["images/1.png"]);
    assert_every_cell(&read, &fixtures().join("hpsci-ads/ads.csv"));
}

#[test]
fn printed_times_are_kept_in_utc() {
    let read = fixture("hpsci-ads/ads.csv");
    let posts: Vec<&Post> = read.posts.iter().map(|(_, post)| post).collect();
    assert_eq!(at(posts[0]).as_deref(), Some("2015-10-25T13:28:33+00:00"));
    // Another day than the printed one, and the offset of winter.
    assert_eq!(at(posts[1]).as_deref(), Some("2016-06-16T06:39:52+00:00"));
    assert_eq!(at(posts[2]).as_deref(), Some("2016-01-12T12:06:17+00:00"));
    assert_eq!(at(posts[3]), None);
    let ended = posts[0].ad.as_ref().unwrap().ended.unwrap();
    assert_eq!(ended.at.to_rfc3339(), "2015-10-28T06:59:00+00:00");
}

#[test]
fn no_account_is_made_of_a_landing_page() {
    let read = fixture("hpsci-ads/ads.csv");
    assert!(
        read.posts
            .iter()
            .all(|(_, post)| post.account.key.is_unnamed())
    );
    assert_eq!(read.note("missingAccount"), 4);
    let links: Vec<Option<&str>> = read
        .posts
        .iter()
        .map(|(_, post)| post.links.first().map(|link| link.url.as_str()))
        .collect();
    assert_eq!(
        links,
        [
            Some("https://instagram.Com/heron_daily/"),
            Some("https://www.facebook.com/Woke-P|overs-294234600000001/"),
            None,
            Some("https://p|overs.example/"),
        ]
    );
}

#[test]
fn audiences_and_pairs_are_records_of_their_own() {
    let read = fixture("hpsci-ads/targets.csv");
    assert_eq!(read.detected.format.name(), "hpsci-targets");
    let (_, second) = &read.targets[1];
    assert_eq!(
        (second.key.as_str(), second.category.as_deref()),
        ("004c1", Some("location"))
    );
    assert_eq!(
        second.name,
        "location:united_states:Detroit (+40 km) Michigan"
    );
    assert_eq!(
        second.extra,
        [("prefix".to_owned(), "location:united_states".to_owned())]
    );

    let read = fixture("hpsci-ads/ad_targets.csv");
    assert_eq!((read.ad_targets.len(), read.rejected.len()), (4, 1));
    assert_eq!(read.rejected[0].reason, "names no audience");
    let read = fixture("hpsci-ads/other-order/ad_targets.csv");
    let (_, second) = &read.ad_targets[1];
    assert_eq!((second.ad.as_str(), second.target.as_str()), ("6", "004c1"));
}

/// The figures of the release's description, which are SQL sums over the published database.
#[test]
fn the_release_adds_up_to_what_its_description_says() {
    let Some(read) = published("facebook-ira-ads-hpsci/ads.csv") else {
        return;
    };
    assert_eq!(read.n_read(), 3_498);
    let spend = BTreeMap::from([("RUB", 582_255_492), ("USD", 10_933)]);
    assert_eq!(sums(&read), (40_285_461, 3_708_749, spend));
    let posts = || read.posts.iter().map(|(_, post)| post);
    assert_eq!(posts().filter(|post| post.posted_at.is_none()).count(), 1);
    assert_eq!(posts().filter(|post| post.text.is_empty()).count(), 73);
    let endless = posts().filter(|post| post.ad.as_ref().unwrap().ended.is_none());
    assert_eq!(endless.count(), 1_140);
    let times: Vec<String> = posts().filter_map(at).collect();
    assert_eq!(times.iter().min().unwrap(), "2015-06-09T10:48:26+00:00");
    assert_eq!(times.iter().max().unwrap(), "2018-05-05T08:08:10+00:00");
    let path = published_path("facebook-ira-ads-hpsci/ads.csv").unwrap();
    assert_every_cell(&read, &path);
}

#[test]
fn the_audiences_of_the_release() {
    let Some(read) = published("facebook-ira-ads-hpsci/targets.csv") else {
        return;
    };
    assert_eq!((read.n_read(), read.targets.len()), (1_663, 1_663));
    let read = published("facebook-ira-ads-hpsci/ad_targets.csv").unwrap();
    // That three pairs stand twice was counted with Python.
    let distinct: HashSet<_> = read.ad_targets.iter().map(|(_, pair)| pair).collect();
    assert_eq!((read.n_read(), distinct.len()), (35_786, 35_783));
}
