# SPDX-License-Identifier: MIT
"""Calendars as the programs of the world write them (tests/data/calendars): what is busy, and what is a day away."""
import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from support.daemon import PROGRAM

DATA = pathlib.Path(__file__).resolve().parent.parent / "data" / "calendars"
ROSTER = '[people.ada]\nname = "Ada L"\nphone = "+44 20 7946 0000"\n'
HEAD = 'timezone = "Europe/Berlin"\n[calendar]\nhorizon = "4 months"\n[blocks.b]\nname = "b"\n'
HALVES = [f"{hour:02}:{minute:02}" for hour in range(24) for minute in (0, 30)]
BUSY = HEAD + "when = [" + ", ".join(
    f'"Mon-Sun {a}-{b}"' for a, b in zip(HALVES, HALVES[1:] + ["24:00"])) + ']\n[busy.x]\nfile = "input.ics"\n'
AWAY = HEAD + 'when = ["Mon-Sun 08:00-20:00"]\n[[away]]\nfile = "input.ics"\nwhat = "Away"\n'
AT = "2026-11-30"


def cases():
    """(name, lines) of cases.txt."""
    for stanza in (DATA / "cases.txt").read_text().split("\n\n"):
        lines = [line for line in stanza.splitlines() if line and not line.startswith("#")]
        if lines:
            yield lines[0], lines[1:]


class CalendarCases(unittest.TestCase):
    def run_with(self, name, settings):
        """The lengths of the blocks by their start, and what `check` says."""
        with tempfile.TemporaryDirectory() as folder:
            home = pathlib.Path(folder)
            shutil.copy(DATA / f"{name}.ics", home / "input.ics")
            (home / "roster.toml").write_text(ROSTER)
            (home / "intouch.toml").write_text(settings)
            program = [PROGRAM, "--config", str(home / "intouch.toml"), "--state", str(home / "state")]
            plan = subprocess.run(program + ["plan", "--json", "--at", AT], capture_output=True, text=True, check=True)
            check = subprocess.run(program + ["check"], capture_output=True, text=True, check=False)
        blocks = {block["start"][:16]: block["minutes"] for block in json.loads(plan.stdout)["blocks"]}
        return blocks, check.stdout + check.stderr

    def test_every_case(self):
        count = 0
        for name, lines in cases():
            runs = {}
            for line in lines:
                kind, _, rest = line.partition(" ")
                settings = AWAY if kind in ("away", "here") else BUSY
                blocks, said = runs.setdefault(settings, None) or runs.update(
                    {settings: self.run_with(name, settings)}) or runs[settings]
                with self.subTest(name=name, line=line):
                    if kind == "busy":
                        at, minutes = rest.split()
                        self.assertEqual(blocks.get(at, 0), int(minutes))
                    elif kind in ("away", "here"):
                        self.assertEqual(any(start.startswith(rest) for start in blocks), kind == "here")
                    else:
                        self.assertEqual(kind, "warns")
                        self.assertIn(rest, said)
                count += 1
        self.assertGreater(count, 80)

    def test_every_file_is_a_case(self):
        self.assertEqual(sorted(path.stem for path in DATA.glob("*.ics")), sorted(name for name, _ in cases()))


if __name__ == "__main__":
    unittest.main()
