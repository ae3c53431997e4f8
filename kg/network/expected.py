"""Relations that balance theory expects and nobody reports, and how often the same rule is right where they are known.

Every actor that two others are both tied to votes on what they are to each other: friends of a friend and enemies of
an enemy are friends, the enemy of a friend is an enemy (Heider 1946; Leskovec, Huttenlocher & Kleinberg 2010). A vote
is as strong as the weaker of its two ties.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Hashable
from dataclasses import dataclass

import networkx as nx

from kg.network.convert import as_signed
from kg.network.signed import SignedGraph

ENOUGH = 10
"""Fewer known relations than this do not measure an accuracy."""
FRIEND, ENEMY, MIXED = "friend of a friend", "enemy of an enemy", "enemy of a friend"


@dataclass(frozen=True, slots=True)
class Expected:
    """A relation that nobody reports: its ends, the votes for friendly less those for hostile, and who votes.

    ``weak``: only common enemies speak for it, which says nothing when there are more than two camps (Davis 1967).
    """

    a: Hashable
    b: Hashable
    score: float
    through: tuple[Hashable, ...]
    weak: bool


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How often the rule is right on relations that are known, each left out in turn.

    ``known`` counts those that somebody votes on, without a draw; ``right`` those whose sign the votes give. ``base``
    are right when each is taken for the commoner sign. ``kinds``: (right, known) of the single votes, by kind.
    """

    known: int
    right: int
    base: int
    draws: int
    kinds: tuple[tuple[str, int, int], ...]

    @property
    def measured(self) -> bool:
        """True when there are enough to speak of an accuracy."""
        return self.known >= ENOUGH


@dataclass(frozen=True, slots=True)
class Prediction:
    """The expected relations, weak ones last and the strongest first, and how good the rule is on the same graph."""

    expected: tuple[Expected, ...]
    accuracy: Accuracy


def predict(
    graph: nx.Graph | SignedGraph, sign: str = "sign", *, weight: str | None = None, leave: Collection[Hashable] = ()
) -> Prediction:
    """The relations that balance theory expects between actors that are not tied; nodes to ``leave`` take no part.

    ``graph``, ``sign`` and ``weight`` as for ``coalitions``.
    """
    graph = as_signed(graph, sign, weight)
    skipped = set(leave)
    around: list[dict[int, float]] = [{} for _ in graph.nodes]
    for tail, head, value in graph.edges():
        if graph.nodes[tail] not in skipped and graph.nodes[head] not in skipped:
            around[tail][head] = around[head][tail] = value
    votes: dict[tuple[int, int], list[tuple[int, float, str]]] = defaultdict(list)
    for middle, others in enumerate(around):
        ends = sorted(others)
        for i, a in enumerate(ends):
            for b in ends[i + 1 :]:
                if b not in around[a]:
                    votes[a, b].append((middle, _vote(others[a], others[b]), _kind(others[a], others[b])))
    expected = [
        Expected(
            graph.nodes[a], graph.nodes[b], score, tuple(graph.nodes[middle] for middle, _, _ in found),
            weak=all(kind == ENEMY for _, _, kind in found),
        )
        for (a, b), found in sorted(votes.items())
        if (score := math.fsum(vote for _, vote, _ in found))
    ]
    expected.sort(key=lambda e: (e.weak, -abs(e.score), -len(e.through)))
    return Prediction(tuple(expected), _accuracy(around))


def _vote(one: float, other: float) -> float:
    weaker = min(abs(one), abs(other))
    return weaker if (one > 0) == (other > 0) else -weaker


def _accuracy(around: list[dict[int, float]]) -> Accuracy:
    """The rule against every known relation that has somebody in the middle; it never sees the relation itself."""
    known = right = draws = friendly = 0
    kinds = {kind: [0, 0] for kind in (FRIEND, ENEMY, MIXED)}
    for a, others in enumerate(around):
        for b in sorted(b for b in others if b > a):
            few, many = sorted((around[a], around[b]), key=len)
            score = 0.0
            for middle in sorted(m for m in few if m in many):
                vote = _vote(around[a][middle], around[b][middle])
                score += vote
                tally = kinds[_kind(around[a][middle], around[b][middle])]
                tally[0] += (vote > 0) == (others[b] > 0)
                tally[1] += 1
            if score:
                known += 1
                right += (score > 0) == (others[b] > 0)
                friendly += others[b] > 0
            else:
                draws += bool(few.keys() & many.keys())
    tallies = tuple((kind, good, of) for kind, (good, of) in kinds.items())
    return Accuracy(known, right, max(friendly, known - friendly), draws, tallies)


def _kind(one: float, other: float) -> str:
    if (one > 0) != (other > 0):
        return MIXED
    return FRIEND if one > 0 else ENEMY
