//! Advertisements: what was paid, and for whom.

use model::{Ad, Money, PostedAt, Precision, Target, TimeSource};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::Reader;
use crate::time::from_ms;
use crate::{DatasetNo, PostNo, Result, json};

/// What the advertisements of a dataset add up to, for one currency. Different currencies are never added up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AdSum {
    /// Its three letters; `None` for the advertisements of which no price is published.
    pub currency: Option<String>,
    /// Advertisements.
    pub n_ads: u64,
    /// What was paid for them, in hundredths of the currency.
    pub spend_hundredths: i64,
    /// How often they were shown.
    pub impressions: u64,
    /// How often they were clicked.
    pub clicks: u64,
}

/// What the advertisements of a dataset add up to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AdSums {
    /// By currency, those without a price last.
    pub by_currency: Vec<AdSum>,
    /// Advertisements in all.
    pub n_ads: u64,
    /// How often they were shown.
    pub impressions: u64,
    /// How often they were clicked.
    pub clicks: u64,
}

impl Reader {
    /// What the advertisements of a dataset add up to. Values that are not published count as nothing.
    pub fn ad_sums(&self, dataset_no: DatasetNo) -> Result<AdSums> {
        let mut statement = self.db.prepare_cached(
            "SELECT currency, count(*), coalesce(sum(spend_hundredths), 0),
                    coalesce(sum(impressions), 0), coalesce(sum(clicks), 0)
             FROM ad JOIN post USING (post_no) WHERE dataset_no = :dataset_no
             GROUP BY currency ORDER BY currency IS NULL, currency",
        )?;
        let rows = statement.query_map(named_params! { ":dataset_no": dataset_no }, |row| {
            Ok(AdSum {
                currency: row.get(0)?,
                n_ads: row.get(1)?,
                spend_hundredths: row.get(2)?,
                impressions: row.get(3)?,
                clicks: row.get(4)?,
            })
        })?;
        let mut sums = AdSums {
            by_currency: rows.collect::<rusqlite::Result<_>>()?,
            ..AdSums::default()
        };
        for sum in &sums.by_currency {
            sums.n_ads += sum.n_ads;
            sums.impressions += sum.impressions;
            sums.clicks += sum.clicks;
        }
        Ok(sums)
    }
}

/// What a post has as a paid one.
pub(super) fn read_ad(db: &Connection, post_no: PostNo) -> Result<Option<Ad>> {
    let mut statement = db.prepare_cached(
        "SELECT impressions, clicks, spend_hundredths, currency, ended_ms, ended_precision
         FROM ad WHERE post_no = :post_no",
    )?;
    let ad = statement.query_row(named_params! { ":post_no": post_no }, |row| {
        let spend: (Option<i64>, Option<String>) = (row.get(2)?, row.get(3)?);
        Ok(Ad {
            impressions: row.get(0)?,
            clicks: row.get(1)?,
            spend: spend.0.zip(spend.1).map(|(hundredths, currency)| Money {
                hundredths,
                currency,
            }),
            ended: ended(row)?,
        })
    });
    Ok(ad.optional()?)
}

fn ended(row: &Row<'_>) -> rusqlite::Result<Option<PostedAt>> {
    let at = from_ms(row.get(4)?);
    let precision: Option<u8> = row.get(5)?;
    let ended = at
        .zip(precision.and_then(Precision::from_code))
        .map(|(at, precision)| PostedAt {
            at,
            precision,
            source: TimeSource::Published,
        });
    Ok(ended)
}

/// The audiences to which an advertisement with this published id was shown, by name.
pub(super) fn read_targets(
    db: &Connection,
    dataset_no: DatasetNo,
    ad: &str,
) -> Result<Vec<Target>> {
    let mut statement = db.prepare_cached(
        "SELECT target.key, target.name, target.category, target.extra
         FROM ad_target JOIN target
             ON target.dataset_no = ad_target.dataset_no AND target.key = ad_target.target
         WHERE ad_target.dataset_no = :dataset_no AND ad_target.ad = :ad
         ORDER BY target.name, target.key",
    )?;
    let rows = statement.query_map(
        named_params! { ":dataset_no": dataset_no, ":ad": ad },
        |row| {
            let extra: Option<String> = row.get(3)?;
            Ok(Target {
                key: row.get(0)?,
                name: row.get(1)?,
                category: row.get(2)?,
                extra: json::to_pairs(extra.as_deref()),
            })
        },
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
