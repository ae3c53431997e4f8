"""The picture before it is drawn: actors, the lines between them and hulls around coalitions, with their places.

SVG, PNG and the page all draw this one scene. Actors that live in one document only ("gunmen in Bani Zeid") and places
stay out of it, since they say nothing of who stands with whom; a declared room stays in, named or not.
"""

from __future__ import annotations

import math
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.export.geometry import Box, Point, rounded_hull
from kg.export.layout import Group, Item, Layout, arrange
from kg.export.routes import Route, Stop, routes
from kg.export.snapshot import Snapshot
from kg.export.strands import Strand, strands
from kg.export.style import TINTS
from kg.model import Coalition, Entity, Tie
from kg.network.actors import takes_part
from kg.network.pacts import pacts, pool_rooms, pooled

FONT_SIZE = 13.0
TITLE_SIZE = 15.0
LINE_HEIGHT = 15.0
LEGEND_STEP = 245.0
_CHARACTER = 7.2  # the mean width of one at FONT_SIZE
_TITLE_CHARACTER = 8.8
_LABEL_WIDTH = 20  # characters a line
_TITLE_HEIGHT = 26.0
_PADDING = 16.0
_MARGIN = 24.0
_LOOSE = ""  # the group of actors without a coalition


@dataclass(frozen=True, slots=True)
class Node:
    """An actor: the coalition it stands in, its mark (a diamond for a coalition) and the lines of its label below."""

    entity: Entity
    home: Coalition | None
    centre: Point
    radius: float
    diamond: bool
    label: tuple[str, ...]
    box: Box
    tint: str | None


@dataclass(frozen=True, slots=True)
class Hull:
    """A coalition's outline, its colour, its heading, and where the middle of the heading's baseline stands."""

    coalition: Coalition
    outline: tuple[Point, ...]
    heading: str
    title: Point
    tint: str


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a picture shows, in the order it is painted."""

    width: float
    height: float
    hulls: tuple[Hull, ...]
    routes: tuple[Route, ...]
    nodes: tuple[Node, ...]


def compose(snapshot: Snapshot) -> Scene:
    """The scene of a snapshot; the same snapshot gives the same scene."""
    plan = _Plan.of(snapshot)
    layout = arrange(plan.groups(), _pull(plan.strands), margin=_MARGIN)
    nodes = tuple(plan.node(iri, layout.centres[iri]) for iri in plan.actors)
    stops = {node.entity.iri: Stop(node.centre, node.radius, node.box) for node in nodes}
    hulls = tuple(plan.hull(coalition, nodes, layout) for coalition in plan.coalitions())
    ways = routes(plan.strands, stops, headings=[_heading(hull) for hull in hulls])
    return Scene(layout.width, layout.height, hulls, ways, nodes)


def drawn_ties(snapshot: Snapshot) -> list[Tie]:
    """The ties of a snapshot that a picture shows: those between two actors that take part in coalitions.

    Rooms without a name that have the same members are one room here, as in the report.
    """
    ties = pooled(snapshot.ties, pool_rooms(snapshot.ties, snapshot.ontology))
    return [t for t in ties if all(takes_part(end, snapshot.ontology) for end in (t.subject, t.object))]


@dataclass(frozen=True)
class _Plan:
    """What is drawn, before it has a place: the actors by IRI, each one's home coalition, and the strands."""

    snapshot: Snapshot
    actors: Mapping[str, Entity]
    homes: Mapping[str, Coalition | None]
    declared: Mapping[str, Coalition]
    """The coalition that an actor is, by the IRI of the room or umbrella group."""
    strands: tuple[Strand, ...]
    degrees: Mapping[str, int]

    @classmethod
    def of(cls, snapshot: Snapshot) -> _Plan:
        """The plan of a snapshot; a coalition's own actor, when it has no other home, is at home in it."""
        ties = drawn_ties(snapshot)
        found = strands(ties, snapshot.ontology)
        degrees: dict[str, int] = defaultdict(int)
        for strand in found:
            degrees[strand.source] += 1
            degrees[strand.target] += 1
        members = {iri for c in snapshot.report.coalitions for _, iri in c.members}
        actors = {iri: e for iri, e in snapshot.entities().items() if iri in members or iri in degrees}
        own = _own_actors(snapshot, ties)
        homes = {iri: next(snapshot.coalitions_of(iri), own.get(iri)) for iri in actors}
        return cls(snapshot, actors, homes, own, found, degrees)

    def coalitions(self) -> list[Coalition]:
        """The coalitions that are somebody's home, as the report orders them."""
        lived_in = {home.id for home in self.homes.values() if home}
        return [c for c in self.snapshot.report.coalitions if c.id in lived_in]

    def groups(self) -> list[Group]:
        """One box a coalition, and a last one for the actors without."""
        residents: dict[str, list[Item]] = defaultdict(list)
        for iri, home in self.homes.items():
            residents[home.id if home else _LOOSE].append(self.item(iri))
        groups = [
            Group(c.id, tuple(residents[c.id]), len(self.heading(c)) * _TITLE_CHARACTER, _TITLE_HEIGHT, _PADDING)
            for c in self.coalitions()
        ]
        return [*groups, Group(_LOOSE, tuple(residents[_LOOSE]), 0, 0, 0)] if residents[_LOOSE] else groups

    def heading(self, coalition: Coalition) -> str:
        """A coalition's name, and how many of its members stand here when others stand in a more specific one."""
        here = sum(self.homes[iri] == coalition for _, iri in coalition.members)
        count = len(coalition.members)
        return coalition.name if here == count else f"{coalition.name} ({here} of {count} here)"

    def label(self, iri: str) -> tuple[str, ...]:
        """The lines of an actor's label; none for a coalition that its own hull names."""
        home = self.homes[iri]
        return () if home and home == self.declared.get(iri) else wrapped(self.actors[iri].name)

    def radius(self, iri: str) -> float:
        """The size of an actor's mark, by the number of its strands."""
        return round(min(15.0, 6.0 + 2.0 * math.log2(1 + self.degrees.get(iri, 0))), 1)

    def item(self, iri: str) -> Item:
        """The room an actor needs with its label."""
        label, radius = self.label(iri), self.radius(iri)
        wide = max((len(line) for line in label), default=0) * _CHARACTER / 2
        return Item(iri, max(wide, radius), radius, radius + LINE_HEIGHT * len(label) + 3)

    def node(self, iri: str, centre: Point) -> Node:
        """The actor at its place."""
        home, box = self.homes[iri], self.item(iri).box(centre)
        tint = self.tint(home) if home else None
        return Node(self.actors[iri], home, centre, self.radius(iri), iri in self.declared, self.label(iri), box, tint)

    def tint(self, coalition: Coalition) -> str:
        """The colour of a coalition that is drawn; with more coalitions than colours, they come round again."""
        return TINTS[[c.id for c in self.coalitions()].index(coalition.id) % len(TINTS)]

    def hull(self, coalition: Coalition, nodes: Iterable[Node], layout: Layout) -> Hull:
        """The outline around the actors at home in a coalition."""
        boxes = [node.box for node in nodes if node.home == coalition]
        box = layout.boxes[coalition.id]
        title = Point(round((box.left + box.right) / 2, 1), round(box.top + TITLE_SIZE, 1))
        outline = rounded_hull(boxes, padding=_PADDING)
        return Hull(coalition, outline, self.heading(coalition), title, self.tint(coalition))


def wrapped(name: str) -> tuple[str, ...]:
    """A name in at most three lines; a longer one ends in an ellipsis.

    >>> wrapped("Islamic Emirate of the Northern Countryside")
    ('Islamic Emirate of', 'the Northern', 'Countryside')
    """
    return tuple(textwrap.wrap(name, _LABEL_WIDTH, max_lines=3, placeholder="…")) or ("?",)


def _heading(hull: Hull) -> Box:
    """The room that the name above a hull takes."""
    half, x, y = len(hull.heading) * _TITLE_CHARACTER / 2, hull.title.x, hull.title.y
    return Box(x - half, y - TITLE_SIZE, x + half, y + 4)


def _own_actors(snapshot: Snapshot, ties: Iterable[Tie]) -> dict[str, Coalition]:
    """The declared coalition that each room or umbrella group is: the one of its name and members."""
    declared = {
        (c.name, frozenset(iri for _, iri in c.members)): c for c in snapshot.report.coalitions if c.kind == "declared"
    }
    keys = {pact.entity.iri: (pact.entity.name, frozenset(pact.memberships)) for pact in pacts(ties, snapshot.ontology)}
    return {iri: declared[key] for iri, key in keys.items() if key in declared}


def _pull(found: Iterable[Strand]) -> dict[tuple[str, str], float]:
    """The signed weight between two actors: the sum of their ties' signs, each by its support."""
    pull: dict[tuple[str, str], float] = defaultdict(float)
    for strand in found:
        pull[strand.pair] += sum(tie.sign * tie.support for tie in strand.ties)
    return dict(pull)
