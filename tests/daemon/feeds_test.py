# SPDX-License-Identifier: MIT
"""The addresses of feeds: shown, scanned, replaced. And how a browser signs in."""
import json
import pathlib
import re
import struct
import subprocess
import tempfile
import unittest
import zlib

from support.daemon import PROGRAM, SETTINGS, DaemonTest
from support.terminal import shown_by

FEEDS = SETTINGS + "[feeds.mine]\n[feeds.sam]\nnames = \"initials\"\n"


def grey_png(rows):
    """Rows of booleans (true is white) as a PNG, four pixels to a module."""
    scaled = [[255 if white else 0 for white in row for _ in range(4)] for row in rows for _ in range(4)]
    raw = b"".join(b"\0" + bytes(row) for row in scaled)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", len(scaled[0]), len(scaled), 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")


def scanned(text, drawn_is_white):
    """The text that a camera reads from lines of half blocks."""
    rows = []
    for line in text.splitlines():
        rows.append([(c in "█▀") == drawn_is_white for c in line])
        rows.append([(c in "█▄") == drawn_is_white for c in line])
    with tempfile.TemporaryDirectory() as folder:
        picture = pathlib.Path(folder, "qr.png")
        picture.write_bytes(grey_png(rows))
        done = subprocess.run(["zbarimg", "--quiet", "--raw", picture], capture_output=True, text=True, timeout=60)
    return done.stdout.strip()


def blocks(text):
    """The lines of `text` that hold nothing but half blocks and blanks."""
    return "\n".join(line for line in text.splitlines() if line and not line.strip(" █▀▄") and len(line) > 30)


class Feeds(DaemonTest):
    def setUp(self):
        self.d = self.daemon(settings=FEEDS).start()

    def links(self):
        return {f["id"]: f for f in json.loads(self.d.command("feeds", "--json", check=0).stdout)}

    def path(self, feed):
        return "/" + self.links()[feed]["url"].split("/", 3)[3]

    def test_status_tells_what_a_feed_leaves_out(self):
        d = self.daemon(settings=SETTINGS + "[calendar]\nlimit = 2\n").start()
        self.assertEqual(d.feed().body.count(b"BEGIN:VEVENT"), 2)
        said = [w for w in d.status()["warnings"] if "leaves out" in w]
        self.assertEqual(len(said), 1)
        self.assertRegex(said[0], r"^The feed mine leaves out \d+ events to stay within its limit")

    def got(self, path):
        return self.d.tcp(self.d.public_port, "GET", path).status

    def test_steps_for_the_calendars_people_use(self):
        text = self.d.command("feeds", check=0).stdout
        for app in ("Google Calendar", "Apple Calendar", "iPhone", "Outlook", "Thunderbird", "Android"):
            self.assertIn(app, text)
        self.assertIn(self.links()["mine"]["webcal"], text)
        self.assertIn("this machine only", text)
        alone = self.d.command("feeds", "sam", check=0).stdout
        self.assertIn(self.links()["sam"]["url"], alone)
        self.assertNotIn(self.links()["mine"]["url"], alone)
        self.assertIn('did you mean "mine"?', self.d.command("feeds", "mien", check=1).stderr)

    def test_a_camera_reads_the_code(self):
        webcal = self.links()["mine"]["webcal"]
        self.assertEqual(scanned(blocks(self.d.command("feeds", "mine", "--qr", check=0).stdout), True), webcal)
        places = ["--config", self.d.config, "--state", self.d.state]
        shown = shown_by([PROGRAM, *places, "feeds", "mine", "--qr"], 120)[0]
        self.assertIn("\x1b[38;5;16;48;5;231m", shown, "dark on light")
        self.assertEqual(scanned(blocks(re.sub(r"\x1b\[[0-9;]*m", "", shown)), False), webcal)
        plain = shown_by([PROGRAM, *places, "feeds", "mine", "--qr"], 120, NO_COLOR="1")[0]
        self.assertNotIn("\x1b", plain)
        self.assertEqual(scanned(blocks(plain), True), webcal)

    def test_a_rotated_feed_has_a_new_address_and_none_at_the_old_one(self):
        old, other = self.path("mine"), self.path("sam")
        self.assertEqual(self.got(old), 200)
        text = self.d.command("feeds", "--rotate", "mine", check=0).stdout
        new = self.path("mine")
        self.assertNotEqual(new, old)
        self.assertIn(new, text)
        self.assertEqual((self.got(old), self.got(new), self.got(other)), (404, 200, 200))
        self.d.kill()
        self.d.start()
        self.assertEqual((self.got(old), self.got(new), self.path("mine")), (404, 200, new))
        again = json.loads(self.d.command("feeds", "--rotate", "mine", "--json", check=0).stdout)
        self.assertEqual((list(again), self.got(new)), (["id", "url", "webcal"], 404))

    def test_a_repeated_rotation_counts_once(self):
        key = {"Idempotency-Key": "once"}
        first = self.d.api("POST", "/api/v1/feeds/sam/rotate", {}, key)
        again = self.d.api("POST", "/api/v1/feeds/sam/rotate", {}, key)
        self.assertEqual((first.status, first.json()), (200, again.json()))
        self.assertEqual(self.links()["sam"]["url"], first.json()["url"])
        self.assertEqual(self.d.api("POST", "/api/v1/feeds/sam/rotate", {"x": 1}).status, 422)
        unknown = self.d.api("POST", "/api/v1/feeds/sma/rotate", {})
        self.assertEqual((unknown.status, "sam" in unknown.json()["detail"]), (404, True))
        self.assertIn("sam", self.d.command("feeds", "--rotate", "sma", check=1).stderr)

    def test_without_a_daemon_addresses_are_shown_and_not_changed(self):
        before = self.links()
        self.d.stop()
        self.assertEqual(self.links(), before)
        self.d.command("feeds", "--rotate", "mine", check=3)
        self.assertEqual(self.links(), before)


class Login(DaemonTest):
    def setUp(self):
        self.d = self.daemon().start()
        self.link = json.loads(self.d.command("token", "--login", "--json", check=0).stdout)
        self.path = "/" + self.link["url"].split("/", 3)[3]

    def control(self, method, path, **headers):
        return self.d.tcp(self.d.control_port, method, path, {k.replace("_", "-"): v for k, v in headers.items()})

    def signed_in(self):
        done = self.control("POST", self.path, Origin=f"http://127.0.0.1:{self.d.control_port}")
        self.assertEqual((done.status, done.headers["Location"]), (303, "/"))
        return done.headers["Set-Cookie"]

    def test_a_link_signs_a_browser_in_once(self):
        self.assertEqual(self.link["url"], f"http://127.0.0.1:{self.d.control_port}{self.path}")
        for _ in range(2):
            shown = self.control("GET", self.path)
            self.assertEqual(shown.status, 200, "reading the page does not use the link up")
            self.assertIn(b'<form method="post">', shown.body)
            self.assertIsNone(shown.headers["Set-Cookie"])
        cookie = self.signed_in()
        name, value = cookie.split(";")[0].split("=")
        self.assertEqual(name, f"intouch_{self.d.control_port}")
        self.assertEqual(cookie.split("; ")[1:], ["Path=/", "Max-Age=2592000", "HttpOnly", "SameSite=Strict"])
        self.assertEqual(self.control("POST", self.path).status, 404, "the link works once")
        self.assertEqual(self.control("GET", self.path).status, 404)
        self.assertEqual(self.control("GET", "/api/v1/agenda", Cookie=f"{name}={value}").status, 200)
        self.assertEqual(self.control("GET", "/api/v1/agenda", Cookie=f"{name}={value}x").status, 401)
        self.assertEqual(self.control("GET", "/api/v1/agenda").status, 401)
        self.d.stop()
        self.d.start()
        self.assertEqual(self.control("GET", "/api/v1/agenda", Cookie=f"{name}={value}").status, 200, "after a restart")

    def test_other_sites_cannot_use_a_session(self):
        cookie = self.signed_in().split(";")[0]
        post = {"Cookie": cookie, "Content_Type": "application/json"}
        self.assertEqual(self.control("POST", "/api/v1/undo", **post, Origin="http://evil.example").status, 403)
        self.assertEqual(self.control("GET", "/api/v1/agenda", Cookie=cookie, Host="evil.example").status, 421)

    def test_other_sites_and_listeners_cannot_use_a_link(self):
        self.assertEqual(self.control("POST", self.path, Origin="http://evil.example").status, 403)
        self.assertEqual(self.control("POST", self.path, Host="evil.example").status, 421)
        self.assertEqual(self.d.tcp(self.d.public_port, "GET", self.path).status, 404)
        self.assertEqual(self.control("GET", "/login/" + "a" * 52).status, 404)
        self.assertEqual(self.control("DELETE", self.path).status, 405)
        self.assertEqual(self.control("POST", "/api/v1/login").status, 401)
        self.assertEqual(self.control("GET", self.path).status, 200, "the link still works")

    def test_behind_a_proxy_the_link_has_the_name_of_the_proxy_and_the_cookie_is_secure(self):
        self.d.config.write_text(self.d.config.read_text() + 'hosts = ["ada.example"]\n')
        self.d.stop()
        self.d.start()
        link = json.loads(self.d.command("token", "--login", "--json", check=0).stdout)
        self.assertTrue(link["url"].startswith("https://ada.example/login/"), link)
        self.assertEqual(len(link["urls"]), 2)
        path = "/" + link["url"].split("/", 3)[3]
        done = self.control("POST", path, Host="ada.example", Origin="https://ada.example")
        self.assertTrue(done.headers["Set-Cookie"].endswith("; Secure"))

    def test_the_link_is_shown_with_its_code(self):
        text = self.d.command("token", "--login", check=0).stdout
        link = re.search(r"^http://\S+$", text, re.M)[0]
        self.assertEqual(scanned(blocks(text), True), link)
        self.assertRegex(text, r"Good once, until \d\d:\d\d;")


if __name__ == "__main__":
    unittest.main()
