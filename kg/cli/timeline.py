"""``kg timeline``: what becomes of coalitions from window to window."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.asked import Asked, analysis_options
from kg.cli.tying import by_sentence
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.cli.matter import Matter
    from kg.network.timeline import Event, Scene

_WORDS = {
    "born": "{members}",
    "joined": "{members}",
    "merged": "{members}, from {other}",
    "left": "{members}",
    "split": "{members}, from {other}",
    "ended": "{members}",
}
_SILENCE = "no report of this window shows it"
_LAST = "; the last before:"
_SENTENCES = 2


@click.command("timeline")
@analysis_options
@click.option("--every", type=click.Choice(["month", "quarter", "year"]),
              help="The width of a window; without it, the shortest that suits the dates, 36 windows at most.")
@options.formats("table", "json")
def timeline_command(asked: Asked, every: str | None, form: str) -> None:
    """Say what becomes of coalitions: born, joined, left, merged, split, ended, with the claims that show it.

    A coalition of one window is that of the next which shares most members with it (Jaccard index above 0.3). What
    nobody reports any more is told as that, and a window without reports is passed over; --fade HALF-LIFE lets reports
    reach into later windows.

    Example: kg timeline --every month --fade 60d
    """
    from kg.network.timeline import timeline

    with asked.matter() as matter:
        scenes = _scenes(asked, matter, every)
        events = timeline(scenes)
        if form == "json":
            click.echo(json.dumps({
                "windows": [_window(scene) for scene in scenes],
                "events": [_record(event, scenes) for event in events],
            }, ensure_ascii=False, indent=2))
            return
        for line in _told(scenes, events, matter):
            click.echo(line)


def _scenes(asked: Asked, matter: Matter, every: str | None) -> list[Scene]:
    """The windows with what is in them."""
    from kg.network.timeline import scenes
    from kg.network.windows import calendar_windows, known_days, usual_length

    voting = {iri for tie in matter.ground().votes.ties for iri in tie.claims}
    claims = [claim for claim in matter.claims if claim.iri in voting]
    known = known_days(claims, matter.published)
    if known is None:
        raise UsageError("no tie between actors has a date, so there is no timeline; `kg coalitions` needs none")
    first, last = asked.first or known[0], asked.last or known[1]
    if last < first:
        raise UsageError(f"the timeline ends on {last}, before it starts on {first}; exchange the two")
    usual = usual_length(claims, matter.published)
    windows = calendar_windows(first, last, every=every, usual=usual, half_life=asked.half_life)
    return scenes((window, matter.ground(window)) for window in windows)


def _told(scenes: Sequence[Scene], events: Sequence[Event], matter: Matter) -> Iterator[str]:
    from kg.cli.telling import wrapped

    for scene in scenes:
        mine = [event for event in events if event.window == scene.window]
        if not mine:
            continue
        pairs, coalitions = len(scene.ground.signed), len(scene.coalitions)
        yield f"{scene.window.span.edtf} (coalitions: {coalitions}, pairs of actors with ties: {pairs})"
        for event in mine:
            named = f"{event.coalition.name} ({event.coalition.kind})"
            yield wrapped(f"{event.kind}: {': '.join(filter(None, (named, _words(event))))}", "  ")
            if event.basis == "silence":
                yield f"    {_SILENCE}{_LAST if event.claims else ''}"
            for claim, *_ in by_sentence(event.claims)[:_SENTENCES]:
                yield from matter.evidence(claim, "    ")
        yield ""
    if quiet := list(_quiet(scenes)):
        yield wrapped(f"No reports, so passed over: {', '.join(quiet)}.", "")
    still = sum(bool(scene.ground.signed) for scene in scenes) - len({event.window for event in events})
    if still:
        yield f"Nothing changes in {still} other window{'s' * (still > 1)}."
    yield "Coalitions are matched by members (Jaccard index above 0.3)."


def _quiet(scenes: Sequence[Scene]) -> Iterator[str]:
    """The time of the windows without ties, those that follow each other as one."""
    for told, run in groupby(scenes, key=lambda scene: bool(scene.ground.signed)):
        if not told:
            spans = [scene.window.span for scene in run]
            yield f"{spans[0].start.date()}/{spans[-1].end.date()}"


def _words(event: Event) -> str:
    members = ", ".join(name for name, _ in event.members)
    if event.kind in ("born", "ended") and all(name in event.coalition.name for name, _ in event.members):
        return ""
    return _WORDS[event.kind].format(members=members, other=event.other.name if event.other else "")


def _window(scene: Scene) -> dict[str, object]:
    return {
        "from": scene.window.span.start.date().isoformat(),
        "until": scene.window.span.end.date().isoformat(),
        "ties": len(scene.ground.signed),
        "coalitions": [{"id": c.id, "name": c.name, "kind": c.kind, "members": [name for name, _ in c.members]}
                       for c in scene.coalitions],
    }


def _record(event: Event, scenes: Sequence[Scene]) -> dict[str, object]:
    from kg.network.report import evidence_record

    ground = next(scene.ground for scene in scenes if scene.window == event.window)
    return {
        "from": event.window.span.start.date().isoformat(),
        "until": event.window.span.end.date().isoformat(),
        "event": event.kind,
        "coalition": {"id": event.coalition.id, "name": event.coalition.name, "kind": event.coalition.kind},
        "members": [{"name": name, "iri": iri} for name, iri in event.members],
        "other": {"id": event.other.id, "name": event.other.name} if event.other else None,
        "basis": event.basis,
        "evidence": [evidence_record(ground, claim) for claim in event.claims],
    }
