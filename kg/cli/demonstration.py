"""``kg demo``: the main line on the corpus that ships with opsroom."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.errors import InputError, KgError, UsageError
from kg.model import Details

if TYPE_CHECKING:
    from kg.network.disputes import Dispute
    from kg.store import View

_MARK = "MADE-BY-DEMO"
_COALITIONS = 4


@click.command("demo")
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), default="demo", show_default=True,
              help="The folder for the store and the picture; a store that an earlier demo made there is replaced.")
def demo_command(into: Path) -> None:
    """Ingest the corpus that ships with opsroom and show what comes of it.

    Example: kg demo
    """
    store, picture = into / "kg.store", into / "graph.html"
    _clear(store)
    claims = _ingest(store)
    with options.open_view(store) as view:
        documents = view.stats().documents
        click.echo(f"{documents} articles from northern Syria, January to March 2014: {claims} claims.\n")
        _show(view)
        _draw(view, picture)
    click.echo(f"The picture, with every sentence behind it: {picture}\n\nTry next:")
    for command in (f'evidence "Nusra Front" ISIS --store {store}', f"claims --relation alignedWith --store {store}",
                    f"disputes --store {store}"):
        click.echo(f"  kg {command}")


def _clear(store: Path) -> None:
    """Nothing; an empty store is there. UsageError when something stands in its place that no demo made."""
    from kg.store.folder import make_store

    if store.exists():
        if not (store / _MARK).is_file():
            raise UsageError(f"{store}: was not made by the demo, so it is left alone; give another folder with --into")
        shutil.rmtree(store)
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KgError(f"{store.parent}: cannot be made ({error.strerror}); give another folder with --into") from error
    make_store(store)
    (store / _MARK).write_text("kg demo may replace this store.\n", encoding="utf-8")


def _ingest(store: Path) -> int:
    """The number of claims in the corpus, which is in the store now."""
    from kg.ingest import ingest
    from kg.resources import corpus
    from kg.store import Writer

    articles = sorted(str(file) for file in corpus().iterdir() if file.suffix in (".txt", ".md", ".html"))
    pipeline = options.load_pipeline()
    claims = 0
    with Writer.open(store, ontology=pipeline.knowledge.ontology) as writer:
        for outcome in ingest(articles, writer, pipeline=pipeline, details=Details()):
            if isinstance(outcome, InputError):
                raise outcome
            click.echo(f"{outcome.status:9} {Path(outcome.path).name} ({outcome.claims} claims)", err=True)
            claims += outcome.claims
    return claims


def _show(view: View) -> None:
    """Prints the first coalitions, and the dispute that is put most plainly."""
    from kg.cli.analysing import disputes_of, disputes_told
    from kg.cli.coalitions import report_of_store, told
    from kg.cli.matter import Stored

    plainest = sorted(disputes_of(view), key=lambda d: (d.kind != "denied", -_plainness(d)))

    click.echo("WHO STANDS WITH WHOM\n")
    for line in told(report_of_store(view), Stored(view), most=_COALITIONS):
        click.echo(line)
    click.echo("\nWHERE REPORTS CONTRADICT EACH OTHER\n")
    for line in disputes_told(tuple(plainest[:1]), view):
        click.echo(line)


def _plainness(dispute: Dispute) -> float:
    """The confidence of the surest claim on the weaker side."""
    return min(max(claim.confidence for claim in side) for side in (dispute.affirming, dispute.opposing))


def _draw(view: View, picture: Path) -> None:
    from kg.export import export

    export(view, "html", picture)
