"""How an evaluation is told on a terminal: tables of figures, errors and confidences."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from kg.cli.telling import quoted
from kg.evaluate.calibration import Calibration
from kg.evaluate.confusions import Confusion, commonest
from kg.evaluate.figures import Bin, Evaluation, Figures, Share
from kg.evaluate.gold import GoldClaim
from kg.model import Claim, Mention
from kg.store.sparql import table

_IDS = 8
_FIGURES = ("core", "read", "precision", "recall", "f1")


def to_json(names: Sequence[str], figures: Sequence[Evaluation], total: Evaluation) -> Iterator[str]:
    """The evaluations of the files and of all of them as one JSON object."""
    files = {name: found.record() for name, found in zip(names, figures, strict=True)}
    yield json.dumps({"files": files, "all": total.record()}, ensure_ascii=False, indent=1)


def told(names: Sequence[str], figures: Sequence[Evaluation], total: Evaluation) -> Iterator[str]:
    """The figures a file, then those of all files a group of claims, then what confidence is worth."""
    rows = [*zip(names, figures, strict=True), *([("all", total)] if len(names) > 1 else [])]
    yield table(
        ["strict", "items", *_FIGURES, "triple f1", "family f1"],
        [[name, str(found.items), *_cells(found.levels["strict"]), _value(found.levels["triple"].f1),
          _value(found.levels["family"].f1)] for name, found in rows],
    )
    yield table(
        ["agreement", *total.agreement],
        [[name, *(_share(share) for share in found.agreement.values())] for name, found in rows],
    )
    for kind, members in total.groups.items():
        yield table([kind, *_FIGURES], [[name, *_cells(found)] for name, found in members.items()])
    yield from _told_bins(total.bins, total.calibration_error)


def told_errors(found: Sequence[Confusion], *, show: bool, most: int | None) -> Iterator[str]:
    """Every error (``show``), and the ``most`` commonest with the ids of their items."""
    if show:
        for confusion in found:
            yield f"{confusion.item}  {confusion.kind}"
            if confusion.gold:
                yield f"    marked  {_marked(confusion.gold)}"
            if confusion.claim:
                yield f"    read    {_read(confusion.claim)}"
                yield f"    {quoted(confusion.claim.quote)}"
        yield ""
    if most:
        yield table(["error", "times", "items"], [
            [kind, str(len(ids)), " ".join(dict.fromkeys(ids[:_IDS])) + (" …" if len(ids) > _IDS else "")]
            for kind, ids in commonest(found, most)
        ])


def told_calibration(fitted: Calibration) -> Iterator[str]:
    """The weights, and what they are worth on items that they were not fitted to."""
    yield table(["assumed", "weight"], [["nothing (intercept)", f"{fitted.weights.intercept:+.2f}"], *(
        [name.replace("_", " "), f"{weight:+.2f}"] for name, weight in fitted.weights.features.items())])
    yield "On items held out (ten parts, each judged by weights fitted to the other nine):"
    yield from _told_bins(fitted.bins, fitted.error)
    yield (f"log loss {fitted.log_loss:.3f}; {fitted.base_log_loss:.3f} when every claim is given the same confidence")


def _told_bins(bins: Sequence[Bin], error: float | None) -> Iterator[str]:
    yield table(["confidence", "claims", "mean", "right"], [
        [f"{b.low:.1f} to {b.high:.1f}", str(b.claims), f"{b.confidence:.2f}", _value(Share(b.right, b.claims).value)]
        for b in bins
    ])
    yield f"expected calibration error {_value(error)}"


def _cells(figures: Figures) -> list[str]:
    return [str(figures.core), str(figures.read), *map(_value, (figures.precision, figures.recall, figures.f1))]


def _value(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.3f}"


def _share(share: Share) -> str:
    return f"{_value(share.value)} of {share.whole}" if share.whole else "–"


def _marked(gold: GoldClaim) -> str:
    return f"{gold.subject or '–'} {gold.relation} {gold.object or '–'}{_stance(gold)}"


def _read(claim: Claim) -> str:
    def name(mention: Mention | None) -> str:
        return mention.entity.name if mention else "–"

    return f"{name(claim.subject)} {claim.relation} {name(claim.object)}{_stance(claim)} [{claim.rule}]"


def _stance(claim: Claim | GoldClaim) -> str:
    return f" ({claim.polarity.value}, {claim.modality.value})"
