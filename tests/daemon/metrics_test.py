# SPDX-License-Identifier: MIT
"""/metrics, read by Prometheus's own client library."""
import unittest

from prometheus_client.parser import text_string_to_metric_families

from support.daemon import DaemonTest, until


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


if __name__ == "__main__":
    unittest.main()
