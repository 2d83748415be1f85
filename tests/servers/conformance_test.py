# SPDX-License-Identifier: MIT
"""One suite over every real server that is installed.
conformance_test.py [SERVER…] [-k PART_OF_A_TEST'S_NAME] [-v] runs it for those alone."""
import argparse
import re
import shutil
import sqlite3
import sys
import threading
import time
import unittest
from xml.etree import ElementTree

from servers import ALL
from servers.vdirsyncer import Vdirsyncer
from servers.world import World, unfolded
from support.daemon import until

MANY = 200
FOREIGN = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//somebody//else//EN
BEGIN:VEVENT
UID:foreign@example.org
DTSTAMP:20260101T000000Z
DTSTART:20261201T100000Z
DTEND:20261201T110000Z
SUMMARY:The user's own
X-SOMETHING;X-P=1:kept
END:VEVENT
END:VCALENDAR
"""


class Conformance:
    kind = None

    def world(self, **how):
        world = World(self.kind, **how).__enter__()
        self.addCleanup(world.__exit__)
        return world

    def in_step(self, w, title):
        """Ours in the calendar, once each."""
        uids = w.uids()
        self.assertEqual(len(uids), len(set(uids)), title)
        return uids

    def test_calendar_made_again_between_two_syncs_is_filled_again(self):
        w = self.world().start()
        before = sorted(self.in_step(w, "pushed"))
        client = w.collection().client
        for times in range(3):  # before intouch read what it wrote, after that, and once more
            client.delete(w.address)
            made = client.request(w.address, "MKCALENDAR", "")
            self.assertIn(made.status, (200, 201))
            self.assertEqual([], w.uids())
            if self.kind.name == "davical":  # says that nothing changed, until something is written
                w.daemon.api("POST", "/api/v1/people/ada/note", {"note": f"hello {times}"})
            w.sync()
            self.assertEqual(before, sorted(w.uids()), times)
            w.sync()
        for person in ("ada", "grace", "mary", "emmy"):
            self.assertEqual([], w.kinds(person))

    def test_pushes_many_and_costs_what_it_must(self):
        w = self.world(people=MANY).start()
        log = w.proxy.take()
        puts = [p for m, p, _ in log if m == "PUT"]
        self.assertEqual(MANY + 1, len(set(puts)))  # touches and the block
        self.assertEqual(len(set(puts)), len(puts))
        # Finding and making the calendar ends with a look at what was made.
        finding = [m for m, *_ in log].index("MKCALENDAR") + 2
        self.assertEqual("PROPFIND", log[finding - 1][0])
        push = len(log) - finding
        self.assertEqual(len(puts) + 1, push, log[finding:finding + 5])  # listed once
        self.assertEqual(len(puts), len(self.in_step(w, "pushed")))

        costs = {"finding": finding, "push": push}
        costs["after it"] = len(w.requests())
        costs["unchanged"] = len(w.requests())
        w.proxy.take()
        w.daemon.log_outcome("grace", "reached")  # another title for what was, and the next round
        until(lambda: any(m == "PUT" for m, *_ in w.proxy.log), "published at once")
        w.settle()
        log = w.proxy.take()
        changes = sum(m in ("PUT", "DELETE") for m, *_ in log)
        costs["a change of ours"] = len(log) - changes
        w.edit("Mary", (r"^SUMMARY:.*$", "SUMMARY:Mary: about the moon"))
        costs["an edit of the user's"] = len(w.requests())
        print(f"{self.kind.name}: requests: {costs}", file=sys.stderr)
        reads = -(-len(puts) // 30)  # what was written is read once, 30 objects at a time
        must = {"finding": 5, "push": len(puts) + 1, "after it": 1 + reads, "unchanged": 1, "a change of ours": 1,
                "an edit of the user's": 2}
        self.assertEqual({what: number + self.kind.costs_more.get(what, 0) for what, number in must.items()}, costs)
        self.assertIn("nothing had changed", w.sync())

    def test_calendar_is_made_with_name_and_colour(self):
        w = self.world().start()
        asked = ('<propfind xmlns="DAV:"><prop><displayname/><a:calendar-color xmlns:a="http://apple.com/ns/ical/"/></prop>'
                 "</propfind>")
        said = w.collection().client.request(w.address, "PROPFIND", asked, {"Depth": "0", "Content-Type": "application/xml"})
        said = ElementTree.fromstring(said.raw)
        self.assertEqual("In touch", said.findtext(".//{DAV:}displayname"))
        color = (said.findtext(".//{http://apple.com/ns/ical/}calendar-color") or "").upper()
        self.assertEqual("#2E8B57" if self.kind.keeps_color else "", color[:7])

    def test_understands_what_the_user_does(self):
        w = self.world().start()
        w.put(w.address + "foreign.ics", FOREIGN)

        w.edit("Grace", (r"^DTSTART.*$", "DTSTART;VALUE=DATE:20270115"), (r"^DTEND.*$", "DTEND;VALUE=DATE:20270116"))
        w.sync()
        touch = w.daemon.touch("grace")
        self.assertEqual(("2027-01-15", None, True), (touch["date"], touch["start"], touch["pinned"]))
        self.assertEqual(["moved"], w.kinds("grace"))

        w.edit("Ada", (r"^SUMMARY:", "SUMMARY:✓ "))
        w.sync()
        self.assertEqual(["reached"], w.kinds("ada"))
        self.assertEqual(2, w.daemon.touch("ada")["round"])

        w.edit("Mary", (r"^SUMMARY:", "STATUS:CANCELLED\nSUMMARY:"))
        w.sync()
        self.assertEqual(["skipped"], w.kinds("mary"))

        gone = w.item("Emmy")
        text = gone.data
        gone.delete()
        w.sync()
        self.assertEqual(["skipped"], w.kinds("emmy"))
        self.assertEqual(2, w.daemon.touch("emmy")["round"])
        w.put(gone.url, text)  # out of the trash
        w.sync()
        self.assertEqual(["skipped", "undone"], w.kinds("emmy"))
        self.assertEqual(1, w.daemon.touch("emmy")["round"])

        w.edit("Grace", (r"^SUMMARY:.*$", "SUMMARY:Grace: the compiler\nX-MINE;X-A=b:kept"))
        w.sync()
        w.daemon.api("POST", "/api/v1/people/grace/reschedule", {"to": "2027-02-01"})
        until(lambda: "20270201" in w.item("Grace").data, "moved by us")
        mine = unfolded(w.item("Grace").data)
        self.assertIn("SUMMARY:Grace: the compiler", mine)
        self.assertRegex(mine, "X-MINE;X-A=\"?b\"?:kept")
        w.sync()
        self.in_step(w, "after all this")
        self.assertEqual(["moved"], w.kinds("grace"))
        foreign = unfolded(w.item("The user's own").data)
        for line in ("UID:foreign@example.org", "SUMMARY:The user's own"):
            self.assertIn(line, foreign)
        self.assertRegex(foreign, "X-SOMETHING;X-P=\"?1\"?:kept")
        self.assertIn("nothing had changed", w.sync())

    def test_understands_what_vdirsyncer_brings(self):
        w = self.world().start()
        w.sync()  # sees what it made: not every server names an object that came and went between two listings
        with Vdirsyncer(w.address, w.server.password) as user:
            self.assertEqual(5, len(list(user.files.iterdir())))
            user.edit("Grace", (r"^DTSTART.*$", "DTSTART;VALUE=DATE:20270115"), (r"^DTEND.*$", "DTEND;VALUE=DATE:20270116"))
            user.file("Emmy").unlink()
            user.edit("Mary", (r"^SUMMARY:.*$", "SUMMARY:Mary: the moon"))
            user.sync()
            w.sync()
            self.assertEqual((["moved"], ["skipped"], []), (w.kinds("grace"), w.kinds("emmy"), w.kinds("mary")))
            self.assertEqual("2027-01-15", w.daemon.touch("grace")["date"])
            w.daemon.api("POST", "/api/v1/people/mary/reschedule", {"to": "2027-02-01"})
            until(lambda: "20270201" in w.item("Mary").data, "moved by us")
            user.sync()
            self.assertIn("20270201", user.text(user.file("Mary: the moon")))  # both halves have arrived
            user.edit("Call Ada", (r"^SUMMARY:", "SUMMARY:✓ "))
            user.sync()
            w.sync()
            self.assertEqual(["reached"], w.kinds("ada"))
            w.sync()
            user.sync()
            self.assertEqual(sorted(w.uids()), sorted(re.search("^UID:(.*)$", user.text(f), re.M).group(1)
                                                      for f in user.files.iterdir()))
        self.in_step(w, "after all this")
        self.assertIn("nothing had changed", w.sync())

    def test_touches_as_tasks(self):
        w = self.world(account='touches = "tasks"\nshows = ["touches"]').start()
        completed = [(r"^STATUS:.*$", "STATUS:COMPLETED\nCOMPLETED:20261120T100000Z"),
                     (r"^(PERCENT-COMPLETE:.*|DUE.*)$", lambda m: "PERCENT-COMPLETE:100" if m[0][0] == "P" else m[0])]
        w.edit("Grace", *completed)
        w.sync()
        self.assertEqual(["reached"], w.kinds("grace"))
        self.assertEqual("2026-11-20", w.person("grace")["history"][-1]["on"][:10])
        self.assertEqual(2, w.daemon.touch("grace")["round"])

        # The next round is a task of its own; the one that is done can be taken back.
        done, following = w.items_called("Grace")
        self.assertEqual({"COMPLETED", "NEEDS-ACTION"}, {w.value(i, "STATUS") for i in (done, following)})
        self.assertNotEqual(w.value(done, "UID"), w.value(following, "UID"))
        if w.value(done, "STATUS") != "COMPLETED":
            done = following
        w.put(done.url, re.sub(r"^(COMPLETED|PERCENT-COMPLETE):.*\n", "", re.sub(
            r"^STATUS:.*$", "STATUS:NEEDS-ACTION", unfolded(done.data), flags=re.M), flags=re.M))
        w.sync()
        self.assertEqual(["reached", "undone"], w.kinds("grace"))
        self.assertEqual(1, w.daemon.touch("grace")["round"])

        w.edit("Mary", (r"^DUE.*$", "DUE;VALUE=DATE:20270115"))
        w.sync()
        self.assertEqual(["moved"], w.kinds("mary"))
        self.assertEqual("2027-01-15", w.daemon.touch("mary")["date"])
        w.edit("Ada", (r"^STATUS:.*$", "STATUS:CANCELLED"))
        gone = w.item("Emmy")
        text = gone.data
        gone.delete()
        w.sync()
        self.assertEqual((["skipped"], ["skipped"]), (w.kinds("ada"), w.kinds("emmy")))
        w.put(gone.url, text)
        w.edit("Mary", (r"^SUMMARY:.*$", "SUMMARY:Mary: the moon"))
        w.sync()
        self.assertEqual(["skipped", "undone"], w.kinds("emmy"))
        w.daemon.api("POST", "/api/v1/people/mary/reschedule", {"to": "2027-02-01"})
        until(lambda: "20270201" in w.item("Mary").data, "moved by us")
        self.assertIn("SUMMARY:Mary: the moon", unfolded(w.item("Mary").data))
        w.sync()
        self.assertIn("nothing had changed", w.sync())
        self.in_step(w, "tasks")

    def test_server_that_gives_no_etag(self):
        """With what it stored and what it sends: listings have it, and proxies that compress take it away."""
        w = self.world()
        w.proxy.hidden = {"etag"}
        w.start()
        self.assertEqual(5, len(self.in_step(w, "pushed")))
        w.sync()
        self.assertIn("nothing had changed", w.sync())
        w.edit("Grace", (r"^DTSTART.*$", "DTSTART;VALUE=DATE:20270115"), (r"^DTEND.*$", "DTEND;VALUE=DATE:20270116"))
        w.sync()
        self.assertEqual(["moved"], w.kinds("grace"))
        w.daemon.api("POST", "/api/v1/people/grace/reschedule", {"to": "2027-02-01"})
        until(lambda: "20270201" in w.item("Grace").data, "moved by us")
        w.sync()
        self.assertEqual(["moved"], w.kinds("grace"))  # our own writing was not heard
        self.assertEqual(5, len(self.in_step(w, "after all this")))
        self.assertIn("nothing had changed", w.sync())

    def test_bodies_that_the_server_writes_its_own_way(self):
        """Whatever it makes of them (order, escapes, time zones), it is no edit; what it keeps of the user's stays."""
        w = self.world().start()
        w.sync()
        self.assertEqual([], [k for p in ("ada", "grace", "mary", "emmy") for k in w.kinds(p)])
        self.assertIn("nothing had changed", w.sync())
        w.edit("Ada", (r"^SUMMARY:", "CATEGORIES:A,B\nSUMMARY:"),
               (r"^END:VEVENT", "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT15M\nDESCRIPTION:now\nEND:VALARM\nEND:VEVENT"))
        w.sync()
        w.daemon.api("POST", "/api/v1/people/ada/reschedule", {"to": "2027-02-01T17:00"})
        until(lambda: "20270201" in w.item("Ada").data, "moved by us")
        mine = unfolded(w.item("Ada").data)
        self.assertRegex(mine, "(?m)^CATEGORIES:A,B$|^CATEGORIES:A\n(.*\n)*CATEGORIES:B$")
        self.assertIn("TRIGGER:-PT15M", mine)
        w.sync()
        self.assertEqual([], w.kinds("ada"))
        self.assertIn("nothing had changed", w.sync())

    def test_occurrences_of_a_block_are_moved_again_and_again(self):
        """In a zone that no rule describes each is an event of its own."""
        w = self.world()
        w.daemon.config.write_text(w.daemon.config.read_text().replace("Europe/Berlin", "Africa/Casablanca")
                                   .replace("Mon-Fri 17:00-18:00", "1st Mon 17:00-18:00"))
        w.start()
        blocks = [b["start"] for b in w.daemon.agenda()["blocks"]]
        stamp = w.utc(blocks[1])
        for hour in (1, 2, 3):
            found = [i for i in w.items_called("Keeping in touch") if f"DTSTART:{stamp}" in unfolded(i.data)]
            self.assertEqual(1, len(found), stamp)
            text = unfolded(found[0].data)
            stamp, end = w.utc(blocks[1], hours=hour), w.utc(blocks[1], hours=hour + 1)
            w.put(found[0].url, re.sub("(?m)^DTEND.*$", f"DTEND:{end}", re.sub("(?m)^DTSTART.*$", f"DTSTART:{stamp}", text)))
            self.assertNotIn("not in intouch.toml", w.sync())
            self.assertEqual(["block_moved"] * hour, w.kinds("block:calls"))
            now = [b["start"] for b in w.daemon.agenda()["blocks"]]
            self.assertIn(stamp, [w.utc(s) for s in now])
            self.assertEqual(len(blocks), len(now))
        w.sync()
        self.assertIn("nothing had changed", w.sync())

    def test_both_sides_changed(self):
        w = self.world().start()
        w.daemon.stop()
        w.edit("Grace", (r"^DTSTART.*$", "DTSTART;VALUE=DATE:20270115"), (r"^DTEND.*$", "DTEND;VALUE=DATE:20270116"))
        w.daemon.roster.write_text(w.daemon.roster.read_text().replace('name = "Grace Hopper"', 'name = "Grace B. Hopper"'))
        w.start()
        w.sync()
        until(lambda: "Grace B. Hopper" in unfolded(w.item("Grace").data), "our half")
        self.assertEqual("2027-01-15", w.daemon.touch("grace")["date"])  # the user's half
        self.assertIn("20270115", w.item("Grace").data)

    def test_sync_token_lost(self):
        w = self.world().start()
        w.sync()  # sees what was just written
        w.daemon.stop()
        with sqlite3.connect(w.daemon.state / "intouch.db") as db:
            table = "collections" if db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'collections'").fetchone() else "accounts"
            db.execute(f"UPDATE {table} SET token = 'no-such-token' WHERE token <> ''")
        w.item("Grace").delete()
        w.edit("Ada", (r"^SUMMARY:", "SUMMARY:✓ "))
        w.start()
        for _ in range(3):  # a server that answers 5xx to a token it does not know is asked twice
            w.daemon.command("sync")
        w.settle()
        self.assertEqual((["skipped"], ["reached"]), (w.kinds("grace"), w.kinds("ada")))
        self.in_step(w, "listed anew")
        self.assertIn("nothing had changed", w.sync())

    def test_server_restarted_in_the_middle(self):
        w = self.world(people=40)
        restarted = threading.Event()

        def restart():
            if not w.server.mends_itself:
                w.proxy.before = lambda handler, *_: handler.cut() or True
                until(lambda: w.proxy.under_way == 0, "the server has done what was asked of it")
            w.server.restart()
            w.proxy.before = None

        def after(handler, method, path, status):
            if method == "PUT" and len(w.proxy.log) > 15 and not restarted.is_set():
                restarted.set()
                threading.Thread(target=restart).start()
                handler.cut()
                return True
            return False

        w.proxy.after = after
        w.daemon.start()
        until(restarted.is_set, "some were pushed")
        until(lambda: w.server.answers(), "it is there again")
        until(lambda: w.daemon.command("sync").returncode == 0, f"in step: {w.daemon.said()}")
        w.settle()
        w.address = w.calendar()["address"]
        self.assertEqual(41, len(self.in_step(w, "after a restart")))

    def test_collection_deleted(self):
        w = self.world().start()
        w.collection().delete()
        said = w.sync(check=1)
        self.assertRegex(said, "intouch: cloud: .*--confirm")
        self.assertEqual([], w.kinds("ada") + w.kinds("grace"))  # nobody was skipped
        w.sync("--confirm")
        self.assertEqual(5, len(self.in_step(w, "made anew")))

    def test_password_changed(self):
        w = self.world().start()
        w.server.change_password("an0ther")
        w.server.restart()
        said = w.sync(check=1)
        self.assertRegex(said, "intouch: cloud: .*password")
        w.proxy.take()
        for person in ("ada", "grace"):  # nothing is tried until it changes: the server may lock its user out
            w.daemon.log_outcome(person, "reached")
        self.assertEqual([], w.proxy.take())
        w.set_password("an0ther")
        self.assertIn("in step", w.sync())

    def test_older_versions_are_put_back(self):
        """As after a restored backup of the server: what intouch wrote before is no edit."""
        w = self.world().start()
        w.sync()
        old = w.item("Ada")
        text = unfolded(old.data)
        time.sleep(1.1)  # the stamps are in seconds
        w.daemon.api("POST", "/api/v1/people/ada/reschedule", {"to": "2027-02-01T17:00"})
        until(lambda: "20270201" in w.item("Ada").data, "moved by us")
        w.sync()
        w.put(old.url, text)
        self.assertIn("is an older version on the server than intouch last wrote", w.sync())
        self.assertEqual([], w.kinds("ada"))
        self.assertIn("20270201", w.item("Ada").data)
        self.assertEqual("2027-02-01", w.daemon.touch("ada")["date"])
        w.sync()
        self.assertIn("nothing had changed", w.sync())
        self.assertEqual(5, len(self.in_step(w, "put back")))

    def lost_state(self):
        """A world whose state directory was lost, and its UIDs before."""
        w = self.world().start()
        before = w.uids()
        w.daemon.stop()
        shutil.rmtree(w.daemon.state)
        w.daemon.start()
        until(lambda: w.calendar()["problem"], "asks what becomes of what is there")
        said = w.sync(check=1)
        self.assertRegex(said, "intouch: cloud: .* holds 5 objects .*--adopt.*--confirm")
        self.assertEqual(sorted(before), sorted(w.uids()))  # nothing was pushed
        return w, before

    def test_state_directory_lost_and_taken_over(self):
        w, before = self.lost_state()
        w.sync("--adopt")
        self.assertEqual(sorted(before), sorted(self.in_step(w, "taken over")))
        w.sync()
        self.assertIn("nothing had changed", w.sync())
        w.edit("Ada", (r"^SUMMARY:", "SUMMARY:✓ "))
        w.sync()
        self.assertEqual(["reached"], w.kinds("ada"))

    def test_state_directory_lost_and_its_objects_removed(self):
        w, before = self.lost_state()
        w.sync("--confirm")
        after = self.in_step(w, "anew")
        self.assertEqual((5, set()), (len(after), set(after) & set(before)))
        w.sync()
        self.assertIn("nothing had changed", w.sync())

    def test_many_deleted_at_once_are_held(self):
        w = self.world(people=20).start()
        touches = [i for i in w.items() if re.search("^SUMMARY:.*Person", unfolded(i.data), re.M)]
        for item in touches[:12]:
            item.delete()
        said = w.sync(check=1)
        self.assertIn("12 ", said)
        self.assertIn("--confirm", said)
        self.assertEqual(20 + 1 - 12, len(w.uids()))
        w.sync("--confirm")
        skipped = sum(w.kinds(f"p{n:03}") == ["skipped"] for n in range(16))
        self.assertEqual(12, skipped)
        self.in_step(w, "confirmed")


def load_tests(*_):
    return suite([])


def suite(names, part=""):
    found = unittest.TestSuite()
    for name, kind in ALL.items():
        if names and name not in names:
            continue
        if missing := kind.missing():
            print(f"skipped: {name}: {', '.join(missing)} not installed", file=sys.stderr)
            continue
        left_out = {} if kind.auth == "basic" else {"test_understands_what_vdirsyncer_brings": None}  # it fails at Digest
        case = type(f"{kind.__name__}", (Conformance, unittest.TestCase), {"kind": kind, "maxDiff": None, **left_out})
        found.addTests(t for t in unittest.defaultTestLoader.loadTestsFromTestCase(case) if part in t.id())
    return found


if __name__ == "__main__":
    wanted = argparse.ArgumentParser()
    wanted.add_argument("servers", nargs="*")
    wanted.add_argument("-k", default="", dest="part")
    wanted.add_argument("-v", action="store_const", const=2, default=1, dest="verbosity")
    wanted = wanted.parse_intermixed_args()
    done = unittest.TextTestRunner(verbosity=wanted.verbosity).run(suite(wanted.servers, wanted.part))
    skipped = any(kind.missing() for name, kind in ALL.items() if not wanted.servers or name in wanted.servers)
    sys.exit(1 if not done.wasSuccessful() else 77 if skipped else 0)  # 77: SKIP_RETURN_CODE in tests/CMakeLists.txt
