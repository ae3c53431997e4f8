"""Tables for spreadsheets: a folder with nodes.csv, ties.csv and claims.csv (UTF-8, RFC 4180)."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from kg.export.records import Record, Scalar, claim_records, node_records, tie_records
from kg.export.snapshot import Snapshot

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(snapshot: Snapshot) -> dict[str, bytes]:
    """The three tables by file name.

    A text cell that a spreadsheet would run as a formula gets a leading apostrophe (OWASP, "CSV injection"): names and
    quotes come from articles that anybody may have written. Numbers are left as they are.
    """
    return {
        "nodes.csv": to_table(node_records(snapshot), ["id", "label"]),
        "ties.csv": to_table(tie_records(snapshot), ["id", "source", "target"]),
        "claims.csv": to_table(claim_records(snapshot), ["id", "subject", "relation", "object"]),
    }


def to_table(records: Sequence[Record], columns: Sequence[str], *, delimiter: str = ",") -> bytes:
    """The records as one table, safe for spreadsheets; ``columns`` is the header of an empty one."""
    out = StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(records[0] if records else columns)
    writer.writerows([_cell(value) for value in record.values()] for record in records)
    return out.getvalue().encode()


def _cell(value: Scalar) -> Scalar:
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
