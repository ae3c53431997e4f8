"""Floors: figures below which a gold file's must not fall, kept with the hash of the file they were measured on."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UsageError

_STEP = 100
"""Floors are hundredths, rounded down, so that another machine's last digit is no fall."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The floors of one gold file by the figures' names."""

    sha256: str
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one gold file as they are now; ``name`` is the file's name without its folder."""

    name: str
    sha256: str
    figures: Mapping[str, float]


def read_floors(path: Path) -> dict[str, Floor]:
    """The floors by gold file, none when the file does not exist; UsageError when it is not a file of floors."""
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {name: Floor(str(entry["sha256"]), {k: float(v) for k, v in entry["floors"].items()})
                for name, entry in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: not a file of floors: {error!r}; make one with --raise-floors") from error


def write_floors(path: Path, floors: Mapping[str, Floor]) -> None:
    """Nothing; the file holds the floors, sorted."""
    record = {name: {"sha256": floor.sha256, "floors": dict(floor.figures)} for name, floor in floors.items()}
    path.write_text(json.dumps(record, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def fallen(floors: Mapping[str, Floor], measured: Iterable[Measured]) -> list[str]:
    """What is wrong, a line each, sorted: a figure below its floor, a changed gold file, one without floors."""
    found: list[str] = []
    for now in measured:
        floor = floors.get(now.name)
        if floor is None:
            found.append(f"{now.name}: no floors yet; set them with --raise-floors")
            continue
        if floor.sha256 != now.sha256:
            found.append(f"{now.name}: changed since its floors were set; set them anew with --lower-floors REASON")
        for name, least in floor.figures.items():
            if now.figures.get(name, 0.0) < least:
                found.append(f"{now.name}: {name} is {now.figures.get(name, 0.0):.3f}, its floor is {least:.2f}")
    return sorted(found)


def raised(floors: Mapping[str, Floor], measured: Iterable[Measured]) -> dict[str, Floor]:
    """The floors with every figure that is above its own; new files come in. UsageError for a changed file."""
    found = dict(floors)
    for now in measured:
        old = found.get(now.name, Floor(now.sha256, {}))
        if old.sha256 != now.sha256:
            raise UsageError(f"{now.name}: changed since its floors were set; set them anew with --lower-floors REASON")
        new = {name: max(_down(value), old.figures.get(name, 0.0)) for name, value in now.figures.items()}
        found[now.name] = Floor(now.sha256, {**old.figures, **new})
    return found


def lowered(floors: Mapping[str, Floor], measured: Iterable[Measured]) -> dict[str, Floor]:
    """The floors at what is measured now, be it lower or higher."""
    new = {now.name: Floor(now.sha256, {name: _down(v) for name, v in now.figures.items()}) for now in measured}
    return {**floors, **new}


def log_lowering(floors: Path, reason: str) -> Path:
    """The changelog nearest above the floors' file, which now gives the reason under its newest heading."""
    changelog = next((folder / "CHANGELOG.md" for folder in floors.absolute().parents
                      if (folder / "CHANGELOG.md").is_file()), None)
    if changelog is None:
        raise UsageError(f"{floors}: no CHANGELOG.md in a folder above it; make one, lowering a floor is told there")
    lines = changelog.read_text(encoding="utf-8").splitlines()
    heading = next((i for i, line in enumerate(lines) if line.startswith("## ")), len(lines) - 1)
    end = next((i for i, line in enumerate(lines) if i > heading and line.startswith("## ")), len(lines))
    while end > 0 and not lines[end - 1].strip():
        end -= 1
    lines.insert(end, f"- Lowered the floors in {floors.name}: {' '.join(reason.split())}")
    changelog.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return changelog


def _down(value: float) -> float:
    return math.floor(value * _STEP + 1e-9) / _STEP
