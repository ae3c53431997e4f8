"""Every frame of the shipped lexicon reads its own example: the relation, and both ends as they are marked there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from kg.extract.claims import read_claims
from kg.extract.parse.parser import Parser
from kg.extract.parse.sentence import Sentence
from kg.knowledge import Knowledge
from kg.knowledge.lexicon import Frame, load_lexicon
from kg.model import Block, BlockKind, Claim, Details, Document, Mention, Span

FRAMES = load_lexicon().frames
Ends = tuple[str | None, str | None]


def unmarked(example: str) -> str:
    """The example without its marks."""
    return re.sub(r"[\[\]{}]", "", example)


def bare(phrase: str) -> str:
    """The phrase as it is compared: no marks, no article, no case."""
    return re.sub(r"^(the|an?) ", "", unmarked(phrase).strip().lower())


def marked_ends(example: str) -> Ends:
    """What stands in [brackets] and in {braces}; one may stand inside the other ("{a [Kurdish]-run prison}")."""
    found = (re.search(r"\[(.*?)\]", example), re.search(r"\{(.*?)\}", example))
    return tuple(bare(m[1]) if m else None for m in found)  # type: ignore[return-value]


def read_ends(claim: Claim) -> Ends:
    def text(mention: Mention | None) -> str | None:
        return bare(mention.text) if mention else None

    return text(claim.subject), text(claim.object)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.load(shipped_packs=False)


@pytest.fixture(scope="module")
def readings(knowledge: Knowledge) -> dict[str, list[Claim]]:
    """The claims of each example, read for itself; all of them are parsed in one go."""
    text, blocks = "", []
    for frame in FRAMES:
        sentence = unmarked(frame.example)
        blocks.append(Block(Span(len(text), len(text) + len(sentence)), BlockKind.BODY))
        text += sentence + "\n\n"
    document = Document("0" * 64, "examples", "examples.txt", "text/plain", text, Details(), tuple(blocks))
    parsed: dict[Block, list[Sentence]] = {block: [] for block in blocks}
    for sentence in Parser.find().parse(document):
        parsed[sentence.block].append(sentence)
    return {
        frame.line: list(read_claims(document, parsed[block], knowledge))
        for frame, block in zip(FRAMES, blocks, strict=True)
    }


def fitting(frame: Frame, claims: list[Claim], knowledge: Knowledge) -> Iterator[Claim]:
    """The claims that say what the frame's example says."""
    wanted = marked_ends(frame.example)
    orders = {wanted, wanted[::-1]} if knowledge.ontology.relations[frame.relation].symmetric else {wanted}
    return (claim for claim in claims if claim.relation == frame.relation and read_ends(claim) in orders)


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.rule)
def test_example_is_read(frame: Frame, readings: dict[str, list[Claim]], knowledge: Knowledge) -> None:
    found = [(claim.relation, *read_ends(claim)) for claim in readings[frame.line]]
    assert any(fitting(frame, readings[frame.line], knowledge)), f"{frame.line}: {frame.example} gives {found}"


def test_every_frame_is_exercised_by_its_own_example(
    readings: dict[str, list[Claim]], knowledge: Knowledge
) -> None:
    by_another = [
        frame.rule for frame in FRAMES
        if frame.rule not in {claim.rule for claim in fitting(frame, readings[frame.line], knowledge)}
    ]
    assert len(by_another) <= len(FRAMES) // 50, by_another


def test_every_relation_has_a_frame(knowledge: Knowledge) -> None:
    assert knowledge.ontology.relations.keys() - {frame.relation for frame in FRAMES} == set()


def test_examples_are_sentences_of_their_own() -> None:
    repeated = [example for example, count in Counter(frame.example for frame in FRAMES).items() if count > 1]
    assert repeated == []


def test_examples_are_short_and_marked() -> None:
    assert [f.line for f in FRAMES if not 4 <= len(unmarked(f.example).split()) <= 18] == []
    assert [f.line for f in FRAMES if not any(marked_ends(f.example))] == []
