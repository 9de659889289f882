//! Reads the pieces of a query text as a tree.

use std::ops::Range;

use chrono_tz::Tz;

use super::ast::{Filter, Node, Test};
use super::lex::{Piece, PieceKind, WordsPiece, lex, plain};
use super::problems::Problem;
use super::{Query, Switch, filter, operators};

/// Brackets inside brackets, at most. Deeper ones are read as if they were not there.
const MAX_DEPTH: usize = 50;

/// Reads a query. There is always one, whatever was typed; what could not be understood is in the problems, in the
/// order of their places.
///
/// `zone` says when the days of `since:` and `until:` begin.
#[must_use]
pub fn parse(text: &str, zone: Tz) -> (Query, Vec<Problem>) {
    let mut problems = Vec::new();
    let pieces = lex(text, &mut problems);
    let mut parser = Parser {
        text,
        zone,
        pieces,
        next: 0,
        depth: 0,
        switches: Vec::new(),
        problems,
    };
    let root = parser.query();
    let Parser {
        switches,
        mut problems,
        ..
    } = parser;
    problems.sort_by_key(|problem| (problem.at.start, problem.at.end));
    let query = Query {
        root,
        switches,
        spoken: Vec::new(),
    };
    (query, problems)
}

struct Parser<'a> {
    text: &'a str,
    zone: Tz,
    pieces: Vec<Piece<'a>>,
    next: usize,
    depth: usize,
    switches: Vec<Switch>,
    problems: Vec<Problem>,
}

impl<'a> Parser<'a> {
    fn query(&mut self) -> Node {
        let mut parts = Vec::new();
        loop {
            parts.extend(self.any());
            // Only a bracket that was never opened ends a part before the end.
            match self.take() {
                None => return all(parts),
                Some(piece) => self.problems.push(
                    Problem::new(piece.at, "This bracket closes nothing.").hint("It was left out."),
                ),
            }
        }
    }

    /// Parts with OR between them.
    fn any(&mut self) -> Option<Node> {
        let mut parts = Vec::new();
        let mut waiting = None;
        loop {
            let part = self.all();
            let found = part.is_some();
            parts.extend(part);
            if self.peek() != Some(&PieceKind::Or) {
                if let (Some(at), false) = (waiting, found) {
                    self.half(at, "OR");
                }
                break;
            }
            let at = self.take().map_or(0..0, |piece| piece.at);
            waiting = None;
            if found {
                waiting = Some(at);
            } else {
                self.half(at, "OR");
            }
        }
        match parts.len() {
            0 => None,
            1 => parts.pop(),
            _ => Some(Node::Any(parts)),
        }
    }

    /// Parts side by side.
    fn all(&mut self) -> Option<Node> {
        let mut parts = Vec::new();
        loop {
            match self.peek() {
                None | Some(PieceKind::Or | PieceKind::Close) => break,
                Some(PieceKind::And) => {
                    self.take();
                }
                Some(_) => parts.extend(self.unary()),
            }
        }
        (!parts.is_empty()).then(|| all(parts))
    }

    /// A part, perhaps with NOT or `-` before it. Two of them are none.
    fn unary(&mut self) -> Option<Node> {
        let mut negation: Option<Range<usize>> = None;
        let mut negated = false;
        while let Some(PieceKind::Not) = self.peek() {
            let at = self.take().map_or(0..0, |piece| piece.at);
            negated = !negated;
            negation.get_or_insert(at);
        }
        match self.peek() {
            None | Some(PieceKind::Or | PieceKind::And | PieceKind::Close) => {
                if let Some(at) = negation {
                    self.half(at, "NOT");
                }
                return None;
            }
            Some(_) => {}
        }
        let part = self.primary()?;
        match (negation, part) {
            // Brackets between two negations do not keep them apart.
            (Some(_), Node::Not(inner, _)) if negated => Some(*inner),
            (Some(at), part) if negated => {
                let end = self.end_of_last();
                Some(Node::Not(Box::new(part), at.start..end))
            }
            (_, part) => Some(part),
        }
    }

    fn primary(&mut self) -> Option<Node> {
        let Piece { kind, at } = self.take()?;
        match kind {
            PieceKind::Open => self.brackets(at),
            PieceKind::Words(words) => self.words(words.text.to_owned(), &words, at),
            PieceKind::Hashtag(tag) => Some(test(Test::Hashtag(tag.to_owned()), at)),
            PieceKind::Mention(name) => Some(test(Test::Mention(name.to_owned()), at)),
            PieceKind::Filter { name, value } => self.filter(name, value, at),
            PieceKind::Close | PieceKind::Or | PieceKind::And | PieceKind::Not => None,
        }
    }

    fn brackets(&mut self, at: Range<usize>) -> Option<Node> {
        if self.depth == MAX_DEPTH {
            self.problems.push(Problem::new(
                at,
                "There are too many brackets inside one another; this one was left out.",
            ));
            return None;
        }
        self.depth += 1;
        let inner = self.any();
        self.depth -= 1;
        match self.peek() {
            Some(PieceKind::Close) => {
                self.take();
            }
            _ => self.problems.push(
                Problem::new(at.clone(), "This bracket is not closed.")
                    .hint("It was closed at the end of the query."),
            ),
        }
        if inner.is_none() {
            let end = self.end_of_last();
            self.problems.push(Problem::new(
                at.start..end,
                "There is nothing to search for between these brackets.",
            ));
        }
        inner
    }

    fn words(&mut self, text: String, piece: &WordsPiece<'a>, at: Range<usize>) -> Option<Node> {
        operators::read(text, piece, at, &mut self.problems).map(Node::Words)
    }

    fn filter(&mut self, name: &'a str, value: &'a str, at: Range<usize>) -> Option<Node> {
        let name = text::fold(name);
        if !filter::is_known(&name) {
            self.problems.push(filter::unknown(&name, at.clone()));
            let words = self.text[at.clone()].replace(|c| plain(c) == '"', " ");
            return self.words(words, &WordsPiece::default(), at);
        }
        match filter::read(&name, value, self.zone, at.clone()) {
            Ok(filter::Read::Test(found)) => Some(test(found, at)),
            Ok(filter::Read::Switch(sets)) => {
                self.switches.push(Switch { sets, at });
                None
            }
            Err(problem) => {
                self.problems.push(problem);
                None
            }
        }
    }

    /// The problem of an operator with nothing on one side.
    fn half(&mut self, at: Range<usize>, operator: &str) {
        self.problems.push(
            Problem::new(
                at,
                format!("{operator} has nothing to work on here and was left out."),
            )
            .hint(format!(
                "To search for the word itself, write it small or in quotation marks: \"{}\".",
                operator.to_lowercase()
            )),
        );
    }

    fn peek(&self) -> Option<&PieceKind<'a>> {
        self.pieces.get(self.next).map(|piece| &piece.kind)
    }

    fn take(&mut self) -> Option<Piece<'a>> {
        let piece = self.pieces.get(self.next)?.clone();
        self.next += 1;
        Some(piece)
    }

    /// Where the piece before the next one ends.
    fn end_of_last(&self) -> usize {
        self.next
            .checked_sub(1)
            .map_or(0, |last| self.pieces[last].at.end)
    }
}

/// Parts side by side as one node, those of an inner list taken out of it.
fn all(parts: Vec<Node>) -> Node {
    let mut flat = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Node::All(inner) => flat.extend(inner),
            other => flat.push(other),
        }
    }
    match flat.len() {
        1 => flat.remove(0),
        _ => Node::All(flat),
    }
}

fn test(test: Test, at: Range<usize>) -> Node {
    Node::Filter(Filter { test, at })
}
