# SPDX-License-Identifier: MIT
"""A user whose calendar lies in files, which vdirsyncer keeps in step with the server."""
import pathlib
import re
import shutil
import subprocess
import tempfile

from .server import USER


class Vdirsyncer:
    """A context: a folder with one file for each object of the collection at `address`."""

    def __init__(self, address, password):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="intouch-vdir-"))
        self.files = self.folder / "files"
        self.files.mkdir()
        (self.folder / "config").write_text(f"""\
[general]
status_path = "{self.folder}/status"
[pair calendar]
a = "here"
b = "there"
collections = null
[storage here]
type = "filesystem"
path = "{self.files}"
fileext = ".ics"
[storage there]
type = "caldav"
url = "{address}"
username = "{USER}"
password = "{password}"
""")

    def __enter__(self):
        self.run("discover")
        self.sync()
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *words):
        done = subprocess.run(["vdirsyncer", "--config", str(self.folder / "config"), *words], input="y\n" * 9, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
        if done.returncode != 0:
            raise AssertionError(f"vdirsyncer {words}: {done.stdout}")
        return done.stdout

    def sync(self):
        return self.run("sync")

    def file(self, title):
        found = [f for f in self.files.iterdir() if re.search(f"^SUMMARY.*{re.escape(title)}", self.text(f), re.M)]
        if len(found) != 1:
            raise AssertionError(f"{len(found)} files are called {title}")
        return found[0]

    def text(self, file):
        return re.sub(r"\n[ \t]", "", file.read_text().replace("\r\n", "\n"))

    def edit(self, title, *changes):
        file = self.file(title)
        text = self.text(file)
        for pattern, replacement in changes:
            text, count = re.subn(pattern, replacement, text, flags=re.M)
            if count == 0:
                raise AssertionError(f"{pattern} is not in {text}")
        file.write_text(text.replace("\n", "\r\n"), newline="")
