from __future__ import annotations

from datetime import date
from itertools import combinations

import numpy as np
import pytest
from war import ARMY, EAGLES, FOXES, HAWKS, LYNXES, ROOM, WOLVES

from kg.network.partition import coalitions, continued
from kg.network.signed import SignedGraph
from kg.network.timeline import Event, timeline
from kg.network.timeline import scenes as of_grounds
from kg.network.windows import calendar_windows


def told(events: tuple[Event, ...]) -> list[tuple[str, str, str, str, list[str]]]:
    """Month, kind, members, basis and claims of each event."""
    return [
        (e.window.span.edtf[:7], e.kind, " ".join(name.split()[0] for name, _ in e.members), e.basis,
         [claim.iri for claim in e.claims])
        for e in events
    ]


def scenes(ground, claims, months: int = 3, half_life: float | None = None):
    """The months of 2014; the document of a claim is the day it was published, MM-DD."""
    published = {c.document: date.fromisoformat(f"2014-{c.document}") for c in claims}
    windows = calendar_windows(date(2014, 1, 1), date(2014, months, 2), every="month", half_life=half_life)
    return of_grounds((window, ground(claims, published=published, window=window)) for window in windows)


def allies(claim, day: str, *actors):
    """An alliance of all with all, reported on a day."""
    return [
        claim(f"{day}:{a.name[0]}{b.name[0]}", a, "alliedWith", b, document=day) for a, b in combinations(actors, 2)
    ]


def test_a_coalition_is_born_goes_on_and_ends_in_a_fight(claim, ground) -> None:
    claims = [
        *allies(claim, "01-10", EAGLES, FOXES),
        *allies(claim, "02-10", EAGLES, FOXES),
        claim("fight", EAGLES, "attacked", FOXES, document="03-05"),
    ]
    assert told(timeline(scenes(ground, claims))) == [
        ("2014-01", "born", "Eagles Foxes", "reported", ["01-10:EF"]),
        ("2014-03", "ended", "Eagles Foxes", "reported", ["fight"]),
    ]


def test_what_is_not_reported_any_more_is_told_with_the_last_report(claim, ground) -> None:
    claims = [*allies(claim, "01-10", EAGLES, FOXES), claim("war", ARMY, "attacked", WOLVES, document="02-10")]
    assert told(timeline(scenes(ground, claims)))[1] == ("2014-02", "ended", "Eagles Foxes", "silence", ["01-10:EF"])


def test_members_join_and_leave(claim, ground) -> None:
    claims = [
        *allies(claim, "01-10", EAGLES, FOXES, LYNXES),
        *allies(claim, "02-10", EAGLES, FOXES, LYNXES, HAWKS),
        *allies(claim, "03-10", EAGLES, FOXES, HAWKS),
        claim("break", FOXES, "attacked", LYNXES, document="03-11"),
    ]
    assert told(timeline(scenes(ground, claims))) == [
        ("2014-01", "born", "Eagles Foxes Lynx", "reported", ["01-10:EF", "01-10:EL", "01-10:FL"]),
        ("2014-02", "joined", "Hawks", "reported", ["02-10:EH", "02-10:FH", "02-10:LH"]),
        ("2014-03", "left", "Lynx", "reported", ["break"]),
    ]


def test_who_is_said_to_have_split_off_left(claim, ground) -> None:
    claims = [
        *allies(claim, "01-10", EAGLES, FOXES, LYNXES),
        *allies(claim, "02-10", EAGLES, FOXES),
        claim("split", LYNXES, "splitFrom", EAGLES, document="02-11"),
    ]
    assert told(timeline(scenes(ground, claims, 2)))[1:] == [("2014-02", "left", "Lynx", "reported", ["split"])]


def test_two_coalitions_merge_and_split_again(claim, ground) -> None:
    north, south = (EAGLES, FOXES, HAWKS), (ARMY, WOLVES)
    claims = [
        *allies(claim, "01-10", *north),
        *allies(claim, "01-10", *south),
        *allies(claim, "02-10", *north, *south),
        *allies(claim, "03-10", *north),
        *allies(claim, "03-10", *south),
        claim("break", EAGLES, "attacked", ARMY, document="03-11"),
    ]
    events = timeline(scenes(ground, claims))
    assert [event[:4] for event in told(events)][2:] == [
        ("2014-02", "merged", "National Wolves", "reported"),
        ("2014-03", "split", "National Wolves", "reported"),
    ]
    merged, split = events[2:]
    assert (merged.other.name, split.other.name) == ("National Army and Wolves", merged.coalition.name)
    assert [claim.iri for claim in merged.claims] == [
        "02-10:EN", "02-10:EW", "02-10:FN", "02-10:FW", "02-10:HN", "02-10:HW"]
    assert [claim.iri for claim in split.claims] == ["break"]


def test_a_declared_coalition_goes_on_as_itself_and_its_pact_shows_who_joined(claim, ground) -> None:
    def members(day, *parties):
        return [claim(f"{day}:{p.name[0]}", p, "memberOf", ROOM, document=day) for p in parties]

    claims = [*members("01-10", EAGLES, FOXES), *members("02-10", EAGLES, FOXES, LYNXES)]
    assert told(timeline(scenes(ground, claims, 2))) == [
        ("2014-01", "born", "Eagles Foxes", "reported", ["01-10:E", "01-10:F"]),
        ("2014-02", "joined", "Lynx", "reported", ["02-10:L"]),
    ]


def test_an_inferred_coalition_that_is_declared_later_goes_on(claim, ground) -> None:
    claims = [
        *allies(claim, "01-10", EAGLES, FOXES),
        *(claim(f"02-10:{p.name[0]}", p, "memberOf", ROOM, document="02-10") for p in (EAGLES, FOXES)),
    ]
    assert [event[1] for event in told(timeline(scenes(ground, claims, 2)))] == ["born"]


def test_windows_without_reports_are_passed_over(claim, ground) -> None:
    claims = [*allies(claim, "01-10", EAGLES, FOXES), *allies(claim, "03-10", EAGLES, FOXES)]
    assert [event[1] for event in told(timeline(scenes(ground, claims)))] == ["born"]
    assert timeline(scenes(ground, [], 1)) == ()


def test_reports_that_fade_carry_a_coalition_over(claim, ground) -> None:
    claims = [*allies(claim, "01-10", EAGLES, FOXES), claim("war", ARMY, "attacked", WOLVES, document="02-10")]
    assert [event[1] for event in told(timeline(scenes(ground, claims, 2, half_life=30)))] == ["born"]
    fight = claim("fight", EAGLES, "attacked", FOXES, document="02-20", confidence=0.9)
    found = told(timeline(scenes(ground, [*claims, fight], 2, half_life=30)))
    assert found[1:] == [("2014-02", "ended", "Eagles Foxes", "reported", ["fight"])]


@pytest.mark.parametrize("friend", [EAGLES, HAWKS])
def test_a_member_between_two_stays_where_it_was(claim, ground, friend) -> None:
    claims = [
        *allies(claim, "01-10", EAGLES, FOXES),
        *allies(claim, "01-11", HAWKS, WOLVES),
        claim("first", friend, "alliedWith", LYNXES, document="01-12"),
        *allies(claim, "02-10", EAGLES, FOXES),
        *allies(claim, "02-11", HAWKS, WOLVES),
        claim("war", EAGLES, "attacked", HAWKS, document="02-12"),
        claim("here", EAGLES, "alliedWith", LYNXES, document="02-13"),
        claim("there", HAWKS, "alliedWith", LYNXES, document="02-14"),
    ]
    published = {c.document: date.fromisoformat(f"2014-{c.document}") for c in claims}
    windows = calendar_windows(date(2014, 1, 1), date(2014, 2, 2), every="month")
    before, after = of_grounds((w, ground(claims, published=published, window=w)) for w in windows)
    assert before.ground.partition.disagreements == 0
    (home,) = (group for group in after.ground.partition.coalitions if LYNXES.iri in group)
    assert friend.iri in home
    assert not [event for event in timeline([before, after]) if event.kind in ("joined", "left")]


def test_a_start_never_costs_anything() -> None:
    random = np.random.default_rng(3)
    tails, heads = random.integers(200, size=(2, 2_500))
    signs = random.choice([-1.0, 1.0], 2_500)
    graph = SignedGraph.from_edges((u, v, s) for u, v, s in zip(tails.tolist(), heads.tolist(), signs, strict=True))
    alone = coalitions(SignedGraph.from_edges([(0, 1, -1.0)]))
    fresh = coalitions(graph, method="heuristic")
    assert continued(graph, alone, method="heuristic").disagreements <= fresh.disagreements
    assert continued(graph, fresh, method="heuristic").coalitions == fresh.coalitions
