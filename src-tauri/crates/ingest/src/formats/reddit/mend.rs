//! What is odd about a record of Reddit: names that are no accounts, ids without their prefix, addresses.

use model::Kind;

use crate::formats::draft::{Draft, is_true, link};
use crate::notes;

/// A row that is an account.
pub(super) fn user(draft: &mut Draft<'_>) -> Result<(), String> {
    match draft.account.handle.as_deref() {
        Some(name) if !is_gone(name) => Ok(()),
        _ => Err("names no account".to_owned()),
    }
}

/// A comment.
pub(super) fn comment(draft: &mut Draft<'_>) -> Result<(), String> {
    read_id(draft, "t1_")?;
    draft.kind = Some(Kind::Comment);
    note_what_is_gone(draft);
    // Only where a comment stands right under the submission is its author the one who is answered.
    let of_submission = draft.column("link_author").map(str::trim).unwrap_or("");
    let is_under_submission = draft.column("parent_id") == draft.column("link_id");
    if is_under_submission && !of_submission.is_empty() && !is_gone(of_submission) {
        draft.post.reply_to_account = Some(of_submission.to_owned());
    }
    Ok(())
}

/// A submission: a text or a link, under a title.
pub(super) fn submission(draft: &mut Draft<'_>) -> Result<(), String> {
    read_id(draft, "t3_")?;
    note_what_is_gone(draft);
    let url = draft.column("url").map(str::trim).unwrap_or("");
    let permalink = draft.column("permalink").map(str::trim).unwrap_or("");
    let is_own = is_true(draft.column("is_self").unwrap_or(""))
        || !permalink.is_empty() && url.ends_with(permalink);
    if !url.is_empty() && !is_own {
        draft.post.links.push(link(url.to_owned()));
    }
    Ok(())
}

/// The id with its prefix: as it is published, or put together. An id without its prefix (`4e5`) could be taken for a
/// number, so it is read by itself.
fn read_id(draft: &mut Draft<'_>, prefix: &str) -> Result<(), String> {
    let cell = |label: &str| draft.column(label).map(str::trim).unwrap_or("");
    let (name, id) = (cell("name"), cell("id"));
    if !draft.has_post_id() {
        if name.starts_with(prefix) {
            draft.set_post_id(name);
        } else if !id.is_empty() {
            let id = id.strip_prefix(prefix).unwrap_or(id);
            draft.set_post_id(&format!("{prefix}{id}"));
        }
    }
    let is_empty =
        draft.post.text.trim().is_empty() && draft.column("url").is_none_or(str::is_empty);
    if is_empty && !draft.has_post_id() {
        return Err("has no id and no text".to_owned());
    }
    Ok(())
}

fn note_what_is_gone(draft: &mut Draft<'_>) {
    let is_author_gone = draft.account.handle.as_deref().is_some_and(is_gone);
    if is_author_gone {
        draft.account.handle = None;
    }
    let mut texts = draft.post.text.lines();
    let is_text_gone = texts.next_back().is_some_and(is_gone);
    if is_author_gone || is_text_gone {
        draft.note(notes::Kind::Gone);
    }
}

/// Whether something stands in place of an author or a text.
fn is_gone(text: &str) -> bool {
    [
        "[deleted]",
        "[removed]",
        "[deleted by user]",
        "[ removed by reddit ]",
    ]
    .iter()
    .any(|gone| text.trim().eq_ignore_ascii_case(gone))
}
