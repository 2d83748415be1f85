# SPDX-License-Identifier: MIT
"""Calendars as files: days away that are read, feeds that are written."""
import os
import unittest

from support.daemon import SETTINGS, DaemonTest, until


def calendar(*events):
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n" + "".join(
        f"BEGIN:VEVENT\r\nUID:{n}@test\r\nDTSTAMP:20260101T000000Z\r\n{event}END:VEVENT\r\n"
        for n, event in enumerate(events)) + "END:VCALENDAR\r\n"


def day(date, summary="Holiday"):
    return f"DTSTART;VALUE=DATE:{date.replace('-', '')}\r\nSUMMARY:{summary}\r\nTRANSP:TRANSPARENT\r\n"


class Away(DaemonTest):
    def start(self, text):
        d = self.daemon(settings=SETTINGS.replace('"Europe/Berlin"\n', '"Europe/Berlin"\n\n[[away]]\nfile = "holidays.ics"\n'))
        self.file = d.config.with_name("holidays.ics")
        if text is not None:
            self.file.write_text(text)
        return d.start()

    def warnings(self, d):
        return [w["text"] for w in d.agenda()["warnings"] if w["code"] == "away-file"]

    def test_an_all_day_event_is_a_day_away_and_changes_at_once(self):
        d = self.start(calendar())
        was = d.touch("grace")["date"]
        self.file.write_text(calendar(day(was), "DTSTART:20261201T090000Z\r\nSUMMARY:timed, so no day away\r\n"))
        until(lambda: d.touch("grace")["date"] != was, "the day is kept free")
        self.assertFalse(any(b["start"].startswith(was) for b in d.agenda()["blocks"]))
        self.file.write_text(calendar())
        until(lambda: any(b["start"].startswith(was) for b in d.agenda()["blocks"]), "the day is open again")

    def test_a_broken_file_keeps_the_days_known_and_says_so(self):
        d = self.start(calendar())
        was = d.touch("grace")["date"]
        self.file.write_text(calendar(day(was)))
        away = until(lambda: (t := d.touch("grace")["date"]) != was and t, "the day is kept free")
        self.file.write_text(calendar(day(was))[:80])
        warning = until(lambda: self.warnings(d), "the agenda says so")
        self.assertIn("holidays.ics: line ", warning[0])
        self.assertEqual(d.touch("grace")["date"], away)
        self.assertIn("its days are not kept free, but for those known before", d.said())
        self.file.write_text(calendar(day(was)))
        until(lambda: not self.warnings(d), "mended")
        self.assertEqual(d.touch("grace")["date"], away)

    def test_a_missing_file_is_a_warning_until_it_comes(self):
        d = self.start(None)
        self.assertEqual(self.warnings(d), ["Days away: holidays.ics: cannot be read: No such file or directory."])
        checked = d.command("check", check=0)
        self.assertIn("warning: [[away]] file: holidays.ics: cannot be read", checked.stdout + checked.stderr)
        self.file.write_text(calendar())
        until(lambda: not self.warnings(d), "it is there now")


class FeedFiles(DaemonTest):
    def start(self, file):
        return self.daemon(settings=SETTINGS + f'\n[feeds.mine]\n[feeds.office]\nshows = ["blocks", "touches"]\nfile = "{file}"\n').start()

    def test_the_file_holds_what_is_served(self):
        d = self.start("office.ics")
        file = d.config.with_name("office.ics")
        until(file.exists, "the file is written")
        self.assertEqual(file.read_bytes(), d.feed(feed="office").body)
        self.assertEqual(file.stat().st_mode & 0o777, 0o644)
        inode = file.stat().st_ino
        d.log_outcome("grace", "reached")
        until(lambda: file.read_bytes() == d.feed(feed="office").body and file.stat().st_ino != inode, "it follows")
        self.assertEqual([p.name for p in file.parent.iterdir() if "office" in p.name], ["office.ics"])
        inode = file.stat().st_ino
        d.stop()
        d.start()
        d.log_outcome("ada", "no_answer")
        until(lambda: file.stat().st_ino != inode, "only what changes is written")

    def test_a_place_that_is_not_there_is_said_until_it_is(self):
        d = self.start("public/office.ics")
        warnings = until(lambda: [w for w in d.status()["warnings"] if "office" in w], "the status says so")
        self.assertIn("The feed office is not in its file: ", warnings[0])
        self.assertIn("No such file or directory", warnings[0])
        self.assertEqual(d.feed(feed="office").status, 200, "it is served all the same")
        os.mkdir(d.config.with_name("public"))
        d.log_outcome("grace", "reached")
        until(lambda: not [w for w in d.status()["warnings"] if "office" in w], "written with the next change")
        self.assertEqual(d.config.with_name("public").joinpath("office.ics").read_bytes(), d.feed(feed="office").body)


if __name__ == "__main__":
    unittest.main()
