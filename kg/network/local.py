"""Stronger demands on a programme: what a small part of the network costs, solved on its own.

No answer pays less for the edges of a part than the part alone would cost. Where the linear programme pays half for
edges that lie together on cycles, that says more than any of these cycles (Applegate, Bixby, Chvatal and Cook 2001).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from kg.network.arrays import Flags, Floats, Longs
from kg.network.block import Block, components
from kg.network.cycles import Cycle
from kg.network.edges import frozen, numbered_ends
from kg.network.signed import SignedGraph

BETWEEN = 0.02
"""So far from 0 and 1 a value is neither."""


def knots(cycles: Sequence[Cycle], values: Floats) -> Iterator[list[tuple[frozenset[int], Cycle]]]:
    """The cycles, just paid, around each set of edges between 0 and 1 that share such cycles: the shortest first.

    Each stands with its edges between 0 and 1.
    """
    lengths, edges = np.array([len(c) for c in cycles], np.int64), np.array([e for c in cycles for e in c], np.int64)
    row = np.repeat(np.arange(lengths.size), lengths)
    between: Flags = (values > BETWEEN) & (values < 1 - BETWEEN)
    tight = np.bincount(row, values[edges], lengths.size) < 1 + BETWEEN
    among = np.flatnonzero(between[edges] & tight[row])
    # Fractional edges that follow each other in a cycle belong together.
    ends, of = edges[among], row[among]
    knot = components(values.size, ends[:-1], ends[1:], of[1:] == of[:-1])
    fractional: dict[int, list[int]] = {}
    for cycle, edge in zip(of.tolist(), ends.tolist(), strict=True):
        fractional.setdefault(cycle, []).append(edge)
    found: dict[int, list[tuple[frozenset[int], Cycle]]] = {}
    for i in sorted(fractional, key=lambda i: (lengths[i], i)):
        found.setdefault(int(knot[fractional[i][0]]), []).append((frozenset(fractional[i]), cycles[i]))
    yield from (found[name] for name in sorted(found))


def shortest(knot: Sequence[tuple[frozenset[int], Cycle]]) -> set[int]:
    """The edges of the first cycle for each set of edges between 0 and 1."""
    first: dict[frozenset[int], Cycle] = {}
    for fractional, cycle in knot:
        first.setdefault(fractional, cycle)
    return {edge for cycle in first.values() for edge in cycle}


def subgraph(block: Block, edges: Longs) -> SignedGraph:
    """The graph of these edges of the block, in their order there."""
    nodes, (tails, heads) = numbered_ends(block.tails[edges], block.heads[edges])
    return SignedGraph(tuple(nodes.tolist()), frozen(tails), frozen(heads), frozen(block.weights[edges]))
