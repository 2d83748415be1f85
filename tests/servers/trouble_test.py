# SPDX-License-Identifier: MIT
"""What real servers say when something must be mended, and what the user is told of it: one sentence with the account,
the server's words and the remedy, the same in `intouch sync`, `status` and the log. Scripted servers for what these
cannot be brought to say are in tests/daemon/caldav_test.py."""
import imaplib
import re
import shutil
import sys
import unittest
import urllib.parse

from servers import ALL, Cyrus, Radicale, Sabre
from servers.server import USER
from servers.world import World
from support.daemon import until

MAKE = ('<c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop><d:displayname>In touch'
        '</d:displayname><c:supported-calendar-component-set><c:comp name="VTODO"/></c:supported-calendar-component-set>'
        "</d:prop></d:set></c:mkcalendar>")


class ReadOnlyRadicale(Radicale):
    def prepare(self):
        super().prepare()
        config = self.folder / "config"
        config.write_text(config.read_text().replace("type = owner_only", f"type = from_file\nfile = {self.folder}/rights"))
        self.write("rights", "[all]\nuser = .+\ncollection = .*\npermissions = RrWw\n")

    def freeze(self):
        self.write("rights", "[root]\nuser = .+\ncollection =\npermissions = R\n"
                             "[all]\nuser = .+\ncollection = .*\npermissions = Rr\n")
        self.restart()


class Trouble(unittest.TestCase):
    maxDiff = None

    def world(self, kind, **how):
        if missing := kind.missing():
            self.skipTest(f"not installed: {missing}")
        world = World(kind, **how).__enter__()
        self.addCleanup(world.__exit__)
        return world

    def told(self, w, *parts):
        """`intouch sync` says it in one sentence and exits 1; so do status and log, and everything else goes on."""
        done = w.daemon.command("sync", check=1)
        print(f"{w.server.name}: {done.stderr.strip()}", file=sys.stderr)
        self.assertEqual(1, len(done.stderr.strip().split("\n")), done.stderr)
        self.assertTrue(done.stderr.startswith("intouch: cloud: "), done.stderr)
        for part in parts:
            self.assertIn(part, done.stderr)
        problem = w.calendar()["problem"]
        self.assertEqual(f"intouch: cloud: {problem}\n", done.stderr)
        self.assertIn(f"calendar cloud: {problem}", w.daemon.said())
        self.assertRegex(w.daemon.command("status", check=0).stdout,
                         f"cloud  not in step(?: since [^:]+:[^:]+)?: {re.escape(problem)}")
        self.assertEqual(201, w.daemon.log_outcome("ada", "reached").status)
        self.assertEqual(200, w.daemon.feed().status)
        return done.stderr

    def test_wrong_password(self):
        for kind in ALL.values():
            with self.subTest(kind.name):
                w = self.world(kind)
                w.set_password("wr0ng")
                w.daemon.start()
                self.told(w, f"logging in as {USER}", "check user and password")
                w.__exit__()

    def test_address_that_is_wrong_below_the_right_host_is_found_all_the_same(self):
        w = self.world(Radicale)
        w.daemon.config.write_text(w.daemon.config.read_text().replace(w.base, w.base + "no/such/place"))
        w.start()
        self.assertEqual(5, len(w.uids()))

    def test_calendar_that_takes_no_events(self):
        w = self.world(Sabre)
        self.assertEqual(201, w.server.request("MKCALENDAR", w.server.home_path + "tasks/", MAKE,
                                               {"Content-Type": "application/xml"})[0])
        w.daemon.start()
        self.told(w, 'the calendar "In touch" takes VTODO only, not VEVENT', "name another calendar")

    def test_calendar_that_may_only_be_read(self):
        w = self.world(ReadOnlyRadicale).start()
        w.server.freeze()
        w.daemon.stop()
        shutil.rmtree(w.daemon.state)  # the calendar is found anew
        w.daemon.start()
        self.told(w, 'the calendar "In touch" may only be read by this user', "name another calendar")

    def test_calendar_that_became_read_only(self):
        w = self.world(ReadOnlyRadicale).start()
        w.server.freeze()
        w.daemon.log_outcome("grace", "reached")
        self.told(w, 'nothing may be written to the calendar "In touch"', "403 Forbidden",
                  "check that this user may do that; or name another calendar")

    def test_quota(self):
        w = self.world(Cyrus, people=40)
        mail = imaplib.IMAP4("127.0.0.1", w.server.imap_port)
        mail.login("cyradm", "adm1n")
        self.assertEqual("OK", mail.setquota(f"user/{USER}", "(STORAGE 8)")[0])
        mail.logout()
        w.daemon.start()
        said = self.told(w, "free some space there")
        self.assertRegex(said, "507 Insufficient Storage|Over quota")
        self.assertLess(len([m for m, *_ in w.proxy.log if m == "PUT"]), 45)  # and it stops at once

    def test_object_that_the_server_fails_at_for_good(self):
        w = self.world(Radicale).start()
        bad = urllib.parse.urlparse(str(w.item("Grace").url)).path
        w.proxy.before = lambda handler, method, path: path == bad and (handler.answer(500) or True)
        w.daemon.api("POST", "/api/v1/people/grace/reschedule", {"to": "2027-02-01"})
        self.told(w, "1 of 1 object was not taken: writing \"Text Grace Hopper\"", bad, "500 Internal Server Error; it is tried again later")
        self.assertFalse(w.calendar()["mend"])
        until(lambda: w.items_called("✓ Ada"), "what was logged meanwhile went out at once")
        w.edit("Mary", (r"^SUMMARY:", "STATUS:CANCELLED\nSUMMARY:"))
        w.sync(check=1)
        self.assertEqual(["skipped"], w.kinds("mary"))
        asked = []
        w.proxy.before = lambda handler, method, path: (asked.append(method), handler.answer(503, Retry_After="600"))
        w.sync(check=1)
        asked.clear()
        for person in ("ada", "emmy"):  # it asked to be left alone
            w.daemon.log_outcome(person, "reached")
        until(lambda: not w.calendar()["running"], "what it did, if anything")
        self.assertEqual([], asked)
        w.proxy.before = None
        self.assertIn("in step", w.sync())
        self.assertIn("20270201", w.item("Grace").data)

    def test_password_that_is_taken_back_and_given_again(self):
        w = self.world(Radicale).start()
        w.server.change_password("an0ther")
        w.server.restart()
        self.told(w, "check user and password")
        self.assertTrue(w.calendar()["mend"])
        w.server.change_password("s3cret")
        w.server.restart()
        self.assertRegex(w.sync(), "in step")
        self.assertIsNone(w.calendar()["problem"])


if __name__ == "__main__":
    unittest.main()
