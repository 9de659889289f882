//! A page for each network since the second half of 2025: figures in its sentences, and a table of indicators.

use std::ops::Range;

use model::{Record, Stage, Summary};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::entry::{Cell, Column, Entry};
use crate::formats::values::figures::{self, Figure};
use crate::formats::{Parsed, Piece, Setting};
use crate::notes::Notes;

/// The columns of the table.
const COLUMNS: [(&str, Column); 2] = [
    ("indicator type", Column::Type),
    ("indicator value", Column::Value),
];

/// Whether a text has the table of such a page.
pub(super) fn claims(text: &str) -> bool {
    text.lines().any(|line| {
        let cells: Vec<String> = line
            .trim()
            .trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().to_lowercase())
            .collect();
        COLUMNS
            .iter()
            .all(|(name, _)| cells.iter().any(|cell| cell == name))
    })
}

/// Reads a page.
pub(super) fn read(text: &str, _: &Setting<'_>, notes: &mut Notes) -> Vec<Piece> {
    let mut page = Page::default();
    for (event, at) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        page.take(event, at, notes);
    }
    page.pieces
}

/// What was read of a page so far.
#[derive(Default)]
struct Page {
    pieces: Vec<Piece>,
    /// The paragraph being read: its text, and where each piece of it stands in the page.
    paragraph: Option<Paragraph>,
    table: Option<Table>,
}

#[derive(Default)]
struct Paragraph {
    text: String,
    /// Places in `text` and in the page, in order.
    places: Vec<(usize, usize)>,
}

#[derive(Default)]
struct Table {
    /// Labels and columns, once the head has been read.
    columns: Vec<(String, Column)>,
    /// The row being read: for each cell its text, and what stands in it as code.
    cells: Vec<(String, Vec<String>)>,
}

impl Page {
    fn take(&mut self, event: Event<'_>, at: Range<usize>, notes: &mut Notes) {
        match event {
            Event::Start(Tag::Table(_)) => self.table = Some(Table::default()),
            Event::End(TagEnd::Table) => self.table = None,
            Event::Start(Tag::TableCell) => {
                if let Some(table) = &mut self.table {
                    table.cells.push(Default::default());
                }
            }
            Event::End(TagEnd::TableHead) => {
                if let Some(table) = &mut self.table {
                    table.read_head();
                }
            }
            Event::End(TagEnd::TableRow) => {
                if let Some(table) = &mut self.table {
                    table.read_row(at, &mut self.pieces, notes);
                }
            }
            Event::Start(Tag::Paragraph | Tag::Item) => self.paragraph = Some(Paragraph::default()),
            Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                if let Some(paragraph) = self.paragraph.take() {
                    paragraph.read(&mut self.pieces);
                }
            }
            Event::Text(text) => self.push(&text, at.start, false),
            Event::Code(text) => self.push(&text, at.start, true),
            Event::SoftBreak | Event::HardBreak => self.push(" ", at.start, false),
            _ => {}
        }
    }

    fn push(&mut self, text: &str, at: usize, is_code: bool) {
        if let Some(table) = &mut self.table {
            if let Some((cell, codes)) = table.cells.last_mut() {
                cell.push_str(text);
                codes.extend(is_code.then(|| text.to_owned()));
            }
        } else if let Some(paragraph) = &mut self.paragraph {
            paragraph.places.push((paragraph.text.len(), at));
            paragraph.text.push_str(text);
        }
    }
}

impl Table {
    fn read_head(&mut self) {
        let labels: Vec<String> = self.cells.drain(..).map(|(text, _)| text).collect();
        let labels = crate::formats::labels(&labels);
        self.columns = labels
            .into_iter()
            .map(|label| {
                let known = COLUMNS
                    .iter()
                    .find(|(name, _)| label.eq_ignore_ascii_case(name));
                let column = known.map_or(Column::Keep, |(_, column)| *column);
                (label, column)
            })
            .collect();
    }

    /// Makes a record of the row, or of each thing that its value lists.
    fn read_row(&mut self, at: Range<usize>, pieces: &mut Vec<Piece>, notes: &mut Notes) {
        let row: Vec<(String, Vec<String>)> = self.cells.drain(..).collect();
        let is_wanted = |wanted: Column| {
            self.columns
                .iter()
                .position(|(_, column)| *column == wanted)
        };
        let (Some(value), Some(_)) = (is_wanted(Column::Value), is_wanted(Column::Type)) else {
            return;
        };
        let Some((text, codes)) = row.get(value) else {
            return;
        };
        let values = match codes.len() {
            0 | 1 => vec![text.trim()],
            _ => codes.iter().map(String::as_str).collect(),
        };
        for value in values {
            let cells = self
                .columns
                .iter()
                .zip(&row)
                .map(|((label, column), (text, _))| {
                    let text = if *column == Column::Value {
                        value
                    } else {
                        text.trim()
                    };
                    Cell::new(label, *column, text)
                });
            let entry = Entry {
                record: pieces.len() as u64 + 1,
                cells: cells.collect(),
                stage: None,
                may_be_figure: true,
            };
            pieces.push(Piece {
                at: at.start,
                len: at.len(),
                outcome: entry.read(notes),
            });
        }
    }
}

impl Paragraph {
    /// Makes a summary of each figure.
    fn read(&self, pieces: &mut Vec<Piece>) {
        for sentence in sentences(&self.text) {
            let words = &self.text[sentence.clone()];
            for figure in figures::all(words) {
                let start = self.in_page(sentence.start + figure.at.start);
                let end = self.in_page(sentence.start + figure.at.end);
                pieces.push(Piece {
                    at: start,
                    len: end.saturating_sub(start),
                    outcome: Ok(Parsed {
                        record: summary(words, &figure),
                        repaired: false,
                    }),
                });
            }
        }
    }

    /// The place in the page of a place in the paragraph's text.
    fn in_page(&self, at: usize) -> usize {
        let idx = self.places.partition_point(|(in_text, _)| *in_text <= at);
        let known = idx.checked_sub(1).map(|idx| self.places[idx]);
        known.map_or(at, |(in_text, in_page)| in_page + (at - in_text))
    }
}

fn summary(sentence: &str, figure: &Figure) -> Record {
    Record::Summary(Box::new(Summary {
        measure: figure.measure,
        figure: figure.figure,
        bound: figure.bound,
        currency: figure.currency.map(str::to_owned),
        published: sentence[figure.at.clone()].to_owned(),
        platform: figure.platform,
        stated_on: None,
        stage: Stage::default(),
        comment: Some(sentence.trim().to_owned()),
        extra: Vec::new(),
    }))
}

/// The sentences of a text: each ends with a full stop, question or exclamation mark and a space behind it.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let is_end = matches!(c, '.' | '?' | '!')
            && chars.peek().is_some_and(|(_, next)| next.is_whitespace());
        if is_end {
            sentences.push(start..at + 1);
            start = at + 1;
        }
    }
    sentences.push(start..text.len());
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_told_by_its_table() {
        for (text, expected) in [
            (
                "# Page\n\n| Indicator Type | Indicator Value |\n| :--- | :--- |\n",
                true,
            ),
            ("| Indicator type | indicator value | Note |", true),
            ("| Indicator | Value |", false),
            ("Indicator Type and Indicator Value", false),
        ] {
            assert_eq!(claims(text), expected, "{text}");
        }
    }

    #[test]
    fn a_sentence_ends_where_the_next_begins() {
        let text = "One (1.5) ends. Two? Three";
        let cut: Vec<&str> = sentences(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(cut, ["One (1.5) ends.", " Two?", " Three"]);
    }
}
