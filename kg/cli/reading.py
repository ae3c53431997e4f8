"""``kg ingest`` and ``kg extract``: articles in."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.errors import InputError
from kg.model import Details, Document

if TYPE_CHECKING:
    from kg.ingest import Pipeline

_PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH…")


@click.command("ingest")
@_PATHS
@options.store
@options.reading_options
@options.jobs
@click.option("--quiet", "-q", is_flag=True, help="Say only what failed.")
def ingest_command(
    paths: tuple[str, ...], store: Path, packs: tuple[Path, ...], no_packs: bool, lexicons: tuple[Path, ...],
    model: str | None, jobs: int, quiet: bool, **details: str | date | None,
) -> int:
    """Read articles (.txt .md .html .pdf, folders of them, or - for stdin) into the store.

    What is unchanged stays as it is; new bytes of a known work replace its old version; a changed reader, lexicon or
    pack reads again. Inputs that cannot be read are named with the reason, and the rest goes in (exit 3).

    Example: kg ingest articles/ --outlet "Orontes Wire"
    """
    from kg.ingest import ingest
    from kg.store.writer import Writer

    pipeline = options.load_pipeline(packs, lexicons, model=model, no_packs=no_packs)
    counts: dict[str, int] = {}
    with Writer.open(store, ontology=pipeline.knowledge.ontology) as writer:
        outcomes = ingest(
            paths, writer, pipeline=pipeline, details=_details(details), stdin=sys.stdin.buffer, jobs=jobs
        )
        for outcome in outcomes:
            if isinstance(outcome, InputError):
                click.echo(f"kg: {outcome}", err=True)
                counts["failed"] = counts.get("failed", 0) + 1
                continue
            counts[outcome.status] = counts.get(outcome.status, 0) + 1
            if not quiet:
                found = "" if outcome.status == "unchanged" else f" ({outcome.claims} claims)"
                click.echo(f"{outcome.status:9} {outcome.path}{found}", err=True)
    if not quiet:
        click.echo(f"{store}: " + ", ".join(f"{n} {status}" for status, n in sorted(counts.items())), err=True)
    return 3 if counts.get("failed") else 0


@click.command("extract")
@_PATHS
@options.reading_options
@options.jobs
@options.formats("jsonl")
@click.option("--explain", "explaining", is_flag=True, help="Say for each sentence what was seen, read and not read.")
def extract_command(
    paths: tuple[str, ...], packs: tuple[Path, ...], no_packs: bool, lexicons: tuple[Path, ...], model: str | None,
    jobs: int, form: str, explaining: bool, **details: str | date | None,
) -> int:
    """Print the claims of articles as JSON Lines and store nothing.

    Example: kg extract --format jsonl article.txt | head -1
    """
    from kg.ingest import read_each
    from kg.reading import read_documents

    pipeline = options.load_pipeline(packs, lexicons, model=model, no_packs=no_packs)
    documents = read_documents(paths, details=_details(details), stdin=sys.stdin.buffer)
    failed = False
    for lines in read_each(documents, _explained if explaining else _claim_lines, pipeline=pipeline, jobs=jobs):
        if isinstance(lines, InputError):
            click.echo(f"kg: {lines}", err=True)
            failed = True
            continue
        for line in lines:
            click.echo(line)
    return 3 if failed else 0


def _claim_lines(pipeline: Pipeline, document: Document | InputError) -> list[str] | InputError:
    from kg.extract.contract import claim_line

    if isinstance(document, InputError):
        return document
    return [claim_line(claim, document) for claim in pipeline.read(document).claims]


def _explained(pipeline: Pipeline, document: Document | InputError) -> list[str] | InputError:
    return document if isinstance(document, InputError) else list(pipeline.explain(document))


def _details(given: dict[str, str | date | None]) -> Details:
    published = given["published"]
    texts = {k: v for k, v in given.items() if isinstance(v, str)}
    return Details(published=published if isinstance(published, date) else None, **texts)
