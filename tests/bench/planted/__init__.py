"""Planted coalitions, and how well what is found agrees with them."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.network import SignedGraph


class Planted(NamedTuple):
    """Edges between node numbers, their signs, and the true group of each node."""

    tails: NDArray[np.integer]
    heads: NDArray[np.integer]
    signs: NDArray[np.floating]
    truth: NDArray[np.integer]

    @property
    def graph(self) -> SignedGraph:
        return SignedGraph.from_arrays(self.tails, self.heads, self.signs, nodes=range(self.truth.size))

    def disagreements(self, group: NDArray[np.integer]) -> int:
        return int(((group[self.tails] == group[self.heads]) != (self.signs > 0)).sum())


def planted(edges: int, noise: float, groups: int, *, inside: float = 0.5, degree: int = 20, seed: int = 0) -> Planted:
    """About so many edges, a share ``inside`` of them within a group, each sign wrong with chance ``noise``."""
    draw = np.random.default_rng(seed)
    truth = draw.choice(groups, max(20, 2 * edges // degree), p=draw.dirichlet(np.full(groups, 5.0)))
    by_group = np.argsort(truth, kind="stable")
    first, size = np.searchsorted(truth[by_group], np.arange(groups)), np.bincount(truth, minlength=groups)
    one = draw.integers(0, truth.size, edges)
    mate = by_group[first[truth[one]] + (draw.random(edges) * size[truth[one]]).astype(np.int64)]
    two = np.where(draw.random(edges) < inside, mate, draw.integers(0, truth.size, edges))
    pairs = np.unique(np.sort(np.column_stack((one, two))[one != two], axis=1), axis=0)
    tails, heads = draw.permutation(pairs).T
    signs = np.where(truth[tails] == truth[heads], 1.0, -1.0) * np.where(draw.random(tails.size) < noise, -1.0, 1.0)
    return Planted(tails, heads, signs, truth)


def shared_planted(folder: Path) -> Callable[..., Planted]:
    """The generator that lies beside the networks, or the one above."""
    path = folder / "planted.py"
    if not path.is_file():
        return planted
    spec = importlib.util.spec_from_file_location("shared_planted", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda *args, **options: Planted(*module.planted(*args, **options))


def adjusted_rand(truth: NDArray[np.integer], found: NDArray[np.integer]) -> float:
    """Agreement of two groupings, 0 by chance and 1 when equal (Hubert and Arabie 1985)."""
    table = np.zeros((truth.max() + 1, found.max() + 1))
    np.add.at(table, (truth, found), 1)
    counts = (table, table.sum(1), table.sum(0), np.array(truth.size))
    both, left, right, pairs = ((n * (n - 1) / 2).sum() for n in counts)
    chance = left * right / pairs
    return float((both - chance) / ((left + right) / 2 - chance))


def ranked(right: NDArray[np.bool_], share: NDArray[np.floating]) -> float:
    """The chance that a right answer has a higher share than a wrong one, half for equal ones."""
    _, place, count = np.unique(share, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[place]
    good = right.sum()
    return float((rank[right].sum() - good * (good + 1) / 2) / (good * (right.size - good)))


def miscalibrated(right: NDArray[np.bool_], share: NDArray[np.floating]) -> float:
    """By how much shares miss how often they are right, ten bins weighed by their size."""
    place = np.minimum((share * 10).astype(int), 9)
    miss = np.bincount(place, right, 10) - np.bincount(place, share, 10)
    return float(np.abs(miss).sum() / right.size)
