# SPDX-License-Identifier: MIT
"""What the users of a machine see of its services: root, the group of the service, somebody else, and a person with an
instance. It needs mounts of its own, so that /etc, /run and /var/lib are the test's; without them it is skipped."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from support.daemon import PROGRAM, ROSTER, SETTINGS, until
from support.ports import HeldPort

USERS = {"intouch": 64001, "carol": 64002, "bob": 64003, "ada": 64004}  # ids that Debian gives to nobody
MOUNTS = """set -e
mount --make-rprivate /
mount --bind "$1/etc" /etc
mount --bind "$1/run" /run
mount --bind "$1/lib" /var/lib
echo ready
exec sleep 300
"""


def may_mount():
    return subprocess.run(["unshare", "--mount", "mount", "--make-rprivate", "/"], capture_output=True).returncode == 0


def without_moment(text):
    """The JSON of an answer but for when it was made."""
    answer = json.loads(text)
    if isinstance(answer, dict):
        answer.pop("at", None)
    return answer


@unittest.skipUnless(may_mount(), "this machine allows no mounts of one's own")
class Services(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="intouch-"))
        self.folder.chmod(0o755)
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.program = self.folder / "bin" / "intouch"
        self.program.parent.mkdir()
        shutil.copy(PROGRAM, self.program)
        for name in ("etc", "run", "lib"):
            (self.folder / name).mkdir(mode=0o755)
        etc = self.folder / "etc"
        shutil.copy("/etc/nsswitch.conf", etc)
        (etc / "passwd").write_text("root:x:0:0::/root:/bin/sh\n" + "".join(
            f"{name}:x:{number}:{number}::{self.folder}/{name}:/bin/sh\n" for name, number in USERS.items()))
        (etc / "group").write_text("root:x:0:\n" + "".join(f"{name}:x:{number}:\n" for name, number in USERS.items()))
        for name in USERS:
            self.own(self.folder / name, name, 0o700)
        self.place = subprocess.Popen(["unshare", "--mount", "sh", "-c", MOUNTS, "sh", self.folder], stdout=subprocess.PIPE,
                                      text=True)
        self.addCleanup(self.end, self.place)
        self.assertEqual(self.place.stdout.readline(), "ready\n")

    def end(self, process):
        process.terminate()
        process.wait()
        if process.stdout:
            process.stdout.close()

    def own(self, folder, user, mode):
        """Makes a folder of that user."""
        folder.mkdir(exist_ok=True)
        os.chown(folder, USERS[user], USERS[user])
        folder.chmod(mode)

    def words(self, user, *words, groups=(), **environment):
        """The command line that runs the program as that user, inside the mounts."""
        number = USERS.get(user, 0)
        more = ["--groups", ",".join(str(USERS[g]) for g in groups)] if groups else ["--clear-groups"]
        home = self.folder / user if number else self.folder
        return ["nsenter", "--target", str(self.place.pid), "--mount", "env", "-i", f"HOME={home}", "PATH=/usr/bin:/bin",
                *(f"{name}={value}" for name, value in environment.items()), "setpriv", f"--reuid={number}",
                f"--regid={number}", *more, self.program, *words]

    def ask(self, user, *words, groups=()):
        done = subprocess.run(self.words(user, *words, groups=groups), capture_output=True, text=True, timeout=60)
        return done.returncode, done.stdout, done.stderr

    def serve(self, user, instance=""):
        """Files, state and socket as the unit makes them, and the daemon in them."""
        name = f"intouch-{instance}" if instance else "intouch"
        config = self.folder / "etc" / "intouch"
        config.mkdir(exist_ok=True)
        os.chown(config, 0, USERS["intouch"])
        config.chmod(0o2751)
        if instance:
            config = config / instance
            self.own(config, user, 0o700)
        ports = HeldPort(), HeldPort()
        for port in ports:
            self.addCleanup(port.release)
        text = SETTINGS + f'[http]\nlisten = "127.0.0.1:{ports[0].number}"\npublic = "127.0.0.1:{ports[1].number}"\n'
        for file, content in (("intouch.toml", text), ("roster.toml", ROSTER)):
            (config / file).write_text(content)
            os.chown(config / file, 0, USERS[user])
            (config / file).chmod(0o640)
        self.own(self.folder / "lib" / name, user, 0o700)
        self.own(self.folder / "run" / name, user, 0o700 if instance else 0o755)
        where = pathlib.Path("/etc/intouch") / instance / "intouch.toml"
        daemon = subprocess.Popen(self.words(user, "serve", "--config", where, STATE_DIRECTORY=f"/var/lib/{name}",
                                             RUNTIME_DIRECTORY=f"/run/{name}"), stderr=subprocess.DEVNULL)
        self.addCleanup(self.end, daemon)
        until(lambda: self.ask(user, "status", "--socket", f"/run/{name}/control")[0] == 0, "the daemon answers")
        return daemon

    def test_root_reads_the_ledger_it_writes_whether_the_service_runs_or_not(self):
        daemon = self.serve("intouch")
        self.assertEqual(self.ask("root", "log", "ada", "reached", "--note", "on the ferry")[0], 0)
        self.assertIn("on the ferry", self.ask("root", "show", "ada")[1])
        self.end(daemon)
        self.assertIn("on the ferry", self.ask("root", "show", "ada")[1])
        for words in (["feeds"], ["token"], ["backup", self.folder / "copy.db"]):
            with self.subTest(words):
                self.assertEqual(self.ask("root", *words)[0], 0)
        code, _, said = self.ask("root", "status")
        self.assertEqual(code, 3)
        self.assertIn("/run/intouch/control", said)

    def test_the_group_of_the_service_asks_the_daemon(self):
        self.serve("intouch")
        self.assertEqual(self.ask("carol", "log", "ada", "reached", "--note", "on the ferry", groups=["intouch"])[0], 0)
        for words in (["show", "ada"], ["agenda"], ["people"], ["now"], ["report"], ["why", "ada"], ["digest"], ["feeds"]):
            with self.subTest(words):
                code, told, said = self.ask("carol", *words, groups=["intouch"])
                self.assertEqual((code, said), (0, ""))
                self.assertEqual(told, self.ask("root", *words)[1])
        for words in (["show", "ada"], ["agenda"], ["people"], ["now"], ["report", "--month"], ["why", "ada"], ["feeds"]):
            with self.subTest(words, form="JSON"):
                code, told, _ = self.ask("carol", *words, "--json", groups=["intouch"])
                self.assertEqual(code, 0)
                self.assertEqual(without_moment(told), without_moment(self.ask("root", *words, "--json")[1]))
        code, _, said = self.ask("carol", "plan", groups=["intouch"])
        self.assertEqual(code, 1)
        self.assertIn("ask as root, or as the user of that service", said)

    def test_a_file_that_is_mounted_by_itself_is_told(self):
        self.serve("intouch")
        self.assertNotIn("mounted", self.ask("root", "check")[1])
        file = "/etc/intouch/roster.toml"
        subprocess.run(["nsenter", "--target", str(self.place.pid), "--mount", "mount", "--bind", file, file], check=True)
        told = self.ask("root", "check")[1]
        self.assertIn("/etc/intouch/roster.toml:1:1: warning: is mounted by itself", told)
        self.assertIn("mount its folder", told)

    def test_a_file_that_everybody_can_read_is_told(self):
        self.serve("intouch")
        self.assertNotIn("can read this file", self.ask("root", "check")[1])
        (self.folder / "etc/intouch/roster.toml").chmod(0o644)
        self.assertIn("/etc/intouch/roster.toml:1:1: warning: every account of this machine can read this file: "
                      "run chmod o= /etc/intouch/roster.toml", self.ask("root", "check")[1])
        (self.folder / "etc/intouch").chmod(0o2750)
        self.assertNotIn("can read this file", self.ask("root", "check")[1])

    def test_somebody_else_sees_nothing(self):
        self.serve("intouch")
        for words in (["show", "ada"], ["agenda"], ["people", "--json"], ["feeds"], ["status"], ["token"], ["log", "ada", "reached"]):
            with self.subTest(words):
                code, told, said = self.ask("bob", *words)
                self.assertNotEqual(code, 0)
                self.assertEqual(told, "")
                self.assertNotIn("Lovelace", said)

    def test_a_person_meets_their_instance_and_root_names_it(self):
        self.serve("intouch")
        self.serve("ada", "ada")
        self.assertEqual(self.ask("ada", "log", "grace", "reached", "--note", "by the sea")[0], 0)
        self.assertIn("by the sea", self.ask("ada", "show", "grace")[1])
        self.assertIn("by the sea", self.ask("root", "show", "grace", "--config", "/etc/intouch/ada/intouch.toml")[1])
        self.assertNotIn("by the sea", self.ask("root", "show", "grace")[1])
        self.assertNotEqual(self.ask("carol", "show", "grace", "--config", "/etc/intouch/ada/intouch.toml",
                                     groups=["intouch"])[0], 0)


if __name__ == "__main__":
    unittest.main()
