"""A small store to ask."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from kg_runner import COPY, DENIAL, FIGHT, FRIENDS, PACT, ROOM, Kg

from kg.ingest import Pipeline, ingest
from kg.model import Details
from kg.store import Writer


@pytest.fixture(scope="session")
def stored_articles(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> Path:
    """A folder with three articles and the store that was made of them."""
    folder = tmp_path_factory.mktemp("articles")
    for name, text in (("pact.txt", PACT), ("denial.md", DENIAL), ("friends.txt", FRIENDS)):
        (folder / name).write_text(text, encoding="utf-8")
    articles = [str(folder / name) for name in ("pact.txt", "denial.md", "friends.txt")]
    with Writer.open(folder / "kg.store", ontology=pipeline.knowledge.ontology) as writer:
        assert len(list(ingest(articles, writer, pipeline=pipeline, details=Details()))) == 3
    return folder


@pytest.fixture(scope="session")
def stored_room(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> Path:
    """A folder with the report of a room, a copy of it and a report of a fight in it, and the store of them."""
    folder = tmp_path_factory.mktemp("room")
    articles = []
    for name, text in (("room.md", ROOM), ("copy.md", COPY), ("fight.md", FIGHT)):
        (folder / name).write_text(text, encoding="utf-8")
        articles.append(str(folder / name))
    with Writer.open(folder / "kg.store", ontology=pipeline.knowledge.ontology) as writer:
        assert len(list(ingest(articles, writer, pipeline=pipeline, details=Details()))) == 3
    return folder


@pytest.fixture
def room(kg: Kg, stored_room: Path, monkeypatch: pytest.MonkeyPatch) -> Kg:
    """``kg`` on that store, to be read only."""
    monkeypatch.setenv("KG_STORE", str(stored_room / "kg.store"))
    return kg


@pytest.fixture
def war(kg: Kg, stored_articles: Path, tmp_path: Path) -> Kg:
    """``kg`` in a folder with a copy of that store, which a test may change."""
    shutil.copytree(stored_articles / "kg.store", tmp_path / "kg.store")
    return kg
