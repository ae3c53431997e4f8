"""What the tests share: the language model and the knowledge are loaded once a process."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import pytest

from kg.extract.parse import Parser
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
