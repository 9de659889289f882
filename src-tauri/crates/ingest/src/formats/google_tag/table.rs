//! Tables that others make of the bulletins: a column for each figure.

use std::ops::Range;

use model::{Bound, Measure, Platform, Record, Stage, Summary};

use crate::csv::{Dialect, Row, scan};
use crate::formats::values::moments::TimeForm;
use crate::formats::{Parsed, Piece, Setting};
use crate::notes::Notes;

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    When,
    Country,
    Remark,
    Count(Measure, Platform),
    Other,
}

fn column(name: &str) -> Column {
    let name = name.trim().to_lowercase();
    match name.as_str() {
        "date" | "month" | "quarter" | "when" | "month/year" | "bulletin" => Column::When,
        "country" | "countries" | "linked to" | "attribution" | "origin" | "country of origin" => {
            Column::Country
        }
        "description" | "note" | "notes" | "comment" | "comments" | "text" | "details"
        | "campaign" => Column::Remark,
        "channels" | "youtube channels" | "youtube" | "number of channels" => {
            Column::Count(Measure::Channels, Platform::Youtube)
        }
        "blogs" | "blogger blogs" | "blogger" => Column::Count(Measure::Blogs, Platform::Google),
        "domains" | "google news domains" | "news domains" => {
            Column::Count(Measure::Domains, Platform::Web)
        }
        "adsense"
        | "adsense accounts"
        | "ads accounts"
        | "advertising accounts"
        | "ad accounts"
        | "advertisers"
        | "play developers"
        | "developers" => Column::Count(Measure::Advertisers, Platform::Google),
        "accounts" | "google accounts" | "gmail accounts" => {
            Column::Count(Measure::Accounts, Platform::Google)
        }
        "videos" | "youtube videos" => Column::Count(Measure::Videos, Platform::Youtube),
        _ => Column::Other,
    }
}

/// Whether the first line names a time, a country and figures of YouTube or Blogger.
pub(super) fn claims(text: &str) -> bool {
    header(text).is_some()
}

struct Header {
    dialect: Dialect,
    names: Vec<String>,
    columns: Vec<Column>,
}

fn header(text: &str) -> Option<Header> {
    [b',', b';', b'\t', b'|'].into_iter().find_map(|delimiter| {
        let dialect = Dialect {
            delimiter,
            carriage_return: false,
        };
        let (names, _) = row(text, 0, dialect)?;
        let columns: Vec<Column> = names.iter().map(|name| column(name)).collect();
        let is_of_google = columns.iter().any(|column| {
            let Column::Count(measure, _) = column else {
                return false;
            };
            matches!(measure, Measure::Channels | Measure::Blogs)
        });
        let is_whole = columns.contains(&Column::When) && columns.contains(&Column::Country);
        (is_of_google && is_whole).then_some(Header {
            dialect,
            names,
            columns,
        })
    })
}

/// The cells of the row that begins at a byte, and where it ends.
fn row(text: &str, from: usize, dialect: Dialect) -> Option<(Vec<String>, Range<usize>)> {
    let rest = text.get(from..)?.as_bytes();
    if rest.is_empty() {
        return None;
    }
    let (mut fields, mut row) = (Vec::new(), Row::default());
    let scanned = scan(rest, true, dialect, usize::MAX, &mut fields)?;
    row.read(0, &rest[..scanned.len], &fields);
    let cells = row.fields().map(|cell| cell.trim().to_owned()).collect();
    Some((cells, from..from + scanned.len))
}

pub(super) fn read(text: &str, _: &Setting<'_>, _: &mut Notes) -> Vec<Piece> {
    let Some(header) = header(text) else {
        return Vec::new();
    };
    let mut pieces = Vec::new();
    let mut from = row(text, 0, header.dialect).map_or(text.len(), |(_, at)| at.end);
    while let Some((cells, at)) = row(text, from, header.dialect) {
        from = at.end.max(from + 1);
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let piece = |outcome| Piece {
            at: at.start,
            len: at.len(),
            outcome,
        };
        pieces.extend(header.figures(&cells).into_iter().map(piece));
    }
    pieces
}

impl Header {
    /// A record for each figure of a row.
    fn figures(&self, cells: &[String]) -> Vec<Result<Parsed, String>> {
        let (n, expected) = (cells.len(), self.columns.len());
        if n != expected {
            return vec![Err(format!(
                "has {n} columns where the header has {expected}"
            ))];
        }
        let of = |wanted: Column| {
            let found = self
                .columns
                .iter()
                .zip(cells)
                .find(|(column, _)| **column == wanted);
            found
                .map(|(_, cell)| cell.clone())
                .filter(|cell| !cell.is_empty())
        };
        let counts = self.columns.iter().zip(&self.names).zip(cells);
        let counts = counts.filter_map(|((column, name), cell)| match column {
            Column::Count(measure, platform) if !cell.is_empty() => {
                Some((*measure, *platform, name, cell))
            }
            _ => None,
        });
        let outcomes: Vec<_> = counts
            .map(|(measure, platform, name, cell)| {
                let figure = cell.replace(',', "").parse().ok();
                let figure = figure.filter(|figure: &u64| i64::try_from(*figure).is_ok());
                let figure =
                    figure.ok_or_else(|| format!("has no number under {}: {cell}", name.trim()))?;
                let day =
                    of(Column::When).and_then(|when| TimeForm::Iso.read(&when).ok().flatten());
                let record = Record::Summary(Box::new(Summary {
                    measure,
                    figure,
                    bound: Bound::Exactly,
                    currency: None,
                    published: format!("{cell} {}", name.trim()),
                    platform: Some(platform),
                    stated_on: day.map(|day| day.at.date_naive()),
                    stage: Stage::default(),
                    comment: of(Column::Remark),
                    extra: self.beside(cells),
                }));
                Ok(Parsed {
                    record,
                    repaired: false,
                })
            })
            .collect();
        if outcomes.is_empty() {
            return vec![Err("states no figure".to_owned())];
        }
        outcomes
    }

    /// What stands in the row beside its figures.
    fn beside(&self, cells: &[String]) -> Vec<(String, String)> {
        let all = self.columns.iter().zip(&self.names).zip(cells);
        all.filter(|((column, _), cell)| {
            !matches!(column, Column::Count(..) | Column::Remark) && !cell.is_empty()
        })
        .map(|((column, name), cell)| {
            let name = match column {
                Column::When => "month".to_owned(),
                Column::Country => "country".to_owned(),
                _ => name.trim().to_owned(),
            };
            (name, cell.clone())
        })
        .collect()
    }
}
