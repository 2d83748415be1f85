# SPDX-License-Identifier: MIT
"""Calendars as files: the daemon reads days away from them, and writes feeds into them."""
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

    def test_an_all_day_event_is_a_day_away_until_it_is_taken_out(self):
        d = self.start(calendar())
        was = d.touch("grace")["date"]
        self.file.write_text(calendar(day(was), "DTSTART:20261201T090000Z\r\nSUMMARY:timed, so no day away\r\n"))
        until(lambda: d.touch("grace")["date"] != was, "the day is kept free")
        self.assertFalse(any(b["start"].startswith(was) for b in d.agenda()["blocks"]))
        self.file.write_text(calendar())
        until(lambda: any(b["start"].startswith(was) for b in d.agenda()["blocks"]), "the day is open again")

    def test_a_broken_file_keeps_the_days_that_were_known_and_says_so(self):
        d = self.start(calendar())
        was = d.touch("grace")["date"]
        self.file.write_text(calendar(day(was)))
        away = until(lambda: (t := d.touch("grace")["date"]) != was and t, "the day is kept free")
        self.file.write_text(calendar(day(was))[:80])
        warning = until(lambda: self.warnings(d), "the agenda says so")
        self.assertIn("holidays.ics: nothing in it can be read: line ", warning[0])
        self.assertEqual(d.touch("grace")["date"], away)
        self.assertRegex(d.said(), r"\[\[away\]\] file: holidays.ics: nothing in it can be read: line .*; what was known on \d{4}-\d\d-\d\d \d\d:\d\d is kept")
        self.file.write_text(calendar(day(was)))
        until(lambda: not self.warnings(d), "the mended file is taken")
        self.assertEqual(d.touch("grace")["date"], away)

    def test_a_missing_file_is_a_warning_until_it_comes(self):
        d = self.start(None)
        self.assertEqual(self.warnings(d), ["Days away: holidays.ics: cannot be read: No such file or directory; nothing of it is known yet."])
        checked = d.command("check", check=0)
        self.assertIn("warning: [[away]] file: holidays.ics: cannot be read", checked.stdout + checked.stderr)
        self.file.write_text(calendar())
        until(lambda: not self.warnings(d), "the file is there now")


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
        until(lambda: file.read_bytes() == d.feed(feed="office").body and file.stat().st_ino != inode, "the file follows")
        self.assertEqual([p.name for p in file.parent.iterdir() if "office" in p.name], ["office.ics"])

    def test_only_a_feed_that_changes_is_written(self):
        d = self.daemon(settings=SETTINGS + '\n[feeds.blocks]\nshows = ["blocks"]\nfile = "blocks.ics"\n'
                                            '[feeds.touches]\nshows = ["touches"]\nfile = "touches.ics"\n').start()
        blocks, touches = d.config.with_name("blocks.ics"), d.config.with_name("touches.ics")
        until(lambda: blocks.exists() and touches.exists(), "the files are written")
        before = blocks.stat().st_ino, touches.stat().st_ino
        d.log_outcome("ada", "no_answer")
        until(lambda: touches.stat().st_ino != before[1], "the touches are written again")
        self.assertEqual(blocks.stat().st_ino, before[0])

    def test_a_folder_that_is_missing_is_told_until_it_is_there(self):
        d = self.start("public/office.ics")
        warnings = until(lambda: [w for w in d.status()["warnings"] if "office" in w], "the status says so")
        self.assertIn("The feed office is not in its file: ", warnings[0])
        self.assertIn("No such file or directory", warnings[0])
        self.assertEqual(d.feed(feed="office").status, 200, "the daemon serves it")
        os.mkdir(d.config.with_name("public"))
        d.log_outcome("grace", "reached")
        until(lambda: not [w for w in d.status()["warnings"] if "office" in w], "the file is written with the next change")
        self.assertEqual(d.config.with_name("public").joinpath("office.ics").read_bytes(), d.feed(feed="office").body)


if __name__ == "__main__":
    unittest.main()
