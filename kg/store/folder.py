"""The folder of a store: what is in it, how it is made, and what is refused.

FORMAT      the format's name and version, one line
db/         Oxigraph's database
texts/      the texts that offsets count in, by the SHA-256 of their content
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import StoreError

FORMAT = "opsroom store 1"


def check_store(path: Path) -> None:
    """Returns if the folder is a store of this format; StoreError says what it is instead."""
    marker = path / "FORMAT"
    if not path.exists():
        raise StoreError(f"{path}: no store is here; ingest articles first or give another --store")
    if not marker.is_file():
        raise StoreError(f"{path}: not a store of opsroom (it has no FORMAT file); give another --store")
    try:
        found = marker.read_text(encoding="utf-8", errors="replace").strip()
    except OSError as error:
        raise StoreError(f"{marker}: {error.strerror}; give another --store") from error
    if found != FORMAT:
        raise StoreError(
            f"{path}: its format is {found[:60]!r}, this version of opsroom knows {FORMAT!r}; "
            "use the version that made it, or ingest the articles into a new --store"
        )


def make_store(path: Path) -> None:
    """Makes the folder of a new store where nothing is, or an empty folder; otherwise checks what is there."""
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist; make it first or give another --store")
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        check_store(path)
        return
    try:
        path.mkdir(exist_ok=True)
        (path / "FORMAT").write_text(FORMAT + "\n", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}; give another --store") from error
