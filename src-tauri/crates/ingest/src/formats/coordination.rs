//! Tables of the Coordination Network Toolkit: messages with what they repost, answer and link to.
//!
//! Publisher: QUT Digital Observatory, `github.com/QUT-Digital-Observatory/coordination-network-toolkit`, whose read-me
//! describes the columns, in this order: `message_id, user_id, username, repost_id, reply_id, message, timestamp, urls`.
//! Any platform's posts can be brought into this form, so the platform is not known. Each file is an input of its own:
//! the ids of two files in one folder may have nothing to do with each other.
//!
//! | oddity | fixture |
//! |---|---|
//! | a byte-order mark before the first column | `coordination/marked.csv` |
//! | whole seconds, and seconds with six decimals | `coordination/marked.csv`, `coordination/messages.csv` |
//! | addresses as Python writes a list, and with spaces between | `coordination/messages.csv` |

use model::Platform;

use super::draft::{Draft, Keyed, Makes, Role, TableFormat};
use super::values::moments::TimeForm;
use super::{FormatInfo, Grouping, Holds, Published, Shape, TableShape, has_all, no_date_forms};

const COLUMNS: &[(&str, Role)] = &[
    ("message_id", Role::PostId),
    ("user_id", Role::AccountId),
    ("username", Role::Handle),
    ("repost_id", Role::RepostedPost),
    ("reply_id", Role::ReplyToPost),
    ("message", Role::Text),
    ("timestamp", Role::Time(TimeForm::UnixSeconds)),
    ("urls", Role::Links),
];

static TABLE: TableFormat = TableFormat {
    makes: Makes::Posts,
    keyed: Keyed::ById,
    roles: COLUMNS,
    mend: is_whole,
};

pub(super) static MESSAGES: FormatInfo = FormatInfo {
    name: "coordination-toolkit",
    family: "coordination-toolkit",
    platform: Platform::Other,
    holds: Holds::Posts,
    grouping: Grouping::FileStem,
    shape: Shape::Table(TableShape {
        claims: |names| {
            let needed = [
                "message_id",
                "user_id",
                "repost_id",
                "reply_id",
                "message",
                "timestamp",
            ];
            has_all(names, &needed)
        },
        is_published: |header| header.iter().eq(COLUMNS.iter().map(|(name, _)| name)),
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| TABLE.parser(setting),
    }),
    published: Published::Roles(COLUMNS),
};

fn is_whole(draft: &mut Draft<'_>) -> Result<(), String> {
    if draft.names_account() {
        Ok(())
    } else {
        Err("names no account".to_owned())
    }
}
