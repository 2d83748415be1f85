#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""No namespace has two types of one name ([basic.def.odr]). Two such types in two files, with inline members, are different
to the compiler and the same to the linker, and no tool warns. A type for one file belongs into an unnamed namespace.
The check reads every source of lib/ and daemon/, and those of each test program by themselves.

No two sources of a target have a helper of one name in unnamed namespaces: the presets release and dev compile several
sources as one unit. Functions that differ in their parameters may have one name."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOISE = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|^[ \t]*#(?:\\\n|[^\n])*', re.S | re.M)
TOKEN = re.compile(r"namespace\s*([\w:]*)\s*\{|\b(?:struct|class|union|enum(?:\s+(?:class|struct))?)\s+(?:\[\[.*?\]\]\s*)?([\w:]+)([^;{}()=]*)\{|[{}]")

HELPER = re.compile(r"^(?!using |namespace |static_assert)(?:template <[^>]*>\s*)?(?:(?:struct|class|enum class|enum) (\w+)"
                    r"|(?=\S)[\w:<>,*&\[\] ]+?[\s&*](\w+)\s*(\(|[={;]))", re.M)


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


def parameters(text, start):
    """The types of the parameters that begin behind the bracket at `start`."""
    depth, part, parts = 0, "", []
    for c in text[start + 1:]:
        if depth == 0 and c in ",)":
            parts.append(re.sub(r"\s*(=.*)?$", "", part, flags=re.S))
            part = ""
            if c == ")":
                break
            continue
        depth += (c in "(<[{") - (c in ")>]}")
        part += c
    return tuple(re.sub(r"(?<=[\s&*])\w+$", "", " ".join(p.split())).strip() for p in parts if p.strip())


def helpers(text):
    """(name, parameters or None, line) of what stands in unnamed namespaces."""
    text = NOISE.sub(lambda m: "\n" * m[0].count("\n"), text)
    for space in re.finditer(r"^namespace \{$", text, re.M):
        depth, end = 1, space.end()
        while depth and end < len(text):
            depth += (text[end] == "{") - (text[end] == "}")
            end += 1
        for m in HELPER.finditer(text, space.end(), end):
            how = parameters(text, m.start(3)) if m[3] == "(" else None
            yield m[1] or m[2], how, text.count("\n", 0, m.start()) + 1


def helpers_twice(files):
    seen, faults = {}, []
    for file in files:
        for name, how, line in helpers(file.read_text()):
            where = f"{file.relative_to(ROOT)}:{line}"
            for other, there in seen.get(name, []):
                if there.split(":")[0] != where.split(":")[0] and (how == other or how is None or other is None):
                    faults.append(f"{where}: {name} is a helper in {there} as well; give it a name of its own")
            seen.setdefault(name, []).append((how, where))
    return faults


def units():
    """The sources of each target."""
    for folder in sorted(f for f in (ROOT / "lib").rglob("*") if f.is_dir()):
        yield sorted(folder.glob("*.cpp"))
    yield sorted((ROOT / "daemon").glob("*.cpp"))
    for folder in sorted(f for top in ("daemon", "tests") for f in (ROOT / top).iterdir() if f.is_dir()):
        yield sorted(folder.rglob("*_test.cpp" if folder.parent.name == "tests" else "*.cpp"))


def sources(folder):
    return sorted(f for f in folder.rglob("*") if f.suffix in (".cpp", ".hpp"))


def self_test():
    text = 'namespace a::b { struct x { struct inner {}; }; namespace { struct y {}; } enum class z : int { one };\n' \
           'struct forward; template <> struct x<int> {}; void f() { struct local {}; } } /* struct no { */ "struct no {"'
    assert [name for name, _ in types(text)] == ["a::b::x", "a::b::z"], list(types(text))
    text = "namespace {\n\nconstexpr int most = 3;\nint f(const a& one, b<c, d> two = {}) {\n    int g = 0;\n}\n\n} // namespace\nint h() {\n}\n"
    assert list(helpers(text)) == [("most", None, 3), ("f", ("const a&", "b<c, d>"), 4)], list(helpers(text))


def main():
    self_test()
    groups = [sources(ROOT / "lib") + sources(ROOT / "daemon")]
    groups += [sources(folder) for folder in sorted((ROOT / "tests").iterdir()) if folder.is_dir() and sources(folder)]
    faults, count = [], 0
    for files in groups:
        some, number = twice(files)
        faults += some
        count += number
    for files in units():
        faults += helpers_twice(files)
    print("\n".join(faults) or f"one definition: {count} types, each in one place")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
