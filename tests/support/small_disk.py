# SPDX-License-Identifier: MIT
"""A small disk: see small_disk.c."""
import os

from support.preload import preload

SIZE = 1 << 20


class SmallDisk:
    """The state directory of a daemon on a disk of a megabyte. Made before the daemon starts."""

    def __init__(self, daemon):
        self.folder = daemon.state
        self.folder.mkdir()
        self.filler = self.folder / "filler"
        preload(daemon.environment, "small_disk", SMALL_DISK=os.path.realpath(self.folder), SMALL_DISK_BYTES=SIZE)

    def fill(self, left=0):
        """Leaves room for `left` bytes."""
        self.free()
        used = sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())
        self.filler.touch()
        os.truncate(self.filler, max(0, SIZE - used - left))

    def free(self):
        self.filler.unlink(missing_ok=True)
