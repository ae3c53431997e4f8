"""What each format yields: a text, its paragraphs, and what the format itself says about the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import BlockKind, Details, Span

INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"
"""Characters without width; at the edge of a line they count as white space."""

_CLOSING = re.compile(r"(?:\[\d{1,3}\]|[\"'”’»)\]\s])+$")
_TAIL = 60
_STOPS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Characters that belong together; ``kind`` is set where the format knows it, ``bullet`` for an item of a list."""

    span: Span
    kind: BlockKind | None = None
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One article as its format gives it, before its paragraphs are told apart."""

    media_type: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    details: Details = Details()  # noqa: RUF009 - frozen, so sharing one is safe


def trimmed(text: str, span: Span) -> Span:
    """The span without the white space and invisible characters at its edges."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return Span(start, end)


def last_mark(text: str) -> str:
    """The last character of a text behind which only quotes, brackets and references like [12] stand, or ""."""
    return _CLOSING.sub("", text[-_TAIL:])[-1:]


def ends_sentence(text: str) -> bool:
    """Whether the text closes with a full stop, question or exclamation mark."""
    return last_mark(text) in _STOPS
