import pytest
from pyoxigraph import RdfFormat, parse

from kg.store.shapes import Violation, violations

PREFIXES = """
@prefix : <https://example.org/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix kg: <https://w3id.org/opsroom/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
BASE = "https://example.org/"
HASH = "0123456789abcdef" * 4
STORE = f"""
:doc {{
    :doc a kg:Document ; kg:version "{HASH}" ; kg:textHash "{HASH}" ; dcterms:format "text/plain" ;
        dcterms:title "A pact" ; kg:author "A. Writer" ; kg:outlet "The Paper" ; kg:published "2014-02-01" .
    :run a kg:Run ; prov:used :doc ; kg:reader "opsroom 1" ; kg:languageModel "model 1" ;
        kg:languageModelHash "aa" ; kg:knowledgeHash "bb" .
    :claim a kg:Claim ; kg:inDocument :doc ; prov:wasGeneratedBy :run ; kg:relation kg:alliedWith ; kg:sign 1.0 ;
        kg:subject :north ; kg:subjectMention :m1 ; kg:object :south ; kg:objectMention :m2 ;
        kg:place :town ; kg:placeMention :m3 ; kg:evidence :s1 ; kg:polarity kg:Affirmed ; kg:modality kg:Actual ;
        kg:confidence 0.87 ; kg:rule "ally" ; kg:quantity "two" ; kg:attribution :link1, :link2 ; kg:edtf "2014-01" ;
        kg:earliestStart "2014-01-01T00:00:00Z"^^xsd:dateTime ; kg:latestStart "2014-01-31T23:59:59Z"^^xsd:dateTime ;
        kg:earliestEnd "2014-02-01T00:00:00Z"^^xsd:dateTime ; kg:latestEnd "2014-02-28T23:59:59Z"^^xsd:dateTime .
    :link1 a kg:AttributionLink ; kg:position 1 ; kg:source :paper .
    :link2 a kg:AttributionLink ; kg:position 2 ; kg:source :fighter .
    :paper a kg:Source ; rdfs:label "The Other Paper" .
    :fighter a kg:Source ; rdfs:label "a fighter" .
    :s1 a kg:Sentence ; oa:start 0 ; oa:end 9 ; oa:exact "N + S @ Ṭ" ; oa:hasSource :doc .
    :m1 a kg:Mention ; oa:start 0 ; oa:end 1 ; oa:exact "N" ; oa:hasSource :doc .
    :m2 a kg:Mention ; oa:start 4 ; oa:end 5 ; oa:exact "S" ; oa:hasSource :doc .
    :m3 a kg:Mention ; oa:start 8 ; oa:end 9 ; oa:exact "Ṭ" ; oa:hasSource :doc .
    :north a kg:ArmedGroup ; skos:prefLabel "North Front", "The Northern Front" ; skos:altLabel "N" .
    :south a kg:UmbrellaGroup ; skos:prefLabel "South Front" .
    :gunmen a kg:UnnamedGroup ; skos:prefLabel "gunmen" ; kg:inDocument :doc .
    :town a kg:Settlement ; skos:prefLabel "Town" .
}}
:log {{
    :doc dcterms:isVersionOf :work .
    :work a kg:Work ; dcterms:identifier "/news/pact.txt" ; dcterms:hasVersion :doc .
}}
:accepted {{
    :north kg:alliedWith :south . :south kg:alliedWith :north .
    :tie a kg:Tie ; kg:subject :north ; kg:relation kg:alliedWith ; kg:object :south ; kg:between :north, :south ;
        kg:sign 1.0 ; kg:independentSources 1 ; kg:support 0.87 ; kg:counterSupport 0.0 ; kg:contested false ;
        kg:basedOn :claim ; kg:contradictedBy :claim ; kg:edtf "2014-01" ; kg:place :town ;
        kg:from "2014-01-01T00:00:00Z"^^xsd:dateTime ; kg:until "2014-02-28T23:59:59Z"^^xsd:dateTime .
}}
:inferred {{
    :chain kg:subject :north ; kg:relation kg:componentOf ; kg:object :south ; kg:byRule "member-chain" ;
        kg:basedOn :claim, :known .
}}
:packs {{
    :town geo:lat 36.2 ; geo:long 37.1 .
    :known a kg:Tie ; kg:subject :north ; kg:relation kg:memberOf ; kg:object :south ; dcterms:source "a book" .
}}
:identity {{ :same a kg:Identification ; kg:subject :north ; kg:object :south . }}
"""


def validate(store: str) -> tuple[Violation, ...]:
    return violations(parse(PREFIXES + store, format=RdfFormat.TRIG))


def changed(old: str, new: str) -> str:
    assert STORE.count(old) == 1, f"{old!r} stands {STORE.count(old)} times in the store"
    return STORE.replace(old, new)


def test_a_store_as_it_must_be_has_no_violations():
    assert validate(STORE) == ()


def test_a_claim_may_lack_one_end_place_time_quantity_and_attribution():
    short = """
    :short a kg:Claim ; kg:inDocument :doc ; prov:wasGeneratedBy :run ; kg:relation kg:killed ; kg:sign -1.0 ;
        kg:object :south ; kg:objectMention :m2 ; kg:evidence :s1 ; kg:polarity kg:Denied ; kg:modality kg:Possible ;
        kg:confidence 0.5 ; kg:rule "passive" .
    """
    assert validate(STORE + short) == ()


def test_a_stretch_of_text_may_be_a_mention_and_a_sentence():
    assert validate(STORE + ":s1 a kg:Mention .") == ()


def test_an_empty_store_has_no_violations():
    assert violations([]) == ()


def test_a_violation_says_what_stands_where_and_what_should():
    assert validate(changed("kg:confidence 0.87", "kg:confidence 1.2")) == (
        Violation(
            focus=f"{BASE}claim",
            path="kg:confidence",
            value="1.2",
            message="the confidence is one decimal from 0 to 1",
            severity="Violation",
        ),
    )
    assert validate(changed('dcterms:identifier "/news/pact.txt" ;', "")) == (
        Violation(f"{BASE}work", "dcterms:identifier", "", "the work has one address or path", "Violation"),
    )


RELATION = "the relation is one relation of the ontology"
SIGN = "the sign is one decimal from -1 to 1"
OF_RELATION = "the sign of a claim is the sign of its relation"
SUBJECT = "the subject is one actor or place, with its type"
OBJECT = "the object is one actor or place, with its type"
POLARITY = "the polarity is affirmed or denied"
MODALITY = "the modality is actual, possible, intended, conditional or predicted"
CONFIDENCE = "the confidence is one decimal from 0 to 1"
UNRELATED = {("claim", "kg:relation", RELATION), ("claim", "", OF_RELATION)}
MENTION = "the end of a claim has its mention"
NUMBERS = "the links of an attribution are numbered 1, 2, 3 without gap or repetition"
OF_DOCUMENT = "the evidence lies in the document that makes the claim"
LONGITUDE = "the longitude is one number from -180 to 180"
QUOTATION = "the quotation is as long as its offsets say"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("kg:relation kg:alliedWith ; kg:sign 1.0 ;", "kg:sign 1.0 ;", UNRELATED),
        ("kg:relation kg:alliedWith ; kg:sign 1.0", "kg:relation kg:alliedTo ; kg:sign 1.0", UNRELATED),
        ("kg:relation kg:alliedWith ; kg:sign 1.0", "kg:relation kg:hasMember ; kg:sign 1.0", UNRELATED),
        (
            "alliedWith ; kg:sign 1.0",
            "alliedWith ; kg:sign 1.5",
            {("claim", "kg:sign", SIGN), ("claim", "", OF_RELATION)},
        ),
        ("alliedWith ; kg:sign 1.0", "alliedWith ; kg:sign -1.0", {("claim", "", OF_RELATION)}),
        ("alliedWith ; kg:sign 1.0", "alliedWith", {("claim", "kg:sign", SIGN)}),
        ("kg:Affirmed", "kg:Actual", {("claim", "kg:polarity", POLARITY)}),
        ("kg:polarity kg:Affirmed ;", "", {("claim", "kg:polarity", POLARITY)}),
        ("kg:Actual ;", "kg:Actual, kg:Intended ;", {("claim", "kg:modality", MODALITY)}),
        ("kg:confidence 0.87", 'kg:confidence "high"', {("claim", "kg:confidence", CONFIDENCE)}),
        ("kg:confidence 0.87", "kg:confidence -0.1", {("claim", "kg:confidence", CONFIDENCE)}),
        ("kg:confidence 0.87 ;", "", {("claim", "kg:confidence", CONFIDENCE)}),
        ('kg:rule "ally"', 'kg:rule ""', {("claim", "kg:rule", "the rule is one name")}),
        ('kg:quantity "two"', "kg:quantity 2", {("claim", "kg:quantity", "the quantity is one text")}),
        ("prov:wasGeneratedBy :run ;", "", {("claim", "prov:wasGeneratedBy", "the claim was read by one run")}),
        ("kg:evidence :s1", "kg:evidence :m1", {("claim", "kg:evidence", "the evidence is one sentence")}),
        (
            "kg:evidence :s1 ;",
            "",
            {
                ("claim", "kg:evidence", "the evidence is one sentence"),
                ("claim", "(kg:evidence/oa:hasSource)", OF_DOCUMENT),
            },
        ),
        (
            "kg:subjectMention :m1",
            "kg:subjectMention :s1",
            {("claim", "kg:subjectMention", "the subject is mentioned once, with offsets")},
        ),
        ("kg:subjectMention :m1 ;", "", {("claim", "", MENTION)}),
        ("kg:objectMention :m2 ;", "", {("claim", "", MENTION)}),
        ("kg:placeMention :m3 ;", "", {("claim", "", MENTION)}),
        (
            "kg:subject :north ; kg:subjectMention :m1 ; kg:object :south ; kg:objectMention :m2 ;",
            "",
            {("claim", "", "the claim has a subject, an object or both")},
        ),
        (
            "kg:subject :north ; kg:subjectMention",
            "kg:subject :nobody ; kg:subjectMention",
            {("claim", "kg:subject", SUBJECT)},
        ),
        (
            "kg:object :south ; kg:objectMention",
            "kg:object :south, :gunmen ; kg:objectMention",
            {("claim", "kg:object", OBJECT)},
        ),
        (
            "kg:place :town ; kg:placeMention",
            "kg:place :south ; kg:placeMention",
            {("claim", "kg:place", "the place is one place")},
        ),
        ("kg:position 2", "kg:position 1", {("claim", "", NUMBERS)}),
        ("kg:position 2", "kg:position 3", {("claim", "", NUMBERS)}),
        (
            "kg:position 2",
            "kg:position 0",
            {("link2", "kg:position", "the position is one integer from 1"), ("claim", "", NUMBERS)},
        ),
        ("kg:source :fighter", "kg:source :north", {("link2", "kg:source", "the link names one source")}),
        (
            ":link2 a kg:AttributionLink ;",
            ":link2",
            {("claim", "kg:attribution", "an attribution is a numbered link to a source")},
        ),
        (
            '; rdfs:label "a fighter"',
            "",
            {("fighter", "rdfs:label", "a source has its printed name as label")},
        ),
        (
            'kg:latestStart "2014-01-31',
            'kg:latestStart "2013-01-31',
            {
                (
                    "claim",
                    "kg:earliestStart",
                    "the earliest start is one xsd:dateTime, not after the latest start or end",
                )
            },
        ),
        (
            'kg:earliestEnd "2014-02-01T00:00:00Z"^^xsd:dateTime',
            'kg:earliestEnd "2014-02"',
            {("claim", "kg:earliestEnd", "the earliest end is one xsd:dateTime, not after the latest end")},
        ),
    ],
)
def test_claims(old: str, new: str, found: set[tuple[str, str, str]]):
    check(old, new, found)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            "oa:start 4 ; oa:end 5",
            "oa:start 5 ; oa:end 4",
            {("m2", "oa:start", "the start lies before the end"), ("m2", "", QUOTATION)},
        ),
        (
            "oa:start 0 ; oa:end 1",
            "oa:start -1 ; oa:end 0",
            {("m1", "oa:start", "the start is one integer from 0")},
        ),
        ("oa:start 8 ; oa:end 9", "oa:start 8", {("m3", "oa:end", "the end is one integer")}),
        ('oa:exact "S"', 'oa:exact "South"', {("m2", "", QUOTATION)}),
        ('oa:exact "Ṭ"', 'oa:exact "T-"', {("m3", "", QUOTATION)}),
        ('oa:exact "S" ;', "", {("m2", "oa:exact", "the words are quoted once")}),
        (
            'oa:exact "S" ; oa:hasSource :doc',
            'oa:exact "S"',
            {("m2", "oa:hasSource", "the fragment lies in one document")},
        ),
        (
            'Ṭ" ; oa:hasSource :doc .\n    :m1',
            'Ṭ" ; oa:hasSource :other .\n    :m1',
            {
                ("claim", "(kg:evidence/oa:hasSource)", OF_DOCUMENT),
                ("s1", "oa:hasSource", "the fragment lies in one document"),
            },
        ),
    ],
)
def test_evidence(old: str, new: str, found: set[tuple[str, str, str]]):
    check(old, new, found)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            f'kg:version "{HASH}"',
            'kg:version "1"',
            {("doc", "kg:version", "the version is one SHA-256 in hexadecimal")},
        ),
        (
            f'kg:textHash "{HASH}" ;',
            "",
            {("doc", "kg:textHash", "the text hash is one SHA-256 in hexadecimal")},
        ),
        ('"text/plain"', '"text"', {("doc", "dcterms:format", "the format is one media type")}),
        ('"A pact"', '"A pact", "Another"', {("doc", "dcterms:title", "the title is one text")}),
        (
            '"2014-02-01"',
            '"1 Feb 2014"',
            {("doc", "kg:published", "the publication date is one EDTF day, month or year")},
        ),
        (
            ":doc dcterms:isVersionOf :work .",
            "",
            {("doc", "dcterms:isVersionOf", "the document is a version of a work")},
        ),
        (
            "dcterms:hasVersion :doc",
            "dcterms:hasVersion :gone",
            {("work", "dcterms:hasVersion", "the work has one current document")},
        ),
        ("prov:used :doc ;", "", {("run", "prov:used", "the run read one document")}),
        (
            'kg:languageModelHash "aa" ;',
            "",
            {("run", "kg:languageModelHash", "the run has one hash of its language model")},
        ),
    ],
)
def test_documents_works_and_runs(old: str, new: str, found: set[tuple[str, str, str]]):
    check(old, new, found)


CONTESTED = "a tie is contested when its counter-support is 0.5 or more"
GROUNDED = "an accepted tie stands on claims of the store"
CLAIMED_OR_CITED = "the tie stands on a claim or cites a source"
BETWEEN = "the tie is between its subject and its object"
SUPPORT = "the support is one decimal from 0.5 to 1"
COUNTER = "the counter-support is one decimal from 0, less than the support"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            "kg:basedOn :claim ; kg:contradictedBy",
            "kg:contradictedBy",
            {("tie", "kg:basedOn", GROUNDED), ("tie", "", CLAIMED_OR_CITED)},
        ),
        ("kg:basedOn :claim ;", "kg:basedOn :gone ;", {("tie", "kg:basedOn", GROUNDED)}),
        (
            "kg:contradictedBy :claim",
            "kg:contradictedBy :gone",
            {("tie", "kg:contradictedBy", "an accepted tie is contradicted by claims of the store")},
        ),
        (' ; dcterms:source "a book"', "", {("known", "", CLAIMED_OR_CITED)}),
        ("kg:relation kg:memberOf", "kg:relation kg:componentOf", {("known", "kg:relation", RELATION)}),
        ("kg:support 0.87", "kg:support 0.4", {("tie", "kg:support", SUPPORT)}),
        ("kg:support 0.87 ;", "", {("tie", "kg:support", SUPPORT)}),
        (
            "kg:counterSupport 0.0 ; kg:contested false",
            "kg:counterSupport 0.9 ; kg:contested true",
            {("tie", "kg:counterSupport", COUNTER)},
        ),
        (
            "kg:counterSupport 0.0 ;",
            "kg:counterSupport 0.6 ;",
            {("tie", "", CONTESTED)},
        ),
        (
            "kg:contested false",
            'kg:contested "no"',
            {("tie", "kg:contested", "contested is true or false"), ("tie", "", CONTESTED)},
        ),
        (
            "kg:independentSources 1",
            "kg:independentSources 0",
            {("tie", "kg:independentSources", "the independent sources are one integer from 1")},
        ),
        (
            "kg:between :north, :south",
            "kg:between :north, :gunmen",
            {("tie", "(kg:subject|kg:object)", BETWEEN)},
        ),
        (
            "kg:between :north, :south",
            "kg:between :north",
            {("tie", "(kg:subject|kg:object)", BETWEEN), ("tie", "kg:between", "the tie is between two")},
        ),
        (
            'kg:until "2014',
            'kg:until "2013',
            {("tie", "kg:from", "the tie holds from one xsd:dateTime, not after it holds until")},
        ),
        (":north kg:alliedWith :south .", "", {("tie", "", "an accepted tie has its direct triple")}),
        (
            ":known a kg:Tie ; kg:subject :north",
            ":known a kg:Tie ; kg:subject :south",
            {("known", "kg:subject", "the tie has a subject, and it is not its object")},
        ),
        (
            ":known a kg:Tie ; kg:subject :north ; kg:relation kg:memberOf ; kg:object :south",
            ":known a kg:Tie ; kg:subject :north ; kg:relation kg:memberOf",
            {("known", "kg:object", "the tie has an object")},
        ),
        (
            "kg:basedOn :claim, :known",
            "kg:basedOn :claim, :gone",
            {("chain", "kg:basedOn", "an inference stands on claims or pack entries of the store")},
        ),
    ],
)
def test_ties_and_inferences(old: str, new: str, found: set[tuple[str, str, str]]):
    check(old, new, found)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            ' ; skos:prefLabel "South Front"',
            "",
            {("south", "skos:prefLabel", "an actor or place has a name (skos:prefLabel)")},
        ),
        ('skos:altLabel "N"', 'skos:altLabel ""', {("north", "skos:altLabel", "another name is not empty")}),
        (
            'skos:prefLabel "gunmen" ; kg:inDocument :doc',
            'skos:prefLabel "gunmen"',
            {("gunmen", "kg:inDocument", "an unnamed group lives in one document")},
        ),
        (
            'skos:prefLabel "gunmen" ; kg:inDocument :doc',
            'skos:prefLabel "gunmen" ; kg:inDocument :gone',
            {("gunmen", "kg:inDocument", "a generic actor or place lives in one document")},
        ),
        ("kg:UnnamedGroup ;", "kg:UnnamedGroup, kg:Place ;", {("gunmen", "", "nothing is both an actor and a place")}),
        ("geo:lat 36.2", "geo:lat 136.2", {("town", "geo:lat", "the latitude is one number from -90 to 90")}),
        ("geo:long 37.1", "geo:long 37.1, 38.1", {("town", "geo:long", LONGITUDE)}),
    ],
)
def test_actors_and_places(old: str, new: str, found: set[tuple[str, str, str]]):
    check(old, new, found)


@pytest.mark.parametrize(
    ("relation", "sign", "subject", "object_", "messages"),
    [
        ("controls", "0.0", ":north", ":south", ["the object is an actor, and the relation points to a place"]),
        ("fights", "-1.0", ":north", ":town", ["the object is a place, and the relation points to an actor"]),
        ("fights", "-1.0", ":town", ":north", ["the subject is a place, and the relation starts from an actor"]),
        ("locatedIn", "0.0", ":north", ":town", ["the subject is an actor, and the relation starts from a place"]),
        ("attacked", "-1.0", ":north", ":town", []),
        ("attacked", "-1.0", ":north", ":south", []),
        ("locatedIn", "0.0", ":town", ":town", []),
    ],
)
def test_an_end_of_the_wrong_kind_is_a_warning(
    relation: str, sign: str, subject: str, object_: str, messages: list[str]
):
    store = changed(
        "kg:alliedWith ; kg:sign 1.0 ;\n        kg:subject :north ; kg:subjectMention :m1 ; kg:object :south",
        f"kg:{relation} ; kg:sign {sign} ;\n        kg:subject {subject} ; kg:subjectMention :m1 ; kg:object {object_}",
    )
    assert validate(store) == tuple(Violation(f"{BASE}claim", "", "", text, "Warning") for text in messages)


def test_violations_are_sorted_and_the_same_in_any_order():
    store = STORE.replace("kg:confidence 0.87", "kg:confidence 2.0").replace('"text/plain"', '"text"')
    quads = list(parse(PREFIXES + store, format=RdfFormat.TRIG))
    assert violations(quads) == violations(reversed(quads))
    assert [v.path for v in violations(quads)] == ["kg:confidence", "dcterms:format"]


def check(old: str, new: str, found: set[tuple[str, str, str]]) -> None:
    got = validate(changed(old, new))
    assert {(v.focus.removeprefix(BASE), v.path, v.message) for v in got} == found
    assert {v.severity for v in got} == {"Violation"}
