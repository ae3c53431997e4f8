import json

import pytest
from pyoxigraph import NamedNode

from kg.errors import QueryError, QueryRefused
from kg.store import View
from kg.store.sparql import shortened, table

NAMES = "SELECT ?name WHERE { ?tie kg:relation kg:memberOf ; kg:subject/rdfs:label ?name } ORDER BY ?name"
MEMBERS = [("Falcon Brigade",), ("Falcon Brigade",), ("Lantern Movement",)]


def test_the_accepted_world_is_the_default_graph(world: View) -> None:
    assert list(world.query(NAMES).texts()) == MEMBERS
    claims = "SELECT (COUNT(*) AS ?n) WHERE { ?claim a kg:Claim }"
    assert list(world.query(claims).texts()) == [("0",)]
    assert list(
        world.query(claims.replace("{ ?claim", "{ GRAPH ?g { ?claim").replace("Claim }", "Claim } }")).texts()
    ) == [("26",)]


def test_rows_are_terms(world: View) -> None:
    result = world.query("SELECT ?a ?missing WHERE { ?a kg:leads ?b }")
    assert result.variables == ("a", "missing")
    assert list(result.rows()) == [(NamedNode("https://w3id.org/opsroom/actor/marek-dol"), None)]


def test_an_ask_and_a_construct(world: View) -> None:
    assert world.query("ASK { ?a kg:leads ?b }").truth is True
    assert world.query("ASK { ?a kg:founded ?b }").serialize("table") == "no\n"
    assert world.query("ASK { ?a kg:leads ?b }").serialize("csv") == "true\n"
    turtle = world.query("CONSTRUCT { ?b kg:supports ?a } WHERE { ?a kg:leads ?b }").serialize("json")
    assert turtle.endswith("actor:falcon-brigade kg:supports actor:marek-dol .\n")


def test_each_kind_of_answer_says_what_it_is_not(world: View) -> None:
    ask = world.query("ASK {}")
    for broken in (lambda: ask.variables, lambda: ask.triples(), lambda: world.query("SELECT * {}").truth):
        with pytest.raises(QueryError, match="only"):
            broken()


def test_the_formats(world: View) -> None:
    query = "SELECT ?name ?n WHERE { VALUES (?name ?n) { ('a, b' 1) ('c' UNDEF) } } ORDER BY ?name"
    assert world.query(query).serialize("csv") == 'name,n\r\n"a, b",1\r\nc,\r\n'
    assert world.query(query).serialize("tsv") == '?name\t?n\n"a, b"\t1\n"c"\t\n'
    assert json.loads(world.query(query).serialize("json"))["results"]["bindings"][1] == {
        "name": {"type": "literal", "value": "c"}
    }
    assert '<binding name="name"><literal>a, b</literal></binding>' in world.query(query).serialize("xml")
    assert world.query(query).serialize("table") == "name  n\n----  -\na, b  1\nc\n"


def test_a_table_stays_a_table() -> None:
    assert table(["a", "b"], [["one\ntwo", "\x1b[31mred"]]) == "a        b\n-------  --------\none two   [31mred\n"


def test_iris_are_shortened_where_it_is_plain() -> None:
    assert shortened("https://w3id.org/opsroom/actor/falcon-brigade") == "actor:falcon-brigade"
    assert shortened("https://w3id.org/opsroom/ontology#leads") == "kg:leads"
    assert shortened("https://w3id.org/opsroom/document/ab#char=1,2") == "https://w3id.org/opsroom/document/ab#char=1,2"


def test_a_syntax_error_shows_its_place(world: View) -> None:
    with pytest.raises(QueryError) as caught:
        world.query("SELECT ?a WHERE {\n  ?a kg:leads \n}")
    assert str(caught.value).startswith("line 3, column 1: expected ")
    assert str(caught.value).endswith("\n  }\n  ^")
    with pytest.raises(QueryError, match=r"^line 1, column 36: Duplicated variable name in SELECT\n"):
        world.query("SELECT (1 AS ?x) (2 AS ?x) WHERE {}")
    with pytest.raises(QueryError, match="line 1, column "):
        world.query("SELECT ?a WHERE { ?a nonesuch:p ?b }")


def test_what_cannot_be_evaluated_is_said(world: View) -> None:
    with pytest.raises(QueryError, match="cannot be evaluated: The custom function <urn:f> is not supported"):
        list(world.query("SELECT (<urn:f>(1) AS ?x) {}").rows())


def test_a_refused_query_is_not_run(world: View) -> None:
    with pytest.raises(QueryRefused, match="SERVICE is refused"):
        world.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
