"""``kg robust`` and ``coalitions --without``: what coalitions rest on, and what falls with it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.asked import Asked, analysis_options
from kg.cli.coalitions import listed
from kg.cli.tying import by_sentence, size_of
from kg.model import Coalition, Tie

if TYPE_CHECKING:
    from kg.cli.matter import Matter
    from kg.network.ground import Ground
    from kg.network.removal import Fate
    from kg.network.robustness import Loss


def tell_without(asked: Asked, matter: Matter, lost: Sequence[str], *, form: str) -> None:
    """Prints what becomes of each coalition when some sources are not believed."""
    from kg.network.removal import fates
    from kg.network.report import coalition_record, report_of

    window = asked.window(matter)
    gone, rest = matter.parted(lost)
    before, after = matter.ground(window), matter.ground(window, claims=rest)
    reports = report_of(before), report_of(after)
    found = fates(reports[0].coalitions, reports[1].coalitions)
    old = {fate.after.id for fate in found if fate.after}
    new = [coalition for coalition in reports[1].coalitions if coalition.id not in old]
    kept = {_key(tie) for tie in before.ties} & {_key(tie) for tie in after.ties}
    ties = len({_key(tie) for tie in before.ties}), len(kept)
    repeated = matter.repeated(gone, rest)
    if form == "json":
        click.echo(json.dumps({
            "without": list(lost),
            "claims": len(gone),
            "ties": {"before": ties[0], "after": ties[1]},
            "coalitions": [
                {"id": f.before.id, "name": f.before.name, "fate": _fate(f), "lost": f.lost, "gained": f.gained,
                 "against_lost": _fewer(f)} for f in found
            ],
            "repeated_by": repeated,
            "new": [coalition_record(coalition) for coalition in new],
        }, ensure_ascii=False, indent=2))
        return
    click.echo(f"Without {', '.join(lost)}: {len(gone)} claims fewer, {ties[1]} of {ties[0]} accepted ties stand.")
    for line in listed("Not lost, since others repeat it:", repeated, indent=""):
        click.echo(line)
    click.echo()
    for fate in found:
        for line in _fate_told(fate):
            click.echo(line)
    for coalition in new:
        for line in listed(f"new: {coalition.name}:", [name for name, _ in coalition.members], indent=""):
            click.echo(line)


def _key(tie: Tie) -> tuple[str, str, str]:
    return tie.subject.iri, tie.relation, tie.object.iri


def _fate(fate: Fate) -> str:
    if fate.after is None:
        return "falls"
    return "changes" if fate.lost or fate.gained or _fewer(fate) else "stands"


def _fewer(fate: Fate) -> list[str]:
    """The opponents that nothing speaks of any more, with the basis that is gone."""
    kept = {(o.iri, o.basis) for o in fate.after.against} if fate.after else set()
    return [f"{o.name} ({o.basis})" for o in fate.before.against if (o.iri, o.basis) not in kept]


def _fate_told(fate: Fate) -> Iterator[str]:
    yield f"{_fate(fate)}: {fate.before.name} ({fate.before.kind})"
    if fate.after is None:
        yield from listed("members:", [name for name, _ in fate.before.members])
        return
    yield from listed("loses:", fate.lost)
    yield from listed("gains:", fate.gained)
    yield from listed("no longer against:", _fewer(fate))


@click.command("robust")
@analysis_options
@options.formats("table", "json")
def robust_command(asked: Asked, form: str) -> None:
    """Name for each coalition the fewest sources, and the fewest claims, whose loss dissolves it.

    A coalition is dissolved when nothing is left that shares more than half with it. Copies of one report are one
    source. Where too many losses would have to be tried, the answer is a bound and says so.

    Example: kg robust --format json
    """
    from kg.network.report import report_of
    from kg.network.robustness import fewest_losses

    with asked.matter() as matter:
        ground = asked.ground(matter, votes=True)
        coalitions = report_of(ground).coalitions
        losses = [fewest_losses(ground, c) for c in coalitions]
        if form == "json":
            click.echo(json.dumps([
                {"id": c.id, "name": c.name, "kind": c.kind,
                 "sources": _loss(sources) | {"names": [matter.source(key) for key in sources.of]},
                 "claims": _loss(claims) | {"records": [matter.record(ground.claims[iri]) for iri in claims.of]}}
                for c, (sources, claims) in zip(coalitions, losses, strict=True)
            ], ensure_ascii=False, indent=2))
            return
        if not coalitions:
            click.echo("No coalition yet, so none can be dissolved.", err=True)
        for coalition, (sources, claims) in zip(coalitions, losses, strict=True):
            for line in _robust_told(coalition, sources, claims, matter, ground):
                click.echo(line)


def _loss(loss: Loss) -> dict[str, object]:
    return {"size": len(loss.of), "at_least": loss.at_least, "exact": loss.exact, "of": list(loss.of)}


def _robust_told(coalition: Coalition, sources: Loss, claims: Loss, matter: Matter, ground: Ground) -> Iterator[str]:
    from kg.cli.telling import wrapped

    yield f"{coalition.name} ({coalition.kind})"
    yield f"  falls with {size_of(sources, 'source')}:"
    yield from (wrapped(matter.source(key), "    ") for key in sources.of)
    yield f"  or with {size_of(claims, 'claim')}:"
    for said in by_sentence(ground.claims[iri] for iri in claims.of):
        yield wrapped("; ".join(dict.fromkeys(matter.statement(claim) for claim in said)), "    ")
        yield from matter.evidence(said[0], "      ")
    yield ""
