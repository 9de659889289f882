//! The index's fields, and the terms of the field `tag`.

use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};

/// Version of the fields and of the terms in `tag` and `url`; an index of another version is rebuilt.
///
/// The words in `body` have a version of their own, `text::ANALYZER_VERSION`.
pub(crate) const SCHEMA_VERSION: u32 = 2;

/// Name of the tokenizer that cuts a post's text; see `tokenizer.rs`.
pub(crate) const TEXT_TOKENIZER: &str = "shuttered_text";

/// Name of the tokenizer that cuts a link's address.
pub(crate) const ADDRESS_TOKENIZER: &str = "shuttered_address";

/// The fields by their meaning. Nothing is stored: rows come from the store.
///
/// | field | holds | bytes a post pays for |
/// |---|---|---|
/// | `id` | the post's number in the store | column |
/// | `body` | the folded words of the text | frequencies, positions, lengths |
/// | `tag` | whole hashtags, mentions, hosts, and what `is:` and `has:` ask; see [`tag`] | presence |
/// | `url` | the words of the links' addresses | positions |
/// | the rest | what is counted, filtered, sorted and stacked | columns |
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    pub id: Field,
    pub body: Field,
    pub tag: Field,
    pub url: Field,
    pub dataset: Field,
    pub account: Field,
    pub posted_ms: Field,
    pub precision: Field,
    pub kind: Field,
    pub platform: Field,
    pub language: Field,
    pub guess: Field,
    pub client: Field,
    pub hashtag: Field,
    pub domain: Field,
    pub mention: Field,
    pub likes: Field,
    pub reposts: Field,
    pub replies: Field,
    pub quotes: Field,
    pub link: Field,
    pub fingerprint: Field,
    pub own_id: Field,
    pub reposted_post: Field,
    pub reposted_account: Field,
    pub answered_post: Field,
    pub answered_account: Field,
}

/// Names of the columns that collectors open.
pub(crate) const ID: &str = "id";
pub(crate) const POSTED_MS: &str = "posted_ms";
pub(crate) const PRECISION: &str = "precision";
pub(crate) const COUNTS: [&str; 4] = ["likes", "reposts", "replies", "quotes"];

/// Makes the schema. Fields are numbered in the order in which they are added, so the same code always gives the
/// same schema, which is compared on opening.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let words = |option: IndexRecordOption, norms: bool, tokenizer: &str| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_index_option(option)
                .set_fieldnorms(norms),
        )
    };
    let column = || NumericOptions::default().set_fast();
    let indexed = || NumericOptions::default().set_fast().set_indexed();
    let fields = Fields {
        id: schema.add_u64_field(ID, column()),
        body: schema.add_text_field(
            "body",
            words(
                IndexRecordOption::WithFreqsAndPositions,
                true,
                TEXT_TOKENIZER,
            ),
        ),
        tag: schema.add_text_field("tag", words(IndexRecordOption::Basic, false, "raw")),
        url: schema.add_text_field(
            "url",
            words(
                IndexRecordOption::WithFreqsAndPositions,
                false,
                ADDRESS_TOKENIZER,
            ),
        ),
        dataset: schema.add_u64_field("dataset", indexed()),
        account: schema.add_u64_field("account", indexed()),
        posted_ms: schema.add_i64_field(POSTED_MS, column()),
        precision: schema.add_u64_field(PRECISION, column()),
        kind: schema.add_u64_field("kind", column()),
        platform: schema.add_u64_field("platform", column()),
        language: schema.add_u64_field("language", column()),
        guess: schema.add_u64_field("guess", column()),
        client: schema.add_u64_field("client", column()),
        hashtag: schema.add_u64_field(Listed::Hashtag.name(), column()),
        domain: schema.add_u64_field(Listed::Domain.name(), column()),
        mention: schema.add_u64_field(Listed::Mention.name(), column()),
        likes: schema.add_u64_field("likes", column()),
        reposts: schema.add_u64_field("reposts", column()),
        replies: schema.add_u64_field("replies", column()),
        quotes: schema.add_u64_field("quotes", column()),
        link: schema.add_u64_field(Listed::Link.name(), column()),
        fingerprint: schema.add_u64_field(Listed::Fingerprint.name(), column()),
        own_id: schema.add_u64_field(Listed::OwnId.name(), column()),
        reposted_post: schema.add_u64_field(Listed::RepostedPost.name(), column()),
        reposted_account: schema.add_u64_field(Listed::RepostedAccount.name(), column()),
        answered_post: schema.add_u64_field(Listed::AnsweredPost.name(), column()),
        answered_account: schema.add_u64_field(Listed::AnsweredAccount.name(), column()),
    };
    (schema.build(), fields)
}

/// The terms of the field `tag`: one sign says what the rest is, so that no two kinds can collide.
pub(crate) mod tag {
    use crate::query::Part;

    /// The post repeats another.
    pub(crate) const IS_REPOST: &str = "!repost";
    /// The post quotes another.
    pub(crate) const IS_QUOTE: &str = "!quote";
    /// The post answers another.
    pub(crate) const IS_REPLY: &str = "!reply";

    /// A whole hashtag in the form in which hashtags are compared.
    pub(crate) fn hashtag(folded: &str) -> String {
        format!("#{folded}")
    }

    /// A whole mention, likewise.
    pub(crate) fn mention(folded: &str) -> String {
        format!("@{folded}")
    }

    /// The account that is answered, likewise.
    pub(crate) fn answered(folded: &str) -> String {
        format!(">{folded}")
    }

    /// The post that is passed on, or its account, likewise.
    pub(crate) fn reposted(folded: &str) -> String {
        format!("<{folded}")
    }

    /// A host that a link goes to, or one above it.
    pub(crate) fn host(host: &str) -> String {
        format!("/{host}")
    }

    /// What a post has.
    pub(crate) fn part(part: Part) -> &'static str {
        match part {
            Part::Link => "!link",
            Part::Media => "!media",
            Part::Hashtag => "!hashtag",
            Part::Mention => "!mention",
            Part::Place => "!place",
        }
    }
}

/// What a post can be counted, stacked and split by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// The dataset's number.
    Dataset,
    /// The account's number.
    Account,
    /// The code of the [`model::Kind`].
    Kind,
    /// The code of the [`model::Platform`].
    Platform,
    /// The number of the published language.
    Language,
    /// The number of the guessed language.
    Guess,
    /// The client's number.
    Client,
    /// The numbers of the hashtags.
    Hashtag,
    /// The numbers of the registered domains.
    Domain,
    /// The numbers of the mentions.
    Mention,
}

impl Column {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Column::Dataset => "dataset",
            Column::Account => "account",
            Column::Kind => "kind",
            Column::Platform => "platform",
            Column::Language => "language",
            Column::Guess => "guess",
            Column::Client => "client",
            Column::Hashtag => "hashtag",
            Column::Domain => "domain",
            Column::Mention => "mention",
        }
    }
}

/// What a post can have none, one or several of, and what posts are compared by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Listed {
    /// The numbers of the hashtags.
    Hashtag,
    /// The numbers of the registered domains.
    Domain,
    /// The numbers of the mentions.
    Mention,
    /// The numbers of the links.
    Link,
    /// [`crate::Document::fingerprint`].
    Fingerprint,
    /// [`crate::Document::own_id`].
    OwnId,
    /// [`crate::Document::reposted_post`].
    RepostedPost,
    /// [`crate::Document::reposted_account`].
    RepostedAccount,
    /// [`crate::Document::answered_post`].
    AnsweredPost,
    /// [`crate::Document::answered_account`].
    AnsweredAccount,
}

impl Listed {
    /// Every list, in the order of their numbers.
    pub const ALL: [Listed; 10] = [
        Listed::Hashtag,
        Listed::Domain,
        Listed::Mention,
        Listed::Link,
        Listed::Fingerprint,
        Listed::OwnId,
        Listed::RepostedPost,
        Listed::RepostedAccount,
        Listed::AnsweredPost,
        Listed::AnsweredAccount,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Listed::Hashtag => "hashtag",
            Listed::Domain => "domain",
            Listed::Mention => "mention",
            Listed::Link => "link",
            Listed::Fingerprint => "fingerprint",
            Listed::OwnId => "own_id",
            Listed::RepostedPost => "reposted_post",
            Listed::RepostedAccount => "reposted_account",
            Listed::AnsweredPost => "answered_post",
            Listed::AnsweredAccount => "answered_account",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_the_same_every_time() {
        assert_eq!(schema().0, schema().0);
    }
}
