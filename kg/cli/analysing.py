"""``kg disputes`` and ``export``: what follows from what the store says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.network.disputes import Dispute
    from kg.store import View

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
