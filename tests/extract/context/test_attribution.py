from __future__ import annotations

import pytest
from reading_steps import Read, document

from kg.extract.claims import Reader
from kg.extract.parse.parser import Parser
from kg.knowledge import Knowledge
from kg.model import Details


def chains(reader: Reader) -> list[list[str]]:
    """The chain of each claim, outermost source first."""
    return [[link.name for link in claim.attribution] for claim in reader.claims()]


@pytest.mark.parametrize(("text", "chain"), [
    ("ISIS attacked Azaz.", []),
    ("A medic said that ISIS attacked Azaz.", ["medic"]),
    ("Salim Haddour said ISIS attacked Azaz.", ["Salim Haddour"]),
    ("A farmer and a teacher said that ISIS attacked Azaz.", ["farmer and teacher"]),
    # nested, outermost first
    ("A source told As-Safir that ISIS attacked Azaz.", ["As-Safir", "source"]),
    ("As-Safir reported that a field source said that ISIS attacked Azaz.", ["As-Safir", "field source"]),
    # whoever is cited, after whoever cites him
    ("As-Safir quoted a medic as saying that ISIS attacked Azaz.", ["As-Safir", "medic"]),
    ("The agency cited a commander who said that ISIS attacked Azaz.", ["agency", "commander"]),
    ("As-Safir, citing two officials, reported that ISIS attacked Azaz.", ["As-Safir", "officials"]),
    # put in between or after, without "that"
    ("The rebels, a researcher argues, attacked Azaz.", ["researcher"]),
    ("ISIS attacked Azaz, residents said.", ["residents"]),
    ("ISIS attacked Azaz, a resident of Azaz told As-Safir by phone.", ["As-Safir", "resident of Azaz"]),
    # what is meant is said by whoever commits himself to it
    ("The rebels vowed that they would attack Azaz.", ["rebels"]),
    ("The rebels pledged to attack Azaz.", ["rebels"]),
    ("The rebels plan to attack Azaz.", []),
    # the whole name of a source
    ("A civil society leader said that ISIS attacked Azaz.", ["civil society leader"]),
    ("South Korea's spy agency said that ISIS attacked Azaz.", ["South Korea's spy agency"]),
    # according to, where the source is
    ("According to a medic in Azaz, ISIS attacked Azaz.", ["medic in Azaz"]),
    # whoever denies or says it of himself
    ("The army denied that it attacked Azaz.", ["army"]),
    ("ISIS said that it attacked Azaz.", ["ISIS"]),
    # the time of the report is not what is reported
    ("ISIS attacked Azaz after the medic said that dawn broke.", []),
])  # fmt: skip
def test_who_says_so(read: Read, text: str, chain: list[str]) -> None:
    assert chains(read(text)) == [chain]


@pytest.mark.parametrize(("text", "chain"), [
    ("“ISIS attacked Azaz on Monday morning,” a medic said.", ["medic"]),
    ("A medic said: “ISIS attacked Azaz on Monday morning.”", ["medic"]),
])  # fmt: skip
def test_quotations(read: Read, text: str, chain: list[str]) -> None:
    assert chains(read(text)) == [chain]


def test_what_somebody_is_accused_of_is_the_accusers_word(read: Read) -> None:
    claims = {claim.relation: claim for claim in read("Syria accused Turkey of supporting ISIS.").claims()}
    assert [link.name for link in claims["supports"].attribution] == ["Syria"]
    assert claims["accused"].attribution == ()


MORE = "Ahrar al-Sham attacked Mare."


@pytest.mark.parametrize(("text", "second"), [
    # an indirect report goes on, until the paragraph ends, another speaks or the article comments on it
    (f"A source told As-Safir that ISIS attacked Azaz. {MORE}", ["As-Safir", "source"]),
    (f"A source told As-Safir that ISIS attacked Azaz.\n\n{MORE}", []),
    ("A source told As-Safir that ISIS attacked Azaz. A farmer said that Ahrar al-Sham attacked Mare.", ["farmer"]),
    ("A source told As-Safir that ISIS attacked Azaz. This proves that Ahrar al-Sham attacked Mare.", []),
    # a quotation does not, nor does an accusation
    (f"“ISIS attacked Azaz on Monday morning,” a medic said. {MORE}", []),
    ("Salim Haddour said ISIS attacked Azaz. He said that Ahrar al-Sham attacked Mare.", ["Salim Haddour"]),
])  # fmt: skip
def test_how_far_a_word_carries(read: Read, text: str, second: list[str]) -> None:
    assert chains(read(text))[1:] == [second]


def test_an_accusation_does_not_carry(read: Read) -> None:
    assert chains(read(f"Syria accused Turkey of supporting ISIS. {MORE}"))[2:] == [[]]


def test_the_source_spoken_of_before_keeps_its_chain(read: Read) -> None:
    text = "A source told As-Safir that the army left. The source said that ISIS attacked Azaz."
    assert chains(read(text)) == [["As-Safir", "source"]]


def test_the_source_keeps_its_chain_beyond_the_claim_it_gave_first(read: Read) -> None:
    text = "A source told As-Safir that ISIS attacked Azaz. The army left. The source said that ISIS attacked Mare."
    assert chains(read(text)) == [["As-Safir", "source"]] * 2


def test_another_voice_after_a_semicolon_says_nothing_of_what_precedes_it(read: Read) -> None:
    assert chains(read("A medic said ISIS attacked Azaz; residents said that the army left."))[0] == ["medic"]


def test_the_articles_own_outlet_is_no_link(parser: Parser, knowledge: Knowledge) -> None:
    article = document("As-Safir reported that a medic said that ISIS attacked Azaz.", Details(outlet="As-Safir"))
    assert chains(Reader(article, parser.parse(article), knowledge)) == [["medic"]]
