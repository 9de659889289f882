//! TypeScript made from the command table, so that nobody writes a wire type by hand.

use std::{any::TypeId, collections::BTreeMap, collections::HashSet};

use ts_rs::{Config, TS, TypeVisitor};

use crate::{ApiError, Context, dispatch, wire};

/// The text of `ui/src/backend/bindings.ts`: one type for every wire type, and one map from a command's name to
/// its request and answer.
///
/// Large integers become `number`: JSON delivers numbers, and everything counted here is far below 2^53.
/// Identifiers are text.
#[must_use]
pub fn bindings() -> String {
    let mut bindings = Bindings::new();
    bindings.add::<ApiError>();
    bindings.add::<wire::Progress>();
    dispatch::describe(&mut bindings);
    bindings.finish()
}

/// Collects declarations.
pub(crate) struct Bindings {
    config: Config,
    seen: HashSet<TypeId>,
    declarations: BTreeMap<String, String>,
    commands: Vec<String>,
}

impl Bindings {
    fn new() -> Self {
        Self {
            config: Config::new().with_large_int("number"),
            seen: HashSet::new(),
            declarations: BTreeMap::new(),
            commands: Vec::new(),
        }
    }

    /// Adds a command with the types of its request and answer.
    pub(crate) fn command<Q: TS + 'static, A: TS + 'static>(
        &mut self,
        name: &str,
        _: fn(&Context<'_>, Q) -> Result<A, ApiError>,
    ) {
        self.add::<Q>();
        self.add::<A>();
        let (request, answer) = (Q::name(&self.config), A::name(&self.config));
        self.commands.push(format!(
            "  {name}: {{ request: {request}; answer: {answer} }};"
        ));
    }

    /// Adds a type and everything it is made of.
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let declaration = format!("export {}", T::decl(&self.config));
            self.declarations
                .insert(T::ident(&self.config), declaration);
        }
        T::visit_dependencies(self);
    }

    fn finish(self) -> String {
        let mut out = String::from(
            "// Generated from the command table of the `api` crate. Do not edit:\n\
             // `UPDATE_BINDINGS=1 cargo test -p shuttered-api` writes it anew.\n\n",
        );
        for declaration in self.declarations.values() {
            out.push_str(declaration);
            out.push_str("\n\n");
        }
        out.push_str("export interface Commands {\n");
        out.push_str(&self.commands.join("\n"));
        out.push_str("\n}\n");
        out
    }
}

impl TypeVisitor for Bindings {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.add::<T>();
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    /// `UPDATE_BINDINGS=1` rewrites the file instead of comparing.
    #[test]
    fn the_committed_bindings_are_up_to_date() {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/backend/bindings.ts");
        let made = super::bindings();
        if std::env::var_os("UPDATE_BINDINGS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, made).unwrap();
            return;
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == made,
            "ui/src/backend/bindings.ts is out of date: run UPDATE_BINDINGS=1 cargo test -p shuttered-api"
        );
    }
}
