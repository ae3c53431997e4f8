"""The command line: one thin function a command, loaded only when it is called.

Data goes to stdout, messages and progress to stderr. Exit codes: 0 ok, 1 ran and found something (violations,
differences), 2 usage, 3 some inputs failed, 4 store busy or unavailable, 130 interrupted.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys

import click

from kg import __version__
from kg.errors import KgError

_COMMANDS = {
    "actors": ("asking", "List the actors of the store, the most spoken of first."),
    "balance": ("balancing", "Say how far the actors are from two camps, and which triads are not in balance."),
    "brokers": ("balancing", "List the actors whose friendly ties reach from one coalition into others."),
    "claims": ("asking", "List claims with their sentences; filter by actor, relation, date, source, modality."),
    "coalitions": ("coalitions", "Say who stands with whom, against whom, since when, on whose word."),
    "demo": ("demonstration", "Ingest the corpus that ships with opsroom and show what comes of it."),
    "disputes": ("analysing", "Show where sources contradict each other, both sides with their sentences."),
    "eval": ("evaluating", "Measure how well claims are read, against claims marked by hand."),
    "evidence": ("asking", "Show every sentence that ties an actor, or two actors to each other."),
    "explain": ("explaining", "Say on one page why a coalition is held to be one, for and against."),
    "export": ("analysing", "Write the graph as a picture, a table, a network file or RDF."),
    "extract": ("reading", "Print the claims of articles as JSON Lines; store nothing."),
    "import": ("keeping", "Turn an actor table of others into an actor pack."),
    "ingest": ("reading", "Read articles into the store."),
    "merge": ("keeping", "Decide that two names are one actor (undone with --undo)."),
    "path": ("relating", "Show the shortest way from one actor to another, with evidence on each step."),
    "predict": ("relating", "List the relations that balance theory expects and nobody has reported."),
    "query": ("asking", "Run a saved or own SPARQL query."),
    "robust": ("losing", "Name the fewest sources and claims whose loss dissolves each coalition."),
    "stats": ("asking", "Count what the store holds, and list its documents."),
    "timeline": ("timeline", "Say what becomes of coalitions: born, joined, left, merged, split, ended."),
    "validate": ("keeping", "Check the ontology with a reasoner and the store with SHACL."),
    "withdraw": ("keeping", "Take a document back; nothing that it said remains."),
}


class _Lazy(click.Group):
    """A group that imports a command's module when the command is called, so that help is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands' names, sorted."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or None when there is none of that name."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"kg.cli.{_COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def invoke(self, ctx: click.Context) -> object:
        """What the command returns; 0 when whoever read its output has enough (`kg claims | head`)."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _flush()
            return 0

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in sorted(_COMMANDS.items())])


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="kg")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """A knowledge graph of conflict actors and relations, read from news articles: every claim with its sentence.

    Start with `kg demo`, or `kg ingest ARTICLE…` and then `kg coalitions`. The store is the folder given with --store
    or KG_STORE, ./kg.store by default. Nothing leaves this machine.
    """
    log, notes = logging.getLogger("kg"), _Notes()
    log.setLevel(logging.INFO)
    log.addHandler(notes)
    ctx.call_on_close(lambda: log.removeHandler(notes))


class _Notes(logging.Handler):
    """What is logged, on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        """Writes one line."""
        click.echo(f"kg: {record.getMessage()}", err=True)


def _flush() -> None:
    """Nothing; what is left for standard output is written, or dropped when nobody reads it any more."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> None:
    """Runs the command line; errors that opsroom foresees are printed without a traceback."""
    try:
        status = cli.main(prog_name="kg", standalone_mode=False)
        _flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("kg: interrupted; what was finished is kept", err=True)
        status = 130
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
        status = error.exit_code
    sys.exit(status or 0)
