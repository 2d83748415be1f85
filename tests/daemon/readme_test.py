# SPDX-License-Identifier: MIT
"""The README's lines do what they say: its files are valid, its commands and calls work, and so do its recipes for a phone's
shortcut and for Home Assistant, as far as this machine goes. proxy_test.py has the ways to a phone."""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

from support.daemon import PROGRAM, ROSTER, SETTINGS, DaemonTest, until
from support.receivers import Posts

README = (pathlib.Path(__file__).parents[2] / "README.md").read_text()
CHARLES = '\n[people.charles]\nname = "Charles Babbage"\nevery = "1 month"\nphone = "+44 20 7946 0001"\n'


class Readme(DaemonTest):
    def test_every_example_of_a_file_is_valid(self):
        examples = re.findall(r"^```toml\n(.*?)^```", README, re.M | re.S)
        self.assertGreater(len(examples), 5)
        for example in examples:
            with self.subTest(example), tempfile.TemporaryDirectory() as folder:
                folder = pathlib.Path(folder)
                of_people = example.startswith("[people.")
                (folder / "roster.toml").write_text(example if of_people else ROSTER)
                (folder / "intouch.toml").write_text(example if not of_people and "[blocks." in example else
                                                     SETTINGS + ("" if of_people else example))
                done = subprocess.run([PROGRAM, "check", "--config", folder / "intouch.toml", "--state", folder / "state"],
                                      capture_output=True, text=True, timeout=60)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_the_commands_and_calls_work_one_after_the_other(self):
        d = self.daemon(roster=ROSTER + CHARLES, settings=SETTINGS + '[notify.phone]\ncommand = ["true"]\ndigest = "daily 08:00"\n')
        here = d.folder / "here"
        here.mkdir()
        (here / "contacts.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Mary Shelley\nEND:VCARD\n")
        (here / "contacts.csv").write_text("Name,Labels\nEmmy Noether,friends\nA Tooth,friends ::: dentist\n")
        (here / "ann.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ann Other\nTEL:+49 170 7654321\nEND:VCARD\n")
        (here / "COPY").write_text(SETTINGS)
        (here / "roster.toml").write_text(ROSTER)
        program = here / "intouch"
        program.write_text(f'#!/bin/sh\nconfig="--config {d.config}"\ncase " $* " in *" --config "*) config=;; esac\n'
                           f'exec {PROGRAM} $config --state {d.state} --socket {d.socket} "$@"\n')
        program.chmod(0o755)
        d.start()
        blocks = re.findall(r"(?:^    .*\n)+", README, re.M)
        lines = [line for block in blocks for line in block.replace("\\\n", "").splitlines()
                 if line.startswith(("    intouch ", "    curl ")) and "$TOKEN" not in line]
        self.assertGreater(len(lines), 30)
        for line in lines:
            if re.match(r" +intouch log +#", line):
                continue  # it asks; terminal_test.py has it
            with self.subTest(line):
                if "restore" in line:
                    self.assertEqual(d.stop(), 0)
                line = line.replace("8420", str(d.control_port)).replace("curl ", "curl -sS --fail-with-body ")
                done = subprocess.run(["sh", "-c", line], cwd=here, capture_output=True, text=True, timeout=60,
                                      env=os.environ | d.environment | {"PATH": f"{here}:{os.environ['PATH']}"})
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_a_shortcut_as_phones_send_it(self):
        """What iOS ("Get contents of URL") and Android's automations make of "a request body of type JSON"."""
        d = self.daemon().start()
        token = d.command("token", "--new", "shortcut", "--scope", "log", check=0).stdout.strip()
        kinds = {"iPhone": ("application/json", {"Accept": "*/*", "Accept-Language": "en-GB,en;q=0.9", "Accept-Encoding": "gzip, deflate",
                                                 "User-Agent": "BackgroundShortcutRunner/2607.1.3 CFNetwork/1568.200.51 Darwin/24.1.0"}),
                 "Android": ("application/json; charset=utf-8", {"Accept-Encoding": "gzip", "User-Agent": "okhttp/4.12.0"})}
        for phone, (form, headers) in kinds.items():
            with self.subTest(phone):
                body = json.dumps({"outcome": "no_answer", "note": "later 📞\nshe is in Genève"}, ensure_ascii=phone == "iPhone").encode()
                headers = {**headers, "Authorization": f"Bearer {token}", "Content-Type": form, "Idempotency-Key": phone}
                ask = lambda: d.tcp(d.control_port, "POST", "/api/v1/people/ada/log", headers, body)
                first, again = ask(), ask()
                self.assertEqual(first.status, 201, first.body)
                self.assertEqual(again.json()["text"], first.json()["text"])
                self.assertIn("Ada Lovelace", first.json()["text"], "a sentence to show")
        entries = [e for e in d.api("GET", "/api/v1/ledger").json()["entries"] if e["kind"] == "no_answer"]
        self.assertEqual([e["note"] for e in entries], ["later 📞\nshe is in Genève"] * 2, "each counts once")

    def test_home_assistant_gets_what_its_automation_reads(self):
        recipe = re.search(r"- \*\*Home Assistant\.\*\*.*?(?=\n- \*\*)", README, re.S)[0]
        members = re.findall(r"`{{ trigger\.json\.(\w+) }}`", recipe)
        self.assertEqual(members, ["title", "text"])
        posts = Posts()
        self.addCleanup(posts.close)
        address = re.search(r'url = "http://homeassistant\.local:8123(/\S+)"', recipe)[1]
        d = self.daemon(settings=SETTINGS + f'[notify.home]\nurl = "http://127.0.0.1:{posts.port}{address}"\ndigest = "daily 08:00"\n')
        d.start()
        d.set_clock.set("2026-12-01 07:00:01")
        self.assertEqual(d.command("notify", "--test", "home").returncode, 0)
        until(lambda: len(posts.all) == 2, "the digest and the test came")
        for path, headers, body in posts.all:
            self.assertTrue(path.startswith("/api/webhook/"))
            self.assertIn("json", headers["Content-Type"], "else there is no trigger.json")
            for member in members:
                self.assertTrue(json.loads(body)[member].strip(), member)
        # The address of the recipe is one that the file may have.
        d.config.write_text(d.config.read_text().replace(f"127.0.0.1:{posts.port}", "homeassistant.local:8123"))
        d.command("check", check=0)


if __name__ == "__main__":
    unittest.main()
