from datetime import date

import pytest
from store_world import DOL, FALCONS, IRON, SALT, TARSIN, VELM, copy, gazette, readings, wire

from kg.errors import UnknownActor, UsageError
from kg.model import Modality, Polarity
from kg.store import View
from kg.store.accepted import accepted_ties
from kg.store.view import Stats
from kg.vocab import document_iri


def quotes(found: object) -> list[str]:
    return sorted({claim.quote for claim in found})  # type: ignore[attr-defined]


def test_all_claims_come_back_as_they_were_read(world: View) -> None:
    written = sorted((c for reading in readings() for c in reading.claims), key=lambda c: c.iri)
    assert sorted(world.claims(), key=lambda c: c.iri) == written


def test_claims_of_an_actor_under_any_name(world: View) -> None:
    found = list(world.claims(actor="the falcons", relation="memberOf"))
    assert {c.object.entity.name for c in found if c.object} == {"Northern Operations Room", "River Front"}
    assert all(c.subject and c.subject.entity == FALCONS for c in found)


def test_a_relation_brings_those_below_it(world: View) -> None:
    assert {claim.relation for claim in world.claims(relation="hostileTo")} == {"attacked", "fights", "killed"}
    assert {claim.relation for claim in world.claims(relation="attacked")} == {"attacked"}
    with pytest.raises(UsageError, match=r"'hostile' is no relation of the ontology; did you mean hostileTo\?"):
        world.claims(relation="hostile")


def test_claims_by_time(world: View) -> None:
    assert quotes(world.claims(until=date(2014, 2, 27))) == [
        "On Thursday the Falcon Brigade and the Lantern Movement joined the Northern Operations Room in Tarsin."
    ]
    assert {claim.document for claim in world.claims(since=date(2014, 3, 5))} == {readings()[3].document.version}
    assert list(world.claims(since=date(2014, 3, 6))) == []


def test_claims_by_source_stance_and_document(world: View) -> None:
    spokesman = "The Falcon Brigade is allied with the Salt Guard, its spokesman told the Hill Radio."
    assert quotes(world.claims(source="hill radio")) == [spokesman]
    assert {c.document for c in world.claims(source="Valley Post")} == {copy().reading().document.version}
    assert quotes(world.claims(polarity=Polarity.DENIED)) == ["The Salt Guard never swore loyalty to the Iron Column."]
    assert quotes(world.claims(modality=Modality.POSSIBLE)) == ["The Salt Guard may join the Northern Operations Room."]
    version = gazette().reading().document.version
    assert tuple(world.claims(document=version)) == gazette().reading().claims
    assert tuple(world.claims(document=document_iri(version))) == gazette().reading().claims
    with pytest.raises(UsageError, match="no such document"):
        world.claims(document="0" * 64)


def test_ties_come_back_with_both_sides(world: View) -> None:
    (pledge,) = [tie for tie in world.ties() if tie.relation == "pledgedAllegianceTo"]
    assert (pledge.subject, pledge.object, pledge.sign) == (SALT, IRON, 1.0)
    assert (pledge.support, pledge.counter_support, pledge.contested) == (0.9, 0.8, True)
    assert (len(pledge.claims), len(pledge.contradicting), pledge.independent_sources) == (1, 1, 1)
    assert pledge.interval is not None
    assert pledge.interval.edtf == "2014-03-02"


def test_what_is_denied_meant_or_possible_is_no_tie(world: View) -> None:
    found = {(tie.subject.name, tie.relation, tie.object.name) for tie in world.ties()}
    assert ("Northern Operations Room", "fights", "Iron Column") not in found
    assert ("Salt Guard", "memberOf", "Northern Operations Room") not in found
    (attack,) = [t for t in world.ties() if t.subject == FALCONS and t.relation == "attacked"]
    assert (attack.place, attack.independent_sources, len(attack.claims)) == (TARSIN, 1, 2)


def test_a_symmetric_tie_is_a_triple_both_ways(world: View) -> None:
    assert world.query("ASK { actor:salt-guard kg:truceWith actor:lantern-movement }").truth
    assert world.query("ASK { actor:lantern-movement kg:truceWith actor:salt-guard }").truth
    assert not world.query("ASK { actor:iron-column kg:attacked actor:falcon-brigade }").truth


def test_what_is_inferred_names_its_rule_and_claims(world: View) -> None:
    (found,) = [i for i in world.inferred() if i.rule == "umbrella-enemy" and i.subject.endswith("river-front")]
    assert (found.relation, found.object) == ("hostileTo", IRON.iri)
    by_iri = {claim.iri: claim.quote for claim in world.claims()}
    assert sorted({by_iri[claim] for claim in found.based_on}) == [
        "Fighters of the Falcon Brigade attacked the Iron Column in Tarsin.",
        "The Falcon Brigade belongs to the River Front.",
    ]


def test_actors_and_places_are_counted(world: View) -> None:
    counts = {count.entity.name: (count.claims, count.documents) for count in world.actors()}
    assert counts["Iron Column"] == (10, 4)
    assert counts["Marek Dol"] == (2, 2)
    assert next(world.actors()).entity == IRON
    assert [(p.entity, p.claims, p.documents) for p in world.places()] == [(VELM, 2, 2)]


def test_names_are_found(world: View) -> None:
    assert world.find_actor("marek dol") == DOL
    assert world.find_place("TARSIN") == TARSIN
    with pytest.raises(UnknownActor, match=r"did you mean Iron Column\?"):
        world.find_actor("Iron Colum")
    with pytest.raises(UnknownActor, match="no actor"):
        world.find_actor("Tarsin")


def test_the_text_has_the_quotes_at_their_offsets(world: View) -> None:
    for claim in world.claims():
        text = world.text(claim.document)
        assert claim.evidence.of(text) == claim.quote
        assert all(m.span.of(text) == m.text for m in (claim.subject, claim.object, claim.place) if m)


def test_documents_works_and_stats(world: View) -> None:
    assert sorted((d.title, d.outlet, d.claims) for d in world.documents()) == [
        ("Copy", "Valley Post", 6),
        ("Daily", "Blue Daily", 5),
        ("Gazette", "Hill Gazette", 9),
        ("Wire", "Harbor Wire", 6),
    ]
    assert list(world.works) == [
        "/articles/copy.txt",
        "/articles/daily.txt",
        "/articles/gazette.txt",
        "/articles/wire.txt",
    ]
    assert {d.path for d in world.documents()} == set(world.works)
    assert world.stats() == Stats(
        documents=4,
        works=4,
        claims=26,
        actors=9,
        places=1,
        ties=16,
        contested=1,
        inferred=6,
        quads=len(list(world.quads())),
    )


def test_a_dataset_reads_the_same_store(world: View) -> None:
    from rdflib import URIRef

    from kg.vocab import ACCEPTED, KG

    graph = world.dataset().graph(URIRef(ACCEPTED))
    assert (URIRef(DOL.iri), KG.leads, URIRef(FALCONS.iri)) in graph
    assert wire().details.outlet == "Harbor Wire"


def test_nquads_are_sorted_lines_of_the_whole_store(world: View) -> None:
    lines = world.nquads().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(list(world.quads()))
    assert all(line.endswith("> .") and "_:" not in line.split('"')[0] for line in lines)


def test_the_context_gives_the_accepted_ties_again(world: View) -> None:
    context = world.context()
    found = accepted_ties(world.claims(), context)
    assert [(t.iri, t.support, t.claims) for t in found] == [(t.iri, t.support, t.claims) for t in world.ties()]
    assert len({context.sources[document.version] for document in world.documents()}) == 3
