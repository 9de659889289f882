//! What two sides share, who was first, and what they did to one another.

use ingest::catalogue::grouped;
use maud::{Markup, html};

use super::{charts::length, letter, name};
use crate::{
    page::{shown, text},
    wire::{
        ChancePair, ChanceRange, ComparedPair, ComparisonReport, FirstCount, NearTexts, Overlap,
        PostRow, SameText,
    },
};

/// Near pairs shown.
const NEAR: usize = 20;

/// The letters of the two sides.
type Letters = (char, char);

pub(super) fn pair(pair: &ComparedPair, near: &NearTexts, report: &ComparisonReport) -> Markup {
    let (a, b) = (pair.a as usize, pair.b as usize);
    let letters = (letter(a), letter(b));
    let sides = &report.comparison.accounts;
    let pairs = report.chance.pairs.iter();
    let chance = pairs
        .into_iter()
        .find(|one| (one.a, one.b) == (pair.a, pair.b));
    let kinds: [(&str, &Overlap); 5] = [
        ("Hashtags", &pair.hashtags),
        ("Domains", &pair.domains),
        ("Links", &pair.links),
        ("Mentioned accounts", &pair.mentions),
        ("Posts passed on", &pair.reposted),
    ];
    html! {
        section {
            h2 { (letters.0) " " (text(&name(&sides[a]))) " and " (letters.1) " " (text(&name(&sides[b]))) }
            @if pair.both > 0 {
                p { "Both hold the same " (grouped(pair.both)) " posts, and so share what those have." }
            }
            p { (first(&pair.first, letters, "links, posts passed on and texts that both have")) }
            (counts(pair, chance))
            (deeds(pair, letters))
            @for (title, overlap) in kinds { (values(title, overlap, letters)) }
            (same_text(&pair.same_text, letters))
            (near_texts(near, letters))
        }
    }
}

/// How many things both have, and what chance would give.
fn counts(pair: &ComparedPair, chance: Option<&ChancePair>) -> Markup {
    let of = |range: fn(&ChancePair) -> &ChanceRange| chance.map(range);
    let texts = &pair.same_text;
    let rows = [
        ("Hashtags", from(&pair.hashtags), of(|pair| &pair.hashtags)),
        ("Domains", from(&pair.domains), of(|pair| &pair.domains)),
        ("Links", from(&pair.links), of(|pair| &pair.links)),
        (
            "Mentioned accounts",
            from(&pair.mentions),
            of(|pair| &pair.mentions),
        ),
        (
            "Posts passed on",
            from(&pair.reposted),
            of(|pair| &pair.reposted),
        ),
        (
            "Texts",
            (
                texts.count,
                texts.a_distinct,
                texts.b_distinct,
                texts.jaccard,
            ),
            of(|pair| &pair.same_text),
        ),
    ];
    let lack = chance.and_then(|pair| pair.lack.as_deref());
    html! {
        div.wide {
            table {
                caption { "How many both have, of how many different ones" }
                thead {
                    tr {
                        th scope="col" { "" } th.number scope="col" { "Both" } th.number scope="col" { (letter(pair.a as usize)) }
                        th.number scope="col" { (letter(pair.b as usize)) } th.number scope="col" { "Jaccard" }
                        th scope="col" { "Two accounts drawn by chance" }
                    }
                }
                tbody {
                    @for (what, (both, a, b, jaccard), range) in rows {
                        tr {
                            th scope="row" { (what) } td.number { (grouped(both)) } td.number { (grouped(a)) }
                            td.number { (grouped(b)) } td.number { (format!("{jaccard:.3}")) }
                            td { @if let (None, Some(range)) = (lack, range) { (by_chance(range)) } }
                        }
                    }
                }
            }
        }
        @if let Some(lack) = lack { p.quiet { (shown(lack)) } }
        @else if let Some(chance) = chance {
            p.quiet {
                (grouped(chance.drawn)) " pairs drawn with a fixed seed from " (grouped(chance.a_peers)) " and "
                (grouped(chance.b_peers)) " accounts of the same datasets with half to twice as many posts."
            }
        }
    }
}

fn from(overlap: &Overlap) -> (u64, u64, u64, f64) {
    (
        overlap.shared,
        overlap.a_distinct,
        overlap.b_distinct,
        overlap.jaccard,
    )
}

fn by_chance(range: &ChanceRange) -> String {
    format!(
        "{} to {}, middle {}; as many or more: {} of 200",
        grouped(range.low),
        grouped(range.high),
        range.median,
        range.as_many
    )
}

/// Who was first, in a sentence.
fn first(first: &FirstCount, (a, b): Letters, what: &str) -> String {
    let lag = first.median_lag_seconds.map_or(String::new(), |lag| {
        let length = length(lag.abs() as u64);
        match lag {
            0.0 => "; the middle lag is 0".to_owned(),
            _ if lag > 0.0 => format!("; the middle lag is {length}, {b} after {a}"),
            _ => format!("; the middle lag is {length}, {a} after {b}"),
        }
    });
    format!(
        "Of {what}, {a} had {} first and {b} {}; for {} the times do not tell{lag}.",
        grouped(first.a),
        grouped(first.b),
        grouped(first.undecided)
    )
}

fn deeds(pair: &ComparedPair, (a, b): Letters) -> Markup {
    let acts = &pair.interactions;
    let rows = [
        ("Mentions", acts.a_mentions_b, acts.b_mentions_a),
        ("Passes on", acts.a_reposts_b, acts.b_reposts_a),
        ("Answers", acts.a_replies_b, acts.b_replies_a),
    ];
    html! {
        table {
            caption { "Posts of one that name, pass on or answer the other" }
            thead { tr { th scope="col" { "" } th.number scope="col" { (a) " to " (b) } th.number scope="col" { (b) " to " (a) } } }
            tbody {
                @for (what, forth, back) in rows {
                    tr { th scope="row" { (what) } td.number { (grouped(forth)) } td.number { (grouped(back)) } }
                }
            }
        }
    }
}

fn values(title: &str, overlap: &Overlap, (a, b): Letters) -> Markup {
    html! {
        @if !overlap.top.is_empty() {
            div.wide {
                table {
                    caption { (title) " that both have: " (overlap.top.len()) " of " (grouped(overlap.shared)) }
                    thead {
                        tr {
                            th scope="col" { "" } th.number scope="col" { (a) } th.number scope="col" { (b) }
                            th scope="col" { "First in " (a) " (UTC)" } th scope="col" { "First in " (b) " (UTC)" }
                        }
                    }
                    tbody {
                        @for value in &overlap.top {
                            tr {
                                th scope="row" { span.cell dir="auto" { (shown(&value.label)) } }
                                td.number { (grouped(value.a)) } td.number { (grouped(value.b)) }
                                td { (value.a_first.as_deref().unwrap_or("no date")) }
                                td { (value.b_first.as_deref().unwrap_or("no date")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn same_text(same: &SameText, (a, b): Letters) -> Markup {
    html! {
        @if !same.examples.is_empty() {
            div.wide {
                table {
                    caption {
                        "Texts that both posted, folded and without addresses: " (same.examples.len()) " of "
                        (grouped(same.count)) ", the closest in time first"
                    }
                    thead {
                        tr {
                            th scope="col" { "Text as " (a) " posted it" } th scope="col" { (a) " (UTC), post" }
                            th scope="col" { (b) " (UTC), post" }
                        }
                    }
                    tbody {
                        @for one in &same.examples {
                            tr {
                                td { span.cell dir="auto" { (shown(&one.text)) } }
                                td { (one.a_at.as_deref().unwrap_or("no date")) " " code dir="ltr" { (shown(&one.a)) } }
                                td { (one.b_at.as_deref().unwrap_or("no date")) " " code dir="ltr" { (shown(&one.b)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn near_texts(near: &NearTexts, letters: Letters) -> Markup {
    let (a, b) = letters;
    html! {
        p {
            (grouped(near.count)) " of " (grouped(near.looked_for)) " different texts of " (a) " that " (b)
            " does not have letter for letter are nearly the same as one of its " (grouped(near.among)) ": of all their words "
            "and pairs of neighbouring words at least " (format!("{:.0}", 100.0 * near.least_similarity)) " in 100 are common. "
            (grouped(near.too_short)) " texts of both with fewer than " (near.least_words) " words are left out. "
            @if near.bounded > 0 {
                (grouped(near.bounded)) " texts had more candidates than were looked at. "
            }
            @if near.count > 0 { (first(&near.first, letters, "these texts")) }
        }
        @if !near.examples.is_empty() {
            div.wide {
                table {
                    caption { "Texts that are nearly the same, the nearest first" }
                    thead { tr { th.number scope="col" { "Common" } th scope="col" { (a) } th scope="col" { (b) } } }
                    tbody {
                        @for one in near.examples.iter().take(NEAR) {
                            tr {
                                td.number { (format!("{:.0}%", 100.0 * one.similarity)) }
                                td { (post(&one.a)) } td { (post(&one.b)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn post(row: &PostRow) -> Markup {
    html! {
        span.cell dir="auto" { (shown(&row.text)) }
        span.quiet { (row.posted_at.as_deref().unwrap_or("no date")) " " code dir="ltr" { (shown(&row.post_id)) } }
    }
}
