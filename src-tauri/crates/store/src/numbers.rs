//! The numbers under which rows are kept: ours, never published, valid in one archive.

use std::fmt;

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};

use crate::ObjectType;

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident)+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                u64::column_result(value).map(Self)
            }
        }
    )+ };
}

numbers! {
    /// A dataset.
    DatasetNo
    /// One run of the importer.
    ImportNo
    /// A source file, or a member of one.
    FileNo
    /// An account. Reused after a removal, so nothing outside the archive and its index may keep it.
    AccountNo
    /// A set of facts published about an account. Reused after a removal.
    ProfileNo
    /// A post: ascending in the order of commits, from 1, never reused.
    PostNo
    /// A hashtag, link, mention or domain. Reused after a removal.
    ObjectNo
    /// Something listed in a report. Reused after a removal.
    IndicatorNo
    /// A network known only in figures. Reused after a removal.
    SummaryNo
    /// The program a post was sent with. Reused after a removal.
    ClientNo
    /// A language tag. Reused after a removal.
    LanguageNo
}

impl FromSql for ObjectType {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match u64::column_result(value)? {
            1 => Ok(ObjectType::Hashtag),
            2 => Ok(ObjectType::Link),
            3 => Ok(ObjectType::Mention),
            4 => Ok(ObjectType::Domain),
            5 => Ok(ObjectType::Object),
            6 => Ok(ObjectType::Image),
            other => Err(FromSqlError::OutOfRange(other.cast_signed())),
        }
    }
}
