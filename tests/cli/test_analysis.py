"""The analyses of coalitions, on a store and on an edge list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from kg_runner import Answer, Kg

from kg.network import CoalitionSet, SignedGraph, coalitions, compile

EDGES = """a,b,weight,year,outlet
x,y,2,2013,Wire
y,z,1,2013,Post
x,z,-2,2013,Post
x,w,-1,2014,Wire
x,y,1,2014,Wire
"""


@pytest.fixture
def edges(kg: Kg) -> Kg:
    Path("war.csv").write_text(EDGES, encoding="utf-8")
    return kg


def lines(answer: Answer) -> list[str]:
    assert (answer.status, answer.err) == (0, "")
    return answer.out.splitlines()


def read(answer: Answer):
    assert (answer.status, answer.err) == (0, "")
    return json.loads(answer.out)


def test_coalitions_say_what_is_seen_of_a_pact(room: Kg) -> None:
    told = lines(room("coalitions"))
    assert told[:5] == [
        "joint operations room in Aleppo (declared, since 2014-02-24)",
        "  members: Ahrar al-Sham, Army of the Mujahedeen, Jabhat al-Nusra",
        "  announced; no report of members acting together",
        "  fight each other: Ahrar al-Sham and Jabhat al-Nusra",
        "  “Ahrar al-Sham, Jabhat al-Nusra and the Army of Mujahideen set up a joint operations room in",
    ]
    seen = read(room("coalitions", "--format", "json"))["coalitions"][0]["observed"]
    assert [pair["members"] for pair in seen["fighting"]] == [["Ahrar al-Sham", "Jabhat al-Nusra"]]
    assert (seen["together"], len(seen["never_together"])) == ([], 3)


def test_what_takes_long_is_said_beside_the_data(edges: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def compiling(graph: SignedGraph, **options: str) -> CoalitionSet:
        compile._announce()
        return coalitions(graph, **options)

    monkeypatch.setattr("kg.network.ground.coalitions", compiling)
    compile._announce.cache_clear()
    told = edges("coalitions", "--edges", "war.csv", "--format", "json")
    assert told.err == "kg: compiling the search for large networks: about half a minute, the first time only\n"
    assert json.loads(told.out)["disagreements"] == 1
    assert edges("coalitions", "--edges", "war.csv").err == ""


def test_a_window_shows_only_what_held_in_it(room: Kg) -> None:
    def names(*options: str) -> list[str]:
        return [c["name"] for c in read(room("coalitions", "--format", "json", *options))["coalitions"]]

    assert names("--until", "2014-02-28") == ["joint operations room in Aleppo"]
    assert names("--from", "2014-03-01") == ["ISIS and Jabhat al-Nusra"]
    assert names("--from", "2014-03-01", "--fade", "60d") == [
        "joint operations room in Aleppo", "Jabhat al-Nusra, ISIS and 2 others"]
    wrong = room("coalitions", "--from", "2014-03-01", "--until", "2014-02-01")
    assert (wrong.status, wrong.out) == (2, "")
    assert "the window ends on 2014-02-01, before it starts on 2014-03-01" in wrong.err
    assert "is no half-life" in room("coalitions", "--fade", "soon").err


def test_stability_is_told_with_its_seed(room: Kg) -> None:
    told = lines(room("coalitions", "--stability", "--runs", "20", "--seed", "3"))
    (line,) = [line for line in told if line.startswith("  stability: ")][:1]
    assert line.endswith("of 20 runs (seed 3)")
    report = read(room("coalitions", "--stability", "--runs", "20", "--seed", "3", "--format", "json"))
    first = report["stability"][0]
    assert (first["coalition"], first["runs"], first["seed"], first["sources"]) == (
        report["coalitions"][0]["id"], 20, 3, 2)
    assert line.startswith(f"  stability: {first['mean']:.2f}, found in {first['found']:.0%} ")


def test_without_a_source_its_copies_still_stand(room: Kg) -> None:
    told = lines(room("coalitions", "--without", "orontes wire"))
    assert told[1:4] == ["Not lost, since others repeat it: Northern Post", "",
                         "stands: joint operations room in Aleppo (declared)"]
    both = room("coalitions", "--without", "Orontes Wire", "--without", "copy.md")
    assert lines(both)[2:4] == ["falls: joint operations room in Aleppo (declared)",
                                "  members: Ahrar al-Sham, Army of the Mujahedeen, Jabhat al-Nusra"]
    report = read(room("coalitions", "--without", "Queiq *Daily*", "--format", "json"))
    assert report["coalitions"][0]["fate"] == "stands"
    assert report["repeated_by"] == []
    assert room("coalitions", "--without", "Orontes Wire", "--stability").status == 2
    unknown = room("coalitions", "--without", "Orontes")
    assert (unknown.status, unknown.err) == (2, "kg: no source is called 'Orontes'; did you mean Orontes Wire?\n")


def test_robust_names_sources_with_their_copies_and_sentences_once(room: Kg) -> None:
    told = lines(room("robust"))
    assert told[:4] == [
        "joint operations room in Aleppo (declared)",
        "  falls with 1 source:",
        "    Northern Post, A room for three (2014-02-25), repeated by Orontes Wire",
        "  or with 4 claims:",
    ]
    assert sum(line.strip().startswith("“Ahrar al-Sham, ") for line in told[: told.index("")]) == 2
    first, *_ = read(room("robust", "--format", "json"))
    assert (first["sources"]["size"], first["sources"]["exact"], first["claims"]["size"]) == (1, True, 4)
    assert {record["relation"] for record in first["claims"]["records"]} == {"memberOf"}


def test_the_timeline_tells_events_with_their_sentences(room: Kg) -> None:
    told = lines(room("timeline", "--every", "month"))
    assert told[0] == "2014-02-01/2014-02-28 (coalitions: 1, pairs of actors with ties: 3)"
    assert told[1].startswith("  born: joint operations room in Aleppo (declared): Ahrar al-Sham, Army of the ")
    ended = told.index(told[1].replace("born", "ended"))
    assert told[ended + 2] == "    “Jabhat al-Nusra attacked Ahrar al-Sham near Atarib on Monday.”"
    found = read(room("timeline", "--format", "json"))
    assert [(e["event"], e["basis"], e["from"]) for e in found["events"]] == [
        ("born", "reported", "2014-02-01"), ("born", "reported", "2014-03-01"), ("ended", "reported", "2014-03-01")]
    for event in found["events"]:
        for evidence in event["evidence"]:
            text = Path(evidence["document"]).read_text(encoding="utf-8")
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_without_dates_there_are_no_windows(kg: Kg) -> None:
    Path("war.csv").write_text("x,y,1\ny,z,-1\n", encoding="utf-8")
    answer = kg("timeline", "--edges", "war.csv")
    assert (answer.status, answer.out) == (2, "")
    assert "no tie between actors has a date, so there is no timeline" in answer.err
    undated = kg("coalitions", "--edges", "war.csv", "--from", "2014-01-01")
    assert (undated.status, undated.out) == (2, "")
    assert "no claim has a date, so there are no windows" in undated.err


def test_a_window_without_ties_says_where_there_are_some(kg: Kg) -> None:
    Path("war.csv").write_text("a,b,sign,year\nx,y,1,2001\nx,y,1,2004\n", encoding="utf-8")
    empty = lines(kg("coalitions", "--edges", "war.csv", "--from", "2002-01-01", "--until", "2003-01-01"))
    assert empty == [
        "No coalition: no accepted tie says that anybody stands together.",
        "The signed partition has 0 disagreements (proven: no partition has fewer).",
        "What is dated reaches from 2001-01-01 to 2004-12-31; widen --from and --until.",
    ]
    told = lines(kg("timeline", "--edges", "war.csv", "--every", "year"))
    assert told[-3] == "No reports, so passed over: 2002-01-01/2003-12-31."


def test_a_page_says_who_might_as_well_stand_elsewhere(kg: Kg) -> None:
    camps = "a,b,sign\na,b,1\nb,c,1\na,c,1\nx,y,1\ny,z,1\nx,z,1\na,x,-1\nc,z,-1\nb,m,1\nm,y,1\n"
    Path("war.csv").write_text(camps, encoding="utf-8")
    pages = [kg("explain", name, "--edges", "war.csv", "--runs", "2").out for name in "ax"]
    told = [line for page in pages for line in page.splitlines() if "Other partitions" in line]
    assert sorted(told) == [
        "- Other partitions have as few; in one or another of them m stands elsewhere.",
        "- Other partitions have as few; in one or another of them m stands with it.",
    ]
    found = read(kg("explain", "m", "--edges", "war.csv", "--runs", "2", "--format", "json"))
    assert found["alternatives"] == {"unique": False, "leaving": ["m"], "coming": [], "complete": True}


def test_a_page_on_a_coalition_escapes_what_articles_say(room: Kg) -> None:
    page = room("explain", "joint operations room in Aleppo", "--runs", "10").out
    assert page.startswith("# joint operations room in Aleppo\n\nDeclared coalition of 3, reported from 2014-02-24 to ")
    assert "| Ahrar al-Sham | " in page
    assert "## What speaks against it: hostility inside\n\n- **Jabhat al-Nusra** attacked **Ahrar al-Sham**" in page
    assert "The room breaks \\<script>alert(1)\\</script> > Queiq \\*Daily\\*" in page
    assert "- It falls with 1 source: " in page
    assert "(proven: no partition has fewer)" in page
    found = read(room("explain", "joint operations", "--format", "json", "--runs", "10"))
    assert list(found) == [
        "coalition", "members", "for", "against", "enemies", "first", "last", "sources", "stability", "fewest_sources",
        "fewest_claims", "disagreements", "lower_bound", "proven", "alternatives"]
    assert [reason["relation"] for reason in found["against"]["inside"]] == ["attacked"]
    assert "no coalition goes by 'Nobody'; there are " in room("explain", "Nobody").err


def test_balance_and_brokers_show_the_ties_behind(room: Kg, edges: Kg) -> None:
    told = lines(edges("balance", "--edges", "war.csv"))
    assert told[:3] == [
        "0 of 1 triads are in balance (0%): 0 of three friends, 0 of two friends and their enemy.",
        "Not in balance: 1 of two friends of one actor who fight, 0 of three enemies.",
        "Two camps leave 1 disagreement (proven: no division in two has fewer); that is the frustration.",
    ]
    assert told[4:8] == ["x, y, z: quarrel", "  x aligned with y (friendly)", "    “x,y,2,2013,Wire”", "      Wire"]
    found = read(edges("balance", "--edges", "war.csv", "--format", "json"))
    assert found["triads"] == {"all": 1, "by_hostile_ties": {"0": 0, "1": 1, "2": 0, "3": 0}, "balanced": 0.0}
    assert found["unbalanced"][0]["ties"][2]["ties"][0]["claims"][0]["quote"] == "x,z,-2,2013,Post"
    Path("pair.csv").write_text("x,y,1\n", encoding="utf-8")
    assert lines(edges("balance", "--edges", "pair.csv"))[0] == (
        "No three actors are all tied to each other, so there is no triad to be in balance.")
    assert "Ahrar al-Sham, Jabhat al-Nusra, joint operations room in Aleppo: quarrel" in lines(room("balance"))

    Path("talks.csv").write_text("a,b,weight\nx,y,2\nz,w,2\ny,m,2\nm,z,1\nx,z,-5\ny,w,-5\n", encoding="utf-8")
    found = read(edges("brokers", "--edges", "talks.csv", "--format", "json"))
    assert [(b["name"], round(b["participation"], 2), b["betweenness"]) for b in found] == [
        ("m", 0.44, 4.0), ("z", 0.44, 3.0), ("y", 0.0, 2.0)]
    assert lines(edges("brokers", "--edges", "talks.csv", "--limit", "1"))[-1].endswith("--limit shows them.")


def test_a_way_has_evidence_on_each_step(room: Kg, edges: Kg) -> None:
    told = lines(room("path", "ISIS", "Army of Mujahideen"))
    assert [line for line in told if line[0].isdigit()] == [
        "1. ISIS – Jabhat al-Nusra", "2. Jabhat al-Nusra – joint operations room in Aleppo",
        "3. joint operations room in Aleppo – Army of the Mujahedeen"]
    assert "     “ISIS is allied with Jabhat al-Nusra.”" in told
    found = read(edges("path", "w", "z", "--edges", "war.csv", "--format", "json"))
    assert [[tie["relation"] for tie in step] for step in found["steps"]] == [["hostileTo"], ["hostileTo"]]
    none = edges("path", "w", "z", "--friendly", "--edges", "war.csv")
    assert (none.status, none.out, none.err) == (0, "", "No accepted ties lead from w to z.\n")
    unknown = edges("path", "w", "zz", "--edges", "war.csv")
    assert (unknown.status, unknown.err) == (2, "kg: no actor of war.csv goes by 'zz'; did you mean z?\n")
    assert lines(edges("path", "w", "W", "--edges", "war.csv")) == ["They are the same actor."]


def test_predictions_say_how_often_they_are_right_or_that_there_are_too_few(edges: Kg) -> None:
    told = lines(edges("predict", "--edges", "war.csv"))
    assert told[0].startswith("Too few to measure how often such guesses are right: 3 known relations")
    assert told[1:] == ["w and y: enemies (score -1)", "  through x: w hostile to x; x aligned with y",
                        "w and z: friends (score +1, by common enemies alone)",
                        "  through x: w hostile to x; x hostile to z"]
    names = "abcdef"
    rows = [f"{u},{v},{1 if (u < 'd') == (v < 'd') else -1}" for u in names for v in names if u < v]
    Path("camps.csv").write_text("a,b,sign\n" + "\n".join(rows[1:]), encoding="utf-8")
    told = lines(edges("predict", "--edges", "camps.csv"))
    assert told[0] == ("Of 14 known relations, each left out in turn, 14 are guessed right (100%; always guessing the "
                       "commoner sign: 64%).")
    assert told[4] == "a and b: friends (score +4)"
    found = read(edges("predict", "--edges", "camps.csv", "--format", "json"))
    assert (found["accuracy"]["value"], found["expected"][0]["through"]) == (1.0, ["c", "d", "e", "f"])


def test_every_analysis_reads_an_edge_list(edges: Kg) -> None:
    assert lines(edges("coalitions", "--edges", "war.csv"))[0] == "x and y (inferred, since 2013)"
    assert lines(edges("coalitions", "--edges", "war.csv", "--without", "Wire"))[2] == "falls: x and y (inferred)"
    assert lines(edges("robust", "--edges", "war.csv"))[1:3] == ["  falls with 1 source:", "    Wire"]
    assert lines(edges("explain", "x", "--edges", "war.csv"))[0] == "# x and y"
    events = read(edges("timeline", "--edges", "war.csv", "--every", "year", "--format", "json"))["events"]
    assert [(e["event"], e["from"][:4]) for e in events] == [("born", "2013")]


def test_what_an_edge_list_leaves_out_is_said(kg: Kg) -> None:
    Path("war.csv").write_text("x,y,1\nx,z,0\n", encoding="utf-8")
    answer = kg("coalitions", "--edges", "war.csv")
    assert answer.err == "kg: war.csv: 1 edges left out (weight 0, or from an actor to itself)\n"
    assert answer.status == 0


def test_an_edge_list_that_cannot_be_used_is_told(kg: Kg) -> None:
    Path("war.csv").write_text("a,b,sign\nx,y,ally\n", encoding="utf-8")
    answer = kg("balance", "--edges", "war.csv")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("kg: war.csv, line 2: sign 'ally' is not a number; ")
