# SPDX-License-Identifier: MIT
"""Completion as the three shells ask for it."""
import os
import pathlib
import resource
import subprocess
import unittest

from support.daemon import PROGRAM, ROSTER, DaemonTest

SCRIPTS = pathlib.Path(__file__).parents[2] / "daemon" / "cli" / "completions"

GATHERING = """
[gatherings.walk]
members = ["ada", "mary"]
every = "1 year"
"""


class Completion(DaemonTest):
    def setUp(self):
        self.d = self.daemon(roster=ROSTER + '[people.maria]\nname = "Maria: M\\u00e4rz"\n' + GATHERING)
        bin_folder = self.d.folder / "bin"
        bin_folder.mkdir()
        (bin_folder / "intouch").symlink_to(pathlib.Path(PROGRAM).resolve())
        self.environment = {**os.environ, "INTOUCH_CONFIG": str(self.d.config), "HOME": str(self.d.folder),
                            "PATH": f"{bin_folder}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}

    def words(self, *typed):
        done = subprocess.run([PROGRAM, "complete", "--", *typed], capture_output=True, text=True, timeout=60,
                              env=self.environment)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return [line.split("\t")[0] for line in done.stdout.splitlines()]

    def bash(self, line):
        script = f"""
            source {SCRIPTS / 'intouch.bash'}
            COMP_WORDS=({line[:-1] + "''" if line.endswith(' ') else line})
            COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
            _intouch
            printf '%s\\n' "${{COMPREPLY[@]}}"
        """
        if line.endswith(" "):
            script = script.replace(line[:-1] + "''", line + "''")
        done = subprocess.run(["bash", "--norc", "-c", script], capture_output=True, text=True, timeout=60, env=self.environment)
        self.assertEqual(done.stderr, "")
        return done.stdout.split("\n")[:-1]

    def fish(self, line):
        done = subprocess.run(["fish", "--no-config", "-c", f"source {SCRIPTS / 'intouch.fish'}; complete -C '{line}'"],
                              capture_output=True, text=True, timeout=60, env=self.environment)
        return [got.split("\t")[0] for got in done.stdout.splitlines()]

    def zsh(self, line):
        """Runs the completion function. It prints what it gives to `_describe`."""
        words = line.split(" ")
        script = f"""
            _describe() {{ local -a all; all=("${{(@P)2}}"); print -l -- "${{all[@]}}" }}
            _files() {{ print files }}
            words=({' '.join(w if w else "''" for w in words)})
            CURRENT={len(words)}
            _intouch() {{ {(SCRIPTS / '_intouch').read_text()}
            }}
            _intouch
        """
        done = subprocess.run(["zsh", "-f", "-c", script], capture_output=True, text=True, timeout=60, env=self.environment)
        self.assertEqual(done.stderr, "")
        return done.stdout.splitlines()

    def test_the_words_that_may_come_next(self):
        self.assertEqual(self.words("pl"), ["plan"])
        self.assertIn("log", self.words(""))
        self.assertNotIn("complete", self.words(""))
        self.assertEqual(self.words("why", ""), ["ada", "grace", "maria", "mary"])
        self.assertEqual(self.words("why", "mar"), ["maria", "mary"])
        self.assertEqual(self.words("why", "ada", ""), [], "`why` takes one person")
        self.assertEqual(self.words("log", "ma"), ["maria", "mary"])
        self.assertEqual(self.words("log", "ada", "no"), ["no_answer"])
        self.assertEqual(self.words("log", "ada", "g"), ["grace"], "several people")
        self.assertEqual(self.words("log", "ada", "--vi"), ["--via"])
        self.assertEqual(self.words("log", "ada", "--via", "te"), ["text"])
        self.assertEqual(self.words("log", "--note", "x", "a"), ["ada"], "the value of an option does not count as a person")
        self.assertEqual(self.words("feeds", "--rotate", ""), ["mine"])
        self.assertEqual(self.words("move", ""), ["ada", "grace", "maria", "mary", "walk", "calls"])
        self.assertEqual(self.words("skip", "ca"), ["calls"])
        self.assertIn("tomorrow", self.words("skip", "calls", "--on", ""))
        self.assertEqual(self.words("gathering", ""), ["walk"])
        self.assertEqual(self.words("gathering", "walk", ""), ["booked", "held", "skipped"])
        self.assertEqual(self.words("gathering", "walk", "held", "--excused", "a"), ["ada"])
        self.assertEqual(self.words("gathering", "walk", "held", "--on", "y"), ["yesterday"])
        self.assertEqual(self.words("kept", "m"), ["maria", "mary"])
        self.assertIn("--minutes", self.words("now", "-"))
        self.assertIn("--json", self.words("now", "-"))
        self.assertEqual(self.words("--config", ""), [], "the shell knows files")
        self.assertEqual(self.words("nothing", ""), [])
        self.assertEqual(self.words(), self.words(""))

    def test_a_broken_roster_completes_what_it_can(self):
        self.d.roster.write_text("[people.ada\n")
        self.assertEqual(self.words("why", ""), [])
        self.assertEqual(self.words("wh"), ["why"])

    def test_bash(self):
        self.assertEqual(self.bash("intouch why mar"), ["maria", "mary"])
        self.assertEqual(self.bash("intouch log ada rea"), ["reached"])
        self.assertIn("tomorrow", self.bash("intouch move ada "))
        self.assertIn("in\\ 2\\ weeks", self.bash("intouch move ada "))

    def test_zsh(self):
        self.assertEqual(self.zsh("intouch why mar"), ["maria:Maria: März", "mary:Mary Somerville"])
        self.assertEqual(self.zsh("intouch --config "), ["files"])

    def test_fish(self):
        self.assertEqual(self.fish("intouch why mar"), ["maria", "mary"])
        self.assertIn("no_answer", self.fish("intouch log ada no"))

    def test_a_long_roster_is_completed_without_a_plan(self):
        """A key press waits for it. A plan of so many people would take several times as long."""
        self.d.roster.write_text("".join(f'[people.p{i}]\nevery = "1 week"\n' for i in range(1000)))
        began = self.processor_time()
        self.assertEqual(len(self.words("why", "p")), 1000)
        completed = self.processor_time()
        self.d.command("why", "p1", check=0)
        planned = self.processor_time()
        self.assertLess(2 * (completed - began), planned - completed)

    def processor_time(self):
        """Seconds that the programs of this test took. Other programs on a busy machine do not count."""
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    unittest.main()
