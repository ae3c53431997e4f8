from __future__ import annotations

import pytest
from reading_steps import document, word

from kg.errors import MissingExtra
from kg.extract.parse.parser import Parser
from kg.extract.parse.sentence import Sentence
from kg.model import Block, BlockKind, Details, Document, Span


def sentences(parser: Parser, text: str) -> list[str]:
    return [s.span.of(text) for s in parser.parse(document(text))]


def sentence(parser: Parser, text: str) -> Sentence:
    (found,) = parser.parse(document(text))
    return found


def test_hyphenated_words_are_one_word(parser: Parser) -> None:
    s = sentence(parser, "US-backed fighters of Jabhat al-Nusra left Ain al-Arab at mid-day.")
    assert [w.text for w in s.words] == [
        "US-backed", "fighters", "of", "Jabhat", "al-Nusra", "left", "Ain", "al-Arab", "at", "mid-day", ".",
    ]  # fmt: skip
    assert s.words[4].tag == "NNP"


def test_numbers_of_footnotes_are_passed_over_and_offsets_stay(parser: Parser) -> None:
    text = "Rebels hold Mare.[1][12] They left [2] men."
    assert sentences(parser, text) == ["Rebels hold Mare.", "They left [2] men."]


def test_a_dash_between_words_joins_nothing(parser: Parser) -> None:
    s = sentence(parser, "The town - a ruin - fell.")
    assert [w.text for w in s.words if "-" in w.text] == ["-", "-"]


def test_heads_count_words_after_joining(parser: Parser) -> None:
    s = sentence(parser, "US-backed fighters attacked the al-Nusra base.")
    assert [(w.text, s.words[w.head].text) for w in s.words] == [
        ("US-backed", "fighters"),
        ("fighters", "attacked"),
        ("attacked", "attacked"),
        ("the", "base"),
        ("al-Nusra", "base"),
        ("base", "attacked"),
        (".", "attacked"),
    ]


@pytest.mark.parametrize(("text", "printed", "lemma"), [
    ("The rebels staged a raid.", "staged", "stage"),
    ("Rebels hold two bases.", "bases", "base"),
    ("Ten soldiers died in Mare.", "died", "die"),
    ("The two groups have co-operated in Mare.", "co-operated", "co-operate"),
    ("An Iran-backed militia left.", "Iran-backed", "iran-backed"),
])  # fmt: skip
def test_lemmas_that_the_model_gets_wrong(parser: Parser, text: str, printed: str, lemma: str) -> None:
    assert word(sentence(parser, text), printed).lemma == lemma


def test_offsets_survive_typographic_characters(parser: Parser) -> None:
    text = "\ufeffThe\u00a0Front\u2019s men\tsaid \u201cwe left\u201d al\u2011Bab."
    words = [w for s in parser.parse(document(text)) for w in s.words]
    assert [(w.text, text[w.start : w.end]) for w in words] == [
        ("The", "The"),
        ("Front", "Front"),
        ("'s", "\u2019s"),
        ("men", "men"),
        ("said", "said"),
        ('"', "\u201c"),
        ("we", "we"),
        ("left", "left"),
        ('"', "\u201d"),
        ("al-Bab", "al\u2011Bab"),
        (".", "."),
    ]


def test_sentences_keep_what_closes_them(parser: Parser) -> None:
    text = "\u201cThe Front left.\u201d The army stayed. (It had no choice.)"
    assert sentences(parser, text) == ["\u201cThe Front left.\u201d", "The army stayed.", "(It had no choice.)"]


def test_a_headline_does_not_run_into_what_follows(parser: Parser) -> None:
    assert sentences(parser, "Rebels take Mare\n\nThe army left Azaz") == ["Rebels take Mare", "The army left Azaz"]


def test_offsets_count_from_the_start_of_the_document(parser: Parser) -> None:
    text = "Rebels took Mare.\n\nThe army left Azaz."
    s = parser.parse(document(text))[1]
    assert s.span == Span(19, 38)
    assert text[word(s, "Azaz").start : word(s, "Azaz").end] == "Azaz"


def test_only_news_is_parsed(parser: Parser) -> None:
    text = "Rebels took Mare.\n\nContinue reading here.\n\nThe army left."
    kinds = [BlockKind.TITLE, BlockKind.BOILERPLATE, BlockKind.CAPTION]
    blocks = [Block(b.span, kind) for b, kind in zip(document(text).blocks, kinds, strict=True)]
    article = Document("0" * 64, "work", "path", "text/plain", text, Details(), tuple(blocks))
    assert [s.span.of(text) for s in parser.parse(article)] == ["Rebels took Mare.", "The army left."]


def test_nothing_is_parsed_of_an_empty_document(parser: Parser) -> None:
    assert parser.parse(Document("0" * 64, "work", "path", "text/plain", "", Details(), ())) == ()
    assert parser.parse(document(" \n ")) == ()


def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(MissingExtra, match="language model no_such_model is not installed"):
        Parser.find("no_such_model")


def test_the_model_is_known_by_name_and_hash(parser: Parser) -> None:
    assert parser.name.startswith("en_core_web_md 3.")
    assert len(parser.model_hash) == 64


# -- walking a parse ---------------------------------------------------------------------------------------------
def test_dependents_are_found_by_label(parser: Parser) -> None:
    s = sentence(parser, "Rebels from Mare attacked two bases.")
    attacked = word(s, "attacked").i
    assert [w.text for w in s.kids(attacked)] == ["Rebels", "bases", "."]
    assert [w.text for w in s.kids(attacked, "dobj", "nsubj")] == ["Rebels", "bases"]
    assert s.kid(attacked, "aux") is None
    assert [s.words[i].text for i in s.subtree(word(s, "Rebels").i)] == ["Rebels", "from", "Mare"]
    assert [w.text for w in s.path_up(word(s, "Mare").i)] == ["from", "Rebels", "attacked"]
