"""Good coalitions of a block, without a proof: local moves from several starts, the cheapest kept."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kg.network.block import Block, Groups, Sides, two_sides
from kg.network.engine import Level, climbed, settled, shuffled, weighted
from kg.network.flips import cooled, flipped

RUNS = 10
"""So many runs on a small block, each from one start of every kind."""
LOOKS = 1_000_000
"""Fewer runs on a block with more than a hundredth of so many edges."""
HOSTILE = 0.6
"""Above this share of the weight hostile edges prevail."""
DISCOUNT = 0.2
"""What a hostile edge then counts in a start beside a friendly one: nearly all of them say nothing about a pair."""
CLIMBS = {0.0: 2, DISCOUNT: 3}
"""So many climbs make a start without the hostile edges and with them."""
COOLED_FROM, SWEEPS = 100, 100
"""From so many edges on two sides are searched by so many sweeps, too, that take losses."""
HASTE = 2
"""A start looks at each node so often and goes up a level: what it leaves undone is done later, and cheaper."""


def best_groups(block: Block, sides: Sides, *, seed: int, runs: int = RUNS) -> Groups:
    """The group of each node that costs least of several local searches; the same seed gives the same groups."""
    search = _merging if sides is Sides.ANY else _flipping
    return min(search(block, seed, max(1, min(runs, LOOKS // (100 * max(block.weights.size, 1))))), key=block.cost)


def polished(block: Block, sides: Sides, groups: Groups) -> Groups:
    """The groups once no move helps any more, from these."""
    return _settled(block, _level(block), groups) if sides is Sides.ANY else _flipped(block, _level(block), groups)


def _merging(block: Block, seed: int, runs: int) -> Iterator[Groups]:
    """Groups by modularity of the friendly edges, the hostile counted a little where they prevail; then by all edges.

    Where that costs little, groups by all edges from the beginning too.
    """
    level, alone = _level(block), np.arange(block.size, dtype=np.int32)
    total, friendly = float(block.costs.sum()), float(level.mass.sum()) / 2
    prevailing, resolution = total - friendly > HOSTILE * total, 0.5 / friendly if friendly else 0.0
    counted = (0.0, DISCOUNT) if prevailing or runs > 1 else (0.0,)
    starts = [(_level(block, hostility), CLIMBS[hostility]) for hostility in counted]
    climb = climbed.at(block.work)
    for run in range(seed, seed + runs):
        for start, climbs in starts:
            groups = alone
            for again in range(climbs):
                groups = climb(start, groups, resolution, run + again, HASTE)
            yield _settled(block, level, groups, seed=run)
        if runs > 1:
            yield _settled(block, level, alone, seed=run)


def _flipping(block: Block, seed: int, runs: int) -> Iterator[Groups]:
    """Sides that agree with a tree of the strongest edges, drawn among equals, then flips."""
    level, size = _level(block), block.weights.size
    for run in range(seed, seed + runs):
        drawn = shuffled.at(block.work)(size, run)
        order = drawn[np.argsort(-block.costs[drawn], kind="stable")].astype(np.int64)
        sides = two_sides(block.size, block.tails, block.heads, block.weights, order, work=block.work)
        flat = _flipped(block, level, sides, seed=run)
        yield flat
        if size >= COOLED_FROM:
            yield _flipped(block, level, cooled.at(block.work)(level, flat.astype(np.int32), run, SWEEPS), seed=run)


def _settled(block: Block, level: Level, groups: Groups, seed: int = 0) -> Groups:
    return settled.at(block.work)(level, groups.astype(np.int32), seed)


def _flipped(block: Block, level: Level, sides: Groups, seed: int = 0) -> Groups:
    return flipped.at(block.work)(level, sides.astype(np.int32), seed)


def _level(block: Block, hostility: float = 1.0) -> Level:
    return weighted.at(block.work)(*block.rows, block.weights, hostility)
