from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kg.model import Entity, Interval, Tie
from kg.network.dates import ended, since, until
from kg.network.graph import to_networkx

EAGLES = Entity("actor:eagles", "Eagles", "ArmedGroup", ("The Eagles",))
WOLVES = Entity("actor:wolves", "Wolves", "ArmedGroup")
HILL = Entity("place:hill", "Hill", "Settlement")


def day(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


MARCH = Interval("2014-03", day(2014, 3, 1), day(2014, 3, 31), day(2014, 3, 1), day(2014, 3, 31))


def tie(iri: str, subject: Entity, relation: str, object_: Entity, interval: Interval | None = None) -> Tie:
    return Tie(iri, subject, relation, object_, -1.0, interval, HILL, 2, 0.9, 0.6, True, ("claim:1", "claim:2"))


def test_ties_become_edges_keyed_by_iri_in_sorted_order() -> None:
    graph = to_networkx([tie("tie:b", WOLVES, "attacked", EAGLES), tie("tie:a", EAGLES, "fights", WOLVES, MARCH)])
    assert list(graph.nodes(data=True)) == [
        ("actor:eagles", {"name": "Eagles", "type": "ArmedGroup", "aliases": ("The Eagles",)}),
        ("actor:wolves", {"name": "Wolves", "type": "ArmedGroup", "aliases": ()}),
    ]
    assert list(graph.edges(keys=True)) == [
        ("actor:eagles", "actor:wolves", "tie:a"),
        ("actor:wolves", "actor:eagles", "tie:b"),
    ]
    assert graph.edges["actor:eagles", "actor:wolves", "tie:a"] == {
        "relation": "fights",
        "sign": -1.0,
        "weight": 2,
        "support": 0.9,
        "contested": True,
        "edtf": "2014-03",
        "since": "2014-03",
        "until": "2014-03",
        "place": "Hill",
        "claims": ("claim:1", "claim:2"),
    }
    assert graph.edges["actor:wolves", "actor:eagles", "tie:b"]["since"] is None


@pytest.mark.parametrize(
    ("interval", "start", "end"),
    [
        (None, None, None),
        (Interval("2014", day(2014, 1, 1), None, None, day(2014, 12, 31)), "2014", "2014"),
        (Interval("2014-02-27/2014-03", day(2014, 2, 27), None, None, day(2014, 3, 31)), "2014-02-27", "2014-03"),
        (Interval("2014-02-27/..", day(2014, 2, 27), day(2014, 2, 27, 23, 59)), "2014-02-27", None),
        (Interval("../2014-03", None, None, day(2014, 3, 1), day(2014, 3, 31)), None, "2014-03"),
        (Interval("2014-03~", None, day(2014, 3, 9), day(2014, 3, 20), None), "2014-03-09", "2014-03-20"),
        (Interval("2014-21", day(2014, 3, 1), None, None, day(2014, 5, 31)), "2014-03-01", "2014-05-31"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(interval: Interval | None, start: str | None, end: str | None) -> None:
    assert (since(interval), until(interval)) == (start, end)


def test_a_bare_date_is_no_end() -> None:
    assert ended(Interval("2014-02-27", day(2014, 2, 27), None, None, day(2014, 2, 27))) is None
    assert ended(Interval("2014-02-27/2014-03-01", day(2014, 2, 27), None, None, day(2014, 3, 1))) == "2014-03-01"
    assert ended(None) is None
