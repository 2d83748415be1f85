# SPDX-License-Identifier: MIT
"""Calendars of others that cannot be read, or not wholly: nothing waits for them, nothing of them is lost in silence, and
what they said last counts. Files, addresses and days away alike."""
import contextlib
import http.server
import pathlib
import threading
import time
import unittest

from support.daemon import SETTINGS, DaemonTest, day, until
from support.held_files import HeldFiles

CLOSED = day(8)  # a Tuesday
NOT_READ = "RRULE:FREQ=FORTNIGHTLY"  # no such frequency


def calendar(*lines):
    """The first event closes a day; the lines are of a second event, which begins on line 10."""
    first = [f"DTSTART;VALUE=DATE:{CLOSED.replace('-', '')}"]
    events = [line for uid, more in (("first", first), ("second", lines)) if more
              for line in ("BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260101T000000Z", "SUMMARY:x", *more, "END:VEVENT")]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", *events, "END:VCALENDAR", ""])


HALF_READ = calendar("DTSTART:20270105T090000Z", NOT_READ)


class Server:
    """The calendar `text` on loopback; while `status` is no 200, an error."""

    def __init__(self, test):
        server = self
        self.text = calendar().encode()
        self.type = "text/calendar"
        self.status = 200
        self.asked = 0

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                server.asked += 1
                self.send_response(server.status)
                self.send_header("Content-Type", server.type)
                self.send_header("Content-Length", str(len(server.text)))
                self.end_headers()
                self.wfile.write(server.text)

        self.httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.httpd.serve_forever, daemon=True).start()
        test.addCleanup(self.httpd.server_close)
        test.addCleanup(self.httpd.shutdown)
        self.url = f"http://127.0.0.1:{self.httpd.server_address[1]}/others.ics"


class ForeignCalendars(DaemonTest):
    def made(self, setting, text=None):
        d = self.daemon(settings=SETTINGS.replace('"Europe/Berlin"\n', f'"Europe/Berlin"\n\n{setting}\n'))
        self.file = d.config.with_name("others.ics")
        if text is not None:
            self.file.write_text(text)
        return d

    def is_closed(self, d):
        return not any(b["minutes"] > 0 for b in d.agenda()["blocks"] if b["start"].startswith(CLOSED))

    def warnings(self, d):
        return [w["text"] for w in d.agenda()["warnings"] if w["code"] in ("busy-source", "away-file")]

    FILES = {'[busy.work]\nfile = "others.ics"': "[busy.work] file", '[[away]]\nfile = "others.ics"': "[[away]] file"}


class NothingWaits(ForeignCalendars):
    def held(self, setting):
        """A daemon that cannot read its file to the end."""
        d = self.made(setting, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
        self.files = HeldFiles(d, "others.ics")
        d.environment["TIMER_SPEED"] = "20"
        d.start()
        self.files.hold()
        self.file.write_text(calendar())
        until(lambda: self.file in self.open_files(d), "the file is being read")
        return d

    def open_files(self, d):
        found = []
        for link in pathlib.Path(f"/proc/{d.process.pid}/fd").iterdir():
            with contextlib.suppress(OSError):  # closed meanwhile
                found.append(link.readlink())
        return found

    def test_an_answer_does_not_wait_for_a_calendar(self):
        for setting in self.FILES:
            with self.subTest(setting):
                d = self.held(setting)
                self.assertEqual(d.log_outcome("ada", "no_answer").status, 201)
                self.assertEqual(d.touch("ada")["attempt"], 2)
                self.assertIn(b"Ada", d.feed().body)
                self.assertIn(self.file, self.open_files(d))
                self.files.release()
                until(lambda: self.is_closed(d), "the calendar is read")

    def test_an_edit_of_the_files_does_not_wait_for_a_calendar(self):
        for setting, name in self.FILES.items():
            with self.subTest(setting):
                d = self.held(setting)
                self.files.release()
                until(lambda: self.is_closed(d), "the calendar is read")
                self.files.hold()
                self.add(d, "bob")
                self.assertIn("others.ics: its file system does not answer; what was known on 2026-11-30 10:0",
                              self.warnings(d)[0])
                self.assertTrue(self.is_closed(d), "what was known counts")
                self.add(d, "cyd")
                self.assertEqual(d.said().count("does not answer"), 1, "the log says it once")
                self.assertEqual(self.reads_under_way(d), 1)
                checked = d.command("check", check=0).stdout
                self.assertIn(f"warning: {name}: others.ics: its file system does not answer", checked)
                self.files.release()
                until(lambda: not self.warnings(d), "the calendar answers again")
                self.assertTrue(self.is_closed(d))
                self.assertEqual(d.stop(), 0)

    def test_a_start_and_a_stop_do_not_wait_for_a_calendar(self):
        for setting in self.FILES:
            with self.subTest(setting):
                d = self.held(setting)
                self.files.release()
                until(lambda: self.is_closed(d), "the calendar is read")
                until(lambda: list(d.state.glob("*-*.ics")), "a copy is kept")
                d.stop()
                self.files.hold()
                d.start()
                self.assertTrue(self.is_closed(d), "what was known counts")
                self.assertIn("does not answer", self.warnings(d)[0])
                self.assertEqual(d.stop(), 0)

    def add(self, d, someone):
        d.roster.write_text(d.roster.read_text() + f'\n[people.{someone}]\nevery = "1 month"\nphone = "+49 30 901820"\n')
        until(lambda: d.touch(someone), f"{someone} is planned")

    def reads_under_way(self, d):
        return sum(link.endswith("others.ics") for link in map(str, self.open_files(d)))

    def test_a_stop_does_not_wait_for_a_calendar(self):
        for setting in self.FILES:
            with self.subTest(setting):
                d = self.held(setting)
                self.assertEqual(d.stop(), 0)


class NothingIsLost(ForeignCalendars):
    def expect_told(self, d, setting):
        self.assertTrue(self.is_closed(d), "the part that can be read counts")
        warning = self.warnings(d)[0]
        self.assertIn("line 15: ", warning)
        self.assertIn(warning, d.status()["warnings"])
        self.assertIn(warning, d.command("status", "--json", check=0).stdout.replace('\\"', '"'))
        checked = d.command("check", check=0)
        self.assertIn(f"warning: {setting}: ", checked.stdout)
        self.assertIn("line 15: ", checked.stdout)
        self.assertIn("line 15: ", d.command("check", "--json", check=0).stdout)
        self.assertEqual(d.said().count("line 15: "), 1, "the log says it once")

    def test_check_status_and_log_say_what_of_a_file_is_not_understood(self):
        for setting, name in self.FILES.items():
            with self.subTest(name):
                d = self.made(setting, HALF_READ).start()
                self.expect_told(d, name)
                d.roster.write_text(d.roster.read_text() + '\n[people.bob]\nname = "Bob"\nevery = "1 month"\nphone = "+49 30 901820"\n')
                until(lambda: d.touch("bob"), "the files are read again")
                self.expect_told(d, name)
                self.file.write_text(calendar())
                until(lambda: not self.warnings(d), "the mended calendar is read")
                self.assertTrue(self.is_closed(d))

    def test_check_status_and_log_say_what_of_an_address_is_not_understood(self):
        server = Server(self)
        server.text = HALF_READ.encode()
        d = self.made(f'[busy.work]\nurl = "{server.url}"\nevery = "1 minute"')
        d.environment["TIMER_SPEED"] = "60"
        d.start()
        until(lambda: self.warnings(d), "the calendar is read")
        self.expect_told(d, "[busy.work] url")
        asked = server.asked
        until(lambda: server.asked > asked + 1, "the address is asked again")
        self.expect_told(d, "[busy.work] url")

    def test_what_was_known_of_a_file_counts_after_a_restart(self):
        for setting, name in self.FILES.items():
            for text in ("<html>", calendar()[:130], None):
                with self.subTest(name, text=text):
                    d = self.made(setting, calendar()).start()
                    copies = "away-*.ics" if "away" in name else "busy-work-*.ics"
                    until(lambda: list(d.state.glob(copies)), "a copy is kept")
                    self.assertEqual(next(d.state.glob(copies)).stat().st_mode & 0o777, 0o600)
                    d.stop()
                    self.file.write_text(text) if text else self.file.unlink()
                    d.start()
                    self.assertTrue(self.is_closed(d))
                    self.assertRegex(self.warnings(d)[0], r": others\.ics: .*; what was known on 2026-11-30 10:00 is kept\.$")
                    self.assertRegex(d.command("check", check=0).stdout, r"warning: .* what was known on 2026-11-30 10:00 is kept")

    def test_another_file_of_the_same_name_in_the_settings_knows_nothing(self):
        d = self.made('[busy.work]\nfile = "others.ics"', calendar()).start()
        until(lambda: list(d.state.glob("busy-work-*.ics")), "a copy is kept")
        d.config.write_text(d.config.read_text().replace("others.ics", "elsewhere.ics"))
        warning = until(lambda: self.warnings(d), "the file is missing")[0]
        self.assertIn("elsewhere.ics: cannot be read: No such file or directory; nothing of it is known yet", warning)
        until(lambda: not list(d.state.glob("busy-work-*.ics")), "the copy of what is no longer named goes")
        self.assertFalse(self.is_closed(d))

    def test_what_was_known_of_an_address_counts_in_the_first_plan_after_a_restart(self):
        server = Server(self)
        d = self.made(f'[busy.work]\nurl = "{server.url}"').start()
        until(lambda: self.is_closed(d), "the calendar is read")
        d.stop()
        server.status = 500
        d.start()
        self.assertTrue(self.is_closed(d), "from the first answer on")
        until(lambda: self.warnings(d), "the trouble is told")
        self.assertRegex(self.warnings(d)[0], r"what was known on 2026-11-30 10:00 is kept\.$")
        server.status, server.text = 200, b"<html>"
        d.stop()
        d.start()
        until(lambda: self.warnings(d), "the trouble is told")
        self.assertTrue(self.is_closed(d), "a page is no calendar")
        self.assertIn("127.0.0.1: line 1: found \"<html>\"", self.warnings(d)[0])


if __name__ == "__main__":
    unittest.main()
