"""The figures of a class in a zip of tables, written block by block, so that it takes no more memory for more."""

import asyncio
import tempfile
import zipfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO

from core.chat import Media, Say
from core.course.model import Course
from core.features.insight import rows
from core.features.insight.figuring import walked
from core.features.insight.rows import ANSWERS, COLUMNS, ITEMS, PROGRESS, Row
from core.insight.figures import AnswerSums
from core.insight.spreadsheet_rows import rows_as_csv
from core.store import examples
from core.store.cohorts import Cohort
from core.turn import House

CSV, JSON = "csv", "json"
MIME = "application/zip"
LARGEST = 40 * 2**20
"""Bytes after which no more answers go into an export: what lies below is what platforms and browsers carry with ease."""
TOGETHER = 20
"""Learners whose answers are read at once."""

type Told = Callable[[int], Awaitable[None]]
"""Hears how many learners are done."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A zip, and of how many learners it has the answers."""

    media: Media
    learners: int


@dataclass(slots=True)
class _Tables:
    """The tables as they are being written: answers into the zip at once, of the others there is a row for each learner."""

    file: IO[bytes]
    kind: str
    progress: list[Row] = field(default_factory=list[Row])
    learners: int = 0

    @property
    def is_full(self) -> bool:
        """Whether no more answers fit."""
        return self.file.tell() >= LARGEST

    def text(self, table: str, found: Sequence[Row], *, head: bool) -> bytes:
        """Rows as this kind of export writes them."""
        if self.kind == JSON:
            return rows.as_lines(found)
        lines = list(rows.values(table, found))
        return rows_as_csv([list(COLUMNS[table]), *lines] if head else lines).encode()

    def name(self, table: str) -> str:
        """The file of a table."""
        return f"{table}.{'jsonl' if self.kind == JSON else 'csv'}"


async def zipped(
    house: House, cohort: Cohort, course: Course, kind: str, say: Say, now: datetime, told: Told
) -> Exported:
    """All figures of a class and the answers of its learners, as CSV or as lines of JSON."""
    sums = AnswerSums()
    with tempfile.TemporaryFile() as file:
        tables = _Tables(file, kind)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            with archive.open(tables.name(ANSWERS), "w", force_zip64=True) as entry:
                entry.write(tables.text(ANSWERS, (), head=True))
                async for members in walked(house, cohort, course, sums, now):
                    tables.progress += [rows.progress(one, course) for one in members]
                    ids = [one.learner for one in members]
                    await _write_answers(house, cohort, course, tables, entry, ids)
                    await told(len(tables.progress))
            items = [rows.item(one, course) for one in sums.figures(course)]
            await asyncio.to_thread(_finish, archive, tables, items, say)
        file.seek(0)
        content = await asyncio.to_thread(file.read)
    name = f"{cohort.id}-{now:%Y-%m-%d}-{kind}.zip"
    return Exported(Media.of(name, MIME, content), tables.learners)


async def _write_answers(
    house: House, cohort: Cohort, course: Course, tables: _Tables, entry: IO[bytes], learners: Sequence[int]
) -> None:
    for place in range(0, len(learners), TOGETHER):
        if tables.is_full:
            return
        some = learners[place : place + TOGETHER]
        found = await house.database.read(examples.following, cohort.id, course.id, some)
        written = [rows.answer(one, course) for one in found]
        text = await asyncio.to_thread(tables.text, ANSWERS, written, head=False)
        await asyncio.to_thread(entry.write, text)
        tables.learners += len(some)


def _finish(archive: zipfile.ZipFile, tables: _Tables, items: Sequence[Row], say: Say) -> None:
    archive.writestr(tables.name(PROGRESS), tables.text(PROGRESS, tables.progress, head=True))
    archive.writestr(tables.name(ITEMS), tables.text(ITEMS, items, head=True))
    said = [say("insight-columns", learners=tables.learners, members=len(tables.progress))]
    for table, columns in COLUMNS.items():
        said.append(f"\n{tables.name(table)}")
        said += [
            f"  {column}: {say(f'insight-column-of-{table}-{column.replace("_", "-")}')}"
            for column in columns
        ]
    archive.writestr("columns.txt", "\n".join(said) + "\n")
