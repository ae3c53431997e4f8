"""``kg path`` and ``predict``: how two actors are related, and how others may be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.asked import Asked, analysis_options
from kg.cli.tying import FIRST, more, names_of, tie_record, tie_told

if TYPE_CHECKING:
    from kg.cli.matter import Matter
    from kg.model import Tie
    from kg.network.expected import Accuracy, Expected, Prediction
    from kg.network.ground import Ground


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
        ties = [tie for tie in ground.ties if tie.sign > 0 or not friendly]
        named = [t for t in ties if all(takes_part(end, ground.ontology) for end in (t.subject, t.object))]
        steps = way(named, ends[0].iri, ends[1].iri)
        if form == "json":
            click.echo(json.dumps({
                "from": ends[0].name, "to": ends[1].name,
                "steps": None if steps is None else [[tie_record(tie, ground, matter) for tie in s] for s in steps],
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
            yield from tie_told(tie, ground, matter, "   ")
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
        for one in expected[: limit or FIRST]:
            for line in _expected_told(one, ground):
                click.echo(line)
        for line in more(len(expected) - (limit or FIRST)):
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
    yield f"{' and '.join(names_of(ground, (one.a, one.b)))}: {side} (score {one.score:+.3g}{weak})"
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
            {"actors": names_of(ground, (e.a, e.b)), "iris": [e.a, e.b], "sign": 1 if e.score > 0 else -1,
             "score": e.score, "weak": e.weak, "through": names_of(ground, e.through)} for e in expected
        ],
    }
