//! Values counted among the hits.

use std::{collections::BTreeMap, time::Instant};

use model::{Kind, Platform};
use search::Column;
use store::{AccountNo, ClientNo, DatasetNo, LanguageNo, ObjectNo, Reader, StoredAccount};

use crate::{
    ApiError, Context, asking,
    names::ArchiveNames,
    posts::problems_of,
    values,
    wire::{FacetColumn, FacetCounts, FacetValue, FacetsRequest},
};

/// Counts values among the posts matching a query, a value once a post, the most frequent first.
///
/// # Errors
///
/// [`crate::ErrorCode::BadRequest`] for an unknown zone, [`crate::ErrorCode::Cancelled`].
pub fn count(cx: &Context<'_>, request: FacetsRequest) -> Result<FacetCounts, ApiError> {
    let begun = Instant::now();
    let archive = cx.archive()?;
    let zone = values::zone(&request.zone)?;
    let (query, problems) = asking::read(&archive, &request.query, zone)?;
    let mut columns: Vec<Column> = request.of.iter().copied().map(column).collect();
    columns.dedup();
    let names = ArchiveNames::new(&archive)?;
    let mut counted = archive
        .searcher()
        .facets(&query, &names, &columns, &cx.cancel_flag())?;
    let reader = archive.reader()?;
    let top = usize::try_from(request.top).unwrap_or(usize::MAX);
    let (mut facets, mut distinct) = (BTreeMap::new(), BTreeMap::new());
    for (of, (_, counts)) in request.of.iter().zip(&mut counted.counts) {
        if *of == FacetColumn::Account {
            // Like posts without a hashtag: they have no value of this kind.
            let unnamed = reader.unnamed_accounts()?;
            counts.retain(|(no, _)| !unnamed.contains(&AccountNo(u64::from(*no))));
        }
        distinct.insert(name(*of).to_owned(), counts.len() as u64);
        facets.insert(name(*of).to_owned(), values_of(&reader, *of, counts, top)?);
    }
    Ok(FacetCounts {
        total: counted.total,
        facets,
        distinct,
        problems: problems_of(&request.query, &problems),
        elapsed_ms: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

/// The name of a facet on the wire.
fn name(of: FacetColumn) -> &'static str {
    match of {
        FacetColumn::Account => "account",
        FacetColumn::Hashtag => "hashtag",
        FacetColumn::Domain => "domain",
        FacetColumn::Language => "language",
        FacetColumn::Client => "client",
        FacetColumn::Kind => "kind",
        FacetColumn::Platform => "platform",
        FacetColumn::Dataset => "dataset",
        FacetColumn::Mention => "mention",
    }
}

/// The index's column of a facet.
pub(crate) fn column(of: FacetColumn) -> Column {
    match of {
        FacetColumn::Account => Column::Account,
        FacetColumn::Hashtag => Column::Hashtag,
        FacetColumn::Domain => Column::Domain,
        FacetColumn::Language => Column::Language,
        FacetColumn::Client => Column::Client,
        FacetColumn::Kind => Column::Kind,
        FacetColumn::Platform => Column::Platform,
        FacetColumn::Dataset => Column::Dataset,
        FacetColumn::Mention => Column::Mention,
    }
}

/// Names the `top` most frequent numbers of a column. Ties at the cut are settled by value, so that the same
/// question gets the same answer in an archive that was filled in another order.
pub(crate) fn values_of(
    reader: &Reader,
    of: FacetColumn,
    counts: &[(u32, u64)],
    top: usize,
) -> Result<Vec<FacetValue>, ApiError> {
    let Some(&(_, least)) = top
        .checked_sub(1)
        .and_then(|last| counts.get(last))
        .or(counts.last())
    else {
        return Ok(Vec::new());
    };
    let tied = counts.iter().take_while(|&&(_, count)| count >= least);
    // A cut through very many equal counts is settled by number alone; naming them all would cost seconds.
    let kept: Vec<(u32, u64)> = tied.take(top.saturating_add(MAX_TIED)).copied().collect();
    let numbers: Vec<u64> = kept.iter().map(|&(no, _)| u64::from(no)).collect();
    let named = name_values(reader, of, &numbers)?;
    let mut values: Vec<FacetValue> = named
        .into_iter()
        .zip(&kept)
        .map(|(named, &(_, count))| FacetValue {
            value: named.value,
            label: named.label,
            term: named.term,
            count,
        })
        .collect();
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    values.truncate(top);
    Ok(values)
}

/// Values beyond the cut that are named to settle ties.
const MAX_TIED: usize = 200;

/// A value with its name for people and its filter for the query.
pub(crate) struct Named {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) term: String,
}

impl Named {
    fn filter(filter: &str, value: String, label: String) -> Self {
        let term = format!("{filter}:{}", quoted(&value));
        Self { value, label, term }
    }

    fn sign(sign: char, value: String) -> Self {
        let term = format!("{sign}{value}");
        Self {
            label: term.clone(),
            value,
            term,
        }
    }
}

/// Names numbers of a column, in their order.
pub(crate) fn name_values(
    reader: &Reader,
    of: FacetColumn,
    numbers: &[u64],
) -> Result<Vec<Named>, ApiError> {
    Ok(match of {
        FacetColumn::Account => accounts(reader, numbers)?,
        FacetColumn::Hashtag => objects(reader, numbers, |value| Named::sign('#', value))?,
        FacetColumn::Mention => objects(reader, numbers, |value| Named::sign('@', value))?,
        FacetColumn::Domain => objects(reader, numbers, |value| {
            Named::filter("domain", value.clone(), value)
        })?,
        FacetColumn::Language => {
            let numbers: Vec<LanguageNo> = numbers.iter().map(|&no| LanguageNo(no)).collect();
            let tags = reader.language_tags(&numbers)?;
            let tags = tags.into_iter().map(Option::unwrap_or_default);
            tags.map(|tag| Named::filter("lang", tag.clone(), tag))
                .collect()
        }
        FacetColumn::Client => {
            let numbers: Vec<ClientNo> = numbers.iter().map(|&no| ClientNo(no)).collect();
            let names = reader.client_names(&numbers)?;
            let names = names.into_iter().map(Option::unwrap_or_default);
            names
                .map(|name| Named::filter("client", name.clone(), name))
                .collect()
        }
        FacetColumn::Kind => coded(numbers, "is", |code| Kind::from_code(code).map(Kind::name)),
        FacetColumn::Platform => coded(numbers, "platform", |code| {
            Platform::from_code(code).map(Platform::name)
        }),
        FacetColumn::Dataset => {
            let datasets = reader.datasets()?;
            let find = |no: u64| datasets.iter().find(|d| d.no == DatasetNo(no));
            numbers
                .iter()
                .map(|&no| {
                    let (id, name) =
                        find(no).map_or_else(Default::default, |d| (d.id.clone(), d.name.clone()));
                    Named::filter("dataset", id, name)
                })
                .collect()
        }
    })
}

fn accounts(reader: &Reader, numbers: &[u64]) -> Result<Vec<Named>, ApiError> {
    let numbers: Vec<AccountNo> = numbers.iter().map(|&no| AccountNo(no)).collect();
    let accounts = reader.accounts(&numbers)?;
    accounts
        .into_iter()
        .map(|account| match account {
            Some(account) => named_account(reader, &account),
            None => Ok(Named::filter("from", String::new(), String::new())),
        })
        .collect()
}

/// An account's filter names its dataset too where several datasets hold the id.
fn named_account(reader: &Reader, account: &StoredAccount) -> Result<Named, ApiError> {
    let key = account.facts.key.as_str();
    let label = match &account.facts.handle {
        Some(handle) => format!("@{handle}"),
        None if account.facts.key.is_unnamed() => "no account named".to_owned(),
        None => key.to_owned(),
    };
    let mut named = Named::filter("from", key.to_owned(), label);
    if reader.find_accounts(None, key)?.len() > 1 {
        let dataset = reader.dataset_id(account.dataset_no)?.unwrap_or_default();
        named.term = format!("from:{}", quoted(&format!("{dataset}/{key}")));
    }
    Ok(named)
}

fn objects(
    reader: &Reader,
    numbers: &[u64],
    named: impl Fn(String) -> Named,
) -> Result<Vec<Named>, ApiError> {
    let numbers: Vec<ObjectNo> = numbers.iter().map(|&no| ObjectNo(no)).collect();
    let values = reader.object_values(&numbers)?;
    Ok(values
        .into_iter()
        .map(Option::unwrap_or_default)
        .map(named)
        .collect())
}

fn coded(numbers: &[u64], filter: &str, name: impl Fn(u8) -> Option<&'static str>) -> Vec<Named> {
    let name = |no: u64| {
        u8::try_from(no)
            .ok()
            .and_then(&name)
            .unwrap_or_default()
            .to_owned()
    };
    numbers
        .iter()
        .map(|&no| Named::filter(filter, name(no), name(no)))
        .collect()
}

/// A filter's value, in quotes where it holds white space or signs of the query language.
pub(crate) fn quoted(value: &str) -> String {
    match value.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '(' | ')')) {
        true => format!("\"{}\"", value.replace('"', "")),
        false => value.to_owned(),
    }
}
