from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.evaluate.floors import Floor, Measured, fallen, log_lowering, lowered, raised, read_floors, write_floors

FLOORS = {"a.jsonl": Floor("11", {"f1": 0.7, "precision": 0.8})}


def test_a_figure_below_its_floor_is_named() -> None:
    now = [Measured("a.jsonl", "11", {"f1": 0.699, "precision": 0.8, "polarity": 0.1})]
    assert fallen(FLOORS, now) == ["a.jsonl: f1 is 0.699, its floor is 0.70"]


def test_a_figure_that_is_measured_no_longer_has_fallen() -> None:
    assert fallen(FLOORS, [Measured("a.jsonl", "11", {"f1": 0.9})]) == [
        "a.jsonl: precision is 0.000, its floor is 0.80"]


def test_a_changed_file_and_a_new_one_are_noticed() -> None:
    changed = Measured("a.jsonl", "22", {"f1": 1.0, "precision": 1.0})
    assert fallen(FLOORS, [changed, Measured("b.jsonl", "33", {})]) == [
        "a.jsonl: changed since its floors were set; set them anew with --lower-floors REASON",
        "b.jsonl: no floors yet; set them with --raise-floors",
    ]
    with pytest.raises(UsageError, match=r"a\.jsonl: changed since its floors were set"):
        raised(FLOORS, [changed])


def test_raising_never_lowers_and_rounds_down() -> None:
    now = [Measured("a.jsonl", "11", {"f1": 0.7099, "precision": 0.75, "polarity": 0.969}),
           Measured("b.jsonl", "33", {"f1": 0.29})]
    assert raised(FLOORS, now) == {
        "a.jsonl": Floor("11", {"f1": 0.7, "precision": 0.8, "polarity": 0.96}), "b.jsonl": Floor("33", {"f1": 0.29}),
    }


def test_lowering_takes_what_is_measured_and_leaves_other_files_alone() -> None:
    assert lowered({**FLOORS, "b.jsonl": Floor("33", {})}, [Measured("a.jsonl", "22", {"f1": 0.655})]) == {
        "a.jsonl": Floor("22", {"f1": 0.65}), "b.jsonl": Floor("33", {}),
    }


def test_floors_survive_the_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert read_floors(path) == {}
    write_floors(path, FLOORS)
    assert read_floors(path) == FLOORS
    before = path.read_bytes()
    write_floors(path, read_floors(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("text", [
    "[]", "{", '{"a.jsonl": {}}', '{"a.jsonl": {"sha256": "1", "floors": {"f1": "high"}}}',
])
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="not a file of floors"):
        read_floors(path)


def test_the_reason_goes_under_the_newest_heading(tmp_path: Path) -> None:
    changelog = tmp_path / "CHANGELOG.md"
    changelog.write_text("# Changes\n\n## Unreleased\n\n- New\n\n## 0.1\n\n- First\n", encoding="utf-8")
    (tmp_path / "gold").mkdir()
    assert log_lowering(tmp_path / "gold" / "floors.json", "the guide\nchanged") == changelog
    assert changelog.read_text(encoding="utf-8") == (
        "# Changes\n\n## Unreleased\n\n- New\n- Lowered the floors in floors.json: the guide changed\n\n"
        "## 0.1\n\n- First\n")


def test_the_reason_goes_to_the_end_where_there_is_no_heading(tmp_path: Path) -> None:
    (tmp_path / "CHANGELOG.md").write_text("# Changes\n", encoding="utf-8")
    log_lowering(tmp_path / "floors.json", "a new guide")
    assert (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8") == (
        "# Changes\n- Lowered the floors in floors.json: a new guide\n")


def test_without_a_changelog_nothing_is_lowered(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no CHANGELOG\.md"):
        log_lowering(tmp_path / "floors.json", "a new guide")
