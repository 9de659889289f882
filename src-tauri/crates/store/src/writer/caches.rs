//! What the writer remembers between records, so that most of them need no question to the database.

use std::collections::HashMap;
use std::sync::Arc;

use model::Account;

use crate::{AccountNo, ClientNo, DatasetNo, LanguageNo, ObjectNo, ObjectType, PostNo, ProfileNo};

/// Everything remembered. It holds committed rows and those of the open transaction, so a rollback empties it.
#[derive(Debug, Default)]
pub(super) struct Caches {
    dataset_no: Option<DatasetNo>,
    pub(super) accounts: Accounts,
    pub(super) clients: HashMap<Box<str>, ClientNo>,
    pub(super) languages: HashMap<Box<str>, LanguageNo>,
    objects: [HashMap<Box<str>, Object>; 6],
}

/// An object, with its domain if it is a link.
#[derive(Debug, Clone, Copy)]
pub(super) struct Object {
    pub(super) no: ObjectNo,
    pub(super) domain_no: Option<ObjectNo>,
}

/// Accounts of one dataset.
#[derive(Debug, Default)]
pub(super) struct Accounts {
    pub(super) slots: Vec<Slot>,
    by_key: HashMap<Box<str>, usize>,
    /// Records of one account share their `Arc` with their neighbours, so its address is the quickest sign.
    /// Each is kept alive here, so an address cannot come to mean another account.
    by_address: HashMap<usize, (Arc<Account>, Author)>,
}

/// One account, with what the open transaction has changed about it.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) no: AccountNo,
    /// Whether a users row has been seen.
    pub(super) is_listed: bool,
    /// The facts shown for the account; `None` until the first are adopted.
    pub(super) profile_no: Option<ProfileNo>,
    /// Time and key of its newest post, by which an account without a users row takes its facts.
    pub(super) newest: Option<(Option<i64>, Box<str>)>,
    /// The facts seen last, by their digest.
    pub(super) profiles: Vec<([u8; 16], ProfileNo)>,
    pub(super) pending: Option<Pending>,
}

/// What is to be added to an account's row at the end of the transaction.
#[derive(Debug, Default)]
pub(super) struct Pending {
    pub(super) n_posts: u64,
    pub(super) first_ms: Option<i64>,
    pub(super) last_ms: Option<i64>,
    /// Set whenever the slot's newest post has changed.
    pub(super) newest_post_no: Option<PostNo>,
    /// Handle and hashing of newly adopted facts.
    pub(super) adopted: Option<(Option<String>, bool)>,
}

/// Where an account is in [`Accounts::slots`], and which of its facts a record repeats.
#[derive(Debug, Clone, Copy)]
pub(super) struct Author {
    pub(super) slot: usize,
    pub(super) profile_no: ProfileNo,
}

const MAX_ACCOUNTS: usize = 100_000;
const MAX_ADDRESSES: usize = 10_000;
const MAX_OBJECTS: usize = 150_000;
const MAX_NAMES: usize = 20_000;
const MAX_PROFILES_OF_ONE: usize = 8;

impl Caches {
    /// Prepares for a transaction on one dataset. What has grown too large is forgotten here and not in between,
    /// when slots hold changes that are not written yet.
    pub(super) fn enter(&mut self, dataset_no: DatasetNo) {
        if self.dataset_no != Some(dataset_no) || self.accounts.slots.len() > MAX_ACCOUNTS {
            self.accounts = Accounts::default();
            self.dataset_no = Some(dataset_no);
        }
        if self.clients.len() > MAX_NAMES {
            self.clients.clear();
        }
        if self.languages.len() > MAX_NAMES {
            self.languages.clear();
        }
    }

    pub(super) fn clear(&mut self) {
        *self = Caches::default();
    }

    pub(super) fn object(&self, object_type: ObjectType, value: &str) -> Option<Object> {
        self.objects[object_type as usize - 1].get(value).copied()
    }

    pub(super) fn remember_object(&mut self, object_type: ObjectType, value: &str, object: Object) {
        let objects = &mut self.objects[object_type as usize - 1];
        if objects.len() >= MAX_OBJECTS {
            objects.clear();
        }
        objects.insert(value.into(), object);
    }
}

impl Accounts {
    pub(super) fn by_key(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    pub(super) fn insert(&mut self, key: &str, slot: Slot) -> usize {
        let index = self.slots.len();
        self.slots.push(slot);
        self.by_key.insert(key.into(), index);
        index
    }

    pub(super) fn by_address(&self, account: &Arc<Account>) -> Option<Author> {
        let address = Arc::as_ptr(account).addr();
        self.by_address.get(&address).map(|(_, author)| *author)
    }

    pub(super) fn remember_address(&mut self, account: &Arc<Account>, author: Author) {
        if self.by_address.len() >= MAX_ADDRESSES {
            self.by_address.clear();
        }
        let address = Arc::as_ptr(account).addr();
        self.by_address
            .insert(address, (Arc::clone(account), author));
    }
}

impl Slot {
    pub(super) fn new(no: AccountNo) -> Slot {
        Slot {
            no,
            is_listed: false,
            profile_no: None,
            newest: None,
            profiles: Vec::new(),
            pending: None,
        }
    }

    pub(super) fn remember_profile(&mut self, digest: [u8; 16], profile_no: ProfileNo) {
        if self.profiles.len() >= MAX_PROFILES_OF_ONE {
            self.profiles.remove(0);
        }
        self.profiles.push((digest, profile_no));
    }
}
