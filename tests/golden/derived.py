"""What is made of counts over time, by published minutes and columns alone (see README.md)."""

import collections
import datetime

import query

# The most frequent clients have a line each, the rest is one.
CLIENTS = 5
# Two queries beside one another.
QUERIES = ["is:repost", "has:link"]
DAYS = 7


def derived(posts):
    lines = ["what\tseries\tstart\tposts\tvalue"]
    months = axis(posts)
    by_month = collections.Counter(month_of(post) for post in posts)

    clients = collections.Counter(post.column("tweet_client_name") for post in posts)
    # Ties are not among the first few of this release; the check below would show one.
    first = [name for name, _ in clients.most_common(CLIENTS)]
    assert len({clients[name] for name, _ in clients.most_common(CLIENTS + 1)}) == CLIENTS + 1
    parts = collections.Counter()
    for post in posts:
        name = post.column("tweet_client_name")
        parts[name if name in first else "other", month_of(post)] += 1
    for name in [*first, "other"]:
        for month in months:
            n = parts[name, month]
            lines.append(f"client\t{name}\t{month}\t{n}\t{share(n, by_month[month])}")

    for text in QUERIES:
        test = query.parse(text, "UTC")
        found = collections.Counter(month_of(post) for post in posts if test(post))
        # The axis reaches from the first to the last post of any query.
        for month in months:
            if found[month]:
                lines.append(f"query\t{text}\t{month}\t{found[month]}\t{share(found[month], by_month[month])}")

    so_far = 0
    for month in months:
        so_far += by_month[month]
        lines.append(f"cumulative\tall\t{month}\t{by_month[month]}\t{so_far}.000000")

    by_day = collections.Counter(post.posted_at.date() for post in posts)
    day, last = min(by_day), max(by_day)
    window = []
    while day <= last:
        window = [*window, by_day[day]][-DAYS:]
        if len(window) == DAYS and sum(window):
            lines.append(f"rolling\tall\t{day}\t{by_day[day]}\t{sum(window) / DAYS:.6f}")
        day += datetime.timedelta(days=1)
    return lines


def month_of(post):
    return f"{post.posted_at.date():%Y-%m}-01"


def axis(posts):
    """Every month from the first post to the last."""
    month, last = min(map(month_of, posts)), max(map(month_of, posts))
    months = []
    while month <= last:
        months.append(month)
        day = datetime.date.fromisoformat(month) + datetime.timedelta(days=31)
        month = f"{day:%Y-%m}-01"
    return months


def share(part, whole):
    return f"{100 * part / whole:.6f}" if whole else ""
