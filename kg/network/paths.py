"""The way from one actor to another over accepted ties, the best attested of the shortest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from heapq import heappop, heappush
from itertools import pairwise

from kg.model import Tie

Way = tuple[tuple[Tie, ...], ...]
"""Each step as the ties between its two actors, the best attested first."""


def way(ties: Iterable[Tie], start: str, goal: str) -> Way | None:
    """The shortest way between two actors (IRIs), None when there is none; directions do not matter.

    Of several with as few steps it is the one whose steps are the surest together: a step is as sure as the support of
    its best tie, and the doubts (1 - support) add up.
    """
    between: dict[frozenset[str], list[Tie]] = defaultdict(list)
    for tie in ties:
        between[frozenset((tie.subject.iri, tie.object.iri))].append(tie)
    around: dict[str, dict[str, float]] = defaultdict(dict)
    for pair, found in between.items():
        if len(pair) == 2:
            a, b = pair
            around[a][b] = around[b][a] = 1 - max(tie.support - tie.counter_support for tie in found)
    best = {start: (0, 0.0)}
    before: dict[str, str] = {}
    queue = [(0, 0.0, start)]
    while queue:
        steps, doubt, here = heappop(queue)
        if here == goal:
            nodes = [goal]
            while nodes[-1] != start:
                nodes.append(before[nodes[-1]])
            nodes.reverse()
            pairs = (frozenset(pair) for pair in pairwise(nodes))
            return tuple(tuple(sorted(between[pair], key=_rank)) for pair in pairs)
        if (steps, doubt) > best[here]:
            continue
        for there in sorted(around[here]):
            reached = (steps + 1, doubt + around[here][there])
            if there not in best or reached < best[there]:
                best[there], before[there] = reached, here
                heappush(queue, (*reached, there))
    return None


def _rank(tie: Tie) -> tuple[float, float, str]:
    return -(tie.support - tie.counter_support), -abs(tie.sign), tie.iri
