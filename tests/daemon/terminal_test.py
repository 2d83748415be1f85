# SPDX-License-Identifier: MIT
"""The command line on a terminal: questions, widths, colours, and its messages about mistakes."""
import http.server
import os
import re
import socketserver
import threading
import unittest

from support.daemon import PROGRAM, ROSTER, DaemonTest
from support.terminal import Terminal, shown_by

WIDE = """
[people.taro]
name = "山田太郎 from the tea house in the north of the old town by the river"
every = "2 weeks"
phone = "+81 3 5550 0100"
last = 2026-11-01

[people.sally]
name = "Sally 👩🏽‍🚀 R\u0301ide"
every = "2 weeks"
phone = "+1 202 555 0101"
last = 2026-11-01
"""


def columns_of(text):
    """The columns that the text takes, by a rule that is right for the letters used here."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text).replace("👩🏽‍🚀", "山").replace("\u0301", "")
    return sum(2 if ord(c) > 0x2E7F and c not in "…" else 1 for c in plain)


class Questions(DaemonTest):
    def setUp(self):
        self.d = self.daemon().start()
        self.places = ["--config", self.d.config, "--state", self.d.state, "--socket", self.d.socket]

    def test_log_asks_who_and_what(self):
        with Terminal([PROGRAM, *self.places, "log"]) as t:
            t.expect("1  Grace Hopper")
            t.expect("Who?")
            t.say("er")
            t.expect("say which")
            t.expect("Who?")
            t.say("lovelace")
            t.expect("What was the outcome?")
            t.say("9")
            t.expect('found "9", expected a number from 1 to 6')
            t.expect("What was the outcome?")
            t.say("no answer")
            t.expect("What to remember?")
            t.say("engaged all day")
            t.expect("When again?")
            t.say("in 3 weeks")
            t.expect("Logged: no answer. Next: Call Ada Lovelace")
            self.assertEqual(t.ended(), 0)
        touch = self.d.touch("ada")
        self.assertEqual((touch["attempt"], touch["pinned"]), (2, True))
        self.assertIn("engaged all day", self.d.command("show", "ada", check=0).stdout)

    def test_numbers_are_answers_too(self):
        with Terminal([PROGRAM, *self.places, "log"]) as t:
            t.expect("Who?")
            t.say("1")
            t.expect("What was the outcome?")
            t.say("1")
            t.expect("What to remember?")
            t.say("")
            t.expect("Logged: reached.")
            self.assertEqual(t.ended(), 0)
        self.assertEqual(self.d.touch("grace")["round"], 2)

    def test_the_end_of_input_logs_nothing(self):
        entries = self.d.status()["entries"]
        with Terminal([PROGRAM, *self.places, "log"]) as t:
            t.expect("Who?")
            t.say("ada")
            t.expect("What was the outcome?")
            t.end_of_input()
            t.expect("nothing was logged")
            self.assertEqual(t.ended(), 1)
        self.assertEqual(self.d.status()["entries"], entries)

    def test_without_a_terminal_nothing_is_asked(self):
        self.assertIn("intouch log ada no_answer", self.d.command("log", check=2, input="").stderr)
        refused = self.d.command("log", "ada", "recahed", check=2).stderr
        self.assertIn('did you mean "reached"?', refused)

    def test_every_write_says_what_comes_next_and_why(self):
        text = self.d.command("log", "ada", "no-answer", "--next", "in 3 weeks", check=0).stdout
        self.assertRegex(text, r"^Logged: no answer\. Next: Call Ada Lovelace, \w{3} \d+ \w{3} \d{4}.*\n  \w")
        both = self.d.command("log", "ada", "grace", "reached", check=0).stdout
        self.assertIn("  Ada Lovelace: ", both)
        self.assertIn("  Grace Hopper: ", both)
        self.assertRegex(self.d.command("move", "ada", "in", "2", "weeks", check=0).stdout, r"^Moved to .*Next: ")
        self.assertRegex(self.d.command("promise", "ada", "tomorrow", "send", "the", "article", check=0).stdout, "the article|Promised")
        self.d.command("note", "ada", "her", "daughter", "starts", "school", check=0)
        self.assertIn("her daughter starts school", self.d.command("show", "ada", check=0).stdout)


class Output(DaemonTest):
    def setUp(self):
        self.d = self.daemon(roster=ROSTER + WIDE)
        self.places = ["--config", self.d.config, "--state", self.d.state]

    def shown(self, *words, columns=80, **environment):
        text, status = shown_by([PROGRAM, *self.places, *words], columns, **self.d.environment, **environment)
        self.assertEqual(status, 0, text)
        return text

    def test_tables_fit_the_terminal(self):
        for columns in (60, 80, 100):
            for command in (["agenda", "--days", "90"], ["people"], ["plan", "--at", "2026-11-23"]):
                widths = [columns_of(line) for line in self.shown(*command, columns=columns).splitlines() if "山田" in line]
                self.assertGreater(len(widths), 0)
                self.assertLessEqual(max(widths), columns, command)
        self.assertRegex(self.shown("people", columns=60), r"(?m)^ +house in the north", "a name goes on in the next line")
        narrow = self.shown("people", columns=40).splitlines()
        self.assertLessEqual(max(map(columns_of, narrow)), 40, narrow)
        self.assertRegex("\n".join(narrow), r"(?m)^Ada Lovelace +\w{3} \d+ \w{3} +17:00$", "neither a name nor a date is cut")
        self.assertIn("by the river", self.d.command("people", check=0).stdout, "a pipe has no width")
        self.assertIn("by the river", self.shown("people", columns=60, COLUMNS="200"))

    def test_columns_line_up_with_wide_and_combined_letters(self):
        lines = self.d.command("people", check=0).stdout.splitlines()
        starts = set()
        for line in lines:
            date = re.search(r"\w{3} \d+ \w{3} ", line)
            starts.add(columns_of(line[:date.start()]))
        self.assertEqual((len(lines), len(starts)), (5, 1), lines)

    def test_a_date_has_its_year_where_it_is_not_this_one(self):
        self.d.roster.write_text(self.d.roster.read_text() + '\n[people.rosa]\nevery = "1 year"\nlast = 2026-11-01\n')
        touches = self.d.command("agenda", "--days", "400", check=0).stdout.splitlines()
        this_year, later = ([line for line in touches if re.match(day + " ", line)] for day in (r"\w{3} \d+ \w{3}", r"\w{3} \d+ \w{3} 2027"))
        self.assertGreater(len(later), 0)
        self.assertGreater(len(this_year), len(later))

    def test_links_are_never_cut(self):
        self.d.config.write_text(self.d.config.read_text() + '[channels.call]\nhours = "00:00-24:00"\n')
        narrow = self.shown("now", "--all", columns=40)
        self.assertIn("tel:+442079460000", narrow)
        self.assertRegex(narrow, r"due\s+\d", "the date is in the title")

    def test_help_and_figures_fit_the_terminal(self):
        for columns in (40, 80):
            for words in (["--help"], ["log", "--help"], ["feeds", "--help"], ["import", "--help"], ["check"], ["feeds"]):
                if words == ["feeds"]:
                    self.d.start()
                    self.d.stop()
                with self.subTest(words, columns=columns):
                    lines = [line for line in self.shown(*words, columns=columns).splitlines() if "://" not in line]
                    self.assertLessEqual(max(map(columns_of, lines)), columns)
        self.assertRegex(self.shown("plan", "--weeks", "4", columns=40), r"(?m)^ ?7 Dec 2026  ")

    def test_a_code_that_no_phone_can_use(self):
        self.d.start()
        self.places += ["--socket", self.d.socket]
        for words in (["feeds", "mine", "--qr"], ["token", "--login"]):
            narrow = self.shown(*words, columns=40)
            self.assertIn("too narrow for the QR", narrow)
            self.assertNotIn("\u2588", narrow)
            wide = self.shown(*words, columns=80)
            self.assertIn("\u2588", wide)
            self.assertIn("on this machine", wide)

    def test_colours_are_for_terminals(self):
        self.d.start()
        self.d.stop()
        self.assertIn("\x1b[", self.shown("feeds"))
        self.assertNotIn("\x1b", self.shown("feeds", NO_COLOR="1"))
        self.assertNotIn("\x1b", self.shown("feeds", TERM="dumb"))
        self.assertNotIn("\x1b", self.d.command("feeds", check=0).stdout)


class Wrong(DaemonTest):
    def test_exit_statuses_and_what_to_do(self):
        d = self.daemon()
        self.assertIn("intouch serve", d.command("status", check=3).stderr)
        self.assertIn('did you mean "ada"?', d.command("why", "adda", check=1).stderr)
        self.assertIn("say which", d.command("why", "er", check=1).stderr)
        d.command("why", check=2)
        d.command("agenda", "--days", "many", check=2)
        d.command("nothing", check=2)
        d.command(check=2)
        self.assertEqual(d.command("--help", check=0).stderr, "")
        d.start()
        self.assertIn('did you mean "ada"?', d.command("log", "adda", "reached", check=1).stderr)
        self.assertIn("2020-01-01", d.command("move", "ada", "2020-01-01", check=1).stderr)
        self.assertIn("whenever", d.command("move", "ada", "whenever", check=1).stderr)

    def test_a_mistyped_line_says_what_to_type(self):
        d = self.daemon()
        for words, expected in [
            ([], "intouch: expected a command, such as: intouch agenda; intouch --help lists them"),
            (["agnda"], 'intouch: found "agnda", expected a command; did you mean "agenda"?'),
            (["--jsno", "agenda"], 'intouch: found "--jsno", expected a command or an option; did you mean "--json"?'),
            (["agenda", "--dyas", "3"], 'intouch: agenda: found "--dyas", which is none of its options; did you mean "--days"?'),
            (["agenda", "--days", "0"], 'intouch: --days: found "0", expected a number from 1 to 3660'),
            (["agenda", "--days", "x"], 'intouch: --days: found "x", expected a number from 1 to 3660'),
            (["agenda", "--days"], "intouch: --days: expected NUMBER after it: that many days ahead (14)"),
            (["why"], "intouch: why: expected PERSON (id, or any part of the name), such as: intouch why ada"),
            (["why", "ada", "grace"],
             'intouch: why: found "grace", expected nothing more; intouch why --help shows what it takes'),
            (["move", "ada"], "intouch: move: expected DAY (friday, tomorrow, \"in 2 weeks\", 2026-12-03T17:30), such as: "
                              "intouch move ada friday"),
            (["log", "ada", "reached", "--promise", "friday"],
             'intouch: --promise: expected TEXT after it: a follow-up, last on the line: --promise friday "send the article"'),
        ]:
            with self.subTest(words):
                self.assertEqual(d.command(*words, check=2).stderr, expected + "\n")

    def test_a_daemon_of_another_version_brings_a_warning(self):
        d = self.daemon()

        class Old(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = b'{"text": "intouch 0.0.1 runs"}'
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Intouch-Version", "0.0.1")
                self.end_headers()
                self.wfile.write(body)

            def address_string(self):
                return "socket"

            def log_message(self, *_):
                pass

        with socketserver.UnixStreamServer(str(d.socket), Old) as server:
            thread = threading.Thread(target=server.serve_forever)
            thread.start()
            try:
                done = d.command("status", check=0)
            finally:
                server.shutdown()
                thread.join()
        self.assertIn("the daemon is version 0.0.1, this program ", done.stderr)
        self.assertEqual(done.stdout, "intouch 0.0.1 runs\n")
        os.unlink(d.socket)
        d.start()
        self.assertEqual(d.command("status", check=0).stderr, "")


if __name__ == "__main__":
    unittest.main()
