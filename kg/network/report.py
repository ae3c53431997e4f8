"""Who stands with whom: declared pacts and the coalitions that the signed ties show, each with its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace

import networkx as nx

from kg.knowledge.ontology import Ontology
from kg.model import Claim, Coalition, CoalitionReport, Entity, Evidence, Observed, Opponent, Tie, Together
from kg.network.actors import FIRM, is_room, is_signed
from kg.network.dates import ended, since
from kg.network.ground import Ground, Located
from kg.network.observed import observed, seen_together, side_by_side
from kg.network.opponents import by_acts, by_purpose
from kg.network.pacts import Pact
from kg.network.sentences import best_sentences
from kg.vocab import digest


def coalition_report(
    ties: Iterable[Tie],
    claims: Iterable[Claim],
    documents: Iterable[Located],
    ontology: Ontology,
    *,
    entities: Mapping[str, Entity] | None = None,
) -> CoalitionReport:
    """The declared coalitions, then those inferred from signed ties, each kind by size and name.

    Declared: every coalition, operations room and umbrella group with accepted members. Inferred: two or more actors
    that are together in the partition of all signed ties with the fewest disagreements, and joined by firm ties in it:
    a truce or a word of praise makes no coalition. In the partition a room is a node of its own, since every membership
    is a positive tie and so draws members together without forcing them; but it is never listed as a member. An
    inferred coalition whose members, with or without the umbrella itself, all stand in one declared one is left out.
    ``entities`` says which entity stands for which (``View.entities``), for claims read under another name.
    """
    return report_of(Ground.of_ties(ties, claims, documents, ontology, entities=entities))


def report_of(ground: Ground) -> CoalitionReport:
    """The coalitions that this ground shows, as ``coalition_report`` describes them."""
    partition = ground.partition
    seen = seen_together(ground) if ground.pacts else {}
    declared = [_declared(ground, pact, seen) for pact in ground.pacts]
    told = [{*pact.memberships, *own} for pact in ground.pacts for own in ((), (pact.entity.iri,))]
    inferred = [
        found for found in _inferred(ground) if not any({iri for _, iri in found.members} <= pact for pact in told)
    ]
    return CoalitionReport(
        (*sorted(declared, key=_rank), *sorted(inferred, key=_rank)),
        partition.disagreements,
        partition.lower_bound,
        partition.proven,
        side_by_side=side_by_side(ground),
    )


def report_json(report: CoalitionReport) -> dict[str, object]:
    """The report as a dict for JSON: a public contract."""
    return {
        "coalitions": [coalition_record(coalition) for coalition in report.coalitions],
        "disagreements": report.disagreements,
        "lower_bound": report.lower_bound,
        "proven": report.proven,
        "side_by_side": [_pair_record(together) for together in report.side_by_side],
    }


def coalition_record(coalition: Coalition) -> dict[str, object]:
    """The coalition as a dict for JSON, each piece of evidence with its quote."""
    return {
        "id": coalition.id,
        "name": coalition.name,
        "kind": coalition.kind,
        "members": [{"name": name, "iri": iri} for name, iri in coalition.members],
        "against": [{"name": o.name, "iri": o.iri, "basis": o.basis} for o in coalition.against],
        "since": coalition.since,
        "until": coalition.until,
        "evidence": [asdict(evidence) for evidence in coalition.evidence],
        "observed": _observed_record(coalition.observed),
    }


def _observed_record(observed: Observed | None) -> dict[str, object] | None:
    if observed is None:
        return None
    return {
        "together": [_pair_record(pair) for pair in observed.together],
        "never_together": [list(pair.names) for pair in observed.apart],
        "fighting": [_pair_record(pair) for pair in observed.fighting],
    }


def _pair_record(pair: Together) -> dict[str, object]:
    return {"members": list(pair.names), "claims": list(pair.claims), "contested": pair.contested}


def _declared(ground: Ground, pact: Pact, seen: Mapping[frozenset[str], set[str]]) -> Coalition:
    """The coalition that a pact declares; ``seen``: as ``seen_together`` gives it."""
    members = {member: ties[0].subject for member, ties in pact.memberships.items()}
    memberships = [tie for ties in pact.memberships.values() for tie in ties]
    name = [pact.entity.iri] if pact.entity.document is None else []
    return _complete(
        ground,
        Coalition(
            id=f"coalition:{digest(['declared', *name, *sorted(members)])}",
            name=pact.entity.name,
            kind="declared",
            members=_listed(members.values()),
            against=(),
            since=min(filter(None, (since(tie.interval) for tie in memberships)), default=None),
            until=_until(ground, memberships),
            evidence=(),
            observed=observed(ground, members, seen),
        ),
        shown={member: [iri for tie in ties for iri in tie.claims] for member, ties in pact.memberships.items()},
        own=pact.entity.iri,
    )


def _inferred(ground: Ground) -> Iterator[Coalition]:
    """The coalitions of the partition with two members or more, rooms not counted."""
    part = {iri: i for i, group in enumerate(ground.partition.coalitions) for iri in group}
    firm = [tie for tie in ground.ties if tie.sign >= FIRM and is_signed(tie, ground.ontology)]
    held = [tie for tie in firm if part[tie.subject.iri] == part[tie.object.iri]]
    entities = {end.iri: end for tie in held for end in (tie.subject, tie.object)}
    around: dict[str, list[Tie]] = defaultdict(list)
    for tie in held:
        around[tie.subject.iri].append(tie)
        around[tie.object.iri].append(tie)
    joined = nx.Graph((tie.subject.iri, tie.object.iri) for tie in held)
    for group in map(frozenset, nx.connected_components(joined)):
        members = {iri: entities[iri] for iri in sorted(group) if not is_room(entities[iri], ground.ontology)}
        if len(members) > 1:
            yield _complete(
                ground,
                Coalition(
                    id=f"coalition:{digest(['inferred', *sorted(members)])}",
                    name=_after_leaders(members, ground.graph.strengths(group)),
                    kind="inferred",
                    members=_listed(members.values()),
                    against=(),
                    since=min(filter(None, (since(t.interval) for iri in group for t in around[iri])), default=None),
                    until=None,
                    evidence=(),
                ),
                shown={member: [iri for tie in around[member] for iri in tie.claims] for member in members},
            )


def _complete(
    ground: Ground, bare: Coalition, *, shown: Mapping[str, Sequence[str]], own: str | None = None
) -> Coalition:
    """The coalition with its opponents and evidence; ``shown`` gives the claims that show each member."""
    members = frozenset(shown)
    opposed = by_acts(members, ground.hostile, own=own)
    opposed += by_purpose(members, ground.intended, own=own, standing=ground.standing)
    opposed.sort(key=lambda o: (o.actor.name, o.basis, o.actor.iri))
    topics = [*(shown[iri] for _, iri in bare.members), *(opposition.claims for opposition in opposed)]
    best = best_sentences(
        ([ground.claims[iri] for iri in topic if iri in ground.claims] for topic in topics),
        published=ground.published,
    )
    return replace(
        bare,
        against=tuple(Opponent(o.actor.name, o.actor.iri, o.basis) for o in opposed),
        evidence=tuple(evidence_of(ground, claim) for claim in best),
    )


def _until(ground: Ground, memberships: Iterable[Tie]) -> str | None:
    """The last end of a membership, None while one of them is not said to have ended."""
    ends = []
    for tie in memberships:
        said = (ground.claims[iri].time for iri in tie.claims if iri in ground.claims)
        ends.append(max(filter(None, map(ended, said)), default=None))
    return max((end for end in ends if end), default=None) if all(ends) else None


def evidence_record(ground: Ground, claim: Claim) -> dict[str, object]:
    """The claim as evidence, as a dict for JSON."""
    return asdict(evidence_of(ground, claim))


def evidence_of(ground: Ground, claim: Claim) -> Evidence:
    """The claim as evidence, with where its document was read from."""
    return Evidence(claim.iri, claim.quote, ground.path(claim), claim.evidence.start, claim.evidence.end)


def _listed(members: Iterable[Entity]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((member.name, member.iri) for member in members))


def _after_leaders(members: Mapping[str, Entity], strengths: Mapping[Hashable, float]) -> str:
    """A name made of the members with the strongest ties inside: "A and B", "A, B and C", "A, B and 3 others"."""
    ranked = sorted(members, key=lambda iri: (-strengths[iri], members[iri].name, iri))
    names = [members[iri].name for iri in ranked]
    if len(names) == 2:
        return f"{names[0]} and {names[1]}"
    return f"{names[0]}, {names[1]} and {names[2] if len(names) == 3 else f'{len(names) - 2} others'}"


def _rank(coalition: Coalition) -> tuple[int, str, str]:
    return -len(coalition.members), coalition.name, coalition.id
