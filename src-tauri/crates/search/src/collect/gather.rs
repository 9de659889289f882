//! What the index holds of each post, for figures that no single count gives.

use tantivy::columnar::Column as Values;
use tantivy::{DocId, Score, SegmentReader};

use super::{first_values, number_column};
use crate::error::Error;
use crate::scan::{BLOCK, Visit};
use crate::schema::{Column, ID, Listed, POSTED_MS, PRECISION};

/// One post as the columns have it. Numbers are the store's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GatheredPost {
    /// The post.
    pub post_no: u64,
    /// Milliseconds since 1970, UTC; `None` if the record has no readable date.
    pub posted_ms: Option<i64>,
    /// The account that posted it.
    pub account_no: u32,
    /// Its dataset.
    pub dataset_no: u32,
    /// Its language: the published one, or the guess where its release has no labels.
    pub language_no: Option<u32>,
    /// The program it was sent with.
    pub client_no: Option<u32>,
    /// The code of the [`model::Precision`].
    pub precision: u8,
    /// The code of the [`model::Kind`].
    pub kind: u8,
    /// The code of the [`model::Platform`].
    pub platform: u8,
}

/// Posts, and what stands in lists of theirs. Takes about 56 bytes a post and 16 bytes a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gathered {
    /// The posts, in no order.
    pub posts: Vec<GatheredPost>,
    lists: Vec<(Listed, Vec<(u32, u64)>)>,
}

impl Gathered {
    /// A list that was asked for: the position of a post, and one value that it has. Posts come in ascending order,
    /// each value once a post.
    #[must_use]
    pub fn list(&self, of: Listed) -> &[(u32, u64)] {
        let found = self.lists.iter().find(|(listed, _)| *listed == of);
        found.map_or(&[], |(_, values)| values)
    }
}

/// The columns of one segment.
#[derive(Default)]
struct Columns {
    id: Option<Values<u64>>,
    posted_ms: Option<Values<i64>>,
    account: Option<Values<u64>>,
    dataset: Option<Values<u64>>,
    language: Option<Values<u64>>,
    client: Option<Values<u64>>,
    precision: Option<Values<u64>>,
    kind: Option<Values<u64>>,
    platform: Option<Values<u64>>,
}

/// Gathers posts.
pub(crate) struct GatherVisitor {
    gathered: Gathered,
    columns: Columns,
    lists: Vec<Option<Values<u64>>>,
}

impl GatherVisitor {
    pub(crate) fn new(lists: &[Listed]) -> Self {
        Self {
            gathered: Gathered {
                posts: Vec::new(),
                lists: lists.iter().map(|&listed| (listed, Vec::new())).collect(),
            },
            columns: Columns::default(),
            lists: Vec::new(),
        }
    }

    pub(crate) fn merge(lists: &[Listed], parts: Vec<GatherVisitor>) -> Gathered {
        let mut all = Self::new(lists).gathered;
        for part in parts {
            let before = all.posts.len() as u32;
            all.posts.extend(part.gathered.posts);
            for ((_, values), (_, more)) in all.lists.iter_mut().zip(part.gathered.lists) {
                values.extend(more.into_iter().map(|(at, value)| (at + before, value)));
            }
        }
        all
    }
}

impl Visit for GatherVisitor {
    fn segment(&mut self, reader: &SegmentReader) -> Result<(), Error> {
        let number = |column: Column| number_column(reader, column.name());
        self.columns = Columns {
            id: number_column(reader, ID)?,
            posted_ms: reader.fast_fields().column_opt(POSTED_MS)?,
            account: number(Column::Account)?,
            dataset: number(Column::Dataset)?,
            language: number(Column::Language)?,
            client: number(Column::Client)?,
            precision: number_column(reader, PRECISION)?,
            kind: number(Column::Kind)?,
            platform: number(Column::Platform)?,
        };
        self.lists.clear();
        for (listed, _) in &self.gathered.lists {
            self.lists.push(number_column(reader, listed.name())?);
        }
        Ok(())
    }

    fn posts(&mut self, docs: &[DocId], _scores: &[Score]) -> Result<(), Error> {
        let columns = &self.columns;
        let read = |column: &Option<Values<u64>>| {
            let mut block = [None; BLOCK];
            first_values(column.as_ref(), docs, &mut block);
            block
        };
        let mut posted_ms = [None; BLOCK];
        first_values(columns.posted_ms.as_ref(), docs, &mut posted_ms);
        let (id, account) = (read(&columns.id), read(&columns.account));
        let (dataset, language) = (read(&columns.dataset), read(&columns.language));
        let (client, precision) = (read(&columns.client), read(&columns.precision));
        let (kind, platform) = (read(&columns.kind), read(&columns.platform));
        let before = self.gathered.posts.len() as u32;
        let narrow = |value: Option<u64>| value.unwrap_or_default() as u32;
        let code = |value: Option<u64>| value.unwrap_or_default() as u8;
        self.gathered
            .posts
            .extend((0..docs.len()).map(|i| GatheredPost {
                post_no: id[i].unwrap_or_default(),
                posted_ms: posted_ms[i],
                account_no: narrow(account[i]),
                dataset_no: narrow(dataset[i]),
                language_no: language[i].map(|no| no as u32),
                client_no: client[i].map(|no| no as u32),
                precision: code(precision[i]),
                kind: code(kind[i]),
                platform: code(platform[i]),
            }));
        for (values, (_, list)) in self.lists.iter().zip(&mut self.gathered.lists) {
            if let Some(values) = values {
                for (at, &doc) in (before..).zip(docs) {
                    list.extend(values.values_for_doc(doc).map(|value| (at, value)));
                }
            }
        }
        Ok(())
    }
}
