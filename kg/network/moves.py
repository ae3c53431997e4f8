"""Good coalitions of a large block, without a proof: seeded local moves, and a bound that says how good."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence

import numpy as np

from kg.network.block import Block, Sides, tree_sides

STARTS = 5
_ROUNDING = 1e-9  # a gain below this may be the order of a sum, and would let a search run in circles


def best_moves(block: Block, sides: Sides, *, seed: int) -> list[int]:
    """The group of each node, the best of ``STARTS`` local searches; the same seed gives the same groups."""
    random = np.random.default_rng(seed)
    if sides is Sides.ANY:
        alone = list(range(block.size))
        found = [_merge_groups(block.edges, alone, random) for _ in range(STARTS)]
    else:
        found = [_flip_sides(block.edges, _strongest_sides(block, random), random) for _ in range(STARTS)]
    return min(found, key=block.cost)


def polished(block: Block, sides: Sides, groups: list[int]) -> list[int]:
    """The groups once no move helps any more, from these."""
    improve = _merge_groups if sides is Sides.ANY else _flip_sides
    return improve(block.edges, groups, np.random.default_rng(0))


def packing_bound(block: Block) -> float:
    """A weight that no set of disagreements goes below: conflicting triangles packed edge by edge.

    A triangle with one negative edge costs at least its lightest edge, whatever the number of coalitions; what one
    triangle uses of an edge is gone for the next.
    """
    left = list(block.costs)
    around = [dict(pairs) for pairs in block.positive]
    bound = 0.0
    for i, (u, v, weight) in enumerate(block.edges):
        for third in sorted(around[u].keys() & around[v].keys()) if weight < 0 else ():
            triangle = (i, around[u][third], around[v][third])
            share = min(left[edge] for edge in triangle)
            for edge in triangle:
                left[edge] -= share
            bound += share
    return bound


Edges = Sequence[tuple[int, int, float]]
Weights = list[dict[int, float]]
"""Per node the signed weight to each neighbour."""


def _weights(size: int, edges: Edges) -> Weights:
    around: Weights = [defaultdict(float) for _ in range(size)]
    for u, v, weight in edges:
        around[u][v] += weight
        around[v][u] += weight
    return around


def _merge_groups(edges: Edges, groups: list[int], random: np.random.Generator) -> list[int]:
    """The groups after moving nodes, then whole groups, for as long as either helps (after Blondel et al. 2008)."""
    around = _weights(len(groups), edges)
    while True:
        groups = _move_nodes(around, groups, random)
        number = {group: i for i, group in enumerate(sorted(set(groups)))}
        between = [(number[groups[u]], number[groups[v]], w) for u, v, w in edges if groups[u] != groups[v]]
        merged = _move_nodes(_weights(len(number), between), list(range(len(number))), random)
        if len(set(merged)) == len(number):
            return groups
        groups = [merged[number[group]] for group in groups]


def _move_nodes(around: Weights, groups: list[int], random: np.random.Generator) -> list[int]:
    """The groups once moving no single node, to a neighbour's group or to one of its own, helps."""
    groups = list(groups)
    empty = sorted(set(range(len(groups))) - set(groups))
    sizes = Counter(groups)
    queue = deque(random.permutation(len(groups)).tolist())
    waiting = set(queue)
    while queue:
        node = queue.popleft()
        waiting.discard(node)
        here, best = groups[node], _best_group(around[node], groups, groups[node])
        if best == here:
            continue
        groups[node] = best = empty.pop() if best is None else best
        sizes.update({here: -1, best: 1})
        if not sizes[here]:
            empty.append(here)
        stirred = [other for other in around[node] if groups[other] != best and other not in waiting]
        waiting.update(stirred)
        queue.extend(stirred)
    return groups


def _best_group(neighbours: dict[int, float], groups: list[int], here: int) -> int | None:
    """The group that a node agrees with most, None for a new one; it stays ``here`` unless another is truly better."""
    gains = {here: 0.0}
    for other, weight in neighbours.items():
        gains[groups[other]] = gains.get(groups[other], 0.0) + weight
    best = max(gains, key=lambda group: (gains[group], -group))
    if max(gains[best], 0.0) <= gains[here] + _ROUNDING:
        return here
    return best if gains[best] > 0 else None


def _flip_sides(edges: Edges, sides: list[int], random: np.random.Generator) -> list[int]:
    """The sides after flipping single nodes for as long as it helps."""
    sides = list(sides)
    around = _weights(len(sides), edges)
    queue = deque(random.permutation(len(sides)).tolist())
    while queue:
        node = queue.popleft()
        gain = sum(-w if sides[node] == sides[other] else w for other, w in around[node].items())
        if gain > _ROUNDING:
            sides[node] = 1 - sides[node]
            queue.extend(around[node])
    return sides


def _strongest_sides(block: Block, random: np.random.Generator) -> list[int]:
    """The sides that agree with a tree of the strongest edges, drawn among equals."""
    shuffled = [block.edges[i] for i in random.permutation(len(block.edges)).tolist()]
    return tree_sides(block.size, shuffled, [-abs(w) for _, _, w in shuffled])
