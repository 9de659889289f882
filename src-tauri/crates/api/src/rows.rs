//! From a stored post to a row made for the screen.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
    sync::Arc,
};

use model::{Account, Key, Platform, Post};
use search::{Finder, Query, with_helpers};
use store::{DatasetNo, FileNo, PostNo, Reader, SourceFile, StoredPost};

use crate::{
    ApiError, ErrorCode,
    opened::OpenArchive,
    paths::without_home,
    values,
    wire::{AccountRef, AdRow, LinkRow, PostRow, ShownText, SourcePlace, Target},
};

/// From this many rows on another thread helps with half of them.
const WORTH_HELP: usize = 16;

/// The posts of a page, as [`RowMaker::rows`] makes them, by two threads with a reader each: half the time of a search is
/// spent here, and one connection serves one thread.
pub(crate) fn page(
    archive: &OpenArchive,
    numbers: &[u64],
    query: &Query,
) -> Result<Vec<PostRow>, ApiError> {
    let reader = archive.reader()?;
    let maker = RowMaker::new(&reader)?;
    if numbers.len() < WORTH_HELP {
        return maker.rows(numbers, query);
    }
    let (first, second) = numbers.split_at(numbers.len() / 2);
    let (other, origins) = (archive.reader()?, Arc::clone(&maker.origins));
    let mut rest = Ok(Vec::new());
    let rows = with_helpers(|scope| {
        let rest = &mut rest;
        let make_rest = move || {
            let maker = RowMaker {
                reader: &other,
                origins,
            };
            *rest = maker.rows(second, query);
        };
        let refused = scope.help(make_rest);
        let rows = maker.rows(first, query);
        if let Err(make_rest) = refused {
            make_rest();
        }
        rows
    });
    let mut rows = rows?;
    rows.extend(rest?);
    Ok(rows)
}

/// Makes rows; knows the names of datasets and files.
pub(crate) struct RowMaker<'a> {
    reader: &'a Reader,
    origins: Arc<Origins>,
}

/// Where posts come from.
struct Origins {
    datasets: HashMap<DatasetNo, store::Dataset>,
    files: HashMap<FileNo, SourceFile>,
}

impl<'a> RowMaker<'a> {
    pub(crate) fn new(reader: &'a Reader) -> Result<Self, ApiError> {
        let datasets = reader.datasets()?;
        let mut files = HashMap::new();
        for dataset in &datasets {
            files.extend(
                reader
                    .files(dataset.no)?
                    .into_iter()
                    .map(|file| (file.no, file)),
            );
        }
        let datasets = datasets.into_iter().map(|d| (d.no, d)).collect();
        Ok(Self {
            reader,
            origins: Arc::new(Origins { datasets, files }),
        })
    }

    /// The posts with these numbers, in this order, with the query's hits marked.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Failed`] if the store lacks one: the index is stale.
    pub(crate) fn rows(&self, numbers: &[u64], query: &Query) -> Result<Vec<PostRow>, ApiError> {
        let numbers: Vec<PostNo> = numbers.iter().map(|&no| PostNo(no)).collect();
        let posts = self.reader.posts(&numbers)?.into_iter();
        let posts: Vec<StoredPost> = posts.collect::<Option<_>>().ok_or_else(|| {
            ApiError::new(
                ErrorCode::Failed,
                "The index names a post that the archive does not hold.",
            )
            .hint("Build the index anew (`shuttered reindex`); the posts themselves are safe.")
        })?;
        let finder = Finder::new(query);
        let held = self.reader.held(posts.iter().flat_map(references))?;
        let rows = posts.iter().map(|post| self.row_with(post, &held, &finder));
        Ok(rows.collect())
    }

    /// One row.
    pub(crate) fn row(&self, stored: &StoredPost, finder: &Finder) -> Result<PostRow, ApiError> {
        let held = self.reader.held(references(stored))?;
        Ok(self.row_with(stored, &held, finder))
    }

    fn row_with(&self, stored: &StoredPost, held: &Held<'_>, finder: &Finder) -> PostRow {
        let post = &stored.post;
        let refer = |target: Option<&String>, account: Option<&String>| {
            target_of(stored.dataset_no, target, account, held)
        };
        let dataset = self.dataset(stored.dataset_no);
        let mut ad = post.ad.as_deref().map(ad_row);
        if !stored.targets.is_empty() {
            let targets = stored.targets.iter().map(|target| target.name.clone());
            ad.get_or_insert_default().targets = targets.collect();
        }
        PostRow {
            ad,
            repost_of: match post.is_repost {
                true => refer(post.reposted_post.as_ref(), post.reposted_account.as_ref()),
                false => None,
            },
            quote_of: refer(post.quoted_post.as_ref(), None),
            reply_to: refer(post.reply_to_post.as_ref(), post.reply_to_account.as_ref()),
            ..row_alone(
                post,
                &Belongs {
                    dataset: dataset.map_or("", |d| d.id.as_str()),
                    dataset_name: dataset.map_or("", |d| d.name.as_str()),
                    platform: dataset.map_or(Platform::Other, |d| d.platform),
                },
                self.place(stored.source),
                &finder.hits(&post.text),
            )
        }
    }

    /// A dataset by its number.
    pub(crate) fn dataset(&self, no: DatasetNo) -> Option<&store::Dataset> {
        self.origins.datasets.get(&no)
    }

    /// A source file by its number.
    pub(crate) fn file(&self, no: FileNo) -> Option<&SourceFile> {
        self.origins.files.get(&no)
    }

    /// How an account is named beside its posts.
    pub(crate) fn account(&self, dataset_no: DatasetNo, account: &Account) -> AccountRef {
        let dataset = self.dataset(dataset_no).map_or("", |d| d.id.as_str());
        account_ref(dataset, account)
    }

    /// Where a record stands.
    pub(crate) fn place(&self, source: store::Source) -> SourcePlace {
        SourcePlace {
            file: self.file(source.file_no).map(label).unwrap_or_default(),
            record: source.position.record,
            line: source.position.line,
            byte: source.position.byte,
        }
    }
}

/// Published ids that name a post of the archive.
type Held<'a> = HashSet<(DatasetNo, &'a str)>;

/// The posts that a post refers to, as far as their ids are whole.
fn references(stored: &StoredPost) -> impl Iterator<Item = (DatasetNo, &str)> {
    let post = &stored.post;
    let ids = [&post.reposted_post, &post.quoted_post, &post.reply_to_post];
    let whole = ids.into_iter().flatten().filter(|id| !is_destroyed(id));
    whole.map(|id| (stored.dataset_no, id.as_str()))
}

/// What a post refers to. Reposts and replies are resolved by post id or published account id alone: a handle read from
/// the text is never put beside a hash.
fn target_of(
    dataset_no: DatasetNo,
    post: Option<&String>,
    account: Option<&String>,
    held: &Held<'_>,
) -> Option<Target> {
    if post.is_none() && account.is_none() {
        return None;
    }
    Some(Target {
        post_id: post.cloned(),
        account: account.cloned(),
        in_archive: post.is_some_and(|id| held.contains(&(dataset_no, id.as_str()))),
        inexact: post.is_some_and(|id| is_destroyed(id)),
    })
}

/// What a post belongs to.
pub(crate) struct Belongs<'a> {
    pub(crate) dataset: &'a str,
    pub(crate) dataset_name: &'a str,
    pub(crate) platform: Platform,
}

/// A row of what the post itself tells, without what it refers to: that takes an archive.
pub(crate) fn row_alone(
    post: &Post,
    belongs: &Belongs<'_>,
    source: SourcePlace,
    hits: &[Range<usize>],
) -> PostRow {
    let at = post.posted_at;
    let (language, language_guessed) = match post.language_published {
        true => (post.language.clone(), false),
        false => (post.guess.clone(), post.guess.is_some()),
    };
    PostRow {
        post_id: post.key.as_str().to_owned(),
        id_inexact: !post.key.is_exact(),
        dataset: belongs.dataset.to_owned(),
        dataset_name: belongs.dataset_name.to_owned(),
        platform: post.platform.unwrap_or(belongs.platform).name().to_owned(),
        kind: post.kind.name().to_owned(),
        account: account_ref(belongs.dataset, &post.account),
        posted_at: at.map(|at| values::time(at.at.timestamp_millis(), at.precision)),
        precision: at.map(|at| at.precision.name().to_owned()),
        time_source: at.map(|at| at.source.name().to_owned()),
        language,
        language_guessed,
        direction: post.direction.name().to_owned(),
        hits: values::utf16(&post.text, hits),
        shown: shown(&post.text, hits),
        snippet: values::snippet(&post.text, hits),
        text: post.text.clone(),
        hashtags: post.hashtags.clone(),
        links: post.links.iter().map(link).collect(),
        mentions: post.mentions.clone(),
        repost_of: None,
        quote_of: None,
        reply_to: None,
        likes: post.counts.likes,
        reposts: post.counts.reposts,
        replies: post.counts.replies,
        quotes: post.counts.quotes,
        views: post.counts.views,
        ad: post.ad.as_deref().map(ad_row),
        client: post.client.clone(),
        source,
    }
}

/// What an advertisement has beside its text; its audiences stand elsewhere.
fn ad_row(ad: &model::Ad) -> AdRow {
    AdRow {
        impressions: ad.impressions,
        clicks: ad.clicks,
        spend: ad
            .spend
            .as_ref()
            .map(|spend| values::decimal(spend.hundredths)),
        currency: ad.spend.as_ref().map(|spend| spend.currency.clone()),
        ended: ad
            .ended
            .map(|at| values::time(at.at.timestamp_millis(), at.precision)),
        targets: Vec::new(),
    }
}

/// Whether a published id went through a floating-point number and is lost (`5.49E+17`).
fn is_destroyed(id: &str) -> bool {
    let id = id.trim();
    id.starts_with(|c: char| c.is_ascii_digit()) && id.contains(['.', ',', 'e', 'E'])
}

/// How an account is named.
pub(crate) fn account_ref(dataset: &str, account: &Account) -> AccountRef {
    let id = account.key.as_str();
    AccountRef {
        id: id.to_owned(),
        handle: account.handle.clone(),
        display_name: account.display_name.clone(),
        dataset: dataset.to_owned(),
        address: address(dataset, &account.key),
        hashed: account.hashed,
    }
}

/// `dataset/id`: a name that finds just one account.
pub(crate) fn address(dataset: &str, key: &Key) -> String {
    format!("{dataset}/{}", key.as_str())
}

/// A file's path as given, with its member.
pub(crate) fn label(file: &SourceFile) -> String {
    let path = without_home(&file.path);
    match &file.member {
        Some(member) => format!("{path}!{member}"),
        None => path,
    }
}

fn link(link: &model::Link) -> LinkRow {
    LinkRow {
        url: link.url.clone(),
        defanged: ingest::defang(&link.url),
        domain: link.domain.clone(),
    }
}

/// The text with HTML entities decoded, and its hits, where that makes a difference.
fn shown(text: &str, hits: &[Range<usize>]) -> Option<ShownText> {
    let decoded = text::decode_entities_with_map(text)?;
    let hits: Vec<Range<usize>> = hits
        .iter()
        .map(|hit| decoded.decoded_offset(hit.start)..decoded.decoded_offset(hit.end))
        .collect();
    Some(ShownText {
        hits: values::utf16(&decoded.text, &hits),
        text: decoded.text,
    })
}

#[cfg(test)]
mod tests {
    use model::{Ad, AdTarget, Counts, Kind, Money, Record};

    use super::*;
    use crate::testing::{Place, post};

    #[test]
    fn a_page_made_by_two_threads_is_in_the_asked_order() {
        let place = Place::new();
        let ids: Vec<String> = (1..=41).map(|n| format!("p{n}")).collect();
        let posts = ids.iter().map(|id| Record::Post(Box::new(post(id))));
        place.store("posts.csv", posts.collect());
        let archive = place.cx().archive().unwrap();
        let (nothing, _) = search::parse("", chrono_tz::UTC);
        let backwards: Vec<u64> = (1..=41).rev().collect();
        for n in [0, 1, WORTH_HELP - 1, WORTH_HELP, 41] {
            let rows = page(&archive, &backwards[..n], &nothing).unwrap();
            let found: Vec<String> = rows.into_iter().map(|row| row.post_id).collect();
            let wanted: Vec<String> = ids.iter().rev().take(n).cloned().collect();
            assert_eq!(found, wanted);
        }
        let missing: Vec<u64> = (30..=60).collect();
        let error = page(&archive, &missing, &nothing).unwrap_err();
        assert_eq!(error.code, ErrorCode::Failed);
    }

    #[test]
    fn an_advertisement_has_its_price_and_its_audiences() {
        let place = Place::new();
        let ad = Post {
            kind: Kind::Ad,
            platform: Some(Platform::Instagram),
            counts: Counts {
                views: Some(91),
                ..Counts::default()
            },
            ad: Some(Box::new(Ad {
                impressions: Some(1_000),
                clicks: None,
                spend: Some(Money {
                    hundredths: 16_103,
                    currency: "RUB".into(),
                }),
                ended: None,
            })),
            ..post("7")
        };
        let target = model::Target {
            key: "t1".into(),
            name: "interests:Boats".into(),
            category: Some("interests".into()),
            extra: Vec::new(),
        };
        let pair = AdTarget {
            ad: "7".into(),
            target: "t1".into(),
        };
        let records = vec![
            Record::AdTarget(pair),
            Record::Target(Box::new(target)),
            Record::Post(Box::new(ad)),
            Record::Post(Box::new(post("8"))),
        ];
        place.store("ads.csv", records);
        let archive = place.cx().archive().unwrap();
        let reader = archive.reader().unwrap();
        let maker = RowMaker::new(&reader).unwrap();
        let (nothing, _) = search::parse("", chrono_tz::UTC);
        let rows = maker.rows(&[1, 2], &nothing).unwrap();
        assert_eq!(rows[0].platform, "instagram");
        assert_eq!(rows[0].views, Some(91));
        assert_eq!(
            rows[0].ad,
            Some(AdRow {
                impressions: Some(1_000),
                spend: Some("161.03".into()),
                currency: Some("RUB".into()),
                targets: vec!["interests:Boats".into()],
                ..AdRow::default()
            })
        );
        assert_eq!(
            (rows[1].platform.as_str(), &rows[1].ad),
            ("facebook", &None)
        );

        drop(maker);
        drop(reader);
        drop(archive);
        place.reopen();
        let counted = crate::datasets::list(&place.cx(), crate::wire::Nothing {}).unwrap();
        let sums = &counted.datasets[0].ads;
        assert_eq!((sums.len(), sums[0].spend.as_str()), (1, "161.03"));
        assert_eq!((sums[0].ads, sums[0].impressions), (1, 1_000));
    }
}
