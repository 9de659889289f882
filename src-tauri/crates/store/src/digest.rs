//! A short number made of many fields, to find equal records without comparing everything with everything.

use model::{Account, Indicator, Post, SharedKind, Stage, Summary};

/// FNV-1a with 128 bits: stable over versions of the program and of the compiler, since digests are stored.
///
/// So long that two different records do not meet by chance; nobody gains by making them meet on purpose.
/// Source: draft-eastlake-fnv, the offset basis and prime for 128 bits.
#[derive(Debug, Clone)]
struct Digest(u128);

impl Digest {
    fn new() -> Self {
        Digest(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 =
                (self.0 ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }

    /// Adds a text with its length, so that neighbouring fields cannot run into one another.
    fn text(&mut self, text: &str) {
        self.bytes(&(text.len() as u64).to_le_bytes()[..4]);
        self.bytes(text.as_bytes());
    }

    fn optional(&mut self, text: Option<&str>) {
        self.bytes(&[u8::from(text.is_some())]);
        if let Some(text) = text {
            self.text(text);
        }
    }

    fn number(&mut self, number: Option<u64>) {
        self.bytes(&[u8::from(number.is_some())]);
        if let Some(number) = number {
            self.bytes(&number.to_le_bytes());
        }
    }

    fn list<'a>(&mut self, items: impl ExactSizeIterator<Item = &'a str>) {
        self.number(Some(items.len() as u64));
        items.for_each(|item| self.text(item));
    }

    fn pairs(&mut self, pairs: &[(String, String)]) {
        self.number(Some(pairs.len() as u64));
        for (name, value) in pairs {
            self.text(name);
            self.text(value);
        }
    }

    fn finish(&self) -> [u8; 16] {
        self.0.to_be_bytes()
    }
}

/// The digest of everything published about an account except its id.
pub(crate) fn of_facts(account: &Account) -> [u8; 16] {
    let mut digest = Digest::new();
    digest.facts(account);
    digest.finish()
}

/// The digest of a users row whose id is missing or destroyed, with what stood in the id's place.
pub(crate) fn of_account(account: &Account) -> [u8; 16] {
    let mut digest = Digest::new();
    digest.optional(account.key.published());
    digest.facts(account);
    digest.finish()
}

/// The digest of a post whose id is missing or destroyed: everything published in the record.
pub(crate) fn of_post(post: &Post) -> [u8; 16] {
    let mut digest = Digest::new();
    digest.optional(post.key.published());
    let author = &post.account.key;
    digest.text(author.published().unwrap_or(author.as_str()));
    digest.facts(&post.account);
    digest.text(&post.text);
    digest.number(
        post.posted_at
            .map(|posted| posted.at.timestamp_millis().cast_unsigned()),
    );
    digest.optional(post.language.as_deref());
    for reference in [
        &post.reply_to_post,
        &post.reply_to_account,
        &post.quoted_post,
        &post.reposted_post,
        &post.reposted_account,
        &post.client,
    ] {
        digest.optional(reference.as_deref());
    }
    digest.bytes(&[
        u8::from(post.is_repost),
        u8::from(post.is_quote),
        u8::from(post.is_reply),
    ]);
    digest.list(post.hashtags.iter().map(String::as_str));
    digest.list(post.links.iter().map(|link| link.url.as_str()));
    digest.list(post.mentions.iter().map(String::as_str));
    digest.list(post.media.iter().map(String::as_str));
    let counts = post.counts;
    for count in [counts.quotes, counts.replies, counts.likes, counts.reposts] {
        digest.number(count);
    }
    let place = post.place.as_ref();
    digest.optional(place.map(|(latitude, _)| latitude.as_str()));
    digest.optional(place.map(|(_, longitude)| longitude.as_str()));
    digest.pairs(&post.extra);
    digest.later_fields(post);
    digest.finish()
}

/// The digest by which an indicator is known in its dataset: what it is and the stage it is listed for. Dates,
/// remarks and the published spelling do not count.
pub(crate) fn of_indicator(indicator: &Indicator) -> [u8; 16] {
    let mut digest = Digest::new();
    digest.bytes(&[indicator.kind.code()]);
    digest.text(&indicator.value);
    digest.stage(&indicator.stage);
    digest.finish()
}

/// The digest by which a summary is known in its dataset: the figure with its words, and the stage it is stated for;
/// without a stage the remark, which tells apart figures that are equal by chance.
pub(crate) fn of_summary(summary: &Summary) -> [u8; 16] {
    let mut digest = Digest::new();
    digest.bytes(&[summary.measure.code(), summary.bound.code()]);
    digest.number(Some(summary.figure));
    digest.optional(summary.currency.as_deref());
    digest.number(summary.platform.map(|platform| platform.code().into()));
    digest.text(&summary.published);
    digest.stage(&summary.stage);
    if summary.stage == Stage::default() {
        digest.optional(summary.comment.as_deref());
    }
    digest.finish()
}

impl Digest {
    fn facts(&mut self, account: &Account) {
        for text in [
            &account.handle,
            &account.display_name,
            &account.place,
            &account.description,
            &account.url,
            &account.language,
        ] {
            self.optional(text.as_deref());
        }
        self.bytes(&[u8::from(account.hashed)]);
        self.number(account.followers);
        self.number(account.following);
        let created = account.created.map(|day| day.to_string());
        self.optional(created.as_deref());
        self.pairs(&account.extra);
        self.later(1, account.kind.map(|kind| kind.code().into()));
        self.later(2, account.platform.map(|platform| platform.code().into()));
    }

    fn stage(&mut self, stage: &Stage) {
        for part in [&stage.tactic, &stage.technique, &stage.procedure] {
            self.optional(part.as_deref());
        }
    }

    /// What posts did not have in the first version of archives: a post that has none of it keeps its digest.
    fn later_fields(&mut self, post: &Post) {
        self.later(3, post.counts.views);
        self.later(4, post.platform.map(|platform| platform.code().into()));
        if !post.shared.is_empty() {
            self.later(5, Some(post.shared.len() as u64));
            for shared in &post.shared {
                self.bytes(&[u8::from(shared.kind == SharedKind::Image)]);
                self.text(&shared.id);
            }
        }
        if let Some(ad) = &post.ad {
            self.bytes(&[6]);
            self.number(ad.impressions);
            self.number(ad.clicks);
            let spend = ad.spend.as_ref();
            self.number(spend.map(|spend| spend.hundredths.cast_unsigned()));
            self.optional(spend.map(|spend| spend.currency.as_str()));
            let ended = ad.ended.map(|ended| ended.at.timestamp_millis());
            self.number(ended.map(i64::cast_unsigned));
        }
    }

    /// Adds a field, told from others by its tag, only if it is there.
    fn later(&mut self, tag: u8, number: Option<u64>) {
        if number.is_some() {
            self.bytes(&[tag]);
            self.number(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_fnv_1a_with_128_bits() {
        // Published test vectors of FNV-1a: the empty text and "foobar".
        let empty = Digest::new();
        assert_eq!(empty.0, 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        let mut foobar = Digest::new();
        foobar.bytes(b"foobar");
        assert_eq!(foobar.0, 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
    }

    fn anna() -> Account {
        Account {
            display_name: None,
            handle: Some("Anna".into()),
            followers: Some(7),
            ..Account::new(model::Key::exact("x"))
        }
    }

    fn one() -> Post {
        let key = model::Key::marked("0123456789abcdef", 1, "1E+17");
        let mut post = Post::new(key, std::sync::Arc::new(anna()), "One".into());
        post.hashtags = vec!["boat".into()];
        post.counts.likes = Some(3);
        post
    }

    /// Worked out by a script of its own from the fields of the first version. Archives hold such digests.
    #[test]
    fn what_has_only_the_fields_of_the_first_version_keeps_its_digest() {
        let hex = |digest: [u8; 16]| format!("{:032x}", u128::from_be_bytes(digest));
        assert_eq!(hex(of_facts(&anna())), "49edea4869ebd9234867292ec65f4dc9");
        assert_eq!(hex(of_post(&one())), "9e8a382dd277dd99b5f3dd8f75199b78");
    }

    #[test]
    fn what_the_first_version_did_not_have_tells_posts_apart() {
        let change = |change: fn(&mut Post)| {
            let mut post = one();
            change(&mut post);
            of_post(&post)
        };
        let shared = |kind| model::Shared {
            kind,
            id: "1".into(),
        };
        let digests = std::collections::BTreeSet::from([
            of_post(&one()),
            change(|post| post.counts.views = Some(1)),
            change(|post| post.platform = Some(model::Platform::Facebook)),
            change(|post| post.ad = Some(Box::default())),
            change(|post| {
                post.ad = Some(Box::new(model::Ad {
                    clicks: Some(1),
                    ..Default::default()
                }))
            }),
            of_post(&Post {
                shared: vec![shared(SharedKind::Object)],
                ..one()
            }),
            of_post(&Post {
                shared: vec![shared(SharedKind::Image)],
                ..one()
            }),
        ]);
        assert_eq!(digests.len(), 7);
    }

    #[test]
    fn neighbouring_fields_do_not_run_into_one_another() {
        let account = |name: &str, place: &str| Account {
            display_name: Some(name.into()),
            place: Some(place.into()),
            ..Account::new(model::Key::exact("1"))
        };
        assert_ne!(of_facts(&account("ab", "c")), of_facts(&account("a", "bc")));
    }
}
