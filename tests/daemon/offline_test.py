# SPDX-License-Identifier: MIT
"""A command that reads gives the same answer without a daemon as with one."""
import json
import unittest

from support.daemon import ROSTER, SETTINGS, DaemonTest

HOUSE = ROSTER + """
[people.bob]
name = "Bob Byron"
every = "3 months"
phone = "+44 20 7946 0001"
household = "byron"

[people.anne]
name = "Anne Byron"
every = "6 months"
household = "byron"
"""
BROKEN_AWAY = """
[[away]]
file = "nowhere.ics"

[busy.work]
file = "nowhere.ics"
"""


class Offline(DaemonTest):
    def setUp(self):
        self.d = self.daemon(roster=HOUSE, settings=SETTINGS + '[channels.call]\nhours = "00:00-24:00"\n' + BROKEN_AWAY).start()
        self.d.log_outcome("ada", "no_answer", note="engaged")
        self.d.api("POST", "/api/v1/people/anne/promise", {"to": "in 2 weeks", "note": "the seeds"})
        self.d.log_outcome("byron", "left_message")

    def same(self, words, path):
        """The answer of the command, which is equal to the answer of the daemon but for the time."""
        answers = json.loads(self.d.command(*words, "--json", check=0).stdout), self.d.api("GET", f"/api/v1/{path}").json()
        for answer in answers:
            answer.pop("at", None)
            for person in answer.get("people", []):
                person.pop("local", None)
        self.assertEqual(*answers)
        return answers[0]

    def test_each_command_answers_as_the_daemon_does(self):
        warnings = self.same(["plan"], "agenda")["warnings"]
        self.assertEqual([w["code"] for w in warnings if w["code"] in ("away-file", "busy-source")], ["away-file", "busy-source"])
        self.same(["agenda", "--days", "14"], "agenda?to=in+2+weeks")
        self.same(["people"], "people")
        for person in ("ada", "grace", "bob", "byron"):
            with self.subTest(person):
                self.same(["show", person], f"people/{person}")
                self.same(["why", person], f"people/{person}/why")
        self.same(["now"], "now")
        self.same(["now", "--minutes", "20"], "now?minutes=20")

    def test_each_command_answers_the_same_after_the_daemon_stopped(self):
        words = [["plan"], ["agenda"], ["people"], ["show", "byron"], ["why", "ada"]]
        before = [self.d.command(*w, check=0).stdout for w in words]
        self.d.stop()
        self.assertEqual([self.d.command(*w, check=0).stdout for w in words], before)


class Households(DaemonTest):
    def setUp(self):
        self.d = self.daemon(roster=HOUSE).start()

    def get(self, path):
        return self.d.api("GET", f"/api/v1/{path}")

    def test_a_household_is_read_by_its_id(self):
        self.d.api("POST", "/api/v1/people/anne/promise", {"to": "in 2 weeks", "note": "the seeds"})
        self.d.api("POST", "/api/v1/people/bob/note", {"note": "has a new dog"})
        self.d.log_outcome("byron", "no_answer", note="both out")
        home = self.get("people/byron").json()
        self.assertEqual((home["name"], [m["id"] for m in home["members"]]), ("Anne Byron, Bob Byron", ["anne", "bob"]))
        self.assertEqual([(p["person"], p["note"]) for p in home["state"]["promises"]], [("anne", "the seeds")])
        self.assertEqual(len(home["state"]["attempts"]), 1)
        self.assertEqual([e["note"] for e in home["history"] if e["note"]], ["the seeds", "has a new dog", "both out"])
        self.assertEqual(home["touch"], self.get("people/bob").json()["touch"])
        self.assertEqual(self.get("people/byron/why").json()["lines"], self.get("people/bob/why").json()["lines"])
        self.assertEqual({t["kind"] for t in self.get("agenda?person=byron").json()["touches"]}, {"retry", "promise"})
        self.assertEqual(self.get("people/byrn").status, 404)

    def test_a_member_shows_the_history_of_the_household(self):
        self.d.log_outcome("byron", "no_answer", note="both out")
        bob = self.get("people/bob").json()
        self.assertEqual([a["note"] for a in bob["state"]["attempts"]], ["both out"])
        self.assertIn("both out", [e["note"] for e in bob["history"]])
        rows = {p["id"]: p["attempts"] for p in self.get("people").json()["people"]}
        self.assertEqual((rows["anne"], rows["bob"], rows["ada"]), (1, 1, 0))
        self.d.log_outcome("byron", "reached")
        self.assertEqual({self.get(f"people/{p}").json()["state"]["round"] for p in ("anne", "bob", "byron")}, {2})
        self.d.api("POST", "/api/v1/people/anne/pause", {})
        self.assertEqual([m["paused"] for m in self.get("people/byron").json()["members"]], [True, None])

    def test_on_the_terminal(self):
        self.d.api("POST", "/api/v1/people/anne/promise", {"to": "in 2 weeks", "note": "the seeds"})
        text = self.d.command("show", "byron", check=0).stdout
        for words in ("Anne Byron (anne)", "Bob Byron (bob)", "Next: ", "Also: ", "the seeds"):
            self.assertIn(words, text)


if __name__ == "__main__":
    unittest.main()
