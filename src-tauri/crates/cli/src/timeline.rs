//! Posts over time: as bars, as a table of several series, or as CSV.

use std::{io::Write, path::Path, process::ExitCode};

use api::{
    ApiError, Context,
    wire::{BucketCoverage, BucketWidth, TimelineAnswer, TimelineRequest},
};

use crate::{
    args::TimelineArgs,
    ask::{query_text, with_switches},
    commands::{Out, for_each_query, read},
    print::{problems, say},
    table::{Table, grouped},
};

/// Letters of a series' name at the head of its column.
const HEAD: usize = 18;

pub fn run(dir: Option<&Path>, out: &Out, args: &TimelineArgs) -> Result<ExitCode, ApiError> {
    let count = |cx: &Context<'_>, query: String, zone: String| {
        let request = TimelineRequest {
            queries: args
                .and
                .iter()
                .map(|one| with_switches(one, &args.query))
                .collect(),
            zone,
            by: Some(args.by.into()),
            split: args.split.map(Into::into),
            share: args.share,
            cumulative: args.cumulative,
            rolling: args.rolling,
            ..TimelineRequest::new(query)
        };
        api::timeline::count(cx, request)
    };
    if !args.csv {
        return for_each_query(dir, out, &args.query, print, count);
    }
    let (query, zone) = (query_text(&args.query), args.query.zone.clone());
    let answer = read(dir, |cx| count(cx, query, zone))?;
    let mut stdout = std::io::stdout().lock();
    api::timeline::to_writer(&answer, args.verbatim, &mut stdout)?;
    // Where nobody reads any more (`| head`) there is nobody to tell.
    let _ = stdout.flush();
    Ok(ExitCode::SUCCESS)
}

/// Prints a timeline for people.
pub fn print(answer: &TimelineAnswer) {
    problems(&answer.problems);
    say!("{} posts, times in {}", grouped(answer.total), answer.zone);
    if answer.undated > 0 {
        say!("{} posts without a readable date", grouped(answer.undated));
    }
    if answer.too_coarse > 0 {
        say!(
            "{} posts known less exactly than this width",
            grouped(answer.too_coarse)
        );
    }
    match answer.derived.is_none() && answer.series.is_empty() {
        true => bars(answer),
        false => columns(answer),
    }
    for series in &answer.series {
        say!("{}: {}", series.label, grouped(series.count));
    }
    if answer.coverage.contains(&BucketCoverage::Gap) {
        say!("–: not covered by any dataset with posts found here; that is no zero.");
    }
}

/// A bar for each bucket.
fn bars(answer: &TimelineAnswer) {
    let counts = answer.buckets.iter().map(|bucket| bucket.count);
    let most = counts.max().unwrap_or(0).max(1);
    let mut table = Table::new(&["from", "posts", ""]);
    for (idx, bucket) in answer.buckets.iter().enumerate() {
        let bar = "▪".repeat((bucket.count * 40).div_ceil(most) as usize);
        table.row(vec![
            start(&bucket.start, answer.by),
            cell(answer, idx, Some(grouped(bucket.count))),
            with_note(answer, idx, bar),
        ]);
    }
    table.print();
}

/// A column for each series, of counts or of what was made of them.
fn columns(answer: &TimelineAnswer) {
    let mut head = vec!["from".to_owned()];
    match &answer.derived {
        Some(derived) => {
            say!("{}", capital(&derived.label));
            head.extend(derived.series.iter().map(|one| shortened(&one.label)));
        }
        None => {
            head.push("all".to_owned());
            head.extend(answer.series.iter().map(|one| shortened(&one.label)));
        }
    }
    head.push(String::new());
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let mut table = Table::new(&head);
    for (idx, bucket) in answer.buckets.iter().enumerate() {
        let mut row = vec![start(&bucket.start, answer.by)];
        match &answer.derived {
            Some(derived) => row.extend(derived.series.iter().map(|one| {
                let value = one.values.get(idx).copied().flatten();
                cell(answer, idx, value.map(figure))
            })),
            None => {
                row.push(cell(answer, idx, Some(grouped(bucket.count))));
                row.extend(answer.series.iter().map(|one| {
                    let count = one.buckets.get(idx).map(|bucket| grouped(bucket.count));
                    cell(answer, idx, count)
                }));
            }
        }
        row.push(with_note(answer, idx, String::new()));
        table.row(row);
    }
    table.print();
}

/// A figure; a dash where no dataset covers the bucket, nothing where there is no figure.
fn cell(answer: &TimelineAnswer, idx: usize, figure: Option<String>) -> String {
    match answer.coverage.get(idx) {
        Some(BucketCoverage::Gap) => "–".to_owned(),
        _ => figure.unwrap_or_default(),
    }
}

/// What stands at the end of a row.
fn with_note(answer: &TimelineAnswer, idx: usize, text: String) -> String {
    match answer.coverage.get(idx) {
        Some(BucketCoverage::Part) if text.is_empty() => "partly covered".to_owned(),
        Some(BucketCoverage::Part) => format!("{text} (partly covered)"),
        _ => text,
    }
}

/// A whole number as one, else two decimals.
fn figure(value: f64) -> String {
    match value.fract() == 0.0 && value >= 0.0 {
        true => grouped(value as u64),
        false => format!("{value:.2}"),
    }
}

fn shortened(label: &str) -> String {
    match label.chars().count() > HEAD {
        true => format!("{}…", label.chars().take(HEAD - 1).collect::<String>()),
        false => label.to_owned(),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// The beginning of a bucket, as exactly as its width asks for.
fn start(at: &str, by: BucketWidth) -> String {
    let length = match by {
        BucketWidth::Hour => 16,
        BucketWidth::Day | BucketWidth::Week => 10,
        BucketWidth::Month => 7,
        BucketWidth::Year => 4,
    };
    at.get(..length).unwrap_or(at).replace('T', " ")
}
