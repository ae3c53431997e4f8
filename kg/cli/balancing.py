"""``kg balance``, ``brokers``, ``path`` and ``predict``: the structure of the signed graph, with evidence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.asked import Asked, analysis_options

if TYPE_CHECKING:
    from kg.cli.matter import Matter
    from kg.model import Claim, Tie
    from kg.network.brokers import Broker
    from kg.network.expected import Accuracy, Expected, Prediction
    from kg.network.ground import Ground
    from kg.network.triads import Balance

_FIRST = 10


@click.command("balance")
@analysis_options
@options.limit
@options.formats("table", "json")
def balance_command(asked: Asked, limit: int | None, form: str) -> None:
    """Say how far the actors are from two camps, and list the triads that are not in balance, with evidence.

    Out of balance are two friends of one actor who fight each other, and three enemies; these fit when there are more
    than two camps.

    Example: kg balance --limit 5
    """
    from kg.network.triads import balance

    with asked.matter() as matter:
        ground = asked.ground(matter, votes=False)
        found = balance(ground.graph)
        if form == "json":
            click.echo(json.dumps(_balance_record(found, ground, matter, limit), ensure_ascii=False, indent=2))
            return
        for line in _balance_told(found, ground, matter, limit or _FIRST):
            click.echo(line)


def _balance_told(found: Balance, ground: Ground, matter: Matter, most: int) -> Iterator[str]:
    if found.share is None:
        yield "No three actors are all tied to each other, so there is no triad to be in balance."
    else:
        counts = found.triads
        yield (f"{counts[0] + counts[2]} of {sum(counts.values())} triads are in balance ({found.share:.0%}): "
               f"{counts[0]} of three friends, {counts[2]} of two friends and their enemy.")
        yield f"Not in balance: {counts[1]} of two friends of one actor who fight, {counts[3]} of three enemies."
    two = found.two_sides
    proof = "proven" if two.proven else f"not proven; at least {two.lower_bound:.6g}"
    yield f"Two camps leave {two.disagreements:.6g} disagreements (the frustration; {proof})."
    for triad in found.unbalanced[:most]:
        yield ""
        yield f"{', '.join(_names(ground, triad.nodes))}: {triad.kind}"
        a, b, c = map(str, triad.nodes)
        for pair in ((a, b), (b, c), (a, c)):
            yield from _pair_told(ground, matter, *pair)
    yield from _more(len(found.unbalanced) - most)


def _balance_record(found: Balance, ground: Ground, matter: Matter, limit: int | None) -> dict[str, object]:
    def pairs(nodes: Sequence[object]) -> list[dict[str, object]]:
        a, b, c = map(str, nodes)
        return [_pair_record(ground, matter, *pair) for pair in ((a, b), (b, c), (a, c))]

    return {
        "triads": {"all": sum(found.triads.values()), "by_hostile_ties": found.triads, "balanced": found.share},
        "frustration": {"disagreements": found.two_sides.disagreements, "lower_bound": found.two_sides.lower_bound,
                        "proven": found.two_sides.proven},
        "unbalanced": [
            {"actors": _names(ground, triad.nodes), "kind": triad.kind, "weight": triad.weight,
             "ties": pairs(triad.nodes)} for triad in found.unbalanced[:limit]
        ],
    }


@click.command("brokers")
@analysis_options
@options.limit
@click.option("--seed", type=int, default=0, show_default=True, help="The seed of the sample that large graphs need.")
@options.formats("table", "json")
def brokers_command(asked: Asked, limit: int | None, seed: int, form: str) -> None:
    """List the actors whose friendly ties, talks and truces among them, reach from one coalition into others.

    Participation is 0 for ties into one coalition only and nears 1 the more evenly they spread (Guimera & Amaral);
    betweenness counts the pairs of actors of different coalitions whose shortest friendly way leads through the actor.

    Example: kg brokers --limit 5
    """
    from kg.network.actors import is_room
    from kg.network.brokers import brokers
    from kg.network.groups import firm_groups, name_group
    from kg.network.report import report_of

    with asked.matter() as matter:
        ground = asked.ground(matter, votes=True)
        report = report_of(ground)
        groups = list(firm_groups(ground, ground.graph))
        grouped = {iri for group in groups for iri in group}
        groups += [frozenset({str(node)}) for node in ground.graph.nodes if node not in grouped]
        found = [
            broker for broker in brokers(ground.graph, groups, seed=seed)
            if not is_room(ground.actor(str(broker.node)), ground.ontology)
        ]
        names = {i: name_group(ground, report, groups[i]) for broker in found for i, _ in broker.reach}
        own = {iri: i for i, group in enumerate(groups) for iri in group}
        if form == "json":
            click.echo(json.dumps([_broker_record(b, names, own[str(b.node)], ground, matter, groups)
                                   for b in found[:limit]], ensure_ascii=False, indent=2))
            return
        if not found:
            click.echo("Nobody's friendly ties reach into more than one coalition.", err=True)
        for broker in found[: limit or _FIRST]:
            for line in _broker_told(broker, names, own[str(broker.node)], ground, matter, groups):
                click.echo(line)
        for line in _more(len(found) - (limit or _FIRST)):
            click.echo(line)


def _abroad(broker: Broker, own: int, ground: Ground, groups: Sequence[frozenset[str]]) -> list[tuple[int, str]]:
    """The actors of other coalitions that a broker is friends with, with the index of their coalition."""
    here = str(broker.node)
    return [
        (i, iri) for i, _ in broker.reach if i != own for iri in sorted(groups[i])
        if any(tie.sign > 0 for tie in ground.signed.get(frozenset((here, iri)), ()))
    ]


def _broker_told(
    broker: Broker, names: dict[int, str], own: int, ground: Ground, matter: Matter, groups: Sequence[frozenset[str]]
) -> Iterator[str]:
    from kg.cli.telling import wrapped

    here = str(broker.node)
    yield f"{ground.actor(here).name}: participation {broker.participation:.2f}, betweenness {broker.betweenness:.3g}"
    reach = "; ".join(f"{names[i]} ({weight:.3g})" for i, weight in broker.reach)
    yield "  " + wrapped(f"friendly ties: {reach}", "    ").strip()
    for _, iri in _abroad(broker, own, ground, groups)[:3]:
        yield from _pair_told(ground, matter, here, iri)
    yield ""


def _broker_record(
    broker: Broker, names: dict[int, str], own: int, ground: Ground, matter: Matter, groups: Sequence[frozenset[str]]
) -> dict[str, object]:
    here = str(broker.node)
    return {
        "name": ground.actor(here).name,
        "iri": here,
        "participation": broker.participation,
        "betweenness": broker.betweenness,
        "reach": [{"coalition": names[i], "weight": weight, "own": i == own} for i, weight in broker.reach],
        "ties": [_pair_record(ground, matter, here, iri) for _, iri in _abroad(broker, own, ground, groups)],
    }


@click.command("path")
@click.argument("start", metavar="A")
@click.argument("goal", metavar="B")
@analysis_options
@click.option("--friendly", is_flag=True, help="Only over friendly ties.")
@options.formats("table", "json")
def path_command(start: str, goal: str, asked: Asked, friendly: bool, form: str) -> None:
    """Show the shortest way from A to B over accepted ties between actors, with evidence on each step.

    Of several ways with as few steps it is the best attested one.

    Example: kg path "Ahrar al-Sham" YPG --friendly
    """
    from kg.network.actors import takes_part
    from kg.network.paths import way

    with asked.matter() as matter:
        ground = asked.ground(matter, votes=False)
        ends = [ground.standing(matter.find(name)) for name in (start, goal)]
        ties = [
            tie for tie in ground.ties
            if (tie.sign > 0 or not friendly) and all(takes_part(end, ground.ontology) for end in (tie.subject, tie.object))
        ]
        steps = way(ties, ends[0].iri, ends[1].iri)
        if form == "json":
            click.echo(json.dumps({
                "from": ends[0].name, "to": ends[1].name,
                "steps": None if steps is None else [[_tie_record(tie, ground, matter) for tie in s] for s in steps],
            }, ensure_ascii=False, indent=2))
            return
        if steps is None:
            click.echo(f"No accepted ties lead from {ends[0].name} to {ends[1].name}.", err=True)
            return
        for line in _way_told(ends[0].iri, steps, ground, matter):
            click.echo(line)


def _way_told(here: str, steps: Sequence[Sequence[Tie]], ground: Ground, matter: Matter) -> Iterator[str]:
    for number, ties in enumerate(steps, 1):
        there = next(end.iri for end in (ties[0].subject, ties[0].object) if end.iri != here)
        yield f"{number}. {ground.actor(here).name} – {ground.actor(there).name}"
        for tie in ties:
            yield from _tie_told(tie, ground, matter, "   ")
        here = there
    if not steps:
        yield "They are the same actor."


@click.command("predict")
@analysis_options
@options.limit
@options.formats("table", "json")
def predict_command(asked: Asked, limit: int | None, form: str) -> None:
    """List the relations that balance theory expects and nobody has reported, and how often such a guess is right.

    The guess is made for every known relation as well, as if it were not known; how many of these it gets right is
    told, beside always guessing the commoner sign. With fewer than 10 of them there is no accuracy to tell. A guess is
    no evidence, and no claim; one by common enemies alone comes last, as three camps may all be enemies.

    Example: kg predict --limit 10
    """
    from kg.network.actors import is_room
    from kg.network.expected import predict

    with asked.matter() as matter:
        ground = asked.ground(matter, votes=True)
        rooms = [node for node in ground.graph.nodes if is_room(ground.actor(str(node)), ground.ontology)]
        found = predict(ground.graph, leave=rooms)
        spoken = _spoken_of(ground)
        expected = [e for e in found.expected if frozenset((e.a, e.b)) not in spoken]
        if form == "json":
            click.echo(json.dumps(_prediction_record(found, expected[:limit], ground), ensure_ascii=False, indent=2))
            return
        for line in _accuracy_told(found.accuracy):
            click.echo(line)
        for one in expected[: limit or _FIRST]:
            for line in _expected_told(one, ground):
                click.echo(line)
        for line in _more(len(expected) - (limit or _FIRST)):
            click.echo(line)


def _spoken_of(ground: Ground) -> set[frozenset[str]]:
    """The pairs of actors that any claim speaks of, however it is held, or that are party to one pact."""
    pairs = {
        frozenset((ground.standing(claim.subject.entity).iri, ground.standing(claim.object.entity).iri))
        for claim in ground.claims.values() if claim.subject is not None and claim.object is not None
    }
    return pairs | {frozenset((a, b)) for pact in ground.pacts for a in pact.memberships for b in pact.memberships}


def _accuracy_told(accuracy: Accuracy) -> Iterator[str]:
    if not accuracy.measured:
        yield (f"Too few to measure how often such guesses are right: {accuracy.known} known relations have common "
               "neighbours that do not cancel out, and 10 are needed.")
    else:
        yield (f"Of {accuracy.known} known relations, each left out in turn, {accuracy.right} are guessed right "
               f"({accuracy.right / accuracy.known:.0%}; always guessing the commoner sign: "
               f"{accuracy.base / accuracy.known:.0%}).")
        for kind, right, known in accuracy.kinds:
            yield f"  by the {kind}: {right} of {known}"


def _expected_told(one: Expected, ground: Ground) -> Iterator[str]:
    from kg.cli.telling import wrapped

    side = "friends" if one.score > 0 else "enemies"
    weak = ", by common enemies alone" if one.weak else ""
    yield f"{' and '.join(_names(ground, (one.a, one.b)))}: {side} (score {one.score:+.3g}{weak})"
    for middle in one.through[:3]:
        ties = "; ".join(_words(ground, str(end), str(middle)) for end in (one.a, one.b))
        yield wrapped(f"through {ground.actor(str(middle)).name}: {ties}", "  ")


def _words(ground: Ground, a: str, b: str) -> str:
    """The ties between two actors in words, the first of them."""
    tie = min(ground.signed[frozenset((a, b))], key=lambda tie: (-abs(tie.sign), -tie.support, tie.iri))
    return f"{tie.subject.name} {ground.ontology.relations[tie.relation].label} {tie.object.name}"


def _prediction_record(found: Prediction, expected: Sequence[Expected], ground: Ground) -> dict[str, object]:
    accuracy = found.accuracy
    return {
        "accuracy": {
            "measured": accuracy.measured,
            "value": accuracy.right / accuracy.known if accuracy.measured else None,
            "base": accuracy.base / accuracy.known if accuracy.measured else None,
            "known": accuracy.known, "right": accuracy.right, "draws": accuracy.draws,
            "kinds": {kind: {"right": right, "known": known} for kind, right, known in accuracy.kinds},
        },
        "expected": [
            {"actors": _names(ground, (e.a, e.b)), "iris": [e.a, e.b], "sign": 1 if e.score > 0 else -1,
             "score": e.score, "weak": e.weak, "through": _names(ground, e.through)} for e in expected
        ],
    }


def _names(ground: Ground, nodes: Sequence[object]) -> list[str]:
    return [ground.actor(str(node)).name for node in nodes]


def _more(left: int) -> Iterator[str]:
    if left > 0:
        yield f"… and {left} more; --limit shows them."


def _pair_told(ground: Ground, matter: Matter, a: str, b: str) -> Iterator[str]:
    """The best attested tie between two actors, with a sentence."""
    ties = sorted(ground.signed.get(frozenset((a, b)), ()), key=lambda tie: (-abs(tie.sign), -tie.support, tie.iri))
    for tie in ties[:1]:
        yield from _tie_told(tie, ground, matter, "  ")


def _tie_told(tie: Tie, ground: Ground, matter: Matter, indent: str) -> Iterator[str]:
    side = {1: "friendly", -1: "hostile", 0: "neither"}[(tie.sign > 0) - (tie.sign < 0)]
    label = ground.ontology.relations[tie.relation].label
    contested = ", contested" if tie.contested else ""
    yield f"{indent}{tie.subject.name} {label} {tie.object.name} ({side}{contested})"
    for claim in _surest(tie, ground)[:1]:
        yield from matter.evidence(claim, f"{indent}  ")


def _surest(tie: Tie, ground: Ground) -> list[Claim]:
    return sorted((ground.claims[iri] for iri in tie.claims), key=lambda claim: (-claim.confidence, claim.iri))


def _pair_record(ground: Ground, matter: Matter, a: str, b: str) -> dict[str, object]:
    ties = sorted(ground.signed.get(frozenset((a, b)), ()), key=lambda tie: tie.iri)
    return {"actors": _names(ground, (a, b)), "ties": [_tie_record(tie, ground, matter) for tie in ties]}


def _tie_record(tie: Tie, ground: Ground, matter: Matter) -> dict[str, object]:
    return {
        "subject": tie.subject.name, "relation": tie.relation, "object": tie.object.name, "sign": tie.sign,
        "contested": tie.contested, "claims": [matter.record(claim) for claim in _surest(tie, ground)],
    }
