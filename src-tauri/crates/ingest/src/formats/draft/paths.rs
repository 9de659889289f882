//! Records of JSON: cells by the paths of their scalars.

use super::{Draft, Role};

/// What the scalars of a record are.
pub(crate) struct Paths {
    /// Their roles, by path.
    pub(crate) roles: &'static [(&'static str, Role)],
    /// How paths begin that describe the account: what no role is named for is kept beside it, not beside the post.
    pub(crate) of_account: &'static [&'static str],
}

impl Paths {
    /// What the scalar under a path is.
    pub(crate) fn role(&self, path: &str) -> Role {
        let named = self.roles.iter().find(|(name, _)| *name == path);
        match named {
            Some((_, role)) => *role,
            None if self.of_account.iter().any(|start| path.starts_with(start)) => {
                Role::KeepWithAccount
            }
            None => Role::Keep,
        }
    }
}

impl<'a> Draft<'a> {
    /// Takes every scalar of a record, as [`crate::json::Value::flatten`] gives them.
    pub(crate) fn put_all(&mut self, cells: &'a [(String, String)], paths: &Paths) {
        for (path, text) in cells {
            self.put(path, text, paths.role(path));
        }
    }
}
