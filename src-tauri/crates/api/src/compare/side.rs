//! One side of a comparison: an account or a group, with what the index holds of its posts.

use analysis::{
    activity::Moment,
    evidence::spacing,
    overlap::{self, Uses},
};
use chrono_tz::Tz;
use model::{Kind, Precision};
use search::{Gathered, GatheredPost, Listed};
use store::{AccountNo, ClientNo, LanguageNo, Reader, StoredAccount};

use crate::{
    ApiError, Context, ErrorCode,
    accounts::find,
    asking,
    facets::quoted,
    figures::{self, Lacking, Posted},
    indexing::narrow,
    names::ArchiveNames,
    opened::OpenArchive,
    posts::problems_of,
    rows::RowMaker,
    wire::{ComparedAccount, ComparedSpacing, Problem, SpacingBucket},
};

/// What begins the name of a group; the rest is its query.
const GROUP: &str = "group:";

/// Everything by which sides are compared.
pub(super) const COMPARED: [Listed; 6] = [
    Listed::Hashtag,
    Listed::Domain,
    Listed::Link,
    Listed::Mention,
    Listed::RepostedPost,
    Listed::Fingerprint,
];

/// Whose posts these are.
pub(super) enum Who {
    Account(Box<StoredAccount>),
    Group {
        query: String,
        problems: Vec<Problem>,
    },
}

/// One side.
pub(super) struct Side {
    pub who: Who,
    pub gathered: Gathered,
}

/// An open archive, as the comparison asks it.
pub(super) struct Asked<'a> {
    pub cx: &'a Context<'a>,
    pub archive: &'a OpenArchive,
    pub reader: &'a Reader,
    pub maker: &'a RowMaker<'a>,
    pub zone: Tz,
}

impl Asked<'_> {
    /// Reads the sides of these names, with these lists.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::BadRequest`] if one is named twice; [`ErrorCode::NotFound`]; [`ErrorCode::Ambiguous`];
    /// [`ErrorCode::Cancelled`].
    pub(super) fn sides(
        &self,
        names: &[String],
        dataset: Option<&str>,
        lists: &[Listed],
    ) -> Result<Vec<Side>, ApiError> {
        let mut sides: Vec<Side> = Vec::new();
        for name in names {
            let side = match name.trim().strip_prefix(GROUP) {
                Some(query) => self.group(query.trim(), lists)?,
                None => {
                    let account = find(self.reader, self.maker, name, dataset)?;
                    self.account(account, lists)?
                }
            };
            if sides.iter().any(|other| other.is_the_same(&side)) {
                let message = format!("{name} is named twice.");
                return Err(ApiError::new(ErrorCode::BadRequest, message)
                    .hint("Name two different accounts or groups."));
            }
            sides.push(side);
        }
        Ok(sides)
    }

    /// The posts of one account.
    pub(super) fn account(
        &self,
        account: StoredAccount,
        lists: &[Listed],
    ) -> Result<Side, ApiError> {
        let numbers = [narrow(account.no.0)];
        let gathered =
            self.archive
                .searcher()
                .gather_accounts(&numbers, lists, &self.cx.cancel_flag())?;
        Ok(Side {
            who: Who::Account(Box::new(account)),
            gathered,
        })
    }

    fn group(&self, text: &str, lists: &[Listed]) -> Result<Side, ApiError> {
        let (query, problems) = asking::read(self.archive, text, self.zone)?;
        let names = ArchiveNames::new(self.archive)?;
        let gathered =
            self.archive
                .searcher()
                .gather(&query, &names, lists, &self.cx.cancel_flag())?;
        Ok(Side {
            who: Who::Group {
                query: text.to_owned(),
                problems: problems_of(text, &problems),
            },
            gathered,
        })
    }
}

impl Side {
    fn is_the_same(&self, other: &Side) -> bool {
        match (&self.who, &other.who) {
            (Who::Account(a), Who::Account(b)) => a.no == b.no,
            (Who::Group { query: a, .. }, Who::Group { query: b, .. }) => a == b,
            _ => false,
        }
    }

    /// The account that this side is, unless it is a group.
    pub(super) fn account(&self) -> Option<&StoredAccount> {
        match &self.who {
            Who::Account(account) => Some(account),
            Who::Group { .. } => None,
        }
    }

    /// The accounts of its posts, ascending.
    pub(super) fn accounts(&self) -> Vec<AccountNo> {
        let mut numbers: Vec<u32> = self.gathered.posts.iter().map(|p| p.account_no).collect();
        if let Some(account) = self.account() {
            numbers.push(narrow(account.no.0));
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers
            .into_iter()
            .map(|no| AccountNo(u64::from(no)))
            .collect()
    }

    /// How it uses each value of a list.
    pub(super) fn uses(&self, of: Listed) -> Uses<u64> {
        let posts = &self.gathered.posts;
        let values = self.gathered.list(of).iter();
        Uses::of(values.map(|&(at, value)| {
            let post = &posts[at as usize];
            (value, moment(post), post.post_no)
        }))
    }

    fn posted(&self) -> impl Iterator<Item = Posted> + Clone {
        self.gathered.posts.iter().map(|post| Posted {
            at: moment(post),
            kind: Kind::from_code(post.kind).unwrap_or(Kind::Original),
            language_no: post.language_no.map(|no| LanguageNo(u64::from(no))),
            client_no: post.client_no.map(|no| ClientNo(u64::from(no))),
        })
    }

    /// When its posts were posted.
    pub(super) fn moments(&self) -> impl Iterator<Item = Moment> + '_ {
        self.gathered.posts.iter().filter_map(moment)
    }

    /// Its figures, the time between posts in units of `unit_s` seconds.
    pub(super) fn compared(
        &self,
        asked: &Asked<'_>,
        unit_s: u64,
    ) -> Result<ComparedAccount, ApiError> {
        let (reader, maker) = (asked.reader, asked.maker);
        let figures = figures::figures(reader, self.posted(), asked.zone)?;
        let (facts, name, query, problems, missing) = match &self.who {
            Who::Account(account) => {
                let address = figures::address(maker, account);
                let dataset = maker.dataset(account.dataset_no);
                (
                    Some(figures::facts(reader, maker, account)?),
                    address.clone(),
                    format!("from:{}", quoted(&address)),
                    Vec::new(),
                    figures::missing(account, dataset, self.posted()),
                )
            }
            Who::Group { query, problems } => {
                let (n_posts, lacking) = Lacking::count(self.posted());
                let mut missing = lacking.sentences(n_posts);
                if n_posts == 0 {
                    missing.push("No posts are found by this query.".to_owned());
                }
                (
                    None,
                    format!("{GROUP}{query}"),
                    query.clone(),
                    problems.clone(),
                    missing,
                )
            }
        };
        Ok(ComparedAccount {
            facts,
            account: name,
            query,
            problems,
            n_accounts: self.accounts().len() as u64,
            posts: figures.posts,
            first: figures.first,
            last: figures.last,
            undated: figures.undated,
            active_days: figures.active_days,
            by_hour: figures.by_hour,
            by_weekday: figures.by_weekday,
            hour_by_weekday: figures.hour_by_weekday,
            spacing: self.spacing(unit_s),
            languages: figures.languages,
            clients: figures.clients,
            kinds: figures.kinds,
            missing,
        })
    }

    /// The account and the moment of every post of which the time of the day is known.
    fn clocked(&self) -> impl Iterator<Item = (u32, Moment)> + '_ {
        let posts = self.gathered.posts.iter();
        posts
            .filter_map(|post| Some((post.account_no, moment(post)?)))
            .filter(|(_, (_, precision))| *precision != Precision::Day)
    }

    /// Whether the time of any post is known to the minute only.
    pub(super) fn is_to_the_minute(&self) -> bool {
        self.clocked()
            .any(|(_, (_, precision))| precision == Precision::Minute)
    }

    /// The time between one post of an account and its next, where the time of the day is known.
    fn spacing(&self, unit_s: u64) -> ComparedSpacing {
        let mut times: Vec<(u32, i64)> = self
            .clocked()
            .map(|(account, (ms, _))| (account, ms.div_euclid(1_000 * unit_s.cast_signed())))
            .collect();
        times.sort_unstable();
        let pairs = times.windows(2).filter(|pair| pair[0].0 == pair[1].0);
        let mut gaps: Vec<u64> = pairs
            .map(|pair| pair[0].1.abs_diff(pair[1].1) * unit_s)
            .collect();
        gaps.sort_unstable();
        let signed: Vec<i64> = gaps.iter().map(|gap| gap.cast_signed()).collect();
        ComparedSpacing {
            gaps: gaps.len() as u64,
            unit_seconds: unit_s,
            median_seconds: overlap::median(&signed),
            buckets: spacing::histogram(&gaps, unit_s)
                .into_iter()
                .map(|(from_seconds, count)| SpacingBucket {
                    from_seconds,
                    count,
                })
                .collect(),
        }
    }
}

/// When a post was posted, as the figures take it.
pub(super) fn moment(post: &GatheredPost) -> Option<Moment> {
    let precision = Precision::from_code(post.precision).unwrap_or(Precision::Millisecond);
    post.posted_ms.map(|ms| (ms, precision))
}
