# SPDX-License-Identifier: MIT
"""A clock that the test sets while the daemon runs: see set_clock.c."""
import datetime
import math
import time

from support.preload import preload


class SetClock:
    """`environment` is for every program that uses this clock."""

    def __init__(self, folder, utc):
        self.offset = folder / "offset"
        self.set(utc)
        self.environment = {}
        preload(self.environment, "set_clock", SET_CLOCK=self.offset)

    def set(self, utc, late=False):
        """Sets the clock to `utc` ("2026-12-01 09:00:00"). It runs on from there. `late`: a timer tells it when it is set next."""
        wanted = datetime.datetime.fromisoformat(utc).replace(tzinfo=datetime.timezone.utc).timestamp()
        self.seconds = math.ceil(wanted - time.time())
        whole = self.offset.with_suffix(".new")
        whole.write_text(f"{self.seconds} late\n" if late else f"{self.seconds}\n")
        whole.rename(self.offset)

    def time(self):
        """Seconds since 1970, as the programs see them."""
        return time.time() + self.seconds
