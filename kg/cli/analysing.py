"""``kg coalitions``, ``disputes`` and ``export``: what follows from what the store says."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.errors import UsageError
from kg.model import Claim, Coalition, CoalitionReport

if TYPE_CHECKING:
    from kg.cli.telling import Teller
    from kg.network.disputes import Dispute
    from kg.store import View

_SENTENCES = 2


@click.command("coalitions")
@options.store
@options.formats("table", "json")
def coalitions_command(store: Path, form: str) -> None:
    """Say who stands with whom, against whom, since when, on whose word.

    Declared coalitions are rooms, umbrellas and alliances that articles name, with the members they name. Inferred ones
    come from a partition of all friendly and hostile ties with as few disagreements as possible. "Against" says on what
    basis: reported acts, or the purpose a coalition is said to have.

    Example: kg coalitions --format json > coalitions.json
    """
    from kg.network.report import report_json

    with options.open_view(store) as view:
        report = report_of(view)
        if form == "json":
            click.echo(json.dumps(report_json(report), ensure_ascii=False, indent=2))
            return
        for line in told(report, view):
            click.echo(line)


def report_of(view: View) -> CoalitionReport:
    """The coalitions of a store."""
    from kg.network.report import coalition_report

    return coalition_report(view.ties(), view.claims(), view.documents(), view.ontology, entities=view.entities)


def told(report: CoalitionReport, view: View, *, most: int | None = None) -> Iterator[str]:
    """The report as an analyst reads it, in lines; ``most``: so many coalitions, and how many there are besides."""
    from kg.cli.telling import Teller

    teller = Teller(view)
    claims = {claim.iri: claim for claim in view.claims()}
    for coalition in report.coalitions[:most]:
        yield from _coalition(coalition, teller, claims)
        yield ""
    left = len(report.coalitions[most:]) if most is not None else 0
    if left:
        yield f"… and {left} more."
    if not report.coalitions:
        yield "No coalition yet: no accepted tie says that anybody stands together."
    proof = "proven: no partition has fewer" if report.proven else f"not proven; at least {report.lower_bound:g}"
    yield f"The signed partition has {report.disagreements:g} disagreements ({proof})."


def _coalition(coalition: Coalition, teller: Teller, claims: dict[str, Claim]) -> Iterator[str]:
    span = "".join((f", since {coalition.since}" if coalition.since else "",
                    f", until {coalition.until}" if coalition.until else ""))
    yield f"{coalition.name} ({coalition.kind}{span})"
    yield from _list("members", [name for name, _ in coalition.members])
    bases: dict[str, list[str]] = defaultdict(list)
    for opponent in coalition.against:
        bases[opponent.name].append(opponent.basis)
    yield from _list("against", [f"{name} ({', '.join(basis)})" for name, basis in bases.items()])
    for evidence in coalition.evidence[:_SENTENCES]:
        yield from teller.evidence(claims[evidence.claim], "  ")


def _list(label: str, names: list[str]) -> Iterator[str]:
    from kg.cli.telling import wrapped

    if names:
        yield "  " + wrapped(f"{label}: {', '.join(names)}", "    ").strip()


@click.command("disputes")
@options.store
@options.formats("table", "jsonl")
def disputes_command(store: Path, form: str) -> None:
    """Show where sources contradict each other, both sides with their sentences.

    Nothing is decided by hiding a side: "accepted" says which way the rule of the store leans for now.

    Example: kg disputes --format jsonl
    """
    with options.open_view(store) as view:
        found = disputes_of(view)
        if not found and form == "table":
            click.echo("No source contradicts another.", err=True)
        for line in disputes_json(found, view) if form == "jsonl" else disputes_told(found, view):
            click.echo(line)


def disputes_of(view: View) -> tuple[Dispute, ...]:
    """The disputes of a store."""
    from kg.network.disputes import disputes

    return disputes(view.ties(), view.claims(), view.ontology, entities=view.entities)


def disputes_json(found: tuple[Dispute, ...], view: View) -> Iterator[str]:
    """One dispute a line; its claims are in the contract of ``kg extract``."""
    from kg.cli.telling import Teller

    teller = Teller(view)
    for dispute in found:
        yield json.dumps({
            "subject": {"name": dispute.subject.name, "iri": dispute.subject.iri},
            "relation": dispute.relation,
            "object": {"name": dispute.object.name, "iri": dispute.object.iri},
            "kind": dispute.kind,
            "accepted": dispute.accepted,
            "affirming": [teller.record(claim) for claim in dispute.affirming],
            "opposing": [teller.record(claim) for claim in dispute.opposing],
        }, ensure_ascii=False)


def disputes_told(found: tuple[Dispute, ...], view: View) -> Iterator[str]:
    """The disputes with both sides, in lines."""
    from kg.cli.telling import Teller

    teller = Teller(view)
    for dispute in found:
        label = view.ontology.relations[dispute.relation].label
        verdict = "accepted all the same" if dispute.accepted else "not accepted"
        yield f"{dispute.subject.name} {label} {dispute.object.name}? ({verdict})"
        for side, claims in (("yes", dispute.affirming), ("no", dispute.opposing)):
            yield f"  {side}"
            for claim in claims:
                yield from teller.evidence(claim, "    ")
        yield ""


@click.command("export")
@options.store
@click.option("--format", "form", help="What to write; without it, the suffix of -o tells.")
@click.option("-o", "--output", default="-", show_default="standard output", help="The file, or for csv the folder.")
@click.option("--list", "list_", is_flag=True, help="List the formats.")
def export_command(store: Path, form: str | None, output: str, list_: bool) -> None:
    """Write the graph as a picture, a table, a network file or RDF.

    Example: kg export --format html -o graph.html
    """
    from kg.export import WRITERS, export

    if list_:
        for name, writer in WRITERS.items():
            click.echo(f"{name:8} {writer.summary}")
        return
    chosen = form or Path(output).suffix.removeprefix(".")
    if not chosen:
        raise UsageError(f"no format; give --format {'|'.join(WRITERS)}")
    with options.open_view(store) as view:
        export(view, chosen, output)
