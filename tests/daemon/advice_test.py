# SPDX-License-Identifier: MIT
"""Advice: the daemon names a longer cadence for a person who is skipped often, and changes nothing itself."""
import json
import unittest

from support.daemon import DaemonTest, until

ROSTER = """\
[people.grace]
name = "Grace Hopper"
every = "2 weeks"
phone = "+1 202 555 0100"
last = 2026-11-10
"""
SETTINGS = """\
timezone = "Europe/Berlin"
[blocks.calls]
name = "Keeping in touch"
when = ["Tue 17:00-18:00", "Thu 17:00-18:00"]
"""
ADVICE = "Grace Hopper was skipped 3 times of 4; every 8 weeks would fit."


class Advice(DaemonTest):
    def days(self, *days):
        for day in days:
            self.d.set_clock.set(f"{day} 09:00:00")
            until(lambda day=day: self.d.agenda()["at"].startswith(day), "the plan is of the day that the clock shows")
            yield day

    def advice(self):
        return [w["text"] for w in self.d.agenda()["warnings"] if w["code"] == "skipped-often"]

    def test_three_skips_of_four_bring_advice_until_the_cadence_fits(self):
        self.d = d = self.daemon(roster=ROSTER, settings=SETTINGS, moment="2026-11-24 09:00:00").start()
        d.command("log", "grace", "reached", check=0)
        for _ in self.days("2026-12-08", "2026-12-22", "2027-01-05"):
            self.assertEqual(self.advice(), [])
            d.command("skip", "grace", check=0)
        before = d.touch("grace")
        self.assertEqual(self.advice(), [ADVICE])
        self.assertIn(ADVICE, d.status()["warnings"])
        for command in ("plan", "agenda", "status", "check"):
            with self.subTest(command):
                self.assertIn(ADVICE, d.command(command, check=0).stdout)
        self.assertIn(ADVICE, [w["text"] for w in json.loads(d.command("plan", "--json", check=0).stdout)["warnings"]])
        self.assertEqual(before["ideal"], "2027-01-19", "still every 2 weeks")

        d.command("undo", check=0)
        self.assertEqual(self.advice(), [], "two skips of three bring none")
        d.command("skip", "grace", check=0)
        self.assertEqual(self.advice(), [ADVICE])
        d.roster.write_text(ROSTER.replace("2 weeks", "8 weeks"))
        until(lambda: self.advice() == [], "the advice goes")


if __name__ == "__main__":
    unittest.main()
