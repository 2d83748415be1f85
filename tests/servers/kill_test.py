# SPDX-License-Identifier: MIT
"""kill -9 at random moments of a push: each time the next start converges, and nothing is there twice. $INTOUCH_KILLS
says how often. $INTOUCH_SEED repeats the moments of another run: before or after which request the daemon is killed.
Which object that request writes may still differ, for the daemon sends several at a time."""
import itertools
import os
import random
import re
import sys
import time
import unittest

from servers import Radicale
from servers.world import World
from support.daemon import until

KILLS = int(os.environ.get("INTOUCH_KILLS", "10"))
PEOPLE = 200


def kill_at(world, wanted, answered):
    """Kills the daemon at its `wanted`-th request: before the server sees the request, or before the answer goes back."""
    number = itertools.count(1)

    def count(handler, *_):
        if next(number) < wanted:
            return False
        world.daemon.process.kill()
        handler.cut()
        return True

    world.proxy.before = None if answered else count
    world.proxy.after = count if answered else None


class Kill(unittest.TestCase):
    def test_killed_while_pushing(self):
        seed = int(os.environ.get("INTOUCH_SEED", time.time_ns() % 1_000_000))
        chance = random.Random(seed)
        with World(Radicale, people=PEOPLE) as w:
            killed_at = []
            for number in range(KILLS):
                wanted, answered = chance.randrange(1, PEOPLE), chance.random() < 0.5
                kill_at(w, wanted, answered)
                w.daemon.launch()
                until(w.daemon.has_ended, "the daemon is killed")
                killed_at.append(f"{wanted} {'answered' if answered else 'sent'}")
                w.daemon.kill()
                self.retitle(w, number)
            w.proxy.before = w.proxy.after = None
            w.start()
            w.sync()
            uids = w.uids()
            print(f"seed {seed}: killed at {', '.join(killed_at)}", file=sys.stderr)
            self.assertEqual(len(uids), len(set(uids)), f"seed {seed}")
            self.assertEqual(PEOPLE + 1, len(uids), f"seed {seed}")
            self.assertIn("nothing had changed", w.sync())

    def retitle(self, w, number):
        """Changes every title, so that every object is pushed once more."""
        text = w.daemon.config.read_text()
        w.daemon.config.write_text(re.sub(r"\{name\}!*", "{name}" + "!" * (number + 1), text))


if __name__ == "__main__":
    unittest.main()
