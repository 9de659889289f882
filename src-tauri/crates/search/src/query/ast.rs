//! What a query says, once read.

use std::ops::Range;

use model::{Kind, Platform};

/// A part of a query.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Every part holds; of no parts, everything does.
    All(Vec<Node>),
    /// At least one part holds.
    Any(Vec<Node>),
    /// The part does not hold. The place is that of the sign and the part.
    Not(Box<Node>, Range<usize>),
    /// Words of the text.
    Words(Words),
    /// A fact of the post.
    Filter(Filter),
}

/// A word or a phrase to be found in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// As typed, without quotation marks and signs.
    pub text: String,
    /// Whether it stood in quotation marks.
    pub quoted: bool,
    /// Whether the letters must be exactly those typed, whatever the query says as a whole.
    pub exact: bool,
    /// Whether the last word may go on (`word*`).
    pub open: bool,
    /// How they are compared with the words of a post.
    pub how: How,
    /// Where it stands, signs included.
    pub at: Range<usize>,
}

/// How words are compared with those of a post; folded in every case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum How {
    /// They are the same.
    #[default]
    Same,
    /// `word~`: a word that differs in at most so many letters (1 or 2), each changed, added, left out, or exchanged
    /// with the next.
    Alike(u8),
    /// `"two words"~5`: in any order, with at most so many other words between them in all.
    Near(u32),
    /// `w*rd`, `*word*`: any letters, or none, stand for a star.
    Stars,
    /// `/pattern/`: one whole word that a regular expression describes.
    Pattern,
}

/// A fact of a post that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Filter {
    /// Which fact.
    pub test: Test,
    /// Where it stands.
    pub at: Range<usize>,
}

/// The facts that can be asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// `#tag`: the whole hashtag.
    Hashtag(String),
    /// `@name`: the whole mention.
    Mention(String),
    /// `from:`: the account, by handle, id or hash.
    From(String),
    /// `to:`: the account that is answered.
    To(String),
    /// `reposted:`: the post, or the account, that is passed on.
    Reposted(String),
    /// `lang:`: the published language.
    Language(String),
    /// `guess:`: our guess of the language.
    Guess(String),
    /// `since:`: not before.
    Since(Moment),
    /// `until:`: before.
    Until(Moment),
    /// `domain:`: a link to this host or to one below it.
    Domain(String),
    /// `url:`: words of a link's address, in this order.
    Url(String),
    /// `client:`: the program it was sent with.
    Client(String),
    /// `is:`.
    Is(Trait),
    /// `has:`.
    Has(Part),
    /// `platform:`.
    Platform(Platform),
    /// `dataset:`.
    Dataset(String),
    /// `likes:`, `reposts:`, `replies:`, `quotes:`.
    Count(Counted, Compare, u64),
}

/// A moment in a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since 1970, UTC: from here on, for a post whose time is known.
    pub ms: i64,
    /// Days since 1970: from this day on, for a post known only to the day.
    ///
    /// Such a post belongs to its published calendar day in every zone; taken as midnight UTC, it would fall
    /// into the day before in the Americas.
    pub day: i64,
    /// As written.
    pub written: String,
}

/// What `is:` tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trait {
    /// It passes on another post.
    Repost,
    /// It quotes another post.
    Quote,
    /// It answers another post.
    Reply,
    /// It is counted under this kind.
    Kind(Kind),
}

/// What `has:` tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A link.
    Link,
    /// An image or a video.
    Media,
    /// A hashtag.
    Hashtag,
    /// A mention.
    Mention,
    /// A place.
    Place,
}

/// Which published count is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// `likes:`
    Likes,
    /// `reposts:`
    Reposts,
    /// `replies:`
    Replies,
    /// `quotes:`
    Quotes,
}

/// How a count is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    /// `>`
    Above,
    /// `>=`
    AtLeast,
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `=`, or no sign
    Equal,
}

impl Words {
    /// Whether the letters in a post are compared with those typed; `all_exact` is whether the whole query is exact.
    pub(crate) fn is_checked(&self, all_exact: bool) -> bool {
        (self.exact || all_exact) && self.how == How::Same
    }

    /// Whether it is a single word, typed plainly, that may be part of a longer one: `black` of #blacklivesmatter.
    pub(crate) fn may_join(&self) -> bool {
        !self.quoted && !self.exact && !self.open && self.how == How::Same
    }
}

/// The runs of two and more words among `parts` that stand side by side and may be one word in a post: the place of
/// each in `parts`, and its words.
pub(crate) fn joined(parts: &[Node]) -> Vec<(Range<usize>, Vec<&str>)> {
    fn word(part: &Node) -> Option<&str> {
        match part {
            Node::Words(words) if words.may_join() => Some(&words.text),
            _ => None,
        }
    }
    let words: Vec<Option<&str>> = parts.iter().map(word).collect();
    let mut runs = Vec::new();
    for first in 0..words.len() {
        let run = words[first..].iter().map_while(|word| *word);
        let run: Vec<&str> = run.take(text::MAX_JOINED).collect();
        runs.extend((2..=run.len()).map(|n| (first..first + n, run[..n].to_vec())));
    }
    runs
}

impl Node {
    /// Calls `each` with every [`Words`] and [`Filter`] below, and whether it stands under an odd number of NOTs.
    pub(crate) fn leaves<'a>(&'a self, negated: bool, each: &mut dyn FnMut(Leaf<'a>, bool)) {
        match self {
            Node::All(parts) | Node::Any(parts) => {
                for part in parts {
                    part.leaves(negated, each);
                }
            }
            Node::Not(part, _) => part.leaves(!negated, each),
            Node::Words(words) => each(Leaf::Words(words), negated),
            Node::Filter(filter) => each(Leaf::Filter(filter), negated),
        }
    }
}

/// A node without parts.
pub(crate) enum Leaf<'a> {
    Words(&'a Words),
    Filter(&'a Filter),
}
