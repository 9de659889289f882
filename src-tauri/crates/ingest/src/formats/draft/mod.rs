//! A record being put together, cell by cell.
//!
//! A format says what each of its columns is: its [`Role`]. A [`Draft`] takes the cells in any order, fills the fields
//! of a post and of its account, and keeps the published text of every cell that the fields do not give back letter
//! for letter. So a record can always be shown as it was published, whatever its format.

mod authors;
mod fill;
mod give_back;
mod paths;
mod role;
mod table;

use chrono_tz::Tz;
use model::{Account, Key, Kind, Post};

use super::Parsed;
use super::values::ids::Id;
use super::values::moments;
use crate::notes::{self, Notes};

pub(crate) use authors::Authors;
pub(crate) use fill::{is_true, link};
pub(crate) use give_back::{published_account, published_post};
pub(crate) use paths::Paths;
use paths::lacking;
pub(crate) use role::{LanguageForm, Role};
pub(crate) use table::{Makes, TableFormat, TableParser};

/// A record that is being put together. Its fields may be changed at will before it is finished.
pub(crate) struct Draft<'a> {
    /// Number of the record in its file.
    pub(crate) record: u64,
    file_sha256: &'a str,
    cells: Vec<Cell<'a>>,
    post_id: IdState,
    account_id: IdState,
    /// What is known of the post; its key and account are set when it is finished.
    pub(crate) post: Post,
    /// What is known of the account; its key is set when it is finished.
    pub(crate) account: Account,
    /// How accounts of this format are told apart.
    pub(crate) keyed: Keyed,
    /// The kind, where it is not that of the references (repost, quote, reply, original).
    pub(crate) kind: Option<Kind>,
    /// The zone of times that name none; UTC where nobody declared one.
    pub(crate) zone: Option<Tz>,
    /// Amount and currency of an advertisement, which stand in two columns.
    pub(crate) spend: (Option<i64>, Option<String>),
    /// What a record of JSON may hold.
    possible: &'static [(&'static str, Role)],
    notes: Vec<notes::Kind>,
    repaired: bool,
}

struct Cell<'a> {
    label: &'a str,
    text: &'a str,
    role: Role,
}

/// How accounts are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keyed {
    /// By the published id; by the handle where there is none.
    ById,
    /// By the handle, letters of either case taken as one; by the id where there is none.
    ByHandle,
}

/// What is known of an id so far.
#[derive(Debug, Clone)]
enum IdState {
    Missing,
    Exact(String),
    Destroyed(String),
}

impl<'a> Draft<'a> {
    pub(crate) fn new(file_sha256: &'a str, record: u64, keyed: Keyed) -> Self {
        let nobody = Account::new(Key::exact(""));
        Self {
            record,
            file_sha256,
            cells: Vec::new(),
            post_id: IdState::Missing,
            account_id: IdState::Missing,
            post: Post::new(
                Key::exact(""),
                std::sync::Arc::new(nobody.clone()),
                String::new(),
            ),
            account: nobody,
            keyed,
            kind: None,
            zone: None,
            spend: (None, None),
            possible: &[],
            notes: Vec::new(),
            repaired: false,
        }
    }

    /// Takes a cell: fills the field that its role names, and remembers the text.
    pub(crate) fn put(&mut self, label: &'a str, text: &'a str, role: Role) {
        self.cells.push(Cell { label, text, role });
        self.fill(text, role);
    }

    /// Keeps a cell that no field is made for.
    pub(crate) fn keep(&mut self, label: &'a str, text: &'a str) {
        self.put(label, text, Role::Keep);
    }

    /// Sets what stands in the file for a cell whose text was mended before it was put in.
    pub(crate) fn keep_published(&mut self, idx: usize, published: &'a str) {
        if let Some(cell) = self.cells.get_mut(idx) {
            cell.text = published;
        }
    }

    /// The published text of the column with this name, letters of either case taken as one.
    pub(crate) fn column(&self, label: &str) -> Option<&'a str> {
        self.cells
            .iter()
            .find(|cell| cell.label.eq_ignore_ascii_case(label))
            .map(|cell| cell.text)
    }

    /// Notes something about this record.
    pub(crate) fn note(&mut self, kind: notes::Kind) {
        self.notes.push(kind);
    }

    /// Gives the post an id that was found elsewhere in the record. Where another one was destroyed, that is a repair.
    pub(crate) fn set_post_id(&mut self, id: &str) {
        self.repaired |= matches!(self.post_id, IdState::Destroyed(_));
        self.post_id = IdState::Exact(id.to_owned());
    }

    /// Gives the account an id that was found elsewhere in the record, likewise.
    pub(crate) fn set_account_id(&mut self, id: &str) {
        self.repaired |= matches!(self.account_id, IdState::Destroyed(_));
        self.account_id = IdState::Exact(id.to_owned());
    }

    /// Whether the post has an id that can serve as its key.
    pub(crate) fn has_post_id(&self) -> bool {
        self.post_id().is_some()
    }

    /// The post's id, where it can serve as its key.
    pub(crate) fn post_id(&self) -> Option<&str> {
        match &self.post_id {
            IdState::Exact(id) => Some(id),
            IdState::Missing | IdState::Destroyed(_) => None,
        }
    }

    /// Gives a column that is kept with the account what it should hold, found elsewhere in the record. The published
    /// text stays beside the post.
    pub(crate) fn mend_with_account(&mut self, label: &str, found: &'a str) {
        let is_it = |cell: &&mut Cell<'_>| cell.label.eq_ignore_ascii_case(label);
        let Some(cell) = self.cells.iter_mut().find(is_it) else {
            return;
        };
        cell.role = Role::Keep;
        let mended = Cell {
            label: cell.label,
            text: found,
            role: Role::KeepWithAccount,
        };
        self.cells.push(mended);
        self.repaired = true;
    }

    /// Takes the account's id from a cell that is kept for something else.
    pub(crate) fn read_account_id(&mut self, cell: &str) {
        self.fill(cell, Role::AccountId);
    }

    /// Takes the time coded in a Twitter id, where it agrees with the published one: it has the milliseconds.
    pub(crate) fn time_by_id(&mut self) {
        let Some(posted) = self.post.posted_at else {
            return;
        };
        let id = self.post_id().unwrap_or("");
        let (posted, note) = moments::confirmed_by_id(posted, id);
        self.post.posted_at = Some(posted);
        self.notes.extend(note);
    }

    /// Whether something names the account.
    pub(crate) fn names_account(&self) -> bool {
        !matches!(self.account_id, IdState::Missing) || self.account.handle.is_some()
    }

    /// Reads hashtags, links and mentions from the text, each only where the release has no column for it. Says
    /// whether there were any.
    pub(crate) fn read_entities(&mut self, hashtags: bool, links: bool, mentions: bool) -> bool {
        if !(hashtags || links || mentions) {
            return false;
        }
        let post = &self.post;
        let n_before = post.hashtags.len() + post.links.len() + post.mentions.len();
        for entity in text::entities(&self.post.text) {
            match entity.kind {
                text::EntityKind::Hashtag if hashtags => self.post.hashtags.push(entity.value),
                text::EntityKind::Link if links => self.post.links.push(fill::link(entity.value)),
                text::EntityKind::Mention if mentions => self.post.mentions.push(entity.value),
                _ => {}
            }
        }
        let post = &self.post;
        post.hashtags.len() + post.links.len() + post.mentions.len() > n_before
    }

    /// Finishes a post. Nothing is required; a format refuses what it cannot do without before.
    pub(crate) fn finish_post(mut self, authors: &mut Authors, notes: &mut Notes) -> Box<Post> {
        let key = self.key(&self.post_id.clone());
        self.note_ids(matches!(self.post_id, IdState::Missing));
        let names_account = self.names_account();
        let mut account = self.finish_account(Role::is_with_account);
        if !names_account && is_bare(&account) {
            account.key = Key::unnamed();
        }
        let mut post = self.post;
        post.key = key;
        post.account = authors.shared(account);
        post.is_reply |= post.reply_to_post.is_some() || post.reply_to_account.is_some();
        post.is_repost |= post.reposted_post.is_some();
        post.is_quote |= post.quoted_post.is_some();
        post.kind = self
            .kind
            .unwrap_or(match (post.is_repost, post.is_quote, post.is_reply) {
                (true, _, _) => Kind::Repost,
                (_, true, _) => Kind::Quote,
                (_, _, true) => Kind::Reply,
                _ => Kind::Original,
            });
        post.guess = text::guess_language(&post.text).map(str::to_owned);
        post.direction = match text::direction(&post.text) {
            text::Direction::Ltr => model::Direction::Ltr,
            text::Direction::Rtl => model::Direction::Rtl,
        };
        if let (Some(hundredths), Some(currency)) = self.spend {
            let ad = post.ad.get_or_insert_default();
            ad.spend = Some(model::Money {
                hundredths,
                currency,
            });
        }
        let post_cells = self.cells.iter().filter(|c| !c.role.is_with_account());
        let given_back = |role| give_back::of_post(role, &post);
        let mut extra = kept(post_cells, given_back);
        let of_post = |role: Role| !role.is_with_account();
        extra.extend(lacking(self.possible, &self.cells, of_post, given_back));
        post.extra = extra;
        for kind in self.notes {
            notes.add(kind, self.record);
        }
        Box::new(post)
    }

    /// Finishes an account that stands on its own.
    pub(crate) fn finish_user(mut self, notes: &mut Notes) -> Box<Account> {
        self.note_ids(false);
        let account = self.finish_account(|_| true);
        for kind in self.notes {
            notes.add(kind, self.record);
        }
        Box::new(account)
    }

    /// Whether something in the record was mended, known once it has been filled.
    pub(crate) fn was_repaired(&self) -> bool {
        self.repaired
    }

    fn finish_account(&mut self, is_its_cell: fn(Role) -> bool) -> Account {
        let handle = self.account.handle.as_deref();
        let by_handle = handle.map(|handle| match self.keyed {
            Keyed::ByHandle => handle.to_lowercase(),
            Keyed::ById => handle.to_owned(),
        });
        let key = match (self.keyed, &self.account_id, by_handle) {
            (Keyed::ByHandle, _, Some(handle)) | (Keyed::ById, IdState::Missing, Some(handle)) => {
                Key::exact(handle)
            }
            (_, id, _) => self.key(&id.clone()),
        };
        let mut account = std::mem::replace(&mut self.account, Account::new(Key::exact("")));
        account.key = key;
        let cells = self.cells.iter().filter(|cell| is_its_cell(cell.role));
        let given_back = |role| give_back::of_account(role, &account);
        let mut extra = kept(cells, given_back);
        extra.extend(lacking(self.possible, &self.cells, is_its_cell, given_back));
        account.extra = extra;
        account
    }

    fn key(&self, id: &IdState) -> Key {
        match id {
            IdState::Exact(id) => Key::exact(id.clone()),
            IdState::Destroyed(published) => {
                Key::marked(self.file_sha256, self.record, published.clone())
            }
            IdState::Missing => Key::marked(self.file_sha256, self.record, ""),
        }
    }

    fn note_ids(&mut self, is_post_without_id: bool) {
        let by_handle = self.keyed == Keyed::ByHandle && self.account.handle.is_some();
        let noticed = [
            (is_post_without_id, notes::Kind::MissingId),
            (
                matches!(self.post_id, IdState::Destroyed(_))
                    || matches!(self.account_id, IdState::Destroyed(_)) && !by_handle,
                notes::Kind::IdDestroyed,
            ),
            (!self.names_account(), notes::Kind::MissingAccount),
            (self.repaired, notes::Kind::IdRepaired),
        ];
        let noticed = noticed.into_iter().filter(|(is, _)| *is);
        self.notes.extend(noticed.map(|(_, kind)| kind));
    }
}

/// Whether nothing is published of an account.
fn is_bare(account: &Account) -> bool {
    *account
        == Account {
            platform: account.platform,
            kind: account.kind,
            ..Account::new(account.key.clone())
        }
}

/// The cells that the fields do not give back, in the file's order.
fn kept<'c, 'a: 'c>(
    cells: impl Iterator<Item = &'c Cell<'a>>,
    given_back: impl Fn(Role) -> Option<String>,
) -> Vec<(String, String)> {
    cells
        .filter(|cell| given_back(cell.role).unwrap_or_default() != cell.text)
        .map(|cell| (cell.label.to_owned(), cell.text.to_owned()))
        .collect()
}

impl IdState {
    fn read(cell: &str) -> (Self, bool) {
        match Id::read(cell) {
            Id::Missing => (Self::Missing, false),
            Id::Exact(id) => (Self::Exact(id.to_owned()), false),
            Id::Repaired(id) => (Self::Exact(id.to_owned()), true),
            Id::Destroyed(published) => (Self::Destroyed(published.to_owned()), false),
        }
    }
}

impl Parsed {
    /// A post that was put together, finished.
    pub(crate) fn post(draft: Draft<'_>, authors: &mut Authors, notes: &mut Notes) -> Self {
        let repaired = draft.was_repaired();
        Self {
            record: model::Record::Post(draft.finish_post(authors, notes)),
            repaired,
        }
    }

    /// A row of a table with a row for each thing shared, finished.
    pub(crate) fn share(draft: Draft<'_>, authors: &mut Authors, notes: &mut Notes) -> Self {
        let repaired = draft.was_repaired();
        Self {
            record: model::Record::Share(draft.finish_post(authors, notes)),
            repaired,
        }
    }

    /// An account on its own, finished.
    pub(crate) fn account(draft: Draft<'_>, notes: &mut Notes) -> Self {
        let repaired = draft.was_repaired();
        Self {
            record: model::Record::Account(draft.finish_user(notes)),
            repaired,
        }
    }
}
