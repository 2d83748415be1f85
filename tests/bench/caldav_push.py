#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The first push of 1,000 events, the unchanged synchronisation after it and one change, to real servers: intouch
beside curl putting the same files (a raw libcurl loop at equal concurrency) and beside vdirsyncer, on the same server
in the same run. $INTOUCH names the program, of a release build. caldav_push.py [EVENTS] [SERVER…]"""
import os
import pathlib
import re
import resource
import shutil
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
from support.daemon import Daemon, until  # noqa: E402

IN_FLIGHT = 4
MAKE = ('<c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>'
        "<d:displayname>x</d:displayname></d:prop></d:set></c:mkcalendar>")


def timed(command, **more):
    """(wall seconds, CPU seconds) of a program that ends."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
    wall = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cpu_of(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_of(pid):
    return int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text()).group(1)) // 1024


def make_collection(server, name):
    path = f"{server.home_path}{name}/"
    status = server.request("MKCALENDAR", path, MAKE, {"Content-Type": "application/xml"})[0]
    assert status in (200, 201), status
    return f"http://127.0.0.1:{server.port}{path}"


def push_by_intouch(server, events, port):
    settings = '[channels.text]\nminutes = 1\n\n[days]\nlimit = "60 minutes"\n'
    with Daemon(roster=many(events), settings=settings) as daemon:
        daemon.start()
        secret = daemon.config.parent / "password"
        secret.write_text(server.password)
        secret.chmod(0o600)
        text = daemon.config.read_text()
        before = cpu_of(daemon.process.pid)
        began = time.monotonic()
        daemon.config.write_text(f'{text}\n[caldav.x]\nurl = "http://127.0.0.1:{port}{server.base_path}"\nuser = "{USER}"\n'
                                 'password = { file = "password" }\nshows = ["touches"]\n')
        until.__globals__["PATIENCE"] = 600
        done = until(lambda: (daemon.status()["calendars"] or [{}])[0].get("succeeded"), "pushed")
        wall = time.monotonic() - began
        assert done
        cpu = cpu_of(daemon.process.pid) - before
        state = daemon.status()["calendars"][0]
        daemon.command("sync", check=0)
        proxy = yield wall, cpu, state["created"], state["requests"], peak_of(daemon.process.pid)
        proxy.take()
        daemon.command("sync", check=0)
        unchanged = len(proxy.take())
        daemon.log_outcome("grace", "reached")
        until(lambda: any(m == "PUT" for m, *_ in proxy.log), "published")
        until(lambda: not daemon.status()["calendars"][0]["running"], "settled")
        log = proxy.take()
        yield unchanged, len(log), sum(m in ("PUT", "DELETE") for m, *_ in log)


def files_of(server, folder):
    """What intouch has put, as files."""
    body = server.request("PROPFIND", server.home_path, "<propfind xmlns='DAV:'><prop><displayname/></prop></propfind>",
                          {"Depth": "1", "Content-Type": "application/xml"})[1].decode()
    collection = next(h for h in re.findall(r"<[^>]*href>([^<]*in-touch[^<]*)<", body, re.I))
    report = ('<c:calendar-query xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><prop><getetag/><c:calendar-data/></prop>'
              '<c:filter><c:comp-filter name="VCALENDAR"/></c:filter></c:calendar-query>')
    body = server.request("REPORT", collection, report, {"Depth": "1", "Content-Type": "application/xml"})[1].decode()
    texts = re.findall(r"BEGIN:VCALENDAR.*?END:VCALENDAR", body, re.S)
    for n, text in enumerate(texts):
        text = text.replace("&#13;", "").replace("\r", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        (folder / f"{n:04}.ics").write_text(text.replace("\n", "\r\n") + "\r\n", newline="")
    return len(texts)


def push_by_curl(server, folder):
    url = make_collection(server, "by-curl")
    lines = [f"user = {USER}:{server.password}"]
    for n, file in enumerate(sorted(folder.glob("*.ics"))):
        lines += ([] if n == 0 else ["next", f"user = {USER}:{server.password}"]) + [
            f'upload-file = "{file}"', f'url = "{url}{file.name}"', 'header = "If-None-Match: *"',
            'header = "Content-Type: text/calendar; charset=utf-8"', "output = /dev/null", "silent"]
    config = folder.parent / "curl.conf"
    config.write_text("\n".join(lines) + "\n")
    return timed(["curl", "-Z", "--parallel-max", str(IN_FLIGHT), "--parallel-immediate", "--config", str(config)])


def push_by_vdirsyncer(server, folder):
    make_collection(server, "by-vdirsyncer")
    home = folder.parent
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
    subprocess.run([*base, "discover"], input=b"y\n" * 9, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return timed([*base, "sync"])


def main():
    numbers = [int(a) for a in sys.argv[1:] if a.isdigit()]
    names = [a for a in sys.argv[1:] if not a.isdigit()] or ["radicale", "xandikos"]
    events = numbers[0] if numbers else 1000
    print(f"first push of {events} events, {IN_FLIGHT} in flight; then unchanged, then one outcome logged")
    print(f"{'server':10} {'':11} {'wall s':>8} {'CPU s':>8} {'requests':>9}")
    for name in names:
        with ALL[name]() as server, Proxy(server.port) as proxy, tempfile.TemporaryDirectory() as scratch:
            run = push_by_intouch(server, events, server.port)
            wall, cpu, created, requests, peak = next(run)
            run.close()
            folder = pathlib.Path(scratch) / "files"
            folder.mkdir()
            assert files_of(server, folder) == created, created
            curl = push_by_curl(server, folder)
            vdirsyncer = push_by_vdirsyncer(server, folder)
            print(f"{name:10} {'intouch':11} {wall:8.2f} {cpu:8.2f} {requests:9} ({created} created, peak {peak} MiB)")
            print(f"{'':10} {'curl':11} {curl[0]:8.2f} {curl[1]:8.2f} {created:9}")
            print(f"{'':10} {'vdirsyncer':11} {vdirsyncer[0]:8.2f} {vdirsyncer[1]:8.2f}")
            print(f"{'':10} wall {wall / curl[0]:.2f} of curl's and {wall / vdirsyncer[0]:.2f} of vdirsyncer's, "
                  f"CPU {cpu / vdirsyncer[1]:.2f} of vdirsyncer's")
        with ALL[name]() as server, Proxy(server.port) as proxy:
            run = push_by_intouch(server, 50, proxy.port)
            next(run)
            unchanged, all_of_change, writes = run.send(proxy)
            run.close()
            print(f"{'':10} unchanged: {unchanged} request(s); {writes} changes: {all_of_change} requests", flush=True)


if __name__ == "__main__":
    main()
