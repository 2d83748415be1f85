# SPDX-License-Identifier: MIT
"""The command line as a user types it."""
import json
import unittest

from support.daemon import ROSTER, DaemonTest


class CommandLine(DaemonTest):
    def test_without_a_daemon(self):
        d = self.daemon()
        plan = d.command("plan", "--at", "2026-12-01T09:00", check=0).stdout
        self.assertIn("Call Ada Lovelace", plan)
        self.assertEqual(d.command("check", check=0).returncode, 0)
        self.assertIn("Grace Hopper", d.command("people", check=0).stdout)
        self.assertIn("BEGIN:VCALENDAR", d.command("plan", "--ics", check=0).stdout)
        refused = d.command("log", "ada", "reached", check=3)
        self.assertIn("intouch serve", refused.stderr)
        self.assertEqual(d.command("plam", check=2).stderr, 'intouch: found "plam", expected a command; did you mean "plan"?\n')
        self.assertFalse(d.state.exists(), "reading writes nothing")

    def test_the_same_plan_whatever_the_order(self):
        d = self.daemon()
        first = d.command("plan", "--at", "2026-12-01T09:00", "--json", check=0).stdout
        self.assertEqual(d.command("plan", "--at", "2026-12-01T09:00", "--json", check=0).stdout, first)
        parts = ROSTER.split("\n\n")
        d.roster.write_text("\n\n".join([parts[0], *reversed(parts[1:])]))
        self.assertEqual(d.command("plan", "--at", "2026-12-01T09:00", "--json", check=0).stdout, first)
        self.assertEqual(json.loads(first)["at"], "2026-12-01T09:00:00+01:00")

    def test_a_day_with_a_daemon(self):
        d = self.daemon().start()
        logged = d.command("log", "lovelace", "no_answer", "--note", "engaged", check=0).stdout
        self.assertIn("Ada Lovelace", logged)
        self.assertIn("No answer", d.command("why", "ada", check=0).stdout)
        self.assertIn("engaged", d.command("show", "ada", check=0).stdout)
        self.assertEqual(d.touch("ada")["attempt"], 2)
        d.command("undo", check=0)
        self.assertEqual(d.touch("ada")["attempt"], 1)
        d.command("move", "grace", "in 3 weeks", check=0)
        self.assertTrue(d.touch("grace")["pinned"])
        d.command("pause", "mary", "2027-06-01", check=0)
        self.assertGreaterEqual(d.touch("mary")["date"], "2027-06-01")
        d.command("resume", "mary", check=0)
        d.command("skip", "mary", check=0)
        self.assertEqual(d.touch("mary")["round"], 2)
        d.command("log", "ada", "grace", "reached", check=0)
        self.assertEqual((d.touch("ada")["round"], d.touch("grace")["round"]), (2, 2))
        both = d.command("show", "er", check=1)
        self.assertIn("grace", both.stderr)
        self.assertIn("mary", both.stderr)
        feeds = json.loads(d.command("feeds", "--json", check=0).stdout)
        self.assertEqual(feeds[0]["url"], f"http://127.0.0.1:{d.public_port}{d.feed_path()}")
        self.assertTrue(feeds[0]["webcal"].startswith("webcal://"))
        self.assertEqual(d.command("version", check=0).stdout.split()[0], "intouch")


if __name__ == "__main__":
    unittest.main()
