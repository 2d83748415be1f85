# SPDX-License-Identifier: MIT
"""backup, restore, export, the daily backups, and a damaged ledger."""
import contextlib
import email.utils
import os
import shlex
import shutil
import sqlite3
import subprocess
import unittest

from support.daemon import PROGRAM, DaemonTest, events, until, without_stamps


def damage(file):
    bytes_ = bytearray(file.read_bytes())
    bytes_[100:4096] = b"\xff" * (4096 - 100)
    file.write_bytes(bytes_)


class Backup(DaemonTest):
    def entries(self, d):
        return d.status()["entries"]

    def test_a_backup_beside_a_running_daemon_is_restored(self):
        d = self.daemon().start()
        self.assertEqual(d.log_outcome("ada", "no_answer").status, 201)
        before = self.entries(d)
        file = d.folder / "my ledger.db"
        said = d.command("backup", str(file), check=0).stdout
        self.assertIn(f"{before} entries, checked", said)
        self.assertEqual(file.stat().st_mode & 0o777, 0o600)
        self.assertEqual(d.log_outcome("grace", "reached").status, 201)
        held = d.command("restore", str(file), check=1)
        self.assertIn(str(d.process.pid), held.stderr, "a running daemon holds the ledger")
        self.assertEqual(self.entries(d), before + 1)
        d.stop()
        said = d.command("restore", str(file), check=0).stdout
        self.assertIn("The old ledger is kept as ", said)
        kept = said.strip().split("kept as ")[1].rstrip(".")
        self.assertTrue(kept.startswith(str(d.state)))
        d.start()
        self.assertEqual(self.entries(d), before)

    def test_a_restore_takes_nothing_back_that_subscribers_have_seen(self):
        def stamps():
            return {uid: (int(e.get("SEQUENCE", "SEQUENCE:0").split(":")[1]), e["LAST-MODIFIED"]) for uid, e in events(d.feed().body).items()}
        d = self.daemon().start()
        file = d.folder / "ledger.db"
        d.command("backup", str(file), check=0)
        old_address = d.feed_path()
        for days in range(10, 14):
            self.assertEqual(d.api("POST", "/api/v1/people/ada/reschedule", {"in": f"{days} days"}).status, 200)
        d.api("POST", "/api/v1/people/grace/promise", {"to": "in 9 days", "note": "the key"})
        d.command("feeds", "--rotate", "mine", check=0)
        seen, modified = stamps(), d.feed().headers["Last-Modified"]
        d.stop()
        d.command("restore", str(file), check=0)
        d.start()
        self.assertEqual(d.tcp(d.public_port, "GET", old_address).status, 404, "an address that was given up stays given up")
        after = stamps()
        for uid in set(seen) & set(after):
            self.assertGreater(after[uid], seen[uid])
            self.assertGreater(after[uid][0], seen[uid][0])
        self.assertGreaterEqual(email.utils.parsedate_to_datetime(d.feed().headers["Last-Modified"]),
                                email.utils.parsedate_to_datetime(modified))
        again = d.api("POST", "/api/v1/people/mary/promise", {"to": "in 9 days", "note": "new"}).json()
        self.assertEqual(again["entries"][0]["kind"], "promised")
        fresh, = set(stamps()) - set(after)
        self.assertGreater(stamps()[fresh][0], 0, "an event of this uid may have been there before")

    def test_bad_backups_are_refused_and_nothing_changes(self):
        d = self.daemon().start()
        d.stop()
        ledger = (d.state / "intouch.db").read_bytes()
        text = d.folder / "letter.txt"
        text.write_text("Dear Ada")
        for words, expected in ((("restore", str(text)), "letter.txt: is damaged ("),
                                (("restore", str(d.folder / "none")), "none: there is no such file"),
                                (("backup", str(text)), "letter.txt: exists and is not a backup of intouch: name another file")):
            refused = d.command(*words, check=1)
            self.assertIn(expected, refused.stderr)
            self.assertEqual(refused.stdout, "")
        self.assertEqual(text.read_text(), "Dear Ada")
        self.assertEqual((d.state / "intouch.db").read_bytes(), ledger)

    def test_a_damaged_ledger_names_the_command_that_brings_it_back(self):
        d = self.daemon().start()
        daily = d.state / "backups"
        until(lambda: daily.is_dir() and list(daily.glob("intouch-????-??-??.db")), "the daily backup")
        entries = self.entries(d)
        d.log_outcome("ada", "no_answer")
        d.stop()
        newest = next(daily.glob("*.db"))
        (daily / "intouch-2999-12-31.db").write_bytes(b"not one")  # newer, and no backup
        damage(d.state / "intouch.db")
        refused = d.command("serve", check=1)
        self.assertIn(f"{d.state / 'intouch.db'}: is damaged", refused.stderr)
        command = refused.stderr.strip().splitlines()[-1].strip()
        self.assertEqual(command, f"intouch restore --state {d.state} {newest}")
        done = subprocess.run([PROGRAM, *shlex.split(command)[1:]], capture_output=True, text=True, timeout=60,
                              env=os.environ | d.environment)
        self.assertEqual(done.returncode, 0, done.stderr)
        d.start()
        self.assertEqual(self.entries(d), entries, "as of the daily backup")
        self.assertEqual(d.log_outcome("grace", "reached").status, 201)

    def test_a_daily_backup_that_failed_is_tried_again_that_day(self):
        d = self.daemon()
        d.environment["TIMER_SPEED"] = "100"  # five minutes are three seconds
        d.start()
        daily = d.state / "backups"
        until(lambda: daily.is_dir() and list(daily.glob("*.db")), "the daily backup")
        d.stop()
        shutil.rmtree(daily)
        daily.write_text("no folder")
        d.start()
        missing = lambda: any("no backup of today" in w for w in d.status()["warnings"])
        until(missing, "the status tells it")
        daily.unlink()
        until(lambda: daily.is_dir() and list(daily.glob("*.db")), "it is made after all")
        until(lambda: not missing(), "the status tells that, too")
        self.assertEqual(d.said().count("the daily backup: "), 1)

    def test_an_entry_that_cannot_be_read_names_the_command_too(self):
        d = self.daemon().start()
        until(lambda: list((d.state / "backups").glob("*.db")), "the daily backup")
        d.stop()
        with contextlib.closing(sqlite3.connect(d.state / "intouch.db")) as db, db:
            guard, = db.execute("SELECT sql FROM sqlite_master WHERE name = 'entries_stay_as_they_are'").fetchone()
            db.execute("DROP TRIGGER entries_stay_as_they_are")
            db.execute("UPDATE entries SET at = 'x' WHERE person = 'ada'")
            db.execute(guard)
        refused = d.command("serve", check=1).stderr
        self.assertIn("cannot be read", refused)
        self.assertIn(f"intouch restore --state {d.state}", refused)

    def test_without_a_sound_backup_it_says_so(self):
        d = self.daemon().start()
        d.stop()
        for file in (d.state / "backups").glob("*.db"):
            file.write_bytes(b"not one")
        damage(d.state / "intouch.db")
        self.assertIn(f"there is no sound backup in {d.state / 'backups'}", d.command("serve", check=1).stderr)

    def test_a_missing_ledger_names_the_command_that_brings_it_back(self):
        d = self.daemon().start()
        until(lambda: list((d.state / "backups").glob("*.db")), "the daily backup")
        entries = self.entries(d)
        d.stop()
        (d.state / "intouch.db").unlink()
        for words in (["serve"], ["plan"]):
            refused = d.command(*words, check=1).stderr
            self.assertIn("intouch.db: is missing, but its backups are in", refused)
        refused = d.command("serve", check=1).stderr
        self.assertIn("to start afresh without the history, move that folder away", refused)
        command = refused.strip().splitlines()[-1].strip()
        self.assertTrue(command.startswith(f"intouch restore --state {d.state}"), refused)
        self.assertNotIn("damaged one", refused)
        subprocess.run([PROGRAM, *shlex.split(command)[1:]], check=True, capture_output=True, timeout=60, env=os.environ | d.environment)
        d.start()
        self.assertEqual(self.entries(d), entries)

    def test_a_state_directory_that_is_a_link_is_backed_up(self):
        d = self.daemon()
        real = d.folder / "private"
        real.mkdir(mode=0o700)
        d.state.symlink_to(real)
        d.start()
        until(lambda: list((real / "backups").glob("intouch-????-??-??.db")), "the daily backup")
        self.assertEqual([], [w for w in d.status()["warnings"] if "backup" in w])
        d.command("backup", str(d.state / "copy.db"), check=0)
        self.assertTrue((real / "copy.db").exists())

    def test_a_reading_command_refuses_a_state_directory_that_is_not_the_daemons(self):
        d = self.daemon().start()
        d.state = d.folder / "another"
        refused = d.command("agenda", check=1)
        self.assertIn("there is no ledger, but there is a daemon's socket", refused.stderr)
        self.assertEqual(refused.stdout, "")

    def test_export_prints_the_feed_as_it_is_served(self):
        d = self.daemon().start()
        served = d.feed().body
        self.assertEqual(d.command("export", "mine", check=0, text=False).stdout, served)
        d.stop()
        offline = d.command("export", check=0).stdout
        self.assertEqual(without_stamps(offline.replace("\n", "\r\n").encode()), without_stamps(served))
        self.assertIn('found "mime", expected a feed: mine; did you mean "mine"?',
                      d.command("export", "mime", check=1).stderr)


if __name__ == "__main__":
    unittest.main()
