"""What holds for the coalitions of any signed graph, and all of the smallest graphs by trying every partition."""

from __future__ import annotations

import itertools
import math
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from test_partition import partitions

from kg.network import CoalitionSet, SignedGraph, coalitions, frustration

Edges = list[tuple[int, int, float]]
SOLVERS = pytest.mark.parametrize("solve", [coalitions, frustration])
few = settings(derandomize=True, database=None, deadline=None, max_examples=30)


@cache
def together(size: int, sides: int) -> NDArray[np.bool_]:
    """For each partition into at most so many groups whether it puts each pair together: shape (partitions, pairs)."""
    labels = np.array(list(partitions(size, sides)), np.int8)
    first, second = np.array(list(itertools.combinations(range(size), 2))).T
    return labels[:, first] == labels[:, second]


def cheapest(size: int, weights: NDArray[np.floating], sides: int) -> float:
    """The fewest disagreements of all partitions, with a weight for each pair (0 for none)."""
    joined = together(size, sides)
    return float(np.where(joined, np.maximum(-weights, 0), np.maximum(weights, 0)).sum(1).min())


def graph(size: int, weights: NDArray[np.floating]) -> SignedGraph:
    pairs = zip(itertools.combinations(range(size), 2), weights.tolist(), strict=True)
    return SignedGraph.from_edges([(u, v, w) for (u, v), w in pairs if w], range(size))


def assert_optimal(size: int, weights: NDArray[np.floating]) -> None:
    signed = graph(size, weights)
    for found, sides in ((coalitions(signed), size), (frustration(signed), 2)):
        assert found.disagreements == pytest.approx(cheapest(size, weights, sides))
        assert found.proven
        assert found.disagreements == pytest.approx(signed.disagreements(labels(found, size)))


def labels(found: CoalitionSet, size: int) -> list[int]:
    label = {node: i for i, group in enumerate(found.coalitions) for node in group}
    assert sorted(label) == list(range(size))
    return [label[node] for node in range(size)]


@cache
def every_graph(size: int) -> NDArray[np.integer]:
    """All signed graphs, a sign for each pair (0 for none), each once whatever its nodes are called."""
    if size == 1:
        return np.zeros((1, 0), np.int64)
    pairs = list(itertools.combinations(range(size), 2))
    place = {pair: i for i, pair in enumerate(pairs)}
    smaller, added = every_graph(size - 1), np.array(list(itertools.product((-1, 0, 1), repeat=size - 1)))
    graphs = np.zeros((len(smaller), len(added), len(pairs)), np.int64)
    last = np.array([second == size - 1 for _, second in pairs])
    graphs[:, :, ~last], graphs[:, :, last] = smaller[:, None], added
    digits = np.zeros((len(pairs), math.factorial(size)))
    for column, order in enumerate(itertools.permutations(range(size))):
        moved = [place[min(order[u], order[v]), max(order[u], order[v])] for u, v in pairs]
        digits[moved, column] = 3.0 ** np.arange(len(pairs))
    # Of all numbers that name a graph, with its nodes in any order, the smallest.
    numbers = [(part.reshape(-1, len(pairs)) + 1.0) @ digits for part in np.array_split(graphs, len(graphs) // 50 + 1)]
    names = np.unique(np.concatenate([part.min(1) for part in numbers]).astype(np.int64))
    return names[:, None] // 3 ** np.arange(len(pairs)) % 3 - 1


def side_by_side(size: int, graphs: NDArray[np.integer]) -> SignedGraph:
    """One graph with each of these as a part of its own."""
    first, second = np.array(list(itertools.combinations(range(size), 2))).T
    number, pair = np.nonzero(graphs)
    tails, heads = size * number + first[pair], size * number + second[pair]
    return SignedGraph.from_arrays(tails, heads, graphs[number, pair], nodes=range(size * len(graphs)))


def test_every_signed_graph_up_to_five_nodes_is_solved() -> None:
    solved = 0
    for size in (2, 3, 4, 5):
        for weights in every_graph(size):
            assert_optimal(size, weights)
            solved += 1
    assert solved == 3 + 10 + 66 + 792


@pytest.mark.parametrize(("solve", "sides"), [(coalitions, 6), (frustration, 2)])
def test_every_signed_graph_of_six_nodes_is_solved(solve, sides: int) -> None:
    graphs, joined = every_graph(6), together(6, sides).T.astype(float)
    fewest = ((graphs < 0) @ joined + (graphs > 0) @ (1 - joined)).min(1)
    assert len(graphs) == 25_506
    found = solve(side_by_side(6, graphs))
    broken = found.graph.broken(np.array(labels(found, 6 * len(graphs))))
    assert np.array_equal(np.bincount(found.graph.tails[broken] // 6, minlength=len(graphs)), fewest)
    assert found.proven


@st.composite
def weighted(draw: st.DrawFn, *, most: int = 9) -> tuple[int, NDArray[np.floating]]:
    size = draw(st.integers(2, most))
    weight = st.sampled_from([0.0, 0.0, -2.5, -1.0, -0.3, 0.3, 1.0, 2.0])
    pairs = size * (size - 1) // 2
    return size, np.array(draw(st.lists(weight, min_size=pairs, max_size=pairs)))


@few
@given(weighted())
def test_random_weighted_graphs_up_to_nine_nodes_are_solved(case: tuple[int, NDArray[np.floating]]) -> None:
    assert_optimal(*case)


@SOLVERS
@few
@given(case=weighted(), data=st.data())
def test_the_order_and_direction_of_edges_change_nothing(solve, case, data: st.DataObject) -> None:
    edges = [(u, v, w) for u, v, w in graph(*case).edges()]
    shuffled = [
        (v, u, w) if turned else (u, v, w)
        for u, v, w, turned in ((*e, data.draw(st.booleans())) for e in data.draw(st.permutations(edges)))
    ]
    plain, other = (solve(SignedGraph.from_edges(e, range(case[0]))) for e in (edges, shuffled))
    assert plain == other


@SOLVERS
@few
@given(case=weighted(), data=st.data())
def test_the_names_of_nodes_change_no_figure(solve, case, data: st.DataObject) -> None:
    names = data.draw(st.permutations(range(case[0])))
    renamed = SignedGraph.from_edges([(names[u], names[v], w) for u, v, w in graph(*case).edges()], names)
    plain, other = solve(graph(*case)), solve(renamed)
    assert plain.disagreements == pytest.approx(other.disagreements)
    assert plain.optima.unique == other.optima.unique


@SOLVERS
@few
@given(case=weighted(), factor=st.sampled_from([1e-6, 0.01, 0.7, 3.0, 1e6]))
def test_scaling_the_weights_scales_the_figures(solve, case, factor: float) -> None:
    size, weights = case
    plain, scaled = solve(graph(size, weights)), solve(graph(size, weights * factor))
    assert scaled.disagreements == pytest.approx(plain.disagreements * factor)
    assert scaled.proven


@few
@given(weighted(most=6), weighted(most=6))
def test_a_disjoint_union_keeps_the_coalitions_of_its_parts(one, two) -> None:
    left, right = graph(*one), graph(*two)
    moved = [(u + 10, v + 10, w) for u, v, w in right.edges()]
    shifted = SignedGraph.from_edges(moved, range(10, 10 + two[0]))
    union = SignedGraph.from_edges([*left.edges(), *moved], [*left.nodes, *shifted.nodes])
    parts, whole = (coalitions(left), coalitions(shifted)), coalitions(union)
    assert whole.disagreements == pytest.approx(sum(part.disagreements for part in parts))
    assert set(whole.coalitions) == {group for part in parts for group in part.coalitions}


@few
@given(case=weighted(), data=st.data())
def test_switching_nodes_keeps_the_frustration_and_turns_the_sides(case, data: st.DataObject) -> None:
    size, weights = case
    switched = data.draw(st.sets(st.integers(0, size - 1)))
    pairs = itertools.combinations(range(size), 2)
    turn = np.array([-1 if (u in switched) != (v in switched) else 1 for u, v in pairs])
    plain, turned = frustration(graph(size, weights)), frustration(graph(size, weights * turn))
    assert turned.disagreements == pytest.approx(plain.disagreements)
    back = [label ^ (node in switched) for node, label in enumerate(turned.labels.tolist())]
    assert plain.graph.disagreements(back) == pytest.approx(plain.disagreements)
