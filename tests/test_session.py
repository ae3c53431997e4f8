import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.errors import StoreError
from kg.knowledge.ontology import load_ontology
from kg.store import Writer


def test_a_store_opens_in_one_line(tmp_path: Path) -> None:
    with Writer.open(tmp_path / "s", ontology=load_ontology()):
        pass
    with kg.open(tmp_path / "s") as store:
        assert list(store.claims()) == []
        assert list(store.graph().nodes) == []
        assert list(store.dataset().quads()) == []


def test_no_store_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store is here; ingest"):
        kg.open(tmp_path / "none")


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, kg; print([m for m in ('rdflib', 'pyoxigraph', 'networkx', 'spacy') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
