//! How the index follows the store: the same way after an import, after a crash and when built anew.

use std::{collections::HashMap, time::Instant};

use model::{Kind, Platform};
use search::{Index, Indexer, Stamp};
use store::{DatasetNo, PostNo, Reader};

use crate::{ApiError, Context, identity, wire::Progress};

/// Posts read from the store at a time.
const CHUNK: usize = 2_000;

/// Posts after which the index is written to disk, so that a crash costs little and the indexing threads' memory stays
/// below [`MEMORY_BYTES`]: tweets take about 175 MB.
const COMMIT_EVERY: u64 = 400_000;

/// Memory for the indexing threads together.
const MEMORY_BYTES: usize = 192 << 20;

/// Indexing threads.
const THREADS: usize = 2;

/// Whether an index of this stamp holds just what the store holds.
pub(crate) fn is_current(reader: &Reader, stamp: Stamp) -> Result<bool, ApiError> {
    Ok(
        stamp.generation >= reader.last_removal()?
            && stamp.last_post_no == reader.last_post_no()?.0,
    )
}

/// Adds the posts that the index lacks, and tells progress; gives their number.
pub(crate) fn follow(
    cx: &Context<'_>,
    reader: &Reader,
    index: &Index,
    from: Stamp,
) -> Result<u64, ApiError> {
    let mut follower = Follower::new(reader, index, from)?;
    let begun = Instant::now();
    let last = reader.last_post_no()?.0;
    while follower.step(reader)? {
        if cx.cancelled() {
            break;
        }
        let done = follower.last_post_no() - from.last_post_no;
        let seconds = begun.elapsed().as_secs_f64().max(0.001);
        let rate = done as f64 / seconds;
        let left = last.saturating_sub(follower.last_post_no()) as f64;
        cx.tell(Progress {
            message: "Building the index".to_owned(),
            done,
            total: Some(last.saturating_sub(from.last_post_no)),
            unit: "posts".to_owned(),
            records: done,
            rate,
            seconds_left: Some(left / rate.max(1.0)),
        });
    }
    let added = follower.finish(index)?;
    Ok(added)
}

/// Reads posts from the store in the order of their numbers and adds them to the index.
///
/// If posts that it may have added change meanwhile, its stamp stays older than that change, so that the index is
/// known to be wrong until it is built anew.
pub(crate) struct Follower {
    indexer: Indexer,
    stamp: Stamp,
    /// The last change of that kind when it began.
    last_removal: u64,
    added: u64,
    uncommitted: u64,
}

impl Follower {
    /// Goes on from where the index stands.
    pub(crate) fn new(reader: &Reader, index: &Index, from: Stamp) -> Result<Self, ApiError> {
        Ok(Self {
            indexer: index.indexer(MEMORY_BYTES, THREADS)?,
            stamp: from,
            last_removal: reader.last_removal()?,
            added: 0,
            uncommitted: 0,
        })
    }

    /// The last post added.
    pub(crate) fn last_post_no(&self) -> u64 {
        self.stamp.last_post_no
    }

    /// Adds the next posts, if the store has any; tells whether it had.
    pub(crate) fn step(&mut self, reader: &Reader) -> Result<bool, ApiError> {
        // The generation first: what is read after it is at least as new.
        let generation = reader.generation()?;
        if reader.last_removal()? == self.last_removal {
            self.stamp.generation = generation;
        }
        let rows = reader.documents(PostNo(self.stamp.last_post_no), CHUNK)?;
        let Some(last) = rows.last() else {
            return Ok(false);
        };
        self.stamp.last_post_no = last.post_no.0;
        let platforms = Platforms::read(reader)?;
        for row in &rows {
            add(&mut self.indexer, row, &platforms)?;
        }
        self.added += rows.len() as u64;
        self.uncommitted += rows.len() as u64;
        if self.uncommitted >= COMMIT_EVERY {
            self.indexer.commit(self.stamp)?;
            self.uncommitted = 0;
        }
        Ok(true)
    }

    /// Writes the index to disk and lets searches see it; gives the number of posts added.
    pub(crate) fn finish(mut self, index: &Index) -> Result<u64, ApiError> {
        self.indexer.commit(self.stamp)?;
        index.reload()?;
        self.indexer.wait_merging_threads()?;
        index.reload()?;
        Ok(self.added)
    }
}

/// Takes a dataset out of the index.
pub(crate) fn forget(reader: &Reader, index: &Index, dataset_no: u32) -> Result<(), ApiError> {
    let mut indexer = index.indexer(MEMORY_BYTES, 1)?;
    indexer.delete_dataset(dataset_no);
    indexer.commit(Stamp {
        generation: reader.generation()?,
        last_post_no: index.stamp()?.last_post_no,
    })?;
    index.reload()?;
    Ok(())
}

/// Hands one post to the index.
fn add(
    indexer: &mut Indexer,
    row: &store::Document,
    platforms: &Platforms,
) -> Result<(), ApiError> {
    // A release without labels is searched by our guess; one with labels never is (design of `lang:`).
    let language = if row.language_published {
        row.language_no
    } else {
        row.guess_no
    };
    let hashtags = terms(&row.hashtags);
    let mentions = terms(&row.mentions);
    let domains = terms(&row.domains);
    let links = terms(&row.links);
    let reposted: Vec<String> = [&row.reposted_post, &row.reposted_account]
        .into_iter()
        .flatten()
        .map(|id| text::fold_tag(id))
        .collect();
    let reposted: Vec<&str> = reposted.iter().map(String::as_str).collect();
    let answered = row.reply_to_account.as_deref().map(text::fold_tag);
    let id = |id: &Option<String>| id.as_deref().map(identity::of_id);
    let account = |name: &Option<String>| name.as_deref().map(identity::of_account);
    // What a repost says is another's text.
    let own_text = (row.kind != Kind::Repost).then_some(&row.text);
    indexer.add(&search::Document {
        post_no: row.post_no.0,
        dataset_no: narrow(row.dataset_no.0),
        account_no: narrow(row.account_no.0),
        posted_ms: row.posted_at.map(|at| at.at.timestamp_millis()),
        precision: row.posted_at.map_or(0, |at| at.precision.code()),
        kind: row.kind,
        is_repost: row.is_repost,
        is_quote: row.is_quote,
        is_reply: row.is_reply,
        language_no: language.map(|no| narrow(no.0)),
        guess_no: row.guess_no.map(|no| narrow(no.0)),
        client_no: row.client_no.map(|no| narrow(no.0)),
        platform: row.platform.unwrap_or_else(|| platforms.of(row.dataset_no)),
        text: &row.text,
        hashtags: &hashtags,
        mentions: &mentions,
        domains: &domains,
        links: &links,
        reply_to_account: answered.as_deref(),
        reposted: &reposted,
        likes: row.counts.likes,
        reposts: row.counts.reposts,
        replies: row.counts.replies,
        quotes: row.counts.quotes,
        has_media: row.has_media,
        has_place: row.has_place,
        fingerprint: own_text.and_then(|text| identity::of_text(text)),
        own_id: id(&row.id),
        reposted_post: id(&row.reposted_post),
        reposted_account: account(&row.reposted_account),
        answered_post: id(&row.reply_to_post),
        answered_account: account(&row.reply_to_account),
    })?;
    Ok(())
}

fn terms(terms: &[store::Term]) -> Vec<(u32, &str)> {
    terms
        .iter()
        .map(|term| (narrow(term.class_no.0), &*term.text))
        .collect()
}

/// The index counts in 32 bits: four thousand million accounts or hashtags are out of reach of one archive.
pub(crate) fn narrow(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The platform of each dataset.
struct Platforms(HashMap<DatasetNo, Platform>);

impl Platforms {
    fn read(reader: &Reader) -> Result<Self, ApiError> {
        let datasets = reader.datasets()?;
        Ok(Self(
            datasets.into_iter().map(|d| (d.no, d.platform)).collect(),
        ))
    }

    fn of(&self, dataset_no: DatasetNo) -> Platform {
        self.0.get(&dataset_no).copied().unwrap_or(Platform::Other)
    }
}

#[cfg(test)]
mod tests {
    use model::{Post, Record};

    use super::*;
    use crate::testing::{Place, post};

    fn tagged(id: &str, tag: &str) -> Record {
        Record::Share(Box::new(Post {
            hashtags: vec![tag.to_owned()],
            ..post(id)
        }))
    }

    fn total(place: &Place, query: &str) -> u64 {
        let request = crate::wire::SearchRequest::new(query);
        crate::posts::search(&place.cx(), request).unwrap().total
    }

    #[test]
    fn an_index_to_whose_posts_something_was_added_meanwhile_is_known_to_be_wrong() {
        let place = Place::new();
        let archive = place.cx().archive().unwrap();
        place.store("one.csv", vec![tagged("1", "boat"), tagged("2", "boat")]);
        let reader = archive.reader().unwrap();
        let stamp = archive.with_index(Index::stamp).unwrap();
        let mut follower = archive
            .with_index(|index| Follower::new(&reader, index, stamp))
            .unwrap();
        while follower.step(&reader).unwrap() {}

        // Added to a post that the follower has, in the middle of its work.
        place.store(
            "two.csv",
            vec![tagged("1", "harbour"), tagged("3", "harbour")],
        );
        while follower.step(&reader).unwrap() {}
        archive.with_index(|index| follower.finish(index)).unwrap();
        assert_eq!(total(&place, "#harbour"), 1);
        let stamp = archive.with_index(Index::stamp).unwrap();
        assert!(stamp.generation < reader.last_removal().unwrap());
        assert!(!is_current(&reader, stamp).unwrap());

        drop(reader);
        drop(archive);
        place.reopen();
        assert_eq!(total(&place, "#harbour"), 2);
        let archive = place.cx().archive().unwrap();
        let stamp = archive.with_index(Index::stamp).unwrap();
        assert!(is_current(&archive.reader().unwrap(), stamp).unwrap());
    }

    #[test]
    fn a_post_is_searched_under_its_own_platform() {
        let place = Place::new();
        let own = Post {
            platform: Some(Platform::Instagram),
            ..post("1")
        };
        let records = [own, post("2")].map(|post| Record::Post(Box::new(post)));
        place.store("ads.csv", records.into());
        place.reopen();
        assert_eq!(total(&place, "platform:instagram"), 1);
        assert_eq!(total(&place, "platform:facebook"), 1);
    }
}
