#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Lists the instances in a calendar as khal shows them.

read_khal.py FILE FROM TO: days, TO exclusive. A line is start, end, uid, title; times are UTC.
"""
import datetime
import os
import pathlib
import re
import subprocess
import sys
import tempfile

CONFIGURATION = """\
[calendars]
[[feed]]
path = {folder}/feed
type = calendar
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""
FORMAT = "{start-date}\t{start-time}\t{end-date}\t{end-time}\t{uid}\t{title}"


def split(text, folder):
    """Writes a file for each uid, as khal keeps them."""
    events = re.findall(r"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", text, re.DOTALL)
    frame = re.sub(r"BEGIN:VEVENT\r\n.*END:VEVENT\r\n", "", text, flags=re.DOTALL)
    head, foot = frame.split("END:VCALENDAR")
    by_uid = {}
    for event in events:
        by_uid.setdefault(re.search(r"\r\nUID:(.*?)\r\n", event)[1], []).append(event)
    for uid, parts in by_uid.items():
        whole = head + "".join(parts) + "END:VCALENDAR" + foot
        (folder / f"{uid}.ics").write_bytes(whole.encode())


def told(day, time, inclusive):
    if time:
        return f"{day}T{time}Z"
    return str(datetime.date.fromisoformat(day) + datetime.timedelta(days=1 if inclusive else 0))


def main(path, first, last):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "feed").mkdir()
        split(pathlib.Path(path).read_bytes().decode(), folder / "feed")
        (folder / "khal.conf").write_text(CONFIGURATION.format(folder=folder))
        environment = os.environ | {"HOME": name, "XDG_CONFIG_HOME": name, "XDG_DATA_HOME": name,
                                    "XDG_CACHE_HOME": name, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        # --notstarted: else an event of three days is listed three times.
        listed = subprocess.run(
            ["/usr/bin/python3", "/usr/bin/khal", "-c", folder / "khal.conf", "list", "--notstarted", "--day-format", "",
             "--format", FORMAT, first, last],
            env=environment, text=True, capture_output=True, check=True)
    if listed.stderr:
        sys.exit(listed.stderr)
    for line in listed.stdout.splitlines():
        if not line.strip():
            continue
        start, start_time, end, end_time, uid, title = line.split("\t")
        if first <= start < last:
            print(told(start, start_time, False), told(end, end_time, True), uid, title, sep="\t")


main(*sys.argv[1:4])
