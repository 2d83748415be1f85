# SPDX-License-Identifier: MIT
"""Zones that change while the daemon runs: new zone data, and a machine that moves to another zone."""
import datetime
import pathlib
import shutil
import unittest

from support.daemon import ROSTER, DaemonTest, until
from support.preload import preload

ZONES = pathlib.Path("/usr/share/zoneinfo")


class ZoneData(DaemonTest):
    def setUp(self):
        self.d = self.daemon()
        self.zones = self.d.folder / "zoneinfo"
        self.zones.mkdir()
        shutil.copytree(ZONES / "Europe", self.zones / "Europe")
        shutil.copy(ZONES / "tzdata.zi", self.zones / "tzdata.zi")
        self.d.environment["TZDIR"] = str(self.zones)
        self.d.start()

    def write_version(self, version):
        lines = (ZONES / "tzdata.zi").read_text().split("\n", 1)[1]
        (self.zones / "tzdata.zi.new").write_text(f"# version {version}\n{lines}")
        (self.zones / "tzdata.zi.new").rename(self.zones / "tzdata.zi")

    def offset(self):
        return self.d.agenda()["at"][19:]

    def started(self):
        return datetime.datetime.fromisoformat(self.d.status()["started"])

    def test_new_zone_data_starts_it_again_in_the_same_process(self):
        before, pid, feed = self.started(), self.d.process.pid, self.d.feed().body
        self.d.log_outcome("ada", "no_answer")
        self.assertEqual(self.offset(), "+01:00")
        self.d.set_clock.set("2026-11-30 10:00:00")  # an hour later
        until(lambda: self.d.agenda()["at"].startswith("2026-11-30T11:00"), "the plan is of the hour that the clock shows")
        self.assertEqual(self.started(), before)
        shutil.copy(ZONES / "Asia/Tokyo", self.zones / "Europe/Berlin")  # as a law would have it
        self.write_version("2099z")
        until(lambda: "time zone data is now 2099z" in self.d.said(), "the log tells it")
        until(lambda: self.d.answers() and self.offset() == "+09:00", "the new rules hold")
        self.assertEqual(self.d.process.pid, pid)
        self.assertIsNone(self.d.process.poll())
        self.assertEqual(self.d.touch("ada")["attempt"], 2, "nothing is lost")
        self.assertNotEqual(self.d.feed().body, feed)
        self.assertGreaterEqual(self.started() - before, datetime.timedelta(minutes=59))
        self.assertEqual(self.d.stop(), 0)

    def test_the_same_version_written_again_changes_nothing(self):
        version = (ZONES / "tzdata.zi").read_text().split("\n", 1)[0].removeprefix("# version ")
        started = self.started()
        self.write_version(version)
        self.d.roster.write_text(ROSTER + "[people.emmy]\n")
        until(lambda: self.d.touch("emmy"), "files are still followed")
        self.assertEqual(self.started(), started)
        self.assertNotIn("time zone data", self.d.said())


class SystemZone(DaemonTest):
    def test_a_machine_moved_to_another_zone(self):
        d = self.daemon(settings="")
        link = d.folder / "etc" / "localtime"
        link.parent.mkdir()
        link.symlink_to(ZONES / "Europe/Berlin")
        preload(d.environment, "other_localtime", LOCALTIME=link)
        d.environment["TZ"] = ""
        d.start()
        self.assertEqual(d.agenda()["timezone"], "Europe/Berlin")
        new = link.with_suffix(".new")
        new.symlink_to(ZONES / "Asia/Tokyo")
        new.rename(link)
        until(lambda: d.agenda()["timezone"] == "Asia/Tokyo", "the plan is in the zone of the machine")
        self.assertTrue(d.agenda()["at"].endswith("+09:00"))
        self.assertEqual(len(d.status()["files"]), 2, "the link is no file of the user's")


if __name__ == "__main__":
    unittest.main()
