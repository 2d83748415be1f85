#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""page_tests.py NAME: runs NAME_test.mjs, which drives the page in Chromium.

$INTOUCH names the program. npm installs what drives and judges the page into build/page from the lock file, once.
The pictures that a test takes stay in build/page/pictures.
"""
import fcntl
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
MODULES = HERE.parent.parent / "build" / "page"
SKIPPED = 77


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def install():
    """Into the build folder, again when the lock file has changed. Tests run side by side: one of them installs."""
    MODULES.mkdir(parents=True, exist_ok=True)
    with (MODULES / "installing").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        done = MODULES / "installed.json"
        if done.exists() and done.read_bytes() == (HERE / "package-lock.json").read_bytes():
            return
        shutil.copy(HERE / "package.json", MODULES)
        shutil.copy(HERE / "package-lock.json", MODULES)
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=MODULES, check=True, timeout=120,
                       stdout=subprocess.DEVNULL)
        shutil.copy(HERE / "package-lock.json", done)


def main():
    chromium = shutil.which("chromium")
    if not chromium:
        skip("no Chromium on this machine")
    if not shutil.which("node"):
        skip("no Node.js on this machine")
    install()
    pictures = MODULES / "pictures"
    pictures.mkdir(exist_ok=True)
    name, *more = sys.argv[1:]
    environment = os.environ | {"CHROMIUM": chromium, "MODULES": str(MODULES), "PICTURES": str(pictures),
                                "PYTHON": sys.executable, "PYTHONPATH": str(HERE.parent)}
    environment["INTOUCH"] = os.path.abspath(os.environ.get("INTOUCH", "build/dev/daemon/intouch"))
    os.execvpe("node", ["node", str(HERE / f"{name}.mjs"), *more], environment)


if __name__ == "__main__":
    main()
