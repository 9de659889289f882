//! One release in two versions: what appeared, what vanished, what changed.

mod columns;
mod counted;
mod findings;

use std::time::Instant;

use search::Query;
use store::{AccountNo, Dataset, DiffWanted, Fate, IndicatorNo, PostNo, Reader, Versions};

use crate::{
    ApiError, Context, ErrorCode, accounts,
    rows::RowMaker,
    wire::{
        AccountRow, Diff, DiffChange, DiffFate, DiffIndicator, DiffOf, DiffRecord, DiffRequest,
        DiffRow, DiffSide, PostRow,
    },
};

use columns::Understood;
pub(crate) use counted::Counted;
pub use findings::findings;

/// Rows of one answer, at most.
const MOST: u64 = 1_000;

impl DiffRequest {
    /// Everything that differs between two datasets, from the beginning.
    #[must_use]
    pub fn new(a: impl Into<String>, b: impl Into<String>) -> Self {
        Self {
            a: a.into(),
            b: b.into(),
            of: DiffOf::All,
            fate: None,
            field: None,
            cursor: None,
            limit: 50,
        }
    }
}

/// Compares two datasets that hold one release in two versions: exact counts, and one page of what differs.
///
/// Accounts and posts are brought together by their exact ids, indicators by what they are. The counts are made
/// once as long as the archive does not change, so later pages come at once.
///
/// # Errors
///
/// [`ErrorCode::NotFound`] for an unknown dataset, [`ErrorCode::BadRequest`] if both are one or the cursor belongs to
/// another list, [`ErrorCode::Cancelled`].
pub fn datasets(cx: &Context<'_>, request: DiffRequest) -> Result<Diff, ApiError> {
    let begun = Instant::now();
    let archive = cx.archive()?;
    let reader = archive.reader()?;
    let (a, b) = pair(&reader, &request.a, &request.b)?;
    let understood = Understood::read(&reader, &[a.no, b.no])?;
    let versions = Versions {
        a: a.no,
        b: b.no,
        is_understood: &|column| understood.contains(column),
        stop: &|| cx.cancelled(),
    };
    let start = Start::read(&request)?;
    let mut counts = [None, None, None];
    for record in records(request.of) {
        counts[*record as usize] = Some(archive.counted.count(&reader, &versions, *record)?);
    }
    let [accounts, posts, indicators] = counts;
    let list = List {
        reader: &reader,
        maker: RowMaker::new(&reader)?,
        everything: search::parse("", chrono_tz::UTC).0,
        versions,
        request: &request,
    };
    let (rows, next) = list.page(&start)?;
    Ok(Diff {
        a: side(a),
        b: side(b),
        accounts,
        posts,
        indicators,
        rows,
        next,
        elapsed_ms: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

/// The two datasets, which must be there and be two.
fn pair(reader: &Reader, a: &str, b: &str) -> Result<(Dataset, Dataset), ApiError> {
    let find = |id: &str| {
        reader
            .dataset(id)?
            .ok_or_else(|| ApiError::from(store::Error::NoSuchDataset { id: id.to_owned() }))
    };
    let (a, b) = (find(a)?, find(b)?);
    if a.no == b.no {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            format!("{} would be compared with itself.", a.id),
        )
        .hint(
            "Name two datasets; import a second version of a release with a name of its own (`--dataset NAME`).",
        ));
    }
    Ok((a, b))
}

fn side(dataset: Dataset) -> DiffSide {
    DiffSide {
        dataset: dataset.id,
        name: dataset.name,
        posts: dataset.n_posts,
        accounts: dataset.n_accounts,
        indicators: dataset.n_indicators,
    }
}

/// What is compared, in the order in which it is listed.
fn records(of: DiffOf) -> &'static [DiffRecord] {
    match of {
        DiffOf::Accounts => &[DiffRecord::Account],
        DiffOf::Posts => &[DiffRecord::Post],
        DiffOf::Indicators => &[DiffRecord::Indicator],
        DiffOf::All => &[DiffRecord::Account, DiffRecord::Post, DiffRecord::Indicator],
    }
}

/// Where a page begins.
struct Start {
    /// What is still to be listed.
    records: &'static [DiffRecord],
    /// The key of the first of these after which to begin.
    after: Option<String>,
}

impl Start {
    fn read(request: &DiffRequest) -> Result<Self, ApiError> {
        let records = records(request.of);
        let Some(cursor) = &request.cursor else {
            let after = None;
            return Ok(Self { records, after });
        };
        let found = cursor.split_once(':').and_then(|(name, key)| {
            let at = records.iter().position(|&record| word(record) == name)?;
            Some((&records[at..], key))
        });
        let (records, key) = found.ok_or_else(|| search::Error::BadCursor {
            text: cursor.chars().take(100).collect(),
        })?;
        Ok(Self {
            records,
            after: Some(key.to_owned()),
        })
    }
}

/// The word for a kind of record in a cursor.
fn word(record: DiffRecord) -> &'static str {
    match record {
        DiffRecord::Account => "account",
        DiffRecord::Post => "post",
        DiffRecord::Indicator => "indicator",
    }
}

/// Makes rows.
struct List<'a> {
    reader: &'a Reader,
    maker: RowMaker<'a>,
    everything: Query,
    versions: Versions<'a>,
    request: &'a DiffRequest,
}

impl List<'_> {
    /// One page, and where the next one begins.
    fn page(&self, start: &Start) -> Result<(Vec<DiffRow>, Option<String>), ApiError> {
        let limit = usize::try_from(self.request.limit.min(MOST)).unwrap_or_default();
        let mut rows: Vec<DiffRow> = Vec::new();
        if limit == 0 {
            return Ok((rows, None));
        }
        let mut after = start.after.as_deref();
        for &record in start.records {
            let before = rows.len();
            // On a page that is full nothing is added, but whether there is more is still asked.
            let wanted = DiffWanted {
                fate: self.request.fate.map(fate_of),
                field: self.request.field.as_deref(),
                after: after.take(),
                limit: limit.saturating_sub(before),
            };
            let last = match record {
                DiffRecord::Account => self.accounts(&wanted, &mut rows)?,
                DiffRecord::Post => self.posts(&wanted, &mut rows)?,
                DiffRecord::Indicator => self.indicators(&wanted, &mut rows)?,
            };
            if let Some(last) = last {
                return Ok((rows, Some(format!("{}:{last}", word(record)))));
            }
        }
        Ok((rows, None))
    }

    /// Adds accounts; gives the key of the last one if there are more.
    fn accounts(
        &self,
        wanted: &DiffWanted<'_>,
        rows: &mut Vec<DiffRow>,
    ) -> Result<Option<String>, ApiError> {
        let page = self.reader.diff_accounts(&self.versions, wanted)?;
        let last = last_key(&page, wanted);
        for row in page.rows {
            let elsewhere = match row.fate {
                Fate::Vanished | Fate::Appeared => {
                    self.reader.account_elsewhere(&self.versions, &row.key)?
                }
                _ => Vec::new(),
            };
            rows.push(DiffRow {
                account_a: self.account(row.a)?,
                account_b: self.account(row.b)?,
                elsewhere,
                identical: match self.alone(row.fate, row.a, row.b) {
                    Some((no, other)) => self.reader.has_identical_account(no, other)?,
                    None => false,
                },
                ..bare(DiffRecord::Account, row)
            });
        }
        Ok(last)
    }

    fn posts(
        &self,
        wanted: &DiffWanted<'_>,
        rows: &mut Vec<DiffRow>,
    ) -> Result<Option<String>, ApiError> {
        let page = self.reader.diff_posts(&self.versions, wanted)?;
        let last = last_key(&page, wanted);
        for row in page.rows {
            rows.push(DiffRow {
                post_a: self.post(row.a)?,
                post_b: self.post(row.b)?,
                identical: match self.alone(row.fate, row.a, row.b) {
                    Some((no, other)) => self.reader.has_identical_post(no, other)?,
                    None => false,
                },
                ..bare(DiffRecord::Post, row)
            });
        }
        Ok(last)
    }

    fn indicators(
        &self,
        wanted: &DiffWanted<'_>,
        rows: &mut Vec<DiffRow>,
    ) -> Result<Option<String>, ApiError> {
        let page = self.reader.diff_indicators(&self.versions, wanted)?;
        let last = last_key(&page, wanted);
        for row in page.rows {
            let indicator = self.indicator(row.b.or(row.a))?;
            let mut row = DiffRow {
                indicator,
                ..bare(DiffRecord::Indicator, row)
            };
            if let Some(indicator) = &row.indicator {
                row.key = format!("{}:{}", indicator.kind, indicator.value);
            }
            rows.push(row);
        }
        Ok(last)
    }

    /// A record without an exact id, and the dataset in which an identical one may be.
    fn alone<No>(
        &self,
        fate: Fate,
        a: Option<No>,
        b: Option<No>,
    ) -> Option<(No, store::DatasetNo)> {
        match fate {
            Fate::IncomparableA => a.map(|no| (no, self.versions.b)),
            Fate::IncomparableB => b.map(|no| (no, self.versions.a)),
            _ => None,
        }
    }

    fn account(&self, no: Option<AccountNo>) -> Result<Option<AccountRow>, ApiError> {
        let numbers: Vec<AccountNo> = no.into_iter().collect();
        let found = self.reader.accounts(&numbers)?.into_iter().flatten().next();
        Ok(found.map(|account| accounts::row(&self.maker, &account)))
    }

    fn indicator(&self, no: Option<IndicatorNo>) -> Result<Option<DiffIndicator>, ApiError> {
        let found = match no {
            Some(no) => self.reader.indicator(no)?,
            None => None,
        };
        Ok(found.map(|stored| DiffIndicator {
            kind: stored.indicator.kind.name().to_owned(),
            value: stored.indicator.value,
            published: stored.indicator.published,
        }))
    }

    fn post(&self, no: Option<PostNo>) -> Result<Option<PostRow>, ApiError> {
        let numbers: Vec<u64> = no.iter().map(|no| no.0).collect();
        Ok(self.maker.rows(&numbers, &self.everything)?.pop())
    }
}

/// Where the page after this one begins, if there is one: after its last row, or on a page without any where this one
/// began.
fn last_key<No>(page: &store::DiffPage<No>, wanted: &DiffWanted<'_>) -> Option<String> {
    let last = page.rows.last().map(|row| row.key.as_str());
    let last = last.or(wanted.after).unwrap_or_default();
    page.has_more.then(|| last.to_owned())
}

/// A row without the records themselves.
fn bare<No>(record: DiffRecord, row: store::DiffRow<No>) -> DiffRow {
    let changes = row.changes.into_iter();
    DiffRow {
        record,
        fate: wire_fate(row.fate),
        key: row.key,
        account_a: None,
        account_b: None,
        post_a: None,
        post_b: None,
        indicator: None,
        changes: changes
            .map(|change| DiffChange {
                field: change.field.into_owned(),
                a: change.a,
                b: change.b,
            })
            .collect(),
        elsewhere: Vec::new(),
        identical: false,
    }
}

fn fate_of(fate: DiffFate) -> Fate {
    match fate {
        DiffFate::Vanished => Fate::Vanished,
        DiffFate::Moved => Fate::Moved,
        DiffFate::Appeared => Fate::Appeared,
        DiffFate::Changed => Fate::Changed,
        DiffFate::Same => Fate::Same,
        DiffFate::IncomparableA => Fate::IncomparableA,
        DiffFate::IncomparableB => Fate::IncomparableB,
    }
}

fn wire_fate(fate: Fate) -> DiffFate {
    match fate {
        Fate::Vanished => DiffFate::Vanished,
        Fate::Moved => DiffFate::Moved,
        Fate::Appeared => DiffFate::Appeared,
        Fate::Changed => DiffFate::Changed,
        Fate::Same => DiffFate::Same,
        Fate::IncomparableA => DiffFate::IncomparableA,
        Fate::IncomparableB => DiffFate::IncomparableB,
    }
}
