# SPDX-License-Identifier: MIT
"""A real daemon on loopback. Tests use it as a user does. $INTOUCH is the path of the program."""
import contextlib
import datetime
import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest

from support.ports import HeldPort
from support.set_clock import SetClock

PROGRAM = os.path.abspath(os.environ.get("INTOUCH", "build/dev/daemon/intouch"))
PATIENCE = 20  # seconds for anything to happen; sanitizers are slow

# Every test begins at the same moment: a Monday, 10:00 in Berlin. So no test depends on the hour or the day of its run.
MOMENT = "2026-11-30 09:00:00"
TODAY = datetime.date(2026, 11, 30)


def day(ahead):
    """The date `ahead` days after `TODAY`, as files and the API write it."""
    return str(TODAY + datetime.timedelta(days=ahead))


ROSTER = """\
[circles.friends]
every = "1 month"

[people.ada]
name = "Ada Lovelace"
circles = ["friends"]
phone = "+44 20 7946 0000"
last = 2026-11-02
topics = ["her book"]

[people.grace]
name = "Grace Hopper"
every = "2 weeks"
phone = "+1 202 555 0100"
last = 2026-11-10

[people.mary]
name = "Mary Somerville"
every = "3 months"
via = ["letter"]
address = "Edinburgh"
last = 2026-09-01
"""

SETTINGS = """\
timezone = "Europe/Berlin"

[blocks.calls]
name = "Keeping in touch"
when = ["Mon-Fri 17:00-18:00"]
"""


def until(condition, what):
    """Waits until `condition` returns a true value, and returns that value."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if value := condition():
            return value
        time.sleep(0.02)
    raise AssertionError(f"not within {PATIENCE} s: {what}")


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=PATIENCE)
        self.path = str(path)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(PATIENCE)
        self.sock.connect(self.path)


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    def json(self):
        return json.loads(self.body)


class Daemon:
    """Files, state and the process of a daemon. A context: at its end the process is killed and the files are removed."""

    def __init__(self, roster=ROSTER, settings=SETTINGS, moment=MOMENT, speed=1):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="intouch-"))
        self.config = self.folder / "config" / "intouch.toml"
        self.roster = self.folder / "config" / "roster.toml"
        self.state = self.folder / "state"
        self.socket = self.folder / "control"
        self.held_ports = HeldPort(), HeldPort()
        self.control_port, self.public_port = (port.number for port in self.held_ports)
        self.set_clock = SetClock(self.folder, moment) if moment else None  # None: daemon and commands use the machine's clock
        self.speed = speed  # that many times as fast run the clocks of the daemon alone, from `moment` at each of its starts
        self.environment = dict(self.set_clock.environment) if moment else {}  # added to the test's own
        self.inside = []  # a program that runs the daemon, with arguments
        self.process = None
        self.config.parent.mkdir()
        self.roster.write_text(roster)
        self.config.write_text(settings + f'\n[http]\nlisten = "127.0.0.1:{self.control_port}"\n'
                                          f'public = "127.0.0.1:{self.public_port}"\n')

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()
        for port in self.held_ports:
            port.release()
        shutil.rmtree(self.folder, ignore_errors=True)

    def command(self, *words, check=None, input=None, patience=60, text=True, cwd=None):
        """Runs a command of the program; returns its CompletedProcess."""
        done = subprocess.run([PROGRAM, "--config", self.config, "--state", self.state, "--socket", self.socket, *words],
                              capture_output=True, text=text, timeout=patience, input=input, cwd=cwd,
                              env=os.environ | self.environment)
        if check is not None and done.returncode != check:
            raise AssertionError(f"{words} exited {done.returncode}, not {check}: {done.stdout}{done.stderr}")
        return done

    def start(self):
        """Starts the daemon and waits until it answers. Its clock starts as it is set, and runs on from there."""
        self.launch()
        until(lambda: self.has_ended() or self.answers(), "the daemon answers")
        if self.has_ended():
            raise AssertionError(f"the daemon ended with {self.process.returncode}: {self.said()}")
        return self

    def launch(self):
        """Starts the daemon and does not wait."""
        environment = os.environ | self.environment
        if self.speed != 1:
            environment |= {"TIMER_SPEED": str(self.speed), "WALL_SPEED": str(self.speed)}
        self.log = open(self.folder / "log", "a+")
        self.process = subprocess.Popen(
            [*self.inside, PROGRAM, "--config", self.config, "--state", self.state, "--socket", self.socket, "serve"],
            stdout=self.log, stderr=self.log, env=environment)

    def has_ended(self):
        return self.process.poll() is not None

    def answers(self):
        with contextlib.suppress(OSError, http.client.HTTPException):
            return self.api("GET", "/api/v1/status").status == 200
        return False

    def said(self):
        return (self.folder / "log").read_text()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(PATIENCE)
        self.log.close()
        self.process = None
        return code

    def kill(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.process:
            self.log.close()
            self.process = None

    def api(self, method, path, body=None, headers=None):
        connection = UnixConnection(self.socket)
        try:
            data = None if body is None else body if isinstance(body, (bytes, str)) else json.dumps(body)
            all_headers = {"Content-Type": "application/json"} if method != "GET" else {}
            connection.request(method, path, data, {**all_headers, **(headers or {})})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def tcp(self, port, method, path, headers=None, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, headers or {})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def log_outcome(self, person, outcome, **more):
        return self.api("POST", f"/api/v1/people/{person}/log", {"outcome": outcome, **more})

    def agenda(self):
        return self.api("GET", "/api/v1/agenda").json()

    def touch(self, person):
        return next((t for t in self.agenda()["touches"] if t["person"] == person), None)

    def feed_path(self, feed="mine"):
        links = {f["id"]: f["url"] for f in self.api("GET", "/api/v1/feeds").json()}
        return "/" + links[feed].split("/", 3)[3]

    def feed(self, headers=None, feed="mine", method="GET"):
        return self.tcp(self.public_port, method, self.feed_path(feed), headers)

    def status(self):
        return self.api("GET", "/api/v1/status").json()


def events(body):
    """uid → property → line, for each VEVENT that is not an override."""
    text = body.decode().replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]
    found = {}
    for part in text:
        lines = part.split("END:VEVENT")[0].split("\r\n")
        values = {line.split(":", 1)[0].split(";", 1)[0]: line for line in lines if ":" in line}
        if "RECURRENCE-ID" not in values:
            found[values["UID"].split(":", 1)[1]] = values
    return found


def without_stamps(body):
    """The lines of a feed without SEQUENCE and time stamps: these may differ between two equal states."""
    return [line for line in body.decode().split("\r\n")
            if not line.startswith(("SEQUENCE", "DTSTAMP", "LAST-MODIFIED"))]


class DaemonTest(unittest.TestCase):
    maxDiff = None

    def daemon(self, **how):
        daemon = Daemon(**how)
        self.addCleanup(daemon.__exit__)
        return daemon
