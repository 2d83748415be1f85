# SPDX-License-Identifier: MIT
"""What came of an hour: the event of a block tells it once the hour is over, and what a buddy had in the same hour."""
import http.server
import socket
import threading
import unittest

import icalendar

from support.daemon import SETTINGS, DaemonTest, until

FEEDS = SETTINGS.replace("18:00\"]", "18:00\"]\nwith = \"{}\"") + """
[feeds.mine]
[feeds.open]
shows = ["blocks", "report"]
names = "initials"
[feeds.office]
names = "hidden"
"""
OVER = "2026-11-30 17:00:01"  # 18:00 in Berlin
HOUR = "Tried 3, in touch with 1 (Ada Lovelace), 1 message left.\nAda Lovelace: Grace got the lease"
FOREIGN = """BEGIN:VCALENDAR\r
VERSION:2.0\r
BEGIN:VEVENT\r
UID:1@intouch\r
DTSTART:20261130T160000Z\r
DTEND:20261130T170000Z\r
SUMMARY:Calls\r
DESCRIPTION:Tried 3\\, in touch with 2 (A. L. and G. H.).\\nA. L.: got the lease\r
END:VEVENT\r
END:VCALENDAR\r
"""


def told(d, feed="mine"):
    """What the block of this Monday tells in a feed."""
    for event in icalendar.Calendar.from_ical(d.feed(feed=feed).body).walk("VEVENT"):
        if "RECURRENCE-ID" in event and str(event.decoded("DTSTART")).startswith("2026-11-30 17:00"):
            return str(event.get("DESCRIPTION", ""))
    return ""


def requests(d, feed="open"):
    """How often somebody asked for that feed."""
    lines = d.api("GET", "/metrics").body.decode().splitlines()
    return sum(float(line.split()[-1]) for line in lines if line.startswith(f'intouch_feed_requests_total{{feed="{feed}"'))


class Server:
    """A feed on loopback that answers 304 to its own ETag."""

    def __init__(self, test):
        server = self
        self.text = FOREIGN
        self.status = 200
        self.asked = []  # the If-None-Match of each request

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                server.asked.append(self.headers.get("If-None-Match"))
                known = server.status == 200 and server.asked[-1] == f'"{hash(server.text)}"'
                body = b"" if known else server.text.encode()
                self.send_response(304 if known else server.status)
                self.send_header("ETag", f'"{hash(server.text)}"')
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self.httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.httpd.serve_forever, daemon=True).start()
        test.addCleanup(self.httpd.server_close)
        test.addCleanup(self.httpd.shutdown)
        self.url = f"http://127.0.0.1:{self.httpd.server_address[1]}/feeds/secret.ics"


class Hour(DaemonTest):
    def after(self, *outcomes, with_whom="Sam"):
        """A daemon with these outcomes of ten minutes before the end of the block."""
        d = self.daemon(settings=FEEDS.replace("{}", with_whom)).start()
        d.set_clock.set("2026-11-30 16:50:00")
        until(lambda: d.agenda()["at"].startswith("2026-11-30T17:50"), "the clock is set")
        for person, outcome, note in outcomes:
            self.assertEqual(d.log_outcome(person, outcome, note=note).status, 201)
        return d

    def buddy(self, d, name, url, every="1 minute"):
        before = d.config.read_text().split(f"[buddy.{name}]")[0]
        d.config.write_text(before + f'[buddy.{name}]\nurl = "{url}"\nevery = "{every}"\n')

    def test_a_block_ends_and_tells_what_came_of_it(self):
        d = self.after(("ada", "reached", "Grace got the lease"), ("grace", "left_message", ""), ("mary", "no_answer", ""))
        self.assertNotIn("Tried", told(d), "the hour is not over")
        d.set_clock.set(OVER)
        until(lambda: "Tried" in told(d), "the hour is over")
        self.assertEqual(told(d), HOUR)
        self.assertEqual(told(d, "open"), "Tried 3, in touch with 1 (A. L.), 1 message left.\nA. L.: G. got the lease")
        self.assertNotIn(b"Tried", d.feed(feed="office").body)
        body = d.feed().body
        d.stop()
        d.start()
        self.assertEqual(d.feed().body, body)

    def test_the_end_of_the_hour_alone_makes_its_event_tell(self):
        d = self.daemon(settings=FEEDS.replace("{}", "Sam"), moment="2026-11-30 16:57:00", speed=30).start()
        d.log_outcome("ada", "no_answer")
        until(lambda: told(d) == "Tried 1.", "the clock comes to the end of the hour")

    def test_two_daemons_tell_each_other(self):
        ada = self.after(("ada", "reached", "Grace got the lease"), ("grace", "left_message", ""), ("mary", "no_answer", ""))
        sam = self.after(("grace", "reached", "new ship"), ("ada", "reached", ""), with_whom="Ada")
        for d in (ada, sam):
            d.set_clock.set(OVER)
            until(lambda: "Tried" in told(d), "the hour is over")
        own = told(sam)
        plan = ada.agenda()["touches"]
        for d, name, other in ((ada, "sam", sam), (sam, "ada", ada)):
            self.buddy(d, name, f"http://127.0.0.1:{other.public_port}{other.feed_path('open')}")
        until(lambda: "Sam:" in told(ada) and "Ada:" in told(sam), "each tells what the other had")
        self.assertEqual(told(ada), HOUR + "\n\nSam: 2 of 2 · 'new ship'")
        self.assertEqual(told(ada, "open").split("\n\n")[1], "S.: 2 of 2")
        self.assertEqual(told(sam), own + "\n\nAda: 1 of 3 · 'G. got the lease'")
        self.assertNotIn(b"Sam:", ada.feed(feed="office").body)
        self.assertEqual(ada.agenda()["touches"], plan, "the plan does not depend on it")
        body = ada.feed().body
        for every in ("2 minutes", "3 minutes"):  # a second request means that the first answer was read
            asked = [requests(ada), requests(sam)]
            self.buddy(ada, "sam", f"http://127.0.0.1:{sam.public_port}{sam.feed_path('open')}", every)
            self.buddy(sam, "ada", f"http://127.0.0.1:{ada.public_port}{ada.feed_path('open')}", every)
            until(lambda: requests(ada) > asked[0] and requests(sam) > asked[1], "both ask again")
        self.assertEqual(ada.feed().body, body, "nobody tells a story back")

        sam.stop()
        ada.stop()
        ada.start()
        self.assertEqual(ada.feed().body, body, "the copy counts while the buddy is away")
        self.assertIn("[buddy.sam]:", until(ada.said, "the log"))
        self.assertNotIn("/feeds/", ada.said(), "the address is a secret")
        self.assertEqual([f.stat().st_mode & 0o777 for f in ada.state.glob("buddy-sam-*.ics")], [0o600])
        ada.config.write_text(ada.config.read_text().split("[buddy.sam]")[0] + "# nobody\n")  # a shorter file could be cut off
        until(lambda: told(ada) == HOUR, "without the buddy nothing is told of them")
        until(lambda: not list(ada.state.glob("buddy-*.ics")), "without the buddy nothing is kept of them")

    def test_a_feed_is_asked_for_changes_and_errors_keep_what_is_known(self):
        server = Server(self)
        d = self.daemon(settings=FEEDS.replace("{}", "Sam"), moment="2026-11-30 17:00:01", speed=40)
        self.buddy(d, "sam", server.url)
        d.start()
        until(lambda: told(d) == "Sam: 2 of 3 · 'got the lease'", "it is told")
        body = d.feed().body
        planned = d.agenda()["at"]
        until(lambda: len(server.asked) > 2, "it is asked again")
        self.assertIsNone(server.asked[0])
        self.assertIsNotNone(server.asked[2])
        self.assertEqual(d.feed().body, body)
        self.assertEqual(d.agenda()["at"], planned, "nothing is planned or rendered for the same answer")
        for status, text, said in ((500, "", "answered 500"), (404, "", "answered 404"), (200, "<html>", "127.0.0.1: line 1")):
            server.status, server.text = status, text
            until(lambda: said in d.said(), said)
            self.assertEqual(d.feed().body, body)
        server.text = FOREIGN.replace("with 2", "with 3")
        until(lambda: "3 of 3" in told(d), "it answers again")
        self.assertIn("answers again", d.said())

    def test_a_buddy_who_never_answers_holds_nothing_up(self):
        silent = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(silent.close)
        d = self.daemon(settings=FEEDS.replace("{}", "Sam"))
        self.buddy(d, "sam", f"http://127.0.0.1:{silent.getsockname()[1]}/f.ics")
        d.start()
        self.assertTrue(d.agenda()["touches"])
        self.assertEqual(d.stop(), 0)


if __name__ == "__main__":
    unittest.main()
