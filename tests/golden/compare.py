"""Counts what pairs of accounts share, who was first, and how the one answers the other.

Written from the prose of the documents (README.md here, and docs/comparing.md). Prints rows of zone, pair, figure and
value for every pair of PAIRS. Domains are left out: they take the public suffix list, and are compared with SQL elsewhere.
"""

import collections
import datetime
import pathlib
import re
import statistics
import sys
import zoneinfo

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from posts import Clemson, Post, list_of, read
from rule import Run, decode, fold, hashtags_in, units_of

CLEMSON = "clemson-fivethirtyeight/by-author"
THAI = "twitter-io-2020-09-thailand/hashed_2020_09_thailand_092020_thailand_092020_tweets_csv_hashed.zip"

# Folder or file, a zone (two of them with daylight saving), the two accounts.
PAIRS = [
    (CLEMSON, "America/New_York", "EliasBrick", "RyanMaxwell_1"),
    (CLEMSON, "Europe/Berlin", "berkhoff85", "erdollum"),
    (
        THAI,
        "Asia/Bangkok",
        "rsyTZunQSHD0wcGmbSadRR+9Eo70CSUGQ1uT5i0B+Sg=",
        "ReKBLAGqaha+U3sgG1eYjm9cjwpFjfTHiOJtH19q+E=",
    ),
]

# An address needs a host with a dot, and behind the shortener's at least one letter; what ends a sentence ends it. A
# host alone is one where it ends as hosts do, whatever the writer meant ("at least once.It feels").
LINK = re.compile(
    r"(?<![A-Za-z0-9@#$_])https?://t\.co/[A-Za-z0-9]+"
    r"|(?<![A-Za-z0-9@#$_])https?://(?!t\.co\b)[^\s/…]+\.[a-z]{2,}(?:/[^\s…\"”]*[^\s…\"”.,:;!?)])?"
    r"|(?<![\w@./#-])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|it|no|in|ge|de|ru|uk|tv|me|info)\b(?:/\S*)?",
    re.IGNORECASE,
)
# As Twitter reads them: not behind a letter, a digit or one of these signs, but behind RT.
MENTION = re.compile(r"(?:(?<![A-Za-z0-9_!@#$%&*＠])|(?<=RT))[@＠]([A-Za-z0-9_]+)", re.IGNORECASE)


class One:
    """What is compared of a post."""

    def __init__(self, post, zone):
        self.key = post.column("tweetid")
        self.at = time_of(post)
        self.local = self.at.astimezone(zone)
        self.kind = post.kind
        self.is_clemson = isinstance(post, Clemson)
        self.language = post.column("language") if self.is_clemson else post.column("tweet_language")
        self.client = post.column("tweet_client_name")
        tags = hashtags_in(post.text) if self.is_clemson else post.hashtags
        # What runs on into an address is none.
        tags = [tag for tag in tags if f"#{tag}://" not in post.text]
        self.hashtags = {fold(tag) for tag in tags}
        self.links = set(post.urls)
        if self.is_clemson:
            self.links = set(LINK.findall(post.text))
            self.mentions = {name.casefold() for name in MENTION.findall(post.text)}
        else:
            self.mentions = {fold(name) for name in list_of(post.row["user_mentions"])}
        self.reposted = post.column("retweet_tweetid")
        self.answered = post.column("in_reply_to_tweetid"), post.column("in_reply_to_userid")
        self.reposted_account = post.column("retweet_userid")
        # The own text: folded, without addresses, white space made single.
        self.text = "" if self.kind == "repost" else " ".join(fold(decode(LINK.sub(" ", post.text))).split())
        self.words = None

    def members(self):
        """Its words and pairs of neighbouring words; None below five words."""
        if self.words is None:
            words = list(words_of(self.text))
            self.words = (set(words) | set(zip(words, words[1:])),) if len(words) >= 5 else (None,)
        return self.words[0]


def time_of(post):
    """Twitter's published minute, made exact by the post's own number where that was given in the same minute."""
    number = post.column("tweetid")
    if isinstance(post, Clemson) or not number.isdecimal():
        return post.posted_at
    ms = (int(number) >> 22) + 1288834974657
    at = datetime.datetime.fromtimestamp(ms // 1000, datetime.timezone.utc).replace(microsecond=ms % 1000 * 1000)
    return at if at.replace(second=0, microsecond=0) == post.posted_at else post.posted_at


def written(at, is_minute):
    """As the program writes times: to the millisecond where it is known."""
    return at.strftime("%Y-%m-%dT%H:%M:%S") + ("Z" if is_minute else f".{at.microsecond // 1000:03}Z")


# What English writes as one word with an apostrophe, initials, and decimals are one word; a degree sign is none. A hashtag
# with an apostrophe behind it ends there.
CONTRACTION = re.compile(r"(?<![#@\w])([a-z]+)['’](s|t|re|ve|ll|d|m|all)\b")
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
INITIALS = re.compile(r"\b(?:[a-z]\.)+[a-z]\b")


def words_of(text):
    """The words of the search; in a script without spaces every two neighbouring letters with their signs."""
    text = CONTRACTION.sub(r"\1\2", text.replace("°", " "))
    # A flag is two letters and one sign: any one sign for each flag.
    text = FLAG.sub(lambda m: chr(0x1F300 + (26 * ord(m[0][0]) + ord(m[0][1])) % 0x200), text)
    text = INITIALS.sub(lambda m: m.group().replace(".", ""), text)
    text = re.sub(r"(?<=\d)\.(?=\d)", "", text)
    for unit in units_of(text):
        if isinstance(unit, Run):
            clusters = clusters_of(unit.text)
            if len(clusters) == 1:
                yield clusters[0]
            for pair in zip(clusters, clusters[1:]):
                yield "".join(pair)
            if len(clusters) > 1:
                yield clusters[-1]
        else:
            yield min(unit.spellings)


def clusters_of(run):
    import unicodedata

    clusters = []
    for c in run:
        # A sign stays with its letter; Thai's and Lao's sara am does too.
        if clusters and (unicodedata.category(c)[0] == "M" or c in "\u0e33\u0eb3"):
            clusters[-1] += c
        else:
            clusters.append(c)
    return clusters


def uses(posts, of):
    """Of each value: how many posts have it, and when the first did."""
    found = {}
    for post in posts:
        for value in of(post):
            count, first = found.get(value, (0, None))
            found[value] = (count + 1, post.at if first is None else min(first, post.at))
    return found


def milliseconds(at):
    return round(at.timestamp() * 1000)


def first(a, b, shared, step):
    """Who was first, as far as times are known: to the step in milliseconds. Lags in seconds."""
    counts = collections.Counter()
    lags = []
    for value in shared:
        x, y = milliseconds(a[value][1]), milliseconds(b[value][1])
        lags.append((y - x) / 1000)
        counts["a" if x // step < y // step else "b" if x // step > y // step else "undecided"] += 1
    return counts, lags


def side(letter, posts, is_minute):
    yield f"{letter} posts", len(posts)
    yield f"{letter} first", written(min(p.at for p in posts), is_minute)
    yield f"{letter} last", written(max(p.at for p in posts), is_minute)
    yield f"{letter} active days", len({p.local.date() for p in posts})
    cells = collections.Counter((p.local.weekday(), p.local.hour) for p in posts)
    for weekday in range(7):
        yield f"{letter} weekday {weekday}", " ".join(str(cells[weekday, hour]) for hour in range(24))
    for what, of in [("kinds", lambda p: p.kind), ("clients", lambda p: p.client)]:
        counts = collections.Counter(of(p) for p in posts)
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0].encode()))
        yield f"{letter} {what}", "; ".join(f"{value}={n}" for value, n in ranked)
    unit = 60 if is_minute else 1
    times = sorted(milliseconds(p.at) // (1000 * unit) for p in posts)
    gaps = sorted((y - x) * unit for x, y in zip(times, times[1:]))
    buckets = collections.Counter()
    for gap in gaps:
        start = 0
        if gap >= unit:
            start = unit
            while start * 2 <= gap:
                start *= 2
        buckets[start] += 1
    yield f"{letter} gaps", "; ".join(f"{start}={n}" for start, n in sorted(buckets.items()))
    yield f"{letter} median gap", statistics.median(gaps)


def near(a, b):
    """Texts of a that b does not have but one of at least half its members; of each the first post."""
    own = {p.text: p for p in reversed(a) if p.text}
    other = {p.text: p for p in reversed(b) if p.text}
    own = {text: p for text, p in own.items() if text not in other}
    index = collections.defaultdict(set)
    texts = list(other.values())
    for position, post in enumerate(texts):
        for member in post.members() or ():
            index[member].add(position)
    too_short = sum(p.members() is None for p in [*own.values(), *texts])
    count = 0
    for post in own.values():
        members = post.members()
        if members is None:
            continue
        common = collections.Counter(position for member in members for position in index[member])
        found = any(2 * n >= len(members) + len(texts[position].members()) - n for position, n in common.items())
        count += found
    yield "near looked for", sum(p.members() is not None for p in own.values())
    yield "near among", sum(p.members() is not None for p in texts)
    yield "near too short", too_short
    yield "near count", count


def figures(a, b, a_names, b_names, is_minute):
    yield from side("a", a, is_minute)
    yield from side("b", b, is_minute)
    step = 60_000 if is_minute else 1
    kinds = {
        "hashtags": lambda p: p.hashtags,
        "links": lambda p: p.links,
        "mentions": lambda p: p.mentions,
        "reposted": lambda p: [p.reposted] if p.reposted else [],
        "texts": lambda p: [p.text] if p.text else [],
    }
    counts, lags = collections.Counter(), []
    for name, of in kinds.items():
        of_a, of_b = uses(a, of), uses(b, of)
        shared = of_a.keys() & of_b.keys()
        yield f"{name} shared", len(shared)
        yield f"{name} distinct", f"{len(of_a)} {len(of_b)}"
        if name in ("links", "reposted", "texts"):
            more, their_lags = first(of_a, of_b, shared, step)
            counts += more
            lags += their_lags
        if name == "texts":
            yield "texts median lag", statistics.median(their_lags) if shared else "none"
    yield "first", f"{counts['a']} {counts['b']} {counts['undecided']}"
    yield "median lag", statistics.median(lags) if lags else "none"
    a_keys, b_keys = ({p.key for p in posts} - {""} for posts in (a, b))
    for way, posts, names, keys in [("a to b", a, b_names, b_keys), ("b to a", b, a_names, a_keys)]:
        yield f"{way} mentions", sum(bool(p.mentions & names) for p in posts)
        yield f"{way} reposts", sum(p.reposted in keys or fold(p.reposted_account) in names for p in posts)
        yield f"{way} replies", sum(p.answered[0] in keys or fold(p.answered[1]) in names for p in posts)
    yield from near(a, b)


def posts_of(data, place, names):
    path = data / place
    if path.is_dir():
        import csv

        for file in sorted(path.glob("*.csv")):
            if file.name != "authors.csv":
                with open(file, encoding="utf-8", newline="") as rows:
                    yield from (Clemson(r) for r in csv.DictReader(rows) if r["author_id"].casefold() in names)
    else:
        yield from (p for p in read(path) if p.names & names)


def main(data):
    print("zone\tpair\tfigure\tvalue")
    for place, zone, a, b in PAIRS:
        names = [{name.casefold()} for name in (a, b)]
        posts = [[], []]
        for post in posts_of(data, place, names[0] | names[1]):
            posts[bool(post.names & names[1])].append(One(post, zoneinfo.ZoneInfo(zone)))
        for one in posts:
            one.sort(key=lambda p: p.at)
        is_minute = place == CLEMSON
        for figure, value in figures(*posts, *names, is_minute):
            print(f"{zone}\t{a} {b}\t{figure}\t{value}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
