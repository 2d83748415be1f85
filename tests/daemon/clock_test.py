# SPDX-License-Identifier: MIT
"""Days that end while the daemon runs or is down, nights on which the clock is turned, and a clock that is set."""
import itertools
import signal
import time
import unittest

from support.daemon import DaemonTest, until

ROSTER = """\
[people.ada]
name = "Ada Lovelace"
every = "6 weeks"
phone = "+44 20 7946 0000"
last = 2026-10-20
"""
# Ada's ideal date is Tue 1 Dec 2026.
SETTINGS = """\
timezone = "Europe/Berlin"
[blocks.calls]
name = "Keeping in touch"
when = ["Tue 17:00-18:00", "Thu 17:00-18:00"]
"""


def numbered(count):
    return "".join(f'[people.p{i}]\nevery = "1 month"\nlast = 2026-11-01\n' for i in range(count))


class Clock(DaemonTest):
    def at(self, utc, **how):
        """A daemon whose clock starts at that moment and runs on from there."""
        return self.daemon(roster=ROSTER, settings=SETTINGS, moment=utc, **how)

    def test_a_day_that_ends_brings_the_touch_back(self):
        d = self.at("2026-12-01 09:00:00").start()
        d.stop()
        d.set_clock.set("2026-12-01 22:59:55")  # 23:59:55 in Berlin
        d.start()
        before = d.touch("ada")
        self.assertEqual(before["date"], "2026-12-01", "the day is not over, although its block is")
        until(lambda: d.touch("ada")["date"] != "2026-12-01", "midnight")
        after = d.touch("ada")
        self.assertEqual((after["uid"], after["round"], after["attempt"], after["date"]), (before["uid"], 1, 1, "2026-12-03"))
        missed = [e for e in d.api("GET", "/api/v1/people/ada").json()["history"] if e["kind"] == "missed"]
        self.assertEqual([e["on"] for e in missed], ["2026-12-01"])
        d.log_outcome("ada", "reached", on="yesterday")
        self.assertEqual(d.touch("ada")["ideal"], "2027-01-12", "the same as logged in time")

    def test_a_long_time_without_the_daemon_is_one_missed_day(self):
        d = self.at("2026-12-01 09:00:00").start()
        uid = d.touch("ada")["uid"]
        d.stop()
        d.set_clock.set("2026-12-21 09:00:00")
        d.start()
        until(lambda: d.touch("ada")["date"] >= "2026-12-21", "the plan is of today")
        missed = [e for e in d.api("GET", "/api/v1/people/ada").json()["history"] if e["kind"] == "missed"]
        self.assertEqual([e["on"] for e in missed], ["2026-12-01"])
        self.assertEqual(d.touch("ada")["uid"], uid)

    def test_a_clock_that_goes_back_enters_nothing_twice(self):
        d = self.at("2026-12-02 09:00:00").start()
        d.stop()
        d.set_clock.set("2026-11-20 09:00:00")
        d.start()
        self.assertEqual(d.log_outcome("ada", "no_answer").status, 503, "the clock is not believed")
        self.confirm(d)
        d.log_outcome("ada", "no_answer", on="2026-11-19")
        d.stop()
        d.set_clock.set("2026-12-02 10:00:00")
        d.start()
        wanted = [("joined", "2026-12-02"), ("no_answer", "2026-11-19"), ("missed", "2026-11-24")]
        self.assertEqual(self.history(d), wanted)
        d.stop()
        d.set_clock.set("2026-12-02 11:00:00")
        d.start()
        self.assertEqual(self.history(d), wanted)

    def confirm(self, d):
        self.assertFalse(d.status()["ok"])
        d.process.send_signal(signal.SIGHUP)
        until(lambda: d.status()["ok"], "the clock is believed")

    def history(self, d):
        return [(e["kind"], e["on"]) for e in d.api("GET", "/api/v1/people/ada").json()["history"]]

    def test_the_night_the_clock_is_turned(self):
        for utc, day in (("2026-03-28 22:59:57", "2026-03-29"), ("2026-10-24 21:59:57", "2026-10-25")):
            with self.subTest(day):
                d = self.daemon(roster=ROSTER.replace("2026-10-20", "2025-10-20"), settings=SETTINGS, moment=utc).start()
                until(lambda d=d, day=day: d.agenda()["at"].startswith(day + "T00:00:0"), "midnight")

    def test_a_link_that_signs_in_ends_after_ten_minutes(self):
        d = self.at("2026-12-01 09:00:00", speed=200).start()  # ten minutes are three seconds
        link = d.api("POST", "/api/v1/login", {}).json()
        path = "/" + link["url"].split("/", 3)[3]
        self.assertEqual(d.tcp(d.control_port, "GET", path).status, 200)
        until(lambda: d.tcp(d.control_port, "GET", path).status == 404, "the link ends")


class ClockSet(DaemonTest):
    """The clock is set while the daemon runs: the machine slept, or somebody corrected it."""

    def start(self, utc):
        self.d = self.daemon(roster=ROSTER, settings=SETTINGS, moment=utc).start()
        self.clock = self.d.set_clock

    def missed(self):
        history = self.d.api("GET", "/api/v1/people/ada").json()["history"]
        return [e["on"] for e in history if e["kind"] == "missed"]

    def test_a_clock_set_forward_ends_the_days_between(self):
        self.start("2026-12-01 09:00:00")
        self.assertEqual(self.d.touch("ada")["date"], "2026-12-01")
        self.clock.set("2026-12-04 08:00:00")
        until(lambda: self.d.agenda()["at"].startswith("2026-12-04T09:00"), "the plan is of the day that the clock shows")
        until(lambda: self.missed() == ["2026-12-01"], "one day is missed")
        self.assertGreaterEqual(self.d.touch("ada")["date"], "2026-12-04")

    def test_a_command_that_comes_before_the_news_of_the_clock_is_served(self):
        self.start("2026-12-01 09:00:00")
        self.clock.set("2026-12-04 08:00:00", late=True)
        until(lambda: self.d.api("GET", "/api/v1/now").json()["at"].startswith("2026-12-04"), "the daemon reads the clock")
        self.assertEqual(self.d.log_outcome("ada", "no_answer", on="2026-12-03").status, 201)
        until(lambda: self.d.agenda()["at"].startswith("2026-12-04"), "the plan is of the day that the clock shows")
        self.assertEqual(self.d.log_outcome("ada", "reached").status, 201, "the daemon goes on")

    def test_a_clock_set_back_enters_nothing_and_plans_again(self):
        self.start("2026-12-04 08:00:00")
        entries = self.d.status()["entries"]
        self.clock.set("2026-12-01 09:00:00")
        until(lambda: self.d.agenda()["at"].startswith("2026-12-01T10:00"), "the plan is of the day that the clock shows")
        self.assertEqual(self.d.status()["entries"], entries)
        self.clock.set("2026-12-04 08:00:00")
        until(lambda: self.d.agenda()["at"].startswith("2026-12-04"), "the clock goes forward again")
        self.assertEqual(self.d.status()["entries"], entries)


class ClockAtStart(DaemonTest):
    """The clock is years wrong when the daemon starts: nothing is entered and nothing published."""

    def setUp(self):
        self.d = self.daemon(roster=ROSTER, settings=SETTINGS, moment="2026-12-01 09:00:00").start()
        self.feed = self.d.feed().body
        self.path = self.d.feed_path()
        self.entries = self.d.status()["entries"]
        self.d.stop()

    def doubted(self, utc):
        self.d.set_clock.set(utc)
        self.d.start()
        status = self.d.status()
        self.assertEqual((status["ok"], status["entries"], status["touches"]), (False, self.entries, 0))
        self.assertIn("The clock of this machine says", self.d.command("status", check=0).stdout)
        self.assertIn("The clock of this machine says", self.d.command("log", "ada", "reached", check=1).stderr)
        feed = self.d.tcp(self.d.public_port, "GET", self.path)
        self.assertEqual((feed.status, feed.headers["Retry-After"]), (503, "600"), "readers keep what they have")

    def right_again(self):
        self.d.set_clock.set("2026-12-01 10:00:00")
        until(lambda: self.d.status()["ok"], "the clock is right: " + self.d.said())
        self.assertEqual(self.d.status()["entries"], self.entries, "nothing was missed")
        self.assertEqual(self.d.feed().body, self.feed)

    def test_years_ahead(self):
        self.doubted("2062-01-01 09:00:00")
        self.right_again()

    def test_years_behind(self):
        self.doubted("2020-01-01 09:00:00")
        self.right_again()

    def test_a_mistake_that_was_made_meanwhile_stays_told(self):
        self.doubted("2062-01-01 09:00:00")
        self.d.roster.write_text("[people.ada\n")
        until(lambda: self.d.status()["faults"], "the broken file is seen")
        self.d.set_clock.set("2026-12-01 10:00:00")
        until(lambda: self.d.status()["touches"], "the clock is right: " + self.d.said())
        status = self.d.status()
        self.assertEqual((status["ok"], len(status["faults"])), (False, 1))
        self.d.roster.write_text(ROSTER)
        until(lambda: self.d.status()["ok"], "the file is mended")

    def test_a_reload_confirms_it(self):
        self.doubted("2029-01-01 09:00:00")
        self.d.process.send_signal(signal.SIGHUP)
        until(lambda: self.d.status()["ok"], "the clock is believed")
        self.assertGreater(self.d.status()["entries"], self.entries, "the day was missed")

    def test_files_that_stay_the_same_are_believed_a_minute_later(self):
        d = self.daemon(roster=numbered(12), speed=30).start()
        d.stop()
        d.roster.write_text(numbered(8))
        d.start()
        self.assertFalse(d.status()["ok"])
        until(lambda: d.status()["ok"], "the minute is over")
        self.assertEqual(8, len(d.agenda()["touches"]))
        d.roster.write_text(numbered(7))
        until(lambda: d.status()["faults"], "the guard holds")
        until(lambda: d.status()["people"] == 7, "the minute is over")

    def test_a_calendar_that_changes_all_the_time_does_not_make_the_minute_longer(self):
        d = self.daemon(roster=numbered(12), settings=SETTINGS + '\n[busy.work]\nfile = "work.ics"\n',
                        speed=30)
        work = d.config.with_name("work.ics")
        number = itertools.count()

        def changes():
            work.write_text(f"BEGIN:VCALENDAR\r\nX-NUMBER:{next(number)}\r\nEND:VCALENDAR\r\n")
            time.sleep(0.7)  # 21 seconds there
            return d.status()["ok"]

        work.write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
        d.start()
        d.stop()
        d.roster.write_text(numbered(8))
        d.start()
        self.assertFalse(d.status()["ok"])
        until(changes, "the minute is over")
        d.roster.write_text(numbered(5))
        until(lambda: d.status()["faults"] or any(w["code"] == "people-held" for w in d.agenda()["warnings"]), "the guard holds")
        until(lambda: changes() and d.status()["people"] == 5, "the minute is over")
        self.assertEqual(d.said().count("the file holds only the beginning"), 1, "it is told once")


if __name__ == "__main__":
    unittest.main()
