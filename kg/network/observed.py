"""What is seen of declared pacts: members who act together, members who never do, and members who fight each other.

Two actors are seen together by an accepted tie that is a deed (one cooperates with, or supports, the other), or by one
sentence in which both act against the same opponent. A pact, a pledge or an agreement is a word and no deed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from kg.model import Claim, Entity, Modality, Observed, Polarity, Together
from kg.network.actors import FIRM, is_room, takes_part
from kg.network.ground import Ground
from kg.store.accepted import THRESHOLD

SIDE_BY_SIDE = "cooperatesWith"
DEEDS = (SIDE_BY_SIDE, "supports")
WORDS = ("alliedWith", "memberOf", "affiliatedWith", "pledgedAllegianceTo", "mergedWith", "agreedWith")

Pair = frozenset[str]


def seen_together(ground: Ground) -> dict[Pair, set[str]]:
    """The claims by which two actors are seen together, by pair of IRIs."""
    return _seen(ground, DEEDS)


def observed(ground: Ground, members: Iterable[str], deeds: Mapping[Pair, set[str]]) -> Observed:
    """What is seen of the members (by IRI) of one pact; ``deeds``: as ``seen_together`` gives them."""
    pairs = [frozenset(pair) for pair in combinations(sorted(members), 2)]
    hostile = {
        pair: {claim for tie in ground.signed.get(pair, ()) if tie.sign <= -FIRM for claim in tie.claims}
        for pair in pairs
    }
    return Observed(
        together=tuple(_pairing(ground, pair, deeds[pair]) for pair in pairs if deeds.get(pair)),
        apart=tuple(_pairing(ground, pair, ()) for pair in pairs if not deeds.get(pair)),
        fighting=tuple(_pairing(ground, pair, hostile[pair]) for pair in pairs if hostile[pair]),
    )


def side_by_side(ground: Ground) -> tuple[Together, ...]:
    """The actors that are seen side by side, though no pact is known that both are party to, by name."""
    seen = _seen(ground, (SIDE_BY_SIDE,))
    bound = {frozenset(pair) for pact in ground.pacts for pair in combinations((pact.entity.iri, *pact.memberships), 2)}
    bound |= _by_deed(ground, WORDS).keys()
    found = (_pairing(ground, pair, claims) for pair, claims in seen.items() if pair not in bound and claims)
    return tuple(sorted(found, key=lambda together: (together.names, together.iris)))


def _seen(ground: Ground, relations: Iterable[str]) -> dict[Pair, set[str]]:
    found = _by_deed(ground, relations)
    for pair, claims in _in_one_sentence(ground).items():
        found[pair] |= claims
    return found


def _by_deed(ground: Ground, relations: Iterable[str]) -> dict[Pair, set[str]]:
    """The claims behind the accepted ties of these relations, or relations below them, by pair of actors."""
    wanted, known = set(relations), ground.ontology.relations
    found: dict[Pair, set[str]] = defaultdict(set)
    for pair, ties in ground.signed.items():
        for tie in ties:
            if wanted & {tie.relation, *known[tie.relation].ancestors}:
                found[pair].update(tie.claims)
    return found


def _in_one_sentence(ground: Ground) -> dict[Pair, set[str]]:
    """The claims by which two actors do the same to the same opponent in one sentence, by pair of actors."""
    acts: dict[tuple[str, int, str, str], dict[str, str]] = defaultdict(dict)
    for claim in ground.claims.values():
        if (ends := _act(claim, ground)) is not None:
            acts[claim.document, claim.evidence.start, claim.relation, ends[1].iri][ends[0].iri] = claim.iri
    found: dict[Pair, set[str]] = defaultdict(set)
    for actors in acts.values():
        for a, b in combinations(sorted(actors), 2):
            found[frozenset((a, b))] |= {actors[a], actors[b]}
    return found


def _act(claim: Claim, ground: Ground) -> tuple[Entity, Entity] | None:
    """Who acts against whom, when the claim says that somebody does, as a fact."""
    if claim.subject is None or claim.object is None or claim.sign > -FIRM or claim.confidence < THRESHOLD:
        return None
    if claim.polarity is not Polarity.AFFIRMED or claim.modality is not Modality.ACTUAL:
        return None
    subject, target = (ground.standing(mention.entity) for mention in (claim.subject, claim.object))
    if not takes_part(subject, ground.ontology) or is_room(subject, ground.ontology) or subject.iri == target.iri:
        return None
    return (subject, target) if ground.ontology.is_a(target.type, "Actor") else None


def _pairing(ground: Ground, pair: Pair, claims: Iterable[str]) -> Together:
    a, b = sorted((ground.actor(iri) for iri in pair), key=lambda entity: (entity.name, entity.iri))
    contested = any(tie.contested for tie in ground.signed.get(pair, ()))
    return Together((a.name, b.name), (a.iri, b.iri), tuple(sorted(claims)), contested)
