"""Builds the package without any other: a build backend as PEP 517 and PEP 660 define it."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import tarfile
import zipfile
from pathlib import Path
from typing import Any, Dict, Mapping, Optional

_ROOT = Path(__file__).resolve().parent.parent
_SOURCES = _ROOT / "src"
_VERSION = re.search(r'"(.+)"', (_SOURCES / "gavel" / "version.py").read_text(encoding="utf-8"))
assert _VERSION is not None
_NAME = f"gavel_client-{_VERSION[1]}"
_INFO = f"{_NAME}.dist-info"
# In the repository, the licence is at the top.
_LICENSE = next(file for file in (_ROOT / "LICENSE", _ROOT.parent.parent / "LICENSE") if file.exists()).read_bytes()
_TIME = (2026, 1, 1, 0, 0, 0)

_METADATA = f"""\
Metadata-Version: 2.4
Name: gavel-client
Version: {_VERSION[1]}
Summary: A client and a command line for Gavel, the judge for Python code
License-Expression: Apache-2.0
License-File: LICENSE
Requires-Python: >=3.9
Description-Content-Type: text/markdown

"""

_WHEEL = """\
Wheel-Version: 1.0
Generator: gavel_build
Root-Is-Purelib: true
Tag: py3-none-any
"""

_ENTRY_POINTS = """\
[console_scripts]
gavel = gavel.command:run
"""

Settings = Optional[Mapping[str, Any]]


def build_wheel(wheel_directory: str, config_settings: Settings = None, metadata_directory: Optional[str] = None) -> str:
    return _wheel(wheel_directory, _package("src"))


def build_editable(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: Optional[str] = None
) -> str:
    return _wheel(wheel_directory, {"gavel_client.pth": f"{_SOURCES}\n".encode()})


def build_sdist(sdist_directory: str, config_settings: Settings = None) -> str:
    archive = f"{_NAME}.tar.gz"
    files = {"PKG-INFO": _metadata(), "LICENSE": _LICENSE, **_package(".")}
    for name in ("pyproject.toml", "README.md", "build_backend/gavel_build.py"):
        files[name] = (_ROOT / name).read_bytes()
    with tarfile.open(Path(sdist_directory, archive), "w:gz", format=tarfile.PAX_FORMAT) as sdist:
        for name, content in sorted(files.items()):
            entry = tarfile.TarInfo(f"{_NAME}/{name}")
            entry.size = len(content)
            sdist.addfile(entry, io.BytesIO(content))
    return archive


def _package(base: str) -> Dict[str, bytes]:
    """Returns the files of the package by their names below a folder."""
    files = (file for file in (_SOURCES / "gavel").iterdir() if file.suffix == ".py" or file.name == "py.typed")
    return {file.relative_to(_ROOT / base).as_posix(): file.read_bytes() for file in files}


def _wheel(directory: str, files: Dict[str, bytes]) -> str:
    archive = f"{_NAME}-py3-none-any.whl"
    files[f"{_INFO}/METADATA"] = _metadata()
    files[f"{_INFO}/licenses/LICENSE"] = _LICENSE
    files[f"{_INFO}/WHEEL"] = _WHEEL.encode()
    files[f"{_INFO}/entry_points.txt"] = _ENTRY_POINTS.encode()
    record = "".join(f"{name},sha256={_hash(content)},{len(content)}\n" for name, content in files.items())
    files[f"{_INFO}/RECORD"] = f"{record}{_INFO}/RECORD,,\n".encode()
    with zipfile.ZipFile(Path(directory, archive), "w") as wheel:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.external_attr = 0o644 << 16
            wheel.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return archive


def _metadata() -> bytes:
    return _METADATA.encode() + (_ROOT / "README.md").read_bytes()


def _hash(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
