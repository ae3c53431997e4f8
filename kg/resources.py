"""Where the files that ship with the package are found, in a wheel and in a checkout alike."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_PACKAGE = files("kg")


def data(*parts: str) -> Traversable:
    """The shipped file or folder ``ontology/…`` or ``queries/…``."""
    packed = _PACKAGE.joinpath("_data", *parts)
    if packed.is_file() or packed.is_dir():
        return packed
    return Path(str(_PACKAGE)).parent.joinpath(*parts)


def read_data(*parts: str) -> str:
    """The text of a shipped file."""
    return data(*parts).read_text(encoding="utf-8")


def data_files(*parts: str, suffix: str) -> Iterator[Traversable]:
    """The shipped files of one folder with that suffix, by name."""
    yield from sorted((f for f in data(*parts).iterdir() if f.name.endswith(suffix)), key=lambda f: f.name)


def corpus() -> Path:
    """The folder of the demonstration corpus."""
    return Path(str(_PACKAGE.joinpath("corpus")))


def read_package_file(*parts: str) -> str:
    """The text of a file that stands beside the package's modules, such as ``export/page/page.js``."""
    return _PACKAGE.joinpath(*parts).read_text(encoding="utf-8")


def code_hash(*parts: str) -> str:
    """SHA-256 (hex) over the package's own modules of those names or folders: what changes when the reader changes."""
    hasher = hashlib.sha256()
    for part in sorted(parts):
        entry = Path(str(_PACKAGE.joinpath(part)))
        for file in [entry] if entry.is_file() else sorted(entry.rglob("*.py")):
            hasher.update(file.name.encode() + b"\n" + file.read_bytes())
    return hasher.hexdigest()
