//! What sides did to each other, by published ids and handles alone.
//!
//! Ids and handles are joined within one platform: the same handle elsewhere may be anyone's.

use model::{Account, Platform};
use search::Listed;
use store::{ObjectType, StoredAccount};

use super::side::{Asked, Side};
use crate::ApiError;

/// What a post of one side does to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// It names one of its accounts.
    Mentions,
    /// It passes on a post of it: it names the account, or the post is one of the other side's.
    Reposts,
    /// It answers it, likewise.
    Replies,
}

/// A number and the code of the platform on which it means something.
type OnPlatform = (u64, u8);

/// What posts name a side by. Each list is ascending.
pub(super) struct Names {
    accounts: Vec<OnPlatform>,
    /// The classes of the mentions of its accounts.
    mentions: Vec<OnPlatform>,
    posts: Vec<OnPlatform>,
}

impl Names {
    /// The names of a side's accounts and posts.
    pub(super) fn of(side: &Side, asked: &Asked<'_>) -> Result<Self, ApiError> {
        let reader = asked.reader;
        let (mut accounts, mut mentions) = (Vec::new(), Vec::new());
        for account in reader.accounts(&side.accounts())?.into_iter().flatten() {
            let platform = platform(&account, asked).code();
            for name in names(&account.facts) {
                accounts.push((crate::identity::of_account(name), platform));
                let folded = text::fold_tag(name);
                if let Some(class_no) = reader.object_class(ObjectType::Mention, &folded)? {
                    mentions.push((class_no.0, platform));
                }
            }
        }
        let posts = &side.gathered.posts;
        let own = side.gathered.list(Listed::OwnId).iter();
        let own = own.map(|&(at, id)| (id, posts[at as usize].platform));
        Ok(Self {
            accounts: sorted(accounts.into_iter()),
            mentions: sorted(mentions.into_iter()),
            posts: sorted(own),
        })
    }

    /// The posts of another side that do this to it: positions, ascending, each once.
    pub(super) fn done_by(&self, other: &Side, deed: Deed) -> Vec<u32> {
        let gathered = &other.gathered;
        let named = |of: Listed, names: &[OnPlatform]| -> Vec<u32> {
            let values = gathered.list(of).iter();
            let found = values.filter(|&&(at, value)| {
                let platform = gathered.posts[at as usize].platform;
                names.binary_search(&(value, platform)).is_ok()
            });
            found.map(|&(at, _)| at).collect()
        };
        let mut positions = match deed {
            Deed::Mentions => named(Listed::Mention, &self.mentions),
            Deed::Reposts => [
                named(Listed::RepostedAccount, &self.accounts),
                named(Listed::RepostedPost, &self.posts),
            ]
            .concat(),
            Deed::Replies => [
                named(Listed::AnsweredAccount, &self.accounts),
                named(Listed::AnsweredPost, &self.posts),
            ]
            .concat(),
        };
        positions.sort_unstable();
        positions.dedup();
        positions
    }
}

/// The published names of an account by which others can name it.
fn names(facts: &Account) -> impl Iterator<Item = &str> {
    let key = facts.key.is_exact().then(|| facts.key.as_str());
    key.into_iter().chain(facts.handle.as_deref())
}

fn platform(account: &StoredAccount, asked: &Asked<'_>) -> Platform {
    let dataset = asked.maker.dataset(account.dataset_no);
    let own = account.facts.platform;
    own.or(dataset.map(|dataset| dataset.platform))
        .unwrap_or(Platform::Other)
}

fn sorted(values: impl Iterator<Item = OnPlatform>) -> Vec<OnPlatform> {
    let mut values: Vec<OnPlatform> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}
