"""The few sentences that show most of what is to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.model import Claim

LIMIT = 10


def best_sentences(
    topics: Iterable[Iterable[Claim]], *, published: Mapping[str, str], limit: int = LIMIT
) -> list[Claim]:
    """At most ``limit`` claims, one a sentence: first the surest for each topic that has none yet, in order of topics.

    A topic is all claims that show one thing (a member, an opponent); of equally sure ones the first published goes
    first (``published``: ISO days by document version), so that a report comes before its copies. What room is left
    goes to other documents that say the same of a topic.
    """

    def rank(claim: Claim) -> tuple[float, str, str, int, str]:
        day = published.get(claim.document, "9999")
        return (-claim.confidence, day, claim.document, claim.evidence.start, claim.iri)

    ranked = [sorted(topic, key=rank) for topic in topics]
    chosen: dict[tuple[str, int], Claim] = {}
    for topic in ranked:
        if not any(_sentence(claim) in chosen for claim in topic):
            _choose(topic[:1], chosen, limit)
    for topic in ranked:
        told = {claim.document for claim in topic if _sentence(claim) in chosen}
        for claim in topic:
            if claim.document not in told:
                told.add(claim.document)
                _choose([claim], chosen, limit)
    return list(chosen.values())


def _choose(claims: Sequence[Claim], chosen: dict[tuple[str, int], Claim], limit: int) -> None:
    for claim in claims:
        if len(chosen) < limit:
            chosen.setdefault(_sentence(claim), claim)


def _sentence(claim: Claim) -> tuple[str, int]:
    return claim.document, claim.evidence.start
