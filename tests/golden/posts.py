"""Rows of the published files as posts, by their columns alone."""

import ast
import csv
import datetime
import functools
import io
import re
import urllib.parse
import zipfile

from rule import Word, fold, hashtags_in, units_of

csv.field_size_limit(1 << 24)


def read(path, member=None):
    """Yields every row of a CSV file, or of one inside a zip file."""
    if str(path).endswith(".zip"):
        archive = zipfile.ZipFile(path)
        member = member or archive.namelist()[0]
        file = io.TextIOWrapper(archive.open(member), encoding="utf-8", newline="")
    else:
        file = open(path, encoding="utf-8", newline="")
    with file:
        for row in csv.DictReader(file):
            yield Post(row)


def read_folder(folder):
    """Yields every row of the files of a folder that hold posts of Clemson's collection, one file for each author."""
    for path in sorted(folder.glob("*.csv")):
        if path.name != "authors.csv":
            with open(path, encoding="utf-8", newline="") as file:
                yield from map(Clemson, csv.DictReader(file))


def table(path):
    """The rows of a table by their columns."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_ads(path):
    """Yields every advertisement."""
    with open(path, encoding="utf-8", newline="") as file:
        yield from map(Advertisement, csv.DictReader(file))


def list_of(cell):
    """A published list: `['a', 'b']`, `[a, b]`, `[]` or nothing."""
    if not cell or cell == "[]":
        return []
    if cell[1] in "'\"":
        return ast.literal_eval(cell)
    return [item.strip() for item in cell.strip("[]").split(", ")]


class Post:
    """One row."""

    @property
    def text(self):
        return self.row["tweet_text"]

    def __init__(self, row):
        self.row = row

    def column(self, name):
        return self.row.get(name) or ""

    def count(self, name):
        return int(float(self.column(name) or 0))

    @property
    def account(self):
        return self.row["userid"] if "userid" in self.row else self.row["user_screen_name"]

    @functools.cached_property
    def names(self):
        """Under what the account is found: its id and its handle."""
        return {self.column(name).casefold() for name in ("userid", "user_screen_name")} - {""}

    @functools.cached_property
    def units(self):
        return units_of(self.text)

    @functools.cached_property
    def spellings(self):
        """Of all its words."""
        return frozenset(s for unit in self.units if isinstance(unit, Word) for s in unit.spellings)

    @functools.cached_property
    def hashtags(self):
        if "hashtags" in self.row:
            return list_of(self.row["hashtags"])
        return hashtags_in(self.text)

    @functools.cached_property
    def folded_hashtags(self):
        return {fold(tag) for tag in self.hashtags}

    @functools.cached_property
    def urls(self):
        if "urls" in self.row:
            return list_of(self.row["urls"])
        return re.findall(r"https?://\S+", self.text)

    @functools.cached_property
    def hosts(self):
        return {(urllib.parse.urlsplit(url).hostname or "").lower() for url in self.urls}

    @functools.cached_property
    def posted_at(self):
        """The minute, as published, in UTC."""
        at = datetime.datetime.strptime(self.row["tweet_time"], "%Y-%m-%d %H:%M")
        return at.replace(tzinfo=datetime.timezone.utc)

    @functools.cached_property
    def attributes(self):
        found = set()
        if self.column("is_retweet").lower() == "true":
            found.add("repost")
        if self.column("quoted_tweet_tweetid"):
            found.add("quote")
        if self.column("in_reply_to_tweetid") or self.column("in_reply_to_userid"):
            found.add("reply")
        return found or {"original"}

    @property
    def kind(self):
        return next(k for k in ("repost", "quote", "reply", "original") if k in self.attributes)

    def has(self, what):
        if what == "link":
            return bool(self.urls)
        if what == "hashtag":
            return bool(self.hashtags)
        if what == "mention":
            return bool(list_of(self.row["user_mentions"]))
        if what == "place":
            return self.column("latitude") not in ("", "absent")
        raise ValueError(what)


class Clemson(Post):
    """A tweet of Clemson's collection: its own columns, and no lists of hashtags or links."""

    @property
    def text(self):
        content = self.row["content"]
        # The collecting tool set quotes around texts that a spreadsheet would take for a formula.
        guarded = len(content) > 2 and content[0] == content[-1] == "'" and content[1] in "@-+"
        return content[1:-1] if guarded else content

    @property
    def names(self):
        return {self.row["author_id"].casefold()}

    @functools.cached_property
    def posted_at(self):
        at = datetime.datetime.strptime(self.row["publish_date"], "%Y-%m-%d %H:%M:%S")
        return at.replace(tzinfo=datetime.timezone.utc)

    @functools.cached_property
    def attributes(self):
        return {"R": {"repost"}, "Q": {"quote"}}.get(self.row["post_type"]) or {"original"}


class Advertisement(Post):
    """An advertisement: its text alone is asked for."""

    @property
    def text(self):
        return self.row["text"]
