"""How sure a partition is: how often a part of the edges puts the same nodes together."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kg.errors import UsageError
from kg.network.block import Groups, whole
from kg.network.moves import best_groups

if TYPE_CHECKING:
    from kg.network.partition import CoalitionSet

RUNS = 100
KEPT = 0.75
"""The share of the edges that a run sees; drawing with replacement loses more, and understates what is sure."""


@dataclass(frozen=True, slots=True, eq=False)
class Stability:
    """Shares, from 0 to 1, of ``runs`` searches over a part of the edges each.

    ``edges``, of shape (edges,) in the order of the graph's, says how often an edge's two ends were together.
    ``members`` says which share of its coalition a node stood with (alone, if it is alone there), ``coalitions`` the
    mean of their members, in their order.
    """

    runs: int
    edges: NDArray[np.float64]
    members: dict[Hashable, float]
    coalitions: tuple[float, ...]


def stability(found: CoalitionSet, *, runs: int = RUNS, seed: int = 0) -> Stability:
    """How the coalitions hold when a run sees only ``KEPT`` of the edges (subsampling; Politis and Romano 1994).

    Every run searches from scratch without a proof, so an answer from many equally good ones is seen to be one.
    Raises UsageError without a run.
    """
    if runs < 1:
        raise UsageError(f"{runs} runs say nothing; take at least 1")
    graph, draw = found.graph, np.random.default_rng(seed)
    block = replace(whole(graph), work=runs * graph.weights.size)
    together, stayed = np.zeros(graph.weights.size), np.zeros(len(graph.nodes))
    own = np.unique(found.labels, return_inverse=True)[1]
    for run in range(runs):
        weights = graph.weights * (draw.random(graph.weights.size) < KEPT)
        groups = best_groups(replace(block, weights=weights), found.sides, seed=seed + run, runs=1)
        together += groups[graph.tails] == groups[graph.heads]
        stayed += _stayed(own, groups)
    shares = stayed / runs
    members = dict(zip(graph.nodes, shares.tolist(), strict=True))
    means = tuple(float(np.mean([members[node] for node in group])) for group in found.coalitions)
    return Stability(runs, together / runs, members, means)


def _stayed(own: Groups, groups: Groups) -> NDArray[np.float64]:
    """For each node the share of the others of its own group that are with it; alone in both is 1."""
    now = np.unique(groups, return_inverse=True)[1]
    size, common = np.bincount(own), np.unique(own * len(groups) + now, return_inverse=True)[1]
    mates, alone = size[own] - 1, np.bincount(now)[now] == 1
    return np.where(mates > 0, (np.bincount(common)[common] - 1) / np.maximum(mates, 1), alone)
