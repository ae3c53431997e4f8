"""A bound on disagreements without a solver: conflicting cycles packed edge by edge."""

from __future__ import annotations

from kg.network.arrays import Floats, Ints, Longs
from kg.network.block import Block
from kg.network.compile import Kernel


def packing_bound(block: Block) -> float:
    """A weight that no set of disagreements goes below: conflicting triangles packed edge by edge.

    A triangle with one negative edge costs at least its lightest edge, whatever the number of coalitions; what one
    triangle uses of an edge is gone for the next.
    """
    pack = packed_triangles.at(block.weights.size)
    return pack(*block.positive, block.tails, block.heads, block.weights, block.costs.copy())


@Kernel
def packed_triangles(
    start: Longs, other: Ints, edge: Ints, tails: Longs, heads: Longs, weights: Floats, left: Floats
) -> float:
    """The weight packed, taken from ``left``, into triangles of a negative edge and two of the rows."""
    bound = 0.0
    for i in range(tails.size):
        if weights[i] > 0:
            continue
        a, b = start[tails[i]], start[heads[i]]
        last_a, last_b = start[tails[i] + 1], start[heads[i] + 1]
        while a < last_a and b < last_b and left[i] > 0:
            if other[a] == other[b]:
                share = min(left[i], left[edge[a]], left[edge[b]])
                left[i] -= share
                left[edge[a]] -= share
                left[edge[b]] -= share
                bound += share
                a += 1
                b += 1
            elif other[a] < other[b]:
                a += 1
            else:
                b += 1
    return bound
