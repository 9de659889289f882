//! What is made of the posts that match: a page, counts by value, counts by time.

mod facets;
mod gather;
mod histogram;
mod keys;
mod page;
mod rank;

pub(crate) use facets::FacetVisitor;
pub use facets::Facets;
pub(crate) use gather::GatherVisitor;
pub use gather::{Gathered, GatheredPost};
pub(crate) use histogram::{Extent, HistogramVisitor};
pub use histogram::{Histogram, Series};
pub(crate) use keys::KeptColumns;
pub(crate) use page::{Best, PageVisitor};
pub use page::{From, Page, PageRequest};
pub(crate) use rank::{SliceVisitor, Stretch};

use tantivy::columnar::Column;
use tantivy::{DocId, SegmentReader};

use crate::error::Error;
use crate::scan::BLOCK;

/// The first values of some posts in a column; `None` where a post has none.
pub(crate) fn first_values<T: PartialOrd + Copy + std::fmt::Debug + Send + Sync + 'static>(
    column: Option<&Column<T>>,
    docs: &[DocId],
    out: &mut [Option<T>; BLOCK],
) {
    out[..docs.len()].fill(None);
    if let Some(column) = column {
        column.first_vals(docs, &mut out[..docs.len()]);
    }
}

fn number_column(reader: &SegmentReader, name: &str) -> Result<Option<Column<u64>>, Error> {
    Ok(reader.fast_fields().column_opt(name)?)
}
