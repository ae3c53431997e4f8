"""Good coalitions of a block, without a proof: local moves from several starts, the cheapest kept."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kg.network.block import Block, Groups, Sides, two_sides
from kg.network.engine import Level, climbed, settled, shuffled, weighted
from kg.network.flips import flipped

RUNS = 10
"""So many runs on a small block, each from one start of every kind."""
LOOKS = 1_000_000
"""Fewer runs on a block with more than a hundredth of so many edges."""
HASTE = 2
"""A start looks at each node so often and goes up a level: what it leaves undone is done later, and cheaper."""


def best_groups(block: Block, sides: Sides, *, seed: int, runs: int = RUNS) -> Groups:
    """The group of each node that costs least of several local searches; the same seed gives the same groups."""
    search = _merging if sides is Sides.ANY else _flipping
    return min(search(block, seed, max(1, min(runs, LOOKS // (100 * block.weights.size)))), key=block.cost)


def polished(block: Block, sides: Sides, groups: Groups) -> Groups:
    """The groups once no move helps any more, from these."""
    level, start = _level(block, positive=False), groups.astype(np.int32)
    return _settled(block, level, start) if sides is Sides.ANY else _flipped(block, level, start, seed=0)


def _merging(block: Block, seed: int, runs: int) -> Iterator[Groups]:
    """Groups from friends first, then all edges; and from all edges at once, while that costs little."""
    level, friends = _level(block, positive=False), _level(block, positive=True)
    alone = np.arange(block.size, dtype=np.int32)
    resolution = 1 / float(friends.mass.sum())
    climb = climbed.at(block.weights.size)
    for run in range(seed, seed + runs):
        groups = climb(friends, alone, resolution, run, HASTE)
        groups = climb(friends, groups, resolution, run + 1, HASTE)
        yield _settled(block, level, groups, seed=run)
        if runs > 1:
            yield _settled(block, level, alone, seed=run)


def _settled(block: Block, level: Level, groups: Groups, seed: int = 0) -> Groups:
    return settled.at(block.weights.size)(level, groups.astype(np.int32), seed)


def _flipping(block: Block, seed: int, runs: int) -> Iterator[Groups]:
    """Sides that agree with a tree of the strongest edges, drawn among equals, then flips."""
    level, size = _level(block, positive=False), block.weights.size
    for run in range(seed, seed + runs):
        drawn = shuffled.at(size)(size, run)
        order = drawn[np.argsort(-block.costs[drawn], kind="stable")].astype(np.int64)
        sides = two_sides(block.size, block.tails, block.heads, block.weights, order)
        yield _flipped(block, level, sides.astype(np.int32), seed=run)


def _flipped(block: Block, level: Level, sides: Groups, *, seed: int) -> Groups:
    return flipped.at(block.weights.size)(level, sides.astype(np.int32), seed)


def _level(block: Block, *, positive: bool) -> Level:
    return weighted.at(block.weights.size)(*block.rows, block.weights, positive)
