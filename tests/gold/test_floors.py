"""The figures on the marked sentences stay at their floors or above; ``make eval`` says by how much."""

from __future__ import annotations

from pathlib import Path

from kg.evaluate.figures import evaluate
from kg.evaluate.floors import Measured, fallen, read_floors
from kg.evaluate.gold import read_gold
from kg.evaluate.matching import read_items
from kg.ingest import Pipeline

GOLD = sorted(Path(__file__).parent.glob("*.jsonl"))
FLOORS = read_floors(Path(__file__).with_name("floors.json"))


def measured(path: Path, pipeline: Pipeline) -> Measured:
    ontology = pipeline.knowledge.ontology
    file = read_gold(path, ontology)
    scored = list(read_items(file.items, lambda document: pipeline.read(document).claims, ontology))
    assert [one.refused for one in scored if one.refused] == []
    return Measured(path.name, file.sha256, evaluate(scored, ontology).headline())


def test_no_figure_is_below_its_floor(pipeline: Pipeline) -> None:
    assert fallen(FLOORS, [measured(path, pipeline) for path in GOLD]) == []


def test_every_floor_has_its_gold() -> None:
    assert FLOORS.keys() == {path.name for path in GOLD}
