from __future__ import annotations

from datetime import date

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from war import ARMY, EAGLES, FOXES, HAWKS, LYNXES, ROOM, WOLVES

from kg.errors import UsageError
from kg.model import Modality
from kg.network.explanation import explain, find_coalition
from kg.network.margins import margins, settled
from kg.network.partition import coalitions
from kg.network.report import report_of
from kg.network.signed import SignedGraph


def test_a_margin_is_what_a_move_to_the_next_best_place_costs() -> None:
    graph = SignedGraph.from_edges([
        ("a", "b", 3.0), ("b", "c", 1.0), ("c", "d", 2.0), ("d", "e", 1.0), ("a", "e", -4.0), ("b", "pact", 1.0)])
    found = margins(graph, ["a", "b", "c"], [{"d", "e"}, {"a", "b", "c"}], own=["pact"])
    assert [(m.member, m.value, sorted(m.elsewhere)) for m in found] == [
        ("a", 3.0, []), ("b", 5.0, []), ("c", -1.0, ["d", "e"])]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from([-2.0, -1.0, 1.0, 2.0])), max_size=12))
def test_in_an_optimal_partition_no_move_helps(edges) -> None:
    graph = SignedGraph.from_edges((u, v, w) for u, v, w in edges if u != v)
    groups = coalitions(graph).coalitions
    for i, group in enumerate(groups):
        assert all(m.value >= 0 for m in margins(graph, sorted(group), groups[:i] + groups[i + 1 :]))


@pytest.fixture
def war(claim, ground):
    claims = [
        claim("c:1", EAGLES, "memberOf", ROOM, document="a"),
        claim("c:2", FOXES, "memberOf", ROOM, document="a", confidence=0.8),
        claim("c:3", EAGLES, "memberOf", ROOM, document="copy", confidence=0.7),
        claim("c:4", LYNXES, "memberOf", ROOM, document="b"),
        claim("c:5", EAGLES, "memberOf", ROOM, document="b", confidence=0.6),
        claim("c:6", FOXES, "memberOf", ROOM, document="b", confidence=0.6),
        claim("c:7", LYNXES, "memberOf", ROOM, document="a", confidence=0.6),
        claim("c:fight", EAGLES, "attacked", LYNXES, document="b", start=40),
        claim("c:act1", EAGLES, "attacked", WOLVES, document="b", start=80),
        claim("c:act2", FOXES, "attacked", WOLVES, document="b", start=90),
        claim("c:aim", ROOM, "fights", ARMY, document="a", start=99, modality=Modality.INTENDED),
        claim("c:out", FOXES, "alliedWith", HAWKS, document="c"),
        claim("c:foe", HAWKS, "fights", EAGLES, document="c", start=9),
        claim("c:foe2", HAWKS, "fights", LYNXES, document="d"),
    ]
    days = {"a": date(2014, 2, 1), "copy": date(2014, 2, 2), "b": date(2014, 2, 20), "c": date(2014, 3, 1)}
    return ground(claims, published=days, copies={"copy": "a"})


def test_an_explanation_has_both_sides_and_how_sure_it_is(war) -> None:
    report = report_of(war)
    found = explain(war, report, find_coalition(report, "dawn room"), runs=20)
    assert [(r.subject, r.relation, r.sources, [c.iri for c in r.claims]) for r in found.support] == [
        ("Eagles Brigade", "memberOf", 2, ["c:1", "c:3", "c:5"]),
        ("Foxes Brigade", "memberOf", 2, ["c:2", "c:6"]),
        ("Lynx Battalion", "memberOf", 2, ["c:4", "c:7"]),
    ]
    assert [(r.subject, r.relation, r.object) for r in found.inside] == [
        ("Eagles Brigade", "attacked", "Lynx Battalion")]
    assert [(r.subject, r.object) for r in found.across] == [("Foxes Brigade", "Hawks")]
    assert [(e.name, e.basis, e.members) for e in found.enemies] == [
        ("Hawks", "acts", ("Eagles Brigade", "Lynx Battalion")),
        ("National Army", "purpose", ()),
        ("Wolves", "acts", ("Eagles Brigade", "Foxes Brigade")),
    ]
    assert (found.first, found.last) == ("2014-02-01", "2014-02-20")
    assert found.sources == (("a", 4), ("b", 3))
    assert (found.fewest_sources.of, found.fewest_sources.exact) == (("a", "b"), True)
    assert (found.stability.runs, found.proven, found.disagreements) == (20, True, 2.0)
    assert [(m.name, m.margin, m.elsewhere) for m in found.members] == [
        ("Eagles Brigade", 1.0, ()), ("Foxes Brigade", 1.0, ("Hawks",)), ("Lynx Battalion", 1.0, ())]


def test_coalitions_are_found_by_name_id_or_member(war, ground) -> None:
    report = report_of(war)
    (room,) = (c for c in report.coalitions if c.kind == "declared")
    for name in ("Dawn Room", "DAWN room", room.id, room.id[:20], "Lynx Battalion", LYNXES.iri, "Dawn"):
        assert find_coalition(report, name) == room
    with pytest.raises(UsageError, match=r"no coalition goes by 'Wolves'; there are Dawn Room \(declared, coalition:"):
        find_coalition(report, "Wolves")
    with pytest.raises(UsageError, match="there is no coalition, so none goes by 'Wolves'"):
        find_coalition(report_of(ground([])), "Wolves")


def test_a_member_of_several_coalitions_names_none(claim, ground) -> None:
    claims = [
        *(claim(f"c:{p.name}", p, "memberOf", ROOM) for p in (EAGLES, FOXES)),
        claim("c:a", EAGLES, "alliedWith", HAWKS),
    ]
    with pytest.raises(UsageError, match=r"'Eagles Brigade' may be any of Dawn Room .*; give the id"):
        find_coalition(report_of(ground(claims)), "Eagles Brigade")


def test_graphs_are_left_as_they_are() -> None:
    graph = nx.Graph([("a", "b", {"sign": 1})])
    margins(SignedGraph.from_networkx(graph), ["a", "b"], [])
    assert list(graph.edges(data="sign")) == [("a", "b", 1)]


def test_members_settle_where_moving_none_of_them_helps() -> None:
    graph = SignedGraph.from_edges([
        ("a", "b", 1.0), ("b", "c", 1.0), ("a", "c", -3.0), ("c", "d", 2.0), ("d", "e", -1.0)])
    assert settled(graph, dict.fromkeys("abcde", 0), ["a", "b", "c"]) == {"a": -1, "b": 0, "c": 0}
    assert settled(graph, dict.fromkeys("abcde", 0), ["b"]) == {"b": 0}
    assert settled(graph, {"a": 0, "b": 1, "c": 2, "d": 3, "e": 4}, ["c"]) == {"c": 3}
