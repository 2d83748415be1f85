# SPDX-License-Identifier: MIT
"""Cyrus with Digest, whose nonces are bound to connections. The daemon speaks to it without a proxy between."""
import unittest

from servers.cyrus import CyrusDigest
from servers.world import World

MANY = 60


class Direct(World):
    @property
    def base(self):
        return self.server.base


class Digest(unittest.TestCase):
    def test_several_connections_log_in_each_with_its_own_nonce(self):
        if missing := CyrusDigest.missing():
            self.skipTest(f"not installed: {missing}")
        with Direct(CyrusDigest, people=MANY) as w:
            w.start()
            calendar = w.calendar()
            self.assertEqual((MANY + 1, None, []), (calendar["created"], calendar["problem"], calendar["notes"]))
            self.assertIn("nothing had changed", w.sync())
            # Logging in again: the nonces from before are forgotten.
            w.server.restart()
            w.daemon.log_outcome("grace", "reached")
            self.assertIn("in step", w.sync())
            self.assertEqual(MANY + 1, len(set(w.uids())) - 1)
            w.server.change_password("n3w")
            w.server.restart()
            self.assertIn("check user and password", w.sync(check=1))
            w.set_password("n3w")
            self.assertIn("in step", w.sync())


if __name__ == "__main__":
    unittest.main()
