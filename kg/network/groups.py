"""The coalitions that a choice of votes shows: those a pact declares, and those of the signed partition."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from kg.model import Coalition, CoalitionReport
from kg.network.actors import is_room
from kg.network.ground import Ground
from kg.network.matching import DISSOLVED, closest
from kg.network.partition import CoalitionSet, coalitions
from kg.network.signed import SignedGraph

EXACT = 300
"""Up to this many edges a picture is partitioned as exactly as can be; above it, by the heuristic."""

Groups = tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Picture:
    """The groups of one graph: ``declared`` by IRI of the pact, and those that the partition and firm ties give."""

    declared: Mapping[str, frozenset[str]]
    inferred: Groups

    def left_of(self, coalition: Coalition, pact: str | None) -> tuple[float, frozenset[str]]:
        """How much of a coalition is here (Jaccard index, 0 to 1), and those of its members that are."""
        members = {iri for _, iri in coalition.members}
        groups = self.inferred if pact is None else (self.declared.get(pact, frozenset()),)
        share, found = closest(members, groups)
        return share, frozenset(members & set(found)) if len(found) > 1 else frozenset()


def picture(ground: Ground, graph: SignedGraph, *, seed: int = 0) -> Picture:
    """The groups that a graph of the ground's votes shows."""
    weights = {
        (str(graph.nodes[tail]), str(graph.nodes[head])): weight for tail, head, weight in graph.edges()
    }
    declared = {
        pact.entity.iri: frozenset(m for m in pact.memberships if weights.get(_ordered(m, pact.entity.iri), 0) > 0)
        for pact in ground.pacts
    }
    groups = firm_groups(ground, graph, partition(graph, seed=seed).coalitions)
    return Picture(declared, without_rooms(ground, groups))


def partition(graph: SignedGraph, *, seed: int = 0) -> CoalitionSet:
    """The partition of one graph of many."""
    return coalitions(graph, method=quick_method(graph), seed=seed)


def quick_method(graph: SignedGraph) -> str:
    """The method for one graph of many: as exact as can be up to ``EXACT`` edges."""
    return "auto" if len(graph.weights) <= EXACT else "heuristic"


def firm_groups(ground: Ground, graph: SignedGraph, partition: Sequence[Collection[Hashable]]) -> Groups:
    """The actors and rooms that a partition has together and firm friendly ties join, in order of their first.

    The others are in none.
    """
    part = {node: i for i, group in enumerate(partition) for node in group}
    friendly = {(graph.nodes[tail], graph.nodes[head]) for tail, head, weight in graph.edges() if weight > 0}
    joined = nx.Graph((a, b) for a, b in sorted(ground.firm_pairs & friendly) if part[a] == part[b])
    return tuple(sorted(map(frozenset, nx.connected_components(joined)), key=sorted))


def without_rooms(ground: Ground, groups: Groups) -> Groups:
    """The groups less their rooms, if two actors or more are left."""
    actors = (frozenset(i for i in group if not is_room(ground.actor(i), ground.ontology)) for group in groups)
    return tuple(group for group in actors if len(group) > 1)


def name_group(ground: Ground, report: CoalitionReport, group: Collection[str]) -> str:
    """What some actors are called: the coalition that most of them are, or else the first of them by name."""
    share, members = closest(group, [{iri for _, iri in coalition.members} for coalition in report.coalitions])
    if share >= DISSOLVED:
        return next(c.name for c in report.coalitions if {iri for _, iri in c.members} == members)
    names = sorted(ground.actor(iri).name for iri in group)
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def pact_of(ground: Ground, coalition: Coalition) -> str | None:
    """The IRI of the pact that a declared coalition is, None for an inferred one."""
    if coalition.kind != "declared":
        return None
    members = {iri for _, iri in coalition.members}
    named = (pact for pact in ground.pacts if pact.entity.name == coalition.name)
    return next(pact.entity.iri for pact in named if set(pact.memberships) == members)


def _ordered(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
