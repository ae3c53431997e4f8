"""What each paragraph is: title, dateline, byline, caption, body, or the page around the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.model import Block, BlockKind, Span
from kg.reading.bylines import find_byline, find_signature
from kg.reading.captions import is_caption
from kg.reading.cues import CUES, FOOTER, LABEL_WORDS, Cue, Opens, Tail
from kg.reading.datelines import Wire, find_wire, is_dateline
from kg.reading.page import Paragraph, ends_sentence, last_mark, trimmed

_CUES = tuple((re.compile(rf"(?:{'|'.join(cue.phrases)})(?!\w)", re.IGNORECASE), cue) for cue in CUES)
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
_TABLE_ROW = re.compile(r"\|.*\|", re.DOTALL)
_LABEL_WORDS, _HEADLINE_WORDS, _FOOTER_WORDS, _NOTICE_WORDS = 8, 30, 40, 80
_TOPIC_WORDS, _TOPIC_LINE_WORDS = 6, 4
_LEAD_WORDS = 40
"""A body paragraph of so many words ends the head of the article, where names may sign."""


def find_blocks(text: str, paragraphs: Iterable[Paragraph], *, title: str | None = None) -> tuple[Block, ...]:
    """The paragraphs in order with their kinds; the opening of a wire story is split off as a dateline.

    ``title`` is the article's title where the page or the user gives it.
    """
    reader = _Reader(text, title)
    return tuple(block for paragraph in paragraphs for block in reader.read(paragraph))


def find_cue(text: str, *, first: bool = False) -> Cue | None:
    """The cue that shows a paragraph to be the page's own voice, or None.

    The first paragraph is rather a headline than a label: "More from the front" or "Watch: rebels enter Azaz".
    """
    for pattern, cue in _CUES:
        match = pattern.match(text)
        if match and _fits(cue.tail, text[match.end() :], first=first):
            return cue
    return None


def is_headline(text: str) -> bool:
    """Whether a paragraph is shaped like a headline: short and without a final full stop."""
    closed = last_mark(text) in (".", "…") and not _INITIALS.search(text)
    return len(text.split()) <= _HEADLINE_WORDS and not closed and not text.endswith((",", ";", ":"))


@dataclass(slots=True)
class _Reader:
    """Goes through the paragraphs once and remembers what the next one depends on."""

    text: str
    title: str | None
    seen: set[BlockKind] = field(default_factory=set)
    in_head: bool = True
    last: BlockKind | None = None
    opens: Opens = Opens.NOTHING

    def read(self, paragraph: Paragraph) -> Iterator[Block]:
        words = " ".join(paragraph.span.of(self.text).split())
        wire = find_wire(paragraph.span.of(self.text))
        kind = paragraph.kind or self._furniture(words, bullet=paragraph.bullet) or self._news(words, wire)
        self.seen.add(kind)
        self.last = kind
        if kind is not BlockKind.BOILERPLATE:
            self.opens = Opens.NOTHING
        if kind is BlockKind.BODY and len(words.split()) >= _LEAD_WORDS:
            self.in_head = False
        if kind is BlockKind.BODY and wire:
            yield from self._split(paragraph.span, wire)
        else:
            yield Block(paragraph.span, kind)

    def _furniture(self, words: str, *, bullet: bool) -> BlockKind | None:
        """The kind of a paragraph that is not the article's own prose."""
        if is_dateline(words):
            return BlockKind.DATELINE
        if find_byline(words) or (self.in_head and self.last and find_signature(words)):
            return BlockKind.BYLINE
        if is_caption(words):
            return BlockKind.CAPTION
        cue = find_cue(words, first=self.last is None)
        if cue:
            self.opens = cue.opens
            return BlockKind.BOILERPLATE
        footer = FOOTER.search(words) and len(words.split()) <= _FOOTER_WORDS
        if footer or _TABLE_ROW.fullmatch(words) or self._is_listed(words, bullet=bullet):
            return BlockKind.BOILERPLATE
        return None

    def _is_listed(self, words: str, *, bullet: bool) -> bool:
        """Whether the paragraph is an item of the list that boilerplate before it announced."""
        if bullet and self.last is BlockKind.BOILERPLATE:
            return True
        if self.opens is Opens.TOPICS:
            return _are_topics(words)
        return self.opens is Opens.LINKS and is_headline(words)

    def _news(self, words: str, wire: Wire | None) -> BlockKind:
        if BlockKind.TITLE in self.seen:
            return BlockKind.BODY
        if self.title and _same(words, self.title):
            return BlockKind.TITLE
        opening = BlockKind.BODY not in self.seen and (wire is None or wire.bare)
        return BlockKind.TITLE if opening and is_headline(words) else BlockKind.BODY

    def _split(self, span: Span, wire: Wire) -> Iterator[Block]:
        middle = span.start + wire.length
        yield Block(trimmed(self.text, Span(span.start, middle)), BlockKind.DATELINE)
        yield Block(trimmed(self.text, Span(middle, span.end)), BlockKind.BODY)


def _fits(tail: Tail, rest: str, *, first: bool) -> bool:
    if not re.search(r"\w", rest):
        return True
    if tail is not Tail.LABEL or first:
        return tail is Tail.ANYTHING and len(rest.split()) <= _NOTICE_WORDS
    if re.match(r"\s*[:|»>–—-]", rest):
        return is_headline(rest)
    names = all(not word[0].islower() or word in LABEL_WORDS for word in rest.split())
    return names and len(rest.split()) <= _LABEL_WORDS and not ends_sentence(rest)


def _are_topics(words: str) -> bool:
    items = words.split(",")
    short = all(len(item.split()) <= _TOPIC_WORDS for item in items)
    return not ends_sentence(words) and short and (len(items) > 1 or len(words.split()) <= _TOPIC_LINE_WORDS)


def _same(words: str, title: str) -> bool:
    return re.findall(r"\w+", words.casefold()) == re.findall(r"\w+", title.casefold())
