# SPDX-License-Identifier: MIT
"""A calendar account that cannot be brought in step. The user is told the same sentence everywhere, and everything else
goes on. The servers here are a few lines each; tests/servers has real ones."""
import datetime
import json
import os
import re
import ssl
import subprocess
import threading
import unittest

from servers.proxy import Proxy
from support.daemon import SETTINGS, DaemonTest, UnixConnection, until
from support.ports import HeldPort
from support.scripted import ONLY_TASKS, READ_ONLY, Scripted, found

HTML = b"<!DOCTYPE html><html><title>Welcome</title><body>It works!</body></html>"


class Caldav(DaemonTest):
    def account(self, url, more="", start=True):
        daemon = self.daemon(settings=SETTINGS + f"""
[caldav.cloud]
url = "{url}"
user = "ada"
password = {{ file = "password" }}
{more}
""")
        password = daemon.config.parent / "password"
        password.write_text("s3cret\n")
        password.chmod(0o600)
        return daemon.start() if start else daemon

    def scripted(self, answers):
        proxy = Proxy(0)
        proxy.before = Scripted(answers)
        proxy.__enter__()
        self.addCleanup(proxy.__exit__)
        return proxy

    def closed_port(self):
        """A port that refuses connections as long as the test runs."""
        port = HeldPort()
        self.addCleanup(port.release)
        return port.number

    def runs(self, daemon):
        """How often the account was synchronised, or tried to be."""
        metrics = daemon.api("GET", "/metrics").body.decode()
        return int(re.search(r'^intouch_caldav_runs_total\{account="cloud"\} (\d+)$', metrics, re.M)[1])

    def told(self, daemon, *parts):
        """`intouch sync` tells the problem in one sentence and exits with 1. `status` and the log tell the same sentence.
        Everything else goes on."""
        done = daemon.command("sync", check=1)
        self.assertEqual(1, len(done.stderr.strip().split("\n")), done.stderr)
        self.assertTrue(done.stderr.startswith("intouch: cloud: "), done.stderr)
        for part in parts:
            self.assertIn(part, done.stderr)
        problem = daemon.status()["calendars"][0]["problem"]
        self.assertEqual(f"intouch: cloud: {problem}\n", done.stderr)
        self.assertIn(f"calendar cloud: {problem}", daemon.said())
        self.assertIn(f"cloud  not in step: {problem}", daemon.command("status", check=0).stdout)
        self.assertEqual(201, daemon.log_outcome("ada", "reached").status)
        self.assertEqual(200, daemon.feed().status)
        return done.stderr

    def told_of(self, answers, *parts, **more):
        daemon = self.account(f"http://127.0.0.1:{self.scripted(answers).port}/", **more)
        self.told(daemon, *parts)
        return daemon

    def test_events_carry_the_links_of_the_account(self):
        wanted = found()
        written = {}

        def answers(method, path, headers):
            if method == "PUT":
                written[path] = proxy.before.body.decode().replace("\r\n ", "")
                return 201, "", {"ETag": f'"{len(written)}"'}
            return wanted(method, path, headers)
        proxy = self.scripted(answers)
        daemon = self.account(f"http://127.0.0.1:{proxy.port}/")
        until(lambda: [text for text in written.values() if "Call Ada" in text], "her event is written")
        text = next(text for text in written.values() if "Call Ada" in text)
        until(lambda: daemon.status()["calendars"][0]["succeeded"], "a run ends well")
        metrics = daemon.api("GET", "/metrics").body.decode()
        self.assertIn('intouch_caldav_in_step{account="cloud"} 1\n', metrics)
        self.assertRegex(metrics, r'intouch_caldav_last_success_timestamp_seconds\{account="cloud"\} \d{10}\n')
        link = re.search(r"http://127.0.0.1:\d+(/t/[a-z2-7]+)", text)[1]
        self.assertNotIn(link, daemon.feed().body.decode().replace("\r\n ", ""), "the links of a feed are others")
        page = daemon.tcp(daemon.public_port, "GET", link)
        self.assertEqual((page.status, b"Ada Lovelace" in page.body), (200, True))
        daemon.command("feeds", "--rotate", "mine", check=0)
        self.assertEqual(daemon.tcp(daemon.public_port, "GET", link).status, 200, "a new address of a feed does not end them")
        tap = daemon.tcp(daemon.public_port, "POST", link, {"Content-Type": "application/x-www-form-urlencoded"},
                         "round=1&attempt=1&say=no_answer&note=")
        self.assertEqual(tap.status, 303)
        self.assertEqual(daemon.touch("ada")["attempt"], 2)
        daemon.config.write_text(daemon.config.read_text().split("[caldav.cloud]")[0] + "[http]" +
                                 daemon.config.read_text().split("[http]")[1])
        until(lambda: daemon.tcp(daemon.public_port, "GET", link).status == 404, "the links end with the account")

    def test_who_waits_for_an_account_that_goes_is_told(self):
        released = threading.Event()
        self.addCleanup(released.set)

        def answers(*_):
            released.wait(60)
            return 404, "", {}
        proxy = self.scripted(answers)
        url = f"http://127.0.0.1:{proxy.port}/"
        daemon = self.account(url)
        before = daemon.config.read_text()
        for after, told in ((before.replace('user = "ada"', 'user = "ada2"'), "has other settings now"),
                            (before.split("[caldav.cloud]")[0] + "[http]" + before.split("[http]")[1], "is no longer there")):
            until(lambda: proxy.before.asked, "a run waits for the server")
            proxy.before.asked.clear()
            asking = UnixConnection(daemon.socket)
            self.addCleanup(asking.close)
            asking.request("POST", "/api/v1/sync", "{}", {"Content-Type": "application/json"})
            self.assertTrue(daemon.status()["calendars"][0]["running"])  # an answer to a request that came later
            daemon.config.write_text(after)
            answer = asking.getresponse()
            body = answer.read()
            self.assertEqual(answer.status, 200, body)
            self.assertIn(told, json.loads(body)["problems"])

    def keeping(self, takes=lambda text: True):
        """A server that lists what was written to it. `takes` says whether it takes a text."""
        wanted = found()
        written, refused = {}, []

        def answers(method, path, headers):
            if method == "PUT":
                text = proxy.before.body.decode().replace("\r\n ", "")
                if not takes(text):
                    refused.append(path)
                    return 403, "", {}
                written[path] = text
                return 201, "", {"ETag": f'"{len(text)}"'}
            status, body, more = wanted(method, path, headers)
            if path == "/me/cal/" and headers.get("Depth") == "1":
                rows = "".join(f"<D:response><D:href>{p}</D:href><D:propstat><D:prop><D:getetag>&quot;{len(text)}&quot;"
                               "</D:getetag></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>"
                               for p, text in written.items())
                body = body.replace("</D:multistatus>", rows + "</D:multistatus>")
            return status, body, more
        proxy = self.scripted(answers)
        return f"http://127.0.0.1:{proxy.port}/", written, refused

    def test_a_synchronisation_right_after_the_start_waits_for_the_first_plan(self):
        url, written, _ = self.keeping()
        daemon = self.account(url, start=False)
        daemon.roster.write_text(daemon.roster.read_text() + "".join(
            f'[people.p{i}]\nevery = "{2 + i % 5} months"\nlast = 2026-10-0{1 + i % 9}\n' for i in range(300)))
        daemon.launch()
        until(daemon.socket.exists, "the daemon listens")
        self.assertIn("cloud: in step", daemon.command("sync", check=0).stdout)
        self.assertGreater(len(written), 3)

    def test_the_notice_about_an_account_is_not_written_into_it(self):
        url, written, refused = self.keeping(takes=lambda text: "Call Ada" not in text)
        daemon = self.account(url)
        until(lambda: b"calendar cloud" in daemon.feed().body.replace(b"\r\n ", b""), "a feed tells it")
        tried = len(refused)
        daemon.command("sync", check=1)
        daemon.command("sync", check=1)
        self.assertGreater(len(refused), tried)
        self.assertTrue(written)
        self.assertEqual([], [text for text in written.values() if "calendar cloud" in text])

    def test_wrong_password(self):
        server = self.scripted(lambda *_: (401, "", {"WWW_Authenticate": 'Basic realm="x"'}))
        daemon = self.account(f"http://127.0.0.1:{server.port}/", more='every = "1 minute"')
        self.told(daemon, "password")
        self.assertTrue(daemon.status()["calendars"][0]["mend"])
        # The user sees the problem in the calendar, too.
        until(lambda: b"calendar cloud" in daemon.feed().body.replace(b"\r\n ", b""), "an event says so")
        # Many servers lock a user out after some wrong passwords. So a change of plan starts no run of the account.
        runs, asked = self.runs(daemon), len(server.before.asked)
        for outcome in ("reached", "no_answer"):
            daemon.log_outcome("grace", outcome)
            daemon.feed()  # comes when the new plan is rendered
        self.assertFalse(daemon.status()["calendars"][0]["running"])
        self.assertEqual((runs, asked), (self.runs(daemon), len(server.before.asked)))

    def test_a_wrong_password_is_not_sent_again_until_it_changes(self):
        server = self.scripted(lambda *_: (401, "", {"WWW_Authenticate": 'Basic realm="x"'}))
        daemon = self.account(f"http://127.0.0.1:{server.port}/", more='every = "1 minute"', start=False)
        daemon.environment["TIMER_SPEED"] = "60"
        daemon.start()
        until(lambda: daemon.status()["calendars"][0]["mend"], "the server refuses the password")
        runs, asked = self.runs(daemon), len(server.before.asked)
        until(lambda: self.runs(daemon) >= runs + 3, "three minutes go by, three seconds here")
        self.assertEqual(asked, len(server.before.asked))
        daemon.config.with_name("password").write_text("another\n")
        until(lambda: len(server.before.asked) > asked, "another password is sent")

    def test_wrong_url(self):
        self.told_of(lambda *_: (404, "", {}), "127.0.0.1", "url")

    def test_not_a_calendar_server(self):
        self.told_of(lambda *_: (200, HTML, {"Content_Type": "text/html"}), "CalDAV")

    def test_calendar_that_takes_no_events(self):
        self.told_of(found(ONLY_TASKS), "In touch", "VTODO")

    def test_read_only_calendar(self):
        self.told_of(found(READ_ONLY), "In touch")

    def test_quota(self):
        self.told_of(found(put=(507, "", {})), "507")

    def test_server_that_is_busy_is_left_alone_for_as_long_as_it_says(self):
        daemon = self.told_of(lambda *_: (503, "", {"Retry_After": "600"}), "503")
        calendar = daemon.status()["calendars"][0]
        self.assertFalse(calendar["mend"])
        now = datetime.datetime.fromtimestamp(daemon.set_clock.time(), datetime.timezone.utc)
        self.assertGreater(datetime.datetime.fromisoformat(calendar["next"]), now + datetime.timedelta(minutes=9))

    def test_nobody_there(self):
        self.told(self.account(f"http://127.0.0.1:{self.closed_port()}/"), "nobody listens there")

    def test_certificate_that_does_not_verify(self):
        daemon = self.account("https://localhost:1/", start=False)
        folder = daemon.folder
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                        "-keyout", folder / "key", "-out", folder / "certificate", "-days", "2", "-subj", "/CN=localhost",
                        "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
        server = self.scripted(found())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "certificate", folder / "key")
        server.server.socket = context.wrap_socket(server.server.socket, server_side=True)
        daemon.config.write_text(daemon.config.read_text().replace("localhost:1/", f"localhost:{server.port}/"))
        daemon.start()
        said = self.told(daemon, "localhost", "signed by itself", 'pin = "sha256//')
        self.assertEqual([], server.before.asked, "the password was not sent")
        pin = said.split('pin = "')[1].split('"')[0]
        daemon.config.write_text(daemon.config.read_text().replace(
            "[caldav.cloud]", f'[caldav.cloud]\npin = "{pin}"'))
        until(lambda: server.before.asked, "the server is asked once the pin is there")

    def test_password_file_that_is_not_there(self):
        daemon = self.account(f"http://127.0.0.1:{self.closed_port()}/", start=False)
        os.unlink(daemon.config.parent / "password")
        daemon.start()
        self.told(daemon, "password", "No such file")

    def test_password_command_that_fails(self):
        daemon = self.account(f"http://127.0.0.1:{self.closed_port()}/", start=False)
        daemon.config.write_text(daemon.config.read_text().replace(
            '{ file = "password" }', '{ command = ["sh", "-c", "echo locked >&2; exit 2"] }'))
        daemon.start()
        self.told(daemon, '"sh" exited with 2', "locked")

    def test_no_account(self):
        daemon = self.daemon().start()
        done = daemon.command("sync", check=1)
        self.assertIn("[caldav.NAME]", done.stderr)

    def test_silent_server_delays_neither_another_nor_the_end(self):
        ended = threading.Event()
        silent = self.scripted(lambda *_: (ended.wait(60), (500, "", {}))[1])
        self.addCleanup(ended.set)
        lively = self.scripted(lambda *_: (401, "", {}))
        daemon = self.account(f"http://127.0.0.1:{silent.port}/", more=f"""
[caldav.other]
url = "http://127.0.0.1:{lively.port}/"
user = "ada"
password = {{ file = "password" }}
""")
        until(lambda: any(c["id"] == "other" and c["problem"] for c in daemon.status()["calendars"]), "the trouble of the other is told")
        self.assertTrue(any(c["id"] == "cloud" and c["running"] for c in daemon.status()["calendars"]))
        self.assertEqual(0, daemon.stop())  # well before the silent server answers, or the daemon gives it up

    def test_account_that_is_taken_out_ends(self):
        ended = threading.Event()
        silent = self.scripted(lambda *_: (ended.wait(60), (500, "", {}))[1])
        self.addCleanup(ended.set)
        daemon = self.account(f"http://127.0.0.1:{silent.port}/")
        until(lambda: silent.before.asked, "asked")
        text = daemon.config.read_text()
        begin, end = text.index("[caldav.cloud]"), text.index("[http]")
        daemon.config.write_text(text[:begin] + text[end:])
        until(lambda: daemon.status()["calendars"] == [], "the account is gone")


if __name__ == "__main__":
    unittest.main()
