from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from store_world import FALCONS, IRON, LANTERN, ROOM, SALT, TARSIN, VELM, Draft, readings

from kg.knowledge.ontology import Ontology
from kg.model import Interval, Tie
from kg.store.accepted import Context, accepted_ties
from kg.store.copies import sources
from kg.store.spans import Period, hull, period
from kg.store.terms import end_of, start_of


def ties(ontology: Ontology, *drafts: Draft, copies: bool = False, window: Period | None = None) -> list[Tie]:
    """The accepted ties of drafts, each an independent source unless they are all copies of one."""
    made = [draft.reading() for draft in drafts]
    published = {reading.document.version: reading.document.details.published for reading in made}
    same = dict.fromkeys(published, "one") if copies else {}
    claims = [claim for reading in made for claim in reading.claims]
    return list(accepted_ties(claims, Context(ontology, {}, published, same), window=window))


def draft(name: str, published: date | None = date(2014, 3, 1)) -> Draft:
    return Draft(name, outlet=name, published=published)


def said(name: str, relation: str, **fields: object) -> Draft:
    return draft(name).says("The Salt Guard and the Iron Column met their fate.", SALT, relation, IRON, **fields)


def brief(found: list[Tie]) -> list[tuple[str, float, float, int, bool]]:
    return [(t.relation, t.support, t.counter_support, t.independent_sources, t.contested) for t in found]


def test_independent_sources_add_up(ontology: Ontology) -> None:
    two = (said("a", "attacked", confidence=0.4), said("b", "attacked", confidence=0.4))
    assert brief(ties(ontology, *two)) == [("attacked", 0.64, 0.0, 2, False)]


def test_copies_count_once(ontology: Ontology) -> None:
    two = (said("a", "attacked", confidence=0.4), said("b", "attacked", confidence=0.4))
    assert ties(ontology, *two, copies=True) == []


def test_the_best_claim_of_a_source_counts(ontology: Ontology) -> None:
    again = said("a", "attacked", confidence=0.4).says(
        "Once more the Salt Guard shelled the Iron Column.", SALT, "attacked", IRON, confidence=0.6
    )
    assert brief(ties(ontology, again)) == [("attacked", 0.6, 0.0, 1, False)]


def test_exactly_half_is_enough(ontology: Ontology) -> None:
    assert brief(ties(ontology, said("a", "attacked", confidence=0.5))) == [("attacked", 0.5, 0.0, 1, False)]
    assert ties(ontology, said("a", "attacked", confidence=0.499)) == []


@pytest.mark.parametrize("modality", ["possible", "intended", "conditional", "predicted"])
def test_what_is_not_actual_is_never_accepted_nor_held_against(ontology: Ontology, modality: str) -> None:
    assert ties(ontology, said("a", "attacked", modality=modality)) == []
    denied = said("b", "attacked", modality=modality, polarity="denied")
    assert brief(ties(ontology, said("a", "attacked"), denied)) == [("attacked", 0.8, 0.0, 1, False)]


def test_a_denial_counts_against(ontology: Ontology) -> None:
    weaker = said("b", "attacked", polarity="denied", confidence=0.6)
    (tie,) = ties(ontology, said("a", "attacked"), weaker)
    assert brief([tie]) == [("attacked", 0.8, 0.6, 1, True)]
    assert tie.contradicting == (weaker.reading().claims[0].iri,)
    assert ties(ontology, said("a", "attacked"), said("b", "attacked", polarity="denied")) == []


def test_denying_the_general_denies_the_particular_but_not_the_other_way(ontology: Ontology) -> None:
    general = said("b", "hostileTo", polarity="denied", confidence=0.6)
    assert brief(ties(ontology, said("a", "attacked"), general)) == [("attacked", 0.8, 0.6, 1, True)]
    particular = said("b", "attacked", polarity="denied", confidence=0.6)
    assert brief(ties(ontology, said("a", "hostileTo"), particular)) == [("hostileTo", 0.8, 0.0, 1, False)]


def test_denying_one_direction_does_not_deny_the_other(ontology: Ontology) -> None:
    other = draft("b").says("The Iron Column left the Salt Guard alone.", IRON, "attacked", SALT, polarity="denied")
    assert brief(ties(ontology, said("a", "attacked"), other)) == [("attacked", 0.8, 0.0, 1, False)]


def test_hostility_and_alliance_contradict_each_other(ontology: Ontology) -> None:
    assert brief(ties(ontology, said("a", "attacked", confidence=0.9), said("b", "alliedWith"))) == [
        ("attacked", 0.9, 0.8, 1, True)
    ]


def test_other_places_or_times_contradict_nothing(ontology: Ontology) -> None:
    here = "In Tarsin the Salt Guard is with the Iron Column."
    there = "In Velm the Salt Guard shelled the Iron Column."
    fronts = (
        draft("a").says(here, SALT, "alliedWith", IRON, place=TARSIN),
        draft("b").says(there, SALT, "attacked", IRON, place=VELM),
    )
    assert [(t.contested, t.place) for t in ties(ontology, *fronts)] == [(False, TARSIN), (False, VELM)]
    later = draft("c", date(2014, 4, 1)).says(there, SALT, "attacked", IRON)
    assert [t.contested for t in ties(ontology, said("a", "alliedWith"), later)] == [False, False]


def test_reports_a_few_days_apart_speak_of_one_time(ontology: Ontology) -> None:
    there = "In Velm the Salt Guard shelled the Iron Column."
    counted = {
        day: [
            t.contested
            for t in ties(
                ontology, said("a", "alliedWith", confidence=0.9), draft("b", day).says(there, SALT, "attacked", IRON)
            )
        ]
        for day in (date(2014, 3, 7), date(2014, 3, 8))
    }
    assert counted == {date(2014, 3, 7): [True], date(2014, 3, 8): [False, False]}


def test_a_truce_contradicts_no_attack(ontology: Ontology) -> None:
    assert brief(ties(ontology, said("a", "attacked"), said("b", "truceWith"))) == [
        ("truceWith", 0.8, 0.0, 1, False),
        ("attacked", 0.8, 0.0, 1, False),
    ]


def test_the_ends_of_a_symmetric_relation_are_in_order(ontology: Ontology) -> None:
    turned = draft("b").says("The Iron Column and the Salt Guard are one.", IRON, "alliedWith", SALT)
    (tie,) = ties(ontology, said("a", "alliedWith"), turned)
    assert (tie.subject, tie.object, tie.independent_sources) == (IRON, SALT, 2)


def test_a_place_takes_no_side(ontology: Ontology) -> None:
    (tie,) = ties(ontology, draft("a").says("The Salt Guard attacked Velm.", SALT, "attacked", VELM))
    assert (tie.sign, tie.object) == (0.0, VELM)


def test_the_span_is_the_hull_of_what_is_known(ontology: Ontology) -> None:
    january = Interval("2014-01", datetime(2014, 1, 1, tzinfo=UTC), None, None, datetime(2014, 1, 31, tzinfo=UTC))
    (tie,) = ties(ontology, said("a", "attacked", time=january), said("b", "attacked"))
    assert tie.interval == Interval(
        "2014-01-01/2014-03-01", earliest_start=january.earliest_start, latest_end=end_of(date(2014, 3, 1))
    )
    undated = draft("c", None).says("The Salt Guard shelled the Iron Column.", SALT, "attacked", IRON)
    assert [t.interval for t in ties(ontology, undated)] == [None]


def test_an_open_span_reaches_to_the_report() -> None:
    since = Interval("2014-01/..", datetime(2014, 1, 1, tzinfo=UTC), datetime(2014, 1, 31, tzinfo=UTC))
    claim = said("a", "attacked", time=since).reading().claims[0]
    assert period(claim, date(2014, 3, 1)) == Period(
        datetime(2014, 1, 1, tzinfo=UTC), end_of(date(2014, 3, 1)), "2014-01/.."
    )
    assert hull([None, None]) is None


def test_a_window_leaves_out_what_is_known_outside_it(ontology: Ontology) -> None:
    april = Period(start_of(date(2014, 4, 1)), end_of(date(2014, 4, 30)), "2014-04")
    later = draft("b", date(2014, 4, 9)).says("The Salt Guard shelled the Iron Column.", SALT, "attacked", IRON)
    (tie,) = ties(ontology, said("a", "attacked"), later, window=april)
    assert tie.claims == (later.reading().claims[0].iri,)
    (whole,) = ties(ontology, said("a", "attacked"), later)
    assert whole.iri != tie.iri


def test_merged_actors_share_their_ties(ontology: Ontology) -> None:
    one = replace(FALCONS, aliases=("Falcons", "Lantern Movement"))
    both = draft("a").says("The Falcon Brigade shelled the Iron Column.", FALCONS, "attacked", IRON)
    both.says("The Lantern Movement shelled the Iron Column.", LANTERN, "attacked", IRON)
    both.says("The Falcon Brigade joined the Lantern Movement.", FALCONS, "alliedWith", LANTERN)
    context = Context(ontology, {FALCONS.iri: one, LANTERN.iri: one}, {}, {})
    (tie,) = accepted_ties(both.reading().claims, context)
    assert (tie.subject, len(tie.claims)) == (one, 2)


def test_claims_with_one_end_make_no_tie(ontology: Ontology) -> None:
    killed = draft("a").says("A man of the Iron Column was killed.", None, "killed", IRON)
    assert ties(ontology, killed) == []


def test_the_same_sentences_make_a_copy() -> None:
    quotes = {r.document.details.outlet: [claim.quote for claim in r.claims] for r in readings()}
    assert sources({k: v for k, v in quotes.items() if k is not None}) == {
        "Blue Daily": "Blue Daily",
        "Harbor Wire": "Harbor Wire",
        "Hill Gazette": "Hill Gazette",
        "Valley Post": "Harbor Wire",
    }


def test_an_excerpt_is_a_copy_and_a_chance_sentence_is_not() -> None:
    long = "The commanders of both fronts met in the mill by the river and agreed to share the road."
    others = [f"On day {n} the shelling of the {n} northern villages went on without any pause." for n in range(5)]
    assert sources({"a": [long, *others], "b": [long]}) == {"a": "a", "b": "a"}
    assert sources({"a": ["They met in Velm.", *others], "b": ["They met in Velm."]}) == {"a": "a", "b": "b"}


def test_copies_of_copies_are_one_source() -> None:
    words = [f"word{number}" for number in range(16)]
    parts = {"c": [" ".join(words[:12])], "b": [" ".join(words[2:14])], "a": [" ".join(words[4:16])]}
    assert sources(parts) == {"a": "a", "b": "a", "c": "a"}


def test_a_room_is_accepted_with_its_two_members(ontology: Ontology) -> None:
    (first, *_) = readings()
    found = accepted_ties(first.claims, Context(ontology, {}, {}, {}))
    assert [(t.subject, t.place) for t in found if t.relation == "memberOf" and t.object == ROOM] == [
        (FALCONS, TARSIN),
        (LANTERN, TARSIN),
    ]
