"""The texts that offsets count in, kept beside the quads under the SHA-256 of their bytes.

An original that is already UTF-8 text has the same name as its text, so it is kept once.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Protocol

from kg.errors import StoreError


class Texts(Protocol):
    """Bytes by the SHA-256 (64 hex digits) of their content."""

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their SHA-256."""
        ...

    def read(self, name: str) -> bytes:
        """The bytes of that SHA-256; StoreError when they are missing or no longer what they were."""
        ...

    def discard(self, name: str) -> None:
        """Forget the bytes, if they are there."""
        ...


class MemoryTexts:
    """Texts of a store in memory."""

    def __init__(self) -> None:
        self._data: dict[str, bytes] = {}

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their SHA-256."""
        name = hashlib.sha256(data).hexdigest()
        self._data[name] = data
        return name

    def read(self, name: str) -> bytes:
        """The bytes of that SHA-256; StoreError when they are missing."""
        try:
            return self._data[name]
        except KeyError:
            raise StoreError(f"text {name} is missing; ingest its article again") from None

    def discard(self, name: str) -> None:
        """Forget the bytes, if they are there."""
        self._data.pop(name, None)


class FolderTexts:
    """Texts of a store on disk: ``texts/ab/abcd…``, each file written whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their SHA-256."""
        name = hashlib.sha256(data).hexdigest()
        path = self._path(name)
        if path.exists():
            return name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).replace(path)
        except OSError as error:
            raise StoreError(f"{path}: {error.strerror}; free some space or use another --store") from error
        return name

    def read(self, name: str) -> bytes:
        """The bytes of that SHA-256; StoreError when they are missing or no longer what they were."""
        path = self._path(name)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise StoreError(f"{path}: {error.strerror}; ingest its article again") from error
        if hashlib.sha256(data).hexdigest() != name:
            raise StoreError(f"{path}: the text was changed from outside; delete the file and ingest its article again")
        return data

    def discard(self, name: str) -> None:
        """Forget the bytes, if they are there."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name
