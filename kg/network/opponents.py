"""Whom a coalition is against: by reported acts, and by the purpose it is said to have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kg.knowledge.ontology import Ontology
from kg.model import Claim, Entity, Modality, Polarity, Tie
from kg.network.actors import takes_part


@dataclass(frozen=True, slots=True)
class Opposition:
    """An actor outside a coalition, the basis ("acts" or "purpose"), and the IRIs of the claims that show it."""

    actor: Entity
    basis: str
    claims: tuple[str, ...]


def by_acts(members: frozenset[str], hostile: Mapping[str, Iterable[Tie]], *, own: str | None) -> list[Opposition]:
    """The outsiders with an accepted hostile tie to the pact itself or to enough members, by IRI.

    Enough is half of them and at least two (one, if there is no other). ``own`` is the pact's IRI, ``hostile`` gives
    the ties by the IRI of either end (``Ground.hostile``).
    """
    actors: dict[str, Entity] = {}
    touched: dict[str, set[str]] = defaultdict(set)
    claims: dict[str, set[str]] = defaultdict(set)
    inside = members if own is None else members | {own}
    for near in sorted(inside):
        for tie in hostile.get(near, ()):
            far = tie.object if tie.subject.iri == near else tie.subject
            if far.iri not in inside:
                actors[far.iri] = far
                touched[far.iri].add(near)
                claims[far.iri].update(tie.claims)
    enough = max(len(members) / 2, min(2, len(members)))
    opposed = (iri for iri in sorted(actors) if own in touched[iri] or len(touched[iri]) >= enough)
    return [Opposition(actors[iri], "acts", tuple(sorted(claims[iri]))) for iri in opposed]


def by_purpose(
    members: frozenset[str], intended: Iterable[Claim], *, own: str | None, standing: Callable[[Entity], Entity]
) -> list[Opposition]:
    """The actors that the pact, or all members in one sentence, are said to be meant against, by IRI.

    A purpose is one whoever says so, and never an act. ``intended`` are claims as ``hostile_intentions`` gives them.
    """
    actors: dict[str, Entity] = {}
    sentences: dict[tuple[str, str, int], list[tuple[str, str]]] = defaultdict(list)
    for claim in intended:
        if claim.subject is not None and claim.object is not None:
            target = standing(claim.object.entity)
            actors[target.iri] = target
            sentence = (target.iri, claim.document, claim.evidence.start)
            sentences[sentence].append((standing(claim.subject.entity).iri, claim.iri))
    shown: dict[str, set[str]] = defaultdict(set)
    for (target_iri, _, _), said in sentences.items():
        subjects = {subject for subject, _ in said}
        if target_iri not in members | {own} and (own in subjects or members <= subjects):
            shown[target_iri].update(iri for subject, iri in said if subject == own or subject in members)
    return [Opposition(actors[iri], "purpose", tuple(sorted(shown[iri]))) for iri in sorted(shown)]


def hostile_intentions(
    claims: Iterable[Claim], ontology: Ontology, *, standing: Callable[[Entity], Entity]
) -> list[Claim]:
    """The affirmed claims that one participant means to act against another."""
    return [
        claim
        for claim in claims
        if claim.modality is Modality.INTENDED and claim.polarity is Polarity.AFFIRMED and claim.sign < 0
        and claim.subject is not None and claim.object is not None
        and all(takes_part(standing(end.entity), ontology) for end in (claim.subject, claim.object))
    ]
