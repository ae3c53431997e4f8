"""Strands: the ties between two actors that are drawn as one line, because they say the same kind of thing."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.export.style import Kind, is_sure, kind_of
from kg.model import Tie

if TYPE_CHECKING:
    from kg.knowledge.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Strand:
    """Ties of one kind between two actors, sorted; ``contested`` when sources contradict one of them.

    ``source`` and ``target`` are IRIs: the direction that most of the ties have, or their sorted order.
    """

    source: str
    target: str
    kind: Kind
    ties: tuple[Tie, ...]

    @property
    def pair(self) -> tuple[str, str]:
        """The two ends, sorted."""
        return min(self.source, self.target), max(self.source, self.target)

    @property
    def contested(self) -> bool:
        """True when sources contradict one of the ties."""
        return any(tie.contested for tie in self.ties)

    @property
    def dashed(self) -> bool:
        """True when every tie rests on one source or on weak support."""
        return not any(is_sure(tie) for tie in self.ties)

    @property
    def sources(self) -> int:
        """The number of independent sources of the best supported tie."""
        return max(tie.independent_sources for tie in self.ties)

    @property
    def support(self) -> float:
        """The support of the best supported tie."""
        return max(tie.support for tie in self.ties)

    @property
    def width(self) -> float:
        """The line's width in pixels: the logarithm of the evidence, less for weak relations such as talks."""
        if self.kind not in (Kind.ALLY, Kind.HOSTILE):
            return 1.2
        strength = max(abs(tie.sign) for tie in self.ties)
        evidence = sum(tie.independent_sources for tie in self.ties)
        return round(min(7.0, (1.6 + 1.1 * math.log2(max(evidence, 1))) * (0.5 + 0.5 * strength)), 2)

    @property
    def opacity(self) -> float:
        """How strongly the line is drawn, from 0.45 to 1, by its support."""
        return round(0.45 + 0.55 * self.support, 2)


def strands(ties: Iterable[Tie], ontology: Ontology) -> tuple[Strand, ...]:
    """The ties gathered into strands, sorted by their ends and kind; a tie of an actor to itself is not drawn."""
    gathered: dict[tuple[str, str, Kind], list[Tie]] = defaultdict(list)
    for tie in ties:
        one, other = sorted((tie.subject.iri, tie.object.iri))
        if one != other:
            gathered[one, other, kind_of(tie, ontology)].append(tie)
    return tuple(_strand(key, gathered[key]) for key in sorted(gathered))


def _strand(key: tuple[str, str, Kind], ties: list[Tie]) -> Strand:
    one, other, kind = key
    forward = sum(tie.subject.iri == one for tie in ties)
    source, target = (one, other) if 2 * forward >= len(ties) else (other, one)
    return Strand(source, target, kind, tuple(sorted(ties, key=lambda tie: tie.iri)))
