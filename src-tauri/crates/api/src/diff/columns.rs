//! Which published columns a field stands for.
//!
//! Beside what nobody understands, a record keeps the text of columns whose fields do not give it back: a date in an
//! unusual form, a count written `1.0`. For a comparison these are other ways of writing a value that is compared
//! already.

use std::collections::BTreeSet;

use ingest::ColumnUse;
use store::{DatasetNo, Reader};

use crate::{ApiError, file_columns::FileColumns};

/// The names of such columns.
pub(super) struct Understood(BTreeSet<String>);

impl Understood {
    /// Looks at the headers of all files of these datasets.
    pub(super) fn read(reader: &Reader, datasets: &[DatasetNo]) -> Result<Self, ApiError> {
        let mut names = BTreeSet::new();
        for &dataset_no in datasets {
            for file in reader.files(dataset_no)? {
                if let Some(columns) = FileColumns::of(&file) {
                    names.extend(read_columns(columns.uses()));
                }
            }
        }
        Ok(Self(names))
    }

    pub(super) fn contains(&self, column: &str) -> bool {
        self.0.contains(column)
    }
}

fn read_columns(columns: Vec<(String, ColumnUse)>) -> impl Iterator<Item = String> {
    columns
        .into_iter()
        .filter(|(_, used)| matches!(used, ColumnUse::Read(_)))
        .map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_is_kept_as_it_stands_is_compared_as_it_stands() {
        let format = ingest::Format::from_name("twitter-posts").unwrap();
        let header = ["tweetid", "tweet_time", "poll_choices", "category"].map(str::to_owned);
        let read: Vec<String> = read_columns(ingest::columns(format, None, &header)).collect();
        assert_eq!(read, ["tweetid", "tweet_time"]);
    }
}
