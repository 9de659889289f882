"""The signals about one account, by the rules of docs/evidence.md alone; no line is shared with the program."""

import bisect
import collections
import datetime
import functools
import math

UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=UTC)
Z = 1.959963984540054
SEED = 2018
TIMES = 1000
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


class Lack(Exception):
    """Too little of something (`needed`, `has`), or a field that the release does not have."""

    def __init__(self, needed=None, has=None):
        super().__init__(needed, has)
        self.needed, self.has = needed, has


def least(needed, has):
    if has < needed:
        raise Lack(needed, has)


class Seen:
    """What of a post the signals need: milliseconds since 1970, whether the second is known, program and language."""

    def __init__(self, post):
        published = round((post.posted_at - EPOCH).total_seconds() * 1000)
        # Twitter's ids hold the millisecond, counted from 4 November 2010; believed where it falls in the published minute.
        coded = (int(post.column("tweetid") or 0) >> 22) + 1_288_834_974_657
        self.fine = coded // 60_000 == published // 60_000
        self.ms = coded if self.fine else published
        self.client = post.column("tweet_client_name")
        self.language = post.column("tweet_language") or post.column("language")

    def local(self, zone):
        return (EPOCH + datetime.timedelta(milliseconds=self.ms)).astimezone(zone)


def by_time(posts):
    """In order of time; what has the same time in the order of the file."""
    return sorted(map(Seen, posts), key=lambda seen: seen.ms)


# Chance and ranges.


def numbers(seed):
    """SplitMix64."""
    mask = (1 << 64) - 1
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & mask
        mixed = ((seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9) & mask
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & mask
        yield mixed ^ (mixed >> 31)


@functools.lru_cache(maxsize=4)
def drawings(n):
    """A thousand times n places of n, drawn with putting back, as how often each place was drawn."""
    source = numbers(SEED)
    drawn = []
    for _ in range(TIMES):
        times = [0] * n
        for _ in range(n):
            times[(next(source) * n) >> 64] += 1
        drawn.append(times)
    return drawn


def middle(values):
    """The range that leaves out 2.5 in 100 at either end."""
    values = sorted(values)
    out = len(values) * 25 // 1000
    return values[out], values[len(values) - 1 - out]


def wilson(count, of):
    share = count / of
    centre = (share + Z * Z / (2 * of)) / (1 + Z * Z / of)
    half = Z / (1 + Z * Z / of) * math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    return max(0.0, centre - half), min(1.0, centre + half)


def median(values):
    values, n = sorted(values), len(values)
    return values[n // 2] if n % 2 else (values[n // 2 - 1] + values[n // 2]) / 2


def median_range(values):
    values, n = sorted(values), len(values)
    reach = Z / 2 * math.sqrt(n)
    low, high = max(1, math.floor(n / 2 - reach)), min(n, math.ceil(n / 2 + reach) + 1)
    return values[low - 1], values[high - 1]


def bits(counts):
    of = sum(counts)
    return -sum(count / of * math.log2(count / of) for count in counts if count)


def chance(chi_square, freedom):
    """How often chance gives so much: the upper part of the chi-square law, by series or continued fraction."""
    a, x = freedom / 2, chi_square / 2
    front = math.exp(a * math.log(x) - x - math.lgamma(a)) if x > 0 else 0.0
    if x < a + 1:
        term = total = 1 / a
        n = a
        while abs(term) > abs(total) * 1e-16:
            n += 1
            term *= x / n
            total += term
        return 1 - total * front
    b, c = x + 1 - a, 1e300
    d = 1 / b
    value = d
    for n in range(1, 10_000):
        step = -n * (n - a)
        b += 2
        d = 1 / (step * d + b)
        c = b + step / c
        value *= d * c
        if abs(d * c - 1) < 1e-16:
            break
    return value * front


# The signals: each gives its figures by name; `figure` is the one that is compared between accounts.


def hours(seen, zone, ranges=True):
    days = collections.defaultdict(lambda: [0] * 24)
    for post in seen:
        local = post.local(zone)
        days[local.date()][local.hour] += 1
    least(100, len(seen))
    least(30, len(days))
    days = sorted(days.items())

    def busiest(counts):
        held = [sum(counts[(start + n) % 24] for n in range(8)) for start in range(24)]
        return held.index(max(held)), max(held) / sum(counts)

    counts = [sum(column) for column in zip(*(hours for _, hours in days))]
    start, share = busiest(counts)
    found = {"figure": share, "bars.0": [count / len(seen) for count in counts]}
    if not ranges:
        return found
    weekdays = [0] * 7
    for day, of_day in days:
        weekdays[day.weekday()] += sum(of_day)
    by_hour, by_weekday, shares = [], [], []
    for times in drawings(len(days)):
        drawn, drawn_weekdays = [0] * 24, [0] * 7
        for time, (day, of_day) in zip(times, days):
            if time:
                drawn = [sum_ + time * count for sum_, count in zip(drawn, of_day)]
                drawn_weekdays[day.weekday()] += time * sum(of_day)
        by_hour.append([count / sum(drawn) for count in drawn])
        by_weekday.append([count / sum(drawn) for count in drawn_weekdays])
        shares.append(busiest(drawn)[1])
    found["low"], found["high"] = middle(shares)
    found["n"] = len(seen)
    found["says.figure"] = f"{start:02}:00 to {(start + 8) % 24:02}:00"
    found["says.restsOn"] = f"on {len(days)} days"
    found["bars.1"] = [count / len(seen) for count in weekdays]
    for name, drawn in [("bars.0", by_hour), ("bars.1", by_weekday)]:
        ends = [middle(column) for column in zip(*drawn)]
        found[f"{name}.low"], found[f"{name}.high"] = ([end[n] for end in ends] for n in (0, 1))
    return found


def quiet(seen, zone, ranges=True):
    paused = {}
    for before, after in zip([None, *seen], [*seen, None]):
        is_pause = before is None or after is None or after.ms - before.ms >= 5 * HOUR_MS
        for post in (before, after):
            if post is not None:
                day = post.local(zone).date()
                paused[day] = paused.get(day, False) or is_pause
    least(30, len(paused))
    without = sum(not is_paused for is_paused in paused.values())
    found = {"figure": without / len(paused)}
    if not ranges:
        return found
    days = collections.defaultdict(lambda: [0] * 24)
    for post in seen:
        local = post.local(zone)
        days[local.date()][local.hour] += 1
    days = [hours for _, hours in sorted(days.items())]

    def longest(counts):
        calm = [24 * 4 * count < sum(counts) for count in counts]
        rows = []
        for start in range(24):
            length = 0
            while length < 24 and calm[(start + length) % 24]:
                length += 1
            rows.append(length)
        return rows.index(max(rows)), max(rows)

    start, length = longest([sum(column) for column in zip(*days)])
    drawn = []
    for times in drawings(len(days)):
        drawn.append(longest([sum(map(int.__mul__, times, column)) for column in zip(*days)])[1])
    found["low"], found["high"] = wilson(without, len(paused))
    found["n"] = len(paused)
    found["more.0"] = [length, *middle(drawn)]
    if length:
        found["says.more.0"] = f"from {start:02}:00 to {(start + length) % 24:02}:00"
    return found


def spacing(seen, zone, ranges=True):
    pairs = list(zip(seen, seen[1:]))
    gaps = [b.ms // 1000 - a.ms // 1000 for a, b in pairs if a.fine and b.fine]
    unit = 1
    if len(gaps) < 100:
        gaps, unit = [(b.ms // 60_000 - a.ms // 60_000) * 60 for a, b in pairs], 60
    least(100, len(gaps))
    exact = collections.Counter(gaps)
    long_enough = {gap: count for gap, count in exact.items() if gap >= 120}
    length, most = min(long_enough.items(), key=lambda item: (-item[1], item[0]), default=(None, 0))
    found = {"figure": most / len(gaps)}
    if not ranges:
        return found
    edges = [0, unit]
    while edges[-1] <= max(gaps):
        edges.append(2 * edges[-1])
    histogram = [sum(low <= gap < high for gap in gaps) for low, high in zip(edges, edges[1:])]
    found["low"], found["high"] = wilson(most, len(gaps))
    found["n"] = len(gaps)
    found["says.figure"] = in_words(length)
    found["more.0"] = [median(gaps), *median_range(gaps)]
    found["more.1"] = bits(histogram)
    found["bars.0"] = histogram
    periods = []
    for gap, count in long_enough.items():
        reach = max(gap // 10, 2 * unit)
        around = sum(n for other, n in exact.items() if other != gap and abs(other - gap) <= reach)
        if count >= 10 and count >= 3 * around / (2 * (reach // unit)):
            periods.append((-count, gap))
    for place, (count, gap) in enumerate(sorted(periods)[:5], 2):
        found[f"more.{place}"] = -count
        found[f"says.more.{place}"] = f"exactly {in_words(gap)}"
    return found


def in_words(seconds):
    number, unit = (seconds // 60, "minute") if seconds % 60 == 0 else (seconds, "second")
    return f"{number:,} {unit}" + ("" if number == 1 else "s")


def on_the_clock(places, is_fond, ranges):
    least(150, len(places))
    fond = sum(map(is_fond, places))
    found = {"figure": fond / len(places)}
    if not ranges:
        return found
    counts = [places.count(place) for place in range(60)]
    even = len(places) / 60
    chi_square = sum((count - even) ** 2 / even for count in counts)
    found["low"], found["high"] = wilson(fond, len(places))
    found["n"] = len(places)
    found["more.0"], found["more.1"] = chi_square, chance(chi_square, 59)
    found["bars.0"] = counts
    return found


def minutes(seen, zone, ranges=True):
    return on_the_clock([post.ms // 60_000 % 60 for post in seen], lambda minute: minute % 15 == 0, ranges)


def seconds(seen, zone, ranges=True):
    known = [post.ms // 1000 % 60 for post in seen if post.fine]
    if seen and not known:
        raise Lack()
    return on_the_clock(known, lambda second: second < 5, ranges)


def volume(seen, zone, ranges=True):
    days = collections.Counter(post.local(zone).date() for post in seen)
    found = {"figure": len(seen) / len(days)}
    if not ranges:
        return found
    counts = [days[day] for day in sorted(days)]
    if len(days) >= 5:
        means = [sum(map(int.__mul__, times, counts)) / len(counts) for times in drawings(len(counts))]
        found["low"], found["high"] = middle(means)
    found["n"] = len(seen)
    found["more.0"] = median(counts)
    busiest = min(days, key=lambda day: (-days[day], day))
    found["more.1"], found["says.more.1"] = days[busiest], f"on {busiest}"
    runs = []
    for day in sorted(days):
        if runs and (day - runs[-1][-1]).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    longest = max(runs, key=len)
    found["more.2"], found["says.more.2"] = len(longest), f"from {longest[0]}"
    for place, number in enumerate([50, 72, 144], 3):
        found[f"more.{place}"] = sum(count >= number for count in counts) / len(counts)
    return found


def clients(seen, zone, ranges=True):
    known = [post for post in seen if post.client]
    if seen and not known:
        raise Lack()
    least(50, len(known))
    mix = collections.Counter(post.client for post in known)
    leading, most = mix.most_common(1)[0]
    found = {"figure": most / len(known)}
    if not ranges:
        return found
    found["low"], found["high"] = wilson(most, len(known))
    found["n"] = len(known)
    found["says.figure"] = leading
    months = collections.defaultdict(collections.Counter)
    for post in known:
        months[post.local(zone).strftime("%Y-%m")][post.client] += 1
    led = []
    for month, counts in sorted(months.items()):
        if sum(counts.values()) >= 5:
            leader = max(counts, key=lambda client: (counts[client], mix[client]))
            led.append((month, leader, counts[leader] / sum(counts.values())))
    changes = [(a, b) for a, b in zip(led, led[1:]) if a[1] != b[1]]
    found["more.0"] = len(changes)
    for place, (before, after) in enumerate(changes, 1):
        found[f"says.more.{place}"] = f"change in {after[0]}: {after[1]} instead of {before[1]}"
    found["bars.0"] = sorted(mix.values(), reverse=True)[:12]
    found["bars.1"] = [share for *_, share in led]
    found["says.bars.1"] = " | ".join(f"{month} {leader}" for month, leader, _ in led)
    return found


def dormancy(seen, zone, ranges=True):
    least(50, len(seen) // 2)
    silences = [(seen[after].ms - seen[after - 1].ms, -after) for after in range(50, len(seen) - 49)]
    silence, after = max(silences)
    found = {"figure": silence / DAY_MS}
    if not ranges:
        return found
    parts = seen[:-after], seen[-after:]
    mixes = [collections.Counter(post.language for post in part) for part in parts]
    days = [part[place].local(UTC).date() for part, place in zip(parts, (-1, 0))]
    found["n"] = len(seen)
    found["says.figure"] = f"from {days[0]} to {days[1]}"
    found["more.0"], found["more.1"] = map(len, parts)
    shares = [lambda language, n=n: mixes[n][language] / len(parts[n]) for n in (0, 1)]
    languages = set(mixes[0]) | set(mixes[1])
    found["more.2"] = sum(abs(shares[0](language) - shares[1](language)) for language in languages) / 2
    return found


def created(day, days):
    """`days`: of the dataset's accounts, this one's among them."""
    if day is None:
        raise Lack()
    least(25, len(days))
    near = sum(abs((other - day).days) <= 2 for other in days) - 1
    low, high = wilson(near, len(days) - 1)
    return {"figure": near / (len(days) - 1), "low": low, "high": high, "n": len(days) - 1, "more.0": near}


def handle(name):
    """`None` where a hash stands in its place."""
    if name is None:
        raise Lack()
    digits = len(name) - len(name.rstrip("0123456789"))
    return {"figure": digits, "n": 1, "more.0": len(name), "more.1": bits(collections.Counter(name.lower()).values())}


def names(handles, shown, states):
    """Handles and shown names of one id, and how many states of its profile there are."""
    if not handles and not shown:
        raise Lack()
    least(2, states)
    return {"figure": len(handles), "n": states, "more.0": len(shown)}


def followers(posts):
    """Of posts with the numbers beside them."""
    ordered = sorted(posts, key=lambda post: post.posted_at)
    states = [(int(post.column("followers")), int(post.column("following"))) for post in ordered if post.column("followers")]
    if len(set(states)) < 2:
        raise Lack()
    least(20, len(states))
    steps = [b[0] - a[0] for a, b in zip(states, states[1:])]
    return {"figure": states[-1][0] - states[0][0], "n": len(states), "more.0": max(steps, key=abs)}


OF_POSTS = {
    "hours": hours,
    "quiet": quiet,
    "spacing": spacing,
    "minutes": minutes,
    "seconds": seconds,
    "volume": volume,
    "clients": clients,
    "dormancy": dormancy,
}


def place(figure, group):
    """Accounts of the group with the same figure, their median, and the share of them at this figure or below."""
    group = sorted(group)
    return [len(group), median(group), bisect.bisect_right(group, figure) / len(group)]
