//! The roles that a reader can give, and the names of columns that speak for each.

use crate::formats::draft::{LanguageForm, Role};
use crate::formats::values::moments::TimeForm;

/// A role that a column can be given.
#[derive(Debug, Clone, Copy)]
pub struct MappableRole {
    /// Its name in a mapping.
    pub name: &'static str,
    /// What it is, in words for a reader.
    pub words: &'static str,
    /// Whether it holds times, whose form can be declared.
    pub holds_times: bool,
    /// Whether several columns can have it.
    pub may_repeat: bool,
    pub(crate) role: Role,
    /// Names of columns that speak for it: lower case, letters and digits only.
    pub(super) spoken_for_by: &'static [&'static str],
}

const ISO: TimeForm = TimeForm::Iso;

/// Every role that a reader can give, in the order in which they are offered.
#[must_use]
pub fn mappable_roles() -> &'static [MappableRole] {
    ROLES
}

pub(super) fn named(name: &str) -> Option<&'static MappableRole> {
    ROLES.iter().find(|role| role.name == name)
}

const fn one(
    name: &'static str,
    words: &'static str,
    role: Role,
    spoken_for_by: &'static [&'static str],
) -> MappableRole {
    MappableRole {
        name,
        words,
        holds_times: matches!(role, Role::Time(_) | Role::Created(_) | Role::Ended(_)),
        may_repeat: matches!(
            role,
            Role::Keep
                | Role::Links
                | Role::Link
                | Role::Hashtags
                | Role::Mentions
                | Role::Media
                | Role::Object
                | Role::Image
        ),
        role,
        spoken_for_by,
    }
}

static ROLES: &[MappableRole] = &[
    one("keep", "Keep as it stands", Role::Keep, &[]),
    one(
        "id",
        "Id of the post",
        Role::PostId,
        &[
            "id",
            "postid",
            "tweetid",
            "messageid",
            "statusid",
            "contentid",
            "commentid",
            "videoid",
            "idstr",
            "itemid",
        ],
    ),
    one(
        "text",
        "Text",
        Role::Text,
        &[
            "text",
            "message",
            "body",
            "content",
            "fulltext",
            "tweettext",
            "tweet",
            "posttext",
            "caption",
            "comment",
            "status",
            "متن",
            "текст",
            "ข้อความ",
            "نص",
        ],
    ),
    one(
        "title",
        "Title",
        Role::Title,
        &["title", "headline", "subject", "videotitle"],
    ),
    one(
        "time",
        "Time of the post",
        Role::Time(ISO),
        &[
            "time",
            "date",
            "datetime",
            "timestamp",
            "createdat",
            "created",
            "createdutc",
            "publishedat",
            "published",
            "publishdate",
            "posttime",
            "postdate",
            "postedat",
            "posted",
            "tweettime",
            "timestampshare",
            "unixtimestamp",
            "تاریخ",
            "дата",
            "วันที่",
            "تاريخ",
        ],
    ),
    one(
        "language",
        "Language",
        Role::Language(LanguageForm::English),
        &["language", "lang", "tweetlanguage", "postlanguage"],
    ),
    one(
        "client",
        "Program it was sent with",
        Role::Client,
        &["client", "source", "app", "tweetclientname", "via"],
    ),
    one(
        "isRepost",
        "Is it a repost? (true or false)",
        Role::IsRepost,
        &["isretweet", "isrepost", "retweet", "retweeted"],
    ),
    one(
        "repostedPost",
        "Id of the post it passes on",
        Role::RepostedPost,
        &[
            "retweetid",
            "retweettweetid",
            "repostid",
            "retweetedstatusid",
        ],
    ),
    one(
        "repostedAccount",
        "Account whose post it passes on",
        Role::RepostedAccount,
        &["retweetuserid", "retweeteduser", "retweetedusername"],
    ),
    one(
        "quotedPost",
        "Id of the post it quotes",
        Role::QuotedPost,
        &[
            "quotedid",
            "quotedtweettweetid",
            "quotedstatusid",
            "quotetweetid",
        ],
    ),
    one(
        "replyToPost",
        "Id of the post it answers",
        Role::ReplyToPost,
        &[
            "replyid",
            "inreplytotweetid",
            "inreplytostatusid",
            "parentid",
            "replyto",
        ],
    ),
    one(
        "replyToAccount",
        "Account it answers",
        Role::ReplyToAccount,
        &["inreplytouserid", "inreplytoscreenname", "replytouser"],
    ),
    one(
        "hashtags",
        "Hashtags",
        Role::Hashtags,
        &["hashtags", "hashtag", "tags"],
    ),
    one(
        "links",
        "Links",
        Role::Links,
        &["urls", "links", "expandedurls", "expandedlinks"],
    ),
    one(
        "link",
        "A link",
        Role::Link,
        &["url", "link", "sharedurl", "finallink"],
    ),
    one(
        "mentions",
        "Mentioned accounts",
        Role::Mentions,
        &["mentions", "usermentions", "mentionedusers"],
    ),
    one(
        "media",
        "Images and videos",
        Role::Media,
        &["media", "images", "imageurl", "photos", "videos"],
    ),
    one(
        "likes",
        "Likes",
        Role::Likes,
        &[
            "likes",
            "likecount",
            "favoritecount",
            "favouritecount",
            "favorites",
            "favourites",
            "reactions",
            "score",
        ],
    ),
    one(
        "reposts",
        "Reposts or shares",
        Role::Reposts,
        &[
            "retweets",
            "retweetcount",
            "reposts",
            "repostcount",
            "shares",
            "sharecount",
        ],
    ),
    one(
        "replies",
        "Replies or comments",
        Role::Replies,
        &[
            "replies",
            "replycount",
            "comments",
            "commentcount",
            "numcomments",
        ],
    ),
    one("quotes", "Quotes", Role::Quotes, &["quotes", "quotecount"]),
    one(
        "views",
        "Views",
        Role::Views,
        &["views", "viewcount", "impressioncount", "plays"],
    ),
    one(
        "impressions",
        "Times an ad was shown",
        Role::Impressions,
        &["impressions"],
    ),
    one(
        "clicks",
        "Times an ad was clicked",
        Role::Clicks,
        &["clicks"],
    ),
    one(
        "spend",
        "Money paid for an ad",
        Role::Spend,
        &["spend", "spendamount", "amountspent"],
    ),
    one(
        "currency",
        "Currency of that money",
        Role::Currency,
        &["currency", "spendcurrency"],
    ),
    one(
        "ended",
        "End of an ad",
        Role::Ended(ISO),
        &["ended", "enddate", "adend"],
    ),
    one("latitude", "Latitude", Role::Latitude, &["latitude", "lat"]),
    one(
        "longitude",
        "Longitude",
        Role::Longitude,
        &["longitude", "lon", "lng"],
    ),
    one(
        "object",
        "Id of something shared",
        Role::Object,
        &["objectid"],
    ),
    one(
        "image",
        "Hash of a shared image",
        Role::Image,
        &["phash", "phashid", "imagehash"],
    ),
    one(
        "account",
        "Id of the account",
        Role::AccountId,
        &[
            "accountid",
            "userid",
            "authorid",
            "user",
            "account",
            "pageid",
            "channelid",
            "fromid",
            "externalauthorid",
            "facebookid",
            "useridstr",
        ],
    ),
    one(
        "handle",
        "Handle",
        Role::Handle,
        &[
            "handle",
            "username",
            "screenname",
            "userscreenname",
            "author",
            "authorusername",
            "accounthandle",
            "userkey",
            "نام",
            "пользователь",
        ],
    ),
    one(
        "name",
        "Shown name",
        Role::DisplayName,
        &[
            "name",
            "displayname",
            "userdisplayname",
            "authorname",
            "pagename",
            "channeltitle",
            "channelname",
            "fullname",
            "authorfullname",
        ],
    ),
    one(
        "description",
        "Description of the account",
        Role::Description,
        &[
            "description",
            "bio",
            "userprofiledescription",
            "pagedescription",
            "about",
        ],
    ),
    one(
        "profileUrl",
        "Address in the profile",
        Role::ProfileUrl,
        &["profileurl", "userprofileurl", "website"],
    ),
    one(
        "place",
        "Place of the account",
        Role::AccountPlace,
        &[
            "location",
            "place",
            "userreportedlocation",
            "country",
            "pageadmintopcountry",
        ],
    ),
    one(
        "followers",
        "Followers",
        Role::Followers,
        &[
            "followers",
            "followercount",
            "followerscount",
            "subscribers",
            "subscribercount",
            "followersatposting",
            "members",
        ],
    ),
    one(
        "following",
        "Accounts followed",
        Role::Following,
        &["following", "followingcount", "friends", "friendscount"],
    ),
    one(
        "created",
        "Day the account was made",
        Role::Created(ISO),
        &[
            "accountcreationdate",
            "accountcreatedat",
            "accountcreated",
            "pagecreated",
            "joined",
            "joindate",
        ],
    ),
    one(
        "accountLanguage",
        "Language of the account",
        Role::AccountLanguage,
        &["accountlanguage", "userlang"],
    ),
];
