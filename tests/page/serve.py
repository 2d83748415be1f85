#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A daemon for a test in Node. The first line of standard input says how it starts; at the end of the input it ends.

A line is a JSON object, and so is each answer. Later lines set the clock ({"clock": "2026-12-01 17:00:00"}, UTC) or write
the roster anew ({"roster": "…"}).
"""
import datetime
import json
import sys

from support.daemon import Daemon, until


def say(**what):
    print(json.dumps(what), flush=True)


def main():
    how = json.loads(sys.stdin.readline())
    with Daemon(**how) as d:
        d.start()
        say(control=d.control_port, public=d.public_port, socket=str(d.socket), config=str(d.config))
        for line in sys.stdin:
            wanted = json.loads(line)
            if "clock" in wanted:
                d.set_clock.set(wanted["clock"])
                at = datetime.datetime.fromisoformat(wanted["clock"] + "+00:00")
                until(lambda: datetime.datetime.fromisoformat(d.agenda()["at"]) >= at, "the clock moves on")
            if "roster" in wanted:
                d.roster.write_text(wanted["roster"])
            say(done=True)


if __name__ == "__main__":
    main()
