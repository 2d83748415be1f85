# SPDX-License-Identifier: MIT
"""The calls of the API as a user makes them: entries and undo, pages, filters, and answers that are not sent twice."""
import datetime
import unittest

from support.daemon import TODAY, DaemonTest, day


class Calls(DaemonTest):
    def setUp(self):
        self.d = self.daemon().start()

    def say(self, call, body=None, person="ada", status=200, of="people"):
        answer = self.d.api("POST", f"/api/v1/{of}/{person}/{call}", body or {})
        self.assertEqual(answer.status, status, answer.body)
        return answer.json()

    def touches(self, kind):
        return [t for t in self.d.agenda()["touches"] if t["kind"] == kind]

    def state(self, person="ada"):
        return self.d.api("GET", f"/api/v1/people/{person}").json()["state"]

    def test_somebody_is_lost_and_found(self):
        self.say("lost", {"note": "the number is somebody else's"})
        self.assertEqual([t["person"] for t in self.touches("find")], ["ada"])
        self.assertEqual(self.say("lost", status=409)["type"], "urn:intouch:problem:conflict")
        self.say("found", {"note": "at her mother's"})
        self.assertEqual(self.touches("find"), [])
        self.say("found", status=409)
        self.say("lost", person="nobody", status=404)

    def test_details_are_confirmed(self):
        said = self.say("confirm", {"note": "she read it out"})
        entry, = said["entries"]
        self.assertEqual((entry["kind"], entry["note"]), ("confirmed", "she read it out"))
        self.assertEqual(self.say("confirm", status=409)["type"], "urn:intouch:problem:conflict")
        self.say("confirm", person="nobody", status=404)
        self.d.api("POST", "/api/v1/undo", {})
        done = self.d.command("confirm", "ada", check=0)
        self.assertIn("Details confirmed.", done.stdout)
        self.assertIn("were confirmed today already", self.d.command("confirm", "ada", check=1).stderr)

    def test_a_promise_is_made_moved_and_kept(self):
        self.say("log", {"outcome": "reached", "promise": {"to": "in 2 weeks", "note": "send the article"}}, status=201)
        promise, = self.state()["promises"]
        self.assertEqual((promise["to"], promise["note"]), (day(14), "send the article"))
        self.say("reschedule", {"to": "in 3 weeks", "touch": promise["touch"]})
        self.assertEqual([t["date"] for t in self.touches("promise")], [day(21)])
        self.say("promise", {"to": "in 4 weeks", "note": "the key"})
        several = self.say("kept", status=409)
        self.assertIn(promise["entry"], several["detail"])
        self.say("kept", {"promise": promise["entry"], "note": "by post"})
        self.say("kept")
        self.assertEqual(self.state()["promises"], [])
        self.say("kept", status=409)
        self.say("promise", {"to": "in 4 weeks", "note": "the flat"})
        self.say("skip", {"touch": self.touches("promise")[0]["uid"]})
        self.assertEqual(self.touches("promise"), [])

    def test_one_undo_takes_back_all_entries_of_one_call(self):
        before = self.d.touch("ada")
        self.say("log", {"outcome": "no_answer", "next": "in 3 days", "promise": {"to": "in 5 days", "note": "x"}}, status=201)
        self.assertEqual(self.d.touch("ada")["date"], day(3))
        undone = self.d.api("POST", "/api/v1/undo", {}).json()
        self.assertEqual(len(undone["entries"]), 3)
        self.assertEqual(self.d.touch("ada"), before)

    def test_a_refused_member_is_named(self):
        for body, status, field in [({"outcome": "reached", "promise": {"to": "2020-01-01", "note": "x"}}, 422, "promise.to"),
                                    ({"outcome": "reached", "promise": {"to": "friday"}}, 422, "promise.note"),
                                    ({"outcome": "reached", "next": "2020-01-01"}, 422, "next"),
                                    ({"outcome": "reached", "channel": "fax"}, 422, "channel")]:
            refused = self.say("log", body, status=status)
            self.assertEqual(refused["field"], field, refused)
        self.assertEqual(self.d.status()["entries"], 3)

    def test_days_are_given_as_people_say_them(self):
        friday = TODAY + datetime.timedelta(days=(4 - TODAY.weekday()) % 7 or 7)
        far = day(40)
        ahead = [("today", str(TODAY)), ("tomorrow", day(1)), ("friday", str(friday)), ("Fri", str(friday)),
                 ("next friday", str(friday)), ("in 2 weeks", day(14)), ("+3d", day(3)), ("+2w", day(14)), (far, far),
                 (f"{far} 17:30", far), (f"{far}T17:30", far), ("tomorrow 17:30", day(1))]
        for said, meant in ahead:
            with self.subTest(said):
                self.assertEqual(self.say("reschedule", {"to": said})["entries"][0]["to"][:10], meant)
                self.assertEqual(self.d.touch("ada")["date"], meant)
        for said, meant in ahead[1:9]:
            with self.subTest(said):
                self.say("promise", {"to": said, "note": "x"})
                self.assertEqual(self.state()["promises"][0]["to"][:10], meant)
                self.say("kept")
                self.assertEqual(self.say("pause", {"to": said})["entries"][0]["to"], meant)
                self.say("resume")
                self.assertEqual(self.d.api("GET", f"/api/v1/agenda?from={said.replace(' ', '+').replace('+3d', '%2B3d').replace('+2w', '%2B2w')}").status, 200)
        last_friday = TODAY - datetime.timedelta(days=(TODAY.weekday() - 4) % 7)
        for said, meant in [("today", str(TODAY)), ("yesterday", day(-1)), ("friday", str(last_friday)), ("3 days ago", day(-3))]:
            with self.subTest(said):
                entry = self.say("log", {"outcome": "no_answer", "on": said}, status=201)["entries"][0]
                self.assertEqual(entry["on"][:10], meant)
                self.d.api("POST", "/api/v1/undo", {})

    def test_a_day_that_is_refused_is_told_as_it_was_understood(self):
        for call, body, field, words in [
            ("reschedule", {"to": "yesterday"}, "to", day(-1)),
            ("reschedule", {"to": "2 days ago"}, "to", day(-2)),
            ("reschedule", {"to": "+3m"}, "to", "minutes or months"),
            ("reschedule", {"to": "03/04/2027"}, "to", "numbers alone do not say which is the month"),
            ("reschedule", {"to": "2027-02-30"}, "to", "February 2027 has days 01 to 28"),
            ("reschedule", {"to": "friday 25:00"}, "to", "25:00"),
            ("reschedule", {"in": "soon"}, "in", "soon"),
            ("pause", {"to": "today"}, "to", day(0)),
            ("promise", {"to": "yesterday", "note": "x"}, "to", day(-1)),
            ("log", {"outcome": "reached", "on": "tomorrow"}, "on", day(1)),
            ("log", {"outcome": "no_answer", "next": "yesterday"}, "next", day(-1)),
        ]:
            with self.subTest(body):
                refused = self.say(call, body, status=422)
                self.assertEqual(refused["field"], field)
                self.assertIn(words, refused["detail"])
        self.assertEqual(self.d.status()["entries"], 3)

    def test_the_ledger_is_read_a_page_at_a_time(self):
        for number in range(5):
            self.say("note", {"note": f"note {number}"})
        self.d.api("POST", "/api/v1/undo", {})
        read, after = [], ""
        while True:
            page = self.d.api("GET", f"/api/v1/ledger?limit=2&after={after}").json() if after else \
                self.d.api("GET", "/api/v1/ledger?limit=2").json()
            self.assertLessEqual(len(page["entries"]), 2)
            read += page["entries"]
            after = page["next"]
            if after is None:
                break
        self.assertEqual([e["kind"] for e in read], ["joined"] * 3 + ["noted"] * 5 + ["undone"])
        self.assertEqual([e["undone"] for e in read], [False] * 7 + [True, False])
        self.assertEqual(read, self.d.api("GET", "/api/v1/ledger").json()["entries"])
        grace = self.d.api("GET", "/api/v1/ledger?person=grace").json()["entries"]
        self.assertEqual([(e["person"], e["kind"]) for e in grace], [("grace", "joined")])
        for query, field in [("limit=0", "limit"), ("limit=1001", "limit"), ("limit=x", "limit"), ("after=x", "after"),
                             ("before=x", "before"), ("limit=1&limit=2", "limit")]:
            refused = self.d.api("GET", f"/api/v1/ledger?{query}")
            self.assertEqual((refused.status, refused.json()["field"]), (422, field))
        self.assertEqual(self.d.api("GET", "/api/v1/ledger?person=nobody").status, 404)

    def test_the_agenda_is_filtered(self):
        whole = self.d.agenda()["touches"]
        get = lambda query: [t["person"] for t in self.d.api("GET", f"/api/v1/agenda?{query}").json()["touches"]]
        self.assertEqual(get("circle=friends"), ["ada"])
        self.assertEqual(get("person=grace"), ["grace"])
        first = whole[0]
        self.assertEqual(get(f"to={first['date']}"), [t["person"] for t in whole if t["date"] == first["date"]])
        self.assertEqual(get(f"from={whole[-1]['date']}"), [t["person"] for t in whole if t["date"] == whole[-1]["date"]])
        for query, status, field in [("person=adda", 404, "person"), ("circle=x", 404, "circle"), ("from=x", 422, "from"),
                                     ("from=2027-01-02&to=2027-01-01", 422, "to"), ("form=today", 422, "form")]:
            refused = self.d.api("GET", f"/api/v1/agenda?{query}")
            self.assertEqual((refused.status, refused.json()["field"]), (status, field))

    def test_an_answer_that_the_client_has_is_not_sent_again(self):
        for path in ("agenda", "agenda?person=ada", "people", "people/ada", "people/ada/why", "ledger", "capacity", "status",
                     "feeds"):
            with self.subTest(path):
                path = f"/api/v1/{path}"
                first = self.d.api("GET", path)
                self.assertEqual((first.status, first.headers["Cache-Control"]), (200, "private, no-cache"))
                again = self.d.api("GET", path, headers={"If-None-Match": first.headers["ETag"]})
                self.assertEqual((again.status, again.body, again.headers["ETag"]), (304, b"", first.headers["ETag"]))
                other = self.d.api("GET", path, headers={"If-None-Match": '"other"'})
                self.assertEqual((other.status, other.body), (200, first.body))
                head = self.d.api("HEAD", path)
                self.assertEqual((head.status, head.body, head.headers["ETag"]), (200, b"", first.headers["ETag"]))
        etag = self.d.api("GET", "/api/v1/agenda").headers["ETag"]
        self.d.log_outcome("ada", "reached")
        self.assertEqual(self.d.api("GET", "/api/v1/agenda", headers={"If-None-Match": etag}).status, 200)


if __name__ == "__main__":
    unittest.main()
