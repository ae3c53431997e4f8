"""Confusions: what was missed, what was wrong, and which wrong claim stands for which missed one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.evaluate.gold import GoldClaim
from kg.evaluate.matching import Comparison, Scored, match
from kg.knowledge import Ontology
from kg.model import Claim

_TRAITS = ("relation", "subject", "object", "polarity", "actual")
_CLOSE = 2
"""How many of relation, subject and object must agree for a wrong claim to stand for a missed one."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """One error: ``kind`` says in a few words what was taken for what; a missed claim has no ``claim`` and so on."""

    item: str
    kind: str
    gold: GoldClaim | None
    claim: Claim | None


def confusions(scored: Iterable[Scored], ontology: Ontology) -> Iterator[Confusion]:
    """Every error of the items: core claims missed, claims wrong, the two as one where they are close."""
    for one in scored:
        yield from _of_item(one, ontology)


def commonest(found: Iterable[Confusion], most: int) -> list[tuple[str, Sequence[str]]]:
    """The most frequent kinds of error with the ids of their items, most frequent first, then by kind."""
    items: dict[str, list[str]] = defaultdict(list)
    for confusion in found:
        items[confusion.kind].append(confusion.item)
    ranked = sorted(Counter({kind: len(ids) for kind, ids in items.items()}).items(), key=lambda x: (-x[1], x[0]))
    return [(kind, items[kind]) for kind, _ in ranked[:most]]


def _of_item(one: Scored, ontology: Ontology) -> Iterator[Confusion]:
    found, right = one.found(), one.right()
    missed = [g for g, gold in enumerate(one.item.claims) if gold.core and g not in found]
    wrong = [c for c in range(len(one.claims)) if c not in right]
    close: dict[tuple[int, int], tuple[str, ...]] = {}
    for g in missed:
        for c in wrong:
            both = Comparison(one.item, one.item.claims[g], one.claims[c], ontology)
            if both.sentence and (differing := _differences(both)) is not None:
                close[g, c] = differing
    pairs = match(list(close), lambda key: len(_TRAITS) - len(close[key]))
    taken = dict(pairs)
    for g in missed:
        gold = one.item.claims[g]
        claim = one.claims[taken[g]] if g in taken else None
        kind = _kind(gold, claim, close[g, taken[g]]) if claim else f"missed {gold.relation}"
        yield Confusion(one.item.id, kind, gold, claim)
    for c in wrong:
        if c not in taken.values():
            claim = one.claims[c]
            kind = "repeated" if _repeats(one, c, ontology) else "invented"
            yield Confusion(one.item.id, f"{kind} {claim.relation}", None, claim)


def _differences(both: Comparison) -> tuple[str, ...] | None:
    """In what the two differ; None when they are too far apart to be one."""
    if both.relation and (both.ends or both.swapped):
        return tuple(t for t in ("polarity", "actual") if not getattr(both, t)) if both.ends else ("direction",)
    if sum((both.relation, both.subject, both.object)) < _CLOSE:
        return None
    return tuple(trait for trait in _TRAITS if not getattr(both, trait))


def _kind(gold: GoldClaim, claim: Claim, differing: Sequence[str]) -> str:
    """What was taken for what, by the gravest difference."""
    first = differing[0] if differing else "repetition"
    if first == "relation":
        return f"{gold.relation} read as {claim.relation}"
    if first == "polarity":
        return f"{gold.polarity.value} read as {claim.polarity.value}"
    if first == "actual":
        return f"{gold.modality.value} read as {claim.modality.value}"
    end = getattr(claim, first, None) if first in ("subject", "object") else claim
    return f"{first} of {gold.relation}{'' if end else ' not found'}"


def _repeats(one: Scored, c: int, ontology: Ontology) -> bool:
    """Whether the claim says what another one, that is right, says already."""
    return any(both.sentence and both.relation and both.ends
               for both in (Comparison(one.item, gold, one.claims[c], ontology) for gold in one.item.claims))
