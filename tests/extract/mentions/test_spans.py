from __future__ import annotations

import pytest
from reading_steps import Read, document

from kg.extract.mentions.spans import find_spans
from kg.extract.parse.parser import Parser
from kg.extract.parse.sentence import Sentence
from kg.knowledge import Knowledge
from kg.knowledge.names import KnownNames

NOTHING_KNOWN = KnownNames({}, frozenset())


@pytest.fixture
def sentence(parser: Parser, request: pytest.FixtureRequest) -> Sentence:
    (found,) = parser.parse(document(request.param))
    return found


@pytest.mark.parametrize(("sentence", "names"), [
    ("The Dawn Brigade met Salim Haddour in Qarat.", ["Dawn Brigade", "Salim Haddour", "Qarat"]),
    # an acronym in brackets shows where the long name begins, also of another language's words
    ("The Syrian Farmers Relief Union (SFRU) met.", ["Syrian Farmers Relief Union", "SFRU"]),
    ("The Harakat al-Fajr (HF) left.", ["Harakat al-Fajr", "HF"]),
    # capitals in brackets that the words before do not spell are a name of their own
    ("The Dawn Brigade (XQZ) left.", ["Dawn Brigade", "XQZ"]),
    # "of the" after a group's head word belongs to the name
    ("Fighters of the Army of the Orchard left.", ["Army of the Orchard"]),
    # days and months are no names
    ("They met on Monday 3 March.", []),
], indirect=["sentence"])  # fmt: skip
def test_where_a_sentence_names_somebody(sentence: Sentence, names: list[str], knowledge: Knowledge) -> None:
    assert [n.text for n in find_spans(sentence, NOTHING_KNOWN, knowledge.lexicon)] == names


@pytest.mark.parametrize(("sentence", "names"), [
    ("The Olive Tree of Mount Ida left.", ["Olive Tree of Mount Ida"]),
    ("The Olive Tree left Mount Ida.", ["Olive Tree"]),
    ("The olive tree of Mount Ida left.", []),
], indirect=["sentence"])  # fmt: skip
def test_the_longest_name_that_a_pack_knows_goes_first(
    sentence: Sentence, names: list[str], knowledge: Knowledge
) -> None:
    entries = dict.fromkeys(["olive tree", "olive tree of mount ida"], ("ArmedGroup", "Olive Tree"))
    found = find_spans(sentence, KnownNames(entries, frozenset({"olive"})), knowledge.lexicon)
    assert [n.text for n in found if n.label == "PACK"] == names


def test_a_name_is_kept_as_printed_and_as_compared(read: Read) -> None:
    (name,) = read("Fighters of Jabhat\nal-Nusra’s brigade left.").mentions.register.names.spans[0]
    assert (name.first, name.last, name.text, name.key) == (2, 4, "Jabhat al-Nusra", "jabhat nusra")
