from __future__ import annotations

from kg.extract.claims import Reader
from kg.extract.explain import explain
from kg.extract.parse.parser import Parser
from kg.knowledge import Knowledge
from kg.model import Block, BlockKind, Details, Document, Span


def explained(text: str, parser: Parser, knowledge: Knowledge) -> list[str]:
    block = Block(Span(0, len(text)), BlockKind.BODY)
    document = Document("0" * 64, "work", "path", "text/plain", text, Details(), (block,))
    return list(explain(Reader(document, parser.parse(document), knowledge)))


def test_a_sentence_is_shown_with_its_names_its_triggers_and_its_claims(parser: Parser, knowledge: Knowledge) -> None:
    lines = explained("The Falcon Brigade did not attack Harim, a medic said.", parser, knowledge)
    assert lines[:3] == [
        "0-54  The Falcon Brigade did not attack Harim, a medic said.",
        "  name    Falcon Brigade: ArmedGroup",
        "  name    Harim: Settlement, for Harem",
    ]
    assert lines[3] == "  verb    attack (subj: Brigade; obj: Harim)"
    assert lines[4].startswith("  claim   Falcon Brigade attacked Harem (denied, by medic)  [")
    assert lines[4].endswith(", verb:attack:attacked]")
    assert lines[5:] == [""]


def test_a_sentence_without_a_claim_says_why(parser: Parser, knowledge: Knowledge) -> None:
    assert explained("The bread was warm.", parser, knowledge) == [
        "0-19  The bread was warm.",
        "  none    no word of it is in the lexicon",
        "",
    ]
    lines = explained("They were shelling.", parser, knowledge)
    assert lines[1:] == [
        "  verb    shell (subj: They)",
        "    not bombarded: no subject (actor) in subj; no object (actororplace) in obj",
        "  none    no frame fits",
        "",
    ]
