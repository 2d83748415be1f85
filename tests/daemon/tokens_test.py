# SPDX-License-Identifier: MIT
"""Tokens with a scope: what each may do, and that a new one and a revoked one count at once."""
import http.client
import json
import pathlib
import re
import stat
import unittest

from support.daemon import PATIENCE, DaemonTest, until

READS = [("GET", path) for path in ("/healthz", "/metrics", "/api/v1/openapi.json", "/api/v1/agenda", "/api/v1/people",
                                    "/api/v1/people/ada", "/api/v1/people/ada/why", "/api/v1/ledger", "/api/v1/capacity",
                                    "/api/v1/now", "/api/v1/report", "/api/v1/status", "/api/v1/text/agenda", "/api/v1/nothing")]
PEOPLE = [("POST", f"/api/v1/people/ada/{what}") for what in ("log", "reschedule", "skip", "pause", "resume", "note", "promise",
                                                              "kept", "lost", "found", "confirm")]
LOGS = PEOPLE + [("POST", path) for path in ("/api/v1/log", "/api/v1/gatherings/x/log",
                                             "/api/v1/gatherings/x/reschedule")]
ALL = [("GET", "/api/v1/feeds"), ("GET", "/api/v1/feeds/mine")] + [("POST", path) for path in (
    "/api/v1/people", "/api/v1/undo", "/api/v1/notify/x/test", "/api/v1/captured/x/remove", "/api/v1/away", "/api/v1/blocks/calls/move", "/api/v1/blocks/calls/skip",
    "/api/v1/sync")]
OWNER = [("POST", "/api/v1/login"), ("POST", "/api/v1/feeds/mine/rotate")]


class Tokens(DaemonTest):
    def new(self, d, name, scope):
        return d.command("token", "--new", name, "--scope", scope, check=0).stdout.strip()

    def ask(self, d, token, method, path, body="[]"):
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        return d.tcp(d.control_port, method, path, headers, body if method == "POST" else None)

    def test_every_call_is_tried_with_each_scope(self):
        code = (pathlib.Path(__file__).parents[2] / "daemon" / "web" / "api" / "api.cpp").read_text()
        routes = re.findall(r'http::route<call>\{\s*"([A-Z]+)",\s*"([^"]+)",\s*\{[^}]*,\s*(\w+)\}', code)
        self.assertEqual(len(routes), code.count("http::route<call>{"))
        for method, pattern, scope in routes:
            tried = {"read": READS, "log": LOGS, "all": ALL, "owner": OWNER}[scope]
            path = pattern.replace("{id}", "[^/]+")
            if pattern != "/api/v1/events":  # it never ends
                self.assertTrue(any(m == method and re.fullmatch(path, p) for m, p in tried), f"{method} {pattern}: {scope}")

    def test_each_scope_may_do_its_own_and_no_more(self):
        d = self.daemon().start()
        may = {"read": READS, "log": READS + LOGS, "all": READS + LOGS + ALL}
        for scope, allowed in may.items():
            token = self.new(d, f"a-{scope}", scope)
            for method, path in READS + LOGS + ALL + OWNER:
                with self.subTest(scope=scope, method=method, path=path):
                    answer = self.ask(d, token, method, path)
                    if (method, path) in allowed:
                        self.assertNotIn(answer.status, (401, 403), answer.body)
                        continue
                    self.assertEqual(answer.status, 403, answer.body)
                    problem = answer.json()
                    needed = "log" if (method, path) in LOGS else "all" if (method, path) in ALL else "owner"
                    self.assertEqual((problem["type"], problem["scope"]), ("urn:intouch:problem:scope", needed))
                    self.assertIn(f'the token "a-{scope}" has the scope "{scope}"', problem["detail"])
                    self.assertIn("this machine" if needed == "owner" else f"--scope {needed}", problem["detail"])
        for method, path in OWNER:  # the one of the machine stays
            self.assertIn(self.ask(d, (d.state / "token").read_text(), method, path, "{}").status, (200, 201))

    def test_a_phone_logs_with_its_token_until_it_is_revoked(self):
        d = self.daemon().start()
        token = self.new(d, "shortcut", "log")
        self.assertRegex(token, r"^[0-9a-f]{64}$")
        body = json.dumps({"outcome": "reached"})
        self.assertEqual(self.ask(d, token, "POST", "/api/v1/people/ada/log", body).status, 201)
        file = d.state / "tokens"
        self.assertNotIn(token, file.read_text())
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
        self.assertEqual(d.command("token", "--list", check=0).stdout.split(), ["shortcut", "log", "made", "2026-11-30"])
        self.assertEqual(json.loads(d.command("token", "--list", "--json", check=0).stdout),
                         [{"name": "shortcut", "scope": "log", "made": "2026-11-30"}])
        self.assertEqual(d.stop(), 0)
        d.start()
        self.assertEqual(self.ask(d, token, "GET", "/api/v1/now").status, 200)
        self.assertEqual(d.command("token", "--revoke", "shortcut", check=0).stdout, "shortcut is revoked.\n")
        refused = self.ask(d, token, "POST", "/api/v1/people/ada/note", "{}")
        self.assertEqual(refused.status, 401)
        self.assertIn('one with the scope "log"', refused.json()["detail"])
        self.assertIn("only the token of this machine", d.command("token", "--list", check=0).stdout)
        self.assertEqual(self.ask(d, self.new(d, "shortcut", "read"), "GET", "/api/v1/now").status, 200)

    def test_a_stream_ends_with_its_token(self):
        d = self.daemon().start()
        tokens = {name: self.new(d, name, "read") for name in ("kitchen", "hall")}
        streams = {}
        for name, token in tokens.items():
            connection = http.client.HTTPConnection("127.0.0.1", d.control_port, timeout=PATIENCE)
            self.addCleanup(connection.close)
            connection.request("GET", "/api/v1/events", headers={"Authorization": f"Bearer {token}"})
            streams[name] = connection.getresponse()
        d.command("token", "--revoke", "kitchen", check=0)
        self.assertEqual(d.log_outcome("ada", "reached", note="by the sea").status, 201)
        self.assertNotIn(b"by the sea", streams["kitchen"].read())  # to its end
        until(lambda: b"by the sea" in streams["hall"].readline(), "the other stream goes on")

    def test_the_page_wants_the_owner(self):
        d = self.daemon().start()
        token = self.new(d, "everything", "all")
        for method, path in (("GET", "/"), ("GET", "/setup"), ("POST", "/act")):
            self.assertEqual(self.ask(d, token, method, path).status, 401)

    def test_what_cannot_be_made_is_refused(self):
        d = self.daemon()
        self.assertIn("serve", d.command("token", "--new", "x", "--scope", "log", check=1).stderr)
        d.start()
        self.new(d, "shortcut", "log")
        self.assertIn("shortcut is in use since 2026-11-30", d.command("token", "--new", "shortcut", "--scope", "all", check=1).stderr)
        self.assertIn("lower-case letters", d.command("token", "--new", "My Phone", "--scope", "log", check=1).stderr)
        for scope in ("owner", "LOG"):
            self.assertIn("expected read, log or all", d.command("token", "--new", "x", "--scope", scope, check=2).stderr)
        self.assertIn("expected read, log or all", d.command("token", "--new", "x", check=2).stderr)
        self.assertIn('did you mean "shortcut"', d.command("token", "--revoke", "shortcuts", check=1).stderr)

    def test_half_a_command_prints_and_revokes_nothing(self):
        d = self.daemon().start()
        for words in (("--new", "", "--scope", "log"), ("--new", "x", "--scope", " "), ("--revoke", ""), ("--login", "--list"),
                      ("--login", "--revoke", "x"), ("--new", "x", "--scope", "read", "--revoke", "x"), ("--list", "--revoke", "x")):
            with self.subTest(words):
                done = d.command("token", *words, check=2)
                self.assertEqual(done.stdout, "")
                self.assertIn("--", done.stderr)

    def test_a_file_that_others_could_change_or_with_a_wrong_line_lets_nobody_in(self):
        d = self.daemon().start()
        token = self.new(d, "shortcut", "log")
        file = d.state / "tokens"
        file.chmod(0o644)
        self.assertEqual(self.ask(d, token, "GET", "/api/v1/now").status, 401)
        self.assertIn("other users can read", d.command("token", "--list", check=1).stderr)
        file.chmod(0o600)
        good = file.read_text()
        file.write_text(good + "shortcut2 owner 2026-11-30 aa\n")
        self.assertEqual(self.ask(d, token, "GET", "/api/v1/now").status, 401)
        self.assertRegex(d.command("token", "--list", check=1).stderr, r'tokens:3: error: found "shortcut2 owner')
        self.assertEqual(d.said().count("tokens:3: error"), 1)
        file.write_text(good)
        self.assertEqual(self.ask(d, token, "GET", "/api/v1/now").status, 200)


if __name__ == "__main__":
    unittest.main()
