# SPDX-License-Identifier: MIT
"""What stops the daemon at the start: one line says what to do, the exit status is 1, nothing is changed. And on which
ports it listens."""
import contextlib
import re
import socket
import sqlite3
import unittest

from support.daemon import ROSTER, SETTINGS, Daemon, DaemonTest, until


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

    def test_systemd_is_told_what_is_wrong(self):
        d = self.daemon(roster=ROSTER.replace("2 weeks", "0 weeks"))
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
            systemd.bind(str(d.folder / "notify"))
            systemd.settimeout(20)
            d.environment["NOTIFY_SOCKET"] = str(d.folder / "notify")
            self.refused(d)
            self.assertRegex(systemd.recv(4096).decode(), r'^STATUS=roster\.toml:13:9: error: .*"0 weeks"')
            d.roster.write_text(ROSTER)
            d.state = "/proc/intouch"
            self.refused(d)
            self.assertRegex(systemd.recv(4096).decode(), r"^STATUS=/proc/intouch: ")

    def test_no_roster(self):
        d = self.daemon()
        d.roster.unlink()
        self.refused(d, "roster.toml", "[people.ada]")

    def test_a_roster_alone_is_served_also_when_the_settings_are_named(self):
        d = self.daemon()
        d.config.unlink()
        d.command("check", check=0)
        self.assertIn("Ada", d.command("plan", check=0).stdout)
        d.roster.unlink()
        self.refused(d, "intouch.toml", "or a roster.toml beside it")

    def test_a_pattern_without_a_file_is_told(self):
        d = self.daemon(settings='roster = ["people/*.tml"]\n' + SETTINGS)
        self.assertIn("intouch.toml:1:11: warning: roster: no file matches", d.command("check", check=0).stdout)

    def test_a_feed_is_written_over_no_file_of_the_users(self):
        d = self.daemon(settings=SETTINGS + '[feeds.a]\nfile = "./roster.toml"\n[feeds.b]\nfile = "x/../c.ics"\n[feeds.c]\nfile = "c.ics"\n')
        said = d.command("check", check=1).stdout
        self.assertIn('[feeds.a]: file: found "./roster.toml", which intouch reads', said)
        self.assertIn('[feeds.c]: file: found "c.ics", which [feeds.b] is written to', said)
        d.config.write_text(d.config.read_text().replace("./roster.toml", "notes.md").replace("x/../", "").replace('"c.ics"\n[feeds.c]', '"b.ics"\n[feeds.c]'))
        notes = d.config.with_name("notes.md")
        notes.write_text("my notes")
        d.start()
        until(lambda: "is no calendar file, so nothing is written over it" in d.command("status", check=0).stdout, "the trouble is told")
        self.assertEqual(notes.read_text(), "my notes")
        until(d.config.with_name("b.ics").exists, "the other feed is written")

    def test_a_new_address_counts_from_the_next_start_on(self):
        d = self.daemon().start()
        public = d.status()["public_url"]
        d.config.write_text(d.config.read_text().replace(f":{d.public_port}", ":1"))
        until(lambda: "counts from the next start on" in d.command("status").stdout, "the change is told")
        self.assertEqual(d.status()["public_url"], public)
        self.assertTrue(d.api("GET", "/api/v1/feeds").json()[0]["url"].startswith(public))

    def test_a_port_in_use(self):
        d = self.daemon()
        with socket.socket() as other:
            other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            other.bind(("127.0.0.1", d.control_port))
            other.listen()
            self.refused(d, f"127.0.0.1:{d.control_port}", "listen")

    def test_port_0_is_any_free_port_and_the_daemon_tells_which(self):
        d = self.daemon()
        d.config.write_text(re.sub(r"127.0.0.1:\d+", "127.0.0.1:0", d.config.read_text()))
        d.start()
        public = d.status()["public_url"]
        self.assertRegex(public, r"^http://127\.0\.0\.1:[1-9]\d*$")
        port = int(public.rsplit(":", 1)[1])
        self.assertTrue(d.api("GET", "/api/v1/feeds").json()[0]["url"].startswith(public + "/feeds/"))
        self.assertEqual(d.tcp(port, "GET", d.feed_path()).status, 200)
        until(lambda: "control: " in d.said(), "the addresses are printed")
        control = re.search(r"control: http://127\.0\.0\.1:(\d+) ", d.said())[1]
        self.assertEqual(d.tcp(int(control), "GET", "/api/v1/status").status, 401)
        self.assertTrue(d.api("POST", "/api/v1/login", {}).json()["url"].startswith(f"http://127.0.0.1:{control}/"))
        d.config.write_text(d.config.read_text() + "[feeds.sam]\n")
        urls = until(lambda: [f["url"] for f in d.status()["feeds"] if f["id"] == "sam"], "the files are read again")
        self.assertTrue(urls[0].startswith(public + "/feeds/"), urls)

    def test_a_command_right_after_the_start_waits_for_the_first_plan(self):
        roster = ROSTER + "".join(f'[people.p{i}]\nlast = 2026-10-01\n' for i in range(40))
        d = self.daemon(roster=roster)
        d.launch()
        until(d.socket.exists, "the daemon listens")
        self.assertIn("Logged: no answer.", d.command("log", "ada", "no_answer", check=0).stdout)

    def test_a_state_directory_that_is_held(self):
        d = self.daemon().start()
        self.refused(d, str(d.process.pid), str(d.state))
        self.assertEqual(d.status()["ok"], True)

    def test_a_state_directory_that_cannot_be_written(self):
        d = self.daemon()
        d.state = "/proc/intouch"
        self.refused(d, "/proc/intouch")

    def test_nothing_is_acknowledged_for_a_ledger_that_is_gone(self):
        d = self.daemon().start()
        kept = d.state / "kept"
        (d.state / "intouch.db").rename(kept)
        answer = d.log_outcome("ada", "reached")
        self.assertEqual(answer.status, 500)
        self.assertIn("was removed or replaced", answer.json()["detail"])
        kept.rename(d.state / "intouch.db")
        self.assertEqual(d.log_outcome("ada", "reached").status, 201)

    def test_a_new_key_beside_an_old_ledger_is_told(self):
        d = self.daemon().start()
        d.stop()
        (d.state / "key").unlink()
        d.start()
        self.assertIn("every feed has a new address", d.said())

    def test_a_database_from_a_newer_version(self):
        d = self.daemon().start()
        d.stop()
        with contextlib.closing(sqlite3.connect(d.state / "intouch.db")) as db:
            db.execute("PRAGMA user_version = 99")
        before = (d.state / "intouch.db").read_bytes()
        self.refused(d, "intouch.db", "99", "newer")
        self.assertEqual((d.state / "intouch.db").read_bytes(), before)

    def test_the_state_directory_is_closed_to_other_users(self):
        d = self.daemon().start()
        self.assertEqual(d.state.stat().st_mode & 0o777, 0o700)
        for file in d.state.iterdir():
            self.assertEqual(file.stat().st_mode & 0o077, 0, file)


if __name__ == "__main__":
    unittest.main()
