//! A posts file: one post a row, with the facts of its account repeated.

use model::{Counts, Direction, Kind, Post, Record};

use super::accounts::{Accounts, Beside};
use super::cells::Cells;
use super::columns::{Column, Columns};
use crate::csv::Row;
use crate::formats::{Parsed, RowParser, Setting};
use crate::notes::{self, Notes};

/// Reads the rows of a posts file.
pub(crate) struct Posts {
    columns: Columns,
    accounts: Accounts,
}

impl Posts {
    pub(crate) fn new(setting: &Setting<'_>) -> Self {
        Self {
            columns: Columns::new(setting.labels),
            accounts: Accounts::new(setting.file_sha256, setting.days_first, Beside::Post),
        }
    }
}

impl RowParser for Posts {
    fn note_file(&self, notes: &mut Notes) {
        if !self.columns.has(Column::IsRetweet) {
            notes.add_for_file(notes::Kind::NoRetweetColumn);
        }
        let lists = [Column::Hashtags, Column::Urls, Column::Mentions];
        if lists.iter().any(|column| !self.columns.has(*column)) {
            notes.add_for_file(notes::Kind::NoTextEntities);
        }
    }

    fn read(&mut self, row: &Row, notes: &mut Notes) -> Result<Parsed, String> {
        let account = self.accounts.shared(&self.columns, row);
        account.note(notes, row.record);
        let mut cells = Cells::new(&self.columns, row);
        let key = cells.key(&self.accounts.file_sha256);
        let reposted_post = cells.reference(Column::RetweetPost);
        let quoted_post = cells.reference(Column::QuotedPost);
        let reply_to_post = cells.reference(Column::ReplyPost);
        let reply_to_account = cells.reference(Column::ReplyUser);
        let is_repost = cells.is_repost(reposted_post.is_some());
        let is_quote = quoted_post.is_some();
        let is_reply = reply_to_post.is_some() || reply_to_account.is_some();
        let text = cells.get(Column::Text);
        let lists = cells.lists();
        let mut post = Post {
            posted_at: cells.posted_at(&key),
            key,
            account: account.account,
            text: text.to_owned(),
            language: cells.language(),
            language_published: self.columns.has(Column::Language),
            guess: text::guess_language(text).map(str::to_owned),
            direction: match text::direction(text) {
                text::Direction::Ltr => Direction::Ltr,
                text::Direction::Rtl => Direction::Rtl,
            },
            kind: match (is_repost, is_quote, is_reply) {
                (true, _, _) => Kind::Repost,
                (_, true, _) => Kind::Quote,
                (_, _, true) => Kind::Reply,
                _ => Kind::Original,
            },
            is_repost,
            is_quote,
            is_reply,
            reply_to_post,
            reply_to_account,
            quoted_post,
            reposted_post,
            reposted_account: cells.reference(Column::RetweetUser),
            hashtags: lists.hashtags,
            links: lists.links,
            mentions: lists.mentions,
            counts: Counts {
                quotes: cells.count(Column::QuoteCount),
                replies: cells.count(Column::ReplyCount),
                likes: cells.count(Column::LikeCount),
                reposts: cells.count(Column::RetweetCount),
                views: None,
            },
            client: cells.text(Column::Client),
            place: cells.place(),
            media: Vec::new(),
            shared: Vec::new(),
            platform: None,
            ad: None,
            extra: Vec::new(),
        };
        let repaired = cells.finish(&mut post, notes);
        Ok(Parsed {
            record: Record::Post(Box::new(post)),
            repaired: account.repaired || repaired,
        })
    }
}
