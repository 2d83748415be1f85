# SPDX-License-Identifier: MIT
"""What came of a week: the command, the API, the page, and the feed for a friend who may ask."""
import datetime
import json
import unittest

import icalendar

from support.daemon import DaemonTest
from support.silence import FEEDS, INITIALS, live_through


def events(body):
    """(day, title, text) of each event, as python-icalendar reads them."""
    found = []
    for e in icalendar.Calendar.from_ical(body).walk("VEVENT"):
        start = e.decoded("DTSTART")
        found.append((start.date() if isinstance(start, datetime.datetime) else start, str(e["SUMMARY"]), str(e.get("DESCRIPTION", ""))))
    return found


class Report(DaemonTest):
    def test_a_month_without_a_word(self):
        """Every planned touch stays on its day with initials, each Sunday's sum says so, and no name is in the feed."""
        d = self.daemon(settings=FEEDS).start()
        planned, weeks = live_through(d)
        self.assertGreater(len(planned), 10)

        body = d.feed(feed="sam").body
        shown = events(body)
        self.assertEqual(sorted((day, title) for day, title, _ in shown if title.endswith(", no word yet") and "planned" not in title),
                         planned)
        told = {day: (title, text) for day, title, text in shown if title.startswith("The week")}
        for sunday, title in weeks:
            self.assertEqual(told[sunday][0], title)
            self.assertEqual(told[sunday][1].count("no word yet"), int(title.split()[2]) + 1)
        for name in INITIALS:
            for word in name.split():
                self.assertNotIn(word.encode(), body)
        self.assertEqual(d.feed(feed="sam").body, body, "the same plan, the same bytes")

        slipping = d.command("people", "--slipping", check=0).stdout
        self.assertEqual(slipping.split()[0], "grace", "every two weeks: the most of her own intervals late")
        self.assertIn("2 rounds ago", slipping)
        self.assertEqual([p["person"] for p in json.loads(d.command("people", "--slipping", "--json", check=0).stdout)["slipping"]][0], "grace")

    def test_a_week_with_stories(self):
        d = self.daemon(settings=FEEDS).start()
        d.log_outcome("ada", "reached", note="Grace got the lease")
        d.log_outcome("grace", "left_message")
        text = d.command("report", check=0).stdout
        self.assertTrue(text.startswith("Mon 30 Nov to Sun 6 Dec 2026\n"), text)
        self.assertIn("2 tried, 1 reached.", text)
        self.assertIn("Mon 30 Nov, Ada Lovelace: Grace got the lease", text)
        self.assertEqual(d.command("report", "--week", check=0).stdout, text)
        self.assertIn("Sun 1 Nov to Mon 30 Nov 2026", d.command("report", "--month", check=0).stdout)
        self.assertIn("Nothing was planned", d.command("report", "--from", "2026-10-01", "--to", "2026-10-31", check=0).stdout)
        told = d.api("GET", "/api/v1/report").json()
        self.assertEqual((told["from"], told["to"], told["tried"], told["reached"]), ("2026-11-30", "2026-12-06", 2, 1))
        self.assertEqual(told["stories"], [{"date": "2026-11-30", "person": "ada", "name": "Ada Lovelace", "outcome": "reached",
                                            "channel": "call", "note": "Grace got the lease"}])
        self.assertEqual(json.loads(d.command("report", "--json", check=0).stdout), told)
        story = next(text for _, title, text in events(d.feed(feed="sam").body) if title.startswith("The week"))
        self.assertIn("A. L.: G. got the lease", story)
        page = d.tcp(d.control_port, "GET", "/report", {"Authorization": "Bearer " + (d.state / "token").read_text().strip()}).body.decode()
        self.assertIn("Grace got the lease", page)
        self.assertIn("/report?from=2026-11-23", page)

    def test_days_that_cannot_be_meant(self):
        d = self.daemon(settings=FEEDS).start()
        for words, said in [(("--from", "2026-12-02", "--to", "2026-12-01"), "expected 2026-12-02 or later"), (("--from", "soon"), "--from: found")]:
            self.assertIn(said, d.command("report", *words, check=1).stderr)
        self.assertEqual(d.command("report", "--to", "2026-12-01").returncode, 2)
        self.assertEqual(d.command("report", "--week", "--month").returncode, 2)
        for query, said in [("from=2026-12-02&to=2026-12-01", "or later"), ("to=2026-12-01", "the first day beside to"),
                            ("from=soon", "from: "), ("month=1&from=today", "month: found beside from"), ("circle=chess", "a circle of the roster")]:
            refused = d.api("GET", f"/api/v1/report?{query}")
            self.assertIn(refused.status, (400, 404, 422), query)
            self.assertIn(said, refused.json()["detail"])

    def test_a_broken_file_leaves_the_report_of_the_daemon(self):
        d = self.daemon(settings=FEEDS).start()
        d.log_outcome("ada", "reached", note="got the lease")
        d.roster.write_text("[people")
        self.assertIn("got the lease", d.command("report", check=0).stdout)
        self.assertIn("grace", d.command("people", "--slipping", check=0).stdout)

    def test_a_feed_of_a_circle(self):
        d = self.daemon(settings=FEEDS).start()
        titles = [title for _, title, _ in events(d.feed(feed="team").body)]
        self.assertIn("Call Ada Lovelace", titles)
        self.assertNotIn(b"Grace", d.feed(feed="team").body)
        d.config.write_text(d.config.read_text().replace('"friends"', '"freinds"'))
        self.assertIn('circles: found "freinds", expected a circle of the roster; did you mean "friends"?', d.command("check", check=1).stdout)


if __name__ == "__main__":
    unittest.main()
