"""``kg eval`` from the command line, on two items: what it prints, what it hides, what it keeps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from kg_runner import Kg

TEXT = "ISIS attacked Azaz. Liwa al-Tawhid is allied with Ahrar al-Sham."


def claim(subject: str, relation: str, object_: str, quote: str, **changes: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {"subject": subject, "relation": relation, "object": object_, "polarity": "affirmed", "modality": "actual",
            "attribution": [], "place": None, "time": None, "quantity": None, "core": True, "start": start,
            "end": start + len(quote), "quote": quote, **changes}


def items(number: int, **changes: Any) -> str:
    """Lines of gold; in each the first claim is right, the second is marked as what the text does not say."""
    first, second = (sentence + "." for sentence in TEXT.rstrip(".").split(". "))
    record = {"conflict": "Syria", "manner": "wire", "long": False, "published": None, "text": TEXT, "aliases": {},
              "claims": [claim("ISIS", "attacked", "Azaz", first),
                         claim("Ahrar al-Sham", "alliedWith", "Liwa al-Tawhid", second, **changes)]}
    return "".join(json.dumps({"id": f"d{i}", **record}) + "\n" for i in range(1, number + 1))


@pytest.fixture
def gold() -> str:
    """The name of a development file, to be written in the current folder."""
    Path("develop.jsonl").write_text(items(1, polarity="denied"), encoding="utf-8")
    return "develop.jsonl"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(kg: Kg) -> None:
    """The fixture ``kg`` changes into an empty folder, before any file is written."""


def test_figures_are_printed(kg: Kg, gold: str) -> None:
    answer = kg("eval", gold)
    assert answer.status == 0
    assert "develop.jsonl  1      2     2     0.500      0.500   0.500  1.000      1.000" in answer.out
    assert "alliance   1     1     0.000      0.000   0.000" in answer.out


def test_figures_as_json(kg: Kg, gold: str) -> None:
    Path("other.jsonl").write_text(items(1), encoding="utf-8")
    found = json.loads(kg("eval", gold, "other.jsonl", "--format", "json").out)
    assert found["files"]["other.jsonl"]["strict"] == {
        "core": 2, "read": 2, "precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert found["files"]["develop.jsonl"]["agreement"]["polarity"] == {"share": 0.5, "of": 2}
    assert (found["all"]["items"], found["all"]["strict"]["f1"]) == (2, 0.75)


def test_errors_are_shown_with_ids_and_counted(kg: Kg, gold: str) -> None:
    answer = kg("eval", gold, "--show", "--errors", "3")
    assert "d1  denied read as affirmed\n" in answer.out
    assert "    marked  Ahrar al-Sham alliedWith Liwa al-Tawhid (denied, actual)\n" in answer.out
    assert "“Liwa al-Tawhid is allied with Ahrar al-Sham.”" in answer.out
    assert "denied read as affirmed  1      d1" in answer.out


@pytest.mark.parametrize("option", [["--show"], ["--errors", "5"], ["--calibrate"]])
def test_a_frozen_file_gives_nothing_but_figures(kg: Kg, option: list[str]) -> None:
    Path("frozen.jsonl").write_text(items(12, polarity="denied"), encoding="utf-8")
    refused = kg("eval", "frozen.jsonl", *option)
    assert (refused.status, refused.out) == (2, "")
    assert "frozen.jsonl: frozen, so only its figures are shown" in refused.err
    assert kg("eval", "frozen.jsonl").status == 0
    assert kg("eval", "frozen.jsonl", *option, "--unfreeze", "--weights", "weights.json").status == 0


def test_floors_go_up_by_themselves_and_down_with_a_reason(kg: Kg, gold: str) -> None:
    floors = ("--floors", "floors.json")
    first = kg("eval", gold, *floors)
    assert first.status == 1
    assert "develop.jsonl: no floors yet" in first.err
    assert kg("eval", gold, *floors, "--raise-floors").status == 0
    kept = Path("floors.json").read_text(encoding="utf-8")
    assert json.loads(kept)["develop.jsonl"]["floors"]["f1"] == 0.5
    assert kg("eval", gold, *floors).status == 0

    higher = json.loads(kept)
    higher["develop.jsonl"]["floors"]["f1"] = 0.6
    Path("floors.json").write_text(json.dumps(higher), encoding="utf-8")
    fallen = kg("eval", gold, *floors, "--raise-floors")
    assert fallen.status == 1
    assert "develop.jsonl: f1 is 0.500, its floor is 0.60" in fallen.err

    assert kg("eval", gold, *floors, "--lower-floors", "a stricter guide").status == 2
    assert json.loads(Path("floors.json").read_text(encoding="utf-8"))["develop.jsonl"]["floors"]["f1"] == 0.6
    Path("CHANGELOG.md").write_text("# Changes\n", encoding="utf-8")
    assert kg("eval", gold, *floors, "--lower-floors", "a stricter guide").status == 0
    assert Path("floors.json").read_text(encoding="utf-8") == kept
    assert "a stricter guide" in Path("CHANGELOG.md").read_text(encoding="utf-8")


def test_setting_floors_needs_their_file(kg: Kg, gold: str) -> None:
    answer = kg("eval", gold, "--raise-floors")
    assert (answer.status, "need --floors FILE" in answer.err) == (2, True)


def test_calibration_writes_weights_and_says_what_they_are_worth(kg: Kg) -> None:
    Path("develop.jsonl").write_text(items(12, polarity="denied"), encoding="utf-8")
    answer = kg("eval", "develop.jsonl", "--calibrate", "--weights", "weights.json")
    assert answer.status == 0
    assert "weights.json: fitted to 24 claims" in answer.err
    assert "On items held out" in answer.out
    assert json.loads(Path("weights.json").read_text(encoding="utf-8"))["features"].keys() > {"weak", "noun"}


def test_too_little_gold_to_calibrate(kg: Kg, gold: str) -> None:
    answer = kg("eval", gold, "--calibrate", "--weights", "weights.json")
    assert (answer.status, "there are 1; give more gold" in answer.err) == (2, True)
    assert not Path("weights.json").exists()


def test_a_text_that_is_refused_is_named_and_counts_as_not_found(kg: Kg) -> None:
    french = "Les forces du gouvernement ont repris la ville et les villages des environs dans la nuit de mardi."
    record = json.loads(items(1))
    record.update(text=french, claims=[{**record["claims"][0], "quote": french, "start": 0, "end": len(french)}])
    Path("develop.jsonl").write_text(json.dumps(record), encoding="utf-8")
    answer = kg("eval", "develop.jsonl", "--format", "json")
    assert answer.status == 0
    assert "d1.txt: not English" in answer.err
    assert json.loads(answer.out)["all"]["strict"]["recall"] == 0.0
