"""The README holds: its tour gives what it shows, and nothing that it should name is missing."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

from kg_runner import Kg

from kg.cli import _COMMANDS

README = Path(__file__).parents[1].joinpath("README.md").read_text(encoding="utf-8")


def tour() -> list[tuple[str, str]]:
    """Each command of the console blocks with the output shown under it, in order."""
    blocks = re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    steps = [step for block in blocks for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [(step.partition("\n")[0], step.partition("\n")[2]) for step in steps]


def test_the_tour_shows_what_the_commands_print(kg: Kg) -> None:
    """``cat FILE`` gives the articles that the commands after it read."""
    shown = tour()
    assert [step.split()[0] for step, _ in shown].count("kg") == 7
    for step, output in shown:
        program, *arguments = shlex.split(step)
        if program == "cat":
            Path(arguments[0]).write_text(output, encoding="utf-8")
        else:
            answer = kg(*arguments)
            assert (step, answer.err + answer.out.rstrip("\n") + "\n" * bool(answer.out)) == (step, output)
            assert answer.status == 0


def test_every_command_has_its_line() -> None:
    assert re.findall(r"^\| `kg ([\w-]+)` \| (.*) \|$", README, re.MULTILINE) == [
        (name, summary) for name, (_, summary) in sorted(_COMMANDS.items())
    ]


def test_the_python_lines_run(kg: Kg) -> None:
    for step, output in tour():
        if step.startswith("cat "):
            Path(step.removeprefix("cat ")).write_text(output, encoding="utf-8")
    assert kg("ingest", "room.md", "denial.md").status == 0
    (code,) = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(code, "README.md", "exec"), names)
    with names["view"] as view:
        assert len(list(view.claims())) == 6
        assert any(str(term) == "https://w3id.org/opsroom/actor/isis" for term, *_ in names["dataset"].quads())
        assert {name for _, name in names["graph"].nodes(data="name")} >= {"Ahrar al-Sham", "Jabhat al-Nusra"}
    # The triangle breaks at either of its ties of weight 1; a new enemy changes nothing.
    assert (names["found"].disagreements, names["others"].unique, names["later"].disagreements) == (1, False, 1)
    assert names["shares"].runs == 50


def test_files_that_it_names_are_there() -> None:
    root = Path(__file__).parents[1]
    named = ("ontology", "queries", "kg", "tests", "CHANGELOG.md", "Makefile")
    assert [name for name in named if not (root / name).exists()] == []
    targets = re.findall(r"^    make (\w+)", README, re.MULTILINE)
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    assert targets == ["demo", "test"]
    assert [target for target in targets if f"\n{target}: " not in makefile] == []
