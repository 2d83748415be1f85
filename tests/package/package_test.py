# SPDX-License-Identifier: MIT
"""The Debian package of the release program: built twice, checked by lintian, unpacked, and asked to work."""
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

BUILD = pathlib.Path(os.environ["INTOUCH"]).parents[1]
ROOT = pathlib.Path(__file__).parents[2]
TOOLS = {"cpack": "cmake", "dpkg-shlibdeps": "dpkg-dev", "file": "file", "lintian": "lintian",
         "systemd-analyze": "systemd"}


def run(*words, **options):
    done = subprocess.run(words, capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(words)}: exit status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def build(folder, umask):
    """Packs the release program. gzip is ten times faster than xz."""
    run("cpack", "-G", "DEB", "--config", str(BUILD / "CPackConfig.cmake"), "-B", str(folder),
        "-D", "CPACK_DEBIAN_COMPRESSION_TYPE=gzip", umask=umask, cwd=folder,
        env=os.environ | {"SOURCE_DATE_EPOCH": "1767225600"})
    made = list(folder.glob("*.deb"))
    assert len(made) == 1, made
    return made[0]


class PackageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not (BUILD / "daemon/intouch").exists():
            raise unittest.SkipTest(f"{BUILD}/daemon/intouch is not built")
        if missing := [package for tool, package in TOOLS.items() if shutil.which(tool) is None]:
            raise unittest.SkipTest("not installed: " + " ".join(missing))
        folder = tempfile.TemporaryDirectory(prefix="intouch-")
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        (cls.folder / "first").mkdir()
        cls.deb = build(cls.folder / "first", 0o022)
        cls.root = cls.folder / "root"
        run("dpkg-deb", "-x", str(cls.deb), str(cls.root))

    def field(self, name):
        return run("dpkg-deb", "-f", str(self.deb), name).strip()

    def test_the_same_program_gives_the_same_package_under_any_umask(self):
        (self.folder / "second").mkdir()
        again = build(self.folder / "second", 0o077)
        self.assertEqual(*(hashlib.sha256(deb.read_bytes()).hexdigest() for deb in (self.deb, again)))

    def test_lintian_has_no_error_and_no_warning(self):
        run("lintian", "--fail-on", "error,warning", str(self.deb))

    def test_control_fields(self):
        version = re.search(r"project\(intouch VERSION ([0-9.]+)", (ROOT / "CMakeLists.txt").read_text())[1]
        self.assertEqual(self.field("Version"), version + "-0+deb12")
        self.assertEqual(self.field("Architecture"), run("dpkg", "--print-architecture").strip())
        self.assertEqual(self.deb.name, f"intouch_{self.field('Version')}_{self.field('Architecture')}.deb")
        for library in "libc6", "libsqlite3-0", "libsystemd0", "tzdata":
            self.assertRegex(self.field("Depends"), rf"\b{library}\b")

    def test_folders_and_files_have_the_modes_of_a_system(self):
        listed = [line.split() for line in run("dpkg-deb", "-c", str(self.deb)).splitlines()]
        for mode, owner, _, _, _, path, *_ in listed:
            program = path == "./usr/bin/intouch"
            self.assertEqual(mode, "drwxr-xr-x" if path.endswith("/") else "-rwxr-xr-x" if program else "-rw-r--r--", path)
            self.assertEqual(owner, "root/root", path)
        paths = {line[5] for line in listed}
        for path in ("./etc/intouch/", "./usr/lib/systemd/system/intouch.service", "./usr/lib/systemd/user/intouch.service",
                     "./usr/lib/systemd/system/intouch@.service", "./usr/lib/sysusers.d/intouch.conf",
                     "./usr/share/doc/intouch/README.Debian", "./usr/share/man/man1/intouch.1.gz"):
            self.assertIn(path, paths)

    def test_the_program_of_the_package_takes_the_examples_of_the_package(self):
        home = self.folder / "home"
        home.mkdir()
        run(str(self.root / "usr/bin/intouch"), "check",
            "--config", str(self.root / "usr/share/doc/intouch/examples/intouch.toml"),
            env={"HOME": str(home), "PATH": os.environ["PATH"]})

    def test_systemd_accepts_the_units(self):
        units = self.root / "usr/lib/systemd"
        run("sh", "tests/house/systemd.sh", str(self.root / "usr/bin/intouch"), str(units / "system"),
            str(units / "user"), cwd=ROOT)

    def test_the_maintainer_scripts_are_right_in_grammar(self):
        control = self.folder / "control"
        run("dpkg-deb", "-e", str(self.deb), str(control))
        for script in "postinst", "prerm", "postrm":
            run("sh", "-n", str(control / script))


if __name__ == "__main__":
    unittest.main()
