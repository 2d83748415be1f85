#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A daemon for a test in Node. The first line of standard input says how it starts; at the end of the input it ends.

A line is a JSON object, and so is each answer. With "mail" the first one has targets of letters, and the keys of each. Later lines
set the clock ({"clock": "2026-12-01 17:00:00"}, UTC), write the roster anew ({"roster": "…"}), or ask for all letters, once there
are that many ({"letters": 2}).
"""
import contextlib
import datetime
import email
import email.policy
import json
import sys

from support.daemon import Daemon, until
from support.ports import HeldPort


def say(**what):
    print(json.dumps(what), flush=True)


def open_mailbox(d, targets, at_end):
    """A mail server to which the daemon sends what these targets get, each to NAME@example.org."""
    from support.receivers import Mailbox  # its module is a package that other tests do without
    port = HeldPort()
    at_end.callback(port.release)
    box = Mailbox(d.folder, port.number)
    at_end.callback(box.close)
    password = d.config.parent / "password"
    password.write_text("secret\n")
    password.chmod(0o600)
    # Links stand in a letter when they lead to this daemon from elsewhere.
    d.config.write_text(d.config.read_text() + 'public_url = "https://feeds.example.org"\nhosts = ["touch.example.org"]\n')
    for name, keys in targets.items():
        d.config.write_text(d.config.read_text() + f'[notify.{name}]\nto = "{name}@example.org"\nfrom = "intouch@example.org"\n'
                            f'smtp = "smtp://localhost:{box.port}"\nuser = "ada"\npassword = {{ file = "password" }}\n'
                            f'ca_file = "{box.certificate}"\n{keys}\n')
    return box


def letters(box):
    for _, to, content in box.letters:
        letter = email.message_from_bytes(content, policy=email.policy.default)
        parts = [part for part in letter.walk() if not part.is_multipart()]
        yield {"to": to[0].split("@")[0], "subject": letter["Subject"],
               "parts": [[part.get_content_type(), part.get_content()] for part in parts]}


def main():
    how = json.loads(sys.stdin.readline())
    targets = how.pop("mail", None)
    with contextlib.ExitStack() as at_end, Daemon(**how) as d:
        if targets:
            box = open_mailbox(d, targets, at_end)
        d.start()
        say(control=d.control_port, public=d.public_port, socket=str(d.socket), config=str(d.config))
        for line in sys.stdin:
            wanted = json.loads(line)
            if "clock" in wanted:
                d.set_clock.set(wanted["clock"])
                at = datetime.datetime.fromisoformat(wanted["clock"] + "+00:00")
                until(lambda: datetime.datetime.fromisoformat(d.agenda()["at"]) >= at, "the clock moves on")
            if "roster" in wanted:
                d.roster.write_text(wanted["roster"])
            if "letters" in wanted:
                until(lambda: len(box.letters) >= wanted["letters"], f"{wanted['letters']} letters came")
                say(letters=list(letters(box)))
                continue
            say(done=True)


if __name__ == "__main__":
    main()
