from __future__ import annotations

from war import ARMY, EAGLES, FOXES, LYNXES, ROOM, TOWN, WOLVES

from kg.model import Modality, Polarity, Together
from kg.network.observed import observed, seen_together, side_by_side
from kg.network.report import report_of

PARTIES = (EAGLES, FOXES, LYNXES)


def room(claim):
    return [claim(f"c:{party.name}", party, "memberOf", ROOM) for party in PARTIES]


def seen(ground) -> tuple[list[str], list[str], list[str]]:
    found = observed(ground, [party.iri for party in PARTIES], seen_together(ground))
    kinds = (found.together, found.apart, found.fighting)
    return tuple([f"{pair.names[0]} + {pair.names[1]}" for pair in pairs] for pairs in kinds)


def test_a_pact_and_its_announcement_are_no_deed(claim, ground) -> None:
    words = [claim("c:word", EAGLES, "alliedWith", FOXES), claim("c:bond", FOXES, "agreedWith", LYNXES)]
    assert seen(ground([*room(claim), *words])) == (
        [], ["Eagles Brigade + Foxes Brigade", "Eagles Brigade + Lynx Battalion", "Foxes Brigade + Lynx Battalion"], [])


def test_help_and_one_sentence_against_one_opponent_show_members_together(claim, ground) -> None:
    claims = [
        *room(claim),
        claim("c:arms", EAGLES, "supports", FOXES, start=50),
        claim("c:act1", FOXES, "attacked", WOLVES, start=90),
        claim("c:act2", LYNXES, "attacked", WOLVES, start=90),
        claim("c:elsewhere", EAGLES, "attacked", WOLVES, start=120),
        claim("c:not", EAGLES, "attacked", ARMY, start=90),
        claim("c:meant1", EAGLES, "bombarded", WOLVES, start=200, modality=Modality.INTENDED),
        claim("c:meant2", LYNXES, "bombarded", WOLVES, start=200, modality=Modality.INTENDED),
        claim("c:town1", EAGLES, "bombarded", TOWN, start=300),
        claim("c:town2", LYNXES, "bombarded", TOWN, start=300),
    ]
    assert seen(ground(claims)) == (
        ["Eagles Brigade + Foxes Brigade", "Foxes Brigade + Lynx Battalion"], ["Eagles Brigade + Lynx Battalion"], [])
    found = ground(claims)
    together = observed(found, [FOXES.iri, LYNXES.iri], seen_together(found)).together
    assert together == (
        Together(("Foxes Brigade", "Lynx Battalion"), (FOXES.iri, LYNXES.iri), ("c:act1", "c:act2")),)


def test_members_who_fight_each_other_are_told(claim, ground) -> None:
    claims = [*room(claim), claim("c:fight", EAGLES, "attacked", LYNXES), claim("c:words", FOXES, "accused", LYNXES)]
    assert seen(ground(claims))[2] == ["Eagles Brigade + Lynx Battalion"]


def test_side_by_side_without_a_pact(claim, ground) -> None:
    claims = [
        *room(claim),
        claim("c:1", EAGLES, "cooperatesWith", FOXES),
        claim("c:2", EAGLES, "cooperatesWith", ARMY),
        claim("c:3", ARMY, "attacked", WOLVES, start=9),
        claim("c:4", LYNXES, "attacked", WOLVES, start=9),
        claim("c:5", ARMY, "supports", FOXES),
        claim("c:6", ARMY, "alliedWith", LYNXES, document="d2"),
    ]
    found = ground(claims)
    assert [together.names for together in side_by_side(found)] == [("Eagles Brigade", "National Army")]
    assert report_of(found).side_by_side == side_by_side(found)
    without = [c for c in claims if c.iri != "c:6"]
    assert [together.names for together in side_by_side(ground(without))] == [
        ("Eagles Brigade", "National Army"), ("Lynx Battalion", "National Army")]


def test_what_somebody_denies_is_told_as_contested(claim, ground) -> None:
    claims = [
        claim("c:yes", EAGLES, "cooperatesWith", ARMY, document="a"),
        claim("c:no", EAGLES, "cooperatesWith", ARMY, document="b", polarity=Polarity.DENIED, confidence=0.7),
    ]
    assert [(together.names, together.contested) for together in side_by_side(ground(claims))] == [
        (("Eagles Brigade", "National Army"), True)]
