//! Which fields of one record differ between two versions of it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::{DurationRound, SecondsFormat, TimeDelta};
use model::{Account, Ad, Field, Indicator, Money, Platform, Post, PostedAt, Precision};

use crate::reader::{StoredAccount, StoredPost};

/// A field that differs, with its value in both versions.
///
/// Values are compared, not the way they were written: a list in another order, a count written `1.0`, a time known
/// more exactly in one version than in the other are the same. Texts are compared letter for letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its name: `text`, `postedAt`, `likes`…; `column:NAME` for a column that no field stands for.
    pub field: Cow<'static, str>,
    /// The value in A: none, one, or the items of a list.
    pub a: Vec<String>,
    /// The value in B.
    pub b: Vec<String>,
}

/// What differs between two records of one post.
///
/// The facts about its account that are repeated with it belong to the account.
pub(super) fn of_posts(
    a: &StoredPost,
    b: &StoredPost,
    is_understood: &dyn Fn(&str) -> bool,
) -> Vec<Change> {
    let [targets_a, targets_b] = [a, b].map(|post| {
        let names = post.targets.iter().map(|target| target.name.clone());
        names.collect()
    });
    let mut changes = Changes::default();
    changes.post(&a.post, &b.post);
    changes.list("targets", targets_a, targets_b);
    changes.columns(&a.post.extra, &b.post.extra, is_understood);
    changes.0
}
/// What differs between two versions of what is known about one account.
pub(super) fn of_accounts(
    a: &StoredAccount,
    b: &StoredAccount,
    is_understood: &dyn Fn(&str) -> bool,
) -> Vec<Change> {
    let mut changes = Changes::default();
    changes.yes_or_no("listed", a.is_listed, b.is_listed);
    let (a, b) = (&a.facts, &b.facts);
    changes.text(
        Field::Handle.name(),
        a.handle.as_deref(),
        b.handle.as_deref(),
    );
    changes.text(
        Field::DisplayName.name(),
        a.display_name.as_deref(),
        b.display_name.as_deref(),
    );
    changes.yes_or_no("hashed", a.hashed, b.hashed);
    for (field, a, b) in [
        (Field::Description.name(), &a.description, &b.description),
        (Field::AccountPlace.name(), &a.place, &b.place),
        (Field::ProfileUrl.name(), &a.url, &b.url),
        (Field::AccountLanguage.name(), &a.language, &b.language),
    ] {
        changes.text(field, a.as_deref(), b.as_deref());
    }
    changes.number(Field::Followers.name(), a.followers, b.followers);
    changes.number(Field::Following.name(), a.following, b.following);
    let [created_a, created_b] = [a, b].map(|facts| facts.created.map(|day| day.to_string()));
    changes.text(
        Field::Created.name(),
        created_a.as_deref(),
        created_b.as_deref(),
    );
    let [kind_a, kind_b] = [a, b].map(|facts| facts.kind.map(|kind| kind.name()));
    changes.text("kind", kind_a, kind_b);
    changes.platform(a.platform, b.platform);
    changes.columns(&a.extra, &b.extra, is_understood);
    changes.0
}

/// What differs between everything that two versions list about one indicator.
pub(super) fn of_indicators(a: &[Indicator], b: &[Indicator]) -> Vec<Change> {
    let mut changes = Changes::default();
    let mut compare = |field, value: fn(&Indicator) -> Option<String>| {
        let [a, b] = [a, b].map(|listed| {
            let values: BTreeSet<String> = listed.iter().filter_map(value).collect();
            values.into_iter().collect()
        });
        changes.list(field, a, b);
    };
    compare("platform", |one| {
        one.platform.map(|platform| platform.name().to_owned())
    });
    compare("listedOn", |one| one.listed_on.map(|day| day.to_string()));
    compare("tactic", |one| one.stage.tactic.clone());
    compare("technique", |one| one.stage.technique.clone());
    compare("procedure", |one| one.stage.procedure.clone());
    compare("comment", |one| one.comment.clone());
    changes.0
}

/// What stands in the file for an account: a destroyed id is compared as the text it has become.
fn published_id(account: &Account) -> &str {
    account.key.published().unwrap_or(account.key.as_str())
}

fn addresses(post: &Post) -> Vec<String> {
    post.links.iter().map(|link| link.url.clone()).collect()
}

fn shared(post: &Post) -> Vec<String> {
    post.shared.iter().map(|shared| shared.id.clone()).collect()
}

/// `125.50 RUB`
fn spend(money: &Money) -> String {
    let Money {
        hundredths,
        currency,
    } = money;
    let sign = if *hundredths < 0 { "-" } else { "" };
    let (whole, part) = (
        hundredths.unsigned_abs() / 100,
        hundredths.unsigned_abs() % 100,
    );
    format!("{sign}{whole}.{part:02} {currency}")
}

fn place(post: &Post) -> Vec<String> {
    let place = post.place.clone();
    place.map_or_else(Vec::new, |(latitude, longitude)| vec![latitude, longitude])
}

#[derive(Default)]
struct Changes(Vec<Change>);

impl Changes {
    fn add(&mut self, field: impl Into<Cow<'static, str>>, a: Vec<String>, b: Vec<String>) {
        let field = field.into();
        self.0.push(Change { field, a, b });
    }

    fn post(&mut self, a: &Post, b: &Post) {
        self.text(Field::Text.name(), Some(&a.text), Some(&b.text));
        self.time(Field::PostedAt.name(), a.posted_at, b.posted_at);
        self.text(
            "account",
            Some(published_id(&a.account)),
            Some(published_id(&b.account)),
        );
        self.text("kind", Some(a.kind.name()), Some(b.kind.name()));
        for (field, a, b) in [
            (Field::Language.name(), &a.language, &b.language),
            (Field::Client.name(), &a.client, &b.client),
            ("replyToPost", &a.reply_to_post, &b.reply_to_post),
            ("replyToAccount", &a.reply_to_account, &b.reply_to_account),
            ("quotedPost", &a.quoted_post, &b.quoted_post),
            ("repostedPost", &a.reposted_post, &b.reposted_post),
            ("repostedAccount", &a.reposted_account, &b.reposted_account),
        ] {
            self.text(field, a.as_deref(), b.as_deref());
        }
        for (field, a, b) in [
            (Field::Likes.name(), a.counts.likes, b.counts.likes),
            (Field::Reposts.name(), a.counts.reposts, b.counts.reposts),
            (Field::Replies.name(), a.counts.replies, b.counts.replies),
            (Field::Quotes.name(), a.counts.quotes, b.counts.quotes),
            (Field::Views.name(), a.counts.views, b.counts.views),
        ] {
            self.number(field, a, b);
        }
        self.list(
            Field::Hashtags.name(),
            a.hashtags.clone(),
            b.hashtags.clone(),
        );
        self.list(Field::Links.name(), addresses(a), addresses(b));
        self.list(
            Field::Mentions.name(),
            a.mentions.clone(),
            b.mentions.clone(),
        );
        self.list(Field::Media.name(), a.media.clone(), b.media.clone());
        self.list(Field::Place.name(), place(a), place(b));
        self.list("shared", shared(a), shared(b));
        self.ad(a.ad.as_deref(), b.ad.as_deref());
        self.platform(a.platform, b.platform);
    }

    fn ad(&mut self, a: Option<&Ad>, b: Option<&Ad>) {
        let nothing = Ad::default();
        let [a, b] = [a, b].map(|ad| ad.unwrap_or(&nothing));
        self.number(Field::Impressions.name(), a.impressions, b.impressions);
        self.number(Field::Clicks.name(), a.clicks, b.clicks);
        let [spend_a, spend_b] = [a, b].map(|ad| ad.spend.as_ref().map(spend));
        self.text(Field::Spend.name(), spend_a.as_deref(), spend_b.as_deref());
        self.time("ended", a.ended, b.ended);
    }

    /// Where one version says nothing, the platform is that of its dataset.
    fn platform(&mut self, a: Option<Platform>, b: Option<Platform>) {
        if let (Some(a), Some(b)) = (a, b) {
            self.text("platform", Some(a.name()), Some(b.name()));
        }
    }

    /// An empty text is no text.
    fn text(&mut self, field: &'static str, a: Option<&str>, b: Option<&str>) {
        let [a, b] = [a, b].map(|text| text.filter(|text| !text.is_empty()));
        if a != b {
            self.add(field, value(a), value(b));
        }
    }

    fn number(&mut self, field: &'static str, a: Option<u64>, b: Option<u64>) {
        if a != b {
            self.add(field, value(a), value(b));
        }
    }

    fn yes_or_no(&mut self, field: &'static str, a: bool, b: bool) {
        let word = |is: bool| value(Some(if is { "yes" } else { "no" }));
        if a != b {
            self.add(field, word(a), word(b));
        }
    }

    /// The order of a list says nothing; how often something stands in it does.
    fn list(&mut self, field: &'static str, a: Vec<String>, b: Vec<String>) {
        let sorted = |list: &[String]| {
            let mut list = list.to_vec();
            list.sort_unstable();
            list
        };
        if a != b && sorted(&a) != sorted(&b) {
            self.add(field, a, b);
        }
    }

    fn time(&mut self, field: &'static str, a: Option<PostedAt>, b: Option<PostedAt>) {
        let is_same = match (a, b) {
            (None, None) => true,
            (Some(a), Some(b)) => is_same_time(a, b),
            _ => false,
        };
        if !is_same {
            self.add(field, value(a.map(written)), value(b.map(written)));
        }
    }

    /// Columns that no field stands for, as far as both versions have them: a column that only one version has would
    /// change every record.
    fn columns(
        &mut self,
        a: &[(String, String)],
        b: &[(String, String)],
        is_understood: &dyn Fn(&str) -> bool,
    ) {
        for (name, in_a) in a {
            let in_b = b.iter().find(|(other, _)| other == name);
            if let Some((_, in_b)) = in_b
                && in_a != in_b
                && !is_understood(name)
            {
                self.add(
                    format!("column:{name}"),
                    vec![in_a.clone()],
                    vec![in_b.clone()],
                );
            }
        }
    }
}

fn value(value: Option<impl ToString>) -> Vec<String> {
    value.map(|value| value.to_string()).into_iter().collect()
}

/// Whether two times agree as far as the coarser of them is known.
fn is_same_time(a: PostedAt, b: PostedAt) -> bool {
    let step = match a.precision.min(b.precision) {
        Precision::Day => TimeDelta::days(1),
        Precision::Minute => TimeDelta::minutes(1),
        Precision::Second => TimeDelta::seconds(1),
        Precision::Millisecond => TimeDelta::milliseconds(1),
    };
    // Times out of the range in which they can be cut are compared as they are.
    let cut = |time: PostedAt| time.at.duration_trunc(step).unwrap_or(time.at);
    cut(a) == cut(b)
}

fn written(time: PostedAt) -> String {
    let format = match time.precision {
        Precision::Millisecond => SecondsFormat::Millis,
        _ => SecondsFormat::Secs,
    };
    time.at.to_rfc3339_opts(format, true)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use model::{Key, TimeSource};

    use super::*;

    fn post() -> Post {
        let account = Arc::new(Account::new(Key::exact("1")));
        Post::new(Key::exact("10"), account, "A text".into())
    }

    fn at(text: &str, precision: Precision) -> Option<PostedAt> {
        Some(PostedAt {
            at: text.parse().unwrap(),
            precision,
            source: TimeSource::Published,
        })
    }

    fn changed(a: &Post, b: &Post) -> Vec<String> {
        let mut changes = Changes::default();
        changes.post(a, b);
        changes.columns(&a.extra, &b.extra, &|name| name == "time");
        changes
            .0
            .iter()
            .map(|change| format!("{} {:?} {:?}", change.field, change.a, change.b))
            .collect()
    }

    #[test]
    fn a_time_known_more_exactly_in_one_version_is_the_same_time() {
        let mut a = post();
        let mut b = post();
        a.posted_at = at("2017-02-11T14:03:00Z", Precision::Minute);
        b.posted_at = at("2017-02-11T14:03:59.123Z", Precision::Millisecond);
        assert_eq!(changed(&a, &b), [""; 0]);
        b.posted_at = at("2017-02-11T00:00:00Z", Precision::Day);
        assert_eq!(changed(&a, &b), [""; 0]);
        b.posted_at = at("2017-02-11T14:04:00.000Z", Precision::Millisecond);
        assert_eq!(
            changed(&a, &b),
            [r#"postedAt ["2017-02-11T14:03:00Z"] ["2017-02-11T14:04:00.000Z"]"#]
        );
        b.posted_at = None;
        assert_eq!(changed(&a, &b), [r#"postedAt ["2017-02-11T14:03:00Z"] []"#]);
    }

    #[test]
    fn a_list_in_another_order_is_the_same_but_an_item_more_is_not() {
        let mut a = post();
        let mut b = post();
        a.hashtags = vec!["boat".into(), "tree".into()];
        b.hashtags = vec!["tree".into(), "boat".into()];
        assert_eq!(changed(&a, &b), [""; 0]);
        b.hashtags.push("boat".into());
        assert_eq!(
            changed(&a, &b),
            [r#"hashtags ["boat", "tree"] ["tree", "boat", "boat"]"#]
        );
    }

    #[test]
    fn money_is_written_with_its_currency() {
        let mut a = post();
        let mut b = post();
        let paid = |hundredths| {
            Some(Box::new(Ad {
                spend: Some(Money {
                    hundredths,
                    currency: "RUB".into(),
                }),
                ..Ad::default()
            }))
        };
        a.ad = paid(12_550);
        b.ad = paid(7);
        assert_eq!(changed(&a, &b), [r#"spend ["125.50 RUB"] ["0.07 RUB"]"#]);
    }

    #[test]
    fn an_empty_text_is_no_text() {
        let mut a = post();
        a.client = Some(String::new());
        assert_eq!(changed(&a, &post()), [""; 0]);
    }

    #[test]
    fn a_column_no_field_stands_for_counts_where_both_versions_have_it() {
        let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let mut a = post();
        let mut b = post();
        a.extra = vec![pair("category", "News"), pair("time", "1/2/2017")];
        b.extra = vec![pair("time", "2017-02-01 0:00"), pair("more", "x")];
        assert_eq!(changed(&a, &b), [""; 0]);
        b.extra.push(pair("category", "Sports"));
        assert_eq!(changed(&a, &b), [r#"column:category ["News"] ["Sports"]"#]);
    }
}
