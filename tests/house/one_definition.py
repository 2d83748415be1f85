#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""No namespace has two types of one name ([basic.def.odr]). Two such types in two files, with inline members, are different
to the compiler and the same to the linker, and no tool warns. A type for one file belongs into an unnamed namespace.
The check reads every source of lib/ and daemon/, and those of each test program by themselves."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOISE = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|^[ \t]*#(?:\\\n|[^\n])*', re.S | re.M)
TOKEN = re.compile(r"namespace\s*([\w:]*)\s*\{|\b(?:struct|class|union|enum(?:\s+(?:class|struct))?)\s+(?:\[\[.*?\]\]\s*)?([\w:]+)([^;{}()=]*)\{|[{}]")


def types(text):
    """(full name, line) of each type defined in a namespace with a name."""
    text = NOISE.sub(lambda m: "\n" * m[0].count("\n"), text)
    scopes = []  # for each open brace the name of its namespace, or None
    for m in TOKEN.finditer(text):
        if m[0] == "}":
            if scopes:
                scopes.pop()
        elif m[0] == "{":
            scopes.append(None)
        elif m[1] is not None and m[0].startswith("namespace"):
            scopes.append(m[1] or "")
        else:
            if all(scopes) and "::" not in m[2] and not m[3].lstrip().startswith("<"):  # a specialisation has a type of its own
                yield "::".join([*scopes, m[2]]), text.count("\n", 0, m.start()) + 1
            scopes.append(None)


def twice(files):
    seen, faults = {}, []
    for file in files:
        for name, line in types(file.read_text()):
            where = f"{file.relative_to(ROOT)}:{line}"
            if name in seen and seen[name].split(":")[0] != where.split(":")[0]:
                faults.append(f"{where}: {name} is defined in {seen[name]} as well")
            seen.setdefault(name, where)
    return faults, len(seen)


def sources(folder):
    return sorted(f for f in folder.rglob("*") if f.suffix in (".cpp", ".hpp"))


def self_test():
    text = 'namespace a::b { struct x { struct inner {}; }; namespace { struct y {}; } enum class z : int { one };\n' \
           'struct forward; template <> struct x<int> {}; void f() { struct local {}; } } /* struct no { */ "struct no {"'
    assert [name for name, _ in types(text)] == ["a::b::x", "a::b::z"], list(types(text))


def main():
    self_test()
    groups = [sources(ROOT / "lib") + sources(ROOT / "daemon")]
    groups += [sources(folder) for folder in sorted((ROOT / "tests").iterdir()) if folder.is_dir() and sources(folder)]
    faults, count = [], 0
    for files in groups:
        some, number = twice(files)
        faults += some
        count += number
    print("\n".join(faults) or f"one definition: {count} types, each in one place")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
