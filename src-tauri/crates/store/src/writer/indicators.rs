//! What reports list, and networks announced only as a figure.

use model::{Indicator, Platform, Position, Summary};
use rusqlite::named_params;

use super::batch::Run;
use crate::{Result, digest, json};

impl Run<'_> {
    /// Keeps something listed in a report, once for each stage it is listed for.
    pub(super) fn keep_indicator(
        &mut self,
        position: Position,
        indicator: &Indicator,
    ) -> Result<()> {
        let mut insert = self.db.prepare_cached(
            "INSERT INTO indicator (dataset_no, kind, published, value, type_published, platform, listed_on,
                                    tactic, technique, procedure, comment, extra, digest,
                                    file_no, record, line, byte)
             VALUES (:dataset_no, :kind, :published, :value, :type_published, :platform, :listed_on,
                     :tactic, :technique, :procedure, :comment, :extra, :digest,
                     :file_no, :record, :line, :byte)
             ON CONFLICT (dataset_no, digest) DO NOTHING",
        )?;
        let inserted = insert.execute(named_params! {
            ":dataset_no": self.group.dataset_no,
            ":kind": indicator.kind.code(),
            ":published": indicator.published,
            ":value": indicator.value,
            ":type_published": indicator.type_published,
            ":platform": indicator.platform.map(Platform::code),
            ":listed_on": indicator.listed_on.map(|day| day.to_string()),
            ":tactic": indicator.stage.tactic,
            ":technique": indicator.stage.technique,
            ":procedure": indicator.stage.procedure,
            ":comment": indicator.comment,
            ":extra": json::from_pairs(&indicator.extra),
            ":digest": digest::of_indicator(indicator),
            ":file_no": self.file_no,
            ":record": position.record,
            ":line": position.line,
            ":byte": position.byte,
        })?;
        self.count_row(inserted);
        self.group.n_indicators += inserted as u64;
        Ok(())
    }

    /// Keeps a figure, once for each stage it is stated for.
    pub(super) fn keep_summary(&mut self, position: Position, summary: &Summary) -> Result<()> {
        let mut insert = self.db.prepare_cached(
            "INSERT INTO summary (dataset_no, measure, figure, bound, currency, published, platform, stated_on,
                                  tactic, technique, procedure, comment, extra, digest,
                                  file_no, record, line, byte)
             VALUES (:dataset_no, :measure, :figure, :bound, :currency, :published, :platform, :stated_on,
                     :tactic, :technique, :procedure, :comment, :extra, :digest,
                     :file_no, :record, :line, :byte)
             ON CONFLICT (dataset_no, digest) DO NOTHING",
        )?;
        let inserted = insert.execute(named_params! {
            ":dataset_no": self.group.dataset_no,
            ":measure": summary.measure.code(),
            ":figure": summary.figure,
            ":bound": summary.bound.code(),
            ":currency": summary.currency,
            ":published": summary.published,
            ":platform": summary.platform.map(Platform::code),
            ":stated_on": summary.stated_on.map(|day| day.to_string()),
            ":tactic": summary.stage.tactic,
            ":technique": summary.stage.technique,
            ":procedure": summary.stage.procedure,
            ":comment": summary.comment,
            ":extra": json::from_pairs(&summary.extra),
            ":digest": digest::of_summary(summary),
            ":file_no": self.file_no,
            ":record": position.record,
            ":line": position.line,
            ":byte": position.byte,
        })?;
        self.count_row(inserted);
        self.group.n_summaries += inserted as u64;
        Ok(())
    }
}
