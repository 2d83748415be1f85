# SPDX-License-Identifier: MIT
"""A day of a user, from the list in the morning to the letter that was not written. The test sets the clock. After each
step it reads the calendar with a library that others wrote."""
import datetime
import html.parser
import re
import subprocess
import unittest
import urllib.parse

import icalendar

from support.daemon import DaemonTest, until

ROSTER = """\
[people.ada]
name = "Ada Lovelace"
every = "6 weeks"
phone = "+44 20 7946 0000"
last = 2026-10-20
topics = ["her book"]

[people.charles]
name = "Charles Babbage"
every = "1 month"
phone = "+44 20 7946 0042"
last = 2026-11-01

[people.grace]
name = "Grace Hopper"
every = "2 weeks"
phone = "+1 202 555 0100"
last = 2026-11-17

[people.mary]
name = "Mary Somerville"
every = "3 months"
via = ["letter"]
address = "Edinburgh"
last = 2026-09-01
"""
SETTINGS = """\
timezone = "Europe/Berlin"

[blocks.calls]
name = "Keeping in touch"
when = ["Tue 17:00-18:30", "Thu 17:00-18:30"]
via = ["call"]
"""
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (datetime.date(2026, 12, day) for day in (1, 2, 3, 4))


class Form(html.parser.HTMLParser):
    """The first form of a page: its hidden fields, and the values of the buttons that log an outcome."""

    def __init__(self, page):
        super().__init__()
        self.hidden, self.buttons = {}, []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "input" and given.get("type") == "hidden":
            self.hidden[given["name"]] = given["value"]
        if tag == "button" and given.get("name") == "say":
            self.buttons.append(given["value"])


def day_of(when):
    return when.date() if isinstance(when, datetime.datetime) else when


class Day(DaemonTest):
    def listed(self):
        """Every event except the blocks, as python-icalendar reads them: (title, (uid, start, text))."""
        calendar = icalendar.Calendar.from_ical(self.d.feed().body)
        return [(str(e["SUMMARY"]), (str(e["UID"]), e.decoded("DTSTART"), str(e.get("DESCRIPTION", ""))))
                for e in calendar.walk("VEVENT") if "RRULE" not in e and "RECURRENCE-ID" not in e]

    def events(self):
        """title → (uid, start, text), of titles that occur once."""
        return dict(self.listed())

    def of(self, title):
        events = self.events()
        self.assertIn(title, events)
        return events[title]

    def link(self, title):
        """The path of the action link in an event's text."""
        return re.search(r"https?://[^\s/]+(/t/\w+)", self.of(title)[2])[1]

    def test_a_day(self):
        self.d = self.daemon(roster=ROSTER, settings=SETTINGS, moment="2026-12-01 08:00:00").start()  # Tuesday, 9:00 in Berlin
        clock = self.d.set_clock

        # The morning: what is planned for today, and who could be reached at once.
        for name in ("Ada Lovelace", "Charles Babbage", "Grace Hopper"):
            start = self.of(f"Call {name}")[1]
            self.assertEqual((start.date(), start.astimezone(datetime.timezone.utc).hour in (16, 17)), (TUESDAY, True))
        letter = self.of("Write to Mary Somerville")
        self.assertEqual(letter[1], TUESDAY, "all day")
        morning = self.d.command("now", "--all", check=0).stdout
        self.assertEqual(sorted(re.findall(r"^Call (\w+)", morning, re.M)), ["Ada", "Charles", "Grace"])
        self.assertEqual(len(morning.splitlines()), 3, "nobody can be reached by a letter now")

        # 17:05, on the command line: Ada picked up.
        clock.set("2026-12-01 16:05:00")
        until(lambda: self.d.agenda()["at"].startswith("2026-12-01T17:05"), "the clock moves on")
        ada, charles, grace = (self.of(f"Call {n}") for n in ("Ada Lovelace", "Charles Babbage", "Grace Hopper"))
        said = self.d.command("log", "ada", "reached", "--note", "the book is out in May", check=0).stdout
        self.assertIn("Next: Call Ada Lovelace, Tue 12 Jan 2027", said)
        self.assertEqual(self.of("✓ Ada Lovelace, call")[:2], (ada[0], TUESDAY), "the same event, now a record")
        self.assertEqual(day_of(self.of("Call Ada Lovelace")[1]), datetime.date(2027, 1, 12))
        self.assertIn("the book is out in May", self.of("Call Ada Lovelace")[2])

        # curl on the socket: nobody picked up, the event moves into the next block.
        done = subprocess.run(["curl", "--silent", "--show-error", "--fail", "--unix-socket", self.d.socket, "--json",
                               '{"outcome": "no_answer"}', "http://localhost/api/v1/people/grace/log"],
                              capture_output=True, text=True, check=True, timeout=60)
        self.assertIn("Logged: no answer.", done.stdout)
        moved = self.of("Call Grace Hopper")
        self.assertEqual((moved[0], day_of(moved[1])), (grace[0], THURSDAY))

        # The link in the event: looking changes nothing, a tap logs.
        before = self.d.feed().body
        path = self.link("Call Charles Babbage")
        form = Form(self.d.tcp(self.d.public_port, "GET", path).body.decode())
        self.assertEqual(self.d.feed().body, before)
        self.assertIn("reached", form.buttons)
        body = urllib.parse.urlencode({**form.hidden, "say": "reached", "note": ""})
        tap = {"Content-Type": "application/x-www-form-urlencoded"}
        self.assertIn(self.d.tcp(self.d.public_port, "POST", path, tap, body).status, (200, 303))
        self.assertEqual(self.of("✓ Charles Babbage, call")[0], charles[0])
        entries = self.d.status()["entries"]
        self.d.tcp(self.d.public_port, "POST", path, tap, body)
        self.assertEqual(self.d.status()["entries"], entries, "the same tap twice is one call")

        # A promise, and something that was logged by mistake.
        self.d.command("promise", "ada", "friday", "send the article", check=0)
        promised = [e for _, e in self.listed() if day_of(e[1]) == FRIDAY]
        self.assertEqual(len(promised), 1)
        self.assertIn("send the article", promised[0][2])
        before = self.events()
        self.d.command("log", "mary", "sent", check=0)
        self.assertIn("✓ Mary Somerville, letter", self.events())
        self.d.command("undo", check=0)
        self.assertEqual(self.events(), before, "the same events as before")

        # A typing error in the roster: everything goes on, and the calendar tells the error until it is mended.
        whole = self.d.roster.read_text()
        self.d.roster.write_text(whole.replace('"6 weeks"', '"6 wekes"'))
        until(lambda: len(self.events()) == len(before) + 1, "the calendar says that something is wrong")
        new = set(self.events()) - set(before)
        self.assertEqual({day_of(self.events()[title][1]) for title in new}, {TUESDAY})
        self.d.roster.write_text(whole + '\n[people.emmy]\nname = "Emmy Noether"\nphone = "+49 30 1"\nlast = 2026-11-20\n')
        until(lambda: "Call Emmy Noether" in self.events(), "the mended roster is taken, with the new person")
        self.assertEqual(set(self.events()) - set(before), {"Call Emmy Noether"})

        # Midnight: the letter was not written and comes back.
        clock.set("2026-12-01 23:00:03")
        until(lambda: day_of(self.of("Write to Mary Somerville")[1]) == WEDNESDAY, "the day went by")
        self.assertEqual(self.of("Write to Mary Somerville")[0], letter[0])

        # A restart changes nothing.
        feed = self.d.feed()
        self.assertEqual(self.d.stop(), 0)
        self.d.start()
        again = self.d.feed()
        self.assertEqual((again.body, again.headers["ETag"]), (feed.body, feed.headers["ETag"]))


if __name__ == "__main__":
    unittest.main()
