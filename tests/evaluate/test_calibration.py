from __future__ import annotations

import math

import pytest
from marked import SECOND, gold, item, read, scored

from kg.errors import UsageError
from kg.evaluate.calibration import Example, calibrate, examples_of, fit
from kg.extract.confidence import Features, confidence


def examples(features: Features, right: int, wrong: int, name: str) -> list[Example]:
    return [Example(f"{name}{i}", features, i < right) for i in range(right + wrong)]


PLAIN, WEAK = Features(), Features(weak=True)
SEEN = [*examples(PLAIN, 180, 20, "p"), *examples(WEAK, 60, 140, "w")]


def test_confidence_becomes_the_share_right() -> None:
    weights = fit(SEEN, strength=0.01)
    assert confidence(PLAIN, weights) == pytest.approx(0.9, abs=0.005)
    assert confidence(WEAK, weights) == pytest.approx(0.3, abs=0.005)
    assert {name for name, weight in weights.features.items() if weight} == {"weak"}
    assert weights.intercept == round(math.log(9), 2)


def test_the_penalty_keeps_weights_small_where_little_was_seen() -> None:
    few = [*examples(PLAIN, 9, 1, "p"), *examples(WEAK, 1, 1, "w")]
    assert -1 < fit(few).features["weak"] < 0
    assert fit(few, strength=0.01).features["weak"] < -1.5


def test_what_tells_right_from_wrong_for_certain_has_a_finite_weight() -> None:
    sure = [*examples(PLAIN, 50, 0, "p"), *examples(WEAK, 0, 50, "w")]
    assert -10 < fit(sure).features["weak"] < -2


def test_the_same_examples_give_the_same_weights_in_any_order() -> None:
    assert calibrate(SEEN).weights == calibrate(reversed(SEEN)).weights


def test_held_out_items_are_judged() -> None:
    fitted = calibrate(SEEN)
    assert fitted.examples == 400
    assert [(b.low, b.claims, b.right) for b in fitted.bins if b.claims > 20] == [(0.3, 200, 60), (0.8, 200, 180)]
    assert fitted.error is not None
    assert fitted.error < 0.05
    assert fitted.log_loss < fitted.base_log_loss


def test_noise_is_worth_nothing_on_items_held_out() -> None:
    noise = [*examples(PLAIN, 50, 50, "p"), *examples(WEAK, 50, 50, "w")]
    fitted = calibrate(noise)
    assert fitted.log_loss == pytest.approx(fitted.base_log_loss, abs=0.02)


@pytest.mark.parametrize("seen", [[], examples(PLAIN, 5, 4, "p"), examples(PLAIN, 20, 0, "p")])
def test_too_little_gold_is_refused(seen: list[Example]) -> None:
    with pytest.raises(UsageError, match="confidence needs 10 items with claims"):
        calibrate(seen)


def test_an_example_is_right_when_it_matches_strictly() -> None:
    one = scored(item(gold("army", "bombarded", "Harim")), read("army", "bombarded", "Harim", polarity="denied"),
                 read("army", "bombarded", "Harim"), read("Ansar", "alliedWith", "Fajr", span=SECOND))
    assert list(examples_of(one, [PLAIN, WEAK, PLAIN])) == [
        Example("i1", PLAIN, False), Example("i1", WEAK, True), Example("i1", PLAIN, False)]
