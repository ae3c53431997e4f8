"""Small literal gold and readings: a text, what was marked in it, what was read in it."""

from __future__ import annotations

import json
from typing import Any

from kg.evaluate.gold import GoldClaim, GoldItem
from kg.evaluate.matching import Scored, score
from kg.knowledge.ontology import load_ontology
from kg.model import Attribution, Claim, Entity, Interval, Mention, Modality, Polarity, Span

ONTOLOGY = load_ontology()
TEXT = "The army shelled Harim. Ansar is allied with Fajr."
FIRST, SECOND = Span(0, 23), Span(24, 50)


def gold(subject: str | None, relation: str, object_: str | None, *, span: Span = FIRST, **rest: Any) -> GoldClaim:
    known = {"polarity": Polarity.AFFIRMED, "modality": Modality.ACTUAL, "attribution": (), "place": None, "time": None,
             "quantity": None, "core": True}
    return GoldClaim(relation, subject, object_, evidence=span, **{**known, **rest})


def item(
    *claims: GoldClaim, id_: str = "i1", text: str = TEXT, long: bool = False, **aliases: tuple[str, ...]
) -> GoldItem:
    return GoldItem(id_, "Syria", "wire", long, None, text, claims, aliases)


def mention(name: str | None) -> Mention | None:
    if name is None:
        return None
    start = max(TEXT.find(name), 0)
    found = TEXT[start : start + len(name)]
    return Mention(Span(start, start + len(name)), found, Entity(f"actor:{name}", name, "Actor"))


def read(subject: str | None, relation: str, object_: str | None, *, span: Span = FIRST, sources: tuple[str, ...] = (),
         polarity: str = "affirmed", modality: str = "actual", confidence: float = 0.9, place: str | None = None,
         time: str | None = None, quantity: str | None = None) -> Claim:
    return Claim(
        f"claim:{subject}-{relation}-{object_}", "0" * 64, relation, ONTOLOGY.relations[relation].sign,
        mention(subject), mention(object_), Polarity(polarity), Modality(modality),
        tuple(Attribution(n, n) for n in sources), span, span.of(TEXT), confidence, f"verb:x:{relation}",
        mention(place), Interval(time) if time else None, quantity,
    )


def scored(marked: GoldItem, *claims: Claim) -> Scored:
    return score(marked, claims, ONTOLOGY)


RECORD: dict[str, Any] = {
    "id": "d1", "conflict": "Syria", "manner": "wire", "long": False, "published": "2016-05-05",
    "text": "ISIS attacked Azaz. Liwa al-Tawhid is allied with Ahrar al-Sham.", "aliases": {"ISIS": ["Islamic State"]},
    "claims": [
        {"subject": "ISIS", "relation": "attacked", "object": "Azaz", "polarity": "affirmed", "modality": "actual",
         "attribution": [], "place": None, "time": None, "quantity": None, "core": True, "start": 0, "end": 19,
         "quote": "ISIS attacked Azaz."},
        {"subject": "Ahrar al-Sham", "relation": "alliedWith", "object": "Liwa al-Tawhid", "polarity": "denied",
         "modality": "actual", "attribution": [], "place": None, "time": None, "quantity": None, "core": True,
         "start": 20, "end": 64, "quote": "Liwa al-Tawhid is allied with Ahrar al-Sham."},
    ],
}
"""An item as it stands in a gold file; its second claim is marked wrongly on purpose, as denied."""


def line(**changes: Any) -> str:
    """The record, with changes, as a line of a gold file."""
    return json.dumps({**RECORD, **changes}) + "\n"
