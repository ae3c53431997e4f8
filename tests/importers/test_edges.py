from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.importers.edges import read_edges
from kg.model import Interval

GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>{doctype}
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="s" for="edge" attr.name="sign" attr.type="double"/>
  <key id="n" for="node" attr.name="name" attr.type="string"/>
  <graph edgedefault="undirected">
    <node id="1"><data key="n">{name}</data></node>
    <node id="2"><data key="n">Foxes</data></node>
    <edge source="1" target="2"><data key="s">-1</data></edge>
  </graph>
</graphml>
"""


def written(folder: Path, text: str, name: str = "edges.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def brief(path: Path) -> list[tuple[str, str, float]]:
    edges = read_edges(path)
    return [(c.subject.entity.iri, c.object.entity.iri, c.sign * edges.weights[c.iri]) for c in edges.claims]


@pytest.mark.parametrize(
    "text",
    [
        "a,b,sign\nx,y,1\ny,z,-1\n",
        "x,y,1\ny,z,-1\n",
        "\ufeffx;y;+\ny;z;-\n",
        "source\ttarget\tweight\r\nx\ty\t1\r\ny\tz\t-1\r\n",
        "weight,to,from\n1,y,x\n-1,z,y\n",
        "a,b,sign,weight\nx,y,3,1\ny,z,-1,1\n",
        "a,b,sign\n\nx,y,1\n , ,\ny,z,−1\n",
    ],
)
def test_tables_go_by_their_header_or_by_position(tmp_path: Path, text: str) -> None:
    assert brief(written(tmp_path, text)) == [("x", "y", 1.0), ("y", "z", -1.0)]


def test_the_sign_gives_the_sign_and_the_weight_the_magnitude(tmp_path: Path) -> None:
    both = written(tmp_path, "a,b,sign,weight\nx,y,-1,217\ny,z,1,-0.5\n")
    assert brief(both) == [("x", "y", -217.0), ("y", "z", 0.5)]
    assert brief(written(tmp_path, "a,b,weight\nx,y,-217\n")) == [("x", "y", -217.0)]


def test_an_edge_knows_its_line_its_text_and_its_place(tmp_path: Path) -> None:
    text = 'a,b,sign\n"Eagles, the",Föxes,1\n'
    edges = read_edges(written(tmp_path, text))
    (claim,) = edges.claims
    assert (claim.iri, claim.document) == ("edges.csv#line=2", "edges.csv, line 2")
    assert claim.quote == '"Eagles, the",Föxes,1'
    assert text[claim.evidence.start : claim.evidence.end] == claim.quote
    assert (claim.subject.entity.name, claim.relation, claim.confidence) == ("Eagles, the", "alignedWith", 1.0)
    assert edges.sources[0].path == str(tmp_path / "edges.csv")


def test_names_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    assert brief(written(tmp_path, "a,b,sign\n\x1b[31mx\x07 \u202ey, z ,1\n")) == [("[31mx y", "z", 1.0)]


def test_dates_and_outlets_are_read(tmp_path: Path) -> None:
    text = "source,target,sign,since,until,outlet\nx,y,1,2013-05,,Wire\ny,z,-1,2013,2014-02-03,Wire\nx,z,1,,,\n"
    first, second, third = read_edges(written(tmp_path, text)).claims
    assert first.time == Interval("2013-05/..", earliest_start=datetime(2013, 5, 1, tzinfo=UTC))
    assert second.time == Interval(
        "2013/2014-02-03", earliest_start=datetime(2013, 1, 1, tzinfo=UTC),
        latest_end=datetime(2014, 2, 3, 23, 59, 59, tzinfo=UTC))
    assert (third.time, [c.document for c in (first, second, third)]) == (None, ["Wire", "Wire", "edges.csv, line 4"])
    (dated,) = read_edges(written(tmp_path, "year,a,b,sign\n1946,x,y,1\n")).claims
    assert dated.time.edtf == "1946"
    assert dated.time.latest_end == datetime(1946, 12, 31, 23, 59, 59, tzinfo=UTC)


def test_edges_that_say_nothing_are_counted(tmp_path: Path) -> None:
    edges = read_edges(written(tmp_path, "a,b,sign\nx,y,0\nx,x,1\nx,y,-1\n"))
    assert (edges.left_out, [claim.iri for claim in edges.claims]) == (2, ["edges.csv#line=4"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "edges.csv: no edges in it; give a line an edge"),
        ("a,b,sign\nx,y,ally\n", r"edges.csv, line 2: sign 'ally' is not a number; write \+, -, or a number"),
        ("a,b,sign\nx,y,nan\n", "line 2: sign 'nan' is not a number"),
        ("a,b,weight\nx,y,\n", "line 2: neither sign nor weight; give one, such as 1 or -1"),
        ("a,b,sign\nx,y,1\nx\n", "line 3: 1 cells, but 3 are needed"),
        ("a,b,sign\nx,,1\n", "line 2: an end has no name; give both"),
        ("x,y\n", "line 1: two ends and a sign are needed; write them in three columns"),
        ("source,target\nx,y\n", "line 1: no column says ally or adversary; name one sign or weight"),
        ("sign,weight,a\n1,1,x\n", "line 1: no two columns for the ends; name them source and target"),
        ("a,b,sign,date\nx,y,1,2014-02-30\n", "line 2: '2014-02-30' is no date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("a,b,sign,date\nx,y,1,May\n", "line 2: 'May' is no date"),
        ("a,b,sign,since,until\nx,y,1,2014,2013\n", "line 2: it ends in 2013, before it starts in 2014"),
        ('a,b,sign\n"x,y,1\n', "line 2: unexpected end of data; quote the cell"),
    ],
)
def test_a_table_that_cannot_be_used_is_told_with_line_and_remedy(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_edges(written(tmp_path, text))


def test_other_files_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"edges.xlsx: no edge list by its name; use .csv, .gexf, .graphml, .tsv"):
        read_edges(written(tmp_path, "", "edges.xlsx"))
    with pytest.raises(UsageError, match=r"none.csv: cannot be read \(No such file"):
        read_edges(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes("a,b,sign\nÉ,y,1\n".encode("latin-1"))
    with pytest.raises(UsageError, match=r"latin.csv: not UTF-8; save it as UTF-8"):
        read_edges(tmp_path / "latin.csv")


def test_graphml_is_read_with_the_names_of_its_nodes(tmp_path: Path) -> None:
    path = written(tmp_path, GRAPHML.format(doctype="", name="Eagles"), "war.graphml")
    (claim,) = read_edges(path).claims
    assert (claim.iri, claim.subject.entity.iri, claim.subject.entity.name) == ("war.graphml#edge=1", "1", "Eagles")
    assert (claim.relation, claim.quote) == ("hostileTo", "Eagles – Foxes: sign -1.0")


@pytest.mark.parametrize("suffix", ["graphml", "gexf"])
def test_what_networkx_writes_is_read(tmp_path: Path, suffix: str) -> None:
    graph = nx.Graph()
    graph.add_edge("x", "y", weight=-2.5, year="1946")
    path = tmp_path / f"war.{suffix}"
    getattr(nx, f"write_{suffix}")(graph, path)
    edges = read_edges(path)
    assert brief(path) == [("x", "y", -2.5)]
    assert edges.claims[0].time.edtf == "1946"


def test_xml_with_a_document_type_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE graphml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    for suffix in ("graphml", "gexf"):
        path = written(tmp_path, GRAPHML.format(doctype=bomb, name="&b;"), f"war.{suffix}")
        with pytest.raises(UsageError, match=rf"war.{suffix}, line 1: a document type \(DTD\) is refused"):
            read_edges(path)


def test_xml_that_is_broken_or_something_else_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"war.gexf, line 2: .*; export it again"):
        read_edges(written(tmp_path, "<gexf>\n<nodes></gexf>", "war.gexf"))
    with pytest.raises(UsageError, match=r"war.graphml: not readable as graphml \(.*\); export it again"):
        read_edges(written(tmp_path, "<html/>", "war.graphml"))
    unsigned = GRAPHML.format(doctype="", name="Eagles").replace('"sign"', '"strength"')
    with pytest.raises(UsageError, match=r"war.graphml, edge 1: neither sign nor weight; give one"):
        read_edges(written(tmp_path, unsigned, "war.graphml"))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_with_a_message(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text(text, encoding="utf-8", errors="replace", newline="")
    try:
        edges = read_edges(path)
    except UsageError:
        with pytest.raises(UsageError, match=re.escape(str(path))):
            read_edges(path)
    else:
        assert all(claim.iri in edges.weights for claim in edges.claims)
