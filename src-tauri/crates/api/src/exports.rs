//! Taking posts away: CSV and JSON lines.

use std::{fs::File, io::BufWriter, io::Write, time::Instant};

use search::{From as PageFrom, PageRequest};

use crate::{
    ApiError, Context, ErrorCode,
    names::ArchiveNames,
    posts,
    rows::RowMaker,
    values,
    wire::{ExportFormat, ExportReport, ExportRequest, PostRow},
};

/// Posts fetched at a time.
const CHUNK: usize = 1_000;

/// Columns of the CSV, in order.
const COLUMNS: &[&str] = &[
    "dataset",
    "post_id",
    "id_inexact",
    "platform",
    "kind",
    "account_id",
    "handle",
    "display_name",
    "posted_at",
    "precision",
    "time_source",
    "language",
    "text",
    "hashtags",
    "links",
    "mentions",
    "repost_of",
    "quote_of",
    "reply_to",
    "likes",
    "reposts",
    "replies",
    "quotes",
    "views",
    "impressions",
    "clicks",
    "spend",
    "currency",
    "client",
    "file",
    "record",
    "line",
    "byte",
];

/// Writes the hits to a file.
///
/// A file that is there already is replaced, but only once the new one is whole.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] if the file cannot be written, [`ErrorCode::Cancelled`].
pub fn posts(cx: &Context<'_>, request: ExportRequest) -> Result<ExportReport, ApiError> {
    let output = std::path::PathBuf::from(&request.output);
    let mut part = output.clone().into_os_string();
    part.push(".part");
    let refused = |error: std::io::Error| {
        ApiError::new(
            ErrorCode::BadRequest,
            format!("{} cannot be written.", output.display()),
        )
        .hint("Choose another folder or name.")
        .caused_by(&error)
    };
    let file = File::create(&part).map_err(refused)?;
    let written = to_writer(cx, request.clone(), &mut BufWriter::new(file));
    if written.is_err() {
        // The part is ours; what stood under the name itself is untouched.
        let _ = std::fs::remove_file(&part);
    }
    let report = written?;
    std::fs::rename(&part, &output).map_err(refused)?;
    Ok(report)
}

/// Writes the hits anywhere.
///
/// # Errors
///
/// As [`posts`].
pub fn to_writer(
    cx: &Context<'_>,
    request: ExportRequest,
    out: &mut dyn Write,
) -> Result<ExportReport, ApiError> {
    let begun = Instant::now();
    let archive = cx.archive()?;
    let zone = values::zone(&request.zone)?;
    let (query, _) = search::parse(&request.query, zone);
    let names = ArchiveNames::new(&archive)?;
    let searcher = archive.searcher();
    let reader = archive.reader()?;
    let maker = RowMaker::new(&reader)?;
    let mut sink = Sink::new(request.to, request.verbatim, out)?;
    let cancelled = cx.cancel_flag();
    let mut from = PageFrom::Start;
    loop {
        let page = PageRequest {
            sort: posts::sort_of(request.sort),
            from,
            limit: CHUNK,
        };
        let page = searcher.page(&query, &names, &page, &cancelled)?;
        for row in maker.rows(&page.posts, &query)? {
            sink.write(&row)?;
        }
        match page.next {
            Some(cursor) => from = PageFrom::After(cursor),
            None => break,
        }
    }
    let (posts, guarded) = sink.finish()?;
    Ok(ExportReport {
        output: request.output,
        posts,
        guarded,
        elapsed_ms: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

/// Where rows go.
enum Sink<'a> {
    Csv {
        writer: Box<csv::Writer<&'a mut dyn Write>>,
        verbatim: bool,
        posts: u64,
        guarded: u64,
    },
    Jsonl {
        out: &'a mut dyn Write,
        posts: u64,
    },
}

impl<'a> Sink<'a> {
    fn new(to: ExportFormat, verbatim: bool, out: &'a mut dyn Write) -> Result<Self, ApiError> {
        match to {
            ExportFormat::Csv => {
                let mut writer = Box::new(csv::Writer::from_writer(out));
                writer
                    .write_record(COLUMNS)
                    .map_err(|error| failed(&error))?;
                Ok(Self::Csv {
                    writer,
                    verbatim,
                    posts: 0,
                    guarded: 0,
                })
            }
            ExportFormat::Jsonl => Ok(Self::Jsonl { out, posts: 0 }),
        }
    }

    fn write(&mut self, row: &PostRow) -> Result<(), ApiError> {
        match self {
            Self::Csv {
                writer,
                verbatim,
                posts,
                guarded,
            } => {
                let mut cells = cells(row);
                if !*verbatim {
                    *guarded += cells.iter_mut().map(guard).filter(|&done| done).count() as u64;
                }
                *posts += 1;
                writer.write_record(&cells).map_err(|error| failed(&error))
            }
            Self::Jsonl { out, posts } => {
                *posts += 1;
                serde_json::to_writer(&mut *out, row).map_err(|error| failed(&error))?;
                out.write_all(b"\n").map_err(|error| failed(&error))
            }
        }
    }

    fn finish(self) -> Result<(u64, u64), ApiError> {
        match self {
            Self::Csv {
                mut writer,
                posts,
                guarded,
                ..
            } => {
                writer.flush().map_err(|error| failed(&error))?;
                Ok((posts, guarded))
            }
            Self::Jsonl { out, posts } => {
                out.flush().map_err(|error| failed(&error))?;
                Ok((posts, 0))
            }
        }
    }
}

fn failed(error: &dyn std::error::Error) -> ApiError {
    ApiError::new(ErrorCode::Failed, "The export could not be written.")
        .hint("Check that there is room on the disk.")
        .caused_by(error)
}

/// Guards a cell against being taken for a formula by a spreadsheet; tells whether it had to.
///
/// The dangerous beginnings are those listed by OWASP, "CSV Injection".
fn guard(cell: &mut String) -> bool {
    let dangerous =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if dangerous {
        cell.insert(0, '\'');
    }
    dangerous
}

/// The cells of one row, in the order of [`COLUMNS`]. Lists are joined by spaces: neither hashtags nor addresses
/// hold any.
fn cells(row: &PostRow) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let number = |value: Option<u64>| value.map(|n| n.to_string()).unwrap_or_default();
    let target = |target: &Option<crate::wire::Target>| {
        target
            .as_ref()
            .map(|t| t.post_id.clone().or(t.account.clone()).unwrap_or_default())
            .unwrap_or_default()
    };
    let ad = row.ad.clone().unwrap_or_default();
    let links: Vec<&str> = row.links.iter().map(|link| link.url.as_str()).collect();
    vec![
        row.dataset.clone(),
        row.post_id.clone(),
        row.id_inexact.to_string(),
        row.platform.clone(),
        row.kind.clone(),
        row.account.id.clone(),
        text(&row.account.handle),
        text(&row.account.display_name),
        text(&row.posted_at),
        text(&row.precision),
        text(&row.time_source),
        text(&row.language),
        row.text.clone(),
        row.hashtags.join(" "),
        links.join(" "),
        row.mentions.join(" "),
        target(&row.repost_of),
        target(&row.quote_of),
        target(&row.reply_to),
        number(row.likes),
        number(row.reposts),
        number(row.replies),
        number(row.quotes),
        number(row.views),
        number(ad.impressions),
        number(ad.clicks),
        text(&ad.spend),
        text(&ad.currency),
        text(&row.client),
        row.source.file.clone(),
        row.source.record.to_string(),
        row.source.line.to_string(),
        row.source.byte.to_string(),
    ]
}

#[cfg(test)]
mod tests {
    use super::guard;

    #[test]
    fn cells_that_look_like_formulas_are_guarded() {
        for cell in ["=1+1", "+49", "-x", "@name", "\t=1", "＝1"] {
            let mut guarded = cell.to_owned();
            assert!(guard(&mut guarded), "{cell}");
            assert_eq!(guarded, format!("'{cell}"));
        }
        let mut plain = "a=b".to_owned();
        assert!(!guard(&mut plain));
        assert_eq!(plain, "a=b");
    }
}
