# SPDX-License-Identifier: MIT
"""Touches that are no round of one person: of a household, for a promise, for a gathering."""
import json
import unittest

from support.daemon import ROSTER, DaemonTest, day

HOME = """\
[people.ada]
name = "Ada Lovelace"
every = "6 weeks"
phone = "+44 20 7946 0000"
household = "lovelace"

[people.bob]
name = "Bob Lovelace"
every = "1 year"
household = "lovelace"
"""

WEEKEND = ROSTER + f"""
[gatherings.six-pack]
name = "The Six-Pack weekend"
members = ["ada", "grace"]
every = "1 year"
book = "3 months"
last = {day(-200)}
"""


class Kinds(DaemonTest):
    def test_each_member_shows_the_touch_of_the_household(self):
        d = self.daemon(roster=HOME).start()
        rows = d.command("people", check=0).stdout.splitlines()
        self.assertEqual(len(rows), 2)
        for row in rows:
            self.assertRegex(row, r"  17:\d\d  call \(\w+\)$")
        self.assertEqual(len({row[row.index(" Lovelace"):] for row in rows}), 1, "one touch")
        self.assertIn("Call Ada Lovelace, Bob Lovelace", d.command("plan", check=0).stdout)
        self.assertEqual(d.command("why", "bob", check=0).stdout, d.command("why", "ada", check=0).stdout)
        self.assertEqual(d.log_outcome("bob", "reached", round=1).status, 201)
        self.assertEqual(d.touch("ada")["round"], 2)
        late = d.log_outcome("bob", "no_answer", round=1)
        self.assertEqual((late.status, late.json()["round"]), (409, 2))
        d.command("undo", check=0)
        self.assertEqual(d.touch("ada")["round"], 1)

    def test_a_promise_stands_beside_the_round_until_it_is_kept(self):
        d = self.daemon().start()
        round_of_ada = d.touch("ada")
        d.command("promise", "ada", "in 2 weeks", "send the article", check=0)
        promises = [t for t in d.agenda()["touches"] if t["kind"] == "promise"]
        self.assertEqual([t["person"] for t in promises], ["ada"])
        self.assertEqual(promises[0]["date"], day(14))
        self.assertIn("send the article", d.feed().body.decode())
        self.assertIn(round_of_ada["uid"], [t["uid"] for t in d.agenda()["touches"]])
        round_and_promise = d.api("GET", "/api/v1/people/ada/why").json()
        self.assertNotIn("send the article", " ".join(round_and_promise["lines"]), "the promise is no reason for the place of the round")
        promise, = round_and_promise["also"]
        self.assertIn("send the article", " ".join(promise["lines"]))
        why = d.command("why", "ada", check=0).stdout
        for line in round_and_promise["lines"] + promise["lines"]:
            self.assertIn(f"  {line}\n", why, "the command and the API tell the same lines")
        kept = d.api("POST", "/api/v1/people/ada/log", {"outcome": "sent", "touch": promises[0]["uid"]})
        self.assertEqual(kept.status, 201, kept.body)
        self.assertEqual([t for t in d.agenda()["touches"] if t["kind"] == "promise"], [])
        nothing = d.api("POST", "/api/v1/people/ada/promise", {"to": "friday"})
        self.assertEqual((nothing.status, nothing.json()["field"]), (422, "note"))

    def test_a_gathering_is_booked_and_held(self):
        d = self.daemon(roster=WEEKEND).start()
        bookings = [t for t in d.agenda()["touches"] if t["kind"] == "booking"]
        self.assertEqual([(t["person"], t["round"]) for t in bookings], [("six-pack", 1)])
        why = d.command("why", "six-pack", check=0).stdout
        self.assertIn("The Six-Pack weekend", why)
        self.assertIn("Last held", why)
        self.assertEqual(json.loads(d.command("why", "six", "--json", check=0).stdout)["touch"]["uid"], bookings[0]["uid"])
        log = "/api/v1/gatherings/six-pack/log"
        booked = d.api("POST", log, {"outcome": "booked", "to": day(150)})
        self.assertEqual(booked.status, 201, booked.body)
        self.assertEqual([t for t in d.agenda()["touches"] if t["kind"] == "booking"], [])
        self.assertRegex(d.command("why", "six-pack", check=0).stdout, r"^Next on .*; nothing is to be booked now\.$")
        self.assertIn("The Six-Pack weekend", d.feed().body.decode())
        self.assertEqual(d.api("POST", "/api/v1/gatherings/sixpack/log", {"outcome": "held"}).status, 404)
        refused = d.api("POST", log, {"outcome": "reached"})
        self.assertEqual((refused.status, refused.json()["field"]), (422, "outcome"))


if __name__ == "__main__":
    unittest.main()
