from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.knowledge.ontology import Ontology, Relation
from kg.knowledge.packs import Pack, PackActor, PackPlace, PackTie, load_packs
from kg.vocab import PREFIXES

HEAD = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("actor", "dcterms", "geo", "kg", "place", "skos"))
HEAD += "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("tie", "xsd"))
FIRST = HEAD.count("\n") + 1
"""The line after the prefixes."""

BRIGADE = """
actor:river-brigade a kg:ArmedGroup ; skos:prefLabel "River Brigade"@en ; dcterms:source "Almanac" .
actor:hill-front a kg:UmbrellaGroup ; skos:prefLabel "Hill Front"@en ; dcterms:source "Almanac" .
"""


def relation(name: str, domain: str, range_: str) -> Relation:
    return Relation(name, name, "", 0.0, False, "other", (), domain, range_, None)


SMALL = Ontology(
    classes={
        "Actor": (),
        "ArmedGroup": ("Organization", "Actor"),
        "Claim": (),
        "Organization": ("Actor",),
        "Person": ("Actor",),
        "Place": (),
        "Region": ("Place",),
        "Settlement": ("Place",),
        "Tie": (),
        "UmbrellaGroup": ("ArmedGroup", "Organization", "Actor"),
    },
    relations={"memberOf": relation("memberOf", "Actor", "Actor"), "controls": relation("controls", "Actor", "Place")},
    fingerprint="",
)


def load(tmp_path: Path, *texts: str) -> Pack:
    paths = [tmp_path / f"{number}.ttl" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(HEAD + text, encoding="utf-8")
    return load_packs(paths, shipped=False, ontology=SMALL)


def complaint(tmp_path: Path, *texts: str) -> str:
    """The error's message without the folder, lines counted from the end of the prefixes."""
    with pytest.raises(KnowledgeError) as caught:
        load(tmp_path, *texts)
    message = str(caught.value).replace(f"{tmp_path}/", "")
    return re.sub(r"^(\d+\.ttl):(\d+)", lambda m: f"{m[1]}:{int(m[2]) - FIRST}", message)


def test_labels_in_all_languages_become_name_aliases_and_hidden_labels(tmp_path: Path) -> None:
    pack = load(
        tmp_path,
        """actor:river-brigade a kg:ArmedGroup ; skos:prefLabel "River Brigade"@en, "لواء النهر"@ar ;
             skos:altLabel "Liwa al-Nahr", " River Brigade " ; skos:hiddenLabel "Rivver Brigade", "Liwa al-Nahr" ;
             dcterms:source "B", "A" .""",
    )
    iri = PREFIXES["actor"] + "river-brigade"
    assert pack.actors == {
        iri: PackActor(
            iri, "River Brigade", "ArmedGroup", ("Liwa al-Nahr", "لواء النهر"), ("Rivver Brigade",), ("A", "B")
        )
    }


def test_places_have_coordinates_and_regions(tmp_path: Path) -> None:
    pack = load(
        tmp_path,
        """place:ford a kg:Settlement ; skos:prefLabel "Ford" ; geo:lat 36.5 ; geo:long "37"^^xsd:decimal ;
             kg:locatedIn place:plain ; dcterms:source "Map" .
           place:plain a kg:Region ; skos:prefLabel "Plain"@en-GB ; dcterms:source <https://example.org/map> .""",
    )
    ford, plain = PREFIXES["place"] + "ford", PREFIXES["place"] + "plain"
    assert list(pack.places.values()) == [
        PackPlace(ford, "Ford", "Settlement", (), (), ("Map",), 36.5, 37.0, (plain,)),
        PackPlace(plain, "Plain", "Region", (), (), ("https://example.org/map",), None, None, ()),
    ]


def test_ties_join_entries_of_different_files(tmp_path: Path) -> None:
    tie = """tie:t1 a kg:Tie ; kg:subject actor:river-brigade ; kg:relation kg:memberOf ; kg:object actor:hill-front ;
               kg:edtf "2013-11-22/2014~" ; kg:from "2013-11-22T00:00:00Z"^^xsd:dateTime ; dcterms:source "Almanac" ."""
    pack = load(tmp_path, tie, BRIGADE)
    river, hill = PREFIXES["actor"] + "river-brigade", PREFIXES["actor"] + "hill-front"
    assert pack.ties == (PackTie(PREFIXES["tie"] + "t1", river, "memberOf", hill, "2013-11-22/2014~", ("Almanac",)),)


def test_two_packs_unite_labels_and_sources_and_keep_the_narrower_type(tmp_path: Path) -> None:
    more = """actor:river-brigade a kg:Organization ; skos:altLabel "The River" ; dcterms:source "Gazette" ."""
    pack = load(tmp_path, BRIGADE, more)
    iri = PREFIXES["actor"] + "river-brigade"
    assert pack.actors[iri] == PackActor(
        iri, "River Brigade", "ArmedGroup", ("The River",), (), ("Almanac", "Gazette")
    )


def test_notes_about_the_pack_are_no_entries(tmp_path: Path) -> None:
    pack = load(tmp_path, BRIGADE, '<https://example.org/pack> dcterms:title "My pack" .')
    assert [actor.name for actor in pack.actors.values()] == ["Hill Front", "River Brigade"]
    assert pack.places == {}


def test_texts_and_fingerprint_follow_the_files(tmp_path: Path) -> None:
    note = '<https://example.org/pack> dcterms:title "My pack" .'
    pack = load(tmp_path, BRIGADE, note, BRIGADE)
    assert pack.turtle == (HEAD + BRIGADE, HEAD + note)
    assert load(tmp_path, note, BRIGADE).fingerprint == pack.fingerprint
    assert load(tmp_path, BRIGADE).fingerprint != pack.fingerprint


def test_no_packs_at_all() -> None:
    pack = load_packs(shipped=False, ontology=SMALL)
    assert (pack.actors, pack.places, pack.ties, pack.turtle) == ({}, {}, (), ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('actor:a a kg:ArmedGroup ;\n skos:prefLabel "A" ', "0.ttl:1: not Turtle: "),
        ("nope:a a kg:ArmedGroup .", "0.ttl:0: not Turtle: "),
        ('\nactor:a a kg:ArmedGroup ;\n skos:altLable "A" .', "0.ttl:2: actor:a uses the unknown term skos:altLable"),
        ("\nactor:a\n a kg:Gang .", "0.ttl:2: actor:a uses the unknown term kg:Gang"),
        ('actor:a a kg:Claim ; skos:prefLabel "A" .', "0.ttl:0: actor:a is a kg:Claim; a pack has "),
        ('\nactor:a skos:prefLabel "A" ; dcterms:source "S" .', "0.ttl:1: actor:a has no type"),
        ('\nactor:a a kg:Person ; dcterms:source "S" .', "0.ttl:1: actor:a has no English name"),
        ('\nactor:a a kg:Person ; skos:prefLabel "A"@ar ; dcterms:source "S" .', "0.ttl:1: actor:a has no English"),
        ('\nactor:a a kg:Person ; skos:prefLabel "A" .', "0.ttl:1: actor:a has no source"),
        ('\nactor:a a kg:Person ; skos:prefLabel "A" ; dcterms:source " " .', "0.ttl:1: actor:a has no source"),
        ('actor:a a kg:Person ; skos:prefLabel "A", "B" ; dcterms:source "S" .', "0.ttl:0: actor:a has more than one "),
        ('actor:a a kg:Person ; skos:prefLabel "A" ;\n skos:altLabel actor:b .', "0.ttl:1: actor:a needs text in"),
        ('actor:a a kg:Person ; skos:prefLabel "A" ;\n kg:memberOf actor:b .', "0.ttl:1: actor:a uses kg:memberOf, "),
        ("actor:a a kg:Person ;\n skos:altLabel [] .", "0.ttl:1: blank nodes, lists and quoted triples are not used"),
        ("actor:a a kg:Person ;\n skos:altLabel (1 2) .", "0.ttl: blank nodes, lists and quoted triples are not used"),
        ("[] a kg:Person .", "0.ttl:0: blank nodes, lists and quoted triples are not used"),
        (f"<http://x/{'y' * 2048}> a kg:Person .", "0.ttl: an IRI of 2057 characters, more than the 2048 allowed"),
    ],
)
def test_a_bad_entry_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    assert complaint(tmp_path, text).startswith(message)


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ("geo:lat 91 ; geo:long 0", "place:p has geo:lat '91'; it must be between -90 and 90"),
        ("geo:lat 0 ; geo:long -180.1", "place:p has geo:long '-180.1'; it must be between -180 and 180"),
        ('geo:lat "north" ; geo:long 0', "place:p has geo:lat 'north'; it must be a number"),
        ('geo:lat "NaN"^^xsd:double ; geo:long 0', "place:p has geo:lat 'NaN'; it must be between -90 and 90"),
        ("geo:lat 1, 2 ; geo:long 0", "place:p has more than one geo:lat: '1' in 0.ttl and '2' in 0.ttl; keep one"),
        ("geo:lat 1", "place:p has one coordinate; give both geo:lat and geo:long"),
        ("kg:locatedIn place:q", "place:p lies in place:q, which is no place of the packs; add it or its pack"),
        ('kg:locatedIn "q"', "place:p needs an IRI after kg:locatedIn"),
        ("kg:controls place:p", "place:p uses kg:controls, which does not belong here; a relation is a kg:Tie with"),
    ],
)
def test_a_bad_place_is_named_with_its_line(tmp_path: Path, facts: str, message: str) -> None:
    text = f'place:p a kg:Region ; skos:prefLabel "P" ; dcterms:source "S" ;\n {facts} .'
    assert re.sub(r"^0\.ttl:[01]: ", "", complaint(tmp_path, text)).startswith(message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("actor:hill-front", "actor:nobody", "1.ttl:2: tie:t speaks of actor:nobody, which no pack describes; "),
        ("kg:memberOf", "kg:fights", "1.ttl:1: tie:t has the relation kg:fights, which the ontology does not have"),
        ("kg:memberOf", "kg:controls", "1.ttl:2: tie:t has actor:hill-front where controls needs a kg:Place"),
        ("kg:relation kg:memberOf ;", "", "1.ttl:0: tie:t needs one kg:relation, not 0"),
        ("kg:memberOf", "kg:memberOf, kg:controls", "1.ttl:1: tie:t needs one kg:relation, not 2"),
        ('"2014"', '"2014-13"', "1.ttl:3: tie:t has kg:edtf '2014-13'; it must be a date or interval such as"),
        ('"2014"', '"2014-02-30"', "1.ttl:3: tie:t has kg:edtf '2014-02-30'; it must be a date or interval such as"),
        ('"2014"', '"2014/2013"', "1.ttl:3: tie:t has kg:edtf '2014/2013'; it must be a date or interval such as"),
        ('"2014"', '"/"', "1.ttl:3: tie:t has kg:edtf '/'; it must be a date or interval such as"),
        ('"2014"', '"2013", "2014"', "1.ttl:0: tie:t has more than one date: '2013' in 1.ttl and '2014' in"),
        ('kg:edtf "2014"', 'kg:from "2014"', "1.ttl:3: tie:t has kg:from '2014'; it must be such as"),
        ('"S"', '""', "1.ttl:0: tie:t has no source; say where it stands with dcterms:source"),
        ("kg:edtf", "kg:locatedIn place:p ; kg:edtf", "1.ttl:3: tie:t uses kg:locatedIn, which does not belong here; "),
    ],
)
def test_a_bad_tie_is_named_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    tie = """tie:t a kg:Tie ; kg:subject actor:river-brigade ;
      kg:relation kg:memberOf ;
      kg:object actor:hill-front ;
      kg:edtf "2014" ; dcterms:source "S" ."""
    assert old in tie
    assert complaint(tmp_path, BRIGADE, tie.replace(old, new)).startswith(message)


@pytest.mark.parametrize(
    "date", ["2014", "2014-01", "2014-01-31", "2014~", "2013?/2014%", "../2014", "2014/", "2014/..", "2014-01/2014"]
)
def test_dates_of_every_precision_are_kept_as_written(tmp_path: Path, date: str) -> None:
    tie = f"""tie:t a kg:Tie ; kg:subject actor:river-brigade ; kg:relation kg:memberOf ; kg:object actor:hill-front ;
      kg:edtf "{date}" ; dcterms:source "S" ."""
    assert [tie.edtf for tie in load(tmp_path, BRIGADE, tie).ties] == [date]


@pytest.mark.parametrize(
    ("second", "message"),
    [
        ("a kg:Person", "has more than one type: 'ArmedGroup' in 0.ttl and 'Person' in 1.ttl; keep one"),
        (
            'a kg:ArmedGroup ; skos:prefLabel "River Band"@en',
            "has more than one preferred name: 'River Brigade' in 0.ttl and 'River Band' in 1.ttl; keep one",
        ),
    ],
)
def test_two_packs_that_differ_on_an_entry_are_both_named(tmp_path: Path, second: str, message: str) -> None:
    assert complaint(tmp_path, BRIGADE, f"actor:river-brigade {second} .") == f"1.ttl:0: actor:river-brigade {message}"


def test_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.ttl"
    path.write_bytes("# eins\n# zwölf\n".encode("latin-1"))
    with pytest.raises(KnowledgeError, match=r"latin\.ttl:2: byte 0xf6 is not UTF-8; save the file as UTF-8$"):
        load_packs([path], shipped=False, ontology=SMALL)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"none\.ttl: cannot be read \(No such file or directory\)"):
        load_packs([tmp_path / "none.ttl"], shipped=False, ontology=SMALL)
    with pytest.raises(KnowledgeError, match=r"cannot be read \(Is a directory\); give a Turtle file"):
        load_packs([tmp_path], shipped=False, ontology=SMALL)
