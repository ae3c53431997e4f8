"""What the tests share: the language model and the knowledge, loaded once a process, and the command line."""

from __future__ import annotations

import functools
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kg_runner import Answer, Kg

from kg.cli import main
from kg.extract.parse.parser import Parser
from kg.ingest import Pipeline
from kg.knowledge import Knowledge


@pytest.fixture(scope="session", autouse=True)
def _loaded_once() -> Iterator[None]:
    """Makes every ``Parser.find`` of a test run give the same parser, as loading the model takes a second or two."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Parser, "find", staticmethod(functools.cache(Parser.find)))
        yield


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser.find()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return Knowledge.load()


@pytest.fixture(scope="session")
def pipeline(knowledge: Knowledge, parser: Parser) -> Pipeline:
    return Pipeline(knowledge, parser)


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
