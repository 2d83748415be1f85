# SPDX-License-Identifier: MIT
"""Somebody new: in one line, as a vCard and from the page. The entry is in captured.toml, and planned at once."""
import concurrent.futures
import stat
import tomllib
import unittest
import urllib.parse

from support.daemon import ROSTER, DaemonTest, until
from support.small_disk import SmallDisk

LINE = "Ann Lee, met at the fair, +49 170 1234567"
CARD = ("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ben Roe\r\nEMAIL:ben@example.org\r\nNOTE:\u202eplays\\nthe \"flute\"\r\n"
        "END:VCARD\r\n")


class Add(DaemonTest):
    def captured(self, d):
        return tomllib.loads((d.state / "captured.toml").read_text()).get("people", {})

    def test_one_line_is_kept_and_planned_before_the_answer(self):
        d = self.daemon().start()
        before = d.roster.read_bytes(), d.config.read_bytes()
        said = d.command("add", LINE, "--circle", "friends", check=0).stdout
        self.assertRegex(said, r"^Added Ann Lee \(ann-lee\)\. Next: Call Ann Lee, \w{3} \d+ \w{3} 20\d\d")
        self.assertEqual(self.captured(d), {"ann-lee": {"name": "Ann Lee", "circles": ["friends"],
                                                        "phone": "+49 170 1234567", "met": "at the fair"}})
        self.assertEqual(d.touch("ann-lee")["channel"], "call")
        self.assertEqual(stat.S_IMODE((d.state / "captured.toml").stat().st_mode), 0o600)
        self.assertEqual((d.roster.read_bytes(), d.config.read_bytes()), before)
        self.assertEqual(d.command("check", check=0).stdout.count("4 people in 1 circle"), 1)
        self.assertEqual(tomllib.loads(d.command("add", "--list", check=0).stdout)["people"], self.captured(d))
        self.assertEqual(d.log_outcome("ann-lee", "reached").status, 201)
        d.stop()
        d.start()
        self.assertEqual(d.touch("ann-lee")["round"], 2)

    def test_the_api_takes_text_and_a_vcard(self):
        d = self.daemon().start()
        answer = d.api("POST", "/api/v1/people", {"text": LINE, "circle": "friends"}, {"Idempotency-Key": "k"})
        self.assertEqual(answer.status, 201)
        made = answer.json()
        self.assertEqual((made["id"], made["touch"]["person"], made["people"]["ann-lee"]["name"]),
                         ("ann-lee", "ann-lee", "Ann Lee"))
        self.assertEqual(tomllib.loads(made["entry"])["people"], self.captured(d))
        again = d.api("POST", "/api/v1/people", {"text": LINE, "circle": "friends"}, {"Idempotency-Key": "k"})
        self.assertEqual((again.status, again.body), (201, answer.body))
        self.assertEqual(d.api("POST", "/api/v1/people", {"text": "Bob"}, {"Idempotency-Key": "k"}).status, 422)
        card = d.api("POST", "/api/v1/people?circle=friends", CARD.encode(), {"Content-Type": "text/vcard; charset=utf-8"})
        self.assertEqual(card.status, 201, card.body)
        self.assertEqual(self.captured(d)["ben-roe"], {"name": "Ben Roe", "circles": ["friends"],
                                                       "email": "ben@example.org", "notes": 'plays the "flute"'})

    def test_what_cannot_be_added_is_refused_with_the_reason(self):
        d = self.daemon().start()
        vcard = {"Content-Type": "text/vcard"}
        for path, body, headers, status, said in (
                ("", {"text": "+49 170 1234567"}, {}, 422, "expected a name first"),
                ("", {"text": "Ann\nLee"}, {}, 422, "control character"),
                ("", {"text": ""}, {}, 422, "found nothing"),
                ("", {}, {}, 422, "text: missing"),
                ("", {"text": "Ann", "circle": "freinds"}, {}, 422, 'did you mean "friends"'),
                ("", {"text": "Ann", "colour": "red"}, {}, 422, "colour"),
                ("", {"text": "Ada Lovelace"}, {}, 409, "as Ada Lovelace (ada), by the name"),
                ("", {"text": "Ann, 0044 20 7946 0000"}, {}, 409, "as Ada Lovelace (ada), by the number"),
                ("", "Ann", {}, 400, "JSON"),
                ("", "Ann", {"Content-Type": "text/plain"}, 415, "text/vcard"),
                ("", "Ann", vcard, 422, "BEGIN:VCARD"),
                ("", CARD + CARD.replace("Ben", "Bob").replace("ben@", "bob@"), vcard, 422, "found 2 people, expected one"),
                ("?circle=x", CARD, vcard, 422, "circle: found"),
                ("?again=1", CARD, vcard, 422, "again: expected true"),
                ("?colour=red", CARD, vcard, 422, "colour")):
            with self.subTest(body=body):
                body = body.encode() if isinstance(body, str) else body
                answer = d.api("POST", "/api/v1/people" + path, body, headers)
                self.assertEqual(answer.status, status, answer.body)
                self.assertIn(said, answer.json()["detail"])
        self.assertEqual(d.api("POST", "/api/v1/log", CARD.encode(), vcard).status, 415)
        self.assertEqual(d.api("POST", "/api/v1/people", b"BEGIN:VCARD\n" + b"x" * 70000, vcard).status, 413)
        self.assertFalse((d.state / "captured.toml").exists())
        self.assertEqual(d.command("add", check=2).stdout, "")
        self.assertIn("--circle: found", d.command("add", "Ann", "--circle", "x", check=1).stderr)
        d.command("add", "Ann,", "+44 20 7946 0000", "--again", check=0)
        self.assertEqual(list(self.captured(d)), ["ann"])

    def test_without_a_daemon_it_says_so(self):
        d = self.daemon()
        d.command("add", "Ann Lee", check=3)
        self.assertIn("Nobody", d.command("add", "--list", check=0).stdout)

    def test_many_at_once_are_all_kept(self):
        d = self.daemon().start()
        with concurrent.futures.ThreadPoolExecutor(12) as pool:
            answers = list(pool.map(lambda n: d.api("POST", "/api/v1/people", {"text": "Ann Lee", "again": True}), range(24)))
        self.assertEqual([a.status for a in answers], [201] * 24)
        ids = {a.json()["id"] for a in answers}
        self.assertEqual(ids, {"ann-lee"} | {f"ann-lee-{n}" for n in range(2, 25)})
        self.assertEqual(set(self.captured(d)), ids)
        self.assertEqual(len(d.api("GET", "/api/v1/people").json()["people"]), 27)

    def test_the_daily_backup_holds_them_too(self):
        d = self.daemon().start()
        d.command("add", LINE, check=0)
        d.stop()
        old = d.state / "backups" / "captured-2020-01-01.toml"  # its ledger is gone
        old.write_text("")
        d.set_clock.set("2026-12-01 09:00:00")
        d.start()
        copy = d.state / "backups" / "captured-2026-12-01.toml"
        until(copy.exists, "the daily backup")
        self.assertEqual(copy.read_bytes(), (d.state / "captured.toml").read_bytes())
        self.assertEqual(stat.S_IMODE(copy.stat().st_mode), 0o600)
        self.assertFalse(old.exists())

    def test_an_entry_in_a_file_of_the_user_counts(self):
        d = self.daemon().start()
        d.command("add", LINE, check=0)
        d.command("add", "Ben Roe", check=0)
        d.roster.write_text(ROSTER + '\n[people.ann-lee]\nname = "Ann L."\n\n[people.ben]\nformerly = ["ben-roe"]\n')
        until(lambda: d.api("GET", "/api/v1/people/ann-lee").json()["name"] == "Ann L.", "the user's entry counts")
        self.assertEqual(d.api("GET", "/api/v1/people/ben-roe").status, 404)
        said = d.command("check", check=0).stdout
        self.assertEqual(said.count("captured.toml"), 2)
        self.assertRegex(said, r"captured\.toml:\d+:\d+: warning: people\.ann-lee: is also in your own file "
                               r"\(roster\.toml:\d+:\d+\), which counts; `intouch add --remove ann-lee`")
        d.command("add", "--remove", "ann-lee", check=0)
        self.assertEqual(list(self.captured(d)), ["ben-roe"])
        self.assertEqual(d.api("GET", "/api/v1/people/ann-lee").json()["name"], "Ann L.")

    def test_an_entry_is_taken_out_at_once(self):
        d = self.daemon().start()
        for name in ("Ann Lee", "Ben Roe", "Cy Moss", "Di Fox"):
            d.command("add", name, check=0)
        self.assertIn('did you mean "ben-roe"', d.command("add", "--remove", "ben-ro", check=1).stderr)
        self.assertIn("--list", d.command("add", "--remove", "ada", check=1).stderr)
        for name in ("di-fox", "cy-moss", "ben-roe", "ann-lee"):  # the last entry first: what is left is a beginning
            self.assertRegex(d.command("add", "--remove", name, check=0).stdout, rf"Took .*\({name}\) out\.")
            self.assertEqual(d.api("GET", f"/api/v1/people/{name}").status, 404)
        self.assertEqual(d.status()["warnings"], [])
        self.assertEqual(self.captured(d), {})
        d.command("add", LINE, check=0)

    def test_faults_of_the_file_are_located_and_keep_what_runs(self):
        d = self.daemon().start()
        d.command("add", LINE, check=0)
        file = d.state / "captured.toml"
        good = file.read_text()
        file.write_text(good.replace('name     = "Ann Lee"', 'every = "soon"'))
        until(lambda: d.status()["faults"], "the daemon finds the fault")
        self.assertRegex(d.command("check", check=1).stdout, r'captured\.toml:\d+:9: error: every: found "soon"')
        self.assertEqual(d.touch("ann-lee")["name"], "Ann Lee")
        said = d.command("add", "Ben Roe", check=0).stdout
        self.assertIn("The files have mistakes", said)
        self.assertIsNone(d.touch("ben-roe"))
        file.write_text(good + "\n[people.")
        self.assertIn("nothing was changed", d.command("add", "Cy Moss", check=1).stderr)
        self.assertEqual(file.read_text(), good + "\n[people.")
        file.write_text(good)
        until(lambda: not d.status()["faults"], "the file is mended")

    def test_faults_of_the_users_files_do_not_lose_anybody(self):
        d = self.daemon().start()
        d.roster.write_text(ROSTER + "\n[people.eve]\nevery = 3\n")
        until(lambda: d.status()["faults"], "the daemon finds the fault")
        self.assertIn("The files have mistakes", d.command("add", LINE, check=0).stdout)
        d.roster.write_text(ROSTER)
        until(lambda: d.touch("ann-lee"), "she is planned")

    def test_an_id_of_a_file_with_mistakes_is_not_given_away(self):
        d = self.daemon().start()
        d.roster.write_text("[people.ada\n" + ROSTER)
        until(lambda: d.status()["faults"], "the daemon finds the fault")
        self.assertIn("on the roster already", d.command("add", "Ada Lovelace", check=1).stderr)
        self.assertIn("by the id", d.command("add", "Ada", check=1).stderr)
        self.assertIn("ada-2", d.command("add", "Ada", "--again", check=0).stdout)
        d.roster.write_text(ROSTER)
        until(lambda: not d.status()["faults"], "both entries stand side by side")

    def test_a_full_disk_refuses_and_loses_nothing(self):
        d = self.daemon()
        disk = SmallDisk(d)
        d.start()
        d.command("add", LINE, check=0)
        before = (d.state / "captured.toml").read_bytes()
        disk.fill()
        answer = d.api("POST", "/api/v1/people", {"text": "Ben Roe"})
        self.assertEqual((answer.status, answer.headers["Retry-After"]), (507, "10"), answer.body)
        self.assertEqual((d.state / "captured.toml").read_bytes(), before)
        self.assertTrue(d.touch("ann-lee"))
        disk.free()
        self.assertEqual(d.api("POST", "/api/v1/people", {"text": "Ben Roe"}).status, 201)
        self.assertEqual(set(self.captured(d)), {"ann-lee", "ben-roe"})

    def test_a_retry_after_a_full_disk_is_the_same_person(self):
        d = self.daemon()
        disk = SmallDisk(d)
        d.start()
        d.command("add", LINE, check=0)
        ask = lambda: d.api("POST", "/api/v1/people", {"text": "Ben Roe"}, headers={"Idempotency-Key": "ben-at-the-fair"})
        disk.fill(left=3000)  # room for the file, and none for the ledger
        first = ask()
        self.assertEqual(first.status, 507, first.body)
        self.assertIn("Ben Roe (ben-roe) is added, but the plan could not be kept", first.json()["detail"])
        self.assertEqual(ask().status, 507)
        disk.free()
        done = ask()
        self.assertEqual((done.status, done.json()["id"]), (201, "ben-roe"))
        self.assertEqual(ask().body, done.body)
        self.assertEqual(set(self.captured(d)), {"ann-lee", "ben-roe"})

    def test_the_page_adds_somebody_and_shows_the_person(self):
        d = self.daemon().start()
        own = f"http://127.0.0.1:{d.control_port}"
        headers = {"Authorization": "Bearer " + (d.state / "token").read_text(), "Origin": own, "Accept": "text/html",
                   "Content-Type": "application/x-www-form-urlencoded"}

        def post(**fields):
            return d.tcp(d.control_port, "POST", "/act", headers,
                         urllib.parse.urlencode({"do": "add", "back": "/people", "seen": "x", **fields}))

        shown = d.tcp(d.control_port, "GET", "/people", headers).body.decode()
        self.assertIn("Add somebody", shown)
        self.assertIn('<option value="friends">Friends</option>', shown)
        for _ in range(2):  # two taps are one person
            done = post(text=LINE, circle="friends")
            self.assertEqual((done.status, done.headers["Location"]), (303, "/people/ann-lee?said=added#said"))
        self.assertIn("Added Ann Lee (ann-lee). Next: Call Ann Lee", d.tcp(
            d.control_port, "GET", "/people/ann-lee?said=added", headers).body.decode())
        refused = post(text="Ada Lovelace", seen="y")
        self.assertEqual(refused.status, 409)
        self.assertIn("is on the roster already", refused.body.decode())
        self.assertIn("for somebody else, tick the box below, and add them once more", refused.body.decode())
        self.assertIn('value="Ada Lovelace"', refused.body.decode())
        self.assertEqual(post(text="Ada Lovelace", again="true").status, 303)
        self.assertEqual(set(self.captured(d)), {"ann-lee", "ada-lovelace"})


if __name__ == "__main__":
    unittest.main()
