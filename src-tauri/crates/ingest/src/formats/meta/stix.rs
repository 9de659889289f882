//! The first family as STIX 1 in XML: an `Indicator` for each row, with an object of its own kind.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::entry::{Cell, Column, Entry};
use crate::formats::{Piece, Setting};
use crate::notes::Notes;

/// Whether a text begins as such a package does.
pub(super) fn claims(text: &str) -> bool {
    text.trim_start_matches('\u{FEFF}')
        .trim_start()
        .starts_with('<')
        && text.contains("STIX_Package")
        && text.contains("http://stix.mitre.org/stix-1")
}

/// Elements whose text is what is listed.
const VALUES: [&str; 3] = ["Value", "Address_Value", "Simple_Hash_Value"];

/// An `Indicator` element.
#[derive(Default)]
struct Found {
    /// Its beginning in the text.
    at: usize,
    /// Attributes by `Element.attribute` and texts by `Element`, in the order of the file.
    cells: Vec<(String, String)>,
    /// Everything that it lists; usually one.
    values: Vec<String>,
}

/// Reads a package.
pub(super) fn read(text: &str, _: &Setting<'_>, notes: &mut Notes) -> Vec<Piece> {
    let mut reader = Reader::from_str(text);
    let mut pieces = Vec::new();
    // The elements around, and the text of the innermost one so far.
    let mut open: Vec<String> = Vec::new();
    let mut content = String::new();
    let mut found: Option<Found> = None;
    loop {
        let at = place(&reader);
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let reason = format!("is not sound XML, and nothing behind it is read: {error}");
                pieces.push(rejected(
                    found.map_or(at, |found| found.at),
                    place(&reader),
                    reason,
                ));
                return pieces;
            }
        };
        match event {
            Event::Start(element) => {
                content.clear();
                begin(&element, at, &open, &mut found);
                open.push(local(&element));
            }
            Event::Empty(element) => begin(&element, at, &open, &mut found),
            Event::Text(part) => content.push_str(&part),
            Event::CData(part) => content.push_str(&part),
            Event::GeneralRef(name) => push_reference(&name, &mut content),
            Event::End(_) => {
                let name = open.pop().unwrap_or_default();
                end(&name, &content, &mut found);
                content.clear();
                if is_record(&name, &open)
                    && let Some(found) = found.take()
                {
                    finish(&found, place(&reader), &mut pieces, notes);
                }
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    if let Some(found) = found {
        let reason = "is cut off by the end of the file".to_owned();
        pieces.push(rejected(found.at, text.len(), reason));
    }
    pieces
}

fn place(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn local(element: &BytesStart<'_>) -> String {
    element.local_name().as_ref().to_owned()
}

/// Whether an element of this name inside these is a record.
fn is_record(name: &str, around: &[String]) -> bool {
    name == "Indicator" && around.last().is_some_and(|outer| outer == "Indicators")
}

/// Takes notice of an element and its attributes.
fn begin(element: &BytesStart<'_>, at: usize, around: &[String], found: &mut Option<Found>) {
    let name = local(element);
    if is_record(&name, around) {
        *found = Some(Found {
            at,
            ..Found::default()
        });
    }
    let Some(found) = found else { return };
    for attribute in element.attributes().flatten() {
        let key = attribute.key.as_ref().to_owned();
        let text = attribute
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .map_or_else(|_| attribute.value.to_string(), |text| text.into_owned());
        found.cells.push((format!("{name}.{key}"), text));
    }
}

/// Takes notice of what an element held.
fn end(name: &str, content: &str, found: &mut Option<Found>) {
    let content = content.trim();
    let Some(found) = found.as_mut().filter(|_| !content.is_empty()) else {
        return;
    };
    if VALUES.contains(&name) {
        found.values.push(content.to_owned());
    } else {
        found.cells.push((name.to_owned(), content.to_owned()));
    }
}

/// `&amp;`, `&#233;`.
fn push_reference(name: &str, content: &mut String) {
    let whole = format!("&{name};");
    match quick_xml::escape::unescape(&whole) {
        Ok(text) => content.push_str(&text),
        Err(_) => content.push_str(&whole),
    }
}

/// Makes a record of each thing that an element lists.
fn finish(found: &Found, end: usize, pieces: &mut Vec<Piece>, notes: &mut Notes) {
    let text = |label: &str| {
        let named = found.cells.iter().find(|(name, _)| name == label);
        named.map_or("", |(_, text)| text.as_str())
    };
    let (title, id, timestamp) = (
        text("Title"),
        text("Indicator.id"),
        text("Indicator.timestamp"),
    );
    let (comment, type_published) = title_and_type(title, id, text("Properties.xsi:type"));
    let day = timestamp.get(..10).unwrap_or("");
    let is_title_told = title == comment || title == format!("{comment} ({type_published})");
    if found.values.is_empty() {
        pieces.push(rejected(found.at, end, "lists nothing".to_owned()));
    }
    for value in &found.values {
        let mut cells = vec![
            Cell::new("Value", Column::Value, value),
            Cell::new("Type", Column::Type, type_published),
            Cell::new("Title", Column::Comment, comment),
            Cell::new("day", Column::Day, day),
        ];
        let kept = found
            .cells
            .iter()
            .filter(|(name, _)| name != "Title" || !is_title_told);
        cells.extend(kept.map(|(name, text)| Cell::new(name, Column::Keep, text)));
        let entry = Entry {
            record: pieces.len() as u64 + 1,
            cells,
            stage: None,
            may_be_figure: false,
        };
        pieces.push(Piece {
            at: found.at,
            len: end.saturating_sub(found.at),
            outcome: entry.read(notes),
        });
    }
}

/// The remark in a title, and the type: in brackets behind it, else at the beginning of the id's last part, else that
/// of the object.
fn title_and_type<'a>(title: &'a str, id: &'a str, object: &'a str) -> (&'a str, &'a str) {
    let is_type = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    let in_brackets = title
        .strip_suffix(')')
        .and_then(|title| title.rsplit_once('('))
        .filter(|(_, name)| is_type(name));
    if let Some((comment, name)) = in_brackets {
        return (comment.trim_end(), name);
    }
    let of_id = id
        .rsplit_once(':')
        .and_then(|(_, last)| last.split_once('-'))
        .map(|(name, _)| name)
        .filter(|name| is_type(name));
    let of_object = match object.rsplit(':').next() {
        Some("DomainNameObjectType") => "domain_name",
        Some("URIObjectType") => "url",
        _ => "",
    };
    (title, of_id.unwrap_or(of_object))
}

fn rejected(at: usize, end: usize, reason: String) -> Piece {
    Piece {
        at,
        len: end.saturating_sub(at),
        outcome: Err(reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_type_stands_in_the_title_or_in_the_id() {
        for (title, id, object, expected) in [
            (
                "Birds: CIB Petition (cib_url)",
                "list:url-0a58-b8",
                "",
                ("Birds: CIB Petition", "cib_url"),
            ),
            (
                "UK-targeting CIB domain",
                "list:domain_name-84f2",
                "",
                ("UK-targeting CIB domain", "domain_name"),
            ),
            ("Hosts (C2)", "list:ip-1", "", ("Hosts (C2)", "ip")),
            ("Some", "4f2", "URIObj:URIObjectType", ("Some", "url")),
            ("Some", "", "", ("Some", "")),
        ] {
            assert_eq!(title_and_type(title, id, object), expected);
        }
    }
}
