from __future__ import annotations

from dataclasses import replace

import pytest
from marked import ONTOLOGY, SECOND, gold, item, read, scored

from kg.evaluate.figures import Bin, Figures, Share, calibration_error, evaluate, reliability
from kg.model import Modality, Polarity


def test_precision_counts_what_is_read_and_recall_only_the_core() -> None:
    marked = item(gold("army", "bombarded", "Harim"), gold("Ansar", "alliedWith", "Fajr", span=SECOND),
                  gold("army", "presentIn", "Harim", core=False))
    one = scored(marked, read("army", "bombarded", "Harim"), read("army", "presentIn", "Harim"),
                 read("army", "controls", "Harim"))
    strict = evaluate([one], ONTOLOGY).levels["strict"]
    assert strict == Figures(core=2, found=1, read=3, right=2)
    assert (strict.precision, strict.recall, strict.f1) == (0.667, 0.5, 0.571)


@pytest.mark.parametrize(("figures", "expected"), [
    (Figures(0, 0, 0, 0), (None, None, None)), (Figures(2, 0, 0, 0), (None, 0.0, 0.0)),
    (Figures(0, 0, 3, 0), (0.0, None, 0.0)), (Figures(0, 0, 2, 2), (1.0, None, 0.0)),
])
def test_figures_of_nothing(figures: Figures, expected: tuple[float | None, ...]) -> None:
    assert (figures.precision, figures.recall, figures.f1) == expected


def test_agreement_is_judged_among_triples() -> None:
    marked = item(
        gold("army", "bombarded", "Harim", polarity=Polarity.DENIED, modality=Modality.POSSIBLE, time="2016-05",
             attribution=("Radio Harim", "a medic"), quantity="at least 12"),
        gold("Ansar", "alliedWith", "Fajr", span=SECOND, place="Harim"),
    )
    one = scored(
        marked,
        read("army", "bombarded", "Harim", modality="intended", sources=("the radio", "medic"), time="2016-05",
             quantity="At  least 12"),
        read("Ansar", "alliedWith", "Fajr", span=SECOND, sources=("a medic",), quantity="2"),
    )
    assert evaluate([one], ONTOLOGY).agreement == {
        "polarity": Share(1, 2), "actual": Share(2, 2), "modality": Share(1, 2), "attribution": Share(1, 2),
        "time": Share(1, 1), "place": Share(0, 1), "quantity": Share(1, 2), "offsets": Share(2, 2),
    }


def test_offsets_are_those_of_the_sentence_and_of_both_mentions() -> None:
    right = read("army", "bombarded", "Harim")
    assert right.subject is not None
    wrong = [replace(right, quote="The army shelled Harim"),
             replace(right, subject=replace(right.subject, text="armies"))]
    assert evaluate([scored(item(), right, *wrong)], ONTOLOGY).agreement["offsets"] == Share(1, 3)


def test_groups_are_by_relation_and_by_item() -> None:
    first = scored(item(gold("army", "bombarded", "Harim"), long=True), read("army", "attacked", "Harim"))
    second = scored(item(gold("Ansar", "alliedWith", "Fajr", span=SECOND), id_="i2"),
                    read("Ansar", "alliedWith", "Fajr", span=SECOND))
    groups = evaluate([first, second], ONTOLOGY).groups
    missed, right = Figures(1, 0, 1, 0), Figures(1, 1, 1, 1)
    assert groups["family"] == {"alliance": right, "hostility": missed}
    assert groups["relation"] == {
        "alliedWith": right, "attacked": Figures(0, 0, 1, 0), "bombarded": Figures(1, 0, 0, 0)}
    assert groups["length"] == {"long": missed, "short": right}
    assert groups["manner"] == {"wire": Figures(2, 1, 2, 1)}
    assert groups["conflict"] == {"Syria": Figures(2, 1, 2, 1)}


def test_headline_leaves_out_what_there_is_nothing_to_judge() -> None:
    one = scored(item(gold("army", "bombarded", "Harim")), read("army", "attacked", "Harim"))
    assert evaluate([one], ONTOLOGY).headline() == {
        "precision": 0.0, "f1": 0.0, "triple f1": 0.0, "offsets": 1.0,
    }


def test_what_agrees_is_counted_against_all_core_claims() -> None:
    marked = item(gold("army", "bombarded", "Harim", time="2016-05"), gold("Ansar", "alliedWith", "Fajr", span=SECOND))
    figures = evaluate([scored(marked, read("army", "bombarded", "Harim", time="2016-05"))], ONTOLOGY).headline()
    assert (figures["time of core"], figures["polarity of core"], figures["offsets"]) == (0.5, 0.5, 1.0)


def test_bins_hold_what_confidence_promises() -> None:
    judged = [(0.95, True), (0.9, True), (0.85, True), (0.8, False), (1.0, True), (0.05, False)]
    assert reliability(judged) == (
        Bin(0.0, 0.1, 1, 0.05, 0), Bin(0.8, 0.9, 2, 0.825, 1), Bin(0.9, 1.0, 3, 0.95, 3),
    )
    assert calibration_error(judged) == 0.142
    assert calibration_error([]) is None
