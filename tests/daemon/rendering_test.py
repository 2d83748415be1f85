# SPDX-License-Identifier: MIT
"""An outcome that was answered is in the next feed, also beside many other outcomes and after a kill of the daemon."""
import random
import re
import sqlite3
import threading
import unittest

from support.daemon import SETTINGS, DaemonTest, events, until

FILE = SETTINGS + '\n[feeds.mine]\nfile = "mine.ics"\n'


def visible(lines):
    return {name: line for name, line in lines.items() if name not in ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED")}


def sequence(lines):
    return int(lines["SEQUENCE"].split(":")[1])


class Rendering(DaemonTest):
    def touch_in_feed(self, d, person):
        return events(d.feed().body)[d.touch(person)["uid"]]

    def check_newer(self, before, after):
        """Checks two versions of a feed, the older one first: every event that changed has newer stamps."""
        for uid in before.keys() & after.keys():
            old, new = before[uid], after[uid]
            if visible(old) == visible(new) and "RRULE" not in new:  # a series changes with its overrides
                self.assertEqual(old, new)
            elif old != new:
                self.assertGreater(sequence(new), sequence(old))
                self.assertGreater(new["DTSTAMP"], old["DTSTAMP"])

    def test_a_feed_is_never_older_than_the_last_answer(self):
        d = self.daemon().start()
        path = d.feed_path()
        for n in range(20):
            d.api("POST", "/api/v1/people/ada/reschedule", {"in": f"{n + 3} days"})
            day = d.touch("ada")["date"].replace("-", "")
            body = d.tcp(d.public_port, "GET", path).body
            self.assertIn(day, events(body)[d.touch("ada")["uid"]]["DTSTART"])

    def test_a_new_touch_has_a_link_that_works_at_once(self):
        d = self.daemon().start()
        for _ in range(10):
            d.log_outcome("ada", "reached")
            links = re.findall(r"/t/[a-z2-7]+", self.touch_in_feed(d, "ada")["DESCRIPTION"])
            self.assertEqual(d.tcp(d.public_port, "GET", links[0]).status, 200)

    def test_a_change_that_is_undone_before_anybody_reads_it_leaves_the_feed_as_it_was(self):
        d = self.daemon().start()
        before = d.feed()
        for _ in range(5):
            d.log_outcome("ada", "reached")
            d.api("POST", "/api/v1/undo", {})
        after = d.feed()
        self.check_newer(events(before.body), events(after.body))
        self.assertEqual([visible(e) for e in events(before.body).values()], [visible(e) for e in events(after.body).values()])

    def test_an_export_is_the_feed_that_is_read_next(self):
        d = self.daemon().start()
        for outcome in ("no_answer", "reached", "left_message"):
            d.log_outcome("ada", outcome)
            exported = d.command("export", check=0, text=False)
            self.assertEqual(exported.stdout, d.feed().body)

    def test_feeds_are_served_beside_a_stream_of_outcomes(self):
        d = self.daemon().start()
        over = threading.Event()

        def say():
            while not over.is_set():
                d.log_outcome("grace", "no_answer")

        speakers = [threading.Thread(target=say) for _ in range(4)]
        for s in speakers:
            s.start()
        try:
            seen = events(d.feed().body)
            for n in range(10):
                d.api("POST", "/api/v1/people/ada/reschedule", {"in": f"{n + 3} days"})
                uid, day = d.touch("ada")["uid"], d.touch("ada")["date"].replace("-", "")
                now = events(d.feed().body)
                self.assertIn(day, now[uid]["DTSTART"])
                self.check_newer(seen, now)
                seen = now
        finally:
            over.set()
            for s in speakers:
                s.join()

    def test_the_file_of_a_feed_follows_without_a_reader(self):
        d = self.daemon(settings=FILE).start()
        file = d.config.parent / "mine.ics"
        d.api("POST", "/api/v1/people/ada/reschedule", {"in": "9 days"})
        touch = d.touch("ada")
        day = touch["date"].replace("-", "")
        until(lambda: day in events(file.read_bytes())[touch["uid"]]["DTSTART"], "the file is written")
        d.api("POST", "/api/v1/people/ada/reschedule", {"in": "10 days"})
        day = d.touch("ada")["date"].replace("-", "")
        d.stop()  # the file is written before the daemon ends, or after the next start
        d.start()
        until(lambda: day in events(file.read_bytes())[touch["uid"]]["DTSTART"], "the file is written")
        self.assertEqual(d.feed().body, file.read_bytes())

    def ledger(self, d, statement):
        database = sqlite3.connect(d.state / "intouch.db", isolation_level=None)
        database.execute(statement)
        database.close()

    def test_when_the_disk_refuses_stamps_only_the_feed_stays_as_it_was(self):
        d = self.daemon().start()
        before = d.feed().body
        self.ledger(d, "CREATE TRIGGER refused BEFORE INSERT ON stamps BEGIN SELECT RAISE(ABORT, 'no room'); END")
        self.assertEqual(d.api("POST", "/api/v1/people/ada/reschedule", {"in": "9 days"}).status, 200)
        touch = d.touch("ada")
        day = touch["date"].replace("-", "")
        self.assertEqual(d.feed().body, before)
        self.assertIn("no room", d.said())
        self.ledger(d, "DROP TRIGGER refused")
        until(lambda: day in events(d.feed().body)[touch["uid"]]["DTSTART"], "the feed follows by itself")
        self.check_newer(events(before), events(d.feed().body))

    def test_a_kill_between_answer_and_feed_loses_nothing(self):
        chance = random.Random(1843)
        d = self.daemon().start()
        seen = events(d.feed().body)
        for n in range(12):
            d.api("POST", "/api/v1/people/ada/reschedule", {"in": f"{n + 3} days"})
            day = d.touch("ada")["date"].replace("-", "")
            if chance.random() < 0.5:  # read before the kill, or not
                now = events(d.feed().body)
                self.check_newer(seen, now)
                seen = now
            d.kill()
            d.start()
            now = events(d.feed().body)
            self.assertIn(day, now[d.touch("ada")["uid"]]["DTSTART"])
            self.check_newer(seen, now)
            seen = now


if __name__ == "__main__":
    unittest.main()
