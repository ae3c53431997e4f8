"""``kg eval``: how well claims are read, measured against claims that people marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.evaluate.calibration import Calibration, Example
    from kg.evaluate.floors import Measured
    from kg.evaluate.gold import GoldFile
    from kg.evaluate.matching import Scored
    from kg.ingest import Pipeline

_GOLD = click.Path(path_type=Path, exists=True, dir_okay=False)
_OUTPUT = click.Path(path_type=Path, dir_okay=False)


@click.command("eval")
@click.argument("gold", nargs=-1, required=True, metavar="GOLD…", type=_GOLD)
@options.pack
@options.no_packs
@options.lexicon
@options.model
@options.formats("table", "json")
@click.option("--show", is_flag=True, help="List every claim missed and every one wrong.")
@click.option("--errors", type=click.IntRange(min=1), metavar="N", help="List the N commonest errors.")
@click.option("--unfreeze", is_flag=True, help="Show the sentences of frozen files, or fit to them, all the same.")
@click.option("--floors", type=_OUTPUT, help="Compare with the floors in this file; exit 1 below one.")
@click.option("--raise-floors", is_flag=True, help="Raise the floors to what is measured, where that is more.")
@click.option("--lower-floors", metavar="REASON", help="Set the floors to what is measured; CHANGELOG.md says why.")
@click.option("--calibrate", is_flag=True, help="Fit the weights of the confidence, and say how well they do.")
@click.option("--weights", type=_OUTPUT, help="Where --calibrate writes; by default the weights that kg reads with.")
def eval_command(
    gold: tuple[Path, ...], packs: tuple[Path, ...], no_packs: bool, lexicons: tuple[Path, ...], model: str | None,
    form: str, show: bool, errors: int | None, unfreeze: bool, floors: Path | None, raise_floors: bool,
    lower_floors: str | None, calibrate: bool, weights: Path | None,
) -> int:
    """Measure how well claims are read, against claims marked by hand (JSON Lines, one item a line).

    Each item is read as an article of its own. A claim is right when sentence, relation, both ends, polarity and being
    a fact or not agree with a marked one (strict); "triple" leaves out the last two, "family" takes a relation of the
    same family. Of a file whose name begins with "frozen" nothing but figures is shown, and nothing is fitted to it.

    Example: kg eval tests/gold/*.jsonl --floors tests/gold/floors.json
    """
    from kg.cli.figures import to_json, told, told_calibration, told_errors
    from kg.evaluate.confusions import confusions
    from kg.evaluate.figures import evaluate
    from kg.evaluate.floors import Measured
    from kg.evaluate.gold import read_gold

    if (raise_floors or lower_floors) and floors is None:
        raise UsageError("--raise-floors and --lower-floors need --floors FILE, the file they write")
    pipeline = options.load_pipeline(packs, lexicons, model=model, no_packs=no_packs)
    ontology = pipeline.knowledge.ontology
    files = [read_gold(path, ontology) for path in dict.fromkeys(gold)]
    if not unfreeze and (show or errors or calibrate):
        _refuse_frozen(files)
    if calibrate:
        _echo(told_calibration(_calibrate(files, pipeline, weights)))
        return 0
    scored = [list(_score(file, pipeline)) for file in files]
    figures = [evaluate(found, ontology) for found in scored]
    every = [one for found in scored for one in found]
    total = evaluate(every, ontology)
    now = [Measured(file.path.name, file.sha256, found.headline()) for file, found in zip(files, figures, strict=True)]
    if floors and (raise_floors or lower_floors):
        _set_floors(now, floors, reason=lower_floors)
    names = [file.path.name for file in files]
    _echo(told(names, figures, total) if form == "table" else to_json(names, figures, total))
    if show or errors:
        _echo(told_errors(list(confusions(every, ontology)), show=show, most=errors))
    return _compare(now, floors) if floors else 0


def _score(file: GoldFile, pipeline: Pipeline) -> Iterator[Scored]:
    """The items of a file, read and scored; what the reader refuses is named on stderr."""
    from kg.evaluate.matching import read_items

    for one in read_items(file.items, lambda document: pipeline.read(document).claims, pipeline.knowledge.ontology):
        if one.refused:
            click.echo(f"kg: {file.path}: {one.refused}", err=True)
        yield one


def _refuse_frozen(files: Iterable[GoldFile]) -> None:
    for file in files:
        if file.frozen:
            raise UsageError(f"{file.path}: frozen, so only its figures are shown and nothing is fitted to it; take a "
                             "development file, or --unfreeze if it is to be frozen no longer")


def _set_floors(now: list[Measured], path: Path, *, reason: str | None) -> None:
    """Writes the floors: raised where more was measured, or with a reason set to what was measured."""
    from kg.evaluate import floors

    old = floors.read_floors(path)
    if reason:
        new = floors.lowered(old, now)
        changelog = floors.log_lowering(path, reason)
        click.echo(f"{changelog}: says why the floors are set anew", err=True)
    else:
        new = floors.raised(old, now)
    floors.write_floors(path, new)


def _compare(now: list[Measured], path: Path) -> int:
    """1 when a figure is below its floor, each of them named on stderr; else 0."""
    from kg.evaluate import floors

    problems = floors.fallen(floors.read_floors(path), now)
    for problem in problems:
        click.echo(f"kg: {problem}", err=True)
    return 1 if problems else 0


def _calibrate(files: Iterable[GoldFile], pipeline: Pipeline, path: Path | None) -> Calibration:
    """The weights fitted to the files and written."""
    from kg.evaluate.calibration import calibrate
    from kg.resources import data

    fitted = calibrate(example for file in files for example in _examples(file, pipeline))
    target = path or Path(str(data("ontology", "confidence.json")))
    try:
        target.write_text(fitted.weights.to_json(), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{target}: cannot be written ({error.strerror}); give another file with --weights") from error
    click.echo(f"{target}: fitted to {fitted.examples} claims", err=True)
    return fitted


def _examples(file: GoldFile, pipeline: Pipeline) -> Iterator[Example]:
    """What each claim read in the file assumed, and whether it is right."""
    from kg.evaluate.calibration import examples_of
    from kg.extract.claims import Reader

    for one in _score(file, pipeline):
        if one.claims:
            document = one.item.document()
            reader = Reader(document, pipeline.parser.parse(document), pipeline.knowledge)
            yield from examples_of(one, [reader.assumed(claim) for claim in reader.claims()])


def _echo(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
