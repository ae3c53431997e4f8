"""How a tie looks in every picture: its kind, colours in light and dark, and the mark that says it without colour.

Colours are those of Okabe and Ito (2008), which readers with any common colour blindness tell apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.knowledge.ontology import Ontology
    from kg.model import Tie

SURE_SUPPORT = 0.6
"""Below this support a tie is dashed, as is one that rests on a single source."""


class Kind(StrEnum):
    """What a tie says of two actors, as far as a picture can show it."""

    ALLY = "ally"
    HOSTILE = "hostile"
    MEMBER = "member"
    LINEAGE = "lineage"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a kind of tie on white and on near-black, its mark and its words in the legend."""

    light: str
    dark: str
    mark: str
    legend: str


KINDS: Mapping[Kind, Look] = {
    Kind.ALLY: Look("#0072B2", "#56B4E9", "", "allied, co-operating"),
    Kind.HOSTILE: Look("#D55E00", "#F0803C", "cross", "hostile, adverse"),
    Kind.MEMBER: Look("#8A8F98", "#8A8F98", "arrow", "member of, leads"),
    Kind.LINEAGE: Look("#8A8F98", "#8A8F98", "slash", "split from, successor of"),
    Kind.OTHER: Look("#8A8F98", "#8A8F98", "", "other"),
}

TINTS = ("#56B4E9", "#E69F00", "#009E73", "#CC79A7", "#F0E442", "#0072B2", "#D55E00")
"""Fills of the coalitions' hulls, in order."""


def kind_of(tie: Tie, ontology: Ontology) -> Kind:
    """The kind a tie is drawn as: membership and lineage first, then by sign."""
    relation = ontology.relations[tie.relation]
    if relation.name == "memberOf" or relation.family == "leadership":
        return Kind.MEMBER
    if relation.family == "lineage":
        return Kind.LINEAGE
    return Kind.ALLY if tie.sign > 0 else Kind.HOSTILE if tie.sign < 0 else Kind.OTHER


def is_sure(tie: Tie) -> bool:
    """True when a tie is drawn as a full line: two independent sources and enough support."""
    return tie.independent_sources > 1 and tie.support >= SURE_SUPPORT
