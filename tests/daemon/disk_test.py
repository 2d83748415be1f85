# SPDX-License-Identifier: MIT
"""A full disk: a write is refused with a message and changes nothing; reads and feeds go on; room again is enough."""
import resource
import shutil
import unittest

from support.daemon import DaemonTest, until
from support.small_disk import SmallDisk


class Disk(DaemonTest):
    def test_a_first_start_on_a_full_disk_says_so_and_works_once_there_is_room(self):
        d = self.daemon()
        disk = SmallDisk(d)
        refusals = 0
        for left in (0, 4096, 8192, 20480, 61440, 122880):  # bytes: for nothing, for the key, for half of a database
            with self.subTest(left):
                disk.fill(left)
                said = self.first_start(d)
                if said is not None:
                    refusals += 1
                    self.assertIn(str(d.state), said)
                    self.assertRegex(said, "room|space|full")
                disk.free()
                d.start()
                self.assertEqual(d.log_outcome("ada", "no_answer").status, 201)
                d.stop()
                for file in d.state.iterdir():
                    shutil.rmtree(file) if file.is_dir() else file.unlink()
        self.assertGreater(refusals, 3)

    def first_start(self, d):
        """What `serve` says when it gives up; None when it serves."""
        before = len(d.said()) if (d.folder / "log").exists() else 0
        d.launch()
        until(lambda: d.has_ended() or d.answers(), "the daemon gives up or answers")
        gave_up = d.has_ended()
        code = d.process.wait() if gave_up else d.stop()
        d.kill()
        self.assertEqual(code, 1 if gave_up else 0)
        return d.said()[before:] if gave_up else None

    def test_a_start_on_a_full_disk_serves_what_is_there_and_says_so(self):
        d = self.daemon()
        disk = SmallDisk(d)
        d.start()
        self.assertEqual(d.log_outcome("ada", "no_answer").status, 201)
        plan, body, entries = d.agenda()["touches"], d.feed().body, d.status()["entries"]
        self.assertEqual(d.stop(), 0)
        disk.fill()
        d.start()
        self.assertEqual(d.agenda()["touches"], plan)
        self.assertEqual((d.feed().status, d.feed().body), (200, body))
        d.set_clock.set("2026-12-03 09:00:00")  # days were missed meanwhile: entries that have no room
        d.stop()
        d.start()
        self.assertEqual(d.status()["entries"], entries)
        self.assertTrue(any("Nothing new is kept" in w for w in d.status()["warnings"]), d.status()["warnings"])
        self.assertEqual(d.log_outcome("ada", "reached").status, 507)
        self.assertEqual(d.api("GET", "/api/v1/people").status, 200)
        disk.free()
        until(lambda: d.log_outcome("ada", "reached").status == 201, "room again is enough")
        self.assertGreater(d.status()["entries"], entries)
        self.assertFalse(any("Nothing new is kept" in w for w in d.status()["warnings"]))
        self.assertEqual(d.feed().status, 200)

    def test_a_limit_on_the_size_of_files_is_a_full_disk(self):
        d = self.daemon().start()
        resource.prlimit(d.process.pid, resource.RLIMIT_FSIZE, (1 << 20, resource.RLIM_INFINITY))
        answers = (d.log_outcome("ada", "no_answer", note="x" * 4000).status for _ in range(1000))
        self.assertEqual(next(status for status in answers if status != 201), 507)
        self.assertEqual(d.feed().status, 200)

    def test_full(self):
        d = self.daemon()
        disk = SmallDisk(d)
        d.start()
        body, before = d.feed().body, d.touch("ada")
        disk.fill()
        answers = [d.log_outcome("ada", "no_answer", note="x" * 4000) for _ in range(30)]
        refused = [a for a in answers if a.status == 507]
        self.assertTrue(refused, "the disk is full")
        self.assertEqual({a.status for a in answers}, {507} | ({201} if len(refused) < len(answers) else set()))
        self.assertEqual(refused[0].headers["Content-Type"], "application/problem+json")
        self.assertEqual(refused[0].headers["Retry-After"], "10")
        rotated = d.api("POST", "/api/v1/feeds/mine/rotate", {})
        if rotated.status == 507:  # one small entry may still have room
            self.assertEqual(rotated.headers["Retry-After"], "10")
        self.assertIn("room", refused[0].json()["detail"])
        made = len(answers) - len(refused)
        self.assertEqual(d.touch("ada")["attempt"], before["attempt"] + made)
        self.assertEqual(d.feed().status, 200)
        if made == 0:
            self.assertEqual(d.feed().body, body)
        disk.free()
        until(lambda: d.log_outcome("ada", "left_message").status == 201, "room again is enough")
        kept = d.status()["entries"]
        d.kill()
        d.start()
        self.assertEqual(d.status()["entries"], kept)


if __name__ == "__main__":
    unittest.main()
