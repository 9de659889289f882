//! Cuts a query text into pieces, each with its place.

use std::ops::Range;

use super::problems::Problem;

/// One piece of a query text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub kind: PieceKind<'a>,
    pub at: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PieceKind<'a> {
    Open,
    Close,
    Or,
    And,
    Not,
    /// A word or a quoted phrase.
    Words(WordsPiece<'a>),
    /// `#tag`, without the sign.
    Hashtag(&'a str),
    /// `@name`, without the sign.
    Mention(&'a str),
    /// `name:value`; whether the name is known is the parser's business.
    Filter {
        name: &'a str,
        value: &'a str,
    },
}

/// What stood for words: the text as typed and the signs around it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct WordsPiece<'a> {
    pub text: &'a str,
    pub quoted: bool,
    /// `=` before it.
    pub exact: bool,
    /// `*` behind the last word.
    pub open: bool,
    /// Behind it stood `~`, and what stood behind that: digits, or nothing.
    pub tilde: Option<&'a str>,
    /// It stood between slashes.
    pub regex: bool,
}

/// Reads a sign of the query language in any of the forms keyboards and editors give it: full-width forms as their
/// plain ones, every double quotation mark as `"`, the longer dashes as `-`.
///
/// Only signs are read so. The words themselves stay as typed, since `=` compares them letter for letter.
pub(super) fn plain(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '〝' | '〞' | '〟' => '"',
        '−' | '–' => '-',
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// Whether a character opens or closes a phrase.
#[must_use]
pub fn is_quotation_mark(c: char) -> bool {
    plain(c) == '"'
}

/// Cuts `text` into pieces. Whatever is odd about it goes to `problems`; there is always an answer.
pub(super) fn lex<'a>(text: &'a str, problems: &mut Vec<Problem>) -> Vec<Piece<'a>> {
    let mut lexer = Lexer {
        text,
        pos: 0,
        problems,
    };
    let mut pieces = Vec::new();
    while let Some(piece) = lexer.next() {
        pieces.push(piece);
    }
    pieces
}

struct Lexer<'a, 'p> {
    text: &'a str,
    pos: usize,
    problems: &'p mut Vec<Problem>,
}

impl<'a> Lexer<'a, '_> {
    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            self.skip_while(char::is_whitespace);
            let start = self.pos;
            let kind = match self.peek()? {
                '(' => self.sign(PieceKind::Open),
                ')' => self.sign(PieceKind::Close),
                '-' => match self.minus() {
                    Some(kind) => kind,
                    None => continue,
                },
                '#' | '@' if self.starts_name(1) => self.tag(),
                '/' => self.slashes().unwrap_or_else(|| self.word(false)),
                '=' => self.exact(),
                '"' => self.phrase(false),
                _ => self.word(false),
            };
            return Some(Piece {
                kind,
                at: start..self.pos,
            });
        }
    }

    /// `-` before something is NOT; alone it is nothing.
    fn minus(&mut self) -> Option<PieceKind<'a>> {
        self.skip_while(|c| c == '-');
        let attached = self.peek().is_some_and(|c| !c.is_whitespace() && c != ')');
        attached.then_some(PieceKind::Not)
    }

    fn tag(&mut self) -> PieceKind<'a> {
        let sign = self.bump();
        let start = self.pos;
        self.skip_while(|c| !ends_word(c));
        let name = &self.text[start..self.pos];
        if sign == Some('#') {
            PieceKind::Hashtag(name.trim_end_matches(is_loose_punctuation))
        } else {
            // Where a release gives hashes for accounts, they end in `=`.
            let is_loose = |c| c != '=' && is_loose_punctuation(c);
            PieceKind::Mention(name.trim_end_matches(is_loose))
        }
    }

    /// `/pattern/`, where both slashes are there and no white space is between them.
    fn slashes(&mut self) -> Option<PieceKind<'a>> {
        let rest = &self.text[self.pos..];
        let run = &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())];
        let run = run.trim_end_matches(|c| plain(c) == ')');
        let first = run.chars().next()?.len_utf8();
        let last = run.chars().next_back()?;
        if plain(last) != '/' || run.len() <= first + last.len_utf8() {
            return None;
        }
        self.pos += run.len();
        Some(PieceKind::Words(WordsPiece {
            text: &run[first..run.len() - last.len_utf8()],
            quoted: true,
            regex: true,
            ..WordsPiece::default()
        }))
    }

    fn exact(&mut self) -> PieceKind<'a> {
        self.skip_while(|c| c == '=');
        match self.peek() {
            Some('"') => self.phrase(true),
            _ => self.word(true),
        }
    }

    fn phrase(&mut self, exact: bool) -> PieceKind<'a> {
        let mut words = WordsPiece {
            text: self.quoted(),
            quoted: true,
            exact,
            ..WordsPiece::default()
        };
        let trimmed = words.text.trim_end();
        if let Some(open) = strip_stars(trimmed) {
            (words.text, words.open) = (open, true);
        }
        if self.peek() == Some('*') {
            self.skip_while(|c| c == '*');
            words.open = true;
        }
        if self.peek() == Some('~') {
            self.skip_while(|c| c == '~');
            let start = self.pos;
            self.skip_while(|c| c.is_ascii_digit());
            words.tilde = Some(&self.text[start..self.pos]);
        }
        PieceKind::Words(words)
    }

    /// What stands between quotation marks; the lexer is at the first of them.
    fn quoted(&mut self) -> &'a str {
        let open = self.pos;
        self.bump();
        let start = self.pos;
        loop {
            match self.peek() {
                None => {
                    self.problems.push(
                        Problem::new(open..start, "The quotation mark is not closed.")
                            .hint("Everything behind it was read as one phrase."),
                    );
                    return &self.text[start..];
                }
                Some('"') if !self.inside_hebrew_word() => {
                    let inner = &self.text[start..self.pos];
                    self.bump();
                    return inner;
                }
                Some(_) => self.bump(),
            };
        }
    }

    fn word(&mut self, exact: bool) -> PieceKind<'a> {
        let start = self.pos;
        let mut colon = None;
        while let Some(c) = self.peek() {
            if c == '"' && self.inside_hebrew_word() {
                self.bump();
                continue;
            }
            if ends_word(c) {
                break;
            }
            self.bump();
            if c == ':' && colon.is_none() && !exact {
                colon = Some(self.pos);
                if is_filter_name(&self.text[start..self.pos]) {
                    return self.filter(start);
                }
            }
        }
        if self.pos == start {
            // A sign that cannot begin a word, such as `=` before a bracket.
            return PieceKind::Words(WordsPiece::default());
        }
        word_piece(&self.text[start..self.pos], exact)
    }

    /// The value of `name:`; the lexer is behind the colon.
    fn filter(&mut self, start: usize) -> PieceKind<'a> {
        let name = &self.text[start..self.pos];
        let name = &name[..name.len() - name.chars().next_back().map_or(0, char::len_utf8)];
        let written = text::fold(name);
        if (written == "http" || written == "https") && self.text[self.pos..].starts_with("//") {
            // An address pasted as it is.
            self.value();
            return PieceKind::Filter {
                name: "url",
                value: &self.text[start..self.pos],
            };
        }
        let value = match self.peek() {
            Some('"') => self.quoted(),
            _ => self.value(),
        };
        PieceKind::Filter { name, value }
    }

    /// A value without quotation marks: to the next white space, or to a bracket that was opened before it.
    fn value(&mut self) -> &'a str {
        let start = self.pos;
        let mut depth = 0_u32;
        while let Some(c) = self.peek() {
            match c {
                c if c.is_whitespace() || c == '"' => break,
                '(' => depth += 1,
                ')' if depth == 0 => break,
                ')' => depth -= 1,
                _ => {}
            }
            self.bump();
        }
        &self.text[start..self.pos]
    }

    fn sign(&mut self, kind: PieceKind<'a>) -> PieceKind<'a> {
        self.bump();
        kind
    }

    fn peek(&self) -> Option<char> {
        #[cfg(test)]
        steps::one();
        self.text[self.pos..].chars().next().map(plain)
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.text[self.pos..].chars().next()?;
        self.pos += c.len_utf8();
        Some(plain(c))
    }

    fn skip_while(&mut self, keep: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&keep) {
            self.bump();
        }
    }

    /// Whether a name begins `n` characters ahead.
    fn starts_name(&self, n: usize) -> bool {
        let next = self.text[self.pos..].chars().nth(n).map(plain);
        next.is_some_and(|c| !ends_word(c) && !is_loose_punctuation(c))
    }

    /// Whether the quotation mark here is the gershayim of a Hebrew abbreviation, as in צה"ל.
    fn inside_hebrew_word(&self) -> bool {
        let is_hebrew = |c: char| ('\u{5d0}'..='\u{5ea}').contains(&c);
        let before = self.text[..self.pos].chars().next_back();
        let after = self.text[self.pos..].chars().nth(1);
        before.is_some_and(is_hebrew) && after.is_some_and(is_hebrew)
    }
}

/// A run of characters that is no filter: an operator, or a word with the signs behind it.
fn word_piece(run: &str, exact: bool) -> PieceKind<'_> {
    if !exact {
        match run.chars().map(plain).collect::<String>().as_str() {
            "OR" => return PieceKind::Or,
            "AND" => return PieceKind::And,
            "NOT" => return PieceKind::Not,
            _ => {}
        }
    }
    let mut words = WordsPiece {
        text: run,
        exact,
        ..WordsPiece::default()
    };
    loop {
        if let Some(text) = strip_stars(words.text) {
            (words.text, words.open) = (text, true);
        } else if let Some((text, number)) = strip_tilde(words.text) {
            (words.text, words.tilde) = (text, Some(number));
        } else {
            return PieceKind::Words(words);
        }
    }
}

fn strip_stars(text: &str) -> Option<&str> {
    let stripped = text.trim_end_matches(|c| plain(c) == '*');
    (stripped.len() < text.len()).then_some(stripped)
}

/// The text before `~`, and the digits behind it.
fn strip_tilde(text: &str) -> Option<(&str, &str)> {
    let before = text.trim_end_matches(|c| plain(c).is_ascii_digit());
    let stripped = before.trim_end_matches(|c| matches!(plain(c), '~' | '〜'));
    (stripped.len() < before.len()).then_some((stripped, &text[before.len()..]))
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(plain(c), '(' | ')' | '"')
}

/// Whether `run`, which ends in a colon, begins with what looks like a filter's name.
fn is_filter_name(run: &str) -> bool {
    let mut letters = run.chars().map(plain).peekable();
    letters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && letters.all(|c| c.is_ascii_alphabetic() || matches!(c, '_' | ':'))
}

/// Punctuation that hangs on to a tag in running text and is no part of it.
fn is_loose_punctuation(c: char) -> bool {
    (c.is_ascii_punctuation() && c != '_')
        || matches!(c, '؟' | '،' | '؛' | '。' | '、' | '…' | '’' | '‘')
}

/// How often the lexer looked at a character, counted in tests.
#[cfg(test)]
pub(super) mod steps {
    use std::cell::Cell;

    thread_local! {
        static TAKEN: Cell<u64> = const { Cell::new(0) };
    }

    pub(in super::super) fn reset() {
        TAKEN.set(0);
    }

    pub(in super::super) fn taken() -> u64 {
        TAKEN.get()
    }

    pub(super) fn one() {
        TAKEN.set(TAKEN.get() + 1);
    }
}
