#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The dependency diagram, enforced: which folder of lib/ may include which, which library is known where, and that
nothing in lib/ but store and net does I/O or reads a clock. Run from the project's root; exits 1 with every fault."""
import pathlib
import re
import sys

ALLOWED = {
    "core": set(),
    "roster": {"core"},
    "ledger": {"core"},
    "plan": {"core", "roster", "ledger"},
    "words": {"core", "roster", "ledger", "plan"},
    "json": {"core", "roster", "ledger", "plan", "words", "http"},
    "ical": {"core"},
    "feed": {"core", "roster", "ledger", "plan", "words", "ical"},
    "cards": {"core", "roster", "ical"},
    "http": {"core"},
    "dav": {"core", "ledger", "ical", "http"},
    "store": {"core", "ledger"},
    "net": {"core", "http"},
}
# A third-party header, and the folders of lib/ or daemon/ that wrap it.
WRAPPED = {
    r"cctz/": {"core"},
    r"openssl/(sha|hmac|evp|crypto|rand|params|core_names)": {"core", "net"},
    r"openssl/ssl": {"net"},
    r"toml\+\+": {"roster"},
    r"libxml/": {"dav"},
    r"iconv": {"cards"},
    r"sqlite3": {"store"},
    r"boost/json": {"json"},
    r"boost/(asio|beast)": {"net"},
    r"utf8proc": {"core"},
    r"qrencode": {"daemon"},
    r"CLI/": {"daemon"},
    r"spdlog/": {"daemon"},
    r"systemd/": {"daemon"},
}
IMPURE = r"<(fstream|iostream|filesystem|thread|sys/[a-z]+\.h|unistd\.h|fcntl\.h|netinet/.*|sys/socket\.h)>|" \
         r"(system|steady)_clock::now|std::random_device|getenv\(|std::rand\("
# lib/core/zone reads the system's time zones, as every zone library must.
MAY_BE_IMPURE = {"store", "net"}
ZONE_FILES = re.compile(r"lib/core/zone[a-z_]*\.cpp$")

faults = []


def check_links(folder, cmake):
    text = re.sub(r"#.*", "", cmake.read_text())
    linked = set(re.findall(r"intouch::(\w+)", text)) - {folder}
    for extra in sorted(linked - ALLOWED[folder]):
        faults.append(f"{cmake}: links intouch::{extra}, which lib/{folder} may not know")


def check_file(folder, path):
    text = path.read_text()
    for number, line in enumerate(text.splitlines(), 1):
        where = f"{path}:{number}"
        if own := re.match(r'\s*#include "(\w+)/', line):
            other = own[1]
            if folder != "daemon" and other != folder and other not in ALLOWED[folder]:
                faults.append(f"{where}: lib/{folder} includes {other}, which is not among {sorted(ALLOWED[folder])}")
        if third := re.match(r"\s*#include <(.+)>", line):
            for pattern, homes in WRAPPED.items():
                if re.match(pattern, third[1]) and folder not in homes:
                    faults.append(f"{where}: <{third[1]}> is known only in {sorted(homes)}")
        if folder not in MAY_BE_IMPURE | {"daemon"} and not ZONE_FILES.search(str(path)):
            if found := re.search(IMPURE, line.split("//")[0]):
                faults.append(f"{where}: {found[0]} in lib/{folder}, which does no I/O and reads no clock")


for folder in sorted(p.name for p in pathlib.Path("lib").iterdir() if p.is_dir()):
    if folder not in ALLOWED:
        faults.append(f"lib/{folder}: not in the diagram; add it to tests/house/layering.py")
        continue
    check_links(folder, pathlib.Path("lib", folder, "CMakeLists.txt"))
    for path in sorted(pathlib.Path("lib", folder).glob("*.[ch]pp")):
        check_file(folder, path)
for path in sorted(pathlib.Path("daemon").rglob("*.[ch]pp")):
    check_file("daemon", path)

print("\n".join(faults) if faults else "layering: every include and link line is in the diagram")
sys.exit(1 if faults else 0)
