//! Accounts met in a file of posts, so that the posts of one share its facts.

use std::collections::HashMap;
use std::sync::Arc;

use model::Account;

/// How many accounts are remembered.
const MAX_REMEMBERED: usize = 8_192;

/// The facts last seen of each account.
#[derive(Debug, Default)]
pub(crate) struct Authors {
    by_key: HashMap<String, Arc<Account>>,
}

impl Authors {
    /// Gives the value that an earlier post of the account has, if the facts are the same.
    pub(crate) fn shared(&mut self, account: Account) -> Arc<Account> {
        if let Some(known) = self.by_key.get_mut(account.key.as_str()) {
            if **known != account {
                *known = Arc::new(account);
            }
            return Arc::clone(known);
        }
        if self.by_key.len() >= MAX_REMEMBERED {
            self.by_key.clear();
        }
        let key = account.key.as_str().to_owned();
        let account = Arc::new(account);
        self.by_key.insert(key, Arc::clone(&account));
        account
    }
}
