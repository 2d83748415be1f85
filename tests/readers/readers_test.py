#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The parsers of others read the same events from the feed, and the events are those of the agenda. A library of others
verifies a webhook.

$INTOUCH names the program. npm installs ical.js and that library into build/readers from the lock file, once.
"""
import base64
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from support.daemon import PROGRAM, SETTINGS as PLAIN, TODAY, DaemonTest
from support.receivers import Posts
from support.silence import FEEDS, LAST, live_through

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent / "data" / "ical"
MODULES = HERE.parent.parent / "build" / "readers"
ICAL_JS = MODULES / "node_modules" / "ical.js" / "dist" / "ical.js"
WEBHOOKS = MODULES / "node_modules" / "standardwebhooks" / "dist" / "index.js"
LIMIT = 120  # seconds a reader may take


def install():
    """Into the build folder, again when the lock file has changed."""
    locks = [folder / "package-lock.json" for folder in (HERE, MODULES)]
    if ICAL_JS.exists() and locks[0].read_bytes() == locks[1].read_bytes():
        return
    MODULES.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "package.json", MODULES)
    shutil.copy(HERE / "package-lock.json", MODULES)
    subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=MODULES, check=True, timeout=LIMIT,
                   stdout=subprocess.DEVNULL)


READERS = {
    "python-icalendar": [sys.executable, HERE / "read_icalendar.py"],
    "ical.js": ["node", HERE / "read_icaljs.mjs"],
    "khal": [sys.executable, HERE / "read_khal.py"],
}


def instances(reader, feed, first, last):
    """(start, end, uid, title) of all that begin on days in [first, last)."""
    read = subprocess.run([*READERS[reader], feed, first, last], env=os.environ | {"ICAL_JS": str(ICAL_JS)},
                          text=True, capture_output=True, timeout=LIMIT)
    if read.returncode or read.stderr:
        raise AssertionError(f"{reader}: {read.stderr}")
    # khal lists an event of three days three times.
    return sorted({tuple(line.split("\t")) for line in read.stdout.splitlines()})


class a_feed(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        install()

    def test_is_read_alike_by_every_reader(self):
        expected = [tuple(line.split("\t")) for line in (DATA / "feed_readers.txt").read_text().splitlines()]
        self.assertGreater(len(expected), 100)
        for reader in READERS:
            with self.subTest(reader=reader):
                self.assertEqual(instances(reader, DATA / "feed_readers.ics", "2026-10-01", "2027-06-01"), expected)

    def test_without_events_is_read_by_every_reader(self):
        for reader in READERS:
            with self.subTest(reader=reader):
                self.assertEqual(instances(reader, DATA / "feed_empty.ics", "2026-10-01", "2027-06-01"), [])


ROSTER = """\
[people.ada]
name = "Ada, Countess of \\"Lovelace\\""
every = "6 weeks"
phone = "+44 20 7946 0000"
notes = "Prefers mornings; \\\\ 🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉"
last = 2026-10-22
birthday = 1985-12-10

[people.grace]
name = "Grace Hopper"
every = "2 weeks"
phone = "+1 202 555 0100"
last = 2026-11-24

[people.mary]
name = "Mary Somerville"
every = "3 months"
via = ["letter"]
address = "Edinburgh"
last = 2026-09-20
"""

SETTINGS = """\
timezone = "{zone}"

[blocks.calls]
name = "Keeping in touch"
when = ["Tue 17:00-18:00", "Thu 17:00-18:00", "1st Sat 10:00-11:00"]
via = ["call", "text"]

[[away]]
from = 2026-12-20
to = 2027-01-03
"""


class the_plan(unittest.TestCase):
    """`intouch plan` as a feed, beside the same plan as JSON."""
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        install()

    def plan(self, folder, form):
        return subprocess.run([PROGRAM, "plan", "--config", folder / "intouch.toml", "--state", folder / "state",
                               "--at", "2026-12-01T09:00", form], check=True, capture_output=True, timeout=LIMIT).stdout

    def test_is_what_every_reader_lists(self):
        # No VTIMEZONE can describe the rules of Casablanca, so its times are in UTC.
        for zone in ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"):
            with tempfile.TemporaryDirectory() as name:
                folder = pathlib.Path(name)
                (folder / "roster.toml").write_text(ROSTER)
                (folder / "intouch.toml").write_text(SETTINGS.format(zone=zone))
                agenda = json.loads(self.plan(folder, "--json"))
                feed = folder / "feed.ics"
                feed.write_bytes(self.plan(folder, "--ics"))
                touches = sorted((begin(t), end(t), t["uid"]) for t in agenda["touches"])
                self.assertEqual(len(touches), 3)
                blocks = sorted((utc(b["start"]), utc(b["end"])) for b in agenda["blocks"])
                self.assertGreater(len(blocks), 20)
                for reader in READERS:
                    with self.subTest(reader=reader, zone=zone):
                        # Wider than the days compared, for readers differ on the zone in which a window begins.
                        found = instances(reader, feed, "2026-11-30", "2027-05-15")
                        uids = {uid for _, _, uid in touches}
                        self.assertEqual([i[:3] for i in found if i[2] in uids], touches)
                        shown = sorted(i[:2] for i in found if i[3].startswith("Keeping in touch"))
                        self.assertEqual([b for b in shown if "2026-12-02" <= b[0] < "2027-05-01"],
                                         [b for b in blocks if "2026-12-02" <= b[0] < "2027-05-01"])


class the_feed_of_a_friend(DaemonTest):
    def test_has_each_silent_touch_on_its_day_for_every_reader(self):
        install()
        d = self.daemon(settings=FEEDS).start()
        planned, weeks = live_through(d)
        self.assertGreater(len(planned), 10)
        feed = d.folder / "sam.ics"
        feed.write_bytes(d.feed(feed="sam").body)
        for reader in READERS:
            with self.subTest(reader=reader):
                found = [(begin[:10], title) for begin, _, _, title in instances(reader, feed, str(TODAY), str(LAST))]
                silent = [i for i in found if i[1].endswith(", no word yet")]
                self.assertEqual(sorted(silent), sorted((str(day), title) for day, title in planned + weeks))


class a_webhook(DaemonTest):
    def verified(self, secret, headers, body):
        told = subprocess.run(["node", HERE / "read_webhook.mjs", secret], env=os.environ | {"LIBRARY": str(WEBHOOKS)},
                              input=json.dumps({"headers": headers, "body": body.decode()}), text=True, capture_output=True,
                              timeout=LIMIT)
        return told.returncode, told.stdout + told.stderr

    def test_is_verified_by_the_library_of_its_standard(self):
        install()
        posts = Posts()
        self.addCleanup(posts.close)
        secret = "whsec_" + base64.b64encode(b"0123456789abcdef0123456789abcdef").decode()
        d = self.daemon(moment=None, settings=PLAIN + f'[notify.home]\nurl = "http://127.0.0.1:{posts.port}/hook"\n'
                        'secret = { file = "secret" }\ndigest = "daily 08:00"\n')
        (d.config.parent / "secret").write_text(secret + "\n")
        (d.config.parent / "secret").chmod(0o600)
        d.start()
        d.command("notify", "--test", "home", check=0)
        headers, body = {name.lower(): value for name, value in posts.all[0][1].items()}, posts.all[0][2]
        self.assertEqual(self.verified(secret, headers, body), (0, "test\n"))
        for changed in (body.replace(b"test", b"tset"), body + b" "):
            self.assertEqual(self.verified(secret, headers, changed)[0], 1)
        other = "whsec_" + base64.b64encode(b"another key of thirty-two bytes!").decode()
        self.assertEqual(self.verified(other, headers, body)[0], 1)
        self.assertEqual(self.verified(secret, headers | {"webhook-id": "another"}, body)[0], 1)


def utc(time):
    return datetime.datetime.fromisoformat(time).astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%MZ")


def begin(touch):
    return utc(touch["start"]) if touch["start"] else touch["date"]


def end(touch):
    if touch["end"]:
        return utc(touch["end"])
    return str(datetime.date.fromisoformat(touch["date"]) + datetime.timedelta(days=1))


if __name__ == "__main__":
    unittest.main()
