import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.export import WRITERS, export

NQUADS = "<https://x.org/b> <https://x.org/p> <https://x.org/c> <https://x.org/g> .\n"
ALL_FORMATS = """
import hashlib
from sample_war import war
from kg.export import dot, graphs, png, svg, tables, webpage

war = war()
for write in (dot.to_dot, graphs.to_gexf, graphs.to_graphml, graphs.to_json, png.to_png, svg.to_svg, webpage.to_html):
    print(write.__name__, hashlib.sha256(write(war)).hexdigest())
print("to_csv", hashlib.sha256(b"".join(tables.to_csv(war).values())).hexdigest())
"""


class StatementsOnly:
    """As much of a store's view as the RDF writers use."""

    def nquads(self):
        return NQUADS


def test_the_formats_by_name():
    assert list(WRITERS) == [
        "graphml",
        "gexf",
        "dot",
        "json",
        "csv",
        "svg",
        "png",
        "html",
        "nquads",
        "trig",
        "turtle",
        "jsonld",
    ]


def test_a_file_holds_the_format(tmp_path):
    export(StatementsOnly(), "nquads", tmp_path / "graph.nq")
    assert (tmp_path / "graph.nq").read_text() == NQUADS


def test_text_goes_to_standard_output(capsysbinary):
    export(StatementsOnly(), "nquads", "-")
    assert capsysbinary.readouterr().out == NQUADS.encode()


@pytest.mark.parametrize("name", ["csv", "png"])
def test_folders_and_images_do_not(name):
    with pytest.raises(UsageError, match=f"^{name}: cannot go to standard output; name a file or folder with -o$"):
        export(StatementsOnly(), name, "-")


def test_an_unknown_format_is_named_with_the_known_ones():
    with pytest.raises(UsageError, match=r"^xls: unknown format; use one of graphml, gexf, dot,"):
        export(StatementsOnly(), "xls", "graph.xls")


def test_every_format_has_the_same_bytes_in_every_process():
    def run(seed):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)}
        return subprocess.run(
            [sys.executable, "-c", ALL_FORMATS], env=environment, check=True, capture_output=True, text=True
        ).stdout

    first = run("1")
    assert first.count("\n") == 8
    assert run("2") == first


def test_listing_the_formats_loads_no_heavy_library():
    code = "import sys, kg.export; print(sorted({'networkx', 'numpy', 'matplotlib'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"
