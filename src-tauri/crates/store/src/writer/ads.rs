//! What advertisements have beside their text, and whom they were aimed at.

use model::{Ad, AdTarget, Position, Target};
use rusqlite::named_params;

use super::batch::Run;
use crate::{PostNo, Result, json};

impl Run<'_> {
    /// Keeps what a new post has as a paid one.
    pub(super) fn insert_ad(&mut self, post_no: PostNo, ad: &Ad) -> Result<()> {
        let mut insert = self.db.prepare_cached(
            "INSERT INTO ad (post_no, impressions, clicks, spend_hundredths, currency, ended_ms, ended_precision)
             VALUES (:post_no, :impressions, :clicks, :spend_hundredths, :currency, :ended_ms, :ended_precision)",
        )?;
        let spend = ad.spend.as_ref();
        insert.execute(named_params! {
            ":post_no": post_no,
            ":impressions": ad.impressions,
            ":clicks": ad.clicks,
            ":spend_hundredths": spend.map(|spend| spend.hundredths),
            ":currency": spend.map(|spend| &spend.currency),
            ":ended_ms": ad.ended.map(|ended| ended.at.timestamp_millis()),
            ":ended_precision": ad.ended.map(|ended| ended.precision.code()),
        })?;
        Ok(())
    }

    /// Keeps an audience. Which advertisements it belongs to is found when they are read.
    pub(super) fn keep_target(&mut self, position: Position, target: &Target) -> Result<()> {
        let mut insert = self.db.prepare_cached(
            "INSERT INTO target (dataset_no, key, name, category, extra, file_no, record, line, byte)
             VALUES (:dataset_no, :key, :name, :category, :extra, :file_no, :record, :line, :byte)
             ON CONFLICT (dataset_no, key) DO NOTHING",
        )?;
        let inserted = insert.execute(named_params! {
            ":dataset_no": self.group.dataset_no,
            ":key": target.key,
            ":name": target.name,
            ":category": target.category,
            ":extra": json::from_pairs(&target.extra),
            ":file_no": self.file_no,
            ":record": position.record,
            ":line": position.line,
            ":byte": position.byte,
        })?;
        self.count_row(inserted);
        self.group.n_targets += inserted as u64;
        if inserted == 0 && !self.has_target_called(target)? {
            self.differing.add(position);
        }
        Ok(())
    }

    fn has_target_called(&self, target: &Target) -> Result<bool> {
        let mut statement = self.db.prepare_cached(
            "SELECT 1 FROM target WHERE dataset_no = :dataset_no AND key = :key AND name = :name",
        )?;
        Ok(statement.exists(named_params! {
            ":dataset_no": self.group.dataset_no,
            ":key": target.key,
            ":name": target.name,
        })?)
    }

    /// Keeps that an advertisement was shown to an audience, whether or not either is here yet.
    pub(super) fn keep_ad_target(&mut self, position: Position, pair: &AdTarget) -> Result<()> {
        let mut insert = self.db.prepare_cached(
            "INSERT INTO ad_target (dataset_no, ad, target, file_no, record, line, byte)
             VALUES (:dataset_no, :ad, :target, :file_no, :record, :line, :byte)
             ON CONFLICT (dataset_no, ad, target) DO NOTHING",
        )?;
        let inserted = insert.execute(named_params! {
            ":dataset_no": self.group.dataset_no,
            ":ad": pair.ad,
            ":target": pair.target,
            ":file_no": self.file_no,
            ":record": position.record,
            ":line": position.line,
            ":byte": position.byte,
        })?;
        self.count_row(inserted);
        Ok(())
    }
}
