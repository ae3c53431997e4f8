"""Cycles that force a disagreement and that a tentative answer leaves unpaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from kg.network.block import Adjacency, Block, Sides

Cycle = tuple[int, ...]
"""Edge indices of a block, sorted."""

_TOLERANCE = 1e-6


def unpaid_cycles(block: Block, values: Sequence[float], sides: Sides) -> set[Cycle]:
    """Conflicting cycles whose edges' ``values`` sum to less than 1; empty only when there is none.

    At most the cheapest one for each negative edge (any number of coalitions) or each node (two sides).
    """
    search = _closed_by_hostility if sides is Sides.ANY else _odd
    return {tuple(sorted(cycle)) for cycle in search(block, values)}


def _closed_by_hostility(block: Block, values: Sequence[float]) -> Iterator[Sequence[int]]:
    """A negative edge and the shortest path of positive ones between its ends."""
    for i, (u, v, weight) in enumerate(block.edges):
        if weight < 0 and (limit := 1 - values[i] - _TOLERANCE) > 0:
            path = shortest_path(block.positive, values, source=u, target=v, limit=limit)
            if path is not None:
                yield [*path, i]


def _odd(block: Block, values: Sequence[float]) -> Iterator[Sequence[int]]:
    """The shortest closed walk with an odd number of negative edges through each node.

    An edge that the walk takes twice changes nothing of its parity, so it is left out.
    """
    for node in range(block.size):
        path = shortest_path(
            block.double_cover, values, source=node, target=node + block.size, limit=1 - _TOLERANCE
        )
        if path is not None:
            yield [edge for edge in set(path) if path.count(edge) % 2]


def shortest_path(
    around: Adjacency, lengths: Sequence[float], *, source: int, target: int, limit: float
) -> list[int] | None:
    """The edges of the shortest path of length below ``limit``, the one with fewest edges among equals, or None."""
    best = {source: (0.0, 0)}
    step: dict[int, tuple[int, int]] = {}
    queue = [(0.0, 0, source)]
    while queue:
        length, hops, node = heappop(queue)
        if node == target:
            return _walk_back(step, source, target)
        if (length, hops) > best[node]:
            continue
        for neighbour, edge in around[node]:
            reached = (length + lengths[edge], hops + 1)
            if reached[0] < limit and (neighbour not in best or reached < best[neighbour]):
                best[neighbour] = reached
                step[neighbour] = (node, edge)
                heappush(queue, (*reached, neighbour))
    return None


def _walk_back(step: dict[int, tuple[int, int]], source: int, target: int) -> list[int]:
    path = []
    while target != source:
        target, edge = step[target]
        path.append(edge)
    return path
