# SPDX-License-Identifier: MIT
"""[busy.NAME]: appointments from files, addresses and CalDAV collections; sources that cannot be read."""
import base64
import http.server
import threading
import unittest

from support.daemon import SETTINGS, DaemonTest, until

MULTISTATUS = """<?xml version="1.0"?><D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">{}
</D:multistatus>"""
ROW = """<D:response><D:href>/cal/{}.ics</D:href><D:propstat><D:prop><D:getetag>"1"</D:getetag><C:calendar-data>{}
</C:calendar-data></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>"""


def calendar(*events):
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n" + "".join(
        f"BEGIN:VEVENT\r\nUID:{n}@test\r\nDTSTAMP:20260101T000000Z\r\n{event}END:VEVENT\r\n"
        for n, event in enumerate(events)) + "END:VCALENDAR\r\n"


def all_day(date):
    return f"DTSTART;VALUE=DATE:{date.replace('-', '')}\r\nSUMMARY:Off\r\n"


class Server:
    """A calendar on loopback. `mode` says how it answers."""

    def __init__(self, test):
        server = self
        self.requests = []
        self.text = calendar()
        self.mode = "plain"

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def reply(self, status, body=b"", **headers):
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self):
                server.requests.append((self.command, self.path, dict(self.headers)))
                etag = f'"{hash(server.text)}"'
                if server.mode == "down":
                    self.reply(500, b"out of order")
                elif server.mode == "login" and self.headers.get("Authorization") != "Basic " + base64.b64encode(b"ada:secret").decode():
                    self.reply(401, WWW_Authenticate='Basic realm="x"')
                elif server.mode == "collection":
                    self.reply(405)
                elif self.path == "/moved.ics":
                    self.reply(302, Location="/work.ics")
                elif self.headers.get("If-None-Match") == etag:
                    self.reply(304)
                else:
                    self.reply(200, server.text.encode(), ETag=etag, Content_Type="text/calendar")

            def do_REPORT(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                server.requests.append((self.command, self.path, dict(self.headers), body))
                rows = ROW.format("a", server.text) + ROW.format("b", "no calendar")
                self.reply(207, MULTISTATUS.format(rows).encode(), Content_Type="application/xml")

        self.httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.httpd.serve_forever, daemon=True).start()
        test.addCleanup(self.httpd.server_close)
        test.addCleanup(self.httpd.shutdown)
        self.url = f"http://127.0.0.1:{self.httpd.server_address[1]}"


class Busy(DaemonTest):
    def start(self, source, before=None):
        d = self.daemon(settings=SETTINGS + f"\n[busy.work]\n{source}\n")
        if before:
            before(d)
        return d.start()

    def minutes(self, d, day):
        """The length of the block on that day; None without a block."""
        return next((b["minutes"] for b in d.agenda()["blocks"] if b["start"].startswith(day)), None)

    def a_day(self, d):
        """A day with a block, some weeks ahead."""
        return d.agenda()["blocks"][12]["start"][:10]

    def at(self, day, start, end):
        stamp = day.replace("-", "")
        return f"DTSTART;TZID=Europe/Berlin:{stamp}T{start}00\r\nDTEND;TZID=Europe/Berlin:{stamp}T{end}00\r\nSUMMARY:Meeting\r\n"

    def warnings(self, d):
        return [w["text"] for w in d.agenda()["warnings"] if w["code"] == "busy-source"]

    def test_a_block_keeps_clear_of_a_file_and_follows_it(self):
        d = self.start('file = "work.ics"', lambda d: d.config.with_name("work.ics").write_text(calendar()))
        file = d.config.with_name("work.ics")
        day = self.a_day(d)
        self.assertEqual(self.minutes(d, day), 60)
        file.write_text(calendar(self.at(day, "1630", "1720")))
        until(lambda: self.minutes(d, day) == 40, "the block is shorter")
        file.write_text(calendar(self.at(day, "1630", "1720") + "TRANSP:TRANSPARENT\r\n"))
        until(lambda: self.minutes(d, day) == 60, "a transparent appointment takes no time")
        file.write_text(calendar(all_day(day)))
        until(lambda: self.minutes(d, day) == 0, "a whole day closes the block, and the block says so")
        file.write_text(calendar(self.at(day, "1630", "1720")).replace("0@test", "0@intouch"))
        until(lambda: self.minutes(d, day) == 60, "an event of intouch takes no time")
        file.write_text(calendar(self.at(day, "1630", "1720")))
        until(lambda: self.minutes(d, day) == 40, "another appointment takes time again")
        file.write_text("<html>")
        warning = until(lambda: self.warnings(d), "a warning says that the file cannot be read")[0]
        self.assertRegex(warning, r"^Appointments of work: work.ics: line 1: found .*; what was known on \d{4}-\d\d-\d\d \d\d:\d\d is kept\.$")
        self.assertEqual(self.minutes(d, day), 40)

    def test_an_address_is_fetched_and_its_last_answer_outlives_it(self):
        server = Server(self)
        d = self.start(f'url = "{server.url}/moved.ics"\nevery = "1 minute"')
        until(lambda: (d.state / "work").parent.joinpath("intouch.db").exists() and list(d.state.glob("busy-work-*.ics")), "a copy is kept")
        day = self.a_day(d)
        self.assertEqual([r[1] for r in server.requests], ["/moved.ics", "/work.ics"])
        server.text = calendar(self.at(day, "1700", "1730"))
        d.stop()
        server.requests.clear()
        d.start()
        until(lambda: self.minutes(d, day) == 30, "it is fetched at the start")
        copy = next(d.state.glob("busy-work-*.ics"))
        self.assertEqual(copy.stat().st_mode & 0o777, 0o600)
        d.stop()
        server.mode = "down"
        d.start()
        warning = until(lambda: self.warnings(d), "a warning tells the trouble")[0]
        self.assertIn("Appointments of work: reading appointments: 127.0.0.1 answered 500 Internal Server Error", warning)
        self.assertRegex(warning, r"what was known on \d{4}-\d\d-\d\d \d\d:\d\d is kept\.$")
        self.assertNotIn("moved.ics", d.said(), "an address may be a secret")
        self.assertEqual(self.minutes(d, day), 30)

    def test_a_collection_is_read_with_user_and_password(self):
        server = Server(self)
        server.mode = "collection"

        def password(d):
            d.config.with_name("secret").write_text("secret\n")
            d.config.with_name("secret").chmod(0o600)

        d = self.daemon()
        day = self.a_day(d.start())
        d.stop()
        server.text = calendar(self.at(day, "1700", "1730"))
        d.config.write_text(d.config.read_text() + f'\n[busy.work]\nurl = "{server.url}/cal/"\nuser = "ada"\npassword = {{ file = "secret" }}\n')
        password(d)
        d.start()
        until(lambda: self.minutes(d, day) == 30, "the collection is read")
        self.assertEqual([r[0] for r in server.requests], ["GET", "REPORT"])
        self.assertEqual(server.requests[1][2]["Authorization"], "Basic " + base64.b64encode(b"ada:secret").decode())
        self.assertIn(b"VEVENT", server.requests[1][3])

    def test_a_wrong_password_brings_a_warning_and_stops_nothing(self):
        server = Server(self)
        server.mode = "login"
        d = self.start(f'url = "{server.url}/work.ics"\nuser = "ada"\npassword = {{ file = "secret" }}',
                       lambda d: (d.config.with_name("secret").write_text("wrong"), d.config.with_name("secret").chmod(0o600)))
        warning = until(lambda: self.warnings(d), "a warning tells the trouble")[0]
        self.assertIn("401", warning)
        self.assertTrue(warning.endswith("; nothing of it is known yet."), warning)
        self.assertTrue(d.agenda()["touches"])
        self.assertNotIn("wrong", d.said())


if __name__ == "__main__":
    unittest.main()
