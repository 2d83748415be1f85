# SPDX-License-Identifier: MIT
"""The command line as a user types it."""
import json
import os
import subprocess
import unittest

from support.daemon import PROGRAM, ROSTER, SETTINGS, DaemonTest, until

CROWDED = "".join(f"""
[people.p{i}]
every = "1 week"
phone = "+44 20 {i}"
last = 2026-11-10
""" for i in range(20))
ONE_BLOCK = """\
timezone = "Europe/Berlin"

[blocks.calls]
name = "Keeping in touch"
when = ["Tue 17:00-18:00"]
"""


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

    def test_the_order_of_the_roster_does_not_change_the_plan(self):
        d = self.daemon()
        first = d.command("plan", "--at", "2026-12-01T09:00", "--json", check=0).stdout
        self.assertEqual(d.command("plan", "--at", "2026-12-01T09:00", "--json", check=0).stdout, first)
        parts = ROSTER.split("\n\n")
        d.roster.write_text("\n\n".join([parts[0], *reversed(parts[1:])]))
        self.assertEqual(d.command("plan", "--at", "2026-12-01T09:00", "--json", check=0).stdout, first)
        self.assertEqual(json.loads(first)["at"], "2026-12-01T09:00:00+01:00")

    def test_an_empty_argument_is_not_one_left_out(self):
        d = self.daemon()
        for words, name in [(("pause", "ada", ""), "until"), (("undo", ""), "entry"), (("skip", "ada", "--touch", ""), "--touch"),
                            (("log", "ada", "sent", "--next", ""), "--next"), (("log", "", "sent"), "what"), (("move", "ada", ""), "when"),
                            (("gathering", "x", "booked", "--to", ""), "--to"), (("away", "friday", ""), "until"), (("plan", "--at", ""), "--at"),
                            (("report", "--from", " "), "--from"), (("add", "Ann", "--circle", ""), "--circle"), (("--config", "", "check"), "--config"),
                            (("feeds", "--rotate", ""), "--rotate"), (("note", "ada", "well", ""), "text")]:
            with self.subTest(words):
                self.assertRegex(d.command(*words, check=2).stderr, rf"^intouch: (\w+: )?{name}: found nothing, expected ")

    def test_options_that_exclude_each_other(self):
        d = self.daemon()
        for words in (("plan", "--json", "--ics"), ("plan", "--ics", "--weeks", "3"), ("add", "Ann", "--list"), ("add", "Ann", "--remove", "bob")):
            with self.subTest(words):
                self.assertIn("excludes", d.command(*words, check=2).stderr)

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

    def test_the_day_of_an_outcome_stands_behind_it(self):
        d = self.daemon().start()
        d.command("log", "ada", "no_answer", "yesterday", "17:00", check=0)
        self.assertIn("No answer", d.command("why", "ada", check=0).stdout)
        self.assertIn("17:00", d.command("show", "ada", check=0).stdout)
        for words, said in ((("ada", "reached", "grace"), "grace"), (("ada", "grace"), "expected people and then one of"),
                            (("reached", "ada"), "expected people and then one of"),
                            (("ada", "reached", "yesterday", "--on", "friday"), "give one day")):
            with self.subTest(words=words):
                refused = d.command("log", *words)
                self.assertNotEqual(refused.returncode, 0)
                self.assertIn(said, refused.stderr)

    def test_a_block_tells_where_its_touches_went(self):
        d = self.daemon().start()
        said = d.command("skip", "calls", check=0).stdout
        self.assertRegex(said, r"(?m)^Call Grace Hopper: Mon 30 Nov 2026 17:00 → Tue 1 Dec 2026 17:\d\d\.$")
        d.command("move", "grace", "2026-12-01", "17:20", check=0)
        said = d.command("move", "ada", "2026-12-01", "17:10", check=0).stdout
        self.assertIn("Overlaps Call Grace Hopper, Tue 1 Dec 2026 17:20.", said)

    def test_a_block_without_a_day_is_the_next_that_takes_place(self):
        d = self.daemon(settings=SETTINGS + "[[away]]\nfrom = 2026-11-30\nto = 2026-12-01\n").start()
        self.assertIn("Block left out: 2 Dec 2026 17:00.", d.command("skip", "calls", check=0).stdout)

    def test_a_day_still_to_come_is_no_last_contact(self):
        d = self.daemon(roster='[people.ada]\nlast = 2027-08-14\n')
        self.assertIn("roster.toml:2:8: error: last: found 2027-08-14, which is still to come; expected 2026-11-30",
                      d.command("check", check=1).stdout)

    def test_a_gathering_tells_its_count_members_and_booking(self):
        d = self.daemon(roster=ROSTER + '[gatherings.six-pack]\nname = "The Six-Pack weekend"\nmembers = ["ada", "grace"]\n'
                        'days = 3\non = "Fri"\nbook = "6 months"\nlast = 2026-05-08\nheld = 18\n').start()
        self.assertIn("--to", d.command("gathering", "six-pack", "booked", "--on", "2027-05-07", check=1).stderr)
        self.assertIn("begins on 2027-05-07", d.command("move", "six-pack", "2027-05-07", check=1).stderr)
        d.command("gathering", "six-pack", "booked", "--note", "The hut by the lake.", check=0)
        shown = d.command("show", "six-pack", check=0).stdout
        for line in ("Fri 7 May 2027, 3 days", "18 in a row so far.", "With Ada Lovelace and Grace Hopper.",
                     "Booked: The hut by the lake."):
            self.assertIn(line, shown)
        self.assertEqual(json.loads(d.command("show", "six-pack", "--json", check=0).stdout)["members"], ["ada", "grace"])
        self.assertIn("3 days, 18 in a row so far", d.command("agenda", "--days", "365", check=0).stdout)
        self.assertIn("18 in a row so far.", d.feed().body.decode())

    def test_check_tells_the_capacity(self):
        d = self.daemon()
        self.assertIn("This roster needs", d.command("check", check=0).stdout)
        crowded = self.daemon(roster=CROWDED, settings=ONE_BLOCK)
        text = crowded.command("check", check=0).stdout
        self.assertIn("There is time for 46 of the 1040 contacts a year that you wish for: every week becomes about every 23 weeks.", text)
        self.assertIn("Each of these would do:", text)
        self.assertRegex(text, r"\d more \d+-minute blocks a week\.")
        answer = json.loads(crowded.command("check", "--json", check=0).stdout)
        capacity = answer["capacity"]
        self.assertEqual((answer["ok"], answer["people"], capacity["contacts"]), (True, 20, {"wished": 1040, "possible": 46}))
        self.assertEqual([c["id"] for c in capacity["channels"]], ["call", "text"])
        self.assertEqual([(c["people"], c["blocks"]) for c in capacity["classes"]], [(20, ["calls"])])
        self.assertGreater(capacity["stretch"], 15)
        self.assertGreater(len(answer["capacity"]["remedies"]), 0)
        d.roster.write_text("[people.ada]\nevery = \"soon\"\n")
        self.assertFalse(json.loads(d.command("check", "--json", check=1).stdout)["ok"])

    def test_the_weeks_ahead(self):
        d = self.daemon()
        text = d.command("plan", "--at", "2026-12-01T09:00", "--weeks", "3", check=0).stdout
        self.assertIn("If as many tries are needed as usual:", text)
        self.assertIn("15 Dec 2026", text)
        answer = json.loads(d.command("plan", "--at", "2026-12-01T09:00", "--weeks", "6", "--json", check=0).stdout)
        self.assertEqual([w["from"] for w in answer["forecast"]][:2], ["2026-12-01", "2026-12-08"])
        self.assertEqual(len(answer["forecast"]), 6)
        rounds = [t["round"] for w in answer["forecast"] for t in w["touches"] if t["person"] == "grace"]
        self.assertEqual(rounds, sorted(rounds))
        self.assertEqual(set(rounds), {1, 2, 3}, "every two weeks; a round may take more than one try")
        self.assertNotIn("forecast", json.loads(d.command("plan", "--json", check=0).stdout))
        d.command("plan", "--weeks", "0", check=2)

    def test_what_an_edited_copy_would_change(self):
        d = self.daemon()
        copy = d.folder / "copy"
        copy.mkdir()
        (copy / "intouch.toml").write_text(SETTINGS)
        (copy / "roster.toml").write_text(ROSTER)

        def diff(*words, check):
            done = subprocess.run([PROGRAM, "diff", "--config", copy / "intouch.toml", "--state", d.state, *words],
                                  capture_output=True, text=True, timeout=60, env=os.environ | d.environment)
            self.assertEqual(done.returncode, check, done.stdout + done.stderr)
            return done

        self.assertIn("nothing to compare with", diff(check=1).stderr)
        nowhere = subprocess.run([PROGRAM, "diff"], capture_output=True, text=True, timeout=60)
        self.assertEqual((nowhere.returncode, "--config" in nowhere.stderr), (2, True))
        d.start()
        until(lambda: d.touch("ada"), "a plan is published")
        self.assertIn("Nothing would change: all 3 touches stay where they are.", diff(check=0).stdout)
        (copy / "roster.toml").write_text(ROSTER.replace('every = "3 months"', 'every = "5 months"').replace(
            "[people.grace]", "[people.jane]").replace("Grace Hopper", "Jane Austen"))
        text = diff(check=0).stdout
        self.assertRegex(text, r"Moved: .*Mary Somerville.* → ")
        self.assertRegex(text, r"New: .*Jane Austen")
        self.assertRegex(text, r"Gone: grace \(call\)")
        self.assertIn("1 moved, 1 new, 1 gone; 1 touch stays where it is.", text)
        answer = json.loads(diff("--json", check=0).stdout)
        self.assertEqual((len(answer["moved"]), len(answer["new"]), len(answer["gone"]), answer["unchanged"]), (1, 1, 1, 1))
        self.assertEqual(answer["moved"][0]["person"], "mary")
        self.assertEqual(len(d.agenda()["touches"]), 3, "the running plan does not change")
        (copy / "roster.toml").write_text("[people.ada\n")
        self.assertIn("roster.toml:1", diff(check=1).stderr)

    def test_who_can_be_reached_now(self):
        d = self.daemon(settings=SETTINGS + '[channels.call]\nhours = "00:00-24:00"\n')
        without = json.loads(d.command("now", "--json", check=0).stdout)
        self.assertEqual([p["person"] for p in without["people"]], ["grace", "ada"])
        self.assertRegex(d.command("now", check=0).stdout, r"^Call Grace Hopper +tel:\+12025550100 +(was )?due")
        d.start()
        answer = d.api("GET", "/api/v1/now").json()
        self.assertEqual([(p["person"], p["tel"], p["channel"]) for p in answer["people"]],
                         [("grace", "tel:+12025550100", "call"), ("ada", "tel:+442079460000", "call")])
        short = d.api("GET", "/api/v1/now?minutes=20").json()
        self.assertEqual([(p["person"], p["channel"], p["minutes"]) for p in short["people"]],
                         [("grace", "text", 5), ("ada", "text", 5)])
        self.assertIn("Text Grace Hopper", d.command("now", "--minutes", "20", check=0).stdout)
        self.assertEqual(d.command("now", "--minutes", "4", check=0).stdout, "Nobody can be reached right now in 4 minutes.\n")
        for wrong in ("minutes=0", "minutes=soon", "minutes=99999999999", "minutes=5x"):
            refused = d.api("GET", "/api/v1/now?" + wrong)
            self.assertEqual((refused.status, refused.json()["field"]), (422, "minutes"), wrong)
        self.assertEqual(d.api("GET", "/api/v1/now?hours=1").status, 422)
        d.command("now", "--minutes", "0", check=2)
        d.log_outcome("grace", "reached")
        self.assertEqual([p["person"] for p in d.api("GET", "/api/v1/now").json()["people"]], ["ada", "grace"])

    def test_status_and_capacity_of_a_daemon(self):
        d = self.daemon().start()
        text = d.command("status", check=0).stdout
        self.assertIn(" runs since ", text)
        self.assertIn("3 people and 3 touches planned", text)
        self.assertNotIn("{", text)
        self.assertEqual(json.loads(d.command("status", "--json", check=0).stdout)["people"], 3)
        d.roster.write_text("[people.ada]\nevery = \"soon\"\n")
        until(lambda: "until you fix this" in d.command("status", check=0).stdout, "`status` tells the fault")
        self.assertEqual(d.api("GET", "/api/v1/capacity").json(), d.agenda()["capacity"])

    def test_reads_go_on_while_a_file_has_a_mistake(self):
        d = self.daemon().start()
        reads = [("agenda",), ("agenda", "--days", "300"), ("people",), ("show", "lovelace"), ("why", "ada"), ("now", "--all"),
                 ("feeds",), ("people", "--json"), ("show", "ada", "--json")]
        before = [d.command(*words, check=0).stdout for words in reads]
        d.roster.write_text('[people.ada]\nevery = "soon"\n')
        until(lambda: "until you fix this" in d.command("status", check=0).stdout, "the daemon sees it")
        for words, text in zip(reads, before):
            read = d.command(*words, check=0)
            self.assertEqual(read.stdout, text, words)
            self.assertIn("roster.toml:2:9: error", read.stderr)
            self.assertIn("goes by the files as they were", read.stderr)
        self.assertIn("SUMMARY:Keeping in touch: Ada", d.command("export", check=0).stdout)
        self.assertIn("expected", d.command("show", "nobody", check=1).stderr)
        d.stop()
        self.assertEqual(d.command("agenda", check=1).stdout, "")

    def test_the_daemon_knows_whom_it_still_holds(self):
        d = self.daemon(roster="".join(f'[people.p{i}]\nevery = "1 month"\nphone = "+44 20 {i}"\n' for i in range(10))).start()
        d.roster.write_text("".join(f'[people.p{i}]\nevery = "1 month"\nphone = "+44 20 {i}"\n' for i in range(5, 10)))
        until(lambda: any(w["code"] == "people-held" for w in d.agenda()["warnings"]), "the daemon holds them")
        self.assertIn("p0", d.command("people", check=0).stdout)
        self.assertIn("P0", d.command("why", "p0", check=0).stdout)
        other = d.folder / "other.toml"
        other.write_text(f'roster = ["{d.roster}"]\n')
        d.config = other  # files that the daemon does not run
        self.assertNotIn("p0", d.command("people", check=0).stdout)

    def test_names_are_those_of_the_daemon_while_a_file_has_a_mistake(self):
        d = self.daemon(roster=ROSTER + """
[people.bob]
phone = "+44 20 7946 0001"
every = "1 month"
household = "byron"

[gatherings.club]
members = ["ada", "grace"]
last = 2026-08-01
every = "3 months"
""").start()
        d.roster.write_text('[people.ada]\nevery = "soon"\n')
        for words in (["log", "byron", "no_answer"], ["gathering", "club", "booked", "--to", "2026-12-11"], ["move", "calls", "friday"],
                      ["skip", "calls"]):
            with self.subTest(words):
                d.command(*words, check=0)
        self.assertIn('"byrn"', d.command("log", "byrn", "no_answer", check=1).stderr)


if __name__ == "__main__":
    unittest.main()
