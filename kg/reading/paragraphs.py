"""A text cut into paragraphs: at blank lines, and at single ones unless the text is wrapped to a width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model import BlockKind, Span
from kg.reading.bylines import find_byline
from kg.reading.datelines import is_dateline
from kg.reading.page import Paragraph, ends_sentence, trimmed

NARROWEST, WIDEST = 40, 120
"""A text whose longest lines are outside these bounds is not wrapped: each line is a paragraph."""
_FILLED = 0.85
_RUNNING_SHARE = 1 / 3
_BULLET = re.compile(r"[•▪◦‣●■∙*–—-][ \t\xa0]+(?=\S)")
_DASHES = "–—-"
_UNFINISHED = re.compile(
    r"(?:[,;(–—-]|\b(?:a|an|the|of|and|or|in|on|at|to|by|with|for|from|that|which|who|as|is|are|was|were|its|their|his|her))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its edges and bullet; a blank one has an empty span. ``alone``: no neighbour may join it."""

    span: Span
    indent: int = 0
    bullet: str = ""
    kind: BlockKind | None = None
    alone: bool = False


def find_lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines of the text between two offsets, blank ones included."""
    at = start
    for raw in text[start:end].splitlines(keepends=True):
        span = trimmed(text, Span(at, at + len(raw)))
        bullet = _BULLET.match(text, span.start, span.end)
        indent = len(raw) - len(raw.lstrip())
        yield Line(Span(bullet.end(), span.end) if bullet else span, indent, bullet[0][0] if bullet else "")
        at += len(raw)


def find_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a plain text, in order."""
    return group_lines(text, list(find_lines(text)))


def group_lines(text: str, lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """The paragraphs that the lines make up, in order."""
    return tuple(
        Paragraph(Span(group[0].span.start, group[-1].span.end), group[0].kind, bool(group[0].bullet))
        for group in grouped(text, lines)
    )


def grouped(text: str, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each paragraph, in order."""
    width = wrapping_width(text, lines)
    group: list[Line] = []
    for line in lines:
        so_far = line.span.start - group[0].span.start if group else 0
        if group and not _continues(text, group[-1], line, width=width, so_far=so_far):
            yield group
            group = []
        if line.span.start < line.span.end:
            group.append(line)
    if group:
        yield group


def wrapping_width(text: str, lines: Sequence[Line]) -> int | None:
    """The width in characters that the text is wrapped to, or None.

    Wrapped means: the lines are neither short nor long, and of the line ends that do not end a sentence at least a
    third fall where the next word did not fit any more and the sentence plainly goes on.
    """
    lengths = sorted(_length(line) for line in lines if " " in line.span.of(text))
    pairs = [(a, b) for a, b in pairwise(lines) if _length(a) and _length(b) and _may_join(text, a, b)]
    if not lengths or not pairs:
        return None
    width = lengths[(len(lengths) * 19 - 1) // 20]
    if not NARROWEST <= width <= WIDEST:
        return None
    running = sum(_fills(text, a, b, width=width) and _runs_on(text, a, b) for a, b in pairs)
    return width if running >= _RUNNING_SHARE * len(pairs) else None


def _may_join(text: str, line: Line, following: Line) -> bool:
    """Whether the end of the line says anything about wrapping."""
    if line.alone or following.alone or following.bullet or ends_sentence(line.span.of(text)):
        return False
    return not (_stands_alone(line.span.of(text)) or _stands_alone(following.span.of(text)))


def _continues(text: str, line: Line, following: Line, *, width: int | None, so_far: int) -> bool:
    """Whether the following line belongs to the same paragraph, of which ``so_far`` characters stand before it.

    Where the text is not wrapped it does so only if it goes on in small letters after "the" or the like, or after more
    than a heading.
    """
    if not _length(following) or line.alone or following.alone:
        return False
    if width is None:
        ended = line.span.of(text)
        broken = _UNFINISHED.search(ended) or (so_far > NARROWEST and not ends_sentence(ended) and not line.bullet)
        return bool(broken and following.span.of(text)[0].islower() and not following.bullet)
    full = _fills(text, line, following, width=width)
    if following.bullet:
        return following.bullet in _DASHES and full and not ends_sentence(line.span.of(text))
    if following.indent >= line.indent + 2 and not line.bullet:
        return False
    if _stands_alone(line.span.of(text)) or _stands_alone(following.span.of(text)):
        return False
    return full or _runs_on(text, line, following)


def _fills(text: str, line: Line, following: Line, *, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on the line."""
    word = following.span.of(text).split(maxsplit=1)[0]
    return _length(line) + 1 + len(word) > _FILLED * width


def _runs_on(text: str, line: Line, following: Line) -> bool:
    """Whether the sentence plainly goes on in the following line."""
    ended = line.span.of(text)
    return not ends_sentence(ended) and (following.span.of(text)[0].islower() or bool(_UNFINISHED.search(ended)))


def _stands_alone(line: str) -> bool:
    return is_dateline(line) or find_byline(line) is not None


def _length(line: Line) -> int:
    return line.span.end - line.span.start
