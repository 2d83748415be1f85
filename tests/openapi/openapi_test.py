#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The daemon does what openapi.json says: each path, each answer, each type of problem.

npm installs the checkers into build/openapi from the lock file, once.
"""
import contextlib
import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import subprocess
import unittest

from support.daemon import PATIENCE, ROSTER, SETTINGS, Answer, DaemonTest, UnixConnection, until
from support.small_disk import SmallDisk

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SOURCE = ROOT / "daemon" / "web" / "api" / "openapi.json"
MODULES = ROOT / "build" / "openapi"

GATHERING = """
[gatherings.six-pack]
name = "The Six-Pack weekend"
members = ["ada", "grace"]
every = "1 year"
book = "12 months"
last = 2026-05-08
"""
OCCASIONS = """
[[people.ada.occasions]]
name = "Wedding anniversary"
on = "07-08"
via = ["letter"]
"""

NOBODY_THERE = """
[caldav.nobody]
url = "http://127.0.0.1:1/"
user = "ada"
password = { file = "password" }
"""
SCRIPT = """
[notify.script]
command = ["true"]
digest = "daily 08:00"
"""


def install():
    """Into the build folder, again when the lock file has changed."""
    locks = [folder / "package-lock.json" for folder in (HERE, MODULES)]
    if (MODULES / "node_modules" / "ajv").exists() and locks[0].read_bytes() == locks[1].read_bytes():
        return
    MODULES.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "package.json", MODULES)
    shutil.copy(HERE / "package-lock.json", MODULES)
    subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=MODULES, check=True, timeout=120,
                   stdout=subprocess.DEVNULL)


class OpenApi(DaemonTest):
    @classmethod
    def setUpClass(cls):
        install()
        cls.spec = json.loads(SOURCE.read_text())

    def setUp(self):
        self.answers = []

    def note(self, method, path, answer, request=None):
        """Keeps an answer for the checker."""
        self.answers.append({"method": method, "path": path, "status": answer.status, "body": answer.body.decode(),
                             "type": answer.headers["Content-Type"] or "", "request": request})
        return answer

    def call(self, method, path, body=None, headers=None):
        request = body if body is None or isinstance(body, str) else json.dumps(body)
        return self.note(method, path, self.d.api(method, path, body, headers), request)

    def check(self):
        """What the checker says of all answers that were noted."""
        file = self.d.folder / "answers"
        file.write_text("\n".join(json.dumps(a) for a in self.answers))
        checked = subprocess.run(["node", HERE / "check.mjs", SOURCE, file], env=os.environ | {"MODULES": str(MODULES)},
                                 capture_output=True, text=True, timeout=120)
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
        return json.loads(checked.stdout.splitlines()[-1])

    def test_every_route_is_described_and_nothing_else(self):
        code = (ROOT / "daemon" / "web" / "api" / "api.cpp").read_text()
        routes = set(re.findall(r'http::route<call>\{\s*"([A-Z]+)",\s*"([^"]+)"', code))
        self.assertGreater(len(routes), 20)
        described = {(m.upper(), p) for p, methods in self.spec["paths"].items() for m in methods}
        self.assertEqual(routes, described)

    def test_every_path_answers_as_described(self):
        self.d = self.daemon(roster=ROSTER + GATHERING + OCCASIONS, settings=SETTINGS + NOBODY_THERE + SCRIPT)
        password = self.d.config.with_name("password")
        password.write_text("x")
        password.chmod(0o600)
        self.d.start()
        served = self.call("GET", "/api/v1/openapi.json")
        self.assertEqual(served.body, SOURCE.read_bytes())
        people = "/api/v1/people/ada"
        for path, body in [
            (people + "/log", {"outcome": "no_answer", "note": "x", "channel": "call"}),
            (people + "/log", {"outcome": "reached", "on": "yesterday", "next": "in 2 weeks",
                               "promise": {"to": "in 3 weeks", "note": "the article"}}),
            ("/api/v1/log", {"people": ["grace", "mary"], "outcome": "sent"}),
            (people + "/reschedule", {"in": "2 weeks"}),
            (people + "/skip", {}),
            (people + "/pause", {"to": "in 3 weeks"}),
            (people + "/resume", {}),
            (people + "/note", {"note": "moves to Bath"}),
            (people + "/kept", {}),
            (people + "/promise", {"to": "in 2 weeks", "note": "the key"}),
            ("/api/v1/people/mary/lost", {"note": "nobody knows"}),
            ("/api/v1/people/mary/found", {}),
            ("/api/v1/people/mary/confirm", {}),
            ("/api/v1/gatherings/six-pack/reschedule", {"to": "in 3 weeks"}),
            ("/api/v1/gatherings/six-pack/log", {"outcome": "booked", "to": "2027-05-07"}),
            ("/api/v1/blocks/calls/move", {"to": "in 3 weeks", "note": "the train is late"}),
            ("/api/v1/blocks/calls/skip", {}),
            ("/api/v1/away", {"from": "in 2 weeks", "to": "in 3 weeks", "note": "skiing"}),
            ("/api/v1/undo", {}),
            ("/api/v1/people", {"text": "Ann Lee, met at the fair, +49 170 1234567", "circle": "friends"}),
            ("/api/v1/captured/ann-lee/remove", {}),
            ("/api/v1/feeds/mine/rotate", {}),
            ("/api/v1/login", {}),
            ("/api/v1/notify/script/test", {}),
            ("/api/v1/sync", {}),
        ]:
            answer = self.call("POST", path, body)
            self.assertLess(answer.status, 300, answer.body)
        self.assertEqual(self.call("HEAD", "/api/v1/events").status, 200)
        for path in ["/healthz", "/metrics", "/api/v1/agenda", "/api/v1/agenda?from=today&circle=friends", "/api/v1/people", people,
                     "/api/v1/people/grace", people + "/why", "/api/v1/ledger?limit=3", "/api/v1/ledger?person=ada",
                     "/api/v1/capacity", "/api/v1/report", "/api/v1/report?from=2026-01-01&to=2026-12-31",
                     "/api/v1/text/report?month=1", "/api/v1/text/people?slipping=1", "/api/v1/now", "/api/v1/now?minutes=20", "/api/v1/status", "/api/v1/feeds", "/api/v1/feeds/mine",
                     "/api/v1/text/agenda", "/api/v1/text/people", "/api/v1/text/show?person=lovelace", "/api/v1/text/why?person=ada",
                     "/api/v1/text/now?all=1&columns=40"]:
            first = self.call("GET", path)
            self.assertEqual(first.status, 200, first.body)
            self.call("HEAD", path)
            again = self.call("GET", path, headers={"If-None-Match": first.headers["ETag"]})
            self.assertIn(again.status, (304, 200) if path.startswith(("/api/v1/now", "/api/v1/text/now", "/metrics")) else (304,), path)
        # answers look different with a paused person and with a broken file
        self.call("POST", "/api/v1/people/grace/pause", {})
        self.d.roster.write_text("[people.ada\n")
        until(lambda: not self.d.status()["ok"], "the broken file is seen")
        for path in ["/api/v1/status", "/api/v1/people", "/api/v1/people/grace", "/api/v1/people/grace/why", "/api/v1/agenda"]:
            self.assertEqual(self.call("GET", path).status, 200)
        described = {f"{m.upper()} {p}" for p, methods in self.spec["paths"].items() for m in methods}
        self.assertEqual(set(self.check()["done"]), described)

    def raw(self, bytes, method="GET", path="/"):
        """Sends bytes that no HTTP client would send."""
        with socket.socket(socket.AF_UNIX) as s:
            s.settimeout(PATIENCE)
            s.connect(str(self.d.socket))
            s.sendall(bytes)
            response = http.client.HTTPResponse(s, method=method)
            response.begin()
            return self.note(method, path, Answer(response))

    def test_every_type_of_problem_is_reached(self):
        self.d = self.daemon().start()
        log = "/api/v1/people/ada/log"
        token = self.d.command("token", check=0).stdout.strip()
        reads = self.d.command("token", "--new", "reader", "--scope", "read", check=0).stdout.strip()
        port = self.d.control_port
        self.call("POST", log, "{")
        self.call("GET", "/api/v1/nothing")
        self.call("POST", "/api/v1/people/adda/log", {"outcome": "reached"})
        self.call("GET", "/api/v1/people/adda")
        self.call("DELETE", "/api/v1/agenda")
        self.call("POST", log, {"outcome": "reached", "round": 7})
        self.call("POST", log, '{"outcome": "reached", "note": "' + "x" * 70000 + '"}')
        self.call("GET", "/api/v1/agenda?person=" + "a" * 3000)
        self.call("POST", log, "outcome=reached", {"Content-Type": "text/plain"})
        self.call("POST", log, {"outcome": "eaten"})
        self.call("POST", log, {"outcome": "reached", "on": "2199-01-01"})
        self.call("POST", log, {"outcome": "reached", "next": "2020-01-01"})
        self.call("POST", log, {"outcome": "reached", "promise": {"to": "2020-01-01", "note": "x"}})
        self.call("POST", "/api/v1/people/ada/note", {"note": "a"}, {"Idempotency-Key": "k"})
        self.call("POST", "/api/v1/people/ada/note", {"note": "b"}, {"Idempotency-Key": "k"})
        self.call("GET", "/api/v1/agenda", headers={"X-Long": "x" * 9000})
        self.raw(b"POST /api/v1/undo HTTP/1.1\r\nHost: localhost\r\nExpect: tea\r\nContent-Length: 0\r\n\r\n", "POST",
                 "/api/v1/undo")
        self.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n")
        self.raw(b"GET /api/v1/agenda HT")  # the rest never comes; the daemon waits ten seconds
        for method, path, headers in [
            ("GET", "/api/v1/agenda", {}),
            ("GET", "/api/v1/agenda", {"Authorization": f"Bearer {token}", "Host": "evil.example"}),
            ("POST", "/api/v1/undo", {"Authorization": f"Bearer {token}", "Origin": "http://evil.example"}),
            ("POST", "/api/v1/undo", {"Authorization": f"Bearer {reads}", "Content-Type": "application/json"}),
        ]:
            self.note(method, path, self.d.tcp(port, method, path, headers))
        # a write that fails although there is room
        other = sqlite3.connect(self.d.state / "intouch.db", isolation_level=None, timeout=5)
        other.execute("BEGIN IMMEDIATE")
        self.assertEqual(self.call("POST", "/api/v1/people/ada/note", {"note": "a"}).status, 500)
        other.execute("ROLLBACK")
        other.close()
        self.full_disk()
        self.first_plan()
        listed = self.spec["components"]["schemas"]["Problem"]["properties"]["type"]["enum"]
        self.assertEqual(set(self.check()["types"]), set(listed))

    def full_disk(self):
        full = self.daemon()
        disk = SmallDisk(full)
        full.start()
        disk.fill()
        mine, self.d = self.d, full
        for number in range(200):
            if self.call("POST", "/api/v1/people/ada/note", {"note": f"{number} " + "x" * 3900}).status == 507:
                break
        else:
            self.fail("the disk never got full")
        self.d = mine
        full.kill()

    def first_plan(self):
        """A question to a daemon that plans nothing: its newest entry is of a day that its clock has not reached."""
        early = self.daemon()
        early.start()
        early.stop()
        with contextlib.closing(sqlite3.connect(early.state / "intouch.db")) as db, db:
            names = [row[1] for row in db.execute("PRAGMA table_info(entries)")]
            entry = dict(zip(names, db.execute("SELECT * FROM entries ORDER BY id DESC LIMIT 1").fetchone()))
            entry |= {"id": "7" + "Z" * 25, "at": "2190-01-01T00:00:00Z", "kind": "noted", "round": 0, "key": ""}
            columns = ", ".join(f'"{name}"' for name in names)
            db.execute(f"INSERT INTO entries ({columns}) VALUES ({', '.join('?' * len(names))})", list(entry.values()))
        early.launch()
        answer = None

        def asked():
            nonlocal answer
            with (contextlib.suppress(OSError, http.client.HTTPException),
                  contextlib.closing(UnixConnection(early.socket)) as connection):
                connection.request("GET", "/api/v1/agenda")
                answer = Answer(connection.getresponse())
            return answer is not None

        until(asked, "the daemon answers")
        early.kill()
        self.assertEqual(answer.status, 503)
        self.note("GET", "/api/v1/agenda", answer)


if __name__ == "__main__":
    unittest.main()
