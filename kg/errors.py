"""The tree of errors; a message names the file or value, the place in it, what is wrong and what to do.

    KgError                     exit 1
      UsageError                exit 2   an option, a name or a file of settings that cannot be used
        KnowledgeError                   an ontology, actor pack or lexicon that cannot be loaded
        QueryError                       SPARQL that does not parse (line and column) or lacks a parameter
          QueryRefused                   SPARQL with a clause that is never run (SERVICE, LOAD, FROM, updates)
        UnknownActor                     a name that no actor of the store goes by
        MissingExtra                     an optional package that this command needs
      InputError                exit 3   one article that cannot be read; the others still go in
      StoreError                exit 4   the store is missing, locked by another process or of another format
"""

from __future__ import annotations


class KgError(Exception):
    """Any failure that opsroom foresees; the command line prints it without a traceback."""

    exit_code = 1


class UsageError(KgError):
    """An option, a name or a settings file that cannot be used as given."""

    exit_code = 2


class KnowledgeError(UsageError):
    """An ontology, actor pack or lexicon that cannot be loaded."""


class QueryError(UsageError):
    """A SPARQL query that does not parse or lacks a parameter."""


class QueryRefused(QueryError):
    """A SPARQL query with a clause that is never run here."""


class UnknownActor(UsageError):
    """A name that no actor of the store goes by."""


class MissingExtra(UsageError):
    """A command needs an optional package that is not installed."""


class InputError(KgError):
    """One input that cannot be read as an English article: which, why, and what would help."""

    exit_code = 3

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason}; {remedy}")
        self.path, self.reason, self.remedy = path, reason, remedy

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        return InputError, (self.path, self.reason, self.remedy)  # it travels between processes


class WorkerDied(KgError):
    """A process ended before its work was done."""


class StoreError(KgError):
    """The store cannot be opened: missing, busy or of an unknown format."""

    exit_code = 4
