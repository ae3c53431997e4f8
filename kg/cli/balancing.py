"""``kg balance`` and ``brokers``: which ties do not fit together, and who stands between coalitions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.asked import Asked, analysis_options
from kg.cli.tying import FIRST, more, names_of, pair_record, pair_told, proof

if TYPE_CHECKING:
    from kg.cli.matter import Matter
    from kg.network.brokerage import Broker
    from kg.network.ground import Ground
    from kg.network.triads import Balance


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
        for line in _balance_told(found, ground, matter, limit or FIRST):
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
    told = proof(two.disagreements, two.lower_bound, proven=two.proven, what="division in two")
    yield f"Two camps leave {told}; that is the frustration."
    for triad in found.unbalanced[:most]:
        yield ""
        yield f"{', '.join(names_of(ground, triad.nodes))}: {triad.kind}"
        a, b, c = map(str, triad.nodes)
        for pair in ((a, b), (b, c), (a, c)):
            yield from pair_told(ground, matter, *pair)
    yield from more(len(found.unbalanced) - most)


def _balance_record(found: Balance, ground: Ground, matter: Matter, limit: int | None) -> dict[str, object]:
    def pairs(nodes: Sequence[object]) -> list[dict[str, object]]:
        a, b, c = map(str, nodes)
        return [pair_record(ground, matter, *pair) for pair in ((a, b), (b, c), (a, c))]

    return {
        "triads": {"all": sum(found.triads.values()), "by_hostile_ties": found.triads, "balanced": found.share},
        "frustration": {"disagreements": found.two_sides.disagreements, "lower_bound": found.two_sides.lower_bound,
                        "proven": found.two_sides.proven},
        "unbalanced": [
            {"actors": names_of(ground, triad.nodes), "kind": triad.kind, "weight": triad.weight,
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
    from kg.network.brokerage import brokers
    from kg.network.groups import firm_groups, name_group
    from kg.network.report import report_of

    with asked.matter() as matter:
        ground = asked.ground(matter, votes=True)
        report = report_of(ground)
        groups = list(firm_groups(ground, ground.graph, ground.partition.coalitions))
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
        for broker in found[: limit or FIRST]:
            for line in _broker_told(broker, names, own[str(broker.node)], ground, matter, groups):
                click.echo(line)
        for line in more(len(found) - (limit or FIRST)):
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
        yield from pair_told(ground, matter, here, iri)
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
        "ties": [pair_record(ground, matter, here, iri) for _, iri in _abroad(broker, own, ground, groups)],
    }
