from __future__ import annotations

import pytest
from reading_steps import Read, document

from kg.extract.claims import Reader
from kg.extract.parse.parser import Parser
from kg.knowledge import Knowledge


@pytest.fixture(scope="session")
def read(parser: Parser, knowledge: Knowledge) -> Read:
    """Gives the reader of a text, with each of its steps."""

    def reader(text: str) -> Reader:
        kept = document(text)
        return Reader(kept, parser.parse(kept), knowledge)

    return reader
