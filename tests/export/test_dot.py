import pytest

from kg.export.dot import quoted, to_dot


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('say "no"', '"say \\"no\\""'),
        ("ends in \\", '"ends in \\\\"'),
        ("two\nlines\r\nthree\rfour", '"two\\nlines\\nthree\\nfour"'),
        ("<b>bold</b>", '"<b>bold</b>"'),
        ("nul\x00", '"nul\ufffd"'),
    ],
)
def test_quoted(text, expected):
    assert quoted(text) == expected


def test_a_coalition_is_a_cluster_with_its_members(snapshot):
    lines = to_dot(snapshot).decode().splitlines()
    start = lines.index("  subgraph cluster_1 {")
    assert lines[start + 1 : start + 5] == [
        '    label="Valley Front";',
        '    "https://w3id.org/opsroom/actor/orchard-battalion" [label="Orchard Battalion", tooltip="ArmedGroup"];',
        '    "https://w3id.org/opsroom/actor/quarry-battalion" [label="Quarry Battalion", tooltip="ArmedGroup"];',
        "  }",
    ]


def test_ties_keep_direction_colour_and_doubt(snapshot):
    text = to_dot(snapshot).decode()
    (attack,) = [line for line in text.splitlines() if 'label="attacked"' in line and "harbour" not in line][:1]
    assert '"https://w3id.org/opsroom/actor/' in attack
    (pact,) = [line for line in text.splitlines() if "lantern-brigade" in line and 'label="alliedWith"' in line]
    assert 'color="#0072B2", style="solid", dir="none", weight="3"' in pact
    (leader,) = [line for line in text.splitlines() if 'label="leads"' in line]
    assert 'color="#8A8F98", style="dashed", dir="forward", weight="1"' in leader


def test_an_empty_store_is_an_empty_graph(empty):
    assert to_dot(empty).decode().splitlines()[0] == "digraph opsroom {"
