from __future__ import annotations

from marked import ONTOLOGY, SECOND, gold, item, read, scored

from kg.evaluate.confusions import commonest, confusions
from kg.evaluate.gold import GoldClaim
from kg.model import Claim, Modality, Polarity


def kinds(marked: list[GoldClaim], found: list[Claim]) -> list[str]:
    return [confusion.kind for confusion in confusions([scored(item(*marked), *found)], ONTOLOGY)]


def test_one_claim_taken_for_another_is_one_error() -> None:
    shelled = gold("army", "bombarded", "Harim")
    assert kinds([shelled], [read("army", "attacked", "Harim")]) == ["bombarded read as attacked"]
    assert kinds([shelled], [read("Ansar", "bombarded", "Harim")]) == ["subject of bombarded"]
    assert kinds([shelled], [read(None, "bombarded", "Harim")]) == ["subject of bombarded not found"]
    assert kinds([shelled], [read("army", "bombarded", "Fajr")]) == ["object of bombarded"]
    assert kinds([shelled], [read("Harim", "bombarded", "army")]) == ["direction of bombarded"]
    assert kinds([gold("army", "bombarded", "Harim", polarity=Polarity.DENIED)],
                 [read("army", "bombarded", "Harim")]) == ["denied read as affirmed"]
    assert kinds([gold("army", "bombarded", "Harim", modality=Modality.POSSIBLE)],
                 [read("army", "bombarded", "Harim")]) == ["possible read as actual"]


def test_claims_far_apart_are_two_errors() -> None:
    shelled = gold("army", "bombarded", "Harim")
    assert kinds([shelled], [read("Ansar", "attacked", "Fajr")]) == ["missed bombarded", "invented attacked"]
    elsewhere = read("army", "bombarded", "Harim", span=SECOND)
    assert kinds([shelled], [elsewhere]) == ["missed bombarded", "invented bombarded"]


def test_what_is_right_or_not_core_is_no_error() -> None:
    assert kinds([gold("army", "bombarded", "Harim"), gold("army", "presentIn", "Harim", core=False)],
                 [read("army", "bombarded", "Harim")]) == []


def test_a_right_claim_told_twice_is_a_repetition() -> None:
    assert kinds([gold("army", "bombarded", "Harim")],
                 [read("army", "bombarded", "Harim"), read("army", "bombarded", "Harim")]) == ["repeated bombarded"]


def test_the_closest_wrong_claim_stands_for_the_missed_one() -> None:
    found = [read("Ansar", "bombarded", "Harim", polarity="denied"), read("Ansar", "bombarded", "Harim")]
    assert kinds([gold("army", "bombarded", "Harim")], found) == ["subject of bombarded", "invented bombarded"]
    (first, _) = confusions([scored(item(gold("army", "bombarded", "Harim")), *found)], ONTOLOGY)
    assert first.claim is found[1]


def test_commonest_errors_come_first() -> None:
    missed = gold("army", "bombarded", "Harim")
    ones = [scored(item(missed, id_="a")), scored(item(gold("Ansar", "attacked", "Harim"), id_="b")),
            scored(item(missed, id_="c"))]
    assert commonest(confusions(ones, ONTOLOGY), 5) == [("missed bombarded", ["a", "c"]), ("missed attacked", ["b"])]
    assert commonest(confusions(ones, ONTOLOGY), 1) == [("missed bombarded", ["a", "c"])]
