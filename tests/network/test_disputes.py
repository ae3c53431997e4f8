from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.knowledge.ontology import Ontology
from kg.model import Entity, Modality, Polarity
from kg.network.disputes import Dispute, disputes

EAGLES = Entity("actor:eagles", "Eagles", "ArmedGroup")
WOLVES = Entity("actor:wolves", "Wolves", "ArmedGroup")
TOWN = Entity("place:town", "Town", "Settlement")
HILL = Entity("place:hill", "Hill", "Settlement")
DENIED = Polarity.DENIED


def test_two_reports_on_who_holds_a_town(claim, tie, ontology: Ontology) -> None:
    says = claim("claim:1", WOLVES, "controls", TOWN, document="d1")
    denies = claim("claim:2", WOLVES, "controls", TOWN, document="d2", polarity=DENIED)
    expected = Dispute(WOLVES, "controls", TOWN, (says,), (denies,), False)
    assert disputes([], [denies, says], ontology) == (expected,)
    assert expected.kind == "denied"
    held = tie(WOLVES, "controls", TOWN, "claim:1")
    assert disputes([held], [denies, says], ontology) == (replace(expected, accepted=True),)


def test_a_denial_opposes_what_is_below_it_and_not_what_is_above(claim, ontology: Ontology) -> None:
    pact = claim("claim:1", EAGLES, "alliedWith", WOLVES)
    broad = claim("claim:2", WOLVES, "alignedWith", EAGLES, document="d2", polarity=DENIED)
    assert [(d.affirming, d.opposing) for d in disputes([], [pact, broad], ontology)] == [((pact,), (broad,))]
    aligned = claim("claim:3", EAGLES, "alignedWith", WOLVES)
    narrow = claim("claim:4", EAGLES, "alliedWith", WOLVES, document="d2", polarity=DENIED)
    assert disputes([], [aligned, narrow], ontology) == ()


def test_a_denied_attack_is_not_the_attack_the_other_way(claim, ontology: Ontology) -> None:
    attack = claim("claim:1", EAGLES, "attacked", WOLVES)
    other = claim("claim:2", WOLVES, "attacked", EAGLES, document="d2", polarity=DENIED)
    assert disputes([], [attack, other], ontology) == ()


def test_allies_in_one_report_and_enemies_in_another(claim, ontology: Ontology) -> None:
    allied = claim("claim:1", WOLVES, "alliedWith", EAGLES)
    fighting = claim("claim:2", EAGLES, "fights", WOLVES, document="d2")
    (found,) = disputes([], [allied, fighting], ontology)
    assert found == Dispute(EAGLES, "alliedWith", WOLVES, (allied,), (fighting,), False)
    assert found.kind == "opposite"


def test_a_denial_and_a_clash_stand_against_one_alliance_together(claim, ontology: Ontology) -> None:
    allied = claim("claim:1", EAGLES, "alliedWith", WOLVES)
    denied = claim("claim:2", EAGLES, "alliedWith", WOLVES, document="d2", polarity=DENIED)
    fighting = claim("claim:3", EAGLES, "fights", WOLVES, document="d3")
    (found,) = disputes([], [fighting, denied, allied], ontology)
    assert (found.affirming, found.opposing, found.kind) == ((allied,), (denied, fighting), "denied")


def test_allies_on_one_front_and_enemies_on_another_are_no_dispute(claim, ontology: Ontology) -> None:
    allied = claim("claim:1", EAGLES, "alliedWith", WOLVES, place=TOWN)
    fighting = claim("claim:2", EAGLES, "fights", WOLVES, document="d2", place=HILL)
    assert disputes([], [allied, fighting], ontology) == ()


def test_allies_one_year_and_enemies_the_next_are_no_dispute(claim, page, ontology: Ontology) -> None:
    allied = claim("claim:1", EAGLES, "alliedWith", WOLVES, document="d1")
    fighting = claim("claim:2", EAGLES, "fights", WOLVES, document="d2")
    early, late = page("d1", "a", date(2013, 1, 1)), page("d2", "b", date(2014, 1, 1))
    assert disputes([], [allied, fighting], ontology, documents=[early, late]) == ()
    assert len(disputes([], [allied, fighting], ontology, documents=[early])) == 1


def test_talks_amid_fighting_and_mere_plans_are_no_dispute(claim, ontology: Ontology) -> None:
    fighting = claim("claim:1", EAGLES, "fights", WOLVES)
    talks = claim("claim:2", EAGLES, "agreedWith", WOLVES, document="d2")
    plan = claim("claim:3", EAGLES, "alliedWith", WOLVES, document="d2", modality=Modality.INTENDED)
    assert disputes([], [fighting, talks, plan], ontology) == ()
    pact = claim("claim:4", EAGLES, "alliedWith", WOLVES)
    reproach = claim("claim:5", EAGLES, "accused", WOLVES, document="d2")
    assert disputes([], [pact, reproach], ontology) == ()


def test_one_voice_does_not_dispute_itself_but_two_sources_in_one_report_do(claim, ontology: Ontology) -> None:
    says = claim("claim:1", WOLVES, "controls", TOWN)
    later = claim("claim:2", WOLVES, "controls", TOWN, start=50, polarity=DENIED)
    assert disputes([], [says, later], ontology) == ()
    resident = replace(later, attribution=claim("x", WOLVES, "controls", TOWN, said_by="a resident").attribution)
    assert [d.opposing for d in disputes([], [says, resident], ontology)] == [(resident,)]


def test_a_contested_tie_is_shown_even_when_one_voice_said_both(claim, tie, ontology: Ontology) -> None:
    says = claim("claim:1", WOLVES, "controls", TOWN)
    later = claim("claim:2", WOLVES, "controls", TOWN, start=50, polarity=DENIED)
    contested = tie(WOLVES, "controls", TOWN, "claim:1", against=("claim:2",))
    assert disputes([contested], [says, later], ontology) == (
        Dispute(WOLVES, "controls", TOWN, (says,), (later,), True),
    )


def test_a_contested_tie_that_is_shown_already_is_not_repeated(claim, tie, ontology: Ontology) -> None:
    says = claim("claim:1", WOLVES, "controls", TOWN)
    denies = claim("claim:2", WOLVES, "controls", TOWN, document="d2", polarity=DENIED)
    contested = tie(WOLVES, "controls", TOWN, "claim:1", against=("claim:2",))
    assert len(disputes([contested], [says, denies], ontology)) == 1


def test_names_of_one_actor_are_read_as_one(claim, ontology: Ontology) -> None:
    pack = Entity("actor:wolfpack", "Wolfpack", "ArmedGroup")
    says = claim("claim:1", WOLVES, "controls", TOWN)
    denies = claim("claim:2", pack, "controls", TOWN, document="d2", polarity=DENIED)
    assert disputes([], [says, denies], ontology) == ()
    (found,) = disputes([], [says, denies], ontology, entities={pack.iri: WOLVES})
    assert (found.subject, found.affirming, found.opposing) == (WOLVES, (says,), (denies,))
