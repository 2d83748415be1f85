# SPDX-License-Identifier: MIT
"""What stops it at the start: one line that says what to do, an exit status of 1, nothing changed."""
import contextlib
import socket
import sqlite3
import unittest

from support.daemon import ROSTER, SETTINGS, Daemon, DaemonTest


class Start(DaemonTest):
    def refused(self, d, *expected):
        done = d.command("serve", check=1)
        for words in expected:
            self.assertIn(words, done.stderr)
        self.assertNotIn("terminate", done.stderr)
        return done.stderr

    def test_faults_in_the_files(self):
        for what, settings, roster, words in [
            ("zone", SETTINGS.replace("Berlin", "Berlim"), ROSTER, ["intouch.toml:1:12", "Europe/Berlin"]),
            ("date", SETTINGS, ROSTER.replace("2026-11-02", "2026-02-31"), ["roster.toml:8:"]),
            ("span", SETTINGS, ROSTER.replace("2 weeks", "0 weeks"), ["roster.toml:13:9", '"0 weeks"']),
            ("block", SETTINGS.replace("17:00-18:00", "17:00-17:00"), ROSTER, ["intouch.toml:5:"]),
            ("feed", SETTINGS + "[feeds.a]\n[feeds.a]\n", ROSTER, ["intouch.toml:7:"]),
            ("syntax", SETTINGS, "[people.ada\n", ["roster.toml:1:"]),
            ("key", SETTINGS, ROSTER.replace("phone", "phnoe"), ["roster.toml:7:1", 'did you mean "phone"']),
        ]:
            with self.subTest(what), Daemon(settings=settings, roster=roster) as d:
                self.refused(d, *words)
                self.assertFalse(d.state.exists())
                self.assertEqual(d.command("check").returncode, 1)

    def test_no_roster(self):
        d = self.daemon()
        d.roster.unlink()
        self.refused(d, "roster.toml", "[people.ada]")

    def test_a_port_in_use(self):
        d = self.daemon()
        with socket.socket() as other:
            other.bind(("127.0.0.1", d.control_port))
            other.listen()
            self.refused(d, f"127.0.0.1:{d.control_port}", "listen")

    def test_a_state_directory_that_is_held(self):
        d = self.daemon().start()
        self.refused(d, str(d.process.pid), str(d.state))
        self.assertEqual(d.status()["ok"], True)

    def test_a_state_directory_that_cannot_be_written(self):
        d = self.daemon()
        d.state = "/proc/intouch"
        self.refused(d, "/proc/intouch")

    def test_a_database_from_a_newer_version(self):
        d = self.daemon().start()
        d.stop()
        with contextlib.closing(sqlite3.connect(d.state / "intouch.db")) as db:
            db.execute("PRAGMA user_version = 99")
        before = (d.state / "intouch.db").read_bytes()
        self.refused(d, "intouch.db", "99", "newer")
        self.assertEqual((d.state / "intouch.db").read_bytes(), before)

    def test_what_it_keeps_is_nobody_elses(self):
        d = self.daemon().start()
        self.assertEqual(d.state.stat().st_mode & 0o777, 0o700)
        for file in d.state.iterdir():
            self.assertEqual(file.stat().st_mode & 0o077, 0, file)


if __name__ == "__main__":
    unittest.main()
