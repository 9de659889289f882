//! What stands in a cell: ids, times, counts, lists, labels of languages, in every form that was met.

pub(crate) mod counts;
pub(crate) mod ids;
pub(crate) mod languages;
pub(crate) mod lists;
pub(crate) mod moments;
pub(crate) mod times;
