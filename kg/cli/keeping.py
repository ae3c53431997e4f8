"""``kg validate``, ``merge``, ``withdraw`` and ``import``: keeping the store and what it knows in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from kg.cli import options
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.store import View


@click.command("validate")
@options.store
@click.option("--ontology", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="Check this ontology (Turtle) instead of the shipped one.")
@click.pass_context
def validate_command(ctx: click.Context, store: Path, ontology: Path | None) -> int:
    """Check the ontology with the HermiT reasoner, and the store, if there is one, with SHACL.

    Exit 1 when the ontology is inconsistent, a class can have no member, or the store breaks a rule; what is merely
    doubtful is listed as a warning.

    Example: kg validate --store kg.store
    """
    from kg.store.folder import check_store

    wanted = store.exists() or ctx.get_parameter_source("store") is not ParameterSource.DEFAULT
    if wanted:
        check_store(store)  # a wrong path is told before the reasoner takes its seconds
    sound = _check_ontology(ontology)
    if not wanted:
        click.echo(f"{store}: no store here, so none was checked", err=True)
        return 0 if sound else 1
    return 0 if _check_store(store) and sound else 1


def _check_ontology(path: Path | None) -> bool:
    """True when the ontology is consistent and no class is empty by definition; says so."""
    from kg.reason import check_ontology
    from kg.resources import read_data

    if path is None:
        name, turtle = "ontology/conflict.ttl", read_data("ontology", "conflict.ttl")
    else:
        name = str(path)
        try:
            turtle = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise UsageError(f"{path}: not UTF-8; save it as UTF-8") from None
    report = check_ontology(turtle)
    size = f"{report.classes} classes, {report.properties} properties"
    if not report.consistent:
        click.echo(f"{name}: inconsistent: its statements contradict each other ({size})")
    elif report.unsatisfiable:
        click.echo(f"{name}: {len(report.unsatisfiable)} classes can have no member ({size})")
        for iri in report.unsatisfiable:
            click.echo(f"  {iri}")
    else:
        click.echo(f"{name}: consistent, every class can have members ({size})")
    return report.consistent and not report.unsatisfiable


def _check_store(store: Path) -> bool:
    """True when nothing in the store breaks a rule; lists what does, and what is doubtful."""
    from kg.store.shapes import violations

    with options.open_view(store) as view:
        found = violations(view.quads())
    broken = sum(violation.severity == "Violation" for violation in found)
    for v in found:
        value = f" {v.value!r}" if v.value else ""
        click.echo(f"{v.severity.lower()}: {v.focus} {v.path}{value}: {v.message}")
    click.echo(f"{store}: {broken} violations, {len(found) - broken} warnings")
    return not broken


@click.command("merge")
@click.argument("name", metavar="NAME")
@click.argument("into", metavar="[INTO]", required=False)
@click.option("--undo", is_flag=True, help="Make NAME an actor of its own again.")
@options.store
def merge_command(name: str, into: str | None, undo: bool, store: Path) -> None:
    """Decide that NAME and INTO are one actor, shown as INTO. No document is changed, so --undo leaves no trace.

    Example: kg merge "Tawhid Brigade" "Liwa al-Tawhid", undone by kg merge --undo "Tawhid Brigade"
    """
    if undo is (into is not None):
        raise UsageError("give NAME and INTO to merge, or --undo and NAME to undo")
    with options.open_writer(store) as writer:
        view = writer.view()
        if into is None:
            subject = _merged(view, name)
            click.echo(f"{name}: no longer {view.entities[writer.unmerge(subject)].name}", err=True)
            return
        one, other = view.find_actor(name), view.find_actor(into)
        if one.iri == other.iri:
            raise UsageError(f"{name!r} and {into!r} are the same actor already: {one.name} <{one.iri}>")
        writer.merge(one.iri, other.iri)
        click.echo(f"{one.name}: now {other.name}", err=True)


def _merged(view: View, name: str) -> str:
    """The IRI that was merged under that name; UsageError for none, or several that it does not tell apart."""
    from kg.vocab import slug

    standing = view.find_actor(name).iri
    merged = sorted(iri for iri, entity in view.entities.items() if entity.iri == standing != iri)
    if not merged:
        raise UsageError(f"{name!r} is not merged into anything")
    fitting = [iri for iri in merged if name == iri or slug(name) == iri.rsplit("/", 1)[-1]] or merged
    if len(fitting) > 1:
        raise UsageError(f"{name!r} stands for several merged actors; give one IRI: {', '.join(merged)}")
    return fitting[0]


@click.command("withdraw")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT…")
@options.store
def withdraw_command(documents: tuple[str, ...], store: Path) -> None:
    """Take documents back: paths, URLs, versions or IRIs as `kg stats` lists them. Nothing they said remains.

    Example: kg withdraw articles/rumour.txt
    """
    with options.open_writer(store) as writer:
        for given in documents:
            works = writer.view().works
            absolute = str(Path(given).absolute())
            withdrawn = writer.withdraw(absolute if given not in works and absolute in works else given)
            kept = "" if withdrawn else " (its text stays, as another work has the same)"
            click.echo(f"withdrawn {given}{kept}", err=True)


@click.group("import")
def import_command() -> None:
    """Turn an actor table of others into an actor pack for --pack.

    Example: kg import ucdp-actors actor.csv -o ucdp.ttl
    """


@import_command.command("ucdp-actors")
@click.argument("table", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("-o", "--output", default="-", show_default="standard output", help="The pack to write.")
def ucdp_actors_command(table: Path, output: str) -> None:
    """The UCDP Actor Dataset (CSV) as a pack: names, kinds, alliances, splits and countries.

    Example: kg import ucdp-actors actor.csv -o ucdp.ttl && kg ingest articles/ --pack ucdp.ttl
    """
    from kg.export.target import STDOUT, write_file, write_stdout
    from kg.importers.ucdp import read_ucdp_actors

    data = read_ucdp_actors(table).encode()
    if output == STDOUT:
        write_stdout(data)
    else:
        write_file(Path(output), data)
