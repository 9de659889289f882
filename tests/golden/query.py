"""The part of the query language that the golden figures use, over rows of a published file."""

import datetime
import functools
import re
import zoneinfo

from rule import Word, are_near, fold, holds, is_alike, units_of

TOKEN = re.compile(r'\s*(-?/\S+/|\(|\)|-?(?:[a-z]+:)?"[^"]*"(?:~\d*)?|[^\s()]+)')
# What makes a word more than a plain one.
SIGNS = re.compile(r'^[-#@"(/=]|[*~:]|^(?:OR|NOT)$')


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
    parts, plain = [], []
    while tokens and tokens[0] not in ("OR", ")"):
        plain.append(None if SIGNS.search(tokens[0]) else tokens[0])
        test, tokens = parse_one(tokens, zone)
        parts.append(test)
    parts = [or_joined(part, n, plain) for n, part in enumerate(parts)]
    return (lambda post: all(part(post) for part in parts)), tokens


def or_joined(part, n, plain):
    """Two to four plain words side by side may stand in a post as one word: then each of them is found."""
    longer = []
    for first in range(max(0, n - 3), n + 1):
        for end in range(max(first + 2, n + 1), min(first + 4, len(plain)) + 1):
            if all(plain[first:end]):
                units = units_of("".join(plain[first:end]))
                if len(units) == 1 and isinstance(units[0], Word):
                    longer.append(in_a_row(units))
    if not longer:
        return part
    return lambda post: part(post) or any(one_word(post) for one_word in longer)


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
    if token.startswith("/"):
        pattern = re.compile(fold(token[1:-1]))
        return any_word(pattern.fullmatch)
    if token.startswith('"') and "~" in token:
        words, between = token.rsplit("~", 1)
        words = [units_of(word) for word in words.strip('"').split()]
        each = [in_a_row(word) for word in words]
        return lambda post: all(word(post) for word in each) and are_near(post.units, words, int(between or 5))
    if "~" in token:
        word, letters = token.rsplit("~", 1)
        return any_word(lambda other: is_alike(fold(word), other, int(letters or 1)))
    if "*" in token.rstrip('"'):
        pieces = [re.escape(fold(piece)) for piece in token.split("*")]
        return any_word(re.compile(".*".join(pieces)).fullmatch)
    units = units_of(token.strip('"'))
    if len(units) > 1 and isinstance(units[0], Word) and "\u200c" in token:
        whole = [Word(fold(token))]
        apart, together = in_a_row(units), in_a_row(whole)
        return lambda post: apart(post) or together(post)
    return in_a_row(units)


def any_word(test):
    """Whether a word of the post, in any of its spellings, is like this. Runs without spaces hold no words."""
    test = functools.cache(test)
    return lambda post: any(test(spelling) for spelling in post.spellings)


def in_a_row(units):
    """Whether these stand in the post side by side."""
    words = [unit.spellings for unit in units if isinstance(unit, Word)]
    # The same answer sooner: most posts lack one of the words.
    return lambda post: all(post.spellings & word for word in words) and holds(post.units, units)


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
