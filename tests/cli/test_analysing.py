"""``kg coalitions``, ``disputes`` and ``export``."""

from __future__ import annotations

import json
from pathlib import Path

from kg_runner import Kg


def test_coalitions_are_told_with_members_opponents_and_evidence(war: Kg, stored_articles: Path) -> None:
    answer = war("coalitions")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == (
        "Islamic Front and Jabhat al-Nusra (inferred)\n"
        "  members: Islamic Front, Jabhat al-Nusra\n"
        "  against: ISIS (acts)\n"
        "  “Jabhat al-Nusra is allied with the Islamic Front”\n"
        "    Jabhat al-Nusra is allied with the Islamic Front\n"
        f"    {stored_articles / 'friends.txt'}, characters 0 to 48\n"
        "  “Jabhat al-Nusra attacked ISIS in Azaz.”\n"
        "    Two factions close ranks (2014-03-03)\n"
        f"    {stored_articles / 'pact.txt'}, characters 100 to 138\n"
        "\n"
        "The signed partition has 0 disagreements (proven: no partition has fewer).\n"
    )


def test_coalitions_as_json_have_the_published_shape(war: Kg, stored_articles: Path) -> None:
    report = json.loads(war("coalitions", "--format", "json").out)
    assert list(report) == ["coalitions", "disagreements", "lower_bound", "proven", "side_by_side"]
    (coalition,) = report["coalitions"]
    assert list(coalition) == ["id", "name", "kind", "members", "against", "since", "until", "evidence", "observed"]
    assert [member["name"] for member in coalition["members"]] == ["Islamic Front", "Jabhat al-Nusra"]
    assert [(o["name"], o["basis"]) for o in coalition["against"]] == [("ISIS", "acts")]
    for evidence in coalition["evidence"]:
        assert list(evidence) == ["claim", "quote", "document", "start", "end"]
        text = Path(evidence["document"]).read_text(encoding="utf-8")
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_no_coalition_is_said_to_be_none(kg: Kg) -> None:
    Path("quiet.txt").write_text("ISIS controls Azaz. The town has a market and a mosque.\n", encoding="utf-8")
    assert kg("ingest", "quiet.txt").status == 0
    assert kg("coalitions").out.startswith("No coalition: no accepted tie")
    assert json.loads(kg("coalitions", "--format", "json").out)["coalitions"] == []


def test_a_dispute_shows_both_sides_with_their_sources(war: Kg, stored_articles: Path) -> None:
    answer = war("disputes")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == (
        "Ahrar al-Sham allied with Liwa al-Tawhid? (not accepted)\n"
        "  yes\n"
        "    “Liwa al-Tawhid is allied with Ahrar al-Sham.”\n"
        "      Two factions close ranks (2014-03-03)\n"
        f"      {stored_articles / 'pact.txt'}, characters 55 to 99\n"
        "  no\n"
        "    “Liwa al-Tawhid is not allied with Ahrar al-Sham, an officer of the brigade said.”\n"
        "      No pact, says the brigade > Queiq Daily > officer of the brigade (2014-03-05, denied)\n"
        "      https://example.org/queiq/no-pact, characters 123 to 203\n\n"
    )


def test_disputes_as_lines_carry_whole_claims(war: Kg) -> None:
    (dispute,) = map(json.loads, war("disputes", "--format", "jsonl").out.splitlines())
    assert (dispute["kind"], dispute["relation"], dispute["accepted"]) == ("denied", "alliedWith", False)
    assert [claim["polarity"] for claim in dispute["affirming"]] == ["affirmed"]
    assert [claim["polarity"] for claim in dispute["opposing"]] == ["denied"]


def test_agreement_is_no_dispute(war: Kg) -> None:
    assert war("withdraw", "https://example.org/queiq/no-pact").status == 0
    answer = war("disputes")
    assert (answer.status, answer.out, answer.err) == (0, "", "No source contradicts another.\n")


def test_export_takes_the_format_from_the_name(war: Kg) -> None:
    assert war("export", "-o", "graph.dot").status == 0
    written = Path("graph.dot").read_text(encoding="utf-8")
    assert war("export", "--format", "dot").out == written
    assert "Jabhat al-Nusra" in written


def test_export_writes_a_folder_of_tables_and_a_page(war: Kg) -> None:
    assert war("export", "--format", "csv", "-o", "tables").status == 0
    assert sorted(path.name for path in Path("tables").iterdir()) == ["claims.csv", "nodes.csv", "ties.csv"]
    assert war("export", "-o", "graph.html").status == 0
    assert Path("graph.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_export_names_its_formats(kg: Kg) -> None:
    listed = [line.split()[0] for line in kg("export", "--list").out.splitlines()]
    assert " ".join(listed) == "graphml gexf dot json csv svg png html nquads trig turtle jsonld"


def test_export_refuses_what_it_cannot_write(war: Kg) -> None:
    for arguments, message in (
        (["--format", "docx", "-o", "g.docx"], "docx: unknown format; use one of graphml, "),
        ([], "no format; give --format graphml|"),
        (["--format", "png"], "png: cannot go to standard output"),
    ):
        answer = war("export", *arguments)
        assert (answer.status, answer.out) == (2, "")
        assert message in answer.err
