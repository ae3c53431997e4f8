"""A file becomes a document: its format, its paragraphs, its details, and the reasons to refuse it."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.model import NEWS, Details, Document
from kg.reading.blocks import find_blocks
from kg.reading.details import find_details, merged
from kg.reading.files import STDIN, find_files, read_file, read_stream
from kg.reading.html import read_html
from kg.reading.language import other_language
from kg.reading.markdown import read_markdown
from kg.reading.page import Page
from kg.reading.pdf import read_pdf
from kg.reading.plain import is_blank, read_plain

MAX_CHARACTERS = 2_000_000
_UNKNOWN = Details()
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_HEAD = 2048
_BY_SUFFIX: dict[str, Callable[[bytes, str], Page]] = {
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".pdf": read_pdf,
}


def read_documents(
    paths: Sequence[str], *, details: Details = _UNKNOWN, stdin: BinaryIO | None = None
) -> Iterator[Document | InputError]:
    """The documents of the files and folders, in order; what cannot be read comes as an InputError among them.

    Folders are walked in sorted order; "-" is standard input. ``details`` given here win over what a page says.
    """
    for path in paths:
        for file in [path] if path == STDIN else find_files(path):
            if isinstance(file, InputError):
                yield file
                continue
            try:
                data = read_stream(stdin or sys.stdin.buffer) if file == STDIN else read_file(file)
                yield read_article(data, file, details=details)
            except InputError as error:
                yield error


def read_article(data: bytes, path: str, *, details: Details = _UNKNOWN) -> Document:
    """The document that the bytes of one article make; raises InputError when they are none in English.

    The suffix of the path tells the format unless the bytes do: HTML and PDF are known by how they begin.
    """
    if is_blank(data[:_HEAD].decode("utf-8", "replace")) and is_blank(data.decode("utf-8", "replace")):
        raise InputError(path, "empty", "give a file with an article in it")
    page = _reader(data, path)(data, path)
    if len(page.text) > MAX_CHARACTERS:
        raise InputError(path, f"more than {MAX_CHARACTERS} characters of text", "split it into its articles")
    known = merged(details, page.details)
    blocks = find_blocks(page.text, page.paragraphs, title=known.title)
    news = "\n".join(block.span.of(page.text) for block in blocks if block.kind in NEWS)
    if not re.search(r"[^\W\d_]", news):
        raise InputError(path, "no article in it", "give a file whose text is there to read")
    language = other_language(news)
    if language:
        reason = "not English" if language == "und" else f"not English (it looks like {language!r})"
        raise InputError(path, reason, "give an English translation")
    known = merged(known, find_details(page.text, blocks))
    version = hashlib.sha256(data).hexdigest()
    return Document(version, known.url or _place(path, version), path, page.media_type, page.text, known, blocks, data)


def _reader(data: bytes, path: str) -> Callable[[bytes, str], Page]:
    if data.startswith(b"%PDF-"):
        return read_pdf
    if _MARKUP.match(data[:_HEAD]):
        return read_html
    return _BY_SUFFIX.get(Path(path).suffix.lower(), read_plain)


def _place(path: str, version: str) -> str:
    """The name of a work without an address: where it lies, without following links."""
    return f"stdin:{version}" if path == STDIN else os.path.abspath(path)  # noqa: PTH100 - resolve() follows links
