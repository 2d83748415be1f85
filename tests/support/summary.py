#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""summary.py FILE: the slowest tests and the skipped ones, with the reason of each, from the output of ctest --output-junit."""
import re
import sys
import xml.etree.ElementTree

MOST = 10  # slow tests to name
REASON = re.compile(r"""skipped ['"](.+)['"]$|^.*skipped: (.+)$""", re.M)  # of unittest; of our own programs


def reasons(case):
    """Why parts of a test were skipped, each reason once."""
    output = case.findtext("system-out") or ""
    return list(dict.fromkeys(a or b for a, b in REASON.findall(output))) or ["it does not say why"]


def main(path):
    try:
        cases = xml.etree.ElementTree.parse(path).getroot().findall("testcase")
    except (OSError, xml.etree.ElementTree.ParseError) as e:
        sys.exit(f"no summary: {e}")
    slow = sorted(((float(case.get("time") or 0), case.get("name")) for case in cases), reverse=True)
    print("\nThe slowest tests:")
    for seconds, name in slow[:MOST]:
        print(f"{seconds:7.1f} s  {name}")
    skipped = [case for case in cases if case.get("status") == "notrun"]
    if skipped:
        print("\nNot checked here, wholly or in part:")
    for case in skipped:
        print(f"  {case.get('name')}: {'; '.join(reasons(case))}")


if __name__ == "__main__":
    main(sys.argv[1])
