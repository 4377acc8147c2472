"""Tables for spreadsheets, in which no cell is a formula. Pure."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With what a cell begins that a spreadsheet would work out (OWASP, CSV Injection)."""

type Value = str | int | float | bool | None


def rows_as_csv(rows: Iterable[Sequence[Value]]) -> str:
    """Rows as CSV (RFC 4180). What is no number cannot be a formula; None is an empty cell."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue()


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int():
            return str(value)
        case float():
            return f"{value:.6g}"
        case str():
            return f"'{value}" if value.startswith(FORMULAS) else value
