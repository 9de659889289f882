//! Accounts and the facts published about them, learnt from users files and from posts in any order.

use std::sync::Arc;

use model::{Account, Position, Post};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::batch::Run;
use super::caches::{Author, Caches, Pending, Slot};
use super::group::earlier;
use crate::{AccountNo, PostNo, ProfileNo, Result, digest, json};

impl Run<'_> {
    /// The account of a post, if it and the facts repeated with the post are known already.
    pub(super) fn find_author(&mut self, account: &Arc<Account>) -> Result<Option<Author>> {
        if let Some(author) = self.caches.accounts.by_address(account) {
            return Ok(Some(author));
        }
        let Some(slot) = self.find_account(account.key.as_str())? else {
            return Ok(None);
        };
        let Some(profile_no) = self.find_profile(slot, &digest::of_facts(account))? else {
            return Ok(None);
        };
        let author = Author { slot, profile_no };
        self.caches.accounts.remember_address(account, author);
        Ok(Some(author))
    }

    /// Adds what [`Self::find_author`] did not find.
    pub(super) fn add_author(
        &mut self,
        position: Position,
        account: &Arc<Account>,
    ) -> Result<Author> {
        let slot = match self.find_account(account.key.as_str())? {
            Some(slot) => slot,
            None => self.insert_account(position, account, false)?,
        };
        let profile_no = self.find_or_insert_profile(slot, account)?;
        let author = Author { slot, profile_no };
        self.caches.accounts.remember_address(account, author);
        Ok(author)
    }

    /// Counts a new post of an account, and gives the account the post's facts if they are its latest.
    ///
    /// A users row goes before any post; among posts the newest decides, and of two at the same time the one with
    /// the greater key, so the order of import does not matter.
    pub(super) fn count_post_of(
        &mut self,
        author: Author,
        post_no: PostNo,
        posted_ms: Option<i64>,
        post: &Post,
    ) {
        self.touch(author.slot);
        let slot = &mut self.caches.accounts.slots[author.slot];
        let pending = slot.pending.get_or_insert_default();
        pending.n_posts += 1;
        pending.first_ms = earlier(pending.first_ms, posted_ms);
        pending.last_ms = pending.last_ms.max(posted_ms);
        if slot.is_listed {
            return;
        }
        let key = post.key.as_str();
        let is_newest = match &slot.newest {
            Some((newest_ms, newest_key)) => (*newest_ms, &**newest_key) < (posted_ms, key),
            None => true,
        };
        if is_newest {
            slot.newest = Some((posted_ms, key.into()));
            pending.newest_post_no = Some(post_no);
            self.adopt(author.slot, author.profile_no, &post.account);
        }
    }

    /// Keeps a row of a users file.
    pub(super) fn keep_account(&mut self, position: Position, account: &Account) -> Result<()> {
        match self.find_account(account.key.as_str())? {
            Some(slot) if self.caches.accounts.slots[slot].is_listed => {
                let facts = self.find_profile(slot, &digest::of_facts(account))?;
                if facts.is_none() && self.is_listed_by_another_format(slot)? {
                    return self.complete_account(position, slot, account);
                }
                self.duplicates += 1;
                if facts.is_none() || facts != self.caches.accounts.slots[slot].profile_no {
                    self.differing.add(position);
                }
            }
            Some(slot) => {
                self.list_account(position, slot)?;
                self.kept += 1;
                let profile_no = self.find_or_insert_profile(slot, account)?;
                self.adopt(slot, profile_no, account);
            }
            None => {
                if !account.key.is_exact() && self.has_identical_account(account)? {
                    self.identical.add(position);
                }
                let slot = self.insert_account(position, account, true)?;
                self.kept += 1;
                let profile_no = self.find_or_insert_profile(slot, account)?;
                self.adopt(slot, profile_no, account);
            }
        }
        Ok(())
    }

    /// Keeps a row about an account that another kind of list has named: a list of names and a table of profiles
    /// each say what the other does not. The fuller facts are those shown, so the order of import does not matter.
    fn complete_account(
        &mut self,
        position: Position,
        index: usize,
        account: &Account,
    ) -> Result<()> {
        self.kept += 1;
        let shown = self.caches.accounts.slots[index].profile_no;
        let n_shown = match shown {
            Some(profile_no) => n_facts_shown(self.db, profile_no)?,
            None => 0,
        };
        let profile_no = self.find_or_insert_profile(index, account)?;
        if n_facts(account) > n_shown {
            self.list_account(position, index)?;
            self.adopt(index, profile_no, account);
        }
        Ok(())
    }

    fn is_listed_by_another_format(&self, index: usize) -> Result<bool> {
        let mut statement = self.db.prepare_cached(
            "SELECT here.format <> there.format
             FROM source_file AS here, account JOIN source_file AS there ON there.file_no = account.file_no
             WHERE here.file_no = :file_no AND account.account_no = :account_no",
        )?;
        Ok(statement.query_row(
            named_params! {
                ":file_no": self.file_no,
                ":account_no": self.caches.accounts.slots[index].no,
            },
            |row| row.get(0),
        )?)
    }

    /// Makes a set of facts the one that is shown for the account.
    fn adopt(&mut self, index: usize, profile_no: ProfileNo, account: &Account) {
        if self.caches.accounts.slots[index].profile_no == Some(profile_no) {
            return;
        }
        self.touch(index);
        let slot = &mut self.caches.accounts.slots[index];
        slot.profile_no = Some(profile_no);
        slot.pending.get_or_insert_default().adopted =
            Some((account.handle.clone(), account.hashed));
    }

    fn touch(&mut self, index: usize) {
        let slot = &mut self.caches.accounts.slots[index];
        if slot.pending.is_none() {
            slot.pending = Some(Pending::default());
            self.group.touched.push(index);
        }
    }

    fn find_account(&mut self, key: &str) -> Result<Option<usize>> {
        if let Some(slot) = self.caches.accounts.by_key(key) {
            return Ok(Some(slot));
        }
        let mut statement = self.db.prepare_cached(
            "SELECT account.account_no, listed, account.profile_no, posted_ms, post.key
             FROM account LEFT JOIN post ON post.post_no = account.newest_post_no
             WHERE account.dataset_no = :dataset_no AND account.key = :key",
        )?;
        let found = statement
            .query_row(
                named_params! { ":dataset_no": self.group.dataset_no, ":key": key },
                |row| {
                    let newest_ms = row.get(3)?;
                    let newest_key: Option<Box<str>> = row.get(4)?;
                    Ok(Slot {
                        is_listed: row.get(1)?,
                        profile_no: row.get(2)?,
                        newest: newest_key.map(|key| (newest_ms, key)),
                        ..Slot::new(row.get(0)?)
                    })
                },
            )
            .optional()?;
        Ok(found.map(|slot| self.caches.accounts.insert(key, slot)))
    }

    fn insert_account(
        &mut self,
        position: Position,
        account: &Account,
        is_listed: bool,
    ) -> Result<usize> {
        let digest = (is_listed && !account.key.is_exact()).then(|| digest::of_account(account));
        let mut statement = self.db.prepare_cached(
            "INSERT INTO account (dataset_no, key, published_id, hashed, listed, file_no, record, line, byte, digest)
             VALUES (:dataset_no, :key, :published_id, :hashed, :listed, :file_no, :record, :line, :byte, :digest)",
        )?;
        statement.execute(named_params! {
            ":dataset_no": self.group.dataset_no,
            ":key": account.key.as_str(),
            ":published_id": account.key.published(),
            ":hashed": account.hashed,
            ":listed": is_listed,
            ":file_no": self.file_no,
            ":record": position.record,
            ":line": position.line,
            ":byte": position.byte,
            ":digest": digest,
        })?;
        self.group.n_accounts += u64::from(!account.key.is_unnamed());
        let account_no = AccountNo(self.db.last_insert_rowid().cast_unsigned());
        let slot = Slot {
            is_listed,
            ..Slot::new(account_no)
        };
        Ok(self.caches.accounts.insert(account.key.as_str(), slot))
    }

    /// Marks an account seen in posts as having a users row, whose place becomes the account's.
    fn list_account(&mut self, position: Position, index: usize) -> Result<()> {
        let slot = &mut self.caches.accounts.slots[index];
        slot.is_listed = true;
        // No post gives it its facts any more.
        slot.newest = None;
        if let Some(pending) = &mut slot.pending {
            pending.newest_post_no = None;
        }
        let mut statement = self.db.prepare_cached(
            "UPDATE account SET
                 listed = 1, newest_post_no = NULL,
                 file_no = :file_no, record = :record, line = :line, byte = :byte
             WHERE account_no = :account_no",
        )?;
        statement.execute(named_params! {
            ":account_no": slot.no,
            ":file_no": self.file_no,
            ":record": position.record,
            ":line": position.line,
            ":byte": position.byte,
        })?;
        Ok(())
    }

    fn has_identical_account(&self, account: &Account) -> Result<bool> {
        let mut statement = self.db.prepare_cached(
            "SELECT 1 FROM account WHERE dataset_no = :dataset_no AND digest = :digest",
        )?;
        let digest = digest::of_account(account);
        Ok(statement
            .exists(named_params! { ":dataset_no": self.group.dataset_no, ":digest": digest })?)
    }

    fn find_profile(&mut self, index: usize, digest: &[u8; 16]) -> Result<Option<ProfileNo>> {
        let slot = &mut self.caches.accounts.slots[index];
        if let Some((_, profile_no)) = slot.profiles.iter().find(|(known, _)| known == digest) {
            return Ok(Some(*profile_no));
        }
        let mut statement = self.db.prepare_cached(
            "SELECT profile_no FROM profile WHERE account_no = :account_no AND digest = :digest",
        )?;
        let found: Option<ProfileNo> = statement
            .query_row(
                named_params! { ":account_no": slot.no, ":digest": digest },
                |row| row.get(0),
            )
            .optional()?;
        if let Some(profile_no) = found {
            slot.remember_profile(*digest, profile_no);
        }
        Ok(found)
    }

    fn find_or_insert_profile(&mut self, index: usize, account: &Account) -> Result<ProfileNo> {
        let digest = digest::of_facts(account);
        if let Some(profile_no) = self.find_profile(index, &digest)? {
            return Ok(profile_no);
        }
        let slot = &mut self.caches.accounts.slots[index];
        let mut statement = self.db.prepare_cached(
            "INSERT INTO profile (account_no, digest, handle, hashed, display_name, place, description, url,
                                  followers, following, created, language, extra, kind, platform)
             VALUES (:account_no, :digest, :handle, :hashed, :display_name, :place, :description, :url,
                     :followers, :following, :created, :language, :extra, :kind, :platform)",
        )?;
        statement.execute(named_params! {
            ":account_no": slot.no,
            ":digest": digest,
            ":handle": account.handle,
            ":hashed": account.hashed,
            ":display_name": account.display_name,
            ":place": account.place,
            ":description": account.description,
            ":url": account.url,
            ":followers": account.followers,
            ":following": account.following,
            ":created": account.created.map(|day| day.to_string()),
            ":language": account.language,
            ":extra": json::from_pairs(&account.extra),
            ":kind": account.kind.map(model::AccountKind::code),
            ":platform": account.platform.map(model::Platform::code),
        })?;
        let profile_no = ProfileNo(self.db.last_insert_rowid().cast_unsigned());
        slot.remember_profile(digest, profile_no);
        Ok(profile_no)
    }
}

/// Writes what the transaction has changed about accounts.
pub(super) fn write_accounts(
    db: &Connection,
    caches: &mut Caches,
    mut touched: Vec<usize>,
) -> Result<()> {
    let mut count = db.prepare_cached(
        "UPDATE account SET
                 n_posts = n_posts + :n_posts,
                 first_ms = coalesce(min(first_ms, :first_ms), first_ms, :first_ms),
                 last_ms = coalesce(max(last_ms, :last_ms), last_ms, :last_ms),
                 newest_post_no = coalesce(:newest_post_no, newest_post_no)
             WHERE account_no = :account_no",
    )?;
    let mut adopt = db.prepare_cached(
            "UPDATE account SET
                 profile_no = :profile_no, handle = :handle, handle_folded = :handle_folded, hashed = :hashed
             WHERE account_no = :account_no",
        )?;
    touched.sort_unstable();
    for index in touched {
        let slot = &mut caches.accounts.slots[index];
        let Some(pending) = slot.pending.take() else {
            continue;
        };
        if pending.n_posts > 0 {
            count.execute(named_params! {
                ":account_no": slot.no,
                ":n_posts": pending.n_posts,
                ":first_ms": pending.first_ms,
                ":last_ms": pending.last_ms,
                ":newest_post_no": pending.newest_post_no,
            })?;
        }
        if let Some((handle, is_hashed)) = pending.adopted {
            adopt.execute(named_params! {
                ":account_no": slot.no,
                ":profile_no": slot.profile_no,
                ":handle": handle,
                ":handle_folded": handle.as_ref().map(|handle| handle.to_lowercase()),
                ":hashed": is_hashed,
            })?;
        }
    }
    Ok(())
}

/// How many facts a row tells of an account.
fn n_facts(account: &Account) -> u64 {
    let texts = [
        &account.handle,
        &account.display_name,
        &account.place,
        &account.description,
        &account.url,
        &account.language,
    ];
    let told = texts.iter().filter(|text| text.is_some()).count()
        + usize::from(account.followers.is_some())
        + usize::from(account.following.is_some())
        + usize::from(account.created.is_some())
        + usize::from(account.kind.is_some())
        + usize::from(account.platform.is_some())
        + account.extra.len();
    told as u64
}

/// The same of facts that were stored.
fn n_facts_shown(db: &Connection, profile_no: ProfileNo) -> Result<u64> {
    let mut statement = db.prepare_cached(
        "SELECT (handle IS NOT NULL) + (display_name IS NOT NULL) + (place IS NOT NULL)
              + (description IS NOT NULL) + (url IS NOT NULL) + (language IS NOT NULL)
              + (followers IS NOT NULL) + (following IS NOT NULL) + (created IS NOT NULL)
              + (kind IS NOT NULL) + (platform IS NOT NULL)
              + (SELECT count(*) FROM json_each(coalesce(extra, '[]')))
         FROM profile WHERE profile_no = :profile_no",
    )?;
    Ok(
        statement.query_row(named_params! { ":profile_no": profile_no }, |row| {
            row.get(0)
        })?,
    )
}
