# SPDX-License-Identifier: MIT
"""Server-sent events, as an EventSource reads them."""
import json
import unittest

from support.daemon import ROSTER, DaemonTest, UnixConnection, until


class Source:
    """One connection to /api/v1/events."""

    def __init__(self, d, last=None):
        self.connection = UnixConnection(d.socket)
        self.connection.connect()
        self.connection.sock.settimeout(60)  # the daemon may be silent for 20 seconds
        self.connection.request("GET", "/api/v1/events", headers={"Last-Event-ID": last} if last else {})
        self.response = self.connection.getresponse()
        if self.response.status == 200:
            assert self.response.headers["Content-Type"] == "text/event-stream"
            assert self.response.readline() == b"retry: 3000\n" and self.response.readline() == b"\n"

    def next(self):
        """(name, id, data) of the next event; None at the end."""
        found = {}
        while line := self.response.readline():
            line = line.decode().rstrip("\n")
            if not line and found:
                return found["event"], found.get("id"), json.loads(found["data"])
            if ": " in line and not line.startswith(":"):
                name, value = line.split(": ", 1)
                found[name] = value
        return None

    def close(self):
        self.response.close()
        self.connection.close()


class Events(DaemonTest):
    def setUp(self):
        self.d = self.daemon().start()

    def source(self, last=None):
        source = Source(self.d, last)
        self.addCleanup(source.close)
        return source

    def test_an_entry_is_told_and_then_the_agenda(self):
        one, two = self.source(), self.source()
        agenda = self.d.agenda()
        for source in (one, two):
            name, last, data = source.next()
            self.assertEqual((name, data), ("agenda", {"at": agenda["at"]}))
        made = self.d.log_outcome("ada", "no_answer", note="line one\nline two: x").json()["entries"][0]
        for source in (one, two):
            self.assertEqual(source.next(), ("entry", made["id"], made))
            self.assertEqual(source.next()[:2], ("agenda", made["id"]))
        noted = self.d.api("POST", "/api/v1/people/ada/note", {"note": "x"}).json()["entries"][0]
        self.assertEqual(one.next(), ("entry", noted["id"], noted), "a note moves no touch")
        made = self.d.api("POST", "/api/v1/undo", {}).json()["entries"][0]
        self.assertEqual(one.next(), ("entry", made["id"], made))

    def test_a_client_that_was_away_is_told_what_it_missed(self):
        first = self.source()
        last = first.next()[1]
        first.close()
        ids = [self.d.api("POST", "/api/v1/people/ada/note", {"note": f"{n}"}).json()["entries"][0]["id"] for n in range(5)]
        again = self.source(last)
        self.assertEqual([again.next()[:2] for _ in ids], [("entry", i) for i in ids])
        self.assertEqual(again.next()[:2], ("agenda", ids[-1]))
        middle = self.source(ids[2])
        self.assertEqual([middle.next()[:2] for _ in range(3)], [("entry", ids[3]), ("entry", ids[4]), ("agenda", ids[-1])])
        nonsense = self.source("x")
        self.assertEqual(nonsense.next()[0], "agenda")

    def test_a_client_that_missed_too_much_is_told_to_read_everything(self):
        people = [f"p{i}" for i in range(100)]
        self.d.roster.write_text(ROSTER + "".join(f'[people.{p}]\nevery = "1 year"\n' for p in people))
        until(lambda: self.d.status()["entries"] == 103, "all have joined")
        first = self.source()
        last = first.next()[1]
        first.close()

        def say(times):
            for _ in range(times):
                done = self.d.api("POST", "/api/v1/log", {"people": people, "outcome": "no_answer", "on": "2026-01-01"})
                self.assertEqual(done.status, 201, done.body)
        say(4)
        again = self.source(last)
        self.assertEqual({again.next()[0] for _ in range(400)}, {"entry"}, "400 entries are told one by one")
        self.assertEqual(again.next()[0], "agenda")
        again.close()
        say(2)
        late = self.source(last)
        self.assertEqual(late.next(), ("reset", None, {}))
        name, newest, _ = late.next()
        self.assertEqual((name, newest), ("agenda", self.newest()))
        resumed = self.source(newest)
        self.assertEqual(resumed.next()[:2], ("agenda", newest), "nothing is missing after that")

    def test_a_client_that_missed_long_notes_is_told_to_read_everything(self):
        first = self.source()
        last = first.next()[1]
        first.close()
        for _ in range(60):
            self.assertEqual(self.d.api("POST", "/api/v1/people/ada/note", {"note": "x" * 3900}).status, 200)
        late = self.source(last)
        self.assertEqual([late.next()[0], late.next()[0]], ["reset", "agenda"])

    def newest(self):
        after, page = "", None
        while page is None or page["next"]:
            after = page["next"] if page else ""
            page = self.d.api("GET", "/api/v1/ledger?limit=1000" + (f"&after={after}" if after else "")).json()
        return page["entries"][-1]["id"]

    def test_a_comment_is_sent_after_a_long_silence(self):
        source = self.source()
        source.next()
        self.assertEqual(source.response.readline(), b": \n", "an EventSource skips it")
        self.assertEqual(source.response.readline(), b"\n")
        made = self.d.log_outcome("ada", "no_answer").json()["entries"][0]
        self.assertEqual(source.next()[:2], ("entry", made["id"]))

    def test_too_many_listeners_are_told_to_come_back(self):
        sources = [self.source() for _ in range(16)]
        busy = self.source()
        self.assertEqual((busy.response.status, busy.response.headers["Retry-After"]), (503, "60"))
        self.assertEqual(json.loads(busy.response.read())["type"], "urn:intouch:problem:unavailable")
        self.assertIn("intouch_event_listeners 16\n", self.d.api("GET", "/metrics").body.decode())
        self.assertEqual(sources[15].next()[0], "agenda")

    def test_a_client_that_does_not_read_is_dropped_and_others_go_on(self):
        deaf, good = self.source(), self.source()
        good.next()
        for number in range(150):
            self.assertEqual(self.d.api("POST", "/api/v1/people/ada/note", {"note": "x" * 3900}).status, 200)
            self.assertEqual(good.next()[0], "entry")
        self.assertIn("intouch_event_listeners 1\n", self.d.api("GET", "/metrics").body.decode())
        told = 0
        while deaf.next():
            told += 1
        self.assertLess(told, 150)

    def test_the_daemon_stops_while_somebody_listens(self):
        source = self.source()
        source.next()
        self.assertEqual(self.d.stop(), 0)
        self.assertIsNone(source.next())


if __name__ == "__main__":
    unittest.main()
