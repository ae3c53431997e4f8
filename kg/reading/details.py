"""Who wrote an article, when and where: what the user, the page and the text itself say, in that order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields

from kg.model import Block, BlockKind, Details
from kg.reading.bylines import find_byline, find_signature
from kg.reading.datelines import find_date, find_wire

_ADDRESS = re.compile(r"https?://[^\s/?#<>\"{}|\\^`]+[^\s<>\"{}|\\^`]*", re.IGNORECASE)


def merged(*layers: Details) -> Details:
    """The details of all layers; where several know one, the first counts."""
    known = {f.name: [value for layer in layers if (value := getattr(layer, f.name))] for f in fields(Details)}
    return Details(**{name: values[0] for name, values in known.items() if values})


def find_details(text: str, blocks: Iterable[Block]) -> Details:
    """What the title, datelines and bylines of a text say."""
    return merged(*(_block_details(block, text) for block in blocks))


def web_address(text: str | None) -> str | None:
    """The text if it is an absolute web address, else None."""
    return text if text and _ADDRESS.fullmatch(text) else None


def _block_details(block: Block, text: str) -> Details:
    words = " ".join(block.span.of(text).split())
    if block.kind is BlockKind.TITLE:
        return Details(title=words)
    if block.kind is BlockKind.DATELINE:
        wire = find_wire(words + " x")
        return Details(outlet=wire.outlet if wire else None, published=find_date(words))
    if block.kind is BlockKind.BYLINE:
        byline = find_byline(words) or find_signature(words)
        return Details(
            author=byline.author if byline else None,
            outlet=byline.outlet if byline else None,
            published=find_date(words),
        )
    return Details()
