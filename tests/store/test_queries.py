"""Every shipped query is run on the invented war, and its rows are these; long sentences are cut after 15 letters."""

import re
from datetime import date

import pytest
from store_world import FALCONS, IRON, LANTERN, Draft, readings

from kg.errors import QueryError, UnknownActor
from kg.knowledge.ontology import Ontology
from kg.store import View, Writer
from kg.store.guard import check
from kg.store.saved import find_saved, load_saved, parse_saved

ANSWERS: dict[str, tuple[dict[str, str], str]] = {
    "allegiance": (
        {"actor": "Salt Guard"},
        """
        Salt Guard | Iron Column
        """,
    ),
    "allies-and-enemies": (
        {},
        """
        Lantern Movement | Salt Guard | kg:alliedWith | Tarsin | kg:attacked | Velm
        """,
    ),
    "announced-not-seen": (
        {},
        """
        Falcon Brigade | kg:alliedWith | Salt Guard | 2014-03-02T00:00:00Z | 1
        Lantern Movement | kg:alliedWith | Salt Guard | 2014-03-02T00:00:00Z | 1
        """,
    ),
    "brokers": (
        {},
        """
        Falcon Brigade | 6
        Salt Guard | 3
        Iron Column | 1
        Lantern Movement | 1
        Northern Operations Room | 1
        Oldemar | 1
        """,
    ),
    "disputes": (
        {},
        """
    Salt Guard | kg:pledgedAllegianceTo | Iron Column | The Salt Guard … | Hill Gazette | The Salt Guard … | Blue Daily
        """,
    ),
    "hostile-on-front": (
        {"place": "Tarsin"},
        """
        Falcon Brigade | kg:attacked | Iron Column | Harbor Wire | 2014-02-28 | Fighters of the…
        Falcon Brigade | kg:attacked | Iron Column | Valley Post | 2014-03-01 | Fighters of the…
        """,
    ),
    "leaders": (
        {"actor": "falcons"},
        """
        Marek Dol | kg:leads | 2014-03-02T00:00:00Z | 2014-03-02T23:59:59Z | Three men were …
        """,
    ),
    "lineage": (
        {"actor": "salt guard"},
        """
        Salt Guard | kg:splitFrom | River Front | 2014-03-02T00:00:00Z | 1
        """,
    ),
    "pact-purposes": (
        {},
        """
        Northern Operations Room | kg:fights | Iron Column | Harbor Wire |  | The Northern Op…
        Northern Operations Room | kg:fights | Iron Column | Valley Post |  | The Northern Op…
        """,
    ),
    "rests-on-source": (
        {"outlet": "Hill Gazette"},
        """
        Falcon Brigade | kg:alliedWith | Salt Guard | 0.8
        Falcon Brigade | kg:memberOf | River Front | 0.8
        Iron Column | kg:controls | Velm | 0.8
        Lantern Movement | kg:alliedWith | Salt Guard | 0.8
        Lantern Movement | kg:attacked | Salt Guard | 0.8
        Marek Dol | kg:leads | Falcon Brigade | 0.8
        Oldemar | kg:supports | Iron Column | 0.8
        Salt Guard | kg:pledgedAllegianceTo | Iron Column | 0.9
        Salt Guard | kg:splitFrom | River Front | 0.8
        """,
    ),
    "room-members": (
        {"room": "northern operations room"},
        """
        actor:falcon-brigade | Falcon Brigade | 2014-02-27T00:00:00Z | 2014-02-27T23:59:59Z | 1 | 0.8
        actor:lantern-movement | Lantern Movement | 2014-02-27T00:00:00Z | 2014-02-27T23:59:59Z | 1 | 0.8
        """,
    ),
    "same-actor": (
        {},
        """
        """,
    ),
    "shared-rooms": (
        {},
        """
        Northern Operations Room | River Front | Falcon Brigade
        """,
    ),
    "single-source": (
        {},
        """
        Falcon Brigade | kg:alliedWith | Salt Guard | 0.8 | Hill Gazette | The Falcon Brig…
        Falcon Brigade | kg:attacked | Iron Column | 0.8 | Harbor Wire | Fighters of the…
        Falcon Brigade | kg:attacked | Iron Column | 0.8 | Valley Post | Fighters of the…
        Falcon Brigade | kg:memberOf | Northern Operations Room | 0.8 | Harbor Wire | On Thursday the…
        Falcon Brigade | kg:memberOf | Northern Operations Room | 0.8 | Valley Post | On Thursday the…
        Falcon Brigade | kg:memberOf | River Front | 0.8 | Hill Gazette | The Falcon Brig…
        Iron Column | kg:controls | Velm | 0.8 | Hill Gazette | The Iron Column…
        Lantern Movement | kg:alliedWith | Salt Guard | 0.8 | Hill Gazette | In Tarsin the S…
        Lantern Movement | kg:attacked | Iron Column | 0.8 | Harbor Wire | The Lantern Mov…
        Lantern Movement | kg:attacked | Iron Column | 0.8 | Valley Post | The Lantern Mov…
        Lantern Movement | kg:attacked | Salt Guard | 0.8 | Hill Gazette | Men of the Lant…
        Lantern Movement | kg:memberOf | Northern Operations Room | 0.8 | Harbor Wire | On Thursday the…
        Lantern Movement | kg:memberOf | Northern Operations Room | 0.8 | Valley Post | On Thursday the…
        Lantern Movement | kg:truceWith | Salt Guard | 0.8 | Blue Daily | The Lantern Mov…
        Marek Dol | kg:leads | Falcon Brigade | 0.8 | Hill Gazette | Marek Dol leads…
        Oldemar | kg:supports | Falcon Brigade | 0.8 | Harbor Wire | Oldemar sends r…
        Oldemar | kg:supports | Falcon Brigade | 0.8 | Valley Post | Oldemar sends r…
        Oldemar | kg:supports | Iron Column | 0.8 | Hill Gazette | Oldemar also ba…
        Salt Guard | kg:pledgedAllegianceTo | Iron Column | 0.9 | Hill Gazette | The Salt Guard …
        Salt Guard | kg:splitFrom | River Front | 0.8 | Hill Gazette | The Salt Guard …
        gunmen | kg:attacked | Velm | 0.8 | Blue Daily | Some gunmen att…
        """,
    ),
    "sponsors-of-both-sides": (
        {},
        """
        Oldemar | Falcon Brigade | Iron Column | kg:attacked
        """,
    ),
    "truces": (
        {},
        """
        Lantern Movement | Salt Guard | 2014-03-05T00:00:00Z |  |
        """,
    ),
    "umbrella-enemies": (
        {},
        """
        Northern Operations Room | Iron Column | umbrella-enemy | Harbor Wire | Fighters of the…
        Northern Operations Room | Iron Column | umbrella-enemy | Harbor Wire | On Thursday the…
        Northern Operations Room | Iron Column | umbrella-enemy | Harbor Wire | The Lantern Mov…
        Northern Operations Room | Iron Column | umbrella-enemy | Valley Post | Fighters of the…
        Northern Operations Room | Iron Column | umbrella-enemy | Valley Post | On Thursday the…
        Northern Operations Room | Iron Column | umbrella-enemy | Valley Post | The Lantern Mov…
        Northern Operations Room | Salt Guard | umbrella-enemy | Harbor Wire | On Thursday the…
        Northern Operations Room | Salt Guard | umbrella-enemy | Hill Gazette | Men of the Lant…
        Northern Operations Room | Salt Guard | umbrella-enemy | Valley Post | On Thursday the…
        River Front | Iron Column | umbrella-enemy | Harbor Wire | Fighters of the…
        River Front | Iron Column | umbrella-enemy | Hill Gazette | The Falcon Brig…
        River Front | Iron Column | umbrella-enemy | Valley Post | Fighters of the…
        """,
    ),
    "unbalanced-triads": (
        {},
        """
        Oldemar | Falcon Brigade | Iron Column | kg:attacked
        Salt Guard | Falcon Brigade | Iron Column | kg:attacked
        Salt Guard | Lantern Movement | Iron Column | kg:attacked
        """,
    ),
    "what-changed": (
        {"since": "2014-03-01", "until": "2014-03-02"},
        """
        2014-03-01 | last known | Falcon Brigade | kg:attacked | Iron Column
        2014-03-01 | last known | Lantern Movement | kg:attacked | Iron Column
        2014-03-01 | last known | Oldemar | kg:supports | Falcon Brigade
        2014-03-02 | first known | Falcon Brigade | kg:alliedWith | Salt Guard
        2014-03-02 | first known | Falcon Brigade | kg:memberOf | River Front
        2014-03-02 | first known | Iron Column | kg:controls | Velm
        2014-03-02 | first known | Lantern Movement | kg:alliedWith | Salt Guard
        2014-03-02 | first known | Lantern Movement | kg:attacked | Salt Guard
        2014-03-02 | first known | Marek Dol | kg:leads | Falcon Brigade
        2014-03-02 | first known | Oldemar | kg:supports | Iron Column
        2014-03-02 | first known | Salt Guard | kg:pledgedAllegianceTo | Iron Column
        2014-03-02 | first known | Salt Guard | kg:splitFrom | River Front
        2014-03-02 | last known | Falcon Brigade | kg:alliedWith | Salt Guard
        2014-03-02 | last known | Falcon Brigade | kg:memberOf | River Front
        2014-03-02 | last known | Iron Column | kg:controls | Velm
        2014-03-02 | last known | Lantern Movement | kg:alliedWith | Salt Guard
        2014-03-02 | last known | Lantern Movement | kg:attacked | Salt Guard
        2014-03-02 | last known | Marek Dol | kg:leads | Falcon Brigade
        2014-03-02 | last known | Oldemar | kg:supports | Iron Column
        2014-03-02 | last known | Salt Guard | kg:pledgedAllegianceTo | Iron Column
        2014-03-02 | last known | Salt Guard | kg:splitFrom | River Front
        """,
    ),
    "who-controls": (
        {"place": "velm"},
        """
        Iron Column | kg:controls | 2014-03-02T00:00:00Z | 2014-03-02T23:59:59Z | Hill Gazette | The Iron Column…
        """,
    ),
}


def shown(rows: object) -> list[str]:
    """Rows as lines, with sentences cut."""
    return [" | ".join(c if len(c) <= 24 else c[:15] + "…" for c in row).rstrip() for row in rows]  # type: ignore[attr-defined]


def ask(view: View, name: str, **values: str) -> list[str]:
    return shown(view.query(find_saved(name).bind(values, view)).texts())


@pytest.mark.parametrize("name", sorted(load_saved()))
def test_a_shipped_query_gives_exactly_these_rows(name: str, world: View) -> None:
    values, rows = ANSWERS[name]
    assert ask(world, name, **values) == [line.strip() for line in rows.strip().splitlines()]


@pytest.mark.parametrize("query", load_saved().values(), ids=lambda query: query.name)
def test_a_shipped_query_names_its_graphs_and_its_order(query: object) -> None:
    text = query.text  # type: ignore[attr-defined]
    check(text)
    assert query.summary.endswith(("?", "."))  # type: ignore[attr-defined]
    assert re.search(r"^ORDER BY ", text, re.MULTILINE)
    where = text[text.index("WHERE {") :]
    assert "GRAPH graph:" in where or "GRAPH ?document" in where
    outside = re.sub(r"GRAPH \S+ (?P<block>\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\})", "", where)
    assert re.search(r"kg:|skos:|oa:|rdfs:", outside) is None


def test_a_query_without_its_parameter_runs_for_all_values(world: View) -> None:
    rows = shown(world.query(find_saved("lineage").text).texts())
    assert rows == [ANSWERS["lineage"][1].strip()]


def test_members_on_a_day(world: View) -> None:
    assert len(ask(world, "room-members", room="Northern Operations Room", date="2014-02-27")) == 2
    assert ask(world, "room-members", room="Northern Operations Room", date="2014-02-26") == []


def test_a_pact_can_be_named(world: View) -> None:
    assert len(ask(world, "pact-purposes", pact="northern operations room")) == 2
    assert ask(world, "pact-purposes", pact="River Front") == []


def test_a_broken_truce_and_a_common_enemy(ontology: Ontology) -> None:
    writer = Writer.in_memory(ontology=ontology)
    draft = Draft("late", outlet="Late Post", published=date(2014, 4, 9))
    draft.says("Men of the Lantern Movement attacked the Falcon Brigade.", LANTERN, "attacked", FALCONS)
    early = Draft("early", outlet="Early Post", published=date(2014, 3, 1))
    early.says("The Falcon Brigade and the Lantern Movement agreed a truce.", FALCONS, "truceWith", LANTERN)
    early.says("The Lantern Movement is allied with the Iron Column.", LANTERN, "alliedWith", IRON)
    for made in (draft, early):
        writer.write(made.reading())
    writer.refresh()
    view = writer.view()
    assert ask(view, "truces") == [
        "Falcon Brigade | Lantern Movement | 2014-03-01T00:00:00Z | kg:attacked | 2014-04-09T23:59:59Z"
    ]
    assert ask(view, "announced-not-seen") == [
        "Iron Column | kg:alliedWith | Lantern Movement | 2014-03-01T00:00:00Z | 1"
    ]
    third = Draft("third", outlet="Third Post", published=date(2014, 4, 10))
    writer.write(third.says("The Iron Column attacked the Falcon Brigade.", IRON, "attacked", FALCONS).reading())
    writer.refresh()
    assert ask(writer.view(), "announced-not-seen") == []


def test_merged_names_are_the_same_actor_and_are_asked_together(ontology: Ontology) -> None:
    writer = Writer.in_memory(ontology=ontology)
    for reading in readings():
        writer.write(reading)
    writer.merge(LANTERN.iri, FALCONS.iri)
    writer.refresh()
    view = writer.view()
    assert ask(view, "same-actor") == ["Lantern Movement | Falcon Brigade | decided"]
    bound = find_saved("lineage").bind({"actor": "lantern movement"}, view)
    assert f"VALUES ?actor {{ <{FALCONS.iri}> <{LANTERN.iri}> }}" in bound


def test_what_is_missing_unknown_or_of_the_wrong_type_is_named(world: View) -> None:
    with pytest.raises(QueryError, match=r"room-members needs room \(the room, umbrella or organization\): -p room="):
        find_saved("room-members").bind({}, world)
    with pytest.raises(QueryError, match="has no parameter 'rom'; it takes room, date"):
        find_saved("room-members").bind({"rom": "x"}, world)
    with pytest.raises(QueryError, match="has no parameter 'x'; it takes none"):
        find_saved("truces").bind({"x": "x"}, world)
    with pytest.raises(QueryError, match="date='Monday': not a day like 2014-02-27"):
        find_saved("room-members").bind({"room": "River Front", "date": "Monday"}, world)
    with pytest.raises(UnknownActor, match=r"did you mean River Front\?"):
        find_saved("room-members").bind({"room": "Rivers Front"}, world)
    with pytest.raises(QueryError, match=r"no saved query is called 'truce'; did you mean truces\?"):
        find_saved("truce")


TYPED = """#+ summary: Everything?
#+ param: number integer a number
#+ param: text string a text [default=none]
#+ param: relation relation a relation

SELECT ?number ?text ?relation WHERE {
  VALUES ?number { UNDEF } VALUES ?text { UNDEF } VALUES ?relation { UNDEF }
} ORDER BY ?relation
"""


def test_values_of_every_type_are_bound_as_terms(world: View) -> None:
    query = parse_saved("typed", TYPED)
    bound = query.bind({"number": "07", "relation": "leads"}, world)
    assert list(world.query(bound).texts()) == [("7", "none", "kg:commands"), ("7", "none", "kg:leads")]
    with pytest.raises(QueryError, match="number='many': not a whole number"):
        query.bind({"number": "many", "relation": "leads"}, world)


@pytest.mark.parametrize(
    "value",
    [
        '" } SERVICE <http://x.test/> { ?s ?p ?o',
        "VALUES ?relation { UNDEF }",
        "\\",
        '"""',
        "a\nb",
        "\\u0022 } DROP ALL",
    ],
)
def test_a_value_never_becomes_a_part_of_the_query(world: View, value: str) -> None:
    bound = parse_saved("typed", TYPED).bind({"number": "1", "relation": "commands", "text": value}, world)
    assert [str(row[1]) for row in world.query(bound).texts()] == [value]


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("#+ param: number\n", "cannot use '#[+] param: number'; write: name type description"),
        ("#+ param: number float a number\n", "with a type of actor, place, date, string, integer, relation"),
        ("#+ param: other string a text\n", r"the parameter needs its place, VALUES \?other \{ UNDEF \}, once"),
    ],
)
def test_a_header_that_cannot_be_used_is_named(header: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        parse_saved("broken", header + TYPED)
