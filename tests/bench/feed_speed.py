#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The feed beside a static file of the same bytes that nginx serves. Each server has one core, wrk another.

    tests/bench/feed_speed.py [SECONDS]     of each of three runs; 4 by default

$INTOUCH names the program (build/release). Feeds have 100, 1,000 and 10,000 events. Whole bodies (200) are measured, and
answers to a known ETag (304): requests a second and processor time a request. The two servers take turns. Exits 1 when
intouch serves whole bodies slower than nginx, or 304s at less than 0.9 of its rate, or with more than 1.15 of its
processor time."""
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
os.environ.setdefault("INTOUCH", "build/release/daemon/intouch")
from support.daemon import Daemon, until  # noqa: E402
from support.ports import HeldPort  # noqa: E402

SERVER, CLIENT = "0", "1"  # cores
RUNS = 3
CONNECTIONS = 16
LEAST = {200: 1.0, 304: 0.9}
MOST_TIME = {200: None, 304: 1.15}


def roster(count):
    return "".join(f'[people.p{i}]\nname = "Person Number {i}"\nevery = "{1 + i % 5} months"\nlast = 2026-10-{1 + i % 28:02}\n'
                   f'phone = "+44 20 7946 {i:05}"\n' for i in range(count))


SETTINGS = """\
timezone = "Europe/Berlin"
[calendar]
horizon = "1 year"
limit = 10000
[days]
on = "Mon-Sun"
limit = "1 day"
[feeds.mine]
shows = ["touches"]
"""

NGINX = """\
worker_processes 1;
daemon off;
pid {folder}/pid;
error_log {folder}/error;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  open_file_cache max=10;
  types {{ text/calendar ics; }}
  server {{
    listen 127.0.0.1:{port};
    root {folder}/www;
    add_header Cache-Control "private, no-cache";
    add_header Referrer-Policy no-referrer;
    add_header X-Content-Type-Options nosniff;
    add_header X-Robots-Tag noindex;
  }}
}}
"""


class Nginx:
    def __init__(self, body):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="nginx-", dir="/var/tmp"))
        self.folder.chmod(0o755)  # the worker runs as nobody
        www = self.folder / "www"
        www.mkdir()
        (www / "feed.ics").write_bytes(body)
        self.held_port = HeldPort()
        self.port = self.held_port.number
        (self.folder / "conf").write_text(NGINX.format(folder=self.folder, port=self.port))
        self.process = subprocess.Popen(["taskset", "-c", SERVER, "nginx", "-c", self.folder / "conf", "-p", self.folder],
                                        stderr=subprocess.DEVNULL)
        self.url = f"http://127.0.0.1:{self.port}/feed.ics"
        self.pid = until(lambda: children(self.process.pid), "nginx has a worker")[0]

    def close(self):
        self.process.terminate()
        self.process.wait()
        subprocess.run(["rm", "-r", self.folder], check=True)


def children(pid):
    found = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(p) for p in found]


def ticks(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def load(url, pid, seconds, etag=None):
    """(requests a second, µs of processor time a request)"""
    before, began = ticks(pid), time.monotonic()
    said = subprocess.run(["taskset", "-c", CLIENT, "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s",
                           *(["-H", f"If-None-Match: {etag}"] if etag else []), url],
                          capture_output=True, text=True, check=True).stdout
    count = int(re.search(r"(\d+) requests in", said)[1])
    assert "Socket errors" not in said and "Non-2xx" not in said, said
    return count / (time.monotonic() - began), (ticks(pid) - before) * 1e6 / os.sysconf("SC_CLK_TCK") / count


def curl(url, *words):
    return subprocess.run(["curl", "-s", "-o", "/dev/null", "-D", "-", *words, url], capture_output=True, text=True, check=True).stdout


def etag_of(url):
    etag = re.search(r"^etag: (.*?)\r?$", curl(url), re.I | re.M)[1]
    assert " 304 " in curl(url, "-H", f"If-None-Match: {etag}")
    return etag


def compare(events, seconds):
    with Daemon(moment=None, roster=roster(events), settings=SETTINGS) as d:
        d.inside = ["taskset", "-c", SERVER]
        d.start()
        body = d.feed().body
        nginx = Nginx(body)
        try:
            url = f"http://127.0.0.1:{d.public_port}{d.feed_path()}"
            return [(body.count(b"BEGIN:VEVENT"), len(body), status, *rates(status, url, d.process.pid, nginx, seconds))
                    for status in (200, 304)]
        finally:
            nginx.close()


def rates(status, url, pid, nginx, seconds):
    """(intouch, nginx): the medians of runs that take turns."""
    ours, theirs = [], []
    for _ in range(RUNS):
        ours.append(load(url, pid, seconds, etag_of(url) if status == 304 else None))
        theirs.append(load(nginx.url, nginx.pid, seconds, etag_of(nginx.url) if status == 304 else None))
    return [[statistics.median(column) for column in zip(*runs)] for runs in (ours, theirs)]


def main():
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    good = True
    for events in (100, 1000, 10_000):
        for count, size, status, (rate, cost), (nginx_rate, nginx_cost) in compare(events, seconds):
            good &= rate >= LEAST[status] * nginx_rate and cost <= (MOST_TIME[status] or cost / nginx_cost) * nginx_cost
            print(f"{count:6} events {size / 1024:8.1f} kB  {status}: {rate:8.0f}/s, nginx {nginx_rate:8.0f}/s, ratio {rate / nginx_rate:.2f}; "
                  f"{cost:6.1f} µs a request, nginx {nginx_cost:6.1f}, ratio {cost / nginx_cost:.2f}", flush=True)
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
