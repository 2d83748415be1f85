#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The scripts of the tests and their npm packages: exact versions, lock files without addresses, and nothing that needs a
newer Node.js than Debian 12 has. A machine with a newer one would not notice that."""
import json
import pathlib
import re
import sys

NODE = 18  # of Debian 12
NEWER = re.compile(r"import\.meta\.(?:dirname|filename)|\.to(?:Sorted|Reversed|Spliced)\(|Object\.groupBy|Array\.fromAsync|"
                   r"Promise\.withResolvers|with \{ *type:")


def faults_of(folder):
    wanted = json.loads((folder / "package.json").read_text())["dependencies"]
    for name, version in wanted.items():
        if not re.fullmatch(r"\d+\.\d+\.\d+", version):
            yield f"{folder}/package.json: {name}: found {version}, expected an exact version"
    for name, package in json.loads((folder / "package-lock.json").read_text())["packages"].items():
        if "resolved" in package:
            yield f"{folder}/package-lock.json: {name}: found an address, expected none; remove its line \"resolved\""
        node = package.get("engines", {}).get("node", "")
        if any(int(least) > NODE for least in re.findall(r">=?\s*(\d+)", node)):
            yield f"{folder}/package-lock.json: {name}: needs Node.js {node}, and Debian 12 has {NODE}; choose an older version"


def newer_words():
    for script in sorted(pathlib.Path("tests").glob("*/*.mjs")):
        for number, line in enumerate(script.read_text().splitlines(), 1):
            if found := NEWER.search(line):
                yield f"{script}:{number}: found {found[0]}, which Node.js {NODE} does not know"


def main():
    folders = sorted(p.parent for p in pathlib.Path("tests").glob("*/package.json"))
    faults = [fault for folder in folders for fault in faults_of(folder)] + [*newer_words()]
    print("\n".join(faults) or f"node: {len(folders)} folders, all for Node.js {NODE}")
    return 1 if faults or not folders else 0


if __name__ == "__main__":
    sys.exit(main())
