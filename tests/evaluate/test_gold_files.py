from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from marked import ONTOLOGY, RECORD, line

from kg.errors import UsageError
from kg.evaluate.gold import read_gold
from kg.model import Polarity, Span


def test_a_line_becomes_an_item(tmp_path: Path) -> None:
    path = tmp_path / "develop.jsonl"
    path.write_text(line() + "\n" + line(id="d2", published=None), encoding="utf-8")
    file = read_gold(path, ONTOLOGY)
    first, second = file.items
    assert (first.id, first.published, second.id, second.published) == ("d1", date(2016, 5, 5), "d2", None)
    assert [(c.subject, c.relation, c.object, c.polarity, c.evidence) for c in first.claims] == [
        ("ISIS", "attacked", "Azaz", Polarity.AFFIRMED, Span(0, 19)),
        ("Ahrar al-Sham", "alliedWith", "Liwa al-Tawhid", Polarity.DENIED, Span(20, 64)),
    ]
    assert first.names("ISIS") == ("ISIS", "Islamic State")
    assert file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert not file.frozen


def test_an_item_is_a_document_with_its_own_text_and_day(tmp_path: Path) -> None:
    path = tmp_path / "frozen-2.jsonl"
    path.write_text(line(), encoding="utf-8")
    file = read_gold(path, ONTOLOGY)
    document = file.items[0].document()
    assert (document.text, document.details.published) == (RECORD["text"], date(2016, 5, 5))
    assert file.frozen


CLAIM = RECORD["claims"][0]


@pytest.mark.parametrize(("changes", "message"), [
    ({"claims": [{**CLAIM, "end": 18}]}, "the quote of attacked is not what stands at characters 0 to 18"),
    ({"claims": [{**CLAIM, "relation": "hates"}]}, "no relation 'hates'"),
    ({"claims": [{**CLAIM, "polarity": "maybe"}]}, "'maybe' is not a valid Polarity"),
    ({"claims": [{**CLAIM, "subject": None, "object": None}]}, "attacked has neither subject nor object"),
    ({"claims": [{k: v for k, v in CLAIM.items() if k != "core"}]}, "'core' is missing"),
    ({"claims": [{**CLAIM, "attribution": "As-Safir"}]}, "the attribution of attacked is not a list"),
    ({"claims": None}, "claims a list"),
    ({"published": "May 2016"}, "Invalid isoformat string"),
    ({"id": "d0"}, "the id 'd0' stands in line 1 already"),
])
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    path = tmp_path / "develop.jsonl"
    path.write_text(line(id="d0") + line(**changes), encoding="utf-8")
    with pytest.raises(UsageError, match=rf"develop\.jsonl:2: .*{message}"):
        read_gold(path, ONTOLOGY)


@pytest.mark.parametrize(("data", "message"), [
    (b"{not json}\n", "develop.jsonl:1: no item of gold"), (b"\n", "no gold in it"), (b"\xff\xfe", "cannot be read"),
])
def test_other_files_are_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "develop.jsonl"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=message):
        read_gold(path, ONTOLOGY)
