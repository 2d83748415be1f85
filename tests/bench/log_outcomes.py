#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How soon a logged outcome is on disk, in the plan, published and answered.

    tests/bench/log_outcomes.py [PEOPLE]     1,000 by default; $INTOUCH names the program (build/release)

First it measures a commit on this disk: a row in a database with WAL and synchronous FULL, as the daemon has. Then come
outcomes one after the other, then from 64 connections at once. Prints milliseconds at the median and the 99th per cent,
and outcomes a second. Exits 1 at 1,000 people when the median is above 8 ms, or the daemon takes fewer than 1,000
outcomes a second."""
import json
import os
import pathlib
import selectors
import socket
import sqlite3
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
os.environ.setdefault("INTOUCH", "build/release/daemon/intouch")
from support.daemon import Daemon  # noqa: E402

SETTINGS = """\
timezone = "Europe/Berlin"

[blocks.calls]
name = "Keeping in touch"
when = ["Mon-Fri 12:00-14:00", "Mon-Fri 17:00-20:00"]
"""
ONE_BY_ONE = 1000
AT_ONCE = 5000
CONNECTIONS = 64


def roster(count):
    return "".join(f"""
[people.p{i}]
name = "Person Number {i}"
every = "{1 + i % 12} months"
phone = "+44 20 7946 {i:05}"
last = 2026-{1 + i % 10:02}-{1 + i % 28:02}
""" for i in range(count))


class Client:
    """One connection for all requests. A raw socket: http.client would take longer than the daemon."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(str(path))
        self.read = b""

    def ask(self, person):
        body = json.dumps({"outcome": "reached"})
        self.socket.sendall((f"POST /api/v1/people/p{person}/log HTTP/1.1\r\nHost: localhost\r\n"
                             f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}").encode())

    def answered(self):
        """Reads more. True when the whole answer is there; it must tell success."""
        got = self.socket.recv(65536)
        assert got, "the daemon hung up"
        self.read += got
        head, end, rest = self.read.partition(b"\r\n\r\n")
        if not end:
            return False
        length = next(int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length"))
        if len(rest) < length:
            return False
        assert head.startswith((b"HTTP/1.1 200", b"HTTP/1.1 201")), self.read.decode()
        self.read = rest[length:]
        return True


def at(sorted_times, part):
    return sorted_times[min(len(sorted_times) - 1, int(len(sorted_times) * part))] * 1000


def commits(folder, count=1000):
    """The seconds of `count` commits, sorted."""
    database = sqlite3.connect(folder / "floor.db", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT) STRICT")
    times = []
    for _ in range(count):
        began = time.perf_counter()
        database.execute("INSERT INTO rows (text) VALUES (?)", ("x" * 200,))
        times.append(time.perf_counter() - began)
    database.close()
    return sorted(times)


def one_by_one(daemon, people):
    client = Client(daemon.socket)
    times = []
    for i in range(ONE_BY_ONE):
        began = time.perf_counter()
        client.ask(i * 7919 % people)
        while not client.answered():
            pass
        times.append(time.perf_counter() - began)
    return sorted(times)


def at_once(daemon, people):
    """Outcomes a second."""
    waiting = selectors.DefaultSelector()
    began = time.perf_counter()
    for i in range(CONNECTIONS):
        client = Client(daemon.socket)
        waiting.register(client.socket, selectors.EVENT_READ, client)
        client.ask(i % people)
    asked, taken = CONNECTIONS, 0
    while taken < AT_ONCE:
        for key, _ in waiting.select():
            if not key.data.answered():
                continue
            taken += 1
            if asked < AT_ONCE:
                key.data.ask(asked % people)
                asked += 1
    return AT_ONCE / (time.perf_counter() - began)


def main():
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with Daemon(moment=None, roster=roster(people), settings=SETTINGS) as daemon:
        daemon.start()
        floor = commits(daemon.folder)
        one = one_by_one(daemon, people)
        many = at_once(daemon, people)
    print(f"a commit alone:            {at(floor, 0.5):.2f} ms at the median, {at(floor, 0.99):.2f} ms at 99 %")
    print(f"an outcome, {people} people:  {at(one, 0.5):.2f} ms at the median, {at(one, 0.99):.2f} ms at 99 %")
    print(f"from {CONNECTIONS} connections:       {many:.0f} outcomes a second")
    missed = at(one, 0.5) > 8 or many < 1000
    return int(people == 1000 and missed)


if __name__ == "__main__":
    sys.exit(main())
