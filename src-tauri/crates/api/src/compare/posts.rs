//! The posts behind one number of a comparison.

use std::time::Instant;

use search::Listed;

use super::{
    ask,
    side::{Asked, Side},
    toward::{Deed, Names},
};
use crate::{
    ApiError, Context, ErrorCode,
    wire::{ComparedBy, ComparedPosts, ComparedPostsRequest, ComparedSidePosts},
};

/// Posts of each side where no limit is given, and at most.
const POSTS: u64 = 100;
const MOST_POSTS: u64 = 500;

/// Shows the posts behind one number of a comparison, those of each side by time.
///
/// For what one side did to another, the first of the two sides holds the posts, the second none.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] for no side, more than six, or an item that is none; as [`super::accounts`] else.
pub fn posts(cx: &Context<'_>, request: ComparedPostsRequest) -> Result<ComparedPosts, ApiError> {
    let begun = Instant::now();
    let limit = request.limit.unwrap_or(POSTS).min(MOST_POSTS) as usize;
    let count = if deed(request.of).is_some() {
        2..=2
    } else {
        1..=6
    };
    let mut answer = Vec::new();
    ask(cx, &request.zone, count, &request.accounts, |asked| {
        let dataset = request.dataset.as_deref();
        let sides = asked.sides(&request.accounts, dataset, &Listed::ALL)?;
        let (query, _) = search::parse("", asked.zone);
        for (side, positions) in sides.iter().zip(found(asked, &request, &sides)?) {
            let total = positions.len() as u64;
            let numbers = by_time(side, positions, limit);
            answer.push(ComparedSidePosts {
                total,
                posts: asked.maker.rows(&numbers, &query)?,
            });
        }
        Ok(())
    })?;
    Ok(ComparedPosts {
        sides: answer,
        elapsed_ms: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

/// For each side the positions of the posts wanted.
fn found(
    asked: &Asked<'_>,
    request: &ComparedPostsRequest,
    sides: &[Side],
) -> Result<Vec<Vec<u32>>, ApiError> {
    if let (Some(deed), [from, to]) = (deed(request.of), sides) {
        let names = Names::of(to, asked)?;
        return Ok(vec![names.done_by(from, deed), Vec::new()]);
    }
    let item = request
        .item
        .as_deref()
        .and_then(|item| item.parse::<u64>().ok());
    let (Some(item), Some(list)) = (item, list(request.of)) else {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "The request does not say which shared value is meant.",
        )
        .hint("Give the `item` that the comparison has for it."));
    };
    let with_it = |side: &Side| {
        let values = side.gathered.list(list).iter();
        let found = values.filter(|(_, value)| *value == item);
        found.map(|&(at, _)| at).collect()
    };
    Ok(sides.iter().map(with_it).collect())
}

/// The first posts by time, undated ones last.
fn by_time(side: &Side, mut positions: Vec<u32>, limit: usize) -> Vec<u64> {
    let post = |at: u32| &side.gathered.posts[at as usize];
    positions.sort_unstable_by_key(|&at| {
        let post = post(at);
        (post.posted_ms.is_none(), post.posted_ms, post.post_no)
    });
    positions.truncate(limit);
    positions.into_iter().map(|at| post(at).post_no).collect()
}

fn deed(of: ComparedBy) -> Option<Deed> {
    match of {
        ComparedBy::Mentions => Some(Deed::Mentions),
        ComparedBy::Reposts => Some(Deed::Reposts),
        ComparedBy::Replies => Some(Deed::Replies),
        _ => None,
    }
}

fn list(of: ComparedBy) -> Option<Listed> {
    match of {
        ComparedBy::Hashtag => Some(Listed::Hashtag),
        ComparedBy::Domain => Some(Listed::Domain),
        ComparedBy::Link => Some(Listed::Link),
        ComparedBy::Mention => Some(Listed::Mention),
        ComparedBy::Reposted => Some(Listed::RepostedPost),
        ComparedBy::SameText => Some(Listed::Fingerprint),
        ComparedBy::Mentions | ComparedBy::Reposts | ComparedBy::Replies => None,
    }
}
