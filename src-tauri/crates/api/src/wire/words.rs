//! What the words of a query find, how they are written, and what a half-typed one may become.

use super::wire;

wire! {
    /// What kind of thing completes what is half typed.
    pub enum CompletionKind {
        /// A word of the posts.
        Word,
        /// A whole hashtag.
        Hashtag,
        /// An account that posted.
        Account,
        /// An account that is mentioned.
        Mention,
        /// A host that links go to.
        Domain,
        /// The name of a filter.
        Filter,
    }
}

wire! {
    /// Tell what each word of a query finds by itself.
    pub struct ExplainRequest {
        /// The query's text.
        pub query: String,
        /// The zone in which `since:` and `until:` name days; IANA name.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
    }

    /// What a query asks, word by word.
    pub struct Explained {
        /// The query as it is finally run, always in the same form.
        pub run: String,
        /// Its words, in their order; excluded ones are left out.
        pub words: Vec<ExplainedWord>,
        /// What words side by side are looked for as one word.
        pub joined: Vec<CountedWord>,
        /// Whether other forms of the words are looked for.
        pub forms: bool,
        /// Tags of the languages whose forms are looked for where the query names none.
        pub languages: Vec<String>,
    }

    /// One word, or one phrase, of a query.
    pub struct ExplainedWord {
        /// Where it stands, in UTF-16 units of the query.
        pub at: (u32, u32),
        /// As typed.
        pub word: String,
        /// Posts with it, without its other forms and whatever else is asked.
        pub posts: u64,
        /// The other forms that are looked for, most frequent first; `query` is the query without the form.
        pub forms: Vec<CountedWord>,
        /// Other forms that occur in all: with more than 200 only the most frequent are looked for.
        pub forms_in_all: u64,
        /// Of a word that no post has: words like it that occur; `query` is the query with it instead.
        pub alike: Vec<CountedWord>,
    }

    /// A word, how many posts have it, and the query to go on with.
    pub struct CountedWord {
        /// The word, folded.
        pub word: String,
        /// Posts that have it.
        pub posts: u64,
        /// The query with this done.
        pub query: String,
    }

    /// Tell how the words of a query are written in the posts that it finds.
    pub struct SpellingsRequest {
        /// The query's text.
        pub query: String,
        /// The zone in which `since:` and `until:` name days; IANA name.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
    }

    /// How the words of a query are written.
    pub struct Spellings {
        /// Posts that the query finds.
        pub total: u64,
        /// Posts that were read for this, the newest ones: all of them, unless there are very many.
        pub read: u64,
        /// The query's words, in their order; excluded and exact ones are left out.
        pub words: Vec<SpelledWord>,
    }

    /// How one word is written.
    pub struct SpelledWord {
        /// Where it stands, in UTF-16 units of the query.
        pub at: (u32, u32),
        /// As typed.
        pub word: String,
        /// The ways of writing it, most frequent first, 100 at most.
        pub spellings: Vec<Spelling>,
        /// Different ways of writing it in all, among the posts read.
        pub distinct: u64,
    }

    /// One way of writing.
    pub struct Spelling {
        /// The letters as published.
        pub written: String,
        /// Posts with it, among those read.
        pub posts: u64,
        /// The query with this way of writing alone; none where it cannot be typed, since it holds quotation marks.
        pub query: Option<String>,
    }

    /// What a query's words find, and how they are written; of the command line.
    pub struct WordsAnswer {
        /// What each finds by itself.
        pub explained: Explained,
        /// How each is written.
        pub spellings: Spellings,
    }

    /// Complete what is being typed.
    pub struct CompleteRequest {
        /// The query's text.
        pub query: String,
        /// Where the caret stands, in UTF-16 units of the query.
        pub caret: u32,
        /// Completions of each kind wanted.
        #[serde(default = "five")]
        pub limit: u64,
    }

    /// What may become of the piece at the caret.
    pub struct Completions {
        /// The piece, in UTF-16 units of the query.
        pub at: (u32, u32),
        /// What it may become.
        pub completions: Vec<Completion>,
    }

    /// One way to complete.
    pub struct Completion {
        /// What it is.
        pub kind: CompletionKind,
        /// As it is shown.
        pub label: String,
        /// What goes in the place of the piece.
        pub insert: String,
        /// Posts that have it, or were posted by it; none for the name of a filter.
        pub posts: Option<u64>,
    }

    /// Make a query for posts like one.
    pub struct SimilarRequest {
        /// The post: `dataset/id`, or the id alone.
        pub post: String,
    }

    /// A query for posts like one, best asked by relevance.
    pub struct SimilarQuery {
        /// The query's text; none if the post has no words that others share.
        pub query: Option<String>,
    }
}

fn five() -> u64 {
    5
}
