//! What became of the records of each file.

use ingest::catalogue::grouped;
use maud::{Markup, html};

use super::stretches;
use crate::{
    page::{fact, shown, text},
    wire::{DatasetReport, Fates, FileFindings, FileReport, Mended, Reason},
};

/// Languages listed with a file.
const LANGUAGES: usize = 12;

/// The fates of all files, then each file by itself.
pub(super) fn all(report: &DatasetReport) -> Markup {
    let files = &report.dataset.files;
    html! {
        section {
            h2 { "What became of every record" }
            (bar(&report.sum))
            div.wide {
                table {
                    caption { "Fates of the records, by file" }
                    thead {
                        tr {
                            th scope="col" { "File" }
                            @for name in ["Read", "Kept", "of it repaired", "Duplicates", "Rejected", "Skipped"] {
                                th.number scope="col" { (name) }
                            }
                        }
                    }
                    tbody {
                        @for file in files {
                            tr { th scope="row" { (text(&file.path)) } (figures(&fates(file))) }
                        }
                        tr { th scope="row" { "All files" } (figures(&report.sum)) }
                    }
                }
            }
        }
        @for file in files { (one(file)) }
    }
}

fn fates(file: &FileReport) -> Fates {
    Fates {
        read: file.read,
        kept: file.kept,
        duplicates: file.duplicates,
        rejected: file.rejected,
        repaired: file.repaired,
        skipped: file.skipped,
    }
}

fn figures(fates: &Fates) -> Markup {
    let Fates {
        read,
        kept,
        duplicates,
        rejected,
        repaired,
        skipped,
    } = *fates;
    html! {
        @for count in [read, kept, repaired, duplicates, rejected, skipped] { td.number { (grouped(count)) } }
    }
}

/// The fates as one bar; the table says the same in figures.
fn bar(fates: &Fates) -> Markup {
    let parts = [
        ("plain", fates.kept.saturating_sub(fates.repaired)),
        ("repaired", fates.repaired),
        ("duplicates", fates.duplicates),
        ("rejected", fates.rejected),
    ];
    html! {
        div.bar aria-hidden="true" {
            @for (class, count) in parts {
                @if count > 0 { span class=(class) style={ "flex-grow:" (count) } {} }
            }
        }
    }
}

fn one(file: &FileReport) -> Markup {
    html! {
        section {
            h3 { (text(&file.path)) }
            (bar(&fates(file)))
            dl {
                @if let Some(damage) = &file.damage { (fact("Damage", damage)) }
                dt { "SHA-256 of its content" } dd.mono { (text(&file.sha256)) }
                dt { "SHA-256 of the file on disk" } dd.mono { (text(&file.outer_sha256)) }
                dt { "Bytes" } dd { (grouped(file.bytes)) }
                (fact("Format", &file.format))
                @if let Some(why) = &file.why { (fact("Taken for that because", why)) }
                @if let Some(encoding) = &file.encoding { (fact("Letters", encoding)) }
                @if let Some(delimiter) = &file.delimiter { (fact("Columns parted by", separator(delimiter))) }
                @if let Some(mapping) = &file.mapping { (fact("Mapping", mapping)) }
                dt { "State" } dd { (text(state(&file.state))) }
                @if let (Some(first), Some(last)) = (&file.first, &file.last) {
                    dt { "Posts from" } dd { (text(first)) " to " (text(last)) " (UTC)" }
                }
                @if file.undated > 0 { dt { "Posts without a date" } dd { (grouped(file.undated)) } }
                @if !file.languages.is_empty() { dt { "Languages" } dd { (languages(file)) } }
                dt { "Imported" } dd { (text(&file.imported_at)) " (UTC) by version " (text(&file.imported_by)) }
            }
            @if let Some(found) = &file.found { (findings(found)) }
        }
    }
}

fn languages(file: &FileReport) -> Markup {
    let more = file.languages.len().saturating_sub(LANGUAGES);
    html! {
        @for (at, language) in file.languages.iter().take(LANGUAGES).enumerate() {
            @if at > 0 { ", " }
            (text(&language.value)) " " (grouped(language.count))
        }
        @if more > 0 { " and " (grouped(more as u64)) " more" }
    }
}

fn findings(found: &FileFindings) -> Markup {
    html! {
        @if !found.reasons.is_empty() { (reasons(&found.reasons)) }
        @if !found.unknown_columns.is_empty() {
            table {
                caption { "Columns not understood; their text is kept with each record" }
                thead { tr { th scope="col" { "Column" } th.number scope="col" { "Records with something in it" } th scope="col" { "Such as" } } }
                tbody {
                    @for column in &found.unknown_columns {
                        tr {
                            th scope="row" { (text(&column.name)) }
                            td.number { (grouped(column.records)) }
                            td {
                                @for example in &column.examples {
                                    span.cell {
                                        span.quiet { "record " (grouped(example.record)) ": " }
                                        (text(&example.text))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        @if found.other_cells > 0 {
            p { "Beyond these, " (grouped(found.other_cells)) " cells of further columns are kept." }
        }
        @if !found.mended_columns.is_empty() {
            table {
                caption { "Columns of which some cells are kept as something else than what stands in them" }
                thead { tr { th scope="col" { "Column" } th.number scope="col" { "Records" } th scope="col" { "Such as" } } }
                tbody {
                    @for column in &found.mended_columns {
                        tr {
                            th scope="row" { (text(&column.name)) }
                            td.number { (grouped(column.records)) }
                            td { (examples(&column.examples, false)) }
                        }
                    }
                }
            }
        }
        @if !found.no_column.is_empty() {
            p {
                "No column for: "
                @for (at, label) in found.no_column.iter().enumerate() { @if at > 0 { ", " } (text(label)) }
                "."
            }
        }
        @if let Some(days) = found.days.as_ref().filter(|days| days.without > 0) {
            p {
                "No post on " (grouped(days.without)) " of the " (grouped(days.days)) " days from "
                (text(&days.first)) " to " (text(&days.last)) " (" (text(&days.zone)) ")."
            }
            (stretches(days))
        }
    }
}

fn reasons(reasons: &[Reason]) -> Markup {
    html! {
        table {
            caption { "By reason" }
            thead {
                tr {
                    th scope="col" { "Fate" } th.number scope="col" { "Records" } th scope="col" { "Reason" }
                }
            }
            tbody {
                @for reason in reasons {
                    tr {
                        td { (reason.fate.words()) }
                        td.number { (grouped(reason.count)) }
                        td {
                            span.cell dir="auto" { (shown(&reason.message)) }
                            @if !reason.first_records.is_empty() {
                                span.quiet {
                                    "first in record "
                                    @for (at, record) in reason.first_records.iter().enumerate() {
                                        @if at > 0 { ", " }
                                        (grouped(*record))
                                    }
                                }
                            }
                            (examples(&reason.examples, true))
                        }
                    }
                }
            }
        }
    }
}

fn examples(examples: &[Mended], with_column: bool) -> Markup {
    html! {
        @for example in examples {
            span.cell {
                span.quiet {
                    "record " (grouped(example.record))
                    @if with_column { ", " (text(&example.column)) }
                    ": "
                }
                code dir="auto" { (shown(&example.published)) }
                @if let Some(kept) = &example.kept {
                    " is kept as " code dir="auto" { (shown(kept)) }
                } @else {
                    " could not be read"
                }
            }
        }
    }
}

fn state(state: &str) -> &str {
    match state {
        "complete" => "read to its end",
        "partial" => "not read to its end",
        "sameContent" => "the same content was there already, and was not read again",
        other => other,
    }
}

/// A separator that would not be seen by its name.
fn separator(delimiter: &str) -> &str {
    match delimiter {
        "\t" => "tab",
        "," => "comma (,)",
        ";" => "semicolon (;)",
        other => other,
    }
}
