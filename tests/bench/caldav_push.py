#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The first push of 1,000 events to real servers: `intouch sync` beside curl and beside `vdirsyncer sync`, on the same
server. curl puts the same files under the same names, as many at a time. There are several rounds, each in another order.
Each client fills a collection of its own, which is deleted afterwards. Then follow a synchronisation without changes and
one with a change. Times and ratios are medians over the rounds. CPU is of the client: of intouch, the daemon and the
command together. The CPU of the server stands beside it: no client can be faster than that where the server does one
thing at a time (Xandikos). $INTOUCH names the program, a release build.

    caldav_push.py [EVENTS] [--rounds N] [SERVER…]"""
import argparse
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
os.environ.setdefault("INTOUCH", str(ROOT / "build/release/daemon/intouch"))

from servers import ALL  # noqa: E402
from servers.proxy import Proxy  # noqa: E402
from servers.server import USER  # noqa: E402
from servers.world import many  # noqa: E402
from support.daemon import PROGRAM, Daemon, until  # noqa: E402

IN_FLIGHT = 4
CLIENTS = ("intouch", "curl", "vdirsyncer")
MAKE = ('<c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>'
        "<d:displayname>x</d:displayname></d:prop></d:set></c:mkcalendar>")
REPORT = ('<c:calendar-query xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><prop><getetag/><c:calendar-data/></prop>'
          '<c:filter><c:comp-filter name="VCALENDAR"/></c:filter></c:calendar-query>')
XML = {"Content-Type": "application/xml"}


def timed(command, **more):
    """(wall seconds, CPU seconds) of a program, until it ends."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
    wall = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cpu_of(pid):
    """CPU seconds of all threads of the process, to the nanosecond."""
    tasks = pathlib.Path(f"/proc/{pid}/task").iterdir()
    return sum(int((t / "schedstat").read_text().split()[0]) for t in tasks) / 1e9


def cpu_of_server(server):
    """CPU seconds of all processes that the server has now, to a clock tick. Threads that have ended count."""
    total, pids = 0, [p.pid for p in server.processes]
    while pids:
        pid = pids.pop()
        user, system = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        total += (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
        for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
            pids += map(int, (task / "children").read_text().split())
    return total


def peak_of(pid):
    return int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text()).group(1)) // 1024


class Intouch:
    """A context: a daemon whose account waits for its password."""

    def __init__(self, server, events, port):
        self.server = server
        self.daemon = Daemon(moment=None, roster=many(events), settings=f"""\
[channels.text]
minutes = 1

[days]
limit = "60 minutes"

[caldav.x]
url = "http://127.0.0.1:{port}{server.base_path}"
user = "{USER}"
password = {{ file = "password" }}
shows = ["touches"]
""")

    def __enter__(self):
        self.daemon.start()
        until(lambda: self.state()["problem"], "it has no password yet")
        return self

    def __exit__(self, *_):
        self.daemon.__exit__()

    def state(self):
        return self.daemon.status()["calendars"][0]

    def push(self):
        secret = self.daemon.config.parent / "password"
        secret.write_text(self.server.password)
        secret.chmod(0o600)
        before = cpu_of(self.daemon.process.pid)
        wall, cpu = timed([PROGRAM, "--socket", self.daemon.socket, "--state", self.daemon.state, "--config",
                           self.daemon.config, "sync"])
        return wall, cpu + cpu_of(self.daemon.process.pid) - before


def make_collection(server, name):
    path = f"{server.home_path}{name}/"
    status = server.request("MKCALENDAR", path, MAKE, XML)[0]
    assert status in (200, 201), status
    return f"http://127.0.0.1:{server.port}{path}"


def files_of(server, collection, folder):
    """Writes the objects that intouch has put into files of the same names."""
    body = server.request("REPORT", collection, REPORT, {"Depth": "1", **XML})[1].decode()
    texts = re.findall(r"BEGIN:VCALENDAR.*?END:VCALENDAR", body, re.S)
    folder.mkdir()
    for text in texts:
        text = text.replace("&#13;", "").replace("\r", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        name = re.search(r"^UID:([^@\s]*)", text, re.M).group(1)
        (folder / f"{name}.ics").write_text(text.replace("\n", "\r\n") + "\r\n", newline="")
    return len(texts)


def push_by_curl(server, folder):
    url = make_collection(server, "by-curl")
    lines = []
    for n, file in enumerate(sorted(folder.glob("*.ics"))):
        # Without Expect, curl does not wait a second for servers that never answer 100.
        lines += ["next"] * (n > 0) + [
            f"user = {USER}:{server.password}", f'upload-file = "{file}"', f'url = "{url}{file.name}"',
            'header = "If-None-Match: *"', 'header = "Content-Type: text/calendar; charset=utf-8"', 'header = "Expect:"',
            "output = /dev/null", "silent"]
    config = folder.parent / "curl.conf"
    config.write_text("\n".join(lines) + "\n")
    return timed(["curl", "-Z", "--parallel-max", IN_FLIGHT, "--parallel-immediate", "--config", config]), url


def push_by_vdirsyncer(server, folder):
    url = make_collection(server, "by-vdirsyncer")
    home = folder.parent
    for old in ("vdir", "status"):
        shutil.rmtree(home / old, ignore_errors=True)
    shutil.copytree(folder, home / "vdir/by-vdirsyncer")
    config = home / "vdirsyncer.conf"
    config.write_text(f"""\
[general]
status_path = "{home}/status"
[pair p]
a = "here"
b = "there"
collections = ["by-vdirsyncer"]
[storage here]
type = "filesystem"
path = "{home}/vdir"
fileext = ".ics"
[storage there]
type = "caldav"
url = "http://127.0.0.1:{server.port}{server.base_path}"
username = "{USER}"
password = "{server.password}"
""")
    base = ["vdirsyncer", "--config", str(config)]
    subprocess.run([*base, "discover"], input=b"y\n" * 9, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return timed([*base, "sync"]), url


def one_round(server, events, scratch, order):
    """client → (wall, CPU, CPU of the server), and the requests and the peak memory of intouch."""
    folder = scratch / "files"
    times, requests, peak = {}, 0, 0
    for who in order:
        before = cpu_of_server(server)
        if who == "intouch":
            with Intouch(server, events, server.port) as intouch:
                before = cpu_of_server(server)
                taken = intouch.push()
                server_took = cpu_of_server(server) - before
                state, peak = intouch.state(), peak_of(intouch.daemon.process.pid)
            # One more while the event is there that tells the user what to mend.
            requests, url = state["requests"], state["address"]
            assert state["problem"] is None and requests in (events + 6, events + 7), state
            if not folder.exists():
                assert files_of(server, url, folder) in (events, events + 1)
        else:
            taken, url = (push_by_curl if who == "curl" else push_by_vdirsyncer)(server, folder)
            server_took = cpu_of_server(server) - before
        times[who] = (*taken, server_took)
        server.request("DELETE", url)
    return times, requests, peak


def after_the_push(server):
    """(requests of an unchanged synchronisation, requests of one with changes, the changes)."""
    with Proxy(server.port) as proxy, Intouch(server, 50, proxy.port) as intouch:
        intouch.push()
        for _ in range(2):  # the event that tells the user what to mend goes
            intouch.daemon.command("sync", check=0)
        proxy.take()
        intouch.daemon.command("sync", check=0)
        unchanged = len(proxy.take())
        intouch.daemon.log_outcome("grace", "reached")
        until(lambda: any(m == "PUT" for m, *_ in proxy.log), "published")
        until(lambda: not intouch.state()["running"], "settled")
        log = proxy.take()
        return unchanged, len(log), sum(m in ("PUT", "DELETE") for m, *_ in log)


def measure(name, events, rounds):
    measured = []
    with tempfile.TemporaryDirectory() as scratch, ALL[name]() as server:
        for n in range(rounds):  # intouch is first in round 1: the others put its files
            order = CLIENTS[n % 3:] + CLIENTS[:n % 3]
            measured.append(one_round(server, events, pathlib.Path(scratch), order))
            print("  " + "; ".join(f"{who} {w:.2f} s, CPU {c:.3f}, server {s:.2f}" for who, (w, c, s) in
                                   measured[-1][0].items()), file=sys.stderr, flush=True)
        after = after_the_push(server)

    def median(value):
        return statistics.median(value(times) for times, *_ in measured)

    for who in CLIENTS:
        print(f"{name if who == 'intouch' else '':10} {who:11} {median(lambda t: t[who][0]):8.2f} "
              f"{median(lambda t: t[who][1]):8.3f} {median(lambda t: t[who][2]):8.2f}" +
              (f" {measured[-1][1]:9} (peak {max(p for *_, p in measured)} MiB)" if who == "intouch" else ""))
    print(f"{'':10} wall {median(lambda t: t['intouch'][0] / t['curl'][0]):.2f} of curl's and "
          f"{median(lambda t: t['intouch'][0] / t['vdirsyncer'][0]):.2f} of vdirsyncer's, "
          f"CPU {median(lambda t: t['intouch'][1] / t['vdirsyncer'][1]):.2f} of vdirsyncer's")
    print(f"{'':10} unchanged: {after[0]} request(s); {after[2]} changes: {after[1]} requests", flush=True)


def main():
    wanted = argparse.ArgumentParser()
    wanted.add_argument("what", nargs="*")
    wanted.add_argument("--rounds", type=int, default=3)
    wanted = wanted.parse_intermixed_args()
    events = next((int(a) for a in wanted.what if a.isdigit()), 1000)
    print(f"first push of {events} events, {IN_FLIGHT} in flight, {wanted.rounds} round(s)")
    print(f"{'server':10} {'':11} {'wall s':>8} {'CPU s':>8} {'server s':>8} {'requests':>9}")
    for name in [a for a in wanted.what if not a.isdigit()] or ["radicale", "xandikos"]:
        measure(name, events, wanted.rounds)


if __name__ == "__main__":
    main()
