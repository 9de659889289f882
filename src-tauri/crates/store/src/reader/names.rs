//! The names behind numbers, and the numbers behind names.

use rusqlite::types::FromSql;
use rusqlite::{OptionalExtension, ToSql, named_params};

use super::Reader;
use crate::{ClientNo, DatasetNo, LanguageNo, ObjectNo, ObjectType, Result};

impl Reader {
    /// The tag of a language.
    pub fn language_tag(&self, language_no: LanguageNo) -> Result<Option<String>> {
        self.one(
            "SELECT tag FROM language WHERE language_no = :no",
            language_no,
        )
    }

    /// The tags of languages, in the given order.
    pub fn language_tags(&self, numbers: &[LanguageNo]) -> Result<Vec<Option<String>>> {
        numbers.iter().map(|&no| self.language_tag(no)).collect()
    }

    /// The name of a client.
    pub fn client_name(&self, client_no: ClientNo) -> Result<Option<String>> {
        self.one("SELECT name FROM client WHERE client_no = :no", client_no)
    }

    /// The names of clients, in the given order.
    pub fn client_names(&self, numbers: &[ClientNo]) -> Result<Vec<Option<String>>> {
        numbers.iter().map(|&no| self.client_name(no)).collect()
    }

    /// The id of a dataset.
    pub fn dataset_id(&self, dataset_no: DatasetNo) -> Result<Option<String>> {
        self.one("SELECT id FROM dataset WHERE dataset_no = :no", dataset_no)
    }

    /// The ids of datasets, in the given order.
    pub fn dataset_ids(&self, numbers: &[DatasetNo]) -> Result<Vec<Option<String>>> {
        numbers.iter().map(|&no| self.dataset_id(no)).collect()
    }

    /// How a class of hashtags or mentions is shown, or what a link or domain is.
    ///
    /// Of several forms it is the one used most, and of those used equally often the first in the order of their bytes.
    pub fn object_value(&self, class_no: ObjectNo) -> Result<Option<String>> {
        self.one(
            "SELECT form.value, form.n_uses FROM object AS class JOIN object AS form
                 ON form.type = class.type AND form.folded = class.folded
             WHERE class.object_no = :no AND class.folded IS NOT NULL
             UNION ALL
             SELECT value, n_uses FROM object WHERE object_no = :no AND folded IS NULL
             ORDER BY 2 DESC, 1 LIMIT 1",
            class_no,
        )
    }

    /// How objects are shown, in the given order.
    pub fn object_values(&self, classes: &[ObjectNo]) -> Result<Vec<Option<String>>> {
        classes.iter().map(|&no| self.object_value(no)).collect()
    }

    /// The class of the hashtag or mention with this folded form, or the link or domain with this very text.
    pub fn object_class(&self, object_type: ObjectType, text: &str) -> Result<Option<ObjectNo>> {
        let sql = match object_type {
            ObjectType::Hashtag | ObjectType::Mention => {
                "SELECT class_no FROM object WHERE type = :type AND folded = :text LIMIT 1"
            }
            ObjectType::Link | ObjectType::Domain | ObjectType::Object | ObjectType::Image => {
                "SELECT class_no FROM object WHERE type = :type AND value = :text"
            }
        };
        let mut statement = self.db.prepare_cached(sql)?;
        let class_no = statement
            .query_row(
                named_params! { ":type": object_type as u64, ":text": text },
                |row| row.get(0),
            )
            .optional()?;
        Ok(class_no)
    }

    /// Every client in the archive, by name.
    pub fn clients(&self) -> Result<Vec<(ClientNo, String)>> {
        let mut statement = self
            .db
            .prepare_cached("SELECT client_no, name FROM client ORDER BY name")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Clients of this name, without regard to case.
    pub fn clients_matching(&self, name: &str) -> Result<Vec<ClientNo>> {
        let wanted = name.to_lowercase();
        let mut clients = self.clients()?;
        clients.retain(|(_, name)| name.to_lowercase() == wanted);
        Ok(clients
            .into_iter()
            .map(|(client_no, _)| client_no)
            .collect())
    }

    /// Every language in the archive, by tag.
    pub fn languages(&self) -> Result<Vec<(LanguageNo, String)>> {
        let mut statement = self
            .db
            .prepare_cached("SELECT language_no, tag FROM language ORDER BY tag")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The number of a language, its tag without regard to case.
    pub fn language_no(&self, tag: &str) -> Result<Option<LanguageNo>> {
        let mut statement = self.db.prepare_cached(
            "SELECT language_no FROM language WHERE tag = :tag COLLATE NOCASE ORDER BY tag LIMIT 1",
        )?;
        let language_no = statement
            .query_row(named_params! { ":tag": tag }, |row| row.get(0))
            .optional()?;
        Ok(language_no)
    }

    /// Asks for one value by the number `:no`.
    fn one<T: FromSql>(&self, sql: &str, no: impl ToSql) -> Result<Option<T>> {
        let mut statement = self.db.prepare_cached(sql)?;
        let value = statement
            .query_row(named_params! { ":no": no }, |row| row.get(0))
            .optional()?;
        Ok(value)
    }
}
