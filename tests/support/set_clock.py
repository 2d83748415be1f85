# SPDX-License-Identifier: MIT
"""A clock that the test sets while the daemon runs: see set_clock.c."""
import datetime
import math
import pathlib
import subprocess
import time


class SetClock:
    def __init__(self, daemon, utc):
        shim = daemon.folder / "set_clock.so"
        source = pathlib.Path(__file__).with_name("set_clock.c")
        subprocess.run(["clang-19", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", shim, source, "-lpthread"], check=True)
        self.offset = daemon.folder / "offset"
        self.set(utc)
        daemon.environment = {"LD_PRELOAD": str(shim), "SET_CLOCK": str(self.offset)}

    def set(self, utc):
        wanted = datetime.datetime.fromisoformat(utc).replace(tzinfo=datetime.timezone.utc).timestamp()
        whole = self.offset.with_suffix(".new")
        whole.write_text(f"{math.ceil(wanted - time.time())}\n")
        whole.rename(self.offset)
