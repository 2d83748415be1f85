# SPDX-License-Identifier: MIT
"""Promises, occasions, gatherings, blocks and households, named as people name them."""
import datetime
import unittest

from support.daemon import ROSTER, SETTINGS, TODAY, DaemonTest, day

COMING = TODAY + datetime.timedelta(days=40)

HOUSE = ROSTER + f"""
[[people.ada.occasions]]
name = "Wedding anniversary"
on = "{COMING:%m-%d}"
via = ["letter"]
lead = "5 days"

[people.bob]
name = "Bob Byron"
every = "3 months"
phone = "+44 20 7946 0001"
household = "byron"

[people.anne]
name = "Anne Byron"
every = "6 months"
household = "byron"

[gatherings.six-pack]
name = "The Six-Pack weekend"
members = ["ada", "grace"]
every = "1 year"
book = "12 months"
last = {TODAY - datetime.timedelta(days=100)}
"""


class Touches(DaemonTest):
    def setUp(self):
        self.d = self.daemon(roster=HOUSE).start()

    def touches(self, kind):
        return [t for t in self.d.agenda()["touches"] if t["kind"] == kind]

    def blocks(self):
        return [b["start"][:16] for b in self.d.agenda()["blocks"]]

    def say(self, *words, check=0):
        done = self.d.command(*words, check=check)
        return done.stdout if check == 0 else done.stderr

    def promise(self, text, ahead=14):
        self.say("promise", "ada", day(ahead), text)

    def test_a_promise_is_named_by_its_text(self):
        self.promise("send the article")
        self.promise("lend her the atlas")
        self.say("move", "ada", "in 3 weeks", "--touch", "ARTICLE")
        self.assertEqual({t["date"] for t in self.touches("promise")}, {day(21), day(14)})
        several = self.say("move", "ada", "in 3 weeks", "--touch", "the a", check=1)
        for words in ("send the article", "lend her the atlas", "say which"):
            self.assertIn(words, several)
        self.assertIn("several", self.say("kept", "ada", check=1))
        self.assertIn("Promise kept", self.say("kept", "ada", "the", "article", "--note", "by post"))
        self.assertIn("no open promise", self.say("kept", "ada", "article", check=1))
        nothing = self.say("skip", "ada", "--touch", "article", check=1)
        self.assertIn("beside the round there is", nothing)
        self.assertIn("lend her the atlas", nothing)
        self.say("log", "ada", "sent", "--touch", "atlas")
        self.assertEqual(self.touches("promise"), [])

    def test_an_occasion_is_named_by_its_name(self):
        mine = [t for t in self.touches("occasion") if t["person"] == "ada"]
        self.assertEqual([t["date"] for t in mine], [str(COMING - datetime.timedelta(days=5))])
        self.say("move", "ada", day(30), "--touch", "wedding")
        self.assertEqual([t["date"] for t in self.touches("occasion")], [day(30)])
        self.say("skip", "ada", "--touch", "anniversary", "--note", "not this year")
        self.assertGreater(self.touches("occasion")[0]["date"], day(300), "the one of next year")
        self.assertEqual(self.d.touch("ada")["round"], 1, "the round goes on")

    def test_the_booking_of_a_gathering(self):
        self.assertRegex(self.say("move", "six-pack", "in 2 weeks"), r"Next: Book The Six-Pack weekend")
        self.assertEqual([t["date"] for t in self.touches("booking")], [day(14)])
        self.say("gathering", "Six-Pack", "booked", "--to", day(280), "--note", "the lodge")
        self.assertEqual([g["date"] for g in self.d.agenda()["gatherings"] if g["date"] > day(0)], [day(280)])
        self.say("undo")
        self.say("gathering", "six-pack", "held", "--on", "yesterday", "--excused", "grace")
        self.assertEqual(self.d.touch("ada")["round"], 2, "a person who came counts as seen")
        self.assertEqual(self.d.touch("grace")["round"], 1)
        self.say("skip", "six-pack")
        self.assertEqual(self.say("gathering", "five-pack", "held", check=1).count("six-pack"), 1)
        self.assertIn("outcome", self.say("gathering", "six-pack", "eaten", check=2))
        self.assertIn("--excused", self.say("gathering", "six-pack", "held", "--excused", "nobody", check=1))

    def test_an_occurrence_of_a_block(self):
        first = self.blocks()[0]
        moved = self.say("move", "calls", "in 3 weeks", "--on", first[:10])
        self.assertRegex(moved, r"^Block moved from \d+ \w+ \d{4} 17:00 to \d+ \w+ \d{4} 17:00\.\n")
        self.assertNotIn(first, self.blocks())
        self.assertEqual(self.blocks().count(day(21) + "T17:00"), 1)
        self.say("undo")
        self.assertIn(first, self.blocks())
        upcoming = next(b for b in self.blocks() if b > f"{TODAY}T10:00")
        self.assertRegex(self.say("skip", "keeping in touch"), r"^Block left out: \d+ \w+ \d{4} 17:00\.\n")
        self.assertNotIn(upcoming, self.blocks())
        second = self.blocks()[1]
        self.say("move", "calls", second[:10], "19:00", "--on", second[:10])
        self.assertIn(second[:10] + "T19:00", self.blocks())
        self.assertRegex(self.say("skip", "calls", "--on", second[:10]), r"^Block left out: \d+ \w+ \d{4} 19:00\.\n")
        self.assertNotIn(second[:10], [b[:10] for b in self.blocks()])

    def test_an_occurrence_of_a_block_over_http(self):
        def post(call, body, block="calls"):
            return self.d.api("POST", f"/api/v1/blocks/{block}/{call}", body)
        second = self.blocks()[1]
        moved = post("move", {"on": second[:10], "to": f"{day(25)}T18:00", "note": "the train is late"})
        self.assertEqual(moved.status, 200, moved.body)
        entry = moved.json()["entries"][0]
        self.assertEqual((entry["kind"], entry["block"], entry["to"][:16], entry["note"], entry["source"]),
                         ("block_moved", "calls", f"{day(25)}T18:00", "the train is late", "api"))
        self.assertEqual((moved.json()["people"], moved.json()["touch"]), ({}, None))
        for call, body, status, words in [
            ("move", {"on": second[:10]}, 422, "to: missing"),
            ("move", {"on": second[:10], "to": "in 3 weeks"}, 404, "no occurrence"),
            ("move", {"on": "2020-01-01", "to": "tomorrow"}, 422, "2020-01-01"),
            ("move", {"to": "2020-01-01"}, 422, "2020-01-01"),
            ("skip", {"on": f"{day(30)}T04:00"}, 404, "04:00"),
            ("skip", {"to": "tomorrow"}, 422, "unknown field"),
        ]:
            with self.subTest(body):
                refused = post(call, body)
                self.assertEqual(refused.status, status, refused.body)
                self.assertIn(words, refused.json()["detail"])
        unknown = post("skip", {}, "call")
        self.assertEqual((unknown.status, unknown.json()["type"]), (404, "urn:intouch:problem:unknown"))
        self.assertIn('did you mean "calls"', unknown.json()["detail"])

    def test_a_household_is_named_by_its_id(self):
        self.assertEqual(self.say("log", "byron", "no_answer").count("No contact on record yet"), 1, "one answer for the whole household")
        self.say("move", "byron", "in 3 weeks")
        self.assertEqual([t["date"] for t in self.d.agenda()["touches"] if t["name"] == "Bob Byron"], [day(21)])
        self.say("pause", "byron", "in 2 weeks")
        self.say("resume", "byron")

    def test_an_option_that_does_not_fit_is_refused(self):
        self.assertIn("calls is a block", self.say("move", "calls", "friday", "--touch", "x", check=1))
        self.assertIn("six-pack is a gathering", self.say("skip", "six-pack", "--on", "friday", check=1))
        self.assertIn("ada is on the roster", self.say("skip", "ada", "--on", "friday", check=1))
        self.assertIn("a gathering or a block", self.say("skip", "nobody-at-all", check=1))


class SharedId(DaemonTest):
    def test_what_a_person_and_a_block_share_is_asked_about_and_a_name_finds_its_own(self):
        d = self.daemon(roster=ROSTER + '[people.calls]\nname = "Carl Alls"\nevery = "1 month"\n').start()
        self.assertIn("somebody on the roster and of a block", d.command("skip", "calls", check=1).stderr)
        self.assertIn("Block left out", d.command("skip", "keeping in touch", check=0).stdout)
        self.assertIn("Moved", d.command("move", "carl", "friday", check=0).stdout)
        self.assertIn("(calls-2)", d.command("add", "Calls", "--again", check=0).stdout)


class Twice(DaemonTest):
    def test_for_a_block_that_begins_twice_a_day_the_time_is_asked(self):
        d = self.daemon(settings=SETTINGS.replace('"Mon-Fri 17:00-18:00"', '"Mon-Sun 07:00-08:00", "Mon-Sun 17:00-18:00"')).start()
        asked = d.command("skip", "calls", "--on", day(3), check=1).stderr
        self.assertIn("07:00, 17:00", asked)
        d.command("skip", "calls", "--on", f"{day(3)} 17:00", check=0)
        self.assertEqual([b["start"][:16] for b in d.agenda()["blocks"] if b["start"].startswith(day(3))], [f"{day(3)}T07:00"])


if __name__ == "__main__":
    unittest.main()
