//! A comparison as one page of HTML.

mod charts;
mod pairs;

use ingest::catalogue::grouped;
use maud::{Markup, html};

use crate::{
    page::{self, shown, text},
    wire::{ComparedAccount, ComparisonReport, ReportedDataset, ValueCount},
};

/// Values of a kind listed.
const LISTED: usize = 12;

/// The letter by which a side is called.
fn letter(position: usize) -> char {
    char::from(b'A' + (position % 26) as u8)
}

/// What a side is called: an account's names, or the query of a group.
fn name(side: &ComparedAccount) -> String {
    let Some(facts) = &side.facts else {
        return side.query.clone();
    };
    let account = &facts.account;
    let handle = account.handle.as_ref().map(|handle| format!("@{handle}"));
    let names = [account.display_name.clone(), handle];
    let names: Vec<String> = names.into_iter().flatten().collect();
    match names.is_empty() {
        true => account.id.clone(),
        false => names.join(" "),
    }
}

/// The whole page.
pub(super) fn page(report: &ComparisonReport) -> String {
    let comparison = &report.comparison;
    let sides = &comparison.accounts;
    let names: Vec<String> = sides.iter().map(name).collect();
    let title = format!("Comparison: {}", names.join(", "));
    let body = html! {
        main {
            header {
                h1 { "Comparison of " (sides.len()) " sides" }
                p.quiet { "Hours, days and weekdays of the clock in " (text(&comparison.zone)) }
            }
            (missing(sides))
            (facts(sides))
            section {
                h2 { "When" }
                (charts::timelines(comparison))
                (charts::hours(sides))
                (charts::spacing(sides))
            }
            section {
                h2 { "With what, in which language, of which kind" }
                (values(sides, "Programs the posts were sent with", |side| &side.clients))
                (values(sides, "Languages", |side| &side.languages))
                (values(sides, "Kinds of post", |side| &side.kinds))
            }
            @for (pair, near) in comparison.pairs.iter().zip(&report.near) {
                (pairs::pair(pair, near, report))
            }
            (sources(report))
        }
        footer {
            p {
                "Written by Shuttered " (text(&report.made.program)) " at " (text(&report.made.at))
                " (UTC). Folding " (report.made.folding) ", catalogue " (text(&report.made.catalogue)) "."
            }
            p { "Figures only: what they mean is for the reader to say. Texts are as published." }
        }
    };
    page::whole(&title, &body)
}

fn missing(sides: &[ComparedAccount]) -> Markup {
    html! {
        section {
            h2 { "What is missing" }
            @for (position, side) in sides.iter().enumerate() {
                h3 { (letter(position)) " " (text(&name(side))) }
                @if side.missing.is_empty() { p { "Nothing that this program looks for is missing." } }
                ul.gaps {
                    @for problem in &side.problems { li dir="auto" { (shown(&problem.message)) } }
                    @for sentence in &side.missing { li dir="auto" { (shown(sentence)) } }
                }
            }
        }
    }
}

/// A row of a table over sides: what it is, and its value of a side.
type FactRow = (&'static str, fn(&ComparedAccount) -> Option<String>);

fn facts(sides: &[ComparedAccount]) -> Markup {
    let rows: [FactRow; 12] = [
        ("Found by", |side| Some(side.query.clone())),
        ("Id as published", |side| {
            Some(side.facts.as_ref()?.account.id.clone())
        }),
        ("Dataset", |side| {
            Some(side.facts.as_ref()?.dataset_name.clone())
        }),
        ("Accounts", |side| Some(grouped(side.n_accounts))),
        ("Posts in the archive", |side| Some(grouped(side.posts))),
        ("Without a readable date", |side| {
            Some(grouped(side.undated))
        }),
        ("First post (UTC)", |side| side.first.clone()),
        ("Last post (UTC)", |side| side.last.clone()),
        ("Days with a post", |side| Some(grouped(side.active_days))),
        ("Made on", |side| side.facts.as_ref()?.created.clone()),
        ("Followers at publication", |side| {
            side.facts.as_ref()?.followers.map(grouped)
        }),
        ("Its own description", |side| {
            side.facts.as_ref()?.description.clone()
        }),
    ];
    html! {
        section {
            h2 { "Facts" }
            div.wide {
                table {
                    (heads("", sides))
                    tbody {
                        @for (what, value) in rows {
                            tr {
                                th scope="row" { (what) }
                                @for side in sides {
                                    td { @if let Some(value) = value(side) { span.cell dir="auto" { (shown(&value)) } }
                                    @else { span.quiet { "Not in this release" } } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The head of a table with a column for each side.
fn heads(first: &str, sides: &[ComparedAccount]) -> Markup {
    html! {
        thead {
            tr {
                th scope="col" { (first) }
                @for (position, side) in sides.iter().enumerate() {
                    th scope="col" { (letter(position)) " " (text(&name(side))) }
                }
            }
        }
    }
}

/// The most frequent values of any side, with posts and share for each side.
fn values(
    sides: &[ComparedAccount],
    title: &str,
    of: impl Fn(&ComparedAccount) -> &Vec<ValueCount>,
) -> Markup {
    let mut names: Vec<(&str, u64)> = Vec::new();
    for one in sides.iter().flat_map(&of) {
        match names.iter_mut().find(|(name, _)| *name == one.value) {
            Some((_, most)) => *most = (*most).max(one.count),
            None => names.push((&one.value, one.count)),
        }
    }
    names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let left = names.len().saturating_sub(LISTED);
    names.truncate(LISTED);
    let count = |side: &ComparedAccount, name: &str| {
        let found = of(side).iter().find(|one| one.value == name);
        found.map_or(0, |one| one.count)
    };
    html! {
        div.wide {
            table {
                caption { (title) }
                (heads("", sides))
                tbody {
                    @for (name, _) in &names {
                        tr {
                            th scope="row" { @if name.is_empty() { "Not in this release" } @else { (text(name)) } }
                            @for side in sides { td { (with_share(count(side, name), side.posts)) } }
                        }
                    }
                }
            }
        }
        @if left > 0 { p.quiet { (grouped(left as u64)) " more values, each rarer, are not listed." } }
    }
}

/// A number and its share of a whole.
fn with_share(count: u64, of: u64) -> String {
    match of {
        0 => grouped(count),
        of => format!(
            "{} ({:.1}%)",
            grouped(count),
            100.0 * count as f64 / of as f64
        ),
    }
}

fn sources(report: &ComparisonReport) -> Markup {
    let sides = report.comparison.accounts.iter();
    let names: Vec<String> = sides.map(|side| in_shell(&side.account)).collect();
    let command = format!(
        "shuttered compare {} --zone {} --report comparison.html",
        names.join(" "),
        report.comparison.zone
    );
    html! {
        section {
            h2 { "How to repeat this" }
            p { "Import the published files below into an archive of Shuttered " (text(&report.made.program)) ", then run" }
            code.cell dir="ltr" { (shown(&command)) }
            @for dataset in &report.datasets { (source(dataset)) }
        }
    }
}

/// An argument as a shell takes it.
fn in_shell(argument: &str) -> String {
    format!("'{}'", argument.replace('\'', r"'\''"))
}

fn source(dataset: &ReportedDataset) -> Markup {
    html! {
        h3 { (text(&dataset.name)) " " code dir="auto" { (shown(&dataset.id)) } }
        @if let Some(publisher) = &dataset.publisher { p { "Published by " (text(publisher)) } }
        div.wide {
            table {
                thead { tr { th scope="col" { "File" } th scope="col" { "SHA-256" } } }
                tbody {
                    @for file in &dataset.files {
                        tr {
                            td {
                                span.cell dir="auto" { (shown(&file.name)) }
                                @if let Some(member) = &file.member { span.cell.quiet dir="auto" { (shown(member)) } }
                            }
                            td { code dir="ltr" { (shown(&file.sha256)) } }
                        }
                    }
                }
            }
        }
    }
}
