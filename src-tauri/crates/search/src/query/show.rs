//! Writes a query as text again, always in the same form.

use std::fmt::Write;

use super::Query;
use super::ast::{Compare, Counted, How, Node, Part, Test, Trait, Words};
use super::lex::{PieceKind, lex};

impl Query {
    /// The query in its canonical form: read again, it finds the same posts.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        node(&mut text, &self.root, Place::Top);
        for switch in &self.switches {
            if !text.is_empty() {
                text.push(' ');
            }
            let (name, value) = switch.name_and_value();
            let _ = match plain_value(&value) {
                true => write!(text, "{name}:{value}"),
                false => write!(text, "{name}:\"{value}\""),
            };
        }
        text
    }
}

/// What surrounds a node: whether it needs brackets depends on it.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Top,
    InAll,
    InAny,
    UnderNot,
}

fn node(out: &mut String, part: &Node, place: Place) {
    let brackets = match part {
        Node::All(_) => place == Place::UnderNot || place == Place::InAll,
        Node::Any(_) => place != Place::Top,
        _ => false,
    };
    if brackets {
        out.push('(');
    }
    match part {
        Node::All(parts) => joined(out, parts, " ", Place::InAll),
        Node::Any(parts) => joined(out, parts, " OR ", Place::InAny),
        Node::Not(inner, _) => {
            out.push('-');
            node(out, inner, Place::UnderNot);
        }
        Node::Words(found) => words(out, found),
        Node::Filter(filter) => {
            let (name, value) = filter.test.name_and_value();
            match name {
                "#" | "@" => out.extend([name, value.as_str()]),
                _ if plain_value(&value) => out.extend([name, ":", value.as_str()]),
                _ => out.extend([name, ":\"", value.as_str(), "\""]),
            }
        }
    }
    if brackets {
        out.push(')');
    }
}

fn joined(out: &mut String, parts: &[Node], between: &str, place: Place) {
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            out.push_str(between);
        }
        node(out, part, place);
    }
}

fn words(out: &mut String, words: &Words) {
    match words.how {
        How::Stars => return out.push_str(&words.text),
        How::Pattern => {
            let _ = write!(out, "/{}/", words.text);
            return;
        }
        How::Same | How::Alike(_) | How::Near(_) => {}
    }
    if words.exact {
        out.push('=');
    }
    if !words.quoted && reads_as_itself(&words.text) {
        out.push_str(&words.text);
    } else {
        let _ = write!(out, "\"{}\"", words.text);
    }
    if words.open {
        out.push('*');
    }
    match words.how {
        How::Alike(letters) => {
            let _ = write!(out, "~{letters}");
        }
        How::Near(between) => {
            let _ = write!(out, "~{between}");
        }
        How::Same | How::Stars | How::Pattern => {}
    }
}

/// Whether a word without quotation marks is read as just that word.
fn reads_as_itself(word: &str) -> bool {
    let pieces = lex(word, &mut Vec::new());
    match pieces.as_slice() {
        [only] => matches!(&only.kind, PieceKind::Words(read)
            if read.text == word && !read.quoted && !read.exact && !read.open && read.tilde.is_none()),
        _ => false,
    }
}

fn plain_value(value: &str) -> bool {
    !value.is_empty()
        && !value.contains(|c: char| {
            c.is_whitespace() || matches!(super::lex::plain(c), '"' | '(' | ')')
        })
}

impl Test {
    /// The name under which the test is written, and its value; `#` and `@` are names too.
    #[must_use]
    pub fn name_and_value(&self) -> (&'static str, String) {
        match self {
            Test::Hashtag(tag) => ("#", tag.clone()),
            Test::Mention(name) => ("@", name.clone()),
            Test::From(name) => ("from", name.clone()),
            Test::To(name) => ("to", name.clone()),
            Test::Reposted(id) => ("reposted", id.clone()),
            Test::Language(tag) => ("lang", tag.clone()),
            Test::Guess(tag) => ("guess", tag.clone()),
            Test::Since(moment) => ("since", moment.written.clone()),
            Test::Until(moment) => ("until", moment.written.clone()),
            Test::Domain(host) => ("domain", host.clone()),
            Test::Url(words) => ("url", words.clone()),
            Test::Client(name) => ("client", name.clone()),
            Test::Is(is) => ("is", is.name().to_owned()),
            Test::Has(part) => ("has", part.name().to_owned()),
            Test::Platform(platform) => ("platform", platform.name().to_owned()),
            Test::Dataset(name) => ("dataset", name.clone()),
            Test::Count(counted, compare, number) => {
                (counted.name(), format!("{}{number}", compare.sign()))
            }
        }
    }
}

impl Trait {
    fn name(self) -> &'static str {
        match self {
            Trait::Repost => "repost",
            Trait::Quote => "quote",
            Trait::Reply => "reply",
            Trait::Kind(kind) => kind.name(),
        }
    }
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Part::Link => "link",
            Part::Media => "media",
            Part::Hashtag => "hashtag",
            Part::Mention => "mention",
            Part::Place => "place",
        }
    }
}

impl Counted {
    fn name(self) -> &'static str {
        match self {
            Counted::Likes => "likes",
            Counted::Reposts => "reposts",
            Counted::Replies => "replies",
            Counted::Quotes => "quotes",
        }
    }
}

impl Compare {
    fn sign(self) -> &'static str {
        match self {
            Compare::Above => ">",
            Compare::AtLeast => ">=",
            Compare::Below => "<",
            Compare::AtMost => "<=",
            Compare::Equal => "",
        }
    }
}
