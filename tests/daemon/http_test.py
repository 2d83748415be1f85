# SPDX-License-Identifier: MIT
"""Who may ask what, and what a refusal says."""
import unittest

from support.daemon import DaemonTest


class Http(DaemonTest):
    def setUp(self):
        self.d = self.daemon().start()
        self.token = self.d.command("token", check=0).stdout.strip()

    def control(self, method="GET", path="/api/v1/agenda", **headers):
        body = headers.pop("body", None)
        return self.d.tcp(self.d.control_port, method, path, {k.replace("_", "-"): v for k, v in headers.items()}, body)

    def test_the_api_over_tcp_wants_the_token(self):
        self.assertEqual(self.control().status, 401)
        self.assertEqual(self.control(Authorization="Bearer wrong").status, 401)
        self.assertEqual(self.control(Authorization=f"Bearer {self.token}").status, 200)

    def test_a_call_that_there_is_not_is_told_before_its_type(self):
        good = f"Bearer {self.token}"
        wrong = self.control("DELETE", Authorization=good)
        self.assertEqual((wrong.status, wrong.headers["Allow"]), (405, "GET, HEAD"))
        nothing = self.control("POST", "/api/v1/nothing", Authorization=good)
        self.assertEqual((nothing.status, nothing.json()["detail"]),
                         (404, "nothing is at /api/v1/nothing; /api/v1/openapi.json has all calls"))
        self.assertEqual(self.control("POST", "/api/v1/undo", Authorization=good).status, 415)

    def test_a_page_of_another_site_gets_nothing(self):
        good = f"Bearer {self.token}"
        self.assertEqual(self.control(Authorization=good, Host="evil.example").status, 421)
        for headers in ({"Origin": "http://evil.example"}, {"Sec_Fetch_Site": "cross-site"}):
            answer = self.control("POST", "/api/v1/undo", Authorization=good, Content_Type="application/json", body="{}",
                                  **headers)
            self.assertEqual(answer.status, 403)

    def test_every_unknown_public_path_is_the_same_404(self):
        asked = ["/", "/feeds/wrong.ics", "/feeds/" + "a" * 52 + ".ics", "/t/wrong", "/api/v1/agenda", "/robots.txt"]
        answers = [self.d.tcp(self.d.public_port, m, p) for p in asked for m in ("GET", "POST", "PROPFIND")]
        self.assertEqual({a.status for a in answers}, {404})
        self.assertEqual(len({(a.body, tuple(k for k, _ in a.headers.items())) for a in answers}), 1)
        self.assertEqual(self.d.tcp(self.d.public_port, "GET", "/healthz").status, 200)

    def test_refusals_are_problem_documents_that_name_the_field(self):
        log = "/api/v1/people/ada/log"
        for what, method, path, body, status, field, words in [
            ("malformed", "POST", log, "{", 400, None, ""),
            ("no object", "POST", log, "[]", 400, None, "object"),
            ("outcome", "POST", log, '{"outcome": "reachd"}', 422, "outcome", "reached"),
            ("no outcome", "POST", log, "{}", 422, "outcome", "no_answer"),
            ("unknown key", "POST", log, '{"outcome": "reached", "nota": "x"}', 422, "nota", "note"),
            ("type", "POST", log, '{"outcome": 5}', 422, "outcome", "5"),
            ("future", "POST", log, '{"outcome": "reached", "on": "2199-01-01"}', 422, "on", "2199"),
            ("person", "POST", "/api/v1/people/adda/log", '{"outcome": "reached"}', 404, None, "ada"),
            ("past", "POST", "/api/v1/people/ada/reschedule", '{"to": "2020-01-01"}', 422, "to", "2020-01-01"),
            ("no date", "POST", "/api/v1/people/ada/reschedule", '{"to": "whenever"}', 422, "to", "whenever"),
            ("round", "POST", log, '{"outcome": "reached", "round": 7}', 409, None, "round"),
            ("not paused", "POST", "/api/v1/people/ada/resume", "{}", 409, None, "paused"),
            ("method", "DELETE", "/api/v1/agenda", None, 405, None, "GET"),
            ("path", "GET", "/api/v1/nothing", None, 404, None, "/api/v1"),
            ("nothing to undo", "POST", "/api/v1/undo", "{}", 404, None, "undo"),
            ("size", "POST", log, '{"outcome": "reached", "note": "' + "x" * 70000 + '"}', 413, None, ""),
        ]:
            with self.subTest(what):
                answer = self.d.api(method, path, body)
                self.assertEqual(answer.status, status, answer.body)
                self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
                problem = answer.json()
                self.assertEqual(problem["status"], status)
                self.assertIn(words, problem["detail"])
                self.assertEqual(problem.get("field"), field)
        self.assertEqual(self.d.api("POST", log, "outcome=reached", {"Content-Type": "text/plain"}).status, 415)
        self.assertIn("GET", self.d.api("DELETE", "/api/v1/agenda").headers["Allow"])
        self.assertEqual(self.d.status()["entries"], 3, "only the three entries of those who joined")

    def test_an_outcome_of_a_closed_round_is_refused_with_the_number_of_the_open_one(self):
        self.d.log_outcome("ada", "reached", round=1)
        late = self.d.log_outcome("ada", "no_answer", round=1)
        self.assertEqual((late.status, late.json()["round"]), (409, 2))


if __name__ == "__main__":
    unittest.main()
