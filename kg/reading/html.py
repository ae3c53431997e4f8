"""A saved web page: its article, found by trafilatura, and what its metadata say. Nothing is ever fetched."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from kg.errors import InputError
from kg.model import BlockKind, Details, Span
from kg.reading.details import web_address
from kg.reading.page import Page, Paragraph
from kg.reading.plain import decode, refuse_binary
from kg.reading.quiet import quiet

_CHARSET = re.compile(
    rb"<(?:meta[^>]{1,200}?charset|\?xml[^>]{1,100}?encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_HEAD = 4096
_DATES: dict[str, Any] = {"extensive_search": False, "original_date": True, "max_date": "2200-01-01"}
"""Dates are read where the page states them and never guessed; without a bound of its own htmldate asks the clock."""
_LONGEST_PHRASE = 300
_PROSE_CELL = 25
"""A table cell of so many words is prose: old pages lay out their articles in tables."""
_REMEDY = "save the page again with its article visible, or copy the article into a text file"


def read_html(data: bytes, path: str) -> Page:
    """The page of an HTML file: a text of the title and the article's paragraphs with blank lines between them.

    Raises InputError when no article is found in it.
    """
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    source = _decoded(data, path)
    try:
        with quiet("trafilatura", "htmldate", "courlan", "readability"):
            tree = load_html(source if "<html" in source.lower() else f"<html><body>{source}</body></html>")
            captions = frozenset() if tree is None else _keep_captions(tree)
            found: Any = tree is not None and bare_extraction(
                tree, include_comments=False, with_metadata=True, date_extraction_params=_DATES
            )
    except RecursionError as error:
        raise InputError(path, "the page is nested too deeply to read", _REMEDY) from error
    if not found or not found.text:
        raise InputError(path, "no article found in the page", _REMEDY)
    return _page(list(_paragraphs(found.text)), _details(found), captions)


def _decoded(data: bytes, path: str) -> str:
    """The source in the encoding of its byte order mark, else in UTF-8, else in the one it declares."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    refuse_binary(data, path)
    try:
        return decode(data, path)
    except InputError:
        declared = _CHARSET.search(data[:_HEAD])
        if declared is None or b"\0" in data:
            raise
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeError) as error:
            reason = f"declares the encoding {declared[1].decode('ascii')}, but is not in it"
            raise InputError(path, reason, "save the page as UTF-8") from error


def _keep_captions(tree: Any) -> frozenset[str]:
    """The captions of the pictures, which become paragraphs of the tree so that they stay in the text."""
    captions = set()
    for caption in tree.iter("figcaption"):
        caption.tag = "p"
        captions.add(" ".join("".join(caption.itertext()).split()))
    for figure in tree.iter("figure"):
        figure.tag = "div"
    return frozenset(captions)


def _paragraphs(extracted: str) -> Iterator[str]:
    """The paragraphs of trafilatura's text, which has one a line, items after a dash and tables between bars."""
    for line in extracted.splitlines():
        words = " ".join(line.split())
        cells = [cell.strip() for cell in words.split("|")] if words.startswith("|") else []
        prose = [cell for cell in cells if len(cell.split()) >= _PROSE_CELL]
        yield from (part for part in (prose or [words]) if re.search(r"\w", part))


def _page(parts: list[str], details: Details, captions: frozenset[str]) -> Page:
    """The page of these paragraphs, headed by the title if it is not among the first of them."""
    if details.title and details.title not in parts[:3]:
        parts = [details.title, *parts]
    paragraphs, start = [], 0
    for part in parts:
        bullet = 2 if part.startswith("- ") else 0
        kind = BlockKind.CAPTION if part in captions else None
        paragraphs.append(Paragraph(Span(start + bullet, start + len(part)), kind, bool(bullet)))
        start += len(part) + 2
    return Page("text/html", "\n\n".join(parts) + "\n", tuple(paragraphs), details)


def _details(found: Any) -> Details:
    return Details(
        title=_phrase(found.title),
        author=_phrase(found.author),
        outlet=_phrase(found.sitename),
        published=date.fromisoformat(found.date) if found.date else None,
        url=web_address(found.url),
    )


def _phrase(value: str | None) -> str | None:
    """The value with single spaces, or None when there is none or it is a whole text."""
    words = " ".join((value or "").split())
    return words if 0 < len(words) <= _LONGEST_PHRASE else None
