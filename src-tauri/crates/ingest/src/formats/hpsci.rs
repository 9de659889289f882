//! Advertisements on Facebook and Instagram that the Internet Research Agency bought, as tables.
//!
//! Publisher of the documents: the minority of the House Permanent Select Committee on Intelligence, 10 May 2018, about
//! 3,500 PDFs printed from Facebook's tool for advertisers (`intelligence.house.gov/social-media-content`). Extraction:
//! Ed Summers and MITH (`github.com/umd-mith/irads`); as SQLite: Simon Willison
//! (`github.com/simonw/russian-ira-facebook-ads-datasette`). The tables of the database are read like the same tables
//! in CSV, so whoever has both gets one dataset, in which each advertisement counts once.
//!
//! Three tables: ads (`id, pdf, image, clicks, impressions, text, url, spend_amount, spend_currency, created, ended`),
//! targets (`id, name, category, prefix`) and which advertisement was shown to which of them (`ad_id, target_id`, in
//! either order).
//!
//! **Whose advertisement it was is not published.** The landing page often is a Page, but may be another's, an event, a
//! shop or a petition, and it comes from optical character recognition: one Page stands there under a dozen spellings
//! (`Woke-B|acks`, `Woke—Blacks`), so accounts made of it would be invented, and too many. All advertisements are kept
//! under the key for accounts that are not named ([`model::Key::unnamed`]), which is not counted among accounts; the
//! landing page is their link, as published.
//!
//! Money is in the currency of the advertisement, in hundredths, and never converted. Times are printed as Pacific time
//! with their offset; they are kept in UTC, and the printed form beside them.
//!
//! | oddity | fixture |
//! |---|---|
//! | texts that end with a line end, or are empty | `hpsci-ads/ads.csv` |
//! | `|` for l in addresses, `instagram.Com`, a dash where there was none | `hpsci-ads/ads.csv` |
//! | one without a time, many without an end, `0.00` for what was not paid | `hpsci-ads/ads.csv` |
//! | a pair that stands twice | `hpsci-ads/ad_targets.csv` |
//! | the ids of the pair in the other order | `hpsci-ads/other-order/ad_targets.csv` |

use model::{AdTarget, Kind, Platform, Record, Target};

use super::draft::{Draft, Keyed, Makes, Role, TableFormat};
use super::values::moments::TimeForm;
use super::{
    FormatInfo, Grouping, Holds, Parsed, Published, RowParser, Shape, TableShape, has_all,
    no_date_forms, normal_names,
};
use crate::csv::Row;
use crate::notes::Notes;

/// The family of the three tables.
const FAMILY: &str = "hpsci-ads";

const ADS_COLUMNS: &[(&str, Role)] = &[
    ("id", Role::PostId),
    ("pdf", Role::Keep),
    ("image", Role::Media),
    ("clicks", Role::Clicks),
    ("impressions", Role::Impressions),
    ("text", Role::Text),
    ("url", Role::Link),
    ("spend_amount", Role::Spend),
    ("spend_currency", Role::Currency),
    ("created", Role::Time(TimeForm::Iso)),
    ("ended", Role::Ended(TimeForm::Iso)),
];

const TARGETS_COLUMNS: [&str; 4] = ["id", "name", "category", "prefix"];
const PAIR_COLUMNS: [&str; 2] = ["ad_id", "target_id"];

static ADS_TABLE: TableFormat = TableFormat {
    makes: Makes::Posts,
    keyed: Keyed::ById,
    roles: ADS_COLUMNS,
    mend: as_ad,
};

pub(super) static ADS: FormatInfo = FormatInfo {
    name: "hpsci-ads",
    family: FAMILY,
    platform: Platform::Facebook,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| {
            let needed = [
                "id",
                "text",
                "impressions",
                "clicks",
                "spend_amount",
                "spend_currency",
            ];
            has_all(names, &needed)
        },
        is_published: |header| header.iter().eq(ADS_COLUMNS.iter().map(|(name, _)| name)),
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| ADS_TABLE.parser(setting),
    }),
    published: Published::Roles(ADS_COLUMNS),
};

pub(super) static TARGETS: FormatInfo = FormatInfo {
    name: "hpsci-targets",
    family: FAMILY,
    platform: Platform::Facebook,
    holds: Holds::Supplements,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| names.len() == TARGETS_COLUMNS.len() && has_all(names, &TARGETS_COLUMNS),
        is_published: |header| header.iter().eq(TARGETS_COLUMNS),
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| Box::new(Targets(setting.labels.to_vec())),
    }),
    published: Published::Roles(&[]),
};

pub(super) static PAIRS: FormatInfo = FormatInfo {
    name: "hpsci-ad-targets",
    family: FAMILY,
    platform: Platform::Facebook,
    holds: Holds::Supplements,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| names.len() == PAIR_COLUMNS.len() && has_all(names, &PAIR_COLUMNS),
        is_published: |header| {
            let names = normal_names(header);
            names.len() == PAIR_COLUMNS.len() && has_all(&names, &PAIR_COLUMNS)
        },
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| Box::new(Pairs(setting.labels.to_vec())),
    }),
    published: Published::Roles(&[]),
};

fn as_ad(draft: &mut Draft<'_>) -> Result<(), String> {
    draft.kind = Some(Kind::Ad);
    // Read from a blank.
    let is_dash = |url: &str| url.trim().chars().all(|c| matches!(c, '-' | '–' | '—'));
    draft.post.links.retain(|link| !is_dash(&link.url));
    Ok(())
}

/// Reads audiences; holds the names of the columns.
struct Targets(Vec<String>);

/// Reads which advertisement was shown to which audience, likewise.
struct Pairs(Vec<String>);

impl RowParser for Targets {
    fn note_file(&self, _: &mut Notes) {}

    fn read(&mut self, row: &Row, _: &mut Notes) -> Result<Parsed, String> {
        let cell = |name| cell(&self.0, row, name);
        let (key, name, category) = (cell("id"), cell("name"), cell("category"));
        if key.trim().is_empty() {
            return Err("has no id of an audience".to_owned());
        }
        let given_back = [("id", key.trim()), ("name", name), ("category", category)];
        let extra = self.0.iter().enumerate().filter_map(|(idx, label)| {
            let is_its = |(known, _): &&(&str, &str)| label.eq_ignore_ascii_case(known);
            let mended = row.mended.iter().find(|(mended, _)| *mended == idx);
            let published = mended.map_or(row.get(idx), |(_, published)| published);
            let known = given_back.iter().find(is_its).map_or("", |(_, text)| text);
            (known != published).then(|| (label.clone(), published.to_owned()))
        });
        Ok(Parsed {
            record: Record::Target(Box::new(Target {
                key: key.trim().to_owned(),
                name: name.to_owned(),
                category: Some(category.to_owned()).filter(|category| !category.is_empty()),
                extra: extra.collect(),
            })),
            repaired: !row.mended.is_empty(),
        })
    }
}

impl RowParser for Pairs {
    fn note_file(&self, _: &mut Notes) {}

    fn read(&mut self, row: &Row, _: &mut Notes) -> Result<Parsed, String> {
        let [ad, target] = PAIR_COLUMNS.map(|name| cell(&self.0, row, name).trim().to_owned());
        match (ad.is_empty(), target.is_empty()) {
            (true, _) => Err("names no advertisement".to_owned()),
            (_, true) => Err("names no audience".to_owned()),
            _ => Ok(Parsed {
                record: Record::AdTarget(AdTarget { ad, target }),
                repaired: false,
            }),
        }
    }
}

fn cell<'r>(labels: &[String], row: &'r Row, name: &str) -> &'r str {
    let idx = labels
        .iter()
        .position(|label| label.eq_ignore_ascii_case(name));
    idx.map_or("", |idx| row.get(idx))
}
