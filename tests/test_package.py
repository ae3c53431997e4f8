"""The project as a package: its style, its types, its floors, and the wheel alone.

By hand: ``make lint`` runs ruff, mypy and lint-imports; ``python -m build --wheel`` makes the wheel.
"""

from __future__ import annotations

import os
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from kg_runner import FRIENDS

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


def complaints(*command: str | Path) -> str:
    """What a tool has to say when it is not content; "" when it is."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_ruff_finds_nothing() -> None:
    """By hand: ``.venv/bin/ruff check .``."""
    assert complaints(sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=concise", ".") == ""


def test_mypy_strict_finds_nothing() -> None:
    """By hand: ``.venv/bin/mypy`` (strict, as pyproject.toml says)."""
    assert complaints(sys.executable, "-m", "mypy") == ""


def test_imports_only_point_down_the_floors() -> None:
    """By hand: ``.venv/bin/lint-imports``."""
    assert complaints(BIN / "lint-imports", "--no-cache") == ""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    assert complaints(*build) == ""
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_holds_the_program_its_data_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert names >= {
        "kg/__main__.py", "kg/_data/ontology/conflict.ttl", "kg/_data/ontology/lexicon.tsv", "kg/export/page/page.js",
        "kg/_data/queries/who-controls.rq", "kg/corpus/04-queiq-daily-manbij.html",
    }
    assert {name.split("/")[0] for name in names} == {"kg", "opsroom-0.1.0.dist-info"}


@pytest.fixture(scope="module")
def alone(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with nothing of the project but the wheel.

    Its dependencies are those of the running environment, by path: a path file is not followed twice, so the checkout
    that is installed there as editable stays out.
    """
    folder = tmp_path_factory.mktemp("alone")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    install = ("-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    assert complaints(sys.executable, *install) == ""
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return folder


def test_the_wheel_alone_reads_asks_and_checks(alone: Path, tmp_path: Path) -> None:
    def run(*command: str) -> str:
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "KG_"))}
        done = subprocess.run(command, cwd=tmp_path, env=clean, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr if command[1] != "ingest" else "") == (0, "")
        return done.stdout

    (tmp_path / "friends.txt").write_text(FRIENDS, encoding="utf-8")
    kg = str(alone / "bin" / "kg")
    where = run(str(alone / "bin" / "python"), "-c", "import kg; print(kg.__file__)").strip()
    assert Path(where).is_relative_to(alone)
    run(kg, "ingest", "friends.txt")
    assert "Islamic Front and Jabhat al-Nusra (inferred)" in run(kg, "coalitions")
    assert "who-controls " in run(kg, "query", "--list")
    assert "ontology/conflict.ttl: consistent" in run(kg, "validate")
