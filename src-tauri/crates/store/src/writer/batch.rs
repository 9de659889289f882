//! One batch of records, in one transaction.

use std::collections::BTreeMap;

use model::{Batch, Note, Position, Post, Record, Rejected};
use rusqlite::{CachedStatement, Connection, OptionalExtension, named_params, params};

use super::caches::{Author, Caches};
use super::group::{Group, earlier};
use super::objects::INSERT_PAIR;
use super::{BatchOutcome, Writer, add_note, raise_generation};
use crate::{DatasetNo, Error, FileNo, LanguageNo, PostNo, Result, digest, flag, json};

impl Writer {
    /// Writes a batch of the file's records, with everything that was noticed on the way, or nothing of it.
    ///
    /// The batches of a file come in its order. The last one, marked as finished, makes the file complete.
    ///
    /// # Errors
    ///
    /// [`Error::NotReading`] if the file is unknown or complete; [`Error::DiskFull`]. The archive is then as it was
    /// at the last commit.
    pub fn write_batch(&mut self, file_no: FileNo, batch: &Batch) -> Result<BatchOutcome> {
        let dataset_no = dataset_of_open_file(&self.db, file_no)?;
        if self
            .group
            .as_ref()
            .is_some_and(|group| group.dataset_no != dataset_no)
        {
            self.commit()?;
        }
        // Taken out until the batch is whole, so that a panic in its middle commits nothing.
        let group = match self.group.take() {
            Some(group) => group,
            None => self.begin_group(dataset_no)?,
        };
        match self.add_batch(group, file_no, batch) {
            Ok((group, mut outcome)) => {
                outcome.committed = batch.finished || group.is_full();
                self.group = Some(group);
                if outcome.committed {
                    self.commit()?;
                }
                Ok(outcome)
            }
            Err(error) => {
                self.roll_back();
                Err(error)
            }
        }
    }

    /// Commits the batches written so far, so that readers see them.
    ///
    /// # Errors
    ///
    /// [`Error::DiskFull`], [`Error::Database`]. The archive is then as it was at the commit before.
    pub fn commit(&mut self) -> Result<()> {
        let Some(group) = self.group.take() else {
            return Ok(());
        };
        let committed = group
            .write(&self.db, &mut self.caches)
            .and_then(|()| Ok(self.db.execute_batch("COMMIT")?));
        if committed.is_err() {
            self.roll_back();
        }
        committed
    }

    fn begin_group(&mut self, dataset_no: DatasetNo) -> Result<Group> {
        self.caches.enter(dataset_no);
        self.db.execute_batch("BEGIN IMMEDIATE")?;
        Group::new(&self.db, dataset_no).inspect_err(|_| self.roll_back())
    }

    fn add_batch(
        &mut self,
        group: Group,
        file_no: FileNo,
        batch: &Batch,
    ) -> Result<(Group, BatchOutcome)> {
        let mut run = Run {
            db: &self.db,
            insert_post: self.db.prepare_cached(INSERT_POST)?,
            insert_pair: self.db.prepare_cached(INSERT_PAIR)?,
            caches: &mut self.caches,
            fold: self.fold,
            file_no,
            group,
            kept: 0,
            duplicates: 0,
            first_ms: None,
            last_ms: None,
            n_undated: 0,
            languages: BTreeMap::new(),
            differing: Occurrences::default(),
            identical: Occurrences::default(),
        };
        for (position, record) in &batch.records {
            match record {
                Record::Post(post) => run.keep_post(*position, post)?,
                Record::Share(post) => run.keep_share(*position, post)?,
                Record::Account(account) => run.keep_account(*position, account)?,
                Record::Indicator(indicator) => run.keep_indicator(*position, indicator)?,
                Record::Summary(summary) => run.keep_summary(*position, summary)?,
                Record::Target(target) => run.keep_target(*position, target)?,
                Record::AdTarget(pair) => run.keep_ad_target(*position, pair)?,
            }
        }
        for rejected in &batch.rejected {
            run.keep_rejected(rejected)?;
        }
        run.write_notes(batch)?;
        run.write_file(batch)?;
        run.add_totals();
        run.group.n_records += (batch.records.len() + batch.rejected.len()) as u64;
        let outcome = BatchOutcome {
            kept: run.kept,
            duplicates: run.duplicates,
            rejected: batch.rejected.len() as u64,
            last_post_no: PostNo(run.group.last_post_no),
            generation: raise_generation(&self.db)?,
            committed: false,
        };
        Ok((run.group, outcome))
    }

    fn roll_back(&mut self) {
        // SQLite may have rolled back by itself, as it does when the disk is full.
        if !self.db.is_autocommit() {
            let _ = self.db.execute_batch("ROLLBACK");
        }
        // What was remembered of the rows that are gone is gone with them.
        self.caches.clear();
    }
}

/// Bound by position, in the order of the names: binding 35 names one by one costs as much as the insertion.
const INSERT_POST: &str = "INSERT INTO post (
        post_no, dataset_no, key, published_id, account_no, profile_no, file_no, record, line, byte,
        posted_ms, precision, time_source, kind, flags, language_no, guess_no, client_no, text,
        reply_to_post, reply_to_account, quoted_post, reposted_post, reposted_account,
        n_quotes, n_replies, n_likes, n_reposts, latitude, longitude, media, extra, digest, n_views, platform)
    VALUES (
        :post_no, :dataset_no, :key, :published_id, :account_no, :profile_no, :file_no, :record, :line, :byte,
        :posted_ms, :precision, :time_source, :kind, :flags, :language_no, :guess_no, :client_no, :text,
        :reply_to_post, :reply_to_account, :quoted_post, :reposted_post, :reposted_account,
        :n_quotes, :n_replies, :n_likes, :n_reposts, :latitude, :longitude, :media, :extra, :digest,
        :n_views, :platform)
    ON CONFLICT (dataset_no, key) DO NOTHING";

/// One batch on its way.
pub(super) struct Run<'a> {
    pub(super) db: &'a Connection,
    /// The two that every post needs, planned and held once for a batch.
    insert_post: CachedStatement<'a>,
    pub(super) insert_pair: CachedStatement<'a>,
    pub(super) caches: &'a mut Caches,
    pub(super) fold: fn(&str) -> String,
    pub(super) file_no: FileNo,
    pub(super) group: Group,
    pub(super) kept: u64,
    pub(super) duplicates: u64,
    first_ms: Option<i64>,
    last_ms: Option<i64>,
    n_undated: u64,
    /// New posts by the language they are shown under.
    languages: BTreeMap<LanguageNo, u64>,
    pub(super) differing: Occurrences,
    pub(super) identical: Occurrences,
}

/// How often something was noticed, and where first.
#[derive(Default)]
pub(super) struct Occurrences {
    count: u64,
    first_record: Option<u64>,
}

impl Occurrences {
    pub(super) fn add(&mut self, position: Position) {
        self.count += 1;
        self.first_record.get_or_insert(position.record);
    }
}

impl Run<'_> {
    pub(super) fn keep_post(&mut self, position: Position, post: &Post) -> Result<()> {
        // An account or facts not met before must not be added for the sake of a duplicate, so only then is the
        // post looked for first; otherwise the insertion itself finds out.
        let author = match self.find_author(&post.account)? {
            Some(author) => author,
            None if self.has_post(post.key.as_str())? => {
                return self.count_duplicate(position, post);
            }
            None => self.add_author(position, &post.account)?,
        };
        if !self.insert_post(position, post, author)? {
            return self.count_duplicate(position, post);
        }
        self.insert_objects(PostNo(self.group.last_post_no), post)?;
        if let Some(ad) = &post.ad {
            self.insert_ad(PostNo(self.group.last_post_no), ad)?;
        }
        let posted_ms = post.posted_at.map(|posted| posted.at.timestamp_millis());
        self.count_post_of(author, PostNo(self.group.last_post_no), posted_ms, post);
        self.kept += 1;
        self.group.n_posts += 1;
        self.first_ms = earlier(self.first_ms, posted_ms);
        self.last_ms = self.last_ms.max(posted_ms);
        self.n_undated += u64::from(posted_ms.is_none());
        Ok(())
    }

    /// Counts a row that was inserted if it was new.
    pub(super) fn count_row(&mut self, inserted: usize) {
        if inserted > 0 {
            self.kept += 1;
        } else {
            self.duplicates += 1;
        }
    }

    /// Returns whether the post is new.
    fn insert_post(&mut self, position: Position, post: &Post, author: Author) -> Result<bool> {
        let language_no = self.language_no(post.language.as_deref())?;
        let guess_no = self.language_no(post.guess.as_deref())?;
        let client_no = self.client_no(post.client.as_deref())?;
        let digest = (!post.key.is_exact()).then(|| digest::of_post(post));
        if let Some(digest) = &digest
            && self.has_identical_post(digest)?
        {
            self.identical.add(position);
        }
        let place = post.place.as_ref();
        let inserted = self.insert_post.execute(params![
            self.group.last_post_no + 1,
            self.group.dataset_no,
            post.key.as_str(),
            post.key.published(),
            self.caches.accounts.slots[author.slot].no,
            author.profile_no,
            self.file_no,
            position.record,
            position.line,
            position.byte,
            post.posted_at.map(|posted| posted.at.timestamp_millis()),
            post.posted_at.map(|posted| posted.precision.code()),
            post.posted_at.map(|posted| posted.source.code()),
            post.kind.code(),
            flags(post),
            language_no,
            guess_no,
            client_no,
            post.text,
            post.reply_to_post,
            post.reply_to_account,
            post.quoted_post,
            post.reposted_post,
            post.reposted_account,
            post.counts.quotes,
            post.counts.replies,
            post.counts.likes,
            post.counts.reposts,
            place.map(|(latitude, _)| latitude),
            place.map(|(_, longitude)| longitude),
            (!post.media.is_empty()).then(|| json::from_list(&post.media)),
            json::from_pairs(&post.extra),
            digest,
            post.counts.views,
            post.platform.map(model::Platform::code),
        ])?;
        if inserted == 0 {
            return Ok(false);
        }
        self.group.last_post_no += 1;
        self.count_properties(post, language_no, guess_no);
        Ok(true)
    }

    /// Counts a new post under what it has.
    fn count_properties(
        &mut self,
        post: &Post,
        language_no: Option<LanguageNo>,
        guess_no: Option<LanguageNo>,
    ) {
        let tally = &mut self.group.tally;
        *tally.entry(("kind", post.kind.code().into())).or_default() += 1;
        if let Some(posted) = post.posted_at {
            *tally
                .entry(("precision", posted.precision.code().into()))
                .or_default() += 1;
        }
        let language = if post.language_published {
            language_no
        } else {
            guess_no
        };
        if let Some(language) = language {
            *self.languages.entry(language).or_default() += 1;
        }
    }

    pub(super) fn count_duplicate(&mut self, position: Position, post: &Post) -> Result<()> {
        self.duplicates += 1;
        let mut statement = self.db.prepare_cached(
            "SELECT text = :text AND posted_ms IS :posted_ms FROM post
             WHERE dataset_no = :dataset_no AND key = :key",
        )?;
        let is_same: bool = statement.query_row(
            named_params! {
                ":dataset_no": self.group.dataset_no,
                ":key": post.key.as_str(),
                ":text": post.text,
                ":posted_ms": post.posted_at.map(|posted| posted.at.timestamp_millis()),
            },
            |row| row.get(0),
        )?;
        if !is_same {
            self.differing.add(position);
        }
        Ok(())
    }

    fn has_post(&self, key: &str) -> Result<bool> {
        let mut statement = self
            .db
            .prepare_cached("SELECT 1 FROM post WHERE dataset_no = :dataset_no AND key = :key")?;
        Ok(
            statement
                .exists(named_params! { ":dataset_no": self.group.dataset_no, ":key": key })?,
        )
    }

    fn has_identical_post(&self, digest: &[u8; 16]) -> Result<bool> {
        let mut statement = self.db.prepare_cached(
            "SELECT 1 FROM post WHERE dataset_no = :dataset_no AND digest = :digest",
        )?;
        Ok(statement
            .exists(named_params! { ":dataset_no": self.group.dataset_no, ":digest": digest })?)
    }

    fn keep_rejected(&self, rejected: &Rejected) -> Result<()> {
        let mut statement = self.db.prepare_cached(
            "INSERT INTO rejected (file_no, record, line, byte, reason, raw)
             VALUES (:file_no, :record, :line, :byte, :reason, :raw)",
        )?;
        statement.execute(named_params! {
            ":file_no": self.file_no,
            ":record": rejected.position.record,
            ":line": rejected.position.line,
            ":byte": rejected.position.byte,
            ":reason": rejected.reason,
            ":raw": rejected.raw,
        })?;
        Ok(())
    }

    fn write_notes(&self, batch: &Batch) -> Result<()> {
        for note in &batch.notes {
            add_note(self.db, self.file_no, note)?;
        }
        let ours = [
            (
                "duplicateDiffers",
                "Records with an id that was there already, but with another content; the first one read was kept.",
                &self.differing,
            ),
            (
                "identicalWithoutId",
                "Records without a usable id that repeat an earlier one in every column; each was kept.",
                &self.identical,
            ),
        ];
        for (code, message, seen) in ours {
            if seen.count > 0 {
                let note = Note {
                    code,
                    count: seen.count,
                    message: message.into(),
                    first_record: seen.first_record,
                };
                add_note(self.db, self.file_no, &note)?;
            }
        }
        Ok(())
    }

    fn write_file(&self, batch: &Batch) -> Result<()> {
        let mut file = self.db.prepare_cached(
            "UPDATE source_file SET
                 read = read + :read, kept = kept + :kept, duplicates = duplicates + :duplicates,
                 rejected = rejected + :rejected, repaired = repaired + :repaired, skipped = skipped + :skipped,
                 next_record = :next_record, next_line = :next_line, next_byte = :next_byte,
                 state = iif(:finished, 'complete', 'partial'),
                 first_ms = coalesce(min(first_ms, :first_ms), first_ms, :first_ms),
                 last_ms = coalesce(max(last_ms, :last_ms), last_ms, :last_ms),
                 n_undated = n_undated + :n_undated
             WHERE file_no = :file_no",
        )?;
        file.execute(named_params! {
            ":file_no": self.file_no,
            ":read": batch.records.len() + batch.rejected.len(),
            ":kept": self.kept,
            ":duplicates": self.duplicates,
            ":rejected": batch.rejected.len(),
            ":repaired": batch.repaired,
            ":skipped": batch.skipped,
            ":next_record": batch.end.record,
            ":next_line": batch.end.line,
            ":next_byte": batch.end.byte,
            ":finished": batch.finished,
            ":first_ms": self.first_ms,
            ":last_ms": self.last_ms,
            ":n_undated": self.n_undated,
        })?;
        Ok(())
    }

    /// Hands on what was counted over the batch.
    fn add_totals(&mut self) {
        let group = &mut self.group;
        group.first_ms = earlier(group.first_ms, self.first_ms);
        group.last_ms = group.last_ms.max(self.last_ms);
        for (&language_no, n_posts) in &self.languages {
            *group.tally.entry(("language", language_no.0)).or_default() += n_posts;
            *group
                .file_languages
                .entry((self.file_no, language_no))
                .or_default() += n_posts;
        }
    }
}

fn dataset_of_open_file(db: &Connection, file_no: FileNo) -> Result<DatasetNo> {
    let mut statement = db.prepare_cached(
        "SELECT dataset_no FROM source_file WHERE file_no = :file_no AND state = 'partial'",
    )?;
    statement
        .query_row(named_params! { ":file_no": file_no }, |row| row.get(0))
        .optional()?
        .ok_or(Error::NotReading { file_no })
}

fn flags(post: &Post) -> u64 {
    let mut flags = 0;
    for (is_set, bit) in [
        (post.is_repost, flag::REPOST),
        (post.is_quote, flag::QUOTE),
        (post.is_reply, flag::REPLY),
        (post.direction == model::Direction::Rtl, flag::RIGHT_TO_LEFT),
        (post.language_published, flag::LANGUAGE_PUBLISHED),
    ] {
        if is_set {
            flags |= bit;
        }
    }
    flags
}
