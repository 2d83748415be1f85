# SPDX-License-Identifier: MIT
"""Calendars made to hurt their reader: answers and stops do not wait for them, and memory has a bound. It prints what each
calendar cost. foreign_calendars_test.py holds a file for ever, and so shows without a clock that nothing waits."""
import http.server
import pathlib
import threading
import time
import unittest

from support.daemon import SETTINGS, DaemonTest, day, until

MARKED = day(8)  # Tuesday; the first event of every calendar closes this day
MEMORY = 64 << 20
PATIENCE = 10  # seconds for an answer while a calendar is read, under ASan on a busy machine
STOP = 5  # seconds until a stop is done


def calendar(*parts):
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", *event("mark", all_day(MARKED)), *parts,
                        "END:VCALENDAR", ""])


def all_day(date):
    return f"DTSTART;VALUE=DATE:{date.replace('-', '')}"


def event(uid, *lines):
    return ["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260101T000000Z", *lines, "END:VEVENT"]


def at(number, zone=""):
    return f"DTSTART{zone}:202612{1 + number % 28:02}T{number % 24:02}{number % 60:02}00"


def one_with(*lines):
    return calendar(*event("one", "DTSTART:20260101T120000Z", "DURATION:PT1M", *lines))


def each(count, make):
    return calendar(*(line for number in range(count) for line in make(number)))


def zone(number):
    return ["BEGIN:VTIMEZONE", f"TZID:zone {number}", "BEGIN:STANDARD", "DTSTART:16010101T000000", "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100", "RRULE:FREQ=DAILY;BYMONTH=10;BYHOUR=3", "END:STANDARD", "BEGIN:DAYLIGHT",
            "DTSTART:16010101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
            "END:DAYLIGHT", "END:VTIMEZONE", *event(f"u{number}", at(number, f";TZID=zone {number}"))]


def numbers(count):
    return ",".join(map(str, range(count)))


def overrides(number):
    return event("one", f"RECURRENCE-ID:20{26 + number // 336:02}{1 + number // 28 % 12:02}{1 + number % 28:02}T120000Z", at(number))


BOMBS = {
    "20,000 rules in one event": lambda: one_with(*["RRULE:FREQ=DAILY"] * 20_000),
    "20,000 daily events": lambda: each(20_000, lambda n: event(f"u{n}", at(n), "DURATION:PT1M", "RRULE:FREQ=DAILY")),
    "10,000 overrides of one event": lambda: calendar(
        *event("one", "DTSTART:20260101T120000Z", "RRULE:FREQ=DAILY"),
        *(line for number in range(10_000) for line in overrides(number))),
    "10,000 zones": lambda: each(10_000, zone),
    "a count of billions": lambda: one_with("RRULE:FREQ=DAILY;COUNT=2000000000"),
    "a count of billions of seconds": lambda: one_with("RRULE:FREQ=SECONDLY;COUNT=2000000000"),
    "a day that never comes": lambda: one_with("RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30"),
    "every second of every day": lambda: one_with(
        f"RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYHOUR={numbers(24)};BYMINUTE={numbers(60)};BYSECOND={numbers(60)}"),
    "a line of 32 MiB": lambda: one_with("SUMMARY:" + "x" * ((32 << 20) - 1000)),
    "16 MiB of short lines": lambda: one_with(*["X:y"] * (3 << 20)),
    "a million dates": lambda: one_with("RDATE:" + ",".join(
        f"2027{1 + n // 28 % 12:02}{1 + n % 28:02}T{n % 24:02}{n // 24 % 60:02}{n // 1440 % 60:02}Z" for n in range(1_000_000))),
    "components in components": lambda: calendar(*["BEGIN:VEVENT"] * 200_000),
    "20,000 daily events of one name": lambda: each(20_000, lambda n: event("one", at(n), "DURATION:PT1M", "RRULE:FREQ=DAILY")),
    "100,000 parameters": lambda: one_with("X-A" + ";A=B" * 100_000 + ":x"),
    "an event from year 1 on": lambda: calendar(*event("one", "DTSTART:00010101T000000Z", "RRULE:FREQ=DAILY;BYSETPOS=-1;BYDAY=MO")),
}


class Server:
    """A calendar on loopback: `text`, or a body without an end."""

    def __init__(self, test):
        server = self
        self.text = calendar()
        self.endless = False

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/calendar")
                if not server.endless:
                    self.send_header("Content-Length", str(len(server.text)))
                self.end_headers()
                try:
                    self.wfile.write(server.text.encode())
                    while server.endless:
                        self.wfile.write(b"X-MORE:more\r\n" * 10_000)
                except OSError:
                    pass  # the reader has enough

        self.httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.httpd.serve_forever, daemon=True).start()
        test.addCleanup(self.httpd.server_close)
        test.addCleanup(self.httpd.shutdown)
        self.url = f"http://127.0.0.1:{self.httpd.server_address[1]}/work.ics"


class Bombs(DaemonTest):
    def start(self, source, text=None):
        d = self.daemon(settings=SETTINGS + f"\n[busy.work]\n{source}\n")
        self.file = d.config.with_name("work.ics")
        if text is not None:
            self.file.write_text(text)
        return d

    def has_result(self, d):
        """The calendar was read: its first event counts, or a warning tells why it does not."""
        agenda = d.agenda()
        closed = next(b["minutes"] for b in agenda["blocks"] if b["start"].startswith(MARKED)) == 0
        return closed or any(w["code"] == "busy-source" for w in agenda["warnings"])

    def replace(self, text):
        """Writes the file at once, as editors do: half of a bomb is another one."""
        whole = self.file.with_suffix(".new")
        whole.write_text(text)
        whole.rename(self.file)

    def memory(self, d, name):
        status = pathlib.Path(f"/proc/{d.process.pid}/status").read_text()
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith(name))

    def watch(self, d, what, light):
        """Lets `light` bring the calendar in, and logs until its result appears. Prints what it cost."""
        d.log_outcome("ada", "no_answer")
        pathlib.Path(f"/proc/{d.process.pid}/clear_refs").write_text("5")  # the peak begins anew
        before = self.memory(d, "VmRSS")
        times = []
        begin = time.monotonic()
        light()

        def logs_until_it_is_read():
            asked = time.monotonic()
            self.assertEqual(d.log_outcome("ada", "no_answer").status, 201)
            times.append(time.monotonic() - asked)
            return self.has_result(d)

        until(logs_until_it_is_read, "the calendar is read")
        self.assertLess(max(times), PATIENCE)
        grown = self.memory(d, "VmHWM") - before
        print(f"\n  {what}: {time.monotonic() - begin:.1f} s with {len(times)} logs, the slowest took "
              f"{max(times) * 1000:.0f} ms; {grown / (1 << 20):.0f} MiB more memory", end="", flush=True)
        return grown

    def test_a_calendar_made_to_hurt_costs_little(self):
        for what, make in BOMBS.items():
            with self.subTest(what):
                text = make()
                d = self.start('file = "work.ics"', "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n").start()
                self.assertLess(self.watch(d, what, lambda: self.replace(text)), MEMORY)
                self.replace(text.replace("UID:mark", "UID:other"))
                time.sleep(0.3)  # the daemon sees the change and begins to read
                asked = time.monotonic()
                self.assertEqual(d.stop(), 0)
                stopped = time.monotonic() - asked
                print(f"; stopped in {stopped:.1f} s", end="", flush=True)
                self.assertLess(stopped, STOP)

    def test_a_body_without_an_end_is_given_up(self):
        server = Server(self)
        server.endless = True
        d = self.start(f'url = "{server.url}"').start()
        self.assertLess(self.watch(d, "a body without an end", lambda: None), MEMORY)
        self.assertIn("the body has more than 33554432 bytes", d.said())

    def test_an_address_may_hold_a_bomb_too(self):
        server = Server(self)
        server.text = BOMBS["20,000 daily events"]()
        d = self.start(f'url = "{server.url}"').start()
        self.assertLess(self.watch(d, "20,000 daily events from an address", lambda: None), MEMORY)


if __name__ == "__main__":
    unittest.main()
