"""The courses that can be taken now: those of the content folder, and those that instructors have published.

The first are read once, when Parley starts; the second live in the database, where any process may change them.
"""

import asyncio
import io
import logging
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from core.course.catalogue import Catalogue
from core.course.files.load import load_course
from core.course.model import Course
from core.store import taught
from core.store.database import Database
from core.store.taught import State, TaughtCourse

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Shelf:
    """Puts the published versions beside the courses of the folder, `files`."""

    database: Database
    files: Catalogue
    _known: Sequence[TaughtCourse] = ()
    _loaded: dict[tuple[str, int], Course | None] = field(
        default_factory=dict[tuple[str, int], Course | None]
    )

    async def refresh(self) -> Catalogue | None:
        """What can be taken now; None where that is what it was at the last look."""
        rows = [one for one in await self.database.read(taught.every) if one.version is not None]
        if rows == self._known:
            return None
        for row in rows:
            await self._load(row)
        self._known = rows
        wanted = {_key(row) for row in rows}
        self._loaded = {key: course for key, course in self._loaded.items() if key in wanted}
        return self._catalogue(rows)

    async def _load(self, row: TaughtCourse) -> None:
        key = _key(row)
        if key in self._loaded:
            return
        archive = await self.database.read(taught.archive, *key)
        course = await asyncio.to_thread(course_of, row.course, unpacked(archive or b""))
        if course is None:
            log.error(
                "version %d of the course %s cannot be read by this release: it is left out", key[1], key[0]
            )
        self._loaded[key] = course

    def _catalogue(self, rows: Sequence[TaughtCourse]) -> Catalogue:
        found = [(row, course) for row in rows if (course := self._loaded[_key(row)])]
        return replace(
            self.files,
            courses=(*self.files.courses, *(one for row, one in found if row.state is State.PUBLISHED)),
            retired=tuple(one for row, one in found if row.state is State.ARCHIVED),
            owners={row.course: row.community for row, _ in found},
        )


def course_of(course_id: str, files: Mapping[str, bytes]) -> Course | None:
    """The course of these files, by their names; None where anything is wrong with them. It takes a while: use a thread."""
    with TemporaryDirectory(prefix="parley-course-") as folder:
        root = Path(folder) / course_id
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return load_course(root).course if files else None


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files of a course in a zip: the same files give the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """The files that `packed` put there; none of nothing. What strangers send goes through `core.interchange.archive`."""
    if not archive:
        return {}
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


_NO_TIME = (1980, 1, 1, 0, 0, 0)


def _key(row: TaughtCourse) -> tuple[str, int]:
    assert row.version is not None, "only what was published is on the shelf"
    return row.course, row.version
