//! An import report as text: what is missing first, then what became of every record.

use api::wire::{
    DatasetGaps, DatasetReport, DayGaps, FieldState, FileFindings, FileReport, Mended, SavedReport,
};

use crate::{
    print::{rejected, say},
    table::{Table, grouped},
};

/// Languages listed with a file.
const LANGUAGES: usize = 12;

/// Prints where a page was written.
pub fn saved(answer: &SavedReport) {
    say!(
        "Wrote the report to {} ({} bytes).",
        answer.path,
        grouped(answer.bytes)
    );
}

/// Prints the whole report.
pub fn whole(answer: &DatasetReport) {
    let dataset = &answer.dataset;
    say!("{} ({})", dataset.name, dataset.id);
    let holds = [
        (dataset.posts, "posts"),
        (dataset.accounts, "accounts"),
        (dataset.indicators, "indicators"),
        (dataset.summaries, "summaries"),
    ];
    let holds: Vec<String> = holds
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", grouped(*count)))
        .collect();
    say!("  {} in the archive now", holds.join(", "));
    say!("");
    gaps(&answer.gaps);
    say!("");
    say!("What became of every record");
    for file in &dataset.files {
        self::file(file);
    }
    if dataset.files.len() > 1 {
        let sum = &answer.sum;
        let [read, kept, repaired, duplicates, rejected, skipped] = [
            sum.read,
            sum.kept,
            sum.repaired,
            sum.duplicates,
            sum.rejected,
            sum.skipped,
        ]
        .map(grouped);
        say!("");
        say!(
            "  All files: read {read}: kept {kept} (repaired {repaired}), duplicates {duplicates}, rejected {rejected}; \
             skipped {skipped}"
        );
    }
    if answer.rejected_total > 0 {
        say!("");
        rejected(&answer.rejected, answer.rejected_total);
    }
    let made = &answer.made;
    say!("");
    say!(
        "Shuttered {}, folding {}, catalogue {}, {}",
        made.program,
        made.folding,
        made.catalogue,
        made.at
    );
}

fn gaps(gaps: &DatasetGaps) {
    say!("What is missing");
    if gaps.sentences.is_empty() {
        say!("  Nothing that this program looks for is missing.");
    }
    for sentence in &gaps.sentences {
        say!("  {sentence}");
    }
    if let Some(days) = &gaps.days {
        stretches(days);
    }
    if gaps.fields.is_empty() {
        return;
    }
    say!("");
    let mut table = Table::new(&["filled", "of", "", "field", "that is"]);
    for field in &gaps.fields {
        let beside = match (field.column, field.state) {
            (Some(false), FieldState::Partly | FieldState::Always) => {
                ", without a column of its own"
            }
            _ => "",
        };
        table.row(vec![
            grouped(field.filled),
            grouped(field.total),
            field.of.clone(),
            field.label.clone(),
            format!("{}{beside}", field.state.words()),
        ]);
    }
    table.print();
}

fn stretches(days: &DayGaps) {
    if days.stretches == 0 {
        return;
    }
    say!("");
    say!(
        "Longest stretches without a post, {} of {}, days in {}",
        grouped(days.longest.len() as u64),
        grouped(days.stretches),
        days.zone
    );
    let mut table = Table::new(&["days", "first day", "last day"]);
    for stretch in &days.longest {
        table.row(vec![
            grouped(stretch.days),
            stretch.first.clone(),
            stretch.last.clone(),
        ]);
    }
    table.print();
}

fn file(file: &FileReport) {
    say!("");
    say!("  {}", file.path);
    say!(
        "    read {}: kept {} (repaired {}), duplicates {}, rejected {}; skipped {}",
        grouped(file.read),
        grouped(file.kept),
        grouped(file.repaired),
        grouped(file.duplicates),
        grouped(file.rejected),
        grouped(file.skipped)
    );
    let optional = [
        ("damage", file.damage.clone()),
        ("SHA-256", Some(file.sha256.clone())),
        ("SHA-256 on disk", Some(file.outer_sha256.clone())),
        ("format", Some(file.format.clone())),
        ("because", file.why.clone()),
        ("letters", file.encoding.clone()),
        ("mapping", file.mapping.clone()),
        ("posts", span(file)),
        ("languages", languages(file)),
        (
            "imported",
            Some(format!("{} by {}", file.imported_at, file.imported_by)),
        ),
    ];
    for (label, value) in optional {
        if let Some(value) = value {
            say!("    {label}: {value}");
        }
    }
    if let Some(found) = &file.found {
        findings(found);
    }
}

fn span(file: &FileReport) -> Option<String> {
    let undated = match file.undated {
        0 => String::new(),
        n => format!(", {} without a date", grouped(n)),
    };
    let first = file.first.as_ref()?;
    let last = file.last.as_ref()?;
    Some(format!("{first} to {last}{undated}"))
}

fn languages(file: &FileReport) -> Option<String> {
    let listed: Vec<String> = file
        .languages
        .iter()
        .take(LANGUAGES)
        .map(|language| format!("{} {}", language.value, grouped(language.count)))
        .collect();
    let more = match file.languages.len().saturating_sub(LANGUAGES) {
        0 => String::new(),
        n => format!(" and {} more", grouped(n as u64)),
    };
    (!listed.is_empty()).then(|| format!("{}{more}", listed.join(", ")))
}

fn findings(found: &FileFindings) {
    for reason in &found.reasons {
        let records: Vec<String> = reason.first_records.iter().map(|&n| grouped(n)).collect();
        let first = match records.as_slice() {
            [] => String::new(),
            records => format!(", first in record {}", records.join(", ")),
        };
        say!(
            "    {}: {} ({}{first})",
            reason.fate.words(),
            reason.message,
            grouped(reason.count)
        );
        examples(&reason.examples);
    }
    for column in &found.unknown_columns {
        say!(
            "    column not understood: {} (something in {})",
            column.name,
            records(column.records)
        );
        for example in &column.examples {
            let text = one_line(&example.text);
            say!("      record {}: {text}", grouped(example.record));
        }
    }
    if found.other_cells > 0 {
        say!(
            "    cells of further columns kept: {}",
            grouped(found.other_cells)
        );
    }
    for column in &found.mended_columns {
        say!(
            "    kept as something else than what stands there: {} ({})",
            column.name,
            records(column.records)
        );
        examples(&column.examples);
    }
    if !found.no_column.is_empty() {
        say!("    no column for: {}", found.no_column.join(", "));
    }
    if let Some(days) = found.days.as_ref().filter(|days| days.without > 0) {
        say!(
            "    no post on {} of the {} days from {} to {} ({})",
            grouped(days.without),
            grouped(days.days),
            days.first,
            days.last,
            days.zone
        );
    }
}

fn records(n: u64) -> String {
    match n {
        1 => "1 record".to_owned(),
        n => format!("{} records", grouped(n)),
    }
}

fn examples(examples: &[Mended]) {
    for example in examples {
        let published = one_line(&example.published);
        let kept = match &example.kept {
            Some(kept) => format!("is kept as {}", one_line(kept)),
            None => "could not be read".to_owned(),
        };
        say!(
            "      record {}, {}: {published} {kept}",
            grouped(example.record),
            example.column
        );
    }
}

/// A cell on one line of a terminal, without characters that would steer it.
fn one_line(text: &str) -> String {
    let letters = text.chars().map(|letter| match letter {
        '\n' => '⏎',
        letter if letter.is_control() => '\u{FFFD}',
        letter => letter,
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn a_cell_cannot_steer_the_terminal() {
        assert_eq!(one_line("a\nb\u{1b}[31m"), "a⏎b\u{FFFD}[31m");
    }
}
