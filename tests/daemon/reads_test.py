# SPDX-License-Identifier: MIT
"""Answers about many people: each is made once, while everything else goes on, and belongs to the plan of its ETag."""
import concurrent.futures
import json
import unittest

from support.daemon import SETTINGS, DaemonTest, UnixConnection, until

PEOPLE = 1200
ROSTER = '[circles.few]\nevery = "6 months"\n' + "".join(
    f'[people.p{i}]\nevery = "{1 + i % 9} weeks"\nphone = "+44 20 7946 {i:05}"\nlast = 2026-10-01\n'
    f'circles = [{chr(34) + "few" + chr(34) if i % 100 == 0 else ""}]\n' for i in range(PEOPLE))
LONG = ("agenda", "agenda?circle=few", "agenda?to=in+2+weeks", "people", "now?minutes=1440")


class Reads(DaemonTest):
    def setUp(self):
        self.d = self.daemon(roster=ROSTER, settings=SETTINGS).start()

    def get(self, path, method="GET", **headers):
        return self.d.api(method, f"/api/v1/{path}", headers={k.replace("_", "-"): v for k, v in headers.items()})

    def test_clients_that_ask_at_the_same_time_get_the_same_answer(self):
        with concurrent.futures.ThreadPoolExecutor(24) as clients:
            for path in LONG:
                with self.subTest(path):
                    answers = list(clients.map(lambda _: self.get(path), range(24)))
                    self.assertEqual({a.status for a in answers}, {200})
                    if not path.startswith("now"):  # another minute may begin
                        self.assertEqual(len({(a.headers["ETag"], a.body) for a in answers}), 1)
                    json.loads(answers[0].body)

    def test_a_kept_answer_is_not_used_for_a_newer_plan(self):
        first = {path: self.get(path) for path in LONG}
        self.assertEqual(len(first["people"].json()["people"]), PEOPLE)
        self.assertEqual(self.get("agenda").body, first["agenda"].body)
        self.assertEqual(self.d.log_outcome("p7", "reached").status, 201)
        for path in LONG:
            with self.subTest(path):
                now = self.get(path, If_None_Match=first[path].headers["ETag"])
                self.assertEqual(now.status, 200)
                self.assertNotEqual(now.headers["ETag"], first[path].headers["ETag"])
        p7 = next(p for p in self.get("people").json()["people"] if p["id"] == "p7")
        self.assertEqual(p7["round"], 2)
        self.assertEqual([t["round"] for t in self.get("agenda").json()["touches"] if t["person"] == "p7"], [2])

    def test_a_client_that_has_the_answer_gets_304(self):
        head = self.get("agenda", "HEAD")
        self.assertEqual((head.status, head.body), (200, b""))
        self.assertEqual(self.get("agenda", If_None_Match=head.headers["ETag"]).status, 304)
        self.assertEqual(int(head.headers["Content-Length"]), len(self.get("agenda").body))
        self.assertEqual(self.get("agenda?circle=nobody", "HEAD").status, 404)

    def test_clients_that_leave_stop_nothing(self):
        for _ in range(20):
            connection = self.leaving("/api/v1/agenda")
            connection.close()
        self.assertEqual(self.get("agenda").status, 200)
        until(lambda: self.d.log_outcome("p8", "reached").status == 201, "writes go on")

    def leaving(self, path):
        connection = UnixConnection(self.d.socket)
        connection.request("GET", path)
        return connection

    def test_an_etag_is_not_valid_after_a_restart(self):
        before = self.get("agenda")
        self.d.stop()
        self.d.start()
        self.assertEqual(self.get("agenda", If_None_Match=before.headers["ETag"]).status, 200)


if __name__ == "__main__":
    unittest.main()
