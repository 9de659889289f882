//! What a record is kept under.

/// The identity of a post or an account within its dataset.
///
/// An exact key is the published id as text, compared letter for letter. Where the published id was destroyed
/// (`1.01421E+18`) or is missing, the record is kept under a marked key, which is never joined, linked or
/// deduplicated by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    text: String,
    /// The id as published, where it cannot serve as a key: `Some("")` if there was none.
    published: Option<String>,
}

impl Key {
    /// Takes the published id as it stands.
    #[must_use]
    pub fn exact(id: impl Into<String>) -> Self {
        Self {
            text: id.into(),
            published: None,
        }
    }

    /// Makes the key of a record whose id is destroyed or missing: `?`, the first 12 hex digits of the file's
    /// SHA-256, `:` and the record number. `published` is what stood in the id's place, empty if nothing did.
    #[must_use]
    pub fn marked(file_sha256: &str, record: u64, published: impl Into<String>) -> Self {
        let head = file_sha256.get(..12).unwrap_or(file_sha256);
        Self {
            text: format!("?{head}:{record}"),
            published: Some(published.into()),
        }
    }

    /// The key of the one account that stands for all posts of a dataset whose account the release does not name.
    ///
    /// It is not counted among accounts: nobody is known to be behind it.
    #[must_use]
    pub fn unnamed() -> Self {
        Self {
            text: Self::UNNAMED.to_owned(),
            published: Some(String::new()),
        }
    }

    /// The text of [`Key::unnamed`].
    pub const UNNAMED: &str = "?unnamed";

    /// Whether this stands for accounts that are not named.
    #[must_use]
    pub fn is_unnamed(&self) -> bool {
        self.published.is_some() && self.text == Self::UNNAMED
    }

    /// The key as text, unique within the dataset and record type.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether this is the published id itself.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.published.is_none()
    }

    /// What was published in the id's place, where the key is marked; empty if nothing was.
    #[must_use]
    pub fn published(&self) -> Option<&str> {
        self.published.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_key_names_file_and_record_and_keeps_what_was_published() {
        let key = Key::marked("0123456789abcdef0123", 17, "1.01421E+18");
        assert_eq!(key.as_str(), "?0123456789ab:17");
        assert!(!key.is_exact());
        assert_eq!(key.published(), Some("1.01421E+18"));
    }
}
