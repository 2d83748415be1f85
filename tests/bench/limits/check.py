#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Checks the hard limits of generated agendas, minute by minute. Shares no code with the planner: reads the agenda
as JSON, and takes zones from Python.

    check.py PROGRAM [CASES [FIRST]]        PROGRAM is build/bench/tests/plan_limits

No two touches with a time overlap, except pinned ones. Each lies inside an occurrence of its block, outside of
appointments, inside the reach and the hours of the person. None is before its earliest day or on a day away. The
days hold no more than their limit. Prints each fault with its seed, the kinds of faults and the smallest world of
each kind, and ends with 1 when there is one.
"""
import collections
import json
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def day_of(text):
    return date.fromisoformat(text) if text else None


def time_of(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")) if text else None


def weekday(day):
    """0 is Sunday."""
    return day.isoweekday() % 7


def at(zone, day, minute):
    """The instant of a wall time; in a gap the offset before it counts."""
    local = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(minutes=minute)
    return local.astimezone(timezone.utc)


def is_nth(day, nth):
    if nth == 0:
        return True
    if nth > 0:
        return (day.day - 1) // 7 + 1 == nth
    return (day + 7 * DAY).month != day.month


def begins_on(range_, day):
    return weekday(day) in range_["weekdays"] and is_nth(day, range_["nth"])


def covers(ranges, local):
    """Whether a weekly range covers a wall time. A range may go past midnight."""
    for back in (0, 1):
        day = local.date() - back * DAY
        minute = local.hour * 60 + local.minute + back * 1440
        if any(begins_on(r, day) and r["from"] <= minute < r["to"] for r in ranges):
            return True
    return False


class World:
    def __init__(self, w):
        self.w = w
        self.zone = ZoneInfo(w["zone"])
        self.now = time_of(w["now"])
        self.today = self.now.astimezone(self.zone).date()
        self.away = [(day_of(a["from"]), day_of(a["to"])) for a in w["away"]]
        self.busy = [(time_of(b["from"]), time_of(b["to"])) for b in w["busy"]]
        self.before = {p["uid"]: p for p in w["before"]}
        self.changed = {(m["block"], day_of(m["on"]), m["at"]): m for m in w["moved"]}

    def is_away(self, day):
        return any(a <= day <= b for a, b in self.away)

    def in_turn(self, block, day):
        begin = day_of(block["from"])
        if begin and day < begin:
            return False
        if block["every"] <= 1:
            return True
        monday = lambda d: d - d.weekday() * DAY
        return (monday(day) - monday(begin)).days // 7 % block["every"] == 0

    @lru_cache(maxsize=None)
    def occurrences(self, name, around):
        """Instants in which the block is open, from the day before to the day after; parts that touch are one."""
        block = self.w["blocks"][name]
        all_ = []
        moved = [m for (b, _, _), m in self.changed.items() if b == name and m["to"]]
        for i in range(-2, 3):
            day = around + i * DAY
            if self.is_away(day):
                continue
            for r in block["when"]:
                here = begins_on(r, day) and self.in_turn(block, day)
                if here and (name, day, r["from"]) not in self.changed:
                    all_.append((at(self.zone, day, r["from"]), r["to"] - r["from"]))
                for m in moved:
                    if day_of(m["to"]) == day and m["at"] == r["from"]:
                        on = day_of(m["on"])
                        if begins_on(r, on) and self.in_turn(block, on):
                            all_.append((at(self.zone, day, m["to_time"]), r["to"] - r["from"]))
        out = []
        for start, length in sorted(all_):
            end = start + timedelta(minutes=length)
            if out and start <= out[-1][1]:
                out[-1] = (out[-1][0], max(out[-1][1], end))
            else:
                out.append((start, end))
        return out

    def reachable(self, person, channel, when):
        channel = self.w["channels"].get(channel)
        if channel is None or not channel["live"] or person is None:
            return True
        local = when.astimezone(ZoneInfo(person["zone"]) if person["zone"] else self.zone)
        return all(not ranges or covers(ranges, local) for ranges in (person["reach"], channel["hours"]))

    def stays(self, t, place):
        was = self.before.get(t["uid"])
        return was is not None and (was["date"], was["start"]) == (place["date"], place["start"])


def faults(case):
    """(kind, what) for each limit that is broken."""
    world = World(case["world"])
    places = {p["uid"]: p for p in case["world"]["places"]}
    touches = [(t, places[t["uid"]]) for t in case["agenda"]["touches"]]
    found = []

    def fault(t, place, kind):
        where = place["start"] or place["date"]
        found.append((kind, f'{t["person"]} {t["kind"]} by {t["channel"]} at {where}'
                            f' for {t["minutes"]} min in {place["block"]}'))

    def binds(t, place):
        """The person whose hours count."""
        if t["kind"] == "booking":
            return None
        return world.w["people"].get(place["ask"] if t["kind"] == "find" else t["person"])

    def timed(t, place):
        start, end = time_of(place["start"]), time_of(place["end"])
        if (end - start) != t["minutes"] * MINUTE:
            fault(t, place, "wrong length")
        if start.astimezone(world.zone).date() != day_of(place["date"]):
            fault(t, place, "not on its day")
        if start <= world.now:
            if not world.stays(t, place):
                fault(t, place, "new in the past")
            return
        if place["block"] not in world.w["blocks"]:
            fault(t, place, "a time outside of blocks")
            return
        open_ = world.occurrences(place["block"], day_of(place["date"]))
        if not any(a <= start and end <= b for a, b in open_):
            fault(t, place, "outside of its block")
        if any(a < end and start < b for a, b in world.busy):
            fault(t, place, "over an appointment")
        block = world.w["blocks"][place["block"]]
        if block["via"] and t["channel"] not in block["via"]:
            fault(t, place, "a block for other channels")
        person = binds(t, place)
        minutes = int((end - start) / MINUTE)
        if not all(world.reachable(person, t["channel"], start + i * MINUTE) for i in range(minutes)):
            fault(t, place, "out of reach or hours")

    def other_day_has_room(t):
        """Whether some day before the gathering holds the booking beside all others."""
        gathering = next(day_of(r["date"]) for r in t["reasons"] if r["code"] == "gathering")
        day = max(day_of(t["earliest"]), world.today)
        while day < gathering:
            taken = sum(o["minutes"] for o, p in touches if o is not t and not p["start"] and p["date"] == str(day))
            if weekday(day) in world.w["days"] and not world.is_away(day) and taken + t["minutes"] <= world.w["limit"]:
                return True
            day += DAY
        return False

    def takes_a_full_day(t, place):
        """A booking that is late, longer than any day, or without a day left, has to come before its gathering all the same."""
        if t["kind"] != "booking" or t["pinned"]:
            return False
        return (day_of(place["date"]) > day_of(t["latest"]) or t["minutes"] > world.w["limit"]
                or not other_day_has_room(t))

    def day_limits():
        load, pinned = collections.Counter(), collections.Counter()
        for t, place in touches:
            if not place["start"] and not takes_a_full_day(t, place):
                (pinned if t["pinned"] else load)[place["date"]] += t["minutes"]
        for t, place in touches:
            day = place["date"]
            if place["start"] or t["pinned"] or takes_a_full_day(t, place):
                continue
            if t["kind"] == "booking" and load[day] == t["minutes"]:
                continue  # only pins stand beside it, and there was no other day left
            if weekday(day_of(day)) not in world.w["days"]:
                fault(t, place, "not a day of [days]")
            midnight = at(world.zone, day_of(day), 0)
            frozen = world.stays(t, place) and midnight <= world.now + world.w["freeze"] * MINUTE
            minutes = load[day] + (0 if frozen else pinned[day])
            if minutes > world.w["limit"] and minutes != t["minutes"]:
                fault(t, place, "a day over its limit")

    for t, place in touches:
        if t["pinned"]:
            continue
        day = day_of(place["date"])
        if day < day_of(t["earliest"]) or day < world.today:
            fault(t, place, "before its earliest day")
        if world.is_away(day):
            fault(t, place, "on a day away")
        person = world.w["people"].get(t["person"])
        if person and person["paused_until"] and day < day_of(person["paused_until"]):
            fault(t, place, "while paused")
        if place["start"]:
            timed(t, place)
    at_times = sorted(((time_of(p["start"]), time_of(p["end"]), t, p) for t, p in touches
                       if p["start"] and not t["pinned"]), key=lambda x: (x[0], x[1], x[2]["uid"]))
    for one, other in zip(at_times, at_times[1:]):
        if other[0] < one[1]:
            fault(other[2], other[3], "overlaps " + ("its own block's" if one[3]["block"] == other[3]["block"]
                                                     else "another block's"))
    day_limits()
    return found


def check(program, first, count):
    """(kind, seed, number of people, whether it was planned from nothing, what)"""
    with subprocess.Popen([program, str(first), str(count)], stdout=subprocess.PIPE, text=True) as process:
        out = []
        lines = touches = 0
        for line in process.stdout:
            case = json.loads(line)
            lines += 1
            touches += len(case["agenda"]["touches"])
            world = case["world"]
            for kind, what in faults(case):
                out.append((kind, len(world["people"]), world["seed"], not world["before"], what))
    if process.returncode != 0:
        out.append(("the program failed", 0, first + lines // 2, False, f"status {process.returncode}"))
    return lines, touches, out


def main():
    program = sys.argv[1]
    cases = int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    part = min(250, cases)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        done = list(pool.map(check, *zip(*[(program, at_, min(part, first + cases - at_))
                                           for at_ in range(first, first + cases, part)])))
    broken = [f for _, _, some in done for f in some]
    print(f"{sum(n for n, _, _ in done)} agendas, {sum(n for _, n, _ in done)} touches, {len(broken)} limits broken")
    by_kind = collections.defaultdict(list)
    for kind, people, seed, fresh, what in broken:
        by_kind[kind].append((people, seed, fresh, what))
    for kind, some in sorted(by_kind.items()):
        people, seed, fresh, what = min(some)
        how = "from nothing" if fresh else "carried on"
        print(f"{len(some):6} {kind}; the smallest: seed {seed}, {people} people, {how}: {what}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
