//! What Twitter's API lists as found in a text: hashtags, links, mentions, media. Both versions, whose names differ.

use crate::formats::draft::{Draft, link};
use crate::json::Value;

/// Hashtags, links and mentions of one text, and the media beside it.
#[derive(Debug, Default)]
pub(crate) struct Entities {
    hashtags: Vec<String>,
    links: Vec<String>,
    mentions: Vec<String>,
    media: Vec<String>,
}

impl Entities {
    /// Reads an object `entities`.
    pub(crate) fn read(entities: &Value) -> Self {
        let all = |name: &str| entities.get(name).map_or(&[][..], Value::items);
        let texts = |name: &str, text: fn(&Value) -> &str| -> Vec<String> {
            let texts = all(name).iter().map(text).filter(|text| !text.is_empty());
            texts.map(str::to_owned).collect()
        };
        let mut mentions = texts("mentions", |mention| mention.text_at("username"));
        mentions.extend(texts("user_mentions", |mention| {
            mention.text_at("screen_name")
        }));
        Self {
            hashtags: texts("hashtags", |tag| first(tag, &["tag", "text"])),
            links: texts("urls", address),
            mentions,
            media: texts("media", medium),
        }
    }

    /// Names the media, where a fuller list of them stands in a place of its own.
    pub(crate) fn set_media(&mut self, media: &Value) {
        let addresses = media.items().iter().map(medium);
        self.media = addresses
            .filter(|address| !address.is_empty())
            .map(str::to_owned)
            .collect();
    }

    /// Adds what another text has beside.
    pub(crate) fn add(&mut self, other: Self) {
        for (mine, theirs) in [
            (&mut self.hashtags, other.hashtags),
            (&mut self.links, other.links),
            (&mut self.mentions, other.mentions),
            (&mut self.media, other.media),
        ] {
            for item in theirs {
                if !mine.contains(&item) {
                    mine.push(item);
                }
            }
        }
    }

    /// Hashtags, mentions, and links with their domains.
    pub(crate) fn into_lists(self) -> (Vec<String>, Vec<String>, Vec<model::Link>) {
        let links = self.links.into_iter().map(link).collect();
        (self.hashtags, self.mentions, links)
    }

    /// Sets the fields of a post.
    pub(crate) fn put(self, draft: &mut Draft<'_>) {
        draft.post.hashtags = self.hashtags;
        draft.post.links = self.links.into_iter().map(link).collect();
        draft.post.mentions = self.mentions;
        draft.post.media = self.media;
    }
}

/// Where a link leads; nothing for the link that stands for a post's own picture or video.
fn address(url: &Value) -> &str {
    let shown = url.text_at("display_url");
    let is_medium = url.get("media_key").is_some()
        || shown.starts_with("pic.twitter.com/")
        || shown.starts_with("pic.x.com/");
    if is_medium {
        return "";
    }
    first(url, &["unwound_url", "unwound.url", "expanded_url", "url"])
}

/// The address of a picture, or of a video in its best form; the key where no address is given.
pub(crate) fn medium(medium: &Value) -> &str {
    let variants = medium.get("variants").or(medium.at("video_info.variants"));
    let bitrate = |variant: &&Value| -> u64 {
        let rate = first(variant, &["bit_rate", "bitrate"]);
        rate.parse().unwrap_or(0)
    };
    let video = variants
        .map_or(&[][..], Value::items)
        .iter()
        .filter(|variant| !variant.text_at("url").is_empty())
        .max_by_key(bitrate);
    if let Some(video) = video {
        return video.text_at("url");
    }
    first(
        medium,
        &[
            "media_url_https",
            "media_url",
            "url",
            "preview_image_url",
            "media_key",
        ],
    )
}

/// The first of these members that holds something.
fn first<'v>(value: &'v Value, paths: &[&str]) -> &'v str {
    paths
        .iter()
        .map(|path| value.text_at(path))
        .find(|text| !text.is_empty())
        .unwrap_or("")
}

/// Whether the text of a repost breaks off.
pub(crate) fn is_cut(text: &str) -> bool {
    text.trim_end().ends_with('…')
}

/// The name of a program inside the link that version 1.1 gives: `<a href="…">Twitter Web App</a>`.
pub(crate) fn client_name(source: &str) -> &str {
    let inside = source
        .strip_suffix("</a>")
        .and_then(|rest| rest.rsplit_once('>'));
    inside.map_or(source, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    #[test]
    fn a_post_s_own_picture_is_a_medium_and_no_link() {
        let value = parse(
            br#"{"hashtags":[{"tag":"a"},{"text":"b"}],"urls":[
                {"url":"https://t.co/1","expanded_url":"https://bit.ly/x","unwound_url":"https://example.com/x"},
                {"url":"https://t.co/2","expanded_url":"https://twitter.com/a/status/1/photo/1","display_url":"pic.twitter.com/2"},
                {"url":"https://t.co/3"}],
                "mentions":[{"username":"heron"}],"user_mentions":[{"screen_name":"plover"}]}"#,
        );
        let mut entities = Entities::read(&value.unwrap());
        entities.add(Entities {
            hashtags: vec!["b".to_owned(), "c".to_owned()],
            ..Entities::default()
        });
        assert_eq!(entities.hashtags, ["a", "b", "c"]);
        assert_eq!(entities.links, ["https://example.com/x", "https://t.co/3"]);
        assert_eq!(entities.mentions, ["heron", "plover"]);
    }

    #[test]
    fn of_a_video_the_best_form_is_named() {
        let value = parse(
            br#"[{"type":"video","preview_image_url":"https://p/1.jpg","variants":[{"url":"https://v/s.m3u8"},
                {"bit_rate":832000,"url":"https://v/l.mp4"},{"bit_rate":2176000,"url":"https://v/h.mp4"}]},
                {"type":"photo","media_key":"3_1","url":"https://p/2.jpg"},{"media_key":"3_2"}]"#,
        );
        let mut entities = Entities::default();
        entities.set_media(&value.unwrap());
        assert_eq!(
            entities.media,
            ["https://v/h.mp4", "https://p/2.jpg", "3_2"]
        );
    }

    #[test]
    fn the_name_of_a_program_is_taken_out_of_its_link() {
        for (source, name) in [
            (
                "<a href=\"http://x.test\" rel=\"nofollow\">Heron &amp; Co</a>",
                "Heron &amp; Co",
            ),
            ("Twitter Web App", "Twitter Web App"),
            ("</a>", "</a>"),
            ("", ""),
        ] {
            assert_eq!(client_name(source), name);
        }
    }
}
