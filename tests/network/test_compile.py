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
from kg.network.engine import numbered
from kg.network.moves import best_groups
from kg.network.packing import cycle_of, packing_bound
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


def test_that_it_compiles_is_said_once_and_only_when_it_does(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    import numba

    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))
    walk, odd = np.array([1, 2, 1]), np.zeros(3, np.bool_)

    def said() -> list[str]:
        caplog.clear()
        with caplog.at_level("INFO", "kg"):
            for kernel in (cycle_of, numbered):
                arguments = (walk.copy(), 3, odd) if kernel is cycle_of else (walk.astype(np.int32),)
                compiling.Kernel(kernel.function).compiled(*arguments)
        return [record.getMessage() for record in caplog.records]

    compiling._announce.cache_clear()
    assert said() == ["compiling the search for large networks: about half a minute, the first time only"]
    compiling._announce.cache_clear()
    assert said() == []


def _twice(number: int) -> int:
    return 2 * number
