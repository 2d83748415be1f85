# SPDX-License-Identifier: MIT
"""A calendar server that tries to fill the memory or to keep the daemon waiting. The user reads one sentence about it,
memory grows by at most 32 MiB, and everything else answers in the meantime."""
import gzip
import itertools
import pathlib
import re
import sys
import time
import unittest

from servers.proxy import Proxy
from support.daemon import SETTINGS, DaemonTest, until
from support.scripted import Scripted, found

SIZE = 11 << 20  # bytes of an answer: a little less than the daemon accepts
MOST = 32 << 20  # bytes of memory
HEAD = b'<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">'
ROW = b"<d:response><d:href>/me/cal/%d</d:href><d:propstat><d:prop><d:getetag>1</d:getetag></d:prop></d:propstat></d:response>"


def filled(pieces, tail=b""):
    """A body of `SIZE` bytes or a little less, made of the pieces."""
    body = bytearray(HEAD)
    for piece in pieces:
        if len(body) + len(piece) + len(tail) > SIZE:
            break
        body += piece
    return bytes(body + tail)


PROPS = b"<d:response><d:href>/me/cal/x</d:href><d:propstat><d:prop>" + b"<a/>" * 2000 + b"</d:prop></d:propstat></d:response>"
BODIES = {
    "of rows of very many properties": lambda: filled(itertools.repeat(PROPS), b"</d:multistatus>"),
    "of rows of very many conditions": lambda: filled(itertools.repeat(PROPS.replace(b"prop>", b"error>")), b"</d:multistatus>"),
    "of one object under very many names": lambda: filled([
        b"<d:response>", *(b"<d:href>/me/cal/%d</d:href>" % n for n in range(1900)),
        b"<d:propstat><d:prop><c:calendar-data>" + b"x" * (2 << 20), b"</c:calendar-data></d:prop></d:propstat></d:response>"],
        b"</d:multistatus>"),
    "deeply nested": lambda: filled(itertools.repeat(b"<a>")),
    "of very many rows": lambda: filled((ROW % n for n in itertools.count()), b"</d:multistatus>"),
    "of very many elements": lambda: filled(itertools.repeat(b"<a/>"), b"</d:multistatus>"),
    "of one row with very many elements": lambda: filled(itertools.chain([b"<d:response>"], itertools.repeat(b"<a/>"))),
    "of one long text": lambda: filled(itertools.chain([b"<d:response><d:href>"], itertools.repeat(b"x" * 1024))),
    "of very many attributes": lambda: filled(itertools.chain([b"<a "], (b'a%d="" ' % n for n in itertools.count()))),
    "of very many character references": lambda: filled(itertools.chain([b"<a>"], itertools.repeat(b"&#65;"))),
    "of entities in entities": lambda: b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"&a;" * 10) for n in range(9)) + b"]><x>&a8;</x>",
    "with a DOCTYPE and very much after it": lambda: b"<!DOCTYPE x>" + filled(itertools.repeat(b"<a/>")),
    "of zeros": lambda: b"\0" * SIZE,
    "of one line": lambda: b"x" * SIZE,
}


def endless(handler):
    handler.wfile.write(b"HTTP/1.1 207 Multi-Status\r\nTransfer-Encoding: chunked\r\n\r\n")
    piece = b"".join(ROW % n for n in range(100))
    piece = b"%x\r\n%s\r\n" % (len(piece), piece)
    while True:
        handler.wfile.write(piece)


def endless_without_length(handler):
    handler.wfile.write(b"HTTP/1.0 207 Multi-Status\r\n\r\n" + HEAD)
    while True:
        handler.wfile.write(b"<a/>" * 1000)


def endless_head(handler):
    handler.wfile.write(b"HTTP/1.1 207 Multi-Status\r\n")
    while True:
        handler.wfile.write(b"X-Much: " + b"x" * 1000 + b"\r\n")


def compressed_bomb(handler):
    handler.answer(207, gzip.compress(b"\0" * (200 << 20)), Content_Encoding="gzip")


WAYS = {"endless": endless, "endless, of no length": endless_without_length, "with an endless head": endless_head,
        "a compressed bomb": compressed_bomb}
# Which requests get the hostile answer. All others get the answer of a good server.
STAGES = {"finding": lambda method, path, depth: True,
          "listing": lambda method, path, depth: method == "REPORT",
          "full listing": lambda method, path, depth: method in ("REPORT", "PROPFIND") and (path, depth) != ("/me/cal/", "0")
          and path == "/me/cal/",
          "writing": lambda method, path, depth: method == "PUT"}


def memory(daemon, what):
    status = pathlib.Path(f"/proc/{daemon.process.pid}/status").read_text()
    return int(re.search(rf"{what}:\s+(\d+)", status).group(1)) << 10


class Hostile:
    """Answers the requests of `stage` by `way`, and all others as `found()` does."""

    def __init__(self):
        self.good = Scripted(found())
        self.stage, self.way = None, None

    def __call__(self, handler, method, path):
        depth = handler.headers.get("Depth", "")
        if self.stage is None:
            handler.answer(503, b"", Retry_After="1")
        elif not STAGES[self.stage](method, path, depth):
            if method == "REPORT":
                handler.answer(501)
            else:
                return self.good(handler, method, path)
        else:
            try:
                self.way(handler)
            except OSError:
                pass
            handler.cut()
        return True


class HostileServer(DaemonTest):
    def test_memory_stays_within_bounds(self):
        proxy = Proxy(0)
        proxy.before = hostile = Hostile()
        proxy.__enter__()
        self.addCleanup(proxy.__exit__)
        daemon = self.daemon(settings=SETTINGS + f"""
[caldav.cloud]
url = "http://127.0.0.1:{proxy.port}/"
user = "ada"
password = {{ file = "password" }}
""")
        password = daemon.config.parent / "password"
        password.write_text("s3cret\n")
        password.chmod(0o600)
        daemon.start()
        until(lambda: daemon.status()["calendars"][0]["problem"], "the server was asked")
        before = memory(daemon, "VmRSS")
        bodies = {name: (lambda body: lambda handler: handler.answer(207, body))(make()) for name, make in BODIES.items()}
        worst = 0
        for stage in STAGES:
            for name, way in {**bodies, **WAYS}.items():
                with self.subTest(stage=stage, answer=name):
                    pathlib.Path(f"/proc/{daemon.process.pid}/clear_refs").write_text("5")  # a new peak
                    hostile.stage, hostile.way = stage, way
                    began = time.monotonic()
                    done = daemon.command("sync")
                    took = time.monotonic() - began
                    grown = memory(daemon, "VmHWM") - before
                    worst = max(worst, grown)
                    print(f"{stage}, {name}: {grown / (1 << 20):.1f} MiB, {took:.1f} s", file=sys.stderr)
                    said = done.stdout + done.stderr
                    self.assertLess(grown, MOST, f"{said} {took:.1f} s")
                    self.assertLess(took, 30)
                    self.assertEqual(200, daemon.feed().status)
                    if stage == "finding":
                        self.assertEqual(1, done.returncode, said)
                        self.assertEqual(1, len(done.stderr.strip().split("\n")), said)
        print(f"memory grew by {worst / (1 << 20):.1f} MiB at most", file=sys.stderr)


if __name__ == "__main__":
    unittest.main()
