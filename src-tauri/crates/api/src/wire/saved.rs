//! What the reader keeps: saved searches, and marks on posts.

use super::{SortOrder, wire};

wire! {
    /// How far the reader has come with a post.
    pub enum ReviewMark {
        /// Something is to be done with it.
        ToDo,
        /// It was looked at.
        Seen,
        /// What was to be done is done.
        Done,
    }

    /// Which posts of a list are shown.
    pub enum ReviewFilter {
        /// Those marked "to do".
        ToDo,
        /// Those marked "seen".
        Seen,
        /// Those marked "done".
        Done,
        /// Those without a mark.
        Unmarked,
    }
}

wire! {
    /// How many posts of a list have which mark.
    #[derive(Default)]
    pub struct MarkCounts {
        /// Marked "to do".
        pub to_do: u64,
        /// Marked "seen".
        pub seen: u64,
        /// Marked "done".
        pub done: u64,
    }

    /// A search that the reader wants to find again.
    pub struct SavedSearch {
        /// The name given to it, unique.
        pub name: String,
        /// The query's text.
        pub query: String,
        /// The zone in which `since:` and `until:` name days.
        pub zone: String,
        /// The order.
        pub sort: SortOrder,
        /// When it was saved, RFC 3339 in UTC.
        pub saved_at: String,
        /// The marks made for it.
        pub marks: MarkCounts,
    }

    /// The saved searches, by name.
    pub struct SavedSearches {
        /// All of them.
        pub searches: Vec<SavedSearch>,
        /// Marks that belong to no saved search.
        pub general: MarkCounts,
    }

    /// Save a search under a name.
    pub struct SaveSearchRequest {
        /// The name.
        pub name: String,
        /// The query's text; empty for every post.
        pub query: String,
        /// The zone in which `since:` and `until:` name days.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
        /// The order.
        #[serde(default = "super::posts::newest")]
        pub sort: SortOrder,
        /// Whether it may take the place of another search of that name.
        #[serde(default)]
        pub replace: bool,
    }

    /// Give a saved search another name; its marks go with it.
    pub struct RenameSearchRequest {
        /// The name it has.
        pub name: String,
        /// The name it shall have.
        pub new_name: String,
    }

    /// A saved search, by its name.
    pub struct SavedSearchRequest {
        /// The name.
        pub name: String,
    }

    /// What was removed, for putting it back.
    pub struct RemovedSearch {
        /// The search.
        pub search: SavedSearch,
        /// The marks that belonged to it.
        pub marks: Vec<MarkedPost>,
    }

    /// A mark on a post.
    pub struct MarkedPost {
        /// The saved search to which it belongs; none for the general list.
        pub search: Option<String>,
        /// The post's dataset.
        pub dataset: String,
        /// The post's id as shown in rows, so that it outlives an import done anew.
        pub post_id: String,
        /// The mark.
        pub mark: ReviewMark,
        /// When it was made, RFC 3339 in UTC.
        pub marked_at: String,
    }

    /// Which marks are meant.
    pub struct MarksRequest {
        /// Those of this saved search; none for the general list.
        pub search: Option<String>,
        /// Instead, those of all lists.
        #[serde(default)]
        pub all: bool,
    }

    /// Marks, those of one list together, the latest first.
    pub struct Marks {
        /// All of them.
        pub marks: Vec<MarkedPost>,
    }

    /// Mark a post, or take its mark away.
    pub struct SetMarkRequest {
        /// The saved search to which the mark belongs; none for the general list.
        pub search: Option<String>,
        /// The post's dataset.
        pub dataset: String,
        /// The post's id as shown in rows.
        pub post_id: String,
        /// The mark; none takes away what is there.
        pub mark: Option<ReviewMark>,
        /// When it was made, where an earlier mark is put back; else now.
        #[serde(default)]
        pub marked_at: Option<String>,
    }

    /// A mark made or taken away.
    pub struct MarkChange {
        /// What was there before.
        pub before: Option<MarkedPost>,
        /// What is there now.
        pub now: Option<MarkedPost>,
    }

    /// Find posts of a query by the reader's marks.
    pub struct ReviewRequest {
        /// The query's text.
        pub query: String,
        /// The zone in which `since:` and `until:` name days.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
        /// The order.
        #[serde(default = "super::posts::newest")]
        pub sort: SortOrder,
        /// The saved search whose marks count; none for the general list.
        pub search: Option<String>,
        /// Which posts are shown.
        pub only: ReviewFilter,
        /// Marks that were changed since the list was first asked for, as they were then: pages asked for later go on
        /// in the same list.
        #[serde(default)]
        pub before: Vec<EarlierMark>,
        /// How many come before the page.
        #[serde(default)]
        pub rank: u64,
        /// Rows wanted.
        #[serde(default = "super::posts::fifty")]
        pub limit: u64,
    }

    /// The mark that a post had.
    pub struct EarlierMark {
        /// The post's dataset.
        pub dataset: String,
        /// The post's id as shown in rows.
        pub post_id: String,
        /// The mark; none if it had none.
        pub mark: Option<ReviewMark>,
    }

    /// Write marked posts to a CSV file.
    pub struct ExportMarksRequest {
        /// Those of this saved search; none for the general list.
        pub search: Option<String>,
        /// Instead, those of all lists.
        #[serde(default)]
        pub all: bool,
        /// The file.
        pub output: String,
        /// Leave cells as they are that a spreadsheet would take for formulas.
        #[serde(default)]
        pub verbatim: bool,
    }
}
