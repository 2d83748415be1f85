# SPDX-License-Identifier: MIT
"""From a roster to a subscribed calendar: outcomes move events, and undo takes each of them back."""
import unittest

from support.daemon import DaemonTest, events, without_stamps


class MainJob(DaemonTest):
    def setUp(self):
        self.d = self.daemon().start()

    def test_no_answer_moves_the_same_event_to_the_next_try(self):
        before, touch = self.d.feed(), self.d.touch("grace")
        answer = self.d.log_outcome("grace", "no_answer")
        self.assertEqual(answer.status, 201)
        after, moved = self.d.feed(), self.d.touch("grace")
        self.assertEqual(moved["uid"], touch["uid"])
        self.assertEqual((moved["kind"], moved["attempt"], moved["round"]), ("retry", 2, touch["round"]))
        self.assertNotEqual(after.headers["ETag"], before.headers["ETag"])
        was, now = events(before.body)[touch["uid"]], events(after.body)[touch["uid"]]
        self.assertNotEqual(was["DTSTART"], now["DTSTART"])
        self.assertGreater(int(now["SEQUENCE"].split(":")[1]), int(was["SEQUENCE"].split(":")[1]))
        self.assertGreater(now["LAST-MODIFIED"], was["LAST-MODIFIED"])

    def test_reached_closes_the_round_and_the_next_has_a_new_uid(self):
        touch = self.d.touch("grace")
        self.assertEqual(self.d.log_outcome("grace", "reached", note="sailing again").status, 201)
        following = self.d.touch("grace")
        self.assertNotEqual(following["uid"], touch["uid"])
        self.assertEqual(following["round"], touch["round"] + 1)
        shown = events(self.d.feed().body)
        self.assertIn("✓ Grace Hopper", shown[touch["uid"]]["SUMMARY"])
        self.assertIn("sailing again", shown[following["uid"]]["DESCRIPTION"])

    def test_undo_brings_the_feed_back(self):
        before = self.d.feed().body
        for outcome in ("no_answer", "left_message", "reached", "unreachable"):
            with self.subTest(outcome):
                self.d.log_outcome("ada", outcome)
                self.assertNotEqual(without_stamps(self.d.feed().body), without_stamps(before))
                self.assertEqual(self.d.api("POST", "/api/v1/undo", {}).status, 200)
                self.assertEqual(without_stamps(self.d.feed().body), without_stamps(before))

    def test_only_what_changed_is_stamped_again(self):
        before = events(self.d.feed().body)
        self.d.log_outcome("ada", "no_answer")
        after = events(self.d.feed().body)
        mary = self.d.touch("mary")["uid"]
        self.assertEqual(before[mary], after[mary])

    def test_reschedule_skip_pause_and_resume(self):
        moved = self.d.api("POST", "/api/v1/people/ada/reschedule", {"in": "3 weeks"}).json()
        self.assertTrue(moved["touch"]["pinned"])
        touch = self.d.touch("mary")
        self.assertEqual(self.d.api("POST", "/api/v1/people/mary/skip", {}).status, 200)
        self.assertEqual(self.d.touch("mary")["round"], touch["round"] + 1)
        self.assertNotIn(touch["uid"], events(self.d.feed().body))
        self.assertEqual(self.d.api("POST", "/api/v1/people/grace/pause", {}).status, 200)
        self.assertIsNone(self.d.touch("grace"))
        self.assertEqual(self.d.api("POST", "/api/v1/people/grace/resume", {}).status, 200)
        self.assertIsNotNone(self.d.touch("grace"))

    def test_restart_gives_the_same_bytes(self):
        self.d.log_outcome("ada", "no_answer")
        first = self.d.feed()
        self.assertEqual(self.d.stop(), 0)
        self.d.start()
        again = self.d.feed()
        self.assertEqual(first.body, again.body)
        self.assertEqual(first.headers["ETag"], again.headers["ETag"])
        self.assertEqual(first.headers["Last-Modified"], again.headers["Last-Modified"])

    def test_conditional_requests(self):
        whole = self.d.feed()
        self.assertEqual(self.d.feed({"If-None-Match": whole.headers["ETag"]}).status, 304)
        self.assertEqual(self.d.feed({"If-Modified-Since": whole.headers["Last-Modified"]}).status, 304)
        self.assertEqual(self.d.feed({"If-None-Match": '"other"', "If-Modified-Since": whole.headers["Last-Modified"]}).status,
                         200)
        head = self.d.feed(method="HEAD")
        self.assertEqual((head.status, head.body), (200, b""))
        self.assertEqual(head.headers["Content-Length"], str(len(whole.body)))
        self.assertEqual(head.headers["Content-Type"], "text/calendar; charset=utf-8")
        refused = self.d.feed(method="PUT")
        self.assertEqual((refused.status, refused.headers["Allow"]), (405, "GET, HEAD"))


if __name__ == "__main__":
    unittest.main()
