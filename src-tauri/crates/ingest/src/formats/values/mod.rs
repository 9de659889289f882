//! What stands in a cell: ids, times, counts, lists, labels of languages, addresses, figures in words, in every form
//! that was met.

pub(crate) mod counts;
pub(crate) mod fanging;
pub(crate) mod figures;
pub(crate) mod ids;
pub(crate) mod languages;
pub(crate) mod lists;
pub(crate) mod moments;
pub(crate) mod page;
pub(crate) mod profiles;
pub(crate) mod times;
