#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The cost of the daemon while nothing happens, and the time from its start to the first feed.

    tests/bench/idle.py [SECONDS]     two minutes by default; $INTOUCH names the program (build/release)

Prints the time from the start to the first served feed with 10,000 people. Then, for 1,000 people and an idle daemon, the
wake-ups (voluntary context switches of all threads), the processor time and the memory: all resident memory, and the
part that is not shared with other programs. Exits 1 when an idle daemon wakes up more than once in ten seconds, has more
than 13 MiB of its own, or uses any processor time that can be measured."""
import os
import pathlib
import re
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
os.environ.setdefault("INTOUCH", "build/release/daemon/intouch")
from support.daemon import Daemon  # noqa: E402

SETTINGS = """\
timezone = "Europe/Berlin"

[blocks.calls]
name = "Keeping in touch"
when = ["Mon-Fri 17:00-19:00"]
"""
MOST_WAKE_UPS_A_SECOND = 0.1
MOST_MEMORY = 13 * 1024  # KiB of its own


def roster(count):
    return "".join(f"""
[people.p{i}]
name = "Person Number {i}"
every = "{1 + i % 12} months"
phone = "+44 20 7946 {i:05}"
last = 2026-{1 + i % 10:02}-{1 + i % 28:02}
""" for i in range(count))


def served(people):
    """A daemon with that many people, and the seconds from its start to its first feed."""
    daemon = Daemon(moment=None, roster=roster(people), settings=SETTINGS)
    daemon.started_at = time.monotonic()
    daemon.start()
    assert daemon.feed().body.startswith(b"BEGIN:VCALENDAR")
    return daemon, time.monotonic() - daemon.started_at


def number(text, name):
    return int(re.search(rf"^{name}:\s+(\d+)", text, re.M)[1])


def cost(pid):
    """Voluntary switches, ticks of processor time, resident KiB, KiB that are not shared."""
    process = pathlib.Path("/proc", str(pid))
    switches = sum(number((task / "status").read_text(), "voluntary_ctxt_switches") for task in (process / "task").iterdir())
    fields = (process / "stat").read_text().rsplit(")", 1)[1].split()
    status = (process / "status").read_text()
    return switches, int(fields[11]) + int(fields[12]), number(status, "VmRSS"), number(status, "RssAnon")


def main():
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    daemon, first = served(10_000)
    with daemon:
        print(f"10,000 people: first feed served {first * 1000:.0f} ms after start, resident {cost(daemon.process.pid)[2] / 1024:.1f} MiB")
    daemon, first = served(1000)
    with daemon:
        print(f"1,000 people: first feed served {first * 1000:.0f} ms after start")
        time.sleep(5)  # the end of the work of the start
        before = cost(daemon.process.pid)
        time.sleep(seconds)
        after = cost(daemon.process.pid)
    wake_ups, ticks, resident, own = after[0] - before[0], after[1] - before[1], after[2], after[3]
    print(f"idle for {seconds} s: {wake_ups} wake-ups ({wake_ups / seconds * 10:.2f} in 10 s), "
          f"{ticks * 1000 // os.sysconf('SC_CLK_TCK')} ms of processor time, resident {resident / 1024:.1f} MiB, "
          f"{own / 1024:.1f} MiB of it its own")
    return int(wake_ups > MOST_WAKE_UPS_A_SECOND * seconds or own > MOST_MEMORY or ticks > 1)


if __name__ == "__main__":
    sys.exit(main())
