# SPDX-License-Identifier: MIT
"""The messages and exit statuses of commands that are refused."""
import unittest

from support.daemon import DaemonTest

DONE, REFUSED, USAGE, NO_DAEMON = 0, 1, 2, 3


class Refused(DaemonTest):
    def said(self, *words, check):
        done = self.d.command(*words, check=check)
        self.assertEqual(done.stdout, "", words)
        self.assertTrue(done.stderr.startswith("intouch: "), done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        return done.stderr

    def test_without_a_daemon_every_write_says_how_to_start_it(self):
        self.d = self.daemon()
        for words in (["log", "ada", "reached"], ["move", "ada", "friday"], ["skip", "ada"], ["pause", "ada"], ["resume", "ada"],
                      ["note", "ada", "x"], ["promise", "ada", "friday", "x"], ["kept", "ada"], ["lost", "ada"], ["found", "ada"], ["confirm", "ada"],
                      ["undo"], ["status"], ["sync"], ["feeds", "--rotate", "mine"], ["token", "--login"]):
            with self.subTest(words):
                self.assertIn("intouch serve", self.said(*words, check=NO_DAEMON))

    def test_an_unknown_name_is_answered_with_similar_names(self):
        self.d = self.daemon().start()
        for words in (["log", "adda", "reached"], ["move", "adda", "friday"], ["pause", "adda"], ["show", "adda"], ["why", "adda"],
                      ["note", "adda", "x"], ["kept", "adda"]):
            with self.subTest(words):
                self.assertIn('did you mean "ada"?', self.said(*words, check=REFUSED))
        self.assertIn("grace (Grace Hopper) or mary (Mary Somerville): say which", self.said("log", "er", "reached", check=REFUSED))
        self.assertIn('did you mean "no_answer"?', self.said("log", "ada", "noanswer2", check=USAGE))
        self.assertEqual(self.d.status()["entries"], 3)

    def test_a_refusal_of_the_daemon_is_told_in_its_words(self):
        self.d = self.daemon().start()
        for words, part in [(["move", "ada", "yesterday"], "which has gone by"), (["move", "ada", "whenever"], "whenever"),
                            (["move", "ada", "2062-12-03 17:30"], "further ahead than intouch plans"),
                            (["promise", "ada", "2150-01-01 10:00", "x"], "further ahead than intouch plans"),
                            (["log", "ada", "no_answer", "--next", "2150-01-01 10:00"], "further ahead than intouch plans"),
                            (["log", "ada", "reached", "--on", "tomorrow"], "on: "), (["resume", "ada"], "not paused"),
                            (["log", "ada", "reached", "--via", "fax"], "fax"), (["undo", "01JDZ0000000000000000000A1"], "01JDZ"),
                            (["kept", "ada"], "no open promise"), (["found", "ada"], "lost"),
                            (["pause", "ada", "today"], "expected a day after today"), (["log", "ada", "reached", "--touch", "x"], "touch: "),
                            (["feeds", "--rotate", "mime"], 'did you mean "mine"?'), (["export", "mime"], 'did you mean "mine"?'),
                            (["feeds", "mime"], 'did you mean "mine"?')]:
            with self.subTest(words):
                self.assertIn(part, self.said(*words, check=REFUSED))
        self.assertEqual(self.d.status()["entries"], 3, "nothing was entered")

    def test_usage(self):
        self.d = self.daemon()
        for words in ([], ["--nothing"], ["log"], ["log", "ada"], ["move", "ada"], ["show"], ["plan", "--weeks", "x"], ["import"],
                      ["agenda", "--days", "0"], ["why", "ada", "grace"], ["gathering", "six-pack"], ["plan", "ada"]):
            with self.subTest(words):
                done = self.d.command(*words)
                self.assertEqual((done.returncode, done.stdout), (USAGE, ""))
                self.assertTrue(done.stderr.startswith("intouch: "), done.stderr)
        self.assertEqual(self.d.command("--help").returncode, DONE)
        self.assertEqual(self.d.command("--version").returncode, DONE)

    def test_a_socket_file_without_a_daemon(self):
        self.d = self.daemon()
        self.d.socket.write_text("")
        self.assertEqual(self.d.command("status").returncode, NO_DAEMON)


if __name__ == "__main__":
    unittest.main()
