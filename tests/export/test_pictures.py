from xml.etree import ElementTree

import pytest
from sample_war import claim, tie

from kg.export.png import to_png
from kg.export.snapshot import Snapshot
from kg.export.svg import to_svg
from kg.model import CoalitionReport

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def strange(snapshot):
    """Names that break careless writers: a formula, another script, a control character."""
    found = claim("$\\frac$ Brigade", "fights", "جبهة \x07", "They fought.")
    return Snapshot((tie([found]),), {found.iri: found}, {}, CoalitionReport((), 0, 0, True), snapshot.ontology)


def test_svg_draws_hulls_lines_and_actors(snapshot):
    root = ElementTree.fromstring(to_svg(snapshot))
    groups = [group.get("class") for group in root.iter(f"{SVG}g") if group.get("role") == "button"]
    counted = {name: groups.count(name) for name in sorted(set(groups))}
    assert counted == {"edge": 18, "hull declared": 2, "hull inferred": 1, "node": 11}
    assert len([p for p in root.iter(f"{SVG}path") if p.get("class") == "line counter"]) == 2  # one in the legend


def test_svg_says_sign_without_colour(snapshot):
    root = ElementTree.fromstring(to_svg(snapshot))
    marks = {path.get("class") for path in root.iter(f"{SVG}path") if "mark" in path.get("class", "")}
    assert marks == {"mark hostile", "mark member", "mark lineage"}


def test_svg_holds_no_markup_of_strangers(snapshot):
    root = ElementTree.fromstring(to_svg(snapshot))
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags == {"svg", "style", "g", "title", "path", "circle", "text"}
    assert "</script><script>alert(1)</script> \"Brigade\" & 'Sons' $x$ \\, ArmedGroup" in {
        title.text for title in root.iter(f"{SVG}title")
    }


def test_svg_has_both_themes(snapshot):
    assert b"prefers-color-scheme: dark" in to_svg(snapshot)


def test_svg_of_strange_names_is_well_formed(strange):
    texts = [text.text for text in ElementTree.fromstring(to_svg(strange)).iter(f"{SVG}text")]
    assert texts[:2] == ["$\\frac$ Brigade", "جبهة \ufffd"]


def test_png_is_an_image_of_the_scene(snapshot):
    data = to_png(snapshot)
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert data == to_png(snapshot)


def test_png_takes_names_as_they_are(strange, empty):
    assert to_png(strange)[:4] == b"\x89PNG"
    assert to_png(empty)[:4] == b"\x89PNG"
