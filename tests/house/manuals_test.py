# SPDX-License-Identifier: MIT
"""The manual pages and --help are complete and in step with the program, and every example in them works."""
import os
import pathlib
import re
import shlex
import subprocess
import tempfile
import unittest

from support.daemon import PROGRAM, SETTINGS, DaemonTest

ROOT = pathlib.Path(__file__).parents[2]
PAGES = [ROOT / "config/man/intouch.1", ROOT / "config/man/intouch.toml.5", ROOT / "config/man/roster.toml.5"]
ROSTER = """\
[circles.clients]
every = "3 months"

[circles.friends]
every = "1 month"

[people.ada]
name = "Ada Lovelace"
every = "6 weeks"
phone = "+44 20 7946 0000"

[people.grace]
name = "Grace Hopper"
every = "2 weeks"
phone = "+1 202 555 0100"

[gatherings.six-pack]
name = "The Six-Pack weekend"
members = ["ada", "grace"]
every = "1 year"
book = "12 months"
last = 2026-05-08
"""
PROMISE = "promise ada friday send the article"
BEFORE = {"intouch resume": "pause ada", "intouch move ada friday --touch": PROMISE, "intouch undo": "log ada reached", "intouch log ada sent --touch": PROMISE,
          "intouch kept ada article": PROMISE, "intouch gathering six-pack booked --to": "undo"}


def literals(page):
    """The displayed examples of a page."""
    return [block.replace("\\(dq", '"').replace("\\&", "")
            for block in re.findall(r"^\.Bd -literal.*?\n(.*?)^\.Ed", page.read_text(), re.M | re.S)]


def items(page):
    """The names in the lists of a page."""
    heads = re.findall(r"^\.It Ic (.*)$", page.read_text(), re.M)
    return {word for head in heads for word in re.findall(r"[a-z_]+", head)}


def keys_of_readers(*files):
    """The keys that the readers of the files ask for, from their sources."""
    found = set()
    for name in files:
        text = (ROOT / "lib/roster" / name).read_text()
        found |= set(re.findall(r'\b(?:table|one|file|inner)\s*(?:->|\.)(?!error|warning|missing|wrong)\w+(?:<[^;()]*>)?\(\s*"([a-z_]+)"', text))
        found |= set(re.findall(r'\b(?:read_yearly|refer|read_address|parsed)\(\*?\w+, "([a-z_]+)"', text))
        if "read_via(" in text:
            found.add("via")
        found |= set(re.findall(r'read_secret\(\w+, "([a-z]+)"', text))
        if "read_circles(" in text:
            found.add("circles")
        if "read_naming(" in text:
            found.add("names")
        found |= set(re.findall(r'read_time\(\w+, "([a-z]+)"', text))
        if "read_cadence(" in text:
            found |= {"every", "early", "late", "anchor", "via"}
        if "read_shows(" in text:
            found.add("shows")
        if "read_words(" in text:
            found |= {"promise", "silence", "while"}
        if "reading.details" in text:
            found |= {"phone", "email", "address"}
    return found


def help_of(*words):
    return subprocess.run([PROGRAM, *words, "--help"], capture_output=True, text=True, timeout=60, check=True).stdout


def commands():
    return re.findall(r"^  ([a-z]+)  ", help_of(), re.M)


class Pages(unittest.TestCase):
    def test_the_pages_are_well_formed(self):
        for page in PAGES:
            done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", page], capture_output=True, text=True, timeout=60)
            self.assertEqual(done.stdout + done.stderr, "")

    def test_every_example_of_a_file_is_valid(self):
        for page, name in [(PAGES[1], "intouch.toml"), (PAGES[2], "roster.toml")]:
            examples = literals(page)
            self.assertGreater(len(examples), 3)
            for example in examples:
                with self.subTest(page.name, example=example), tempfile.TemporaryDirectory() as folder:
                    folder = pathlib.Path(folder)
                    (folder / "intouch.toml").write_text("")
                    (folder / "roster.toml").write_text(ROSTER)
                    (folder / "people").mkdir()
                    (folder / "people" / "more.toml").write_text("[people.zuse]\n")
                    for calendar in ("public-holidays.ics", "home.ics"):
                        (folder / calendar).write_text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n")
                    (folder / name).write_text(example)
                    done = subprocess.run([PROGRAM, "check", "--config", folder / "intouch.toml", "--state", folder / "state"],
                                          capture_output=True, text=True, timeout=60)
                    self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_every_key_of_the_readers_is_told(self):
        roster = keys_of_readers("read_person.cpp", "read_roster.cpp") - {"people", "circles.x"}
        settings = keys_of_readers("read_settings.cpp", "read_channels.cpp", "read_blocks.cpp", "read_accounts.cpp",
                                   "read_http.cpp", "read_secret.cpp", "read_notify.cpp")
        tables = {"calendar", "touch", "channels", "retry", "intro", "ramp", "days", "blocks", "away", "plan", "http", "feeds",
                  "busy", "buddy", "caldav", "notify", "words", "people", "gatherings", "no_answer", "left_message", "missed"}
        self.assertGreater(len(roster), 25)
        self.assertGreater(len(settings), 45)
        for page, keys in [(PAGES[1], settings), (PAGES[2], roster)]:
            told = items(page)
            headings = page.read_text()
            self.assertEqual({k for k in keys - tables if k not in told and k not in ("early", "late", "anchor")}, set(), page.name)
            for table in keys & tables:
                self.assertRegex(headings, r"\b" + table + r"\b")
        self.assertEqual(items(PAGES[2]) - roster, set(), "the page tells a key that nothing reads")
        self.assertEqual(items(PAGES[1]) - settings, set(), "the page tells a key that nothing reads")

    def test_every_command_and_option_is_told(self):
        page = PAGES[0].read_text()
        for command in commands():
            with self.subTest(command):
                self.assertRegex(page, rf"(?m)^\.It Ic {command}\b")
                for option in re.findall(r"(--[a-z]+)", help_of(command).split("Examples:")[0]):
                    self.assertIn(f"Fl {option[1:]}", page)


class Examples(DaemonTest):
    def run_line(self, d, line):
        words = shlex.split(line, comments=True)
        self.assertEqual(words[0], "intouch")
        done = d.command(*words[1:])
        self.assertEqual(done.returncode, 0, f"{line}: {done.stdout}{done.stderr}")

    def test_every_command_teaches_by_examples_that_work(self):
        d = self.daemon(roster=ROSTER, settings=SETTINGS + '[notify.phone]\ncommand = ["true"]\ndigest = "daily 08:00"\n')
        (d.folder / "new").mkdir()
        (d.folder / "new" / "intouch.toml").write_text("")
        (d.folder / "new" / "roster.toml").write_text(ROSTER)
        d.start()
        for command in commands():
            text = help_of(command)
            self.assertIn("Examples:", text, command)
            for line in re.findall(r"^  (intouch .*)$", text.split("Examples:")[1], re.M):
                with self.subTest(line):
                    if command == "serve" or re.search(r"intouch log +#", line):
                        continue  # these ask questions or run on: other tests have them
                    if command == "diff":
                        done = subprocess.run([PROGRAM, "diff", "--config", d.folder / "new/intouch.toml", "--state", d.state],
                                              capture_output=True, text=True, timeout=60, env=os.environ | d.environment)
                        self.assertEqual(done.returncode, 0, done.stderr)
                        continue
                    if command in ("import", "backup", "restore"):  # files of the current folder
                        (d.folder / "contacts.vcf").write_text("BEGIN:VCARD\nFN:Mary Somerville\nEND:VCARD\n")
                        (d.folder / "contacts.csv").write_text("Name,Labels\nEmmy Noether,Friends\n")
                        if command == "restore":
                            d.stop()
                        d.command(*shlex.split(line, comments=True)[1:], check=0, cwd=d.folder)
                        if command == "restore":
                            d.start()
                        continue
                    if command == "sync":  # there is no account here; tests/servers have one
                        done = d.command(*shlex.split(line, comments=True)[1:], check=1)
                        self.assertIn("[caldav.NAME]", done.stderr)
                        continue
                    for beginning, before in BEFORE.items():
                        if line.startswith(beginning):
                            d.command(*before.split(), check=0)
                    self.run_line(d, line)

    def test_the_examples_of_the_manual_work_one_after_the_other(self):
        d = self.daemon(roster=ROSTER).start()
        lines = [line[2:] for block in literals(PAGES[0]) for line in block.splitlines() if line.startswith("$ ")]
        self.assertGreater(len(lines), 5)
        for line in lines:
            with self.subTest(line):
                self.run_line(d, line)


if __name__ == "__main__":
    unittest.main()
