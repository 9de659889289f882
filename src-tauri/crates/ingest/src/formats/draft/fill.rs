//! From the text of a cell to the field that its role names.

use model::{Link, Shared, SharedKind};

use super::{Draft, IdState, Role};
use crate::formats::values::ids::Id;
use crate::formats::values::lists::{self, Items};
use crate::formats::values::{counts, moments::TimeForm};
use crate::notes::Kind;

impl Draft<'_> {
    pub(super) fn fill(&mut self, cell: &str, role: Role) {
        match role {
            Role::Keep | Role::KeepWithAccount | Role::OwnTime(_) => {}
            Role::PostId => (self.post_id, self.repaired) = self.id(cell),
            Role::AccountId => (self.account_id, self.repaired) = self.id(cell),
            Role::Text | Role::Body => self.add_text(cell, "\n"),
            Role::Title => self.add_title(cell),
            Role::Time(form) => self.post.posted_at = self.moment(form, cell),
            Role::Language(form) => {
                self.post.language = form.read(cell);
                self.post.language_published = true;
            }
            Role::Client => self.post.client = some(cell),
            Role::IsRepost => self.post.is_repost = is_true(cell),
            Role::RepostedPost => self.post.reposted_post = self.reference(cell),
            Role::RepostedAccount => self.post.reposted_account = self.reference(cell),
            Role::QuotedPost => self.post.quoted_post = self.reference(cell),
            Role::ReplyToPost => self.post.reply_to_post = self.reference(cell),
            Role::ReplyToAccount => self.post.reply_to_account = self.reference(cell),
            Role::Hashtags => {
                let tags = self.list(cell, Items::Words);
                let tags = tags.into_iter().map(|tag| bare(&tag, '#'));
                self.post.hashtags.extend(tags);
            }
            Role::Links => {
                let links = self.list(cell, Items::Links);
                self.post.links.extend(links.into_iter().map(link));
            }
            Role::Link | Role::NthLink(_) => self.post.links.extend(some(cell).map(link)),
            Role::Mentions => {
                let mentions = self.list(cell, Items::Words);
                let mentions = mentions.into_iter().map(|name| bare(&name, '@'));
                self.post.mentions.extend(mentions);
            }
            Role::Media => {
                let media = self.list(cell, Items::Links);
                self.post.media.extend(media);
            }
            Role::Likes => self.post.counts.likes = self.count(cell),
            Role::Score if is_below_zero(cell) => {}
            Role::Score => self.post.counts.likes = self.count(cell),
            Role::Reposts => self.post.counts.reposts = self.count(cell),
            Role::Replies => self.post.counts.replies = self.count(cell),
            Role::Quotes => self.post.counts.quotes = self.count(cell),
            Role::Views => self.post.counts.views = self.count(cell),
            Role::Impressions | Role::Clicks | Role::Spend | Role::Currency | Role::Ended(_) => {
                self.fill_ad(cell, role);
            }
            Role::Latitude => self.place(cell, |place, text| place.0 = text),
            Role::Longitude => self.place(cell, |place, text| place.1 = text),
            Role::Object => self.share(SharedKind::Object, cell),
            Role::Image => self.share(SharedKind::Image, cell),
            _ => self.fill_account(cell, role),
        }
    }

    fn fill_account(&mut self, cell: &str, role: Role) {
        match role {
            Role::Handle => self.account.handle = some(cell).map(|name| bare(&name, '@')),
            Role::DisplayName => self.account.display_name = some(cell),
            Role::Description => self.account.description = some(cell),
            Role::ProfileUrl => self.account.url = some(cell),
            Role::AccountPlace => self.account.place = some(cell),
            Role::AccountLanguage => self.account.language = some(cell),
            Role::Followers => self.account.followers = self.count(cell),
            Role::Following => self.account.following = self.count(cell),
            Role::Created(form) => {
                let created = self.moment(form, cell);
                self.account.created = created.map(|posted| posted.at.date_naive());
            }
            _ => {}
        }
    }

    fn fill_ad(&mut self, cell: &str, role: Role) {
        match role {
            Role::Spend => self.spend.0 = self.amount(cell),
            Role::Currency => self.spend.1 = some(cell),
            Role::Impressions => {
                let count = self.count(cell);
                self.post.ad.get_or_insert_default().impressions = count;
            }
            Role::Clicks => {
                let count = self.count(cell);
                self.post.ad.get_or_insert_default().clicks = count;
            }
            Role::Ended(form) => {
                let ended = self.moment(form, cell);
                self.post.ad.get_or_insert_default().ended = ended;
            }
            _ => {}
        }
    }

    fn id(&mut self, cell: &str) -> (IdState, bool) {
        let (id, repaired) = IdState::read(cell);
        (id, repaired || self.repaired)
    }

    /// A reference to another post or account, as published; a destroyed one leads nowhere.
    fn reference(&mut self, cell: &str) -> Option<String> {
        match Id::read(cell) {
            Id::Missing => None,
            Id::Exact(id) => Some(id.to_owned()),
            Id::Repaired(id) => {
                self.repaired = true;
                Some(id.to_owned())
            }
            Id::Destroyed(published) => {
                self.note(Kind::ReferenceDestroyed);
                Some(published.to_owned())
            }
        }
    }

    fn moment(&mut self, form: TimeForm, cell: &str) -> Option<model::PostedAt> {
        match form.read_in(cell, self.zone) {
            Ok(posted) => posted,
            Err(kind) => {
                self.note(kind);
                None
            }
        }
    }

    /// A count; a comma between thousands, a dash and `N/A` are understood.
    fn count(&mut self, cell: &str) -> Option<u64> {
        let cell = cell.trim();
        if matches!(cell, "-" | "–" | "—" | "N/A") {
            return None;
        }
        counts::read(&without_thousands(cell), &mut self.notes)
    }

    fn amount(&mut self, cell: &str) -> Option<i64> {
        let cell = without_thousands(cell.trim());
        if cell.is_empty() {
            return None;
        }
        let amount = hundredths(&cell);
        if amount.is_none() {
            self.note(Kind::UnreadableNumber);
        }
        amount
    }

    fn list(&mut self, cell: &str, items: Items) -> Vec<String> {
        let (list, understood) = lists::read(cell, items);
        if !understood {
            self.note(Kind::UnreadableList);
        }
        list
    }

    fn add_text(&mut self, cell: &str, between: &str) {
        if !self.post.text.is_empty() && !cell.is_empty() {
            self.post.text.push_str(between);
        }
        self.post.text.push_str(cell);
    }

    fn add_title(&mut self, cell: &str) {
        if self.post.text.is_empty() {
            self.post.text = cell.to_owned();
        } else if !cell.is_empty() {
            self.post.text = format!("{cell}\n{}", self.post.text);
        }
    }

    fn place(&mut self, cell: &str, set: fn(&mut (String, String), String)) {
        if let Some(text) = some(cell) {
            let place = self.post.place.get_or_insert_default();
            set(place, text);
        }
    }

    fn share(&mut self, kind: SharedKind, cell: &str) {
        let shared = some(cell).map(|id| Shared { kind, id });
        self.post.shared.extend(shared);
    }
}

/// An address with its registered domain.
pub(crate) fn link(url: String) -> Link {
    Link {
        domain: text::registered_domain(&url),
        url,
    }
}

fn some(cell: &str) -> Option<String> {
    (!cell.trim().is_empty()).then(|| cell.to_owned())
}

/// A name or hashtag without its sign.
fn bare(name: &str, sign: char) -> String {
    let name = name.trim();
    name.strip_prefix(sign).unwrap_or(name).to_owned()
}

/// Whether a truth value is one of the written forms of true.
pub(crate) fn is_true(cell: &str) -> bool {
    let cell = cell.trim();
    ["true", "1", "1.0", "yes", "y", "t"]
        .iter()
        .any(|word| cell.eq_ignore_ascii_case(word))
}

fn is_below_zero(cell: &str) -> bool {
    let digits = cell.trim().strip_prefix('-').unwrap_or("");
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// `1,234,567` without its commas; anything else as it stands.
fn without_thousands(cell: &str) -> String {
    let mut groups = cell.split(',');
    let first = groups.next().unwrap_or("");
    let is_grouped = (1..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_digit())
        && cell.contains(',')
        && groups.all(|group| {
            let digits = group.split('.').next().unwrap_or("");
            digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit())
        });
    if is_grouped {
        cell.replace(',', "")
    } else {
        cell.to_owned()
    }
}

/// `161.23` as 16,123. At most two decimals, since more would be lost.
fn hundredths(cell: &str) -> Option<i64> {
    let (whole, fraction) = cell.split_once('.').unwrap_or((cell, ""));
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) || fraction.len() > 2 {
        return None;
    }
    let cents: i64 = format!("{fraction:0<2}").parse().ok()?;
    whole
        .parse::<i64>()
        .ok()?
        .checked_mul(100)?
        .checked_add(cents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_in_hundredths_and_never_rounded() {
        for (cell, expected) in [
            ("161.23", Some(16_123)),
            ("0.00", Some(0)),
            ("7", Some(700)),
            ("7.5", Some(750)),
            ("1.005", None),
            ("-1", None),
            ("1e3", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(hundredths(cell), expected, "{cell}");
        }
    }

    #[test]
    fn only_commas_between_thousands_are_taken_out() {
        for (cell, expected) in [
            ("1,234", "1234"),
            ("1,234,567", "1234567"),
            ("12,34", "12,34"),
            ("1,234.50", "1234.50"),
            ("1234", "1234"),
            (",123", ",123"),
        ] {
            assert_eq!(without_thousands(cell), expected);
        }
    }
}
