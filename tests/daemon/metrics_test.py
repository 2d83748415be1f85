# SPDX-License-Identifier: MIT
"""/metrics, as Prometheus's own client library reads it."""
import re
import unittest

from prometheus_client.parser import text_string_to_metric_families

from servers.proxy import Proxy
from support.daemon import SETTINGS, DaemonTest, until
from support.scripted import Scripted

NOBODY_THERE = """
[caldav.nobody]
url = "http://127.0.0.1:1/"
user = "ada"
password = { file = "password" }
"""
ALWAYS = {
    "intouch_build_info", "intouch_start_time_seconds", "intouch_people", "intouch_touches", "intouch_touches_pinned",
    "intouch_touches_outside_window", "intouch_attempts_total", "intouch_ledger_entries_total", "intouch_feed_bytes",
    "intouch_link_pages_total", "intouch_link_taps_total", "intouch_event_listeners", "intouch_plans_total",
    "intouch_plan_seconds", "intouch_planned_timestamp_seconds", "intouch_capacity_needed_minutes",
    "intouch_capacity_available_minutes", "intouch_warnings", "intouch_config_last_reload_successful",
    "intouch_config_last_reload_success_timestamp_seconds",
}
OF_ACCOUNTS = {"intouch_caldav_in_step", "intouch_caldav_runs_total", "intouch_caldav_requests_total", "intouch_caldav_held"}


class Metrics(DaemonTest):
    def read(self):
        answer = self.d.api("GET", "/metrics")
        self.assertEqual((answer.status, answer.headers["Content-Type"]), (200, "text/plain; version=0.0.4; charset=utf-8"))
        samples = {}
        for family in text_string_to_metric_families(answer.body.decode()):
            self.assertTrue(family.documentation, family.name)
            self.assertIn(family.type, ("gauge", "counter"), family.name)
            for s in family.samples:
                key = (s.name, *sorted(s.labels.items()))
                self.assertNotIn(key, samples)
                samples[key] = s.value
        return samples

    def password(self):
        password = self.d.config.with_name("password")
        password.write_text("x")
        password.chmod(0o600)

    def test_what_is_counted(self):
        self.d = self.daemon().start()
        before = self.read()
        self.assertEqual(before["intouch_people",], 3)
        self.assertEqual(before["intouch_touches", ("kind", "cadence")], 3)
        self.assertEqual(before["intouch_build_info", ("version", self.d.status()["version"])], 1)
        self.assertEqual(before["intouch_config_last_reload_successful",], 1)
        self.d.log_outcome("ada", "no_answer")
        self.d.log_outcome("grace", "reached")
        etag = self.d.feed().headers["ETag"]
        self.d.feed({"If-None-Match": etag})
        self.d.feed({"If-None-Match": etag})
        after = self.read()
        self.assertEqual(after["intouch_attempts_total", ("outcome", "no_answer")], 1)
        self.assertEqual(after["intouch_attempts_total", ("outcome", "reached")], 1)
        self.assertEqual(after["intouch_attempts_total", ("outcome", "missed")], 0)
        self.assertEqual(after["intouch_touches", ("kind", "retry")], 1)
        self.assertEqual(after["intouch_ledger_entries_total",], 5)
        self.assertEqual(after["intouch_feed_requests_total", ("feed", "mine"), ("status", "200")], 1)
        self.assertEqual(after["intouch_feed_requests_total", ("feed", "mine"), ("status", "304")], 2)
        self.assertEqual(after["intouch_plans_total",], before["intouch_plans_total",] + 2)
        self.assertGreater(after["intouch_plan_seconds",], 0)
        for name, value in before.items():
            if name[0].endswith("_total"):
                self.assertGreaterEqual(after[name], value)
        self.d.roster.write_text("[people.ada\n")
        until(lambda: not self.d.status()["ok"], "the broken file is seen")
        broken = self.read()
        self.assertEqual(broken["intouch_config_last_reload_successful",], 0)
        self.assertEqual(broken["intouch_config_last_reload_success_timestamp_seconds",],
                         before["intouch_config_last_reload_success_timestamp_seconds",])

    def test_every_metric_is_there_with_its_value(self):
        self.d = self.daemon().start()
        began = self.d.set_clock.time()
        first = self.read()
        self.assertEqual({name for name, *_ in first}, ALWAYS)
        self.d.api("POST", "/api/v1/people/ada/reschedule", {"to": "in 3 weeks"})
        self.d.api("POST", "/api/v1/people/grace/promise", {"to": "in 2 weeks", "note": "x"})
        self.d.api("POST", "/api/v1/people/mary/lost", {})
        link = re.search(r"/t/[a-z2-7]+", self.d.feed().body.decode().replace("\r\n ", ""))[0]
        self.d.tcp(self.d.public_port, "GET", link)
        self.d.tcp(self.d.public_port, "POST", link, {"Content-Type": "application/x-www-form-urlencoded"}, "say=nonsense")
        now = self.read()
        self.assertEqual({name for name, *_ in now}, ALWAYS | {"intouch_feed_requests_total"})
        kinds = {dict(labels)["kind"]: value for name, *labels in now if name == "intouch_touches"
                 for value in [now[name, *labels]]}
        self.assertEqual(kinds, {"cadence": 2, "retry": 0, "intro": 0, "promise": 1, "occasion": 0, "booking": 0, "find": 1})
        status, agenda = self.d.status(), self.d.agenda()
        for name, value in {
            "intouch_touches_pinned": sum(t["pinned"] for t in agenda["touches"]),
            "intouch_touches_outside_window": sum(not t["within"] for t in agenda["touches"]),
            "intouch_ledger_entries_total": status["entries"],
            "intouch_warnings": len(agenda["warnings"]),
            "intouch_capacity_needed_minutes": agenda["capacity"]["needed"],
            "intouch_capacity_available_minutes": agenda["capacity"]["available"],
            "intouch_link_pages_total": 1,
            "intouch_link_taps_total": 1,
            "intouch_event_listeners": 0,
        }.items():
            self.assertAlmostEqual(now[name,], value, 0, msg=name)
        self.assertEqual(now["intouch_feed_bytes", ("feed", "mine")], len(self.d.feed().body))
        for name in ("intouch_start_time_seconds", "intouch_planned_timestamp_seconds",
                     "intouch_config_last_reload_success_timestamp_seconds"):
            self.assertAlmostEqual(now[name,], began, delta=60, msg=name)

    def test_accounts(self):
        self.d = self.daemon(settings=SETTINGS + NOBODY_THERE)
        self.password()
        self.d.start()
        self.d.api("POST", "/api/v1/sync", {})
        before = self.read()
        self.d.api("POST", "/api/v1/sync", {})
        now = self.read()
        account = ("account", "nobody")
        self.assertEqual({name for name, *_ in now} - ALWAYS, OF_ACCOUNTS, "the account never was in step")
        self.assertEqual((now["intouch_caldav_in_step", account], now["intouch_caldav_held", account]), (0, 0))
        self.assertEqual(now["intouch_caldav_runs_total", account], before["intouch_caldav_runs_total", account] + 1)
        self.assertEqual(now["intouch_caldav_requests_total", account], 0, "nobody was there to send one to")

    def test_requests_to_a_calendar_server(self):
        proxy = Proxy(0)
        proxy.before = server = Scripted(lambda *_: (401, "", {}))
        proxy.__enter__()
        self.addCleanup(proxy.__exit__)
        self.d = self.daemon(settings=SETTINGS + NOBODY_THERE.replace("127.0.0.1:1/", f"127.0.0.1:{proxy.port}/"))
        self.password()
        self.d.start()
        self.d.api("POST", "/api/v1/sync", {})
        self.assertGreater(len(server.asked), 0)
        now = self.read()
        self.assertEqual(now["intouch_caldav_requests_total", ("account", "nobody")], len(server.asked))
        self.assertFalse(self.d.status()["ok"], "the password is wrong")
        self.assertEqual(now["intouch_config_last_reload_successful",], 1, "the files are those that run")


if __name__ == "__main__":
    unittest.main()
