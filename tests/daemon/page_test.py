# SPDX-License-Identifier: MIT
"""The page as a browser without script uses it: every screen, every form, and what must not work."""
import html.parser
import pathlib
import re
import subprocess
import unittest
import urllib.parse

from support.daemon import ROSTER, SETTINGS, DaemonTest, day, until

README = pathlib.Path(__file__).parents[2] / "README.md"


class Screen(html.parser.HTMLParser):
    """The forms of a screen: hidden and typed fields as a list of (name, value), and the buttons by label."""

    def __init__(self, answer):
        super().__init__(convert_charrefs=True)
        self.status, self.headers = answer.status, answer.headers
        self.forms, self.buttons, self.links, self.text, self.tags, self.one_line = [], [], [], "", [], []
        self.pressed = None
        self.feed(answer.body.decode())

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        self.tags.append(tag)
        self.tags += [name for name in a if name.startswith("on")]
        if tag == "form":
            self.forms.append({"action": a.get("action"), "method": a.get("method"), "fields": []})
        if tag in ("input", "textarea", "select") and a.get("type") != "checkbox":
            self.forms[-1]["fields"].append((a["name"], a.get("value", "")))
            if tag == "input" and a.get("type") != "hidden":
                self.one_line.append((len(self.forms) - 1, a["name"]))
        if tag == "button":
            self.pressed = (len(self.forms) - 1, a.get("name"), a.get("value"))
        if tag == "a":
            self.links.append(a.get("href"))

    def handle_data(self, data):
        self.text += data
        if self.pressed and data.strip():
            self.buttons.append((data.strip(), *self.pressed))
            self.pressed = None

    def press(self, label, which=0, **typed):
        """The body that a browser sends when the button with this label is pressed."""
        _, form, name, value = [b for b in self.buttons if b[0] == label][which]
        fields = [(n, typed.get(n, v)) for n, v in self.forms[form]["fields"]]
        return urllib.parse.urlencode(fields + ([(name, value)] if name else []))

    def labels(self):
        return [b[0] for b in self.buttons]


class Page(DaemonTest):
    def start(self, **how):
        """Planned on a Monday at ten in Berlin; now it is 17:10, in the middle of a block."""
        self.d = self.daemon(**how).start()
        self.d.set_clock.set("2026-11-30 16:10:00")
        until(lambda: self.d.agenda()["at"].startswith("2026-11-30T17:10"), "the clock moves on")
        self.own = f"http://127.0.0.1:{self.d.control_port}"
        self.sign_in()
        return self.d

    def sign_in(self):
        path = "/" + self.d.api("POST", "/api/v1/login", {}).json()["url"].split("/", 3)[3]
        self.cookie = self.ask("POST", path, Origin=self.own).headers["Set-Cookie"].split(";")[0]

    def ask(self, method, path, body="", **headers):
        return self.d.tcp(self.d.control_port, method, path, {k.replace("_", "-"): v for k, v in headers.items()}, body)

    def screen(self, path="/", **headers):
        return Screen(self.ask("GET", path, Cookie=self.cookie, **headers))

    def act(self, form, origin=None, cookie=None):
        return self.ask("POST", "/act", form, Cookie=cookie or self.cookie, Origin=origin or self.own,
                        Content_Type="application/x-www-form-urlencoded")

    def done(self, form):
        """The screen to which the browser is sent after the form."""
        answer = self.act(form)
        self.assertEqual(answer.status, 303, answer.body)
        return self.screen(answer.headers["Location"].split("#")[0])

    def entries(self):
        return self.d.api("GET", "/api/v1/ledger").json()["entries"]

    def last(self):
        return self.entries()[-1]

    def test_who_is_not_signed_in_is_told_how(self):
        self.start()
        for path in ("/", "/people", "/people/ada", "/ahead", "/setup"):
            answer = self.ask("GET", path)
            self.assertEqual((answer.status, answer.headers["Content-Type"]), (401, "text/html; charset=utf-8"))
            self.assertIn(b"intouch token --login", answer.body)
            self.assertNotIn(b"Ada", answer.body)
        count = len(self.entries())
        self.assertEqual(self.ask("POST", "/act", "do=undo", Origin=self.own,
                                  Content_Type="application/x-www-form-urlencoded").status, 401)
        self.assertEqual(len(self.entries()), count)

    def test_every_screen_is_whole(self):
        self.start()
        self.d.api("POST", "/api/v1/people/ada/log", {"outcome": "reached", "on": "2026-11-03"})  # a year without any has no chart
        for path, words in [("/", ("Monday 30 November", "Now · Keeping in touch, 17:00 to 18:00", "Reached", "No answer",
                                   "Free for a moment?")),
                            ("/?minutes=30", ("Grace Hopper",)),
                            ("/people", ("3 people", "Friends", "Ada Lovelace", "Everybody else")),
                            ("/people?find=LOVE", ("1 of 3 people",)),
                            ("/people?only=paused", ("0 of 3 people",)),
                            ("/people/ada", ("Ada Lovelace", "her book", "Why then?", "A year of contact", "What happened")),
                            ("/ahead", ("The next 12 weeks", "Minutes planned", "I am away")),
                            ("/setup", ("Calendars", "Add to this phone", "How it runs", "Sign out", "For programs"))]:
            with self.subTest(path):
                screen = self.screen(path)
                self.assertEqual(screen.status, 200)
                for text in words:
                    self.assertIn(text, screen.text)
                self.assertEqual(screen.links[-4:], ["/", "/people", "/ahead", "/setup"])
                self.assertEqual(screen.headers["Cache-Control"], "no-store")
                policy = screen.headers["Content-Security-Policy"]
                self.assertIn("default-src 'none'", policy)
                self.assertNotIn("unsafe", policy)
                for link in screen.links:
                    if link.startswith("/"):
                        self.assertEqual(self.screen(link.split("#")[0]).status, 200, link)
        for path, type in (("/style.css", "text/css"), ("/page.js", "text/javascript")):
            asset = self.ask("GET", path, Cookie=self.cookie)
            self.assertTrue(asset.headers["Content-Type"].startswith(type))
            again = self.ask("GET", path, Cookie=self.cookie, If_None_Match=asset.headers["ETag"])
            self.assertEqual((again.status, again.body), (304, b""))
        head = self.ask("HEAD", "/", Cookie=self.cookie)
        self.assertEqual((head.status, head.body), (200, b""))

    def test_a_browser_gets_pages_and_a_program_gets_problems(self):
        self.start()
        browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
        for path, status, words in [("/nothing", 404, "no screen at /nothing"), ("/people/adda", 404, "Did you mean Ada Lovelace?"),
                                    ("/people/ada/x", 404, "no screen"), ("/gatherings/nobody", 404, "no screen"),
                                    ("/api/v1/people/nobody", 404, "To the page of today"),
                                    ("/api/v1/now?minutes=x", 422, "inutes")]:
            with self.subTest(path):
                page = self.screen(path, **browser)
                self.assertEqual((page.status, page.headers["Content-Type"]), (status, "text/html; charset=utf-8"))
                self.assertIn(words, page.text)
                self.assertIn("/", page.links)
                if path.startswith(("/api", "/nothing")):
                    program = self.ask("GET", path, Cookie=self.cookie, Accept="application/json")
                    self.assertEqual((program.status, program.headers["Content-Type"]), (status, "application/problem+json"))
        for path in ("/people/a%2Fb", "/people/%zz", "/people/../ada"):
            with self.subTest(path):
                page = self.screen(path, **browser)
                self.assertEqual((page.status, page.headers["Content-Type"]), (400, "text/html; charset=utf-8"))
                self.assertIn("/", page.links)
                program = self.ask("GET", path, Cookie=self.cookie, Accept="application/json")
                self.assertEqual((program.status, program.headers["Content-Type"]), (400, "application/problem+json"))
        refused = self.ask("GET", "/", Cookie=self.cookie, Host="evil.example", **browser)
        self.assertEqual((refused.status, refused.headers["Content-Type"]), (421, "text/html; charset=utf-8"))

    def test_who_signs_in_comes_to_where_they_wanted_to_go(self):
        self.start()
        for wanted, reached in [("/people/ada?x=1", "/people/ada?x=1"), ("/ahead", "/ahead"), ("/", "/"), ("/api/v1/agenda", "/api/v1/agenda"),
                                ("//evil.example/", "/")]:
            with self.subTest(wanted):
                asked = self.ask("GET", wanted, Accept="text/html")
                back = (asked.headers["Set-Cookie"] or "").split(";")[0]
                self.assertEqual(asked.status, 401)
                path = "/" + self.d.api("POST", "/api/v1/login", {}).json()["url"].split("/", 3)[3]
                came = self.ask("POST", path, Origin=self.own, Cookie=back)
                self.assertEqual((came.status, came.headers["Location"]), (303, reached))
        for forged in ("%2F%2Fevil.example%2F", "https%3A%2F%2Fevil.example", "%2F%5Cevil.example", "javascript%3Aalert(1)", "%zz"):
            path = "/" + self.d.api("POST", "/api/v1/login", {}).json()["url"].split("/", 3)[3]
            came = self.ask("POST", path, Origin=self.own, Cookie=f"intouch_back_{self.d.control_port}={forged}")
            self.assertEqual(came.headers["Location"], "/", forged)

    def test_what_is_not_there(self):
        self.start()
        nobody = self.screen("/people/nobody")
        self.assertEqual(nobody.status, 404)
        self.assertIn('the id "nobody"', nobody.text)
        self.assertEqual(self.ask("POST", "/", "", Cookie=self.cookie, Origin=self.own).status, 405)
        restored = self.ask("GET", "/act", Cookie=self.cookie)  # a tab that a phone restores after a refused form
        self.assertEqual((restored.status, restored.headers["Location"]), (303, "/"))

    def test_one_tap_logs_and_undo_takes_it_back(self):
        self.start()
        today = self.screen()
        who = self.d.api("GET", "/api/v1/now").json()["people"][0]["person"]
        form = today.press("No answer")
        after = self.done(form)
        self.assertEqual((self.last()["kind"], self.last()["source"], self.last()["person"]), ("no_answer", "page", who))
        self.assertRegex(after.text, r": no answer\. Next: ")
        # Whatever is under the finger now does not answer at a second tap: the buttons are folded away.
        self.assertIn("Log this one", after.text)
        count = len(self.entries())
        again = self.act(form)
        self.assertEqual((again.status, again.headers["Location"].split("#")[0]), (303, f"/?said={self.last()['id']}"))
        self.assertEqual(len(self.entries()), count, "a double tap is one tap, and shows its news")
        self.assertEqual(self.act(form.replace("note=", "note=but+a+note")).status, 409)
        self.assertEqual(len(self.entries()), count)
        undone = self.done(after.press("Undo"))
        self.assertIn("taken back", undone.text)
        self.assertEqual(self.last()["kind"], "undone")

    def test_a_double_tap_enters_once(self):
        self.start()
        ada = "/people/ada"
        for button, typed in (("Remember it", {"note": "likes tea"}), ("Promise it", {"note": "the article", "to": day(4)}),
                              ("Pause until that day", {"to": day(30)}), ("Go on", {}), ("I lost touch with them", {})):
            with self.subTest(button):
                # The first "Remember it" of the screen may be that of the card: the last one is the person's.
                which = len([b for b in self.screen(ada).buttons if b[0] == button]) - 1
                form = self.screen(ada).press(button, which, **typed)
                first = self.act(form)
                count = len(self.entries())
                again = self.act(form)
                self.assertEqual((again.status, again.headers["Location"]), (303, first.headers["Location"]))
                self.assertEqual(len(self.entries()), count)
        form = self.screen(ada).press("Remember it", -1, note="likes tea")
        count = len(self.entries())
        self.act(form)
        self.assertEqual(len(self.entries()), count + 1, "a new form is a new note")
        form = self.screen("/setup").press("Give it a new address")
        for _ in range(2):
            self.assertEqual(self.act(form).status, 303)
            address = self.d.feed_path()
        self.act(form)
        self.assertEqual(self.d.feed_path(), address)
        shown = self.done(self.screen("/setup").press("Give it a new address"))
        self.assertNotEqual(self.d.feed_path(), address, "a new form gives a new address again")
        self.assertIn("The feed mine has a new address, and the old one has ended: subscribe again", shown.text)

    def test_a_refused_form_comes_back_as_it_was_and_no_other_does(self):
        self.start()
        refused = self.act(self.screen("/people/ada").press("Promise it", note="the <article>", to=""))
        page = refused.body.decode()
        self.assertEqual(refused.status, 409)
        self.assertEqual(page.count("the &lt;article&gt;"), 1)
        self.assertIn('name="note" value="the &lt;article&gt;"', page)
        self.assertIn("<details open=\"\"><summary>Pause, promise, lost touch", page)
        for button, what, kept in (
                ("Move it there", {"day": "2026-11-20", "hour": "18:30"}, ('value="2026-11-20"', 'value="18:30"')),
                ("Enter it for that day", {"outcome": "no_answer", "day": "2027-02-03", "note": "at noon"},
                 ('value="2027-02-03"', 'value="no_answer" selected=""', ">at noon<"))):
            with self.subTest(button=button):
                refused = self.act(self.screen("/people/ada").press(button, **what))
                self.assertEqual(refused.status, 409)
                for part in kept:
                    self.assertIn(part, refused.body.decode())

    def test_the_lines_of_a_note_stay_apart(self):
        self.start()
        self.d.api("POST", "/api/v1/people/ada/note", {"note": "first\nsecond"})
        page = self.ask("GET", "/people/ada", Cookie=self.cookie).body.decode()
        self.assertGreater(page.count("first\nsecond"), 1)
        self.assertIn("white-space:pre-line", self.ask("GET", "/style.css", Cookie=self.cookie).body.decode())

    def test_a_pause_of_the_roster_is_not_ended_here(self):
        self.start(roster=ROSTER.replace('[people.ada]', '[people.ada]\npause = true'))
        page = self.screen("/people/ada")
        self.assertIn("Paused in the roster", page.text)
        self.assertNotIn("Go on", page.labels())

    def test_an_error_of_the_files_is_told_before_a_warning(self):
        self.start()
        self.d.roster.write_text('[people.zoe]\nevery = "1 month"\nvia = ["letter"]\n' + ROSTER.replace('"1 month"', '"soon"'))
        until(lambda: self.d.status()["faults"], "the fault is seen")
        text = self.screen().text
        self.assertRegex(text, r"roster\.toml:\d+:\d+: error: .*\. What was read before still runs\.")

    def test_a_stale_form_changes_nothing_and_keeps_the_note(self):
        self.start()
        form = self.screen("/people/ada").press("Reached", note="has a <new> job")
        self.d.log_outcome("ada", "no_answer")
        count = len(self.entries())
        stale = self.act(form)
        self.assertEqual((stale.status, len(self.entries())), (409, count))
        self.assertRegex(stale.body.decode(), r"This was answered already; look at what is planned now\. Ada Lovelace: "
                         r"Mon 30 Nov 2026 \d\d:\d\d\. Logged: no answer\. Next: Call Ada Lovelace, ")
        self.assertIn("has a &lt;new&gt; job</textarea>", stale.body.decode())

    def test_enter_answers_nothing(self):
        """A browser sends a form on Enter only from a field of one line: no form of an answer has one."""
        self.start()
        for path in ("/", "/people/ada", "/?minutes=30"):
            screen = self.screen(path)
            for form, name in screen.one_line:
                first = [b for b in screen.buttons if b[1] == form][0]
                self.assertIsNone(first[2], f"{path}: Enter in {name} presses {first[0]}")
        self.done(self.screen("/people/ada").press("Remember it", note="moves to Bath\r\nin spring"))
        self.assertEqual((self.last()["kind"], self.last()["note"]), ("noted", "moves to Bath\nin spring"))

    def test_every_act(self):
        self.start()
        ada = "/people/ada"
        self.done(self.screen(ada).press("Move it there", day=day(10), hour="18:30"))
        self.assertEqual((self.last()["kind"], self.last()["to"][:16]), ("moved", day(10) + "T18:30"))
        self.done(self.screen(ada).press("Left a message", note="rings back"))
        self.assertEqual((self.last()["kind"], self.last()["note"]), ("left_message", "rings back"))
        self.done(self.screen(ada).press("Promise it", note="the article", to=day(4)))
        self.assertEqual((self.last()["kind"], self.last()["to"]), ("promised", day(4)))
        self.done(self.screen(ada).press("Kept"))
        self.assertEqual(self.last()["kind"], "kept")
        self.done(self.screen(ada).press("Pause until that day", to=day(30)))
        self.assertEqual((self.last()["kind"], self.last()["to"]), ("paused", day(30)))
        self.done(self.screen(ada).press("Go on"))
        self.assertEqual(self.last()["kind"], "resumed")
        self.done(self.screen(ada).press("I lost touch with them"))
        self.assertEqual(self.last()["kind"], "lost")
        self.done(self.screen(ada).press("Found again"))
        self.assertEqual(self.last()["kind"], "found")
        self.done(self.screen(ada).press("They called me"))
        self.assertEqual([e for e in self.entries() if e["kind"] == "they_reached_out"][-1]["person"], "ada")
        self.done(self.screen("/people/grace").press("Skip this time"))
        self.assertEqual((self.last()["kind"], self.last()["person"]), ("skipped", "grace"))
        self.done(self.screen("/ahead").press("Plan around it", **{"from": day(20), "to": day(25), "note": "skiing"}))
        self.assertEqual((self.last()["kind"], self.last()["person"], self.last()["to"]), ("away", None, day(25)))
        self.assertIn("skiing", self.screen("/ahead").text)
        self.assertFalse([t for t in self.d.agenda()["touches"] if day(20) <= t["date"] <= day(25)])
        self.d.command("undo", check=0)
        self.assertNotIn("skiing", self.screen("/ahead").text)
        before = self.d.api("GET", "/api/v1/feeds").json()[0]["url"]
        self.assertEqual(self.act(self.screen("/setup").press("Give it a new address")).status, 303)
        self.assertNotEqual(self.d.api("GET", "/api/v1/feeds").json()[0]["url"], before)

    def test_days_away_from_the_command_line(self):
        self.start()
        said = self.d.command("away", day(20), day(25), "skiing", "in", "Tyrol", check=0).stdout
        self.assertIn("Away", said)
        self.assertEqual((self.last()["kind"], self.last()["on"], self.last()["to"], self.last()["note"]),
                         ("away", day(20), day(25), "skiing in Tyrol"))
        self.assertIn("expected a day not before", self.d.command("away", day(20), day(19), check=1).stderr)
        self.assertIn("expected", self.d.command("away", "soon", check=1).stderr)

    def test_browsers_stay_sign_out_and_sign_others_in(self):
        self.start()
        self.assertIsNone(self.screen().headers["Set-Cookie"], "a new session is not renewed at once")
        self.d.set_clock.set("2026-12-02 16:10:00")
        until(lambda: self.d.agenda()["at"].startswith("2026-12-02"), "the clock moves on")
        renewed = self.screen().headers["Set-Cookie"]
        self.assertIn("Max-Age=2592000", renewed)
        before, self.cookie = self.cookie, renewed.split(";")[0]
        other = Screen(self.act(self.screen("/setup").press("Sign in another browser")))
        self.assertEqual(other.status, 200)
        path = re.search(r"http://127\.0\.0\.1:\d+(/login/\w+)", other.text)[1]
        self.assertIn("svg", other.tags)
        signed_in = self.ask("POST", path, Origin=self.own)
        self.assertEqual(signed_in.status, 303)
        kept, others = self.cookie, signed_in.headers["Set-Cookie"].split(";")[0]
        gone = self.act(self.screen("/setup").press("Sign out"))
        self.assertEqual((gone.status, gone.headers["Location"]), (303, "/"))
        self.assertIn("Max-Age=0", gone.headers["Set-Cookie"])
        for cookie in (kept, before):  # a session that was made longer is one session
            self.assertEqual(self.ask("GET", "/", Cookie=cookie).status, 401)
        self.d.stop()
        self.assertEqual((self.d.state / "ended-sessions").stat().st_mode & 0o777, 0o600)
        self.d.start()
        self.assertEqual(self.ask("GET", "/", Cookie=kept).status, 401)
        self.assertEqual(self.ask("GET", "/", Cookie=others).status, 200, "the session of another browser goes on")

    def test_set_up_tells_who_reads_a_feed_and_how_others_can(self):
        self.start()
        before = self.screen("/setup").text
        self.assertIn("No calendar has read it since intouch started.", before)
        for name in ("Google-Calendar-Importer", "iOS/18.1 (22B83) dataaccessd/1.0"):
            self.assertEqual(self.d.feed({"User-Agent": name}).status, 200)
        self.d.set_clock.set("2026-11-30 18:20:00")
        until(lambda: self.d.agenda()["at"].startswith("2026-11-30T19:"), "two hours later")
        self.assertEqual(self.d.feed({"User-Agent": "iOS/18.1 (22B83) dataaccessd/1.0"}).status, 200)
        after = self.screen("/setup").text
        self.assertIn("Read by an iPhone or iPad just now and Google Calendar 2 hours ago.", after)
        readme = README.read_text()
        for line in after.split("The lines for a proxy")[1].split("Add to this phone")[0].splitlines():
            line = line.replace(str(self.d.public_port), "8421").replace(str(self.d.control_port), "8420")
            if line.startswith(" ") or line.startswith("server {"):
                self.assertIn(line.rstrip(), readme)

    def test_not_yet_asks_no_more_of_that_day(self):
        self.start()
        self.d.set_clock.set("2026-12-01 08:00:00")
        until(lambda: "What came of these?" in self.screen().text, "the day went by")
        today = self.screen()
        asked = today.labels().count("Not yet")
        self.assertGreater(asked, 0)
        planned = self.d.agenda()["touches"]
        pressed = today.press("Not yet")
        for _ in range(2):
            self.assertEqual(self.act(pressed).status, 303)
        entries = self.d.api("GET", "/api/v1/ledger").json()["entries"]
        self.assertEqual([(e["kind"], e["note"]) for e in entries if e["source"] == "page"], [("noted", None)])
        after = self.screen()
        self.assertEqual(after.labels().count("Not yet"), asked - 1)
        self.assertEqual(self.d.agenda()["touches"], planned)
        self.assertIn("not yet", self.d.command("show", entries[-1]["person"], check=0).stdout)
        self.d.command("undo", check=0)
        self.assertEqual(self.screen().labels().count("Not yet"), asked)

    def test_after_a_long_time_a_touch_has_words_and_a_question(self):
        self.start(settings=SETTINGS + '[channels.call]\nlink = "https://wa.me/{phone:digits}"\n')
        self.d.set_clock.set("2028-06-15 15:10:00")
        until(lambda: self.d.agenda()["at"].startswith("2028-06-15"), "eighteen months later")
        self.sign_in()
        page = self.screen("/people/ada")
        self.assertIn("https://wa.me/442079460000", page.links)
        self.assertIn('You could say: "I was thinking of you. Sorry for the silence."', page.text)
        self.assertIn("Is +44 20 7946 0000 still the right number?", page.text)
        event = next(e for e in self.d.feed().body.decode().replace("\r\n ", "").split("BEGIN:VEVENT")
                     if "SUMMARY:Call Ada" in e or "SUMMARY:✓ Call Ada" in e)
        self.assertIn('DESCRIPTION:You could say: "I was thinking', event)
        self.assertIn("\\nhttps://wa.me/442079460000\\n", event)
        self.assertIn("\\nIs +44 20 7946 0000 still the right number?\\nHow did it go? ", event)
        link = re.search(r"How did it go\? http://[^/]+(/t/\w+)", event).group(1)
        own_page = Screen(self.d.tcp(self.d.public_port, "GET", link))
        self.assertIn("All still right", own_page.labels())
        self.assertIn("https://wa.me/442079460000", own_page.links)
        planned = self.d.agenda()["touches"]
        self.done(page.press("All still right"))
        self.assertEqual((self.last()["kind"], self.last()["person"]), ("confirmed", "ada"))
        self.assertNotIn("All still right", self.screen("/people/ada").labels())
        self.assertEqual(self.d.agenda()["touches"], planned)
        self.assertNotIn("still the right number", self.d.feed().body.decode().replace("\r\n ", "").split("SUMMARY:Call Ada")[1].split("END")[0])

    def test_other_sites_cannot_act(self):
        self.start()
        form = self.screen().press("Reached")
        count = len(self.entries())
        self.assertEqual(self.act(form, origin="http://evil.example").status, 403)
        self.assertEqual(self.ask("GET", "/", Cookie=self.cookie, Host="evil.example").status, 421)
        self.assertEqual(self.ask("POST", "/act", form, Cookie=self.cookie, Origin=self.own, Content_Type="text/plain").status, 409)
        for back in ("//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/%zz"):
            away = self.act(re.sub(r"back=[^&]*", "back=" + urllib.parse.quote(back, safe=""), self.screen("/people/grace").press("Remember it", note=back)))
            self.assertTrue(away.headers["Location"].startswith("/?said="), away.headers["Location"])
        self.assertEqual({e["kind"] for e in self.entries()[count:]}, {"noted"})
        for wrong in ("do=eat", "", "do=answer&say=reached", "do=answer&touch=x&owner=ada&round=1&attempt=1&say=eaten"):
            self.assertEqual(self.act(wrong).status, 409, wrong)

    def test_a_name_is_never_markup(self):
        payload = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
        quoted = payload.replace('"', '\\"')
        self.start(roster=f'''[circles.friends]
name = "{quoted}"
every = "1 month"
[people.ada]
name = "{quoted}"
circles = ["friends"]
phone = "+44 20 7946 0000"
last = 2026-10-02
topics = ["{quoted}"]
notes = "{quoted}"
met = "{quoted}"
''', settings=SETTINGS.replace('"Keeping in touch"', f'"{quoted}"'))
        self.d.api("POST", "/api/v1/people/ada/note", {"note": payload})
        self.d.api("POST", "/api/v1/people/ada/promise", {"to": "in 2 weeks", "note": payload})
        self.d.api("POST", "/api/v1/away", {"from": "in 3 weeks", "note": payload})
        for path in ("/", "/?minutes=30", "/people", "/people?find=" + urllib.parse.quote(payload), "/people/ada", "/ahead",
                     "/setup", "/people/" + urllib.parse.quote('"><img src=x onerror=alert(1)>', safe="")):
            with self.subTest(path):
                screen = self.screen(path)
                self.assertNotIn("img", screen.tags)
                self.assertNotIn("onerror", screen.tags)
                self.assertEqual(screen.tags.count("script"), 1, "the page's own")
        after = self.done(self.screen("/people/ada").press("Reached", note=payload))
        self.assertNotIn("img", after.tags)

    def test_a_text_browser_reads_it_in_order(self):
        self.start(roster=ROSTER)
        self.d.api("POST", "/api/v1/people/ada/log", {"outcome": "reached", "on": "2026-11-03"})  # a year without any has no chart
        for path, order in [("/", ["Monday 30 November", "Now", "Reached", "Today", "This week", "Free for a moment?", "People"]),
                            ("/people/ada", ["Ada Lovelace", "Next", "Why then?", "A year of contact", "What happened"])]:
            page = self.ask("GET", path, Cookie=self.cookie).body
            shown = subprocess.run(["w3m", "-dump", "-cols", "60", "-T", "text/html"], input=page, capture_output=True, timeout=60,
                                   check=True).stdout.decode()
            places = [shown.find(words) for words in order]
            self.assertNotIn(-1, places, shown)
            self.assertEqual(places, sorted(places), shown)


class ManyPeople(DaemonTest):
    def test_the_weeks_ahead_of_many_people_are_made_meanwhile(self):
        people = "".join(f'[people.p{n}]\nname = "Person {n}"\nevery = "3 months"\nphone = "+49 30 {n}"\n' for n in range(400))
        d = self.daemon(roster=people).start()
        token = {"Authorization": "Bearer " + d.command("token", check=0).stdout.strip(), "Accept": "text/html"}
        ask = lambda path: d.tcp(d.control_port, "GET", path, headers=token)
        first = ask("/ahead")
        self.assertEqual((first.status, first.headers["Refresh"]), (200, "5"))
        self.assertIn(b"They are being worked out", first.body)
        until(lambda: b"The next 12 weeks" in ask("/ahead").body, "the weeks are there")
        self.assertNotIn("Refresh", ask("/ahead").headers)
        d.log_outcome("p1", "reached")
        after = ask("/ahead")
        self.assertIn(b"The next 12 weeks", after.body, "those of the plan before stay until the next are made")
        self.assertIn(b"More people", ask("/people").body)
        self.assertIn(b"Person 99", ask("/people?before=300").body)


if __name__ == "__main__":
    unittest.main()
