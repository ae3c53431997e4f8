"""What rules add to the accepted ties, each conclusion with its rule and the claims it stands on. Pure.

Rules:
    member-chain      what is a member of a member is a component of the whole
    umbrella-enemy    who is hostile with a member of an umbrella or coalition is hostile with all of it

Conclusions never feed ``accepted_ties``, so nothing is accepted because it was inferred.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.knowledge.ontology import Ontology
from kg.model import Tie
from kg.vocab import tie_iri

MEMBER_CHAIN = "member-chain"
UMBRELLA_ENEMY = "umbrella-enemy"
WHOLES = ("UmbrellaGroup", "Coalition")


@dataclass(frozen=True, slots=True)
class Membership:
    """That one entity is a member of another, and the claims or pack entries that say so."""

    member: str
    whole: str
    type: str
    based_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inference:
    """A conclusion: a triple, the rule that drew it, and the claims and pack entries it stands on, sorted."""

    subject: str
    relation: str
    object: str
    rule: str
    based_on: tuple[str, ...]

    @property
    def iri(self) -> str:
        """The IRI of the conclusion."""
        return tie_iri([self.rule, self.subject, self.relation, self.object])


def inferences(ties: Iterable[Tie], memberships: Iterable[Membership], ontology: Ontology) -> tuple[Inference, ...]:
    """The conclusions from accepted ties and from the memberships that packs know, sorted."""
    ties = tuple(ties)
    said = [Membership(t.subject.iri, t.object.iri, t.object.type, t.claims) for t in ties if t.relation == "memberOf"]
    known = (*memberships, *said)
    chains = _chains(known)
    wholes = {m.whole for m in known if any(ontology.is_a(m.type, kind) for kind in WHOLES)}
    hostile = [t for t in ties if t.sign < 0 and "hostileTo" in (t.relation, *ontology.relations[t.relation].ancestors)]
    components = (
        Inference(member, "componentOf", whole, MEMBER_CHAIN, tuple(sorted(basis)))
        for (member, whole), basis in chains.items()
    )
    found = (*components, *_umbrella_enemies(chains, hostile, wholes))
    return tuple(sorted(found, key=lambda i: (i.subject, i.relation, i.object, i.rule)))


def _chains(memberships: Iterable[Membership]) -> dict[tuple[str, str], frozenset[str]]:
    """For each member and whole, however far above, what the shortest chain between them stands on."""
    above: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for m in memberships:
        above[m.member][m.whole] = above[m.member].get(m.whole, frozenset()) | frozenset(m.based_on)
    chains = {}
    for member in sorted(above):
        reached: dict[str, frozenset[str]] = {member: frozenset()}
        queue = deque([member])
        while queue:
            here = queue.popleft()
            for whole in sorted(above.get(here, ())):
                if whole not in reached:
                    reached[whole] = reached[here] | above[here][whole]
                    queue.append(whole)
        chains.update({(member, whole): basis for whole, basis in reached.items() if whole != member})
    return chains


def _umbrella_enemies(
    chains: Mapping[tuple[str, str], frozenset[str]], hostile: Iterable[Tie], wholes: set[str]
) -> Iterator[Inference]:
    """The enemies that umbrellas have through their members; generic opponents are nobody's enemy."""
    above: dict[str, list[str]] = defaultdict(list)
    for member, whole in chains:
        if whole in wholes:
            above[member].append(whole)
    found: dict[tuple[str, str], frozenset[str]] = {}
    for tie in hostile:
        for ally, enemy in ((tie.subject, tie.object), (tie.object, tie.subject)):
            for whole in above.get(ally.iri, ()):
                related = enemy.iri == whole or (enemy.iri, whole) in chains or (whole, enemy.iri) in chains
                if enemy.document is None and not related:
                    before = found.get((whole, enemy.iri), frozenset())
                    found[whole, enemy.iri] = before | frozenset(tie.claims) | chains[ally.iri, whole]
    for (subject, opponent), basis in found.items():
        yield Inference(subject, "hostileTo", opponent, UMBRELLA_ENEMY, tuple(sorted(basis)))
