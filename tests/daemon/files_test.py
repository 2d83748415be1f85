# SPDX-License-Identifier: MIT
"""Edited files, in each way that editors write them; files with faults; people who vanish."""
import os
import signal
import unittest

from support.daemon import ROSTER, DaemonTest, until


def slower(roster):
    return roster.replace('every = "2 weeks"', 'every = "5 weeks"')


class Files(DaemonTest):
    def setUp(self):
        self.d = self.daemon().start()
        self.ideal = self.d.touch("grace")["ideal"]

    def changed(self):
        until(lambda: self.d.touch("grace")["ideal"] != self.ideal, "the edit shows in the plan")

    def test_written_in_place(self):
        etag = self.d.feed().headers["ETag"]
        self.d.roster.write_text(slower(ROSTER))
        self.changed()
        self.assertNotEqual(self.d.feed().headers["ETag"], etag)

    def test_replaced_by_a_rename(self):
        new = self.d.roster.with_suffix(".new")
        new.write_text(slower(ROSTER))
        new.rename(self.d.roster)
        self.changed()

    def test_deleted_and_written_again(self):
        self.d.roster.unlink()
        until(lambda: self.d.status()["faults"], "the missing file is noticed")
        self.d.roster.write_text(slower(ROSTER))
        self.changed()
        self.assertEqual(self.d.status()["faults"], [])

    def test_a_link_that_is_switched(self):
        for name, text in (("a", ROSTER), ("b", slower(ROSTER))):
            (self.d.folder / name).mkdir()
            (self.d.folder / name / "people").write_text(text)
        self.d.stop()
        self.d.roster.unlink()
        self.d.roster.symlink_to(self.d.folder / "a" / "people")
        self.d.start()
        link = self.d.folder / "config" / "next"
        link.symlink_to(self.d.folder / "b" / "people")
        os.replace(link, self.d.roster)
        self.changed()

    def test_a_broken_edit_changes_nothing_and_says_where(self):
        agenda = self.d.agenda()["touches"]
        self.d.roster.write_text(ROSTER.replace('"1 month"', '"soon"'))
        faults = until(lambda: self.d.status()["faults"], "the fault is shown")
        self.assertEqual((faults[0]["file"], faults[0]["line"], faults[0]["column"]), ("roster.toml", 2, 9))
        self.assertIn("soon", self.d.said())
        self.assertIn("roster.toml:2:9: error: ", self.d.said())
        self.assertEqual(self.d.agenda()["touches"], agenda)
        self.assertEqual(self.d.log_outcome("ada", "no_answer").status, 201, "the daemon goes on with the configuration before")
        self.d.api("POST", "/api/v1/undo", {})
        self.d.roster.write_text(ROSTER)
        until(lambda: not self.d.status()["faults"], "the mended file is taken")
        self.assertEqual(self.d.agenda()["touches"], agenda)

    def test_a_path_that_is_no_file_stalls_nothing(self):
        pipe = self.d.folder / "config" / "pipe"
        os.mkfifo(pipe)
        whole = self.d.config.read_text()
        for name in ("pipe", "/dev/zero", "."):
            self.d.config.write_text(f'roster = ["{name}"]\n' + whole)
            fault = until(lambda: self.d.status()["faults"], "the fault is told")[0]["text"]
            self.assertIn("expected a file", fault)
            self.d.config.write_text(whole)
            until(lambda: not self.d.status()["faults"], "the mended file is taken")

    def test_people_who_vanish_in_numbers_stay_until_confirmed(self):
        self.d.roster.write_text("\n".join(f'[people.p{i}]\nevery = "1 month"\nlast = 2026-11-01' for i in range(10)))
        self.d.process.send_signal(signal.SIGHUP)
        until(lambda: self.d.status()["people"] == 10, "ten people")
        self.d.roster.write_text("\n".join(f'[people.p{i}]\nevery = "1 month"\nlast = 2026-11-01' for i in range(6, 10)))
        until(lambda: any(w["code"] == "people-held" for w in self.d.agenda()["warnings"]), "the guard holds")
        self.assertEqual(self.d.status()["people"], 10)
        self.d.process.send_signal(signal.SIGHUP)
        until(lambda: self.d.status()["people"] == 4, "SIGHUP confirms")
        until(lambda: not any(w["code"] == "people-held" for w in self.d.agenda()["warnings"]), "the warning goes")

    @staticmethod
    def numbered(count):
        return "".join(f'[people.p{i}]\nevery = "1 month"\nlast = 2026-11-01\n' for i in range(count))

    def test_a_file_that_was_cut_off_counts_only_once_it_is_confirmed(self):
        self.d.roster.write_text(self.numbered(12))
        self.d.process.send_signal(signal.SIGHUP)
        until(lambda: self.d.status()["people"] == 12, "twelve people")
        for cut in (self.numbered(11), self.numbered(11) + '[people.p11]\nevery = "1 month"\n'):
            self.d.roster.write_text(cut)
            fault = until(lambda: self.d.status()["faults"], "the guard holds")[0]
            self.assertIn("only the beginning of what it held", fault["text"])
            self.assertEqual((12, False), (self.d.status()["people"], self.d.status()["ok"]))
            self.assertIn("roster.toml", self.d.command("status").stdout)
        self.d.roster.write_text(self.numbered(12))
        until(lambda: self.d.status()["ok"], "the whole file is believed at once")
        self.d.roster.write_text(self.numbered(11))
        until(lambda: self.d.status()["faults"], "the guard holds")
        self.d.process.send_signal(signal.SIGHUP)
        until(lambda: self.d.status()["people"] == 11, "SIGHUP confirms")
        self.assertTrue(self.d.status()["ok"])

    def plans(self):
        lines = self.d.api("GET", "/metrics").body.decode().splitlines()
        return next(float(line.split()[-1]) for line in lines if line.startswith("intouch_plans_total "))

    def test_a_comment_that_goes_from_the_end_waits_for_nothing(self):
        self.d.roster.write_text(ROSTER + "# mended\n")
        self.d.roster.write_text(ROSTER.replace("Mary S", "Maria S") + "# once more\n")
        until(lambda: "Maria" in str(self.d.agenda()), "read")
        plans = self.plans()
        self.d.roster.write_text(ROSTER.replace("Mary S", "Maria S"))
        until(lambda: self.plans() > plans, "read")
        self.assertTrue(self.d.status()["ok"])

    def test_a_roster_that_lost_people_while_the_daemon_was_stopped(self):
        self.d.roster.write_text(self.numbered(12))
        self.d.process.send_signal(signal.SIGHUP)
        until(lambda: len(self.d.agenda()["touches"]) == 12, "twelve people")
        feed = self.d.feed_path()
        self.d.stop()
        self.d.roster.write_text(self.numbered(9))
        self.d.start()
        status = self.d.status()
        self.assertFalse(status["ok"])
        self.assertIn("3 in the plan that was published last are no longer on the roster (p10, p11, p9)", status["warnings"][0])
        self.assertEqual(503, self.d.tcp(self.d.public_port, "GET", feed).status)
        self.assertEqual(503, self.d.log_outcome("p1", "reached").status)
        self.d.roster.write_text(self.numbered(12))
        until(lambda: self.d.status()["ok"], "the whole file is believed at once")
        self.assertEqual(12, len(self.d.agenda()["touches"]))
        self.d.stop()
        self.d.roster.write_text(self.numbered(9))
        self.d.start()
        self.d.process.send_signal(signal.SIGHUP)
        until(lambda: self.d.status()["ok"], "SIGHUP confirms")
        self.assertEqual(9, len(self.d.agenda()["touches"]))


if __name__ == "__main__":
    unittest.main()
