//! Things a report lists to be looked for, and networks announced only in figures.

use chrono::NaiveDate;

use crate::Platform;
use crate::kind::named;

named! {
    /// What an indicator is.
    IndicatorKind {
        /// A registered domain or a host name.
        Domain = 0 "domain",
        /// An address with a path.
        Link = 1 "link",
        /// The handle or page of an account, with or without the address of its platform.
        Account = 2 "account",
        /// A hashtag.
        Hashtag = 3 "hashtag",
        /// An e-mail address.
        Email = 4 "email",
        /// A phone number.
        Phone = 5 "phone",
        /// An address of the internet protocol.
        Ip = 6 "ip",
        /// A hash of a file: MD5, SHA-1 or SHA-256.
        FileHash = 7 "fileHash",
        /// An application in a store.
        App = 8 "app",
        /// Anything else; kept as published, matched against nothing.
        Other = 9 "other",
    }
}

/// One thing listed in a report: sharing it does not make an account part of a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// What it is.
    pub kind: IndicatorKind,
    /// Exactly as published, which usually is defanged: `info[at]example[.]com`.
    pub published: String,
    /// Refanged, for matching: `info@example.com`. Hosts in lower case; a handle without `@`, a hashtag without `#`.
    /// Two indicators of one kind are the same thing if, and only if, these are equal.
    pub value: String,
    /// The publisher's own word for its kind, such as `cib_url`.
    pub type_published: Option<String>,
    /// The platform on which it was, where the list says so or the address tells.
    pub platform: Option<Platform>,
    /// The day on which it was published.
    pub listed_on: Option<NaiveDate>,
    /// Where in the chain of an operation it stands.
    pub stage: Stage,
    /// The publisher's remark.
    pub comment: Option<String>,
    /// Columns not understood, and understood ones whose published text the fields above do not give back:
    /// column name and text, in the file's order.
    pub extra: Vec<(String, String)>,
}

/// Meta's Online Operations Kill Chain (2023): tactic, technique, procedure, each as published and without the line
/// above it repeated. A blank cell that stands for the one above it is filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Stage {
    /// Such as `0. Acquiring assets`.
    pub tactic: Option<String>,
    /// Such as `Acquiring Facebook accounts`.
    pub technique: Option<String>,
    /// What exactly was done.
    pub procedure: Option<String>,
}

named! {
    /// What a figure counts.
    Measure {
        /// Accounts or profiles.
        Accounts = 0 "accounts",
        /// Facebook Pages.
        Pages = 1 "pages",
        /// Groups.
        Groups = 2 "groups",
        /// Events.
        Events = 3 "events",
        /// YouTube or Telegram channels.
        Channels = 4 "channels",
        /// Blogs.
        Blogs = 5 "blogs",
        /// Accounts that followed one or more of the removed ones.
        Followers = 6 "followers",
        /// Members of groups.
        Members = 7 "members",
        /// Posts of any kind.
        Posts = 8 "posts",
        /// Advertisements.
        Ads = 9 "ads",
        /// Money spent on advertisements, in hundredths of the currency.
        Spend = 10 "spend",
        /// Views.
        Views = 11 "views",
        /// Domains or web sites.
        Domains = 12 "domains",
        /// Advertising or developer accounts with a platform.
        Advertisers = 13 "advertisers",
        /// Videos.
        Videos = 14 "videos",
        /// Something else; the published words say what.
        Other = 15 "other",
    }
}

named! {
    /// How a published figure is to be read.
    Bound {
        /// The figure itself.
        Exactly = 0 "exactly",
        /// `about`, `around`, `approximately`.
        About = 1 "about",
        /// `more than`, `over`, `at least`.
        MoreThan = 2 "moreThan",
        /// `fewer than`, `less than`, `almost`.
        LessThan = 3 "lessThan",
    }
}

/// A network, or a part of one, announced only as a figure: `22 Pages`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// What is counted.
    pub measure: Measure,
    /// How many.
    pub figure: u64,
    /// How the figure is to be read.
    pub bound: Bound,
    /// The three letters of the currency, for [`Measure::Spend`].
    pub currency: Option<String>,
    /// The words as published, from which the fields above were read.
    pub published: String,
    /// The platform on which it was counted.
    pub platform: Option<Platform>,
    /// The day on which it was published.
    pub stated_on: Option<NaiveDate>,
    /// Where in the chain of an operation it stands.
    pub stage: Stage,
    /// The publisher's remark, or the sentence around the figure.
    pub comment: Option<String>,
    /// As for [`Indicator::extra`].
    pub extra: Vec<(String, String)>,
}
