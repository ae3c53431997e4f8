"""Compiled loops give what interpreted ones give, bit for bit."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kg.network import compile as compiling
from kg.network.block import Sides, blocks
from kg.network.cycles import unpaid_cycles
from kg.network.moves import best_groups
from kg.network.packing import packing_bound
from kg.network.prices import priced
from kg.network.signed import SignedGraph


def noisy_graph(seed: int) -> SignedGraph:
    draw = random.Random(seed)
    pairs = [pair for pair in itertools.combinations(range(24), 2) if draw.random() < 0.4]
    return SignedGraph.from_edges((u, v, draw.choice([-0.7, -0.1, 0.2, 0.9])) for u, v in pairs)


def solved(graph: SignedGraph, sides: Sides) -> list[object]:
    found: list[object] = []
    for block in blocks(graph, sides):
        values = np.random.default_rng(0).random(block.weights.size) / 3
        fresh = replace(block)
        found += [block.origin.tolist(), best_groups(fresh, sides, seed=3).tolist(), packing_bound(fresh, sides)]
        close = priced(fresh, sides, looks=20_000)
        found += [close.bound, sorted(close.cycles), close.prices.tolist()]
        found.append(sorted(unpaid_cycles(fresh, values, sides)))
    return found


@pytest.mark.parametrize("sides", Sides)
def test_the_compiled_search_gives_what_the_interpreted_one_gives(
    sides: Sides, monkeypatch: pytest.MonkeyPatch
) -> None:
    interpreted = solved(noisy_graph(1), sides)
    monkeypatch.setattr(compiling, "COMPILED_FROM", 0)
    assert solved(noisy_graph(1), sides) == interpreted


def test_a_kernel_is_compiled_where_no_cache_can_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import numba.core.caching

    monkeypatch.setattr(numba.core.caching.CacheImpl, "_locator_classes", [])
    assert compiling.Kernel(_twice).compiled(21) == 42


def _twice(number: int) -> int:
    return 2 * number
