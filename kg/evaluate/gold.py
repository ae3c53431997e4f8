"""Gold: sentences with the claims that a person marked in them, one JSON object a line (see tests/gold/GUIDE.md)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.errors import UsageError
from kg.knowledge import Ontology
from kg.model import Details, Document, Modality, Polarity, Span
from kg.reading import read_article

FROZEN = "frozen"
"""How the name of a file begins of which only figures may be shown, so that nobody works towards its sentences."""


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim as marked: ends, sources and place by name; a reader has to find it only when it is ``core``."""

    relation: str
    subject: str | None
    object: str | None
    polarity: Polarity
    modality: Modality
    attribution: tuple[str, ...]
    place: str | None
    time: str | None
    quantity: str | None
    core: bool
    evidence: Span


@dataclass(frozen=True, slots=True)
class GoldItem:
    """A few sentences that are read as an article of their own, and their claims.

    ``aliases``: for a name of this item, in lower case, the other names that mean the same.
    """

    id: str
    conflict: str
    manner: str
    long: bool
    published: date | None
    text: str
    claims: tuple[GoldClaim, ...]
    aliases: Mapping[str, tuple[str, ...]]

    def names(self, name: str) -> tuple[str, ...]:
        """The name and what else it goes by in this item."""
        return (name, *self.aliases.get(name.lower(), ()))

    def document(self) -> Document:
        """The item as the document that a file with its text would be; InputError when such a file is refused."""
        return read_article(self.text.encode(), f"{self.id}.txt", details=Details(published=self.published))


@dataclass(frozen=True, slots=True)
class GoldFile:
    """The items of one file; ``sha256`` (hex) tells when somebody changed it."""

    path: Path
    sha256: str
    items: tuple[GoldItem, ...]

    @property
    def frozen(self) -> bool:
        """Whether only figures may be shown of it."""
        return self.path.name.startswith(FROZEN)


def read_gold(path: Path, ontology: Ontology) -> GoldFile:
    """The items of a gold file, in its order; UsageError names the line and what is wrong there."""
    try:
        data = path.read_bytes()
        lines = data.decode("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: the gold cannot be read: {error}; give a UTF-8 file of JSON Lines") from error
    items = tuple(_items(path, lines, ontology))
    if not items:
        raise UsageError(f"{path}: no gold in it; give a file with one item a line")
    return GoldFile(path, hashlib.sha256(data).hexdigest(), items)


def _items(path: Path, lines: Sequence[str], ontology: Ontology) -> Iterator[GoldItem]:
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = _item(json.loads(line), ontology)
        except KeyError as error:
            raise UsageError(f"{path}:{number}: {error} is missing; an item has all fields of the guide") from error
        except (ValueError, TypeError, AttributeError) as error:
            raise UsageError(f"{path}:{number}: no item of gold: {error}") from error
        if item.id in seen:
            raise UsageError(f"{path}:{number}: the id {item.id!r} stands in line {seen[item.id]} already")
        seen[item.id] = number
        yield item


def _item(record: Mapping[str, object], ontology: Ontology) -> GoldItem:
    text, published, claims, aliases = (record[name] for name in ("text", "published", "claims", "aliases"))
    if not isinstance(text, str) or not isinstance(claims, list) or not isinstance(aliases, dict):
        raise ValueError("text is a string, claims a list, aliases an object of lists")
    return GoldItem(
        id=str(record["id"]),
        conflict=str(record["conflict"]),
        manner=str(record["manner"]),
        long=bool(record["long"]),
        published=date.fromisoformat(str(published)) if published else None,
        text=text,
        claims=tuple(_claim(claim, text, ontology) for claim in claims),
        aliases={str(name).lower(): tuple(map(str, others)) for name, others in aliases.items()},
    )


def _claim(record: Mapping[str, object], text: str, ontology: Ontology) -> GoldClaim:
    relation = str(record["relation"])
    if relation not in ontology.relations:
        raise ValueError(f"no relation {relation!r}; take one of ontology/conflict.ttl")
    start, end, attribution = record["start"], record["end"], record["attribution"]
    if not isinstance(start, int) or not isinstance(end, int) or text[start:end] != record["quote"] or start >= end:
        raise ValueError(f"the quote of {relation} is not what stands at characters {start} to {end}")
    if not isinstance(attribution, list):
        raise ValueError(f"the attribution of {relation} is not a list of names")
    optional = {name: _text(record[name]) for name in ("subject", "object", "place", "time", "quantity")}
    if optional["subject"] is None and optional["object"] is None:
        raise ValueError(f"{relation} has neither subject nor object")
    return GoldClaim(
        relation=relation, polarity=Polarity(str(record["polarity"])), modality=Modality(str(record["modality"])),
        attribution=tuple(map(str, attribution)), core=bool(record["core"]), evidence=Span(start, end), **optional,
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
