from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import KnowledgeError
from kg.extract.claims import Reader
from kg.extract.confidence import Features, confidence
from kg.extract.parse.parser import Parser
from kg.knowledge import Knowledge
from kg.knowledge.weights import Weights, load_weights, parse_weights
from kg.model import Details
from kg.reading import read_article


def assumed(text: str, relation: str, parser: Parser, knowledge: Knowledge) -> Features:
    """What was assumed in reading the text's only claim of that relation."""
    document = read_article(text.encode(), "a.txt", details=Details())
    reader = Reader(document, parser.parse(document), knowledge)
    (features,) = (reader.assumed(claim) for claim in reader.claims() if claim.relation == relation)
    return replace(features, length=0.0)


@pytest.mark.parametrize(("text", "relation", "features"), [
    ("ISIS attacked the Islamic Front.", "attacked", Features(open_object=True)),
    ("ISIS killed the Islamic Front's leader.", "killed", Features(object_generic=True)),
    ("ISIS did not attack the Islamic Front, a medic said.", "attacked",
     Features(open_object=True, denied=True, attributed=True)),
    ("ISIS may attack the Islamic Front.", "attacked", Features(open_object=True, not_actual=True)),
    ("Four farmers were killed.", "killed", Features(passive=True, subject_missing=True, object_generic=True)),
    ("ISIS holds Azaz. It attacked the Islamic Front.", "attacked", Features(open_object=True, subject_pronoun=True)),
])
def test_what_a_reading_assumes(
    text: str, relation: str, features: Features, parser: Parser, knowledge: Knowledge
) -> None:
    assert assumed(text, relation, parser, knowledge) == features


def test_a_claim_carries_the_confidence_of_its_features(parser: Parser, knowledge: Knowledge) -> None:
    document = read_article(b"ISIS attacked the Islamic Front in Azaz, which it holds.", "a.txt", details=Details())
    reader = Reader(document, parser.parse(document), knowledge)
    claims = list(reader.claims())
    assert claims
    assert [claim.confidence for claim in claims] == [
        confidence(reader.assumed(claim), knowledge.weights) for claim in claims]


def test_there_is_a_shipped_weight_for_every_feature() -> None:
    assert list(load_weights().features) == sorted(Features().values())


def test_features_are_weighed_by_the_logistic_function() -> None:
    none = dict.fromkeys(Features().values(), 0.0)
    weights = Weights.of(2.0, {**none, "weak": -1.5, "length": -1.0})
    assert confidence(Features(), weights) == 0.881
    assert confidence(Features(weak=True), weights) == 0.622
    assert confidence(Features(weak=True, length=0.5), weights) == 0.5


def test_weights_are_kept_with_few_digits_and_come_back_the_same() -> None:
    weights = Weights.of(1.23456, {"weak": -0.001, "noun": 0.456})
    assert weights.to_json() == '{\n "features": {\n  "noun": 0.46,\n  "weak": 0.0\n },\n "intercept": 1.23\n}\n'
    assert parse_weights(weights.to_json()) == weights
    assert Weights.of(1.24, weights.features).fingerprint != weights.fingerprint


def test_weights_are_a_part_of_what_is_known(knowledge: Knowledge) -> None:
    other = replace(knowledge, weights=Weights.of(0.5, knowledge.weights.features))
    assert other.fingerprint != knowledge.fingerprint


@pytest.mark.parametrize("text", ["", "[]", '{"intercept": 1}', '{"intercept": "high", "features": {}}'])
def test_other_files_are_refused(text: str) -> None:
    with pytest.raises(KnowledgeError, match=r"confidence\.json: no weights"):
        parse_weights(text)


def test_missing_weights_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*parts: str) -> str:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr("kg.knowledge.weights.read_data", missing)
    with pytest.raises(KnowledgeError, match="cannot be read"):
        load_weights()
