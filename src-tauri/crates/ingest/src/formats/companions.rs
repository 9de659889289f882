//! Files that come with releases and hold no records themselves: why each is left out, in words.
//!
//! They are told by their content, as formats are. What is said is the rest of a sentence that begins with the path.

use super::has_all;
use crate::json::Value;

/// Why a table with these columns (trimmed, in lower case) holds no records.
pub(crate) fn of_table(columns: &[String]) -> Option<&'static str> {
    let is_key = columns.len() == 3 && has_all(columns, &["tactic", "technique", "procedure"]);
    is_key.then_some(
        "is the key to Meta's Online Operations Kill Chain: it names tactics, techniques and procedures, and lists no \
         indicators",
    )
}

/// Why values of JSON, of which this is the first, hold no records.
pub(crate) fn of_json(value: &Value) -> Option<&'static str> {
    let lists = value.get("indicators")?;
    let is_index = ["csv_files", "json_files", "tsv_files"]
        .iter()
        .any(|name| lists.get(name).is_some());
    is_index.then_some("is the index of Meta's threat-research lists: it names their files, and lists no indicators")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_key_itself_is_taken_for_one() {
        let table = |names: &str| {
            let columns: Vec<String> = names.split(' ').map(str::to_owned).collect();
            of_table(&columns).is_some()
        };
        assert!(table("tactic technique procedure"));
        assert!(!table("tactic technique procedure indicator"));
        assert!(!table("tactic technique notes"));
    }

    #[test]
    fn an_index_names_files() {
        let value = |text: &str| crate::json::parse(text.as_bytes()).unwrap();
        assert!(of_json(&value(r#"{"id":"a","indicators":{"csv_files":["a.csv"]}}"#)).is_some());
        assert!(of_json(&value(r#"{"id":"a","indicators":["a.csv"]}"#)).is_none());
        assert!(of_json(&value(r#"{"id":"a"}"#)).is_none());
    }
}
