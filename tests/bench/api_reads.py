#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How long the reads of the API take, and how long another client waits in the meantime.

    tests/bench/api_reads.py [PEOPLE] [TIMES]     by default 10,000 people and 40 times

$INTOUCH names the program (build/release). Each call is timed over the socket, from the request to the last byte. "first"
is the call after an entry, when nothing of the new plan is kept yet. Then come TIMES calls (p50 and p99), and one with
If-None-Match ("304"). "beside" is the longest GET /healthz of another client while the first answer is made and sent."""
import os
import pathlib
import statistics
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
os.environ.setdefault("INTOUCH", "build/release/daemon/intouch")
from support.daemon import Daemon, UnixConnection  # noqa: E402

SETTINGS = """\
timezone = "Europe/Berlin"

[blocks.calls]
name = "Keeping in touch"
when = ["Mon-Fri 09:00-19:00"]
"""
ZONES = ["Europe/London", "America/New_York", "Asia/Tokyo", "Europe/Berlin", "Australia/Sydney"]
PATHS = ["agenda", "agenda?person=p17", "agenda?to=in+1+week", "people", "people/p17", "people/p17/why", "now", "now?minutes=20",
         "capacity", "ledger", "status", "feeds", "openapi.json"]


def roster(count):
    return '[circles.few]\nevery = "6 months"\n' + "".join(f"""
[people.p{i}]
name = "Person Number {i}"
every = "{1 + i % 12} months"
circles = [{'"few"' if i % 100 == 0 else ""}]
phone = "+44 20 7946 {i:05}"
timezone = "{ZONES[i % len(ZONES)]}"
reach = ["Mon-Fri 08:00-20:30", "Sat 10:00-12:00"]
last = 2026-{1 + i % 10:02}-{1 + i % 28:02}
topics = ["the garden", "chess"]
""" for i in range(count))


class Client:
    """One connection for all requests."""

    def __init__(self, d):
        self.connection = UnixConnection(d.socket)

    def get(self, path, headers=None):
        """(ms, status, bytes, ETag)"""
        began = time.perf_counter()
        self.connection.request("GET", path, headers=headers or {})
        answer = self.connection.getresponse()
        size = len(answer.read())
        return (time.perf_counter() - began) * 1000, answer.status, size, answer.headers["ETag"]


class Beside(threading.Thread):
    """Asks for /healthz again and again; `longest` is in ms."""

    def __init__(self, d):
        super().__init__()
        self.client, self.longest, self.over = Client(d), 0, False

    def run(self):
        while not self.over:
            self.longest = max(self.longest, self.client.get("/healthz")[0])
            time.sleep(0.001)


def measure(d, path, times):
    client = Client(d)
    d.api("POST", "/api/v1/people/p3/note", {"note": "x"})
    beside = Beside(d)
    beside.start()
    first, status, size, etag = client.get(path)
    beside.over = True
    beside.join()
    assert status == 200, (path, status)
    took = sorted(client.get(path)[0] for _ in range(times))
    unchanged = [client.get(path, {"If-None-Match": client.get(path)[3]})[:2] for _ in range(times)]
    hits = sorted(ms for ms, status in unchanged if status == 304)
    print(f"{path.removeprefix('/api/v1/'):22} {size / 1024:9.1f} kB  first {first:7.2f}  p50 {statistics.median(took):7.2f}  "
          f"p99 {took[int(times * 0.99)]:7.2f}  304 {statistics.median(hits) if hits else float('nan'):6.2f}  "
          f"beside {beside.longest:7.2f} ms")


def main():
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    with Daemon(moment=None, roster=roster(people), settings=SETTINGS) as d:
        d.start()
        d.log_outcome("p5", "reached")
        for path in PATHS:
            measure(d, "/api/v1/" + path, times)
        measure(d, "/metrics", times)
        status = pathlib.Path("/proc", str(d.process.pid), "status").read_text()
        print(*[line for line in status.splitlines() if line.startswith(("VmRSS", "RssAnon"))])


if __name__ == "__main__":
    main()
