"""The fewest sources, or claims, whose loss dissolves a coalition (``kg.network.matching`` says when it is).

A loss dissolves a pact when too few accepted memberships are left. It dissolves an inferred coalition when what is left
of the votes no longer joins enough of its members, or when another partition of it is better than the one that was
found with all votes; one that is merely as good is no reason to give a coalition up. In a large graph, or one whose
partition is not proven, only members move, one by one, for as long as it helps: the answer is a bound then.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb

import networkx as nx

from kg.model import Coalition, Tie
from kg.network.ground import Ground
from kg.network.groups import EXACT, firm_groups, pact_of, partition, without_rooms
from kg.network.margins import settled
from kg.network.matching import DISSOLVED, closest, jaccard
from kg.network.partition import CoalitionSet
from kg.network.signed import SignedGraph

EFFORT = 100_000
"""So many edges are looked at before the search for the fewest gives way to one that only finds few."""
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Loss:
    """A set of sources (or claims) whose loss dissolves a coalition; no set of less than ``at_least`` does."""

    of: tuple[str, ...]
    at_least: int

    @property
    def exact(self) -> bool:
        """True when no smaller set does."""
        return len(self.of) == self.at_least


def fewest_losses(ground: Ground, coalition: Coalition) -> tuple[Loss, Loss]:
    """The fewest independent sources, and the fewest claims, whose loss dissolves the coalition."""
    case = _Case.of(ground, coalition)
    source = {c: ground.votes.voices[c].source for tie in case.ground.votes.ties for c in _claims(tie)}
    sources, claim = _fewest(case, source.__getitem__), {source[c]: c for c in source}
    if len(claim) == len(source):  # a source a claim, as in most edge lists
        return sources, Loss(tuple(sorted(claim[name] for name in sources.of)), sources.at_least)
    return sources, _fewest(case, lambda claim: claim)


@dataclass(frozen=True)
class _Case:
    """A coalition, the pact that declares it if one does, and a ground with the votes that bear on it.

    ``before`` is the partition with all votes. ``whole``: every vote that may bear on the coalition is there, and other
    partitions are tried; otherwise only votes on the members are, and only members move.
    """

    ground: Ground
    coalition: Coalition
    pact: str | None
    before: CoalitionSet
    whole: bool

    @classmethod
    def of(cls, ground: Ground, coalition: Coalition) -> _Case:
        pact, members = pact_of(ground, coalition), {iri for _, iri in coalition.members}
        ties, whole = [tie for tie in ground.votes.ties if _ends(tie) <= {pact, *members} and pact in _ends(tie)], True
        if pact is None:
            joined = nx.Graph((tie.subject.iri, tie.object.iri) for tie in ground.votes.ties)
            part = nx.node_connected_component(joined, min(members))
            ties = [tie for tie in ground.votes.ties if _ends(tie) <= part]
            whole = ground.partition.proven and len(ties) <= EXACT
        if not whole:
            ties = [tie for tie in ties if _ends(tie) & members]
        votes = replace(ground.votes, ties=tuple(ties))
        return cls(replace(ground, votes=votes), coalition, pact, ground.partition, whole)

    @property
    def members(self) -> set[str]:
        """The members, by IRI."""
        return {iri for _, iri in self.coalition.members}

    @property
    def tries(self) -> int:
        """How many losses may be tried."""
        return EFFORT // max(len(self.ground.votes.ties), 1)

    def holding(self, unit: Callable[[str], str]) -> dict[str, set[str]]:
        """For each member the units behind its friendly ties inside, for all that hold it in the coalition."""
        found: dict[str, set[str]] = {iri: set() for iri in self.members}
        for tie in self.ground.votes.ties:
            if tie.sign > 0 and _ends(tie) <= {self.pact, *self.members}:
                for iri in _ends(tie) & self.members:
                    found[str(iri)].update(map(unit, tie.claims))
        return found

    def left(self, lost: Collection[str]) -> float:
        """How much of the coalition is left (Jaccard index) when these sources or claims are lost."""
        graph = self.ground.votes.graph(without=lost)
        members = self.members
        if self.pact is not None:
            ends = {frozenset((graph.nodes[tail], graph.nodes[head])) for tail, head, w in graph.edges() if w > 0}
            return jaccard(members, {iri for iri in members if {iri, self.pact} in ends})
        part = {node: i for i, group in enumerate(self.before.coalitions) for node in group}
        if not self.whole:
            stay = settled(graph, part, members)
            groups = firm_groups(self.ground, graph, self._settled(stay, graph))
            return max((len(group & members) for group in groups), default=0) / len(members)
        found = partition(graph)
        better = found.disagreements < graph.disagreements([part[node] for node in graph.nodes]) - _ROUNDING
        groups = firm_groups(self.ground, graph, (found if better else self.before).coalitions)
        return closest(members, without_rooms(self.ground, groups))[0]

    def _settled(self, stay: Mapping[Hashable, int], graph: SignedGraph) -> list[set[Hashable]]:
        """The members in the groups where they stay, and everybody else alone."""
        groups: dict[int, set[Hashable]] = defaultdict(set)
        for member, group in stay.items():
            groups[group].add(member)
        return [*groups.values(), *({node} for node in graph.nodes if node not in stay)]


def _fewest(case: _Case, unit: Callable[[str], str]) -> Loss:
    """The fewest units: by trying all losses of one, two and more, or else few that do, none of which can be spared."""
    ties, holding = case.ground.votes.ties, case.holding(unit)
    told = Counter(u for units in holding.values() for u in units)
    units = sorted({unit(claim) for tie in ties for claim in _claims(tie)})
    units.sort(key=lambda u: -told[u])
    tries, size = case.tries, 1
    while size <= len(units) and comb(len(units), size) <= tries:
        for lost in combinations(units, size):
            if case.left(lost) <= DISSOLVED:
                return Loss(tuple(sorted(lost)), size if case.whole else 1)
        tries -= comb(len(units), size)
        size += 1
    few = _telling(case, told) if len(told) ** 2 <= case.tries else _isolating(holding)
    enough = _spared(case, few)
    return Loss(tuple(sorted(enough)), min(size, len(enough)) if case.whole else 1)


def _telling(case: _Case, units: Iterable[str]) -> set[str]:
    """Units whose loss dissolves the coalition, the most telling ones first."""
    lost: set[str] = set()
    rest = sorted(units)
    while rest and case.left(lost) > DISSOLVED:
        best = min(rest, key=lambda u: case.left({*lost, u}))
        rest.remove(best)
        lost.add(best)
    return lost


def _isolating(holding: Mapping[str, set[str]]) -> set[str]:
    """Units whose loss leaves half of the members without a friend inside, those first that need the fewest."""
    lost: set[str] = set()
    alone = sorted(holding, key=lambda iri: (len(holding[iri]), iri))
    for iri in alone[: len(alone) - int(DISSOLVED * len(alone))]:
        lost |= holding[iri]
    return lost


def _spared(case: _Case, lost: set[str]) -> set[str]:
    """The units less those without which the others dissolve the coalition as well, as far as there are tries left."""
    kept = set(lost)
    for u in sorted(lost)[: case.tries]:
        if case.left(kept - {u}) <= DISSOLVED:
            kept.remove(u)
    return kept


def _claims(tie: Tie) -> tuple[str, ...]:
    return (*tie.claims, *tie.contradicting)


def _ends(tie: Tie) -> set[str | None]:
    return {tie.subject.iri, tie.object.iri}
