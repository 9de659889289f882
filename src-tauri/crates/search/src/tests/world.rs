//! A small archive in memory: posts, their index, and the names behind the numbers.

use chrono::DateTime;
use model::{Kind, Platform, Precision};

use crate::{Document, From, Index, Names, Page, PageRequest, Query, Sort, Stamp, parse};

/// A post that owns what a [`Document`] borrows.
#[derive(Debug, Clone)]
pub struct Post {
    pub no: u64,
    pub dataset: u32,
    pub account: u32,
    pub posted_ms: Option<i64>,
    pub precision: Precision,
    pub kind: Kind,
    pub is_repost: bool,
    pub is_quote: bool,
    pub is_reply: bool,
    pub language: Option<u32>,
    pub guess: Option<u32>,
    pub client: Option<u32>,
    pub platform: Platform,
    pub text: String,
    pub hashtags: Vec<(u32, String)>,
    pub mentions: Vec<(u32, String)>,
    pub domains: Vec<(u32, String)>,
    pub links: Vec<String>,
    pub reply_to: Option<String>,
    pub reposted: Vec<String>,
    pub likes: Option<u64>,
    pub reposts: Option<u64>,
    pub has_media: bool,
    pub has_place: bool,
    pub fingerprint: Option<u64>,
    pub own_id: Option<u64>,
    pub answered_post: Option<u64>,
}

/// An original post of account 1 in dataset 1, without a date.
pub fn post(no: u64, text: &str) -> Post {
    Post {
        no,
        dataset: 1,
        account: 1,
        posted_ms: None,
        precision: Precision::Millisecond,
        kind: Kind::Original,
        is_repost: false,
        is_quote: false,
        is_reply: false,
        language: None,
        guess: None,
        client: None,
        platform: Platform::Twitter,
        text: text.to_owned(),
        hashtags: Vec::new(),
        mentions: Vec::new(),
        domains: Vec::new(),
        links: Vec::new(),
        reply_to: None,
        reposted: Vec::new(),
        likes: None,
        reposts: None,
        has_media: false,
        has_place: false,
        fingerprint: None,
        own_id: None,
        answered_post: None,
    }
}

/// Milliseconds of an RFC 3339 time.
pub fn ms(at: &str) -> i64 {
    DateTime::parse_from_rfc3339(at).unwrap().timestamp_millis()
}

fn borrowed(pairs: &[(u32, String)]) -> Vec<(u32, &str)> {
    pairs
        .iter()
        .map(|(no, text)| (*no, text.as_str()))
        .collect()
}

impl Post {
    pub fn add_to(&self, indexer: &mut crate::Indexer) {
        let (hashtags, mentions) = (borrowed(&self.hashtags), borrowed(&self.mentions));
        let domains = borrowed(&self.domains);
        let links: Vec<(u32, &str)> = (1..).zip(self.links.iter().map(String::as_str)).collect();
        let reposted: Vec<&str> = self.reposted.iter().map(String::as_str).collect();
        let document = Document {
            post_no: self.no,
            dataset_no: self.dataset,
            account_no: self.account,
            posted_ms: self.posted_ms,
            precision: self.precision.code(),
            kind: self.kind,
            is_repost: self.is_repost,
            is_quote: self.is_quote,
            is_reply: self.is_reply,
            language_no: self.language,
            guess_no: self.guess,
            client_no: self.client,
            platform: self.platform,
            text: &self.text,
            hashtags: &hashtags,
            mentions: &mentions,
            domains: &domains,
            links: &links,
            reply_to_account: self.reply_to.as_deref(),
            reposted: &reposted,
            likes: self.likes,
            reposts: self.reposts,
            replies: None,
            quotes: None,
            has_media: self.has_media,
            has_place: self.has_place,
            fingerprint: self.fingerprint,
            own_id: self.own_id,
            reposted_post: None,
            reposted_account: None,
            answered_post: self.answered_post,
            answered_account: None,
        };
        indexer.add(&document).unwrap();
    }
}

/// Posts, and an index of them in several segments.
pub struct World {
    pub posts: Vec<Post>,
    pub index: Index,
}

impl World {
    pub fn new(posts: Vec<Post>) -> Self {
        Self::in_segments(posts, 3)
    }

    /// Commits the posts in `n` parts; each becomes a segment.
    pub fn in_segments(posts: Vec<Post>, n: usize) -> Self {
        let index = Index::in_memory().unwrap();
        let mut indexer = index.indexer(15_000_000, 1).unwrap();
        for (generation, part) in (1..).zip(posts.chunks(posts.len().div_ceil(n).max(1))) {
            for post in part {
                post.add_to(&mut indexer);
            }
            indexer
                .commit(Stamp {
                    generation,
                    last_post_no: part.last().map_or(0, |post| post.no),
                })
                .unwrap();
        }
        drop(indexer);
        index.reload().unwrap();
        Self { posts, index }
    }

    pub fn of_texts(texts: &[&str]) -> Self {
        Self::new((1..).zip(texts).map(|(no, text)| post(no, text)).collect())
    }

    pub fn page_of(&self, query: &Query, sort: Sort, from: From, limit: usize) -> Page {
        let request = PageRequest { sort, from, limit };
        self.index
            .searcher()
            .page(query, self, &request, &|| false)
            .unwrap()
    }

    /// The numbers of the posts found, in rising order. Checks the total on the way.
    pub fn found(&self, text: &str) -> Vec<u64> {
        let (query, _) = parse(text, chrono_tz::UTC);
        self.found_by(&query)
    }

    pub fn found_by(&self, query: &Query) -> Vec<u64> {
        let page = self.page_of(query, Sort::Newest, From::Start, self.posts.len() + 1);
        assert_eq!(page.total, page.posts.len() as u64);
        assert_eq!(page.next, None);
        let mut posts = page.posts;
        posts.sort_unstable();
        posts
    }
}

/// Accounts are `account1`…, known also by `id1`…; datasets `dataset1`…, clients `client1`…; languages fa, en, th.
impl Names for World {
    fn accounts(&self, name: &str) -> Vec<u32> {
        let name = name.to_lowercase();
        number(&name, "account")
            .or_else(|| number(&name, "id"))
            .into_iter()
            .collect()
    }

    fn account_keys(&self, name: &str) -> Vec<String> {
        let known = number(&name.to_lowercase(), "account");
        known.map(|no| format!("id{no}")).into_iter().collect()
    }

    fn datasets(&self, name: &str) -> Vec<u32> {
        number(name, "dataset").into_iter().collect()
    }

    fn clients(&self, name: &str) -> Vec<u32> {
        number(name, "client").into_iter().collect()
    }

    fn language(&self, tag: &str) -> Vec<u32> {
        let known = ["fa", "en", "th"].iter().position(|known| *known == tag);
        known.map(|at| at as u32 + 1).into_iter().collect()
    }

    fn text(&self, post_no: u64) -> Option<String> {
        self.posts
            .iter()
            .find(|post| post.no == post_no)
            .map(|post| post.text.clone())
    }
}

fn number(name: &str, kind: &str) -> Option<u32> {
    name.strip_prefix(kind)?.parse().ok()
}
