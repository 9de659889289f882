//! What the columns of a file are to its format: those it reads, those it knows and keeps, those it does not know.

use model::Field;

use super::draft::Role;
use super::values::ids::Id;
use super::{Format, Holds, Published, labels};
use crate::csv::undo_double_encoding;
use crate::mapping::Mapping;

/// What a column is to the format of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnUse {
    /// It is read; a field of posts or accounts comes from it, or something that is no field (an id, a truth value).
    Read(Option<Field>),
    /// The format knows it and keeps its text as it stands.
    Kept,
    /// The format does not know it; its text is kept as it stands.
    Unknown,
}

/// What a column is, by the name under which it is kept (see [`labels`]). `mapping` is the one that the file was read
/// by, if any.
#[must_use]
pub fn column_use(format: Format, mapping: Option<&Mapping>, label: &str) -> ColumnUse {
    let role = match (mapping, &format.0.published) {
        (Some(mapping), _) => {
            let roles = mapping.roles();
            let named = |(name, _): &&(String, Role)| name.eq_ignore_ascii_case(label);
            roles.iter().find(named).map(|(_, role)| *role)
        }
        (None, Published::Roles(roles)) => {
            let named = |(name, _): &&(&str, Role)| super::is_called(name, label);
            roles.iter().find(named).map(|(_, role)| *role)
        }
        (None, Published::By { role_of, .. }) => role_of(label),
    };
    match role {
        None if is_told_by_records(format) => ColumnUse::Kept,
        None => ColumnUse::Unknown,
        Some(Role::Keep | Role::KeepWithAccount) => ColumnUse::Kept,
        Some(role) => ColumnUse::Read(field(role)),
    }
}

/// The columns of a header, by the names under which they are kept, with what each is.
#[must_use]
pub fn columns(
    format: Format,
    mapping: Option<&Mapping>,
    header: &[String],
) -> Vec<(String, ColumnUse)> {
    let with_use = |label: String| {
        let used = column_use(format, mapping, &label);
        (label, used)
    };
    labels(header).into_iter().map(with_use).collect()
}

/// Lists of indicators are read by their own rules, which name no columns.
fn is_told_by_records(format: Format) -> bool {
    match format.0.published {
        Published::Roles(roles) => {
            roles.is_empty() && matches!(format.holds(), Holds::Indicators | Holds::Supplements)
        }
        Published::By { .. } => false,
    }
}

/// Tells by what stood in a cell and by what was read from it which note was made of it, if one can be told.
#[must_use]
pub fn why_mended(published: &str, kept: &str) -> Option<&'static str> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match Id::read(published) {
        Id::Repaired(digits) if digits == kept => return Some("idRepaired"),
        // From another column of the record.
        Id::Destroyed(_) if is_digits(kept) => return Some("idRepaired"),
        // Under a key of its own, or under the name that was published whole.
        Id::Destroyed(_) if !kept.is_empty() => return Some("idDestroyed"),
        _ => {}
    }
    (undo_double_encoding(published).as_deref() == Some(kept)).then_some("doublyEncoded")
}

fn field(role: Role) -> Option<Field> {
    Some(match role {
        Role::Text | Role::Title | Role::Body => Field::Text,
        Role::Time(_) | Role::OwnTime(_) => Field::PostedAt,
        Role::Language(_) => Field::Language,
        Role::Client => Field::Client,
        Role::ReplyToPost | Role::ReplyToAccount => Field::ReplyTo,
        Role::QuotedPost => Field::Quoted,
        Role::RepostedPost | Role::RepostedAccount => Field::Reposted,
        Role::Hashtags => Field::Hashtags,
        Role::Links | Role::Link | Role::NthLink(_) => Field::Links,
        Role::Mentions => Field::Mentions,
        Role::Likes | Role::Score => Field::Likes,
        Role::Reposts => Field::Reposts,
        Role::Replies => Field::Replies,
        Role::Quotes => Field::Quotes,
        Role::Views => Field::Views,
        Role::Latitude | Role::Longitude => Field::Place,
        Role::Media => Field::Media,
        Role::Impressions => Field::Impressions,
        Role::Clicks => Field::Clicks,
        Role::Spend => Field::Spend,
        Role::Handle => Field::Handle,
        Role::DisplayName => Field::DisplayName,
        Role::AccountPlace => Field::AccountPlace,
        Role::Description => Field::Description,
        Role::ProfileUrl => Field::ProfileUrl,
        Role::Followers => Field::Followers,
        Role::Following => Field::Following,
        Role::Created(_) => Field::Created,
        Role::AccountLanguage => Field::AccountLanguage,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn a_column_is_read_kept_or_unknown() {
        let format = Format::from_name("twitter-posts").unwrap();
        let header = header(&[
            "tweetid",
            " Tweet_Text",
            "poll_choices",
            "mood",
            "tweetid",
            "",
        ]);
        let columns = columns(format, None, &header);
        let uses: Vec<(&str, ColumnUse)> = columns.iter().map(|(n, u)| (n.as_str(), *u)).collect();
        assert_eq!(
            uses,
            [
                ("tweetid", ColumnUse::Read(None)),
                ("Tweet_Text", ColumnUse::Read(Some(Field::Text))),
                ("poll_choices", ColumnUse::Kept),
                ("mood", ColumnUse::Unknown),
                ("tweetid (2)", ColumnUse::Unknown),
                ("column 6", ColumnUse::Unknown),
            ]
        );
        let shares = Format::from_name("coortweet-objects").unwrap();
        assert_eq!(column_use(shares, None, "domain_id"), ColumnUse::Kept);
        assert_eq!(
            column_use(shares, None, "url_id"),
            ColumnUse::Read(Some(Field::Links))
        );
    }

    #[test]
    fn every_published_column_of_twitter_s_archive_is_known() {
        for (file, names) in [
            (
                "twitter-users",
                "userid user_display_name user_screen_name user_reported_location \
              user_profile_description user_profile_url follower_count following_count account_creation_date \
              account_language",
            ),
            (
                "twitter-posts",
                "tweetid tweet_language tweet_text tweet_time tweet_client_name in_reply_to_userid \
              in_reply_to_tweetid quoted_tweet_tweetid is_retweet retweet_userid retweet_tweetid latitude longitude \
              quote_count reply_count like_count retweet_count hashtags urls user_mentions poll_choices",
            ),
        ] {
            let format = Format::from_name(file).unwrap();
            for name in names.split_whitespace() {
                assert_ne!(column_use(format, None, name), ColumnUse::Unknown, "{name}");
            }
        }
    }

    #[test]
    fn a_mended_cell_tells_its_note() {
        assert_eq!(why_mended("921557173.0", "921557173"), Some("idRepaired"));
        assert_eq!(
            why_mended("9.06E+17", "906000000000000000"),
            Some("idRepaired")
        );
        assert_eq!(
            why_mended("9.06E+17", "?0123456789ab:3"),
            Some("idDestroyed")
        );
        assert_eq!(why_mended("Ø³Ù„Ø§Ù…", "سلام"), Some("doublyEncoded"));
        assert_eq!(why_mended("9.06E+17", "tide_table"), Some("idDestroyed"));
        assert_eq!(why_mended("7/3/2018", ""), None);
        assert_eq!(why_mended("noon", "noon"), None);
    }
}
