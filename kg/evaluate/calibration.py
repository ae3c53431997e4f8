"""Calibration: weights for the confidence of a reading, fitted so that of the claims given .9 nine in ten are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from kg.errors import UsageError
from kg.evaluate.figures import Bin, calibration_error, reliability
from kg.evaluate.matching import Scored
from kg.extract.confidence import Features, confidence
from kg.knowledge.weights import Weights

FOLDS = 10
STRENGTH = 2.0
"""Of the L2 penalty: weights are expected, before anything is seen, about nought with a deviation of 0.7."""
_STEPS = 100
_SMALL = 1e-10


@dataclass(frozen=True, slots=True)
class Example:
    """What one claim assumed, whether it was right, and the item it stands in."""

    item: str
    features: Features
    right: bool


@dataclass(frozen=True, slots=True)
class Calibration:
    """Fitted weights, and how well weights fitted in the same way do on items they have not seen.

    ``bins``, ``error`` (the expected calibration error) and ``log_loss`` are those of held-out items;
    ``base_log_loss`` is what the plain share of right claims, given to every claim, would have: the features are worth
    something when they do better.
    """

    weights: Weights
    examples: int
    bins: tuple[Bin, ...]
    error: float | None
    log_loss: float
    base_log_loss: float


def examples_of(scored: Scored, features: Sequence[Features]) -> Iterator[Example]:
    """One example a claim read in the item; ``features`` are those of its claims, in order."""
    right = scored.right()
    for i, measured in enumerate(features):
        yield Example(scored.item.id, measured, i in right)


def calibrate(examples: Iterable[Example], *, folds: int = FOLDS) -> Calibration:
    """Weights fitted on all examples, judged by cross-validation over items; UsageError when there are too few."""
    by_item: dict[str, list[Example]] = {}
    for example in examples:
        by_item.setdefault(example.item, []).append(example)
    everything = _of(by_item, sorted(by_item))
    if len(by_item) < folds or len({example.right for example in everything}) < 2:
        raise UsageError(f"confidence needs {folds} items with claims, right and wrong ones; "
                         f"there are {len(by_item)}; give more gold")
    held_out = list(_held_out(by_item, folds))
    judged = [(guess, right) for guess, _, right in held_out]
    return Calibration(
        fit(everything), len(everything), reliability(judged), calibration_error(judged),
        _log_loss(judged), _log_loss([(base, right) for _, base, right in held_out]),
    )


def fit(examples: Sequence[Example], *, strength: float = STRENGTH) -> Weights:
    """The weights that make the examples likeliest, under an L2 penalty on all but the intercept.

    Newton's method on the penalised log likelihood, which has one maximum; the same examples give the same weights.
    """
    import numpy as np

    names = sorted(Features().values())
    x = np.array([[1.0, *(example.features.values()[name] for name in names)] for example in examples])
    y = np.array([float(example.right) for example in examples])
    penalty = np.diag([_SMALL, *[strength] * len(names)])
    w = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-(x @ w)))
        step = np.linalg.solve((x.T * (p * (1 - p))) @ x + penalty, x.T @ (y - p) - penalty @ w)
        w = w + np.clip(step, -1.0, 1.0)
        if np.abs(step).max() < _SMALL:
            break
    return Weights.of(float(w[0]), dict(zip(names, map(float, w[1:]), strict=True)))


def _held_out(by_item: dict[str, list[Example]], folds: int) -> Iterator[tuple[float, float, bool]]:
    """For each example (confidence, plain share right, right or not) by what the other folds' items taught."""
    ids = sorted(by_item)
    for fold in range(folds):
        taught = _of(by_item, [id_ for i, id_ in enumerate(ids) if i % folds != fold])
        weights = fit(taught)
        share = sum(example.right for example in taught) / len(taught)
        for example in _of(by_item, ids[fold::folds]):
            yield confidence(example.features, weights), share, example.right


def _of(by_item: dict[str, list[Example]], ids: Iterable[str]) -> list[Example]:
    return list(chain.from_iterable(by_item[id_] for id_ in ids))


def _log_loss(judged: Sequence[tuple[float, bool]]) -> float:
    """The mean surprise, in nats, at what turned out right and wrong."""
    import numpy as np

    confidences = np.clip([c for c, _ in judged], 0.001, 0.999)
    right = np.array([r for _, r in judged])
    return round(float(-np.where(right, np.log(confidences), np.log(1 - confidences)).mean()), 3)
