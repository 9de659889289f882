#!/usr/bin/env python3
"""Counts the golden figures by the declared rule and writes them to expected/ (see README.md).

    count.py --data DIR --generated FILE          writes expected/
    count.py --data DIR --generated FILE --check  compares instead; exit 1 on a difference
"""

import argparse
import collections
import datetime
import pathlib
import sys
import zoneinfo

sys.dont_write_bytecode = True

import accounts  # noqa: E402
import derived  # noqa: E402
import gaps  # noqa: E402
import posts  # noqa: E402
import query  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
FIXTURES = HERE.parent.parent / "fixtures"
THAILAND = "twitter-io-2020-09-thailand/hashed_2020_09_thailand_092020_thailand_092020_tweets_csv_hashed.zip"
THAI_USERS = "twitter-io-2020-09-thailand/thailand_092020_users_csv_hashed.csv"
IRAN = "twitter-io-2018-10-iran-extract/iranian_unseen_io_rows.csv"
CLEMSON = "clemson-fivethirtyeight/by-author"
ADS = "facebook-ira-ads-hpsci/ads.csv"
ZONES = ["UTC", "Asia/Tehran", "Asia/Kolkata", "Europe/Berlin"]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", type=pathlib.Path)
    arguments.add_argument("--generated", type=pathlib.Path)
    arguments.add_argument("--check", action="store_true")
    arguments = arguments.parse_args()

    datasets = {
        "scripts": HERE / "scripts/many_scripts_tweets.csv",
        "fixture-2018": FIXTURES / "twitter-2018/morvarid_tweets_csv_hashed.csv",
        "fixture-2020": FIXTURES / "twitter-2020/hashed_2020_10_abnus_102020_abnus_102020_tweets_csv_hashed.zip",
    }
    if arguments.generated:
        datasets["generated"] = arguments.generated
    if arguments.data and (arguments.data / THAILAND).exists():
        datasets["thailand"] = arguments.data / THAILAND
        datasets["iran-extract"] = arguments.data / IRAN

    rows = {name: list(posts.read(path)) for name, path in datasets.items()}
    if arguments.data and (arguments.data / CLEMSON).exists():
        rows["clemson"] = list(posts.read_folder(arguments.data / CLEMSON))
        rows["ads"] = list(posts.read_ads(arguments.data / ADS))
    files = {"totals.tsv": totals(rows)}
    if "thailand" in rows:
        files["timeline.tsv"] = timelines(rows["thailand"])
        files["derived.tsv"] = derived.derived(rows["thailand"])
        files["facets.tsv"] = facets(rows["thailand"])
        users = list(posts.read(arguments.data / THAI_USERS))
        files["gaps.tsv"] = gaps.gaps(rows["thailand"], users)
        if "clemson" in rows:
            authors = posts.table(arguments.data / CLEMSON / "authors.csv")
            files["accounts.tsv"] = accounts.lines(rows["clemson"], authors, rows["thailand"], users)
    good = all([settle(HERE / "expected" / name, lines, arguments.check, rows) for name, lines in files.items()])
    sys.exit(0 if good else 1)


def settle(path, lines, check, rows):
    """Writes the lines, or compares those of the datasets at hand with what stands in the file."""
    old = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    if path.name == "totals.tsv":
        # Keep the figures of datasets that are not on this machine.
        lines += [line for line in old[1:] if line.split("\t")[0] not in rows]
        lines = [lines[0], *sorted(lines[1:], key=lambda line: line.split("\t")[0])]
    if not check:
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return True
    for line in sorted(set(lines) ^ set(old)):
        print(f"{path.name}: {'counted' if line in lines else 'expected'} {line}", file=sys.stderr)
    return lines == old


def totals(rows):
    lines = ["dataset\tzone\ttotal\tquery"]
    for line in (HERE / "queries.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        dataset, zone, text = line.split("\t")
        if dataset in rows:
            test = query.parse(text, zone)
            lines.append(f"{dataset}\t{zone}\t{sum(test(post) for post in rows[dataset])}\t{text}")
    return lines


def timelines(rows):
    """Posts of every day, ISO week and month that has any, in each zone."""
    lines = ["zone\tby\tstart\tcount"]
    for name in ZONES:
        zone = zoneinfo.ZoneInfo(name)
        days = collections.Counter(post.posted_at.astimezone(zone).date() for post in rows)
        for by, first_day in [
            ("day", lambda day: day),
            ("week", lambda day: day - datetime.timedelta(days=day.weekday())),
            ("month", lambda day: day.replace(day=1)),
        ]:
            buckets = collections.Counter()
            for day, count in days.items():
                buckets[first_day(day)] += count
            for day in sorted(buckets):
                lines.append(f"{name}\t{by}\t{begin(day, zone).isoformat()}\t{buckets[day]}")
    return lines


def begin(day, zone):
    """The first moment of a calendar day: 00:00, or where the clock skips that hour, the moment after the gap."""
    start = datetime.datetime.combine(day, datetime.time(), zone)
    return start.astimezone(datetime.timezone.utc).astimezone(zone)


def facets(rows):
    """Values and the posts that have them, a value once a post; the 30 most frequent and all that equal the last."""
    columns = {
        "account": lambda post: [post.account],
        "hashtag": lambda post: post.folded_hashtags,
        "language": lambda post: [post.column("tweet_language")],
        "client": lambda post: [post.column("tweet_client_name")],
        "kind": lambda post: [post.kind],
    }
    lines = ["column\tcount\tvalue"]
    for column, values in columns.items():
        counts = collections.Counter(value for post in rows for value in set(values(post)) if value)
        least = sorted(counts.values(), reverse=True)[:30][-1]
        for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            if count >= least and count > 1:
                lines.append(f"{column}\t{count}\t{value}")
    return lines


if __name__ == "__main__":
    main()
