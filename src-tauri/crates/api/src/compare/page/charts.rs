//! Timelines as drawings, hours and spacing as tables.

use ingest::catalogue::grouped;
use maud::{Markup, html};

use super::{heads, letter, name, with_share};
use crate::{
    page::text,
    wire::{BucketWidth, ComparedAccount, Comparison},
};

/// The size of one drawing in its own units.
const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 80.0;

/// Every side's posts over time, one drawing below the other, on the same axes.
pub(super) fn timelines(comparison: &Comparison) -> Markup {
    let timeline = &comparison.timeline;
    let counts = &timeline.counts;
    let most = counts.iter().flatten().copied().max().unwrap_or(0);
    let by = match timeline.by {
        BucketWidth::Hour => "hour",
        BucketWidth::Day => "day",
        BucketWidth::Week => "week",
        BucketWidth::Month => "month",
        BucketWidth::Year => "year",
    };
    let day = |start: &String| start.chars().take(10).collect::<String>();
    let (first, last) = (timeline.starts.first(), timeline.starts.last());
    html! {
        @if let (Some(first), Some(last)) = (first, last) {
            h3 { "Posts by " (by) ", from " (text(&day(first))) " to the " (by) " that begins on " (text(&day(last))) }
            p.quiet { "The highest bar of all stands for " (grouped(most)) " posts; the axes are the same for all." }
            @for (position, (side, counts)) in comparison.accounts.iter().zip(counts).enumerate() {
                p { (letter(position)) " " (text(&name(side))) }
                (bars(counts, most))
            }
        }
    }
}

/// Bars over a line; the numbers stand in the JSON form of the report.
fn bars(counts: &[u64], most: u64) -> Markup {
    let step = WIDTH / counts.len().max(1) as f64;
    let height = |count: u64| HEIGHT * count as f64 / most.max(1) as f64;
    html! {
        svg.chart viewBox={ "0 0 " (WIDTH) " " (HEIGHT + 1.0) } role="img" aria-label="Posts over time" preserveAspectRatio="none" {
            @for (position, &count) in counts.iter().enumerate() {
                @if count > 0 {
                    rect x=(format!("{:.2}", step * position as f64)) y=(format!("{:.2}", HEIGHT - height(count)))
                        width=(format!("{:.2}", (step * 0.9).max(0.5))) height=(format!("{:.2}", height(count))) {}
                }
            }
            line x1="0" x2=(WIDTH) y1=(HEIGHT + 0.5) y2=(HEIGHT + 0.5) {}
        }
    }
}

/// Posts by hour of the day.
pub(super) fn hours(sides: &[ComparedAccount]) -> Markup {
    html! {
        div.wide {
            table {
                caption { "Posts by hour of the day, where the hour is known" }
                (heads("Hour", sides))
                tbody {
                    @for hour in 0..24 {
                        tr {
                            th.number scope="row" { (format!("{hour:02}")) }
                            @for side in sides {
                                td { (with_share(side.by_hour[hour], side.by_hour.iter().sum())) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The time between one post of an account and its next.
pub(super) fn spacing(sides: &[ComparedAccount]) -> Markup {
    let mut edges: Vec<u64> = sides
        .iter()
        .flat_map(|side| {
            side.spacing
                .buckets
                .iter()
                .map(|bucket| bucket.from_seconds)
        })
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let count = |side: &ComparedAccount, edge: u64| {
        let buckets = side.spacing.buckets.iter();
        let mut found = buckets.filter(|bucket| bucket.from_seconds == edge);
        found.next().map_or(0, |bucket| bucket.count)
    };
    html! {
        @if !edges.is_empty() {
            div.wide {
                table {
                    caption { "Time from one post of an account to its next: at least so long, and less than twice as long" }
                    (heads("From", sides))
                    tbody {
                        @for &edge in &edges {
                            tr {
                                th scope="row" { (length(edge)) }
                                @for side in sides { td { (with_share(count(side, edge), side.spacing.gaps)) } }
                            }
                        }
                        tr {
                            th scope="row" { "Middle one" }
                            @for side in sides {
                                td { @if let Some(median) = side.spacing.median_seconds { (length(median as u64)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A length of time in its largest unit.
pub(super) fn length(seconds: u64) -> String {
    match seconds {
        0..120 => format!("{seconds} s"),
        120..7_200 => format!("{:.1} min", seconds as f64 / 60.0),
        7_200..172_800 => format!("{:.1} h", seconds as f64 / 3_600.0),
        _ => format!("{:.1} d", seconds as f64 / 86_400.0),
    }
}
