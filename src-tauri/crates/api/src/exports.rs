//! Taking posts away: CSV and JSON lines.

use std::{io::Write, time::Instant};

use search::{From as PageFrom, PageRequest};

use crate::{
    ApiError, Context, asking,
    names::ArchiveNames,
    posts,
    rows::RowMaker,
    values,
    wire::{ExportFormat, ExportReport, ExportRequest, PostRow},
    written::{self, Table, failed},
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
/// [`crate::ErrorCode::BadRequest`] if the file cannot be written, [`crate::ErrorCode::Cancelled`].
pub fn posts(cx: &Context<'_>, request: ExportRequest) -> Result<ExportReport, ApiError> {
    let output = request.output.clone();
    written::whole(&output, |out| to_writer(cx, request, out))
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
    let (query, _) = asking::read(&archive, &request.query, zone)?;
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
    Csv { table: Box<Table<'a>>, posts: u64 },
    Jsonl { out: &'a mut dyn Write, posts: u64 },
}

impl<'a> Sink<'a> {
    fn new(to: ExportFormat, verbatim: bool, out: &'a mut dyn Write) -> Result<Self, ApiError> {
        match to {
            ExportFormat::Csv => {
                let table = Box::new(Table::new(out, COLUMNS, verbatim)?);
                Ok(Self::Csv { table, posts: 0 })
            }
            ExportFormat::Jsonl => Ok(Self::Jsonl { out, posts: 0 }),
        }
    }

    fn write(&mut self, row: &PostRow) -> Result<(), ApiError> {
        match self {
            Self::Csv { table, posts } => {
                *posts += 1;
                table.row(cells(row))
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
            Self::Csv { table, posts } => Ok((posts, table.finish()?)),
            Self::Jsonl { out, posts } => {
                out.flush().map_err(|error| failed(&error))?;
                Ok((posts, 0))
            }
        }
    }
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
