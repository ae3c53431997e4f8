import pytest
from rdflib.plugins.sparql import prepareQuery

from kg.errors import QueryRefused
from kg.store.guard import check

REFUSED = {
    "SELECT * { SERVICE <http://x.test/> { ?s ?p ?o } }": "line 1, column 12: SERVICE is refused",
    "SELECT *\nFROM <file:///etc/passwd> { ?s ?p ?o }": "line 2, column 1: FROM is refused",
    "SELECT * FROM NAMED <http://x.test/> { ?s ?p ?o }": "line 1, column 10: FROM NAMED is refused",
    "ASK { FILTER EXISTS { service silent ?x { ?s ?p ?o } } }": "line 1, column 23: SERVICE is refused",
    "LOAD <http://x.test/>": "line 1, column 1: LOAD is refused: it would read data from elsewhere",
    "INSERT DATA { <a:a> <a:b> <a:c> }": "INSERT is refused: it would change the store",
    "DELETE WHERE { ?s ?p ?o }": "DELETE is refused",
    "DROP ALL": "DROP is refused",
    "CLEAR DEFAULT": "CLEAR is refused",
    "CREATE GRAPH <a:a>": "CREATE is refused",
    "COPY <a:a> TO <a:b>": "COPY is refused",
    "MOVE <a:a> TO <a:b>": "MOVE is refused",
    "ADD <a:a> TO <a:b>": "ADD is refused",
    "WITH <a:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }": "line 1, column 1: WITH is refused",
}


@pytest.mark.parametrize(("query", "message"), REFUSED.items())
def test_what_reaches_out_or_changes_is_refused_with_its_place(query: str, message: str) -> None:
    with pytest.raises(QueryRefused) as caught:
        check(query)
    assert message in str(caught.value)


# Each of these runs the clause on Oxigraph, although a reader that goes by words and lines would not see it.
HIDDEN = [
    "SELECT * { {} SERVICESILENT<http://x.test/> { ?a ?b ?c } }",
    "SELECT * { ?s ?p trueSERVICE<http://x.test/> { ?a ?b ?c } }",
    "SELECT * { ?s ?p 1e5SERVICE<http://x.test/> { ?a ?b ?c } }",
    "ASKFROM<http://x.test/> { ?s ?p ?o }",
    "PREFIX ex: <http://x.test/> SELECT * { {}SERVICEex:foo { ?a ?b ?c } }",
    "PREFIX ex: <http://x.test/> SELECT * { ?s ?p ex:.SERVICE ex:foo { ?a ?b ?c } }",
    "PREFIX ex: <http://x.test/> SELECT * { ?s ?p ex:\u200d\\' . SERVICE ex:foo { ?a ?b ?c } # '\n }",
    'SELECT * { {} FILTER(1 <#> """\n 1) SERVICE <http://x.test/> { ?a ?b ?c } # """\n }',
    'PREFIX a: <a:> SELECT * { {} FILTER(1 <a:x#> """\n) SERVICE <http://x.test/> { ?a ?b ?c } # """\n }',
    "SELECT * { ?s ?p <http://x/\\u0041#> SERVICE <http://x.test/> { ?a ?b ?c } }",
    "SELECT * { ?s ?p <http://x/'> SERVICE <http://x.test/> { ?a ?b ?c } # '\n }",
    '# \\u000A """ \nSELECT * { SERVICE <http://x.test/> { ?a ?b ?c } } # """',
    "SELECT * { \\u0053ERVICE <http://x.test/> { ?a ?b ?c } }",
    "SELECT * { ?s ?p 'it\\'s' SERVICE <http://x.test/> { ?a ?b ?c } # '\n }",
]


@pytest.mark.parametrize("query", HIDDEN)
def test_a_hidden_clause_is_found(query: str) -> None:
    with pytest.raises(QueryRefused):
        check(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?from { ?s <http://x.test/service#from> ?from } # FROM here on: SERVICE",
        "PREFIX kg: <https://x.test/#> SELECT ?load { ?load kg:from 'load' ; kg:service \"FROM\"@en-service }",
        'SELECT * { ?s ?p """a SERVICE\nfrom "afar" with \\"quotes\\" """ . FILTER (?a < ?b && ?c > 3) }',
        "PREFIX ex: <http://x.test/> ASK { ?s ex:from\\'s ex:a.service.b }",
        "PREFIX : <http://x.test/> SELECT * { ?s :insert ?add ; :delete $drop }",
    ],
)
def test_the_same_words_elsewhere_are_no_clauses(query: str) -> None:
    check(query)
    prepareQuery(query)
