"""What is said on the pages of some real accounts: figures, signals, history, connections (see README.md)."""

import collections
import datetime
import re
import zoneinfo

import signals
from posts import list_of
from rule import decode
from signals import Lack

CLEMSON, THAILAND = "dataset:by-author", "dataset:thailand_092020"

# The dataset, the account, the zone, and the search for the comparison group.
CASES = [
    (CLEMSON, "BlackNewsOutlet", "America/New_York", CLEMSON),
    (CLEMSON, "DailyNewsDenver", "America/New_York", THAILAND),
    (CLEMSON, "berkhoff85", "Europe/London", CLEMSON),
    (CLEMSON, "erdollum", "Europe/London", CLEMSON),
    (THAILAND, "KtrgZkeperxqBJ5QlQkyFjCSkKGiWUw2Lwflr0nNL9M=", "Asia/Bangkok", THAILAND),
    (THAILAND, "71fqNbaUiwCbBUFuJ6EfAKuw5FsDjoeacCywB+WAXc=", "Europe/London", THAILAND + " is:repost"),
]

# Twitter's own rule: at most 20 letters, nothing like an address or another name before or after.
MENTION = re.compile(r"(?:(?<![A-Za-z0-9_!#$%&*@＠])|(?<![A-Za-z0-9_+~.-][Rr][Tt])(?<=[Rr][Tt]))[@＠]([A-Za-z0-9_]{1,20})(.?)", re.S)
LINK = re.compile(r"https?://\S+")

# The program's tags of the languages that are compared by name, and what Clemson's collection calls them.
LANGUAGES = {"de": "German", "en": "English", "th": ""}


class Dataset:
    """Posts by account, a users file, and the handle of each account, unless a hash stands in its place."""

    def __init__(self, posts, users, of, handles):
        self.of = collections.defaultdict(list)
        self.handles = handles
        for post in posts:
            self.of[of(post)].append(post)
        self.users = {user.account: user for user in users}

    def made(self, account):
        day = self.users[account].column("account_creation_date") if account in self.users else ""
        return datetime.date.fromisoformat(day) if day else None


def lines(clemson, authors, thailand, users):
    """One line for each figure of each account."""
    # Two accounts of Clemson's list had one handle; their author_id is the handle with a number after it.
    handles = {row["author_id"]: row["author"] for row in authors}
    datasets = {
        CLEMSON: Dataset(clemson, [], lambda post: post.row["author_id"], handles),
        THAILAND: Dataset(thailand, users, lambda post: post.account, {}),
    }
    found = ["account\tzone\tgroup\tname\tfigures"]
    for of, account, zone, group in CASES:
        figures = {}
        for part, values in [
            ("page", page(datasets[of], account, zoneinfo.ZoneInfo(zone))),
            ("evidence", evidence(datasets, of, account, zoneinfo.ZoneInfo(zone), group)),
            ("history", history(datasets[of], account)),
            ("connections", connections(datasets[of], account)),
        ]:
            figures.update({f"{part}.{name}": value for name, value in values.items()})
        for name, value in figures.items():
            found.append(f"{of.split(':')[1]}/{account}\t{zone}\t{group}\t{name}\t{written(value)}")
    return found


def written(value):
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)):
        return " ".join(map(written, value))
    return f"{value:.12g}"


def page(dataset, account, zone):
    posts = sorted(dataset.of[account], key=lambda post: post.posted_at)
    seen = signals.by_time(posts)
    locals_ = [post.local(zone) for post in seen]
    cells = [[0] * 24 for _ in range(7)]
    for local in locals_:
        cells[local.weekday()][local.hour] += 1
    found = {
        "posts": len(posts),
        "activeDays": len({local.date() for local in locals_}),
        "says.first": f"{posts[0].posted_at:%Y-%m-%dT%H:%M}",
        "says.last": f"{posts[-1].posted_at:%Y-%m-%dT%H:%M}",
        "byHour": [sum(column) for column in zip(*cells)],
        "byWeekday": [sum(row) for row in cells],
        "hourByWeekday": sum(cells, []),
    }
    columns = {
        "languages": collections.Counter(post.language for post in seen),
        "clients": collections.Counter(post.client for post in seen),
        "kinds": collections.Counter(post.kind for post in posts),
        "hashtags": collections.Counter(tag for post in posts for tag in post.folded_hashtags),
    }
    for name, counts in columns.items():
        most = sorted(counts.values(), reverse=True)
        found[name] = most[:20] if name == "hashtags" else most
    for name in ("clients", "kinds"):
        found.update({f"{name}.of.{value}": count for value, count in columns[name].items() if value})
    for tag, published in LANGUAGES.items():
        if count := columns["languages"][tag] + columns["languages"][published]:
            found[f"languages.of.{tag}"] = count
    return found


def evidence(datasets, of, account, zone, group):
    dataset = datasets[of]
    name, *kind = group.split()
    held = {}
    for other, posts in datasets[name].of.items():
        n = sum("repost" in post.attributes for post in posts) if kind else len(posts)
        if n and (name, other) != (of, account):
            held[other] = n
    taken = [other for other, n in held.items() if n >= 50]
    found = {
        "group": [len(held), len(taken), len(taken), sum(len(datasets[name].of[other]) for other in taken)],
    }
    group_seen = {other: signals.by_time(datasets[name].of[other]) for other in taken}
    seen = signals.by_time(dataset.of[account])

    def tell(key, own, of_other):
        try:
            figures = own()
        except Lack as lack:
            found[f"says.{key}.state"] = "NotInRelease" if lack.needed is None else "NotEnough"
            if lack.needed is not None:
                found[f"{key}.lack"] = [lack.has, lack.needed]
            return
        others = []
        for other in taken if of_other else []:
            try:
                others.append(of_other(other))
            except Lack:
                pass
        # Below ten accounts a group gives no place.
        if len(others) < 10:
            others = []
        if others:
            figures["place"] = signals.place(figures["figure"], [other["figure"] for other in others])
        if others and key == "hours":
            figures["bars.0.group"] = [sum(column) / len(others) for column in zip(*(other["bars.0"] for other in others))]
        for figure, value in figures.items():
            told = f"says.{key}.{figure[5:]}" if figure.startswith("says.") else f"{key}.{figure}"
            found[told] = value

    for key, signal in signals.OF_POSTS.items():
        tell(key, lambda: signal(seen, zone), lambda other: signal(group_seen[other], zone, ranges=False))
    days = {of_: [day for other in d.users if (day := d.made(other))] for of_, d in datasets.items()}
    tell(
        "created",
        lambda: signals.created(dataset.made(account), days[of]),
        lambda other: signals.created(datasets[name].made(other), days[name]),
    )
    tell(
        "handle",
        lambda: signals.handle(dataset.handles.get(account)),
        lambda other: signals.handle(datasets[name].handles.get(other)),
    )
    handles = set(filter(None, [dataset.handles.get(account)]))
    # What Clemson's posts say of their author, and the row in the list of authors.
    columns = ("following", "followers", "updates")
    states = {tuple(post.column(column) for column in columns) for post in dataset.of[account]}
    tell("names", lambda: signals.names(handles, set(), len(states) + 1), None)
    tell("followers", lambda: signals.followers(dataset.of[account]), None)
    return found


def history(dataset, account):
    posts = sorted(dataset.of[account], key=lambda post: post.posted_at)
    followers, following = (
        ("followers", "following") if "followers" in posts[0].row else ("follower_count", "following_count")
    )
    states = [(int(post.column(followers)), int(post.column(following))) for post in posts if post.column(followers)]
    if len(set(states)) < 2:
        return {"snapshots": len(states), "points": 0}
    length = -(-len(states) // 500)
    points = [states[min(start + length, len(states)) - 1] for start in range(0, len(states), length)]
    if length > 1:
        points.insert(0, states[0])
    return {
        "snapshots": len(states),
        "points": len(points),
        "followers": [followers for followers, _ in points],
        "following": [following for _, following in points],
    }


def mentioned(post):
    if "user_mentions" in post.row:
        return {name.lower() for name in list_of(post.row["user_mentions"])}
    text = LINK.sub(lambda link: "_" * len(link[0]), decode(post.text))
    return {m[1].lower() for m in MENTION.finditer(text) if m[2] not in ("@", "＠") and not "À" <= m[2] <= "ɏ"}


def connections(dataset, account):
    """Of each kind: how many accounts, and the counts of those with most posts; with the name of each that stands alone."""
    own = dataset.of[account]
    towards = {
        "reposts": lambda post: {post.column("retweet_userid")},
        "replies": lambda post: {post.column("in_reply_to_userid")},
        "mentions": mentioned,
    }
    back = {"reposts": "repostedBy", "replies": "repliedBy", "mentions": "mentionedBy"}
    found = {}
    for kind, of in towards.items():
        counts = collections.Counter(target for post in own for target in of(post) - {""})
        counts_back = collections.Counter()
        me = account.lower() if kind == "mentions" else account
        for other, posts in dataset.of.items():
            if other != account:
                counts_back[other] = sum(me in of(post) for post in posts)
        for key, counted in [(kind, counts), (back[kind], +counts_back)]:
            most = counted.most_common(20)
            found[f"{key}.total"] = len(counted)
            if most:
                found[f"{key}.counts"] = [count for _, count in most]
            # Of those that equal the last, the program may show others.
            for name, count in most:
                if count > most[-1][1]:
                    found[f"{key}.of.{name.lower()}"] = count
    return found
