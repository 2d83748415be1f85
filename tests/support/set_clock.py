# SPDX-License-Identifier: MIT
"""A clock that the test sets while the daemon runs: see set_clock.c."""
import atexit
import datetime
import functools
import math
import pathlib
import shutil
import subprocess
import tempfile
import time


@functools.cache
def shim():
    """What is preloaded, built once for all who ask."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="intouch-clock-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    source = pathlib.Path(__file__).with_name("set_clock.c")
    made = folder / "set_clock.so"
    subprocess.run(["clang-19", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", made, source, "-lpthread"], check=True)
    return made


class SetClock:
    """`environment` is that of every program which goes by it."""

    def __init__(self, folder, utc):
        self.offset = folder / "offset"
        self.set(utc)
        self.environment = {"LD_PRELOAD": str(shim()), "SET_CLOCK": str(self.offset)}

    def set(self, utc):
        """From now on it is `utc` ("2026-12-01 09:00:00"), running on from there."""
        wanted = datetime.datetime.fromisoformat(utc).replace(tzinfo=datetime.timezone.utc).timestamp()
        self.seconds = math.ceil(wanted - time.time())
        whole = self.offset.with_suffix(".new")
        whole.write_text(f"{self.seconds}\n")
        whole.rename(self.offset)

    def time(self):
        """Seconds since 1970, as its programs see them."""
        return time.time() + self.seconds
