from __future__ import annotations

import pytest
from marked import FIRST, ONTOLOGY, SECOND, TEXT, gold, item, read, scored

from kg.evaluate.matching import Level, match, read_items
from kg.evaluate.names import same_name
from kg.model import Modality, Polarity, Span


@pytest.mark.parametrize(("marked", "found", "same"), [
    ("Jabhat al-Nusra", "the Jabhat Nusra", True),
    ("Army of the Mujahedeen", "Army of Mujahedeen", True),
    ("Army of the Mujahedeen", "Army", False),
    ("Harim", "the town of Harim", True),
    ("Harim", "east Harim", False),
    ("Harim", "factions in Harim", False),
    ("Sultan Division fighters", "Sultan Division", True),
    ("elderly farmers", "farmers", True),
    ("Syrian army", "army", False),
    ("Ansar’s leader", "Ansar's leader", True),
    ("fighters", "gunmen", False),
    (None, None, True),
    (None, "unknown", True),
    (None, "gunmen", False),
    ("gunmen", None, False),
])
def test_names_are_compared_by_their_content_words(marked: str | None, found: str | None, same: bool) -> None:
    assert same_name(marked, found) is same


def levels(*pair: object) -> list[str]:
    marked, found = pair
    one = scored(item(marked), found)  # type: ignore[arg-type]
    return [level.name.lower() for level in Level if one.pairs[level]]


def test_each_level_asks_for_more() -> None:
    shelled = gold("army", "bombarded", "Harim")
    everything = ["family", "triple", "strict"]
    assert levels(shelled, read("army", "bombarded", "Harim")) == everything
    assert levels(shelled, read("army", "bombarded", "Harim", polarity="denied")) == ["family", "triple"]
    assert levels(shelled, read("army", "bombarded", "Harim", modality="possible")) == ["family", "triple"]
    assert levels(shelled, read("army", "attacked", "Harim")) == ["family"]
    assert levels(shelled, read("army", "controls", "Harim")) == []
    assert levels(shelled, read("Ansar", "bombarded", "Harim")) == []
    assert levels(shelled, read("army", "bombarded", None)) == []
    assert levels(shelled, read("army", "bombarded", "Harim", span=SECOND)) == []


def test_what_is_not_a_fact_need_not_be_so_in_the_same_way() -> None:
    meant = gold("army", "bombarded", "Harim", modality=Modality.INTENDED)
    assert levels(meant, read("army", "bombarded", "Harim", modality="predicted")) == ["family", "triple", "strict"]


def test_relations_of_the_rest_family_are_not_alike() -> None:
    assert levels(gold("Ansar", "metWith", "Fajr"), read("Ansar", "investigated", "Fajr")) == []


def test_only_symmetric_relations_match_either_way() -> None:
    allied = gold("Fajr", "alliedWith", "Ansar", span=SECOND)
    assert levels(allied, read("Ansar", "alliedWith", "Fajr", span=SECOND)) == ["family", "triple", "strict"]
    led = gold("Fajr", "supports", "Ansar", span=SECOND)
    assert levels(led, read("Ansar", "supports", "Fajr", span=SECOND)) == []


def test_a_sentence_is_the_same_when_half_of_it_is() -> None:
    assert levels(gold("army", "bombarded", "Harim", span=Span(0, 23)),
                  read("army", "bombarded", "Harim", span=Span(4, 23))) == ["family", "triple", "strict"]
    assert levels(gold("army", "bombarded", "Harim", span=Span(0, 23)),
                  read("army", "bombarded", "Harim", span=Span(0, 50))) == []


def test_aliases_of_the_item_stand_for_its_names() -> None:
    marked = gold("Syrian Arab Army", "bombarded", "Harim")
    found = read("army", "bombarded", "Harim")
    assert scored(item(marked), found).pairs[Level.STRICT] == ()
    assert scored(item(marked, **{"syrian arab army": ("army",)}), found).pairs[Level.STRICT] == ((0, 0),)


def test_pairs_are_one_to_one_and_core_comes_first() -> None:
    core, other = gold("army", "bombarded", "Harim"), gold("army", "bombarded", "Harim", core=False)
    found = read("army", "bombarded", "Harim")
    assert scored(item(other, core), found).pairs[Level.STRICT] == ((1, 0),)
    assert scored(item(core, other), found).pairs[Level.STRICT] == ((0, 0),)
    once = item(gold("army", "bombarded", "Harim"))
    both = scored(once, read("army", "bombarded", "Harim"), read("army", "bombarded", "Harim"))
    assert len(both.pairs[Level.STRICT]) == 1


def test_a_pair_gives_way_when_that_makes_more_pairs() -> None:
    worth = {(0, 0): 100, (0, 1): 1, (1, 0): 1}
    assert match(list(worth), worth.__getitem__) == ((0, 1), (1, 0))
    assert match([(0, 0), (0, 1)], worth.__getitem__) == ((0, 0),)
    assert match([], worth.__getitem__) == ()


def test_a_triple_prefers_the_claim_of_the_same_stance() -> None:
    marked = item(gold("army", "bombarded", "Harim", polarity=Polarity.DENIED))
    one = scored(marked, read("army", "bombarded", "Harim"), read("army", "bombarded", "Harim", polarity="denied"))
    assert one.pairs[Level.TRIPLE] == ((0, 1),)


def test_each_item_is_read_for_itself_and_a_refused_one_has_no_claims() -> None:
    good, bad = item(gold("army", "bombarded", "Harim")), item(gold("army", "bombarded", "Harim"), id_="i2", text="…")
    ones = list(read_items([good, bad], lambda document: [read("army", "bombarded", document.text[17:22])], ONTOLOGY))
    assert [(one.found(), one.claims != (), one.refused) for one in ones] == [
        (frozenset({0}), True, None),
        (frozenset(), False, "i2.txt: no article in it; give a file whose text is there to read"),
    ]
    assert (TEXT[17:22], FIRST.of(TEXT)) == ("Harim", "The army shelled Harim.")
