# SPDX-License-Identifier: MIT
"""Runs a program on a new terminal."""
import codecs
import fcntl
import io
import os
import pty
import select
import struct
import termios
import time

PATIENCE = 30


class Terminal:
    """`shown` is all output so far. `expect` waits for words, `say` types a line."""

    def __init__(self, words, columns=80, **environment):
        self.shown = ""
        self.seen = 0
        # A piece of the output may end in the middle of a letter or of a line end.
        self.decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-8")(), translate=True)
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
            kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")}
            os.execve(words[0], [str(w) for w in words], {**kept, "TERM": "xterm", "LC_ALL": "C.UTF-8", **environment})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.master)

    def read(self):
        """Reads more output. Returns False at the end."""
        if not select.select([self.master], [], [], PATIENCE)[0]:
            raise AssertionError(f"nothing more within {PATIENCE} s after: {self.shown}")
        try:
            part = os.read(self.master, 65536)
        except OSError:  # the program has closed its end
            return False
        self.shown += self.decoder.decode(part)
        return bool(part)

    def expect(self, words):
        end = time.monotonic() + PATIENCE
        while words not in self.shown[self.seen:]:
            if time.monotonic() > end or not self.read():
                raise AssertionError(f"expected {words!r} in: {self.shown[self.seen:]}")
        self.seen = self.shown.index(words, self.seen) + len(words)

    def say(self, line):
        os.write(self.master, line.encode() + b"\n")

    def end_of_input(self):
        os.write(self.master, b"\x04")

    def ended(self):
        """Reads to the end and returns the exit status."""
        while self.read():
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def shown_by(words, columns=80, **environment):
    """All output of the program, and its exit status."""
    with Terminal(words, columns, **environment) as terminal:
        status = terminal.ended()
        return terminal.shown, status
