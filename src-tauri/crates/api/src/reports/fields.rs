//! Which fields a release has, by its columns and by what stands in them.

use std::collections::BTreeSet;

use ingest::{ColumnUse, Holds};
use model::Field;

use crate::{
    file_columns::FileColumns,
    wire::{FieldCount, FieldState},
};

/// A field in words, as the end of "Not in this release: …".
pub(super) fn label(field: Field) -> &'static str {
    match field {
        Field::Text => "texts",
        Field::PostedAt => "times of posts",
        Field::Language => "language labels",
        Field::Client => "the programs that posts were sent with",
        Field::ReplyTo => "what posts answer",
        Field::Quoted => "what posts quote",
        Field::Reposted => "what posts pass on",
        Field::Hashtags => "hashtags",
        Field::Links => "links",
        Field::Mentions => "mentions",
        Field::Likes => "counts of likes",
        Field::Reposts => "counts of reposts",
        Field::Replies => "counts of replies",
        Field::Quotes => "counts of quotes",
        Field::Views => "counts of views",
        Field::Place => "places of posts",
        Field::Media => "images and videos",
        Field::Impressions => "impressions of advertisements",
        Field::Clicks => "clicks on advertisements",
        Field::Spend => "money spent on advertisements",
        Field::Handle => "handles",
        Field::DisplayName => "shown names",
        Field::AccountPlace => "places of accounts",
        Field::Description => "descriptions of accounts",
        Field::ProfileUrl => "addresses in profiles",
        Field::Followers => "counts of followers",
        Field::Following => "counts of accounts followed",
        Field::Created => "days on which accounts were made",
        Field::AccountLanguage => "languages of accounts",
    }
}

/// How many records there are that could have a field.
#[derive(Debug, Clone, Copy)]
pub(super) struct Totals {
    pub(super) posts: u64,
    pub(super) ads: u64,
    pub(super) accounts: u64,
    pub(super) hashed_accounts: u64,
}

impl Totals {
    fn of(self, field: Field) -> (&'static str, u64) {
        if field.is_of_ad() {
            ("ads", self.ads)
        } else if field.is_of_account() {
            ("accounts", self.accounts)
        } else {
            ("posts", self.posts)
        }
    }
}

/// Every field that some record could have, in reading order. `columns` are the fields for which a file has a column,
/// if any file is a table; `filled` tells how many have it.
pub(super) fn counts(
    totals: Totals,
    columns: Option<&BTreeSet<Field>>,
    filled: impl Fn(Field) -> u64,
) -> Vec<FieldCount> {
    let counts = Field::ALL.iter().filter_map(|&field| {
        let (of, total) = totals.of(field);
        if total == 0 {
            return None;
        }
        let filled = filled(field);
        let column = columns.map(|columns| columns.contains(&field));
        let is_name = matches!(field, Field::Handle | Field::DisplayName);
        let state = match (filled, column) {
            (0, _) if is_name && totals.hashed_accounts == total => FieldState::Withheld,
            (0, Some(true)) => FieldState::Empty,
            (0, _) => FieldState::Absent,
            (all, _) if all >= total => FieldState::Always,
            _ => FieldState::Partly,
        };
        Some(FieldCount {
            field: field.name().to_owned(),
            label: label(field).to_owned(),
            of: of.to_owned(),
            filled,
            total,
            column,
            state,
        })
    });
    counts.collect()
}

/// The fields for which a file has a column.
pub(super) fn of_file(columns: &FileColumns<'_>) -> BTreeSet<Field> {
    let fields = columns
        .uses()
        .into_iter()
        .filter_map(|(_, used)| match used {
            ColumnUse::Read(field) => field,
            ColumnUse::Kept | ColumnUse::Unknown => None,
        });
    fields.collect()
}

/// The fields for which a table has no column, in words; none where its records are neither posts nor accounts.
pub(super) fn without_column(columns: &FileColumns<'_>) -> Vec<String> {
    let has = of_file(columns);
    let has_ads = has.iter().any(|field| field.is_of_ad());
    let holds = columns.holds();
    let is_expected = |field: Field| match holds {
        Holds::Posts => has_ads || !field.is_of_ad(),
        Holds::Accounts => field.is_of_account(),
        Holds::Indicators | Holds::Supplements => false,
    };
    Field::ALL
        .iter()
        .filter(|&&field| is_expected(field) && !has.contains(&field))
        .map(|&field| label(field).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_absent_empty_withheld_or_there() {
        let totals = Totals {
            posts: 4,
            ads: 0,
            accounts: 2,
            hashed_accounts: 2,
        };
        let columns = BTreeSet::from([Field::Client, Field::Text, Field::Handle, Field::Likes]);
        let filled = |field| match field {
            Field::Text => 4,
            Field::Likes => 1,
            _ => 0,
        };
        let counts = counts(totals, Some(&columns), filled);
        let state = |field: Field| {
            let found = counts.iter().find(|count| count.field == field.name());
            found.map(|count| (count.of.as_str(), count.state))
        };
        assert_eq!(state(Field::Text), Some(("posts", FieldState::Always)));
        assert_eq!(state(Field::Likes), Some(("posts", FieldState::Partly)));
        assert_eq!(state(Field::Client), Some(("posts", FieldState::Empty)));
        assert_eq!(state(Field::Views), Some(("posts", FieldState::Absent)));
        assert_eq!(
            state(Field::Handle),
            Some(("accounts", FieldState::Withheld))
        );
        assert_eq!(
            state(Field::Created),
            Some(("accounts", FieldState::Absent))
        );
        // Nobody misses what advertisements have where there are none.
        assert_eq!(state(Field::Spend), None);
    }
}
