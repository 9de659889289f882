//! A post as the index sees it.

use model::{Kind, Platform};
use tantivy::TantivyDocument;
use tantivy::schema::Field;

use crate::address;
use crate::query::Part;
use crate::schema::{Fields, tag};

/// One post as the index sees it. Numbers are the store's.
///
/// Hashtags, mentions and accounts come in the form in which they are compared (`text::fold_tag`).
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// The post's number: what a search gives back.
    pub post_no: u64,
    /// The dataset it belongs to.
    pub dataset_no: u32,
    /// The account that posted it.
    pub account_no: u32,
    /// Milliseconds since 1970, UTC; `None` if the record has no readable date.
    pub posted_ms: Option<i64>,
    /// The code of the [`model::Precision`].
    pub precision: u8,
    /// The one kind it is counted under.
    pub kind: Kind,
    /// What `is:repost` asks.
    pub is_repost: bool,
    /// What `is:quote` asks.
    pub is_quote: bool,
    /// What `is:reply` asks.
    pub is_reply: bool,
    /// The published language.
    pub language_no: Option<u32>,
    /// Our guess of the language.
    pub guess_no: Option<u32>,
    /// The program it was sent with.
    pub client_no: Option<u32>,
    /// Where it was posted.
    pub platform: Platform,
    /// The text as published.
    pub text: &'a str,
    /// Hashtags: number, and the folded form.
    pub hashtags: &'a [(u32, &'a str)],
    /// Mentions: number, and the folded form of the published id, hash or handle.
    pub mentions: &'a [(u32, &'a str)],
    /// Registered domains of the links: number and name.
    pub domains: &'a [(u32, &'a str)],
    /// Links: number, and the address as published.
    pub links: &'a [(u32, &'a str)],
    /// The account that is answered, folded.
    pub reply_to_account: Option<&'a str>,
    /// What is passed on: the post's published id and, where the release names it, the account, folded.
    pub reposted: &'a [&'a str],
    /// Likes as published.
    pub likes: Option<u64>,
    /// Reposts as published.
    pub reposts: Option<u64>,
    /// Replies as published.
    pub replies: Option<u64>,
    /// Quotes as published.
    pub quotes: Option<u64>,
    /// Whether it has an image or a video.
    pub has_media: bool,
    /// Whether it has a place.
    pub has_place: bool,
    /// Equal for posts whose texts count as the same; `None` where nothing is left of the text to compare.
    pub fingerprint: Option<u64>,
    /// A number for its published id, where that is exact.
    pub own_id: Option<u64>,
    /// The number of the id of the post that it passes on, made in the same way.
    pub reposted_post: Option<u64>,
    /// A number for the account whose post it passes on, by its published id or handle.
    pub reposted_account: Option<u64>,
    /// The number of the id of the post that it answers.
    pub answered_post: Option<u64>,
    /// The number of the account that it answers.
    pub answered_account: Option<u64>,
}

impl Document<'_> {
    /// A post of which nothing else is known: undated, without text, tags or counts.
    #[must_use]
    pub fn new(
        post_no: u64,
        dataset_no: u32,
        account_no: u32,
        kind: Kind,
        platform: Platform,
    ) -> Self {
        Self {
            post_no,
            dataset_no,
            account_no,
            posted_ms: None,
            precision: model::Precision::Millisecond.code(),
            kind,
            is_repost: kind == Kind::Repost,
            is_quote: kind == Kind::Quote,
            is_reply: kind == Kind::Reply,
            language_no: None,
            guess_no: None,
            client_no: None,
            platform,
            text: "",
            hashtags: &[],
            mentions: &[],
            domains: &[],
            links: &[],
            reply_to_account: None,
            reposted: &[],
            likes: None,
            reposts: None,
            replies: None,
            quotes: None,
            has_media: false,
            has_place: false,
            fingerprint: None,
            own_id: None,
            reposted_post: None,
            reposted_account: None,
            answered_post: None,
            answered_account: None,
        }
    }

    pub(crate) fn to_tantivy(&self, fields: &Fields) -> TantivyDocument {
        let mut out = TantivyDocument::new();
        out.add_u64(fields.id, self.post_no);
        out.add_text(fields.body, self.text);
        out.add_u64(fields.dataset, self.dataset_no.into());
        out.add_u64(fields.account, self.account_no.into());
        if let Some(ms) = self.posted_ms {
            out.add_i64(fields.posted_ms, ms);
            out.add_u64(fields.precision, self.precision.into());
        }
        out.add_u64(fields.kind, self.kind.code().into());
        out.add_u64(fields.platform, self.platform.code().into());
        let optional = [
            (fields.language, self.language_no.map(u64::from)),
            (fields.guess, self.guess_no.map(u64::from)),
            (fields.client, self.client_no.map(u64::from)),
            (fields.likes, self.likes),
            (fields.reposts, self.reposts),
            (fields.replies, self.replies),
            (fields.quotes, self.quotes),
            (fields.fingerprint, self.fingerprint),
            (fields.own_id, self.own_id),
            (fields.reposted_post, self.reposted_post),
            (fields.reposted_account, self.reposted_account),
            (fields.answered_post, self.answered_post),
            (fields.answered_account, self.answered_account),
        ];
        for (field, value) in optional {
            if let Some(value) = value {
                out.add_u64(field, value);
            }
        }
        add_numbers(&mut out, fields.hashtag, self.hashtags);
        add_numbers(&mut out, fields.mention, self.mentions);
        add_numbers(&mut out, fields.domain, self.domains);
        add_numbers(&mut out, fields.link, self.links);
        for term in self.tags() {
            out.add_text(fields.tag, &term);
        }
        for (i, (_, url)) in self.links.iter().enumerate() {
            if !self.links[..i].iter().any(|(_, earlier)| earlier == url) {
                out.add_text(fields.url, url);
            }
        }
        out
    }

    /// The terms of the field `tag`, each once.
    fn tags(&self) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        tags.extend(self.hashtags.iter().map(|(_, folded)| tag::hashtag(folded)));
        tags.extend(self.mentions.iter().map(|(_, folded)| tag::mention(folded)));
        tags.extend(self.domains.iter().map(|(_, domain)| tag::host(domain)));
        for (_, url) in self.links {
            tags.extend(address::hosts(url).iter().map(|host| tag::host(host)));
        }
        tags.extend(self.reply_to_account.map(tag::answered));
        tags.extend(self.reposted.iter().map(|folded| tag::reposted(folded)));
        let flags = [
            (self.is_repost, tag::IS_REPOST),
            (self.is_quote, tag::IS_QUOTE),
            (self.is_reply, tag::IS_REPLY),
            (
                !self.links.is_empty() || !self.domains.is_empty(),
                tag::part(Part::Link),
            ),
            (self.has_media, tag::part(Part::Media)),
            (!self.hashtags.is_empty(), tag::part(Part::Hashtag)),
            (!self.mentions.is_empty(), tag::part(Part::Mention)),
            (self.has_place, tag::part(Part::Place)),
        ];
        tags.extend(
            flags
                .iter()
                .filter(|(has, _)| *has)
                .map(|(_, flag)| (*flag).to_owned()),
        );
        tags.retain(|term| term.len() <= MAX_TAG_BYTES);
        tags.sort_unstable();
        tags.dedup();
        tags
    }
}

/// Longer hashtags, mentions and hosts are not indexed as a whole: nobody types them, and a term must fit the engine.
const MAX_TAG_BYTES: usize = 1_000;

/// Adds each number once, so that a facet counts a value once a post.
fn add_numbers(out: &mut TantivyDocument, field: Field, values: &[(u32, &str)]) {
    for (i, (number, _)) in values.iter().enumerate() {
        if !values[..i].iter().any(|(earlier, _)| earlier == number) {
            out.add_u64(field, u64::from(*number));
        }
    }
}
