# SPDX-License-Identifier: MIT
"""Address books on the command line: the roster takes the text that `import` prints."""
import unittest

from support.daemon import ROSTER, DaemonTest

CARDS = """BEGIN:VCARD\r
VERSION:3.0\r
FN:Charles "B." Babbage\r
TEL;TYPE=CELL:+44 7700 900001\r
NOTE:likes \\\\ and # and [x]\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
FN:Countess of Lovelace\r
TEL:0044 (20) 7946-0000\r
END:VCARD\r
"""


class Import(DaemonTest):
    def test_new_people_are_printed_ready_to_paste(self):
        d = self.daemon()
        cards = d.folder / "contacts.vcf"
        cards.write_text(CARDS, newline="")
        table = d.folder / "more.csv"
        table.write_bytes("Name;E-mail\nZoë;zoe@example.org\nCharles;other@example.org\n".encode("latin-1"))
        printed = d.command("import", str(cards), str(table), check=0)
        self.assertEqual(printed.stderr, "")
        self.assertIn("# Countess of Lovelace (", printed.stdout)
        self.assertIn("is [people.ada] by the number 0044 (20) 7946-0000.", printed.stdout)
        d.roster.write_text(ROSTER + "\n" + printed.stdout)
        checked = d.command("check", check=0).stdout
        self.assertIn(": no errors", checked)
        self.assertIn("in the United Kingdom (+44)", checked)  # and nothing else is missing
        self.assertEqual([line for line in checked.splitlines() if "warning:" in line and "`timezone`" not in line], [])
        people = d.command("people", "--json")
        again = d.command("import", str(cards), str(table), check=0).stdout
        self.assertTrue(again.startswith("# 0 people to add."), again)
        d.start()
        self.assertEqual(d.status()["people"], 6)
        self.assertEqual(people.returncode, 0)

    def test_a_broken_file_imports_nobody(self):
        d = self.daemon()
        good = d.folder / "good.vcf"
        good.write_text(CARDS, newline="")
        for name, data, expected in (("cut.vcf", CARDS[:-30].encode(), "the text ends inside"),
                                     ("x.csv", b"PK\x03\x04\x00", "x.csv: line 1: found the byte 03"),
                                     ("none.vcf", None, "none.vcf: cannot be read: No such file or directory")):
            file = d.folder / name
            if data is not None:
                file.write_bytes(data)
            refused = d.command("import", str(good), str(file), check=1)
            self.assertEqual(refused.stdout, "")
            self.assertIn(expected, refused.stderr)
        self.assertEqual(d.command("import").returncode, 2)
        self.assertIn("/dev/zero: is larger than 64 MiB", d.command("import", "/dev/zero", check=1).stderr)
        self.assertIn("1 person to add", d.command("import", "/dev/stdin", input="Name\nEmmy\n", check=0).stdout)

    def test_the_first_roster_may_be_an_import(self):
        d = self.daemon()
        d.roster.unlink()
        cards = d.folder / "contacts.vcf"
        cards.write_text(CARDS, newline="")
        printed = d.command("import", str(cards), check=0)
        self.assertEqual(printed.stderr, "")
        d.roster.write_text(printed.stdout)
        d.command("check", check=0)


if __name__ == "__main__":
    unittest.main()
