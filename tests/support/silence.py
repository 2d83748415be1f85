# SPDX-License-Identifier: MIT
"""A month in which nothing is logged, and what a friend's feed must show of it."""
import datetime

from support.daemon import SETTINGS, TODAY, until

FEEDS = SETTINGS + """
[feeds.mine]
[feeds.sam]
shows = ["report"]
names = "initials"
[feeds.team]
circles = ["friends"]
"""
INITIALS = {"Ada Lovelace": "A. L.", "Grace Hopper": "G. H.", "Mary Somerville": "M. S."}
TITLES = {"call": "Call {}", "letter": "Write to {}", "text": "Text {}"}
LAST = TODAY + datetime.timedelta(days=31)


def live_through(d):
    """From TODAY to LAST. Returns what the feed "sam" must show, as two lists of (day, title): each touch that was planned on the
    morning of its day, and the sum of each whole week on its Sunday."""
    planned = []
    for ahead in range(31):
        today = TODAY + datetime.timedelta(days=ahead)
        until(lambda: d.agenda()["at"].startswith(str(today)), f"the plan of {today}")
        planned += [(today, TITLES[t["channel"]].format(INITIALS[t["name"]]) + ", no word yet")
                    for t in d.agenda()["touches"] if t["date"] == str(today)]
        d.set_clock.set(f"{today + datetime.timedelta(days=1)} 08:00:00")
    until(lambda: d.agenda()["at"].startswith(str(LAST)), "the month is over")
    weeks = []
    for week in range(4):
        sunday = TODAY + datetime.timedelta(days=6 + 7 * week)
        count = sum(sunday - datetime.timedelta(days=7) < day <= sunday for day, _ in planned)
        weeks.append((sunday, f"The week: {count} {'touch' if count == 1 else 'touches'} planned, no word yet"))
    return sorted(planned), weeks
