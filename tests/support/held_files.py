# SPDX-License-Identifier: MIT
"""Files that cannot be read while they are held: see held_files.c."""
from support.preload import preload


class HeldFiles:
    """Holds the files of a daemon whose names end in `names`. Made before the daemon starts."""

    def __init__(self, daemon, names):
        self.holds = daemon.folder / "held"
        preload(daemon.environment, "held_files", HELD_FILES=self.holds, HELD_NAMES=names)

    def hold(self):
        self.holds.touch()

    def release(self):
        self.holds.unlink()
