//! What is known of a dataset when its release is looked for.

use chrono::NaiveDate;

/// The form of the hashes that stand for accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HashForm {
    /// 64 lower-case hexadecimal letters, as in 2018.
    Hex,
    /// Base64, 39 to 44 letters with `=` at the end, since 2019.
    Base64,
}

impl HashForm {
    /// The form of this id; `None` if it is no hash.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        let is_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if id.len() == 64 && id.bytes().all(is_hex) {
            return Some(Self::Hex);
        }
        let letters = id.strip_suffix('=')?.trim_end_matches('=');
        let is_base64 = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/');
        ((39..=44).contains(&id.len()) && letters.bytes().all(is_base64)).then_some(Self::Base64)
    }

    /// In words.
    pub(super) fn in_words(self) -> &'static str {
        match self {
            Self::Hex => "64 hexadecimal letters, as in 2018",
            Self::Base64 => "base64, as since 2019",
        }
    }
}

/// How many there are of something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Rows of the files, doubled ones included; 0 if no file is of this kind.
    pub rows: u64,
    /// Different ones.
    pub distinct: u64,
}

/// What is known of a dataset: what [`super::recognise`] asks for, in the order in which it is trusted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The family of its formats.
    pub family: String,
    /// The headers of its files.
    pub headers: Vec<Vec<String>>,
    /// Whether all of them, and the dates in the files, are as published; otherwise somebody re-saved or cut them.
    pub as_published: bool,
    /// Ids of some of its accounts.
    pub account_ids: Vec<String>,
    /// Accounts.
    pub accounts: Counted,
    /// Posts, or advertisements.
    pub posts: Counted,
    /// Rows of a list of indicators, empty ones included, and how many of them are different.
    pub list: Counted,
    /// The day of its last post.
    pub last_post: Option<NaiveDate>,
    /// The names of its files and of the archives in which they came.
    pub file_names: Vec<String>,
}

impl Evidence {
    /// The form of the hashes among its ids; `None` if there are none, or several forms.
    pub(super) fn hash_form(&self) -> Option<HashForm> {
        let mut forms = self.account_ids.iter().filter_map(|id| HashForm::of(id));
        let first = forms.next()?;
        forms.all(|form| form == first).then_some(first)
    }

    /// The columns of its posts files: how many, and whether the replied-to post stands before the replied-to account.
    pub(super) fn posts_columns(&self) -> impl Iterator<Item = (usize, bool)> {
        self.headers.iter().filter_map(|header| {
            let place = |name: &str| {
                header
                    .iter()
                    .position(|column| column.trim().eq_ignore_ascii_case(name))
            };
            let (post, account) = (place("in_reply_to_tweetid")?, place("in_reply_to_userid")?);
            Some((header.len(), post < account))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_told_from_ids() {
        let hex = "5b0e8a2c".repeat(8);
        for (id, form) in [
            (hex.as_str(), Some(HashForm::Hex)),
            (
                "nYH0qZsGhfGL8GkTYyVXt0VKLTgHkpsGvlj2JDmZqs=",
                Some(HashForm::Base64),
            ),
            (
                "E+sGhfGL8GkTYyVXt0VKLTgHkpsGvlj2JDmZqs=",
                Some(HashForm::Base64),
            ),
            ("1144591876231749632", None),
            ("short=", None),
            ("", None),
            ("=", None),
            ("ی=", None),
        ] {
            assert_eq!(HashForm::of(id), form, "{id}");
        }
    }

    #[test]
    fn two_forms_of_hashes_are_none() {
        let evidence = Evidence {
            account_ids: vec![
                "5b0e8a2c".repeat(8),
                "nYH0qZsGhfGL8GkTYyVXt0VKLTgHkpsGvlj2JDmZqs=".into(),
            ],
            ..Evidence::default()
        };
        assert_eq!(evidence.hash_form(), None);
    }
}
