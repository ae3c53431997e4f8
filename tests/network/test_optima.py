from __future__ import annotations

import itertools
import random

import pytest
from test_partition import Edges, partitions

from kg.network import optima as searching
from kg.network.partition import CoalitionSet, coalitions, frustration
from kg.network.signed import SignedGraph


def solved(edges: Edges, solve=coalitions) -> CoalitionSet:
    return solve(SignedGraph.from_edges(edges))


def test_a_node_between_two_pairs_sits_elsewhere_in_another_optimum() -> None:
    found = solved([(0, 1, 5), (1, 2, 1), (2, 3, 1), (3, 4, 5), (1, 3, -5)])
    assert found.coalitions == (frozenset({0, 1, 2}), frozenset({3, 4}))
    assert found.optima.unique is False
    assert found.optima.complete
    assert found.optima.pairs == ((1, 2), (2, 3))
    assert found.optima.nodes == (2,)
    assert found.optima.alternatives == ((frozenset({2, 3, 4}), frozenset({0, 1})),)


def test_the_only_optimum_is_said_to_be_the_only_one() -> None:
    found = solved([(0, 1, 5), (1, 2, 2), (2, 3, 1), (3, 4, 5), (1, 3, -5)])
    assert found.optima.unique is True
    assert (found.optima.pairs, found.optima.nodes, found.optima.alternatives) == ((), (), ())


@pytest.mark.parametrize("sides", [2, 6])
@pytest.mark.parametrize("seed", range(8))
def test_every_pair_that_varies_among_the_optima_is_named(seed: int, sides: int) -> None:
    draw = random.Random(seed)
    edges = [(u, v, draw.choice([-1.0, 1.0])) for u, v in itertools.combinations(range(6), 2) if draw.random() < 0.8]
    found = solved(edges, frustration if sides == 2 else coalitions)
    ways: dict[float, set[tuple[bool, ...]]] = {}
    for labels in partitions(6, sides):
        broken = tuple((labels[u] == labels[v]) != (w > 0) for u, v, w in edges)
        ways.setdefault(sum(broken), set()).add(broken)
    best = ways[min(ways)]
    expected = tuple((u, v) for i, (u, v, _) in enumerate(edges) if len({way[i] for way in best}) > 1)
    assert (found.optima.pairs, found.optima.complete) == (expected, True)
    assert found.optima.unique is (not expected)
    for alternative in found.optima.alternatives:
        label = {node: i for i, group in enumerate(alternative) for node in group}
        broken = tuple((label[u] == label[v]) != (w > 0) for u, v, w in edges)
        assert broken in best


def test_what_was_not_searched_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    edges: Edges = [(0, 1, 1), (1, 2, 1), (0, 2, -1)]
    monkeypatch.setattr(searching, "LARGEST", 2)
    assert solved(edges).optima == searching.Optima((), (), (), complete=False)
    assert solved(edges).optima.unique is None
    monkeypatch.undo()
    assert solved(edges).optima.pairs == ((0, 1), (0, 2), (1, 2))
    monkeypatch.setattr(searching, "ALTERNATIVES", 1)
    capped = solved(edges).optima
    assert (len(capped.alternatives), capped.complete, capped.unique) == (1, False, False)
