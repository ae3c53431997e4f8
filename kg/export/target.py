"""Where an export goes: a file or folder written whole or not at all, or standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from kg.errors import KgError, UsageError

STDOUT = "-"


def write_stdout(data: bytes) -> None:
    """Nothing; the bytes, which are UTF-8 text, stand on standard output whatever the locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_file(path: Path, data: bytes) -> None:
    """Nothing; the file holds the data, or is as it was when a KgError says why it could not be written."""
    if path.is_dir():
        raise UsageError(f"{path}: is a folder; name a file to write")
    if path.exists() and not path.is_file():  # a device or a pipe, which cannot be renamed over
        _guarded(path, lambda: path.write_bytes(data))
        return
    final = path.resolve()  # write through a link, do not replace it
    part = final.with_name(f".{final.name}.part")
    try:
        _guarded(path, lambda: part.write_bytes(data))
        _guarded(path, lambda: part.replace(final))
    finally:
        part.unlink(missing_ok=True)


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Nothing; the folder holds exactly these files. A folder with anything else in it is left alone."""
    if path.exists() and not path.is_dir():
        raise UsageError(f"{path}: is a file; this format writes a folder, name a new one")
    strangers = sorted(p.name for p in path.iterdir() if p.name not in files) if path.is_dir() else []
    if strangers:
        raise UsageError(f"{path}: holds other files ({strangers[0]}); name a new or empty folder")
    _guarded(path, lambda: path.mkdir(exist_ok=True))
    for name, data in files.items():
        write_file(path / name, data)


def _guarded(path: Path, action: Callable[[], object]) -> None:
    """Nothing; an operating system's refusal becomes a KgError that names the path the user gave."""
    try:
        action()
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror}); check the folder and its permissions") from error
