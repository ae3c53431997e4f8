"""Markdown (CommonMark, and tables as on GitHub) in which text from articles stays text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_MARKS = re.compile(r"([\\`*_{}\[\]<|~#$])")
_LINKS = re.compile(r"(?i)\b(https?|ftp|mailto|javascript|data)(:)|\b(www)(\.)")


def escaped(text: str) -> str:
    r"""The text on one line, with nothing in it that Markdown or HTML would act on.

    Control characters, and those that turn the direction of writing, are left out; addresses are no links.

    >>> escaped("[x](javascript:alert(1)) <b> & *y*\n# z")
    '\\[x\\](javascript\\:alert(1)) \\<b> &amp; \\*y\\* \\# z'
    """
    shown = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in _UNSEEN)
    marked = _MARKS.sub(r"\\\1", " ".join(shown.split()).replace("&", "&amp;"))
    return _LINKS.sub(lambda m: f"{m[1]}\\:" if m[1] else f"{m[3]}\\.", marked)


_UNSEEN = {"Cc", "Cf", "Co", "Cs"}


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table; cells must be escaped already."""
    yield f"| {' | '.join(header)} |"
    yield f"|{' --- |' * len(header)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
