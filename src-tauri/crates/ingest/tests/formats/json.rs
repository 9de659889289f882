//! Records of JSON against another reader of JSON.

use serde_json::Value;

use crate::support::{Outcome, given_back, source};

/// The values of a file with one a line, by another reader; a line that is none is left out.
pub fn lines(path: &std::path::Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

/// The one value of a file.
pub fn whole(path: &std::path::Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Every record of an outcome, as it is given back.
pub fn columns(outcome: &Outcome) -> Vec<Vec<(String, String)>> {
    given_back(outcome)
}

/// Asserts that every scalar and every list inside `value` stands among the columns under its path.
pub fn assert_holds(columns: &[(String, String)], value: &Value, path: &str) {
    let text = columns
        .iter()
        .find(|(name, _)| name == path)
        .map(|(_, text)| text.as_str());
    match value {
        Value::Null => {}
        Value::Object(members) => {
            for (name, member) in members {
                let path = if path.is_empty() {
                    name.clone()
                } else {
                    format!("{path}.{name}")
                };
                assert_holds(columns, member, &path);
            }
        }
        Value::Array(items) if items.is_empty() => {}
        Value::Array(_) => {
            let text = text.unwrap_or_else(|| panic!("nothing at {path}"));
            let ours: Value = serde_json::from_str(text).unwrap();
            assert_eq!(&ours, value, "{path}");
        }
        Value::String(expected) => assert_eq!(text.unwrap_or(""), expected, "{path}"),
        Value::Bool(_) | Value::Number(_) => {
            assert_eq!(text.unwrap_or(""), value.to_string(), "{path}");
        }
    }
}

/// Asserts that nothing is given back but what stands inside `value`, or under one of these beginnings of paths.
pub fn assert_nothing_else(columns: &[(String, String)], value: &Value, others: &[&str]) {
    for (path, text) in columns {
        let is_other = others.iter().any(|other| path.starts_with(other));
        let found = path.split('.').try_fold(value, |at, name| at.get(name));
        assert!(
            is_other || found.is_some() || value.get(path).is_some(),
            "{path}: {text}"
        );
    }
}

/// The place of a fixture.
pub fn fixture_path(path: &str) -> std::path::PathBuf {
    source(&crate::support::fixtures().join(path)).path
}
