"""The part of the query language that the golden figures use, over rows of a published file."""

import datetime
import re
import zoneinfo

from rule import Word, fold, holds, units_of

TOKEN = re.compile(r'\s*(\(|\)|-?(?:[a-z]+:)?"[^"]*"|[^\s()]+)')


def parse(text, zone="UTC"):
    """Makes a test of a post from a query: words stand side by side, OR binds weaker, NOT and - exclude."""
    tokens = [t for t in TOKEN.findall(text) if t]
    test, rest = parse_or(tokens, zoneinfo.ZoneInfo(zone))
    assert not rest, rest
    return test


def parse_or(tokens, zone):
    test, tokens = parse_and(tokens, zone)
    options = [test]
    while tokens and tokens[0] == "OR":
        test, tokens = parse_and(tokens[1:], zone)
        options.append(test)
    return (lambda post: any(option(post) for option in options)), tokens


def parse_and(tokens, zone):
    parts = []
    while tokens and tokens[0] not in ("OR", ")"):
        test, tokens = parse_one(tokens, zone)
        parts.append(test)
    return (lambda post: all(part(post) for part in parts)), tokens


def parse_one(tokens, zone):
    token, rest = tokens[0], tokens[1:]
    if token == "NOT" or token == "-":
        test, rest = parse_one(rest, zone)
        return (lambda post: not test(post)), rest
    if token == "(":
        test, rest = parse_or(rest, zone)
        return test, rest[1:]
    if token.startswith("-"):
        test = leaf(token[1:], zone)
        return (lambda post: not test(post)), rest
    return leaf(token, zone), rest


def leaf(token, zone):
    field, colon, value = token.partition(":")
    if colon and field in FILTERS:
        return FILTERS[field](value.strip('"'), zone)
    if token.startswith("#"):
        tag = fold(token[1:])
        return lambda post: tag in post.folded_hashtags
    units = units_of(token.strip('"'))
    if len(units) > 1 and isinstance(units[0], Word) and "\u200c" in token:
        whole = [Word(fold(token))]
        return lambda post: holds(post.units, units) or holds(post.units, whole)
    return lambda post: holds(post.units, units)


def moment(value, zone):
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return datetime.datetime.fromisoformat(value).replace(tzinfo=zone)
    return datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))


def since(value, zone):
    begin = moment(value, zone)
    return lambda post: post.posted_at >= begin


def until(value, zone):
    end = moment(value, zone)
    return lambda post: post.posted_at < end


def attribute(value, _zone):
    return lambda post: value in post.attributes


def domain(value, _zone):
    return lambda post: any(h == value or h.endswith("." + value) for h in post.hosts)


def at_least(name):
    def make(value, _zone):
        sign, number = re.fullmatch(r"(>=|>|<=|<)?(\d+)", value).groups()
        number = int(number)
        compare = {
            ">": lambda n: n > number,
            ">=": lambda n: n >= number,
            "<": lambda n: n < number,
            "<=": lambda n: n <= number,
            None: lambda n: n == number,
        }[sign]
        return lambda post: compare(post.count(name))

    return make


def has(value, _zone):
    return lambda post: post.has(value)


FILTERS = {
    "from": lambda value, _: lambda post: value.lstrip("@").casefold() in post.names,
    "to": lambda value, _: lambda post: value == post.column("in_reply_to_userid"),
    "lang": lambda value, _: lambda post: value == post.column("tweet_language"),
    "client": lambda value, _: lambda post: fold(value) == fold(post.column("tweet_client_name")),
    "since": since,
    "until": until,
    "is": attribute,
    "has": has,
    "domain": domain,
    "likes": at_least("like_count"),
    "reposts": at_least("retweet_count"),
}
