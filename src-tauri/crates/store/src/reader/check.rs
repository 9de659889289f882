//! Whether the archive holds together.

use super::Reader;
use crate::Result;

/// What a check found wrong, in sentences; nothing if all is well.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Check {
    /// One sentence for each thing found.
    pub problems: Vec<String>,
}

/// Each query gives what was found wrong, row by row, as one sentence.
///
/// `quick_check` compares no index with its table, which would take as long as an import.
const CHECKS: &[&str] = &[
    "SELECT quick_check FROM pragma_quick_check WHERE quick_check <> 'ok'",
    "SELECT format('A row of %s refers to a row of %s that is missing.', \"table\", parent)
     FROM pragma_foreign_key_check GROUP BY 1",
    "SELECT format('The dataset %s counts %d posts and has %d.', id, n_posts, there)
     FROM (SELECT id, n_posts, (SELECT count(*) FROM post WHERE post.dataset_no = dataset.dataset_no) AS there
           FROM dataset) WHERE n_posts <> there",
    "SELECT format('The dataset %s counts %d accounts and has %d.', id, n_accounts, there)
     FROM (SELECT id, n_accounts,
                  (SELECT count(*) FROM account
                   WHERE account.dataset_no = dataset.dataset_no AND key <> '?unnamed') AS there
           FROM dataset) WHERE n_accounts <> there",
    "SELECT format('The dataset %s counts %d indicators and has %d.', id, n_indicators, there)
     FROM (SELECT id, n_indicators,
                  (SELECT count(*) FROM indicator WHERE indicator.dataset_no = dataset.dataset_no) AS there
           FROM dataset) WHERE n_indicators <> there",
    "SELECT format('The dataset %s counts %d summaries and has %d.', id, n_summaries, there)
     FROM (SELECT id, n_summaries,
                  (SELECT count(*) FROM summary WHERE summary.dataset_no = dataset.dataset_no) AS there
           FROM dataset) WHERE n_summaries <> there",
    "SELECT format('The dataset %s counts %d audiences and has %d.', id, n_targets, there)
     FROM (SELECT id, n_targets,
                  (SELECT count(*) FROM target WHERE target.dataset_no = dataset.dataset_no) AS there
           FROM dataset) WHERE n_targets <> there",
    "SELECT format('%d accounts count other posts than they have.', count(*))
     FROM account
     WHERE n_posts <> (SELECT count(*) FROM post WHERE post.account_no = account.account_no)
     HAVING count(*) > 0",
    "SELECT format('The file %s kept %d records, and %d are there.', path, kept, coalesce(there, 0))
     FROM source_file LEFT JOIN
          (SELECT file_no, sum(n) AS there FROM
               (SELECT file_no, count(*) AS n FROM post GROUP BY file_no
                UNION ALL SELECT file_no, count(*) FROM account WHERE listed GROUP BY file_no
                UNION ALL SELECT file_no, count(*) FROM share GROUP BY file_no
                UNION ALL SELECT file_no, count(*) FROM indicator GROUP BY file_no
                UNION ALL SELECT file_no, count(*) FROM summary GROUP BY file_no
                UNION ALL SELECT file_no, count(*) FROM target GROUP BY file_no
                UNION ALL SELECT file_no, count(*) FROM ad_target GROUP BY file_no)
           GROUP BY file_no) USING (file_no)
     WHERE kept <> coalesce(there, 0)",
    "SELECT format('The file %s counts %d rejected records and has %d.', path, rejected, there)
     FROM (SELECT path, rejected,
                  (SELECT count(*) FROM rejected WHERE rejected.file_no = source_file.file_no) AS there
           FROM source_file) WHERE rejected <> there",
    "SELECT format('%d objects count other uses than they have.', count(*))
     FROM object LEFT JOIN
          (SELECT object_no, count(*) AS n FROM post_object GROUP BY object_no) AS used USING (object_no)
     WHERE type <> 4 AND n_uses <> coalesce(n, 0) HAVING count(*) > 0",
];

impl Reader {
    /// Counts again what is kept as counts, follows every reference, and has SQLite look over the file.
    ///
    /// Reads the whole archive; a million posts take some seconds.
    pub fn check(&self) -> Result<Check> {
        let tx = self.snapshot()?;
        let mut problems = Vec::new();
        for sql in CHECKS {
            let mut statement = tx.prepare(sql)?;
            let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
            problems.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        Ok(Check { problems })
    }
}
