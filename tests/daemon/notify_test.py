# SPDX-License-Identifier: MIT
"""Messages to the user: digest, question after a block, report and trouble, as a phone, a mail box and programs get them.
The test sets the clock."""
import base64
import datetime
import email
import email.policy
import hashlib
import hmac
import json
import pathlib
import time
import unittest
import urllib.parse

from support.daemon import ROSTER, SETTINGS, DaemonTest, until
from support.ports import HeldPort
from support.receivers import Mailbox, Posts

PUBLIC = "https://t.example.org"


class NotifyTest(DaemonTest):
    def posts(self, **how):
        posts = Posts(**how)
        self.addCleanup(posts.close)
        return posts

    def start(self, targets, settings=SETTINGS, public=PUBLIC, **how):
        self.d = self.daemon(settings=settings + targets, **how)
        text = self.d.config.read_text()
        if public:
            text += f'public_url = "{public}"\nhosts = ["touch.example.org"]\n'
        self.d.config.write_text(text)
        return self.d.start()

    def at(self, utc):
        """Sets the clock, and waits until the daemon has planned with it."""
        self.d.set_clock.set(utc)
        self.assertEqual(self.d.api("POST", "/api/v1/people/mary/note", {"note": utc}).status, 200)

    def messages(self, target):
        return next(m for m in self.d.status()["messages"] if m["id"] == target)

    def test_ntfy_gets_what_its_documentation_says_and_a_button_acts_once(self):
        posts = self.posts()
        d = self.start(f'[notify.phone]\nntfy = "http://127.0.0.1:{posts.port}/my-topic"\ntoken = {{ file = "token" }}\n'
                       'digest = "daily 08:00"\nafter = ["calls"]\n',
                       roster=ROSTER.replace('via = ["letter"]\naddress = "Edinburgh"', 'phone = "+44 131 496 0000"'))
        (d.config.parent / "token").write_text("tk_secret\n")
        (d.config.parent / "token").chmod(0o600)
        self.at("2026-12-01 07:00:01")
        until(lambda: posts.all, "the digest came")
        path, headers, body = posts.all[0]
        self.assertEqual((path, headers["Authorization"], headers["Content-Type"]),
                         ("/", "Bearer tk_secret", "application/json"))
        sent = json.loads(body)
        self.assertEqual((sent["topic"], sent["priority"], sent["click"]), ("my-topic", 3, "https://touch.example.org/"))
        self.assertTrue(sent["title"].startswith("Today: "), sent["title"])
        planned = [t for t in d.agenda()["touches"] if t["date"] == "2026-12-01"]
        self.assertTrue(planned)
        for touch in planned:
            self.assertIn(touch["name"], sent["message"])
        self.at("2026-12-01 17:00:01")
        until(lambda: len(posts.all) == 2, "the question came")
        asked = posts.documents()[1]
        self.assertTrue(asked["title"].startswith("What came of it? "), asked)
        labels = [a["label"].split(": ")[-1] for a in asked["actions"]]
        self.assertEqual(labels, ["Reached", "No answer", "Open"])
        button = asked["actions"][0]
        self.assertEqual((button["action"], button["method"], button["headers"]),
                         ("http", "POST", {"Content-Type": "application/x-www-form-urlencoded"}))
        self.assertTrue(button["url"].startswith(PUBLIC + "/t/"))
        tap = lambda b: d.tcp(d.public_port, "POST", urllib.parse.urlsplit(b["url"]).path, b["headers"], b["body"])
        self.assertEqual(tap(button).status, 303)
        outcomes = lambda: [e["kind"] for e in d.api("GET", "/api/v1/ledger").json()["entries"]
                            if e["kind"] in ("reached", "no_answer")]
        self.assertEqual(outcomes(), ["reached"])
        self.assertIn(tap(button).status, (303, 409))  # the same tap again
        self.assertEqual(tap(asked["actions"][1]).status, 409)  # a late one
        self.assertEqual(outcomes(), ["reached"])
        self.assertEqual(len(posts.all), 2)

    def test_webhook_is_signed_and_a_command_reads_the_document(self):
        posts = self.posts()
        key = b"0123456789abcdef0123456789abcdef"
        out = pathlib.Path(self.id() + ".txt")
        d = self.start(f'[notify.home]\nurl = "http://127.0.0.1:{posts.port}/hook?x=1"\nsecret = {{ file = "secret" }}\n'
                       'digest = "daily 08:00"\n'
                       '[notify.script]\ncommand = ["sh", "-c", "cat > $0.json; echo \\"$1\\" > $0.title", "OUT", "{title}"]\n'
                       'digest = "daily 08:00"\nnames = "initials"\n')
        (d.config.parent / "secret").write_text("whsec_" + base64.b64encode(key).decode() + "\n")
        (d.config.parent / "secret").chmod(0o600)
        d.config.write_text(d.config.read_text().replace("OUT", str(d.folder / "out")))
        time.sleep(0.5)
        self.at("2026-12-01 07:00:01")
        until(lambda: posts.all, "the webhook came")
        path, headers, body = posts.all[0]
        self.assertEqual(path, "/hook?x=1")
        signed = f'{headers["webhook-id"]}.{headers["webhook-timestamp"]}.'.encode() + body
        expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        self.assertEqual(headers["webhook-signature"], expected)
        document = json.loads(body)
        self.assertEqual((document["version"], document["kind"], document["target"], document["id"]),
                         (1, "digest", "home", headers["webhook-id"]))
        self.assertEqual(document["touches"][0]["uid"], next(t["uid"] for t in d.agenda()["touches"]
                                                            if t["date"] == "2026-12-01"))
        until((d.folder / "out.title").exists, "the command ran")
        until(lambda: (d.folder / "out.title").read_text(), "the command wrote")
        self.assertRegex((d.folder / "out.title").read_text(), r"^Today: (Call|Write to) [A-Z]\. [A-Z]\.")
        told = json.loads((d.folder / "out.json").read_text())
        self.assertEqual((told["kind"], told["touches"], told["page"]), ("digest", [], None))

    def test_mail_is_one_letter_with_plain_text_first(self):
        held = HeldPort()
        self.addCleanup(held.release)
        d = self.start("", public=PUBLIC)
        box = Mailbox(d.folder, held.number)
        self.addCleanup(box.close)
        (d.config.parent / "password").write_text("secret\n")
        (d.config.parent / "password").chmod(0o600)
        d.config.write_text(d.config.read_text() + '[notify.mail]\nto = "ada@example.org"\nfrom = "intouch@example.org"\n'
                            f'smtp = "smtp://localhost:{box.port}"\nuser = "ada"\npassword = {{ file = "password" }}\n'
                            f'ca_file = "{box.certificate}"\ndigest = "daily 08:00"\nreport = "Sun 18:00"\n')
        until(lambda: d.status()["messages"], "the target is known")
        tested = d.command("notify", "--test", "mail", check=0)
        self.assertIn("250", tested.stdout)
        self.at("2026-12-01 07:00:01")
        until(lambda: len(box.letters) == 2, "test and digest came")
        sender, to, content = box.letters[1]
        self.assertEqual((sender, to), ("intouch@example.org", ["ada@example.org"]))
        letter = email.message_from_bytes(content, policy=email.policy.default)
        self.assertEqual(letter.defects, [])
        self.assertTrue(letter["Subject"].startswith("Today: "), letter["Subject"])
        self.assertEqual(letter["Auto-Submitted"], "auto-generated")
        self.assertRegex(letter["Message-ID"], r"^<[a-z2-7]{26}@intouch>$")
        self.assertIsNotNone(letter["Date"].datetime)
        parts = [p.get_content_type() for p in letter.walk() if not p.is_multipart()]
        self.assertEqual(parts, ["text/plain", "text/html"])
        plain, page = (p.get_content() for p in letter.walk() if not p.is_multipart())
        self.assertTrue(plain.replace("\r\n", "\n").startswith("Today\n"), plain)
        self.assertNotIn("<form", page)
        self.assertNotIn("src=", page)
        self.assertIn(PUBLIC + "/t/", page)
        self.at("2026-12-06 17:00:01")
        subjects = lambda: [str(email.message_from_bytes(c, policy=email.policy.default)["Subject"]) for _, _, c in box.letters]
        until(lambda: [s for s in subjects() if s.startswith("The week: ")], "the report came")

    def test_mail_errors_are_said_in_one_sentence(self):
        held = HeldPort()
        self.addCleanup(held.release)
        d = self.start("")
        box = Mailbox(d.folder, held.number)
        self.addCleanup(box.close)
        secret = d.config.parent / "password"
        secret.write_text("wrong\n")
        secret.chmod(0o600)
        before = d.config.read_text()

        def said(more, smtp=f"smtp://localhost:{box.port}"):
            d.config.write_text(before + '[notify.mail]\nto = "ada@example.org"\nfrom = "intouch@example.org"\n'
                                f'smtp = "{smtp}"\nuser = "ada"\npassword = {{ file = "password" }}\n{more}\n'
                                'digest = "daily 08:00"\n')
            time.sleep(1)  # the files are quiet for 200 ms, and then read
            return until(lambda: d.status()["messages"] and d.command("notify", "--test", "mail"), "an answer").stderr
        self.assertIn("the server refuses user and password", said(f'ca_file = "{box.certificate}"'))
        self.assertIn("certificate is not trusted", said(""))
        self.assertIn("no mail server answers there", said("", "smtp://localhost:9"))
        secret.write_text("secret\n")
        box.refuse = "552 too much"
        self.assertIn('it said "552 too much"', said(f'ca_file = "{box.certificate}"'))

    def test_each_message_arrives_once_through_restarts_kills_a_clock_change_another_zone_and_a_server_that_is_down(self):
        down = [False]
        seen = []

        def answer(number):
            if down[0]:
                return 503
            if number % 4 == 1:  # taken, but the daemon is killed before it hears of it
                return None
            return 200
        posts = self.posts(answer=answer)
        d = self.start(f'[notify.hook]\nurl = "http://127.0.0.1:{posts.port}/"\ndigest = "daily 08:00"\nafter = true\n'
                       'report = "Sun 18:00"\n', moment="2027-03-07 09:00:00")
        day = datetime.date(2027, 3, 8)  # in the night to the 28th, step 20, the clocks of Berlin change
        for step in range(28):
            today = day + datetime.timedelta(days=step)
            down[0] = step in (10, 11)
            for hour in ("07:00:01", "17:00:01"):
                self.at(f"{today} {hour}")
                time.sleep(0.2)
            if step % 3 != 2:
                (d.stop if step % 3 else d.kill)()
                if step == 22:
                    d.config.write_text(d.config.read_text().replace("Europe/Berlin", "Europe/London"))
                d.start()
                self.at(f"{today} 18:00:00")
        self.assertEqual(d.agenda()["timezone"], "Europe/London")
        self.at("2027-04-05 05:00:00")
        until(lambda: self.messages("hook")["waiting"] == 0, "all are sent")
        sent = {}
        for status, (_, _, body) in zip(posts.answered, posts.all):
            sent.setdefault(json.loads(body)["id"], []).append((status, body))
        for tries in sent.values():
            self.assertEqual(len({body for _, body in tries}), 1)  # the same id, the same message
            self.assertLessEqual([status for status, _ in tries].count(200), 1)
        kinds = [json.loads(tries[0][1])["kind"] for tries in sent.values() if tries[-1][0] == 200]
        self.assertEqual(kinds.count("report"), 4)
        self.assertGreater(kinds.count("digest"), 5)
        self.assertGreater(kinds.count("after"), 5)
        days = [json.loads(tries[0][1])["at"][:10] for tries in sent.values() if json.loads(tries[0][1])["kind"] == "digest"]
        self.assertEqual(len(days), len(set(days)))

    def test_a_server_that_refuses_is_named_and_asked_again(self):
        posts = self.posts(answer=401)
        d = self.start(f'[notify.hook]\nurl = "http://127.0.0.1:{posts.port}/"\ndigest = "daily 08:00"\n')
        for status, word in ((401, "refuses the login"), (413, "too large"), (429, "asks to wait"), (503, "answers 503"),
                             (302, "leads to")):
            posts.answer = status
            posts.headers = {"Retry-After": "60", "Location": "https://elsewhere.example/"}
            tested = d.command("notify", "--test", "hook")
            self.assertEqual(tested.returncode, 1)
            self.assertIn(word, tested.stderr)
        posts.answer = 503
        del posts.all[:]
        self.at("2026-12-01 07:00:01")
        until(lambda: self.messages("hook")["problem"], "the trouble is told")
        self.assertIn("answers 503", d.command("status", check=0).stdout)
        self.assertFalse(d.status()["ok"])
        posts.answer = 200
        self.at("2026-12-01 07:05:00")
        until(lambda: not self.messages("hook")["problem"], "it arrived")
        self.assertEqual(len({h["webhook-id"] for _, h, _ in posts.all}), 1)

    def test_a_stale_digest_is_dropped_and_the_next_one_comes(self):
        posts = self.posts(answer=503)
        d = self.start(f'[notify.hook]\nurl = "http://127.0.0.1:{posts.port}/"\ndigest = "daily 08:00"\n')
        self.at("2026-12-01 07:00:01")
        until(lambda: self.messages("hook")["waiting"] == 1, "it waits")
        self.at("2026-12-02 00:00:01")
        until(lambda: self.messages("hook")["waiting"] == 0, "it is dropped")
        self.assertEqual(self.messages("hook")["dropped"], 1)
        self.assertIn("was not sent in time", d.said())

    def test_commands_that_fail_or_hang(self):
        d = self.start('[notify.bad]\ncommand = ["sh", "-c", "echo no printer >&2; exit 3"]\ndigest = "daily 08:00"\n'
                       '[notify.none]\ncommand = ["/nonexistent"]\ndigest = "daily 08:00"\n')
        self.assertIn('exited with 3: it said "no printer"', d.command("notify", "--test", "bad").stderr)
        self.assertIn("cannot run", d.command("notify", "--test", "none").stderr)
        self.assertIn("expected one of bad, none", d.command("notify", "--test", "other").stderr)

    def test_digest_on_the_command_line(self):
        d = self.start("")
        self.at("2026-12-01 08:00:00")  # the day before has ended
        until(lambda: d.command("digest", check=0).stdout ==
              "Today\n17:00 Write to Mary Somerville\n17:20 Call Grace Hopper, +1 202 555 0100\n", "the plan of that day")
        self.assertEqual(d.command("digest", "nobody").returncode, 1)

    def test_broken_files_are_told_after_an_hour(self):
        posts = self.posts()
        d = self.start(f'[notify.hook]\nurl = "http://127.0.0.1:{posts.port}/"\ntrouble = true\n')
        good = d.roster.read_text()
        d.roster.write_text(good.replace('every = "2 weeks"', 'every = "soon"'))
        until(lambda: d.status()["faults"], "the fault is seen")
        self.assertEqual(posts.all, [])
        d.set_clock.set("2026-11-30 10:30:00")
        until(lambda: posts.all, "it is told")
        self.assertIn("expected a span", posts.documents()[0]["text"])
        d.set_clock.set("2026-11-30 15:30:00")
        time.sleep(0.5)
        self.assertEqual(len(posts.all), 1)


if __name__ == "__main__":
    unittest.main()
