"""``kg claims``, ``actors``, ``evidence``, ``stats`` and ``query``: what the store says."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.errors import UsageError
from kg.model import Claim, Modality, Polarity

if TYPE_CHECKING:
    from kg.cli.telling import Teller
    from kg.store import View
    from kg.store.saved import SavedQuery


@click.command("claims")
@options.store
@click.option("--actor", help="With this actor at either end; any of its names.")
@click.option("--relation", help="This relation or one below it, as the ontology spells it: hostileTo, alliedWith.")
@click.option("--since", type=options.IsoDate(), help="Known to hold on this day or later.")
@click.option("--until", type=options.IsoDate(), help="Known to hold on this day or earlier.")
@click.option("--source", help="The outlet, or anyone quoted.")
@click.option("--modality", type=click.Choice([m.value for m in Modality]), help="How it is held.")
@click.option("--polarity", type=click.Choice([p.value for p in Polarity]), help="Affirmed or denied.")
@click.option("--document", help="Only this document: path, URL, version or IRI.")
@options.limit
@options.formats("table", "jsonl", "csv", "tsv")
def claims_command(
    store: Path, actor: str | None, relation: str | None, since: date | None, until: date | None, source: str | None,
    modality: str | None, polarity: str | None, document: str | None, limit: int | None, form: str,
) -> None:
    """List claims with their sentences, by day of publication and place in the text.

    Claims are what articles say, denied and merely possible ones too; --format jsonl gives whole sentences and offsets.

    Example: kg claims --actor ISIS --relation hostileTo --since 2014-02-01
    """
    from kg.cli.telling import Teller, echo_records

    with options.open_view(store) as view:
        teller = Teller(view)
        found = teller.in_order(view.claims(
            actor=actor, relation=relation, since=since, until=until, source=source,
            modality=Modality(modality) if modality else None, polarity=Polarity(polarity) if polarity else None,
            document=options.find_document(view, document) if document else None,
        ))[:limit]
        if form in ("csv", "tsv"):
            echo_records([teller.row(claim) for claim in found], ["claim"], form=form)
            return
        for line in teller.lines(found, form=form):
            click.echo(line)


@click.command("actors")
@options.store
@click.option("--type", "type_", help="Only this class of the ontology or one below it: ArmedGroup, Person.")
@options.limit
@options.formats("table", "jsonl", "csv", "tsv")
def actors_command(store: Path, type_: str | None, limit: int | None, form: str) -> None:
    """List the actors that claims speak of, the most spoken of first, with their other names.

    Example: kg actors --type ArmedGroup --limit 10
    """
    from kg.cli.telling import echo_records

    with options.open_view(store) as view:
        if type_ is not None and type_ not in view.ontology.classes:
            raise UsageError(f"{type_!r} is no class of the ontology; use ArmedGroup, Person, Government or another")
        wanted = (c for c in view.actors() if type_ is None or view.ontology.is_a(c.entity.type, type_))
        found = list(islice(wanted, limit))
    if form == "jsonl":
        for count in found:
            click.echo(json.dumps({**asdict(count.entity), "claims": count.claims, "documents": count.documents},
                                  ensure_ascii=False))
        return
    records: list[dict[str, str | int | float | bool]] = [
        {"name": c.entity.name, "type": c.entity.type, "claims": c.claims, "documents": c.documents,
         "other names": "; ".join(c.entity.aliases)}
        for c in found
    ]
    echo_records(records, ["name", "type", "claims", "documents", "other names"], form=form)


@click.command("evidence")
@click.argument("actor", metavar="A")
@click.argument("other", metavar="[B]", required=False)
@options.store
@options.formats("table", "jsonl")
def evidence_command(actor: str, other: str | None, store: Path, form: str) -> None:
    """Show every sentence that ties A to B (or to anyone), for and against, with its sources and its place in the text.

    A and B are actors or places, under any of their names. What holds them together comes first, then what sets them
    against each other.

    Example: kg evidence "Nusra Front" ISIS
    """
    from kg.cli.telling import Teller

    with options.open_view(store) as view:
        teller = Teller(view)
        found = teller.in_order(_tying(view, actor, other))
        if form == "jsonl":
            for line in teller.lines(found, form=form):
                click.echo(line)
            return
        if not found:
            click.echo("No sentence of the store ties them.", err=True)
        for line in _grouped(found, teller, view):
            click.echo(line)


def _tying(view: View, actor: str, other: str | None) -> list[Claim]:
    """The claims that have the one, or both, at their ends."""
    wanted = {options.find_entity(view, name).iri for name in (actor, other) if name is not None}

    def ends(claim: Claim) -> set[str]:
        entities = [end.entity for end in (claim.subject, claim.object) if end is not None]
        return {view.entities.get(entity.iri, entity).iri for entity in entities}

    return [claim for claim in view.claims() if wanted <= ends(claim)]


def _grouped(claims: Iterable[Claim], teller: Teller, view: View) -> Iterator[str]:
    """The claims under what they say, friendly statements first; denials stand against, all others for."""
    groups: dict[tuple[float, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        statement = teller.statement(claim)
        if view.ontology.relations[claim.relation].symmetric:
            statement = min(statement, teller.statement(_turned(claim)))
        groups[(-claim.sign, claim.relation, statement)].append(claim)
    for (_, _, statement), found in sorted(groups.items()):
        sides = {side: [c for c in found if c.polarity is side] for side in (Polarity.AFFIRMED, Polarity.DENIED)}
        yield f"{statement}: {len(sides[Polarity.AFFIRMED])} for, {len(sides[Polarity.DENIED])} against"
        for side, word in ((Polarity.AFFIRMED, "for"), (Polarity.DENIED, "against")):
            for claim in sides[side]:
                yield f"  {word}"
                yield from teller.evidence(claim, "    ")
        yield ""


def _turned(claim: Claim) -> Claim:
    """The claim with its ends exchanged."""
    return replace(claim, subject=claim.object, object=claim.subject)


@click.command("stats")
@options.store
@options.formats("table", "json")
def stats_command(store: Path, form: str) -> None:
    """Count what the store holds, and list its documents.

    Example: kg stats --format json
    """
    from kg.cli.telling import echo_records, local_path

    with options.open_view(store) as view:
        counts, documents = asdict(view.stats()), list(view.documents())
    documents.sort(key=lambda d: (d.published or date.max, d.path))
    listed: list[dict[str, str | int | float | bool]] = [
        {"published": d.published.isoformat() if d.published else "", "outlet": d.outlet or "", "title": d.title or "",
         "claims": d.claims, "document": d.path if form == "json" else local_path(d.path)}
        for d in documents
    ]
    if form == "json":
        click.echo(json.dumps({**counts, "listed": listed}, ensure_ascii=False, indent=2))
        return
    click.echo(", ".join(f"{number} {name}" for name, number in counts.items()) + "\n")
    echo_records(listed, ["published", "outlet", "title", "claims", "document"], form="table")


@click.command("query")
@click.argument("name", metavar="[NAME|FILE.rq]", required=False)
@click.option("-e", "--execute", metavar="SPARQL", help="Run this query.")
@click.option("-p", "--param", "params", multiple=True, metavar="KEY=VALUE", help="A parameter of a saved query.")
@click.option("--list", "list_", is_flag=True, help="List the saved queries and their parameters.")
@options.store
@options.formats("table", "json", "csv", "tsv", "xml")
def query_command(
    name: str | None, execute: str | None, params: tuple[str, ...], list_: bool, store: Path, form: str
) -> None:
    """Run a saved query, a file, or SPARQL given with -e. Triples (CONSTRUCT, DESCRIBE) come as Turtle.

    A query that names no graph sees what is accepted, inferred and known to packs; what articles say stands in the
    graphs of their documents. The prefixes kg:, graph:, actor:, skos: and others are known. Queries only read.

    Example: kg query who-controls -p place=Azaz
    """
    from kg.store.saved import SavedQuery, find_saved, load_saved, parse_saved

    if list_:
        for saved in load_saved().values():
            click.echo("\n".join(_described(saved)))
        return
    if (name is None) is (execute is None):
        raise UsageError("give one of NAME, FILE.rq or -e SPARQL; kg query --list shows the names")
    if execute is not None:
        query = SavedQuery("-e", "", (), execute)
    elif name is not None and name.endswith(".rq"):
        query = parse_saved(name, _read_query(Path(name)))
    else:
        query = find_saved(name or "")
    with options.open_view(store) as view:
        click.echo(view.query(query.bind(_pairs(params), view)).serialize(form), nl=False)


def _described(saved: SavedQuery) -> Iterator[str]:
    """A saved query in lines: its name and question, and its parameters."""
    yield f"{saved.name:24} {saved.summary}"
    for param in saved.params:
        optional = "" if param.default is None else f" (default {param.default})"
        yield f"{'':26} -p {param.name}=…  {param.description}{optional}"


def _read_query(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise UsageError(f"{path}: not UTF-8; save it as UTF-8") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); give a SPARQL file") from None


def _pairs(params: tuple[str, ...]) -> dict[str, str]:
    """The values by parameter; UsageError for one without an equals sign, or given twice."""
    pairs: dict[str, str] = {}
    for param in params:
        key, equals, value = param.partition("=")
        if not equals or key in pairs:
            raise UsageError(f"-p {param}: {'given twice' if key in pairs else 'write -p KEY=VALUE'}")
        pairs[key] = value
    return pairs
