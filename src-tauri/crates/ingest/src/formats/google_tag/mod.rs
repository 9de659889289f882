//! Bulletins of Google's Threat Analysis Group (TAG): takedowns on YouTube, Blogger and Google's advertising services,
//! announced as figures.
//!
//! Publisher: Google, every quarter since the first of 2020 (`blog.google/threat-analysis-group`, "TAG Bulletin: Q1
//! 2020"). One page a quarter: headings are months, and each takedown is one paragraph. Its first sentence says what was
//! ended and to which country Google links it: "We terminated 16 YouTube channels, 1 advertising account and 1 AdSense
//! account as part of our ongoing investigation into coordinated influence operations linked to …". No ids, no posts.
//! Figures change after publication: "It was last updated on …".
//!
//! Read are the page as saved from a browser, its text, Markdown of it, and tables that others have made: a column for
//! the month or date, one for the country, and one for each figure. Every figure is a record; beside it stand the
//! paragraph, the month and the country as published. The day is the one on which the page was last updated.
//!
//! Counted are YouTube channels, blogs, domains, videos, accounts; advertising, Ads and AdSense accounts and Play
//! developers are advertisers. What else is counted keeps its words.
//!
//! | oddity | fixture |
//! |---|---|
//! | a saved page with a script, entities and words that stand out | `google-tag/bulletin.html` |
//! | no country; two actions in one sentence; a number in words; `more than` | `google-tag/bulletin.html` |
//! | Markdown; a paragraph without a figure; lines that are broken | `google-tag/bulletin.md`, `google-tag/bulletin.txt` |
//! | a table, with an empty cell and a row without figures | `google-tag/table.csv` |

mod bulletin;
mod table;

use model::Platform;

use super::{DocumentShape, FormatInfo, Grouping, Holds, Published, Shape};

const fn info(name: &'static str, shape: DocumentShape) -> FormatInfo {
    FormatInfo {
        name,
        family: "google-tag",
        platform: Platform::Google,
        holds: Holds::Indicators,
        grouping: Grouping::FileStem,
        shape: Shape::Document(shape),
        published: Published::Roles(&[]),
    }
}

pub(super) static BULLETIN: FormatInfo = info(
    "google-tag-bulletin",
    DocumentShape {
        claims: bulletin::claims,
        read: bulletin::read,
    },
);

pub(super) static TABLE: FormatInfo = info(
    "google-tag-table",
    DocumentShape {
        claims: table::claims,
        read: table::read,
    },
);
