"""Alliance, membership, support, lineage and leadership in news English: every sentence and exactly its claims."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from reading_steps import Read

from kg.model import Claim, Modality, Polarity


def sentences() -> Iterator[tuple[str, list[str]]]:
    """Each sentence of the list beside this file, with its claims as they are written there."""
    text = Path(__file__).with_name("alliance_sentences.txt").read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            yield lines[0], [line.strip() for line in lines[1:]]


def written(claim: Claim) -> str:
    """The claim as the list writes it."""
    ends = [mention.entity.name if mention else "-" for mention in (claim.subject, claim.object)]
    denied = ["denied"] if claim.polarity is Polarity.DENIED else []
    stance = ", ".join([*denied, *([claim.modality.value] if claim.modality is not Modality.ACTUAL else [])])
    return f"{ends[0]} > {claim.relation} > {ends[1]}" + (f" ({stance})" if stance else "")


@pytest.mark.parametrize(("text", "expected"), list(sentences()))
def test_sentence(read: Read, text: str, expected: list[str]) -> None:
    assert [written(claim) for claim in read(text).claims()] == expected
