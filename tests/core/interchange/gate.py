"""The check of courses, through which all that is imported has to go."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from core.course.check import check_courses
from core.course.files.load import load_course
from core.course.files.schemas import write_schemas
from core.course.model import Course


@dataclass(slots=True)
class Gate:
    """A folder of courses in which an import is tried."""

    root: Path

    def write(self, files: Mapping[str, bytes], name: str = "imported") -> Path:
        folder = self.root / name
        rmtree(folder, ignore_errors=True)
        for file, content in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return folder

    def course(self, files: Mapping[str, bytes], name: str = "imported") -> Course:
        """The course of these files, in which nothing is at fault."""
        loaded = load_course(self.write(files, name))
        assert loaded.course, "\n".join(map(str, loaded.faults))
        return loaded.course

    async def faults(self, files: Mapping[str, bytes], name: str = "imported") -> list[str]:
        """All that the whole check says, without running code."""
        self.write(files, name)
        write_schemas(self.root / "schemas")
        return [one.message for one in (await check_courses(self.root, None)).faults]
