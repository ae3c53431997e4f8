"""The command line as a whole: help, exit codes, locks, pipes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kg_runner import Kg

from kg.cli import _COMMANDS

HEAVY = {"spacy", "rdflib", "pyoxigraph", "matplotlib", "networkx", "owlready2", "numpy", "highspy", "trafilatura"}
HOLD = """
import sys
from kg.knowledge.ontology import load_ontology
from kg.store import Writer
with Writer.open(sys.argv[1], ontology=load_ontology()):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_help_loads_nothing_heavy() -> None:
    """What keeps `kg --help` quick; the time itself depends on the machine."""
    script = "import json, sys\nfrom kg.cli import cli\ncli.main(['--help'], standalone_mode=False)\n" \
             "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "Commands:" in done.stdout
    assert HEAVY.isdisjoint(json.loads(done.stderr))


@pytest.mark.parametrize("command", sorted(_COMMANDS))
def test_every_command_has_help_with_an_example(kg: Kg, command: str) -> None:
    answer = kg(command, "--help")
    assert (answer.status, answer.err) == (0, "")
    assert "Example: kg " in answer.out
    assert f"Usage: kg {command} " in answer.out


def test_help_and_version_need_no_command(kg: Kg) -> None:
    assert kg("--version").out == "kg, version 0.1.0\n"
    helped = kg("--help")
    assert helped.status == 0
    assert [name for name in _COMMANDS if f"\n  {name} " not in helped.out] == []


@pytest.fixture
def busy(tmp_path: Path, war: Kg) -> Iterator[None]:
    """The store, held open for writing by another process."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "kg.store")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        yield
        holder.communicate()


@pytest.mark.usefixtures("busy")
def test_a_store_that_another_process_writes_to_exits_4(war: Kg) -> None:
    Path("more.txt").write_text("ISIS controls Manbij. It rained all day.\n", encoding="utf-8")
    answer = war("ingest", "more.txt")
    assert (answer.status, answer.out) == (4, "")
    assert answer.err.startswith("kg: kg.store: is locked by another process that is writing to it; ")


def test_a_folder_that_is_no_store_exits_4(kg: Kg) -> None:
    Path("kg.store").mkdir()
    Path("kg.store/letter.txt").write_text("mine", encoding="utf-8")
    answer = kg("claims")
    assert (answer.status, answer.out) == (4, "")
    assert "kg.store: not a store of opsroom" in answer.err
    assert kg("ingest", "letter.txt").status == 4
    assert sorted(path.name for path in Path("kg.store").iterdir()) == ["letter.txt"]


def test_an_interrupted_ingest_exits_130_and_keeps_what_was_finished(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.store import Writer

    write = Writer.write

    def interrupted(self: Writer, *arguments: object, **options: object) -> str:
        status = write(self, *arguments, **options)  # type: ignore[arg-type]
        monkeypatch.setattr(Writer, "write", stop)
        return status

    def stop(self: Writer, *arguments: object, **options: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(Writer, "write", interrupted)
    for name, town in (("a.txt", "Azaz"), ("b.txt", "Manbij")):
        Path(name).write_text(f"ISIS controls {town}. It rained all day.\n", encoding="utf-8")
    answer = kg("ingest", "a.txt", "b.txt")
    assert answer.status == 130
    assert answer.err.endswith("kg: interrupted; what was finished is kept\n")
    assert "ISIS controls Azaz." in kg("claims").out
    assert "Manbij" not in kg("claims").out


def test_a_reader_who_has_enough_is_no_error(war: Kg) -> None:
    script = "import sys\nfrom kg.cli import main\nsys.argv = ['kg', 'claims']\nmain()"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()  # long before the first line is written
        assert process.stderr.read() == b""
    assert process.returncode == 0
