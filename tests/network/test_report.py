from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from kg.knowledge.ontology import Ontology
from kg.model import Entity, Interval, Modality, Opponent, Polarity
from kg.network import coalition_report, report_json
from kg.vocab import digest, document_iri

EAGLES = Entity("actor:eagles", "Eagles Brigade", "ArmedGroup")
FOXES = Entity("actor:foxes", "Foxes Brigade", "ArmedGroup")
LYNXES = Entity("actor:lynxes", "Lynx Battalion", "ArmedGroup")
WOLVES = Entity("actor:wolves", "Wolves", "ArmedGroup")
ARMY = Entity("actor:army", "National Army", "StateForce")
CHIEF = Entity("actor:chief", "Abu Test", "Person")
FRONT = Entity("actor:front", "Northern Front", "UmbrellaGroup")
NAMED = Entity("actor:dawn", "Dawn Room", "OperationsRoom")
ROOM1 = Entity("document/d1/actor/room", "joint operations room", "OperationsRoom", (), "d1")
ROOM2 = Entity("document/d2/actor/room", "their operations room", "OperationsRoom", (), "d2")
CIVILIANS = Entity("document/d1/actor/civilians", "civilians", "UnnamedGroup", (), "d1")
RIVALS = Entity("document/d1/actor/rivals", "rival factions", "ArmedGroup", (), "d1")
TOWN = Entity("place:town", "Town", "Settlement")


def span(edtf: str, *days: tuple[int, int, int]) -> Interval:
    start, end = (datetime(*day, tzinfo=UTC) for day in (days * 2)[:2])
    return Interval(edtf, earliest_start=start, latest_end=end)


FEB27 = span("2014-02-27", (2014, 2, 27))


def memberships(tie, room, *members, **options):
    return [tie(member, "memberOf", room, f"claim:{member.iri}-{room.iri}", **options) for member in members]


def membership_claims(claim, room, *members, **options):
    return [claim(f"claim:{member.iri}-{room.iri}", member, "memberOf", room, **options) for member in members]


def test_a_room_without_a_name_is_one_declared_coalition_whatever_number_of_documents_describes_it(
    claim, tie, page, ontology: Ontology
) -> None:
    parties = (EAGLES, FOXES, LYNXES)
    ties = memberships(tie, ROOM1, *parties, interval=FEB27) + memberships(tie, ROOM2, *parties)
    claims = [
        *membership_claims(claim, ROOM1, *parties, document="d1", start=24),
        *membership_claims(claim, ROOM2, *parties, document="d2", start=7, confidence=0.8),
        claim("claim:aim", ROOM2, "fights", WOLVES, document="d2", start=60, modality=Modality.INTENDED),
        claim("claim:not", ROOM1, "fights", ARMY, modality=Modality.INTENDED, polarity=Polarity.DENIED),
        claim("claim:vague", ROOM1, "fights", RIVALS, modality=Modality.INTENDED),
        claim("claim:maybe", ROOM1, "fights", ARMY, modality=Modality.POSSIBLE),
    ]
    report = coalition_report(ties, claims, [page("d1", "a.txt"), page("d2", "b.txt")], ontology)
    members = [{"name": party.name, "iri": party.iri} for party in parties]
    assert report_json(report) == {
        "coalitions": [
            {
                "id": f"coalition:{digest(['declared', EAGLES.iri, FOXES.iri, LYNXES.iri])}",
                "name": "joint operations room",
                "kind": "declared",
                "members": members,
                "against": [{"name": "Wolves", "iri": WOLVES.iri, "basis": "purpose"}],
                "since": "2014-02-27",
                "until": None,
                "evidence": [
                    {
                        "claim": f"claim:{EAGLES.iri}-{ROOM1.iri}",
                        "quote": "Sentence 24 of d1.",
                        "document": "a.txt",
                        "start": 24,
                        "end": 42,
                    },
                    {
                        "claim": "claim:aim",
                        "quote": "Sentence 60 of d2.",
                        "document": "b.txt",
                        "start": 60,
                        "end": 78,
                    },
                    {
                        "claim": f"claim:{EAGLES.iri}-{ROOM2.iri}",
                        "quote": "Sentence 7 of d2.",
                        "document": "b.txt",
                        "start": 7,
                        "end": 24,
                    },
                ],
                "observed": {
                    "together": [],
                    "never_together": [
                        ["Eagles Brigade", "Foxes Brigade"],
                        ["Eagles Brigade", "Lynx Battalion"],
                        ["Foxes Brigade", "Lynx Battalion"],
                    ],
                    "fighting": [],
                },
            }
        ],
        "disagreements": 0.0,
        "lower_bound": 0.0,
        "proven": True,
        "side_by_side": [],
    }


def test_a_room_without_a_name_is_the_named_one_with_the_same_members(tie, ontology: Ontology) -> None:
    ties = memberships(tie, ROOM1, EAGLES, FOXES) + memberships(tie, NAMED, EAGLES, FOXES)
    assert [c.name for c in coalition_report(ties, [], [], ontology).coalitions] == ["Dawn Room"]
    alone = memberships(tie, ROOM1, EAGLES) + memberships(tie, NAMED, EAGLES)
    assert [c.name for c in coalition_report(alone, [], [], ontology).coalitions] == [
        "Dawn Room",
        "joint operations room",
    ]


def test_two_named_pacts_of_the_same_members_stay_two(tie, ontology: Ontology) -> None:
    ties = memberships(tie, FRONT, EAGLES, FOXES) + memberships(tie, NAMED, EAGLES, FOXES)
    found = coalition_report(ties, [], [], ontology).coalitions
    assert [c.name for c in found] == ["Dawn Room", "Northern Front"]
    assert len({c.id for c in found}) == 2


def test_generic_actors_and_fighters_are_no_members(tie, ontology: Ontology) -> None:
    ties = memberships(tie, FRONT, EAGLES, CHIEF, RIVALS) + memberships(tie, WOLVES, CHIEF)
    (front,) = (c for c in coalition_report(ties, [], [], ontology).coalitions if c.kind == "declared")
    assert (front.name, front.members) == ("Northern Front", (("Eagles Brigade", EAGLES.iri),))


def test_acts_are_hostile_ties_of_half_the_members_or_of_the_pact(tie, ontology: Ontology) -> None:
    ties = [
        *memberships(tie, NAMED, EAGLES, FOXES, LYNXES),
        tie(EAGLES, "fights", WOLVES, "claim:1"),
        tie(WOLVES, "bombarded", FOXES, "claim:2"),
        tie(ARMY, "attacked", LYNXES, "claim:3"),
        tie(EAGLES, "attacked", CIVILIANS, "claim:4"),
        tie(FOXES, "attacked", CIVILIANS, "claim:5"),
        tie(EAGLES, "attacked", TOWN, "claim:6"),
        tie(FOXES, "attacked", TOWN, "claim:7"),
    ]
    room = coalition_report(ties, [], [], ontology).coalitions[0]
    assert room.against == (Opponent("Wolves", WOLVES.iri, "acts"),)
    ties.append(tie(NAMED, "fights", ARMY, "claim:8"))
    room = coalition_report(ties, [], [], ontology).coalitions[0]
    assert [(o.name, o.basis) for o in room.against] == [("National Army", "acts"), ("Wolves", "acts")]


def test_an_opponent_in_deed_and_in_purpose_is_listed_with_both_and_shown_with_both(
    claim, tie, ontology: Ontology
) -> None:
    ties = [*memberships(tie, NAMED, EAGLES, FOXES), tie(NAMED, "fights", WOLVES, "claim:act")]
    claims = [
        claim("claim:act", NAMED, "fights", WOLVES, start=100),
        claim("claim:aim", NAMED, "fights", WOLVES, start=200, modality=Modality.INTENDED, said_by="a rival"),
    ]
    room = coalition_report(ties, claims, [], ontology).coalitions[0]
    assert [(o.name, o.basis) for o in room.against] == [("Wolves", "acts"), ("Wolves", "purpose")]
    assert [(e.claim, e.document) for e in room.evidence] == [
        ("claim:act", document_iri("d1")),
        ("claim:aim", document_iri("d1")),
    ]


def test_what_all_members_mean_in_one_sentence_is_the_purpose_of_their_pact(claim, tie, ontology: Ontology) -> None:
    ties = memberships(tie, NAMED, EAGLES, FOXES)
    aims = [
        claim("claim:1", EAGLES, "fights", WOLVES, start=50, modality=Modality.INTENDED),
        claim("claim:2", FOXES, "fights", WOLVES, start=50, modality=Modality.INTENDED),
        claim("claim:3", FOXES, "fights", ARMY, start=90, modality=Modality.INTENDED),
    ]
    room = coalition_report(ties, aims, [], ontology).coalitions[0]
    assert room.against == (Opponent("Wolves", WOLVES.iri, "purpose"),)


def test_a_purpose_is_found_under_a_name_that_was_merged(claim, tie, ontology: Ontology) -> None:
    old = Entity("actor:wolfpack", "Wolfpack", "ArmedGroup")
    ties = memberships(tie, NAMED, EAGLES, FOXES)
    aim = claim("claim:aim", NAMED, "fights", old, modality=Modality.INTENDED)
    room = coalition_report(ties, [aim], [], ontology, entities={old.iri: WOLVES}).coalitions[0]
    assert room.against == (Opponent("Wolves", WOLVES.iri, "purpose"),)


def test_inferred_coalitions_are_called_after_their_leading_members_and_never_list_a_room(
    claim, tie, ontology: Ontology
) -> None:
    hawks = Entity("actor:hawks", "Hawks", "ArmedGroup")
    ties = [
        *memberships(tie, NAMED, EAGLES, FOXES),
        tie(LYNXES, "alliedWith", FOXES, "claim:pact", sources=3),
        tie(hawks, "cooperatesWith", FOXES, "claim:side"),
        tie(WOLVES, "fights", FOXES, "claim:war"),
        tie(WOLVES, "fights", EAGLES, "claim:war2"),
        tie(WOLVES, "fights", LYNXES, "claim:war3"),
        tie(WOLVES, "alliedWith", ARMY, "claim:foe"),
    ]
    claims = [claim("claim:foe", WOLVES, "alliedWith", ARMY, start=70)]
    declared, north, south = coalition_report(ties, claims, [], ontology).coalitions
    assert (declared.kind, declared.name) == ("declared", "Dawn Room")
    assert (north.kind, north.name) == ("inferred", "Foxes Brigade, Lynx Battalion and 2 others")
    assert [name for name, _ in north.members] == ["Eagles Brigade", "Foxes Brigade", "Hawks", "Lynx Battalion"]
    assert [(o.name, o.basis) for o in north.against] == [("Wolves", "acts")]
    assert (south.kind, south.name) == ("inferred", "National Army and Wolves")
    assert [e.claim for e in south.evidence] == ["claim:foe"]


def test_an_inferred_coalition_of_three_names_them_all(tie, ontology: Ontology) -> None:
    ties = [tie(EAGLES, "alliedWith", FOXES, "claim:1"), tie(FOXES, "alliedWith", LYNXES, "claim:2")]
    (found,) = coalition_report(ties, [], [], ontology).coalitions
    assert found.name == "Foxes Brigade, Eagles Brigade and Lynx Battalion"


def test_an_inferred_coalition_with_the_members_of_a_declared_one_is_not_repeated(tie, ontology: Ontology) -> None:
    ties = [*memberships(tie, NAMED, EAGLES, FOXES), tie(EAGLES, "alliedWith", FOXES, "claim:1")]
    assert [c.kind for c in coalition_report(ties, [], [], ontology).coalitions] == ["declared"]


def test_a_friendship_across_a_front_is_a_disagreement(tie, ontology: Ontology) -> None:
    ties = [
        tie(EAGLES, "alliedWith", FOXES, "claim:1", sources=3),
        tie(FOXES, "alliedWith", WOLVES, "claim:2"),
        tie(EAGLES, "fights", WOLVES, "claim:3", sources=2),
    ]
    report = coalition_report(ties, [], [], ontology)
    assert (report.disagreements, report.lower_bound, report.proven) == (1.0, 1.0, True)
    assert [c.name for c in report.coalitions] == ["Eagles Brigade and Foxes Brigade"]


def test_rooms_described_by_copies_do_not_outvote_a_fight(tie, ontology: Ontology) -> None:
    copies = [replace(ROOM1, iri=f"document/d{i}/actor/room", document=f"d{i}") for i in range(4)]
    ties = [t for room in copies for t in memberships(tie, room, EAGLES, FOXES)]
    ties.append(tie(EAGLES, "fights", FOXES, "claim:fight", sources=2))
    report = coalition_report(ties, [], [], ontology)
    assert report.disagreements == 1.0
    assert [c.kind for c in report.coalitions] == ["declared"]


def test_a_pact_ends_when_every_membership_is_said_to_have_ended(claim, tie, ontology: Ontology) -> None:
    past = span("2014-02/2014-05-03", (2014, 2, 1), (2014, 5, 3))
    ties = memberships(tie, NAMED, EAGLES, FOXES, interval=span("2014-02/2014-06-01", (2014, 2, 1), (2014, 6, 1)))
    ended = membership_claims(claim, NAMED, EAGLES, FOXES, time=past)
    room = coalition_report(ties, ended, [], ontology).coalitions[0]
    assert (room.since, room.until) == ("2014-02", "2014-05-03")
    half = [*membership_claims(claim, NAMED, EAGLES, time=past), *membership_claims(claim, NAMED, FOXES, time=FEB27)]
    assert coalition_report(ties, half, [], ontology).coalitions[0].until is None


def test_at_most_ten_sentences_and_one_for_each_member_first(claim, tie, ontology: Ontology) -> None:
    ties = [
        tie(EAGLES, "memberOf", NAMED, *(f"claim:e{i:02}" for i in range(20))),
        tie(FOXES, "memberOf", NAMED, "claim:f"),
    ]
    claims = [
        claim(f"claim:e{i:02}", EAGLES, "memberOf", NAMED, document=f"d{i:02}", confidence=0.9) for i in range(20)
    ]
    claims.append(claim("claim:f", FOXES, "memberOf", NAMED, document="z", confidence=0.5))
    evidence = coalition_report(ties, claims, [], ontology).coalitions[0].evidence
    assert [e.claim for e in evidence] == ["claim:e00", "claim:f", *(f"claim:e{i:02}" for i in range(1, 9))]


def test_the_order_of_ties_and_claims_changes_nothing(claim, tie, ontology: Ontology) -> None:
    ties = [*memberships(tie, ROOM1, EAGLES, FOXES), *memberships(tie, ROOM2, EAGLES, FOXES)]
    ties += [tie(WOLVES, "fights", FOXES, "claim:w"), tie(WOLVES, "alliedWith", ARMY, "claim:a")]
    claims = membership_claims(claim, ROOM1, EAGLES, FOXES) + membership_claims(claim, ROOM2, FOXES, document="d2")
    forward = coalition_report(ties, claims, [], ontology)
    assert coalition_report(ties[::-1], claims[::-1], [], ontology) == forward


def test_no_ties_no_coalitions(ontology: Ontology) -> None:
    assert report_json(coalition_report([], [], [], ontology)) == {
        "coalitions": [],
        "disagreements": 0.0,
        "lower_bound": 0.0,
        "proven": True,
        "side_by_side": [],
    }


def test_of_pooled_ties_the_best_attested_counts(tie, ontology: Ontology) -> None:
    weak = memberships(tie, ROOM1, EAGLES, FOXES)
    strong = memberships(tie, ROOM2, EAGLES, FOXES, sources=3)
    fight = tie(EAGLES, "fights", FOXES, "claim:fight", sources=2)
    for ties in ([*weak, *strong, fight], [*strong, *weak, fight]):
        assert coalition_report(ties, [], [], ontology).disagreements == 2.0


def test_a_truce_or_praise_alone_makes_no_coalition(tie, ontology: Ontology) -> None:
    ties = [
        tie(EAGLES, "alliedWith", FOXES, "claim:1"),
        tie(FOXES, "truceWith", WOLVES, "claim:2"),
        tie(LYNXES, "praised", EAGLES, "claim:3"),
        tie(WOLVES, "alliedWith", ARMY, "claim:4"),
    ]
    report = coalition_report(ties, [], [], ontology)
    assert [c.name for c in report.coalitions] == ["Eagles Brigade and Foxes Brigade", "National Army and Wolves"]
    assert report.disagreements == 0


def test_an_inferred_coalition_inside_a_declared_one_is_not_told_again(tie, ontology: Ontology) -> None:
    ties = [
        *memberships(tie, NAMED, EAGLES, FOXES, LYNXES),
        tie(EAGLES, "alliedWith", FOXES, "claim:pair"),
        tie(LYNXES, "fights", EAGLES, "claim:quarrel"),
        tie(LYNXES, "fights", FOXES, "claim:quarrel-2"),
    ]
    report = coalition_report(ties, [], [], ontology)
    assert [(c.kind, c.name) for c in report.coalitions] == [("declared", "Dawn Room")]


def test_the_first_report_is_shown_before_its_copy(claim, tie, page, ontology: Ontology) -> None:
    ties = [
        tie(EAGLES, "memberOf", NAMED, "claim:original", "claim:copy"),
        tie(FOXES, "memberOf", NAMED, "claim:foxes"),
    ]
    claims = [
        claim("claim:copy", EAGLES, "memberOf", NAMED, document="a"),
        claim("claim:original", EAGLES, "memberOf", NAMED, document="b"),
    ]
    pages = [page("a", "copy.txt", date(2014, 2, 26)), page("b", "original.txt", date(2014, 2, 25))]
    report = coalition_report(ties, claims, pages, ontology)
    assert [found.claim for found in report.coalitions[0].evidence] == ["claim:original", "claim:copy"]
