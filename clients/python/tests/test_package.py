"""What is installed."""

from __future__ import annotations

import ast
import importlib.util
import os
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
import zipfile
from pathlib import Path

from gavel.version import VERSION

ROOT = Path(__file__).resolve().parent.parent
POM = ROOT.parent.parent / "pom.xml"


class PackageTests(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def build(self, kind: str) -> Path:
        """In the way of PEP 517: the backend is a module in a folder of the sources."""
        code = f"import gavel_build; print(gavel_build.build_{kind}({str(self.folder)!r}))"
        built = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT / "build_backend"), "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=subprocess.PIPE,
            check=True,
        )
        return self.folder / built.stdout.decode().strip()

    def test_sources_are_of_the_oldest_python(self) -> None:
        for file in ROOT.rglob("*.py"):
            with self.subTest(file):
                ast.parse(file.read_text(encoding="utf-8"), feature_version=(3, 9))

    @unittest.skipUnless(POM.exists(), "not in Gavel's repository")
    def test_version_is_that_of_gavel(self) -> None:
        self.assertEqual(VERSION, xml.parse(POM).getroot().findtext("{http://maven.apache.org/POM/4.0.0}version"))

    def test_wheel_has_the_command(self) -> None:
        wheel = self.build("wheel")
        shown = subprocess.run(
            [sys.executable, "-m", "gavel", "--version"],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(wheel)},
            stdout=subprocess.PIPE,
            check=True,
        )
        self.assertEqual(f"gavel {VERSION}", shown.stdout.decode().strip())

    def test_wheel_is_packed_and_has_the_licence(self) -> None:
        with zipfile.ZipFile(self.build("wheel")) as wheel:
            licence = wheel.getinfo(f"gavel_client-{VERSION}.dist-info/licenses/LICENSE")
            self.assertLess(licence.compress_size, licence.file_size // 2)
            self.assertIn(b"Apache License", wheel.read(licence))

    @unittest.skipUnless(importlib.util.find_spec("pip"), "pip is not installed")
    def test_pip_installs_sources_without_an_index(self) -> None:
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--target", str(self.folder / "there")]
        subprocess.run([*install, str(self.build("sdist"))], check=True)
        self.assertTrue((self.folder / "there" / "gavel" / "py.typed").exists())
        self.assertTrue((self.folder / "there" / "bin" / "gavel").exists())
        self.assertEqual(1, len(list((self.folder / "there").glob("*.dist-info/licenses/LICENSE"))))


if __name__ == "__main__":
    unittest.main()
