"""``kg coalitions``: who stands with whom, against whom, since when, on whose word."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.asked import Asked, analysis_options
from kg.cli.tying import proof
from kg.errors import UsageError
from kg.model import Claim, Coalition, CoalitionReport, Together

if TYPE_CHECKING:
    from kg.cli.matter import Matter
    from kg.network.resampling import SourceStability
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
def coalitions_command(asked: Asked, lost: tuple[str, ...], stable: bool, runs: int, seed: int, form: str) -> None:
    """Say who stands with whom, against whom, since when, on whose word.

    Declared coalitions are rooms, umbrellas and alliances that articles name, with the members they name, and what is
    seen of them: members who act together, never do, or fight each other. Inferred ones come from a partition of all
    friendly and hostile ties with as few disagreements as possible. "Against" says on what basis: reported acts, or
    the purpose a coalition is said to have.

    Example: kg coalitions --from 2014-01-01 --until 2014-03-31 --fade 90d
    """
    from kg.cli.losing import tell_without
    from kg.network.report import report_json, report_of
    from kg.network.resampling import stabilities
    from kg.network.windows import known_days

    with asked.matter() as matter:
        if lost and stable:
            raise UsageError("--without and --stability answer two questions; ask one after the other")
        if lost:
            tell_without(asked, matter, lost, form=form)
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
        known = known_days(matter.claims, matter.published)
        if not report.coalitions and (asked.first or asked.last) and known:
            click.echo(f"What is dated reaches from {known[0]} to {known[1]}; widen --from and --until.")


def report_of_store(view: View) -> CoalitionReport:
    """The coalitions of a store."""
    from kg.network.report import coalition_report

    return coalition_report(view.ties(), view.claims(), view.documents(), view.ontology, entities=view.entities)


def told(
    report: CoalitionReport, matter: Matter, *, most: int | None = None, found: Sequence[SourceStability] = ()
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
        yield "No coalition: no accepted tie says that anybody stands together."
    yield from listed("Side by side, and no pact is known:", _pairs(report.side_by_side), indent="")
    yield f"The signed partition has {proof(report.disagreements, report.lower_bound, proven=report.proven)}."


def _coalition(
    coalition: Coalition, matter: Matter, claims: dict[str, Claim], stability: SourceStability | None
) -> Iterator[str]:
    span = "".join((f", since {coalition.since}" if coalition.since else "",
                    f", until {coalition.until}" if coalition.until else ""))
    yield f"{coalition.name} ({coalition.kind}{span})"
    yield from listed("members:", [name for name, _ in coalition.members])
    bases: dict[str, list[str]] = defaultdict(list)
    for opponent in coalition.against:
        bases[opponent.name].append(opponent.basis)
    yield from listed("against:", [f"{name} ({', '.join(basis)})" for name, basis in bases.items()])
    yield from _observed(coalition)
    if stability:
        yield from stability_told(stability, {iri: name for name, iri in coalition.members})
    for evidence in coalition.evidence[:_SENTENCES]:
        yield from matter.evidence(claims[evidence.claim], "  ")


def _observed(coalition: Coalition) -> Iterator[str]:
    seen = coalition.observed
    if seen is None or len(coalition.members) < 2:
        return
    yield from listed("seen together:", _pairs(seen.together))
    if not seen.together:
        yield "  announced; no report of members acting together"
    else:
        yield from listed("never seen together:", _pairs(seen.apart))
    yield from listed("fight each other:", _pairs(seen.fighting))


def _pairs(found: Sequence[Together]) -> list[str]:
    """The first pairs, in words, and how many more there are."""
    named = [f"{pair.names[0]} and {pair.names[1]}{' (contested)' * pair.contested}" for pair in found]
    return named if len(named) <= _PAIRS else [*named[:_PAIRS], f"{len(named) - _PAIRS} more pairs"]


def stability_told(stability: SourceStability, names: dict[str, str]) -> Iterator[str]:
    """How stable a coalition is and its members are, in indented lines."""
    drawn = "" if stability.sources > 1 else "; only one source, so only readings varied"
    yield (f"  stability: {stability.mean:.2f}, found in {stability.found:.0%} of {stability.runs} runs "
           f"(seed {stability.seed}{drawn})")
    yield from listed("in what is left:", [f"{names[iri]} {share:.0%}" for iri, share in stability.members])


def listed(label: str, names: Sequence[str], indent: str = "  ") -> Iterator[str]:
    """The names after their label, in lines; nothing without names."""
    from kg.cli.telling import wrapped

    if names:
        joined = "; " if any(" and " in name for name in names) else ", "
        yield indent + wrapped(f"{label} {joined.join(names)}", f"{indent}  ").strip()
