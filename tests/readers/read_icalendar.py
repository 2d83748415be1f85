#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Lists the instances in a calendar as python-icalendar and recurring-ical-events see them.

read_icalendar.py FILE FROM TO: days, TO exclusive. A line is start, end, uid, title; times are UTC.
"""
import datetime
import sys

import icalendar
import recurring_ical_events


def told(moment):
    if isinstance(moment, datetime.datetime):
        return moment.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%MZ")
    return moment.isoformat()


def main(path, first, last):
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    for component in calendar.walk():
        if component.errors:
            sys.exit(f"{component.get('UID')}: {component.errors}")
    for event in recurring_ical_events.of(calendar).between(first, last):
        print(told(event["DTSTART"].dt), told(event["DTEND"].dt), event["UID"], event["SUMMARY"], sep="\t")


main(sys.argv[1], *(datetime.date.fromisoformat(day) for day in sys.argv[2:4]))
