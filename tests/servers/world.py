# SPDX-License-Identifier: MIT
"""A daemon whose calendar lies on a real server, and a user who changes that calendar with a client of their own
(python3-caldav)."""
import contextlib
import datetime
import re
import sqlite3
import warnings

import caldav

import support.daemon
from servers.proxy import Proxy
from servers.server import USER
from support.daemon import Daemon, until

support.daemon.PATIENCE = 120  # hundreds of objects, to servers in Python and PHP

SETTINGS = """\
timezone = "Europe/Berlin"

[channels.text]
minutes = 5
title = "Text {name}"

[blocks.calls]
name = "Keeping in touch"
when = ["Mon-Fri 17:00-18:00"]
via = ["call"]
"""

NAMED = """\
[people.ada]
name = "Ada Lovelace"
every = "2 months"
via = ["call"]
phone = "+44 20 7946 0000"
last = 2026-10-20
topics = ["her book"]

[people.grace]
name = "Grace Hopper"
every = "2 months"
via = ["text"]
phone = "+1 202 555 0100"
last = 2026-10-21

[people.mary]
name = "Mary Somerville"
every = "3 months"
via = ["letter"]
address = "Edinburgh"
last = 2026-10-02

[people.emmy]
name = "Emmy Noether"
every = "10 weeks"
via = ["text"]
phone = "+49 9131 85"
last = 2026-10-05
"""


def many(count):
    """The named ones and others, `count` people in all."""
    return NAMED + "".join(f'[people.p{n:03}]\nname = "Person {n:03}"\nevery = "2 months"\nvia = ["text"]\nphone = "+49 30 {n:05}"\n'
                           f"last = 2026-{9 + n % 2:02}-{1 + n % 28:02}\n" for n in range(count - 4))


class World:
    """A context: server, proxy and daemon. `account` is what stands in [caldav.cloud] besides address and login."""

    def __init__(self, kind, people=4, account=""):
        self.kind, self.people, self.account = kind, people, account

    def __enter__(self):
        with contextlib.ExitStack() as stack:
            self.server = stack.enter_context(self.kind())
            self.proxy = stack.enter_context(Proxy(self.server.port))
            self.daemon = stack.enter_context(Daemon(roster=many(self.people), settings=self.settings()))
            self.stack = stack.pop_all()
        return self

    def __exit__(self, *_):
        self.stack.close()

    @property
    def base(self):
        return f"http://127.0.0.1:{self.proxy.port}{self.server.base_path}"

    def settings(self):
        self.set_password(self.server.password)
        return SETTINGS + f"""
[caldav.cloud]
url = "{self.base}"
user = "{USER}"
password = {{ file = "{self.server.folder}/password" }}
{self.account}
"""

    def set_password(self, text):
        self.server.write("password", text + "\n", 0o600)

    # The daemon.

    def start(self):
        self.daemon.start()
        until(lambda: self.calendar()["succeeded"], f"in step: {self.calendar()} {self.daemon.said()}")
        self.settle()
        self.address = self.calendar()["address"]
        return self

    def calendar(self):
        return self.daemon.status()["calendars"][0]

    def settle(self):
        """Until nothing is under way."""
        until(lambda: not self.calendar()["running"] and not self.calendar()["problem"],
              f"settled: {self.calendar()} {self.daemon.said()}")

    def sync(self, *more, check=0):
        """`intouch sync`: what it printed, on either stream."""
        done = self.daemon.command("sync", *more, check=check)
        if check == 0:
            self.settle()
        return done.stdout + done.stderr

    def requests(self):
        """Of a synchronisation, when nothing else goes on."""
        self.settle()
        self.proxy.take()
        self.sync()
        return self.proxy.take()

    def person(self, name):
        return self.daemon.api("GET", f"/api/v1/people/{name}").json()

    @staticmethod
    def utc(text, hours=0):
        """RFC 3339 as iCalendar has it, so many hours later."""
        at = datetime.datetime.fromisoformat(text).astimezone(datetime.timezone.utc) + datetime.timedelta(hours=hours)
        return at.strftime("%Y%m%dT%H%M%SZ")

    def kinds(self, person):
        """The kinds of what was entered from the calendar about somebody, oldest first."""
        with contextlib.closing(sqlite3.connect(f"file:{self.daemon.state}/intouch.db?mode=ro", uri=True)) as db:
            return [k for (k,) in db.execute(
                "SELECT kind FROM entries WHERE source = 'caldav' AND person = ? ORDER BY id", (person,))]

    # The user.

    def collection(self):
        warnings.simplefilter("ignore")
        client = caldav.DAVClient(url=self.base, username=USER, password=self.server.password)
        return caldav.Calendar(client=client, url=self.address)

    def items(self):
        collection = self.collection()
        found = list(collection.events())
        try:
            found += collection.todos(include_completed=True)
        except (caldav.lib.error.DAVError, TypeError):
            pass
        return {str(i.url): i for i in found}.values()

    def item(self, title):
        """The one object whose title holds that."""
        found = [i for i in self.items() if re.search(f"^SUMMARY.*{re.escape(title)}", unfolded(i.data), re.M)
                 and "RRULE" not in i.data.split("BEGIN:VEVENT", 1)[-1].split("BEGIN:VTIMEZONE")[0]]
        if len(found) != 1:
            raise AssertionError(f"{len(found)} objects are called {title}")
        return found[0]

    def items_called(self, title):
        return [i for i in self.items() if re.search(f"^SUMMARY.*{re.escape(title)}", unfolded(i.data), re.M)]

    def value(self, item, name):
        return re.search(f"^{name}[;:](.*)$", unfolded(item.data), re.M).group(1).strip()

    def edit(self, title, *changes):
        """Puts the object back with each (pattern, replacement) made in its event or task."""
        item = self.item(title)
        text = unfolded(item.data)
        for pattern, replacement in changes:
            text, count = re.subn(pattern, replacement, text, flags=re.M)
            if count == 0:
                raise AssertionError(f"{pattern} is not in {text}")
        self.put(item.url, text)

    def put(self, url, text, **headers):
        text = "\r\n".join(text.replace("\r\n", "\n").strip("\n").split("\n")) + "\r\n"
        answer = self.collection().client.put(str(url), text, {"Content-Type": "text/calendar; charset=utf-8", **headers})
        if answer.status not in (200, 201, 204):
            raise AssertionError(f"PUT {url}: {answer.status}")

    def uids(self):
        return [re.search(r"^UID:(.*)$", unfolded(i.data), re.M).group(1).strip() for i in self.items()]


def unfolded(text):
    return re.sub(r"\n[ \t]", "", text.replace("\r\n", "\n"))
