//! Meta's threat-research indicators, 2020 to 2026.
//!
//! Publisher: Meta, with its adversarial threat reports, in the repository `github.com/facebook/threat-research` (MIT
//! licence). No posts: lists of what to look for in other datasets, and the size of each network as figures.
//!
//! Two families of columns and one of pages:
//!
//! - `indicator_type, indicator_value, comment, ds` (2020 to 2022, malware 2023), the same rows as CSV, TSV, JSON (an
//!   array of objects with these members) and STIX 1.2 in XML.
//! - `Tactic, Technique, Procedure, Indicator` and often a fifth column for remarks (since the first quarter of 2023):
//!   Meta's Online Operations Kill Chain. A cell may hold an indicator, a figure (`17 accounts`) or words
//!   (`Posing as journalists`).
//! - A page in Markdown for each network (since the second half of 2025): figures in sentences, and a table
//!   `| Indicator Type | Indicator Value |`.
//!
//! **What becomes what.** A cell that begins with a figure of something known (accounts, Pages, followers, money for
//! ads) is a [`model::Summary`], and so is each figure in the sentences of a page, with the sentence as its comment;
//! no account is made of a figure. Everything else is a [`model::Indicator`]: of a kind by the publisher's type where
//! there is one, else by the value itself and the technique; words that name no address, account or file are of kind
//! `other` and are matched against nothing. A row without an indicator is rejected. Rows that are empty in every
//! column stand between the tactics; they are skipped and noted.
//!
//! **Values.** [`model::Indicator::published`] is the cell; the value is refanged (see
//! [`crate::refang`]), hosts in lower case, no final slash, a domain without `www.`, a handle without `@`, a hashtag
//! without `#`. An account keeps its address, since one name may be another's on another platform;
//! [`crate::profile`] gives the name in it and [`crate::address_key`] the form by which two addresses are compared.
//!
//! Oddities, each with the fixture that shows it:
//!
//! | oddity | fixture |
//! |---|---|
//! | the same list in four forms; dates of STIX are those of the file | `meta-indicators/2022_birds.*` |
//! | a type in the brackets of a title, else in the id | `meta-indicators/2022_birds.xml` |
//! | addresses defanged in some rows and not in others; one row twice | `meta-indicators/2022_birds.csv` |
//! | `Tactic ` with a space, `Commernts`; tactics as `0 Acquiring`, `0. Acquiring` | `meta-indicators/Q1_2023_heron.csv` |
//! | blank tactic and technique, which repeat the row above; empty rows between tactics | `meta-indicators/Q1_2023_heron.csv` |
//! | figures among indicators: `17 accounts`, `About $500 in spending for ads` | `meta-indicators/Q1_2023_heron.csv` |
//! | a remark behind an address, several indicators in one cell, line breaks in cells, no indicator | `meta-indicators/Q1_2023_heron.csv` |
//! | doubled and empty headers | `meta-indicators/Q2_2024_plover.csv` |
//! | a page with figures in its sentences | `meta-indicators/h1-2026-plover.md` |
//!
//! `Online_Operations_Killchain-TTPs.csv` (the key to the chain) and `index.json` (which list stands in which file)
//! hold no indicators and are no lists: see [`super::companions`].

mod chain;
mod entry;
mod listed;
mod report;
mod stix;
mod value;

use model::Platform;

use super::{
    DocumentShape, FormatInfo, Grouping, Holds, JsonShape, Published, Shape, TableShape,
    no_date_forms,
};

/// The family of all forms: those of one name are one list.
const FAMILY: &str = "meta-indicators";

const fn info(name: &'static str, shape: Shape) -> FormatInfo {
    FormatInfo {
        name,
        family: FAMILY,
        platform: Platform::Other,
        holds: Holds::Indicators,
        grouping: Grouping::FileStem,
        shape,
        published: Published::Roles(&[]),
    }
}

pub(super) static LIST: FormatInfo = info(
    "meta-indicators",
    Shape::Table(TableShape {
        claims: listed::claims,
        is_published: |header| header.iter().eq(listed::COLUMNS),
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| Box::new(listed::Rows::new(setting)),
    }),
);

pub(super) static LIST_JSON: FormatInfo = info(
    "meta-indicators-json",
    Shape::Json(JsonShape {
        arrays: &[],
        claims: listed::claims_value,
        platform: |_| None,
        parser: |_| Box::new(listed::Objects),
    }),
);

pub(super) static LIST_STIX: FormatInfo = info(
    "meta-indicators-stix",
    Shape::Document(DocumentShape {
        claims: stix::claims,
        read: stix::read,
    }),
);

pub(super) static CHAIN: FormatInfo = info(
    "meta-kill-chain",
    Shape::Table(TableShape {
        claims: chain::claims,
        is_published: chain::is_published,
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| Box::new(chain::Rows::new(setting)),
    }),
);

pub(super) static REPORT: FormatInfo = info(
    "meta-report",
    Shape::Document(DocumentShape {
        claims: report::claims,
        read: report::read,
    }),
);
