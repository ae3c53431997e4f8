"""How ties between actors, and the loss of what they rest on, are told: in words, or as records for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.cli.matter import Matter
    from kg.model import Claim, Span, Tie
    from kg.network.ground import Ground
    from kg.network.robustness import Loss

FIRST = 10
"""So many are shown in text when no limit is given."""


def names_of(ground: Ground, nodes: Sequence[object]) -> list[str]:
    """The names of some nodes of the graph."""
    return [ground.actor(str(node)).name for node in nodes]


def by_sentence(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims of each sentence, sentences in order of their first claim."""
    sentences: dict[tuple[str, Span, str], list[Claim]] = {}
    for claim in claims:
        sentences.setdefault((claim.document, claim.evidence, claim.quote), []).append(claim)
    return list(sentences.values())


def size_of(loss: Loss, unit: str) -> str:
    """How many sources or claims a loss takes, and in how far that is the fewest."""
    size = f"{len(loss.of)} {unit}{'' if len(loss.of) == 1 else 's'}"
    if loss.exact:
        return size
    return f"{size} at most" + (f", and not with fewer than {loss.at_least}" if loss.at_least > 1 else "")


def proof(disagreements: float, lower_bound: float, *, proven: bool, what: str = "partition") -> str:
    """How many disagreements there are, and the proof or the gap.

    >>> proof(1, 1, proven=True)
    '1 disagreement (proven: no partition has fewer)'
    >>> proof(8, 6, proven=False)
    '8 disagreements (not proven: at least 6, a gap of 2 or 25%)'
    """
    told = f"{disagreements:.6g} disagreement{'' if disagreements == 1 else 's'}"
    if proven:
        return f"{told} (proven: no {what} has fewer)"
    gap = disagreements - lower_bound
    return f"{told} (not proven: at least {lower_bound:.6g}, a gap of {gap:.6g} or {gap / disagreements:.0%})"


def more(left: int) -> Iterator[str]:
    """How many more there are, if any."""
    if left > 0:
        yield f"… and {left} more; --limit shows them."


def pair_told(ground: Ground, matter: Matter, a: str, b: str) -> Iterator[str]:
    """The best attested tie between two actors, with a sentence."""
    ties = sorted(ground.signed.get(frozenset((a, b)), ()), key=lambda tie: (-abs(tie.sign), -tie.support, tie.iri))
    for tie in ties[:1]:
        yield from tie_told(tie, ground, matter, "  ")


def tie_told(tie: Tie, ground: Ground, matter: Matter, indent: str) -> Iterator[str]:
    """The tie in words, with its surest sentence."""
    side = {1: "friendly", -1: "hostile", 0: "neither"}[(tie.sign > 0) - (tie.sign < 0)]
    label = ground.ontology.relations[tie.relation].label
    contested = ", contested" if tie.contested else ""
    yield f"{indent}{tie.subject.name} {label} {tie.object.name} ({side}{contested})"
    for claim in _surest(tie, ground)[:1]:
        yield from matter.evidence(claim, f"{indent}  ")


def _surest(tie: Tie, ground: Ground) -> list[Claim]:
    return sorted((ground.claims[iri] for iri in tie.claims), key=lambda claim: (-claim.confidence, claim.iri))


def pair_record(ground: Ground, matter: Matter, a: str, b: str) -> dict[str, object]:
    """The ties between two actors, for JSON."""
    ties = sorted(ground.signed.get(frozenset((a, b)), ()), key=lambda tie: tie.iri)
    return {"actors": names_of(ground, (a, b)), "ties": [tie_record(tie, ground, matter) for tie in ties]}


def tie_record(tie: Tie, ground: Ground, matter: Matter) -> dict[str, object]:
    """The tie with all its claims, for JSON."""
    return {
        "subject": tie.subject.name, "relation": tie.relation, "object": tie.object.name, "sign": tie.sign,
        "contested": tie.contested, "claims": [matter.record(claim) for claim in _surest(tie, ground)],
    }
