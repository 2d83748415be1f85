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
        self.assertEqual(printed.stderr.count("\n"), 1)
        self.assertIn("more.csv: not UTF-8; read as Windows-1252, which is a guess", printed.stderr)
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

    def test_a_broken_card_is_named_and_the_others_are_printed(self):
        d = self.daemon()
        cards = d.folder / "contacts.vcf"
        cards.write_text(CARDS + CARDS[:100], newline="")
        printed = d.command("import", str(cards), check=0)
        broken = 'contacts.vcf: line 12 ("Charles "B." Babbage"): left out: the file ends inside the card'
        self.assertIn(broken, printed.stderr)
        self.assertIn(broken, printed.stdout)
        self.assertIn("[people.charles-b-babbage]", printed.stdout)

    def test_groups_are_chosen(self):
        d = self.daemon()
        table = d.folder / "contacts.csv"
        table.write_text("Name,Labels\nAnn,* myContacts ::: Friends\nBob,Dentist ::: Friends\nCyd,Choir\n")
        printed = d.command("import", str(table), check=0).stdout
        self.assertIn("# groups: Choir (1), Dentist (1), Friends (2); choose with --group or --without", printed)
        self.assertIn('circles  = ["friends"]', printed)
        some = d.command("import", str(table), "--group", "friends", "--group", "choir", "--without", "dentist", check=0).stdout
        self.assertIn("# left out by --group and --without: 1 person", some)
        self.assertNotIn("[people.bob]", some)
        self.assertIn("[people.cyd]", some)
        self.assertIn('found no group "taxi"; there are: Choir (1)',
                      d.command("import", str(table), "--without", "taxi", check=1).stderr)

    def test_the_last_contact_and_the_time_zone_come_along(self):
        d = self.daemon()
        table = d.folder / "contacts.csv"
        table.write_text("Name,Phone,Last Contacted\nAnn,+81 3 5550 0101,2026-10-15\nBob,,2026-12-24\n")
        printed = d.command("import", str(table), check=0).stdout
        self.assertIn('timezone = "Asia/Tokyo"\nlast     = 2026-10-15', printed)
        self.assertIn("# last contact: 2026-12-24 (still to come)", printed)
        d.roster.write_text(printed.replace("[people.ann]", '[people.ann]\nevery = "1 month"'))
        self.assertIn(": no errors", d.command("check", check=0).stdout)

    def test_a_file_of_another_kind_imports_nobody(self):
        d = self.daemon()
        good = d.folder / "good.vcf"
        good.write_text(CARDS, newline="")
        for name, data, expected in (("cut.vcf", CARDS[:100].encode(), "is the file whole?"),
                                     ("x.csv", b"PK\x03\x04\x00", "x.csv: found a ZIP archive"),
                                     ("roster.csv", ROSTER.encode(), "roster.csv: found TOML"),
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

    def test_a_roster_with_faults_is_no_empty_roster(self):
        d = self.daemon()
        cards = d.folder / "contacts.vcf"
        cards.write_text(CARDS, newline="")
        d.roster.write_text("[people.ada\n")
        printed = d.command("import", str(cards), check=0)
        self.assertIn("somebody who is on it may be listed again", printed.stderr)

    def test_settings_that_are_not_there_are_no_empty_roster(self):
        d = self.daemon()
        cards = d.folder / "contacts.vcf"
        cards.write_text(CARDS, newline="")
        d.config = d.folder / "other.toml"
        refused = d.command("import", str(cards), check=1)
        self.assertEqual(refused.stdout, "")
        self.assertIn("other.toml: no such file", refused.stderr)

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
