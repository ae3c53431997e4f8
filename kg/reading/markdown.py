"""Markdown: the file itself; its paragraphs leave out the markup lines, its front matter gives the details."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import BlockKind, Details, Span
from kg.reading.datelines import find_date
from kg.reading.details import web_address
from kg.reading.page import Page
from kg.reading.paragraphs import Line, find_lines, group_lines
from kg.reading.plain import decode

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_FIELD = re.compile(r"^(?P<key>[A-Za-z][\w-]*)[ \t]*:[ \t]+(?P<value>\S.*?)[ \t]*\r?$", re.MULTILINE)
_KEYS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "outlet": "outlet",
    "publisher": "outlet",
    "source": "outlet",
    "site": "outlet",
    "date": "published",
    "published": "published",
    "url": "url",
    "link": "url",
    "canonical": "url",
    "canonical_url": "url",
}
_FENCE = re.compile(r"`{3,}|~{3,}")
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<text>.*?)(?:[ \t]+#+)?")
_RULE = re.compile(r"(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+)")
_MARKUP = re.compile(
    r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])"  # a picture
    r"|\|.*|:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)+"  # a row of a table, and the rule under its head
    r"|<!--.*|</?[A-Za-z][^>]*>"  # HTML
    r"|\[[^\]]+\]:[ \t]*\S+.*"  # where a link leads
)
_QUOTE = re.compile(r"(?:>[ \t]?)+")


def read_markdown(data: bytes, path: str) -> Page:
    """The page of a Markdown file; raises InputError when it is not UTF-8 text."""
    text = decode(data, path)
    front = _FRONT_MATTER.match(text)
    lines = list(_prose_lines(text, front.end() if front else 0))
    details = _front_details(front["fields"]) if front else Details()
    return Page("text/markdown", text, group_lines(text, lines), details)


def _front_details(fields: str) -> Details:
    """The details that "key: value" lines give; of two lines with one meaning the first counts."""
    found: dict[str, str] = {}
    for field in _FIELD.finditer(fields):
        name = _KEYS.get(field["key"].lower())
        if name:
            found.setdefault(name, re.sub(r"^(['\"])(.*)\1$", r"\2", field["value"]))
    return Details(
        title=found.get("title"),
        author=found.get("author"),
        outlet=found.get("outlet"),
        published=find_date(found.get("published", "")),
        url=web_address(found.get("url")),
    )


def _prose_lines(text: str, start: int) -> Iterator[Line]:
    """The lines from an offset on: markup lines blanked or marked as boilerplate, headings freed of their marks."""
    fence, titled = "", False
    for line in find_lines(text, start):
        words = line.span.of(text)
        mark = _FENCE.match(words)
        heading = None if fence else _HEADING.fullmatch(words)
        if mark and (not fence or words.startswith(fence)):
            fence = "" if fence else mark[0]
            yield _blank(line)
        elif fence or _MARKUP.fullmatch(words):
            yield replace(line, kind=BlockKind.BOILERPLATE, alone=True)
        elif heading:
            span = Span(line.span.start + heading.start("text"), line.span.start + heading.end("text"))
            yield replace(line, span=span, kind=None if titled else BlockKind.TITLE, alone=True)
            titled = True
        else:
            yield _blank(line) if _RULE.fullmatch(words) else _unquoted(line, text)


def _blank(line: Line) -> Line:
    return replace(line, span=Span(line.span.end, line.span.end))


def _unquoted(line: Line, text: str) -> Line:
    """The line without the marks of a block quotation."""
    mark = _QUOTE.match(text, line.span.start, line.span.end)
    return replace(line, span=Span(mark.end(), line.span.end)) if mark else line
