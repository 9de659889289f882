//! Lists inside one column, as JSON that any SQLite tool can read.

/// Writes a list, `[]` if it is empty.
pub(crate) fn from_list(items: &[String]) -> String {
    serde_json::to_string(items).expect("lists of texts have a JSON form")
}

/// Writes columns as an array of `[name, text]`, which keeps their order and repeated names. None is NULL.
pub(crate) fn from_pairs(pairs: &[(String, String)]) -> Option<String> {
    let write = || serde_json::to_string(pairs).expect("lists of texts have a JSON form");
    (!pairs.is_empty()).then(write)
}

/// Reads a list. Only this crate writes these columns; one that somebody else has spoilt reads as empty.
pub(crate) fn to_list(json: Option<&str>) -> Vec<String> {
    json.and_then(|json| serde_json::from_str(json).ok())
        .unwrap_or_default()
}

/// Reads columns, likewise.
pub(crate) fn to_pairs(json: Option<&str>) -> Vec<(String, String)> {
    json.and_then(|json| serde_json::from_str(json).ok())
        .unwrap_or_default()
}
