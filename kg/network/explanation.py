"""Why a coalition is held to be one, in one value: what speaks for it, what against it, and how sure that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from kg.errors import UsageError
from kg.knowledge.names import fold
from kg.model import Claim, Coalition, CoalitionReport, Tie
from kg.network.actors import is_room
from kg.network.alternatives import Alternatives, alternatives
from kg.network.ground import Ground
from kg.network.groups import pact_of
from kg.network.margins import Margin, margins
from kg.network.opponents import by_acts, by_purpose
from kg.network.resampling import RUNS, SourceStability, stabilities
from kg.network.robustness import Loss, fewest_losses


@dataclass(frozen=True, slots=True)
class Reason:
    """An accepted tie between two actors, by name, and the claims for it and against it, the surest first."""

    subject: str
    relation: str
    object: str
    sources: int
    contested: bool
    claims: tuple[Claim, ...]
    contradicting: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Enemy:
    """An actor that the coalition is against: on what basis, who of it is hostile with it, and the claims."""

    name: str
    basis: str
    members: tuple[str, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class MemberStanding:
    """A member: what a move would cost, with whom it would stand then (names), and in how many runs it is in."""

    name: str
    iri: str
    margin: float
    elsewhere: tuple[str, ...]
    stability: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """All there is to say about one coalition.

    ``support`` holds it together; ``inside`` are hostile ties between members, ``across`` friendly ties of members with
    actors that the signed partition puts elsewhere. ``first`` and ``last`` are the days (ISO) of the first and last
    claim for it. ``sources`` are the independent sources of these claims with how many each has, the most first.
    """

    coalition: Coalition
    members: tuple[MemberStanding, ...]
    support: tuple[Reason, ...]
    inside: tuple[Reason, ...]
    across: tuple[Reason, ...]
    enemies: tuple[Enemy, ...]
    first: str | None
    last: str | None
    sources: tuple[tuple[str, int], ...]
    stability: SourceStability
    fewest_sources: Loss
    fewest_claims: Loss
    disagreements: float
    lower_bound: float
    proven: bool
    alternatives: Alternatives


def find_coalition(report: CoalitionReport, name: str) -> Coalition:
    """The coalition of that name or id (or its beginning), or else the only one that an actor of that name is in.

    UsageError lists what there is when none or several fit.
    """
    tests = (
        lambda c: c.id == name or (name.startswith("coalition:") and c.id.startswith(name)),
        lambda c: fold(c.name) == fold(name),
        lambda c: any(name == iri or fold(member) == fold(name) for member, iri in c.members),
        lambda c: fold(name) in fold(c.name),
    )
    for test in tests:
        found = [coalition for coalition in report.coalitions if test(coalition)]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(f"{name!r} may be any of {_listed(found)}; give the id")
    if not report.coalitions:
        raise UsageError(f"there is no coalition, so none goes by {name!r}; add articles, or widen --from and --until")
    raise UsageError(f"no coalition goes by {name!r}; there are {_listed(report.coalitions)}")


def explain(
    ground: Ground, report: CoalitionReport, coalition: Coalition, *, runs: int = RUNS, seed: int = 0
) -> Explanation:
    """The explanation of one coalition of the report on this ground; ``runs`` and ``seed`` as for its stability."""
    pact, members = pact_of(ground, coalition), [iri for _, iri in coalition.members]
    home = {*members, *([pact] if pact else ())}
    ties = [tie for found in ground.signed.values() for tie in found]
    inside = [tie for tie in ties if {tie.subject.iri, tie.object.iri} <= home]
    support = [tie for tie in inside if tie.sign > 0]
    across = [tie for tie in ties if tie.sign > 0 and len({tie.subject.iri, tie.object.iri} & home) == 1]
    fewest = fewest_losses(ground, coalition)
    (stability,) = stabilities(ground, [coalition], runs=runs, seed=seed)
    claims = [ground.claims[iri] for iri in sorted({iri for tie in support for iri in tie.claims})]
    days = sorted(day for claim in claims for day in _days(ground, claim))
    groups = ground.partition.coalitions
    around = max(range(len(groups)), key=lambda i: (len(groups[i] & home), -i), default=0)
    others = [group for i, group in enumerate(groups) if i != around]
    standings = margins(ground.graph, members, others, own=home - set(members))
    return Explanation(
        coalition=coalition,
        members=tuple(_standings(ground, coalition, standings, stability)),
        support=_reasons(ground, support),
        inside=_reasons(ground, (tie for tie in inside if tie.sign < 0)),
        across=_reasons(ground, (tie for tie in across if not _together(ground, tie))),
        enemies=_enemies(ground, members, pact),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        sources=_sources(ground, claims),
        stability=stability,
        fewest_sources=fewest[0],
        fewest_claims=fewest[1],
        disagreements=report.disagreements,
        lower_bound=report.lower_bound,
        proven=report.proven,
        alternatives=_alternatives(ground, home),
    )


def _alternatives(ground: Ground, home: Collection[str]) -> Alternatives:
    """What other partitions as good make of the members and the pact, by name; rooms are told as members nowhere."""
    found = alternatives(ground.partition, frozenset(home))
    leaving, coming = (
        frozenset(actor.name for iri in moved if not is_room(actor := ground.actor(str(iri)), ground.ontology))
        for moved in (found.leaving, found.coming)
    )
    return replace(found, leaving=leaving, coming=coming)


def _standings(
    ground: Ground, coalition: Coalition, found: Iterable[Margin], stability: SourceStability
) -> Iterator[MemberStanding]:
    shares = dict(stability.members)
    for (name, iri), margin in zip(coalition.members, found, strict=True):
        elsewhere = tuple(sorted(ground.actor(str(node)).name for node in margin.elsewhere))
        yield MemberStanding(name, iri, margin.value, elsewhere, shares[iri])


def _reasons(ground: Ground, ties: Iterable[Tie]) -> tuple[Reason, ...]:
    """One reason for each relation between two actors, those with most sources first."""
    alike: dict[tuple[str, str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        alike[tie.subject.iri, tie.relation, tie.object.iri].append(tie)
    reasons = [_reason(ground, found) for found in alike.values()]
    return tuple(sorted(reasons, key=lambda r: (-r.sources, r.subject, r.object, r.relation, r.claims[0].iri)))


def _reason(ground: Ground, ties: list[Tie]) -> Reason:
    def surest(iris: Iterable[str]) -> tuple[Claim, ...]:
        claims = (ground.claims[iri] for iri in set(iris))
        return tuple(sorted(claims, key=lambda c: (-c.confidence, c.document, c.evidence.start, c.iri)))

    claims = surest(iri for tie in ties for iri in tie.claims)
    return Reason(
        ties[0].subject.name, ties[0].relation, ties[0].object.name,
        sources=len({ground.votes.voices[claim.iri].source for claim in claims}),
        contested=any(tie.contested for tie in ties),
        claims=claims,
        contradicting=surest(iri for tie in ties for iri in tie.contradicting),
    )


def _together(ground: Ground, tie: Tie) -> bool:
    """True when the partition has both ends in one coalition."""
    return any({tie.subject.iri, tie.object.iri} <= group for group in ground.partition.coalitions)


def _enemies(ground: Ground, members: Collection[str], pact: str | None) -> tuple[Enemy, ...]:
    inside = frozenset(members)
    found = [(o, "acts") for o in by_acts(inside, ground.hostile, own=pact)]
    found += [(o, "purpose") for o in by_purpose(inside, ground.intended, own=pact, standing=ground.standing)]
    enemies = []
    for opposition, basis in found:
        claims = [ground.claims[iri] for iri in opposition.claims if iri in ground.claims]
        ends = {ground.standing(end.entity).iri for c in claims for end in (c.subject, c.object) if end is not None}
        hostile = sorted(ground.actor(iri).name for iri in ends & inside)
        claims.sort(key=lambda c: (-c.confidence, c.iri))
        enemies.append(Enemy(opposition.actor.name, basis, tuple(hostile), tuple(claims)))
    return tuple(sorted(enemies, key=lambda enemy: (enemy.name, enemy.basis)))


def _days(ground: Ground, claim: Claim) -> Iterator[str]:
    known = ground.known(claim)
    if known is not None:
        yield known.start.date().isoformat()
        yield known.end.date().isoformat()


def _sources(ground: Ground, claims: Iterable[Claim]) -> tuple[tuple[str, int], ...]:
    said: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        said[ground.votes.voices[claim.iri].source].add(claim.iri)
    return tuple(sorted(((source, len(iris)) for source, iris in said.items()), key=lambda pair: (-pair[1], pair[0])))


def _listed(coalitions: Iterable[Coalition]) -> str:
    return "; ".join(f"{c.name} ({c.kind}, {c.id})" for c in coalitions)
