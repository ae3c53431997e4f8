"""Running ``kg`` inside the test's process, in a folder of its own, and a small store to ask."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pytest
from kg_runner import DENIAL, FRIENDS, PACT, Answer, Kg

from kg.cli import main
from kg.ingest import Pipeline, ingest
from kg.model import Details
from kg.store import Writer


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kg:
    """Runs the command line in an empty folder; ``stdin`` is what is piped into it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("KG_STORE", raising=False)

    def run(*arguments: str, stdin: bytes = b"") -> Answer:
        monkeypatch.setattr(sys, "argv", ["kg", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        captured = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return Answer(end.value.code, captured.out, captured.err)

    return run


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


@pytest.fixture
def war(kg: Kg, stored_articles: Path, tmp_path: Path) -> Kg:
    """``kg`` in a folder with a copy of that store, which a test may change."""
    shutil.copytree(stored_articles / "kg.store", tmp_path / "kg.store")
    return kg
