import json

from pyoxigraph import RdfFormat, parse

from kg.export.rdf import to_jsonld, to_nquads, to_trig, to_turtle

NQUADS = """\
<https://x.org/b> <https://x.org/p> "two\\nlines"@en <https://x.org/g2> .
<https://x.org/a> <https://x.org/p> <https://x.org/b> <https://x.org/g1> .
<https://x.org/a> <https://x.org/p> <https://x.org/b> <https://x.org/g2> .
<https://x.org/a> <https://x.org/n> "1"^^<http://www.w3.org/2001/XMLSchema#integer> <https://x.org/g1> .
"""
PREFIXES = {"x": "https://x.org/", "xsd": "http://www.w3.org/2001/XMLSchema#"}


def reordered(text):
    return "".join(f"{line}\n" for line in reversed(text.splitlines()))


def test_nquads_are_sorted_and_single():
    assert to_nquads(NQUADS + reordered(NQUADS)).decode().splitlines() == sorted(NQUADS.splitlines())


def test_trig_groups_by_graph():
    expected = """\
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix x: <https://x.org/> .
x:g1 {
\tx:a x:n 1 ;
\t\tx:p x:b .
}
x:g2 {
\tx:a x:p x:b .
\tx:b x:p "two\\nlines"@en .
}
"""
    assert to_trig(NQUADS, PREFIXES).decode() == expected


def test_turtle_merges_the_graphs():
    expected = """\
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix x: <https://x.org/> .
x:a x:n 1 ;
\tx:p x:b .
x:b x:p "two\\nlines"@en .
"""
    assert to_turtle(NQUADS, PREFIXES).decode() == expected


def test_order_of_the_input_changes_nothing():
    assert to_trig(NQUADS, PREFIXES) == to_trig(reordered(NQUADS), dict(reversed(PREFIXES.items())))
    assert to_jsonld(NQUADS) == to_jsonld(reordered(NQUADS))
    assert to_turtle(NQUADS, PREFIXES) == to_turtle(reordered(NQUADS), PREFIXES)


def test_jsonld_says_the_same_as_the_statements():
    data = to_jsonld(NQUADS)
    assert [graph["@id"] for graph in json.loads(data)] == ["https://x.org/g1", "https://x.org/g2"]
    assert set(parse(data, format=RdfFormat.JSON_LD)) == set(parse(NQUADS, format=RdfFormat.N_QUADS))
