# SPDX-License-Identifier: MIT
"""Libraries for preloading into the daemon. Each changes how the daemon sees the machine: see the .c files beside this."""
import atexit
import functools
import pathlib
import shutil
import subprocess
import tempfile


@functools.cache
def folder():
    made = pathlib.Path(tempfile.mkdtemp(prefix="intouch-preload-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@functools.cache
def library(name):
    """The path of NAME.c as a library. It is built once in a run of a test."""
    made = folder() / f"{name}.so"
    source = pathlib.Path(__file__).with_name(f"{name}.c")
    subprocess.run(["clang-19", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", made, source, "-lpthread"], check=True)
    return str(made)


def preload(environment, name, **variables):
    """Adds the library and its variables to the environment of a program."""
    before = environment.get("LD_PRELOAD")
    environment["LD_PRELOAD"] = f"{before}:{library(name)}" if before else library(name)
    environment.update({key: str(value) for key, value in variables.items()})
