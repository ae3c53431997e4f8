"""Options that several commands share, and how a name, a date or a store given on the command line becomes a value."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kg.ingest import Pipeline
    from kg.model import Entity
    from kg.store import View, Writer

Decorated = Callable[..., Any]


class IsoDate(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a usage error says what was expected."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day like 2014-02-27", param, ctx)


store = click.option("--store", type=click.Path(path_type=Path, file_okay=False), envvar="KG_STORE", default="kg.store",
                     show_default=True, show_envvar=True, help="The store's folder.")
pack = click.option("--pack", "packs", multiple=True, type=click.Path(path_type=Path, exists=True, dir_okay=False),
                    help="An actor pack of your own (Turtle); may be repeated.")
no_packs = click.option("--no-packs", is_flag=True, help="Leave out the actor packs that ship with opsroom.")
lexicon = click.option("--lexicon", "lexicons", multiple=True, help="A lexicon of your own (TSV); may be repeated.",
                       type=click.Path(path_type=Path, exists=True, dir_okay=False))
model = click.option("--model", envvar="KG_MODEL",
                     help="An installed spaCy model, or its folder, instead of the packaged one.")


def reading_options(function: Decorated) -> Decorated:
    """The options that decide how an article is read."""
    details = (
        click.option("--title", help="The article's title, when the file does not say."),
        click.option("--author", help="Its author."),
        click.option("--outlet", help="The paper, agency or channel it appeared in."),
        click.option("--published", type=IsoDate(), help="The day it appeared."),
        click.option("--url", help="Its address: what its versions have in common."),
    )
    for option in reversed((pack, no_packs, lexicon, model, *details)):
        function = option(function)
    return function


jobs = click.option("--jobs", "-j", type=click.IntRange(min=1), default=1, show_default=True,
                    help="Read with so many processes, each with its own model (half a gigabyte); same output.")


def load_pipeline(
    packs: tuple[Path, ...] = (), lexicons: tuple[Path, ...] = (), *, model: str | None = None, no_packs: bool = False
) -> Pipeline:
    """The reader that the options ask for."""
    from kg.ingest import Recipe

    return Recipe(packs, lexicons, model, not no_packs).load()


def formats(*names: str) -> Callable[[Decorated], Decorated]:
    """The option ``--format`` with these choices, the first as the default; the command gets it as ``form``."""
    return click.option("--format", "form", type=click.Choice(names), default=names[0], show_default=True,
                        help="How the answer is written.")


limit = click.option("--limit", type=click.IntRange(min=1), help="Show no more than this many.")


def open_view(store: Path) -> View:
    """The store for reading."""
    import kg

    return kg.open(store)


def open_writer(store: Path) -> Writer:
    """An existing store for writing; a StoreError when there is none, since only ingesting makes one."""
    from kg.knowledge.ontology import load_ontology
    from kg.store import Writer
    from kg.store.folder import check_store

    check_store(store)
    return Writer.open(store, ontology=load_ontology())


def find_document(view: View, given: str) -> str:
    """The IRI of the document that a path, URL, version or IRI names; what is none of these comes back as it is."""
    works = view.works
    return works.get(given) or works.get(str(Path(given).absolute())) or given


def find_entity(view: View, name: str) -> Entity:
    """The actor of that name, or else the place; UnknownActor suggests actors."""
    from kg.errors import UnknownActor

    try:
        return view.find_actor(name)
    except UnknownActor:
        with suppress(UnknownActor):
            return view.find_place(name)
        raise
