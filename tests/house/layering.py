#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The dependency diagram, enforced. A table (lib/README.md, "Folders") says which folder of lib/ and daemon/ may include
which headers of which other folder. This script checks every include and link line against the table, checks which folder wraps
which library, and checks that lib/ does no I/O and reads no clock outside store and net. Run it from the project's root;
it prints every fault and exits 1 when there is one."""
import pathlib
import re
import sys

MOST_HEADERS = 25  # in one folder
# main.cpp is the program. lib/net/asio.cpp only compiles the code of Asio and Beast, and defines nothing of its own.
NO_HEADER = {"main.cpp", "asio.cpp"}
# A third-party header, and the folders of lib/ or daemon/ that wrap it.
WRAPPED = {
    r"cctz/": {"core"},
    r"openssl/(sha|hmac|evp|crypto|rand|params|core_names)": {"core", "net"},
    r"openssl/ssl": {"net"},
    r"toml\+\+": {"roster"},
    r"libxml/": {"dav"},
    r"libical/": {"ical"},
    r"unicode/": {"ical"},
    r"iconv": {"cards"},
    r"sqlite3": {"store"},
    r"boost/json": {"json"},
    r"boost/(asio|beast)": {"net"},
    r"utf8proc": {"core"},
    r"qrencode": {"daemon"},
    r"curl/": {"daemon"},
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


def read_diagram():
    """Folder → (folders it may include, headers that others may include or None for all), in the order of the table."""
    diagram = {}
    for line in pathlib.Path("lib/README.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split("|")] if line.startswith("| ") else []
        if len(cells) != 3 or cells[0] in ("folder", "---"):
            continue
        folder, includes, face = cells
        for other in includes.split():
            if other not in diagram:
                faults.append(f"lib/README.md: {folder} may include {other}, which does not stand above it")
        diagram[folder] = (set(includes.split()), None if face == "all" else set(face.split()))
    return diagram


def target(folder):
    return folder.replace("/", "_")


def is_daemon(folder):
    return folder.split("/")[0] == "daemon"


def place(folder):
    return pathlib.Path(folder if is_daemon(folder) else f"lib/{folder}")


def sources(folder):
    """Those of daemon/web stand in folders of their own, which are one folder of the diagram."""
    every = place(folder).rglob("*.[ch]pp") if folder.startswith("daemon/") else place(folder).glob("*.[ch]pp")
    return sorted(every)


def folder_of(include, diagram):
    """The folder and header of "plan/due/party.hpp"; None where the include names no folder of the diagram."""
    path = pathlib.PurePosixPath(include)
    parents = list(path.parents)
    if len(parents) > 2 and str(parents[0]) not in diagram and is_daemon(include):
        parents.pop(0)
    return (str(parents[0]), path.stem) if str(parents[0]) in diagram else None


def closure(folder, diagram):
    """A link to a target brings the targets that it links."""
    found = {folder}
    for other in diagram[folder][0]:
        found |= closure(other, diagram)
    return found


def link_text(folder):
    if not is_daemon(folder):
        return pathlib.Path("lib", folder, "CMakeLists.txt").read_text()
    text = pathlib.Path("daemon", "CMakeLists.txt").read_text()
    found = re.search(rf"intouch_daemon_part\({target(folder)} [^)]*\)", text)
    return found[0] if found else ""


def check_links(folder, diagram):
    linked = set(re.findall(r"intouch::(\w+)", re.sub(r"#.*", "", link_text(folder)))) - {target(folder)}
    allowed = {target(other) for other in closure(folder, diagram)}
    for extra in sorted(linked - allowed):
        faults.append(f"{place(folder)}: links intouch::{extra}, which {folder} may not include")


def check_include(folder, where, include, diagram):
    found = folder_of(include, diagram)
    if found is None:
        return
    other, header = found
    if other == folder:
        return
    allowed, face = diagram[folder][0], diagram[other][1]
    if other not in allowed:
        faults.append(f"{where}: {folder} includes {include}; lib/README.md allows {', '.join(sorted(allowed))}")
    elif face is not None and header not in face:
        faults.append(f"{where}: {folder} includes {include}, which is not in the face of {other} in lib/README.md")


def check_file(folder, path, diagram):
    top = folder.split("/")[0]
    for number, line in enumerate(path.read_text().splitlines(), 1):
        where = f"{path}:{number}"
        if own := re.match(r'\s*#include "(.+)"', line):
            check_include(folder, where, own[1], diagram)
        if third := re.match(r"\s*#include <(.+)>", line):
            for pattern, homes in WRAPPED.items():
                if re.match(pattern, third[1]) and top not in homes:
                    faults.append(f"{where}: <{third[1]}> is known only in {', '.join(sorted(homes))}")
            if third[1].startswith("libical/") and not path.name.startswith("libical_"):
                faults.append(f"{where}: only lib/ical/libical_*.cpp may include libical, under lock_libical()")
        if top not in MAY_BE_IMPURE and not is_daemon(folder) and not ZONE_FILES.search(str(path)):
            if found := re.search(IMPURE, line.split("//")[0]):
                faults.append(f"{where}: {found[0]} in lib/{folder}, which does no I/O and reads no clock")


def check_size(folder):
    headers = len(list(folder.glob("*.hpp")))
    if headers > MOST_HEADERS:
        faults.append(f"{folder}: {headers} headers; at most {MOST_HEADERS} stand in one folder")


def check_headers(path):
    """Every source has its own header, except those in NO_HEADER."""
    if path.suffix == ".cpp" and path.name not in NO_HEADER and not path.with_suffix(".hpp").exists():
        faults.append(f"{path}: has no header of its own")


diagram = read_diagram()
folders = sorted({str(p.parent.relative_to("lib")) for p in pathlib.Path("lib").rglob("*.[ch]pp")} |
                 {"/".join(p.parts[:2]) for p in pathlib.Path("daemon").glob("*/**/*.[ch]pp")} | {"daemon"})
for folder in folders:
    if folder not in diagram:
        faults.append(f"{place(folder)}: not in the table of lib/README.md")
        continue
    check_links(folder, diagram)
    for path in sources(folder):
        if path == pathlib.Path("daemon/main.cpp"):
            continue  # the program: it stands above all folders
        check_file(folder, path, diagram)
        check_headers(path)
for folder in sorted(set(diagram) - set(folders)):
    faults.append(f"lib/README.md: the table names {folder}, and {place(folder)} has no source")
for folder in sorted({path.parent for top in ("lib", "daemon") for path in pathlib.Path(top).rglob("*.hpp")}):
    check_size(folder)

print("\n".join(faults) if faults else "layering: every include and link line is in the diagram of lib/README.md")
sys.exit(1 if faults else 0)
