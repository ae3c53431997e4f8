"""The options that every analysis shares: what it is about, and which time is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli import options

if TYPE_CHECKING:
    from kg.cli.matter import Matter
    from kg.network.ground import Ground
    from kg.network.windows import Window


@dataclass(frozen=True, slots=True)
class Asked:
    """What the shared options ask for."""

    store: Path
    edges: Path | None
    first: date | None
    last: date | None
    half_life: float | None

    @contextmanager
    def matter(self) -> Iterator[Matter]:
        """The store, open for reading, or the file of edges."""
        from kg.cli.matter import Listed, Stored

        if self.edges is not None:
            yield Listed(self.edges)
            return
        with options.open_view(self.store) as view:
            yield Stored(view)

    def ground(self, matter: Matter, *, votes: bool) -> Ground:
        """What is looked at; without a window and ``votes`` the accepted ties as they are kept, which is quicker."""
        window = self.window(matter)
        return matter.ground(window) if votes or window is not None else matter.accepted()

    def window(self, matter: Matter) -> Window | None:
        """The window asked for, None without one."""
        return matter.window(self.first, self.last, self.half_life)


def analysis_options(function: options.Decorated) -> options.Decorated:
    """The options of every analysis; the command gets them as ``asked``."""

    @wraps(function)
    def command(
        *, store: Path, edges: Path | None, first: date | None, last: date | None, fade: str | None, **others: Any
    ) -> Any:
        from kg.network.windows import read_half_life

        half_life = read_half_life(fade) if fade is not None else None
        return function(asked=Asked(store, edges, first, last, half_life), **others)

    decorated: options.Decorated = command
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


_OPTIONS: tuple[Callable[[options.Decorated], options.Decorated], ...] = (
    options.store,
    click.option("--edges", type=click.Path(path_type=Path, exists=True, dir_okay=False),
                 help="A signed edge list of your own instead of a store: CSV, GraphML or GEXF."),
    click.option("--from", "first", type=options.IsoDate(), help="Only what is known to hold on this day or later."),
    click.option("--until", "last", type=options.IsoDate(), help="Only what is known to hold on this day or earlier."),
    click.option("--fade", metavar="HALF-LIFE", help="Let reports fade with this half-life: 90d, 8w, 6m, 1y."),
)
