# SPDX-License-Identifier: MIT
"""A full disk: writes say so and change nothing, reads and the feed go on, and room again is enough."""
import os
import pathlib
import shutil
import subprocess
import sys
import unittest

from support.daemon import OWN_MOUNTS, DaemonTest, until

INSIDE = "INTOUCH_TEST_MOUNTS"  # set in the mount namespace of our own, in which a disk can be as small as we like


class Disk(DaemonTest):
    def test_a_first_start_on_a_full_disk_says_so_and_works_once_there_is_room(self):
        d = self.daemon()
        d.state.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", d.state], check=True)
        self.addCleanup(lambda: subprocess.run(["umount", d.state], check=True))
        self.addCleanup(d.kill)
        for left in (0, 4096, 8192, 20480, 61440, 122880):  # bytes: for nothing, for the key, for half of a database
            with self.subTest(left):
                filler = pathlib.Path(d.state, "filler")
                with filler.open("wb", buffering=0) as f:
                    try:
                        while True:
                            f.write(b"\0" * 4096)
                    except OSError:
                        pass
                    f.truncate(max(0, filler.stat().st_size - left))
                refused = self.first_start(d)
                if refused is not None:
                    self.assertEqual(refused.returncode, 1, refused.stderr)
                    self.assertIn(str(d.state), refused.stderr)
                    self.assertRegex(refused.stderr, "room|space|full")
                filler.unlink()
                d.start()
                self.assertEqual(d.log_outcome("ada", "no_answer").status, 201)
                d.stop()
                for file in d.state.iterdir():
                    shutil.rmtree(file) if file.is_dir() else file.unlink()

    def first_start(self, d):
        """What `serve` says before it gives up; nothing when it serves."""
        try:
            return d.command("serve", patience=3)
        except subprocess.TimeoutExpired:
            return None

    def test_full(self):
        d = self.daemon()
        d.state.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", d.state], check=True)
        self.addCleanup(lambda: subprocess.run(["umount", d.state], check=True))
        self.addCleanup(d.kill)
        d.start()
        body, before = d.feed().body, d.touch("ada")
        filler = pathlib.Path(d.state, "filler")
        with filler.open("wb", buffering=0) as f:
            try:
                while True:
                    f.write(b"\0" * 4096)
            except OSError:
                pass
        answers = [d.log_outcome("ada", "no_answer", note="x" * 4000) for _ in range(30)]
        refused = [a for a in answers if a.status == 507]
        self.assertTrue(refused, "the disk is full")
        self.assertEqual({a.status for a in answers}, {507} | ({201} if len(refused) < len(answers) else set()))
        self.assertEqual(refused[0].headers["Content-Type"], "application/problem+json")
        self.assertIn("room", refused[0].json()["detail"])
        made = len(answers) - len(refused)
        self.assertEqual(d.touch("ada")["attempt"], before["attempt"] + made)
        self.assertEqual(d.feed().status, 200)
        if made == 0:
            self.assertEqual(d.feed().body, body)
        filler.unlink()
        until(lambda: d.log_outcome("ada", "left_message").status == 201, "room again is enough")
        kept = d.status()["entries"]
        d.kill()
        d.start()
        self.assertEqual(d.status()["entries"], kept)


if __name__ == "__main__":
    if INSIDE not in os.environ:
        os.environ[INSIDE] = "yes"
        os.execvp(OWN_MOUNTS[0], [*OWN_MOUNTS, sys.executable, *sys.argv])
    unittest.main()
