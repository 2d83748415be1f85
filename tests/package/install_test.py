# SPDX-License-Identifier: MIT
"""`cmake --install` puts the units where systemd looks, with the path of the program, for each kind of prefix."""
import os
import pathlib
import subprocess
import tempfile
import unittest

BUILD = pathlib.Path(os.environ["INTOUCH"]).parents[1]
ROOT = pathlib.Path(__file__).parents[2]


class InstallTest(unittest.TestCase):
    def setUp(self):
        if not (BUILD / "daemon/intouch").exists():
            self.skipTest(f"{BUILD}/daemon/intouch is not built")
        folder = tempfile.TemporaryDirectory(prefix="intouch-")
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def install(self, prefix, home="/root"):
        """Installs below self.root and returns what CMake said."""
        environment = os.environ | {"DESTDIR": str(self.root), "HOME": home}
        return subprocess.run(["cmake", "--install", str(BUILD), "--prefix", prefix], env=environment, check=True,
                              capture_output=True, text=True).stdout

    def units(self):
        """Every installed file of systemd, with the program that it starts; None: it starts none."""
        found = {}
        for path in self.root.rglob("*"):
            if path.is_file() and ("systemd" in path.parts or "sysusers.d" in path.parts):
                starts = [line for line in path.read_text().splitlines() if line.startswith("ExecStart=")]
                found["/" + str(path.relative_to(self.root))] = (
                    starts[0].removeprefix("ExecStart=").split(" serve")[0] if starts else None)
                self.assertEqual(path.stat().st_mode & 0o777, 0o644, path)
        return found

    def system(self, prefix, program=None):
        program = program or prefix + "/bin/intouch"
        return {prefix + "/lib/systemd/system/intouch.service": program,
                prefix + "/lib/systemd/system/intouch@.service": program,
                prefix + "/lib/systemd/user/intouch.service": program,
                prefix + "/lib/sysusers.d/intouch.conf": None}

    def test_prefixes_in_which_systemd_looks(self):
        for prefix in "/usr", "/usr/local":
            with self.subTest(prefix):
                said = self.install(prefix)
                self.assertNotIn("systemd looks", said)
                self.assertEqual({k: v for k, v in self.units().items() if k.startswith(prefix + "/lib")},
                                 self.system(prefix))

    def test_another_prefix_is_told_how_to_link_the_units(self):
        said = self.install("/opt/x")
        self.assertEqual(self.units(), self.system("/opt/x"))
        self.assertIn("systemd-sysusers /opt/x/lib/sysusers.d/intouch.conf", said)
        self.assertIn("systemctl link /opt/x/lib/systemd/system/intouch.service", said)
        self.assertIn("systemctl --user link /opt/x/lib/systemd/user/intouch.service", said)

    def test_a_home_gets_the_user_unit_alone(self):
        said = self.install("/home/ada/.local", home="/home/ada")
        self.assertNotIn("systemd looks", said)
        self.assertEqual(self.units(),
                         {"/home/ada/.local/share/systemd/user/intouch.service": "/home/ada/.local/bin/intouch"})
        self.assertTrue((self.root / "home/ada/.local/bin/intouch").exists())

    def test_another_folder_at_home_is_told_how_to_link_the_unit(self):
        said = self.install("/home/ada/apps", home="/home/ada")
        self.assertEqual(self.units(),
                         {"/home/ada/apps/share/systemd/user/intouch.service": "/home/ada/apps/bin/intouch"})
        self.assertIn("systemctl --user link /home/ada/apps/share/systemd/user/intouch.service", said)

    def test_a_home_that_is_the_root_is_no_home(self):
        for home in "/", "", "/usr":
            with self.subTest(home):
                self.install("/usr", home=home)
                self.assertEqual(self.units(), self.system("/usr"))

    def test_signs_that_a_unit_reads_otherwise(self):
        self.install("/opt/a b%c")
        self.assertEqual(self.units(), self.system("/opt/a b%c", '"/opt/a b%%c/bin/intouch"'))

    def test_the_manifest_lists_the_units(self):
        self.install("/usr")
        listed = (BUILD / "install_manifest.txt").read_text().split("\n")
        self.assertLessEqual(set(self.units()), set(listed))


if __name__ == "__main__":
    unittest.main()
