//! Records of JSON: cells by the paths of their scalars.

use super::{Cell, Draft, Role};

/// What the scalars of a record are.
pub(crate) struct Paths {
    /// Their roles, by path.
    pub(crate) roles: &'static [(&'static str, Role)],
    /// How paths begin that describe the account: what no role is named for is kept beside it, not beside the post.
    pub(crate) of_account: &'static [&'static str],
}

impl Paths {
    fn role(&self, path: &str) -> Role {
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
    ///
    /// A path that the record lacks, though the fields could give something back for it, is remembered as empty.
    pub(crate) fn put_all(&mut self, cells: &'a [(String, String)], paths: &Paths) {
        self.possible = paths.roles;
        for (path, text) in cells {
            self.put(path, text, paths.role(path));
        }
    }
}

/// The paths that a record lacks and that its fields would give back all the same: with an empty text beside the
/// record, they are not.
pub(super) fn lacking(
    possible: &[(&str, Role)],
    cells: &[Cell<'_>],
    is_its_cell: impl Fn(Role) -> bool,
    given_back: impl Fn(Role) -> Option<String>,
) -> Vec<(String, String)> {
    let is_there = |path: &str| cells.iter().any(|cell| cell.label == path);
    possible
        .iter()
        .filter(|(path, role)| is_its_cell(*role) && !is_there(path))
        .filter(|(_, role)| given_back(*role).is_some_and(|text| !text.is_empty()))
        .map(|(path, _)| ((*path).to_owned(), String::new()))
        .collect()
}
