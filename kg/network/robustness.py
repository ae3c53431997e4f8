"""The fewest sources, or claims, whose loss dissolves a coalition (``kg.network.matching`` says when it is)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb

import networkx as nx

from kg.model import Coalition, Tie
from kg.network.ground import Ground
from kg.network.groups import pact_of, picture
from kg.network.matching import DISSOLVED

EFFORT = 200_000
"""So many edges are looked at before the search for the fewest gives way to a greedy one."""
LARGE = 2_000
"""Of a connected part of the graph with more edges only the votes on the members themselves are looked at."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A set of sources (or claims) whose loss dissolves a coalition; no set of less than ``at_least`` does."""

    of: tuple[str, ...]
    at_least: int

    @property
    def exact(self) -> bool:
        """True when no smaller set does."""
        return len(self.of) == self.at_least


def fewest_sources(ground: Ground, coalition: Coalition) -> Loss:
    """The fewest independent sources whose loss dissolves the coalition."""
    return _fewest(_Case.of(ground, coalition), lambda claim: ground.votes.voices[claim].source)


def fewest_claims(ground: Ground, coalition: Coalition) -> Loss:
    """The fewest claims whose loss dissolves the coalition."""
    return _fewest(_Case.of(ground, coalition), lambda claim: claim)


@dataclass(frozen=True)
class _Case:
    """A coalition, the pact that declares it if one does, and a ground with the votes that bear on it.

    ``whole``: no vote was left out that might bear on it.
    """

    ground: Ground
    coalition: Coalition
    pact: str | None
    whole: bool

    @classmethod
    def of(cls, ground: Ground, coalition: Coalition) -> _Case:
        pact, members = pact_of(ground, coalition), {iri for _, iri in coalition.members}
        ties, whole = [tie for tie in ground.votes.ties if _ends(tie) <= {pact, *members} and pact in _ends(tie)], True
        if pact is None:
            joined = nx.Graph((tie.subject.iri, tie.object.iri) for tie in ground.votes.ties)
            part = nx.node_connected_component(joined, min(members))
            ties = [tie for tie in ground.votes.ties if _ends(tie) <= part]
            whole = len(ties) <= LARGE
        if not whole:
            ties = [tie for tie in ties if _ends(tie) & members]
        return cls(replace(ground, votes=replace(ground.votes, ties=tuple(ties))), coalition, pact, whole)

    def inside(self, tie: Tie) -> bool:
        """True for a friendly tie that holds the coalition together."""
        return tie.sign > 0 and _ends(tie) <= {self.pact, *(iri for _, iri in self.coalition.members)}

    def left(self, lost: Collection[str]) -> float:
        """How much of the coalition is left (Jaccard index) when these sources or claims are lost."""
        return picture(self.ground, self.ground.votes.graph(without=lost)).left_of(self.coalition, self.pact)[0]


def _fewest(case: _Case, unit: Callable[[str], str]) -> Loss:
    """The fewest units: by trying all losses of one, two and more, or else a greedy loss, as small as it goes."""
    ties = case.ground.votes.ties
    holding = Counter(unit(claim) for tie in ties if case.inside(tie) for claim in tie.claims)
    units = sorted({unit(claim) for tie in ties for claim in (*tie.claims, *tie.contradicting)})
    units.sort(key=lambda u: -holding[u])
    left, size = EFFORT // max(len(ties), 1), 1
    while size <= len(units) and comb(len(units), size) <= left:
        for lost in combinations(units, size):
            if case.left(lost) <= DISSOLVED:
                return Loss(tuple(sorted(lost)), size if case.whole else 1)
        left -= comb(len(units), size)
        size += 1
    greedy = _greedy(case, [u for u in units if holding[u]])
    return Loss(tuple(sorted(greedy)), min(size, len(greedy)) if case.whole else 1)


def _greedy(case: _Case, units: Iterable[str]) -> set[str]:
    """Units whose loss dissolves the coalition, none of which can be spared: the most telling ones first."""
    lost: set[str] = set()
    rest = list(units)
    while rest and case.left(lost) > DISSOLVED:
        best = min(rest, key=lambda u: case.left({*lost, u}))
        rest.remove(best)
        lost.add(best)
    for u in sorted(lost):
        if case.left(lost - {u}) <= DISSOLVED:
            lost.remove(u)
    return lost


def _ends(tie: Tie) -> set[str | None]:
    return {tie.subject.iri, tie.object.iri}
