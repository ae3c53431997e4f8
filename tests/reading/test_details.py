from datetime import date

import pytest

from kg.model import Block, BlockKind, Details, Span
from kg.reading.details import find_details, merged, web_address


def test_the_first_layer_that_knows_counts() -> None:
    layers = Details(title="A"), Details(title="B", outlet="C"), Details(published=date(2014, 3, 3))
    assert merged(*layers) == Details(title="A", outlet="C", published=date(2014, 3, 3))
    assert merged() == Details()


def test_blocks_give_the_details_they_print() -> None:
    parts = [
        ("Rebels  take\nthe mill", BlockKind.TITLE),
        ("By Jane Doe | March 3, 2014", BlockKind.BYLINE),
        ("BEIRUT (AP) —", BlockKind.DATELINE),
        ("By John Roe, on 1 May 2013.", BlockKind.BODY),
    ]
    text, blocks = "", []
    for words, kind in parts:
        blocks.append(Block(Span(len(text), len(text) + len(words)), kind))
        text += words + "\n"
    assert find_details(text, blocks) == Details("Rebels take the mill", "Jane Doe", "AP", date(2014, 3, 3))


@pytest.mark.parametrize("address", ["https://example.org/a?b=1", "http://example.org"])
def test_absolute_web_addresses_are_kept(address: str) -> None:
    assert web_address(address) == address


@pytest.mark.parametrize("address", [None, "", "/a", "javascript:alert(1)", "https://a b", 'https://a.org/">', "file:///etc"])
def test_other_addresses_are_not(address: str | None) -> None:
    assert web_address(address) is None
