//! A report as one page of HTML for a newsroom's archive.

mod files;

use ingest::catalogue::grouped;
use maud::{Markup, html};

use crate::{
    page::{self, fact, shown, text},
    wire::{DatasetGaps, DatasetReport, DayGaps, FieldCount, RejectedRow},
};

/// The whole page.
pub(super) fn page(report: &DatasetReport) -> String {
    let title = format!("Import report: {}", report.dataset.name);
    let body = html! {
        main {
            (head(report))
            (gaps(&report.gaps))
            (files::all(report))
            (rejected(&report.rejected, report.rejected_total))
        }
        (foot(report))
    };
    page::whole(&title, &body)
}

fn head(report: &DatasetReport) -> Markup {
    let dataset = &report.dataset;
    let holds = [
        (dataset.posts, "Posts"),
        (dataset.accounts, "Accounts"),
        (dataset.indicators, "Indicators"),
        (dataset.summaries, "Summaries"),
    ];
    html! {
        header {
            h1 { (text(&dataset.name)) }
            p.quiet { "Import report of the dataset " code dir="auto" { (shown(&dataset.id)) } }
            dl {
                (fact("Platform", &dataset.platform))
                @if let Some(publisher) = &report.publisher { (fact("Published by", publisher)) }
                @if let Some(day) = &report.released { (fact("Published on", day)) }
                @for (count, what) in holds {
                    @if count > 0 { dt { (what) } dd { (grouped(count)) } }
                }
            }
        }
    }
}

fn gaps(gaps: &DatasetGaps) -> Markup {
    html! {
        section {
            h2 { "What is missing" }
            @if gaps.sentences.is_empty() {
                p { "Nothing that this program looks for is missing." }
            }
            ul.gaps {
                @for sentence in &gaps.sentences { li dir="auto" { (shown(sentence)) } }
            }
            @if let Some(days) = &gaps.days { (stretches(days)) }
            @if !gaps.fields.is_empty() { (fields(&gaps.fields)) }
        }
    }
}

/// The longest stretches of days without posts.
fn stretches(days: &DayGaps) -> Markup {
    html! {
        @if days.stretches > 0 {
            table {
                caption {
                    "Longest stretches without a post: " (grouped(days.longest.len() as u64)) " of "
                    (grouped(days.stretches)) ", which are " (grouped(days.without)) " of " (grouped(days.days))
                    " days in " (text(&days.zone))
                }
                thead { tr { th scope="col" { "First day" } th scope="col" { "Last day" } th.number scope="col" { "Days" } } }
                tbody {
                    @for stretch in &days.longest {
                        tr { td { (text(&stretch.first)) } td { (text(&stretch.last)) } td.number { (grouped(stretch.days)) } }
                    }
                }
            }
        }
    }
}

fn fields(fields: &[FieldCount]) -> Markup {
    html! {
        table {
            caption { "Fields, and how many records have something in them" }
            thead {
                tr {
                    th scope="col" { "Field" } th.number scope="col" { "Filled" } th.number scope="col" { "Of" }
                    th scope="col" { "Records" } th scope="col" { "That is" }
                }
            }
            tbody {
                @for field in fields {
                    tr {
                        th scope="row" { (text(&field.label)) }
                        td.number { (grouped(field.filled)) }
                        td.number { (grouped(field.total)) }
                        td { (text(&field.of)) }
                        td {
                            (field.state.words())
                            @if field.column == Some(false) && field.filled > 0 { span.quiet { ", without a column of its own" } }
                        }
                    }
                }
            }
        }
    }
}

fn rejected(rows: &[RejectedRow], total: u64) -> Markup {
    html! {
        section {
            h2 { "Rejected records" }
            @if total == 0 {
                p { "None." }
            } @else {
                p {
                    (grouped(total)) " in all. "
                    @if total > rows.len() as u64 {
                        "The first " (grouped(rows.len() as u64)) " are listed; "
                        code { "shuttered report" } " lists every one."
                    }
                }
                div.wide {
                    table {
                        caption { "Each rejected record, where it stands, and why" }
                        thead {
                            tr {
                                th.number scope="col" { "Record" } th.number scope="col" { "Line" }
                                th.number scope="col" { "Byte" } th scope="col" { "File, reason, and the record" }
                            }
                        }
                        tbody { @for row in rows { (rejected_row(row)) } }
                    }
                }
            }
        }
    }
}

fn rejected_row(row: &RejectedRow) -> Markup {
    html! {
        tr {
            td.number { (grouped(row.record)) }
            td.number { (grouped(row.line)) }
            td.number { (grouped(row.byte)) }
            td {
                span.cell dir="auto" { (shown(&row.reason)) }
                span.cell.quiet dir="auto" { (shown(&row.file)) }
                code.cell dir="auto" { (shown(&row.raw)) }
            }
        }
    }
}

fn foot(report: &DatasetReport) -> Markup {
    let made = &report.made;
    html! {
        footer {
            p {
                "Written by Shuttered " (text(&made.program)) " at " (text(&made.at)) " (UTC). Folding "
                (made.folding) ", catalogue " (text(&made.catalogue)) "."
            }
            p {
                "Read is kept, duplicates and rejected together; repaired records are among those kept. Days begin in "
                "UTC. Texts are as published."
            }
        }
    }
}

#[cfg(test)]
mod tests;
