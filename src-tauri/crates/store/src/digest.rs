//! A short number made of many fields, to find equal records without comparing everything with everything.

use model::{Account, Post};

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
