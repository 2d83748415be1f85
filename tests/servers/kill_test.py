# SPDX-License-Identifier: MIT
"""kill -9 at random moments of a push: each time the next start converges, and nothing is there twice.
$INTOUCH_KILLS says how often, $INTOUCH_SEED repeats a run."""
import os
import random
import sys
import time
import unittest

from servers import Radicale
from servers.world import World
from support.daemon import until

KILLS = int(os.environ.get("INTOUCH_KILLS", "10"))
PEOPLE = 200


class Kill(unittest.TestCase):
    def test_killed_while_pushing(self):
        seed = int(os.environ.get("INTOUCH_SEED", time.time_ns() % 1_000_000))
        chance = random.Random(seed)
        with World(Radicale, people=PEOPLE) as w:
            killed_at = []
            for _ in range(KILLS):
                w.proxy.take()
                w.daemon.start()
                wanted = chance.randrange(1, PEOPLE)
                until(lambda: len(w.proxy.log) >= wanted or not self.busy(w), "some were pushed")
                time.sleep(chance.random() * 0.02)
                killed_at.append(len(w.proxy.log))
                w.daemon.kill()
                self.retitle(w)
            w.start()
            w.sync()
            uids = w.uids()
            print(f"seed {seed}: killed after {killed_at} requests", file=sys.stderr)
            self.assertEqual(len(uids), len(set(uids)), f"seed {seed}")
            self.assertEqual(PEOPLE + 1, len(uids), f"seed {seed}")
            self.assertIn("nothing had changed", w.sync())

    def busy(self, w):
        calendars = w.daemon.status()["calendars"]
        return not calendars or calendars[0]["running"] or not calendars[0]["succeeded"]

    def retitle(self, w):
        """Other titles: every object is pushed once more."""
        text = w.daemon.config.read_text()
        marks = text.count("{name}!")
        w.daemon.config.write_text(text.replace("{name}!", "{name}") if marks else text.replace("{name}", "{name}!"))


if __name__ == "__main__":
    unittest.main()
