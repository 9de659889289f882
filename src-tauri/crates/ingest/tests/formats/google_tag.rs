//! Bulletins of Google's Threat Analysis Group.

use model::{Bound, Measure, Platform, Summary};

use crate::support::{Outcome, fixture};

/// Words, measure, figure, month and country of each figure.
fn told(read: &Outcome) -> Vec<String> {
    let of = |summary: &Summary, name: &str| {
        let found = summary.extra.iter().find(|(other, _)| other == name);
        found.map_or("-", |(_, text)| text).to_owned()
    };
    read.summaries
        .iter()
        .map(|(_, s)| {
            let (month, country) = (of(s, "month"), of(s, "country"));
            format!(
                "{}: {} {}, {month}, {country}",
                s.published,
                s.measure.name(),
                s.figure
            )
        })
        .collect()
}

#[test]
fn a_saved_page_gives_every_figure_with_its_month_and_country() {
    let read = fixture("google-tag/bulletin.html");
    assert_eq!(read.detected.format.name(), "google-tag-bulletin");
    assert_eq!(
        told(&read),
        [
            "16 YouTube channels: channels 16, April 2031, Ruritania",
            "1 advertising account: advertisers 1, April 2031, Ruritania",
            "1 AdSense account: advertisers 1, April 2031, Ruritania",
            "1 Play developer: advertisers 1, April 2031, -",
            "1,320 YouTube channels: channels 1320, April 2031, -",
            "two blogs: blogs 2, May 2031, Graustark and the U.S.",
            "22 domains: domains 22, May 2031, Graustark and the U.S.",
        ]
    );
    let (at, first) = &read.summaries[0];
    assert_eq!(first.platform, Some(Platform::Youtube));
    assert_eq!(first.stated_on.unwrap().to_string(), "2031-08-06");
    let comment = first.comment.as_deref().unwrap();
    assert!(comment.starts_with("We terminated 16 ") && comment.contains("Heron & Plover"));
    assert_eq!((at.record, at.line), (1, 9));
    assert_eq!(read.summaries[4].1.bound, Bound::MoreThan);
    assert_eq!(read.summaries[5].1.platform, Some(Platform::Google));
    assert_eq!(read.summaries[6].1.platform, Some(Platform::Web));
}

#[test]
fn markdown_and_text_of_a_page() {
    let read = fixture("google-tag/bulletin.md");
    assert_eq!(
        told(&read),
        [
            "7 YouTube channels: channels 7, July 2031, Ruritania",
            "3 YouTube channels: channels 3, September 2031, Graustark",
            "1 Ads account: advertisers 1, September 2031, Graustark",
        ]
    );
    assert_eq!(read.rejected.len(), 1);
    let rejected = &read.rejected[0];
    assert_eq!(rejected.reason, "states no figure that can be read");
    assert_eq!((rejected.position.record, rejected.position.line), (2, 8));

    let read = fixture("google-tag/bulletin.txt");
    assert_eq!(
        told(&read),
        [
            "9 YouTube channels: channels 9, October 2031, Ruritania",
            "1 blog: blogs 1, October 2031, Ruritania",
            "4 AdSense accounts: advertisers 4, October 2031, Graustark",
        ]
    );
    assert_eq!(read.summaries[0].1.stated_on, None);
}

#[test]
fn a_table_has_a_figure_in_each_filled_cell() {
    let read = fixture("google-tag/table.csv");
    assert_eq!(read.detected.format.name(), "google-tag-table");
    assert_eq!(
        told(&read),
        [
            "1,320 YouTube channels: channels 1320, 2031-04-30, Ruritania",
            "2 Blogs: blogs 2, 2031-04-30, Ruritania",
            "7 YouTube channels: channels 7, May 2031, Graustark",
            "0 Blogs: blogs 0, May 2031, Graustark",
            "1 AdSense accounts: advertisers 1, May 2031, Graustark",
        ]
    );
    let (_, first) = &read.summaries[0];
    assert_eq!(first.measure, Measure::Channels);
    assert_eq!(first.stated_on.unwrap().to_string(), "2031-04-30");
    assert_eq!(
        first.comment.as_deref(),
        Some("Content about the river, mostly")
    );
    let source = ("Source".to_owned(), "Q2".to_owned());
    assert!(first.extra.contains(&source));
    let reasons: Vec<&str> = read.rejected.iter().map(|r| r.reason.as_str()).collect();
    assert_eq!(
        reasons,
        [
            "states no figure",
            "has no number under YouTube channels: many"
        ]
    );
}
