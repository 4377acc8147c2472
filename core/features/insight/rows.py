"""What an export of a class holds, row by row under documented names. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import orjson

from core.course.model import Challenge, Course
from core.insight.figures import told
from core.insight.items import ItemFigures
from core.insight.overview import Member
from core.insight.risk import Results
from core.insight.spreadsheet_rows import Value
from core.store.examples import Example

type Row = Mapping[str, Value]

PROGRESS = "progress"
ANSWERS = "answers"
ITEMS = "items"
COLUMNS: Mapping[str, tuple[str, ...]] = {
    PROGRESS: (
        "learner",
        "name",
        "seen_at",
        "lessons_done",
        "lessons",
        "skills_mastered",
        "skills_nearly",
        "skills_learning",
        "alone_right",
        "alone_answers",
        "helped_right",
        "helped_answers",
        "overdue",
        "explanations",
        "signs",
    ),
    ANSWERS: (
        "attempt",
        "learner",
        "name",
        "item",
        "activity",
        "at",
        "correct",
        "score",
        "help",
        "misconception",
        "answer",
    ),
    ITEMS: (
        "item",
        "prompt",
        "skill",
        "learners",
        "answers",
        "first_alone",
        "first_alone_right",
        "facility",
        "facility_low",
        "facility_high",
        "discrimination",
        "median_seconds",
        "faults",
    ),
}
"""The columns of each table, in their order; what they mean, the file with the columns says."""


def progress(one: Member, course: Course) -> Row:
    """How a learner is doing."""
    levels = [level.value for level in one.levels.values()]
    alone, helped = sum(one.alone.values(), Results()), sum(one.helped.values(), Results())
    return {
        "learner": one.learner,
        "name": one.name,
        "seen_at": _moment(one.seen_at),
        "lessons_done": len(list(one.done)),
        "lessons": len(course.lessons),
        "skills_mastered": levels.count("mastered"),
        "skills_nearly": levels.count("nearly"),
        "skills_learning": levels.count("learning"),
        "alone_right": alone.right,
        "alone_answers": alone.total,
        "helped_right": helped.right,
        "helped_answers": helped.total,
        "overdue": sum(state == "late" for state in one.due.values()),
        "explanations": len(one.explanations),
        "signs": " ".join(why.sign.value for why in one.at_risk.reasons) if one.at_risk else "",
    }


def answer(one: Example, course: Course) -> Row:
    """An answer as it counts now; of a challenge, the code."""
    item = course.find_item(one.item)
    words = one.answer if item is None else told(item, one.answer)
    return {
        "attempt": one.id,
        "learner": one.learner,
        "name": one.name,
        "item": one.item,
        "activity": one.activity,
        "at": _moment(one.at),
        "correct": one.correct,
        "score": one.score,
        "help": one.assist_level,
        "misconception": one.misconception or "",
        "answer": str(one.response.get("source", "")) if isinstance(item, Challenge) else words,
    }


def item(one: ItemFigures, course: Course) -> Row:
    """How an item does its work. What too few answers would say is left empty."""
    known = course.find_item(one.item)
    facility = one.facility if one.enough else None
    return {
        "item": one.item,
        "prompt": known.prompt if known else "",
        "skill": known.skill if known else "",
        "learners": one.sums.met,
        "answers": one.sums.attempts,
        "first_alone": one.sums.firsts,
        "first_alone_right": one.sums.right,
        "facility": facility.middle if facility else None,
        "facility_low": facility.low if facility else None,
        "facility_high": facility.high if facility else None,
        "discrimination": one.discrimination,
        "median_seconds": one.times.median,
        "faults": " ".join(fault.value for fault in one.faults),
    }


def values(table: str, rows: Iterable[Row]) -> Iterator[list[Value]]:
    """Rows as lists, in the order of the table's columns."""
    for row in rows:
        yield [row[column] for column in COLUMNS[table]]


def as_lines(rows: Iterable[Row]) -> bytes:
    """Rows as JSON, one on each line."""
    return b"".join(orjson.dumps(dict[str, Any](row), option=orjson.OPT_APPEND_NEWLINE) for row in rows)


def _moment(at: datetime | None) -> str:
    return "" if at is None else at.isoformat(timespec="seconds")
