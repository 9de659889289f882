//! After an import: which published release is each dataset?

use std::collections::HashSet;

use ingest::{
    Detected, Format, Holds, Source,
    catalogue::{Candidate, Counted, Evidence, recognise, recognise_one},
    is_of_a_resaved_file,
};
use model::Record;
use store::{Dataset, Reader, SourceFile, State};

use super::plan::Plan;
use crate::{ApiError, opened::OpenArchive, releases};

/// Accounts whose ids are looked at.
const SAMPLE: u64 = 200;

/// Looks for the release of each dataset that an import touched, and notes it with the reasons.
///
/// What the reader chose stays. A release that was taken from the name of a file stays if nothing contradicts it.
pub(super) fn releases_of(
    archive: &OpenArchive,
    reader: &Reader,
    plan: &Plan,
) -> Result<(), ApiError> {
    let touched: HashSet<&str> = plan.files.iter().map(|f| f.dataset.id.as_str()).collect();
    for dataset in reader.datasets()? {
        if !touched.contains(dataset.id.as_str()) || releases::is_chosen(&dataset) {
            continue;
        }
        let found = release_of(&dataset, &evidence(reader, &dataset)?);
        let key = found.as_ref().map(|found| found.release.key.as_str());
        let noted = found
            .as_ref()
            .and_then(|found| releases::kept(&releases::by_program(found)));
        // An import that changes nothing leaves no trace.
        if (key, &noted) != (dataset.catalogue_key.as_deref(), &dataset.recognised) {
            archive.store.writer(text::fold_tag)?.set_release(
                dataset.no,
                key,
                found.as_ref().map(|found| found.release.takedown.as_str()),
                noted.as_deref(),
            )?;
        }
    }
    Ok(())
}

fn release_of(dataset: &Dataset, evidence: &Evidence) -> Option<Candidate> {
    let named = recognise(evidence)
        .into_iter()
        .find(|candidate| Some(&candidate.release.key) == dataset.catalogue_key.as_ref());
    named.or_else(|| recognise_one(evidence))
}

/// What is known of a dataset.
fn evidence(reader: &Reader, dataset: &Dataset) -> Result<Evidence, ApiError> {
    let mut files = reader.files(dataset.no)?;
    files.retain(|file| file.state != State::SameContent);
    let mut as_published = true;
    for file in &files {
        let notes = reader.notes(file.no)?;
        as_published &= !notes.iter().any(|note| is_of_a_resaved_file(&note.code));
    }
    let (accounts, _) = reader.list_accounts(Some(dataset.no), "", 0, SAMPLE)?;
    let rows = Rows::of(&files);
    Ok(Evidence {
        family: dataset.format.clone(),
        as_published,
        account_ids: accounts
            .iter()
            .map(|account| account.facts.key.as_str().to_owned())
            .collect(),
        accounts: Counted {
            rows: rows.accounts,
            distinct: dataset.n_accounts,
        },
        posts: Counted {
            rows: rows.posts,
            distinct: dataset.n_posts,
        },
        list: Counted {
            rows: rows.list,
            distinct: dataset.n_indicators + dataset.n_summaries,
        },
        last_post: dataset.last.map(|last| last.date_naive()),
        file_names: file_names(&files),
        headers: files.into_iter().map(|file| file.header).collect(),
    })
}

/// What the first records of a file that is as published tell, before anything is stored.
pub(super) fn first_records(
    source: &Source,
    detected: &Detected,
    sha256: &str,
) -> Result<Evidence, ApiError> {
    let mut reader = ingest::Reader::open(source, detected, sha256, None)?;
    let batch = reader.next_batch(SAMPLE as usize)?;
    let mut evidence = Evidence {
        family: detected.format.family().to_owned(),
        headers: vec![detected.header.clone()],
        as_published: true,
        ..Evidence::default()
    };
    for (_, record) in &batch.records {
        match record {
            Record::Post(post) | Record::Share(post) => {
                let day = post.posted_at.map(|posted| posted.at.date_naive());
                evidence.last_post = evidence.last_post.max(day);
                evidence
                    .account_ids
                    .push(post.account.key.as_str().to_owned());
            }
            Record::Account(account) => {
                evidence.account_ids.push(account.key.as_str().to_owned());
            }
            _ => {}
        }
    }
    Ok(evidence)
}

/// How many rows the files of a dataset have.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Rows {
    /// Of the longest list of accounts: several of them list the same accounts.
    pub(crate) accounts: u64,
    /// Of all files of posts together, since they are parts; one of which nothing was new is a copy of others.
    pub(crate) posts: u64,
    /// Of the longest list of indicators, empty ones included: the same list comes in several forms.
    pub(crate) list: u64,
}

impl Rows {
    /// Of these files; those whose content was there already are left out.
    pub(crate) fn of(files: &[SourceFile]) -> Self {
        let mut rows = Self::default();
        for file in files.iter().filter(|file| file.state != State::SameContent) {
            match Format::from_name(&file.format).map(Format::holds) {
                Some(Holds::Accounts) => rows.accounts = rows.accounts.max(file.read),
                Some(Holds::Posts) if file.kept > 0 => rows.posts += file.read,
                Some(Holds::Indicators) => {
                    rows.list = rows.list.max(file.read + file.skipped);
                }
                Some(Holds::Posts | Holds::Supplements) | None => {}
            }
        }
        rows
    }
}

/// The names of the files, of the members, and of the archives in which they came.
fn file_names(files: &[SourceFile]) -> Vec<String> {
    let last = |path: &str| {
        path.rsplit(['/', '\\'])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let mut names: Vec<String> = files
        .iter()
        .flat_map(|file| {
            file.member
                .as_deref()
                .map(last)
                .into_iter()
                .chain([last(&file.path)])
        })
        .collect();
    names.dedup();
    names
}
