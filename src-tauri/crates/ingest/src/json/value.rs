//! A value of JSON.

/// A value, with its numbers as published and the members of objects in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    /// Letter for letter.
    Number(String),
    Text(String),
    Array(Vec<Value>),
    Object(Vec<(String, Value)>),
}

impl Value {
    /// The member of an object.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Object(members) => members
                .iter()
                .find(|(other, _)| other == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// A member of a member: `author.public_metrics.followers_count`.
    pub(crate) fn at(&self, path: &str) -> Option<&Value> {
        path.split('.')
            .try_fold(self, |value, name| value.get(name))
    }

    /// The text of a string.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A string, number or truth value as text; nothing for `null`, arrays and objects.
    pub(crate) fn scalar(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text),
            Self::Bool(true) => Some("true"),
            Self::Bool(false) => Some("false"),
            Self::Null | Self::Array(_) | Self::Object(_) => None,
        }
    }

    /// [`Value::scalar`] of a member of a member; empty where there is none.
    pub(crate) fn text_at(&self, path: &str) -> &str {
        self.at(path).and_then(Self::scalar).unwrap_or("")
    }

    /// The elements of an array; none for anything else.
    pub(crate) fn items(&self) -> &[Value] {
        match self {
            Self::Array(items) => items,
            _ => &[],
        }
    }

    /// The members of an object; none for anything else.
    pub(crate) fn members(&self) -> &[(String, Value)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// The value as cells: the path of each scalar, its names joined by dots, and its text. An array is one cell, its
    /// text being JSON; `null` and empty arrays and objects are left out.
    pub(crate) fn flatten(&self) -> Vec<(String, String)> {
        self.flatten_at("")
    }

    /// The same for a value that stands under a path.
    pub(crate) fn flatten_at(&self, path: &str) -> Vec<(String, String)> {
        let mut cells = Vec::new();
        self.flatten_into(path, &mut cells);
        cells
    }

    fn flatten_into(&self, path: &str, cells: &mut Vec<(String, String)>) {
        match self {
            Self::Null => {}
            Self::Object(members) => {
                for (name, value) in members {
                    let path = if path.is_empty() {
                        name.clone()
                    } else {
                        format!("{path}.{name}")
                    };
                    value.flatten_into(&path, cells);
                }
            }
            Self::Array(items) if items.is_empty() => {}
            Self::Array(_) => cells.push((path.to_owned(), self.to_json())),
            scalar => cells.push((path.to_owned(), scalar.scalar().unwrap_or("").to_owned())),
        }
    }

    /// The value written as JSON, without white space.
    pub(crate) fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(text) => out.push_str(text),
            Self::Text(text) => write_text(text, out),
            Self::Array(items) => {
                out.push('[');
                for (idx, item) in items.iter().enumerate() {
                    if idx > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (idx, (name, value)) in members.iter().enumerate() {
                    if idx > 0 {
                        out.push(',');
                    }
                    write_text(name, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if (c as u32) < 32 => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
}
