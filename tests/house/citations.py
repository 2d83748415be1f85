#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Comments cite sections of lib/README.md, and no document outside the project. A citation has one form:
`lib/README.md, "Heading"`. This script checks that each cited section exists, that every path named in lib/README.md
exists, and that no file of lib/, daemon/ or tests/ cites a document that is not in the project. Run it from the
project's root; it prints every fault and exits 1 when there is one."""
import pathlib
import re
import subprocess
import sys

MAP = pathlib.Path("lib/README.md")
ITSELF = "tests/house/citations.py"
OUTSIDE = re.compile(r"[Dd]esign [0-9]|interop\.md|safety\.md")
# A comment may be wrapped inside a citation, so the text is one line without the comment marks.
COMMENT_MARK = re.compile(r"\n[ \t]*(?://[/<]*|#|\*)?[ \t]*")
CITED = re.compile(r'lib/README\.md((?:,? (?:and )?"[^"]+")+)')
OTHER_FORM = re.compile(r'"([^"]+)"\s+(?:in|of)\s+lib/README\.md')
PATH = re.compile(r"`((?:lib|daemon|tests)/[a-z0-9_/.]+)`")


def headings(text):
    return {line.lstrip("#").strip() for line in text.splitlines() if line.startswith("#")}


def check_file(path, known):
    text = path.read_text(errors="replace")
    for number, line in enumerate(text.splitlines(), 1):
        if found := OUTSIDE.search(line):
            yield f"{path}:{number}: cites {found[0]}, which is not in the project"
    flat = COMMENT_MARK.sub(" ", text)
    for citation in CITED.finditer(flat):
        for heading in re.findall(r'"([^"]+)"', citation[1]):
            if heading not in known:
                yield f'{path}: cites "{heading}", which is no section of {MAP}'
    for heading in OTHER_FORM.findall(flat):
        yield f'{path}: write the citation of "{heading}" as {MAP}, "{heading}"'


def sources():
    listed = subprocess.run(["git", "ls-files", "lib", "daemon", "tests"], capture_output=True, text=True)
    if listed.returncode == 0 and listed.stdout:
        return [pathlib.Path(line) for line in listed.stdout.splitlines()]
    return [p for top in ("lib", "daemon", "tests") for p in pathlib.Path(top).rglob("*") if p.is_file()]


text = MAP.read_text()
known = headings(text)
faults = [f"{MAP}: names {path}, which does not exist" for path in sorted(set(PATH.findall(text)))
          if not pathlib.Path(path).exists()]
for path in sources():
    if path.suffix not in (".hpp", ".cpp", ".py", ".sh", ".txt", ".in", ".md", ".js", ".toml", ".json", ".sql") \
            or str(path) == ITSELF or not path.exists():
        continue
    faults += check_file(path, known)

print("\n".join(faults) if faults else "citations: every cited section and every named path exists")
sys.exit(1 if faults else 0)
