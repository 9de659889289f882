//! What the columns of a file are, as its reader declares.

use super::wire;

wire! {
    /// What the columns of files of one form are.
    pub struct Mapping {
        /// The name under which it is kept.
        pub name: String,
        /// `posts`, `accounts` or `shares`.
        pub records: String,
        /// Platform.
        pub platform: String,
        /// The zone of times that name none; UTC without it.
        #[serde(default)]
        pub zone: Option<String>,
        /// Where the records stand in one JSON object, such as `data.items`.
        #[serde(default)]
        pub path: Option<String>,
        /// The columns that have a role; the others are kept as they stand.
        pub columns: Vec<MappedColumn>,
    }

    /// A column with its role.
    pub struct MappedColumn {
        /// The column.
        pub column: String,
        /// Its role, by name.
        pub role: String,
        /// The form of its times, where it holds times.
        #[serde(default)]
        pub form: Option<String>,
    }

    /// What may the columns of this file be?
    pub struct ProposeMappingRequest {
        /// Path as an inspection gives it, with `!member` where it is one.
        pub path: String,
    }

    /// What the columns of a file may be.
    pub struct MappingProposal {
        /// Each column, in the file's order.
        pub columns: Vec<ProposedColumn>,
        /// The mapping that these make; one that was saved for these columns, if there is one.
        pub mapping: Mapping,
        /// Whether it is a saved one.
        pub saved: bool,
        /// The roles that can be given.
        pub roles: Vec<RoleChoice>,
        /// The forms in which times can be written.
        pub forms: Vec<String>,
        /// The platforms.
        pub platforms: Vec<String>,
    }

    /// A column with what it may be.
    pub struct ProposedColumn {
        /// Its name.
        pub column: String,
        /// The role proposed.
        pub role: String,
        /// Why, in words; empty where nothing speaks for a role.
        pub why: String,
        /// The form of its times, where they tell it.
        pub form: Option<String>,
        /// A date that can be read with the day or with the month first: the order has to be declared.
        pub ambiguous: Option<String>,
        /// Some of its cells.
        pub samples: Vec<String>,
    }

    /// A role that a column can be given.
    pub struct RoleChoice {
        /// Name in a mapping.
        pub name: String,
        /// What it is, in words.
        pub words: String,
        /// Whether it holds times, whose form can be declared.
        pub holds_times: bool,
        /// Whether several columns can have it.
        pub may_repeat: bool,
    }

    /// Keep this mapping under its name.
    pub struct SaveMappingRequest {
        /// The mapping.
        pub mapping: Mapping,
    }

    /// The mappings that are kept.
    pub struct MappingList {
        /// The latest first.
        pub mappings: Vec<Mapping>,
    }

    /// Forget this mapping.
    pub struct MappingName {
        /// Its name.
        pub name: String,
    }
}
