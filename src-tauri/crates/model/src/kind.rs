//! The closed sets: platforms, kinds of posts, directions of text.

/// Declares an enum whose values have one published name and one number, both stable: the number is stored.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant = $code,)+ }

        impl $name {
            /// Every value, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name used in queries, in files and in the database.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// Finds a value by its name, without regard to case.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.name().eq_ignore_ascii_case(name))
            }

            /// The number under which the value is stored.
            #[must_use]
            pub fn code(self) -> u8 {
                self as u8
            }

            /// Finds a value by its number.
            #[must_use]
            pub fn from_code(code: u8) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.code() == code)
            }
        }
    };
}
pub(crate) use named;

named! {
    /// Where an account was held.
    Platform {
        /// Twitter, later X.
        Twitter = 0 "twitter",
        /// Facebook: pages, profiles and groups.
        Facebook = 1 "facebook",
        /// Instagram.
        Instagram = 2 "instagram",
        /// YouTube: an account is a channel.
        Youtube = 3 "youtube",
        /// Google's other services.
        Google = 4 "google",
        /// Reddit.
        Reddit = 5 "reddit",
        /// Telegram.
        Telegram = 6 "telegram",
        /// TikTok.
        Tiktok = 7 "tiktok",
        /// A web site of its own.
        Web = 8 "web",
        /// Anything else.
        Other = 9 "other",
    }
}

named! {
    /// The one kind a post is counted under, decided in the order repost, quote, reply, original.
    Kind {
        /// Neither repeats, quotes nor answers another post.
        Original = 0 "original",
        /// Another account's post, passed on.
        Repost = 1 "repost",
        /// A post with another one quoted inside it.
        Quote = 2 "quote",
        /// A post with a reply id or a reply user.
        Reply = 3 "reply",
        /// A comment under a submission.
        Comment = 4 "comment",
        /// A paid advertisement.
        Ad = 5 "ad",
        /// A video.
        Video = 6 "video",
    }
}

named! {
    /// Which way the text of a post runs, decided once for the post (see the `text` crate).
    Direction {
        /// Left to right.
        Ltr = 0 "ltr",
        /// Right to left.
        Rtl = 1 "rtl",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_lead_back_to_the_value() {
        for &kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(Platform::from_name("TWITTER"), Some(Platform::Twitter));
        assert_eq!(Platform::from_name("myspace"), None);
    }
}
