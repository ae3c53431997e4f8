"""Figures: precision, recall and F1, what agrees among matched claims, and whether confidence means what it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.evaluate.gold import GoldItem
from kg.evaluate.matching import Comparison, Level, Scored
from kg.knowledge import Ontology
from kg.model import Claim, Mention

BINS = 10
_MARKS: tuple[str, ...] = ("time", "place", "quantity")
_STANCES: tuple[str, ...] = ("polarity", "actual", "modality", "attribution")


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole``; ``value`` has three digits and is None where there is nothing to judge."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """Part over whole."""
        return round(self.part / self.whole, 3) if self.whole else None


@dataclass(frozen=True, slots=True)
class Figures:
    """How many claims were to be found (core), were found of these, were read, and were right of these.

    A right claim may be non-core: finding it is right, missing it no fault. Hence two numerators.
    """

    core: int
    found: int
    read: int
    right: int

    @property
    def precision(self) -> float | None:
        """The share right of the claims read."""
        return Share(self.right, self.read).value

    @property
    def recall(self) -> float | None:
        """The share found of the core claims."""
        return Share(self.found, self.core).value

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where nothing was to be found and nothing was read."""
        if not self.core and not self.read:
            return None
        p, r = self.right / max(1, self.read), self.found / max(1, self.core)
        return round(2 * p * r / (p + r), 3) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims whose confidence lies in one interval: their number, mean confidence and how many are right."""

    low: float
    high: float
    claims: int
    confidence: float
    right: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures of some items.

    ``agreement``: of the claims matched by triple, those that agree in what is named; time, place and quantity are
    judged where either side has one; ``offsets`` of all claims read. ``groups``: by kind ("family", "relation",
    "manner", "length", "conflict") and member, at the strict level. ``bins`` are the confidences as given.
    """

    items: int
    levels: Mapping[str, Figures]
    agreement: Mapping[str, Share]
    groups: Mapping[str, Mapping[str, Figures]]
    bins: tuple[Bin, ...]
    calibration_error: float | None

    def headline(self) -> dict[str, float]:
        """The figures that floors are kept for, by name; those with nothing to judge are left out.

        Recall is not among them: it may give way to precision as long as their mean does not fall. What agrees is
        counted against all core claims, so that reading one more claim, its time wrong, is no fall.
        """
        strict = self.levels["strict"]
        found = {"precision": strict.precision, "f1": strict.f1, "triple f1": self.levels["triple"].f1,
                 **{f"{name} of core": Share(share.part, strict.core).value for name, share in self.agreement.items()
                    if share.whole and name != "offsets"},
                 "offsets": self.agreement["offsets"].value}
        return {name: value for name, value in found.items() if value is not None}

    def record(self) -> dict[str, object]:
        """The evaluation for JSON."""
        return {
            "items": self.items,
            **{name: _record(figures) for name, figures in self.levels.items()},
            "agreement": {name: {"share": s.value, "of": s.whole} for name, s in self.agreement.items()},
            "groups": {kind: {name: _record(figures) for name, figures in members.items()}
                       for kind, members in self.groups.items()},
            "confidence": [{"from": b.low, "to": b.high, "claims": b.claims, "mean": b.confidence,
                            "right": Share(b.right, b.claims).value} for b in self.bins],
            "calibration error": self.calibration_error,
        }


def evaluate(scored: Sequence[Scored], ontology: Ontology) -> Evaluation:
    """All figures of the items."""
    judged = [(claim.confidence, i in one.right()) for one in scored for i, claim in enumerate(one.claims)]
    return Evaluation(
        items=len(scored),
        levels={level.name.lower(): figures_of(scored, level) for level in sorted(Level, reverse=True)},
        agreement=_agreement(scored, ontology),
        groups={
            "family": _by_relation(scored, lambda relation: ontology.relations[relation].family),
            "relation": _by_relation(scored, str),
            "manner": _by_item(scored, lambda item: item.manner),
            "length": _by_item(scored, lambda item: "long" if item.long else "short"),
            "conflict": _by_item(scored, lambda item: item.conflict),
        },
        bins=reliability(judged),
        calibration_error=calibration_error(judged),
    )


def figures_of(scored: Iterable[Scored], level: Level = Level.STRICT) -> Figures:
    """The counts over the items at one level."""
    core = found = read = right = 0
    for one in scored:
        pairs = one.pairs[level]
        core += sum(claim.core for claim in one.item.claims)
        found += sum(one.item.claims[g].core for g, _ in pairs)
        read += len(one.claims)
        right += len(pairs)
    return Figures(core, found, read, right)


def reliability(judged: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """The claims in bins of a tenth by confidence, empty bins left out; of each claim (confidence, right or not).

    >>> [(b.low, b.claims, b.confidence, b.right) for b in reliability([(0.82, True), (0.88, False), (1.0, True)])]
    [(0.8, 2, 0.85, 1), (0.9, 1, 1.0, 1)]
    """
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in judged:
        bins[min(int(confidence * BINS + 1e-9), BINS - 1)].append((confidence, right))
    return tuple(
        Bin(i / BINS, (i + 1) / BINS, len(inside), round(sum(c for c, _ in inside) / len(inside), 3),
            sum(right for _, right in inside))
        for i, inside in sorted(bins.items())
    )


def calibration_error(judged: Iterable[tuple[float, bool]]) -> float | None:
    """The expected calibration error: the mean distance between a bin's confidence and its share of right claims.

    Guo et al., On Calibration of Modern Neural Networks (2017), equation 3.

    >>> calibration_error([(0.9, True), (0.9, False)])
    0.4
    """
    bins = reliability(judged)
    total = sum(b.claims for b in bins)
    return round(sum(abs(b.claims * b.confidence - b.right) for b in bins) / total, 3) if total else None


def _agreement(scored: Iterable[Scored], ontology: Ontology) -> dict[str, Share]:
    both = [Comparison(one.item, one.item.claims[g], one.claims[c], ontology)
            for one in scored for g, c in one.pairs[Level.TRIPLE]]
    found = {name: _share(both, name) for name in _STANCES}
    for name in _MARKS:
        found[name] = _share([b for b in both if getattr(b.gold, name) or getattr(b.claim, name)], name)
    exact = [_exact(one.item, claim) for one in scored for claim in one.claims]
    return found | {"offsets": Share(sum(exact), len(exact))}


def _share(both: Sequence[Comparison], name: str) -> Share:
    return Share(sum(bool(getattr(b, name)) for b in both), len(both))


def _exact(item: GoldItem, claim: Claim) -> bool:
    """Whether the sentence and both mentions stand in the text where the claim says."""
    def stands(mention: Mention | None) -> bool:
        return mention is None or mention.span.of(item.text) == mention.text

    return claim.evidence.of(item.text) == claim.quote and stands(claim.subject) and stands(claim.object)


def _by_relation(scored: Iterable[Scored], group: Callable[[str], str]) -> dict[str, Figures]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for one in scored:
        found, right = one.found(), one.right()
        for g, gold in enumerate(one.item.claims):
            counts[group(gold.relation)][0] += gold.core
            counts[group(gold.relation)][1] += gold.core and g in found
        for c, claim in enumerate(one.claims):
            counts[group(claim.relation)][2] += 1
            counts[group(claim.relation)][3] += c in right
    return {name: Figures(*counts[name]) for name in sorted(counts) if any(counts[name])}


def _by_item(scored: Iterable[Scored], group: Callable[[GoldItem], str]) -> dict[str, Figures]:
    members: dict[str, list[Scored]] = defaultdict(list)
    for one in scored:
        members[group(one.item)].append(one)
    return {name: figures_of(members[name]) for name in sorted(members)}


def _record(figures: Figures) -> dict[str, object]:
    return {"core": figures.core, "read": figures.read, "precision": figures.precision, "recall": figures.recall,
            "f1": figures.f1}
