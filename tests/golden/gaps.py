"""What a release lacks, by its columns and its published minutes alone (see README.md)."""

import collections
import datetime

from posts import list_of

# Columns of posts, under the program's names for what they give.
FILLED = {
    "text": lambda post: bool(post.column("tweet_text")),
    "postedAt": lambda post: bool(post.column("tweet_time")),
    "language": lambda post: bool(post.column("tweet_language")),
    "client": lambda post: bool(post.column("tweet_client_name")),
    "replyTo": lambda post: "reply" in post.attributes,
    "quoted": lambda post: "quote" in post.attributes,
    "reposted": lambda post: bool(post.column("retweet_tweetid") or post.column("retweet_userid")),
    "hashtags": lambda post: bool(list_of(post.column("hashtags"))),
    "links": lambda post: bool(list_of(post.column("urls"))),
    "mentions": lambda post: bool(list_of(post.column("user_mentions"))),
    "likes": lambda post: post.column("like_count") != "",
    "reposts": lambda post: post.column("retweet_count") != "",
    "replies": lambda post: post.column("reply_count") != "",
    "quotes": lambda post: post.column("quote_count") != "",
    "place": lambda post: post.has("place"),
}

# The same of accounts, in a users file.
OF_ACCOUNTS = {
    "accountPlace": "user_reported_location",
    "description": "user_profile_description",
    "profileUrl": "user_profile_url",
    "followers": "follower_count",
    "following": "following_count",
    "created": "account_creation_date",
    "accountLanguage": "account_language",
}

# Days without posts that are picked to be looked up one by one.
PICKED = 20


def gaps(posts, users):
    """The span, the days without posts in it, their stretches, and how many records have something in each column."""
    with_posts = collections.Counter(post.posted_at.date() for post in posts)
    first, last = min(with_posts), max(with_posts)
    days = [first + datetime.timedelta(days=n) for n in range((last - first).days + 1)]
    without = [day for day in days if day not in with_posts]
    stretches = runs(without)
    stretches.sort(key=lambda run: (-len(run), run[0]))

    lines = ["what\tof\tfigure"]
    lines += [f"first\tspan\t{first}", f"last\tspan\t{last}"]
    lines += [f"days\tspan\t{len(days)}", f"without\tspan\t{len(without)}", f"stretches\tspan\t{len(stretches)}"]
    lines += [f"longest\t{run[0]} {run[-1]}\t{len(run)}" for run in stretches[:20]]
    # Spread evenly, so that early and late, short and long stretches are among them.
    lines += [f"no post\t{without[n * len(without) // PICKED]}\t0" for n in range(PICKED)]
    for name, is_filled in FILLED.items():
        lines.append(f"filled\t{name}\t{sum(map(is_filled, posts))}")
    for name, column in OF_ACCOUNTS.items():
        lines.append(f"filled\t{name}\t{sum(bool(user.column(column)) for user in users)}")
    return lines


def runs(days):
    """Days in a row, as lists."""
    found = []
    for day in days:
        if found and (day - found[-1][-1]).days == 1:
            found[-1].append(day)
        else:
            found.append([day])
    return found
