"""Options that several commands share, and how a name, a date or a store given on the command line becomes a value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kg.ingest import Pipeline

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
model = click.option("--model", envvar="KG_MODEL", help="An installed spaCy model, or its folder, instead of the packaged one.")


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


def load_pipeline(packs: tuple[Path, ...], lexicons: tuple[Path, ...], model: str | None, *, no_packs: bool) -> Pipeline:
    """The reader that the options ask for."""
    from kg.extract.parse import Parser
    from kg.ingest import Pipeline
    from kg.knowledge import Knowledge

    return Pipeline(Knowledge.load(packs, lexicons, shipped_packs=not no_packs), Parser.find(model))
