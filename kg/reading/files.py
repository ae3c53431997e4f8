"""Which files the user means, and their bytes: only regular files, never more than a bound."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError

MAX_BYTES = 20_000_000
SUFFIXES = (".txt", ".md", ".html", ".htm", ".xhtml", ".pdf")
STDIN = "-"

_SMALLER = "split it, or copy the article alone into a text file"
_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def find_files(path: str) -> Iterator[str | InputError]:
    """The file of that path, or the articles in that folder and those below it, sorted by name.

    Hidden files and links to folders are passed over. What cannot be read comes as an error among the rest.
    """
    try:
        mode = _status(path).st_mode
    except InputError as error:
        yield error
        return
    if not stat.S_ISDIR(mode):
        known = path.lower().endswith(SUFFIXES)
        yield path if known else InputError(path, _unknown(path), f"articles end in {_choices()}")
        return
    found = False
    for file in _walk(Path(path)):
        found = True
        yield file
    if not found:
        yield InputError(path, "no article in this folder", f"articles end in {_choices()}")


def read_file(path: str) -> bytes:
    """The bytes of a regular file; raises InputError when it is none, cannot be read or is too big."""
    status = _status(path)
    if not stat.S_ISREG(status.st_mode):
        kind = next((name for test, name in _KINDS if test(status.st_mode)), "no regular file")
        raise InputError(path, f"it is {kind}", "copy what it gives into a file")
    if status.st_size > MAX_BYTES:
        raise _too_big(path)
    try:
        with Path(path).open("rb") as file:
            return _bounded(file, path)
    except OSError as error:
        raise _unreadable(path, error) from error


def read_stream(stream: BinaryIO) -> bytes:
    """The bytes of standard input; raises InputError when it is too big or breaks off."""
    try:
        return _bounded(stream, STDIN)
    except OSError as error:
        raise _unreadable(STDIN, error) from error


def _walk(folder: Path) -> Iterator[str | InputError]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(str(folder), error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif entry.name.lower().endswith(SUFFIXES):
            yield entry.path


def _status(path: str) -> os.stat_result:
    if not path:
        raise InputError("(empty)", "an empty path", "name a file or folder")
    try:
        path.encode("utf-8")
        return Path(path).stat()
    except UnicodeEncodeError as error:
        reason = "the name of the file is not UTF-8"
        raise InputError(path.encode("utf-8", "replace").decode(), reason, "rename it") from error
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _bounded(stream: BinaryIO, path: str) -> bytes:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _too_big(path)
    return data


def _too_big(path: str) -> InputError:
    return InputError(path, f"bigger than {MAX_BYTES // 1_000_000} MB", _SMALLER)


def _unreadable(path: str, error: OSError | ValueError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(path, "no such file or folder", "check the path")
    if isinstance(error, PermissionError):
        return InputError(path, "permission denied", "make it readable for you")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(path, f"cannot be read ({reason})", "check the path")


def _unknown(path: str) -> str:
    suffix = Path(path).suffix
    return f"unknown kind of file {suffix}" if suffix else "a file without a suffix"


def _choices() -> str:
    return ", ".join(SUFFIXES[:-1]) + " or " + SUFFIXES[-1]
