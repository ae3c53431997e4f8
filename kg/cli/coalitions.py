"""``kg coalitions`` and ``robust``: who stands with whom, and what it rests on."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.asked import Asked, analysis_options
from kg.errors import UsageError
from kg.model import Claim, Coalition, CoalitionReport, Together

if TYPE_CHECKING:
    from kg.cli.matter import Matter
    from kg.network.ground import Ground
    from kg.network.removal import Fate
    from kg.network.robustness import Loss
    from kg.network.stability import Stability
    from kg.store import View

_SENTENCES = 2
_PAIRS = 3


@click.command("coalitions")
@analysis_options
@click.option("--without", "lost", multiple=True, metavar="SOURCE",
              help="Say what falls when an outlet, a document or somebody quoted is not believed; may be repeated.")
@click.option("--stability", "stable", is_flag=True, help="Say how stable each is when sources and readings vary.")
@click.option("--runs", type=click.IntRange(min=1), default=100, show_default=True, help="Runs for --stability.")
@click.option("--seed", type=int, default=0, show_default=True, help="The seed of these runs.")
@options.formats("table", "json")
def coalitions_command(
    asked: Asked, lost: tuple[str, ...], stable: bool, runs: int, seed: int, form: str
) -> None:
    """Say who stands with whom, against whom, since when, on whose word.

    Declared coalitions are rooms, umbrellas and alliances that articles name, with the members they name, and what is
    seen of them: members who act together, never do, or fight each other. Inferred ones come from a partition of all
    friendly and hostile ties with as few disagreements as possible. "Against" says on what basis: reported acts, or
    the purpose a coalition is said to have.

    Example: kg coalitions --from 2014-01-01 --until 2014-03-31 --fade 90d
    """
    from kg.network.report import report_json, report_of
    from kg.network.stability import stabilities

    with asked.matter() as matter:
        if lost:
            _without(asked, matter, lost, form=form)
            return
        ground = asked.ground(matter, votes=stable)
        report = report_of(ground)
        found = stabilities(ground, report.coalitions, runs=runs, seed=seed) if stable else ()
        if form == "json":
            record = report_json(report)
            if stable:
                record["stability"] = [
                    {"coalition": c.id} | asdict(s) for c, s in zip(report.coalitions, found, strict=True)
                ]
            click.echo(json.dumps(record, ensure_ascii=False, indent=2))
            return
        for line in told(report, matter, found=found):
            click.echo(line)


def report_of_store(view: View) -> CoalitionReport:
    """The coalitions of a store."""
    from kg.network.report import coalition_report

    return coalition_report(view.ties(), view.claims(), view.documents(), view.ontology, entities=view.entities)


def told(
    report: CoalitionReport, matter: Matter, *, most: int | None = None, found: Sequence[Stability] = ()
) -> Iterator[str]:
    """The report as an analyst reads it, in lines; ``most``: so many coalitions, and how many there are besides."""
    claims = {claim.iri: claim for claim in matter.claims}
    for i, coalition in enumerate(report.coalitions[:most]):
        yield from _coalition(coalition, matter, claims, found[i] if found else None)
        yield ""
    left = len(report.coalitions[most:]) if most is not None else 0
    if left:
        yield f"… and {left} more."
    if not report.coalitions:
        yield "No coalition yet: no accepted tie says that anybody stands together."
    yield from _list("Side by side, and no pact is known:", _pairs(report.side_by_side), indent="")
    proof = "proven: no partition has fewer" if report.proven else f"not proven; at least {report.lower_bound:.6g}"
    yield f"The signed partition has {report.disagreements:.6g} disagreements ({proof})."


def _coalition(
    coalition: Coalition, matter: Matter, claims: dict[str, Claim], stability: Stability | None
) -> Iterator[str]:
    span = "".join((f", since {coalition.since}" if coalition.since else "",
                    f", until {coalition.until}" if coalition.until else ""))
    yield f"{coalition.name} ({coalition.kind}{span})"
    yield from _list("members:", [name for name, _ in coalition.members])
    bases: dict[str, list[str]] = defaultdict(list)
    for opponent in coalition.against:
        bases[opponent.name].append(opponent.basis)
    yield from _list("against:", [f"{name} ({', '.join(basis)})" for name, basis in bases.items()])
    yield from _observed(coalition)
    if stability:
        yield from stability_told(stability, {iri: name for name, iri in coalition.members})
    for evidence in coalition.evidence[:_SENTENCES]:
        yield from matter.evidence(claims[evidence.claim], "  ")


def _observed(coalition: Coalition) -> Iterator[str]:
    seen = coalition.observed
    if seen is None or len(coalition.members) < 2:
        return
    yield from _list("seen together:", _pairs(seen.together))
    if not seen.together:
        yield "  announced; no report of members acting together"
    else:
        yield from _list("never seen together:", _pairs(seen.apart))
    yield from _list("fight each other:", _pairs(seen.fighting))


def _pairs(found: Sequence[Together]) -> list[str]:
    """The first pairs, in words, and how many more there are."""
    named = [f"{pair.names[0]} and {pair.names[1]}" for pair in found]
    return named if len(named) <= _PAIRS else [*named[:_PAIRS], f"{len(named) - _PAIRS} more pairs"]


def stability_told(stability: Stability, names: dict[str, str]) -> Iterator[str]:
    """How stable a coalition is and its members are, in indented lines."""
    drawn = "" if stability.sources > 1 else "; only one source, so only readings varied"
    yield (f"  stability: {stability.mean:.2f}, found in {stability.found:.0%} of {stability.runs} runs "
           f"(seed {stability.seed}{drawn})")
    yield from _list("in what is left:", [f"{names[iri]} {share:.0%}" for iri, share in stability.members])


def _list(label: str, names: Sequence[str], indent: str = "  ") -> Iterator[str]:
    from kg.cli.telling import wrapped

    if names:
        joined = "; " if any(" and " in name for name in names) else ", "
        yield indent + wrapped(f"{label} {joined.join(names)}", f"{indent}  ").strip()


def _without(asked: Asked, matter: Matter, lost: Sequence[str], *, form: str) -> None:
    """Prints what becomes of each coalition when some sources are not believed."""
    from kg.network.removal import fates
    from kg.network.report import coalition_record, report_of

    window = asked.window(matter)
    gone, rest = matter.parted(lost)
    if not gone:
        raise UsageError(f"nobody in the store is called {' or '.join(map(repr, lost))}; `kg stats` lists the outlets")
    before, after = matter.ground(window), matter.ground(window, claims=rest)
    reports = report_of(before), report_of(after)
    found = fates(reports[0].coalitions, reports[1].coalitions)
    old = {fate.after.id for fate in found if fate.after}
    new = [coalition for coalition in reports[1].coalitions if coalition.id not in old]
    ties = len(before.ties), len(after.ties)
    if form == "json":
        click.echo(json.dumps({
            "without": list(lost),
            "claims": len(gone),
            "ties": {"before": ties[0], "after": ties[1]},
            "coalitions": [
                {"id": f.before.id, "name": f.before.name, "fate": _fate(f), "lost": f.lost, "gained": f.gained,
                 "against_lost": _fewer(f)} for f in found
            ],
            "new": [coalition_record(coalition) for coalition in new],
        }, ensure_ascii=False, indent=2))
        return
    click.echo(f"Without {', '.join(lost)}: {len(gone)} claims fewer, {ties[1]} of {ties[0]} accepted ties stand.\n")
    for fate in found:
        for line in _fate_told(fate):
            click.echo(line)
    for coalition in new:
        for line in _list(f"new: {coalition.name}: ", [name for name, _ in coalition.members], indent=""):
            click.echo(line)


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
        yield from _list("members:", [name for name, _ in fate.before.members])
        return
    yield from _list("loses:", fate.lost)
    yield from _list("gains:", fate.gained)
    yield from _list("no longer against:", _fewer(fate))


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
    from kg.network.robustness import fewest_claims, fewest_sources

    with asked.matter() as matter:
        ground = asked.ground(matter, votes=True)
        coalitions = report_of(ground).coalitions
        losses = [(fewest_sources(ground, c), fewest_claims(ground, c)) for c in coalitions]
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
    yield f"  falls with {_size(sources, 'source')}:"
    yield from (wrapped(matter.source(key), "    ") for key in sources.of)
    yield f"  or with {_size(claims, 'claim')}:"
    for iri in claims.of:
        yield from matter.evidence(ground.claims[iri], "    ")
    yield ""


def _size(loss: Loss, unit: str) -> str:
    size = f"{len(loss.of)} {unit}{'s' * (len(loss.of) != 1)}"
    return size if loss.exact else f"{size} (a bound: no fewer than {loss.at_least} would do)"
