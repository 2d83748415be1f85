#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How soon the daemon answers after its start, and how soon a saved roster is in the feed.

    tests/bench/cycles.py [PEOPLE] [TIMES]     by default 1,000 people and 15 times

$INTOUCH names the program (build/release). Prints the least and the median time from the start of the process to the first
served feed, with a ledger that knows everybody; and from a saved roster file to a feed with another ETag. The daemon waits
200 ms of the latter for the file to settle. Exits 1 when the medians are above 50 ms and 300 ms at 1,000 people."""
import os
import pathlib
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
os.environ.setdefault("INTOUCH", "build/release/daemon/intouch")
from support.daemon import SETTINGS, Daemon  # noqa: E402

MOST = {"start to first feed": 50, "saved file to new ETag": 300}


def roster(count, days):
    return "".join(f'[people.p{i}]\nname = "Person Number {i}"\nevery = "{1 + i % 12} months"\nphone = "+44 20 7946 {i:05}"\n'
                   f'last = 2026-{1 + i % 10:02}-{1 + i % 28:02}\n' for i in range(1, count)) + \
        f'[people.p0]\nevery = "{days} days"\nlast = 2026-11-01\nphone = "+44 20 7946 00000"\n'


ROOM = SETTINGS.replace("17:00-18:00", "08:00-20:00") + '\n[calendar]\nlimit = 10000\n'
PATIENCE = 20  # seconds


def etag(d, path):
    """The ETag, or None before the feed is there. Asks until somebody answers."""
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        try:
            return d.tcp(d.public_port, "HEAD", path).headers["ETag"]
        except OSError:
            time.sleep(0.0005)
    raise TimeoutError


def start(d, path):
    d.stop()
    began = time.perf_counter()
    d.launch()
    while etag(d, path) is None:  # 404 until the first plan is there
        time.sleep(0.0005)
    return time.perf_counter() - began


def saved(d, path, people, days):
    before = etag(d, path)
    text = roster(people, days)
    began = time.perf_counter()
    d.roster.write_text(text)
    while etag(d, path) == before:
        if time.perf_counter() > began + PATIENCE:
            raise TimeoutError("the edit does not show in the feed")
        time.sleep(0.002)
    return time.perf_counter() - began


def main():
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    with Daemon(moment=None, roster=roster(people, 30), settings=ROOM) as d:
        d.start()
        path = d.feed_path()
        took = {"start to first feed": [start(d, path) for _ in range(times)],
                "saved file to new ETag": [saved(d, path, people, 31 + n) for n in range(times)]}
    good = True
    for what, all_times in took.items():
        middle = statistics.median(all_times) * 1000
        good &= middle <= MOST[what]
        print(f"{people} people, {what}: least {min(all_times) * 1000:.0f} ms, median {middle:.0f} ms (wanted: {MOST[what]})")
    return int(not good and people <= 1000)


if __name__ == "__main__":
    sys.exit(main())
