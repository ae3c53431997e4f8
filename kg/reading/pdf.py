"""A PDF: its pages' lines without running heads, rejoined into paragraphs."""

from __future__ import annotations

import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO

from kg.errors import InputError
from kg.model import Span
from kg.reading.page import Page, Paragraph
from kg.reading.paragraphs import Line, find_lines, grouped
from kg.reading.quiet import quiet

MAX_PAGES = 300
MAX_STREAM = 8_000_000
"""Bytes that one compressed stream may unpack to; the text of a page takes some ten thousand."""
MAX_OPERATIONS = 300_000
"""Operators and operands of one page."""

_EDGE_LINES = 2
_PAGE_NUMBER = re.compile(r"\W*(?:page )?\d{1,4}(?:(?: of |\s?/\s?)\d{1,4})?\W*", re.IGNORECASE)
_KEEPS_HYPHEN = re.compile(
    r"(?:^|[\W_])(?:al|el|an|as|ar|ash|anti|pro|non|ex|self|co|cross|half|mid|semi|vice|counter)-$", re.IGNORECASE
)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\0": " "})
_REMEDY = "open it in a viewer and save it anew, or copy the article into a text file"


def read_pdf(data: bytes, path: str) -> Page:
    """The page of a PDF file; raises InputError when it is encrypted, broken, too long or has no text."""
    pages = _without_running_heads([_lines(text) for text in _page_texts(data, path)])
    raw = "\n".join(line for page in pages for line in page)
    if not re.search(r"\w", raw):
        raise InputError(path, "the PDF has no text, only pictures", "run it through OCR first, for example ocrmypdf")
    parts, paragraphs, start = [], [], 0
    for lines in grouped(raw, list(find_lines(raw))):
        part = _joined(raw, lines)
        paragraphs.append(Paragraph(Span(start, start + len(part)), bullet=bool(lines[0].bullet)))
        parts.append(part)
        start += len(part) + 2
    return Page("application/pdf", "\n\n".join(parts) + "\n", tuple(paragraphs))


def _page_texts(data: bytes, path: str) -> list[str]:
    """The text of each page as pypdf reads it, within bounds that a hostile file cannot pass."""
    from pypdf import PdfReader, apply_configuration, get_configuration
    from pypdf.errors import DependencyError, PyPdfError

    # pypdf says itself that broken files may cause other errors; these are the ones its parser is made of.
    failures = (PyPdfError, DependencyError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError,
                RecursionError, NotImplementedError, AssertionError, OSError, struct.error, zlib.error)  # fmt: skip
    try:
        with quiet("pypdf"), apply_configuration(get_configuration().with_overwrites(**_bounds())):
            reader = PdfReader(BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise InputError(path, "the PDF is encrypted", "save a copy without a password")
            if len(reader.pages) > MAX_PAGES:
                reason = f"the PDF has {len(reader.pages)} pages, more than {MAX_PAGES}"
                raise InputError(path, reason, "save the pages of the article alone")
            return [page.extract_text() for page in reader.pages]
    except failures as error:
        raise InputError(path, f"the PDF is broken ({type(error).__name__})", _REMEDY) from error


def _bounds() -> dict[str, int]:
    filters = ("zlib", "lzw", "run_length", "brotli", "array_based_stream")
    return {
        **{f"{name}_maximum_output_length": MAX_STREAM for name in filters},
        "stream_decoding_work_maximum_length": 4 * MAX_STREAM,
        "stream_parsing_work_maximum_count": MAX_OPERATIONS,
    }


def _lines(text: str) -> list[str]:
    """The lines of a page: ligatures undone, no lone surrogates, no blank lines at the edges."""
    clean = text.translate(_LIGATURES).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return [" ".join(line.split()) for line in clean.strip().splitlines()]


def _without_running_heads(pages: Sequence[list[str]]) -> Iterator[list[str]]:
    """The pages without page numbers and without the lines at their edges that most pages share."""
    heads = Counter(key for page in pages for key in {_running(page[at]) for at in _edges(page)})
    often = max(2, (len(pages) + 1) // 2)
    for page in pages:
        edges = {at for at in _edges(page) if page[at]}
        dropped = {at for at in edges if _PAGE_NUMBER.fullmatch(page[at]) or heads[_running(page[at])] >= often}
        yield [line for at, line in enumerate(page) if at not in dropped]


def _edges(page: Sequence[str]) -> set[int]:
    """The positions of the first and last lines of a page."""
    return {at for at in range(len(page)) if at < _EDGE_LINES or at >= len(page) - _EDGE_LINES}


def _running(line: str) -> str:
    """What stays the same in a running head from page to page: the line without its numbers."""
    return re.sub(r"\d+", "#", line).casefold()


def _joined(raw: str, lines: Sequence[Line]) -> str:
    """The lines of a paragraph as one line, words that were parted at a line end made whole."""
    words = ""
    for line in lines:
        words = _append(words, line.span.of(raw), raw) if words else line.span.of(raw)
    return words


def _append(words: str, line: str, raw: str) -> str:
    """The line after the words; a hyphen at the seam goes unless the word is written with it elsewhere or needs it."""
    if words.endswith("\u00ad"):
        return words[:-1] + line
    if not re.search(r"\w-$", words):
        return f"{words} {line}"
    whole = words.rsplit(maxsplit=1)[-1] + line.split(maxsplit=1)[0].rstrip(".,;:!?)”\"'")
    keeps = not line[0].islower() or _KEEPS_HYPHEN.search(words) or whole in raw
    return (words if keeps else words[:-1]) + line
