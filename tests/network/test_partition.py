from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import networkx as nx
import pytest

from kg.errors import UsageError
from kg.network import partition
from kg.network.partition import coalitions, frustration
from kg.network.signed import SignedGraph

Edges = list[tuple[int, int, float]]

# Two camps of three with one alliance across and one quarrel inside.
CAMPS: Edges = [(0, 1, 2), (0, 2, 2), (1, 2, -1), (3, 4, 2), (3, 5, 2), (4, 5, 2), (0, 3, -2), (1, 4, -2), (2, 5, 1)]


def graph(edges: Edges) -> nx.Graph:
    built = nx.Graph()
    built.add_weighted_edges_from(edges, weight="sign")
    return built


def partitions(size: int, sides: int) -> Iterator[list[int]]:
    """Every way to label the nodes with up to so many groups, each partition once."""
    if size == 0:
        yield []
        return
    for labels in partitions(size - 1, sides):
        for label in range(min(max(labels, default=-1) + 2, sides)):
            yield [*labels, label]


def cheapest(size: int, edges: Edges, sides: int) -> float:
    """The fewest disagreements of all partitions, by trying each."""
    return min(
        sum(abs(w) for u, v, w in edges if (labels[u] == labels[v]) != (w > 0)) for labels in partitions(size, sides)
    )


def random_edges(size: int, seed: int) -> Edges:
    draw = random.Random(seed)
    pairs = itertools.combinations(range(size), 2)
    return [(u, v, draw.choice([-3, -2, -1, 1, 2, 3])) for u, v in pairs if draw.random() < 0.75]


def assert_optimal(size: int, edges: Edges, **options: object) -> None:
    signed = SignedGraph.from_edges(edges, range(size))
    for found, sides in ((coalitions(signed, **options), size), (frustration(signed, **options), 2)):
        assert (found.disagreements, found.lower_bound, found.proven) == (cheapest(size, edges, sides),) * 2 + (True,)
        label = {node: i for i, group in enumerate(found.coalitions) for node in group}
        assert sorted(label) == list(range(size))
        assert found.disagreements == sum(abs(w) for u, v, w in edges if (label[u] == label[v]) != (w > 0))


def test_two_camps_with_one_friendship_across_and_one_quarrel_inside() -> None:
    found = coalitions(graph(CAMPS), weight="sign")
    assert found.coalitions == (frozenset({0, 1, 2}), frozenset({3, 4, 5}))
    assert (found.disagreements, found.lower_bound, found.proven) == (2.0, 2.0, True)


def test_three_mutual_enemies_are_three_coalitions_but_frustrate_two_sides() -> None:
    enemies = graph([(0, 1, -1), (1, 2, -1), (0, 2, -1)])
    assert coalitions(enemies).coalitions == (frozenset({0}), frozenset({1}), frozenset({2}))
    assert coalitions(enemies).disagreements == 0
    assert frustration(enemies).disagreements == 1
    assert sorted(map(len, frustration(enemies).coalitions)) == [1, 2]


@pytest.mark.parametrize("seed", range(12))
def test_random_weighted_graphs_are_solved(seed: int) -> None:
    size = 5 + seed % 4
    assert_optimal(size, random_edges(size, seed), method="exact")


def test_the_order_of_nodes_and_edges_changes_nothing() -> None:
    edges = random_edges(9, 4)
    expected = coalitions(graph(edges))
    for seed in range(5):
        shuffled = [(v, u, w) for u, v, w in edges]
        random.Random(seed).shuffle(shuffled)
        assert coalitions(graph(shuffled)) == expected
        assert frustration(graph(shuffled)) == frustration(graph(edges))


def planted(seed: int, *, noise: float) -> Edges:
    """Twelve camps of ten; a share of the signs is wrong."""
    draw = random.Random(seed)
    pairs = [pair for pair in itertools.combinations(range(120), 2) if draw.random() < 0.3]
    return [(u, v, (1 if u // 10 == v // 10 else -1) * (-1 if draw.random() < noise else 1)) for u, v in pairs]


def test_the_heuristic_finds_planted_camps_and_says_that_it_has_no_proof() -> None:
    edges = planted(0, noise=0.0)
    assert coalitions(graph(edges), method="heuristic").disagreements == 0
    noisy = graph(planted(0, noise=0.1))
    found = coalitions(noisy, method="heuristic")
    assert found == coalitions(noisy, method="heuristic")
    assert not found.proven
    assert 0 < found.lower_bound < found.disagreements <= SignedGraph.from_networkx(noisy).disagreements(
        [node // 10 for node in sorted(noisy)]
    )


@pytest.mark.parametrize("seed", range(6))
def test_the_bound_of_the_heuristic_holds(seed: int) -> None:
    signed = SignedGraph.from_edges(random_edges(7, seed))
    for solve in (coalitions, frustration):
        rough, exact = solve(signed, method="heuristic"), solve(signed, method="exact")
        assert rough.lower_bound <= exact.disagreements <= rough.disagreements


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(UsageError, match="method 'best' is unknown; use one of auto, exact, heuristic"):
        coalitions(graph(CAMPS), method="best")


def test_the_empty_graph_has_no_coalitions() -> None:
    assert coalitions(nx.Graph()).coalitions == ()
    assert coalitions(nx.Graph()).proven


def test_an_earlier_answer_is_kept_where_nothing_is_better() -> None:
    # Node 2 may stand with either pair.
    edges: Edges = [(0, 1, 5), (1, 2, 1), (2, 3, 1), (3, 4, 5), (1, 3, -5)]
    for pair in (1, 3):
        before = coalitions(graph([(u, v, 2 if {u, v} == {2, pair} else w) for u, v, w in edges]), weight="sign")
        assert [3 if 3 in group else 1 for group in before.coalitions if 2 in group] == [pair]
        after = coalitions(graph(edges), weight="sign", start=before)
        assert (after.coalitions, after.disagreements, after.proven) == (before.coalitions, 1.0, True)


def test_two_sides_go_on_from_two_sides() -> None:
    # Either of the tied edges of node 2 may be the one that breaks.
    edges: Edges = [(0, 1, 1), (0, 2, 1), (1, 2, -1)]
    for kept in (1, 2):
        leaning: Edges = [(u, v, 2 if (u, v) == (0, kept) else w) for u, v, w in edges]
        before = frustration(graph([(5, 0, 1), *leaning[:2], (1, 2, -2)]), weight="sign")
        assert any({0, 5, kept} == group for group in before.coalitions)
        after = frustration(graph([*edges, (2, 3, -1)]), weight="sign", start=before)
        assert any({0, kept} <= group for group in after.coalitions)
        assert (after.disagreements, after.proven) == (1.0, True)
    with pytest.raises(UsageError, match="the start has any number of coalitions; give one that frustration found"):
        frustration(graph(edges), start=coalitions(graph(edges)))


def test_nodes_that_come_and_go_do_not_disturb_a_start() -> None:
    before = coalitions(graph([(0, 1, 1), (1, 9, 1), (2, 3, 1), (0, 2, -1)]))
    after = coalitions(graph([(0, 1, 1), (2, 3, 1), (3, 4, 1), (0, 4, -1)]), start=before)
    assert after.coalitions == (frozenset({2, 3, 4}), frozenset({0, 1}))


@pytest.mark.parametrize("known", [True, False])
def test_a_large_graph_is_searched_from_the_start_alone(known: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    before = SignedGraph.from_edges([*CAMPS, (6, 7, 1.0), (7, 8, 1.0), (6, 8, -1.0)])
    start = coalitions(before)
    monkeypatch.setattr(partition, "EXACT_EDGES", 0)
    assert (start.disagreements, start.lower_bound) == (3.0, 3.0)
    more = [(3, 5, -3.0), (4, 5, -3.0)]
    grown = before.with_edges(more) if known else SignedGraph.from_edges([*before.edges(), *more])
    found = coalitions(grown, start=start)
    assert found.coalitions == (frozenset({0, 1, 2, 5}), frozenset({6, 7, 8}), frozenset({3, 4}))
    # Two alliances of weight 2 are gone, so the old bound of 3 says nothing any more.
    assert (found.disagreements, found.lower_bound, found.proven) == (2.0, 0.0 if known else 2.0, not known)


def test_a_heuristic_answer_gets_a_closer_bound_when_asked() -> None:
    edges = random_edges(30, 3)
    for solve in (coalitions, frustration):
        quick = solve(graph(edges), method="heuristic")
        close = quick.bounded()
        assert close.coalitions == quick.coalitions
        assert quick.lower_bound < close.lower_bound <= quick.disagreements
        assert quick.bounded(looks=0) == quick
        assert close.bounded(looks=0) == close
