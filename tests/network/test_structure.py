"""Balance, brokers, ways and expected relations."""

from __future__ import annotations

from itertools import combinations
from math import fsum

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from war import ARMY, EAGLES, FOXES, HAWKS, WOLVES

from kg.errors import UsageError
from kg.network import brokerage
from kg.network.brokerage import brokers
from kg.network.expected import Accuracy, predict
from kg.network.paths import way
from kg.network.signed import SignedGraph
from kg.network.triads import Triad, balance, triads

QUARREL = [("a", "b", 2.0), ("b", "c", 1.0), ("a", "c", -3.0)]
FOES = [("x", "y", -1.0), ("y", "z", -2.0), ("x", "z", -1.0)]
CAMP = [("p", "q", 1.0), ("p", "r", -1.0), ("q", "r", -1.0)]
GRAPHS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.sampled_from([-2.0, -1.0, 1.0, 3.0])), max_size=15)


def test_triads_out_of_balance_are_listed_quarrels_first() -> None:
    found = balance(SignedGraph.from_edges([*FOES, *QUARREL, *CAMP]))
    assert found.triads == {0: 0, 1: 1, 2: 1, 3: 1}
    assert found.unbalanced == (Triad(("a", "b", "c"), "quarrel", 1.0), Triad(("x", "y", "z"), "three enemies", 1.0))
    assert found.share == 1 / 3
    assert (found.two_sides.disagreements, found.two_sides.proven) == (2.0, True)


def test_brokers_and_predictions_take_a_networkx_graph_too() -> None:
    chain = nx.Graph([("a", "b", {"tone": 1}), ("b", "c", {"tone": -1})])
    assert [(e.a, e.b, e.score) for e in predict(chain, "tone").expected] == [("a", "c", -1.0)]
    chain["b"]["c"]["tone"] = 1
    assert [b.node for b in brokers(chain, [{"a"}, {"b"}, {"c"}], "tone")] == ["b"]


def test_balance_takes_a_networkx_graph_and_says_nothing_of_no_triad() -> None:
    pair = nx.Graph([("a", "b", {"tone": -1, "size": 4})])
    assert (balance(pair, "tone", weight="size").share, balance(pair, "tone").unbalanced) == (None, ())
    with pytest.raises(UsageError, match="attribute 'sign' is None"):
        balance(pair)


@given(GRAPHS)
def test_every_triad_is_found_once(edges) -> None:
    graph = SignedGraph.from_edges((u, v, w) for u, v, w in edges if u != v)
    weights = {frozenset((graph.nodes[u], graph.nodes[v])): w for u, v, w in graph.edges()}
    expected = [
        (trio, tuple(weights[frozenset(pair)] for pair in ((trio[0], trio[1]), trio[1:], (trio[0], trio[2]))))
        for trio in combinations(graph.nodes, 3)
        if all(frozenset(pair) in weights for pair in combinations(trio, 2))
    ]
    assert sorted(triads(graph)) == expected


def test_a_broker_spreads_its_ties_over_coalitions() -> None:
    graph = SignedGraph.from_edges([
        ("a", "b", 2.0), ("c", "d", 2.0), ("b", "m", 1.0), ("m", "c", 1.0), ("a", "c", -1.0), ("d", "e", -1.0)])
    found = brokers(graph, [{"a", "b"}, {"c", "d"}, {"m"}, {"e"}])
    assert [(b.node, round(b.participation, 3), b.betweenness) for b in found] == [
        ("m", 0.5, 4.0), ("b", 0.444, 3.0), ("c", 0.444, 3.0)]
    assert found[0].reach == ((0, 1.0), (1, 1.0))


def test_ways_inside_a_coalition_are_no_brokerage() -> None:
    star = SignedGraph.from_edges([("hub", leaf, 1.0) for leaf in "abc"])
    assert brokers(star, [{"hub", "a", "b", "c"}]) == ()
    (hub,) = brokers(star, [{"hub", "a", "b"}, {"c"}])
    assert (hub.node, hub.participation, hub.betweenness) == ("hub", pytest.approx(4 / 9), 2.0)


def test_of_large_graphs_betweenness_is_estimated_with_the_seed(monkeypatch) -> None:
    edges = [(i, i + 1, 1.0) for i in range(40)]
    groups = [set(range(20)), set(range(20, 41))]
    exact = {b.node: b.betweenness for b in brokers(SignedGraph.from_edges(edges), groups)}
    monkeypatch.setattr(brokerage, "LARGE", 10)
    monkeypatch.setattr(brokerage, "PIVOTS", 30)
    first, again, other = (brokers(SignedGraph.from_edges(edges), groups, seed=seed) for seed in (1, 1, 2))
    assert first == again != other
    assert {b.node: b.betweenness for b in first}[20] == pytest.approx(exact[20], rel=0.25)


def test_the_way_is_the_shortest_and_of_these_the_best_attested(claim, ground) -> None:
    claims = [
        claim("c:1", EAGLES, "fights", FOXES, confidence=0.6),
        claim("c:2", FOXES, "alliedWith", ARMY, confidence=0.9),
        claim("c:3", EAGLES, "attacked", WOLVES, confidence=0.9),
        claim("c:4", WOLVES, "alliedWith", ARMY, confidence=0.8),
        claim("c:5", EAGLES, "accused", WOLVES, confidence=0.95),
        claim("c:6", ARMY, "leads", HAWKS, confidence=0.95),
    ]
    ties = ground(claims).ties
    found = way(ties, EAGLES.iri, HAWKS.iri)
    assert [[tie.claims[0] for tie in step] for step in found] == [["c:5", "c:3"], ["c:4"], ["c:6"]]
    assert way(ties, EAGLES.iri, EAGLES.iri) == ()
    assert way([tie for tie in ties if tie.sign > 0], EAGLES.iri, HAWKS.iri) is None


def test_what_balance_expects_comes_with_who_stands_between() -> None:
    found = predict(SignedGraph.from_edges([
        ("a", "m", 2.0), ("b", "m", 1.0), ("b", "n", -3.0), ("a", "n", -1.0), ("c", "n", -2.0), ("c", "z", -1.0)]))
    assert [(e.a, e.b, e.score, e.through, e.weak) for e in found.expected] == [
        ("a", "b", 2.0, ("m", "n"), False),
        ("m", "n", -2.0, ("a", "b"), False),
        ("b", "c", 2.0, ("n",), True),
        ("a", "c", 1.0, ("n",), True),
        ("n", "z", 1.0, ("c",), True),
    ]
    chain = SignedGraph.from_edges([("a", "m", 1.0), ("b", "m", 1.0)])
    assert len(predict(chain).expected) == 1
    assert predict(chain, leave=["m"]).expected == ()


def test_a_guess_that_cancels_out_is_none() -> None:
    even = SignedGraph.from_edges([("a", "m", 1.0), ("b", "m", 1.0), ("a", "n", 1.0), ("b", "n", -1.0)])
    assert predict(even).expected == ()


def test_accuracy_leaves_each_relation_out_in_turn() -> None:
    accuracy = predict(SignedGraph.from_edges([*QUARREL, *FOES, *CAMP])).accuracy
    assert accuracy == Accuracy(known=9, right=3, base=6, draws=0, kinds=(
        ("friend of a friend", 0, 1), ("enemy of an enemy", 1, 4), ("enemy of a friend", 2, 4)))
    assert not accuracy.measured
    assert predict(SignedGraph.from_edges([*QUARREL, *FOES, *CAMP, *((f"{a}2", f"{b}2", w) for a, b, w in CAMP)])
                   ).accuracy.measured


@given(GRAPHS)
def test_the_accuracy_is_what_predicting_without_each_edge_gives(edges) -> None:
    graph = SignedGraph.from_edges((u, v, w) for u, v, w in edges if u != v)
    named = [(graph.nodes[u], graph.nodes[v], w) for u, v, w in graph.edges()]
    right = known = 0
    for u, v, weight in named:
        rest = SignedGraph.from_edges([edge for edge in named if edge[:2] != (u, v)], graph.nodes)
        score = fsum(e.score for e in predict(rest).expected if {e.a, e.b} == {u, v})
        known += score != 0
        right += score * weight > 0
    accuracy = predict(graph).accuracy
    assert (accuracy.known, accuracy.right) == (known, right)
