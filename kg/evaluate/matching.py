"""Matching: which marked claim is which read one, one to one and as many as possible."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from kg.errors import InputError
from kg.evaluate.gold import GoldClaim, GoldItem
from kg.evaluate.names import any_same, content_words
from kg.knowledge import Ontology
from kg.model import Claim, Document, Mention, Modality, Span

Pairs = tuple[tuple[int, int], ...]
"""(index of a marked claim, index of a read one), sorted."""

_NO_FAMILY = "other"


class Level(IntEnum):
    """What has to agree beside the sentence and both ends, from little to much."""

    FAMILY = 0
    """The relation's family."""
    TRIPLE = 1
    """The relation."""
    STRICT = 2
    """The relation, the polarity, and whether it is a fact or not."""


@dataclass(frozen=True, slots=True)
class Scored:
    """An item with the claims read in it and who is who at each level."""

    item: GoldItem
    claims: tuple[Claim, ...]
    pairs: dict[Level, Pairs]
    refused: str | None = None
    """Why the item's text could not be read at all."""

    def right(self) -> frozenset[int]:
        """The indices of the read claims that are wholly right."""
        return frozenset(c for _, c in self.pairs[Level.STRICT])

    def found(self) -> frozenset[int]:
        """The indices of the marked claims that were read wholly right."""
        return frozenset(g for g, _ in self.pairs[Level.STRICT])


@dataclass(frozen=True, slots=True)
class Comparison:
    """What agrees between a marked and a read claim of one item."""

    item: GoldItem
    gold: GoldClaim
    claim: Claim
    ontology: Ontology

    @property
    def sentence(self) -> bool:
        """Whether both stand in the same sentence: half of the characters under either span are under both."""
        return _overlap(self.gold.evidence, self.claim.evidence) >= 0.5

    @property
    def relation(self) -> bool:
        """Whether it is the same relation."""
        return self.gold.relation == self.claim.relation

    @property
    def family(self) -> bool:
        """Whether it is a relation of the same family."""
        family, other = (self.ontology.relations[r].family for r in (self.gold.relation, self.claim.relation))
        return self.relation or family == other != _NO_FAMILY

    @property
    def subject(self) -> bool:
        """Whether it is the same subject."""
        return self._means(self.gold.subject, self.claim.subject)

    @property
    def object(self) -> bool:
        """Whether it is the same object."""
        return self._means(self.gold.object, self.claim.object)

    @property
    def swapped(self) -> bool:
        """Whether it has the same ends the other way round."""
        gold, claim = self.gold, self.claim
        return self._means(gold.subject, claim.object) and self._means(gold.object, claim.subject)

    @property
    def ends(self) -> bool:
        """Whether both ends are the same, in either order where the relation has no direction."""
        symmetric = self.ontology.relations[self.gold.relation].symmetric
        return (self.subject and self.object) or (symmetric and self.swapped)

    @property
    def polarity(self) -> bool:
        """Whether both are affirmed or both denied."""
        return self.gold.polarity is self.claim.polarity

    @property
    def actual(self) -> bool:
        """Whether both are facts or neither is one."""
        return (self.gold.modality is Modality.ACTUAL) == (self.claim.modality is Modality.ACTUAL)

    @property
    def modality(self) -> bool:
        """Whether the modality is the very same."""
        return self.gold.modality is self.claim.modality

    @property
    def attribution(self) -> bool:
        """Whether the chain of sources is as long and ends with the same one: a telling word of its name in common."""
        marked, read = self.gold.attribution, self.claim.attribution
        if len(marked) != len(read):
            return False
        return not marked or any(content_words(n) & content_words(read[-1].name) for n in self.item.names(marked[-1]))

    @property
    def time(self) -> bool:
        """Whether it is the same time to the letter (EDTF)."""
        return self.gold.time == (self.claim.time.edtf if self.claim.time else None)

    @property
    def place(self) -> bool:
        """Whether it is set in the same place."""
        return self._means(self.gold.place, self.claim.place)

    @property
    def quantity(self) -> bool:
        """Whether the count is the same, whatever the case of its words."""
        return _plain(self.gold.quantity) == _plain(self.claim.quantity)

    def at(self, level: Level) -> bool:
        """Whether the two match at that level."""
        if not self.sentence or not (self.family if level is Level.FAMILY else self.relation):
            return False
        return (level is not Level.STRICT or (self.polarity and self.actual)) and self.ends

    def _means(self, marked: str | None, read: Mention | None) -> bool:
        golds = (None,) if marked is None else self.item.names(marked)
        names = (read.entity.name, read.text, *read.entity.aliases) if read else (None,)
        return any_same(golds, names)


def read_items(
    items: Iterable[GoldItem], read: Callable[[Document], Iterable[Claim]], ontology: Ontology
) -> Iterator[Scored]:
    """Each item read as a document of its own and scored; a text that is refused has no claims."""
    for item in items:
        try:
            document = item.document()
        except InputError as error:
            yield Scored(item, (), dict.fromkeys(Level, ()), str(error))
        else:
            yield score(item, read(document), ontology)


def score(item: GoldItem, claims: Iterable[Claim], ontology: Ontology) -> Scored:
    """The item with the claims read in it matched at every level."""
    read = tuple(claims)
    table = {(g, c): Comparison(item, gold, claim, ontology)
             for g, gold in enumerate(item.claims) for c, claim in enumerate(read)}
    alike = {key: both for key, both in table.items() if both.at(Level.FAMILY)}

    def worth(key: tuple[int, int]) -> int:
        """Core first, then whatever agrees best, so that the figures within the pairs are well defined."""
        both = alike[key]
        strict = both.at(Level.STRICT)
        return 16 * both.gold.core + 8 * strict + 4 * both.relation + 2 * both.modality + both.attribution

    return Scored(item, read, {
        level: match([key for key, both in alike.items() if both.at(level)], worth) for level in Level
    })


def match(candidates: Sequence[tuple[int, int]], worth: Callable[[tuple[int, int]], int]) -> Pairs:
    """As many of the candidate pairs as go together, each side used once; of the largest choices the worthiest.

    >>> match([(0, 0), (0, 1), (1, 0)], lambda pair: 1)
    ((0, 1), (1, 0))
    """
    from networkx import Graph, max_weight_matching

    graph = Graph()
    for g, c in candidates:
        graph.add_edge(("gold", g), ("read", c), weight=worth((g, c)) + 1)
    chosen = (sorted(edge) for edge in max_weight_matching(graph, maxcardinality=True))
    return tuple(sorted((gold[1], read[1]) for gold, read in chosen))


def _overlap(a: Span, b: Span) -> float:
    """Shared characters over all characters under two spans."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(0, shared) / max(1, max(a.end, b.end) - min(a.start, b.start))


def _plain(quantity: str | None) -> str | None:
    return re.sub(r"\s+", " ", quantity).strip().lower() if quantity else None
