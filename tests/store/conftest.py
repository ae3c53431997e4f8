from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_world import readings

from kg.knowledge.ontology import Ontology, load_ontology
from kg.store import View, Writer


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture(params=["memory", "disk"])
def writer(request: pytest.FixtureRequest, tmp_path: Path, ontology: Ontology) -> Iterator[Writer]:
    """An empty store on each backend: what is promised of a store is promised of both."""
    on_disk = request.param == "disk"
    made = Writer.open(tmp_path / "store", ontology=ontology) if on_disk else Writer.in_memory(ontology=ontology)
    yield made
    made.close()


@pytest.fixture(scope="session")
def world(ontology: Ontology) -> View:
    """The invented war, read and concluded upon."""
    made = Writer.in_memory(ontology=ontology)
    for reading in readings():
        made.write(reading)
    made.refresh()
    return made.view()
