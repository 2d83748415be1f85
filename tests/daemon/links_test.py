# SPDX-License-Identifier: MIT
"""Action links: the page behind each event, as a browser, a text browser and a mail scanner see it."""
import datetime
import html.parser
import re
import shutil
import subprocess
import unittest
import urllib.parse

from support.daemon import SETTINGS, DaemonTest, day, events, until


class Page(html.parser.HTMLParser):
    """The forms of a page as lists of (name, value), the labels of its buttons, its links, its text."""

    def __init__(self, answer):
        super().__init__(convert_charrefs=True)
        self.status, self.forms, self.links, self.text, self.tags = answer.status, [], [], "", []
        self.buttons = {}
        self.feed(answer.body.decode())

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        self.tags.append(tag)
        self.tags += [name for name in a if name.startswith("on")]
        if tag == "form":
            self.forms.append([])
        if tag == "input":
            self.forms[-1].append((a["name"], a.get("value", "")))
        if tag == "textarea":
            self.forms[-1].append((a["name"], ""))
        if tag == "button":
            self.pressed = (len(self.forms) - 1, a["name"], a["value"])
        if tag == "a":
            self.links.append(a["href"])

    def handle_data(self, data):
        self.text += data
        if self.tags and self.tags[-1] == "button" and data.strip():
            self.buttons[data.strip()] = self.pressed

    def press(self, label, **typed):
        """The body that a browser sends when this button is pressed."""
        form, name, value = self.buttons[label]
        return urllib.parse.urlencode([(n, typed.get(n, v)) for n, v in self.forms[form]] + [(name, value)])


class Links(DaemonTest):
    def start(self, **how):
        self.d = self.daemon(**how).start()
        return self.d

    def path(self, title, feed="mine"):
        event, = [e for e in events(self.d.feed(feed=feed).body).values() if title in e["SUMMARY"]]
        return self.link(event)

    def link(self, event):
        """The path of the link in an event's text."""
        return urllib.parse.urlsplit(re.search(r"How did it go\? (http[^\\\s]+)", event["DESCRIPTION"])[1]).path

    def get(self, path, method="GET"):
        return self.d.tcp(self.d.public_port, method, path)

    def page(self, path):
        return Page(self.get(path))

    def post(self, path, form, type="application/x-www-form-urlencoded"):
        return self.d.tcp(self.d.public_port, "POST", path, {"Content-Type": type}, form)

    def entries(self):
        return self.d.api("GET", "/api/v1/ledger").json()["entries"]

    def test_a_call_is_answered_and_the_same_link_serves_the_next_try(self):
        self.start()
        path = self.path("Call Ada Lovelace")
        page = self.page(path)
        self.assertIn("Call Ada Lovelace", page.text)
        self.assertIn("her book", page.text)
        self.assertEqual(page.links, ["tel:+442079460000"])
        self.assertEqual(list(page.buttons)[:4], ["Save the note", "Reached", "Left a message", "No answer"])
        self.assertNotIn("details", page.tags)
        done = self.post(path, page.press("No answer", note="rings back"))
        self.assertEqual((done.status, done.body), (303, b""))
        where = urllib.parse.urljoin(path, done.headers["Location"])
        self.assertEqual(where, path)
        after = self.page(where)
        self.assertRegex(after.text, r"\w{3} \d+ \w{3} \d{4} \d\d:\d\d\. Logged: no answer\. Next: Call Ada Lovelace")
        # A second tap at the same place finds no live button: another try is folded away.
        self.assertEqual(list(after.buttons)[0], "Undo")
        self.assertIn("details", after.tags)
        self.assertIn("Log another try", after.text)
        last = self.entries()[-1]
        self.assertEqual((last["kind"], last["source"], last["note"], last["person"]), ("no_answer", "link", "rings back", "ada"))
        # The first form again comes too late. The answer shows the plan as it is now.
        before = len(self.entries())
        stale = self.post(path, page.press("Reached"))
        self.assertEqual((stale.status, len(self.entries())), (409, before))
        self.assertIn("answered already", Page(stale).text)
        # The new form is for the second try.
        self.assertEqual(self.post(path, after.press("Reached")).status, 303)
        self.assertEqual([e["kind"] for e in self.entries()[-2:]], ["no_answer", "reached"])
        closed = self.page(path)
        self.assertEqual(closed.status, 200)
        self.assertIn("Logged: reached. Next: Call Ada Lovelace", closed.text)
        self.assertEqual(list(closed.buttons), ["Undo"])
        self.assertNotEqual(self.path("Call Ada Lovelace"), path, "the next round has a link of its own")

    def test_a_double_tap_saves_one_note(self):
        self.start()
        path = self.path("Call Ada Lovelace")
        page = self.page(path)
        count = len(self.entries())
        for note, entries in (("likes tea", 1), ("likes tea", 1), ("and cake", 2)):
            self.assertEqual(self.post(path, page.press("Save the note", note=note)).status, 303)
            self.assertEqual(len(self.entries()), count + entries)

    def test_a_tap_is_taken_back(self):
        self.start()
        path = self.path("Call Ada Lovelace")
        before = self.d.touch("ada")
        self.post(path, self.page(path).press("Reached"))
        undo = self.page(path).press("Undo")
        self.assertEqual(self.post(path, undo).status, 303)
        self.assertEqual(self.d.touch("ada"), before)
        self.assertNotIn("Undo", self.page(path).buttons)
        self.assertEqual(self.post(path, undo).status, 409)
        # It can be logged again.
        self.assertEqual(self.post(path, self.page(path).press("Reached")).status, 303)
        self.assertEqual(self.entries()[-1]["kind"], "reached")
        # A link takes nothing back that was logged elsewhere.
        self.d.log_outcome("grace", "reached")
        grace = self.entries()[-1]["id"]
        self.assertEqual(self.post(path, f"undo={grace}").status, 409)

    def test_enter_in_the_note_logs_nothing(self):
        self.start()
        path = self.path("Call Ada Lovelace")
        page = self.page(path)
        self.assertIn("textarea", page.tags)
        texts = [name for name, _ in page.forms[0]]
        self.assertEqual(texts, ["round", "attempt", "seen", "note"])
        # A browser sends a form on Enter only from a one-line field.
        self.assertEqual([t for t in re.findall(rb'<input[^>]*>', self.get(path).body) if b'"hidden"' not in t], [])
        self.assertEqual(self.post(path, page.press("Save the note", note="moves to Bath\r\nin spring")).status, 303)
        last = self.entries()[-1]
        self.assertEqual((last["kind"], last["note"], last["source"]), ("noted", "moves to Bath\nin spring", "link"))
        after = self.page(path)
        self.assertIn("Noted.", after.text)
        self.assertNotIn("details", after.tags, "a note is no answer")
        self.assertIn("Reached", after.buttons)
        empty = self.post(path, page.press("Save the note", note=" \r\n"))
        self.assertEqual(empty.status, 422)
        self.assertIn("the note is empty", Page(empty).text)

    def test_a_note_that_was_not_entered_is_still_there(self):
        self.start()
        path = self.path("Call Ada Lovelace")
        page = self.page(path)
        self.post(path, page.press("No answer"))
        stale = self.post(path, page.press("Reached", note="has a new <b>job</b>"))
        self.assertEqual(stale.status, 409)
        self.assertIn("has a new &lt;b&gt;job&lt;/b&gt;</textarea>", stale.body.decode())

    def test_the_page_of_one_touch_shows_its_own_news(self):
        self.start(roster='''[people.ada]
name = "Ada Lovelace"
every = "6 weeks"
phone = "+44 20 7946 0000"
last = 2026-11-02
''')
        self.d.api("POST", "/api/v1/people/ada/promise", {"to": "in 2 weeks", "note": "send the key"})
        promised = [t for t in self.d.agenda()["touches"] if t["kind"] == "promise"][0]
        promise = self.link(events(self.d.feed().body)[promised["uid"]])
        round_touch = [t for t in self.d.agenda()["touches"] if t["kind"] != "promise"][0]
        call = self.link(events(self.d.feed().body)[round_touch["uid"]])
        self.post(call, self.page(call).press("No answer"))
        other = self.page(promise)
        self.assertNotIn("Undo", other.buttons)
        self.assertNotIn("Logged", other.text)

    def test_later_and_skip(self):
        self.start()
        path = self.path("Call Ada Lovelace")
        planned = datetime.date.fromisoformat(self.d.touch("ada")["date"])
        page = self.page(path)
        later = [label for label in page.buttons if label.startswith("Later: ")][0]
        self.assertEqual(self.post(path, page.press(later)).status, 303)
        touch = self.d.touch("ada")
        self.assertEqual((touch["date"], touch["pinned"]), (str(planned + datetime.timedelta(days=1)), True))
        self.assertEqual(self.post(path, self.page(path).press("Skip this time")).status, 303)
        self.assertEqual(self.entries()[-1]["kind"], "skipped")
        self.assertEqual(self.page(path).status, 200)

    def test_many_taps_at_once_count_once(self):
        self.start()
        path = self.path("Call Ada Lovelace")
        form = self.page(path).press("No answer")
        import concurrent.futures
        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            statuses = list(pool.map(lambda _: self.post(path, form).status, range(16)))
        self.assertIn(303, statuses)
        self.assertLessEqual(set(statuses), {303, 409})
        self.assertEqual([e["kind"] for e in self.entries()].count("no_answer"), 1)

    def test_reading_a_page_changes_nothing(self):
        self.start()
        path = self.path("Call Ada Lovelace")
        before = self.d.api("GET", "/api/v1/agenda").body, self.entries()
        for method in ("GET", "HEAD"):
            for _ in range(20):
                answer = self.get(path, method)
                self.assertEqual(answer.status, 200)
        self.assertEqual(self.get(path, "HEAD").body, b"")
        self.assertEqual((self.d.api("GET", "/api/v1/agenda").body, self.entries()), before)
        headers = self.get(path).headers
        self.assertEqual(headers["Cache-Control"], "no-store")
        self.assertEqual(headers["Referrer-Policy"], "no-referrer")
        self.assertEqual(headers["X-Robots-Tag"], "noindex, nofollow")
        policy = headers["Content-Security-Policy"]
        self.assertRegex(policy, r"^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; img-src data:; form-action 'self'; "
                                 r"frame-ancestors 'none'; base-uri 'none'$")
        self.assertNotIn("script", self.get(path).body.decode())
        refused = self.get(path, "DELETE")
        self.assertEqual((refused.status, refused.headers["Allow"]), (405, "GET, HEAD, POST"))

    def test_a_form_that_is_not_ours_enters_nothing(self):
        self.start()
        path = self.path("Call Ada Lovelace")
        good = self.page(path).press("Reached")
        count = len(self.entries())
        for what, form, type, status in [("json", '{"say": "reached"}', "application/json", 415),
                                         ("plain", good, "text/plain", 415),
                                         ("empty", "", "application/x-www-form-urlencoded", 422),
                                         ("unknown", good.replace("reached", "eaten"), "application/x-www-form-urlencoded", 422),
                                         ("no round", "say=reached", "application/x-www-form-urlencoded", 422),
                                         ("escape", "say=%zz", "application/x-www-form-urlencoded", 422),
                                         ("late", "round=1&attempt=1&say=later", "application/x-www-form-urlencoded", 422),
                                         ("gone by", "round=1&attempt=1&say=later+2020-01-01", "application/x-www-form-urlencoded", 422),
                                         ("to come", "round=1&attempt=1&say=reached+2199-01-01", "application/x-www-form-urlencoded", 422),
                                         ("other round", good.replace("round=1", "round=2"), "application/x-www-form-urlencoded", 409)]:
            with self.subTest(what):
                self.assertEqual(self.post(path, form, type).status, status)
        self.assertEqual(len(self.entries()), count)

    def test_a_name_is_never_markup(self):
        self.start(roster='''[people.ada]
name = "<script>alert(1)</script> & \\"Ada\\" <img src=x onerror=alert(1)>"
every = "2 weeks"
phone = "+44 20 7946 0000"
last = 2026-11-02
notes = "javascript:alert(1) </ul><form action=//evil.example>"
topics = ["tel:<b>1</b>", "mailto:x\\" onmouseover=\\"alert(1)"]
''')
        answer = self.get(self.path("alert(1)"))
        page = Page(answer)
        self.assertLessEqual(set(page.tags), {"html", "head", "meta", "title", "link", "style", "body", "main", "h1", "h2", "p", "form",
                                              "input", "textarea", "button", "label", "ul", "li", "a"})
        self.assertEqual(page.links, ["tel:+442079460000"])
        self.assertIn('<script>alert(1)</script> & "Ada"', page.text)
        self.assertNotIn(b"evil.example>", answer.body)

    def test_other_feeds_and_revoked_links(self):
        self.start(settings=SETTINGS + '[feeds.mine]\n[feeds.sam]\nnames = "initials"\n[feeds.wife]\n')
        self.assertNotIn(b"/t/", self.d.feed(feed="sam").body)
        mine, wife = self.path("Call Ada Lovelace"), self.path("Call Ada Lovelace", "wife")
        self.assertNotEqual(mine, wife)
        self.assertEqual((self.get(mine).status, self.get(wife).status), (200, 200))
        wrong = [self.get(p) for p in (mine[:-1], mine[:-1] + ("a" if mine[-1] != "a" else "b"), "/t/", "/t/x")]
        self.assertEqual({a.status for a in wrong}, {404})
        self.assertEqual(self.d.api("POST", "/api/v1/feeds/wife/rotate", {}).status, 200)
        self.assertEqual(self.get(wife).status, 404, "the link ends with the address of its feed")
        self.assertEqual(self.get(mine).status, 200)
        until(lambda: "/t/" in self.d.feed(feed="wife").body.decode().replace("\r\n ", ""), "the feed has links again")
        again = until(lambda: (lambda p: p != wife and p)(self.path("Call Ada Lovelace", "wife")), "new links")
        self.assertEqual(self.get(again).status, 200)
        posted = self.post("/t/" + "a" * 52, "round=1&attempt=1&say=reached")
        self.assertEqual((posted.status, posted.body), (404, wrong[0].body))

    def test_a_promise_and_a_household(self):
        self.start(roster='''[people.ada]
name = "Ada Lovelace"
every = "6 weeks"
phone = "+44 20 7946 0000"
household = "lovelace"
last = 2026-11-02
[people.bob]
name = "Bob Lovelace"
every = "1 year"
household = "lovelace"
last = 2026-11-02
''')
        self.d.api("POST", "/api/v1/people/bob/promise", {"to": "in 2 weeks", "note": "send the key"})
        promised = [t for t in self.d.agenda()["touches"] if t["kind"] == "promise"][0]
        path = self.link(events(self.d.feed().body)[promised["uid"]])
        page = self.page(path)
        self.assertIn("send the key", page.text)
        self.assertEqual(self.post(path, page.press("Done")).status, 303)
        self.assertEqual(self.entries()[-1]["kind"], "kept")
        both = self.path("Call Ada Lovelace\\, Bob Lovelace")
        self.assertEqual(self.post(both, self.page(both).press("Reached")).status, 303)
        last = self.entries()[-1]
        self.assertEqual((last["person"], sorted(last["with"])), ("lovelace", ["ada", "bob"]))

    def test_a_text_browser_reads_it(self):
        if not shutil.which("w3m"):
            self.fail("w3m is missing: .ci/install test")
        self.start()
        path = self.path("Call Ada Lovelace")
        shown = subprocess.run(["w3m", "-dump", "-cols", "72", f"http://127.0.0.1:{self.d.public_port}{path}"],
                               capture_output=True, text=True, timeout=30, check=True).stdout
        for text in ("Call Ada Lovelace", "Reached", "No answer", "Something to remember", "Save the note", "her book"):
            self.assertIn(text, shown)
        # It presses no button without a terminal. So it posts the body that the button would send.
        form = self.d.folder / "form"
        form.write_text(self.page(path).press("Left a message"))
        after = subprocess.run(["w3m", "-dump", "-cols", "72", "-post", form, f"http://127.0.0.1:{self.d.public_port}{path}"],
                               capture_output=True, text=True, timeout=30, check=True).stdout
        self.assertIn("Logged: left a message.", re.sub(r"\s+", " ", after))


if __name__ == "__main__":
    unittest.main()
